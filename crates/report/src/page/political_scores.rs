//! The score page of the political record: every model under one protocol, and the questions registered for later data.

use askama::Template;
use vecinos_politics::record::{ForwardRegister, REGISTERED, REGISTERED_HASH};
use vecinos_politics::scores::ScorePage;

use super::PageError;
use super::parts::{DataCell, DataRow, DataTable};
use super::plain::{self, Section, WordsTable};
use crate::catalogue::Catalogue;
use crate::identity::RunIdentity;
use crate::names;
use crate::number;

/// Name of a model of the page; its id where the catalogue has none.
fn model(catalogue: &Catalogue, id: &str) -> String {
    catalogue.name_or(&names::key("model", id), id)
}

fn table(catalogue: &Catalogue, keys: &[&str], rows: Vec<(String, Vec<String>)>) -> DataTable {
    DataTable {
        caption: String::new(),
        head: keys
            .iter()
            .map(|key| catalogue.text(&format!("scores-column-{key}")))
            .collect(),
        rows: rows
            .into_iter()
            .map(|(header, cells)| DataRow {
                header,
                cells: cells.into_iter().map(DataCell::plain).collect(),
            })
            .collect(),
        stacked: false,
    }
}

/// The page in the language of `catalogue`.
///
/// Errors: a template that fails.
pub fn render(
    page: &ScorePage,
    register: &ForwardRegister,
    identity: &RunIdentity,
    catalogue: &Catalogue,
) -> Result<String, PageError> {
    let sections = vec![
        scores(page, catalogue)?,
        differences(page, catalogue)?,
        other(page, catalogue)?,
        forward(register, catalogue)?,
    ];
    plain::render(
        catalogue.text("scores-title"),
        catalogue.text("scores-standfirst"),
        sections,
        identity,
        catalogue,
    )
}

fn scores(page: &ScorePage, catalogue: &Catalogue) -> Result<Section, PageError> {
    let three = |value: f64| number::fixed(value, 3);
    let rows = page.scores.iter().map(|one| {
        let cells = vec![three(one.brier), three(one.log), one.n.to_string()];
        (model(catalogue, &one.model), cells)
    });
    let mode = catalogue.text(&names::key("mode", &page.default_mode));
    let protocol = catalogue.text(&names::key("protocol", page.protocol.id()));
    Ok(Section {
        id: "scores",
        title: catalogue.text("scores-title"),
        notes: vec![
            catalogue.with("scores-protocol", &[("protocol", protocol.into())]),
            catalogue.with("scores-default", &[("mode", mode.into())]),
        ],
        parts: vec![table(catalogue, &["model", "brier", "log", "n"], rows.collect()).render()?],
    })
}

fn differences(page: &ScorePage, catalogue: &Catalogue) -> Result<Section, PageError> {
    let rows = page.differences.iter().map(|one| {
        let cells = vec![
            number::signed(one.brier, 3),
            number::signed(one.interval.0, 3),
            number::signed(one.interval.1, 3),
            one.n.to_string(),
        ];
        (model(catalogue, &one.model), cells)
    });
    let keys = ["model", "difference", "low", "high", "n"];
    Ok(Section {
        id: "differences",
        title: catalogue.text("scores-differences"),
        notes: vec![catalogue.text("scores-differences-note")],
        parts: vec![table(catalogue, &keys, rows.collect()).render()?],
    })
}

fn titles(catalogue: &Catalogue, keys: &[&str]) -> Vec<String> {
    let keys = keys.iter();
    keys.map(|key| catalogue.text(&format!("scores-column-{key}")))
        .collect()
}

fn other(page: &ScorePage, catalogue: &Catalogue) -> Result<Section, PageError> {
    let rows = page.other.iter().map(|one| {
        let named = |family: &str, id: &str| catalogue.name_or(&names::key(family, id), id);
        vec![
            named("target", &one.target),
            named("rule", &one.rule),
            model(catalogue, &one.model),
            number::fixed(one.score, 3),
            one.n.to_string(),
        ]
    });
    let words = WordsTable {
        head: titles(catalogue, &["target", "rule", "model", "score", "n"]),
        rows: rows.collect(),
    };
    Ok(Section {
        id: "other",
        title: catalogue.text("scores-other"),
        notes: Vec::new(),
        parts: vec![words.render()?],
    })
}

fn forward(register: &ForwardRegister, catalogue: &Catalogue) -> Result<Section, PageError> {
    let rows = register.questions.iter().map(|one| {
        vec![
            one.id.clone(),
            one.by.to_string(),
            one.text.clone(),
            number::fixed(one.probability, 2),
            one.basis.clone(),
        ]
    });
    let keys = ["id", "by", "question", "probability", "basis"];
    let words = WordsTable {
        head: titles(catalogue, &keys),
        rows: rows.collect(),
    };
    let path = register.charged_rate.iter().map(|one| {
        let cells = vec![
            number::fixed(one.percent, 2),
            number::fixed(one.half_width, 2),
        ];
        (one.month.to_string(), cells)
    });
    let charged = table(
        catalogue,
        &["month", "charged", "half-width"],
        path.collect(),
    );
    let registered = [
        ("day", REGISTERED.to_string().into()),
        ("hash", REGISTERED_HASH.into()),
    ];
    Ok(Section {
        id: "forward",
        title: catalogue.text("scores-forward"),
        notes: vec![catalogue.with("scores-registered", &registered)],
        parts: vec![words.render()?, charged.render()?],
    })
}
