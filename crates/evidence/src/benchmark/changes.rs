//! A user's list of new tariff rates for single cells.

use std::path::Path;

use super::BenchmarkTable;
use super::cells::{Seen, name_in, rate_in};
use crate::csv_table::CsvTable;
use crate::diagnostic::Diagnostics;
use crate::source_text::SourceText;

/// The new rate of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TariffChange {
    /// Position of the sector.
    pub sector: usize,
    /// Position of the importing region.
    pub importer: usize,
    /// Position of the exporting region.
    pub exporter: usize,
    /// The new rate as a fraction (0.25 = 25 %).
    pub rate: f64,
}

/// New rates for some cells; the other cells keep theirs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TariffChanges {
    /// The changed cells, in the order of the file.
    pub cells: Vec<TariffChange>,
    /// Rows that can be used but look wrong (`rate-looks-like-percent`: 25 means 2500 %).
    pub warnings: Diagnostics,
}

impl TariffChanges {
    /// The tariff cube of `table` with the changed cells replaced.
    pub fn apply(&self, table: &BenchmarkTable) -> Vec<f64> {
        let mut tariffs = table.tariffs.clone();
        for change in &self.cells {
            if let Some(rate) =
                tariffs.get_mut(table.cell(change.sector, change.importer, change.exporter))
            {
                *rate = change.rate;
            }
        }
        tariffs
    }
}

/// Reads new rates from a CSV file (plain or `.gz`) with the columns `sector,importer,exporter,rate`.
///
/// Errors, located: those of [`SourceText::read`] and [`CsvTable`], `unknown-name`, `duplicate-row`, `rate-too-low`.
pub fn read_tariff_changes(
    path: &Path,
    table: &BenchmarkTable,
) -> Result<TariffChanges, Diagnostics> {
    parse(SourceText::read(path)?, table)
}

fn parse(source: SourceText, table: &BenchmarkTable) -> Result<TariffChanges, Diagnostics> {
    let csv = CsvTable::parse(source)?;
    let [sector_column, importer_column, exporter_column, rate_column] =
        csv.columns(["sector", "importer", "exporter", "rate"])?;
    let mut problems = Diagnostics::new();
    let mut changes = TariffChanges::default();
    let mut seen = Seen::new(table.tariffs.len());
    for row in csv.rows() {
        let sector = name_in(
            &csv,
            row,
            sector_column,
            "sector",
            &table.sector_names(),
            |name| table.sector_index(name),
        );
        let importer = name_in(
            &csv,
            row,
            importer_column,
            "region",
            &table.regions,
            |name| table.region_index(name),
        );
        let exporter = name_in(
            &csv,
            row,
            exporter_column,
            "region",
            &table.regions,
            |name| table.region_index(name),
        );
        let rate = rate_in(&csv, row, rate_column);
        let (Ok(sector), Ok(importer), Ok(exporter), Ok(rate)) =
            (&sector, &importer, &exporter, &rate)
        else {
            for problem in [sector.err(), importer.err(), exporter.err(), rate.err()]
                .into_iter()
                .flatten()
            {
                problems.push(problem);
            }
            continue;
        };
        let (sector, importer, exporter, rate) = (*sector, *importer, *exporter, *rate);
        if let Err(problem) = seen.mark(&csv, row, table.cell(sector, importer, exporter)) {
            problems.push(problem);
        }
        if rate >= 2.0 {
            changes.warnings.push(
                csv.at(
                    row,
                    rate_column,
                    "rate-looks-like-percent",
                    format!("a rate of {rate} means {} %", rate * 100.0),
                )
                .with_suggestion(Some(format!("{}", rate / 100.0)))
                .as_warning(),
            );
        }
        changes.cells.push(TariffChange {
            sector,
            importer,
            exporter,
            rate,
        });
    }
    problems.into_result(changes)
}
