//! The equilibrium conditions of Caliendo and Parro (2015, equations 2 to 7 in changes), written out plainly and checked
//! against a solved equilibrium. Nothing of the solver is used here.

use vecinos_numerics::math::{exp, ln, pow};
use vecinos_trade::{Deficit, Economy, Equilibrium, LabourMarket, Policy};

/// Checks every condition to `tolerance`, prices and shares relative, values relative to the region's income.
pub fn assert_laws(
    economy: &Economy,
    policy: &Policy,
    labour: &LabourMarket,
    outcome: &Equilibrium,
    tolerance: f64,
) {
    let laws = Laws {
        economy,
        policy,
        labour,
        outcome,
        tolerance,
    };
    laws.prices();
    laws.goods_markets();
    laws.labour_markets();
    laws.trade_balance();
    laws.real_income();
}

struct Laws<'a> {
    economy: &'a Economy,
    policy: &'a Policy,
    labour: &'a LabourMarket,
    outcome: &'a Equilibrium,
    tolerance: f64,
}

impl Laws<'_> {
    fn close(&self, what: &str, value: f64, expected: f64, scale: f64) {
        assert!(
            (value - expected).abs() <= self.tolerance * scale,
            "{what}: {value} against {expected}, off by {:e} of {scale}",
            (value - expected).abs() / scale
        );
    }

    fn cost_factor(&self, cell: usize) -> f64 {
        let iceberg = self
            .policy
            .trade_cost_hat
            .as_ref()
            .map_or(1.0, |costs| costs[cell]);
        iceberg * (1.0 + self.policy.tariff[cell]) / (1.0 + self.economy.tariff[cell])
    }

    fn prices(&self) {
        let (economy, outcome) = (self.economy, self.outcome);
        let dimensions = economy.dimensions;
        for region in 0..dimensions.regions {
            for sector in 0..dimensions.sectors {
                let position = dimensions.region_sector(region, sector);
                let pool = self.labour.pool_of(dimensions, region, sector);
                let wage = outcome.wage_hat[region * outcome.pools_per_region + pool];
                let mut ln_cost = economy.value_added_share[position] * ln(wage);
                for input in 0..dimensions.sectors {
                    ln_cost += economy.input_share[dimensions.input(region, input, sector)]
                        * ln(outcome.price_hat[dimensions.region_sector(region, input)]);
                }
                let cost = outcome.cost_hat[position];
                self.close("unit cost", cost, exp(ln_cost), cost);
                self.price(region, sector);
            }
        }
    }

    fn price(&self, importer: usize, sector: usize) {
        let (economy, outcome) = (self.economy, self.outcome);
        let dimensions = economy.dimensions;
        let elasticity = economy.elasticity[sector];
        let price = outcome.price_hat[dimensions.region_sector(importer, sector)];
        let mut sum = 0.0;
        let mut bought = 0.0;
        for exporter in 0..dimensions.regions {
            let cell = dimensions.cell(sector, importer, exporter);
            let share = economy.trade_share[cell];
            if share > 0.0 {
                let cost = self.cost_factor(cell)
                    * outcome.cost_hat[dimensions.region_sector(exporter, sector)];
                let expected = share * pow(cost / price, -elasticity);
                // A share moves by θ times the gap of a price.
                let scale = 1.0 + elasticity;
                self.close("trade share", outcome.trade_share[cell], expected, scale);
                sum += expected;
                bought += outcome.trade_share[cell];
            } else {
                assert!(
                    outcome.trade_share[cell].abs() <= 0.0,
                    "a supplier appeared"
                );
            }
        }
        if sum > 0.0 {
            let scale = 1.0 + elasticity;
            self.close("price index of a sector", sum, 1.0, scale);
            self.close("sum of trade shares", bought, 1.0, 1.0);
        } else {
            assert!(
                (price - 1.0).abs() <= 0.0,
                "a price without any supplier stays"
            );
        }
    }

    fn goods_markets(&self) {
        let (economy, outcome) = (self.economy, self.outcome);
        let dimensions = economy.dimensions;
        for region in 0..dimensions.regions {
            let income = outcome.income[region].abs();
            let mut revenue = 0.0;
            for sector in 0..dimensions.sectors {
                let position = dimensions.region_sector(region, sector);
                let mut sales = 0.0;
                for other in 0..dimensions.regions {
                    sales += outcome.flow(sector, other, region);
                    let cell = dimensions.cell(sector, region, other);
                    revenue += self.policy.tariff[cell] * outcome.flow(sector, region, other);
                }
                self.close("output", outcome.output[position], sales, income.max(sales));
                let mut demand = economy.final_demand_share[position] * outcome.income[region];
                for using in 0..dimensions.sectors {
                    demand += economy.input_share[dimensions.input(region, sector, using)]
                        * outcome.output[dimensions.region_sector(region, using)];
                }
                let scale = income.max(demand);
                self.close("expenditure", outcome.expenditure[position], demand, scale);
            }
            let labour_income = outcome.labour_income_of(region);
            self.close(
                "tariff revenue",
                outcome.tariff_revenue[region],
                revenue,
                income,
            );
            let expected = labour_income + revenue + outcome.deficit[region];
            self.close("income", outcome.income[region], expected, income);
        }
    }

    fn labour_markets(&self) {
        let (economy, outcome) = (self.economy, self.outcome);
        let dimensions = economy.dimensions;
        let pools = self.labour.pools_per_region();
        assert_eq!(outcome.pools_per_region, pools);
        let benchmark = self.labour.benchmark_labour_income(economy);
        let mut world = 0.0;
        for region in 0..dimensions.regions {
            for pool in 0..pools {
                let position = region * pools + pool;
                let mut implied = 0.0;
                for sector in 0..dimensions.sectors {
                    if self.labour.pool_of(dimensions, region, sector) == pool {
                        let cell = dimensions.region_sector(region, sector);
                        implied += economy.value_added_share[cell] * outcome.output[cell];
                    }
                }
                let income = outcome.labour_income[position];
                world += income;
                self.close(
                    "labour market",
                    income,
                    implied,
                    income.max(1e-3 * benchmark[position]).max(1e-300),
                );
                let (wage, employment) = (outcome.wage_hat[position], outcome.employment[position]);
                self.close(
                    "labour income",
                    income,
                    wage * employment * benchmark[position],
                    income.max(1e-300),
                );
                let floor = self.labour.wage_floor(region, pool);
                if benchmark[position] > 0.0 {
                    assert!(
                        wage >= floor * (1.0 - 1e-12),
                        "wage {wage} under its floor {floor}"
                    );
                }
                assert!(employment <= 1.0 + 1e-12, "employment {employment}");
                if employment < 1.0 - 1e-9 {
                    self.close("the floor binds where employment falls", wage, floor, floor);
                }
            }
        }
        let expected: f64 = economy.value_added.iter().sum();
        self.close("numeraire: world labour income", world, expected, expected);
    }

    /// Walras: what is bought abroad less what is sold abroad is the deficit, although no equation of the solver says so.
    fn trade_balance(&self) {
        let (economy, outcome) = (self.economy, self.outcome);
        let dimensions = economy.dimensions;
        for region in 0..dimensions.regions {
            let mut balance = 0.0;
            let mut turnover = 0.0;
            for sector in 0..dimensions.sectors {
                for other in (0..dimensions.regions).filter(|&other| other != region) {
                    let imports = outcome.flow(sector, region, other);
                    let exports = outcome.flow(sector, other, region);
                    balance += imports - exports;
                    turnover += imports + exports;
                }
                let position = dimensions.region_sector(region, sector);
                turnover += outcome.output[position];
            }
            let deficit = match self.policy.deficit {
                Deficit::Kept => economy.deficit[region],
                Deficit::Removed => 0.0,
            };
            // Sums over all equations of the region.
            let scale = turnover * (2 * dimensions.sectors + 1) as f64;
            self.close("trade balance", balance, deficit, scale);
        }
    }

    fn real_income(&self) {
        let (economy, outcome) = (self.economy, self.outcome);
        let dimensions = economy.dimensions;
        for (region, benchmark) in economy.income().into_iter().enumerate() {
            let mut index = 1.0;
            for sector in 0..dimensions.sectors {
                let position = dimensions.region_sector(region, sector);
                index *= pow(
                    outcome.price_hat[position],
                    economy.final_demand_share[position],
                );
            }
            self.close("price index", outcome.price_index_hat[region], index, index);
            let expected = outcome.income[region] / benchmark / index;
            let value = outcome.real_income_hat[region];
            self.close("real income", value, expected, expected.abs().max(1e-300));
        }
    }
}
