//! `vecinos data`: the embedded tables, what they rest on, and how they are made.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use vecinos_evidence::check::{self, CheckReport};
use vecinos_evidence::csv_table::CsvTable;
use vecinos_evidence::diagnostic::{Diagnostic, nearest_name};
use vecinos_evidence::source_text::SourceText;
use vecinos_evidence::{build, embedded};
use vecinos_report::Catalogue;

use crate::answer::{Answer, Block, Cell, Table};
use crate::failure::{Failure, REFUSED};
use crate::files;

#[derive(Debug, Subcommand)]
pub enum Command {
    List,
    Show(Show),
    Check(Check),
    Build(Build),
}

#[derive(Debug, Args)]
pub struct Show {
    #[arg(value_name = "TABLE")]
    table: String,
}

#[derive(Debug, Args)]
pub struct Check {
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Build {
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    #[arg(long, value_name = "DIR", default_value = "data")]
    to: PathBuf,
}

/// Runs one of the commands about the data.
pub fn answer(command: &Command, words: &Catalogue) -> Result<Answer, Failure> {
    match command {
        Command::List => Ok(Answer::of_table(tables(&check::check(), words))),
        Command::Show(arguments) => show(&arguments.table),
        Command::Check(arguments) => checked(arguments, words),
        Command::Build(arguments) => built(arguments, words),
    }
}

fn tables(report: &CheckReport, words: &Catalogue) -> Table {
    let mut table = Table::new(
        ["table", "rows", "source"].map(|key| (key, words.text(&format!("column-{key}")))),
    );
    for summary in &report.tables {
        table.push(vec![
            Cell::text(summary.path.as_str()),
            Cell::Count(summary.rows as u64),
            Cell::text(summary.sources.join(", ")),
        ]);
    }
    table
}

fn show(name: &str) -> Result<Answer, Failure> {
    let Some(text) = embedded::text(name) else {
        return Err(Diagnostic::new(
            "unknown-name",
            "<command line>",
            1,
            1,
            format!("there is no embedded table `{}`", name.escape_debug()),
        )
        .with_expected("a name from `vecinos data list`")
        .with_suggestion(nearest_name(name, embedded::paths()))
        .into());
    };
    if Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "csv")
    {
        let csv = CsvTable::parse(SourceText::new(name, text))?;
        let mut table = Table::new(
            csv.header()
                .iter()
                .map(|key| (key.to_owned(), key.to_owned())),
        );
        for row in csv.rows() {
            table.push(
                (0..csv.header().len())
                    .map(|column| Cell::text(csv.field(row, column)))
                    .collect(),
            );
        }
        return Ok(Answer::of_table(table));
    }
    let json: Value = toml::from_str(text).map_err(|error| Failure::Model(error.to_string()))?;
    Ok(Answer {
        blocks: vec![Block::Verbatim(text.to_owned())],
        json: Some(json),
        ..Answer::default()
    })
}

fn checked(arguments: &Check, words: &Catalogue) -> Result<Answer, Failure> {
    let report = match &arguments.folder {
        Some(folder) => check::check_folder(folder)?,
        None => check::check(),
    };
    let verdict = words.with(
        if report.passed() {
            "data-check-passed"
        } else {
            "data-check-failed"
        },
        &[
            ("tables", report.tables.len().into()),
            ("parameters", report.parameters.into()),
            ("sources", report.sources.into()),
            ("series", report.series.into()),
            ("problems", report.problems.len().into()),
        ],
    );
    let json = serde_json::to_value(&report).map_err(|error| Failure::Output {
        path: None,
        reason: error.to_string(),
    })?;
    Ok(Answer {
        blocks: vec![Block::Table(tables(&report, words)), Block::Text(verdict)],
        json: Some(json),
        notes: report
            .problems
            .iter()
            .chain(&report.warnings)
            .map(Diagnostic::to_string)
            .collect(),
        exit: if report.passed() { 0 } else { REFUSED },
        ..Answer::default()
    })
}

fn built(arguments: &Build, words: &Catalogue) -> Result<Answer, Failure> {
    let made = build::build(&arguments.from)?;
    let mut table =
        Table::new(["table", "state"].map(|key| (key, words.text(&format!("column-{key}")))));
    let mut report = Vec::new();
    for file in &made {
        let path = arguments.to.join(&file.path);
        let state = match std::fs::read(&path) {
            Ok(old) if old == file.text.as_bytes() => "unchanged",
            Ok(_) => "changed",
            Err(_) => "new",
        };
        if state != "unchanged" {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|error| Failure::writing(folder, error))?;
            }
            files::write_whole(&path, file.text.as_bytes())?;
        }
        table.push(vec![
            Cell::text(path.display().to_string()),
            Cell::text(words.text(&format!("data-build-{state}"))),
        ]);
        report.push(json!({ "table": file.path, "state": state }));
    }
    Ok(Answer {
        json: Some(report.into()),
        ..Answer::of_table(table)
    })
}
