//! The one calendar behind every channel: how months, model weeks and steps of SOURCE fit together.
//!
//! - The clock of the world ticks in calendar months; days inside a month are calendar days.
//! - SOURCE (`overdose`) takes 16 steps a year from the beginning of 1999: 4 steps a quarter, a month has one or two.
//! - The cartel model takes weeks of a 52-week year from the beginning of 2012: 13 weeks a quarter, a month has four or five.
//!
//! A step belongs to the month in which it begins. Both grids are exact in whole numbers, so no step is lost or taken
//! twice, whatever the first month.

use std::ops::Range;

use vecinos_evidence::month::Month;

/// Steps of SOURCE in a year.
pub const SOURCE_STEPS_PER_YEAR: i32 = 16;

/// Weeks in a year of the cartel model.
pub const WEEKS_PER_YEAR: i32 = 52;

/// Months in a year.
pub const MONTHS_PER_YEAR: i32 = 12;

/// Mean length of a month in days, for rates given per day.
pub const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

/// January 1999, where SOURCE begins.
pub fn source_start() -> Month {
    Month::RECORD_START.plus((1999 - 2025) * MONTHS_PER_YEAR)
}

/// January 2012, where the cartel model begins.
pub fn cartels_start() -> Month {
    Month::RECORD_START.plus((2012 - 2025) * MONTHS_PER_YEAR)
}

/// Steps of SOURCE that begin in a month, counted from 0 at the beginning of 1999. Negative before 1999.
pub fn source_steps(month: Month) -> Range<i32> {
    grid(month, source_start(), SOURCE_STEPS_PER_YEAR)
}

/// Model weeks that begin in a month, counted from 0 at the beginning of 2012. Negative before 2012.
pub fn weeks(month: Month) -> Range<i32> {
    grid(month, cartels_start(), WEEKS_PER_YEAR)
}

/// Points of a grid of `per_year` steps a year from `start` that begin in a month.
fn grid(month: Month, start: Month, per_year: i32) -> Range<i32> {
    let begin = |months: i32| ceiling_division(months * per_year, MONTHS_PER_YEAR);
    let months = month.since(start);
    begin(months)..begin(months + 1)
}

fn ceiling_division(numerator: i32, denominator: i32) -> i32 {
    -(-numerator).div_euclid(denominator)
}
