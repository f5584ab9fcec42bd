//! The form of every monthly table: series, month, value, unit, source.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::raw::{Folder, month, rounded};
use crate::diagnostic::Diagnostics;

/// Rows by (series, month): value as written, unit, source key.
pub(super) type Rows = BTreeMap<(String, String), (String, &'static str, &'static str)>;

/// The table of these rows, in order of series and month.
pub(super) fn file(path: &str, rows: &Rows) -> BuiltFile {
    let mut text = "series,month,value,unit,source\n".to_owned();
    for ((series, month), (value, unit, source)) in rows {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{series},{month},{value},{unit},{source}");
    }
    BuiltFile {
        path: path.to_owned(),
        text,
    }
}

/// How one column of a raw table becomes a series.
pub(super) struct Column<'a> {
    /// Name of the column.
    pub name: &'a str,
    /// Id of the series.
    pub series: &'a str,
    /// Unit.
    pub unit: &'static str,
    /// Source key.
    pub source: &'static str,
    /// Decimals kept.
    pub decimals: usize,
}

/// Columns of a raw table with one row a month, from `first` (`YYYY-MM`) on, under the conditions `(column, value)`; empty
/// fields are left out.
///
/// Errors, located: a column that is missing, a month or number that is none.
pub(super) fn columns(
    raw: &Folder,
    path: &str,
    date: &str,
    conditions: &[(&str, &str)],
    first: &str,
    wanted: &[Column],
) -> Result<Rows, Diagnostics> {
    let csv = raw.csv(path)?;
    let date = csv.column(date)?;
    let mut rows = Rows::new();
    let mut tests = Vec::new();
    for (name, value) in conditions {
        tests.push((csv.column(name)?, *value));
    }
    for column in wanted {
        let position = csv.column(column.name)?;
        for row in csv.rows() {
            let kept = tests
                .iter()
                .all(|(test, value)| csv.field(row, *test) == *value);
            if !kept || csv.field(row, position).is_empty() {
                continue;
            }
            let month = month(&csv, row, date)?;
            if month.as_str() < first {
                continue;
            }
            let value = rounded(csv.number(row, position)?, column.decimals);
            rows.insert(
                (column.series.to_owned(), month),
                (value, column.unit, column.source),
            );
        }
    }
    Ok(rows)
}
