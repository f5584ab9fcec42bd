//! Scoring rules; smaller is better in all of them.

use vecinos_numerics::math;

/// Probabilities are kept this far from 0 and 1 in the logarithmic score.
pub const CLIP: f64 = 0.01;

/// Brier score of a yes/no forecast: squared distance of the probability from the outcome.
pub fn brier(probability: f64, outcome: bool) -> f64 {
    let error = probability - f64::from(u8::from(outcome));
    error * error
}

/// Logarithmic score of a yes/no forecast, in nats, clipped at [`CLIP`].
pub fn logarithmic(probability: f64, outcome: bool) -> f64 {
    let clipped = probability.clamp(CLIP, 1.0 - CLIP);
    -math::ln(if outcome { clipped } else { 1.0 - clipped })
}

/// Logarithmic score of a forecast over categories, in nats, clipped at [`CLIP`] from below.
///
/// `outcome` is the position of what happened; one outside of `probabilities` scores as the clip.
pub fn categorical(probabilities: &[f64], outcome: usize) -> f64 {
    let probability = probabilities.get(outcome).copied().unwrap_or(0.0);
    -math::ln(probability.clamp(CLIP, 1.0))
}

/// Ranked probability score of a forecast over ordered categories, divided by the number of categories less one, so that
/// it lies between 0 and 1.
pub fn ranked_probability(probabilities: &[f64], outcome: usize) -> f64 {
    if probabilities.len() < 2 {
        return 0.0;
    }
    let mut forecast = 0.0;
    let mut sum = 0.0;
    let last = probabilities.len() - 1;
    for (position, probability) in probabilities.iter().take(last).enumerate() {
        forecast += probability;
        let happened = if position >= outcome { 1.0 } else { 0.0 };
        sum += (forecast - happened) * (forecast - happened);
    }
    sum / last as f64
}

/// Continuous ranked probability score of a sample as forecast: mean distance from the outcome less half of the mean
/// distance within the sample. `None` for an empty sample.
pub fn continuous_ranked_probability(sample: &[f64], outcome: f64) -> Option<f64> {
    if sample.is_empty() {
        return None;
    }
    let size = sample.len() as f64;
    let apart: f64 = sample.iter().map(|value| (value - outcome).abs()).sum();
    let mut within = 0.0;
    for one in sample {
        for other in sample {
            within += (one - other).abs();
        }
    }
    Some(apart / size - 0.5 * within / (size * size))
}
