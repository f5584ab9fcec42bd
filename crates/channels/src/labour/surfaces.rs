//! The two published response surfaces of U.S. output to fewer workers, exact at the rows of their tables.

use vecinos_evidence::month::Month;

/// Workers removed in the two scenarios of the Peterson Institute, million.
pub const PETERSON_WORKERS: [f64; 2] = [1.3, 8.3];

/// Months over which both scenarios of the Peterson Institute run: 2025 to 2028, the year of the table.
pub const PETERSON_MONTHS: f64 = 48.0;

/// Months from 2028 to 2040, at the end of which output is "still below".
pub const PETERSON_RECOVERY_MONTHS: f64 = 144.0;

/// Share of the unauthorised that Penn Wharton's policy removes in a year.
pub const PENN_WHARTON_YEARLY_SHARE: f64 = 0.1;

/// Years of the two policies of Penn Wharton.
pub const PENN_WHARTON_YEARS: [i32; 2] = [4, 10];

/// Share of the unauthorised gone after `years` of removing a tenth of those left.
pub fn share_removed_after(years: i32) -> f64 {
    1.0 - (1.0 - PENN_WHARTON_YEARLY_SHARE).powi(years)
}

/// The broken line from the origin through two nodes `(places, values)`, each half continued.
pub fn through_nodes(places: [f64; 2], values: [f64; 2], at: f64) -> f64 {
    let [first, second] = places;
    let [low, high] = values;
    if at <= first {
        // Added to zero, so that no workers give no negative zero.
        0.0 + low * at / first
    } else {
        low + (high - low) * (at - first) / (second - first)
    }
}

/// How much of the effect of workers removed `age` months ago remains under the Peterson Institute's path: all through the
/// four years of the scenario, then `recovery` is regained by 2040 along a line.
pub fn peterson_remaining(age: f64, recovery: f64) -> f64 {
    let since = (age - PETERSON_MONTHS).max(0.0);
    1.0 - recovery * (since / PETERSON_RECOVERY_MONTHS).min(1.0)
}

/// How far a month lies between Penn Wharton's two dates: 0 to December 2034, 1 from December 2054.
pub fn penn_wharton_progress(month: Month) -> f64 {
    let early = Month::RECORD_START.plus(12 * (2034 - 2025) + 11);
    let months = f64::from(month.since(early));
    (months / f64::from(12 * (2054 - 2034))).clamp(0.0, 1.0)
}

/// Penn Wharton's percentage at a share of the unauthorised removed: the values are those of the four-year and the ten-year
/// policy.
pub fn penn_wharton(values: [f64; 2], share: f64) -> f64 {
    through_nodes(PENN_WHARTON_YEARS.map(share_removed_after), values, share)
}
