//! Integration tests of the politics.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests may fail loudly, as tests do"
)]
#![allow(
    clippy::float_cmp,
    reason = "exact comparisons are meant: identical inputs give identical bits"
)]

mod base_rates;
mod game;
mod game_histories;
mod law;
mod law_plays;
mod random_acts;
mod record;
mod scores;
