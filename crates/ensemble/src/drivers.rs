//! What drives the width of a band: rank correlation of a difference with every drawn parameter.

use vecinos_world::{CHAIN_INDICATORS, INDICATORS};

use crate::result::EnsembleResult;

/// A parameter and the rank correlation of the difference with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// Registry name.
    pub parameter: String,
    /// Spearman's rank correlation over draws, −1 to 1.
    pub correlation: f64,
}

/// The parameters most correlated with the difference of an indicator (by its position in [`INDICATORS`]) in a month (by its
/// position in the window), with judged links for the ledger; strongest first, at most `most`. Empty where nothing varies.
pub fn drivers(
    result: &EnsembleResult,
    indicator: usize,
    month: usize,
    most: usize,
) -> Vec<Driver> {
    let months = result.months.len();
    let Some(question) = INDICATORS.get(indicator) else {
        return Vec::new();
    };
    let differences: Vec<f64> = result
        .trajectories
        .iter()
        .map(|draw| {
            let ledger = indicator.checked_sub(CHAIN_INDICATORS.len());
            let [baseline, scenario] = match ledger {
                Some(row) => draw.judged.each_ref().map(|world| (world, row)),
                None => [(&draw.baseline, indicator), (&draw.scenario, indicator)],
            }
            .map(|(world, row)| world.get(row * months + month).copied().unwrap_or(0.0));
            question.difference(baseline, scenario)
        })
        .collect();
    let outcome = ranks(&differences);
    let mut found = Vec::new();
    let names: Vec<&String> = result.draws.first().map_or_else(Vec::new, |draw| {
        draw.values.iter().map(|(name, _)| name).collect()
    });
    for (position, name) in names.into_iter().enumerate() {
        let values: Vec<f64> = result
            .draws
            .iter()
            .filter_map(|draw| draw.values.get(position).map(|(_, value)| *value))
            .collect();
        if values.len() != outcome.len() {
            continue;
        }
        if let Some(correlation) = correlation(&ranks(&values), &outcome) {
            found.push(Driver {
                parameter: name.clone(),
                correlation,
            });
        }
    }
    found.sort_by(|one, other| {
        let size = other.correlation.abs().total_cmp(&one.correlation.abs());
        size.then_with(|| one.parameter.cmp(&other.parameter))
    });
    found.truncate(most);
    found
}

/// Ranks from 0, ties sharing their mean.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let mut end = start + 1;
        while end < order.len() && values[order[end]].total_cmp(&values[order[start]]).is_eq() {
            end += 1;
        }
        let shared = (start + end - 1) as f64 / 2.0;
        for place in &order[start..end] {
            ranks[*place] = shared;
        }
        start = end;
    }
    ranks
}

/// Pearson's correlation; `None` where one side does not vary.
fn correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    let count = left.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
    let (left_mean, right_mean) = (mean(left), mean(right));
    let (mut both, mut one, mut other) = (0.0, 0.0, 0.0);
    for (x, y) in left.iter().zip(right) {
        both += (x - left_mean) * (y - right_mean);
        one += (x - left_mean) * (x - left_mean);
        other += (y - right_mean) * (y - right_mean);
    }
    (one > 0.0 && other > 0.0).then(|| both / (one * other).sqrt())
}
