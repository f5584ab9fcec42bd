//! `vecinos explain`: what an effect is made of, and what drives the width of its band.

use clap::Args;
use vecinos_ensemble::drivers;
use vecinos_evidence::diagnostic::{Diagnostic, nearest_name};
use vecinos_report::{Catalogue, names, number};
use vecinos_world::attribution::{Attribution, AttributionError, attribute};
use vecinos_world::indicator::position;
use vecinos_world::scenario::library;
use vecinos_world::{INDICATORS, Month};

use super::ensemble::{self, DrawOptions};
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
        Some(text) => text.parse::<Month>().map_err(|_| {
            Diagnostic::new(
                "invalid-value",
                "<command line>",
                1,
                1,
                "this is not a month",
            )
            .with_text(text.clone())
            .with_expected("`YYYY-MM` with a month from 01 to 12")
        })?,
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
            Block::Table(drivers_table),
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

fn told(error: &AttributionError) -> Failure {
    match error {
        AttributionError::UnknownIndicator(name) => {
            let ids: Vec<String> = INDICATORS
                .iter()
                .map(vecinos_world::Indicator::id)
                .collect();
            let valid = ids.iter().map(String::as_str);
            let message = error.to_string();
            let problem = Diagnostic::new("unknown-name", "<command line>", 1, 1, message)
                .with_text(name.clone())
                .with_expected("an id of `indicators.csv`, such as `gdp.MEX`")
                .with_suggestion(nearest_name(name, valid));
            problem.into()
        }
        AttributionError::OutsideWindow { .. } => {
            Diagnostic::new("date-range", "<command line>", 1, 1, error.to_string()).into()
        }
        other => Failure::Model(other.to_string()),
    }
}
