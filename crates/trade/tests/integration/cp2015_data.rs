//! Reads `shared/data/cp2015_nafta` (validation only, never copied into the repository).

use std::path::{Path, PathBuf};

use vecinos_trade::economy::{Dimensions, Economy};

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
    pub value_added_share: Vec<f64>,
    pub input_share: Vec<f64>,
    /// Shares of each input in the material cost of the using sector (columns sum to one).
    pub material_share: Vec<f64>,
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
        let mut material_share = vec![0.0; 31 * 40 * 40];
        for row in rows(&folder.join("raw_io_shares.csv")) {
            material_share[dimensions.input(index(&row[0]), index(&row[1]), index(&row[2]))] =
                row[3].parse().unwrap();
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
            value_added_share: take("va_share"),
            input_share: take("gamma"),
            material_share,
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
    pub fn solved_base(&self, prefix: &str) -> Economy {
        Economy {
            dimensions: self.dimensions,
            trade_share: self.array(&format!("{prefix}_pi")),
            tariff: self.tariff_1993.clone(),
            value_added_share: self.value_added_share.clone(),
            input_share: self.input_share.clone(),
            final_demand_share: self.final_demand_share.clone(),
            value_added: self.array(&format!("{prefix}_VA")),
            deficit: if prefix == "zero" {
                vec![0.0; 31]
            } else {
                self.array(&format!("{prefix}_D"))
            },
            expenditure: self.array(&format!("{prefix}_X")),
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
