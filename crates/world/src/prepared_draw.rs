//! A draw on its way through the equilibria that its paths need.

use std::sync::Arc;

use vecinos_politics::base_rates::History;

use crate::draw::Draw;
use crate::horizon::{Horizon, HorizonView};
use crate::levers::LeverPath;
use crate::log::LogWorld;
use crate::paths::PolicyPaths;
use crate::policy::{PolicyPath, TradeLaw};
use crate::production_chains::{
    Itinerary, Progress, SolvedStates, StateKey, WageReference, WageRigidity,
};
use crate::run::{DrawRun, RunError, RunPlan};
use crate::tariffs::StateTariffs;
use crate::world::{PathResponses, WarmChannels, World, WorldParts};
use crate::{Closure, Month};

/// A draw on its way: tariffs by policy state, and the states solved so far.
pub(crate) struct PreparedDraw {
    pub(crate) draw: Draw,
    with_horizons: bool,
    paths: Arc<PolicyPaths>,
    history: Option<Arc<History>>,
    pub(crate) rigidity: WageRigidity,
    pub(crate) tariffs: Vec<StateTariffs>,
    pub(crate) states: SolvedStates,
    baseline: Option<Itinerary>,
    scenario: Option<Itinerary>,
    recorded: Option<Itinerary>,
    failure: Option<RunError>,
}

impl PreparedDraw {
    pub(crate) fn new(
        plan: &RunPlan<'_>,
        draw: Draw,
        with_horizons: bool,
    ) -> Result<Self, RunError> {
        let (paths, history) = match &plan.governments {
            Some(governments) => governments.of_draw(plan, &draw)?,
            None => (Arc::clone(&plan.paths), None),
        };
        let drawn = paths.book.drawn(plan.model, &TradeLaw::of(&draw)?);
        let mut measures = drawn.checked(plan.model)?;
        let yearly_floor = match draw.closure {
            Closure::FlexibleWages => [0.0; 3],
            Closure::DownwardRigidWages => [
                draw.number("trade.wage_floor_usa_manufacturing")?,
                draw.number("trade.wage_floor_mexico_manufacturing")?,
                0.0,
            ],
        };
        let mut tariffs = Vec::with_capacity(paths.book.len());
        for number in paths.book.numbers() {
            let state = paths.book.get(number).ok_or(RunError::Unplanned)?;
            tariffs.push(StateTariffs::of(plan.model, state, &mut measures)?);
        }
        Ok(Self {
            rigidity: WageRigidity {
                closure: draw.closure,
                yearly_floor,
            },
            draw,
            with_horizons,
            paths,
            history,
            tariffs,
            states: SolvedStates::default(),
            baseline: None,
            scenario: None,
            recorded: None,
            failure: None,
        })
    }

    /// States to be solved next; empty when the draw is ready or has failed.
    pub(crate) fn advance(&mut self, plan: &RunPlan<'_>) -> Vec<(Month, StateKey)> {
        if self.failure.is_some() {
            return Vec::new();
        }
        let paths = Arc::clone(&self.paths);
        let last = if self.with_horizons {
            plan.last_needed()
        } else {
            plan.last
        };
        let mut needs = Vec::new();
        if self.baseline.is_none() {
            let progress = self.states.itinerary(
                &paths.baseline,
                &self.rigidity,
                WageReference::BENCHMARK,
                &[],
                last,
            );
            self.baseline = self.take(progress, LogWorld::Baseline, &mut needs);
        }
        if let (Some(path), None) = (&paths.recorded, &self.recorded) {
            let progress = self.states.itinerary(
                path,
                &self.rigidity,
                WageReference::BENCHMARK,
                &[],
                plan.last,
            );
            self.recorded = self.take(progress, LogWorld::Baseline, &mut needs);
        }
        if self.scenario.is_none() {
            match (paths.trade_departure, &self.baseline) {
                (None, baseline) => self.scenario.clone_from(baseline),
                (Some(departure), Some(baseline)) => {
                    let reference = self.wage_reference(baseline, departure);
                    let progress = self.states.itinerary(
                        &paths.scenario,
                        &self.rigidity,
                        reference,
                        baseline,
                        last,
                    );
                    self.scenario = self.take(progress, LogWorld::Scenario, &mut needs);
                }
                // Flexible wages have no memory: the scenario need not wait for its baseline.
                (Some(departure), None) if self.rigidity.closure == Closure::FlexibleWages => {
                    let reference = WageReference {
                        month: departure,
                        wage: [1.0; 3],
                    };
                    if let Progress::Needs(more) =
                        self.states
                            .itinerary(&paths.scenario, &self.rigidity, reference, &[], last)
                    {
                        needs.extend(more);
                    }
                }
                (Some(_), None) => {}
            }
        }
        if self.with_horizons && paths.trade_departure.is_some() {
            let worlds = [
                (&self.baseline, &paths.baseline),
                (&self.scenario, &paths.scenario),
            ];
            for (itinerary, path) in worlds {
                let Some(itinerary) = itinerary else { continue };
                let key = self.states.long_run_of(itinerary, path.state(last));
                if !self.states.contains(key) {
                    needs.push((plan.last, key));
                }
            }
        }
        needs.sort_by_key(|(_, key)| *key);
        needs.dedup_by_key(|(_, key)| *key);
        if self.failure.is_some() {
            Vec::new()
        } else {
            needs
        }
    }

