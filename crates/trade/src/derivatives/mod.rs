//! Derivatives of an equilibrium with respect to tariffs, by the implicit function theorem.
//!
//! At an equilibrium the system of Caliendo and Parro (2015) is linear in small changes. With τ = dt/(1+t),
//!
//! * prices: `d ln c_nj = β_nj d ln w_n + Σ_k γ_nkj d ln P_nk`, `d ln P_nj = Σ_i π_nji (d ln c_ij + τ_nji)`;
//! * shares: `d ln π_nji = −θ_j (d ln c_ij + τ_nji − d ln P_nj)`;
//! * flows F = πX/(1+t): `dF_nji = F_nji (d ln π_nji − τ_nji) + π_nji/(1+t_nji) dX_nj`, `dY_ij = Σ_n dF_nji`;
//! * income: `dI_n = dL_n + Σ_ji (t_nji dF_nji + F_nji dt_nji)`; expenditure: `dX_nk = α_nk dI_n + Σ_j γ_nkj dY_nj`;
//! * labour market of each pool: `Σ_j β_nj dY_nj = dL`, with world labour income constant.
//!
//! Given wages, the first line and the last but one are contractions (what leaks out is value added). The part that stays
//! at home is eliminated exactly, region by region (sectors by sectors); what crosses borders is summed as a series. No matrix of
//! all regions and sectors is formed, so that 81 regions are no obstacle. Wages solve a dense system of one equation per pool of
//! labour. [`Linearisation::response`] pushes one direction of tariffs forward to all outcomes; [`Linearisation::gradient`]
//! pulls one outcome back to all tariffs at the cost of a single sweep.
//!
//! Where a wage floor binds, employment takes the place of the wage as the unknown of that pool. At the edge (full
//! employment at the floor) the derivative is the one towards higher wages.

mod blocks;
mod sweeps;

use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;
use crate::labour::LabourMarket;
use crate::measures::{MeasureError, check};
use blocks::System;
use sweeps::{Changes, Sensitivities};
use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};

/// Employment below `1 − FULL_EMPLOYMENT` counts as a binding wage floor.
const FULL_EMPLOYMENT: f64 = 1e-9;

/// Why a derivative cannot be taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DerivativeError {
    /// The tables do not fit together, or an index does not exist.
    #[error(transparent)]
    Measure(#[from] MeasureError),
    /// A tariff cell that does not exist.
    #[error("there is no tariff cell {cell}, the cube has {count}")]
    NoSuchCell {
        /// Position asked for.
        cell: usize,
        /// Cells of the cube.
        count: usize,
    },
    /// The labour market is not the one that the equilibrium was solved with.
    #[error("the labour market does not belong to this equilibrium")]
    OtherLabourMarket,
    /// The series of inputs into inputs does not die out.
    #[error("the linear system did not settle in {rounds} rounds (last change {change:e})")]
    NotSettled {
        /// Terms of the series summed.
        rounds: usize,
        /// Size of the last term relative to the sum.
        change: f64,
    },
    /// Wages are not determined to first order.
    #[error("the labour-market equations are singular: wages are not determined to first order")]
    Singular,
}

/// An outcome whose gradient with respect to all tariffs can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Logarithm of real income of a region.
    RealIncome {
        /// Index of the region.
        region: usize,
    },
    /// Logarithm of the consumer price index of a region.
    PriceIndex {
        /// Index of the region.
        region: usize,
    },
    /// Logarithm of the volume of output, ln Y − ln c.
    RealOutput {
        /// Index of the region.
        region: usize,
        /// Index of the sector.
        sector: usize,
    },
    /// Logarithm of a government's objective, real income with extra weight on the value added of some sectors:
    /// `[I_n + Σ_j ω_j β_nj Y_nj]/P_n` (Grossman and Helpman 1994; Ossa 2014 in the form of weights).
    Government {
        /// Index of the region.
        region: usize,
        /// ω: extra weight by sector, 0 = none. `[sector]`.
        sector_weights: Vec<f64>,
    },
}

