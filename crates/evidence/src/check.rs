//! Checking the embedded tables, or a copy of them on disk: `vecinos data check`.
//!
//! What fails: a parameter without source or grade, a published number without a source, a source key that the
//! bibliography does not know, a table row without a source, a benchmark that does not balance, a gap in a monthly series, a measure that
//! contradicts the record.

mod documents;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;

use crate::benchmark::BenchmarkTable;
use crate::csv_table::CsvTable;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest_name, shown};
use crate::embedded;
use crate::history::History;
use crate::measures::{MeasureRecord, MeasureVocabulary};
use crate::points::Points;
use crate::registry::Registry;
use crate::source_text::SourceText;
use crate::sources::Bibliography;
use crate::toml_file;

/// Largest implied negative final demand, as a share of a region's income, that counts as rounding.
const BALANCE_TOLERANCE: f64 = 1e-6;

/// Measures as another source reads them, with the ids of those of the record.
const OTHER_READING: &str = "measures/tracker_reading.toml";

/// One table, as a line of `vecinos data list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableSummary {
    /// Path under the data folder.
    pub path: String,
    /// Records of a CSV table, tables of a TOML file.
    pub rows: usize,
    /// Keys of the sources that its rows or its parameters name, sorted.
    pub sources: Vec<String>,
}

/// What was checked and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// The tables, sorted by path.
    pub tables: Vec<TableSummary>,
    /// Number of parameters.
    pub parameters: usize,
    /// Number of sources.
    pub sources: usize,
    /// Number of monthly series.
    pub series: usize,
    /// What makes the check fail.
    pub problems: Diagnostics,
    /// What does not: sources that nothing names.
    pub warnings: Diagnostics,
}

impl CheckReport {
    /// Whether nothing failed.
    pub fn passed(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Checks the embedded tables.
pub fn check() -> CheckReport {
    let files =
        embedded::paths().filter_map(|path| Some((path.to_owned(), embedded::source(path).ok()?)));
    check_files(&files.collect())
}

/// Checks a data folder on disk: all its `.toml` and `.csv` files.
///
/// Errors: those of [`SourceText::read`]; `missing-folder`.
pub fn check_folder(folder: &Path) -> Result<CheckReport, Diagnostics> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)?;
    Ok(check_files(&files))
}

fn collect(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, SourceText>,
) -> Result<(), Diagnostics> {
    let name = folder.display().to_string();
    let unreadable = |error: std::io::Error| {
        let message = format!("the folder cannot be read: {error}");
        Diagnostics::from(Diagnostic::new("missing-folder", &name, 1, 1, message))
    };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        entries.push(entry.map_err(unreadable)?.path());
    }
    entries.sort();
    for path in entries {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let inner = if prefix.is_empty() {
            name.to_owned()
        } else {
            format!("{prefix}/{name}")
        };
        let table = path
            .extension()
            .is_some_and(|extension| extension == "csv" || extension == "toml");
        if path.is_dir() {
            collect(&path, &inner, files)?;
        } else if table {
            files.insert(inner, SourceText::read(&path)?);
        }
    }
    Ok(())
}

/// Checks a data folder held in memory: texts by path under the folder.
pub fn check_files(files: &BTreeMap<String, SourceText>) -> CheckReport {
    let mut report = CheckReport::default();
    let Some(bibliography) = bibliography(files, &mut report) else {
        return report;
    };
    let mut used = BTreeSet::new();
    let registry = parameters(files, &bibliography, &mut report, &mut used);
    let table = benchmark(files, &bibliography, &mut report, &mut used);
    if let (Some(registry), Some(table)) = (registry, table) {
        let vocabulary = MeasureVocabulary {
            regions: table.regions.clone(),
            sectors: table.sector_ids().map(str::to_owned).collect(),
            bibliography: bibliography.clone(),
            registry,
        };
        measures(files, &vocabulary, &mut report, &mut used);
    }
    documents::documents(files, &bibliography, &mut report, &mut used);
    documents::policy_record(files, &bibliography, &mut report, &mut used);
    documents::claims(files, &bibliography, &mut report, &mut used);
    rows(files, &bibliography, &mut report, &mut used);
    let points = files.iter().filter(|(path, _)| path.starts_with("points/"));
    if let Err(found) = Points::from_files(points.map(|(_, source)| source.clone())) {
        report.problems.append(found);
    }
    let monthly = files
        .iter()
        .filter(|(path, _)| path.starts_with("history/"));
    match History::from_files(monthly.map(|(_, source)| source.clone())) {
        Ok(history) => report.series = history.ids().count(),
        Err(found) => report.problems.append(found),
    }
    report
        .tables
        .sort_by(|one, other| one.path.cmp(&other.path));
    let unused: Vec<&str> = bibliography
        .keys()
        .filter(|key| !used.contains(*key))
        .collect();
    for key in unused {
        let message = format!("no number names the source `{key}`");
        report.warnings.push(
            Diagnostic::new("unused-source", "data/sources.toml", 1, 1, message).as_warning(),
        );
    }
    report
}

