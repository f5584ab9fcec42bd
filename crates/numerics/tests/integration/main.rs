//! Integration tests of vecinos-numerics: one binary, one module per subject.
