//! A plain damped fixed point for the Caliendo–Parro (2015) system: the oracle of the property tests.
//!
//! It shares no code with the library's solver: no acceleration, no lanes, the C library's power function, one map
//! in which prices, expenditure and wages move together with small steps. Slow and simple on purpose.
#![allow(
    clippy::disallowed_methods,
    reason = "an oracle that used the library's own exp and ln could not see an error in them"
)]

use vecinos_trade::{Dimensions, Economy};

/// Equilibrium in exact changes as the oracle finds it (index orders as in `Economy`).
pub struct ReferenceSolution {
    exports: Vec<f64>,
    imports: Vec<f64>,
    pub wage_hat: Vec<f64>,
    pub price_hat: Vec<f64>,
    pub trade_share: Vec<f64>,
    pub expenditure: Vec<f64>,
    pub output: Vec<f64>,
    pub income: Vec<f64>,
    pub residual: f64,
}

impl ReferenceSolution {
    /// Exact change of real income, `(I'/I)/Π P̂^α`, by region.
    pub fn real_income_hat(&self, economy: &Economy) -> Vec<f64> {
        let benchmark = benchmark_income(economy);
        (0..economy.dimensions.regions)
            .map(|region| {
                self.income[region] / benchmark[region] / self.price_index(economy, region)
            })
            .collect()
    }

    /// `Π_k P̂_nk^α_nk`.
    pub fn price_index(&self, economy: &Economy, region: usize) -> f64 {
        let sectors = economy.dimensions.sectors;
        (0..sectors)
            .map(|sector| {
                economy.final_demand_share[region * sectors + sector]
                    * self.price_hat[region * sectors + sector].ln()
            })
            .sum::<f64>()
            .exp()
    }
}

/// Income at the benchmark: value added, tariff revenue and deficit.
pub fn benchmark_income(economy: &Economy) -> Vec<f64> {
    let dimensions = economy.dimensions;
    (0..dimensions.regions)
        .map(|importer| {
            let mut revenue = 0.0;
            for sector in 0..dimensions.sectors {
                for exporter in 0..dimensions.regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    let rate = economy.tariff[cell];
                    revenue += economy.trade_share[cell]
                        * economy.expenditure[dimensions.region_sector(importer, sector)]
                        * rate
                        / (1.0 + rate);
                }
            }
            economy.value_added[importer] + revenue + economy.deficit[importer]
        })
        .collect()
}

/// Solves for the tariffs `tariff` (cube) and deficits `deficit` (by region, benchmark money), wages flexible.
///
/// # Panics
/// When the damped map has not settled to `1e-12` in 200,000 rounds: a test that calls it then fails.
pub fn solve(economy: &Economy, tariff: &[f64], deficit: &[f64]) -> ReferenceSolution {
    settle(economy, tariff, deficit, &ReferenceSolution::move_wages)
}

/// The same with wages that follow the balance of trade, relative to trade: for regions that hardly trade.
///
/// # Panics
/// As [`solve`].
pub fn solve_by_trade(economy: &Economy, tariff: &[f64], deficit: &[f64]) -> ReferenceSolution {
    settle(
        economy,
        tariff,
        deficit,
        &ReferenceSolution::move_wages_by_trade,
    )
}

type WageRule = dyn Fn(&mut ReferenceSolution, &Economy, &[f64]);

fn settle(
    economy: &Economy,
    tariff: &[f64],
    deficit: &[f64],
    move_wages: &WageRule,
) -> ReferenceSolution {
    let Dimensions { regions, sectors } = economy.dimensions;
    let mut point = ReferenceSolution {
        exports: vec![0.0; regions],
        imports: vec![0.0; regions],
        wage_hat: vec![1.0; regions],
        price_hat: vec![1.0; regions * sectors],
        trade_share: economy.trade_share.clone(),
        expenditure: economy.expenditure.clone(),
        output: vec![0.0; regions * sectors],
        income: vec![0.0; regions],
        residual: f64::INFINITY,
    };
    for _ in 0..200_000 {
        point.residual = 0.0;
        let cost = point.costs(economy);
        point.move_prices_and_shares(economy, tariff, &cost);
        point.sell(economy, tariff);
        point.move_expenditure(economy, deficit);
        move_wages(&mut point, economy, deficit);
        if point.residual < 1e-12 {
            return point;
        }
    }
    panic!("the oracle did not settle: residual {:e}", point.residual);
}

impl ReferenceSolution {
    /// ĉ = ŵ^β Π P̂^γ.
    fn costs(&self, economy: &Economy) -> Vec<f64> {
        let dimensions = economy.dimensions;
        let sectors = dimensions.sectors;
        (0..dimensions.regions * sectors)
            .map(|cell| {
                let (region, using) = (cell / sectors, cell % sectors);
                let mut log = economy.value_added_share[cell] * self.wage_hat[region].ln();
                for input in 0..sectors {
                    log += economy.input_share[dimensions.input(region, input, using)]
                        * self.price_hat[region * sectors + input].ln();
                }
                log.exp()
            })
            .collect()
    }

