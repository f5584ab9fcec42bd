//! Integration tests of vecinos-report: one binary, one module per subject.
