//! Observed levels and how they go on: the record where there is one, then the seasonal naive forecast with drift.
//!
//! A level shown is this record or forecast times the mechanism's ratio: after the last observation, times the model's own
//! change since the month the forecast repeats; in any world other than the recorded one, times the ratio of that world to
//! the recorded one.

use vecinos_evidence::history::{History, MonthlySeries};
use vecinos_numerics::math::{exp, ln};

use crate::Month;
use crate::indicator::Side;

/// Years over which the drift is measured, ending with 2024, the last year before the measures of 2025.
const DRIFT_YEARS: i32 = 10;

/// Last year of the drift.
const DRIFT_END: i32 = 2024;

/// Monthly level of one trade flow, in billion U.S. dollars.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedLevel {
    /// Importer.
    pub importer: Side,
    /// Exporter.
    pub exporter: Side,
    /// Source key.
    pub source: String,
    first: Month,
    values: Vec<f64>,
    /// Mean yearly growth of the logarithm.
    drift: f64,
}

/// A level and the month whose model state it already contains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// Billion U.S. dollars a month.
    pub value: f64,
    /// The observed month: the month itself, or the one that the seasonal forecast repeats.
    pub observed_in: Month,
}

/// A series that the levels need is missing or too short.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the history lacks what a level of `{0}` needs: every month from 2025-01 on and the years 2014 and 2024"
)]
pub struct MissingHistory(pub &'static str);

impl RecordedLevel {
    /// The four flows that are shown as levels: U.S. imports from Mexico, Canada and China; U.S. exports to Mexico.
    ///
    /// Errors: a missing or too short series.
    pub fn all(history: &History) -> Result<Vec<Self>, MissingHistory> {
        [
            (Side::Usa, Side::Mex, "imports.MEX"),
            (Side::Usa, Side::Can, "imports.CAN"),
            (Side::Usa, Side::Chn, "imports.CHN"),
            (Side::Mex, Side::Usa, "exports.MEX"),
        ]
        .into_iter()
        .map(|(importer, exporter, id)| {
            let series = history.get(id).ok_or(MissingHistory(id))?;
            Self::of(importer, exporter, series).ok_or(MissingHistory(id))
        })
        .collect()
    }

    fn of(importer: Side, exporter: Side, series: &MonthlySeries) -> Option<Self> {
        let first = series.first;
        let year = |year: i32| -> Option<f64> {
            let january = usize::try_from(Month::new(year, 1)?.since(first)).ok()?;
            series
                .values
                .get(january..january + 12)
                .map(|months| months.iter().sum())
        };
        let drift =
            (ln(year(DRIFT_END)?) - ln(year(DRIFT_END - DRIFT_YEARS)?)) / f64::from(DRIFT_YEARS);
        let level = Self {
            importer,
            exporter,
            source: series.source.clone(),
            first,
            values: series
                .values
                .iter()
                .map(|millions| millions / 1000.0)
                .collect(),
            drift,
        };
        (level.last() >= Month::RECORD_START && drift.is_finite()).then_some(level)
    }

    /// Last month observed.
    pub fn last(&self) -> Month {
        self.first
            .plus(i32::try_from(self.values.len()).unwrap_or(i32::MAX) - 1)
    }

    /// Mean yearly growth from 2014 to 2024 (of the logarithm).
    pub const fn drift(&self) -> f64 {
        self.drift
    }

    /// What was observed in a month, billion U.S. dollars; `None` outside the record.
    pub fn observed(&self, month: Month) -> Option<f64> {
        self.values
            .get(usize::try_from(month.since(self.first)).ok()?)
            .copied()
    }

    /// The naive forecast of a month from data up to `origin`: the value of the same month in the year that ends with
    /// `origin`, grown by the drift (of 2014 to 2024). Up to `origin` it is the record itself.
    /// `None` where that month was not observed.
    pub fn seasonal_naive(&self, origin: Month, month: Month) -> Option<f64> {
        let years = (month.since(origin).max(0) + 11) / 12;
        let value = self.observed(month.plus(-12 * years))?;
        Some(value * exp(self.drift * f64::from(years)))
    }

    /// The level of a month: observed, or the value of the same month in the last observed year, grown by the drift.
    /// `None` before the first observation.
    pub fn at(&self, month: Month) -> Option<Level> {
        let years = (month.since(self.last()).max(0) + 11) / 12;
        let observed_in = month.plus(-12 * years);
        let value = *self
            .values
            .get(usize::try_from(observed_in.since(self.first)).ok()?)?;
        Some(Level {
            value: value * exp(self.drift * f64::from(years)),
            observed_in,
        })
    }
}
