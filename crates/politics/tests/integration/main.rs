//! Integration tests of the politics.

#![allow(
    clippy::float_cmp,
    reason = "exact comparisons are meant: identical inputs give identical bits"
)]

mod base_rates;
mod law;
mod law_plays;
mod record;
mod scores;
