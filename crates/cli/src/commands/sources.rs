//! `vecinos sources`: the bibliography, or one entry of it.

use clap::Args;
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_evidence::sources::{Bibliography, Source};

use crate::answer::{Answer, Block, Cell, Table};
use crate::failure::Failure;
use vecinos_report::Catalogue;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "KEY")]
    key: Option<String>,
}

const FIELDS: [&str; 9] = [
    "key",
    "authors",
    "year",
    "title",
    "venue",
    "doi",
    "publisher",
    "licence",
    "taken",
];

/// Every source with what was taken from it, or all that is known of one.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let bibliography = Bibliography::embedded()?;
    let Some(key) = &arguments.key else {
        return Ok(Answer::of_table(list(&bibliography, words)));
    };
    let source = bibliography.get(key).ok_or_else(|| {
        Diagnostic::unknown_name("<command line>", 1, 1, "source", key, bibliography.keys())
    })?;
    let mut table = Table::new([
        ("field", words.text("column-field")),
        ("value", words.text("column-value")),
    ]);
    for (field, cell) in FIELDS.into_iter().zip(cells(key, source)) {
        if cell != Cell::Empty {
            table.push(vec![
                Cell::text(words.text(&format!("column-{field}"))),
                Cell::text(cell.shown()),
            ]);
        }
    }
    let mut json = serde_json::Map::new();
    for (field, cell) in FIELDS.into_iter().zip(cells(key, source)) {
        json.insert(field.to_owned(), cell.json());
    }
    Ok(Answer {
        blocks: vec![Block::Table(table)],
        json: Some(json.into()),
        ..Answer::default()
    })
}

fn list(bibliography: &Bibliography, words: &Catalogue) -> Table {
    let mut table = Table::new(FIELDS.map(|field| (field, words.text(&format!("column-{field}")))))
        .off_screen(&["venue", "doi", "publisher", "licence", "taken"]);
    for (key, source) in bibliography.iter() {
        table.push(cells(key, source));
    }
    table
}

fn cells(key: &str, source: &Source) -> Vec<Cell> {
    vec![
        Cell::text(key),
        Cell::text(source.authors.as_str()),
        Cell::Count(u64::from(source.year)),
        Cell::text(source.title.as_str()),
        Cell::text(source.venue.as_str()),
        Cell::text(source.doi.clone().unwrap_or_default()),
        Cell::text(source.publisher.as_str()),
        Cell::text(source.licence.as_str()),
        Cell::text(source.taken.as_str()),
    ]
}
