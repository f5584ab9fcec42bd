//! Integration tests of the channels.

#![allow(
    clippy::float_cmp,
    reason = "exact comparisons are meant: identical inputs give identical bits"
)]

mod calendar;
mod every_channel;
mod firearms;
mod investment;
mod irritants;
mod peso;
mod prc_presence;
mod support;
