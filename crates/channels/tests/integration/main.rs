//! Integration tests of the channels.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(
    clippy::float_cmp,
    reason = "exact comparisons are meant: identical inputs give identical bits"
)]

mod calendar;
mod every_channel;
mod firearms;
mod labour;
mod mexican_pressure;
mod remittances;
mod support;
