//! What a solve precomputes: shares, cost factors and labour pools, laid out for the iteration.

use vecinos_numerics::math;

use super::Scenario;
use crate::economy::{Dimensions, Economy};
use crate::policy::Deficit;

/// Expenditure below this share of the region's income is measured against the income instead of itself.
const SMALLEST_EXPENDITURE_SCALE: f64 = 1e-10;

/// One sector that crosses borders, with its trade shares at the new trade costs.
pub(super) struct TradedSector {
    /// Index of the sector.
    pub sector: usize,
    /// Position of its first cell in the cubes of [`System`].
    pub start: usize,
    /// Whether any lane has a tariff here; without any, net shares equal gross shares.
    pub tariffed: bool,
}

/// The problem of one solve, `LANES` scenarios on one economy.
pub(super) struct System<'a, const LANES: usize> {
    pub economy: &'a Economy,
    pub dimensions: Dimensions,
    pub pools: usize,
    /// β by pool: `[region][pool][sector]`.
    pub labour_share: Vec<[f64; LANES]>,
    /// Benchmark labour income `[region][pool]`.
    pub pool_income: Vec<[f64; LANES]>,
    /// Its inverse; zero for an empty pool, whose wage is left at one.
    pub inverse_pool_income: Vec<[f64; LANES]>,
    /// Logarithm of the wage floor `[region][pool]`; −∞ without a floor.
    pub ln_floor: Vec<[f64; LANES]>,
    /// D' by region.
    pub deficit: Vec<[f64; LANES]>,
    /// −θ by sector, and 1/θ.
    pub minus_elasticity: Vec<[f64; LANES]>,
    pub inverse_elasticity: Vec<[f64; LANES]>,
    /// Scale of expenditure `[region][sector]` and its inverse.
    pub expenditure_scale: Vec<f64>,
    pub inverse_expenditure_scale: Vec<f64>,
    /// Benchmark income by region.
    pub benchmark_income: Vec<f64>,
    /// World labour income.
    pub world_income: f64,
    pub traded: Vec<TradedSector>,
    /// Sectors without any trade between regions.
    pub domestic: Vec<usize>,
    /// π times (κ̂ over the smallest κ̂ of the importer)^{−θ}, sectors of `traded` one after the other, `[importer][exporter]`.
    pub gross: Vec<[f64; LANES]>,
    /// The same over 1 + t'.
    pub net: Vec<[f64; LANES]>,
    /// ln of the smallest κ̂ by traded sector and importer.
    pub ln_cost_factor: Vec<[f64; LANES]>,
    /// For domestic sectors `[region]` each: ln κ̂ of domestic sales and 1/(1+t').
    pub domestic_ln_factor: Vec<[f64; LANES]>,
    pub domestic_net: Vec<[f64; LANES]>,
}

/// Whether a sector crosses any border in the benchmark.
pub(super) fn is_traded(economy: &Economy, sector: usize) -> bool {
    let dimensions = economy.dimensions;
    (0..dimensions.regions).any(|importer| {
        (0..dimensions.regions).any(|exporter| {
            importer != exporter
                && economy.trade_share[dimensions.cell(sector, importer, exporter)] > 0.0
        })
    })
}

