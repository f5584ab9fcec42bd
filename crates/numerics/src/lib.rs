//! Portable mathematics, fixed points, fixed-order linear algebra, named random streams and quantiles.
