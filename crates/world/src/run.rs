//! From a scenario to trajectories: plans the policy paths once, then runs draws in batches.
//!
//! Draws of a batch are solved side by side in the lanes of the trade solver. A lane has the bits of its single solve, so
//! the batch a draw falls into does not matter.

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::registry::Registry;
use vecinos_evidence::source_text::SourceText;
use vecinos_politics::base_rates::History;
use vecinos_trade::measures::MeasureError;
use vecinos_trade::programmes::ProgrammeError;
use vecinos_trade::{LabourMarket, SolveError, solve_many, solver};

use crate::Month;
use crate::channel_system::StartError;
use crate::couplings::Links;
use crate::draw::{Draw, DrawError};
use crate::governments::{GovernmentPlan, HistoryError};
use crate::horizon::{Horizon, HorizonView};
use crate::levers::UnknownLever;
use crate::log::{LogEntry, LogWorld};
use crate::model::Model;
use crate::paths::{ActingGovernments, PolicyPaths};
use crate::policy::{PolicyError, TradeLaw};
use crate::prepared_draw::PreparedDraw;
use crate::production_chains::{ChainFailure, StateKey};
use crate::response::Response;
use crate::scenario::Scenario;
use crate::tariffs::StateTariffs;
use crate::world::Trajectory;

/// Years after the departure at which sector tables are read.
pub const HORIZON_YEARS: [i32; 3] = [1, 5, 10];

/// A scenario against its baseline, ready for any draw.
#[derive(Clone, Debug)]
pub struct RunPlan<'a> {
    /// The model.
    pub model: &'a Model,
    /// Parameters, with the scenario's assumptions in place.
    pub registry: Registry,
    /// First month shown.
    pub first: Month,
    /// Last month shown; policy stays as it is then for horizons beyond it.
    pub last: Month,
    /// Policy of both worlds by the record and the scenario's actions: that of every draw unless governments act by themselves.
    pub paths: Arc<PolicyPaths>,
    /// Governments that act by themselves; `None` when both are scripted.
    pub governments: Option<ActingGovernments>,
    /// Couplings in force: the measured ones, and with the judged ones.
    pub links: [Links; 2],
    /// Measures and actions of both worlds, without the moves of governments that act by themselves.
    pub log: Vec<LogEntry>,
}

