//! Reads `shared/data/cp2015_nafta` (validation only, never copied into the repository).

use std::path::{Path, PathBuf};

use vecinos_trade::calibration::with_domestic_sales;
use vecinos_trade::{BenchmarkData, Dimensions, Economy};

/// The folder `shared/data`, from `VECINOS_SHARED` or beside one of the parents of this crate.
pub fn shared_data() -> Option<PathBuf> {
    if let Ok(folder) = std::env::var("VECINOS_SHARED") {
        let data = Path::new(&folder).join("data");
        return data.is_dir().then_some(data);
    }
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|parent| parent.join("shared/data"))
        .find(|data| data.is_dir())
}

/// The folder `name` of the shared data, or `None` after saying why the test is skipped.
pub fn shared_folder(name: &str) -> Option<PathBuf> {
    let folder = shared_data()
        .map(|data| data.join(name))
        .filter(|folder| folder.is_dir());
    if folder.is_none() {
        println!(
            "skipped: shared/data/{name} is not beside this checkout (set VECINOS_SHARED to point to it)"
        );
    }
    folder
}

/// The 1993 data of Caliendo and Parro (2015): 31 countries, 40 sectors, and their tariffs of 1993 and 2005.
pub struct NaftaData {
    pub dimensions: Dimensions,
    pub elasticity: Vec<f64>,
    pub input_share: Vec<f64>,
    pub final_demand_share: Vec<f64>,
    pub tariff_1993: Vec<f64>,
    pub tariff_2005: Vec<f64>,
    /// Bilateral imports 1993, net of tariff, without domestic sales. Cube.
    pub imports: Vec<f64>,
    /// Gross output 1993. `[region][sector]`.
    pub gross_output: Vec<f64>,
    arrays: Vec<(String, Vec<f64>)>,
}

/// Position of Mexico, Canada and the United States among the 31 countries.
pub const MEXICO: usize = 19;
/// See [`MEXICO`].
pub const CANADA: usize = 4;
/// See [`MEXICO`].
pub const UNITED_STATES: usize = 29;

impl NaftaData {
    /// Reads the folder, or `None` (with a message) when it is absent.
    pub fn read() -> Option<Self> {
        let folder = shared_folder("cp2015_nafta")?;
        let manifest: serde_json::Value = serde_json::from_str(
            &std::fs::read_to_string(folder.join("cp2015_nafta.manifest.json")).unwrap(),
        )
        .unwrap();
        let bytes = std::fs::read(folder.join("cp2015_nafta.f64le.bin")).unwrap();
        let arrays: Vec<(String, Vec<f64>)> = manifest["arrays"]
            .as_array()
            .unwrap()
            .iter()
            .map(|array| {
                let offset = usize::try_from(array["offset_bytes"].as_u64().unwrap()).unwrap();
                let count: u64 = array["shape"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|n| n.as_u64().unwrap())
                    .product();
                let values = bytes[offset..offset + 8 * usize::try_from(count).unwrap()]
                    .chunks_exact(8)
                    .map(|eight| f64::from_le_bytes(eight.try_into().unwrap()))
                    .collect();
                (array["name"].as_str().unwrap().to_owned(), values)
            })
            .collect();
        let dimensions = Dimensions {
            regions: 31,
            sectors: 40,
        };
        let mut imports = vec![0.0; dimensions.cells()];
        for row in rows(&folder.join("raw_flows_tariffs.csv")) {
            imports[dimensions.cell(index(&row[0]), index(&row[1]), index(&row[2]))] =
                row[3].parse().unwrap();
        }
        let mut gross_output = vec![0.0; 31 * 40];
        for row in rows(&folder.join("raw_gross_output_va_share.csv")) {
            gross_output[dimensions.region_sector(index(&row[0]), index(&row[1]))] =
                row[2].parse().unwrap();
        }
        let take = |name: &str| {
            arrays
                .iter()
                .find(|(key, _)| key == name)
                .unwrap()
                .1
                .clone()
        };
        Some(Self {
            dimensions,
            elasticity: take("theta"),
            input_share: take("gamma"),
            final_demand_share: take("alpha"),
            tariff_1993: take("tariff_1993"),
            tariff_2005: take("tariff_2005"),
            imports,
            gross_output,
            arrays,
        })
    }

    /// One of the arrays of the binary file, by its name in the manifest.
    pub fn array(&self, name: &str) -> Vec<f64> {
        self.arrays
            .iter()
            .find(|(key, _)| key == name)
            .unwrap()
            .1
            .clone()
    }

