//! The observed facts that channels start from: the embedded history and points, and how to ask for them.

use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::history::{History, MonthlySeries};
use vecinos_evidence::points::{Point, Points};

/// All embedded observations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observations {
    /// Monthly series without gaps.
    pub history: History,
    /// Years, quarters, blocks of months.
    pub points: Points,
}

impl Observations {
    /// The embedded ones.
    ///
    /// Errors: a damaged table (tests read them all).
    pub fn embedded() -> Result<Self, Diagnostics> {
        Ok(Self {
            history: History::embedded()?,
            points: Points::embedded()?,
        })
    }

    /// A monthly series.
    ///
    /// Errors: `missing-series`.
    pub fn series(&self, id: &str) -> Result<&MonthlySeries, Diagnostic> {
        self.history
            .get(id)
            .ok_or_else(|| missing("data/history", id))
    }

    /// The points of a series, at least one.
    ///
    /// Errors: `missing-series`.
    pub fn points(&self, id: &str) -> Result<&[Point], Diagnostic> {
        let points = self.points.get(id);
        if points.is_empty() {
            Err(missing("data/points", id))
        } else {
            Ok(points)
        }
    }
}

/// The diagnostic of a series, or of months of it, that a channel needs and the tables lack.
pub fn missing(folder: &str, what: &str) -> Diagnostic {
    Diagnostic::new(
        "missing-series",
        folder,
        1,
        1,
        format!("the embedded tables lack `{what}`"),
    )
}
