//! Overdose: the published model, the supply of fentanyl, the monthly channel.

mod source;
