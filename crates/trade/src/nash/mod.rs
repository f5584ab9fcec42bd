//! Best-response and Nash tariffs: what governments choose when each maximises its own objective.
//!
//! A [`Player`] is a region with tariff cells that move together in groups (its [`Instrument`]), an [`Objective`] and
//! bounds. [`best_response`] maximises the logarithm of the objective over the player's rates, all other policy constant, by
//! a projected quasi-Newton method on exact gradients ([`crate::derivatives`]); [`solve_nash`] iterates best responses until
//! no rate moves, then checks on a grid that no player gains by deviating alone; [`payoff_table`] sets the outcome beside the
//! status quo, zero tariffs, unilateral and joint choices.
//!
//! The objective is real income, or real income with extra weight on the value added of some sectors. With
//! `λ_s = 1 + ω_s` this is the government of Ossa (2014), *American Economic Review* 104(12): 4104–46, equation (1),
//! `G = Σ_s λ_s X_s/P` with `X_s` the income earned in sector s, when profits are zero and tariff revenue and deficits have
//! the weight one; Grossman and Helpman (1994), *American Economic Review* 84(4): 833–50, derive such weights from lobbying.
//!
//! [`sufficient_statistics`] holds the closed-form Nash tariffs of Lashkaripour (2021) for economies without input–output
//! links, with which the numerical solution is compared.

mod best_response;
mod payoffs;
mod player;
pub mod sufficient_statistics;
mod verification;

pub use best_response::{BestResponse, best_response};
pub use payoffs::{PayoffRow, PayoffTable, PolicyCase, cooperative_tariffs, payoff_table};
pub use player::{Instrument, Objective, Player};
pub use verification::Verification;

use crate::derivatives::DerivativeError;
use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::error::SolveError;
use crate::labour::LabourMarket;
use crate::policy::Policy;
use crate::settings::SolverSettings;
use best_response::{Ascent, Memory};
use player::validate;
use verification::verify;

/// How Nash tariffs are searched for and checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NashSettings {
    /// Settings of each solve.
    pub solver: SolverSettings,
    /// Largest change of a rate (as a fraction) at which rates count as settled.
    pub tolerance: f64,
    /// Rounds of best responses allowed.
    pub maximum_rounds: usize,
    /// Equilibria allowed in one best response.
    pub maximum_evaluations: usize,
    /// Rates of the verification grid, evenly spaced from the lowest to the highest rate allowed; 0 = no verification.
    pub grid_points: usize,
    /// Largest gain from a deviation (in the logarithm of the objective) that counts as none.
    pub deviation_tolerance: f64,
}

impl Default for NashSettings {
    fn default() -> Self {
        Self {
            solver: SolverSettings {
                tolerance: 1e-10,
                ..SolverSettings::default()
            },
            tolerance: 1e-6,
            maximum_rounds: 60,
            maximum_evaluations: 200,
            grid_points: 13,
            deviation_tolerance: 1e-8,
        }
    }
}

/// Why there are no best-response or Nash tariffs.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NashError {
    /// A player is not one of this economy, or its instrument, bounds or weights are not valid.
    #[error("player {player}: {reason}")]
    InvalidPlayer {
        /// Position in the list of players.
        player: usize,
        /// What is wrong.
        reason: String,
    },
    /// Rates kept moving.
    #[error("rates still moved by {largest_change:e} in round {round}")]
    NotConverged {
        /// Rounds made.
        round: usize,
        /// Largest change of a rate in the last round, as a fraction.
        largest_change: f64,
    },
    /// A best response ran out of evaluations.
    #[error(
        "the best response of player {player} did not settle in {evaluations} equilibria (last step {last_step:e})"
    )]
    NoBestResponse {
        /// Position in the list of players.
        player: usize,
        /// Equilibria computed.
        evaluations: usize,
        /// Largest change of a rate in the last step, as a fraction.
        last_step: f64,
    },
    /// The rates settled where some player still gains by deviating.
    #[error(
        "player {player} gains {gain:e} (logarithm of its objective) by deviating from the rates found"
    )]
    ProfitableDeviation {
        /// Position in the list of players.
        player: usize,
        /// Gain in the logarithm of the objective.
        gain: f64,
    },
    /// An equilibrium could not be solved.
    #[error(transparent)]
    Solve(#[from] SolveError),
    /// A gradient could not be taken.
    #[error(transparent)]
    Derivative(#[from] DerivativeError),
}

/// Nash tariffs, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct NashEquilibrium {
    /// Rates by player, in the order of [`Player::groups`], as fractions.
    pub rates: Vec<Vec<f64>>,
    /// The status quo with the players' cells replaced.
    pub policy: Policy,
    /// The equilibrium under this policy, against the benchmark.
    pub equilibrium: Equilibrium,
    /// Rounds of best responses.
    pub rounds: usize,
    /// Largest change of a rate in the last round, as a fraction.
    pub largest_change: f64,
    /// What the search for profitable deviations found.
    pub verification: Verification,
}

/// Nash equilibrium in tariffs among `players`, everybody else's tariffs as in `status_quo`.
///
/// Players answer in their order, each to the newest rates of the others, from the status quo. Without players the result is
/// the status quo. Where the verification finds a profitable deviation, the search goes on from there.
///
/// Computational note: real income need not be quasi-concave in tariffs when there are input–output links, and uniqueness is
/// not known; the verification is on a grid, not a proof.
pub fn solve_nash(
    economy: &Economy,
    status_quo: &Policy,
    labour: &LabourMarket,
    players: &[Player],
    settings: &NashSettings,
) -> Result<NashEquilibrium, NashError> {
    validate(economy, status_quo, players)?;
    let mut policy = status_quo.clone();
    let mut memories: Vec<Memory> = players
        .iter()
        .map(|player| Memory::new(player.current_rates(economy, &policy)))
        .collect();
    let mut largest_change = f64::INFINITY;
    for rounds in 1..=settings.maximum_rounds {
        // Early rounds need not be exact.
        let tolerance = (0.05 * largest_change).min(1e-3).max(settings.tolerance);
        let mut change = 0.0_f64;
        for (position, player) in players.iter().enumerate() {
            let ascent = Ascent {
                economy,
                labour,
                players: &[player],
                weights: &[1.0],
                first: position,
                settings,
            };
            let memory = &mut memories[position];
            let before = memory.rates().to_vec();
            ascent.climb(&mut policy, memory, tolerance)?;
            for (new, old) in memory.rates().iter().zip(&before) {
                change = change.max((new - old).abs());
            }
        }
        largest_change = change;
        if change > settings.tolerance {
            continue;
        }
        let rates: Vec<Vec<f64>> = memories
            .iter()
            .map(|memory| memory.rates().to_vec())
            .collect();
        let (verification, better) = verify(economy, &policy, labour, players, &rates, settings)?;
        if let Some(deviation) = better {
            if rounds == settings.maximum_rounds {
                return Err(NashError::ProfitableDeviation {
                    player: deviation.player,
                    gain: deviation.gain,
                });
            }
            players[deviation.player].apply(economy.dimensions, &deviation.rates, &mut policy);
            memories[deviation.player] = Memory::new(deviation.rates);
            largest_change = f64::INFINITY;
            continue;
        }
        let equilibrium = crate::solver::solve(economy, &policy, labour, &settings.solver)?;
        return Ok(NashEquilibrium {
            rates,
            policy,
            equilibrium,
            rounds,
            largest_change,
            verification,
        });
    }
    Err(NashError::NotConverged {
        round: settings.maximum_rounds,
        largest_change,
    })
}
