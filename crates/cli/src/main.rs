//! The `vecinos` command.

fn main() {}
