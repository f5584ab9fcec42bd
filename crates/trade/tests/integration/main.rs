//! Integration tests of vecinos-trade: one binary, one module per subject.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod bad_inputs;
mod closed_forms;
mod content;
mod cp2015;
mod cp2015_cases;
mod cp2015_data;
mod cp2015_expected;
mod cp2015_variants;
mod derivatives;
mod embedded_economy;
mod equilibrium_laws;
mod invariances;
mod market_clearing;
mod measures;
mod nash;
mod nash_embedded;
mod near_autarky;
mod oracle;
mod programmes;
mod programmes_record;
mod random_benchmark;
mod random_economy;
mod reference_results;
mod reference_solver;
mod shared_tables;
mod sufficient_statistics;
mod wage_floors;
