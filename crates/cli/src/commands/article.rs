//! `vecinos article`: every claim of the article with its home in the model and the number the model gives.

use clap::Args;
use vecinos_report::number::fixed;
use vecinos_report::{Catalogue, Language, names};
use vecinos_world::Model;
use vecinos_world::article::{ClaimNumber, Laboratory, numbers};

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
    ]);
    let count = [("count", found.len().into())];
    let mut blocks = Vec::new();
    if arguments.claim.is_none() {
        blocks.push(Block::Text(wrapped(
            &words.with("article-note", &count),
            "",
        )));
    }
    let mut claims = Vec::with_capacity(found.len());
    let mut topic = "";
    for found in &found {
        let shown = Shown::of(found, words, spanish);
        let claim = &found.claim;
        if topic != claim.topic {
            topic = &claim.topic;
            blocks.push(Block::Heading(capitalized(shown.topic)));
        }
        blocks.push(Block::Verbatim(shown.lines(words)));
        if arguments.claim.is_some() {
            blocks.push(Block::Verbatim(shown.details(words)));
        }
        table.push(vec![
            Cell::text(claim.id.as_str()),
            Cell::text(shown.topic),
            Cell::text(shown.text),
            Cell::text(claim.home.as_str()),
            Cell::number(found.number, decimals(found.number)),
            Cell::text(shown.unit),
            Cell::named(claim.grade.to_string(), names::grade(words, claim.grade)),
            Cell::text(found.holds().to_string()),
        ]);
        claims.push(serde_json::json!({
            "id": claim.id,
            "topic": shown.topic,
            "claim": shown.text,
            "home": claim.home,
            "grade": claim.grade.to_string(),
            "number": json_number(found.number),
            "unit": shown.unit,
            "low": json_number(claim.low),
            "high": json_number(claim.high),
            "holds": found.holds(),
            "experiment": serde_json::to_value(&claim.experiment).unwrap_or_default(),
            "note": shown.note,
        }));
    }
    Ok(Answer {
        blocks,
        json: Some(serde_json::json!({ "claims": claims })),
        csv: Some(table),
        ..Answer::default()
    })
}

/// A claim in the reader's language.
struct Shown<'a> {
    found: &'a ClaimNumber,
    topic: &'a str,
    text: &'a str,
    unit: &'a str,
    note: &'a str,
    home: String,
}

impl<'a> Shown<'a> {
    fn of(found: &'a ClaimNumber, words: &Catalogue, spanish: bool) -> Self {
        let claim = &found.claim;
        let [topic, text, unit, note] = if spanish {
            [
                &claim.topic_es,
                &claim.claim_es,
                &claim.unit_es,
                &claim.note_es,
            ]
        } else {
            [&claim.topic, &claim.claim, &claim.unit, &claim.note]
        };
        Self {
            found,
            topic,
            text,
            unit,
            note,
            home: names::channel(words, &claim.home),
        }
    }

    /// The claim, and under it the number with its home and grade.
    fn lines(&self, words: &Catalogue) -> String {
        let number = fixed(self.found.number, decimals(self.found.number));
        let grade = names::grade(words, self.found.claim.grade);
        let under = format!("{number} {} · {} · {grade}", self.unit, self.home);
        let failing = if self.found.holds() {
            String::new()
        } else {
            format!(
                " · {}: {}",
                words.text("column-holds"),
                words.text("claim-fails")
            )
        };
        let id = &self.found.claim.id;
        format!(
            "{}\n{}\n    {id}",
            wrapped(self.text, "  "),
            wrapped(&format!("→ {under}{failing}"), "    "),
        )
    }

    /// What moves, what is read, which range bears the claim out, and what to know.
    fn details(&self, words: &Catalogue) -> String {
        let claim = &self.found.claim;
        let experiment = toml::to_string(&claim.experiment).unwrap_or_default();
        let range = words.with(
            "article-range",
            &[
                ("low", fixed(claim.low, decimals(claim.low)).into()),
                ("high", fixed(claim.high, decimals(claim.high)).into()),
                ("unit", self.unit.into()),
            ],
        );
        let mut lines = vec![format!("  {}", words.text("article-experiment"))];
        lines.extend(experiment.lines().map(|line| format!("    {line}")));
        lines.push(wrapped(&range, "  "));
        if !self.note.is_empty() {
            lines.push(wrapped(self.note, "  "));
        }
        lines.join("\n")
    }
}

/// Longest line on screen, characters.
const WIDTH: usize = 96;

/// Text in lines that begin with `indent`, broken between words.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = indent.len() + line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && longer > WIDTH {
            lines.push(format!("{indent}{line}"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(format!("{indent}{line}"));
    lines.join("\n")
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
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
