//! `vecinos compare`: scenarios side by side, each against its own baseline, with the same draws.

use clap::Args;
use serde_json::{Value, json};
use vecinos_ensemble::EnsembleResult;
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_report::tables::{self, ComparisonTable};
use vecinos_report::{Catalogue, reading};
use vecinos_world::scenario::library;

use super::ensemble::{self, DrawOptions};
use super::run::unbroken;
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
    let mut drawn = Table::new(
        comparison
            .columns
            .iter()
            .map(|title| (title.clone(), title.clone())),
    );
    let keys = [
        "scenario", "baseline", "month", "id", "unit", "p5", "p50", "p95",
    ];
    let mut machine = Table::new(keys.map(|key| (key, key)));
    for row in &comparison.rows {
        let mut cells = vec![
            Cell::text(row.indicator.as_str()),
            Cell::text(row.side.as_str()),
            Cell::text(row.unit.as_str()),
        ];
        for (result, cell) in results.iter().zip(&row.scenarios) {
            let month = reading::readings(result)
                .last()
                .map(|reading| reading.month.to_string());
            let shown = cell.as_ref().map(unbroken);
            cells.push(Cell::text(shown.unwrap_or_default()));
            if let Some(cell) = cell {
                machine.push(vec![
                    Cell::text(result.scenario.as_str()),
                    Cell::text(result.baseline.as_str()),
                    Cell::text(month.unwrap_or_default()),
                    Cell::text(row.id.as_str()),
                    Cell::text(row.unit.as_str()),
                    Cell::number(cell.p5, 6),
                    Cell::number(cell.p50, 6),
                    Cell::number(cell.p95, 6),
                ]);
            }
        }
        drawn.push(cells);
    }
    let failed: usize = results.iter().map(|result| result.failures.len()).sum();
    let closing = words.with(
        "compare-closing",
        &[
            (
                "draws",
                results
                    .first()
                    .map_or(0, |result| result.draws.len())
                    .into(),
            ),
            ("failed", failed.into()),
        ],
    );
    let json: Vec<Value> = results
        .iter()
        .zip(0..)
        .map(|(result, position): (&EnsembleResult, usize)| {
            let rows: Vec<Value> = comparison
                .rows
                .iter()
                .filter_map(|row| {
                    let cell = row.scenarios.get(position)?.as_ref()?;
                    Some(json!({
                        "id": row.id,
                        "unit": row.unit,
                        "p5": json_number(cell.p5),
                        "p50": json_number(cell.p50),
                        "p95": json_number(cell.p95),
                    }))
                })
                .collect();
            json!({ "scenario": result.scenario, "baseline": result.baseline, "indicators": rows })
        })
        .collect();
    Answer {
        blocks: vec![
            Block::Heading(comparison.title.clone()),
            Block::Table(drawn),
            Block::Text(closing),
        ],
        csv: Some(machine),
        json: Some(json.into()),
        ..Answer::default()
    }
}
