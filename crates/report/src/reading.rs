//! At which months a report reads its numbers: one year after the departure from the baseline, and the end of the window.

use vecinos_ensemble::{Band, Bands, EnsembleResult, IndicatorBands, IndicatorResult};
use vecinos_world::{Closure, Month};

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
