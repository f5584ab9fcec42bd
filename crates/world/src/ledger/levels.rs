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
    /// The same month of the last observed year: for a mechanism that has its own seasons.
    SameMonth,
    /// The level of the last three months without their season, times the season of the month: for a mechanism without
    /// seasons.
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
    /// Seasonal factors by calendar month, January first, and the last level without its season; used by
    /// [`Continuation::Seasonal`].
    season: Season,
}

/// Seasonal factors of a series, with mean 1, and its last level.
#[derive(Clone, Debug, PartialEq)]
struct Season {
    /// January first.
    factors: [f64; 12],
    /// Mean of the last three months, each divided by its factor.
    level: f64,
}

impl Season {
    /// Ratios to the centred mean of twelve months, averaged by calendar month over the series (classical decomposition).
    /// A series of less than two years has no season.
    fn of(first: Month, values: &[f64]) -> Self {
        let calendar = |position: usize| {
            let steps = i32::try_from(position).unwrap_or(i32::MAX);
            calendar_place(first.plus(steps))
        };
        let (mut sums, mut counts) = ([0.0; 12], [0_usize; 12]);
        if values.len() >= 24 {
            for (start, window) in values.windows(13).enumerate() {
                let inner: f64 = window[1..12].iter().sum();
                let trend = (inner + f64::midpoint(window[0], window[12])) / 12.0;
                if trend > 0.0 {
                    sums[calendar(start + 6)] += window[6] / trend;
                    counts[calendar(start + 6)] += 1;
                }
            }
        }
        let mut factors = [1.0; 12];
        if counts.iter().all(|count| *count > 0) {
            for (factor, (sum, count)) in factors.iter_mut().zip(sums.iter().zip(counts)) {
                *factor = sum / count as f64;
            }
            let mean = factors.iter().sum::<f64>() / 12.0;
            if factors.iter().all(|factor| *factor > 0.0) {
                factors = factors.map(|factor| factor / mean);
            } else {
                factors = [1.0; 12];
            }
        }
        let start = values.len().saturating_sub(3);
        let last = values.iter().enumerate().skip(start);
        let sum: f64 = last
            .map(|(position, value)| value / factors[calendar(position)])
            .sum();
        let level = sum / (values.len() - start).max(1) as f64;
        Self { factors, level }
    }
}

/// Place of a month in its year, January 0.
fn calendar_place(month: Month) -> usize {
    usize::try_from(month.month() - 1).unwrap_or(0)
}

/// A level and the month whose mechanism it already contains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelOfMonth {
    /// Value in the unit of the series.
    pub value: f64,
    /// The month itself, the one that the continuation repeats, or the middle of the months whose level goes on.
    pub observed_in: Month,
}

impl ObservedLevel {
    /// Reads a level.
    ///
    /// Errors: `missing-series`; a series of less than a year that is to go on by the same month.
    pub fn read(
        observations: &Observations,
        observed: Observed,
        continuation: Continuation,
    ) -> Result<Self, Diagnostic> {
        match observed {
            Observed::Monthly(id) => {
                let series = observations.series(id)?;
                let enough = match continuation {
                    Continuation::SameMonth => 12,
                    Continuation::Seasonal => 3,
                    Continuation::LastValue => 1,
                };
                if series.values.len() < enough {
                    return Err(missing("data/history", id));
                }
                Ok(Self {
                    first: series.first,
                    season: Season::of(series.first, &series.values),
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
                let values = vec![sum / f64::from(months)];
                Ok(Self {
                    first: last,
                    season: Season::of(last, &values),
                    values,
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
                let calendar = calendar_place(month);
                return Some(LevelOfMonth {
                    value: self.season.level * self.season.factors[calendar],
                    observed_in: self.last().plus(-1).max(self.first),
                });
            }
            Continuation::SameMonth => {
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
