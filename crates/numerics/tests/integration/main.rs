//! Integration tests of vecinos-numerics: one binary, one module per subject.
#![allow(
    clippy::float_cmp,
    reason = "bits and special values are compared, not approximations"
)]

mod fixed_point;
mod lanes;
mod math;