/// First-order response of all outcomes to one direction of tariffs, per unit of that direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// d ln w by pool of labour; 0 where the wage floor binds. `[region][pool]`.
    pub log_wage: Vec<f64>,
    /// d ln employment by pool; 0 where the wage is flexible. `[region][pool]`.
    pub log_employment: Vec<f64>,
    /// d ln c. `[region][sector]`.
    pub log_cost: Vec<f64>,
    /// d ln P. `[region][sector]`.
    pub log_price: Vec<f64>,
    /// d ln of the consumer price index. `[region]`.
    pub log_price_index: Vec<f64>,
    /// dX, in money. `[region][sector]`.
    pub expenditure: Vec<f64>,
    /// dY, in money. `[region][sector]`.
    pub output: Vec<f64>,
    /// dF of bilateral flows at the exporter's price, in money. Cube.
    pub flow: Vec<f64>,
    /// Change of tariff revenue, in money. `[region]`.
    pub tariff_revenue: Vec<f64>,
    /// dI, in money. `[region]`.
    pub income: Vec<f64>,
    /// d ln of real income. `[region]`.
    pub log_real_income: Vec<f64>,
}

/// An equilibrium made linear: every derivative with respect to tariffs can be read from it.
#[derive(Clone, Debug)]
pub struct Linearisation {
    dimensions: Dimensions,
    value_added_share: Vec<f64>,
    final_demand_share: Vec<f64>,
    elasticity: Vec<f64>,
    trade_share: Vec<f64>,
    tariff: Vec<f64>,
    flow: Vec<f64>,
    output: Vec<f64>,
    income: Vec<f64>,
    /// Prices and quantities given wages.
    linear: System,
    /// Pool of each (region, sector), counted over all regions.
    pool_of: Vec<usize>,
    /// Labour income by pool.
    labour_income: Vec<f64>,
    /// Whether the wage floor of the pool binds.
    floor_binds: Vec<bool>,
    /// Response to a unit change of each pool's unknown (wage, or employment where the floor binds), tariffs constant.
    columns: Vec<Changes>,
    system: Option<LuFactorization>,
    pools_per_region: usize,
    /// The pool whose labour-market equation gives way to the numeraire (Walras' law).
    numeraire_pool: usize,
}

impl Linearisation {
    /// Linearises `equilibrium`, which was solved for `economy` with `labour`.
    pub fn new(
        economy: &Economy,
        equilibrium: &Equilibrium,
        labour: &LabourMarket,
    ) -> Result<Self, DerivativeError> {
        check(economy, equilibrium)?;
        let dimensions = economy.dimensions;
        if labour.pools_per_region() != equilibrium.pools_per_region
            || labour.validate(dimensions).is_err()
        {
            return Err(DerivativeError::OtherLabourMarket);
        }
        let pools_per_region = equilibrium.pools_per_region;
        let pool_of = (0..dimensions.regions * dimensions.sectors)
            .map(|position| {
                let region = position / dimensions.sectors;
                region * pools_per_region
                    + labour.pool_of(dimensions, region, position % dimensions.sectors)
            })
            .collect();
        let mut linearisation = Self {
            dimensions,
            value_added_share: economy.value_added_share.clone(),
            final_demand_share: economy.final_demand_share.clone(),
            elasticity: economy.elasticity.clone(),
            trade_share: equilibrium.trade_share.clone(),
            tariff: equilibrium.tariff.clone(),
            flow: equilibrium.flows(),
            output: equilibrium.output.clone(),
            income: equilibrium.income.clone(),
            linear: System::new(economy, equilibrium)?,
            pool_of,
            labour_income: equilibrium.labour_income.clone(),
            floor_binds: equilibrium
                .employment
                .iter()
                .map(|&employed| employed < 1.0 - FULL_EMPLOYMENT)
                .collect(),
            columns: Vec::new(),
            system: None,
            pools_per_region,
            numeraire_pool: 0,
        };
        linearisation.factorise()?;
        Ok(linearisation)
    }

    /// Responses to each pool's unknown, and the labour-market equations that they give.
    fn factorise(&mut self) -> Result<(), DerivativeError> {
        let pools = self.labour_income.len();
        self.numeraire_pool = self
            .labour_income
            .iter()
            .position(|&income| income > 0.0)
            .ok_or(DerivativeError::Singular)?;
        let mut columns = Vec::with_capacity(pools);
        let mut unknown = vec![0.0; pools];
        for pool in 0..pools {
            unknown[pool] = 1.0;
            columns.push(self.forward(&unknown, &[])?);
            unknown[pool] = 0.0;
        }
        let mut system = Matrix::zeros(pools, pools);
        for (column, changes) in columns.iter().enumerate() {
            unknown[column] = 1.0;
            let residual = self.labour_residual(&unknown, changes);
            unknown[column] = 0.0;
            for (row, &value) in residual.iter().enumerate() {
                system[(row, column)] = value;
            }
        }
        self.system = Some(LuFactorization::new(system).map_err(|_| DerivativeError::Singular)?);
        self.columns = columns;
        Ok(())
    }

