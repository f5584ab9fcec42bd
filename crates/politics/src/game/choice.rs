//! Logit response with tie bands.

use vecinos_numerics::math;

/// Payoff of an action that is not available.
pub const UNAVAILABLE: f64 = f64::NEG_INFINITY;

/// Probabilities proportional to e^(λ u) over the actions that are available: quantal response in the agent form.
///
/// Payoffs within `tie_band` of the best count as equally good: they take their mean. With λ = 0 every available action is
/// alike; with an infinite λ the best ones are. All zero when nothing is available.
pub fn logit<const N: usize>(payoffs: &[f64; N], rationality: f64, tie_band: f64) -> [f64; N] {
    let best = payoffs.iter().copied().fold(UNAVAILABLE, f64::max);
    if !best.is_finite() {
        return [0.0; N];
    }
    let tied = |payoff: f64| payoff.is_finite() && payoff >= best - tie_band;
    let (mut sum, mut count) = (0.0, 0.0);
    for payoff in payoffs.iter().copied().filter(|payoff| tied(*payoff)) {
        sum += payoff - best;
        count += 1.0;
    }
    let level = sum / count;
    let mut weights = [0.0; N];
    for (weight, payoff) in weights.iter_mut().zip(payoffs) {
        if !payoff.is_finite() {
            continue;
        }
        let behind = if tied(*payoff) {
            0.0
        } else {
            payoff - best - level
        };
        *weight = if behind >= 0.0 {
            1.0
        } else if rationality.is_finite() {
            math::exp(rationality * behind)
        } else {
            0.0
        };
    }
    let total: f64 = weights.iter().sum();
    weights.map(|weight| weight / total)
}

/// Which one a uniform number in (0, 1) chooses.
pub fn chosen<const N: usize>(probabilities: &[f64; N], uniform: f64) -> usize {
    let mut reached = 0.0;
    let mut last = 0;
    for (position, probability) in probabilities.iter().enumerate() {
        if *probability > 0.0 {
            last = position;
            reached += probability;
            if uniform < reached {
                return position;
            }
        }
    }
    last
}

/// Log-odds of a probability, kept away from 0 and 1.
pub(crate) fn log_odds(probability: f64) -> f64 {
    let inside = probability.clamp(1e-9, 1.0 - 1e-9);
    math::ln(inside / (1.0 - inside))
}

/// Probability of log-odds.
pub(crate) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + math::exp(-log_odds))
}
