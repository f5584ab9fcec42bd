//! The table at which the two sides sit: the other side's history, what a person sees, what is written at the end.

use jiff::civil::Date;
use vecinos_numerics::random::Stream;
use vecinos_politics::base_rates::{History, Lever, LeverEffect, Move, MoveKind, Reason, Triggers};
use vecinos_politics::law::CourtMode;
use vecinos_politics::record::{Announcement, Frequencies, Response, ThreatCard, ThreatRecord};
use vecinos_politics::{Authority, Issue, LawBook, LegalState, Party};
use vecinos_report::{Catalogue, behaviour, names, number};
use vecinos_world::governments::{GovernmentPlan, actions, first_day};
use vecinos_world::model::DEFAULT_ELASTICITY_SET;
use vecinos_world::scenario::{GovernmentMode, Scenario, write};
use vecinos_world::{Closure, Draw, INDICATORS, Model, Month, RunPlan};

use super::moves::{Announced, Choice, Person};
use crate::commands::threats::{read_class, told};
use crate::failure::Failure;

/// What is shown of the state, each month.
const SHOWN: [&str; 6] = [
    "real_income.MEX",
    "real_income.USA",
    "imports.USA.MEX",
    "pesos_per_dollar.MEX",
    "commercial_relationship.ALL",
    "security_cooperation.ALL",
];

/// A play under way.
pub(super) struct Game<'a> {
    model: &'a Model,
    scenario: &'a Scenario,
    person: Person,
    /// Everything the other side will do, drawn before; it does not depend on the person, as the record has it.
    other: History,
    record: ThreatRecord,
    book: LawBook,
    responses: Vec<Response>,
    answers: Stream,
    draw: Draw,
    first: Date,
    reached: Date,
}

impl<'a> Game<'a> {
    pub(super) fn new(
        model: &'a Model,
        scenario: &'a Scenario,
        side: Party,
        seed: u64,
    ) -> Result<Self, Failure> {
        let failed = |error: &dyn std::fmt::Display| Failure::Model(error.to_string());
        let mut other = scenario.clone();
        let [usa, mexico] = match side {
            Party::Mexico => [GovernmentMode::BaseRates, GovernmentMode::Scripted],
            _ => [GovernmentMode::Scripted, GovernmentMode::BaseRates],
        };
        other.governments.united_states.mode = usa;
        other.governments.mexico.mode = mexico;
        let plan = GovernmentPlan::of(&other, seed).map_err(|error| failed(&error))?;
        let history = plan.map(|plan| plan.history(0, &Triggers::default()));
        let other = history.transpose().map_err(|error| failed(&error))?;
        let record = ThreatRecord::embedded().map_err(told)?;
        let book = LawBook::embedded().map_err(told)?;
        let first = first_day(scenario);
        let shared = std::sync::Arc::new(book.clone());
        let law = if scenario.header.baseline.keeps_record() {
            LegalState::at_the_end_of_the_record(&shared, first)
        } else {
            LegalState::new(shared, first, CourtMode::AsRecorded)
        };
        let sets = model.elasticity_sets();
        let closure = Closure::FlexibleWages;
        let mut draw = Draw::central(&model.registry, sets, DEFAULT_ELASTICITY_SET, closure)
            .map_err(|error| failed(&error))?;
        // A draw of central values has no history; this one has the history that is played.
        draw.number = Some(0);
        Ok(Self {
            model,
            scenario,
            person: Person::new(side, law),
            other: other.unwrap_or_default(),
            responses: Frequencies::new(&record).responses,
            record,
            book,
            answers: Stream::new(seed, "play.answers", 0),
            draw,
            first,
            reached: first,
        })
    }

    pub(super) fn first(&self) -> Month {
        Month::containing(self.first)
    }

    pub(super) const fn last(&self) -> Month {
        self.scenario.header.end
    }

