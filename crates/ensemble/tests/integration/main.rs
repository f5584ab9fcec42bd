//! Integration tests of vecinos-ensemble: one binary, one module per subject.
