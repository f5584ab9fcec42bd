//! `vecinos trade content`: whose value added, and whose tariffs, stand in a dollar of exports.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_report::{Catalogue, names};
use vecinos_trade::{BilateralContent, ContentTable, ExportContent};

use super::benchmark::BenchmarkOptions;
use super::counterfactual::{self, Counterfactual, Solved};
use super::solve::unsolved;
use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    benchmark: BenchmarkOptions,
    #[arg(long, value_name = "REGION", default_value = "MEX")]
    exporter: String,
    #[arg(long, value_name = "REGION", default_value = "USA")]
    importer: String,
    #[arg(long, value_name = "FILE")]
    tariffs: Option<PathBuf>,
}

/// Leontief content of the exports of one region to another, by sector and in total, at the benchmark or under new
/// rates.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let Counterfactual {
        table,
        outcome,
        notes,
    } = counterfactual::solve(&arguments.benchmark, arguments.tariffs.as_deref(), None)?;
    let exporter = region(&table, &arguments.exporter)?;
    let importer = region(&table, &arguments.importer)?;
    let mut answer = match outcome {
        Ok(Solved {
            economy,
            equilibrium,
        }) => {
            let content = ContentTable::at_equilibrium(&economy, &equilibrium)
                .and_then(|content| content.of_exports(&equilibrium.flows(), exporter, importer))
                .map_err(|error| Failure::Model(error.to_string()))?;
            shown(&table, arguments, &content, words)
        }
        Err(error) => unsolved(&table, &error, words)?,
    };
    answer.notes.extend(notes);
    Ok(answer)
}

/// Position of a region named on the command line.
pub fn region(table: &BenchmarkTable, name: &str) -> Result<usize, Diagnostic> {
    table.region_index(name).ok_or_else(|| {
        let names = table.regions.iter().map(String::as_str);
        Diagnostic::unknown_name("<command line>", 1, 1, "region", name, names)
    })
}

fn shown(
    benchmark: &BenchmarkTable,
    arguments: &Arguments,
    content: &BilateralContent,
    words: &Catalogue,
) -> Answer {
    let regions = &benchmark.regions;
    let columns = [
        ("sector", words.text("column-sector")),
        ("exports", words.text("column-exports")),
    ]
    .map(|(key, title)| (key.to_owned(), title))
    .into_iter()
    .chain(
        regions
            .iter()
            .map(|region| (format!("{region}_pct"), region.clone())),
    )
    .chain([(
        "input_tariffs_pct".to_owned(),
        words.text("column-input-tariffs-pct"),
    )]);
    let mut table = Table::new(columns);
    let mut sectors = Vec::new();
    for (sector, row) in benchmark.sectors.iter().zip(&content.by_sector) {
        if row.exports > 0.0 {
            table.push(cells(&sector.id, row, words));
            sectors.push(object(regions, &sector.id, row));
        }
    }
    table.push(cells("total", &content.total, words));
    let title = words.with(
        "trade-content-title",
        &[
            ("exporter", names::region(words, &arguments.exporter).into()),
            ("importer", names::region(words, &arguments.importer).into()),
        ],
    );
    let legend = words.with(
        "trade-content-legend",
        &[("unit", (&benchmark.unit).into())],
    );
    Answer {
        blocks: vec![
            Block::Heading(title),
            Block::Table(table),
            Block::Text(legend),
        ],
        json: Some(json!({
            "exporter": arguments.exporter,
            "importer": arguments.importer,
            "unit": benchmark.unit,
            "sectors": sectors,
            "total": object(regions, "total", &content.total),
        })),
        ..Answer::default()
    }
}

fn cells(sector: &str, row: &ExportContent, words: &Catalogue) -> Vec<Cell> {
    let name = match sector {
        "total" => words.text("trade-content-total"),
        sector => names::sector(words, sector),
    };
    let mut cells = vec![Cell::named(sector, name), Cell::number(row.exports, 0)];
    cells.extend(
        row.origin
            .iter()
            .map(|share| Cell::number(100.0 * share, 2)),
    );
    cells.push(Cell::number(100.0 * row.input_tariffs, 2));
    cells
}

fn object(regions: &[String], sector: &str, row: &ExportContent) -> Value {
    let origin: Map<String, Value> = regions
        .iter()
        .zip(&row.origin)
        .map(|(region, share)| (region.clone(), json_number(100.0 * share)))
        .collect();
    json!({
        "sector": sector,
        "exports": json_number(row.exports),
        "origin_pct": origin,
        "input_tariffs_pct": json_number(100.0 * row.input_tariffs),
    })
}
