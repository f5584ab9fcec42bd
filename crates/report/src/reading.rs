//! At which months a report reads its numbers: one year after the departure from the baseline, and the end of the window.

use serde::Serialize;
use vecinos_ensemble::{Band, Bands, EnsembleResult, IndicatorBands, IndicatorResult};
use vecinos_world::{Closure, IndicatorKind, Month, Timing};

/// Below this a difference counts as none (the last digit any report shows is 0.001).
pub(crate) const NOTHING: f64 = 0.0005;

/// Below this share of its level a difference of a level counts as none: it would be lost in rounding.
const NOTHING_OF_LEVEL: f64 = 1e-5;

/// Which couplings were in force behind a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Links {
    /// Published, estimated and accounting links only.
    Measured,
    /// Judged links as well.
    Judged,
}

impl Links {
    /// Both sets, the measured one first.
    pub const BOTH: [Self; 2] = [Self::Measured, Self::Judged];
}

/// A month at which numbers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Month.
    pub month: Month,
    /// Its position in the window.
    pub position: usize,
    /// Why this month.
    pub kind: ReadingKind,
}

/// Why a month is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingKind {
    /// Twelve months after the departure from the baseline.
    OneYear,
    /// Last month of the window.
    WindowEnd,
    /// The month in which the median difference is largest.
    Largest,
}

/// The end of the window; `None` when the window is empty.
pub fn window_end(result: &EnsembleResult) -> Option<Reading> {
    let month = result.months.last().copied()?;
    Some(Reading {
        month,
        position: result.months.len() - 1,
        kind: ReadingKind::WindowEnd,
    })
}

/// Twelve months after the departure; `None` when that is not before the end of the window.
pub fn one_year(result: &EnsembleResult) -> Option<Reading> {
    let month = result.departure?.plus(12);
    let position = result.month_position(month)?;
    (position + 1 < result.months.len()).then_some(Reading {
        month,
        position,
        kind: ReadingKind::OneYear,
    })
}

/// The month in which the median difference of an indicator is farthest from zero, the first of them where several are;
/// `None` where the run has no such bands.
pub fn largest(
    result: &EnsembleResult,
    indicator: &IndicatorResult,
    links: Links,
) -> Option<Reading> {
    let medians = &bands_with(indicator, links)?.difference.p50;
    let mut largest: Option<(usize, f64)> = None;
    for (position, median) in medians.iter().enumerate() {
        let size = median.abs();
        if size.is_finite() && largest.is_none_or(|(_, before)| size > before) {
            largest = Some((position, size));
        }
    }
    let (position, _) = largest?;
    Some(Reading {
        month: result.months.get(position).copied()?,
        position,
        kind: ReadingKind::Largest,
    })
}

/// All readings in order of time.
pub fn readings(result: &EnsembleResult) -> Vec<Reading> {
    one_year(result)
        .into_iter()
        .chain(window_end(result))
        .collect()
}

/// The bands of one month; `None` when a quantile is missing or not finite.
pub fn band_at(bands: &Bands, position: usize) -> Option<Band> {
    let value = |values: &[f64]| {
        values
            .get(position)
            .copied()
            .filter(|value| value.is_finite())
    };
    Some(Band {
        p5: value(&bands.p5)?,
        p25: value(&bands.p25)?,
        p50: value(&bands.p50)?,
        p75: value(&bands.p75)?,
        p95: value(&bands.p95)?,
    })
}

/// The bands of one closure, or of both together.
pub fn bands_of(indicator: &IndicatorResult, closure: Option<Closure>) -> Option<&IndicatorBands> {
    match closure {
        None => Some(&indicator.all),
        Some(closure) => indicator
            .by_closure
            .iter()
            .find(|set| set.closure == closure)
            .map(|set| &set.bands),
    }
}

/// The bands of one set of links; `None` where no link enters the indicator and the set has no bands of its own.
pub fn bands_with(indicator: &IndicatorResult, links: Links) -> Option<&IndicatorBands> {
    match links {
        Links::Measured => Some(&indicator.all),
        Links::Judged => indicator.judged.as_ref(),
    }
}

/// Whether an indicator belongs to the ledger of both sides, as opposed to production chains.
pub fn in_ledger(indicator: &IndicatorResult) -> bool {
    indicator.indicator.timing == Timing::Channel
}

/// Size below which a difference of an indicator counts as none in a month.
pub fn least_difference(indicator: &IndicatorResult, position: usize) -> f64 {
    let level = match indicator.indicator.kind {
        IndicatorKind::Level if in_ledger(indicator) => indicator.all.baseline.p50.get(position),
        IndicatorKind::Level | IndicatorKind::Change => None,
    };
    level.map_or(NOTHING, |level| NOTHING.max(level.abs() * NOTHING_OF_LEVEL))
}

/// Whether a band is too close to zero everywhere to be told from none.
pub fn is_nothing(band: &Band, least: f64) -> bool {
    band.p5.abs() < least && band.p95.abs() < least
}

/// Whether scenario and baseline part at all, in any month, with either set of links.
pub fn moves(indicator: &IndicatorResult) -> bool {
    let sets = Links::BOTH.into_iter();
    sets.filter_map(|links| bands_with(indicator, links))
        .any(|bands| {
            (0..bands.difference.p50.len()).any(|position| {
                band_at(&bands.difference, position)
                    .is_some_and(|band| !is_nothing(&band, least_difference(indicator, position)))
            })
        })
}

/// Whether anything of production chains parts from the baseline.
pub fn trade_moves(result: &EnsembleResult) -> bool {
    let mut chains = result.indicators.iter().filter(|one| !in_ledger(one));
    result.departure.is_some() && chains.any(moves)
}