    fn choices(&self) -> &'static [Choice] {
        match self.person.side {
            Party::Mexico => &Choice::MEXICO,
            _ => &Choice::UNITED_STATES,
        }
    }

    pub(super) fn opening(&self, words: &Catalogue) -> String {
        let arguments = [
            ("side", behaviour::party(words, self.person.side).into()),
            ("first", names::month(words, self.first()).into()),
            ("last", names::month(words, self.last()).into()),
        ];
        words.with("play-opening", &arguments)
    }

    /// What a person reads before choosing: what the other side did, its odds, the state, the choices.
    pub(super) fn month(&mut self, month: Month, words: &Catalogue) -> Result<String, Failure> {
        let day = month.first_day();
        let end = month.last_day();
        self.reached = end;
        self.overdue(day);
        let mut text = format!("\n── {} ──", names::month(words, month));
        let news = self.other.moves.iter();
        for made in news.filter(|made| day <= made.date && made.date <= end) {
            let row = behaviour::row(words, made);
            text.push_str(&format!("\n{} {}: {} ({})", row[0], row[1], row[2], row[5]));
            if matches!(made.kind, MoveKind::Threaten | MoveKind::Renew) {
                text.push_str(&format!("\n   {}", self.odds(made, words)));
            }
        }
        text.push_str(&format!("\n{}", self.state(month, words)?));
        text.push_str(&format!("\n{}", words.text("play-choices")));
        for (number, choice) in self.open(day) {
            let issue = match choice {
                Choice::Threaten(issue) => behaviour::issue(words, issue),
                _ => String::new(),
            };
            let name = words.with(choice.key(), &[("issue", issue.into())]);
            text.push_str(&format!("\n  {number}  {name}"));
        }
        text.push_str(&format!("\n  0  {}", words.text("play-go-on")));
        Ok(text)
    }

    /// Choices that law and play leave open, with their numbers.
    fn open(&self, day: Date) -> Vec<(usize, Choice)> {
        let numbered = self.choices().iter().copied().enumerate();
        numbered
            .map(|(position, choice)| (position + 1, choice))
            .filter(|(_, choice)| self.person.may(day, *choice))
            .collect()
    }

    /// An announcement whose day has passed without a choice has lapsed.
    fn overdue(&mut self, day: Date) {
        if self
            .person
            .announced
            .is_some_and(|announced| announced.deadline < day)
        {
            // Always open while an announcement waits.
            let _ = self.person.choose(day, Choice::Withdraw);
        }
    }

    /// The odds of an announcement by the record.
    fn odds(&self, made: &Move, words: &Catalogue) -> String {
        let announcement = Announcement {
            announced: made.date,
            deadline: made.deadline.unwrap_or(made.date),
            class: read_class(made.authority, made.issue),
            authority: made.authority,
            issue: made.issue,
            rate: made.magnitude,
        };
        let card = ThreatCard::new(&self.record, &self.book, announcement);
        let percent = |value: f64| number::fixed(100.0 * value, 0);
        let arguments = [
            ("odds", percent(card.probability).into()),
            ("low", percent(card.interval.0).into()),
            ("high", percent(card.interval.1).into()),
            ("yes", card.in_force.to_string().into()),
            ("of", card.cases.to_string().into()),
        ];
        words.with("play-odds", &arguments)
    }

    /// Indicators of the month in the central draw, against the baseline.
    fn state(&self, month: Month, words: &Catalogue) -> Result<String, Failure> {
        let failed = |error: &dyn std::fmt::Display| Failure::Model(error.to_string());
        let plan = GovernmentPlan::played(self.history(), self.first);
        let mut scenario = self.scenario.clone();
        scenario.header.end = month;
        scenario.header.start = month;
        let plan = RunPlan::with_governments(self.model, &scenario, Some(plan))
            .map_err(|error| failed(&error))?;
        let mut runs = plan.run(vec![self.draw.clone()], false);
        let Some(run) = runs.pop() else {
            return Ok(String::new());
        };
        let run = run.map_err(|error| failed(&error))?;
        let mut lines = vec![words.text("play-state")];
        for id in SHOWN {
            let Some(position) = INDICATORS.iter().position(|one| one.id() == id) else {
                continue;
            };
            let indicator = &INDICATORS[position];
            let value = |world: usize| run.judged[world].values.get(position).copied();
            let (Some(before), Some(after)) = (value(0), value(1)) else {
                continue;
            };
            let name = names::indicator(words, indicator);
            let side = names::side(words, indicator.side);
            lines.push(format!(
                "  {name}, {side}: {} {}",
                number::signed(indicator.difference(before, after), 2),
                names::unit(words, indicator.unit)
            ));
        }
        Ok(lines.join("\n"))
    }

    /// Makes the choice of this number; what came of it, in words.
    pub(super) fn choose(&mut self, month: Month, number: usize, words: &Catalogue) -> String {
        let day = month.first_day();
        let choice = number
            .checked_sub(1)
            .and_then(|position| self.choices().get(position))
            .copied();
        let Some(choice) = choice else {
            return words.text("play-no-such-move");
        };
        match self.person.choose(day, choice) {
            Ok(made) => {
                let mut text = behaviour::row(words, &made)[2].clone();
                if let (Choice::Threaten(issue), Some(announced)) = (choice, self.person.announced)
                {
                    let answer = self.answer(issue, announced);
                    let row = behaviour::row(words, &answer);
                    text.push_str(&format!("\n{} {}: {} ({})", row[0], row[1], row[2], row[5]));
                    self.other.moves.push(answer);
                    self.other.moves.sort_by_key(|made| made.date);
                }
                text
            }
            Err(rule) if rule.is_empty() => words.text("play-not-now"),
            Err(rule) => words.with("play-not-permitted", &[("rule", rule.into())]),
        }
    }

    /// Mexico's answer to a person's demand: by the frequencies of the record, halfway to the deadline.
    fn answer(&mut self, issue: Issue, announced: Announced) -> Move {
        let given = self.responses.iter();
        let yes = given.filter(|one| **one == Response::Concede).count();
        let share = yes as f64 / self.responses.len().max(1) as f64;
        let concedes = self.answers.uniform() < share;
        let part = if concedes { 1.0 } else { 0.5 };
        let days = vecinos_politics::record::days_between_dates(announced.on, announced.deadline);
        let day = announced
            .on
            .saturating_add(jiff::Span::new().days(i64::from(days / 2)));
        let package = match issue {
            Issue::Migration | Issue::Drugs => Some((Lever::BorderForces, 10_000.0)),
            Issue::Water => Some((Lever::WaterDelivered, 200_000.0)),
            _ => None,
        };
        if let Some((lever, level)) = package {
            self.other.levers.push(LeverEffect {
                actor: Party::Mexico,
                lever,
                level: part * level,
                from: day,
                until: None,
            });
        }
        let count = |number: usize| u32::try_from(number).unwrap_or(0);
        Move {
            date: day,
            actor: Party::Mexico,
            kind: if concedes {
                MoveKind::Concede
            } else {
                MoveKind::ConcedePart
            },
            authority: Authority::None,
            issue,
            magnitude: package.map(|(_, level)| part * level),
            product: None,
            target: Party::UnitedStates,
            deadline: None,
            probability: if concedes { share } else { 1.0 - share },
            reason: Reason::Frequency {
                yes: count(yes),
                of: count(self.responses.len()),
            },
        }
    }

    /// The month ends: the law goes on to the next.
    pub(super) fn close(&mut self, month: Month) {
        self.person.law.advance(month.last_day());
    }

    /// What both sides have done up to the month that was reached.
    pub(super) fn history(&self) -> History {
        let mut history = self.person.history.clone();
        let until = self.reached;
        let other = &self.other;
        let moves = other.moves.iter().filter(|one| one.date <= until).cloned();
        history.moves.extend(moves);
        history.moves.sort_by_key(|one| one.date);
        history
            .tariffs
            .extend(other.tariffs.iter().filter(|one| one.from <= until));
        history
            .levers
            .extend(other.levers.iter().filter(|one| one.from <= until));
        let questions = other.questions.iter();
        history
            .questions
            .extend(questions.filter(|one| one.announced <= until));
        if history.treaty_ends.is_none() {
            let ends = other.treaty_ends;
            history.treaty_ends = ends.filter(|day| *day <= until);
        }
        history
    }

    /// The scenario file of what was played.
    pub(super) fn transcript(&self) -> Result<String, Failure> {
        let failed = |error: &dyn std::fmt::Display| Failure::Model(error.to_string());
        let played = actions::actions(self.model, &self.draw, self.scenario, &self.history())
            .map_err(|error| failed(&error))?;
        let header = &self.scenario.header;
        let side = self.person.side.id();
        let reached = Month::containing(self.reached);
        let heading = write::Heading {
            title: [
                format!("Played as {side}: {}", header.title),
                format!("Jugado como {side}: {}", header.title_es),
            ],
            description: [
                format!(
                    "Transcript of a play as {side} on `{}`, to {reached}: what both sides did, as actions.",
                    self.scenario.name
                ),
                format!(
                    "Transcripción de un juego como {side} sobre `{}`, hasta {reached}: lo que hicieron ambos lados, como acciones.",
                    self.scenario.name
                ),
            ],
        };
        let goods = self.model.geography.goods.len();
        Ok(write::with_actions(self.scenario, &heading, &played, goods))
    }
}
