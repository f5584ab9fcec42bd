//! Observed levels of the ledger and how they go on: the record, then its continuation.
//!
//! A level shown is the observed or continued level times the mechanism's ratio: the world's output against the output of the
//! recorded world in the month that the level rests on. A mechanism whose raw projection missed does not move the level.

use vecinos_channels::Observations;
use vecinos_channels::observations::missing;
use vecinos_evidence::diagnostic::Diagnostic;

use crate::Month;

/// How a level goes on after its last observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuation {
    /// The same month of the last observed year.
    Seasonal,
    /// The last observed value.
    LastValue,
}

/// Where a level comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observed {
    /// A monthly series of the history.
    Monthly(&'static str),
    /// Observations of spans (quarters, years): the sum of those inside the last twelve months of the series, spread evenly.
    LastYear(&'static str),
}

/// A level by month.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservedLevel {
    first: Month,
    values: Vec<f64>,
    continuation: Continuation,
}

/// A level and the month whose mechanism it already contains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelOfMonth {
    /// Value in the unit of the series.
    pub value: f64,
    /// The month itself, or the one that the continuation repeats.
    pub observed_in: Month,
}

impl ObservedLevel {
    /// Reads a level.
    ///
    /// Errors: `missing-series`; a series of less than a year that is to go on by season.
    pub fn read(
        observations: &Observations,
        observed: Observed,
        continuation: Continuation,
    ) -> Result<Self, Diagnostic> {
        match observed {
            Observed::Monthly(id) => {
                let series = observations.series(id)?;
                let enough = match continuation {
                    Continuation::Seasonal => 12,
                    Continuation::LastValue => 1,
                };
                if series.values.len() < enough {
                    return Err(missing("data/history", id));
                }
                Ok(Self {
                    first: series.first,
                    values: series.values.clone(),
                    continuation,
                })
            }
            Observed::LastYear(id) => {
                let points = observations.points(id)?;
                let last = points.iter().map(|point| point.until).max();
                let last = last.ok_or_else(|| missing("data/points", id))?;
                let year = points
                    .iter()
                    .filter(|point| point.from > last.plus(-12) && point.until <= last);
                let (mut sum, mut months) = (0.0, 0);
                for point in year {
                    sum += point.value;
                    months += point.months();
                }
                if months == 0 {
                    return Err(missing("data/points", id));
                }
                Ok(Self {
                    first: last,
                    values: vec![sum / f64::from(months)],
                    continuation: Continuation::LastValue,
                })
            }
        }
    }

    /// Month of the last observation.
    pub fn last(&self) -> Month {
        let steps = i32::try_from(self.values.len()).unwrap_or(i32::MAX) - 1;
        self.first.plus(steps)
    }

    /// What was observed in a month; `None` outside the record.
    pub fn observed(&self, month: Month) -> Option<f64> {
        let position = usize::try_from(month.since(self.first)).ok()?;
        self.values.get(position).copied()
    }

    /// The level of a month: observed, or continued; before the record its first value.
    pub fn at(&self, month: Month) -> Option<LevelOfMonth> {
        let observed_in = match self.continuation {
            _ if month <= self.last() => month.max(self.first),
            Continuation::LastValue => self.last(),
            Continuation::Seasonal => {
                let years = (month.since(self.last()) + 11) / 12;
                month.plus(-12 * years)
            }
        };
        Some(LevelOfMonth {
            value: self.observed(observed_in)?,
            observed_in,
        })
    }

    /// Mean over the observed months of the years 2017 to 2019, the base of the indices; the first value where there are none.
    pub fn base(&self) -> Option<f64> {
        let first = Month::RECORD_START.plus(-96);
        let observed: Vec<f64> = first
            .through(first.plus(35))
            .filter_map(|month| self.observed(month))
            .collect();
        if observed.is_empty() {
            return self.values.first().copied();
        }
        Some(observed.iter().sum::<f64>() / observed.len() as f64)
    }
}
