//! A benchmark economy as a table: who sells how much to whom, at which tariff, made from which inputs.
//!
//! Index order everywhere: a *cube* is `[sector][importer][exporter]`; input shares are `[region][input][using sector]`
//! (row-major, last index fastest).

mod cells;
mod changes;
mod reader;
mod tables;
mod writer;

use std::collections::BTreeMap;
use std::path::Path;

pub use changes::{TariffChange, TariffChanges, read_tariff_changes};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::embedded;
use crate::source_text::SourceText;

/// A sector of a benchmark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    /// Name used in files and on the command line, for example `motor_vehicles`.
    pub id: String,
    /// Code in the source's classification (for example `C29` of the OECD ICIO), accepted wherever the id is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// English title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
}

/// Keys of the sources of each file of a benchmark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TableSources {
    /// Of `flows.csv`.
    pub flows: Vec<String>,
    /// Of `tariffs.csv`.
    pub tariffs: Vec<String>,
    /// Of `inputs.csv`.
    pub inputs: Vec<String>,
    /// Of `elasticities.csv`.
    pub elasticities: Vec<String>,
}

impl TableSources {
    /// The keys with the name of their file, `flows`, `tariffs`, `inputs` and `elasticities`.
    pub fn by_file(&self) -> [(&'static str, &[String]); 4] {
        [
            ("flows", &self.flows),
            ("tariffs", &self.tariffs),
            ("inputs", &self.inputs),
            ("elasticities", &self.elasticities),
        ]
    }
}

/// A benchmark economy as read from a folder (`benchmark.toml`, `flows.csv`, `tariffs.csv`, `inputs.csv`,
/// `elasticities.csv`). Final demand and deficits follow from it.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkTable {
    /// Name of the benchmark.
    pub name: String,
    /// Year of the flows.
    pub year: u16,
    /// Money unit of the flows, for example "million USD".
    pub unit: String,
    /// Keys of the sources in the bibliography, by file; empty for a user's own table.
    pub sources: TableSources,
    /// What to know about the table.
    pub note: String,
    /// Region ids; N of them.
    pub regions: Vec<String>,
    /// Sectors; J of them.
    pub sectors: Vec<Sector>,
    /// Trade and domestic sales at the exporter's price, net of tariff, in `unit` a year. Cube, not negative.
    pub flows: Vec<f64>,
    /// Ad valorem tariffs as fractions (0.25 = 25 %), above −1. Cube.
    pub tariffs: Vec<f64>,
    /// γ: share of each input sector in the gross cost of each using sector; value added is the rest.
    /// `[region][input][using]`.
    pub inputs: Vec<f64>,
    /// Trade elasticities by sector, positive, under the name of their set.
    pub elasticity_sets: BTreeMap<String, Vec<f64>>,
}

impl BenchmarkTable {
    /// The embedded benchmark: nine regions, 23 sectors, 2022.
    ///
    /// Errors: a located diagnostic if the embedded files were damaged (a test reads them).
    pub fn embedded() -> Result<Self, Diagnostics> {
        Self::from_files("data/benchmark", &|name| {
            embedded::source(&format!("benchmark/{name}")).ok()
        })
    }

    /// Reads a benchmark held in memory: `file` gives the text of each file of the folder, `prefix` is how messages call
    /// the folder.
    ///
    /// Errors: as for [`Self::read_folder`].
    pub fn from_files(
        prefix: &str,
        file: &dyn Fn(&str) -> Option<SourceText>,
    ) -> Result<Self, Diagnostics> {
        reader::read(&reader::Memory { prefix, file })
    }

    /// Reads a benchmark folder; any of its files may be gzipped (`flows.csv.gz`).
    ///
    /// Absent rows of `flows.csv`, `tariffs.csv` and `inputs.csv` mean 0; `tariffs.csv` itself may be absent (free
    /// trade). Rounding is forgiven: inputs between −0.01 and 0 are kept (the tables of Caliendo and Parro 2015 hold
    /// −0.0008), inputs that sum above one by less than 1e-6 are scaled to one, negative flows below a billionth of a
    /// sector's mean world flow are set to zero.
    ///
    /// Errors, every one located: those of [`crate::toml_file::read`] and [`crate::csv_table::CsvTable`], and
    /// `unknown-name`, `duplicate-name`, `duplicate-row`, `negative-flow`, `negative-input`, `inputs-above-one`,
    /// `rate-too-low`, `elasticity-not-positive`, `missing-rows`, `empty-list`, `table-too-large`.
    pub fn read_folder(folder: &Path) -> Result<Self, Diagnostics> {
        reader::read(&reader::Disk(folder))
    }

