//! `vecinos article`: every claim of the article with its home in the model and the number the model gives.

use clap::Args;
use vecinos_report::{Catalogue, Language, names};
use vecinos_world::Model;
use vecinos_world::article::{Laboratory, numbers};

use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "CLAIM")]
    claim: Option<String>,
}

/// All claims, or one with its experiment.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let model = Model::embedded().map_err(|error| Failure::Model(error.to_string()))?;
    let refused = |error: &dyn std::fmt::Display| Failure::Model(error.to_string());
    let mut laboratory = Laboratory::new(&model).map_err(|error| refused(&error))?;
    let mut found = numbers(&mut laboratory).map_err(|error| refused(&error))?;
    if let Some(id) = &arguments.claim {
        let ids: Vec<String> = found.iter().map(|found| found.claim.id.clone()).collect();
        found.retain(|found| found.claim.id == *id);
        if found.is_empty() {
            let valid = ids.iter().map(String::as_str);
            let problem = vecinos_evidence::diagnostic::Diagnostic::unknown_name(
                "<command line>",
                1,
                1,
                "claim",
                id,
                valid,
            );
            return Err(problem.into());
        }
    }
    let spanish = words.language() == Language::Spanish;
    let mut table = Table::new([
        ("id", words.text("column-claim-id")),
        ("topic", words.text("column-topic")),
        ("claim", words.text("column-claim")),
        ("home", words.text("column-home")),
        ("number", words.text("column-number")),
        ("unit", words.text("column-unit")),
        ("grade", words.text("column-grade")),
        ("holds", words.text("column-holds")),
    ])
    .off_screen(&["id", "topic"]);
    let mut claims = Vec::with_capacity(found.len());
    for found in &found {
        let claim = &found.claim;
        let text = if spanish {
            &claim.claim_es
        } else {
            &claim.claim
        };
        table.push(vec![
            Cell::text(claim.id.as_str()),
            Cell::text(claim.topic.as_str()),
            Cell::text(text.as_str()),
            Cell::text(claim.home.as_str()),
            Cell::number(found.number, decimals(found.number)),
            Cell::text(claim.unit.as_str()),
            Cell::named(claim.grade.to_string(), names::grade(words, claim.grade)),
            Cell::named(
                found.holds().to_string(),
                words.text(if found.holds() {
                    "claim-holds"
                } else {
                    "claim-fails"
                }),
            ),
        ]);
        claims.push(serde_json::json!({
            "id": claim.id,
            "topic": claim.topic,
            "claim": text,
            "home": claim.home,
            "grade": claim.grade.to_string(),
            "number": json_number(found.number),
            "unit": claim.unit,
            "low": json_number(claim.low),
            "high": json_number(claim.high),
            "holds": found.holds(),
            "experiment": serde_json::to_value(&claim.experiment).unwrap_or_default(),
            "note": claim.note,
        }));
    }
    let count = [("count", found.len().into())];
    Ok(Answer {
        blocks: vec![
            Block::Text(words.with("article-note", &count)),
            Block::Table(table),
        ],
        json: Some(serde_json::json!({ "claims": claims })),
        ..Answer::default()
    })
}

/// Decimals that show about three digits.
fn decimals(value: f64) -> usize {
    match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    }
}
