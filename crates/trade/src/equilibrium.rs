//! The outcome of a solve.

use crate::economy::Dimensions;

/// A solved counterfactual. Hats are ratios to the benchmark; values are in the benchmark's money at the numeraire
/// "world labour income constant" (Σ of labour income over regions equals the benchmark's Σ of value added).
#[derive(Clone, Debug, PartialEq)]
pub struct Equilibrium {
    /// Numbers of regions and sectors.
    pub dimensions: Dimensions,
    /// Pools of labour per region (1 under flexible wages).
    pub pools_per_region: usize,
    /// ŵ: wage change. `[region][pool]`.
    pub wage_hat: Vec<f64>,
    /// Employment as a share of the benchmark's, at most 1; below 1 only where the wage floor binds. `[region][pool]`.
    pub employment: Vec<f64>,
    /// Labour income, a value: ŵ · employment · benchmark labour income. `[region][pool]`.
    pub labour_income: Vec<f64>,
    /// ĉ: change of the unit cost. `[region][sector]`.
    pub cost_hat: Vec<f64>,
    /// P̂: change of the price of the sectoral composite, tariffs included. `[region][sector]`.
    pub price_hat: Vec<f64>,
    /// Change of the consumer price index, Π P̂^α over sectors. `[region]`.
    pub price_index_hat: Vec<f64>,
    /// π': share of the importer's expenditure on a sector by exporter, tariff included. Cube.
    pub trade_share: Vec<f64>,
    /// t': the tariffs of this equilibrium, as fractions. Cube.
    pub tariff: Vec<f64>,
    /// X': expenditure, tariffs included. `[region][sector]`.
    pub expenditure: Vec<f64>,
    /// Y': output at the producer's price. `[region][sector]`.
    pub output: Vec<f64>,
    /// I': income (labour income, tariff revenue, deficit). `[region]`.
    pub income: Vec<f64>,
    /// Tariff revenue. `[region]`.
    pub tariff_revenue: Vec<f64>,
    /// D': trade deficit in this equilibrium. `[region]`.
    pub deficit: Vec<f64>,
    /// Exact change of real income, (I'/I) / Π P̂^α over sectors. `[region]`.
    pub real_income_hat: Vec<f64>,
    /// Largest residual over all price, goods-market and labour-market equations, each relative to its benchmark size; for
    /// regions that trade little also over trade balances, relative to trade.
    pub residual: f64,
    /// Evaluations of the equilibrium map.
    pub iterations: usize,
}

impl Equilibrium {
    /// Value of a bilateral flow at the exporter's price, net of tariff: π' X' / (1 + t').
    pub fn flow(&self, sector: usize, importer: usize, exporter: usize) -> f64 {
        let cell = self.dimensions.cell(sector, importer, exporter);
        self.trade_share[cell] * self.expenditure[self.dimensions.region_sector(importer, sector)]
            / (1.0 + self.tariff[cell])
    }

    /// All bilateral flows at the exporter's price, net of tariff. Cube.
    pub fn flows(&self) -> Vec<f64> {
        let mut flows = Vec::with_capacity(self.dimensions.cells());
        for sector in 0..self.dimensions.sectors {
            for importer in 0..self.dimensions.regions {
                for exporter in 0..self.dimensions.regions {
                    flows.push(self.flow(sector, importer, exporter));
                }
            }
        }
        flows
    }

    /// Labour income by region, summed over its pools.
    pub fn labour_income_of(&self, region: usize) -> f64 {
        self.labour_income[region * self.pools_per_region..(region + 1) * self.pools_per_region]
            .iter()
            .sum()
    }

    /// Change of labour income per benchmark worker by region: the employment- and income-weighted ŵ · E over pools,
    /// relative to benchmark labour income `value_added` (of the region). Equals ŵ under flexible wages.
    pub fn labour_income_hat(&self, region: usize, value_added: f64) -> f64 {
        if value_added > 0.0 {
            self.labour_income_of(region) / value_added
        } else {
            1.0
        }
    }
}
