//! Charts as specifications turned into SVG: no scripts, colours by CSS classes (light and dark), a title and a
//! description for screen readers, labels that stay inside the picture.
//!
//! Two forms carry every figure of a report: [`TimeChart`] (bands and lines by month) and [`RowChart`] (dots,
//! intervals and bars by row, in panels side by side or stacked).

mod rows;
mod scale;
pub(crate) mod svg;
mod text;
mod time;

pub use rows::{Layout, Mark, MarkKind, RowChart, RowPanel};
pub use scale::{Scale, common_ranges, nice_ticks};
pub use text::{text_width, wrap};
pub use time::{TimeChart, TimeLayer};

use serde::Serialize;

/// Whose ink a mark has; the style sheet gives the colours, shapes and dashes tell them apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// The baseline: grey.
    Baseline,
    /// The scenario, or flexible wages: blue.
    First,
    /// Downward-rigid wages, or the second series: orange.
    Second,
    /// Both together: dark neutral.
    Both,
}

impl Ink {
    /// Class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Baseline => "ink-baseline",
            Self::First => "ink-first",
            Self::Second => "ink-second",
            Self::Both => "ink-both",
        }
    }
}
