//! Fixtures of the benchmarks: the problems that are timed, and a plain solver to time them against.

pub mod plain_map;
pub mod problems;
