//! One run: a scenario, the monthly clock, the policy state, the trajectory.

pub mod closure;
pub mod draw;
pub mod indicator;
pub mod month;
pub mod scenario;
pub mod time_profile;

pub use closure::Closure;
pub use draw::{Draw, DrawError};
pub use indicator::{Grade, INDICATORS, Indicator, IndicatorKind, Quantity, Side, Timing, Unit};
pub use month::Month;
pub use scenario::Scenario;
