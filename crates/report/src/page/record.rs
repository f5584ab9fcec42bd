//! The record of a run: measures, assumptions, parameters with their grades, sources, hashes.

use std::collections::BTreeSet;

use vecinos_ensemble::{EnsembleResult, LogEntry, LogWorld, ParameterUse};
use vecinos_evidence::registry::Value;
use vecinos_evidence::sources::{Bibliography, Source};
use vecinos_world::Grade;

use crate::catalogue::Catalogue;
use crate::identity::{RunIdentity, input_hash};
use crate::language::Language;
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

/// A parameter of the run.
pub(super) struct ParameterLine<'a> {
    pub(super) name: &'a str,
    pub(super) unit: &'a str,
    pub(super) value: String,
    pub(super) drawn: String,
    pub(super) grade: String,
    pub(super) grade_class: &'static str,
    pub(super) sources: &'a [String],
}

/// The lines of the log that scenario and baseline do not share.
pub(super) fn policies(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<LogLine> {
    let own = result
        .log
        .iter()
        .filter(|entry| entry.world != LogWorld::Both);
    own.map(|entry| log_line(entry, catalogue)).collect()
}

/// The parameters that the scenario sets, with their values.
pub(super) fn assumptions(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<(String, String)> {
    let set = result
        .parameters
        .iter()
        .filter(|parameter| parameter.overridden);
    set.map(|parameter| (parameter.name.clone(), central(parameter, catalogue)))
        .collect()
}

/// The central value of a parameter with its unit; a set of elasticities or a closure by its name.
fn central(parameter: &ParameterUse, catalogue: &Catalogue) -> String {
    match &parameter.value {
        Value::Number(value) => significant(*value),
        Value::Name(name) => ["closure", "elasticity-set", "time-profile"]
            .iter()
            .map(|family| names::key(family, name))
            .find(|key| catalogue.has(key))
            .map_or_else(|| name.clone(), |key| catalogue.text(&key)),
    }
}

/// A parameter as people write it: up to four decimals, no trailing zeros.
fn significant(value: f64) -> String {
    let text = number::fixed(value, 4);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

pub(super) fn log_line(entry: &LogEntry, catalogue: &Catalogue) -> LogLine {
    let (description, description_language) = describe(entry, catalogue);
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

/// What a measure does, in the reader's language where the log allows, and the language it is in.
fn describe(entry: &LogEntry, catalogue: &Catalogue) -> (String, &'static str) {
    let language = catalogue.language().tag();
    if let Some(line) = action(entry, catalogue) {
        return (line, language);
    }
    let english = Language::English.tag();
    if entry.description.is_empty() {
        return (entry.name.clone(), english);
    }
    match (&entry.title_es, catalogue.language()) {
        // A description is the title of the programme and its rates: `Steel and aluminium: 25 %`.
        (Some(title), Language::Spanish) => {
            let rates = entry.description.rsplit_once(": ").map(|(_, rates)| rates);
            (
                rates.map_or_else(|| title.clone(), |rates| format!("{title}: {rates}")),
                language,
            )
        }
        _ => (entry.description.clone(), english),
    }
}

/// Sectors named one by one in a line about an action; more are counted.
const MOST_SECTORS: usize = 6;

/// The line of an action of a scenario; `None` for recorded programmes.
fn action(entry: &LogEntry, catalogue: &Catalogue) -> Option<String> {
    let exempt = entry.usmca_exempt && entry.name == "tariff";
    let key = names::key(
        "action",
        if exempt {
            "tariff_usmca_exempt"
        } else {
            &entry.name
        },
    );
    if !catalogue.has(&key) {
        return None;
    }
    let goods = match entry.sectors.len() {
        0 => catalogue.text("action-all-goods"),
        1..=MOST_SECTORS => {
            let sectors = entry.sectors.iter();
            let names: Vec<String> = sectors
                .map(|id| names::sector_in_sentence(catalogue, id))
                .collect();
            names.join(", ")
        }
        count => catalogue.with("action-sectors", &[("count", count.into())]),
    };
    let targets: Vec<String> = entry
        .targets
        .iter()
        .map(|id| names::region(catalogue, id))
        .collect();
    let rate = entry.magnitude.map_or_else(String::new, |fraction| {
        format!("{}%", significant(fraction * 100.0))
    });
    let arguments = [
        ("goods", goods.into()),
        ("targets", targets.join(", ").into()),
        ("rate", rate.into()),
    ];
    Some(catalogue.with(&key, &arguments))
}

pub(super) fn grades(result: &EnsembleResult, catalogue: &Catalogue) -> String {
    let count = |grade| {
        result
            .parameters
            .iter()
            .filter(|parameter| parameter.grade == grade)
            .count()
    };
    catalogue.with(
        "evidence-counts",
        &[
            ("published", count(Grade::Published).into()),
            ("estimated", count(Grade::Estimated).into()),
            ("judgement", count(Grade::Judgement).into()),
        ],
    )
}

pub(super) fn parameter_line<'a>(
    parameter: &'a ParameterUse,
    catalogue: &Catalogue,
) -> ParameterLine<'a> {
    let drawn = if parameter.overridden {
        catalogue.text("evidence-overridden")
    } else {
        parameter.drawn.map_or_else(
            || catalogue.text("evidence-fixed"),
            |band| {
                let ends = [
                    ("low", significant(band.p5).into()),
                    ("high", significant(band.p95).into()),
                ];
                catalogue.with("band", &ends)
            },
        )
    };
    ParameterLine {
        name: &parameter.name,
        unit: &parameter.unit,
        value: central(parameter, catalogue),
        drawn,
        grade: names::grade(catalogue, parameter.grade),
        grade_class: match parameter.grade {
            Grade::Published => "published",
            Grade::Estimated => "estimated",
            Grade::Judgement => "judgement",
        },
        sources: &parameter.sources,
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
