//! Reading cells of a benchmark: names, rates, and each cell only once.

use std::collections::BTreeMap;

use crate::csv_table::{CsvTable, MOST_PROBLEMS, Row};
use crate::diagnostic::{Diagnostic, Diagnostics, one_of, shown};

/// Which rows have been given, to find a second one for the same cell.
pub(super) struct Seen(pub Vec<usize>);

impl Seen {
    pub(super) fn new(cells: usize) -> Self {
        Self(vec![0; cells])
    }

    /// Marks a cell as given by this row; an error if it was given before.
    pub(super) fn mark(
        &mut self,
        csv: &CsvTable,
        row: &Row,
        cell: usize,
    ) -> Result<(), Diagnostic> {
        let Some(first) = self.0.get_mut(cell) else {
            return Ok(());
        };
        if *first == 0 {
            *first = csv.line(row);
            return Ok(());
        }
        let message = format!("this cell was already given in line {first}");
        Err(csv
            .at(row, 0, "duplicate-row", message)
            .with_expected("each cell once"))
    }
}

/// The position of the name in a field.
pub(super) fn name_in(
    csv: &CsvTable,
    row: &Row,
    column: usize,
    what: &str,
    valid: &[impl AsRef<str>],
    index: impl Fn(&str) -> Option<usize>,
) -> Result<usize, Diagnostic> {
    let name = csv.field(row, column);
    index(name).ok_or_else(|| {
        let valid: Vec<&str> = valid.iter().map(AsRef::as_ref).collect();
        csv.at(
            row,
            column,
            "unknown-name",
            format!("unknown {what} `{}`", shown(name)),
        )
        .with_expected(one_of(&valid))
        .with_suggestion(crate::diagnostic::nearest_name(name, valid))
    })
}

/// A tariff rate: a finite number above −1.
pub(super) fn rate_in(csv: &CsvTable, row: &Row, column: usize) -> Result<f64, Diagnostic> {
    let rate = csv.number(row, column)?;
    if rate > -1.0 {
        return Ok(rate);
    }
    Err(csv
        .at(
            row,
            column,
            "rate-too-low",
            format!("a rate of {rate} would pay the buyer the whole price"),
        )
        .with_expected("a rate above -1"))
}

/// Reads rows (two or three names, a number) into a table; keeps reading after an error to report all of them.
pub(super) fn fill(
    csv: &CsvTable,
    cells: usize,
    read_row: impl Fn(&Row) -> Result<(usize, f64), Vec<Diagnostic>>,
) -> Result<(Vec<f64>, Seen), Diagnostics> {
    let mut values = vec![0.0; cells];
    let mut seen = Seen::new(cells);
    let mut problems = Diagnostics::new();
    for row in csv.rows() {
        if problems.len() >= MOST_PROBLEMS {
            break;
        }
        match read_row(row) {
            Ok((cell, value)) => match seen.mark(csv, row, cell) {
                Ok(()) => values[cell] = value,
                Err(problem) => problems.push(problem),
            },
            Err(found) => found.into_iter().for_each(|problem| problems.push(problem)),
        }
    }
    problems.into_result((values, seen))
}

/// Position of each name; later lists win over earlier ones, empty names are left out.
pub(super) fn positions<'a>(
    codes: impl IntoIterator<Item = &'a str>,
    ids: impl IntoIterator<Item = &'a str>,
) -> BTreeMap<&'a str, usize> {
    let codes = codes
        .into_iter()
        .enumerate()
        .filter(|(_, code)| !code.is_empty());
    codes
        .chain(ids.into_iter().enumerate())
        .map(|(position, name)| (name, position))
        .collect()
}
