//! Checking the tables written as TOML that no other reader owns: law, calendars, registered questions.
//!
//! Every table of such a file (and every entry of a list of tables) carries a grade and names its sources, as a parameter
//! does.

use std::collections::{BTreeMap, BTreeSet};

use super::{CheckReport, TableSummary, summarize};
use crate::diagnostic::{Diagnostic, nearest_name, shown};
use crate::record::PolicyRecord;
use crate::source_text::SourceText;
use crate::sources::Bibliography;
use crate::toml_file;

/// Folders whose TOML files are checked here.
const FOLDERS: [&str; 2] = ["law/", "politics/"];

/// Grades that need a source.
const SUPPORTED: [&str; 2] = ["published", "estimated"];

pub(super) fn documents(
    files: &BTreeMap<String, SourceText>,
    bibliography: &Bibliography,
    report: &mut CheckReport,
    used: &mut BTreeSet<String>,
) {
    for (path, source) in files {
        let toml = std::path::Path::new(path)
            .extension()
            .is_some_and(|extension| extension == "toml");
        if !toml || !FOLDERS.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let document = match toml_file::parse_source::<toml::Table>(source.clone()) {
            Ok(document) => document,
            Err(found) => {
                report.problems.append(found);
                continue;
            }
        };
        let mut summary = TableSummary {
            path: path.clone(),
            rows: 0,
            sources: Vec::new(),
        };
        let mut keys = BTreeSet::new();
        for (name, value) in &document.value {
            let tables: Vec<&toml::Table> = match value {
                toml::Value::Table(table) => vec![table],
                toml::Value::Array(entries) => {
                    entries.iter().filter_map(toml::Value::as_table).collect()
                }
                _ => Vec::new(),
            };
            for table in tables {
                summary.rows += 1;
                let named = sources(table);
                let located = |code, message: String| {
                    Diagnostic::new(code, source.name(), line(source, name), 1, message)
                };
                match table.get("grade").and_then(toml::Value::as_str) {
                    Some("judgement") => {}
                    Some(grade) if SUPPORTED.contains(&grade) => {
                        if named.is_empty() {
                            let message = format!("`{name}` is graded {grade} but names no source");
                            report.problems.push(located("missing-source", message));
                        }
                    }
                    _ => {
                        let message = format!("a table of `{name}` has no grade");
                        report.problems.push(
                            located("missing-key", message)
                                .with_expected("`published`, `estimated` or `judgement`"),
                        );
                    }
                }
                for key in &named {
                    if bibliography.get(key).is_none() {
                        let message = format!("unknown source `{}`", shown(key));
                        report.problems.push(
                            located("unknown-source", message)
                                .with_expected("a key of data/sources.toml")
                                .with_suggestion(nearest_name(key, bibliography.keys())),
                        );
                    }
                }
                keys.extend(named);
            }
        }
        used.extend(keys.iter().cloned());
        summary.sources = keys.into_iter().collect();
        report.tables.push(summary);
    }
}

/// The sources that a table names.
fn sources(table: &toml::Table) -> Vec<String> {
    let named = table.get("source").and_then(toml::Value::as_array);
    let texts = named
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str)
        .map(str::to_owned);
    texts.collect()
}

/// The line on which a top-level table of this name first stands, from 1.
fn line(source: &SourceText, name: &str) -> usize {
    let found = source
        .text()
        .lines()
        .position(|line| line.starts_with('[') && line.trim_matches(['[', ']']) == name);
    found.map_or(1, |position| position + 1)
}

/// Checks the record of what governments did besides tariffs.
pub(super) fn policy_record(
    files: &BTreeMap<String, SourceText>,
    bibliography: &Bibliography,
    report: &mut CheckReport,
    used: &mut BTreeSet<String>,
) {
    for (path, source) in files {
        let Some(channel) = path
            .strip_prefix("record/")
            .and_then(|name| name.strip_suffix(".toml"))
        else {
            continue;
        };
        match PolicyRecord::from_files([(channel, source.clone())], bibliography) {
            Ok(_) => summarize(path, source, report, used),
            Err(found) => report.problems.append(found),
        }
    }
}

/// Checks the claims of the article: the file names the source of all of them.
pub(super) fn claims(
    files: &BTreeMap<String, SourceText>,
    bibliography: &Bibliography,
    report: &mut CheckReport,
    used: &mut BTreeSet<String>,
) {
    for (path, source) in files {
        if !path.starts_with("article/") {
            continue;
        }
        let document = match toml_file::parse_source::<toml::Table>(source.clone()) {
            Ok(document) => document.value,
            Err(found) => {
                report.problems.append(found);
                continue;
            }
        };
        let list = |key: &str| document.get(key).and_then(toml::Value::as_array);
        let named = list("source").into_iter().flatten();
        let sources: Vec<String> = named
            .filter_map(toml::Value::as_str)
            .map(str::to_owned)
            .collect();
        for name in sources
            .iter()
            .filter(|name| bibliography.get(name).is_none())
        {
            let valid = bibliography.keys();
            report
                .problems
                .push(Diagnostic::unknown_name(path, 1, 1, "source", name, valid));
        }
        used.extend(sources.iter().cloned());
        report.tables.push(TableSummary {
            path: path.clone(),
            rows: list("claim").map_or(0, Vec::len),
            sources,
        });
    }
}
