//! What governments that act by themselves did over all draws: one typical history, and how often each kind of move comes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use vecinos_numerics::quantiles::quantile_of_sorted;
use vecinos_politics::Party;
use vecinos_politics::base_rates::{History, Move, MoveKind};
use vecinos_world::scenario::{BehaviourIn, Governments};
use vecinos_world::{DrawRun, INDICATORS, RunPlan, Scenario};

/// The indicator whose last month says which history is typical.
const OUTCOME: &str = "real_income.MEX";

/// Behaviour over all draws.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Behaviour {
    /// Modes, styles and forbearance, and in which worlds the governments act.
    pub governments: Governments,
    /// First day of the histories, `YYYY-MM-DD`.
    pub first_day: String,
    /// Number of histories.
    pub histories: u64,
    /// The history whose outcome is nearest to the median of all.
    pub typical: Option<TypicalHistory>,
    /// How often each kind of move comes, by year, actor and kind.
    pub frequencies: Vec<MoveFrequency>,
}

/// One history that stands for many.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypicalHistory {
    /// Number of the draw.
    pub draw: u64,
    /// Indicator whose value in the last month chose it: the difference from the baseline, or the level where both worlds
    /// have the histories.
    pub indicator: String,
    /// Its value in this draw.
    pub value: f64,
    /// Median over all draws.
    pub median: f64,
    /// Its moves, in order of days.
    pub moves: Vec<Move>,
}

/// One kind of move of one actor in one year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MoveFrequency {
    /// Year.
    pub year: i16,
    /// Who.
    pub actor: Party,
    /// What.
    pub kind: MoveKind,
    /// Moves per history.
    pub mean: f64,
    /// Share of the histories with at least one.
    pub share: f64,
}

/// The history of one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawHistory {
    /// Number of the draw.
    pub draw: u64,
    /// The history.
    pub history: Arc<History>,
}

/// Whether what a scenario asks is how governments behave: only its own world has the histories.
pub(crate) fn is_the_question(plan: &RunPlan<'_>) -> bool {
    let governments = plan.governments.as_ref();
    governments.is_some_and(|governments| governments.plan.act_in == BehaviourIn::Scenario)
}

pub(crate) fn histories(runs: &[(u64, DrawRun)]) -> Vec<DrawHistory> {
    runs.iter()
        .filter_map(|(draw, run)| {
            Some(DrawHistory {
                draw: *draw,
                history: Arc::clone(run.history.as_ref()?),
            })
        })
        .collect()
}

pub(crate) fn summary(
    plan: &RunPlan<'_>,
    scenario: &Scenario,
    runs: &[(u64, DrawRun)],
) -> Option<Behaviour> {
    let governments = plan.governments.as_ref()?;
    let histories = histories(runs);
    Some(Behaviour {
        governments: scenario.governments.clone(),
        first_day: governments.plan.first.to_string(),
        histories: histories.len() as u64,
        typical: typical(plan, runs),
        frequencies: frequencies(&histories),
    })
}

/// The run whose outcome is nearest to the median; the first of several alike.
fn typical(plan: &RunPlan<'_>, runs: &[(u64, DrawRun)]) -> Option<TypicalHistory> {
    let position = INDICATORS
        .iter()
        .position(|indicator| indicator.id() == OUTCOME)?;
    let differs = is_the_question(plan);
    let outcomes: Vec<(f64, &(u64, DrawRun))> = runs
        .iter()
        .filter(|(_, run)| run.history.is_some())
        .filter_map(|one| {
            let run = &one.1;
            let place = (position + 1) * run.scenario.months;
            let last = place.checked_sub(1)?;
            let scenario = *run.scenario.values.get(last)?;
            let value = if differs {
                INDICATORS[position].difference(*run.baseline.values.get(last)?, scenario)
            } else {
                scenario
            };
            Some((value, one))
        })
        .collect();
    let mut values: Vec<f64> = outcomes.iter().map(|(value, _)| *value).collect();
    values.sort_by(f64::total_cmp);
    let median = quantile_of_sorted(&values, 0.5)?;
    let mut nearest: Option<(f64, &(u64, DrawRun))> = None;
    for (value, run) in &outcomes {
        let closer = nearest.is_none_or(|(best, _)| (value - median).abs() < (best - median).abs());
        if closer {
            nearest = Some((*value, run));
        }
    }
    let (value, (draw, run)) = nearest?;
    Some(TypicalHistory {
        draw: *draw,
        indicator: OUTCOME.to_owned(),
        value,
        median,
        moves: run.history.as_ref()?.moves.clone(),
    })
}

fn frequencies(histories: &[DrawHistory]) -> Vec<MoveFrequency> {
    let mut counts: BTreeMap<(i16, Party, MoveKind), (u64, u64)> = BTreeMap::new();
    for one in histories {
        let mut own: BTreeMap<(i16, Party, MoveKind), u64> = BTreeMap::new();
        for made in &one.history.moves {
            *own.entry((made.date.year(), made.actor, made.kind))
                .or_default() += 1;
        }
        for (key, count) in own {
            let sum = counts.entry(key).or_default();
            sum.0 += count;
            sum.1 += 1;
        }
    }
    let all = histories.len().max(1) as f64;
    counts
        .into_iter()
        .map(|((year, actor, kind), (moves, draws))| MoveFrequency {
            year,
            actor,
            kind,
            mean: moves as f64 / all,
            share: draws as f64 / all,
        })
        .collect()
}
