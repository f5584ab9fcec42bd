//! The report as one self-contained HTML page: no scripts, no outside files, light and dark, made for screen and paper.

mod assumption_figures;
mod backcast;
mod behaviour;
pub mod forbearance;
mod index_weights;
mod ledger_figures;
mod links;
mod month_figures;
mod month_plan;
mod parameters;
pub mod parts;
mod picture;
mod plain;
pub mod political_scores;
mod rate_figures;
mod record;
mod sector_figures;
mod welfare_figure;

use std::collections::BTreeSet;

use askama::Template;
use vecinos_ensemble::EnsembleResult;
use vecinos_evidence::sources::{Bibliography, Source};
use vecinos_world::{Closure, Side};

use crate::catalogue::Catalogue;
use crate::couplings_drawing::{self, DrawnLink};
use crate::findings::{Finding, findings, moved};
use crate::identity::RunIdentity;
use crate::language::Language;
use crate::ledger_table::{LedgerTable, ledger};
use crate::names;
use crate::number;
use crate::reading::trade_moves;
use crate::tables::{HeadlineTable, headline};
pub use backcast::render as render_backcast;
pub use picture::picture;

use links::LinkLine;
use month_figures::{Drawn, TimeFigure};
use parameters::ParameterGroup;
use parts::{DataTable, Figure};
use record::LogLine;

