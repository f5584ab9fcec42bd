//! Integration tests of vecinos-trade: one binary, one module per subject.
