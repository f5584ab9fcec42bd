//! Integration tests of the channels.

#![allow(
    clippy::float_cmp,
    clippy::unwrap_used,
    clippy::panic,
    reason = "exact comparisons are meant: identical inputs give identical bits; a test fails by panicking"
)]

mod calendar;
mod cartels;
mod every_channel;
mod firearms;
mod investment;
mod irritants;
mod labour;
mod mexican_pressure;
mod migration;
mod overdose;
mod peso;
mod prc_presence;
mod remittances;
mod removals;
mod security_cooperation;
mod support;
