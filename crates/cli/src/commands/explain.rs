//! `vecinos explain`: what an effect is made of, and what drives the width of its band.

use clap::Args;
use vecinos_ensemble::drivers;
use vecinos_evidence::diagnostic::{Diagnostic, nearest_name};
use vecinos_report::{Catalogue, names, number};
use vecinos_world::INDICATORS;
use vecinos_world::attribution::{Attribution, AttributionError, attribute};
use vecinos_world::indicator::position;
use vecinos_world::scenario::library;

use super::ensemble::{self, DrawOptions};
use super::month_argument;
use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::arguments::Global;
use crate::failure::Failure;

/// Parameters shown behind the width of a band.
const DRIVERS: usize = 8;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    #[arg(long, value_name = "INDICATOR")]
    indicator: String,
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
    #[command(flatten)]
    draws: DrawOptions,
}

/// Parts by action, node and coupling at central values; the parameters behind the band over draws.
pub fn answer(arguments: &Arguments, global: Global, words: &Catalogue) -> Result<Answer, Failure> {
    let scenario = library::resolve(&arguments.scenario)?;
    let month = match &arguments.month {
        None => scenario.header.end,
        Some(text) => month_argument(text)?,
    };
    let model = ensemble::model()?;
    let found =
        attribute(&model, &scenario, &arguments.indicator, month).map_err(|error| told(&error))?;
    let settings = arguments.draws.settings(&scenario);
    let results = ensemble::run(&model, &[scenario], &settings, global, words)?;
    let behind = results
        .first()
        .zip(position(&arguments.indicator))
        .and_then(|(result, place)| {
            let at = result.month_position(month)?;
            Some(drivers(result, place, at, DRIVERS))
        })
        .unwrap_or_default();
    let unit = names::unit(words, found.indicator.unit);
    let title = [
        (
            "indicator",
            names::indicator_of_side(words, &found.indicator).into(),
        ),
        ("month", names::month(words, month).into()),
        ("unit", unit.into()),
        ("total", signed(found.total).into()),
        ("measured", signed(found.measured).into()),
    ];
    let mut drivers_table = Table::new([
        ("parameter", words.text("column-parameter")),
        ("rank_correlation", words.text("column-rank-correlation")),
    ]);
    for driver in &behind {
        drivers_table.push(vec![
            Cell::text(driver.parameter.as_str()),
            Cell::number(driver.correlation, 2),
        ]);
    }
    let drivers_block = if behind.is_empty() {
        Block::Text(words.text("explain-drivers-none"))
    } else {
        Block::Table(drivers_table)
    };
    let parts = parts(&found, words);
    let drivers_json: Vec<_> = behind
        .iter()
        .map(|driver| {
            serde_json::json!({
                "parameter": driver.parameter,
                "rank_correlation": json_number(driver.correlation),
            })
        })
        .collect();
    let json = serde_json::json!({
        "indicator": found.indicator.id(),
        "month": month.to_string(),
        "total": json_number(found.total),
        "measured": json_number(found.measured),
        "parts": parts.json(),
        "drivers": drivers_json,
    });
    Ok(Answer {
        blocks: vec![
            Block::Text(words.with("explain-total", &title)),
            Block::Table(parts),
            Block::Text(words.text("explain-note")),
            Block::Heading(words.text("explain-drivers")),
            drivers_block,
        ],
        json: Some(json),
        ..Answer::default()
    })
}

fn signed(value: f64) -> String {
    number::signed(value, number::decimals_for(0.0, value).max(3))
}

fn parts(found: &Attribution, words: &Catalogue) -> Table {
    let mut table = Table::new([
        ("kind", words.text("column-kind")),
        ("part", words.text("column-part")),
        ("effect", words.text("column-effect")),
    ]);
    let mut push = |kind: &str, part: Cell, effect: f64| {
        table.push(vec![
            Cell::named(kind, words.text(&format!("explain-{kind}"))),
            part,
            Cell::number(effect, 4),
        ]);
    };
    for (action, effect) in &found.by_action {
        push("action", Cell::text(action.as_str()), *effect);
    }
    for (node, effect) in &found.by_node {
        push(
            "node",
            Cell::named(*node, names::channel(words, node)),
            *effect,
        );
    }
    for (coupling, effect) in &found.by_coupling {
        push("coupling", Cell::text(*coupling), *effect);
    }
    table
}

/// Ids of the side that a misspelt id names after its last point; all of them when it names none.
fn ids_of_side(name: &str) -> Vec<String> {
    let side = name.rsplit_once('.').map_or("", |(_, side)| side);
    let ids = || INDICATORS.iter().map(vecinos_world::Indicator::id);
    let of_side: Vec<String> = ids()
        .filter(|id| {
            id.split('.')
                .skip(1)
                .any(|part| part.eq_ignore_ascii_case(side))
        })
        .collect();
    if of_side.is_empty() {
        ids().collect()
    } else {
        of_side
    }
}

/// The id that is meant: one of the same side whose quantity is spelt nearly so, or shares the beginning of a word with it.
fn nearest_indicator(name: &str) -> Option<String> {
    let quantity = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
    let ids = ids_of_side(name);
    let wanted = quantity(name);
    let quantities: Vec<String> = ids.iter().map(|id| quantity(id)).collect();
    let shares_a_word = |candidate: &String| {
        wanted.split('_').any(|word| {
            word.len() >= 3 && candidate.split('_').any(|other| other.starts_with(word))
        })
    };
    let nearest = nearest_name(&wanted, quantities.iter().map(String::as_str)).filter(|near| {
        near.chars().count().abs_diff(wanted.chars().count()) <= 3 && wanted.len() > 3
    });
    let nearest = nearest.or_else(|| {
        quantities
            .iter()
            .find(|candidate| shares_a_word(candidate))
            .map(String::as_str)
    })?;
    ids.iter().find(|id| quantity(id) == nearest).cloned()
}

fn told(error: &AttributionError) -> Failure {
    match error {
        AttributionError::UnknownIndicator(name) => {
            let message = error.to_string();
            let problem = Diagnostic::new("unknown-name", "<command line>", 1, 1, message)
                .with_text(name.clone())
                .with_expected(format!(
                    "an id of `indicators.csv` in the run folder: {}",
                    ids_of_side(name).join(", ")
                ))
                .with_suggestion(nearest_indicator(name).as_deref());
            problem.into()
        }
        AttributionError::OutsideWindow { .. } => {
            Diagnostic::new("date-range", "<command line>", 1, 1, error.to_string()).into()
        }
        other => Failure::Model(other.to_string()),
    }
}
