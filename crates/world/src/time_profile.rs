//! The time profile of trade flows: which share of the long-run response has happened after a given time.
//!
//! Boehm, Levchenko and Pandalai-Nayar (2023), *American Economic Review* 113(4): the response of trade to tariffs reaches
//! about a third of its ten-year value after one year (evidence: trade.md §4b). The profile multiplies the long-run log
//! response of each bilateral flow, never the trade elasticity: no constant-elasticity model reproduces the first year.

use crate::Month;

/// Share `m(h)` of the long-run response reached `h` years after a change: linear between knots, flat after the last.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeProfile {
    /// (years, share), years ascending from 0.
    knots: Vec<(f64, f64)>,
}

/// The knots do not describe a profile.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("a time profile needs knots from year 0, in ascending order, with shares from 0 to 1: {0}")]
pub struct TimeProfileError(String);

impl TimeProfile {
    /// A profile through `knots` (years after the change, share of the long-run response).
    ///
    /// Errors: no knot at year 0, years not ascending, a share outside 0 to 1.
    pub fn new(knots: Vec<(f64, f64)>) -> Result<Self, TimeProfileError> {
        let ascending = knots.windows(2).all(|pair| pair[0].0 < pair[1].0);
        let shares = knots
            .iter()
            .all(|(years, share)| years.is_finite() && (0.0..=1.0).contains(share));
        if knots.first().is_none_or(|(years, _)| *years != 0.0) || !ascending || !shares {
            return Err(TimeProfileError(format!("{knots:?}")));
        }
        Ok(Self { knots })
    }

    /// Share of the long-run response `months` after the change: 0 before it, `m(0)` in the month of the change.
    pub fn after_months(&self, months: i32) -> f64 {
        if months < 0 {
            return 0.0;
        }
        let years = f64::from(months) / 12.0;
        let mut earlier = (0.0, 0.0);
        for &(knot, share) in &self.knots {
            if years <= knot {
                let width = knot - earlier.0;
                let position = if width > 0.0 {
                    (years - earlier.0) / width
                } else {
                    1.0
                };
                return earlier.1 + position * (share - earlier.1);
            }
            earlier = (knot, share);
        }
        earlier.1
    }
}

/// A response in force from one month until the next change.
#[derive(Clone, Copy, Debug)]
pub struct Regime<'a> {
    /// First month in force.
    pub from: Month,
    /// Long-run response R(p): one value per quantity.
    pub response: &'a [f64],
}

/// Path of responses in `month`: `Σ_s m(t − s)·[R(p_s) − R(p_{s−1})]`, where R before the first regime is 0 (the benchmark)
/// and `reached(h)` is m, the share reached `h` months after a change (0 for h < 0).
///
/// `regimes` are in order of time and hold responses of one length; the result is added into `path` of that length, which
/// the caller clears.
pub fn adjusted_response(
    reached: impl Fn(i32) -> f64,
    regimes: &[Regime<'_>],
    month: Month,
    path: &mut [f64],
) {
    // Σ_s m_s (R_s − R_{s−1}) = Σ_s (m_s − m_{s+1}) R_s: one pass over each response.
    for (position, regime) in regimes.iter().enumerate() {
        if month < regime.from {
            break;
        }
        let later = regimes
            .get(position + 1)
            .map_or(0.0, |next| reached(month.since(next.from)));
        let weight = reached(month.since(regime.from)) - later;
        if weight != 0.0 {
            for (sum, value) in path.iter_mut().zip(regime.response) {
                *sum += weight * value;
            }
        }
    }
}
