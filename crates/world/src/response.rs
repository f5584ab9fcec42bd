//! The long-run response to one policy state: what a run keeps of an equilibrium.
//!
//! *Immediate* quantities (incomes, wages, employment, prices) follow the equilibrium of the month. *Adjusting* quantities
//! (trade flows, sector output, labour between sectors, content) approach it with the time profile of trade.

use vecinos_numerics::math::{ln, ln_in_place};
use vecinos_trade::measures::{BenchmarkTotals, MeasureError};
use vecinos_trade::{Economy, Equilibrium, LabourMarket};

use crate::chinese_content::ChineseContent;
use crate::geography::{Geography, SIDES};

/// Sides whose labour is followed by sector: the United States and Mexico.
pub const LABOUR_SIDES: usize = 2;

/// The response of one draw to one policy state.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Exact real income, per cent: the three sides, then China.
    pub real_income: [f64; 4],
    /// First-order welfare of Caliendo and Parro (2015), per cent, by side.
    pub first_order_welfare: [f64; 3],
    /// Real wage of those at work, per cent, by side.
    pub real_wage: [f64; 3],
    /// Real gross domestic product, per cent, by side.
    pub real_gdp: [f64; 3],
    /// Manufacturing employment pool against full employment (1 under flexible wages), by side.
    pub pool_employment: [f64; 3],
    /// ŵ of the manufacturing pool, by side.
    pub pool_wage: [f64; 3],
    /// Price of a sector's composite relative to the consumer price index, per cent. `[side][sector]`.
    pub relative_price: Vec<f64>,
    /// Adjusting quantities, see [`AdjustingLayout`].
    pub adjusting: Vec<f64>,
}

/// Where things stand in [`Response::adjusting`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdjustingLayout {
    cells: usize,
    sectors: usize,
}

impl AdjustingLayout {
    /// The layout for a benchmark.
    pub fn of(geography: &Geography) -> Self {
        Self {
            cells: geography.import_cells.len(),
            sectors: geography.dimensions.sectors,
        }
    }

    /// Log change of imports by cell, in the order of [`Geography::import_cells`].
    pub const fn flows(self) -> std::ops::Range<usize> {
        0..self.cells
    }

    /// Log change of real output of a side. `[sector]`.
    pub const fn output(self, side: usize) -> std::ops::Range<usize> {
        let start = self.cells + side * self.sectors;
        start..start + self.sectors
    }

    /// Quantities whose path is a logarithm.
    pub const fn logarithms(self) -> std::ops::Range<usize> {
        0..self.cells + SIDES.len() * self.sectors
    }

    /// Change of labour by sector as a share of the sector's benchmark labour, at full employment of each pool, of a side among
    /// the first [`LABOUR_SIDES`].
    /// `[sector]`.
    pub const fn labour(self, side: usize) -> std::ops::Range<usize> {
        let start = self.cells + (SIDES.len() + side) * self.sectors;
        start..start + self.sectors
    }

    /// Change of the Chinese content of Mexican exports to the United States, a fraction of their value.
    pub const fn chinese_content(self) -> usize {
        self.cells + (SIDES.len() + LABOUR_SIDES) * self.sectors
    }

    /// Number of quantities.
    pub const fn size(self) -> usize {
        self.chinese_content() + 1
    }
}

/// Benchmark facts that every response is measured against.
#[derive(Clone, Debug)]
pub struct ResponseBase {
    /// Totals of the benchmark economy.
    totals: BenchmarkTotals,
    /// Flows at the exporter's price, in the order of [`Geography::import_cells`].
    pub flows: Vec<f64>,
    /// Log of the same (0 where there is no trade).
    log_flows: Vec<f64>,
    /// Output at the producer's price. `[side][sector]`.
    pub output: Vec<f64>,
    /// Labour weights by sector. `[side][sector]`: heads where known, else labour income.
    pub labour_weights: Vec<f64>,
    /// Chinese content at the benchmark.
    content: ChineseContent,
    /// Chinese content of Mexican exports to the United States.
    pub chinese_content: f64,
}

impl ResponseBase {
    /// Benchmark facts of an economy; `labour_weights` is `[side][sector]`.
    pub fn of(geography: &Geography, economy: &Economy, labour_weights: Vec<f64>) -> Self {
        let totals = BenchmarkTotals::of(economy);
        let flows: Vec<f64> = geography
            .import_cells
            .iter()
            .map(|cell| totals.flows[*cell])
            .collect();
        let log_flows = flows
            .iter()
            .map(|flow| if *flow > 0.0 { ln(*flow) } else { 0.0 })
            .collect();
        let content = ChineseContent::at_benchmark(geography, economy, &flows);
        let sectors = geography.dimensions.sectors;
        let output = geography
            .sides
            .iter()
            .flat_map(|region| {
                totals.output[region * sectors..(region + 1) * sectors]
                    .iter()
                    .copied()
            })
            .collect();
        Self {
            totals,
            flows,
            log_flows,
            output,
            labour_weights,
            chinese_content: content.of_exports,
            content,
        }
    }
}

