//! The linear system with the domestic part of every region eliminated.
//!
//! Costs and expenditures of one region depend on one another mostly at home. Eliminating the home part exactly (one matrix
//! of sectors by sectors per region) leaves a series over what crosses borders, which dies out several times faster than the
//! plain series of inputs into inputs.

use super::DerivativeError;
use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;
use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};

/// Size of the last term of a series, relative to the largest value, at which it is broken off.
const TOLERANCE: f64 = 1e-14;
/// Terms of a series allowed.
const MAXIMUM_ROUNDS: usize = 20_000;

/// One matrix of sectors by sectors per region, stored by columns and by rows for products in a fixed order.
#[derive(Clone, Debug)]
pub(super) struct RegionBlocks {
    sectors: usize,
    by_column: Vec<f64>,
    by_row: Vec<f64>,
}

impl RegionBlocks {
    fn zeros(dimensions: Dimensions) -> Self {
        let length = dimensions.regions * dimensions.sectors * dimensions.sectors;
        Self {
            sectors: dimensions.sectors,
            by_column: vec![0.0; length],
            by_row: vec![0.0; length],
        }
    }

    fn set(&mut self, region: usize, row: usize, column: usize, value: f64) {
        let start = region * self.sectors * self.sectors;
        self.by_row[start + row * self.sectors + column] = value;
        self.by_column[start + column * self.sectors + row] = value;
    }

    /// `target` plus the product with `vector`, both `[region][sector]`.
    pub(super) fn multiply_add(&self, vector: &[f64], target: &mut [f64]) {
        Self::accumulate(self.sectors, &self.by_column, vector, target);
    }

    /// `target` plus the product of the transposed matrices with `vector`.
    pub(super) fn transposed_multiply_add(&self, vector: &[f64], target: &mut [f64]) {
        Self::accumulate(self.sectors, &self.by_row, vector, target);
    }

    fn accumulate(sectors: usize, lines: &[f64], vector: &[f64], target: &mut [f64]) {
        if sectors == 0 {
            return;
        }
        let regions = lines
            .chunks_exact(sectors * sectors)
            .zip(vector.chunks_exact(sectors))
            .zip(target.chunks_exact_mut(sectors));
        for ((block, values), result) in regions {
            for (line, &value) in block.chunks_exact(sectors).zip(values) {
                for (entry, coefficient) in result.iter_mut().zip(line) {
                    *entry += coefficient * value;
                }
            }
        }
    }
}

/// Coefficients of what crosses borders, `[importer][exporter][sector]`, zero on the diagonal.
#[derive(Clone, Debug)]
pub(super) struct ForeignShares {
    dimensions: Dimensions,
    values: Vec<f64>,
}

impl ForeignShares {
    /// `target[importer] += share · vector[exporter]`, sector by sector.
    pub(super) fn to_importers(&self, vector: &[f64], target: &mut [f64]) {
        self.exchange(vector, target, |importer, exporter| (importer, exporter));
    }

    /// `target[exporter] += share · vector[importer]`, sector by sector.
    pub(super) fn to_exporters(&self, vector: &[f64], target: &mut [f64]) {
        self.exchange(vector, target, |importer, exporter| (exporter, importer));
    }

    fn exchange(
        &self,
        vector: &[f64],
        target: &mut [f64],
        ends: impl Fn(usize, usize) -> (usize, usize),
    ) {
        let Dimensions { regions, sectors } = self.dimensions;
        for importer in 0..regions {
            for exporter in 0..regions {
                let (to, from) = ends(importer, exporter);
                let start = (importer * regions + exporter) * sectors;
                let shares = &self.values[start..start + sectors];
                let values = &vector[from * sectors..(from + 1) * sectors];
                for ((entry, share), value) in target[to * sectors..(to + 1) * sectors]
                    .iter_mut()
                    .zip(shares)
                    .zip(values)
                {
                    *entry += share * value;
                }
            }
        }
    }
}

/// Everything the sweeps need about the system of prices and of quantities.
#[derive(Clone, Debug)]
pub(super) struct System {
    dimensions: Dimensions,
    /// π of a region on itself. `[region][sector]`.
    pub(super) home_price_share: Vec<f64>,
    /// π/(1+t) of a region on itself. `[region][sector]`.
    pub(super) home_output_share: Vec<f64>,
    /// r: tariff revenue per unit of expenditure, `Σ_i t π/(1+t)`. `[region][sector]`.
    pub(super) revenue_share: Vec<f64>,
    /// `K = (I − γᵀ π_home)⁻¹`: labour cost to unit cost at home.
    home_cost: RegionBlocks,
    /// K γᵀ: price of imports to unit cost at home.
    import_cost: RegionBlocks,
    /// B⁻¹ γ with `B = I − γ s_home − α rᵀ`: output to expenditure at home.
    home_expenditure: RegionBlocks,
    /// B⁻¹ α: income to expenditure at home. `[region][sector]`.
    income_expenditure: Vec<f64>,
    /// π across borders.
    import_price_share: ForeignShares,
    /// π/(1+t) across borders.
    import_output_share: ForeignShares,
}

