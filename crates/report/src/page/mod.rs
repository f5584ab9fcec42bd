//! The report as one self-contained HTML page: no scripts, no outside files, light and dark, made for screen and paper.

pub mod parts;
mod row_figures;
mod time_figures;

use std::collections::BTreeSet;

use askama::Template;
use vecinos_ensemble::{EnsembleResult, LogEntry, LogWorld, ParameterUse};
use vecinos_evidence::registry::Value;
use vecinos_evidence::sources::{Bibliography, Source};
use vecinos_world::{Closure, Grade, Side};

use crate::catalogue::Catalogue;
use crate::findings::{Finding, findings};
use crate::identity::{RunIdentity, input_hash};
use crate::language::Language;
use crate::names;
use crate::number;
use crate::tables::{HeadlineTable, headline};
use parts::{DataCell, DataRow, DataTable, Figure};
use time_figures::{Drawn, TimeFigure};

/// The page could not be written out.
#[derive(Debug, thiserror::Error)]
#[error("the report page could not be composed: {0}")]
pub struct PageError(#[from] askama::Error);

/// Sections in the order of the page: anchor and message key.
const SECTIONS: [(&str, &str); 12] = [
    ("findings", "section-findings"),
    ("asked", "section-asked"),
    ("headline", "section-headline"),
    ("months", "section-months"),
    ("assumptions", "section-assumptions"),
    ("welfare", "section-welfare"),
    ("rates", "section-rates"),
    ("sectors", "section-sectors"),
    ("log", "section-log"),
    ("evidence", "section-evidence"),
    ("caveats", "section-caveats"),
    ("reproduce", "section-reproduce"),
];

const LOG_COLUMNS: [&str; 7] = [
    "log-date",
    "log-event",
    "log-world",
    "log-actor",
    "log-measure",
    "log-authority",
    "log-source",
];

const PARAMETER_COLUMNS: [&str; 6] = [
    "evidence-parameter",
    "evidence-value",
    "column-unit",
    "evidence-drawn",
    "evidence-grade",
    "evidence-sources",
];

const CAVEATS: [&str; 9] = [
    "caveat-conditional",
    "caveat-equilibrium",
    "caveat-time",
    "caveat-closures",
    "caveat-reallocation",
    "caveat-backcast",
    "caveat-claims",
    "caveat-elasticities",
    "caveat-base",
];

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    catalogue: &'a Catalogue,
    style: &'static str,
    language: &'static str,
    page_title: String,
    title: &'a str,
    description: &'a str,
    facts: Vec<(String, String)>,
    failures: Option<String>,
    sections: Vec<(&'static str, String)>,
    findings: Vec<Finding>,
    hero: Option<Figure>,
    policies: Vec<Policy>,
    assumptions: Vec<(String, String)>,
    baseline: String,
    scenario_text: &'a str,
    headline: Vec<HeadlineTable>,
    months: Vec<Figure>,
    dots: Vec<Figure>,
    welfare: Option<Figure>,
    rates: Vec<Figure>,
    rate_tables: Vec<DataTable>,
    sectors: Option<Figure>,
    sector_tables: Vec<DataTable>,
    rigid_sector_tables: Vec<DataTable>,
    log_head: Vec<String>,
    log: Vec<LogLine>,
    grades: String,
    parameter_head: Vec<String>,
    parameters: Vec<ParameterLine<'a>>,
    sources: Vec<(&'a str, &'a Source)>,
    caveats: Vec<String>,
    command: &'a str,
    hashes: Vec<(String, String)>,
    version: &'a str,
    footer: String,
}

/// A line of the log of measures.
struct LogLine {
    date: String,
    event: String,
    world: String,
    both: bool,
    actor: String,
    description: String,
    authority: String,
    sources: Vec<String>,
}

/// A measure that scenario and baseline do not share.
struct Policy {
    date: String,
    event: String,
    world: String,
    description: String,
    authority: String,
}

/// A parameter of the run.
struct ParameterLine<'a> {
    name: &'a str,
    unit: &'a str,
    value: String,
    drawn: String,
    grade: String,
    grade_class: &'static str,
    sources: &'a [String],
}

