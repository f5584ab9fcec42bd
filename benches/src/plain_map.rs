//! A plain damped iteration of the equations of Caliendo and Parro (2015), one number at a time: the in-run reference.
//!
//! Written for reading, from the equations alone, and independent of the solver that it is compared with: no acceleration,
//! no lanes, no precomputed factors, library powers. It takes flexible wages and kept deficits only.

use vecinos_numerics::math::{exp, ln, pow};
use vecinos_trade::Economy;

/// Share of the labour-market gap closed in one step.
const WAGE_DAMPING: f64 = 0.15;

/// What the plain iteration found.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainSolution {
    /// ŵ by region.
    pub wage_hat: Vec<f64>,
    /// (I'/I)/Π P̂^α by region.
    pub real_income_hat: Vec<f64>,
    /// Evaluations of the map.
    pub iterations: usize,
    /// Largest gap of any equation at the last evaluation.
    pub residual: f64,
}

/// Iterates from the benchmark until every gap is at most `tolerance` or `maximum_iterations` are spent.
#[must_use]
pub fn solve(
    economy: &Economy,
    tariff: &[f64],
    tolerance: f64,
    maximum_iterations: usize,
) -> PlainSolution {
    let dimensions = economy.dimensions;
    let (regions, sectors) = (dimensions.regions, dimensions.sectors);
    let mut wage = vec![1.0; regions];
    let mut price = vec![1.0; regions * sectors];
    let mut expenditure = economy.expenditure.clone();
    let benchmark_income = economy.income();
    let world: f64 = economy.value_added.iter().sum();
    let mut solution = PlainSolution {
        wage_hat: Vec::new(),
        real_income_hat: Vec::new(),
        iterations: 0,
        residual: f64::INFINITY,
    };
    while solution.residual > tolerance && solution.iterations < maximum_iterations {
        solution.iterations += 1;
        let mut residual: f64 = 0.0;

        let mut cost = vec![0.0; regions * sectors];
        for n in 0..regions {
            for j in 0..sectors {
                let cell = dimensions.region_sector(n, j);
                let mut ln_cost = economy.value_added_share[cell] * ln(wage[n]);
                for k in 0..sectors {
                    ln_cost += economy.input_share[dimensions.input(n, k, j)]
                        * ln(price[dimensions.region_sector(n, k)]);
                }
                cost[cell] = exp(ln_cost);
            }
        }

        let mut output = vec![0.0; regions * sectors];
        let mut revenue = vec![0.0; regions];
        for j in 0..sectors {
            let elasticity = economy.elasticity[j];
            for n in 0..regions {
                let mut weights = vec![0.0; regions];
                let mut sum = 0.0;
                for (i, weight) in weights.iter_mut().enumerate() {
                    let cell = dimensions.cell(j, n, i);
                    let factor = (1.0 + tariff[cell]) / (1.0 + economy.tariff[cell]);
                    let relative = factor * cost[dimensions.region_sector(i, j)];
                    *weight = economy.trade_share[cell] * pow(relative, -elasticity);
                    sum += *weight;
                }
                if sum <= 0.0 {
                    continue;
                }
                let position = dimensions.region_sector(n, j);
                let new_price = pow(sum, -1.0 / elasticity);
                residual = residual.max((ln(new_price) - ln(price[position])).abs());
                price[position] = new_price;
                for (i, weight) in weights.iter().enumerate() {
                    let rate = tariff[dimensions.cell(j, n, i)];
                    let flow = weight / sum * expenditure[position] / (1.0 + rate);
                    output[dimensions.region_sector(i, j)] += flow;
                    revenue[n] += rate * flow;
                }
            }
        }

        let mut implied = vec![0.0; regions];
        solution.real_income_hat.clear();
        for n in 0..regions {
            let income = wage[n] * economy.value_added[n] + revenue[n] + economy.deficit[n];
            let mut ln_index = 0.0;
            for k in 0..sectors {
                let position = dimensions.region_sector(n, k);
                let mut demand = economy.final_demand_share[position] * income;
                for j in 0..sectors {
                    demand += economy.input_share[dimensions.input(n, k, j)]
                        * output[dimensions.region_sector(n, j)];
                }
                if economy.expenditure[position] > 0.0 {
                    let gap = (demand - expenditure[position]) / economy.expenditure[position];
                    residual = residual.max(gap.abs());
                }
                expenditure[position] = demand;
                implied[n] += economy.value_added_share[position] * output[position];
                ln_index += economy.final_demand_share[position] * ln(price[position]);
            }
            solution
                .real_income_hat
                .push(income / benchmark_income[n] * exp(-ln_index));
        }
        let scale = world / implied.iter().sum::<f64>();
        for n in 0..regions {
            let gap = ln(implied[n] * scale / economy.value_added[n]) - ln(wage[n]);
            residual = residual.max(gap.abs());
            wage[n] *= exp(WAGE_DAMPING * gap);
        }
        solution.residual = residual;
    }
    solution.wage_hat = wage;
    solution
}
