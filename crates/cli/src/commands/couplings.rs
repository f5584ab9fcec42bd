//! `vecinos couplings`: the one table of ties between channels, on the screen or as a drawing.

use std::path::PathBuf;

use clap::Args;
use vecinos_evidence::registry::Registry;
use vecinos_report::{Catalogue, couplings_drawing, names};
use vecinos_world::couplings::{COUPLINGS, without_links};

use crate::answer::{Answer, Block, Cell, Table};
use crate::failure::Failure;
use crate::files::write_whole;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

/// Every coupling: from, to, form, strength with its unit, grade, owner of the effect, on or off; then the channels without a link.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let registry = Registry::embedded()?;
    let mut table = Table::new([
        ("coupling", words.text("column-coupling")),
        ("from", words.text("column-from")),
        ("to", words.text("column-to")),
        ("form", words.text("column-form")),
        ("parameter", words.text("column-parameter")),
        ("value", words.text("column-value")),
        ("unit", words.text("column-unit")),
        ("grade", words.text("column-grade")),
        ("owner", words.text("column-owner")),
        ("on", words.text("column-on")),
    ])
    .off_screen(&["parameter", "unit", "on"]);
    for coupling in COUPLINGS {
        let parameter = coupling.parameter.and_then(|name| registry.get(name));
        let grade = match coupling.grade(&registry) {
            None => Cell::named("accounting", words.text("grade-accounting")),
            Some(grade) => Cell::named(grade.to_string(), names::grade(words, grade)),
        };
        table.push(vec![
            Cell::text(coupling.id),
            Cell::text(format!("{}.{}", coupling.from.0, coupling.from.1)),
            Cell::text(format!("{}.{}", coupling.to.0, coupling.to.1)),
            Cell::text(coupling.form.formula()),
            Cell::text(coupling.parameter.unwrap_or_default()),
            parameter.map_or(Cell::Empty, |parameter| {
                let value = parameter.value.to_string();
                let unit = names::written_unit(words, &parameter.unit);
                Cell::named(&value, format!("{value} {unit}"))
            }),
            Cell::text(parameter.map_or("", |parameter| parameter.unit.as_str())),
            grade,
            Cell::text(coupling.owner()),
            Cell::text(if coupling.on { "on" } else { "off" }),
        ]);
    }
    let Some(path) = &arguments.svg else {
        let apart: Vec<String> = without_links()
            .map(|name| format!("{} (`{name}`)", names::channel(words, name)))
            .collect();
        let mut answer = Answer::of_table(table);
        if !apart.is_empty() {
            let channels = [("channels", apart.join(", ").into())];
            let line = words.with("couplings-apart", &channels);
            answer.blocks.push(Block::Text(line));
        }
        return Ok(answer);
    };
    let drawing = couplings_drawing::draw(&registry, words);
    write_whole(path, drawing.as_bytes())?;
    let arguments = [("file", path.display().to_string().into())];
    Ok(Answer {
        blocks: vec![Block::Text(words.with("couplings-written", &arguments))],
        csv: Some(table),
        ..Answer::default()
    })
}
