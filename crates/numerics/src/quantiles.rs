//! Quantiles of a sample by order statistics.

/// Quantile of an ascending sample at `probability` in \[0, 1\], linear between order statistics
/// (type 7 of Hyndman and Fan 1996). `None` for an empty sample or a probability outside \[0, 1\].
pub fn quantile_of_sorted(sorted: &[f64], probability: f64) -> Option<f64> {
    if sorted.is_empty() || !(0.0..=1.0).contains(&probability) {
        return None;
    }
    let position = probability * (sorted.len() - 1) as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the position lies between 0 and the length of the sample"
    )]
    let below = position.floor() as usize;
    let weight = position - position.floor();
    let low = *sorted.get(below)?;
    match sorted.get(below + 1) {
        Some(high) if weight > 0.0 => Some(low + weight * (high - low)),
        _ => Some(low),
    }
}

/// Quantiles of an unordered sample at several probabilities. The sample is sorted by the total order of floating-point
/// numbers, so that the result does not depend on the order in which draws arrive.
pub fn quantiles(sample: &[f64], probabilities: &[f64]) -> Vec<Option<f64>> {
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    probabilities
        .iter()
        .map(|probability| quantile_of_sorted(&sorted, *probability))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_seven_by_hand() {
        let sample = [10.0, 1.0, 4.0, 2.0];
        let found = quantiles(&sample, &[0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(
            found,
            [Some(1.0), Some(1.75), Some(3.0), Some(5.5), Some(10.0)]
        );
    }

    #[test]
    fn order_of_draws_does_not_matter() {
        assert_eq!(
            quantiles(&[3.0, -1.0, 2.0], &[0.3]),
            quantiles(&[2.0, 3.0, -1.0], &[0.3])
        );
    }

    #[test]
    fn outside_of_the_sample_there_is_nothing() {
        assert_eq!(quantile_of_sorted(&[], 0.5), None);
        assert_eq!(quantile_of_sorted(&[1.0], 1.5), None);
        assert_eq!(quantile_of_sorted(&[1.0], f64::NAN), None);
        assert_eq!(quantile_of_sorted(&[7.0], 0.5), Some(7.0));
    }
}
