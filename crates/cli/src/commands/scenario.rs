//! `vecinos scenario`: the ready scenarios, and the user's own before they are run.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_report::{Catalogue, Language};
use vecinos_world::Scenario;
use vecinos_world::scenario::{library, schema};

use crate::answer::{Answer, Block, Cell, Table};
use crate::failure::{BAD_INPUT, Failure};
use crate::files;

#[derive(Debug, Subcommand)]
pub enum Command {
    List,
    Show(Show),
    New(New),
    Validate(Validate),
    Schema,
}

#[derive(Debug, Args)]
pub struct Show {
    #[arg(value_name = "SCENARIO")]
    scenario: String,
}

#[derive(Debug, Args)]
pub struct New {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
}

#[derive(Debug, Args)]
pub struct Validate {
    #[arg(value_name = "SCENARIO", required = true)]
    scenarios: Vec<String>,
}

/// Runs one of the commands about scenarios.
pub fn answer(command: &Command, words: &Catalogue) -> Result<Answer, Failure> {
    match command {
        Command::List => list(words),
        Command::Show(arguments) => show(arguments),
        Command::New(arguments) => new(arguments, words),
        Command::Validate(arguments) => Ok(validate(arguments, words)),
        Command::Schema => Ok(schema_answer()),
    }
}

fn list(words: &Catalogue) -> Result<Answer, Failure> {
    let mut table = Table::new(
        ["name", "title", "baseline", "start", "end", "description"]
            .map(|key| (key, words.text(&format!("column-{key}")))),
    )
    .off_screen(&["start", "end", "description"]);
    for name in library::names() {
        let header = library::resolve(name)?.header;
        let (title, description) = match words.language() {
            Language::English => (header.title, header.description),
            Language::Spanish => (header.title_es, header.description_es),
        };
        table.push(vec![
            Cell::text(name),
            Cell::text(title),
            Cell::text(header.baseline.name()),
            Cell::text(header.start.to_string()),
            Cell::text(header.end.to_string()),
            Cell::text(description),
        ]);
    }
    Ok(Answer::of_table(table))
}

fn show(arguments: &Show) -> Result<Answer, Failure> {
    let scenario = library::resolve(&arguments.scenario)?;
    let json = as_json(&scenario)?;
    Ok(Answer {
        blocks: vec![Block::Verbatim(scenario.text)],
        json: Some(json),
        ..Answer::default()
    })
}

fn as_json(scenario: &Scenario) -> Result<Value, Failure> {
    serde_json::to_value(scenario).map_err(|error| Failure::Output {
        path: None,
        reason: error.to_string(),
    })
}

fn new(arguments: &New, words: &Catalogue) -> Result<Answer, Failure> {
    let path = &arguments.file;
    if path.exists() {
        return Err(Failure::writing(path, words.text("scenario-new-exists")));
    }
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let text = library::template(arguments.title.as_deref().unwrap_or(&stem));
    files::write_whole(path, text.as_bytes())?;
    let shown = path.display().to_string();
    Ok(Answer {
        blocks: vec![Block::Text(
            words.with("scenario-new-written", &[("file", (&shown).into())]),
        )],
        json: Some(json!({ "written": shown })),
        ..Answer::default()
    })
}

fn validate(arguments: &Validate, words: &Catalogue) -> Answer {
    let mut answer = Answer::default();
    let mut table = Table::new(
        ["scenario", "valid", "problems"].map(|key| (key, words.text(&format!("column-{key}")))),
    );
    let mut report = Vec::new();
    for name in &arguments.scenarios {
        let problems = match library::resolve(name) {
            Ok(_) => Diagnostics::new(),
            Err(problems) => problems,
        };
        let valid = problems.is_empty();
        if !valid {
            answer.exit = BAD_INPUT;
        }
        answer
            .notes
            .extend(problems.iter().map(Diagnostic::to_string));
        table.push(vec![
            Cell::text(name.as_str()),
            Cell::text(words.text(if valid { "yes" } else { "no" })),
            Cell::Count(problems.len() as u64),
        ]);
        report.push(json!({ "scenario": name, "valid": valid, "problems": problems }));
    }
    answer.blocks.push(Block::Table(table));
    answer.json = Some(report.into());
    answer
}

fn schema_answer() -> Answer {
    let schema = schema::json_schema();
    Answer {
        blocks: vec![Block::Verbatim(format!("{schema:#}"))],
        json: Some(schema),
        ..Answer::default()
    }
}
