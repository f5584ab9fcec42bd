//! `vecinos channel record`: the raw projection of a channel beside what was observed.

use std::path::PathBuf;

use clap::Args;
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_report::{Catalogue, names, record_picture};
use vecinos_world::channel_record::{RecordComparison, compare, compared};

use super::named;
use crate::answer::{Answer, Block, Cell, Table};
use crate::failure::Failure;
use crate::files::write_whole;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long)]
    monthly: bool,
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

/// By year or month: observed, model, miss; or a picture.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let channel = named(&arguments.name)?;
    let found = compare(channel.name).map_err(|error| Failure::Model(error.to_string()))?;
    let Some(comparison) = found else {
        let message = format!(
            "the record has no series to hold `{}` against",
            channel.name
        );
        let valid: Vec<&str> = compared().collect();
        let problem = Diagnostic::new("no-record", "<command line>", 1, 1, message)
            .with_text(channel.name)
            .with_expected(format!("one of {}", valid.join(", ")));
        return Err(problem.into());
    };
    let table = table(&comparison, arguments.monthly, words);
    if let Some(path) = &arguments.svg {
        write_whole(path, record_picture::draw(&comparison, words).as_bytes())?;
        let arguments = [("file", path.display().to_string().into())];
        return Ok(Answer {
            blocks: vec![Block::Text(words.with("record-written", &arguments))],
            csv: Some(table),
            ..Answer::default()
        });
    }
    let note = [
        ("unit", names::written_unit(words, comparison.unit).into()),
        ("series", comparison.series.into()),
    ];
    let mut blocks = vec![Block::Text(words.with("record-note", &note))];
    if let Some(year) = comparison.anchored_in {
        let year = [("year", year.to_string().into())];
        blocks.push(Block::Text(words.with("record-anchored", &year)));
    }
    blocks.push(Block::Table(table));
    Ok(Answer {
        blocks,
        ..Answer::default()
    })
}

fn table(comparison: &RecordComparison, monthly: bool, words: &Catalogue) -> Table {
    let mut table = Table::new([
        ("period", words.text("column-period")),
        ("observed", words.text("column-observed")),
        ("model", words.text("column-model")),
        ("miss_pct", words.text("column-miss-pct")),
    ]);
    let mut push = |period: String, observed: f64, model: f64| {
        table.push(vec![
            Cell::text(period),
            Cell::number(observed, 2),
            Cell::number(model, 2),
            Cell::number(100.0 * (model / observed - 1.0), 1),
        ]);
    };
    let values = comparison.observed.iter().zip(&comparison.model);
    let rows = comparison.months.iter().zip(values);
    if monthly {
        for (month, (observed, model)) in rows {
            push(month.to_string(), *observed, *model);
        }
        return table;
    }
    let mut years: Vec<(i32, f64, f64, f64)> = Vec::new();
    for (month, (observed, model)) in rows {
        match years.last_mut() {
            Some((year, sum, modelled, count)) if *year == month.year() => {
                *sum += observed;
                *modelled += model;
                *count += 1.0;
            }
            _ => years.push((month.year(), *observed, *model, 1.0)),
        }
    }
    for (year, observed, model, count) in years {
        push(year.to_string(), observed / count, model / count);
    }
    table
}
