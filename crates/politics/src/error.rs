//! What can go wrong when the embedded tables are read.

use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};

/// Why the politics could not be set up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoliticsError {
    /// A table is damaged: where and how.
    #[error("{0}")]
    Evidence(#[from] Diagnostics),
    /// A table lacks something that the model needs.
    #[error("data/{table} has no {what}")]
    Missing {
        /// Path under the data folder.
        table: &'static str,
        /// What is not there.
        what: String,
    },
}

impl From<Diagnostic> for PoliticsError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Evidence(diagnostic.into())
    }
}