/// The page of a run in the language of `catalogue`.
pub fn render(
    result: &EnsembleResult,
    bibliography: &Bibliography,
    identity: &RunIdentity,
    catalogue: &Catalogue,
) -> Result<String, PageError> {
    let spanish = catalogue.language() == Language::Spanish;
    let (title, description) = if spanish {
        (&result.title_es, &result.description_es)
    } else {
        (&result.title, &result.description)
    };
    let page = Page {
        catalogue,
        style: include_str!("../../templates/style.css"),
        language: catalogue.language().tag(),
        page_title: catalogue.with("page-title", &[("title", title.into())]),
        title,
        description,
        facts: facts(result, identity, catalogue),
        failures: failures(result, catalogue),
        sections: SECTIONS
            .iter()
            .map(|(anchor, key)| (*anchor, catalogue.text(key)))
            .collect(),
        findings: findings(result, catalogue),
        hero: hero(result, catalogue),
        policies: policies(result, catalogue),
        assumptions: assumptions(result, catalogue),
        baseline: names::baseline(catalogue, &result.baseline),
        scenario_text: &result.scenario_text,
        headline: headline(result, catalogue),
        months: months(result, catalogue),
        dots: row_figures::dots(result, catalogue),
        welfare: row_figures::welfare(result, catalogue),
        rates: [
            time_figures::rates(result, catalogue),
            time_figures::claims(result, catalogue),
        ]
        .into_iter()
        .flatten()
        .collect(),
        rate_tables: rate_tables(result, catalogue),
        sectors: row_figures::sectors(result, catalogue),
        sector_tables: row_figures::sector_tables(result, catalogue, Closure::FlexibleWages),
        rigid_sector_tables: row_figures::sector_tables(
            result,
            catalogue,
            Closure::DownwardRigidWages,
        ),
        log_head: titles(catalogue, &LOG_COLUMNS),
        log: result
            .log
            .iter()
            .map(|entry| log_line(entry, catalogue))
            .collect(),
        grades: grades(result, catalogue),
        parameter_head: titles(catalogue, &PARAMETER_COLUMNS),
        parameters: result
            .parameters
            .iter()
            .map(|parameter| parameter_line(parameter, catalogue))
            .collect(),
        sources: cited(result, bibliography),
        caveats: CAVEATS.iter().map(|key| catalogue.text(key)).collect(),
        command: &identity.command,
        hashes: hashes(result, identity, catalogue),
        version: &identity.version,
        footer: catalogue.with("footer", &[("version", (&identity.version).into())]),
    };
    Ok(page.render()?)
}

fn titles(catalogue: &Catalogue, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| catalogue.text(key)).collect()
}

fn facts(
    result: &EnsembleResult,
    identity: &RunIdentity,
    catalogue: &Catalogue,
) -> Vec<(String, String)> {
    let text = |key: &str| catalogue.text(key);
    let window = match (result.months.first(), result.months.last()) {
        (Some(first), Some(last)) => {
            let ends = [
                ("first", first.to_string().into()),
                ("last", last.to_string().into()),
            ];
            catalogue.with("fact-window-value", &ends)
        }
        _ => number::NOT_AVAILABLE.to_owned(),
    };
    let departure = result.departure.map_or_else(
        || text("fact-never-departs"),
        |month| names::month(catalogue, month),
    );
    vec![
        (text("fact-scenario"), result.scenario.clone()),
        (
            text("fact-baseline"),
            names::baseline(catalogue, &result.baseline),
        ),
        (text("fact-window"), window),
        (text("fact-departure"), departure),
        (
            text("fact-draws"),
            catalogue.with(
                "fact-draws-value",
                &[("draws", result.settings.draws.into())],
            ),
        ),
        (text("fact-seed"), result.settings.seed.to_string()),
        (text("fact-version"), identity.version.clone()),
    ]
}

