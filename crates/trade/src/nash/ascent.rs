//! The search for a best response: projected quasi-Newton (BFGS) ascent in ln(1+rate) between the bounds.

use super::{
    BestResponse, Game, NashError, NashSettings, Player, equilibrium_at, gradient_at,
};
use crate::equilibrium::Equilibrium;
use vecinos_numerics::math::{expm1, ln, ln_1p};

/// First step of a search without memory, in ln(1+rate).
const FIRST_STEP: f64 = 0.1;
/// Share of the predicted gain that a step must bring (Armijo's condition).
const SUFFICIENT_GAIN: f64 = 1e-4;
/// Predicted gains below this are lost in the rounding of the objective; then the gradient decides.
const GAIN_TOO_SMALL_TO_SEE: f64 = 1e-9;
/// Halvings of one step.
const MAXIMUM_HALVINGS: usize = 40;
/// Longest step, in ln(1+rate).
const LONGEST_STEP: f64 = 1.0;

/// What a search learned about the curvature of the objective: an approximation of minus its inverse Hessian.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    size: usize,
    inverse: Vec<f64>,
    fresh: bool,
}

impl Memory {
    /// Nothing learned yet.
    pub(super) fn new(size: usize) -> Self {
        Self { size, inverse: vec![0.0; size * size], fresh: true }
    }

    fn reset(&mut self, scale: f64) {
        self.inverse.fill(0.0);
        for index in 0..self.size {
            self.inverse[index * self.size + index] = scale;
        }
        self.fresh = true;
    }

    /// Direction of ascent on the free variables.
    fn direction(&self, gradient: &[f64], free: &[bool]) -> Vec<f64> {
        (0..self.size)
            .map(|row| {
                if !free[row] {
                    return 0.0;
                }
                (0..self.size)
                    .filter(|&column| free[column])
                    .map(|column| self.inverse[row * self.size + column] * gradient[column])
                    .sum()
            })
            .collect()
    }

    /// BFGS update with the step `step` and the fall of the gradient `fall` along it.
    fn update(&mut self, step: &[f64], fall: &[f64]) {
        let product = dot(step, fall);
        let length = dot(fall, fall);
        if !(product > 1e-10 * (dot(step, step) * length).sqrt()) {
            return;
        }
        if self.fresh {
            self.reset(product / length);
            self.fresh = false;
        }
        let size = self.size;
        let moved: Vec<f64> = (0..size)
            .map(|row| dot(&self.inverse[row * size..(row + 1) * size], fall))
            .collect();
        let factor = (1.0 + dot(fall, &moved) / product) / product;
        for row in 0..size {
            for column in 0..size {
                self.inverse[row * size + column] += factor * step[row] * step[column]
                    - (moved[row] * step[column] + step[row] * moved[column]) / product;
            }
        }
    }
}

/// A point of the search.
struct Point {
    position: Vec<f64>,
    rates: Vec<f64>,
    tariff: Vec<f64>,
    equilibrium: Equilibrium,
    value: f64,
}

/// Climbs from `start` to a best response of `player` when all other rates are those of `tariff`.
pub(super) fn climb(
    game: &Game<'_>,
    player: &Player,
    tariff: &[f64],
    start: &[f64],
    settings: &NashSettings,
    memory: &mut Memory,
) -> Result<BestResponse, NashError> {
    let (low, high) = (ln_1p(settings.lowest_rate), ln_1p(settings.highest_rate));
    let evaluate = |position: Vec<f64>| -> Result<Point, NashError> {
        let rates: Vec<f64> = position
            .iter()
            .map(|&log| expm1(log).clamp(settings.lowest_rate, settings.highest_rate))
            .collect();
        let mut tariff = tariff.to_vec();
        player.apply(&mut tariff, &rates);
        let equilibrium = equilibrium_at(game, &tariff, player.region, settings)?;
        let value = ln(player.objective_hat(game.economy, &equilibrium));
        Ok(Point { position, rates, tariff, equilibrium, value })
    };
    let mut point = evaluate(start.iter().map(|&rate| ln_1p(rate).clamp(low, high)).collect())?;
    let mut gradient = gradient_at(game, player, &point.equilibrium, &point.rates)?;
    for step in 0..=settings.maximum_steps {
        let size = projected_size(&gradient, &point.rates, settings);
        if size <= settings.gradient_tolerance {
            return Ok(BestResponse {
                rates: point.rates,
                tariff: point.tariff,
                objective_hat: player.objective_hat(game.economy, &point.equilibrium),
                equilibrium: point.equilibrium,
                gradient: size,
                steps: step,
            });
        }
        let Some((next, next_gradient)) =
            advance(game, player, settings, memory, &point, &gradient, (low, high), &evaluate)?
        else {
            return Err(NashError::NoBestResponse { region: player.region, steps: step, gradient: size });
        };
        let moved: Vec<f64> =
            next.position.iter().zip(&point.position).map(|(new, old)| new - old).collect();
        let fall: Vec<f64> = gradient.iter().zip(&next_gradient).map(|(old, new)| old - new).collect();
        memory.update(&moved, &fall);
        point = next;
        gradient = next_gradient;
    }
    Err(NashError::NoBestResponse {
        region: player.region,
        steps: settings.maximum_steps,
        gradient: projected_size(&gradient, &point.rates, settings),
    })
}

