//! Reads the arrays of `shared/data/icio2022_cp` and `shared/data/wiod2014_cp` (never copied into the repository).

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use vecinos_trade::{BenchmarkData, Dimensions, Policy};

use crate::cp2015_data::shared_folder;

/// The arrays of one folder, by name, with the names of regions and sectors.
pub struct SharedTables {
    pub dimensions: Dimensions,
    pub regions: Vec<String>,
    pub sectors: Vec<String>,
    pub manifest: Value,
    arrays: BTreeMap<String, Vec<f64>>,
}

impl SharedTables {
    /// Reads `NAME.f64le.bin` and its manifest, or `None` (with a message) when the folder is absent.
    pub fn read(name: &str) -> Option<Self> {
        let folder = shared_folder(name)?;
        let manifest = read_json(&folder.join(format!("{name}.manifest.json")));
        let bytes = std::fs::read(folder.join(format!("{name}.f64le.bin"))).unwrap();
        let mut arrays = BTreeMap::new();
        for array in manifest["arrays"].as_array().unwrap() {
            let offset = usize::try_from(array["offset_bytes"].as_u64().unwrap()).unwrap();
            let length: u64 = array["shape"]
                .as_array()
                .unwrap()
                .iter()
                .map(|size| size.as_u64().unwrap())
                .product();
            let length = usize::try_from(length).unwrap();
            let values = bytes[offset..offset + 8 * length]
                .as_chunks::<8>()
                .0
                .iter()
                .map(|chunk| f64::from_le_bytes(*chunk))
                .collect();
            arrays.insert(array["name"].as_str().unwrap().to_owned(), values);
        }
        let regions: Vec<String> = names(&manifest["countries"]);
        let sectors: Vec<String> = manifest["sectors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|sector| sector["code"].as_str().unwrap().to_owned())
            .collect();
        Some(Self {
            dimensions: Dimensions {
                regions: regions.len(),
                sectors: sectors.len(),
            },
            regions,
            sectors,
            manifest,
            arrays,
        })
    }

    /// An array by name.
    pub fn array(&self, name: &str) -> &[f64] {
        &self.arrays[name]
    }

    /// Position of a region by its code.
    pub fn region(&self, code: &str) -> usize {
        self.regions
            .iter()
            .position(|region| region == code)
            .unwrap()
    }

    /// The reconciled benchmark with a set of elasticities.
    pub fn benchmark(&self, elasticity: Vec<f64>) -> BenchmarkData {
        BenchmarkData {
            dimensions: self.dimensions,
            flows: self.array("flows_base").to_vec(),
            tariff: self.array("tariff").to_vec(),
            input_share: self.array("gamma").to_vec(),
            elasticity,
        }
    }
}

/// The scenarios that the reference results share; `goods` is the number of goods sectors, which come first.
pub fn reference_policy(
    scenario: &str,
    mut policy: Policy,
    dimensions: Dimensions,
    [usa, mexico, canada]: [usize; 3],
    goods: usize,
    vehicles: usize,
    most_favoured_nation: impl Fn(&str) -> Vec<f64>,
) -> Policy {
    let mut raise = |importer, exporter, points| {
        policy.raise_tariff(dimensions, importer, exporter, 0..goods, points);
    };
    match scenario {
        "us25_mex_can" => {
            raise(usa, mexico, 0.25);
            raise(usa, canada, 0.25);
        }
        "us25_mex_can_retaliation" => {
            raise(usa, mexico, 0.25);
            raise(usa, canada, 0.25);
            raise(mexico, usa, 0.25);
            raise(canada, usa, 0.25);
        }
        "us25_mex" => raise(usa, mexico, 0.25),
        "us25_mex_retaliation" => {
            raise(usa, mexico, 0.25);
            raise(mexico, usa, 0.25);
        }
        "us10_mex" => raise(usa, mexico, 0.10),
        "us25_mex_cars" => policy.raise_tariff(dimensions, usa, mexico, [vehicles], 0.25),
        "usmca_withdrawal_mfn" => {
            for (importer, exporter, column) in [
                (usa, mexico, "us_mfn_on_mex"),
                (usa, canada, "us_mfn_on_can"),
                (mexico, usa, "mex_mfn_on_us_teti2021"),
                (canada, usa, "can_mfn_on_us_teti2021"),
            ] {
                for (sector, rate) in most_favoured_nation(column).into_iter().enumerate() {
                    policy.tariff[dimensions.cell(sector, importer, exporter)] = rate;
                }
            }
        }
        other => panic!("unknown reference scenario {other}"),
    }
    policy
}

/// A column of `usmca_withdrawal_mfn_rates.csv`.
pub fn withdrawal_rates(column: &str) -> Vec<f64> {
    let Some(folder) = shared_folder("icio2022_cp") else {
        return Vec::new();
    };
    let mut reader = csv::Reader::from_path(folder.join("usmca_withdrawal_mfn_rates.csv")).unwrap();
    let position = reader
        .headers()
        .unwrap()
        .iter()
        .position(|header| header == column)
        .unwrap();
    reader
        .records()
        .map(|record| record.unwrap()[position].parse().unwrap())
        .collect()
}

/// A JSON file.
pub fn read_json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The strings of a JSON array.
pub fn names(value: &Value) -> Vec<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

/// All numbers of a JSON value, nested arrays flattened in order.
pub fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(values) => values.iter().flat_map(numbers).collect(),
        other => vec![other.as_f64().unwrap()],
    }
}
