//! `vecinos compare`: scenarios side by side, each against its own baseline, with the same draws.

use clap::Args;
use serde_json::{Value, json};
use vecinos_ensemble::EnsembleResult;
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_report::tables::{self, ComparisonTable};
use vecinos_report::{Catalogue, reading};
use vecinos_world::scenario::library;

use super::ensemble::{self, DrawOptions};
use super::run::{band_json, quantiles, unbroken};
use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::arguments::Global;
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SCENARIO", num_args = 2.., required = true)]
    scenarios: Vec<String>,
    #[command(flatten)]
    draws: DrawOptions,
}

/// Headline indicators of several scenarios at the end of their windows.
pub fn answer(arguments: &Arguments, global: Global, words: &Catalogue) -> Result<Answer, Failure> {
    let mut problems = Diagnostics::new();
    let mut scenarios = Vec::new();
    for name in &arguments.scenarios {
        match library::resolve(name) {
            Ok(scenario) => scenarios.push(scenario),
            Err(found) => problems.append(found),
        }
    }
    let scenarios = problems.into_result(scenarios)?;
    let Some(first) = scenarios.first() else {
        return Err(Failure::Model(words.text("run-nothing")));
    };
    let settings = arguments.draws.settings(first);
    let model = ensemble::model()?;
    let results = ensemble::run(&model, &scenarios, &settings, global, words)?;
    Ok(shown(&results, &tables::comparison(&results, words), words))
}

fn shown(results: &[EnsembleResult], comparison: &ComparisonTable, words: &Catalogue) -> Answer {
    let failed: usize = results.iter().map(|result| result.failures.len()).sum();
    let draws = results.first().map_or(0, |result| result.draws.len());
    let closing = words.with(
        "compare-closing",
        &[("draws", draws.into()), ("failed", failed.into())],
    );
    let trade = results.iter().any(reading::trade_moves);
    let mut blocks = vec![
        Block::Heading(comparison.title.clone()),
        Block::Table(on_screen(comparison, trade, words)),
    ];
    if !trade {
        blocks.push(Block::Text(words.text("trade-unmoved")));
    }
    blocks.push(Block::Text(closing));
    Answer {
        blocks,
        csv: Some(for_programs(results, comparison)),
        json: Some(json_of(results, comparison)),
        ..Answer::default()
    }
}

/// Rows as people read them; the judged band of a ledger row stands on a second line. Production chains only where `trade` moves.
fn on_screen(comparison: &ComparisonTable, trade: bool, words: &Catalogue) -> Table {
    let titles = comparison.columns.iter();
    let mut table = Table::new(titles.map(|title| (title.clone(), title.clone())));
    let bands = |cells: &[Option<tables::Cell>]| -> Vec<Cell> {
        let shown = cells.iter().map(|cell| cell.as_ref().map(unbroken));
        shown
            .map(|text| Cell::text(text.unwrap_or_default()))
            .collect()
    };
    let shown = comparison.rows.iter();
    for row in shown.filter(|row| trade || !row.judged.is_empty()) {
        let mut cells = vec![
            Cell::text(row.indicator.as_str()),
            Cell::text(row.side.as_str()),
            Cell::text(row.unit.as_str()),
        ];
        cells.extend(bands(&row.scenarios));
        table.push(cells);
        // Where judged links change nothing in any scenario, a second line would say the same twice.
        if !row.judged.is_empty() && row.judged != row.scenarios {
            let mut cells = vec![
                Cell::text(words.text("comparison-judged")),
                Cell::Empty,
                Cell::Empty,
            ];
            cells.extend(bands(&row.judged));
            table.push(cells);
        }
    }
    table
}

/// One row for each indicator and scenario, every digit, both bands.
fn for_programs(results: &[EnsembleResult], comparison: &ComparisonTable) -> Table {
    let keys = [
        "scenario",
        "baseline",
        "month",
        "id",
        "unit",
        "p5",
        "p50",
        "p95",
        "judged_p5",
        "judged_p50",
        "judged_p95",
    ];
    let mut table = Table::new(keys.map(|key| (key, key)));
    for row in &comparison.rows {
        for (position, (result, cell)) in results.iter().zip(&row.scenarios).enumerate() {
            let Some(cell) = cell else { continue };
            let month = reading::readings(result)
                .last()
                .map(|reading| reading.month.to_string());
            let mut line = vec![
                Cell::text(result.scenario.as_str()),
                Cell::text(result.baseline.as_str()),
                Cell::text(month.unwrap_or_default()),
                Cell::text(row.id.as_str()),
                Cell::text(row.unit.as_str()),
            ];
            let judged = row.judged.get(position).and_then(Option::as_ref);
            line.extend(quantiles(Some(cell)));
            line.extend(quantiles(judged));
            table.push(line);
        }
    }
    table
}

fn json_of(results: &[EnsembleResult], comparison: &ComparisonTable) -> Value {
    let scenario = |(position, result): (usize, &EnsembleResult)| {
        let rows: Vec<Value> = comparison
            .rows
            .iter()
            .filter_map(|row| {
                let cell = row.scenarios.get(position)?.as_ref()?;
                let judged = row.judged.get(position).and_then(Option::as_ref);
                Some(json!({
                    "id": row.id,
                    "unit": row.unit,
                    "p5": json_number(cell.p5),
                    "p50": json_number(cell.p50),
                    "p95": json_number(cell.p95),
                    "judged_links": band_json(judged),
                }))
            })
            .collect();
        json!({ "scenario": result.scenario, "baseline": result.baseline, "indicators": rows })
    };
    results.iter().enumerate().map(scenario).collect()
}
