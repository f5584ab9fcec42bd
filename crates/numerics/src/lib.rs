//! Portable mathematics, fixed points, fixed-order linear algebra, named random streams and quantiles.
//!
//! Everything here gives the same bits on every processor: no transcendental function of the C library, no fused
//! multiply-add, no reordering of sums, no threads.

pub mod distributions;
pub mod fixed_point;
pub mod lanes;
pub mod linear_algebra;
pub mod math;
pub mod quantiles;
pub mod random;
