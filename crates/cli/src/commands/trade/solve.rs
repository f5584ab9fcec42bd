//! `vecinos trade solve`: one long-run equilibrium under new tariff rates.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use serde_json::{Map, Value, json};
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_report::{Catalogue, names};
use vecinos_trade::measures::{RegionOutcome, region_outcomes};
use vecinos_trade::{Equilibrium, SolveError, WorstCell};

use super::benchmark::{BenchmarkOptions, worst_cell};
use super::counterfactual::{self, Counterfactual, Solved};
use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::failure::{Failure, REFUSED};
use crate::files;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    benchmark: BenchmarkOptions,
    #[arg(long, value_name = "FILE")]
    tariffs: PathBuf,
    #[arg(long, value_name = "FILE")]
    flows: Option<PathBuf>,
    #[arg(long, value_name = "TOLERANCE", value_parser = tolerance)]
    tolerance: Option<f64>,
}

/// The outcomes in the order in which the JSON and the tables give them.
const OUTCOMES: [(&str, Read, usize); 7] = [
    ("real_income_pct", |outcome| outcome.real_income_pct, 3),
    (
        "linear_welfare_pct",
        |outcome| outcome.linear_welfare_pct,
        3,
    ),
    (
        "terms_of_trade_pct",
        |outcome| outcome.terms_of_trade_pct,
        3,
    ),
    (
        "volume_of_trade_pct",
        |outcome| outcome.volume_of_trade_pct,
        3,
    ),
    ("real_wage_pct", |outcome| outcome.real_wage_pct, 3),
    ("wage_hat", |outcome| outcome.wage_hat, 5),
    ("price_index_hat", |outcome| outcome.price_index_hat, 5),
];
type Read = fn(&RegionOutcome) -> f64;

fn tolerance(text: &str) -> Result<f64, String> {
    let value: f64 = text
        .parse()
        .map_err(|_| "a number such as 1e-10 is expected".to_owned())?;
    if value.is_finite() && value > 0.0 {
        Ok(value)
    } else {
        Err("a number above 0 is expected".to_owned())
    }
}

/// Solves the economy with the rates of the file in place of the benchmark's.
///
/// Real income, wages and prices are changes in the long run with flexible wages; a solve that does not finish is
/// refused with its residual and worst cell, without numbers.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let Counterfactual {
        table,
        outcome,
        notes,
    } = counterfactual::solve(
        &arguments.benchmark,
        Some(&arguments.tariffs),
        arguments.tolerance,
    )?;
    let mut answer = match outcome {
        Ok(Solved {
            economy,
            equilibrium,
        }) => {
            let outcomes = region_outcomes(&economy, &equilibrium)
                .map_err(|error| Failure::Model(error.to_string()))?;
            if let Some(path) = &arguments.flows {
                files::write_whole(path, flows(&table, &equilibrium)?.as_bytes())?;
            }
            solved(&table, &equilibrium, &outcomes, words)
        }
        Err(error) => unsolved(&table, &error, words)?,
    };
    answer.notes.extend(notes);
    Ok(answer)
}

fn solved(
    benchmark: &BenchmarkTable,
    equilibrium: &Equilibrium,
    outcomes: &[RegionOutcome],
    words: &Catalogue,
) -> Answer {
    let mut table = Table::new(
        std::iter::once(("region", words.text("column-region"))).chain(OUTCOMES.map(
            |(key, _, _)| {
                (
                    key,
                    words.text(&format!("column-{}", key.replace('_', "-"))),
                )
            },
        )),
    );
    let mut regions = Vec::new();
    for (region, outcome) in benchmark.regions.iter().zip(outcomes) {
        let mut row = vec![Cell::named(region, names::region(words, region))];
        let mut object = Map::from_iter([("region".to_owned(), Value::String(region.clone()))]);
        for (key, read, decimals) in OUTCOMES {
            row.push(Cell::number(read(outcome), decimals));
            object.insert(key.to_owned(), json_number(read(outcome)));
        }
        table.push(row);
        regions.push(Value::Object(object));
    }
    let closing = words.with(
        "trade-solve-converged",
        &[
            ("residual", format!("{:.1e}", equilibrium.residual).into()),
            ("iterations", equilibrium.iterations.into()),
        ],
    );
    Answer {
        blocks: vec![
            Block::Heading(words.with(
                "trade-solve-title",
                &[("benchmark", (&benchmark.name).into())],
            )),
            Block::Table(table),
            Block::Text(format!("{}\n{closing}", words.text("trade-solve-legend"))),
        ],
        json: Some(json!({
            "converged": true,
            "residual": json_number(equilibrium.residual),
            "iterations": equilibrium.iterations,
            "regions": regions,
        })),
        ..Answer::default()
    }
}

/// What is said of a solve that did not finish: how far it came and where it failed, never a number of the economy.
pub fn unsolved(
    table: &BenchmarkTable,
    error: &SolveError,
    words: &Catalogue,
) -> Result<Answer, Failure> {
    let (SolveError::Diverged {
        residual,
        worst_cell: cell,
        iterations,
    }
    | SolveError::Stalled {
        residual,
        worst_cell: cell,
        iterations,
    }) = error
    else {
        return Err(Failure::Model(error.to_string()));
    };
    let place = worst_cell(table, *cell);
    let said = |key: &str| place[key].as_str().unwrap_or_default().to_owned();
    let message = words.with(
        match cell {
            WorstCell::Price { .. } => "trade-solve-unsolved-price",
            WorstCell::Expenditure { .. } => "trade-solve-unsolved-goods",
            WorstCell::LabourMarket { .. } => "trade-solve-unsolved-labour",
        },
        &[
            ("residual", format!("{residual:.1e}").into()),
            ("iterations", (*iterations).into()),
            ("region", said("region").into()),
            ("sector", said("sector").into()),
        ],
    );
    Ok(Answer {
        json: Some(json!({
            "converged": false,
            "residual": json_number(*residual),
            "iterations": iterations,
            "worst_cell": place,
        })),
        notes: vec![format!("error[not-converged]: {message}")],
        exit: REFUSED,
        ..Answer::default()
    })
}

#[derive(Serialize)]
struct Flow<'a> {
    sector: &'a str,
    importer: &'a str,
    exporter: &'a str,
    value: f64,
}

/// The new flows as CSV, value at the exporter's price in the benchmark's unit, every cell in cube order.
fn flows(table: &BenchmarkTable, equilibrium: &Equilibrium) -> Result<String, Failure> {
    let mut rows = Vec::with_capacity(table.flows.len());
    for (j, sector) in table.sectors.iter().enumerate() {
        for (n, importer) in table.regions.iter().enumerate() {
            for (i, exporter) in table.regions.iter().enumerate() {
                rows.push(Flow {
                    sector: &sector.id,
                    importer,
                    exporter,
                    value: equilibrium.flow(j, n, i),
                });
            }
        }
    }
    files::csv(&rows)
}
