//! Tests of the house and of the `vecinos` command, in one binary.

mod command_line;
mod fixtures;
mod house;
// mod trade_solve;
