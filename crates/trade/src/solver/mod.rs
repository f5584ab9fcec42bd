//! Solving for the counterfactual equilibrium.
//!
//! One map holds prices, expenditures and labour incomes together (no dense system of regions times sectors, no nested
//! loops); Anderson acceleration finds its fixed point. The start is always the benchmark, so the result is a pure function
//! of economy, policy, labour market and settings. When the fast strategy fails, more cautious ones follow, each from the
//! benchmark again.

mod balance;
mod iterate;
mod map;
mod outcome;
mod system;
mod validate;

use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::error::SolveError;
use crate::labour::LabourMarket;
use crate::policy::Policy;
use crate::settings::SolverSettings;

/// Number of lanes that [`solve_many`] fills.
pub const LANES: usize = 4;

/// One counterfactual on a shared benchmark economy.
#[derive(Clone, Copy, Debug)]
pub struct Scenario<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The labour market.
    pub labour: &'a LabourMarket,
    /// θ by sector; the economy's own when absent.
    pub elasticity: Option<&'a [f64]>,
}

/// Solves one counterfactual.
///
/// Errors: [`SolveError::InvalidEconomy`], [`SolveError::InvalidPolicy`] and [`SolveError::InvalidLabourMarket`] before the
/// iteration; [`SolveError::Diverged`] or [`SolveError::Stalled`] when every strategy failed.
pub fn solve(
    economy: &Economy,
    policy: &Policy,
    labour: &LabourMarket,
    settings: &SolverSettings,
) -> Result<Equilibrium, SolveError> {
    let scenario = Scenario {
        policy,
        labour,
        elasticity: None,
    };
    let [result] = solve_lanes(economy, &[scenario], settings);
    result
}

/// Solves `LANES` counterfactuals on one economy at once; every lane has the bits of its single solve.
///
/// Errors as in [`solve`], lane by lane.
pub fn solve_lanes<const LANES: usize>(
    economy: &Economy,
    scenarios: &[Scenario<'_>; LANES],
    settings: &SolverSettings,
) -> [Result<Equilibrium, SolveError>; LANES] {
    if let Err(error) = validate::economy(economy) {
        return std::array::from_fn(|_| Err(error.clone()));
    }
    iterate::lanes(economy, scenarios, settings)
}

/// Solves any number of counterfactuals on one economy, [`LANES`] at a time, on the calling thread, results in order.
///
/// Errors as in [`solve`], scenario by scenario. Every result has the bits of its single solve.
pub fn solve_many(
    economy: &Economy,
    scenarios: &[Scenario<'_>],
    settings: &SolverSettings,
) -> Vec<Result<Equilibrium, SolveError>> {
    if let Err(error) = validate::economy(economy) {
        return scenarios.iter().map(|_| Err(error.clone())).collect();
    }
    let mut results = Vec::with_capacity(scenarios.len());
    let (groups, rest) = scenarios.as_chunks::<LANES>();
    for group in groups {
        results.extend(iterate::lanes(economy, group, settings));
    }
    let (fours, ones) = rest.as_chunks::<4>();
    for group in fours {
        results.extend(iterate::lanes(economy, group, settings));
    }
    for scenario in ones {
        let [result] = iterate::lanes(economy, &[*scenario], settings);
        results.push(result);
    }
    results
}
