//! From the arrays of a converged lane to an [`Equilibrium`].

use vecinos_numerics::math;

use super::Scenario;
use super::map::Workspace;
use super::system::System;
use crate::equilibrium::Equilibrium;

/// Reads one lane of the last evaluation.
pub(super) fn equilibrium<const LANES: usize>(
    system: &System<'_, LANES>,
    workspace: &Workspace<LANES>,
    scenario: &Scenario<'_>,
    lane: usize,
    residual: f64,
    iterations: usize,
) -> Equilibrium {
    let dimensions = system.dimensions;
    let (regions, sectors) = (dimensions.regions, dimensions.sectors);
    let pools = scenario.labour.pools_per_region();
    let lane_of =
        |values: &[[f64; LANES]]| -> Vec<f64> { values.iter().map(|value| value[lane]).collect() };

    let mut wage_hat = Vec::with_capacity(regions * pools);
    let mut employment = Vec::with_capacity(regions * pools);
    let mut labour_income = Vec::with_capacity(regions * pools);
    for region in 0..regions {
        for pool in 0..pools {
            let position = region * system.pools + pool;
            let ln_wage = workspace.ln_wage[position][lane];
            wage_hat.push(math::exp_polynomial(ln_wage));
            let ln_income = workspace.point[2 * regions * sectors + pool * regions + region][lane];
            employment.push(math::exp_polynomial(ln_income - ln_wage));
            labour_income.push(workspace.labour_income[position][lane]);
        }
    }

    let ln_price = lane_of(&workspace.ln_price);
    let income = lane_of(&workspace.income);
    let benchmark_income = &system.benchmark_income;
    let mut price_index_hat = Vec::with_capacity(regions);
    let mut real_income_hat = Vec::with_capacity(regions);
    for region in 0..regions {
        let mut ln_index = 0.0;
        for sector in 0..sectors {
            let position = dimensions.region_sector(region, sector);
            ln_index += system.economy.final_demand_share[position] * ln_price[position];
        }
        price_index_hat.push(math::exp_polynomial(ln_index));
        real_income_hat.push(if benchmark_income[region] == 0.0 {
            1.0
        } else {
            income[region] / benchmark_income[region] * math::exp_polynomial(-ln_index)
        });
    }

    let mut trade_share = vec![0.0; dimensions.cells()];
    for (order, traded) in system.traded.iter().enumerate() {
        for importer in 0..regions {
            // `spending` is X/Φ and loses Φ where X is zero, so the share is taken from ln Φ.
            let ln_aggregate = workspace.aggregate[order * regions + importer][lane];
            let inverse = math::exp_polynomial(-ln_aggregate);
            let row = traded.start + importer * regions;
            let target = dimensions.cell(traded.sector, importer, 0);
            for exporter in 0..regions {
                trade_share[target + exporter] = system.gross[row + exporter][lane]
                    * workspace.competitiveness[order * regions + exporter][lane]
                    * inverse;
            }
        }
    }
    for &sector in &system.domestic {
        for region in 0..regions {
            let cell = dimensions.cell(sector, region, region);
            trade_share[cell] = if system.economy.trade_share[cell] > 0.0 {
                1.0
            } else {
                0.0
            };
        }
    }

    Equilibrium {
        dimensions,
        pools_per_region: pools,
        wage_hat,
        employment,
        labour_income,
        cost_hat: exponentials(lane_of(&workspace.ln_cost)),
        price_hat: exponentials(ln_price),
        price_index_hat,
        trade_share,
        tariff: scenario.policy.tariff.clone(),
        expenditure: lane_of(&workspace.expenditure),
        output: lane_of(&workspace.output),
        income,
        tariff_revenue: lane_of(&workspace.revenue),
        deficit: lane_of(&system.deficit),
        real_income_hat,
        residual,
        iterations,
    }
}

fn exponentials(mut values: Vec<f64>) -> Vec<f64> {
    for value in &mut values {
        *value = math::exp_polynomial(*value);
    }
    values
}
