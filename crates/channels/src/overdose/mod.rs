//! Overdose (work in progress).

pub mod inputs;
pub mod numbers;
pub mod source;
pub mod source_parameters;
