//! Integration tests of vecinos-report: one binary, one module per subject.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]
#![allow(
    clippy::float_cmp,
    reason = "what is written must be the number of the run to the last bit"
)]

mod backcast;
mod catalogue;
mod charts;
mod findings;
mod fixture;
mod ledger_findings;
mod ledger_page;
mod numbers;
mod page;
mod real_run;
mod run_folder;
mod tables;
