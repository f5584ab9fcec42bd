//! Integration tests of vecinos-cli: one binary, one module per subject.
