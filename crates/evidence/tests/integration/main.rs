//! Tests of the public interface of `vecinos-evidence`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::float_cmp,
    reason = "figures that are read must be read exactly"
)]

mod benchmark_folder;
mod data_check;
mod embedded_data;
mod located_errors;
mod measures;
mod rebuild;
mod registry;
mod toml_reading;
