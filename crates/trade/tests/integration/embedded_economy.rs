//! The embedded benchmark of nine regions and 23 sectors.

use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_trade::{BenchmarkData, Dimensions, Economy, Reconcile, calibration};

/// Position of the United States and Mexico among the nine regions.
pub const USA: usize = 0;
/// See [`USA`].
pub const MEXICO: usize = 1;

/// The embedded economy under the default elasticities, and its goods sectors.
pub fn embedded() -> (Economy, Vec<usize>) {
    let table = BenchmarkTable::embedded().unwrap();
    let services = table
        .sectors
        .iter()
        .position(|sector| sector.id == "services")
        .unwrap();
    let dimensions = Dimensions {
        regions: table.regions.len(),
        sectors: table.sectors.len(),
    };
    let data = BenchmarkData {
        dimensions,
        flows: table.flows.clone(),
        tariff: table.tariffs.clone(),
        input_share: table.inputs.clone(),
        elasticity: table.elasticity_sets["fontagne_2022"].clone(),
    };
    assert_eq!(table.regions[..2], ["USA", "MEX"]);
    let economy = calibration::calibrate(&data, Reconcile::Strict)
        .unwrap()
        .economy;
    (
        economy,
        (0..dimensions.sectors)
            .filter(|&sector| sector != services)
            .collect(),
    )
}
