//! The equilibrium map: one evaluation of costs, prices, trade shares, goods and labour markets from one point.
//!
//! Unknowns, in this order: ln P̂ by `[region][sector]`; expenditure over its benchmark scale by `[region][sector]`; ln of
//! labour income relative to the benchmark by `[pool][region]`, last so that pools which only a neighbouring lane has stand
//! behind all others and change no bit. The wage of a pool is its labour income
//! per benchmark worker, or its floor where that is higher; employment is the ratio of the two, so wage ≥ floor,
//! employment ≤ 1 and their complementarity hold by construction.

#![allow(
    clippy::inline_always,
    reason = "code must be inlined into the function that is compiled for the vector units"
)]

use std::array;

use vecinos_numerics::{lanes, math};

use super::system::System;
use crate::error::WorstCell;

/// How far a plain step goes in each block of unknowns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Damping {
    /// Share of the labour-market gap closed.
    pub wage: f64,
    /// Share of the price and expenditure gaps closed.
    pub goods: f64,
    /// Whether wages follow the trade balance and its slope instead: slower to evaluate, and safe where trade has become so
    /// small, or so elastic, that a fixed share of the labour-market gap is far too little or too much.
    pub balance: bool,
}

/// Arrays of one evaluation; allocated once per solve.
pub(super) struct Workspace<const LANES: usize> {
    /// The point: labour income, prices, expenditure.
    pub point: Vec<[f64; LANES]>,
    /// The damped step of the plain iteration at that point.
    pub step: Vec<[f64; LANES]>,
    /// ln ŵ `[region][pool]`.
    pub ln_wage: Vec<[f64; LANES]>,
    /// Labour income, a value, `[region][pool]`.
    pub labour_income: Vec<[f64; LANES]>,
    /// ln ĉ `[region][sector]`.
    pub ln_cost: Vec<[f64; LANES]>,
    /// ĉ^{−θ} by traded sector and exporter.
    pub competitiveness: Vec<[f64; LANES]>,
    /// Φ = Σ π κ̂^{−θ} ĉ^{−θ} over exporters, by traded sector and importer, then ln Φ after the prices are taken.
    pub aggregate: Vec<[f64; LANES]>,
    /// X/Φ by traded sector and importer.
    pub spending: Vec<[f64; LANES]>,
    /// ln P̂ implied by the costs `[region][sector]`.
    pub ln_price: Vec<[f64; LANES]>,
    /// X', a value, `[region][sector]`.
    pub expenditure: Vec<[f64; LANES]>,
    /// Y' `[region][sector]`.
    pub output: Vec<[f64; LANES]>,
    /// Tariff revenue by region.
    pub revenue: Vec<[f64; LANES]>,
    /// I' by region.
    pub income: Vec<[f64; LANES]>,
    /// Sales by exporter of the sector in hand, per unit of competitiveness.
    sales: Vec<[f64; LANES]>,
    /// Labour income that output implies, `[region][pool]`.
    pub implied_income: Vec<[f64; LANES]>,
}

impl<const LANES: usize> Workspace<LANES> {
    /// Arrays for a system.
    pub fn new(system: &System<'_, LANES>) -> Self {
        let regions = system.dimensions.regions;
        let cells = regions * system.dimensions.sectors;
        let pools = regions * system.pools;
        let traded = system.traded.len() * regions;
        let zeros = |length: usize| vec![[0.0; LANES]; length];
        Self {
            point: zeros(system.unknowns()),
            step: zeros(system.unknowns()),
            ln_wage: zeros(pools),
            labour_income: zeros(pools),
            ln_cost: zeros(cells),
            competitiveness: zeros(traded),
            aggregate: zeros(traded),
            spending: zeros(traded),
            ln_price: zeros(cells),
            expenditure: zeros(cells),
            output: zeros(cells),
            revenue: zeros(regions),
            income: zeros(regions),
            sales: zeros(regions),
            implied_income: zeros(pools),
        }
    }

