//! The problems that are timed: the embedded nine regions always; NAFTA (31 × 40) and ICIO 2022 (81 × 23) when the shared
//! data stand beside the checkout.

use std::path::{Path, PathBuf};

use serde_json::Value;
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_trade::{BenchmarkData, Dimensions, Economy, Policy, Reconcile, calibration};

/// A policy on an economy.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Name under which the time is reported.
    pub name: String,
    /// The benchmark economy.
    pub economy: Economy,
    /// The policy to solve for.
    pub policy: Policy,
}

/// The embedded nine regions × 23 sectors: 25 points on Mexican and Canadian goods, answered in kind.
///
/// `None` only if the embedded tables were damaged.
#[must_use]
pub fn nine_regions(elasticity_set: &str) -> Option<Problem> {
    let table = BenchmarkTable::embedded().ok()?;
    let economy = Economy::from_table(&table, elasticity_set, Reconcile::Strict).ok()?;
    let places = [
        table.region_index("USA")?,
        table.region_index("MEX")?,
        table.region_index("CAN")?,
    ];
    let services = table.sector_index("services")?;
    let policy = trade_war(&economy, places, |sector| sector != services, 0.25);
    Some(Problem {
        name: format!("9 x 23 {elasticity_set}"),
        economy,
        policy,
    })
}

/// Points on goods between the United States on one side and Mexico and Canada on the other, both ways.
#[must_use]
pub fn trade_war(
    economy: &Economy,
    [usa, mexico, canada]: [usize; 3],
    goods: impl Fn(usize) -> bool,
    points: f64,
) -> Policy {
    let dimensions = economy.dimensions;
    let sectors: Vec<usize> = (0..dimensions.sectors)
        .filter(|&sector| goods(sector))
        .collect();
    let mut policy = Policy::unchanged(economy);
    for partner in [mexico, canada] {
        policy.raise_tariff(dimensions, usa, partner, sectors.iter().copied(), points);
        policy.raise_tariff(dimensions, partner, usa, sectors.iter().copied(), points);
    }
    policy
}

/// The 1993 economy of Caliendo and Parro (2015) with NAFTA's tariffs of 2005, and with all tariffs of 2005.
/// Empty when the shared data are absent.
#[must_use]
pub fn nafta() -> Vec<Problem> {
    let Some(arrays) = Arrays::read("cp2015_nafta") else {
        return Vec::new();
    };
    let dimensions = Dimensions {
        regions: 31,
        sectors: 40,
    };
    let Some(economy) = nafta_economy(&arrays, dimensions) else {
        return Vec::new();
    };
    let Some(world) = arrays.get("tariff_2005") else {
        return Vec::new();
    };
    let members = ["Mexico", "Canada", "USA"].map(|name| arrays.position("countries", name));
    let inside = |region: usize| members.contains(&Some(region));
    let mut nafta = economy.tariff.clone();
    for sector in 0..dimensions.sectors {
        for importer in 0..dimensions.regions {
            for exporter in 0..dimensions.regions {
                if importer != exporter && inside(importer) && inside(exporter) {
                    let cell = dimensions.cell(sector, importer, exporter);
                    nafta[cell] = world[cell];
                }
            }
        }
    }
    vec![
        Problem {
            name: "31 x 40 NAFTA".to_owned(),
            policy: Policy::with_tariff(nafta),
            economy: economy.clone(),
        },
        Problem {
            name: "31 x 40 world tariffs".to_owned(),
            policy: Policy::with_tariff(world),
            economy,
        },
    ]
}

fn nafta_economy(arrays: &Arrays, dimensions: Dimensions) -> Option<Economy> {
    Some(Economy {
        dimensions,
        trade_share: arrays.get("zero_pi")?,
        tariff: arrays.get("tariff_1993")?,
        value_added_share: arrays.get("va_share")?,
        input_share: arrays.get("gamma")?,
        final_demand_share: arrays.get("alpha")?,
        value_added: arrays.get("zero_VA")?,
        deficit: vec![0.0; dimensions.regions],
        expenditure: arrays.get("zero_X")?,
        elasticity: arrays.get("theta")?,
    })
}

/// ICIO 2022, 81 economies × 23 sectors, the same trade war under two sets of elasticities. Empty when the shared data are
/// absent.
#[must_use]
pub fn icio_2022() -> Vec<Problem> {
    let Some(arrays) = Arrays::read("icio2022_cp") else {
        return Vec::new();
    };
    ["FGO", "CP_Ttxt"]
        .into_iter()
        .filter_map(|set| icio_2022_with(&arrays, set))
        .collect()
}

fn icio_2022_with(arrays: &Arrays, set: &str) -> Option<Problem> {
    let dimensions = Dimensions {
        regions: 81,
        sectors: 23,
    };
    let elasticity: Vec<f64> = arrays.manifest["theta_sets"][set]
        .as_array()?
        .iter()
        .filter_map(Value::as_f64)
        .collect();
    let data = BenchmarkData {
        dimensions,
        flows: arrays.get("flows_base")?,
        tariff: arrays.get("tariff")?,
        input_share: arrays.get("gamma")?,
        elasticity,
    };
    let economy = calibration::calibrate(&data, Reconcile::Strict)
        .ok()?
        .economy;
    let places = [
        arrays.position("countries", "USA")?,
        arrays.position("countries", "MEX")?,
        arrays.position("countries", "CAN")?,
    ];
    let policy = trade_war(&economy, places, |sector| sector < 22, 0.25);
    Some(Problem {
        name: format!("81 x 23 {set}"),
        economy,
        policy,
    })
}

/// The arrays of a folder of the shared data.
struct Arrays {
    manifest: Value,
    bytes: Vec<u8>,
}

impl Arrays {
    fn read(name: &str) -> Option<Self> {
        let Some(folder) = shared_data().map(|data| data.join(name)) else {
            println!("skipped {name}: no shared data beside this checkout (VECINOS_SHARED)");
            return None;
        };
        let text = std::fs::read_to_string(folder.join(format!("{name}.manifest.json"))).ok()?;
        Some(Self {
            manifest: serde_json::from_str(&text).ok()?,
            bytes: std::fs::read(folder.join(format!("{name}.f64le.bin"))).ok()?,
        })
    }

    fn get(&self, name: &str) -> Option<Vec<f64>> {
        let array = self.manifest["arrays"]
            .as_array()?
            .iter()
            .find(|array| array["name"] == name)?;
        let offset = usize::try_from(array["offset_bytes"].as_u64()?).ok()?;
        let mut length = 1;
        for size in array["shape"].as_array()? {
            length *= usize::try_from(size.as_u64()?).ok()?;
        }
        let bytes = self.bytes.get(offset..offset + 8 * length)?;
        let (numbers, _) = bytes.as_chunks::<8>();
        Some(
            numbers
                .iter()
                .map(|eight| f64::from_le_bytes(*eight))
                .collect(),
        )
    }

    fn position(&self, list: &str, name: &str) -> Option<usize> {
        self.manifest[list]
            .as_array()?
            .iter()
            .position(|entry| entry == name)
    }
}

/// The folder `shared/data`, from `VECINOS_SHARED` or beside one of the parents of this crate.
fn shared_data() -> Option<PathBuf> {
    if let Ok(folder) = std::env::var("VECINOS_SHARED") {
        let data = Path::new(&folder).join("data");
        return data.is_dir().then_some(data);
    }
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|parent| parent.join("shared/data"))
        .find(|data| data.is_dir())
}