impl<'a, const LANES: usize> System<'a, LANES> {
    /// Prepares the scenarios. Inputs must have been validated.
    pub fn new(economy: &'a Economy, scenarios: &[Scenario<'_>; LANES]) -> Self {
        let dimensions = economy.dimensions;
        let (regions, sectors) = (dimensions.regions, dimensions.sectors);
        let mut traded = Vec::new();
        let mut domestic = Vec::new();
        for sector in 0..sectors {
            if is_traded(economy, sector) {
                let start = traded.len() * regions * regions;
                traded.push(TradedSector {
                    sector,
                    start,
                    tariffed: false,
                });
            } else {
                domestic.push(sector);
            }
        }
        let benchmark_income = economy.income();
        let output = economy.output();
        let expenditure_scale: Vec<f64> = economy
            .expenditure
            .iter()
            .enumerate()
            .map(|(position, &expenditure)| {
                let (region, sector) = (position / sectors, position % sectors);
                let floor = SMALLEST_EXPENDITURE_SCALE * benchmark_income[region].abs();
                // What benchmark income and output spend on the sector: expenditure itself in a balanced economy, but not in
                // a table whose final demand was clipped and that has yet to be re-solved.
                let mut implied = economy.final_demand_share[position] * benchmark_income[region];
                for using in 0..sectors {
                    implied += economy.input_share[dimensions.input(region, sector, using)]
                        * output[dimensions.region_sector(region, using)];
                }
                let scale = expenditure.max(implied).max(floor);
                if scale > 0.0 { scale } else { 1.0 }
            })
            .collect();
        let elasticity = |lane: usize, sector: usize| {
            scenarios[lane].elasticity.unwrap_or(&economy.elasticity)[sector]
        };
        let mut system = Self {
            economy,
            dimensions,
            pools: scenarios
                .iter()
                .map(|scenario| scenario.labour.pools_per_region())
                .max()
                .unwrap_or(1),
            labour_share: Vec::new(),
            pool_income: Vec::new(),
            inverse_pool_income: Vec::new(),
            ln_floor: Vec::new(),
            deficit: (0..regions)
                .map(|region| {
                    std::array::from_fn(|lane| match scenarios[lane].policy.deficit {
                        Deficit::Kept => economy.deficit[region],
                        Deficit::Removed => 0.0,
                    })
                })
                .collect(),
            minus_elasticity: (0..sectors)
                .map(|sector| std::array::from_fn(|lane| -elasticity(lane, sector)))
                .collect(),
            inverse_elasticity: (0..sectors)
                .map(|sector| std::array::from_fn(|lane| 1.0 / elasticity(lane, sector)))
                .collect(),
            inverse_expenditure_scale: expenditure_scale.iter().map(|scale| 1.0 / scale).collect(),
            expenditure_scale,
            benchmark_income,
            world_income: economy.value_added.iter().sum(),
            gross: vec![[0.0; LANES]; traded.len() * regions * regions],
            net: vec![[0.0; LANES]; traded.len() * regions * regions],
            ln_cost_factor: vec![[0.0; LANES]; traded.len() * regions],
            domestic_ln_factor: vec![[0.0; LANES]; domestic.len() * regions],
            domestic_net: vec![[1.0; LANES]; domestic.len() * regions],
            traded,
            domestic,
        };
        system.prepare_labour(scenarios, &output);
        system.prepare_trade(scenarios);
        system.prepare_domestic(scenarios);
        system
    }

    fn prepare_labour(&mut self, scenarios: &[Scenario<'_>; LANES], output: &[f64]) {
        let dimensions = self.dimensions;
        let cells = dimensions.regions * self.pools;
        self.labour_share = vec![[0.0; LANES]; cells * dimensions.sectors];
        self.pool_income = vec![[0.0; LANES]; cells];
        self.inverse_pool_income = vec![[0.0; LANES]; cells];
        self.ln_floor = vec![[f64::NEG_INFINITY; LANES]; cells];
        for (lane, scenario) in scenarios.iter().enumerate() {
            let pools = scenario.labour.pools_per_region();
            let incomes = scenario
                .labour
                .benchmark_labour_income_of(self.economy, output);
            for region in 0..dimensions.regions {
                for pool in 0..pools {
                    let position = region * self.pools + pool;
                    let income = incomes[region * pools + pool];
                    if income > 0.0 {
                        self.pool_income[position][lane] = income;
                        self.inverse_pool_income[position][lane] = 1.0 / income;
                        let floor = scenario.labour.wage_floor(region, pool);
                        if floor > 0.0 {
                            self.ln_floor[position][lane] = math::ln(floor);
                        }
                    }
                }
                for sector in 0..dimensions.sectors {
                    let pool = scenario.labour.pool_of(dimensions, region, sector);
                    self.labour_share[(region * self.pools + pool) * dimensions.sectors + sector]
                        [lane] =
                        self.economy.value_added_share[dimensions.region_sector(region, sector)];
                }
            }
        }
    }

    fn prepare_trade(&mut self, scenarios: &[Scenario<'_>; LANES]) {
        let dimensions = self.dimensions;
        let regions = dimensions.regions;
        let mut ln_factors = vec![0.0; regions];
        for (order, traded) in self.traded.iter_mut().enumerate() {
            for (lane, scenario) in scenarios.iter().enumerate() {
                let minus_elasticity = self.minus_elasticity[traded.sector][lane];
                for importer in 0..regions {
                    let cells = dimensions.cell(traded.sector, importer, 0);
                    let mut smallest = f64::INFINITY;
                    for (exporter, ln_factor) in ln_factors.iter_mut().enumerate() {
                        let cell = cells + exporter;
                        *ln_factor = ln_cost_factor(self.economy, scenario, cell);
                        if self.economy.trade_share[cell] > 0.0 {
                            smallest = smallest.min(*ln_factor);
                        }
                        traded.tariffed |= scenario.policy.tariff[cell] != 0.0;
                    }
                    if !smallest.is_finite() {
                        smallest = 0.0;
                    }
                    self.ln_cost_factor[order * regions + importer][lane] = smallest;
                    for (exporter, ln_factor) in ln_factors.iter().enumerate() {
                        let cell = cells + exporter;
                        let share = self.economy.trade_share[cell];
                        let above = ln_factor - smallest;
                        let gross = if above > 0.0 && share > 0.0 {
                            share * math::exp(minus_elasticity * above)
                        } else {
                            share
                        };
                        let target = traded.start + importer * regions + exporter;
                        self.gross[target][lane] = gross;
                        self.net[target][lane] = gross / (1.0 + scenario.policy.tariff[cell]);
                    }
                }
            }
        }
    }

    fn prepare_domestic(&mut self, scenarios: &[Scenario<'_>; LANES]) {
        let regions = self.dimensions.regions;
        for (order, &sector) in self.domestic.iter().enumerate() {
            for region in 0..regions {
                let cell = self.dimensions.cell(sector, region, region);
                for (lane, scenario) in scenarios.iter().enumerate() {
                    let target = order * regions + region;
                    self.domestic_ln_factor[target][lane] =
                        ln_cost_factor(self.economy, scenario, cell);
                    self.domestic_net[target][lane] = if self.economy.trade_share[cell] > 0.0 {
                        1.0 / (1.0 + scenario.policy.tariff[cell])
                    } else {
                        0.0
                    };
                }
            }
        }
    }

    /// Number of unknowns: labour income by pool, price and expenditure by region and sector.
    pub fn unknowns(&self) -> usize {
        self.dimensions.regions * (self.pools + 2 * self.dimensions.sectors)
    }
}

/// ln κ̂: change of the cost of serving a market, tariffs and iceberg costs together; exactly zero where nothing changes.
fn ln_cost_factor(economy: &Economy, scenario: &Scenario<'_>, cell: usize) -> f64 {
    let tariffs = (1.0 + scenario.policy.tariff[cell]) / (1.0 + economy.tariff[cell]);
    let factor = match &scenario.policy.trade_cost_hat {
        Some(costs) => tariffs * costs[cell],
        None => tariffs,
    };
    if (factor - 1.0).abs() > 0.0 {
        math::ln(factor)
    } else {
        0.0
    }
}