    /// Sets the point to the benchmark: nothing changed.
    pub fn start(&mut self, system: &System<'_, LANES>) {
        let cells = system.dimensions.regions * system.dimensions.sectors;
        self.point.fill([0.0; LANES]);
        for ((point, expenditure), inverse) in self.point[cells..]
            .iter_mut()
            .zip(&system.economy.expenditure)
            .zip(&system.inverse_expenditure_scale)
        {
            *point = [expenditure * inverse; LANES];
        }
    }

    /// Evaluates everything at the point, fills the step and returns the largest residual of each lane.
    #[inline(always)]
    pub fn evaluate(&mut self, system: &System<'_, LANES>, damping: Damping) -> [f64; LANES] {
        self.wages_and_costs(system);
        self.trade(system);
        self.incomes(system);
        let mut largest = self.residuals(system, damping);
        if damping.balance {
            self.balance_trade(system, damping.wage, &mut largest);
        }
        largest
    }

    #[inline(always)]
    fn wages_and_costs(&mut self, system: &System<'_, LANES>) {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        let (ln_prices, rest) = self.point.split_at(regions * sectors);
        let (expenditures, ln_incomes) = rest.split_at(regions * sectors);
        for (pool, ln_incomes) in ln_incomes.chunks_exact(regions).enumerate() {
            for (region, ln_income) in ln_incomes.iter().enumerate() {
                let position = region * system.pools + pool;
                let ln_floor = &system.ln_floor[position];
                let pool_income = &system.pool_income[position];
                self.ln_wage[position] = array::from_fn(|lane| {
                    if ln_income[lane] > ln_floor[lane] {
                        ln_income[lane]
                    } else {
                        ln_floor[lane]
                    }
                });
                self.labour_income[position] = array::from_fn(|lane| {
                    math::exp_polynomial(ln_income[lane]) * pool_income[lane]
                });
            }
        }
        for ((expenditure, point), scale) in self
            .expenditure
            .iter_mut()
            .zip(expenditures)
            .zip(&system.expenditure_scale)
        {
            *expenditure = array::from_fn(|lane| point[lane] * scale);
        }
        self.ln_cost.fill([0.0; LANES]);
        for region in 0..regions {
            let costs = &mut self.ln_cost[region * sectors..(region + 1) * sectors];
            for pool in 0..system.pools {
                let position = region * system.pools + pool;
                lanes::add_scaled(
                    costs,
                    &self.ln_wage[position],
                    &system.labour_share[position * sectors..(position + 1) * sectors],
                );
            }
            let cells = region * sectors..(region + 1) * sectors;
            lanes::add_transposed_product_shared(
                costs,
                &ln_prices[cells],
                &system.economy.input_share[region * sectors * sectors..],
            );
        }
    }

