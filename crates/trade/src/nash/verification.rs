//! Does any player gain by deviating alone? A search on a grid, independent of the gradients that found the rates.

use super::{NashError, NashSettings, Player};
use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::error::SolveError;
use crate::labour::LabourMarket;
use crate::policy::Policy;
use crate::solver::{Scenario, solve, solve_many};

/// Factors on a player's whole schedule of rates that are tried.
const SCALES: [f64; 6] = [0.5, 0.8, 0.95, 1.05, 1.25, 1.5];
/// Changes of a single rate that are tried, as fractions.
const NUDGES: [f64; 4] = [-0.05, -0.01, 0.01, 0.05];
/// Deviations solved at once.
const BATCH: usize = 256;

/// What the search for profitable deviations found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Verification {
    /// Unilateral deviations whose equilibrium was computed.
    pub deviations: usize,
    /// Deviations whose equilibrium could not be computed (extreme rates); nothing is known about them.
    pub unsolved: usize,
    /// Largest gain in the logarithm of a player's objective (negative: every deviation loses). 0 without deviations.
    pub largest_gain: f64,
}

/// A deviation that pays.
pub(super) struct Deviation {
    pub(super) player: usize,
    pub(super) rates: Vec<f64>,
    pub(super) gain: f64,
}

/// Tries for every player: its whole schedule replaced by one rate of the grid, its schedule scaled, and each rate alone
/// nudged or (up to as many rates as the grid has points) moved to every rate of the grid.
pub(super) fn verify(
    economy: &Economy,
    policy: &Policy,
    labour: &LabourMarket,
    players: &[Player],
    rates: &[Vec<f64>],
    settings: &NashSettings,
) -> Result<(Verification, Option<Deviation>), NashError> {
    let mut verification = Verification::default();
    if settings.grid_points == 0 || players.is_empty() {
        return Ok((verification, None));
    }
    let base = solve(economy, policy, labour, &settings.solver)?;
    let mut best: Option<Deviation> = None;
    let mut largest_gain = f64::NEG_INFINITY;
    for (position, (player, chosen)) in players.iter().zip(rates).enumerate() {
        let value = player.log_objective(economy, &base);
        let deviations = deviations(player, chosen, settings.grid_points);
        for batch in deviations.chunks(BATCH) {
            let outcomes = solve_deviations(economy, policy, labour, player, batch, settings);
            for (deviation, outcome) in batch.iter().zip(outcomes) {
                let Ok(equilibrium) = outcome else {
                    verification.unsolved += 1;
                    continue;
                };
                verification.deviations += 1;
                let gain = player.log_objective(economy, &equilibrium) - value;
                largest_gain = largest_gain.max(gain);
                let record = best
                    .as_ref()
                    .map_or(settings.deviation_tolerance, |found| found.gain);
                if gain > record {
                    best = Some(Deviation {
                        player: position,
                        rates: deviation.clone(),
                        gain,
                    });
                }
            }
        }
    }
    if largest_gain.is_finite() {
        verification.largest_gain = largest_gain;
    }
    Ok((verification, best))
}

fn solve_deviations(
    economy: &Economy,
    policy: &Policy,
    labour: &LabourMarket,
    player: &Player,
    batch: &[Vec<f64>],
    settings: &NashSettings,
) -> Vec<Result<Equilibrium, SolveError>> {
    let policies: Vec<Policy> = batch
        .iter()
        .map(|rates| {
            let mut deviating = policy.clone();
            player.apply(economy.dimensions, rates, &mut deviating);
            deviating
        })
        .collect();
    let scenarios: Vec<Scenario<'_>> = policies
        .iter()
        .map(|policy| Scenario {
            policy,
            labour,
            elasticity: None,
        })
        .collect();
    solve_many(economy, &scenarios, &settings.solver)
}

fn deviations(player: &Player, chosen: &[f64], grid_points: usize) -> Vec<Vec<f64>> {
    let (lowest, highest) = (player.minimum_rate, player.maximum_rate);
    let grid: Vec<f64> = (0..grid_points)
        .map(|point| lowest + (highest - lowest) * point as f64 / (grid_points.max(2) - 1) as f64)
        .collect();
    let clamp = |rate: f64| rate.clamp(lowest, highest);
    let mut list: Vec<Vec<f64>> = grid.iter().map(|&rate| vec![rate; chosen.len()]).collect();
    for scale in SCALES {
        list.push(chosen.iter().map(|rate| clamp(rate * scale)).collect());
    }
    for (position, &rate) in chosen.iter().enumerate() {
        let mut alone = |rate: f64| {
            let mut deviation = chosen.to_vec();
            deviation[position] = clamp(rate);
            list.push(deviation);
        };
        for nudge in NUDGES {
            alone(rate + nudge);
        }
        if chosen.len() > 1 && chosen.len() <= grid_points {
            for &rate in &grid {
                alone(rate);
            }
        }
    }
    list.retain(|deviation| deviation != chosen);
    list
}