impl Response {
    /// What a run keeps of an equilibrium.
    ///
    /// Errors: tables that do not belong together.
    pub fn of(
        geography: &Geography,
        economy: &Economy,
        base: &ResponseBase,
        equilibrium: &Equilibrium,
        labour: &LabourMarket,
        trade_cost_hat: Option<&[f64]>,
    ) -> Result<Self, MeasureError> {
        let totals = &base.totals;
        let outcomes = totals.region_outcomes(economy, equilibrium)?;
        let by_side = |value: &dyn Fn(usize) -> f64| geography.sides.map(value);
        let product = totals.gross_domestic_product(economy, equilibrium, trade_cost_hat)?;
        let income = by_side(&|region| outcomes[region].real_income_pct);
        let sectors = geography.dimensions.sectors;
        let relative_price = geography
            .sides
            .iter()
            .flat_map(|region| (0..sectors).map(move |sector| (*region, sector)))
            .map(|(region, sector)| {
                let price =
                    equilibrium.price_hat[geography.dimensions.region_sector(region, sector)];
                100.0 * (price / equilibrium.price_index_hat[region] - 1.0)
            })
            .collect();
        let pool = |region: usize| manufacturing_pool(geography, equilibrium, labour, region);
        Ok(Self {
            real_income: [
                income[0],
                income[1],
                income[2],
                outcomes[geography.china].real_income_pct,
            ],
            first_order_welfare: by_side(&|region| outcomes[region].linear_welfare_pct),
            real_wage: by_side(&|region| outcomes[region].real_wage_pct),
            real_gdp: by_side(&|region| product[region].real_change_pct()),
            pool_employment: by_side(&|region| equilibrium.employment[pool(region)]),
            pool_wage: by_side(&|region| equilibrium.wage_hat[pool(region)]),
            relative_price,
            adjusting: adjusting(geography, economy, base, equilibrium, labour)?,
        })
    }
}

/// Position of the pool in which the manufacturing of a region hires.
fn manufacturing_pool(
    geography: &Geography,
    equilibrium: &Equilibrium,
    labour: &LabourMarket,
    region: usize,
) -> usize {
    let sector = geography
        .manufacturing
        .iter()
        .position(|manufacturing| *manufacturing)
        .unwrap_or(0);
    region * equilibrium.pools_per_region + labour.pool_of(geography.dimensions, region, sector)
}

fn adjusting(
    geography: &Geography,
    economy: &Economy,
    base: &ResponseBase,
    equilibrium: &Equilibrium,
    labour: &LabourMarket,
) -> Result<Vec<f64>, MeasureError> {
    let dimensions = geography.dimensions;
    let sectors = dimensions.sectors;
    let layout = AdjustingLayout::of(geography);
    let mut values = Vec::with_capacity(layout.size());
    let regions = dimensions.regions;
    let flows: Vec<f64> = geography
        .import_cells
        .iter()
        .map(|cell| {
            equilibrium.flow(
                cell / (regions * regions),
                cell / regions % regions,
                cell % regions,
            )
        })
        .collect();
    // A cell without trade stays without trade: no change.
    values.extend(
        flows
            .iter()
            .map(|flow| if *flow > 0.0 { *flow } else { 1.0 }),
    );
    let output = base.totals.real_output_hat(economy, equilibrium)?;
    for region in geography.sides {
        values.extend(
            (0..sectors).map(|sector| {
                output[dimensions.region_sector(region, sector)].max(f64::MIN_POSITIVE)
            }),
        );
    }
    ln_in_place(&mut values);
    for (value, before) in values.iter_mut().zip(&base.log_flows) {
        *value -= before;
    }
    for (side, region) in geography.sides.into_iter().enumerate().take(LABOUR_SIDES) {
        let weights = &base.labour_weights[side * sectors..(side + 1) * sectors];
        let moved = base
            .totals
            .labour_by_sector(economy, equilibrium, labour, region, weights)?;
        values.extend((0..sectors).map(|sector| {
            let pool =
                region * equilibrium.pools_per_region + labour.pool_of(dimensions, region, sector);
            let employment = equilibrium.employment[pool];
            let workers = weights[sector];
            if workers > 0.0 && employment > 0.0 {
                (workers + moved.reallocation[sector]) / employment / workers - 1.0
            } else {
                0.0
            }
        }));
    }
    let content = base
        .content
        .at_equilibrium(geography, economy, equilibrium, &flows);
    values.push(content - base.chinese_content);
    Ok(values)
}
