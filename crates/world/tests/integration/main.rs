//! Integration tests of vecinos-world: one binary, one module per subject.