/// A scenario cannot be planned.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PlanError {
    /// An assumption of the scenario does not fit the registry.
    #[error(transparent)]
    Assumptions(#[from] Diagnostics),
    /// A measure cannot be put in force.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// A parameter is missing.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// A recorded measure names a lever that does not exist.
    #[error(transparent)]
    Lever(#[from] UnknownLever),
    /// Governments cannot act by themselves as asked.
    #[error(transparent)]
    Governments(#[from] HistoryError),
}

/// One draw of a scenario and its baseline.
#[derive(Clone, Debug)]
pub struct DrawRun {
    /// The draw.
    pub draw: Draw,
    /// Trajectory of the baseline.
    pub baseline: Trajectory,
    /// Trajectory of the scenario.
    pub scenario: Trajectory,
    /// Both again with judged links as well: baseline, scenario. Production chains are the same.
    pub judged: [Trajectory; 2],
    /// What governments that act by themselves did; `None` when both are scripted.
    pub history: Option<Arc<History>>,
    /// Scenario against baseline at [`HORIZON_YEARS`] and in the long run; empty when the scenario never departs,
    /// or when none were wanted.
    pub horizons: Vec<HorizonView>,
    /// Equilibria that were solved for it.
    pub solves: usize,
}

/// Why a draw has no run.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RunError {
    /// An equilibrium was not found.
    #[error("{world:?}, {failure}")]
    Chain {
        /// Baseline or scenario.
        world: LogWorld,
        /// What failed.
        failure: ChainFailure,
    },
    /// The draw lacks a parameter.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// A measure is not valid.
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
    /// A channel cannot start.
    #[error(transparent)]
    Channel(#[from] StartError),
    /// Governments that act by themselves have no history.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// A measure of theirs cannot be put in force.
    #[error("{0}")]
    Policy(String),
    /// Tables that do not belong together.
    #[error(transparent)]
    Measure(#[from] MeasureError),
    /// The plan and the draw do not belong together.
    #[error("a policy state of the plan was not solved")]
    Unplanned,
}

impl<'a> RunPlan<'a> {
    /// Plans a scenario against its baseline, under the scenario's own seed.
    ///
    /// Errors: assumptions or measures that do not fit.
    pub fn new(model: &'a Model, scenario: &Scenario) -> Result<Self, PlanError> {
        Self::under_seed(model, scenario, scenario.header.seed)
    }

    /// The same under another seed: it is that of the histories of governments that act by themselves.
    ///
    /// Errors: those of [`Self::new`].
    pub fn under_seed(model: &'a Model, scenario: &Scenario, seed: u64) -> Result<Self, PlanError> {
        Self::with_governments(model, scenario, GovernmentPlan::of(scenario, seed)?)
    }

    /// The same under governments that are given, whatever the scenario says of them.
    ///
    /// Errors: those of [`Self::new`].
    pub fn with_governments(
        model: &'a Model,
        scenario: &Scenario,
        governments: Option<GovernmentPlan>,
    ) -> Result<Self, PlanError> {
        let source = SourceText::new(scenario.name.clone(), scenario.text.clone());
        let registry = model
            .registry
            .with_assumptions(&scenario.assumptions, &source)?;
        // Two draws tell policy states apart: what differs for neither differs for none.
        let mut probes = Vec::new();
        for number in 0..2 {
            let draw = Draw::sample(
                &registry,
                model.elasticity_sets(),
                scenario.header.seed,
                number,
            )?;
            probes.push(TradeLaw::of(&draw)?);
        }
        let last = scenario.header.end;
        let (paths, scripted, log) = PolicyPaths::scripted(model, scenario, &probes)?;
        let links =
            [false, true].map(|judged| Links::new(&registry, judged, &scenario.couplings_off));
        let governments = governments.map(|plan| ActingGovernments::new(plan, scripted, scenario));
        let mut paths = paths;
        if let Some(governments) = &governments {
            paths.part_no_later_than(governments.parts_worlds_in());
        }
        Ok(Self {
            model,
            links,
            registry,
            first: scenario.header.start,
            last,
            paths: Arc::new(paths),
            governments,
            log,
        })
    }

    /// Runs a batch of draws, in order.
    ///
    /// Every draw has its own outcome; a draw that fails does not touch the others. Horizons beyond the window cost more
    /// equilibria; `with_horizons` says whether they are wanted.
    pub fn run(&self, draws: Vec<Draw>, with_horizons: bool) -> Vec<Result<DrawRun, RunError>> {
        let mut runs: Vec<Result<PreparedDraw, RunError>> = draws
            .into_iter()
            .map(|draw| PreparedDraw::new(self, draw, with_horizons))
            .collect();
        loop {
            let wanted: Vec<(usize, Month, StateKey)> = runs
                .iter_mut()
                .enumerate()
                .flat_map(|(position, run)| {
                    let needs = run
                        .as_mut()
                        .map_or_else(|_| Vec::new(), |run| run.advance(self));
                    needs
                        .into_iter()
                        .map(move |(month, key)| (position, month, key))
                })
                .collect();
            if wanted.is_empty() {
                break;
            }
            self.solve(&mut runs, &wanted);
        }
        runs.into_iter()
            .map(|run| run.and_then(|run| run.finish(self)))
            .collect()
    }

    /// Solves the wanted states of a batch and hands each to its draw. States of one closure stand together.
    fn solve(
        &self,
        runs: &mut [Result<PreparedDraw, RunError>],
        wanted: &[(usize, Month, StateKey)],
    ) {
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by_key(|position| {
            let (run, _, key) = wanted[*position];
            let draw = runs[run].as_ref().map(|run| &run.draw).ok();
            (
                draw.map(|draw| (draw.closure, draw.elasticity_set.as_str())),
                key.policy,
            )
        });
        let mut jobs = Vec::with_capacity(wanted.len());
        for position in order {
            let (run, month, key) = wanted[position];
            if let Ok(prepared) = &runs[run]
                && let Some(tariffs) = prepared.tariffs.get(key.policy.index())
            {
                let labour = prepared
                    .rigidity
                    .labour_market(&self.model.geography, key.floors());
                jobs.push((run, month, key, tariffs, labour, prepared));
            }
        }
        let scenarios: Vec<solver::Scenario<'_>> = jobs
            .iter()
            .map(|(_, _, _, tariffs, labour, prepared)| solver::Scenario {
                policy: &tariffs.policy,
                labour,
                elasticity: Some(&prepared.draw.elasticity),
            })
            .collect();
        let solved = solve_many(&self.model.economy, &scenarios, &self.model.solver);
        let mut outcomes = Vec::with_capacity(jobs.len());
        for ((run, month, key, tariffs, labour, _), equilibrium) in jobs.iter().zip(solved) {
            let outcome = match equilibrium {
                Ok(equilibrium) => Ok(self.response(&equilibrium, labour, tariffs)),
                Err(error) => Err(ChainFailure {
                    month: *month,
                    error,
                }),
            };
            outcomes.push((*run, *key, outcome));
        }
        for (run, key, outcome) in outcomes {
            let Ok(prepared) = &mut runs[run] else {
                continue;
            };
            match outcome {
                Ok(Ok(response)) => prepared.states.insert(key, Ok(response)),
                Ok(Err(error)) => runs[run] = Err(error.into()),
                Err(failure) => prepared.states.insert(key, Err(failure)),
            }
        }
    }

    fn response(
        &self,
        equilibrium: &vecinos_trade::Equilibrium,
        labour: &LabourMarket,
        tariffs: &StateTariffs,
    ) -> Result<Response, MeasureError> {
        Response::of(
            &self.model.geography,
            &self.model.economy,
            &self.model.response_base,
            equilibrium,
            labour,
            tariffs.policy.trade_cost_hat.as_deref(),
        )
    }

    /// Months at which sector tables are read, with their horizon.
    pub fn horizon_months(&self) -> Vec<(Horizon, Month)> {
        let Some(departure) = self.paths.trade_departure else {
            return Vec::new();
        };
        HORIZON_YEARS
            .iter()
            .zip([1, 5, 10])
            .map(|(years, number)| (Horizon::Years(number), departure.plus(12 * years)))
            .collect()
    }

    /// Last month for which equilibria are needed.
    pub(crate) fn last_needed(&self) -> Month {
        self.horizon_months()
            .into_iter()
            .map(|(_, month)| month)
            .fold(self.last, Month::max)
    }
}

impl RunError {
    /// Residual of the solve that failed, where there was one.
    pub fn residual(&self) -> Option<f64> {
        match self {
            Self::Chain { failure, .. } => match &failure.error {
                SolveError::Diverged { residual, .. } | SolveError::Stalled { residual, .. } => {
                    Some(*residual)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// World and month of the policy state that failed, where there was one.
    pub fn place(&self) -> Option<(LogWorld, Month)> {
        match self {
            Self::Chain { world, failure } => Some((*world, failure.month)),
            _ => None,
        }
    }
}
