//! The record of a run: measures, sources, hashes.

use std::collections::BTreeSet;

use vecinos_ensemble::{EnsembleResult, LogEntry, LogWorld};
use vecinos_evidence::sources::{Bibliography, Source};

use crate::catalogue::Catalogue;
use crate::identity::{RunIdentity, input_hash};
use crate::measures;
use crate::names;
use crate::number;

/// A line of the log of measures.
pub(super) struct LogLine {
    pub(super) date: String,
    pub(super) event: String,
    pub(super) world: String,
    pub(super) both: bool,
    pub(super) actor: String,
    pub(super) description: String,
    pub(super) description_language: &'static str,
    pub(super) authority: String,
    pub(super) sources: Vec<String>,
}

/// The lines of the log that scenario and baseline do not share.
pub(super) fn policies(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<LogLine> {
    let own = result
        .log
        .iter()
        .filter(|entry| entry.world != LogWorld::Both);
    own.map(|entry| log_line(entry, catalogue)).collect()
}

pub(super) fn log_line(entry: &LogEntry, catalogue: &Catalogue) -> LogLine {
    let (description, description_language) = measures::describe(entry, catalogue);
    LogLine {
        date: entry.date.to_string(),
        event: names::event(catalogue, entry.event),
        world: names::world(catalogue, entry.world),
        both: entry.world == LogWorld::Both,
        actor: names::region(catalogue, &entry.actor),
        description,
        description_language,
        authority: names::authority(catalogue, &entry.authority),
        sources: entry.sources.clone(),
    }
}

/// The sources that parameters and measures of the run name, by key.
pub(super) fn cited<'a>(
    result: &EnsembleResult,
    bibliography: &'a Bibliography,
) -> Vec<(&'a str, &'a Source)> {
    let parameters = result
        .parameters
        .iter()
        .flat_map(|parameter| &parameter.sources);
    let keys: BTreeSet<&str> = parameters
        .chain(result.log.iter().flat_map(|entry| &entry.sources))
        .map(String::as_str)
        .collect();
    bibliography
        .iter()
        .filter(|(key, _)| keys.contains(key))
        .collect()
}

pub(super) fn hashes(
    result: &EnsembleResult,
    identity: &RunIdentity,
    catalogue: &Catalogue,
) -> Vec<(String, String)> {
    let mut lines = vec![
        (catalogue.text("fact-version"), identity.version.clone()),
        (
            catalogue.text("fact-seed"),
            result.settings.seed.to_string(),
        ),
        (
            catalogue.text("fact-draws"),
            number::fixed(result.settings.draws as f64, 0),
        ),
        (
            catalogue.text("reproduce-input-hash"),
            input_hash(result, identity),
        ),
        (
            catalogue.text("reproduce-data-hash"),
            result.data_hash.clone(),
        ),
    ];
    if let Some(commit) = &identity.commit {
        lines.insert(1, (catalogue.text("reproduce-commit"), commit.clone()));
    }
    lines
}
