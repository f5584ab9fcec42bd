//! A plain damped fixed point for the Caliendo–Parro (2015) system: the oracle of the property tests.
//!
//! It shares no code with the library's solver: no acceleration, no lanes, the C library's power function, one map
//! in which prices, expenditure and wages move together with small steps. Slow and simple on purpose.
#![allow(
    clippy::disallowed_methods,
    reason = "an oracle that used the library's own exp and ln could not see an error in them"
)]

use vecinos_trade::economy::Economy;

/// Equilibrium in exact changes as the oracle finds it (index orders as in `Economy`).
pub struct ReferenceSolution {
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
    let dimensions = economy.dimensions;
    let (regions, sectors) = (dimensions.regions, dimensions.sectors);
    let world: f64 = economy.value_added.iter().sum();
    let mut wage = vec![1.0_f64; regions];
    let mut price = vec![1.0_f64; regions * sectors];
    let mut expenditure = economy.expenditure.clone();
    let mut share = economy.trade_share.clone();
    let mut output = vec![0.0; regions * sectors];
    let mut income = vec![0.0; regions];
    let mut residual = f64::INFINITY;
    for _ in 0..200_000 {
        residual = 0.0;
        let cost: Vec<f64> = (0..regions * sectors)
            .map(|cell| {
                let (region, using) = (cell / sectors, cell % sectors);
                let mut log = economy.value_added_share[cell] * wage[region].ln();
                for input in 0..sectors {
                    log += economy.input_share[dimensions.input(region, input, using)]
                        * price[region * sectors + input].ln();
                }
                log.exp()
            })
            .collect();
        for importer in 0..regions {
            for sector in 0..sectors {
                let theta = economy.elasticity[sector];
                let row = dimensions.cell(sector, importer, 0);
                let weight: Vec<f64> = (0..regions)
                    .map(|exporter| {
                        let hat = (1.0 + tariff[row + exporter])
                            / (1.0 + economy.tariff[row + exporter])
                            * cost[exporter * sectors + sector];
                        economy.trade_share[row + exporter] * hat.powf(-theta)
                    })
                    .collect();
                let total: f64 = weight.iter().sum();
                if total <= 0.0 {
                    continue;
                }
                for exporter in 0..regions {
                    share[row + exporter] = weight[exporter] / total;
                }
                let cell = importer * sectors + sector;
                let target = total.powf(-1.0 / theta);
                residual = residual.max((target / price[cell] - 1.0).abs());
                price[cell] *= (target / price[cell]).powf(0.7);
            }
        }
        output.fill(0.0);
        income.fill(0.0);
        for sector in 0..sectors {
            for importer in 0..regions {
                for exporter in 0..regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    let net = share[cell] * expenditure[importer * sectors + sector]
                        / (1.0 + tariff[cell]);
                    output[exporter * sectors + sector] += net;
                    income[importer] += net * tariff[cell];
                }
            }
        }
        for region in 0..regions {
            income[region] += wage[region] * economy.value_added[region] + deficit[region];
            let mut labour = 0.0;
            for sector in 0..sectors {
                let cell = region * sectors + sector;
                labour += economy.value_added_share[cell] * output[cell];
                let mut target = economy.final_demand_share[cell] * income[region];
                for using in 0..sectors {
                    target += economy.input_share[dimensions.input(region, sector, using)]
                        * output[region * sectors + using];
                }
                residual =
                    residual.max((target - expenditure[cell]).abs() / economy.value_added[region]);
                expenditure[cell] = target;
            }
            let excess = labour / (wage[region] * economy.value_added[region]);
            residual = residual.max((excess - 1.0).abs());
            wage[region] *= excess.powf(0.12);
        }
        let total: f64 = (0..regions)
            .map(|region| wage[region] * economy.value_added[region])
            .sum();
        for value in &mut wage {
            *value *= world / total;
        }
        if residual < 1e-12 {
            break;
        }
    }
    assert!(
        residual < 1e-12,
        "the oracle did not settle: residual {residual:e}"
    );
    ReferenceSolution {
        wage_hat: wage,
        price_hat: price,
        trade_share: share,
        expenditure,
        output,
        income,
        residual,
    }
}
