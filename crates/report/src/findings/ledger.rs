//! Findings of the ledger: the measured band first, the judged band after it, only where something moves.

use vecinos_ensemble::{Band, EnsembleResult, IndicatorResult};
use vecinos_world::Unit;

use super::quote::{Draft, Located, NOT_WORTH_A_SENTENCE, direction_beyond};
use super::sentences::Sentences;
use super::{Finding, NumberStyle};
use crate::catalogue::Argument;
use crate::measures::touched;
use crate::reading::{Links, Reading, is_nothing, largest, least_difference, one_year, window_end};

/// A sentence about one indicator of the ledger.
struct Subject {
    /// Indicator id.
    id: &'static str,
    /// Message key.
    key: &'static str,
    /// Channels whose levers speak of it first.
    channels: &'static [&'static str],
}

const fn subject(
    id: &'static str,
    key: &'static str,
    channels: &'static [&'static str],
) -> Subject {
    Subject { id, key, channels }
}

/// What the findings speak of, in the order in which they stand unless the scenario touches some of it.
const SUBJECTS: [Subject; 13] = [
    subject("encounters.USA", "finding-encounters", &["migration"]),
    subject("removals.USA", "finding-removals", &["removals"]),
    subject("returned_total.MEX", "finding-returns", &["removals"]),
    subject("gdp.USA", "finding-gdp-usa", &["removals", "labour"]),
    subject(
        "gdp.MEX",
        "finding-gdp-mex",
        &["removals", "labour", "investment"],
    ),
    subject(
        "national_income.MEX",
        "finding-income-mex",
        &["removals", "remittances"],
    ),
    subject("remittances.MEX", "finding-remittances", &["remittances"]),
    subject(
        "homicides.MEX",
        "finding-homicides",
        &["cartels", "firearms"],
    ),
    subject(
        "synthetic_opioid_deaths.USA",
        "finding-overdose",
        &["overdose"],
    ),
    subject(
        "foreign_investment.MEX",
        "finding-investment",
        &["investment"],
    ),
    subject("pesos_per_dollar.MEX", "finding-peso", &["peso"]),
    subject(
        "commercial_relationship.ALL",
        "finding-commercial",
        &["investment", "remittances"],
    ),
    subject(
        "security_cooperation.ALL",
        "finding-security",
        &["security_cooperation", "cartels", "firearms"],
    ),
];

/// Subjects that move, those of channels whose levers the scenario moves first, each with the month at which it is read: the
/// end of the window, or, where the effect is over by then, one year after the departure, or when it is largest.
fn moving(result: &EnsembleResult) -> Vec<(&'static Subject, &IndicatorResult, Reading)> {
    let touched = touched(result);
    let readings: Vec<Reading> = window_end(result)
        .into_iter()
        .chain(one_year(result))
        .collect();
    let mut moving: Vec<_> = SUBJECTS
        .iter()
        .filter_map(|subject| {
            let indicator = result.indicator(subject.id)?;
            let largest = Links::BOTH
                .into_iter()
                .filter_map(|links| largest(result, indicator, links));
            let found =
                readings.iter().copied().chain(largest).find(|reading| {
                    Effect::read(indicator, *reading).is_some_and(|one| one.moves())
                });
            Some((subject, indicator, found?))
        })
        .collect();
    moving.sort_by_key(|(subject, ..)| {
        let own = subject.channels.iter().any(|one| touched.contains(one));
        u8::from(!own)
    });
    moving
}

/// Indicators of the ledger that findings speak of, in their order; those that only judged links move come last.
pub(crate) fn moved(result: &EnsembleResult) -> Vec<&'static str> {
    let mut moving = moving(result);
    moving.sort_by_key(|(_, indicator, reading)| {
        let effect = Effect::read(indicator, *reading);
        u8::from(!effect.is_some_and(|one| one.measured_moves()))
    });
    moving.iter().map(|(subject, ..)| subject.id).collect()
}

/// Size below which a difference of an indicator is not told.
fn least_to_tell(indicator: &IndicatorResult, position: usize) -> f64 {
    let least = least_difference(indicator, position);
    match indicator.indicator.unit {
        Unit::Percent => least.max(NOT_WORTH_A_SENTENCE),
        _ => least,
    }
}

/// How much larger the largest difference must be than the one read before a sentence names it.
const WORTH_NAMING: f64 = 1.25;

/// The difference of an indicator under both sets of links.
struct Effect<'a> {
    measured: Located<'a>,
    judged: Option<Located<'a>>,
    least: f64,
}

impl<'a> Effect<'a> {
    fn read(indicator: &'a IndicatorResult, reading: Reading) -> Option<Self> {
        Some(Self {
            measured: Located::difference(indicator, Links::Measured, reading)?,
            judged: Located::difference(indicator, Links::Judged, reading),
            least: least_to_tell(indicator, reading.position),
        })
    }

    fn measured_moves(&self) -> bool {
        !is_nothing(&self.measured.band, self.least)
    }

    fn moves(&self) -> bool {
        let judged = self.judged.as_ref();
        self.measured_moves() || judged.is_some_and(|one| !is_nothing(&one.band, self.least))
    }

    /// Whether judged links leave the band as it is.
    fn same(&self) -> bool {
        let close = |one: f64, other: f64| (one - other).abs() < self.least;
        self.judged.as_ref().is_some_and(|judged| {
            let (one, other) = (&self.measured.band, &judged.band);
            close(one.p5, other.p5) && close(one.p50, other.p50) && close(one.p95, other.p95)
        })
    }

