//! Attribution: how much of an effect each action, each node and each coupling carries, at central values.
//!
//! - *By action*: actions enter one after another in the order of the file; what each adds, given those before it. The parts
//!   sum to the whole; another order would divide what actions share differently.
//! - *By node*: the terms of a ledger row that adds up (logarithms for rows in per cent). They sum to the whole.
//! - *By coupling*: the whole less the same without that one coupling. Where couplings work together these do not sum.

use std::collections::BTreeSet;

use crate::couplings::COUPLINGS;
use crate::indicator::{CHAIN_INDICATORS, INDICATORS, Indicator, position};
use crate::ledger::{row, terms};
use crate::model::{DEFAULT_ELASTICITY_SET, Model};
use crate::run::{DrawRun, PlanError, RunError, RunPlan};
use crate::scenario::Scenario;
use crate::{Closure, Draw, DrawError, Month, Trajectory};

/// An effect and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What is explained.
    pub indicator: Indicator,
    /// When.
    pub month: Month,
    /// Difference of scenario against baseline with measured links only.
    pub measured: f64,
    /// The same with judged links.
    pub total: f64,
    /// By action, in the order of the file: name and part of the total.
    pub by_action: Vec<(String, f64)>,
    /// By node; empty for rows that do not add up. For rows in per cent: logarithms times 100.
    pub by_node: Vec<(&'static str, f64)>,
    /// By coupling, those without which something changes, the largest first: id and difference it makes.
    pub by_coupling: Vec<(&'static str, f64)>,
}

/// Why an effect cannot be explained.
#[derive(Clone, Debug, thiserror::Error)]
pub enum AttributionError {
    /// The scenario cannot be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The central draw cannot be made.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// The central draw was not solved.
    #[error(transparent)]
    Run(#[from] RunError),
    /// There is no such indicator.
    #[error("there is no indicator `{0}`")]
    UnknownIndicator(String),
    /// The month lies outside the window.
    #[error("{month} is outside the window {first} to {last}")]
    OutsideWindow {
        /// Month asked for.
        month: Month,
        /// First month of the window.
        first: Month,
        /// Last month of the window.
        last: Month,
    },
}

/// Explains the effect of a scenario on an indicator in a month.
///
/// Errors: an indicator or month that does not exist; a run that fails.
pub fn attribute(
    model: &Model,
    scenario: &Scenario,
    indicator: &str,
    month: Month,
) -> Result<Attribution, AttributionError> {
    let place = position(indicator)
        .ok_or_else(|| AttributionError::UnknownIndicator(indicator.to_owned()))?;
    let header = &scenario.header;
    if month < header.start || month > header.end {
        return Err(AttributionError::OutsideWindow {
            month,
            first: header.start,
            last: header.end,
        });
    }
    let at = usize::try_from(month.since(header.start)).unwrap_or(0);
    let question = INDICATORS[place];
    let difference = |worlds: [&Trajectory; 2]| {
        let value = |world: &Trajectory| world.values[place * world.months + at];
        question.difference(value(worlds[0]), value(worlds[1]))
    };
    let judged = |run: &DrawRun| difference(run.judged.each_ref());
    let whole = central(model, scenario)?;
    let total = judged(&whole);
    let mut by_action = Vec::with_capacity(scenario.actions.len());
    let mut before = 0.0;
    for count in 1..=scenario.actions.len() {
        let with = if count == scenario.actions.len() {
            total
        } else {
            let part = Scenario {
                actions: scenario.actions[..count].to_vec(),
                ..scenario.clone()
            };
            judged(&central(model, &part)?)
        };
        let action = &scenario.actions[count - 1];
        by_action.push((action.instrument.id().to_owned(), with - before));
        before = with;
    }
    let mut by_coupling = Vec::new();
    for coupling in COUPLINGS {
        let mut off: BTreeSet<String> = scenario.couplings_off.clone();
        if !off.insert(coupling.id.to_owned()) {
            continue;
        }
        let without = Scenario {
            couplings_off: off,
            ..scenario.clone()
        };
        let made = total - judged(&central(model, &without)?);
        if made != 0.0 {
            by_coupling.push((coupling.id, made));
        }
    }
    by_coupling.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
    Ok(Attribution {
        indicator: question,
        month,
        measured: difference([&whole.baseline, &whole.scenario]),
        total,
        by_action,
        by_node: by_node(&whole, indicator, at),
        by_coupling: if place < CHAIN_INDICATORS.len() {
            Vec::new()
        } else {
            by_coupling
        },
    })
}

fn by_node(run: &DrawRun, indicator: &str, at: usize) -> Vec<(&'static str, f64)> {
    let months = run.baseline.months;
    let Some(wanted) = row(indicator) else {
        return Vec::new();
    };
    let [baseline, scenario] = &run.terms;
    terms()
        .into_iter()
        .enumerate()
        .filter(|(_, (of_row, _))| *of_row == wanted)
        .filter_map(|(term, (_, node))| {
            let place = term * months + at;
            Some((node, scenario.get(place)? - baseline.get(place)?))
        })
        .collect()
}

fn central(model: &Model, scenario: &Scenario) -> Result<DrawRun, AttributionError> {
    let plan = RunPlan::new(model, scenario)?;
    let draw = Draw::central(
        &plan.registry,
        model.elasticity_sets(),
        DEFAULT_ELASTICITY_SET,
        Closure::FlexibleWages,
    )?;
    let run = plan.run(vec![draw], false).pop();
    Ok(run.ok_or(RunError::Unplanned)??)
}
