//! Integration tests of the world: scenarios, the clock, the time profile, draws, runs.

mod calendar;
mod draws;
mod scenario_errors;
mod scenario_library;
mod time_profile;