    /// π' = π (κ̂ ĉ)^−θ / Σ, and prices seven tenths of the way to their target.
    fn move_prices_and_shares(&mut self, economy: &Economy, tariff: &[f64], cost: &[f64]) {
        let dimensions = economy.dimensions;
        let Dimensions { regions, sectors } = dimensions;
        for importer in 0..regions {
            for sector in 0..sectors {
                let theta = economy.elasticity[sector];
                let row = dimensions.cell(sector, importer, 0);
                let weight: Vec<f64> = (0..regions)
                    .map(|exporter| {
                        let cell = row + exporter;
                        let wedge = (1.0 + tariff[cell]) / (1.0 + economy.tariff[cell]);
                        let hat = wedge * cost[exporter * sectors + sector];
                        economy.trade_share[cell] * hat.powf(-theta)
                    })
                    .collect();
                let total: f64 = weight.iter().sum();
                if total <= 0.0 {
                    continue;
                }
                for (exporter, weight) in weight.iter().enumerate() {
                    self.trade_share[row + exporter] = weight / total;
                }
                let price = &mut self.price_hat[importer * sectors + sector];
                let gap = total.powf(-1.0 / theta) / *price;
                self.residual = self.residual.max((gap - 1.0).abs());
                *price *= gap.powf(0.7);
            }
        }
    }

    /// Output by producer and tariff revenue by importer (left in `income`).
    fn sell(&mut self, economy: &Economy, tariff: &[f64]) {
        let dimensions = economy.dimensions;
        let Dimensions { regions, sectors } = dimensions;
        self.output.fill(0.0);
        self.income.fill(0.0);
        self.exports.fill(0.0);
        self.imports.fill(0.0);
        for sector in 0..sectors {
            for importer in 0..regions {
                for exporter in 0..regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    let gross =
                        self.trade_share[cell] * self.expenditure[importer * sectors + sector];
                    let net = gross / (1.0 + tariff[cell]);
                    self.output[exporter * sectors + sector] += net;
                    self.income[importer] += net * tariff[cell];
                    if importer != exporter {
                        self.exports[exporter] += net;
                        self.imports[importer] += net;
                    }
                }
            }
        }
    }

    /// Budgets and expenditure.
    fn move_expenditure(&mut self, economy: &Economy, deficit: &[f64]) {
        let dimensions = economy.dimensions;
        let sectors = dimensions.sectors;
        for (region, deficit) in deficit.iter().enumerate() {
            let benchmark = economy.value_added[region];
            self.income[region] += self.wage_hat[region] * benchmark + deficit;
            for sector in 0..sectors {
                let cell = region * sectors + sector;
                let mut target = economy.final_demand_share[cell] * self.income[region];
                for using in 0..sectors {
                    target += economy.input_share[dimensions.input(region, sector, using)]
                        * self.output[region * sectors + using];
                }
                let gap = (target - self.expenditure[cell]).abs() / benchmark;
                self.residual = self.residual.max(gap);
                self.expenditure[cell] = target;
            }
        }
    }

    /// A small step of wages towards labour-market clearing; world labour income constant.
    fn move_wages(&mut self, economy: &Economy, _: &[f64]) {
        let sectors = economy.dimensions.sectors;
        for region in 0..economy.dimensions.regions {
            let labour: f64 = (region * sectors..(region + 1) * sectors)
                .map(|cell| economy.value_added_share[cell] * self.output[cell])
                .sum();
            let excess = labour / (self.wage_hat[region] * economy.value_added[region]);
            self.residual = self.residual.max((excess - 1.0).abs());
            self.wage_hat[region] *= excess.powf(0.12);
        }
        self.keep_world_income(economy);
    }

    /// A small step of wages towards balanced trade; world labour income constant.
    fn move_wages_by_trade(&mut self, economy: &Economy, deficit: &[f64]) {
        for (region, deficit) in deficit.iter().enumerate() {
            let (exports, imports) = (self.exports[region], self.imports[region]);
            let excess = (exports - imports + deficit) / (exports + imports);
            self.residual = self.residual.max(excess.abs());
            self.wage_hat[region] *= (0.1 * excess).exp();
        }
        self.keep_world_income(economy);
    }

    fn keep_world_income(&mut self, economy: &Economy) {
        let world: f64 = economy.value_added.iter().sum();
        let total: f64 = self
            .wage_hat
            .iter()
            .zip(&economy.value_added)
            .map(|(wage, income)| wage * income)
            .sum();
        for wage in &mut self.wage_hat {
            *wage *= world / total;
        }
    }
}