/// One accepted step with its gradient, or `None` when no step along the direction of ascent improves anything.
#[expect(clippy::too_many_arguments, reason = "one step of the search above, split off for length only")]
fn advance(
    game: &Game<'_>,
    player: &Player,
    settings: &NashSettings,
    memory: &mut Memory,
    point: &Point,
    gradient: &[f64],
    (low, high): (f64, f64),
    evaluate: &impl Fn(Vec<f64>) -> Result<Point, NashError>,
) -> Result<Option<(Point, Vec<f64>)>, NashError> {
    let free: Vec<bool> = gradient
        .iter()
        .zip(&point.rates)
        .map(|(&slope, &rate)| is_free(slope, rate, settings))
        .collect();
    let size = projected_size(gradient, &point.rates, settings);
    for attempt in 0..2 {
        if memory.fresh || attempt == 1 {
            memory.reset(FIRST_STEP / size);
        }
        let mut direction = memory.direction(gradient, &free);
        let longest = direction.iter().fold(0.0_f64, |longest, step| longest.max(step.abs()));
        if !(dot(&direction, gradient) > 0.0) {
            continue;
        }
        if longest > LONGEST_STEP {
            direction.iter_mut().for_each(|step| *step *= LONGEST_STEP / longest);
        }
        let mut length = 1.0;
        for _ in 0..MAXIMUM_HALVINGS {
            let position: Vec<f64> = point
                .position
                .iter()
                .zip(&direction)
                .map(|(old, step)| (old + length * step).clamp(low, high))
                .collect();
            let predicted: f64 = position
                .iter()
                .zip(&point.position)
                .zip(gradient)
                .map(|((new, old), slope)| (new - old) * slope)
                .sum();
            length /= 2.0;
            // A trial that cannot be solved is a step too far.
            let Ok(trial) = evaluate(position) else { continue };
            if predicted > GAIN_TOO_SMALL_TO_SEE {
                if trial.value >= point.value + SUFFICIENT_GAIN * predicted {
                    let slope = gradient_at(game, player, &trial.equilibrium, &trial.rates)?;
                    return Ok(Some((trial, slope)));
                }
            } else {
                let slope = gradient_at(game, player, &trial.equilibrium, &trial.rates)?;
                if projected_size(&slope, &trial.rates, settings) < size {
                    return Ok(Some((trial, slope)));
                }
            }
        }
    }
    Ok(None)
}

/// Largest element of the gradient, leaving out rates at a bound that they would cross.
pub(super) fn projected_size(gradient: &[f64], rates: &[f64], settings: &NashSettings) -> f64 {
    gradient
        .iter()
        .zip(rates)
        .filter(|&(&slope, &rate)| is_free(slope, rate, settings))
        .fold(0.0, |largest: f64, (slope, _)| largest.max(slope.abs()))
}

fn is_free(slope: f64, rate: f64, settings: &NashSettings) -> bool {
    let at_low = rate <= settings.lowest_rate + 1e-15 && slope < 0.0;
    let at_high = rate >= settings.highest_rate * (1.0 - 1e-15) && slope > 0.0;
    !(at_low || at_high)
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}
