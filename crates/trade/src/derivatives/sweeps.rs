//! The linear system pushed forward (from wages and tariffs to outcomes) and pulled back (from outcomes to tariffs).

use super::{DerivativeError, Linearisation};
use crate::economy::Dimensions;

/// Changes of the outcomes, wages or tariffs having moved. Units as in [`super::Response`].
#[derive(Clone, Debug)]
pub(super) struct Changes {
    pub(super) log_price: Vec<f64>,
    pub(super) log_cost: Vec<f64>,
    pub(super) expenditure: Vec<f64>,
    pub(super) output: Vec<f64>,
    pub(super) income: Vec<f64>,
}

impl Changes {
    /// Adds `size` times `other`.
    pub(super) fn add(&mut self, other: &Self, size: f64) {
        let pairs = [
            (&mut self.log_price, &other.log_price),
            (&mut self.log_cost, &other.log_cost),
            (&mut self.expenditure, &other.expenditure),
            (&mut self.output, &other.output),
            (&mut self.income, &other.income),
        ];
        for (mine, theirs) in pairs {
            for (value, change) in mine.iter_mut().zip(theirs) {
                *value += size * change;
            }
        }
    }
}

/// A linear outcome: its weight on each change.
#[derive(Clone, Debug)]
pub(super) struct Sensitivities {
    pub(super) log_price: Vec<f64>,
    pub(super) log_cost: Vec<f64>,
    pub(super) output: Vec<f64>,
    pub(super) income: Vec<f64>,
}

impl Sensitivities {
    /// No outcome yet.
    pub(super) fn zero(dimensions: Dimensions) -> Self {
        let goods = dimensions.regions * dimensions.sectors;
        Self {
            log_price: vec![0.0; goods],
            log_cost: vec![0.0; goods],
            output: vec![0.0; goods],
            income: vec![0.0; dimensions.regions],
        }
    }

    /// Change of the outcome.
    pub(super) fn apply(&self, changes: &Changes) -> f64 {
        let pairs = [
            (&self.log_price, &changes.log_price),
            (&self.log_cost, &changes.log_cost),
            (&self.output, &changes.output),
            (&self.income, &changes.income),
        ];
        pairs
            .iter()
            .map(|(weights, values)| {
                weights
                    .iter()
                    .zip(*values)
                    .map(|(weight, value)| weight * value)
                    .sum::<f64>()
            })
            .sum()
    }
}

impl Linearisation {
    /// All changes when the unknown of each pool moves by `unknown` (logarithms) and 1+t of each cell by `wedge`
    /// (logarithm; cube, or empty for no change of tariffs).
    pub(super) fn forward(
        &self,
        unknown: &[f64],
        wedge: &[f64],
    ) -> Result<Changes, DerivativeError> {
        let Dimensions { regions, sectors } = self.dimensions;
        let wedge_of = |cell: usize| wedge.get(cell).copied().unwrap_or(0.0);
        let labour_cost: Vec<f64> = self
            .pool_of
            .iter()
            .zip(&self.value_added_share)
            .map(|(&pool, share)| {
                if self.floor_binds[pool] {
                    0.0
                } else {
                    share * unknown[pool]
                }
            })
            .collect();
        let mut mean_wedge = vec![0.0; regions * sectors];
        if !wedge.is_empty() {
            for sector in 0..sectors {
                for importer in 0..regions {
                    for exporter in 0..regions {
                        let cell = self.dimensions.cell(sector, importer, exporter);
                        mean_wedge[importer * sectors + sector] +=
                            self.trade_share[cell] * wedge[cell];
                    }
                }
            }
        }
        let (log_price, log_cost) = self.linear.prices(&labour_cost, &mean_wedge)?;

        // What flows and incomes change by before expenditure reacts.
        let mut output = vec![0.0; regions * sectors];
        let mut income = vec![0.0; regions];
        for (pool, (&earned, &change)) in self.labour_income.iter().zip(unknown).enumerate() {
            income[pool / self.pools_per_region] += earned * change;
        }
        for sector in 0..sectors {
            let theta = self.elasticity[sector];
            for importer in 0..regions {
                let price = log_price[importer * sectors + sector];
                for exporter in 0..regions {
                    let cell = self.dimensions.cell(sector, importer, exporter);
                    let flow = self.flow[cell];
                    let rate = self.tariff[cell];
                    let wedge = wedge_of(cell);
                    let cost = log_cost[exporter * sectors + sector];
                    let change = flow * (-theta * (cost + wedge - price) - wedge);
                    output[exporter * sectors + sector] += change;
                    income[importer] += rate * change + flow * (1.0 + rate) * wedge;
                }
            }
        }
        let [expenditure, output, income] = self.linear.quantities(&output, &income)?;
        Ok(Changes {
            log_price,
            log_cost,
            expenditure,
            output,
            income,
        })
    }

    /// Derivative of the outcome `weights` with respect to each tariff rate, the unknowns of the pools held constant.
    ///
    /// The forward sweep transposed, step by step in reverse order.
    pub(super) fn backward(&self, weights: Sensitivities) -> Result<Vec<f64>, DerivativeError> {
        let Dimensions { regions, sectors } = self.dimensions;
        let (output, income) = self
            .linear
            .quantities_transposed(&weights.output, &weights.income)?;
        let mut gradient = vec![0.0; self.dimensions.cells()];
        let mut cost = weights.log_cost;
        let mut price = weights.log_price;
        for sector in 0..sectors {
            let theta = self.elasticity[sector];
            for importer in 0..regions {
                for exporter in 0..regions {
                    let cell = self.dimensions.cell(sector, importer, exporter);
                    let flow = self.flow[cell];
                    let rate = self.tariff[cell];
                    let value =
                        flow * (output[exporter * sectors + sector] + rate * income[importer]);
                    cost[exporter * sectors + sector] -= theta * value;
                    price[importer * sectors + sector] += theta * value;
                    gradient[cell] = flow * (1.0 + rate) * income[importer] - (theta + 1.0) * value;
                }
            }
        }
        let (mean_wedge, _) = self.linear.prices_transposed(&price, &cost)?;
        for sector in 0..sectors {
            for importer in 0..regions {
                for exporter in 0..regions {
                    let cell = self.dimensions.cell(sector, importer, exporter);
                    gradient[cell] +=
                        self.trade_share[cell] * mean_wedge[importer * sectors + sector];
                    gradient[cell] /= 1.0 + self.tariff[cell];
                }
            }
        }
        Ok(gradient)
    }
}
