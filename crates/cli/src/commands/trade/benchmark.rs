//! The economy that a command of the trade core works on.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_trade::calibration::{self, BenchmarkData, CalibrationError, Reconcile};
use vecinos_trade::{Cell, Dimensions, Economy, SolveError, WorstCell};

use crate::failure::Failure;

/// The elasticity set of the embedded economy unless another is asked for: Fontagné, Guimbard and Orefice (2022).
const DEFAULT_ELASTICITY_SET: &str = "fontagne_2022";

/// Options that choose and prepare the economy.
#[derive(Debug, Args)]
pub struct BenchmarkOptions {
    #[arg(long, value_name = "DIR")]
    benchmark: Option<PathBuf>,
    #[arg(long, value_name = "SET")]
    elasticities: Option<String>,
    #[arg(long, value_enum, default_value_t = Deficits::Keep, value_name = "DEFICITS")]
    deficits: Deficits,
    #[arg(long)]
    reconcile: bool,
}

/// What happens to the trade deficits of the benchmark before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deficits {
    /// They stay, constant in units of world labour income.
    Keep,
    /// They are removed, the economy is solved again and becomes the benchmark.
    Zero,
}

/// Why there is no economy: bad input, or a base that could not be solved.
#[derive(Debug)]
pub enum NoBenchmark {
    /// Something is wrong with the input.
    Refused(Failure),
    /// The base did not solve.
    Unsolved(SolveError),
}

impl From<Diagnostics> for NoBenchmark {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Refused(diagnostics.into())
    }
}

impl BenchmarkOptions {
    /// Reads the tables: the folder, or the embedded economy.
    pub fn table(&self) -> Result<BenchmarkTable, Diagnostics> {
        match &self.benchmark {
            Some(folder) => BenchmarkTable::read_folder(folder),
            None => BenchmarkTable::embedded(),
        }
    }

    /// Calibrates the economy with the chosen elasticities and treats its deficits as asked.
    pub fn economy(&self, table: &BenchmarkTable) -> Result<Economy, NoBenchmark> {
        let elasticity = self.elasticity(table)?;
        let data = BenchmarkData {
            dimensions: Dimensions {
                regions: table.regions.len(),
                sectors: table.sectors.len(),
            },
            flows: table.flows.clone(),
            tariff: table.tariffs.clone(),
            input_share: table.inputs.clone(),
            elasticity,
        };
        let reconcile = if self.reconcile {
            Reconcile::ThreeSteps
        } else {
            Reconcile::Strict
        };
        let economy = match calibration::calibrate(&data, reconcile) {
            Ok(calibrated) => calibrated.economy,
            Err(CalibrationError::Solve(error)) => return Err(NoBenchmark::Unsolved(error)),
            Err(error) => return Err(NoBenchmark::Refused(self.unusable(table, &error).into())),
        };
        match self.deficits {
            Deficits::Keep => Ok(economy),
            Deficits::Zero => calibration::remove_deficits(&economy).map_err(NoBenchmark::Unsolved),
        }
    }

    /// The chosen elasticities: the named set; else the default set of the embedded economy, or a folder's only set.
    fn elasticity(&self, table: &BenchmarkTable) -> Result<Vec<f64>, Diagnostics> {
        let names: Vec<&str> = table.elasticity_sets.keys().map(String::as_str).collect();
        let name = match (&self.elasticities, &self.benchmark, names.as_slice()) {
            (Some(name), _, _) => name.as_str(),
            (None, None, _) => DEFAULT_ELASTICITY_SET,
            (None, Some(_), [only]) => only,
            (None, Some(_), _) => {
                let message = format!(
                    "this benchmark has {} elasticity sets: choose one with --elasticities",
                    names.len()
                );
                return Err(Diagnostic::new(
                    "elasticities-not-chosen",
                    self.file("elasticities.csv"),
                    1,
                    1,
                    message,
                )
                .with_expected(format!("one of {}", names.join(", ")))
                .into());
            }
        };
        table.elasticity_sets.get(name).cloned().ok_or_else(|| {
            Diagnostic::unknown_name(
                self.file("elasticities.csv"),
                1,
                1,
                "elasticity set",
                name,
                names,
            )
            .into()
        })
    }

