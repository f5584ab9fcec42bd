//! Checks of one action: names, size, dates, and what the law allows.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;
use vecinos_evidence::toml_file::{Spanned, percent_as_fraction};

use super::Checker;
use crate::Month;
use crate::scenario::authority;
use crate::scenario::file::{ActionTable, Authority, Instrument, Names};
use crate::scenario::{Action, Header};

/// Members of the USMCA.
const USMCA: [&str; 3] = ["USA", "MEX", "CAN"];

/// Governments that have levers.
const LEVER_ACTORS: [&str; 2] = ["USA", "MEX"];

impl Checker<'_> {
    /// Names with the span of each (that of the whole value for a single name).
    fn located(names: &Spanned<Names>) -> Vec<(String, Range<usize>)> {
        let span_of = |name: &Spanned<String>| {
            if name.span.is_empty() {
                names.span.clone()
            } else {
                name.span.clone()
            }
        };
        names
            .value
            .0
            .iter()
            .map(|name| (name.value.clone(), span_of(name)))
            .collect()
    }

    pub(super) fn action(&mut self, table: &ActionTable) -> Option<Action> {
        let before = self.problems.len();
        let name = &table.instrument;
        let Some(instrument) = Instrument::named(&name.value) else {
            let problem = self.source.unknown_name(
                name.span.clone(),
                "instrument",
                &name.value,
                Instrument::names(),
            );
            self.push(problem);
            return None;
        };
        let actor = self.region(&table.actor.value, table.actor.span.clone());
        self.lever_actor(instrument, table);
        let targets = self.targets(instrument, table);
        let magnitude = self.magnitude(instrument, table);
        let sectors = self.sectors(instrument, table);
        let share = self.share(instrument, table);
        let (from, threat) = self.beginning(instrument, table);
        let until = table.until.as_ref().map(|day| day.value.last());
        if let (Some(from), Some(until), Some(written)) = (from, until, &table.until)
            && until < from
        {
            let message = format!("the action ends on {until}, before it begins on {from}");
            self.at("date-order", written.span.clone(), message);
        }
        if let (Some(threat), Some(deadline), Some(written)) = (
            threat,
            table.deadline.as_ref().map(|day| day.value.last()),
            &table.deadline,
        ) && deadline < threat
        {
            let message = format!("the deadline {deadline} is before the announcement of {threat}");
            self.at("date-order", written.span.clone(), message);
        }
        self.membership(instrument, table);
        self.legal_limits(instrument, table, from, until);
        if self.problems.len() > before {
            return None;
        }
        Some(Action {
            instrument,
            actor: actor?,
            targets,
            magnitude,
            sectors,
            usmca: table
                .coverage
                .usmca
                .as_ref()
                .map(|usmca| usmca.value)
                .unwrap_or_default(),
            share,
            authority: table.authority.as_ref().map(|authority| authority.value),
            from: from?,
            until,
            threat,
            deadline: table.deadline.as_ref().map(|day| day.value.last()),
            line: self.source.position(table.instrument.span.start).0,
        })
    }

    /// Levers belong to the governments of the two sides.
    fn lever_actor(&mut self, instrument: Instrument, table: &ActionTable) {
        let name = &table.actor.value;
        let known = self.vocabulary.regions.contains(name);
        if matches!(instrument, Instrument::Lever(_))
            && known
            && !LEVER_ACTORS.contains(&name.as_str())
        {
            let message = format!(
                "`{}` is a lever of a government of the two sides, and `{name}` is none",
                instrument.id()
            );
            let problem = self
                .source
                .diagnostic("lever-actor", table.actor.span.clone(), message);
            self.push(problem.with_expected("`USA` or `MEX`"));
        }
    }

    /// An action that begins after the window can never act.
    pub(super) fn inside_window(&mut self, table: &ActionTable, action: &Action, header: &Header) {
        let (first, end) = (Month::containing(action.from), header.end);
        if first <= end || end > Month::LAST || end < header.start {
            return;
        }
        let written = table.from.as_ref().or(table.threat.as_ref());
        let span = written.map_or(table.instrument.span.clone(), |day| day.span.clone());
        let message = format!(
            "the action begins on {} and can never act: the window ends in {end}",
            action.from
        );
        let problem = self
            .source
            .diagnostic("action-outside-window", span, message);
        self.push(problem.with_expected(format!(
            "a day in {end} or before, or a later `end` (at most {})",
            Month::LAST
        )));
    }

    fn targets(&mut self, instrument: Instrument, table: &ActionTable) -> Vec<String> {
        let wanted = !matches!(
            instrument,
            Instrument::RecordedMeasures | Instrument::UsmcaExtension | Instrument::Lever(_)
        );
        match &table.target {
            None if wanted => {
                let message = format!("the instrument `{}` needs a `target`", instrument.id());
                let problem =
                    self.source
                        .diagnostic("missing-key", table.instrument.span.clone(), message);
                self.push(problem.with_expected("`target = \"MEX\"` or a list of regions"));
                Vec::new()
            }
            Some(written) if !wanted => {
                let message = format!("the instrument `{}` has no `target`", instrument.id());
                self.at("needless-key", written.span.clone(), message);
                Vec::new()
            }
            None => Vec::new(),
            Some(written) => {
                if written.value.0.is_empty() {
                    self.at(
                        "empty-list",
                        written.span.clone(),
                        "the list of targets is empty",
                    );
                }
                let mut targets = Vec::new();
                for (name, span) in Self::located(written) {
                    let Some(region) = self.region(&name, span.clone()) else {
                        continue;
                    };
                    if region == table.actor.value {
                        self.at(
                            "own-target",
                            span,
                            format!("`{region}` cannot aim at itself"),
                        );
                    } else if targets.contains(&region) {
                        self.at(
                            "duplicate-name",
                            span,
                            format!("`{region}` is listed twice"),
                        );
                    } else {
                        targets.push(region);
                    }
                }
                targets
            }
        }
    }

    fn magnitude(&mut self, instrument: Instrument, table: &ActionTable) -> f64 {
        let (lowest, highest, meaning) = match instrument {
            Instrument::Tariff => (0.0, 10.0, "a rate as a fraction, 0.25 for 25 %".to_owned()),
            Instrument::TradeCost => {
                let meaning = "a cost as a fraction of value, 0.05 for 5 %";
                (0.0, 10.0, meaning.to_owned())
            }
            Instrument::ContentRule => (0.0, 1.0, "a share of value from 0 to 1".to_owned()),
            Instrument::Lever(lever) => {
                let port = lever.port;
                let meaning = format!(
                    "a number from {} to {} ({}; {} changes nothing)",
                    port.minimum, port.maximum, port.unit, port.neutral
                );
                (port.minimum, port.maximum, meaning)
            }
            _ => {
                if let Some(written) = &table.magnitude {
                    let message =
                        format!("the instrument `{}` has no `magnitude`", instrument.id());
                    self.at("needless-key", written.span.clone(), message);
                }
                return 0.0;
            }
        };
        let Some(written) = &table.magnitude else {
            let message = format!("the instrument `{}` needs a `magnitude`", instrument.id());
            let problem =
                self.source
                    .diagnostic("missing-key", table.instrument.span.clone(), message);
            self.push(problem.with_expected(meaning));
            return 0.0;
        };
        let value = written.value;
        if !(lowest..=highest).contains(&value) {
            let message = format!("the magnitude {value} is outside {lowest} to {highest}");
            let percent = !matches!(instrument, Instrument::Lever(_));
            let as_percent = (percent && value > highest && value <= 1000.0)
                .then(|| percent_as_fraction(&format!("{value}%")))
                .flatten();
            let problem = self
                .source
                .diagnostic("magnitude-range", written.span.clone(), message)
                .with_expected(meaning)
                .with_suggestion(as_percent);
            self.push(problem);
        }
        value
    }

    fn sectors(&mut self, instrument: Instrument, table: &ActionTable) -> Vec<String> {
        let all = || {
            self.vocabulary
                .goods
                .iter()
                .map(|(id, _)| id.clone())
                .collect()
        };
        let Some(written) = &table.coverage.sectors else {
            return if matches!(instrument, Instrument::Lever(_)) {
                Vec::new()
            } else {
                all()
            };
        };
        if matches!(instrument, Instrument::Lever(_)) {
            let message = format!("the instrument `{}` covers no sectors", instrument.id());
            self.at("needless-key", written.span.clone(), message);
        }
        if written.value.0.is_empty() {
            self.at(
                "empty-list",
                written.span.clone(),
                "the list of sectors is empty",
            );
        }
        let mut sectors: Vec<String> = Vec::new();
        for (name, span) in Self::located(written) {
            let found = self
                .vocabulary
                .goods
                .iter()
                .find(|(id, code)| *id == name || *code == name);
            match found {
                Some((id, _)) if sectors.contains(id) => {
                    self.at(
                        "duplicate-name",
                        span,
                        format!("the sector `{id}` is listed twice"),
                    );
                }
                Some((id, _)) => sectors.push(id.clone()),
                None => {
                    let valid = self.vocabulary.goods.iter().map(|(id, _)| id.as_str());
                    let problem = self.source.unknown_name(span, "goods sector", &name, valid);
                    self.push(problem);
                }
            }
        }
        sectors
    }

    fn share(&mut self, instrument: Instrument, table: &ActionTable) -> f64 {
        let Some(written) = &table.coverage.share else {
            return 1.0;
        };
        if !matches!(instrument, Instrument::Tariff | Instrument::TradeCost) {
            let message = format!("the instrument `{}` has no `share`", instrument.id());
            self.at("needless-key", written.span.clone(), message);
        }
        if !(0.0..=1.0).contains(&written.value) {
            let message = format!("the share {} is outside 0 to 1", written.value);
            let problem = self
                .source
                .diagnostic("share-range", written.span.clone(), message);
            self.push(problem.with_expected("a fraction from 0 to 1"));
        }
        written.value
    }

    /// First day in force and day of announcement or notice.
    fn beginning(
        &mut self,
        instrument: Instrument,
        table: &ActionTable,
    ) -> (Option<Date>, Option<Date>) {
        let from = table.from.as_ref().map(|day| day.value.first());
        let threat = table.threat.as_ref().map(|day| day.value.first());
        if let (Some(written), Some(first)) = (&table.from, from)
            && Month::containing(first) < Month::RECORD_START
        {
            let message = format!("{first} is before the record of measures begins");
            let problem = self
                .source
                .diagnostic("date-range", written.span.clone(), message);
            self.push(problem.with_expected(format!("{} or later", Month::RECORD_START)));
        }
        if instrument == Instrument::UsmcaTermination {
            return self.termination(table, from, threat);
        }
        if from.is_none() {
            let message = "the action needs the day from which it is in force";
            let problem =
                self.source
                    .diagnostic("missing-key", table.instrument.span.clone(), message);
            self.push(problem.with_expected("`from = \"2027-01-01\"`"));
        }
        if let (Some(threat), Some(from), Some(written)) = (threat, from, &table.threat)
            && threat > from
        {
            let message =
                format!("the announcement of {threat} is after the action began on {from}");
            self.at("date-order", written.span.clone(), message);
        }
        (from, threat)
    }

    /// The end of the USMCA: six months lie between notice (`threat`) and effect (`from`); either gives the other.
    fn termination(
        &mut self,
        table: &ActionTable,
        from: Option<Date>,
        notice: Option<Date>,
    ) -> (Option<Date>, Option<Date>) {
        match (from, notice) {
            (Some(from), Some(notice)) => {
                if let (Some(earliest), Some(written)) =
                    (authority::usmca_end_after_notice(notice), &table.from)
                    && from < earliest
                {
                    let message = format!(
                        "the USMCA cannot end on {from}: notice given on {notice} takes effect after six months (article 34.6)"
                    );
                    let problem =
                        self.source
                            .diagnostic("authority-limit", written.span.clone(), message);
                    self.push(problem.with_expected(format!("{earliest} or later")));
                }
                (Some(from), Some(notice))
            }
            (Some(from), None) => (Some(from), authority::usmca_notice_for_end(from)),
            (None, Some(notice)) => (authority::usmca_end_after_notice(notice), Some(notice)),
            (None, None) => {
                let message = "the end of the USMCA needs a day of effect or a day of notice";
                let problem =
                    self.source
                        .diagnostic("missing-key", table.instrument.span.clone(), message);
                self.push(problem.with_expected("`from = …` or `threat = …`"));
                (None, None)
            }
        }
    }

    /// Instruments of the USMCA are for its members.
    fn membership(&mut self, instrument: Instrument, table: &ActionTable) {
        let treaty = matches!(
            instrument,
            Instrument::UsmcaTermination | Instrument::UsmcaExtension | Instrument::ContentRule
        );
        if !treaty {
            return;
        }
        let mut named = vec![(table.actor.value.clone(), table.actor.span.clone())];
        if let Some(targets) = &table.target {
            named.extend(Self::located(targets));
        }
        for (name, span) in named {
            let known = self.vocabulary.regions.contains(&name);
            if known && !USMCA.contains(&name.as_str()) {
                let message = format!("`{name}` is not a party to the USMCA");
                let problem = self.source.diagnostic("not-a-party", span, message);
                self.push(problem.with_expected("`USA`, `MEX` or `CAN`"));
            }
        }
    }

    fn legal_limits(
        &mut self,
        instrument: Instrument,
        table: &ActionTable,
        from: Option<Date>,
        until: Option<Date>,
    ) {
        if instrument != Instrument::Tariff {
            return;
        }
        let (Some(written), Some(from)) = (&table.authority, from) else {
            return;
        };
        let claimed = written.value;
        let american = matches!(
            claimed,
            Authority::Ieepa
                | Authority::Section122
                | Authority::Section201
                | Authority::Section232
                | Authority::Section301
                | Authority::Section338
        );
        if american && table.actor.value != "USA" {
            let message = format!("`{}` is an authority of the United States", claimed.id());
            let problem = self
                .source
                .diagnostic("authority-limit", written.span.clone(), message);
            self.push(problem.with_expected("`statute`, `decree`, `treaty` or `hypothetical`"));
        }
        if claimed == Authority::Ieepa && until.is_none_or(|until| until >= authority::IEEPA_RULING)
        {
            let message = format!(
                "the IEEPA gives no tariff power since the ruling of {}",
                authority::IEEPA_RULING
            );
            let problem = self
                .source
                .diagnostic("authority-limit", written.span.clone(), message);
            self.push(
                problem
                    .with_expected("an end before that day, another authority, or `hypothetical`"),
            );
        }
        if let (Some(highest), Some(magnitude)) =
            (authority::highest_rate(claimed), &table.magnitude)
            && magnitude.value > highest
        {
            let message = format!("`{}` allows at most {highest}", claimed.id());
            let problem =
                self.source
                    .diagnostic("authority-limit", magnitude.span.clone(), message);
            self.push(problem.with_expected(format!("at most {highest}, or another authority")));
        }
        if let Some(days) = authority::longest_days(claimed) {
            let last = from.checked_add((days - 1).days()).ok();
            if until.is_none() || until > last {
                let end = last.map_or_else(|| "then".to_owned(), |last| last.to_string());
                let message = format!(
                    "a measure under `{}` lapses after {days} days, on {end}",
                    claimed.id()
                );
                let span = table
                    .until
                    .as_ref()
                    .map_or(written.span.clone(), |day| day.span.clone());
                let problem = self.source.diagnostic("authority-limit", span, message);
                self.push(problem.with_expected(format!("`until = \"{end}\"` or earlier")));
            }
        }
    }
}