fn bibliography(
    files: &BTreeMap<String, SourceText>,
    report: &mut CheckReport,
) -> Option<Bibliography> {
    let Some(source) = files.get("sources.toml") else {
        report.problems.push(Diagnostic::new(
            "missing-file",
            "sources.toml",
            1,
            1,
            "the bibliography is missing",
        ));
        return None;
    };
    match Bibliography::parse(source.clone()) {
        Ok(bibliography) => {
            report.sources = bibliography.0.len();
            let sources = Vec::new();
            report.tables.push(TableSummary {
                path: "sources.toml".to_owned(),
                rows: report.sources,
                sources,
            });
            Some(bibliography)
        }
        Err(found) => {
            report.problems.append(found);
            None
        }
    }
}

/// Checks every parameter file; the whole registry if none of them is wrong.
fn parameters(
    files: &BTreeMap<String, SourceText>,
    bibliography: &Bibliography,
    report: &mut CheckReport,
    used: &mut BTreeSet<String>,
) -> Option<Registry> {
    let mut channels = Vec::new();
    for (path, source) in files {
        let Some(channel) = path
            .strip_prefix("parameters/")
            .and_then(|name| name.strip_suffix(".toml"))
        else {
            continue;
        };
        match Registry::from_files([(channel, source.clone())], bibliography) {
            Ok(registry) => {
                let sources: BTreeSet<String> = registry
                    .iter()
                    .flat_map(|parameter| parameter.source.iter().cloned())
                    .collect();
                used.extend(sources.iter().cloned());
                report.parameters += registry.len();
                let sources = sources.into_iter().collect();
                report.tables.push(TableSummary {
                    path: path.clone(),
                    rows: registry.len(),
                    sources,
                });
            }
            Err(found) => report.problems.append(found),
        }
        channels.push((channel, source.clone()));
    }
    Registry::from_files(channels, bibliography).ok()
}

/// Checks the record of measures, file by file for the summary and as a whole for what the files say of one another.
fn measures(
    files: &BTreeMap<String, SourceText>,
    vocabulary: &MeasureVocabulary,
    report: &mut CheckReport,
    used: &mut BTreeSet<String>,
) {
    let record: Vec<(&String, &SourceText)> = files
        .iter()
        .filter(|(path, _)| path.starts_with("measures/") && !is_csv(path))
        .collect();
    // The other reading repeats ids of the record, so it is checked alone.
    let (alone, together): (Vec<_>, Vec<_>) =
        record.iter().partition(|(path, _)| *path == OTHER_READING);
    for files in [together, alone] {
        let texts = files.iter().map(|(_, source)| (*source).clone());
        if let Err(found) = MeasureRecord::read(texts, vocabulary) {
            report.problems.append(found);
        }
    }
    for (path, source) in record {
        summarize(path, source, report, used);
    }
}

/// The line of a TOML file whose lists of tables name their sources.
fn summarize(
    path: &str,
    source: &SourceText,
    report: &mut CheckReport,
    used: &mut BTreeSet<String>,
) {
    let Ok(document) = toml_file::parse_source::<toml::Table>(source.clone()) else {
        return;
    };
    let mut keys = BTreeSet::new();
    let mut rows = 0;
    for entry in document
        .value
        .values()
        .filter_map(toml::Value::as_array)
        .flatten()
    {
        rows += 1;
        let named = entry.get("source").and_then(toml::Value::as_array);
        keys.extend(
            named
                .into_iter()
                .flatten()
                .filter_map(toml::Value::as_str)
                .map(str::to_owned),
        );
    }
    used.extend(keys.iter().cloned());
    report.tables.push(TableSummary {
        path: path.to_owned(),
        rows,
        sources: keys.into_iter().collect(),
    });
}

