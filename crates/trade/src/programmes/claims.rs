//! The claimed share: an observed indicator with a measurement equation of its own.
//!
//! The value whose importer files a claim of the preference is not the value that enters exempt: before July 2025 most
//! trade free of any most-favoured-nation duty filed no claim, and from June to July 2025 claims on imports from Mexico
//! went from 47.5 to 86.9 % while the duty charged went from 4.5 to 4.3 %. So claims are written as
//!
//! `claimed(t) = a` before 2025-07, `claimed(t) = b · exempt(t)` from then on,
//!
//! with a the mean claimed share of 2025-01 to 2025-06 and b the mean ratio of the claimed to the modelled exempt share
//! since. The claimed share never enters a rate.

use jiff::civil::{Date, date};

/// First day of the new measurement: claims jump in this month (a break in coding, not in use).
pub const BREAK: Date = date(2025, 7, 1);

/// Measurement equation of the claimed share of one exporter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClaimEquation {
    /// a: claimed share of imports before the break, a fraction.
    pub before: f64,
    /// b: claimed share over exempt share since the break.
    pub ratio: f64,
}

/// One observed month: first day, claimed share of imports, modelled exempt share (fractions).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClaimObservation {
    /// Any day of the month.
    pub day: Date,
    /// Observed claimed share of imports, a fraction.
    pub claimed: f64,
    /// Modelled exempt share of imports, a fraction.
    pub exempt: f64,
}

impl ClaimEquation {
    /// Fits both numbers as means over the observed months. `None` without a month on each side of the break or with
    /// an exempt share of zero.
    pub fn fit(observations: &[ClaimObservation]) -> Option<Self> {
        let (mut before, mut early) = (0.0, 0_u32);
        let (mut ratio, mut late) = (0.0, 0_u32);
        for month in observations {
            if month.day < BREAK {
                before += month.claimed;
                early += 1;
            } else {
                ratio += month.claimed / month.exempt;
                late += 1;
            }
        }
        let equation = Self {
            before: before / f64::from(early),
            ratio: ratio / f64::from(late),
        };
        (equation.before.is_finite() && equation.ratio.is_finite()).then_some(equation)
    }

    /// Claimed share of imports in the month of `day`, a fraction, given the modelled exempt share of imports.
    pub fn claimed(&self, day: Date, exempt: f64) -> f64 {
        let claimed = if day < BREAK {
            self.before
        } else {
            self.ratio * exempt
        };
        claimed.clamp(0.0, 1.0)
    }
}
