//! Prices: how far duties and border costs reach import prices and retail prices (evidence: trade.md §4c).
//!
//! *Border*: the duty-inclusive import price rises by the border pass-through times the change of ln(1 + t)·κ, import-weighted.
//! *Retail*: consumer prices rise by the retail pass-through times the same change, weighted by what final demand holds of
//! every import, directly and through domestic inputs, spread evenly over the published number of months.

use vecinos_numerics::math::ln;
use vecinos_trade::Economy;

use crate::geography::{Geography, SIDES};

/// Rounds of inputs into inputs that are followed; the weights settle long before.
const INPUT_ROUNDS: usize = 200;

/// Weights of import prices in import and consumer prices.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceWeights {
    /// Weight of a cell in the import price index of its side, in the order of [`Geography::import_cells`].
    border: Vec<f64>,
    /// Content of a cell's imports in the final demand of its side, same order.
    consumer: Vec<f64>,
    /// ln(1 + t) at the benchmark, same order.
    log_tariff: Vec<f64>,
}

/// Change of import costs by side: the sum over cells of weight × Δ ln((1 + t)·κ).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PriceExposure {
    /// At the border, by side.
    pub border: [f64; 3],
    /// In consumption, by side.
    pub consumer: [f64; 3],
}

impl PriceWeights {
    /// Weights at the benchmark.
    pub fn of(geography: &Geography, economy: &Economy) -> Self {
        let dimensions = geography.dimensions;
        let flows = economy.flows();
        let per_side = geography.import_cells.len() / SIDES.len();
        let mut border = Vec::with_capacity(geography.import_cells.len());
        let mut consumer = Vec::with_capacity(geography.import_cells.len());
        for (side, region) in geography.sides.into_iter().enumerate() {
            let cells = &geography.import_cells[side * per_side..(side + 1) * per_side];
            let total: f64 = cells.iter().map(|cell| flows[*cell]).sum();
            let use_of = final_use(geography, economy, region);
            for cell in cells {
                border.push(if total > 0.0 {
                    flows[*cell] / total
                } else {
                    0.0
                });
                let sector = cell / (dimensions.regions * dimensions.regions);
                consumer.push(use_of[sector] * economy.trade_share[*cell]);
            }
        }
        let log_tariff = geography
            .import_cells
            .iter()
            .map(|cell| ln(1.0 + economy.tariff[*cell]))
            .collect();
        Self {
            border,
            consumer,
            log_tariff,
        }
    }

    /// Exposure under new tariffs and iceberg factors (whole cubes).
    pub fn exposure(
        &self,
        geography: &Geography,
        tariff: &[f64],
        trade_cost_hat: Option<&[f64]>,
    ) -> PriceExposure {
        let per_side = geography.import_cells.len() / SIDES.len();
        let mut exposure = PriceExposure::default();
        for (position, cell) in geography.import_cells.iter().enumerate() {
            let factor =
                (1.0 + tariff[*cell]) * trade_cost_hat.map_or(1.0, |factors| factors[*cell]);
            let change = ln(factor) - self.log_tariff[position];
            exposure.border[position / per_side] += self.border[position] * change;
            exposure.consumer[position / per_side] += self.consumer[position] * change;
        }
        exposure
    }
}

/// Use of each sector's composite per unit of final demand of a region, directly and as inputs into what is made at home:
/// `u = α + Γ·diag(π_home)·u`, the rows of Γ being inputs. `[sector]`.
fn final_use(geography: &Geography, economy: &Economy, region: usize) -> Vec<f64> {
    let dimensions = geography.dimensions;
    let sectors = dimensions.sectors;
    let demand = &economy.final_demand_share[region * sectors..(region + 1) * sectors];
    let home: Vec<f64> = (0..sectors)
        .map(|sector| economy.trade_share[dimensions.cell(sector, region, region)])
        .collect();
    let mut used = demand.to_vec();
    for _ in 0..INPUT_ROUNDS {
        let made: Vec<f64> = used
            .iter()
            .zip(&home)
            .map(|(value, share)| value * share)
            .collect();
        used = (0..sectors)
            .map(|input| {
                let row = &economy.input_share[dimensions.input(region, input, 0)..][..sectors];
                let bought: f64 = row
                    .iter()
                    .zip(&made)
                    .map(|(weight, value)| weight * value)
                    .sum();
                demand[input] + bought
            })
            .collect();
    }
    used
}

/// Share of the retail pass-through reached `months` after a change: even steps over `complete_after` months, the first in
/// the month of the change.
pub fn retail_share(months: i32, complete_after: f64) -> f64 {
    if months < 0 {
        0.0
    } else if complete_after <= 1.0 {
        1.0
    } else {
        (f64::from(months + 1) / complete_after).min(1.0)
    }
}