    /// The solved base of the package: `"zero"` without aggregate deficits, `"def"` with those of 1993.
    ///
    /// The printed shares of material cost add up to one to seven digits only, so that β and the column of γ add up to one
    /// to 4e-7. β is taken as what inputs leave, value added as the package has it: with these the published solutions hold
    /// to ten digits without re-solving the base.
    pub fn solved_base(&self, prefix: &str) -> Economy {
        let Dimensions { regions, sectors } = self.dimensions;
        let materials = |region: usize, using: usize| -> f64 {
            (0..sectors)
                .map(|input| self.input_share[self.dimensions.input(region, input, using)])
                .sum()
        };
        Economy {
            dimensions: self.dimensions,
            trade_share: self.array(&format!("{prefix}_pi")),
            tariff: self.tariff_1993.clone(),
            value_added_share: (0..regions * sectors)
                .map(|position| 1.0 - materials(position / sectors, position % sectors))
                .collect(),
            input_share: self.input_share.clone(),
            final_demand_share: self.final_demand_share.clone(),
            value_added: self.array(&format!("{prefix}_VA")),
            deficit: if prefix == "zero" {
                vec![0.0; regions]
            } else {
                self.array(&format!("{prefix}_D"))
            },
            expenditure: self.array(&format!("{prefix}_X")),
            elasticity: self.elasticity.clone(),
        }
    }

    /// `β + Σ_k γ − 1` of the package. `[region][sector]`.
    pub fn excess_of_cost_shares(&self) -> Vec<f64> {
        let base = self.solved_base("zero");
        let shares = self.array("va_share");
        shares
            .iter()
            .zip(&base.value_added_share)
            .map(|(given, left)| given - left)
            .collect()
    }

    /// The raw data of 1993 as a benchmark: flows with domestic sales from gross output, and material shares rescaled in the
    /// eighth digit so that value added is exactly the share that the package gives.
    pub fn benchmark(&self) -> BenchmarkData {
        let dimensions = self.dimensions;
        let value_added_share = self.array("va_share");
        let mut input_share = self.input_share.clone();
        for region in 0..dimensions.regions {
            for using in 0..dimensions.sectors {
                let column = |input| dimensions.input(region, input, using);
                let materials: f64 = (0..dimensions.sectors)
                    .map(|input| input_share[column(input)])
                    .sum();
                if materials > 0.0 {
                    let value_added = value_added_share[dimensions.region_sector(region, using)];
                    for input in 0..dimensions.sectors {
                        input_share[column(input)] *= (1.0 - value_added) / materials;
                    }
                }
            }
        }
        BenchmarkData {
            dimensions,
            flows: with_domestic_sales(dimensions, &self.imports, &self.gross_output),
            tariff: self.tariff_1993.clone(),
            input_share,
            elasticity: self.elasticity.clone(),
        }
    }

    /// Tariffs of 1993 with those of 2005 in the cells that `changed(importer, exporter)` selects.
    pub fn tariffs(&self, changed: impl Fn(usize, usize) -> bool) -> Vec<f64> {
        select(
            self.dimensions,
            &self.tariff_1993,
            &self.tariff_2005,
            changed,
        )
    }
}

/// `later` in the cells that `changed(importer, exporter)` selects, `earlier` elsewhere.
pub fn select(
    dimensions: Dimensions,
    earlier: &[f64],
    later: &[f64],
    changed: impl Fn(usize, usize) -> bool,
) -> Vec<f64> {
    let mut tariff = earlier.to_vec();
    for sector in 0..dimensions.sectors {
        for importer in 0..dimensions.regions {
            for exporter in 0..dimensions.regions {
                if changed(importer, exporter) {
                    let cell = dimensions.cell(sector, importer, exporter);
                    tariff[cell] = later[cell];
                }
            }
        }
    }
    tariff
}

/// Whether the pair lies inside the North American Free Trade Agreement.
pub fn inside_nafta(importer: usize, exporter: usize) -> bool {
    let member = |region| [MEXICO, CANADA, UNITED_STATES].contains(&region);
    importer != exporter && member(importer) && member(exporter)
}

/// Records of a CSV file below its header.
pub fn rows(path: &Path) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(path)
        .unwrap()
        .records()
        .map(Result::unwrap)
        .collect()
}

fn index(text: &str) -> usize {
    text.parse().unwrap()
}