fn failures(result: &EnsembleResult, catalogue: &Catalogue) -> Option<String> {
    let failed: BTreeSet<u64> = result.failures.iter().map(|failure| failure.draw).collect();
    let arguments = [
        ("count", failed.len().into()),
        ("all", number::fixed(result.settings.draws as f64, 0).into()),
    ];
    (!failed.is_empty()).then(|| catalogue.with("failures-text", &arguments))
}

fn sides(quantity: &str, sides: &[Side]) -> Vec<String> {
    sides
        .iter()
        .map(|side| format!("{quantity}.{}", side.id()))
        .collect()
}

const NEIGHBOURS: [Side; 3] = [Side::Mex, Side::Usa, Side::Can];

fn hero(result: &EnsembleResult, catalogue: &Catalogue) -> Option<Figure> {
    let figure = TimeFigure {
        result,
        catalogue,
        id: "real-income",
        drawn: Drawn::Difference,
        numbers: true,
        note: Some("note-real-income"),
    };
    figure.build(&sides("real_income", &NEIGHBOURS))
}

fn months(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<Figure> {
    let flows = |quantity: &str| -> Vec<String> {
        ["USA.MEX", "USA.CAN", "USA.CHN", "MEX.USA"]
            .iter()
            .map(|pair| format!("{quantity}.{pair}"))
            .collect()
    };
    let imports = flows("imports");
    let plan: [(&str, Drawn, Option<&str>, Vec<String>); 10] = [
        (
            "real-wage",
            Drawn::Difference,
            None,
            sides("real_wage", &NEIGHBOURS),
        ),
        (
            "imports-change",
            Drawn::Difference,
            None,
            flows("imports_change"),
        ),
        (
            "imports",
            Drawn::Level,
            Some("note-imports"),
            imports[..3].to_vec(),
        ),
        (
            "vehicle-output",
            Drawn::Difference,
            None,
            sides("vehicle_output", &NEIGHBOURS),
        ),
        (
            "manufacturing-output",
            Drawn::Difference,
            None,
            sides("manufacturing_output", &NEIGHBOURS),
        ),
        (
            "net-jobs",
            Drawn::RigidDifference,
            Some("note-net-jobs"),
            sides("net_jobs", &NEIGHBOURS[..2]),
        ),
        (
            "consumer-prices",
            Drawn::Difference,
            Some("note-consumer-prices"),
            sides("consumer_prices", &NEIGHBOURS),
        ),
        (
            "tariff-revenue",
            Drawn::Difference,
            None,
            sides("tariff_revenue", &NEIGHBOURS),
        ),
        (
            "chinese-content",
            Drawn::Difference,
            Some("note-chinese-content"),
            vec!["chinese_content.MEX.USA".to_owned()],
        ),
        (
            "real-gdp",
            Drawn::Difference,
            Some("note-real-gdp"),
            sides("real_gdp", &NEIGHBOURS),
        ),
    ];
    plan.into_iter()
        .filter_map(|(id, drawn, note, indicators)| {
            TimeFigure {
                result,
                catalogue,
                id,
                drawn,
                numbers: false,
                note,
            }
            .build(&indicators)
        })
        .collect()
}

fn policies(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<Policy> {
    result
        .log
        .iter()
        .filter(|entry| entry.world != LogWorld::Both)
        .map(|entry| Policy {
            date: entry.date.clone(),
            event: names::event(catalogue, entry.event),
            world: match entry.world {
                LogWorld::Baseline => catalogue.text("asked-in-baseline"),
                _ => catalogue.text("asked-in-scenario"),
            },
            description: entry.description.clone(),
            authority: entry.authority.clone(),
        })
        .collect()
}

fn assumptions(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<(String, String)> {
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
        Value::Name(name) => {
            let closure = names::key("closure", name);
            if catalogue.has(&closure) {
                catalogue.text(&closure)
            } else {
                names::elasticity_set(catalogue, name)
            }
        }
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

fn rate_tables(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<DataTable> {
    let mut pairs: Vec<(Side, Side)> = Vec::new();
    for row in &result.rates {
        if !pairs.contains(&(row.importer, row.exporter)) {
            pairs.push((row.importer, row.exporter));
        }
    }
    pairs
        .into_iter()
        .filter_map(|(importer, exporter)| rate_table(result, catalogue, importer, exporter))
        .collect()
}

fn rate_table(
    result: &EnsembleResult,
    catalogue: &Catalogue,
    importer: Side,
    exporter: Side,
) -> Option<DataTable> {
    let rows: Vec<_> = result
        .rates
        .iter()
        .filter(|row| row.importer == importer && row.exporter == exporter)
        .collect();
    let month = names::month(catalogue, rows.first()?.month);
    let place = [
        ("importer", names::side(catalogue, importer).into()),
        ("exporter", names::side(catalogue, exporter).into()),
    ];
    let pair = catalogue.with("rates-place", &place);
    let title = catalogue.with("rates-table", &[("month", month.into())]);
    let column = |rate: &str, world: &str| {
        format!(
            "{}, {}",
            catalogue.text(rate),
            catalogue.text(world).to_lowercase()
        )
    };
    let mut columns: Vec<(String, Vec<f64>, usize)> = vec![
        (
            column("column-statutory", "column-baseline"),
            rows.iter().map(|row| row.statutory_baseline).collect(),
            1,
        ),
        (
            column("column-statutory", "column-scenario"),
            rows.iter().map(|row| row.statutory_scenario).collect(),
            1,
        ),
        (
            column("column-charged", "column-baseline"),
            rows.iter().map(|row| row.charged_baseline).collect(),
            1,
        ),
        (
            column("column-charged", "column-scenario"),
            rows.iter().map(|row| row.charged_scenario).collect(),
            1,
        ),
    ];
    // Claims are shown where they are observed.
    for (world, shares) in [
        (
            "column-baseline",
            rows.iter()
                .map(|row| row.claimed_baseline)
                .collect::<Vec<_>>(),
        ),
        (
            "column-scenario",
            rows.iter().map(|row| row.claimed_scenario).collect(),
        ),
    ] {
        if shares.iter().any(Option::is_some) {
            let shares = shares
                .into_iter()
                .map(|share| share.unwrap_or(f64::NAN))
                .collect();
            columns.push((column("column-claimed", world), shares, 0));
        }
    }
    let mut head = vec![catalogue.text("column-sector")];
    head.extend(columns.iter().map(|(title, ..)| title.clone()));
    let rows = rows
        .iter()
        .enumerate()
        .map(|(index, row)| DataRow {
            header: names::sector(catalogue, &row.sector),
            cells: columns
                .iter()
                .map(|(_, values, decimals)| {
                    DataCell::plain(number::fixed(
                        values.get(index).copied().unwrap_or(f64::NAN),
                        *decimals,
                    ))
                })
                .collect(),
        })
        .collect();
    Some(DataTable {
        caption: format!("{pair}. {title}"),
        head,
        rows,
        stacked: false,
    })
}

fn log_line(entry: &LogEntry, catalogue: &Catalogue) -> LogLine {
    LogLine {
        date: entry.date.clone(),
        event: names::event(catalogue, entry.event),
        world: names::world(catalogue, entry.world),
        both: entry.world == LogWorld::Both,
        actor: names::region(catalogue, &entry.actor),
        description: if entry.description.is_empty() {
            entry.name.clone()
        } else {
            entry.description.clone()
        },
        authority: entry.authority.clone(),
        sources: entry.sources.clone(),
    }
}

fn grades(result: &EnsembleResult, catalogue: &Catalogue) -> String {
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

fn parameter_line<'a>(parameter: &'a ParameterUse, catalogue: &Catalogue) -> ParameterLine<'a> {
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
fn cited<'a>(
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

fn hashes(
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