    fn direction(&self) -> &'static str {
        if self.measured_moves() && self.measured.rounds_to_zero() {
            "unsettled"
        } else if self.measured_moves() {
            direction_beyond(&self.measured.band, self.least)
        } else {
            "none"
        }
    }
}

impl<'a> Sentences<'a> {
    /// Findings of everything in the ledger that moves.
    pub(super) fn ledger(&self) -> Vec<Finding> {
        moving(self.result)
            .into_iter()
            .filter_map(|(subject, indicator, reading)| self.of_ledger(subject, indicator, reading))
            .collect()
    }

    fn of_ledger(
        &self,
        subject: &Subject,
        indicator: &'a IndicatorResult,
        reading: Reading,
    ) -> Option<Finding> {
        let effect = Effect::read(indicator, reading)?;
        let mut draft = self.draft();
        let direction = effect.direction();
        let style = match direction {
            "lower" | "higher" => NumberStyle::Magnitude,
            _ => NumberStyle::Signed,
        };
        let (measured, decimals) = (&effect.measured, effect.measured.decimals());
        let mut arguments = vec![
            ("direction", direction.into()),
            ("month", draft.month(reading)),
        ];
        if effect.measured_moves() {
            arguments.push(("median", draft.median(measured, style, decimals)));
            arguments.push(("band", draft.band(measured, decimals)));
        }
        let rest = [
            self.judged(&effect, reading, &mut draft),
            self.largest(&effect, reading, &mut draft),
            self.window_total(indicator, &mut draft),
        ];
        arguments.push(("judged", rest.concat().into()));
        if let Some(chains) = match subject.id {
            "gdp.USA" => Some(("real_gdp.USA", "finding-gdp-all-workers")),
            "gdp.MEX" => Some(("real_gdp.MEX", "finding-gdp-all-investment")),
            _ => None,
        } {
            arguments.push(("chains", self.chains(chains, reading, &mut draft)?));
        }
        let id = subject.id.replace(['.', '_'], "-");
        Some(draft.finish(&id, subject.key, &arguments))
    }

    /// What judged links make of it.
    fn judged(&self, effect: &Effect<'a>, reading: Reading, draft: &mut Draft<'a>) -> String {
        let Some(judged) = &effect.judged else {
            return String::new();
        };
        if effect.same() {
            return self.catalogue.text("finding-judged-same");
        }
        let decimals = judged.decimals();
        let arguments = [
            ("month", draft.month(reading)),
            (
                "median",
                draft.median(judged, NumberStyle::Signed, decimals),
            ),
            ("band", draft.band(judged, decimals)),
        ];
        if effect.measured_moves() {
            self.catalogue.with("finding-judged", &arguments)
        } else {
            self.catalogue.with("finding-judged-only", &arguments)
        }
    }

    /// The month in which the effect is largest, where that is another month and a clearly larger effect: what a shock does
    /// that is over, or a flow that ends when its stock runs out.
    fn largest(&self, effect: &Effect<'a>, reading: Reading, draft: &mut Draft<'a>) -> String {
        let indicator = effect.measured.indicator;
        let (read, key) = match &effect.judged {
            Some(judged) if !effect.measured_moves() => (judged, "finding-largest-judged"),
            _ => (&effect.measured, "finding-largest"),
        };
        let found = largest(self.result, indicator, read.links)
            .filter(|found| found.position != reading.position)
            .and_then(|found| Located::difference(indicator, read.links, found))
            .filter(|found| found.band.p50.abs() > WORTH_NAMING * read.band.p50.abs())
            .filter(|found| found.band.p50.abs() >= effect.least && !found.rounds_to_zero());
        let Some(found) = found else {
            return String::new();
        };
        let arguments = [
            ("month", draft.month(found.reading)),
            (
                "median",
                draft.median(&found, NumberStyle::Signed, found.decimals()),
            ),
        ];
        self.catalogue.with(key, &arguments)
    }

    /// A flow of people or deaths summed over the window.
    fn window_total(&self, indicator: &IndicatorResult, draft: &mut Draft<'a>) -> String {
        let Some(total) = &indicator.window_total else {
            return String::new();
        };
        let counts = |band: &Band| {
            let ends = [band.p5, band.p50, band.p95];
            ends.iter().all(|end| end.is_finite()) && ends.iter().any(|end| end.abs() >= 1.0)
        };
        let (links, band, key) = match (&total.measured, &total.judged) {
            (measured, _) if counts(measured) => (Links::Measured, measured, "finding-total"),
            (_, Some(judged)) if counts(judged) => (Links::Judged, judged, "finding-total-judged"),
            _ => return String::new(),
        };
        let [median, band] = draft.window_total(&indicator.id, links, band);
        self.catalogue
            .with(key, &[("median", median), ("band", band)])
    }

    /// How much of a change of GDP production chains give by themselves.
    fn chains(
        &self,
        (id, rest): (&str, &str),
        reading: Reading,
        draft: &mut Draft<'a>,
    ) -> Option<Argument> {
        let indicator = self.indicator(id)?;
        let chains = Located::difference(indicator, Links::Measured, reading)?;
        let text = if is_nothing(&chains.band, least_difference(indicator, reading.position)) {
            self.catalogue.text(rest)
        } else {
            let median = draft.median(&chains, NumberStyle::Signed, chains.decimals());
            self.catalogue
                .with("finding-gdp-chains", &[("chains", median)])
        };
        Some(text.into())
    }
}
