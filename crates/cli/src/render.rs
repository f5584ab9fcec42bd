//! Puts an answer on the standard output as tables, JSON or CSV.

use std::io::{self, IsTerminal, Write};

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};

use crate::answer::{Answer, Block, Cell, Table};
use crate::failure::Failure;

/// How results are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Tables and sentences for a person.
    #[default]
    Table,
    /// One JSON document with every digit.
    Json,
    /// The main table as comma-separated values with every digit.
    Csv,
}

/// A line under the titles, nothing else.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Narrowest and widest terminal that tables are fitted to, in characters.
const TERMINAL_WIDTH: (u16, u16) = (60, 160);

/// Prints an answer on the standard output.
///
/// Errors: [`Failure::ReaderGone`] when the reader closed the pipe, [`Failure::Output`] for any other failure.
pub fn print(answer: &Answer, format: Format) -> Result<(), Failure> {
    let output = io::stdout();
    let styled =
        output.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let text = match format {
        Format::Table => people(answer, output.is_terminal(), styled),
        Format::Json => json(answer)?,
        Format::Csv => csv(answer)?,
    };
    let mut lock = output.lock();
    lock.write_all(text.as_bytes())
        .and_then(|()| lock.flush())
        .map_err(|error| Failure::printing(&error))
}

/// Spaces after a column; widths of columns count them.
const GAP: u16 = 2;

/// Widest column of a table, in characters; longer text is wrapped.
const WIDEST_COLUMN: u16 = 72;

fn people(answer: &Answer, fitted: bool, styled: bool) -> String {
    let mut text = String::new();
    for block in &answer.blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        match block {
            Block::Heading(heading) if styled => {
                text.push_str("\u{1b}[1m");
                text.push_str(heading);
                text.push_str("\u{1b}[0m\n");
            }
            Block::Heading(words) | Block::Text(words) => {
                text.push_str(words);
                text.push('\n');
            }
            Block::Verbatim(words) => {
                text.push_str(words);
                if !words.ends_with('\n') {
                    text.push('\n');
                }
            }
            Block::Table(table) => text.push_str(&drawn(table, fitted)),
        }
    }
    text
}

fn drawn(table: &Table, fitted: bool) -> String {
    let mut drawing = comfy_table::Table::new();
    drawing.load_style(STYLE).force_no_tty();
    if fitted {
        // The terminal's own width, which comfy-table only asks for where it may style.
        let width = comfy_table::Table::new()
            .width()
            .unwrap_or(TERMINAL_WIDTH.1);
        drawing
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width.clamp(TERMINAL_WIDTH.0, TERMINAL_WIDTH.1));
    }
    let shown: Vec<usize> = (0..table.columns().len())
        .filter(|position| table.columns()[*position].on_screen)
        .collect();
    drawing.set_header(
        shown
            .iter()
            .map(|position| table.columns()[*position].title.clone()),
    );
    for row in table.rows() {
        drawing.add_row(
            shown
                .iter()
                .filter_map(|position| row.get(*position))
                .map(Cell::shown),
        );
    }
    for (column, position) in drawing.column_iter_mut().zip(&shown) {
        column.set_padding((0, GAP));
        let cells = || table.rows().iter().filter_map(|row| row.get(*position));
        if cells().any(Cell::is_number) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        column.set_constraint(width(cells().map(Cell::shown)));
    }
    let mut text = drawing.trim_fmt();
    text.push('\n');
    text
}

/// Numbers, names and single words are never broken; prose is wrapped, but not inside its words.
fn width(cells: impl Iterator<Item = String>) -> ColumnConstraint {
    let mut prose = false;
    let mut longest_word = 0;
    for cell in cells {
        prose |= cell.contains(' ');
        let words = cell.split(' ').map(|word| word.chars().count());
        longest_word = words.max().unwrap_or(0).max(longest_word);
    }
    if !prose {
        return ColumnConstraint::ContentWidth;
    }
    let narrowest = u16::try_from(longest_word).map_or(WIDEST_COLUMN, |word| {
        word.saturating_add(GAP).min(WIDEST_COLUMN)
    });
    ColumnConstraint::Boundaries {
        lower: Width::Fixed(narrowest),
        upper: Width::Fixed(WIDEST_COLUMN),
    }
}

fn json(answer: &Answer) -> Result<String, Failure> {
    let value = match (&answer.json, answer.main_table()) {
        (Some(value), _) => value.clone(),
        (None, Some(table)) => table.json(),
        (None, None) => return Ok(String::new()),
    };
    let mut text = serde_json::to_string_pretty(&value).map_err(|error| Failure::Output {
        path: None,
        reason: error.to_string(),
    })?;
    text.push('\n');
    Ok(text)
}

fn csv(answer: &Answer) -> Result<String, Failure> {
    let Some(table) = answer.main_table() else {
        return Ok(people(answer, false, false));
    };
    let failed = |reason: String| Failure::Output { path: None, reason };
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer
        .write_record(table.columns().iter().map(|column| column.key.as_str()))
        .map_err(|error| failed(error.to_string()))?;
    for row in table.rows() {
        writer
            .write_record(row.iter().map(Cell::machine))
            .map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn example() -> Answer {
        let mut table = Table::new([("region", "Región"), ("real_income_pct", "Ingreso real")]);
        table.push(vec![Cell::text("MEX"), Cell::number(-0.254_321, 2)]);
        table.push(vec![Cell::text("a, \"b\""), Cell::number(-0.001, 2)]);
        Answer::of_table(table)
    }

    #[test]
    fn people_read_rounded_numbers_under_translated_titles() {
        let text = people(&example(), false, false);
        assert!(text.contains("Ingreso real"), "{text}");
        assert!(text.contains("-0.25"), "{text}");
        assert!(
            !text.contains("-0.00"),
            "a rounded zero carries no sign: {text}"
        );
    }

    #[test]
    fn machines_read_every_digit_under_stable_keys() {
        let text = csv(&example()).expect("csv");
        assert_eq!(
            text,
            "region,real_income_pct\nMEX,-0.254321\n\"a, \"\"b\"\"\",-0.001\n"
        );
        let value: Value =
            serde_json::from_str(&json(&example()).expect("json")).expect("valid JSON");
        assert_eq!(value[0]["real_income_pct"], -0.254_321);
    }
}