    /// `Σ_j β dY − dL` by pool, in units of the pool's labour income; for one pool the numeraire, Σ dL, instead; an empty
    /// pool keeps its unknown at zero.
    fn labour_residual(&self, unknown: &[f64], changes: &Changes) -> Vec<f64> {
        let world: f64 = self.labour_income.iter().sum();
        let mut residual: Vec<f64> = unknown.iter().map(|value| -value).collect();
        for (position, &pool) in self.pool_of.iter().enumerate() {
            if self.labour_income[pool] > 0.0 {
                residual[pool] += self.value_added_share[position] * changes.output[position]
                    / self.labour_income[pool];
            }
        }
        residual[self.numeraire_pool] = unknown
            .iter()
            .zip(&self.labour_income)
            .map(|(value, income)| value * income / world)
            .sum();
        residual
    }

    /// Response of all outcomes to a change of tariffs in the direction `direction`: pairs of a cell of the cube
    /// ([`Dimensions::cell`]) and the change of its rate (1 = 100 points) per unit of the direction.
    ///
    /// A group of cells that move together by one point each has weights of 1; the response is then per unit of rate, so
    /// 0.01 times it is the effect of one point.
    pub fn response(&self, direction: &[(usize, f64)]) -> Result<Response, DerivativeError> {
        let count = self.dimensions.cells();
        if let Some(&(cell, _)) = direction.iter().find(|&&(cell, _)| cell >= count) {
            return Err(DerivativeError::NoSuchCell { cell, count });
        }
        let pools = self.labour_income.len();
        let mut wedge = vec![0.0; count];
        for &(cell, change) in direction {
            wedge[cell] += change / (1.0 + self.tariff[cell]);
        }
        let mut changes = self.forward(&vec![0.0; pools], &wedge)?;
        let excess = self.labour_residual(&vec![0.0; pools], &changes);
        let unknown: Vec<f64> = self
            .system
            .as_ref()
            .and_then(|system| system.solve(&excess).ok())
            .ok_or(DerivativeError::Singular)?
            .iter()
            .map(|value| -value)
            .collect();
        for (column, &size) in self.columns.iter().zip(&unknown) {
            changes.add(column, size);
        }
        let select = |binding: bool| {
            unknown
                .iter()
                .zip(&self.floor_binds)
                .map(|(&value, &binds)| if binds == binding { value } else { 0.0 })
                .collect()
        };
        let Dimensions { regions, sectors } = self.dimensions;
        let log_price_index: Vec<f64> = (0..regions)
            .map(|region| {
                let row = region * sectors..(region + 1) * sectors;
                self.final_demand_share[row.clone()]
                    .iter()
                    .zip(&changes.log_price[row])
                    .map(|(share, price)| share * price)
                    .sum()
            })
            .collect();
        let log_real_income = (0..regions)
            .map(|region| {
                ratio(changes.income[region], self.income[region]) - log_price_index[region]
            })
            .collect();
        let (flow, tariff_revenue) = self.flows_and_revenue(&wedge, &changes);
        Ok(Response {
            flow,
            tariff_revenue,
            log_wage: select(false),
            log_employment: select(true),
            log_cost: changes.log_cost,
            log_price: changes.log_price,
            log_price_index,
            expenditure: changes.expenditure,
            output: changes.output,
            income: changes.income,
            log_real_income,
        })
    }