    /// Writes the benchmark as a folder of plain files that [`Self::read_folder`] reads back to the same table.
    /// Zero tariffs and zero inputs are left out.
    ///
    /// Errors: those of the file system.
    pub fn write_folder(&self, folder: &Path) -> std::io::Result<()> {
        writer::write(self, folder)
    }

    /// The files of the folder as (name, text), in the order in which they are written.
    pub fn to_files(&self) -> Vec<(&'static str, String)> {
        writer::files(self)
    }

    /// Position of cell (sector, importer, exporter) in a cube.
    pub fn cell(&self, sector: usize, importer: usize, exporter: usize) -> usize {
        (sector * self.regions.len() + importer) * self.regions.len() + exporter
    }

    /// Position of (region, input sector, using sector) in the table of input shares.
    pub fn input(&self, region: usize, input: usize, using: usize) -> usize {
        (region * self.sectors.len() + input) * self.sectors.len() + using
    }

    /// Position of a region by its id.
    pub fn region_index(&self, id: &str) -> Option<usize> {
        self.regions.iter().position(|region| region == id)
    }

    /// Position of a sector by its id or its code.
    pub fn sector_index(&self, name: &str) -> Option<usize> {
        self.sectors
            .iter()
            .position(|sector| sector.id == name)
            .or_else(|| {
                self.sectors
                    .iter()
                    .position(|sector| !sector.code.is_empty() && sector.code == name)
            })
    }

    /// Sector ids in order.
    pub fn sector_ids(&self) -> impl Iterator<Item = &str> {
        self.sectors.iter().map(|sector| sector.id.as_str())
    }

    /// Every accepted name of a sector, ids first, then codes.
    pub fn sector_names(&self) -> Vec<&str> {
        let codes = self
            .sectors
            .iter()
            .map(|sector| sector.code.as_str())
            .filter(|code| !code.is_empty());
        self.sector_ids().chain(codes).collect()
    }

    /// X: expenditure by region and sector, tariffs included, in `unit`. `[region][sector]`.
    pub fn expenditure(&self) -> Vec<f64> {
        let (regions, sectors) = (self.regions.len(), self.sectors.len());
        let mut expenditure = vec![0.0; regions * sectors];
        for sector in 0..sectors {
            for importer in 0..regions {
                let cells =
                    self.cell(sector, importer, 0)..self.cell(sector, importer, 0) + regions;
                let rows = self.flows[cells.clone()].iter().zip(&self.tariffs[cells]);
                expenditure[importer * sectors + sector] =
                    rows.map(|(flow, rate)| flow * (1.0 + rate)).sum();
            }
        }
        expenditure
    }

    /// Y: gross output by region and sector at the producer's price, in `unit`. `[region][sector]`.
    pub fn output(&self) -> Vec<f64> {
        let (regions, sectors) = (self.regions.len(), self.sectors.len());
        let mut output = vec![0.0; regions * sectors];
        for sector in 0..sectors {
            for importer in 0..regions {
                for exporter in 0..regions {
                    output[exporter * sectors + sector] +=
                        self.flows[self.cell(sector, importer, exporter)];
                }
            }
        }
        output
    }

    /// Final demand implied by the table: expenditure less the use of each sector as an input, in `unit`.
    /// `[region][sector]`; may be negative where the table does not balance.
    pub fn final_demand(&self) -> Vec<f64> {
        let (regions, sectors) = (self.regions.len(), self.sectors.len());
        let output = self.output();
        let mut demand = self.expenditure();
        for region in 0..regions {
            for input in 0..sectors {
                let used: f64 = (0..sectors)
                    .map(|using| {
                        self.inputs[self.input(region, input, using)]
                            * output[region * sectors + using]
                    })
                    .sum();
                demand[region * sectors + input] -= used;
            }
        }
        demand
    }
}