    #[inline(always)]
    fn trade(&mut self, system: &System<'_, LANES>) {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        self.revenue.fill([0.0; LANES]);
        for (order, traded) in system.traded.iter().enumerate() {
            let minus_elasticity = &system.minus_elasticity[traded.sector];
            for exporter in 0..regions {
                let ln_cost = &self.ln_cost[exporter * sectors + traded.sector];
                self.competitiveness[order * regions + exporter] =
                    array::from_fn(|lane| minus_elasticity[lane] * ln_cost[lane]);
            }
        }
        for value in self.competitiveness.as_flattened_mut() {
            *value = math::exp_polynomial(*value);
        }
        for (order, traded) in system.traded.iter().enumerate() {
            let competitiveness = &self.competitiveness[order * regions..(order + 1) * regions];
            let aggregate = &mut self.aggregate[order * regions..(order + 1) * regions];
            let spending = &mut self.spending[order * regions..(order + 1) * regions];
            let block = traded.start..traded.start + regions * regions;
            let gross = &system.gross[block.clone()];
            for (aggregate, row) in aggregate.iter_mut().zip(gross.chunks_exact(regions)) {
                *aggregate = lanes::dot(row, competitiveness);
            }
            for (importer, (spending, aggregate)) in
                spending.iter_mut().zip(aggregate.iter()).enumerate()
            {
                let expenditure = &self.expenditure[importer * sectors + traded.sector];
                *spending = array::from_fn(|lane| {
                    let ratio = expenditure[lane] / aggregate[lane];
                    if aggregate[lane] > 0.0 { ratio } else { 0.0 }
                });
            }
            self.sales.fill([0.0; LANES]);
            if traded.tariffed {
                for (importer, (spending, row)) in spending
                    .iter()
                    .zip(system.net[block].chunks_exact(regions))
                    .enumerate()
                {
                    let received = lanes::dot(row, competitiveness);
                    lanes::add_scaled(&mut self.sales, spending, row);
                    let aggregate = &aggregate[importer];
                    let revenue = self.revenue[importer];
                    self.revenue[importer] = array::from_fn(|lane| {
                        revenue[lane] + spending[lane] * (aggregate[lane] - received[lane])
                    });
                }
            } else {
                for (spending, row) in spending.iter().zip(gross.chunks_exact(regions)) {
                    lanes::add_scaled(&mut self.sales, spending, row);
                }
            }
            for exporter in 0..regions {
                let (sales, competitiveness) = (&self.sales[exporter], &competitiveness[exporter]);
                self.output[exporter * sectors + traded.sector] =
                    array::from_fn(|lane| sales[lane] * competitiveness[lane]);
            }
        }
        for value in self.aggregate.as_flattened_mut() {
            let logarithm = math::ln_polynomial(*value);
            // No supplier at all: the price stays where it was.
            *value = if *value > 0.0 { logarithm } else { 0.0 };
        }
        for (order, traded) in system.traded.iter().enumerate() {
            let inverse_elasticity = &system.inverse_elasticity[traded.sector];
            for importer in 0..regions {
                let ln_aggregate = &self.aggregate[order * regions + importer];
                let ln_factor = &system.ln_cost_factor[order * regions + importer];
                self.ln_price[importer * sectors + traded.sector] = array::from_fn(|lane| {
                    ln_factor[lane] - ln_aggregate[lane] * inverse_elasticity[lane]
                });
            }
        }
        self.domestic_sectors(system);
    }