/// The page could not be written out.
#[derive(Debug, thiserror::Error)]
#[error("the report page could not be composed: {0}")]
pub struct PageError(#[from] askama::Error);

/// Sections in the order of the page: anchor and message key.
const SECTIONS: [(&str, &str); 15] = [
    ("findings", "section-findings"),
    ("asked", "section-asked"),
    ("behaviour", "section-behaviour"),
    ("headline", "section-headline"),
    ("ledger", "section-ledger"),
    ("months", "section-months"),
    ("assumptions", "section-assumptions"),
    ("welfare", "section-welfare"),
    ("rates", "section-rates"),
    ("sectors", "section-sectors"),
    ("couplings", "section-couplings"),
    ("log", "section-log"),
    ("evidence", "section-evidence"),
    ("caveats", "section-caveats"),
    ("reproduce", "section-reproduce"),
];

/// Sections that say nothing where production chains do not move.
const TRADE_SECTIONS: [&str; 4] = ["months", "assumptions", "welfare", "sectors"];

/// Colours (light and dark), charts, the causal map, page.
const STYLE: &str = concat!(
    include_str!("../../templates/colours.css"),
    include_str!("../../templates/chart.css"),
    include_str!("../../templates/map.css"),
    include_str!("../../templates/style.css"),
    include_str!("../../templates/ledger.css")
);

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

const CAVEATS: [&str; 16] = [
    "caveat-conditional",
    "caveat-judged-links",
    "caveat-indices",
    "caveat-equilibrium",
    "caveat-time",
    "caveat-closures",
    "caveat-reallocation",
    "caveat-backcast",
    "caveat-claims",
    "caveat-elasticities",
    "caveat-base",
    "caveat-labour-surfaces",
    "caveat-cartels",
    "caveat-overdose",
    "caveat-investment",
    "caveat-security",
];

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    catalogue: &'a Catalogue,
    style: &'static str,
    language: &'static str,
    head_title: String,
    title: &'a str,
    description: &'a str,
    facts: Vec<(String, String)>,
    failures: Option<String>,
    sections: Vec<(&'static str, String)>,
    findings: Vec<Finding>,
    hero: Option<Figure>,
    policies: Vec<LogLine>,
    assumptions: Vec<(String, String)>,
    baseline: String,
    scenario_text: &'a str,
    behaviour: Option<behaviour::Shown>,
    /// Whether anything of production chains moves.
    trade: bool,
    headline: Vec<HeadlineTable>,
    ledger: Vec<LedgerTable>,
    ledger_figures: Vec<Figure>,
    ledger_unmoved: Option<String>,
    indices: Vec<Figure>,
    weights: String,
    weight_tables: Vec<DataTable>,
    map: String,
    link_counts: String,
    link_head: Vec<String>,
    links: Vec<LinkLine<'a>>,
    months: Vec<Figure>,
    dots: Vec<Figure>,
    welfare: Option<Figure>,
    rates: Vec<Figure>,
    rate_tables: Vec<DataTable>,
    sectors: Option<Figure>,
    sector_tables: Vec<DataTable>,
    folded_sector_tables: Vec<DataTable>,
    log_count: String,
    log_head: Vec<String>,
    log: Vec<LogLine>,
    grades: String,
    parameter_head: Vec<String>,
    parameters: Vec<ParameterGroup<'a>>,
    sources: Vec<(&'a str, &'a Source)>,
    caveats: Vec<String>,
    command: &'a str,
    hashes: Vec<(String, String)>,
    version: &'a str,
    footer: String,
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
    // The tables of one closure stand open, those of the other folded; a scenario may fix the closure.
    let [flexible, rigid] =
        Closure::ALL.map(|closure| sector_figures::sector_tables(result, catalogue, closure));
    let (sector_tables, folded_sector_tables) = if flexible.is_empty() {
        (rigid, flexible)
    } else {
        (flexible, rigid)
    };
    let trade = trade_moves(result);
    let page = Page {
        catalogue,
        style: STYLE,
        language: catalogue.language().tag(),
        head_title: catalogue.with("page-title", &[("title", title.into())]),
        title,
        description,
        facts: facts(result, identity, catalogue),
        failures: failures(result, catalogue),
        sections: SECTIONS
            .iter()
            .filter(|(anchor, _)| trade || !TRADE_SECTIONS.contains(anchor))
            .filter(|(anchor, _)| result.behaviour.is_some() || *anchor != "behaviour")
            .map(|(anchor, key)| (*anchor, catalogue.text(key)))
            .collect(),
        findings: findings(result, catalogue),
        hero: hero(result, catalogue),
        policies: record::policies(result, catalogue),
        assumptions: parameters::assumptions(result, catalogue),
        baseline: names::baseline(catalogue, &result.baseline),
        scenario_text: &result.scenario_text,
        behaviour: behaviour::shown(result, catalogue),
        trade,
        headline: headline(result, catalogue),
        ledger: ledger(result, catalogue),
        ledger_figures: ledger_figures::figures(result, catalogue),
        ledger_unmoved: ledger_figures::unmoved(result, catalogue),
        indices: ledger_figures::indices(result, catalogue),
        weights: catalogue.with(
            "weights-note",
            &[("weights", index_weights::weights().into())],
        ),
        weight_tables: index_weights::tables(result, catalogue),
        map: map(result, catalogue),
        link_counts: links::counts(result, catalogue),
        link_head: titles(catalogue, &links::COLUMNS),
        links: links::lines(result, catalogue),
        months: month_plan::months(result, catalogue),
        dots: assumption_figures::dots(result, catalogue),
        welfare: welfare_figure::welfare(result, catalogue),
        rates: [
            rate_figures::rates(result, catalogue),
            rate_figures::claims(result, catalogue),
        ]
        .into_iter()
        .flatten()
        .collect(),
        rate_tables: rate_figures::rate_tables(result, catalogue),
        sectors: sector_figures::sectors(result, catalogue),
        sector_tables,
        folded_sector_tables,
        log_count: catalogue.with("log-count", &[("count", result.log.len().into())]),
        log_head: titles(catalogue, &LOG_COLUMNS),
        log: result
            .log
            .iter()
            .map(|entry| record::log_line(entry, catalogue))
            .collect(),
        grades: parameters::grades(result, catalogue),
        parameter_head: titles(catalogue, &PARAMETER_COLUMNS),
        parameters: parameters::groups(result, catalogue),
        sources: record::cited(result, bibliography),
        caveats: CAVEATS.iter().map(|key| catalogue.text(key)).collect(),
        command: &identity.command,
        hashes: record::hashes(result, identity, catalogue),
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

/// The causal map of the run; empty when the run has no couplings.
fn map(result: &EnsembleResult, catalogue: &Catalogue) -> String {
    let links: Vec<DrawnLink<'_>> = result
        .couplings
        .iter()
        .map(|link| DrawnLink {
            coupling: &link.coupling,
            grade: link.grade,
            on: link.judged,
        })
        .collect();
    if links.is_empty() {
        return String::new();
    }
    couplings_drawing::inline(&links, catalogue)
}

/// Panels of the picture on top.
const HERO_PANELS: usize = 3;

/// The picture on top: real income where trade moves, else what moves most of what the scenario touches.
fn hero(result: &EnsembleResult, catalogue: &Catalogue) -> Option<Figure> {
    if result.departure.is_some() && !trade_moves(result) {
        let mut moved = moved(result);
        moved.truncate(HERO_PANELS);
        if let Some(figure) = ledger_figures::figure(result, catalogue, "ledger-opening", &moved) {
            return Some(figure);
        }
    }
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
