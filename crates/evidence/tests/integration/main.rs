//! Integration tests of vecinos-evidence: one binary, one module per subject.
