//! Integration tests of vecinos-trade: one binary, one module per subject.

mod cp2015_data;
mod reference_results;
mod shared_tables;