impl System {
    pub(super) fn new(
        economy: &Economy,
        equilibrium: &Equilibrium,
    ) -> Result<Self, DerivativeError> {
        let dimensions = economy.dimensions;
        let Dimensions { regions, sectors } = dimensions;
        let goods = regions * sectors;
        let foreign = ForeignShares {
            dimensions,
            values: vec![0.0; dimensions.cells()],
        };
        let mut system = Self {
            dimensions,
            home_price_share: vec![0.0; goods],
            home_output_share: vec![0.0; goods],
            revenue_share: vec![0.0; goods],
            home_cost: RegionBlocks::zeros(dimensions),
            import_cost: RegionBlocks::zeros(dimensions),
            home_expenditure: RegionBlocks::zeros(dimensions),
            income_expenditure: vec![0.0; goods],
            import_price_share: foreign.clone(),
            import_output_share: foreign,
        };
        for sector in 0..sectors {
            for importer in 0..regions {
                for exporter in 0..regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    let position = importer * sectors + sector;
                    let share = equilibrium.trade_share[cell];
                    let net = share / (1.0 + equilibrium.tariff[cell]);
                    system.revenue_share[position] += equilibrium.tariff[cell] * net;
                    if importer == exporter {
                        system.home_price_share[position] = share;
                        system.home_output_share[position] = net;
                    } else {
                        let across = (importer * regions + exporter) * sectors + sector;
                        system.import_price_share.values[across] = share;
                        system.import_output_share.values[across] = net;
                    }
                }
            }
        }
        for region in 0..regions {
            system.eliminate_home_costs(economy, region)?;
            system.eliminate_home_expenditure(economy, region)?;
        }
        Ok(system)
    }

    fn eliminate_home_costs(
        &mut self,
        economy: &Economy,
        region: usize,
    ) -> Result<(), DerivativeError> {
        let sectors = self.dimensions.sectors;
        let input = |input: usize, using: usize| {
            economy.input_share[self.dimensions.input(region, input, using)]
        };
        let mut matrix = Matrix::identity(sectors);
        for using in 0..sectors {
            for bought in 0..sectors {
                matrix[(using, bought)] -=
                    input(bought, using) * self.home_price_share[region * sectors + bought];
            }
        }
        let factors = LuFactorization::new(matrix).map_err(|_| DerivativeError::Singular)?;
        let mut unit = vec![0.0; sectors];
        for column in 0..sectors {
            unit.fill(0.0);
            unit[column] = 1.0;
            let direct = factors
                .solve(&unit)
                .map_err(|_| DerivativeError::Singular)?;
            for (using, value) in unit.iter_mut().enumerate() {
                *value = input(column, using);
            }
            let through = factors
                .solve(&unit)
                .map_err(|_| DerivativeError::Singular)?;
            for row in 0..sectors {
                self.home_cost.set(region, row, column, direct[row]);
                self.import_cost.set(region, row, column, through[row]);
            }
        }
        Ok(())
    }

    fn eliminate_home_expenditure(
        &mut self,
        economy: &Economy,
        region: usize,
    ) -> Result<(), DerivativeError> {
        let sectors = self.dimensions.sectors;
        let row_of = region * sectors;
        let mut matrix = Matrix::identity(sectors);
        for bought in 0..sectors {
            for column in 0..sectors {
                matrix[(bought, column)] -= economy.input_share
                    [self.dimensions.input(region, bought, column)]
                    * self.home_output_share[row_of + column]
                    + economy.final_demand_share[row_of + bought]
                        * self.revenue_share[row_of + column];
            }
        }
        let factors = LuFactorization::new(matrix).map_err(|_| DerivativeError::Singular)?;
        let by_income = factors
            .solve(&economy.final_demand_share[row_of..row_of + sectors])
            .map_err(|_| DerivativeError::Singular)?;
        self.income_expenditure[row_of..row_of + sectors].copy_from_slice(&by_income);
        let mut column_of_inputs = vec![0.0; sectors];
        for using in 0..sectors {
            for (bought, value) in column_of_inputs.iter_mut().enumerate() {
                *value = economy.input_share[self.dimensions.input(region, bought, using)];
            }
            let column = factors
                .solve(&column_of_inputs)
                .map_err(|_| DerivativeError::Singular)?;
            for (bought, &value) in column.iter().enumerate() {
                self.home_expenditure.set(region, bought, using, value);
            }
        }
        Ok(())
    }

    /// d ln P and d ln c for given labour cost β d ln w and mean tariff wedge `Σ_i π τ`, both `[region][sector]`.
    pub(super) fn prices(
        &self,
        labour_cost: &[f64],
        mean_wedge: &[f64],
    ) -> Result<(Vec<f64>, Vec<f64>), DerivativeError> {
        let mut start = vec![0.0; labour_cost.len()];
        self.home_cost.multiply_add(labour_cost, &mut start);
        let mut cost = start.clone();
        let mut imports = mean_wedge.to_vec();
        series(&mut cost, |cost, fresh| {
            imports.copy_from_slice(mean_wedge);
            self.import_price_share.to_importers(cost, &mut imports);
            fresh.copy_from_slice(&start);
            self.import_cost.multiply_add(&imports, fresh);
        })?;
        for ((import, home), value) in imports.iter_mut().zip(&self.home_price_share).zip(&cost) {
            *import += home * value;
        }
        Ok((imports, cost))
    }

    /// Weights of the outcome on the mean tariff wedge and on labour cost, from its weights on prices and on costs.
    pub(super) fn prices_transposed(
        &self,
        price: &[f64],
        cost: &[f64],
    ) -> Result<(Vec<f64>, Vec<f64>), DerivativeError> {
        let direct: Vec<f64> = price
            .iter()
            .zip(&self.home_price_share)
            .zip(cost)
            .map(|((price, home), cost)| price * home + cost)
            .collect();
        let mut start = price.to_vec();
        self.import_cost
            .transposed_multiply_add(&direct, &mut start);
        let mut wedge = start.clone();
        let mut exports = vec![0.0; price.len()];
        series(&mut wedge, |wedge, fresh| {
            exports.fill(0.0);
            self.import_price_share.to_exporters(wedge, &mut exports);
            fresh.copy_from_slice(&start);
            self.import_cost.transposed_multiply_add(&exports, fresh);
        })?;
        let labour: Vec<f64> = exports
            .iter()
            .zip(cost)
            .zip(self.home_price_share.iter().zip(&wedge))
            .map(|((exports, cost), (home, wedge))| cost + home * wedge + exports)
            .collect();
        Ok((wedge, labour))
    }

    /// dX, dY and dI when output and income have changed by the given amounts before expenditure reacts.
    pub(super) fn quantities(
        &self,
        output: &[f64],
        income: &[f64],
    ) -> Result<[Vec<f64>; 3], DerivativeError> {
        let sectors = self.dimensions.sectors;
        let start: Vec<f64> = self
            .income_expenditure
            .iter()
            .enumerate()
            .map(|(position, share)| share * income[position / sectors])
            .collect();
        let mut expenditure = start.clone();
        let mut sold = output.to_vec();
        series(&mut expenditure, |expenditure, fresh| {
            sold.copy_from_slice(output);
            self.import_output_share
                .to_exporters(expenditure, &mut sold);
            fresh.copy_from_slice(&start);
            self.home_expenditure.multiply_add(&sold, fresh);
        })?;
        let mut total_income = income.to_vec();
        for (position, spent) in expenditure.iter().enumerate() {
            sold[position] += self.home_output_share[position] * spent;
            total_income[position / sectors] += self.revenue_share[position] * spent;
        }
        Ok([expenditure, sold, total_income])
    }

    /// Weights of the outcome on output and income before expenditure reacts, from its weights on them afterwards.
    pub(super) fn quantities_transposed(
        &self,
        output: &[f64],
        income: &[f64],
    ) -> Result<(Vec<f64>, Vec<f64>), DerivativeError> {
        let sectors = self.dimensions.sectors;
        let direct: Vec<f64> = output
            .iter()
            .enumerate()
            .map(|(position, weight)| {
                self.home_output_share[position] * weight
                    + self.revenue_share[position] * income[position / sectors]
            })
            .collect();
        let mut start = output.to_vec();
        self.home_expenditure
            .transposed_multiply_add(&direct, &mut start);
        let mut total = start.clone();
        let mut bought = vec![0.0; output.len()];
        series(&mut total, |total, fresh| {
            bought.fill(0.0);
            self.import_output_share.to_importers(total, &mut bought);
            fresh.copy_from_slice(&start);
            self.home_expenditure
                .transposed_multiply_add(&bought, fresh);
        })?;
        let mut total_income = income.to_vec();
        for (position, share) in self.income_expenditure.iter().enumerate() {
            total_income[position / sectors] += share * (direct[position] + bought[position]);
        }
        Ok((total, total_income))
    }
}

/// Repeats `advance(old, new)` until the values no longer change.
fn series(
    values: &mut Vec<f64>,
    mut advance: impl FnMut(&[f64], &mut [f64]),
) -> Result<(), DerivativeError> {
    let mut fresh = vec![0.0; values.len()];
    let mut relative = f64::INFINITY;
    for round in 1..=MAXIMUM_ROUNDS {
        advance(values, &mut fresh);
        let mut change = 0.0;
        let mut size = 0.0;
        for (old, new) in values.iter().zip(&fresh) {
            let difference = (new - old).abs();
            // Written so that a value that is not a number is noted too.
            if difference.is_nan() || difference > change {
                change = difference;
            }
            size = f64::max(size, new.abs());
        }
        std::mem::swap(values, &mut fresh);
        if change <= TOLERANCE * size {
            return Ok(());
        }
        relative = change / size;
        if !relative.is_finite() {
            return Err(DerivativeError::NotSettled {
                rounds: round,
                change: relative,
            });
        }
    }
    Err(DerivativeError::NotSettled {
        rounds: MAXIMUM_ROUNDS,
        change: relative,
    })
}
