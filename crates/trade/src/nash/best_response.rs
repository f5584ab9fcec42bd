//! Maximising an objective over tariff rates inside bounds: projected BFGS on exact gradients.
//!
//! Bertsekas (1982), "Projected Newton methods for optimization problems with simple constraints", *SIAM Journal on Control
//! and Optimization* 20(2): 221–46, with the inverse Hessian of Broyden, Fletcher, Goldfarb and Shanno. Near the optimum the
//! objective is flat to the precision of a solve, so a step also counts as good when it keeps the objective and shrinks the
//! slope along the step (the approximate Wolfe condition of Hager and Zhang 2005, *SIAM Journal on Optimization* 16(1)).

use super::{NashError, NashSettings, Player, player::validate};
use crate::derivatives::Linearisation;
use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::labour::LabourMarket;
use crate::policy::Policy;
use crate::solver::solve;

/// Largest change of a rate in one step.
const LONGEST_STEP: f64 = 0.3;
/// Share of the expected gain that a step must bring.
const SUFFICIENT_GAIN: f64 = 1e-4;
/// Share of the slope that may be left after a step that only keeps the objective.
const SLOPE_LEFT: f64 = 0.9;
/// Noise of the logarithm of the objective, in multiples of the solver's tolerance.
const NOISE: f64 = 20.0;
/// Halvings of a step before it is given up.
const HALVINGS: usize = 25;

/// A best response.
#[derive(Clone, Debug, PartialEq)]
pub struct BestResponse {
    /// Rates in the order of [`Player::groups`], as fractions.
    pub rates: Vec<f64>,
    /// The policy with the player's cells replaced.
    pub policy: Policy,
    /// The equilibrium under this policy, against the benchmark.
    pub equilibrium: Equilibrium,
    /// Gain in the logarithm of the player's objective over the policy given.
    pub gain: f64,
    /// Equilibria computed.
    pub evaluations: usize,
}

/// The rates that maximise the player's objective, all other tariffs as in `policy`. A local maximum, found from the rates of
/// `policy` (clamped into the player's bounds).
pub fn best_response(
    economy: &Economy,
    policy: &Policy,
    labour: &LabourMarket,
    player: &Player,
    settings: &NashSettings,
) -> Result<BestResponse, NashError> {
    validate(economy, policy, std::slice::from_ref(player))?;
    let before = solve(economy, policy, labour, &settings.solver)?;
    let mut chosen = policy.clone();
    let mut memory = Memory::new(player.current_rates(economy, policy));
    let ascent = Ascent {
        economy,
        labour,
        players: &[player],
        weights: &[1.0],
        first: 0,
        settings,
    };
    let evaluations = ascent.climb(&mut chosen, &mut memory, settings.tolerance)?;
    let equilibrium = solve(economy, &chosen, labour, &settings.solver)?;
    let gain = player.log_objective(economy, &equilibrium) - player.log_objective(economy, &before);
    Ok(BestResponse {
        rates: memory.rates,
        policy: chosen,
        equilibrium,
        gain,
        evaluations: evaluations + 2,
    })
}

/// Rates and what the search has learnt about curvature, kept from one round to the next.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    rates: Vec<f64>,
    /// Inverse of minus the Hessian, row-major; empty before the first gradient.
    curvature: Vec<f64>,
}

impl Memory {
    pub(super) fn new(rates: Vec<f64>) -> Self {
        Self {
            rates,
            curvature: Vec::new(),
        }
    }

    pub(super) fn rates(&self) -> &[f64] {
        &self.rates
    }
}

/// The objective and its gradient at some rates.
struct Point {
    value: f64,
    slope: Vec<f64>,
}

/// The weighted sum of the players' logarithmic objectives as a function of all their rates.
pub(super) struct Ascent<'a> {
    pub(super) economy: &'a Economy,
    pub(super) labour: &'a LabourMarket,
    /// The players that choose together (one, in a best response).
    pub(super) players: &'a [&'a Player],
    /// The weight of each of them.
    pub(super) weights: &'a [f64],
    /// Position of the first of them in the caller's list, for errors.
    pub(super) first: usize,
    pub(super) settings: &'a NashSettings,
}

