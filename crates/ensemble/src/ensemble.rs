//! Runs a scenario over many draws.
//!
//! Draw k is a pure function of (scenario, parameters, seed, k); draws run on all cores, results are collected in the order
//! of draws, and every reduction has one order, so the bytes do not depend on the number of threads.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use vecinos_world::run::RunError;
use vecinos_world::{Closure, Draw, DrawError, DrawRun, Model, PlanError, RunPlan, Scenario};

use crate::aggregate;
use crate::behaviour;
use crate::result::{EnsembleResult, RunSettings};

/// Draws that one thread takes at a time: both closures in full lanes, and a divisor of
/// [`SECTOR_TABLE_DRAWS`]. Has no influence on results.
const BATCH: usize = 20;

/// Draws behind the sector tables: the first ones, because horizons beyond the window cost more equilibria.
pub const SECTOR_TABLE_DRAWS: u64 = 200;

/// Called after every batch with the number of draws done and their total, from any thread.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub enum EnsembleError {
    /// No draw was asked for.
    #[error("an ensemble needs at least one draw")]
    NoDraws,
    /// No scenario was given to compare.
    #[error("there is no scenario to compare")]
    NoScenarios,
    /// Scenarios that do not share a baseline.
    #[error(
        "`{first}` is shown against the baseline `{first_baseline}` and `{other}` against `{other_baseline}`: only scenarios with one baseline and one window compare"
    )]
    DifferentBaselines {
        /// The first scenario.
        first: String,
        /// Its baseline.
        first_baseline: String,
        /// The one that differs.
        other: String,
        /// Its baseline.
        other_baseline: String,
    },
    /// The scenario cannot be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A draw cannot be made.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// Not one draw was solved.
    #[error("no draw was solved; the first: {0}")]
    AllFailed(RunError),
    /// The rates of the central draw cannot be computed.
    #[error(transparent)]
    Rates(RunError),
    /// Threads cannot be started.
    #[error("threads cannot be started: {0}")]
    Threads(String),
}

/// A draw with its outcome.
pub(crate) struct Outcome {
    /// Number of the draw.
    pub number: u64,
    /// What came of it.
    pub run: Result<DrawRun, RunError>,
}

/// Runs a scenario against its baseline.
///
/// Errors: a scenario that cannot be planned; no draw that solved. Single draws that fail stand in
/// [`EnsembleResult::failures`].
pub fn run_ensemble(
    model: &Model,
    scenario: &Scenario,
    settings: &RunSettings,
    progress: Progress<'_>,
) -> Result<EnsembleResult, EnsembleError> {
    if settings.draws == 0 {
        return Err(EnsembleError::NoDraws);
    }
    match settings.threads {
        None => run_here(model, scenario, settings, progress),
        Some(threads) => rayon::ThreadPoolBuilder::new()
            .num_threads(threads.max(1))
            .build()
            .map_err(|error| EnsembleError::Threads(error.to_string()))?
            .install(|| run_here(model, scenario, settings, progress)),
    }
}

/// Runs several scenarios with the same draws against the same baseline.
///
/// Errors: those of [`run_ensemble`]; scenarios with different baselines or windows.
pub fn compare(
    model: &Model,
    scenarios: &[Scenario],
    settings: &RunSettings,
    progress: Progress<'_>,
) -> Result<Vec<EnsembleResult>, EnsembleError> {
    let first = scenarios.first().ok_or(EnsembleError::NoScenarios)?;
    let frame = |scenario: &Scenario| {
        let header = &scenario.header;
        format!(
            "{}, {} to {}",
            header.baseline.name(),
            header.start,
            header.end
        )
    };
    if let Some(other) = scenarios
        .iter()
        .find(|scenario| frame(scenario) != frame(first))
    {
        return Err(EnsembleError::DifferentBaselines {
            first: first.name.clone(),
            first_baseline: frame(first),
            other: other.name.clone(),
            other_baseline: frame(other),
        });
    }
    let all = settings.draws * scenarios.len() as u64;
    scenarios
        .iter()
        .zip(0_u64..)
        .map(|(scenario, position)| {
            let before = position * settings.draws;
            run_ensemble(model, scenario, settings, &|done, _| {
                progress(before + done, all);
            })
        })
        .collect()
}

fn run_here(
    model: &Model,
    scenario: &Scenario,
    settings: &RunSettings,
    progress: Progress<'_>,
) -> Result<EnsembleResult, EnsembleError> {
    let plan = RunPlan::under_seed(model, scenario, settings.seed)?;
    let sets = model.elasticity_sets();
    let draws = (0..settings.draws)
        .map(|number| Draw::sample(&plan.registry, sets, settings.seed, number))
        .collect::<Result<Vec<_>, _>>()?;
    // Where behaviour is the question, a draw without a history asks nothing.
    let central = if behaviour::is_the_question(&plan) {
        Vec::new()
    } else {
        central_draws(&plan)?
    };
    let done = AtomicU64::new(0);
    let solve_draws = || -> Vec<Outcome> {
        draws
            .par_chunks(BATCH)
            .flat_map_iter(|batch| {
                let first = batch
                    .first()
                    .and_then(|draw| draw.number)
                    .unwrap_or_default();
                let runs = plan.run(batch.to_vec(), first < SECTOR_TABLE_DRAWS);
                let finished =
                    done.fetch_add(batch.len() as u64, Ordering::Relaxed) + batch.len() as u64;
                progress(finished, settings.draws);
                let numbers = batch.iter().map(|draw| draw.number.unwrap_or_default());
                numbers
                    .zip(runs)
                    .map(|(number, run)| Outcome { number, run })
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let solve_grid = || -> Vec<Result<DrawRun, RunError>> {
        central
            .par_chunks(BATCH / 5)
            .flat_map_iter(|batch| plan.run(batch.to_vec(), true))
            .collect()
    };
    // The grid is small: taken up last, it fills the time in which not every thread has draws left.
    let (outcomes, grid) = rayon::join(solve_draws, solve_grid);
    aggregate::result(&plan, scenario, settings, outcomes, &grid)
}

/// Central values under every elasticity set and closure.
fn central_draws(plan: &RunPlan<'_>) -> Result<Vec<Draw>, DrawError> {
    let sets = plan.model.elasticity_sets();
    let mut draws = Vec::new();
    for closure in Closure::ALL {
        for set in aggregate::grid_sets(plan) {
            draws.push(Draw::central(&plan.registry, sets, &set, closure)?);
        }
    }
    Ok(draws)
}
