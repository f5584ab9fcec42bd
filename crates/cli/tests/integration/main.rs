//! Tests of the house and of the `vecinos` command, in one binary.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says why and stops"
)]

mod backtest;
mod bad_input;
mod channel;
mod command_line;
mod doctor;
mod fixtures;
mod fuzz;
mod governments;
mod house;
mod run;
mod scenario;
mod trade_solve;