impl Ascent<'_> {
    /// Climbs from the rates of `memory` until a full step moves no rate by more than `tolerance`; writes the rates into
    /// `policy` and `memory`. Returns the number of equilibria computed.
    pub(super) fn climb(
        &self,
        policy: &mut Policy,
        memory: &mut Memory,
        tolerance: f64,
    ) -> Result<usize, NashError> {
        let bounds = self.bounds();
        if bounds.is_empty() {
            return Ok(0);
        }
        let mut evaluations = 1;
        let (mut here, equilibrium) = self.evaluate(&memory.rates, policy)?;
        let first_curvature = self.first_curvature(&equilibrium);
        let mut fresh = memory.curvature.is_empty();
        if fresh {
            memory.curvature.clone_from(&first_curvature);
        }
        let mut last_step = f64::INFINITY;
        while evaluations < self.settings.maximum_evaluations {
            let direction = direction_up(memory, &here, &bounds);
            let reach = largest(&direction);
            let mut scale = if reach > LONGEST_STEP {
                LONGEST_STEP / reach
            } else {
                1.0
            };
            let mut accepted = None;
            for _ in 0..HALVINGS {
                let trial = moved(&memory.rates, &direction, scale, &bounds);
                let step = difference(&trial, &memory.rates);
                last_step = largest(&step);
                if last_step <= tolerance || evaluations >= self.settings.maximum_evaluations {
                    break;
                }
                evaluations += 1;
                let (there, _) = self.evaluate(&trial, policy)?;
                if self.is_better(&here, &there, &step) {
                    accepted = Some((trial, step, there));
                    break;
                }
                scale *= 0.5;
            }
            if let Some((trial, step, there)) = accepted {
                learn(&mut memory.curvature, &step, &here.slope, &there.slope);
                memory.rates = trial;
                here = there;
                fresh = false;
            } else if evaluations >= self.settings.maximum_evaluations {
                break;
            } else if fresh || scale >= 1.0 {
                // Either the full step is too small to matter, or no step up the slope helps: this is the maximum.
                memory.rates = moved(&memory.rates, &direction, scale, &bounds);
                self.write(&memory.rates, policy);
                return Ok(evaluations);
            } else {
                memory.curvature.clone_from(&first_curvature);
                fresh = true;
            }
        }
        self.write(&memory.rates, policy);
        Err(NashError::NoBestResponse {
            player: self.first,
            evaluations,
            last_step,
        })
    }

    /// Bounds of each rate, in order.
    fn bounds(&self) -> Vec<(f64, f64)> {
        self.players
            .iter()
            .flat_map(|player| {
                let count = player.groups(self.economy.dimensions).len();
                std::iter::repeat_n((player.minimum_rate, player.maximum_rate), count)
            })
            .collect()
    }

    fn write(&self, rates: &[f64], policy: &mut Policy) {
        let mut rest = rates;
        for player in self.players {
            let count = player.groups(self.economy.dimensions).len();
            let (own, others) = rest.split_at(count.min(rest.len()));
            player.apply(self.economy.dimensions, own, policy);
            rest = others;
        }
    }

    fn evaluate(
        &self,
        rates: &[f64],
        policy: &mut Policy,
    ) -> Result<(Point, Equilibrium), NashError> {
        self.write(rates, policy);
        let equilibrium = solve(self.economy, policy, self.labour, &self.settings.solver)?;
        let linearisation = Linearisation::new(self.economy, &equilibrium, self.labour)?;
        let mut value = 0.0;
        let mut cells = vec![0.0; self.economy.dimensions.cells()];
        for (player, weight) in self.players.iter().zip(self.weights) {
            value += weight * player.log_objective(self.economy, &equilibrium);
            let gradient = linearisation.gradient(&player.outcome())?;
            for (sum, slope) in cells.iter_mut().zip(gradient) {
                *sum += weight * slope;
            }
        }
        let slope = self
            .players
            .iter()
            .flat_map(|player| player.groups(self.economy.dimensions))
            .map(|group| group.iter().map(|&cell| cells[cell]).sum())
            .collect();
        Ok((Point { value, slope }, equilibrium))
    }

    /// A first guess of the curvature: the optimal tariff falls short by about the slope over θ times the imports that it
    /// falls on, in units of income (the one-sector formula, Gros 1987).
    fn first_curvature(&self, equilibrium: &Equilibrium) -> Vec<f64> {
        let dimensions = self.economy.dimensions;
        let mut diagonal = Vec::new();
        for (player, weight) in self.players.iter().zip(self.weights) {
            let income = equilibrium.income[player.region] / weight;
            for group in player.groups(dimensions) {
                let reaction: f64 = group
                    .iter()
                    .map(|&cell| {
                        let sector = cell / (dimensions.regions * dimensions.regions);
                        let exporter = cell % dimensions.regions;
                        let rate = equilibrium.tariff[cell];
                        self.economy.elasticity[sector]
                            * equilibrium.flow(sector, player.region, exporter)
                            / (1.0 + rate)
                    })
                    .sum();
                diagonal.push(if reaction > 0.0 {
                    income / reaction
                } else {
                    0.0
                });
            }
        }
        let count = diagonal.len();
        let mut curvature = vec![0.0; count * count];
        for (position, value) in diagonal.into_iter().enumerate() {
            curvature[position * count + position] = value;
        }
        curvature
    }

    fn is_better(&self, here: &Point, there: &Point, step: &[f64]) -> bool {
        let expected = dot(&here.slope, step);
        if there.value >= here.value + SUFFICIENT_GAIN * expected
            && expected > NOISE * self.settings.solver.tolerance
        {
            return true;
        }
        there.value >= here.value - NOISE * self.settings.solver.tolerance
            && dot(&there.slope, step).abs() <= SLOPE_LEFT * expected.abs()
    }
}

