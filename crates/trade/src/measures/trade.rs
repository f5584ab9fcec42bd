//! Bilateral trade before and after.

use super::{MeasureError, check, check_region};
use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;

/// Imports of `importer` from `exporter`, all sectors of `sectors`, from a cube of `flows`; 0 for cells that do not exist.
pub fn imports(
    dimensions: Dimensions,
    flows: &[f64],
    importer: usize,
    exporter: usize,
    sectors: impl IntoIterator<Item = usize>,
) -> f64 {
    if importer >= dimensions.regions || exporter >= dimensions.regions {
        return 0.0;
    }
    let mut total = 0.0;
    for sector in sectors {
        if sector < dimensions.sectors
            && let Some(flow) = flows.get(dimensions.cell(sector, importer, exporter))
        {
            total += flow;
        }
    }
    total
}

/// Growth in per cent of the imports of `importer` from all of `exporters` together, all sectors, values net of tariff
/// (Caliendo and Parro 2015, Tables 5 and 11). `None` where nothing is imported at the benchmark.
pub fn import_growth(
    economy: &Economy,
    equilibrium: &Equilibrium,
    importer: usize,
    exporters: &[usize],
) -> Result<Option<f64>, MeasureError> {
    check(economy, equilibrium)?;
    check_region(economy, importer)?;
    let dimensions = economy.dimensions;
    let (flows_before, flows_after) = (economy.flows(), equilibrium.flows());
    let mut before = 0.0;
    let mut after = 0.0;
    for &exporter in exporters {
        check_region(economy, exporter)?;
        before += imports(
            dimensions,
            &flows_before,
            importer,
            exporter,
            0..dimensions.sectors,
        );
        after += imports(
            dimensions,
            &flows_after,
            importer,
            exporter,
            0..dimensions.sectors,
        );
    }
    Ok((before > 0.0).then(|| 100.0 * (after / before - 1.0)))
}

/// Share of each sector in the exports of `exporter` to all other regions, from a cube of `flows`; sums to one, or all
/// zeros where nothing is exported. `[sector]`.
pub fn export_composition(dimensions: Dimensions, flows: &[f64], exporter: usize) -> Vec<f64> {
    let by_sector: Vec<f64> = (0..dimensions.sectors)
        .map(|sector| {
            (0..dimensions.regions)
                .filter(|&importer| importer != exporter)
                .map(|importer| imports(dimensions, flows, importer, exporter, [sector]))
                .sum()
        })
        .collect();
    let total: f64 = by_sector.iter().sum();
    by_sector
        .iter()
        .map(|value| if total > 0.0 { value / total } else { 0.0 })
        .collect()
}