    #[inline(always)]
    fn domestic_sectors(&mut self, system: &System<'_, LANES>) {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        for (order, &sector) in system.domestic.iter().enumerate() {
            for region in 0..regions {
                let position = region * sectors + sector;
                let net = &system.domestic_net[order * regions + region];
                let ln_factor = &system.domestic_ln_factor[order * regions + region];
                for lane in 0..LANES {
                    let expenditure = self.expenditure[position][lane];
                    let produced = net[lane] > 0.0;
                    let ln_price = self.ln_cost[position][lane] + ln_factor[lane];
                    self.ln_price[position][lane] = if produced { ln_price } else { 0.0 };
                    let output = expenditure * net[lane];
                    self.output[position][lane] = output;
                    self.revenue[region][lane] += if produced { expenditure - output } else { 0.0 };
                }
            }
        }
    }

    #[inline(always)]
    fn incomes(&mut self, system: &System<'_, LANES>) {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        for region in 0..regions {
            let mut income = [0.0; LANES];
            let outputs = &self.output[region * sectors..(region + 1) * sectors];
            for pool in 0..system.pools {
                let position = region * system.pools + pool;
                let labour_income = &self.labour_income[position];
                income = array::from_fn(|lane| income[lane] + labour_income[lane]);
                self.implied_income[position] = lanes::dot(
                    &system.labour_share[position * sectors..(position + 1) * sectors],
                    outputs,
                );
            }
            let (revenue, deficit) = (&self.revenue[region], &system.deficit[region]);
            self.income[region] =
                array::from_fn(|lane| income[lane] + (revenue[lane] + deficit[lane]));
        }
    }

    #[inline(always)]
    fn residuals(&mut self, system: &System<'_, LANES>, damping: Damping) -> [f64; LANES] {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        let cells = regions * sectors;
        let mut largest = [0.0; LANES];
        let mut invalid = [0.0; LANES];

        let mut world = [0.0; LANES];
        for implied in &self.implied_income {
            world = array::from_fn(|lane| world[lane] + implied[lane]);
        }
        let rescale: [f64; LANES] = array::from_fn(|lane| system.world_income / world[lane]);
        for position in 0..cells {
            let before = &self.point[position];
            let after = &self.ln_price[position];
            let gap: [f64; LANES] = array::from_fn(|lane| after[lane] - before[lane]);
            record(&mut largest, &mut invalid, &gap);
            self.step[position] = array::from_fn(|lane| damping.goods * gap[lane]);
        }
        for region in 0..regions {
            let outputs = &self.output[region * sectors..(region + 1) * sectors];
            let income = &self.income[region];
            for sector in 0..sectors {
                let position = region * sectors + sector;
                let shares =
                    &system.economy.input_share[position * sectors..(position + 1) * sectors];
                let materials = lanes::dot_shared(shares, outputs);
                let demand_share = system.economy.final_demand_share[position];
                let inverse = system.inverse_expenditure_scale[position];
                let before = &self.point[cells + position];
                let gap: [f64; LANES] = array::from_fn(|lane| {
                    (demand_share * income[lane] + materials[lane]) * inverse - before[lane]
                });
                record(&mut largest, &mut invalid, &gap);
                self.step[cells + position] = array::from_fn(|lane| damping.goods * gap[lane]);
            }
        }
        for pool in 0..system.pools {
            for region in 0..regions {
                let position = region * system.pools + pool;
                let unknown = 2 * cells + pool * regions + region;
                let implied = &self.implied_income[position];
                let inverse = &system.inverse_pool_income[position];
                let before = &self.point[unknown];
                let gap: [f64; LANES] = array::from_fn(|lane| {
                    let ratio = implied[lane] * inverse[lane] * rescale[lane];
                    // An income that is not positive can only come from a far-off point; it pulls the wage down by one log
                    // point.
                    let change = math::ln_polynomial(ratio) - before[lane];
                    let change = if ratio > 0.0 { change } else { -1.0 };
                    if inverse[lane] > 0.0 { change } else { 0.0 }
                });
                record(&mut largest, &mut invalid, &gap);
                self.step[unknown] = array::from_fn(|lane| damping.wage * gap[lane]);
            }
        }
        for lane in 0..LANES {
            if invalid[lane] != 0.0 || world[lane].is_nan() {
                largest[lane] = f64::NAN;
            }
        }
        largest
    }

    /// The market with the largest residual of a lane, from the last evaluation.
    pub fn worst_cell(
        &self,
        system: &System<'_, LANES>,
        lane: usize,
        damping: Damping,
    ) -> WorstCell {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        let cells = regions * sectors;
        let mut worst = 0;
        let mut largest = -1.0;
        for (position, step) in self.step.iter().enumerate() {
            let scale = if position < 2 * cells {
                damping.goods
            } else {
                damping.wage
            };
            let gap = step[lane].abs() / scale;
            if gap.is_nan() {
                worst = position;
                break;
            }
            if gap > largest {
                largest = gap;
                worst = position;
            }
        }
        if worst < cells {
            WorstCell::Price {
                region: worst / sectors,
                sector: worst % sectors,
            }
        } else if worst < 2 * cells {
            WorstCell::Expenditure {
                region: (worst - cells) / sectors,
                sector: (worst - cells) % sectors,
            }
        } else {
            WorstCell::LabourMarket {
                region: (worst - 2 * cells) % regions,
                pool: (worst - 2 * cells) / regions,
            }
        }
    }
}

/// Keeps the largest gap, and marks gaps that are not numbers without a branch.
#[inline(always)]
fn record<const LANES: usize>(
    largest: &mut [f64; LANES],
    invalid: &mut [f64; LANES],
    gap: &[f64; LANES],
) {
    *largest = array::from_fn(|lane| {
        let size = gap[lane].abs();
        if size > largest[lane] {
            size
        } else {
            largest[lane]
        }
    });
    // 0·gap is zero for every finite gap and not-a-number otherwise.
    *invalid = array::from_fn(|lane| invalid[lane] + gap[lane] * 0.0);
}
