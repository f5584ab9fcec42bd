//! Integration tests of the politics.