    /// dF by cell and the change of tariff revenue by region, Σ (t dF + F dt).
    fn flows_and_revenue(&self, wedge: &[f64], changes: &Changes) -> (Vec<f64>, Vec<f64>) {
        let Dimensions { regions, sectors } = self.dimensions;
        let mut flow = vec![0.0; self.dimensions.cells()];
        let mut revenue = vec![0.0; regions];
        for sector in 0..sectors {
            let theta = self.elasticity[sector];
            for (importer, revenue) in revenue.iter_mut().enumerate() {
                let position = importer * sectors + sector;
                for exporter in 0..regions {
                    let cell = self.dimensions.cell(sector, importer, exporter);
                    let rate = self.tariff[cell];
                    let relative = changes.log_cost[exporter * sectors + sector] + wedge[cell]
                        - changes.log_price[position];
                    flow[cell] = self.flow[cell] * (-theta * relative - wedge[cell])
                        + self.trade_share[cell] / (1.0 + rate) * changes.expenditure[position];
                    *revenue += rate * flow[cell] + self.flow[cell] * (1.0 + rate) * wedge[cell];
                }
            }
        }
        (flow, revenue)
    }

    /// Derivative of one outcome with respect to the rate of every cell. Cube; the diagonal (domestic sales) included.
    pub fn gradient(&self, outcome: &Outcome) -> Result<Vec<f64>, DerivativeError> {
        let mut weights = self.weights(outcome)?;
        let direct: Vec<f64> = self
            .columns
            .iter()
            .map(|column| weights.apply(column))
            .collect();
        let multiplier = self
            .system()?
            .solve_transposed(&direct)
            .map_err(|_| DerivativeError::Singular)?;
        for (position, &pool) in self.pool_of.iter().enumerate() {
            if pool != self.numeraire_pool && self.labour_income[pool] > 0.0 {
                weights.output[position] -=
                    multiplier[pool] * self.value_added_share[position] / self.labour_income[pool];
            }
        }
        self.backward(weights)
    }

    fn system(&self) -> Result<&LuFactorization, DerivativeError> {
        self.system.as_ref().ok_or(DerivativeError::Singular)
    }

    /// Number of pools of labour per region.
    pub fn pools_per_region(&self) -> usize {
        self.pools_per_region
    }

    /// The outcome as weights on the changes that a forward sweep gives.
    fn weights(&self, outcome: &Outcome) -> Result<Sensitivities, DerivativeError> {
        let Dimensions { regions, sectors } = self.dimensions;
        let mut weights = Sensitivities::zero(self.dimensions);
        let region = match *outcome {
            Outcome::RealIncome { region }
            | Outcome::PriceIndex { region }
            | Outcome::RealOutput { region, .. }
            | Outcome::Government { region, .. } => region,
        };
        if region >= regions {
            return Err(MeasureError::NoSuchIndex {
                kind: "region",
                index: region,
                count: regions,
            }
            .into());
        }
        let row = region * sectors..(region + 1) * sectors;
        let mut price_index = |sign: f64| {
            for position in row.clone() {
                weights.log_price[position] = sign * self.final_demand_share[position];
            }
        };
        match outcome {
            Outcome::RealIncome { .. } => {
                price_index(-1.0);
                weights.income[region] = ratio(1.0, self.income[region]);
            }
            Outcome::PriceIndex { .. } => price_index(1.0),
            Outcome::RealOutput { sector, .. } => {
                if *sector >= sectors {
                    return Err(MeasureError::NoSuchIndex {
                        kind: "sector",
                        index: *sector,
                        count: sectors,
                    }
                    .into());
                }
                let position = self.dimensions.region_sector(region, *sector);
                weights.output[position] = ratio(1.0, self.output[position]);
                weights.log_cost[position] = if self.output[position] > 0.0 {
                    -1.0
                } else {
                    0.0
                };
            }
            Outcome::Government { sector_weights, .. } => {
                if sector_weights.len() != sectors {
                    return Err(MeasureError::WrongLength {
                        table: "sector_weights",
                        found: sector_weights.len(),
                        expected: sectors,
                    }
                    .into());
                }
                price_index(-1.0);
                let extra = |sector: usize| {
                    let position = region * sectors + sector;
                    sector_weights[sector] * self.value_added_share[position]
                };
                let objective = self.income[region]
                    + (0..sectors)
                        .map(|sector| extra(sector) * self.output[region * sectors + sector])
                        .sum::<f64>();
                weights.income[region] = ratio(1.0, objective);
                for sector in 0..sectors {
                    weights.output[region * sectors + sector] = ratio(extra(sector), objective);
                }
            }
        }
        Ok(weights)
    }
}

/// `value / base`, or 0 where the base is not positive.
fn ratio(value: f64, base: f64) -> f64 {
    if base > 0.0 { value / base } else { 0.0 }
}
