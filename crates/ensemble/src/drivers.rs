//! What drives the width of a band: rank correlation of a difference with every drawn parameter that can reach it.

use std::collections::BTreeSet;

use vecinos_numerics::distributions::standard_normal;
use vecinos_world::couplings::{COUPLINGS, Links, reachable};
use vecinos_world::ledger::nodes_behind;
use vecinos_world::node::PRODUCTION_CHAINS;
use vecinos_world::{CHAIN_INDICATORS, INDICATORS};

use crate::result::EnsembleResult;

/// A parameter and the rank correlation of the difference with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// Registry name; `name = value` for a parameter that is a name (closure, elasticity set, time profile).
    pub parameter: String,
    /// Spearman's rank correlation over draws, −1 to 1; with a name, against being that value.
    pub correlation: f64,
}

/// Chance that chance alone puts one parameter or more into the list.
const FALSE_ALARM: f64 = 0.05;

/// The parameters most correlated with the difference of an indicator (by its position in [`INDICATORS`]) in a month (by its
/// position in the window), with judged links for the ledger; strongest first, at most `most`.
///
/// A parameter counts only where its node reaches the indicator through formulas and couplings, and where the correlation is
/// larger than chance gives with probability 0.05 over all parameters tried (normal approximation, Bonferroni). Empty where
/// nothing varies or no correlation is that large.
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
    let ledger = indicator.checked_sub(CHAIN_INDICATORS.len());
    let differences: Vec<f64> = result
        .trajectories
        .iter()
        .map(|draw| {
            let [baseline, scenario] = match ledger {
                Some(row) => draw.judged.each_ref().map(|world| (world, row)),
                None => [(&draw.baseline, indicator), (&draw.scenario, indicator)],
            }
            .map(|(world, row)| world.get(row * months + month).copied().unwrap_or(0.0));
            question.difference(baseline, scenario)
        })
        .collect();
    let outcome = ranks(&differences);
    let behind = nodes_behind(&question.id());
    let mut found = Vec::new();
    let mut tried = 0_usize;
    let mut offer = |parameter: String, values: &[f64]| {
        if values.len() != outcome.len() {
            return;
        }
        tried += 1;
        if let Some(correlation) = correlation(&ranks(values), &outcome) {
            found.push(Driver {
                parameter,
                correlation,
            });
        }
    };
    let numbers: Vec<&String> = result.draws.first().map_or_else(Vec::new, |draw| {
        draw.values.iter().map(|(name, _)| name).collect()
    });
    for (position, name) in numbers.into_iter().enumerate() {
        if !reaches(name, &behind) {
            continue;
        }
        let drawn = result.draws.iter();
        let values: Vec<f64> = drawn
            .filter_map(|draw| draw.values.get(position).map(|(_, value)| *value))
            .collect();
        offer(name.clone(), &values);
    }
    let names: Vec<&String> = result.draws.first().map_or_else(Vec::new, |draw| {
        draw.names.iter().map(|(name, _)| name).collect()
    });
    for (position, name) in names.into_iter().enumerate() {
        if !reaches(name, &behind) {
            continue;
        }
        let drawn = result.draws.iter();
        let values: Vec<&String> = drawn
            .filter_map(|draw| draw.names.get(position).map(|(_, value)| value))
            .collect();
        let distinct: BTreeSet<&String> = values.iter().copied().collect();
        // Two values are one question: being the first or not.
        let asked = if distinct.len() == 2 {
            1
        } else {
            distinct.len()
        };
        for choice in distinct.into_iter().take(asked) {
            let is: Vec<f64> = values
                .iter()
                .map(|value| f64::from(u8::from(*value == choice)))
                .collect();
            offer(format!("{name} = {choice}"), &is);
        }
    }
    let draws = outcome.len().max(2) as f64;
    let tail = FALSE_ALARM / (2.0 * tried.max(1) as f64);
    let threshold = standard_normal(1.0 - tail) / (draws - 1.0).sqrt();
    found.retain(|driver| driver.correlation.abs() > threshold);
    found.sort_by(|one, other| {
        let size = other.correlation.abs().total_cmp(&one.correlation.abs());
        size.then_with(|| one.parameter.cmp(&other.parameter))
    });
    found.truncate(most);
    found
}

/// Whether a parameter can move what these nodes give.
fn reaches(parameter: &str, behind: &BTreeSet<&'static str>) -> bool {
    let table = parameter.split('.').next().unwrap_or(parameter);
    let node = match table {
        "trade" | "tariff_programmes" => PRODUCTION_CHAINS,
        "couplings" => {
            let row = COUPLINGS
                .iter()
                .find(|row| row.parameter == Some(parameter));
            row.map_or(table, |row| row.to.0)
        }
        other => other,
    };
    behind.contains(node)
        || reachable(node, &Links::every())
            .iter()
            .any(|reached| behind.contains(reached))
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