fn benchmark(
    files: &BTreeMap<String, SourceText>,
    bibliography: &Bibliography,
    report: &mut CheckReport,
    used: &mut BTreeSet<String>,
) -> Option<BenchmarkTable> {
    let file = |name: &str| files.get(&format!("benchmark/{name}")).cloned();
    let table = match BenchmarkTable::from_files("benchmark", &file) {
        Ok(table) => table,
        Err(found) => {
            report.problems.append(found);
            return None;
        }
    };
    let head = file("benchmark.toml").map_or_else(
        || "benchmark/benchmark.toml".to_owned(),
        |head| head.name().to_owned(),
    );
    let sectors = TableSummary {
        path: "benchmark/benchmark.toml".to_owned(),
        rows: table.sectors.len(),
        sources: table.sources.flows.clone(),
    };
    report.tables.push(sectors);
    for (name, keys) in table.sources.by_file() {
        if keys.is_empty() {
            let message = format!("the benchmark names no source for its {name}");
            report
                .problems
                .push(Diagnostic::new("missing-source", &head, 1, 1, message));
        }
        for key in keys.iter().filter(|key| bibliography.get(key).is_none()) {
            let problem = Diagnostic::new(
                "unknown-source",
                &head,
                1,
                1,
                format!("unknown source `{}`", shown(key)),
            );
            report
                .problems
                .push(problem.with_suggestion(nearest_name(key, bibliography.keys())));
        }
        let Some(source) = file(&format!("{name}.csv")) else {
            continue;
        };
        let rows = source.text().lines().count().saturating_sub(1);
        report.tables.push(TableSummary {
            path: format!("benchmark/{name}.csv"),
            rows,
            sources: keys.to_vec(),
        });
        used.extend(keys.iter().cloned());
    }
    balance(&table, &head, &mut report.problems);
    Some(table)
}

/// Implied final demand must not be negative beyond rounding.
fn balance(table: &BenchmarkTable, head: &str, problems: &mut Diagnostics) {
    let sectors = table.sectors.len();
    let demand = table.final_demand();
    for (region, row) in table.regions.iter().zip(demand.chunks(sectors.max(1))) {
        let income: f64 = row.iter().sum();
        for (sector, value) in table.sectors.iter().zip(row) {
            if *value < -BALANCE_TOLERANCE * income.abs() {
                let message = format!(
                    "the table does not balance: final demand for `{}` in `{region}` would be {value:.3} {}",
                    sector.id, table.unit
                );
                problems.push(
                    Diagnostic::new("unbalanced-table", head, 1, 1, message)
                        .with_expected("0 or more"),
                );
            }
        }
    }
}

/// Every row of every CSV table outside the benchmark names a known source, and its numbers are numbers.
fn rows(
    files: &BTreeMap<String, SourceText>,
    bibliography: &Bibliography,
    report: &mut CheckReport,
    used: &mut BTreeSet<String>,
) {
    let tables = files
        .iter()
        .filter(|(path, _)| is_csv(path) && !path.starts_with("benchmark/"));
    for (path, source) in tables {
        let csv = match CsvTable::parse(source.clone()) {
            Ok(csv) => csv,
            Err(found) => {
                report.problems.append(found);
                continue;
            }
        };
        let Ok(column) = csv.column("source") else {
            let problem = csv.at_header(0, "missing-source", "the table has no column `source`");
            report
                .problems
                .push(problem.with_expected("a source key in every row"));
            continue;
        };
        let mut keys = BTreeSet::new();
        for row in csv.rows() {
            let key = csv.field(row, column);
            if key.is_empty() {
                let problem = csv.at(row, column, "missing-source", "this row names no source");
                report
                    .problems
                    .push(problem.with_expected("a key of data/sources.toml"));
            } else if bibliography.get(key).is_none() {
                let problem = csv.at(
                    row,
                    column,
                    "unknown-source",
                    format!("unknown source `{}`", shown(key)),
                );
                report.problems.push(
                    problem
                        .with_expected("a key of data/sources.toml")
                        .with_suggestion(nearest_name(key, bibliography.keys())),
                );
            } else {
                keys.insert(key.to_owned());
            }
        }
        used.extend(keys.iter().cloned());
        report.tables.push(TableSummary {
            path: path.clone(),
            rows: csv.rows().len(),
            sources: keys.into_iter().collect(),
        });
    }
}

fn is_csv(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "csv")
}
