//! The CSV files of a benchmark folder.

use super::BenchmarkTable;
use super::cells::{Seen, fill, name_in, positions, rate_in};
use crate::csv_table::{CsvTable, MOST_PROBLEMS, Row};
use crate::diagnostic::{Diagnostic, Diagnostics, shown};
use crate::source_text::SourceText;

/// Inputs down to this share are taken as rounding (the tables of Caliendo and Parro 2015 hold −0.0008).
const LOWEST_INPUT: f64 = -0.01;
/// Inputs of a sector that sum above one by no more than this are taken as rounding and scaled to one.
const ROUNDING_SUM: f64 = 1e-6;
/// Negative flows no larger than this share of a sector's mean world flow are taken as rounding and set to zero.
const ROUNDING_FLOW: f64 = 1e-9;

/// The values of a cube with the table and the lines they came from.
struct Cube {
    csv: CsvTable,
    value_column: usize,
    values: Vec<f64>,
    seen: Seen,
}

fn cube(
    table: &BenchmarkTable,
    source: SourceText,
    value_column: &str,
    value: impl Fn(&CsvTable, &Row, usize) -> Result<f64, Diagnostic>,
) -> Result<Cube, Diagnostics> {
    let csv = CsvTable::parse(source)?;
    let columns = csv.columns(["sector", "importer", "exporter", value_column])?;
    let sector_names = table.sector_names();
    let sector_positions = positions(
        table.sectors.iter().map(|sector| sector.code.as_str()),
        table.sector_ids(),
    );
    let region_positions = positions([], table.regions.iter().map(String::as_str));
    let (values, seen) = fill(&csv, table.flows.len(), |row| {
        let sector = name_in(&csv, row, columns[0], "sector", &sector_names, |name| {
            sector_positions.get(name).copied()
        });
        let region = |column| {
            name_in(&csv, row, column, "region", &table.regions, |name| {
                region_positions.get(name).copied()
            })
        };
        match (
            sector,
            region(columns[1]),
            region(columns[2]),
            value(&csv, row, columns[3]),
        ) {
            (Ok(sector), Ok(importer), Ok(exporter), Ok(value)) => {
                Ok((table.cell(sector, importer, exporter), value))
            }
            (sector, importer, exporter, value) => {
                Err([sector.err(), importer.err(), exporter.err(), value.err()]
                    .into_iter()
                    .flatten()
                    .collect())
            }
        }
    })?;
    Ok(Cube {
        csv,
        value_column: columns[3],
        values,
        seen,
    })
}

/// Reads `flows.csv` into the table.
pub(super) fn flows(table: &mut BenchmarkTable, source: SourceText) -> Result<(), Diagnostics> {
    let mut cube = cube(table, source, "value", CsvTable::number)?;
    let world: f64 = cube.values.iter().map(|flow| flow.abs()).sum();
    let lowest = -ROUNDING_FLOW * world / table.sectors.len() as f64;
    let mut problems = Diagnostics::new();
    for (cell, value) in cube
        .values
        .iter_mut()
        .enumerate()
        .filter(|(_, value)| **value < 0.0)
    {
        if *value >= lowest {
            *value = 0.0;
            continue;
        }
        let row = cube
            .csv
            .rows()
            .iter()
            .find(|row| cube.csv.line(row) == cube.seen.0[cell]);
        if let (Some(row), true) = (row, problems.len() < MOST_PROBLEMS) {
            let message = format!("a flow cannot be negative ({value})");
            let problem = cube
                .csv
                .at(row, cube.value_column, "negative-flow", message);
            problems.push(problem.with_expected("0 or more"));
        }
    }
    problems.into_result(())?;
    table.flows = cube.values;
    Ok(())
}

/// Reads `tariffs.csv` into the table.
pub(super) fn tariffs(table: &mut BenchmarkTable, source: SourceText) -> Result<(), Diagnostics> {
    table.tariffs = cube(table, source, "rate", rate_in)?.values;
    Ok(())
}

