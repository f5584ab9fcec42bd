//! What governments that act by themselves did, on the terminal: one typical history and frequencies by year.

use vecinos_ensemble::Behaviour;
use vecinos_report::{Catalogue, behaviour};

use crate::answer::{Block, Cell, Table};

/// Heading, note, typical history, frequencies.
pub fn blocks(of: &Behaviour, words: &Catalogue) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(words.text("section-behaviour")),
        Block::Text(behaviour::note(words, of)),
    ];
    if let Some((title, note)) = behaviour::typical(words, of) {
        blocks.push(Block::Heading(title));
        blocks.push(Block::Text(note));
        let keys = [
            "date",
            "actor",
            "move",
            "authority",
            "probability",
            "reason",
        ];
        let titles = behaviour::COLUMNS.map(|key| words.text(key));
        let mut table = Table::new(keys.into_iter().zip(titles));
        for made in of.typical.iter().flat_map(|typical| &typical.moves) {
            table.push(behaviour::row(words, made).map(Cell::text).to_vec());
        }
        blocks.push(Block::Table(table));
    }
    blocks.push(Block::Heading(words.text("behaviour-frequencies")));
    blocks.push(Block::Table(frequencies(of, words)));
    blocks
}

fn frequencies(of: &Behaviour, words: &Catalogue) -> Table {
    let years = behaviour::years(of);
    let mut columns = vec![("move".to_owned(), words.text("behaviour-move"))];
    columns.extend(
        years
            .iter()
            .map(|year| (year.to_string(), year.to_string())),
    );
    let mut table = Table::new(columns);
    for kind in behaviour::kinds(of) {
        let name = format!(
            "{}: {}",
            behaviour::party(words, kind.0),
            behaviour::kind(words, kind.1)
        );
        let mut row = vec![Cell::named(
            format!("{}.{}", kind.0.id(), kind.1.id()),
            name,
        )];
        row.extend(years.iter().map(|year| {
            let mean = behaviour::frequency(of, *year, kind).map_or(0.0, |one| one.mean);
            Cell::number(mean, 2)
        }));
        table.push(row);
    }
    table
}
