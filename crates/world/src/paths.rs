//! The policy of both worlds over time: the same for all draws, or a draw's own where governments act by themselves.

use std::sync::Arc;

use vecinos_politics::base_rates::History;

use crate::Month;
use crate::channel_system::warm_up_start;
use crate::draw::Draw;
use crate::governments::{GovernmentPlan, levers as government_levers, triggers::triggers};
use crate::levers::{self, LeverMeasure, LeverPath, UnknownLever};
use crate::log::{LogEntry, merged};
use crate::model::Model;
use crate::policy::{Measures, PolicyBook, PolicyPath, TradeLaw};
use crate::run::{PlanError, RunError, RunPlan};
use crate::scenario::{Action, Baseline, BehaviourIn, Instrument, Scenario};

/// Policy states and levers of baseline, scenario and record.
#[derive(Clone, Debug)]
pub struct PolicyPaths {
    /// Policy states of all paths.
    pub book: PolicyBook,
    /// The baseline's path.
    pub baseline: PolicyPath,
    /// The scenario's path.
    pub scenario: PolicyPath,
    /// The recorded path, where the baseline is another world: levels rest on it.
    pub recorded: Option<PolicyPath>,
    /// Levers of the channels in each world.
    pub levers: LeverPaths,
    /// First month in which the scenario departs from its baseline.
    pub departure: Option<Month>,
    /// First month in which tariffs or trade costs depart; `None` when only levers do, and production chains are the same.
    pub trade_departure: Option<Month>,
}

/// Levers by world.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverPaths {
    /// The baseline's.
    pub baseline: LeverPath,
    /// The scenario's.
    pub scenario: LeverPath,
    /// The record's.
    pub recorded: LeverPath,
}

/// What the record and the actions of a scenario put in force, before a history.
#[derive(Clone, Debug)]
pub(crate) struct ScriptedMeasures {
    baseline: Measures,
    scenario: Measures,
    recorded: Option<Measures>,
    baseline_levers: Vec<LeverMeasure>,
    scenario_levers: Vec<LeverMeasure>,
}

impl PolicyPaths {
    /// The paths by the record and the scenario's actions; the measures behind them; their log.
    pub(crate) fn scripted(
        model: &Model,
        scenario: &Scenario,
        probes: &[TradeLaw],
    ) -> Result<(Self, ScriptedMeasures, Vec<LogEntry>), PlanError> {
        let last = scenario.header.end;
        let base = &scenario.header.baseline;
        let baseline = Measures::of_baseline(model, base)?;
        let departed = Measures::of_scenario(model, scenario)?;
        let recorded = match base {
            Baseline::Recorded => None,
            Baseline::NoNewTariffs2025 | Baseline::FrozenDecember2024 | Baseline::Scenario(_) => {
                Some(Measures::of_baseline(model, &Baseline::Recorded)?)
            }
        };
        let mut levers = levers::recorded(&model.policy_record, base.frozen_on())?;
        levers.extend(lever_measures(base.actions()));
        let mut actions: Vec<&Action> = scenario.actions.iter().collect();
        actions.sort_by_key(|action| action.from);
        let mut scenario_levers = levers.clone();
        scenario_levers.extend(lever_measures(actions));
        let scripted = ScriptedMeasures {
            baseline: baseline.clone().without_log(),
            scenario: departed.clone().without_log(),
            recorded: recorded.clone().map(Measures::without_log),
            baseline_levers: levers,
            scenario_levers,
        };
        let mut book = PolicyBook::default();
        let baseline = baseline.path(model, probes, last, &mut book)?;
        let departed = departed.path(model, probes, last, &mut book)?;
        let recorded = recorded
            .map(|measures| measures.path(model, probes, last, &mut book))
            .transpose()?;
        let levers = LeverPaths::of(model, &scripted, last)?;
        let log = merged(baseline.log(), departed.log());
        let paths = Self::new(book, [baseline, departed], recorded, levers, last);
        Ok((paths, scripted, log))
    }

    fn new(
        book: PolicyBook,
        [baseline, scenario]: [PolicyPath; 2],
        recorded: Option<PolicyPath>,
        levers: LeverPaths,
        last: Month,
    ) -> Self {
        let of_tariffs = scenario.departure(&baseline, last);
        let of_levers = levers.scenario.departure(&levers.baseline, last);
        Self {
            departure: earlier(of_tariffs, of_levers),
            trade_departure: of_tariffs,
            book,
            baseline,
            scenario,
            recorded,
            levers,
        }
    }