/// Reads `inputs.csv` into the table.
pub(super) fn inputs(table: &mut BenchmarkTable, source: SourceText) -> Result<(), Diagnostics> {
    let csv = CsvTable::parse(source)?;
    let columns = csv.columns(["region", "sector", "input", "share"])?;
    let sector_names = table.sector_names();
    let sector_positions = positions(
        table.sectors.iter().map(|sector| sector.code.as_str()),
        table.sector_ids(),
    );
    let region_positions = positions([], table.regions.iter().map(String::as_str));
    let (mut values, seen) = fill(&csv, table.inputs.len(), |row| {
        let region = name_in(&csv, row, columns[0], "region", &table.regions, |name| {
            region_positions.get(name).copied()
        });
        let sector = |column| {
            name_in(&csv, row, column, "sector", &sector_names, |name| {
                sector_positions.get(name).copied()
            })
        };
        let share = csv.number(row, columns[3]).and_then(|share| {
            if share >= LOWEST_INPUT {
                return Ok(share);
            }
            let message = format!("a share of {share} is too far below zero to be rounding");
            Err(csv
                .at(row, columns[3], "negative-input", message)
                .with_expected(format!("{LOWEST_INPUT} or more")))
        });
        match (region, sector(columns[1]), sector(columns[2]), share) {
            (Ok(region), Ok(using), Ok(input), Ok(share)) => {
                Ok((table.input(region, input, using), share))
            }
            (region, using, input, share) => {
                Err([region.err(), using.err(), input.err(), share.err()]
                    .into_iter()
                    .flatten()
                    .collect())
            }
        }
    })?;
    let mut problems = Diagnostics::new();
    for (region, region_id) in table.regions.iter().enumerate() {
        for (using, sector) in table.sectors.iter().enumerate() {
            let cells: Vec<usize> = (0..table.sectors.len())
                .map(|input| table.input(region, input, using))
                .collect();
            let sum: f64 = cells.iter().map(|cell| values[*cell]).sum();
            if sum > 1.0 + ROUNDING_SUM {
                problems.push(above_one(&csv, region_id, &sector.id, sum, &cells, &seen));
            } else if sum > 1.0 {
                for cell in &cells {
                    values[*cell] /= sum;
                }
            }
        }
    }
    problems.into_result(())?;
    table.inputs = values;
    Ok(())
}

/// The inputs of one sector sum above one: located at its last row, naming all its lines.
fn above_one(
    csv: &CsvTable,
    region: &str,
    sector: &str,
    sum: f64,
    cells: &[usize],
    seen: &Seen,
) -> Diagnostic {
    let mut lines: Vec<usize> = cells
        .iter()
        .map(|cell| seen.0[*cell])
        .filter(|line| *line > 0)
        .collect();
    lines.sort_unstable();
    let last = lines.last().copied().unwrap_or(1);
    let listed: Vec<String> = lines.iter().take(12).map(ToString::to_string).collect();
    let more = if lines.len() > 12 {
        format!(" and {} more", lines.len() - 12)
    } else {
        String::new()
    };
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let message = format!(
        "the inputs of `{}` in `{}` sum to {sum:.6}, above one ({word} {}{more})",
        shown(sector),
        shown(region),
        listed.join(", ")
    );
    Diagnostic::new("inputs-above-one", csv.source().name(), last, 1, message)
        .with_expected("shares of gross cost that sum to at most 1; value added is the rest")
}

/// Reads `elasticities.csv` into the table.
pub(super) fn elasticities(
    table: &mut BenchmarkTable,
    source: SourceText,
) -> Result<(), Diagnostics> {
    let csv = CsvTable::parse(source)?;
    let sector_column = csv.column("sector")?;
    let mut problems = Diagnostics::new();
    let mut sets: Vec<(usize, &str, Vec<f64>)> = Vec::new();
    for (column, name) in csv.header().iter().enumerate() {
        if name.is_empty() {
            problems.push(
                csv.at_header(column, "unknown-column", "this column has no name")
                    .with_expected("the name of a set"),
            );
        } else if column != sector_column {
            sets.push((column, name, vec![0.0; table.sectors.len()]));
        }
    }
    if sets.is_empty() {
        let problem = csv.at_header(0, "missing-column", "there is no elasticity set");
        problems.push(problem.with_expected("a column for each named set"));
    }
    let sector_names = table.sector_names();
    let mut seen = Seen::new(table.sectors.len());
    for row in csv.rows() {
        let sector = match name_in(&csv, row, sector_column, "sector", &sector_names, |name| {
            table.sector_index(name)
        }) {
            Ok(sector) => sector,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        if let Err(problem) = seen.mark(&csv, row, sector) {
            problems.push(problem);
        }
        for (column, _, values) in &mut sets {
            match csv.number(row, *column) {
                Ok(value) if value > 0.0 => values[sector] = value,
                Ok(value) => problems.push(
                    csv.at(
                        row,
                        *column,
                        "elasticity-not-positive",
                        format!("a trade elasticity of {value} is not positive"),
                    )
                    .with_expected("a number above 0"),
                ),
                Err(problem) => problems.push(problem),
            }
        }
    }
    let absent: Vec<&str> = table
        .sector_ids()
        .zip(&seen.0)
        .filter(|(_, line)| **line == 0)
        .map(|(id, _)| id)
        .collect();
    if !absent.is_empty() {
        let message = format!("sectors without elasticities: {}", absent.join(", "));
        problems.push(
            csv.at_header(sector_column, "missing-rows", message)
                .with_expected("a row for every sector"),
        );
    }
    problems.into_result(())?;
    table.elasticity_sets = sets
        .into_iter()
        .map(|(_, name, values)| (name.to_owned(), values))
        .collect();
    Ok(())
}
