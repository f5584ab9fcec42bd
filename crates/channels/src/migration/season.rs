//! The season as two harmonics of the year.

use std::f64::consts::TAU;

use vecinos_evidence::month::Month;
use vecinos_numerics::math::{cos, sin};

/// Numbers that describe a season: cosine and sine of the year, cosine and sine of the half-year.
pub const HARMONICS: usize = 4;

/// The harmonics of a month; January is at the angle 0.
pub fn harmonics(month: Month) -> [f64; HARMONICS] {
    let angle = TAU * month.year_fraction();
    [cos(angle), sin(angle), cos(2.0 * angle), sin(2.0 * angle)]
}
