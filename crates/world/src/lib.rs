//! One run: a scenario, the monthly clock, the policy state, the trajectory.

pub mod closure;
pub mod indicator;
pub mod month;

pub use closure::Closure;
pub use indicator::{Grade, INDICATORS, Indicator, IndicatorKind, Quantity, Side, Timing, Unit};
pub use month::Month;