    /// Tables that were read but make no economy, in the user's own names.
    fn unusable(&self, table: &BenchmarkTable, error: &CalibrationError) -> Diagnostic {
        match error {
            CalibrationError::NegativeFinalDemand { region, sector, value, share_of_income } => Diagnostic::new(
                "negative-final-demand",
                self.file("inputs.csv"),
                1,
                1,
                format!(
                    "production in {} uses more {} than the region buys: final demand would be {value} ({:.4} % of income)",
                    region_name(table, *region),
                    sector_name(table, *sector),
                    100.0 * share_of_income
                ),
            )
            .with_expected("flows and inputs that leave final demand at 0 or more, or --reconcile to clip and re-solve"),
            CalibrationError::NoIncome { region, income } => Diagnostic::new(
                "no-income",
                self.file("flows.csv"),
                1,
                1,
                format!("{} has no income: its final demand sums to {income}", region_name(table, *region)),
            )
            .with_expected("flows that leave every region something to consume"),
            CalibrationError::InvalidData { table: data, cell, reason } => {
                let file = match *data {
                    "tariff" => "tariffs.csv",
                    "input_share" => "inputs.csv",
                    "elasticity" => "elasticities.csv",
                    _ => "flows.csv",
                };
                let message = format!("{}: {reason}", cell_name(table, *cell));
                Diagnostic::new("invalid-value", self.file(file), 1, 1, message)
            }
            CalibrationError::UnknownElasticitySet { .. } | CalibrationError::Solve(_) => {
                Diagnostic::new("invalid-benchmark", self.file("benchmark.toml"), 1, 1, error.to_string())
            }
        }
    }

    fn file(&self, name: &str) -> String {
        let folder = self
            .benchmark
            .as_deref()
            .unwrap_or(Path::new("data/benchmark"));
        folder.join(name).display().to_string()
    }
}

/// Name of a region by its position.
pub fn region_name(table: &BenchmarkTable, region: usize) -> &str {
    table.regions.get(region).map_or("?", String::as_str)
}

/// Name of a sector by its position.
pub fn sector_name(table: &BenchmarkTable, sector: usize) -> &str {
    table
        .sectors
        .get(sector)
        .map_or("?", |sector| sector.id.as_str())
}

/// A place in the tables, in the user's own names.
pub fn cell_name(table: &BenchmarkTable, cell: Cell) -> String {
    let (region, sector) = (
        |index| region_name(table, index),
        |index| sector_name(table, index),
    );
    match cell {
        Cell::Region { region: r } => region(r).to_owned(),
        Cell::Sector { sector: s } => sector(s).to_owned(),
        Cell::RegionSector {
            region: r,
            sector: s,
        } => format!("{} in {}", sector(s), region(r)),
        Cell::Flow {
            sector: s,
            importer,
            exporter,
        } => {
            format!(
                "{}, imported by {} from {}",
                sector(s),
                region(importer),
                region(exporter)
            )
        }
        Cell::Input {
            region: r,
            input,
            using,
        } => {
            format!(
                "input {} of {} in {}",
                sector(input),
                sector(using),
                region(r)
            )
        }
        Cell::LabourPool { region: r, pool } => format!("labour pool {pool} of {}", region(r)),
        Cell::Whole => "the whole table".to_owned(),
    }
}

/// The market where an unfinished solve was furthest from balance: for programs (market, region, sector or pool).
pub fn worst_cell(table: &BenchmarkTable, cell: WorstCell) -> serde_json::Value {
    match cell {
        WorstCell::Price { region, sector } => serde_json::json!({
            "market": "price", "region": region_name(table, region), "sector": sector_name(table, sector)
        }),
        WorstCell::Expenditure { region, sector } => serde_json::json!({
            "market": "goods", "region": region_name(table, region), "sector": sector_name(table, sector)
        }),
        WorstCell::LabourMarket { region, pool } => serde_json::json!({
            "market": "labour", "region": region_name(table, region), "pool": pool
        }),
    }
}
