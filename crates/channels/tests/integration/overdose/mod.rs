//! Overdose: the published model, the supply of fentanyl, the monthly channel.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::too_many_lines,
    reason = "a test that meets what it does not expect shall fail; counts are small"
)]

mod channel;
mod source;
mod supply;
