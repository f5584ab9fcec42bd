//! The form of every table of points: series, from, until, value, unit, source, note.

use std::fmt::Write as _;

use super::BuiltFile;
use super::raw::{Folder, month, rounded, some_columns};
use crate::csv_table::CsvTable;
use crate::diagnostic::Diagnostics;

/// One row, months as `YYYY-MM`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub series: String,
    pub from: String,
    pub until: String,
    pub value: String,
    pub unit: &'static str,
    pub source: &'static str,
    pub note: String,
}

/// The table of these rows, in order of series and months.
pub(super) fn file(path: &str, mut rows: Vec<Row>) -> BuiltFile {
    rows.sort();
    let mut text = "series,from,until,value,unit,source,note\n".to_owned();
    for row in rows {
        let Row {
            series,
            from,
            until,
            value,
            unit,
            source,
            note,
        } = row;
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "{series},{from},{until},{value},{unit},{source},{note}"
        );
    }
    BuiltFile {
        path: path.to_owned(),
        text,
    }
}

/// A note that fits into a field without quotes.
pub(super) fn note(text: &str) -> String {
    text.replace(',', ";").replace('"', "'")
}

/// Rows of a raw table of points (`start`, `end`, `value` and the column `label`) whose label is one of `wanted`
/// (label, series); the text of the column `remark` becomes the note.
///
/// Errors, located: a column that is missing, a date or number that is none.
pub(super) fn labelled(
    raw: &Folder,
    path: &str,
    [label, remark]: [&str; 2],
    wanted: &[(&str, &str)],
    unit: &'static str,
    source: &'static str,
) -> Result<Vec<Row>, Diagnostics> {
    let csv: CsvTable = raw.csv(path)?;
    let [start, end, value, label, remark] =
        some_columns(&csv, ["start", "end", "value", label, remark])?;
    let mut rows = Vec::new();
    for row in csv.rows() {
        let text = csv.field(row, label);
        let Some((_, series)) = wanted.iter().find(|(name, _)| *name == text) else {
            continue;
        };
        rows.push(Row {
            series: (*series).to_owned(),
            from: month(&csv, row, start)?,
            until: month(&csv, row, end)?,
            value: rounded(csv.number(row, value)?, 1),
            unit,
            source,
            note: note(csv.field(row, remark)),
        });
    }
    Ok(rows)
}
