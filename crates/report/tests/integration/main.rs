//! Integration tests of vecinos-report: one binary, one module per subject.

mod fixture;
mod page;
