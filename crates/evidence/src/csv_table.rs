//! Reading small CSV tables with named columns, every error located at its field.

use csv::StringRecord;
use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Diagnostics, nearest_name, one_of, shown};
use crate::month::Month;
use crate::source_text::SourceText;
use crate::toml_file::percent_as_fraction;

/// Problems reported of one table before reading stops.
pub const MOST_PROBLEMS: usize = 100;

/// A CSV text with a header line, comma-separated, quotation marks allowed, empty lines skipped.
#[derive(Clone, Debug)]
pub struct CsvTable {
    source: SourceText,
    header: Vec<String>,
    header_start: usize,
    rows: Vec<Row>,
}

/// One record of a table.
#[derive(Clone, Debug)]
pub struct Row {
    fields: StringRecord,
    start: usize,
}

impl CsvTable {
    /// Splits a text into records; every record must have as many fields as the header.
    ///
    /// Errors (located): `empty-table`, `duplicate-column`, `wrong-field-count`, `csv-syntax`.
    pub fn parse(source: SourceText) -> Result<Self, Diagnostics> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(source.text().as_bytes());
        let mut problems = Diagnostics::new();
        let mut rows = Vec::new();
        for record in reader.records() {
            match record {
                Ok(fields) => {
                    let start = fields
                        .position()
                        .map_or(0, |position| offset(position.byte()));
                    rows.push(Row {
                        start: skip_line_ends(source.text(), start),
                        fields,
                    });
                }
                Err(error) => {
                    let at = error
                        .position()
                        .map_or(0, |position| offset(position.byte()));
                    let start = skip_line_ends(source.text(), at);
                    problems.push(source.diagnostic(
                        "csv-syntax",
                        start..start,
                        format!("unreadable record: {error}"),
                    ));
                    return Err(problems);
                }
            }
        }
        let mut rows = rows.into_iter();
        let Some(first) = rows.next() else {
            return Err(source
                .diagnostic("empty-table", 0..0, "the table is empty")
                .with_expected("a header line and records")
                .into());
        };
        let header: Vec<String> = first.fields.iter().map(str::to_owned).collect();
        let mut table = Self {
            source,
            header,
            header_start: first.start,
            rows: rows.collect(),
        };
        for (position, name) in table.header.iter().enumerate() {
            if table
                .header
                .iter()
                .take(position)
                .any(|earlier| earlier == name)
            {
                problems.push(table.at_header(
                    position,
                    "duplicate-column",
                    format!("the column `{}` stands twice", shown(name)),
                ));
            }
        }
        problems.into_result(())?;
        let mut problems = Diagnostics::new();
        let width = table.header.len();
        for row in &table.rows {
            if problems.len() == MOST_PROBLEMS {
                break;
            }
            if row.fields.len() != width {
                let message = format!("this record has {} fields", row.fields.len());
                let last = row.fields.len().min(width).saturating_sub(1);
                let problem = table.at(row, last, "wrong-field-count", message);
                problems.push(
                    problem.with_expected(format!("{width} fields: {}", table.header.join(","))),
                );
            }
        }
        table.rows.retain(|row| row.fields.len() == width);
        problems.into_result(table)
    }

    /// Positions of the wanted columns, which must be all the columns there are, in any order.
    ///
    /// Errors (located in the header): `missing-column`, `unknown-column` with the nearest name.
    pub fn columns<const COUNT: usize>(
        &self,
        wanted: [&str; COUNT],
    ) -> Result<[usize; COUNT], Diagnostics> {
        let mut problems = Diagnostics::new();
        for (position, name) in self.header.iter().enumerate() {
            if !wanted.contains(&name.as_str()) {
                problems.push(
                    self.at_header(
                        position,
                        "unknown-column",
                        format!("unknown column `{}`", shown(name)),
                    )
                    .with_expected(one_of(&wanted))
                    .with_suggestion(nearest_name(name, wanted)),
                );
            }
        }
        let found = wanted.map(|name| {
            self.column(name).unwrap_or_else(|problem| {
                problems.push(problem);
                0
            })
        });
        problems.into_result(found)
    }

    /// Position of one column.
    ///
    /// Errors: `missing-column`.
    pub fn column(&self, name: &str) -> Result<usize, Diagnostic> {
        self.header
            .iter()
            .position(|column| column == name)
            .ok_or_else(|| {
                self.at_header(
                    0,
                    "missing-column",
                    format!("the column `{name}` is missing"),
                )
                .with_expected(format!("a column `{name}`"))
            })
    }

    /// Names of the columns in order.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The records in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The text the table came from.
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// The text of a field; empty when there is no such column.
    pub fn field<'a>(&self, row: &'a Row, column: usize) -> &'a str {
        row.fields.get(column).unwrap_or_default()
    }

    /// The line of a record, from 1.
    pub fn line(&self, row: &Row) -> usize {
        self.source.position(row.start).0
    }

    /// A diagnostic at a field of a record, quoting it.
    pub fn at(
        &self,
        row: &Row,
        column: usize,
        code: &'static str,
        message: impl Into<String>,
    ) -> Diagnostic {
        self.locate(row.start, column, self.field(row, column), code, message)
    }

    /// A diagnostic at a column's name in the header, quoting it.
    pub fn at_header(
        &self,
        column: usize,
        code: &'static str,
        message: impl Into<String>,
    ) -> Diagnostic {
        let name = self.header.get(column).map_or("", String::as_str);
        self.locate(self.header_start, column, name, code, message)
    }

    /// A finite number in a field.
    ///
    /// Errors: `percent-sign` ("25%", suggesting 0.25), `not-a-number`, `not-finite`.
    pub fn number(&self, row: &Row, column: usize) -> Result<f64, Diagnostic> {
        let text = self.field(row, column);
        if let Ok(number) = text.parse::<f64>() {
            return if number.is_finite() {
                Ok(number)
            } else {
                Err(self.at(
                    row,
                    column,
                    "not-finite",
                    format!("`{}` is not a finite number", shown(text)),
                ))
            };
        }
        if let Some(fraction) = percent_as_fraction(text) {
            return Err(self
                .at(
                    row,
                    column,
                    "percent-sign",
                    "rates are written as fractions, without a percent sign",
                )
                .with_expected("a number such as 0.25 for 25 %")
                .with_suggestion(Some(fraction)));
        }
        let message = if text.is_empty() {
            "the number is missing".to_owned()
        } else {
            format!("`{}` is not a number", shown(text))
        };
        Err(self
            .at(row, column, "not-a-number", message)
            .with_expected("a number with a decimal point"))
    }

    /// A month `YYYY-MM` in a field.
    ///
    /// Errors: `invalid-value`.
    pub fn month(&self, row: &Row, column: usize) -> Result<Month, Diagnostic> {
        let month = self.field(row, column).parse::<Month>();
        month.map_err(|_| {
            self.at(row, column, "invalid-value", "this is not a month")
                .with_expected("`YYYY-MM` with a month from 01 to 12")
        })
    }

    /// A day `YYYY-MM-DD` in a field.
    ///
    /// Errors: `invalid-value`.
    pub fn date(&self, row: &Row, column: usize) -> Result<Date, Diagnostic> {
        let date = self.field(row, column).parse::<Date>();
        date.map_err(|_| {
            self.at(row, column, "invalid-value", "this is not a day")
                .with_expected("`YYYY-MM-DD`")
        })
    }

    fn locate(
        &self,
        start: usize,
        column: usize,
        text: &str,
        code: &'static str,
        message: impl Into<String>,
    ) -> Diagnostic {
        let record = self.source.text().get(start..).unwrap_or_default();
        let at = start + field_start(record, column);
        let mut diagnostic = self.source.diagnostic(code, at..at, message);
        if !text.is_empty() {
            diagnostic.text = Some(shown(text));
        }
        diagnostic
    }
}

fn offset(byte: u64) -> usize {
    usize::try_from(byte).unwrap_or(usize::MAX)
}

/// First byte at or after `start` that does not end a line.
fn skip_line_ends(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    start.min(text.len())
        + rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count()
}

/// Byte at which field number `column` of the record at the beginning of `record` starts, blanks skipped.
fn field_start(record: &str, column: usize) -> usize {
    let bytes = record.as_bytes();
    let mut field = 0;
    let mut quoted = false;
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if field == column => break,
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                field += 1;
                start = at + 1;
            }
            b'\n' if !quoted => break,
            _ => {}
        }
    }
    start
        + bytes
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| **byte == b' ')
            .count()
}