    fn take(
        &mut self,
        progress: Progress,
        world: LogWorld,
        needs: &mut Vec<(Month, StateKey)>,
    ) -> Option<Itinerary> {
        match progress {
            Progress::Ready(itinerary) => return Some(itinerary),
            Progress::Needs(more) => needs.extend(more),
            Progress::Failed(failure) => self.failure = Some(RunError::Chain { world, failure }),
        }
        None
    }

    /// The manufacturing wages of the baseline in the month before the departure.
    fn wage_reference(&self, baseline: &Itinerary, departure: Month) -> WageReference {
        let before = baseline.iter().rev().find(|(from, _)| *from < departure);
        let wage = before
            .and_then(|(_, key)| self.states.get(*key))
            .map_or([1.0; 3], |response| response.pool_wage);
        WageReference {
            month: departure,
            wage,
        }
    }

    pub(crate) fn finish(mut self, plan: &RunPlan<'_>) -> Result<DrawRun, RunError> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let paths = Arc::clone(&self.paths);
        let responses = |itinerary: &Option<Itinerary>| {
            let itinerary = itinerary.as_ref().ok_or(RunError::Unplanned)?;
            PathResponses::of(&self.states, itinerary).ok_or(RunError::Unplanned)
        };
        let (baseline, scenario) = (responses(&self.baseline)?, responses(&self.scenario)?);
        let warm = WarmChannels::run(plan.model, &self.draw, &plan.links, &paths.levers.recorded)?;
        let recorded_world = match &paths.recorded {
            None => None,
            Some(path) => {
                let recorded = responses(&self.recorded)?;
                let parts = self.parts(plan, path, &paths.levers.recorded, &recorded);
                let mut world = World::new(parts)?.with_channels(warm.clone());
                world.run_to(plan.last);
                Some(world.record().clone())
            }
        };
        let mut world = World::new(WorldParts {
            recorded: recorded_world.as_ref(),
            ..self.parts(plan, &paths.baseline, &paths.levers.baseline, &baseline)
        })?
        .with_channels(warm);
        // Up to the departure both worlds are one.
        let departure = paths.departure.unwrap_or(plan.last.plus(1));
        world.run_to(departure.plus(-1));
        let common = world.clone();
        world.run_to(plan.last);
        let mut other = common.parting(WorldParts {
            recorded: recorded_world.as_ref().or(Some(world.record())),
            ..self.parts(plan, &paths.scenario, &paths.levers.scenario, &scenario)
        });
        other.run_to(plan.last);
        let trajectories =
            |judged| [&world, &other].map(|world| world.trajectory(plan.first, judged));
        let [baseline_trajectory, scenario_trajectory] = trajectories(false);
        let judged = trajectories(true);
        let horizons = self.horizons(plan, &baseline, &scenario)?;
        Ok(DrawRun {
            baseline: baseline_trajectory,
            scenario: scenario_trajectory,
            judged,
            horizons,
            solves: self.states.len(),
            history: self.history,
            draw: self.draw,
        })
    }

    fn parts<'b>(
        &'b self,
        plan: &'b RunPlan<'_>,
        policy: &'b PolicyPath,
        levers: &'b LeverPath,
        responses: &'b PathResponses,
    ) -> WorldParts<'b> {
        WorldParts {
            model: plan.model,
            draw: &self.draw,
            policy,
            tariffs: &self.tariffs,
            levers,
            responses,
            recorded: None,
        }
    }

    fn horizons(
        &self,
        plan: &RunPlan<'_>,
        baseline: &PathResponses,
        scenario: &PathResponses,
    ) -> Result<Vec<HorizonView>, RunError> {
        let paths = &self.paths;
        let mut views = Vec::new();
        if !self.with_horizons {
            return Ok(views);
        }
        for (horizon, month) in plan.horizon_months() {
            let worlds = [(baseline, &paths.baseline), (scenario, &paths.scenario)].map(
                |(responses, policy)| {
                    World::new(self.parts(plan, policy, &paths.levers.baseline, responses))
                        .map(|world| world.at(month))
                },
            );
            let [before, after] = worlds;
            let (before, after) = (
                before?.ok_or(RunError::Unplanned)?,
                after?.ok_or(RunError::Unplanned)?,
            );
            views.push(HorizonView::between(plan.model, horizon, &before, &after));
        }
        if paths.trade_departure.is_some() {
            let worlds = [
                (baseline, &self.baseline, &paths.baseline),
                (scenario, &self.scenario, &paths.scenario),
            ]
            .map(|(responses, itinerary, policy)| {
                let itinerary = itinerary.as_ref()?;
                let key = self.states.long_run_of(itinerary, policy.state(plan.last));
                let response = self.states.get(key)?;
                let world =
                    World::new(self.parts(plan, policy, &paths.levers.baseline, responses)).ok()?;
                world.in_the_long_run(plan.last, response)
            });
            let [Some(before), Some(after)] = worlds else {
                return Err(self.long_run_failure(plan));
            };
            views.push(HorizonView::between(
                plan.model,
                Horizon::LongRun,
                &before,
                &after,
            ));
        }
        Ok(views)
    }

    fn long_run_failure(&self, plan: &RunPlan<'_>) -> RunError {
        let states = [
            (&self.paths.baseline, LogWorld::Baseline),
            (&self.paths.scenario, LogWorld::Scenario),
        ];
        let mut failures = states.into_iter().filter_map(|(path, world)| {
            let failure = self
                .states
                .failure(SolvedStates::long_run(path.state(plan.last)))?;
            Some(RunError::Chain {
                world,
                failure: failure.clone(),
            })
        });
        failures.next().unwrap_or(RunError::Unplanned)
    }
}
