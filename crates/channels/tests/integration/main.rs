//! Integration tests of the channels.

#![allow(
    clippy::float_cmp,
    clippy::unwrap_used,
    clippy::panic,
    reason = "exact comparisons are meant: identical inputs give identical bits; a test fails by panicking"
)]

mod calendar;
mod every_channel;
mod firearms;
mod investment;
mod irritants;
mod peso;
mod prc_presence;
mod support;
