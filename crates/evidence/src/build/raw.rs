//! Reading raw tables by column name.

use std::path::Path;

use crate::csv_table::{CsvTable, Row};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source_text::SourceText;

/// The folder of raw data.
pub(super) struct Folder<'a>(pub &'a Path);

impl Folder<'_> {
    /// Reads a CSV file of the folder.
    pub(super) fn csv(&self, path: &str) -> Result<CsvTable, Diagnostics> {
        CsvTable::parse(SourceText::read(&self.0.join(path))?)
    }

    /// Reads a text file of the folder.
    pub(super) fn text(&self, path: &str) -> Result<SourceText, Diagnostics> {
        Ok(SourceText::read(&self.0.join(path))?)
    }
}

/// The month, `YYYY-MM`, of a date or month in a field.
///
/// Errors: `invalid-value`.
pub(super) fn month(csv: &CsvTable, row: &Row, column: usize) -> Result<String, Diagnostic> {
    let text = csv.field(row, column);
    let month = text.get(..7).unwrap_or(text);
    month
        .parse::<crate::month::Month>()
        .map(|month| month.to_string())
        .map_err(|_| {
            csv.at(row, column, "invalid-value", "this is not a month")
                .with_expected("`YYYY-MM`")
        })
}

/// A number rounded to `decimals` decimals, written with the fewest digits.
pub(super) fn rounded(number: f64, decimals: usize) -> String {
    let written = format!("{number:.decimals$}");
    let trimmed = if written.contains('.') {
        written.trim_end_matches('0').trim_end_matches('.')
    } else {
        &written
    };
    if trimmed == "-0" {
        "0".to_owned()
    } else {
        trimmed.to_owned()
    }
}

/// Positions of some columns of a table that has others too.
///
/// Errors: `missing-column`, located.
pub(super) fn some_columns<const COUNT: usize>(
    csv: &CsvTable,
    names: [&str; COUNT],
) -> Result<[usize; COUNT], Diagnostics> {
    let mut positions = [0; COUNT];
    for (position, name) in positions.iter_mut().zip(names) {
        *position = csv.column(name)?;
    }
    Ok(positions)
}