/// The quasi-Newton direction over the rates that are free to move; along the slope alone where that is no ascent.
fn direction_up(memory: &Memory, here: &Point, bounds: &[(f64, f64)]) -> Vec<f64> {
    let count = bounds.len();
    let free: Vec<bool> = memory
        .rates
        .iter()
        .zip(&here.slope)
        .zip(bounds)
        .map(|((&rate, &slope), &(lowest, highest))| {
            !((rate <= lowest && slope <= 0.0) || (rate >= highest && slope >= 0.0))
        })
        .collect();
    let mut direction = vec![0.0; count];
    for row in (0..count).filter(|&row| free[row]) {
        direction[row] = (0..count)
            .filter(|&column| free[column])
            .map(|column| memory.curvature[row * count + column] * here.slope[column])
            .sum();
    }
    if dot(&direction, &here.slope) <= 0.0 {
        for row in 0..count {
            let diagonal = memory.curvature[row * count + row];
            direction[row] = if free[row] {
                diagonal * here.slope[row]
            } else {
                0.0
            };
        }
    }
    direction
}

/// The update of Broyden, Fletcher, Goldfarb and Shanno for the inverse of minus the Hessian; left out where the objective is
/// not concave along the step.
fn learn(curvature: &mut [f64], step: &[f64], slope_here: &[f64], slope_there: &[f64]) {
    let count = step.len();
    let fall = difference(slope_here, slope_there);
    let bend = dot(step, &fall);
    let size = dot(step, step) * dot(&fall, &fall);
    if bend.is_nan() || bend * bend <= 1e-16 * size || bend <= 0.0 {
        return;
    }
    let through: Vec<f64> = (0..count)
        .map(|row| dot(&curvature[row * count..(row + 1) * count], &fall))
        .collect();
    let factor = (1.0 + dot(&fall, &through) / bend) / bend;
    for row in 0..count {
        for column in 0..count {
            curvature[row * count + column] += factor * step[row] * step[column]
                - (through[row] * step[column] + step[row] * through[column]) / bend;
        }
    }
}

fn moved(rates: &[f64], direction: &[f64], scale: f64, bounds: &[(f64, f64)]) -> Vec<f64> {
    rates
        .iter()
        .zip(direction)
        .zip(bounds)
        .map(|((rate, step), &(lowest, highest))| (rate + scale * step).clamp(lowest, highest))
        .collect()
}

fn difference(left: &[f64], right: &[f64]) -> Vec<f64> {
    left.iter().zip(right).map(|(a, b)| a - b).collect()
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

fn largest(values: &[f64]) -> f64 {
    values.iter().map(|value| value.abs()).fold(0.0, f64::max)
}
