//! Integration tests of the politics.

mod record;
mod scores;
