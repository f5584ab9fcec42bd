//! Labour by sector: reallocation, and net jobs where wages cannot fall.

use super::totals::BenchmarkTotals;
use super::{MeasureError, check, check_region};
use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::labour::LabourMarket;

/// Labour of one region by sector.
#[derive(Clone, Debug, PartialEq)]
pub struct LabourBySector {
    /// l̂ = Ŷ/ŵ: change of labour input by sector (β is constant, so labour income follows output). `[sector]`; 1 where
    /// no labour is used at the benchmark.
    pub labour_hat: Vec<f64>,
    /// Change of the number of workers by sector. `[sector]`.
    pub reallocation: Vec<f64>,
    /// Net change of the number of workers: the sum of `reallocation`. Under flexible wages it is zero by assumption (up
    /// to rounding); with wage floors it is Σ over pools of workers × (employment − 1).
    pub net_jobs: f64,
}

/// Labour by sector of `region` when `workers[sector]` people work in each sector at the benchmark.
///
/// The model counts labour in units of benchmark labour income, and workers of different sectors earn different wages, so
/// head counts moved by l̂ alone would not add up. The heads of each pool are therefore shared among its sectors in
/// proportion to `workers[j]·l̂_j` and add up to `heads of the pool × employment of the pool`: in a pool without
/// unemployment gains and losses cancel exactly.
pub fn labour_by_sector(
    economy: &Economy,
    equilibrium: &Equilibrium,
    labour: &LabourMarket,
    region: usize,
    workers: &[f64],
) -> Result<LabourBySector, MeasureError> {
    check(economy, equilibrium)?;
    BenchmarkTotals::of(economy).labour_by_sector(economy, equilibrium, labour, region, workers)
}

/// [`labour_by_sector`] for an economy and an equilibrium that were checked.
pub(super) fn against(
    totals: &BenchmarkTotals,
    economy: &Economy,
    equilibrium: &Equilibrium,
    labour: &LabourMarket,
    region: usize,
    workers: &[f64],
) -> Result<LabourBySector, MeasureError> {
    check_region(economy, region)?;
    let dimensions = economy.dimensions;
    let sectors = dimensions.sectors;
    if workers.len() != sectors {
        return Err(MeasureError::WrongLength {
            table: "workers",
            found: workers.len(),
            expected: sectors,
        });
    }
    if labour.pools_per_region() != equilibrium.pools_per_region
        || labour.validate(dimensions).is_err()
    {
        return Err(MeasureError::OtherEconomy);
    }
    let pools = equilibrium.pools_per_region;
    let before = &totals.output;
    let mut heads = vec![0.0; pools];
    let mut weighted = vec![0.0; pools];
    let labour_hat: Vec<f64> = (0..sectors)
        .map(|sector| {
            let position = dimensions.region_sector(region, sector);
            let pool = labour.pool_of(dimensions, region, sector);
            let wage = equilibrium.wage_hat[region * pools + pool];
            let used = before[position] * economy.value_added_share[position];
            let hat = if used > 0.0 && wage > 0.0 {
                equilibrium.output[position] / before[position] / wage
            } else {
                1.0
            };
            heads[pool] += workers[sector];
            weighted[pool] += workers[sector] * hat;
            hat
        })
        .collect();
    let reallocation: Vec<f64> = (0..sectors)
        .map(|sector| {
            let pool = labour.pool_of(dimensions, region, sector);
            let employed = heads[pool] * equilibrium.employment[region * pools + pool];
            if weighted[pool] > 0.0 {
                workers[sector] * labour_hat[sector] * employed / weighted[pool] - workers[sector]
            } else {
                0.0
            }
        })
        .collect();
    let net_jobs = reallocation.iter().sum();
    Ok(LabourBySector {
        labour_hat,
        reallocation,
        net_jobs,
    })
}