    /// Lets the scenario part from its baseline in `month` at the latest, the same month in every draw.
    pub(crate) fn part_no_later_than(&mut self, month: Option<Month>) {
        self.departure = earlier(self.departure, month);
        self.trade_departure = earlier(self.trade_departure, month);
    }
}

fn earlier(one: Option<Month>, other: Option<Month>) -> Option<Month> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

impl LeverPaths {
    fn of(model: &Model, scripted: &ScriptedMeasures, last: Month) -> Result<Self, UnknownLever> {
        let record = levers::recorded(&model.policy_record, None)?;
        let path = |measures: &[LeverMeasure]| LeverPath::of(measures, warm_up_start(), last);
        Ok(Self {
            baseline: path(&scripted.baseline_levers),
            scenario: path(&scripted.scenario_levers),
            recorded: path(&record),
        })
    }
}

/// The actions on levers as measures, in order.
pub(crate) fn lever_measures<'b>(
    actions: impl IntoIterator<Item = &'b Action>,
) -> impl Iterator<Item = LeverMeasure> {
    actions
        .into_iter()
        .filter_map(|action| match action.instrument {
            Instrument::Lever(lever) => Some(LeverMeasure {
                lever: lever.number,
                magnitude: action.magnitude,
                from: action.from,
                until: action.until,
            }),
            _ => None,
        })
}

/// Governments that act by themselves, on top of what is scripted.
#[derive(Clone, Debug)]
pub struct ActingGovernments {
    /// Where their histories come from.
    pub plan: GovernmentPlan,
    scripted: ScriptedMeasures,
    last: Month,
}

impl ActingGovernments {
    pub(crate) fn new(
        plan: GovernmentPlan,
        scripted: ScriptedMeasures,
        scenario: &Scenario,
    ) -> Self {
        Self {
            plan,
            scripted,
            last: scenario.header.end,
        }
    }

    /// Month in which the worlds of every draw part because of the histories; `None` where both have them.
    pub(crate) fn parts_worlds_in(&self) -> Option<Month> {
        (self.plan.act_in == BehaviourIn::Scenario).then(|| self.plan.first_month())
    }

    /// The history of a draw and the paths under it. A draw of central values has no number and no history.
    pub(crate) fn of_draw(
        &self,
        plan: &RunPlan<'_>,
        draw: &Draw,
    ) -> Result<(Arc<PolicyPaths>, Option<Arc<History>>), RunError> {
        let Some(number) = draw.number else {
            return Ok((Arc::clone(&plan.paths), None));
        };
        let first = self.plan.first_month();
        let levers = &plan.paths.levers;
        let read = triggers(plan.model, draw, &plan.links[1], &levers.baseline, first)?;
        let history = self.plan.history(number, &read)?;
        let paths = self.paths(plan, draw, &history)?;
        Ok((Arc::new(paths), Some(Arc::new(history))))
    }

    fn paths(
        &self,
        plan: &RunPlan<'_>,
        draw: &Draw,
        history: &History,
    ) -> Result<PolicyPaths, RunError> {
        let model = plan.model;
        let in_baseline = self.plan.act_in == BehaviourIn::Both;
        // The draw's own law tells its states apart.
        let probes = [TradeLaw::of(draw)?];
        let mut book = PolicyBook::default();
        let mut path = |measures: &Measures, acts: bool| {
            let mut measures = measures.clone();
            if acts {
                measures.enact(model, history);
            }
            let path = measures.path(model, &probes, self.last, &mut book);
            path.map_err(|error| RunError::Policy(error.to_string()))
        };
        let baseline = path(&self.scripted.baseline, in_baseline)?;
        let scenario = path(&self.scripted.scenario, true)?;
        let recorded = match &self.scripted.recorded {
            Some(measures) => Some(path(measures, false)?),
            // Levels rest on the record: it is another world than a baseline with histories.
            None if in_baseline => Some(path(&self.scripted.baseline, false)?),
            None => None,
        };
        let scripted = &plan.paths.levers;
        let mut measures = self.scripted.scenario_levers.clone();
        let touched = government_levers::enact(history, draw, &mut measures)?;
        let mut levers = LeverPaths {
            scenario: scripted.scenario.with(&touched, &measures),
            ..scripted.clone()
        };
        if in_baseline {
            let mut measures = self.scripted.baseline_levers.clone();
            let touched = government_levers::enact(history, draw, &mut measures)?;
            levers.baseline = scripted.baseline.with(&touched, &measures);
        }
        let mut paths = PolicyPaths::new(book, [baseline, scenario], recorded, levers, self.last);
        paths.part_no_later_than(self.parts_worlds_in());
        Ok(paths)
    }
}
