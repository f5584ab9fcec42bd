//! One run of one draw: the monthly clock and its six steps.

use std::sync::Arc;

use crate::Month;
use crate::draw::{Draw, DrawError};
use crate::geography::SIDES;
use crate::horizon::Snapshot;
use crate::indicator::{INDICATORS, Side};
use crate::log::LogEntry;
use crate::model::Model;
use crate::observe::{MonthView, import_ratio, logarithms_to_ratios};
use crate::policy::{PolicyPath, StateNumber};
use crate::prices::retail_share;
use crate::production_chains::{Itinerary, SolvedStates};
use crate::response::Response;
use crate::tariffs::StateTariffs;
use crate::time_profile::{Regime, adjusted_response};

/// Values of every indicator in every month of a run. `[indicator][month]`, row-major, in the order of
/// [`INDICATORS`].
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// First month.
    pub first: Month,
    /// Number of months.
    pub months: usize,
    /// Values.
    pub values: Vec<f64>,
}

/// Imports of the recorded flows against the benchmark, by month from the first of the record: what levels are measured
/// against. `[level][month]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportRatios(Vec<Vec<f64>>);

impl ImportRatios {
    fn at(&self, level: usize, month: Month) -> Option<f64> {
        let position = usize::try_from(month.since(Month::RECORD_START)).ok()?;
        self.0.get(level)?.get(position).copied()
    }
}

/// The solved responses of one draw along one path.
#[derive(Clone, Debug)]
pub struct PathResponses {
    regimes: Vec<(Month, Arc<Response>)>,
}

impl PathResponses {
    /// The responses along an itinerary; `None` when one of its states is not solved.
    pub fn of(states: &SolvedStates, itinerary: &Itinerary) -> Option<Self> {
        let regimes = itinerary
            .iter()
            .map(|(from, key)| Some((*from, Arc::clone(states.get(*key)?))));
        regimes
            .collect::<Option<Vec<_>>>()
            .map(|regimes| Self { regimes })
    }

    /// The response in force in a month; `None` before the first.
    pub fn in_force(&self, month: Month) -> Option<&Response> {
        let position = self.regimes.partition_point(|(from, _)| *from <= month);
        position
            .checked_sub(1)
            .map(|last| self.regimes[last].1.as_ref())
    }

    /// Adjusting quantities in a month, logarithms as ratios to the benchmark.
    pub fn path(&self, model: &Model, draw: &Draw, month: Month) -> Vec<f64> {
        let regimes: Vec<Regime<'_>> = self
            .regimes
            .iter()
            .map(|(from, response)| Regime {
                from: *from,
                response: &response.adjusting,
            })
            .collect();
        let mut path = vec![0.0; model.layout.size()];
        adjusted_response(
            |months| draw.time_profile.after_months(months),
            &regimes,
            month,
            &mut path,
        );
        logarithms_to_ratios(&mut path[model.layout.logarithms()]);
        path
    }
}

/// What a world is made of: everything that does not change while it runs.
#[derive(Clone, Copy, Debug)]
pub struct WorldParts<'a> {
    /// The model.
    pub model: &'a Model,
    /// The draw.
    pub draw: &'a Draw,
    /// The policy path.
    pub policy: &'a PolicyPath,
    /// Tariffs by policy state.
    pub tariffs: &'a [StateTariffs],
    /// Responses along the path.
    pub responses: &'a PathResponses,
    /// Imports in the recorded world; `None` when this is the recorded world.
    pub recorded: Option<&'a ImportRatios>,
}

/// One run.
#[derive(Clone, Debug)]
pub struct World<'a> {
    parts: WorldParts<'a>,
    month: Month,
    border_pass_through: f64,
    retail_pass_through: f64,
    retail_months: f64,
    imports: ImportRatios,
    log: Vec<&'a LogEntry>,
    months: Vec<[f64; INDICATORS.len()]>,
}

impl<'a> World<'a> {
    /// A world at the first month of the record.
    ///
    /// Errors: a draw that lacks a price parameter.
    pub fn new(parts: WorldParts<'a>) -> Result<Self, DrawError> {
        Ok(Self {
            border_pass_through: parts.draw.number("trade.border_pass_through")?,
            retail_pass_through: parts.draw.number("trade.retail_pass_through")?,
            retail_months: parts.draw.number("trade.retail_pass_through_months")?,
            imports: ImportRatios(vec![Vec::new(); parts.model.levels.len()]),
            month: Month::RECORD_START,
            log: Vec::new(),
            months: Vec::new(),
            parts,
        })
    }

    /// One month, in this order and no other (DESIGN §4).
    pub fn step(&mut self) {
        let month = self.month;
        // 1. Institutions: dates and deadlines fall due.
        self.log.extend(self.parts.policy.institutions(month));
        // 2. Governments: scripted actions take effect, in order of day.
        self.log.extend(self.parts.policy.governments(month));
        // 3. Policy state: effective tariffs and trade costs, day-weighted.
        let state = self.parts.policy.state(month);
        // 4. Production chains: the equilibrium of the policy state, and flows on their way to it.
        let chains = self.production_chains(month);
        // 5. Channels: people, drugs, arms, violence, money and investment stand here, in declared order, each reading
        //    last month's conditions through the couplings.
        // 6. Observe: indicators are recorded.
        if let Some((response, path)) = chains {
            self.observe(month, state, response, &path);
        }
        self.month = month.plus(1);
    }

    /// Runs up to and including `last`.
    pub fn run_to(&mut self, last: Month) {
        while self.month <= last {
            self.step();
        }
    }

    /// The world that parts from this one now: the same past, other measures and responses from here on.
    #[must_use]
    pub fn parting(&self, parts: WorldParts<'a>) -> Self {
        Self {
            parts,
            ..self.clone()
        }
    }

    /// Indicators of the months run so far, from `first` on.
    pub fn trajectory(&self, first: Month) -> Trajectory {
        let skipped = usize::try_from(first.since(Month::RECORD_START)).unwrap_or(0);
        let shown = self.months.get(skipped..).unwrap_or_default();
        let values = (0..INDICATORS.len())
            .flat_map(|indicator| shown.iter().map(move |month| month[indicator]));
        Trajectory {
            first,
            months: shown.len(),
            values: values.collect(),
        }
    }

    /// Imports of the months run so far, behind the levels of other worlds.
    pub const fn imports(&self) -> &ImportRatios {
        &self.imports
    }

    /// What has happened so far, in order.
    pub fn log(&self) -> &[&'a LogEntry] {
        &self.log
    }

    /// What a month looks like, without running up to it; `None` before the first response.
    pub fn at(&self, month: Month) -> Option<Snapshot> {
        let (response, path) = self.production_chains(month)?;
        self.snapshot(month, response, path)
    }

    /// The same with every adjustment done, given the long-run response to the policy of `month`.
    pub fn in_the_long_run(&self, month: Month, response: &Response) -> Option<Snapshot> {
        let mut path = response.adjusting.clone();
        logarithms_to_ratios(&mut path[self.parts.model.layout.logarithms()]);
        self.snapshot(month, response, path)
    }

    fn snapshot(&self, month: Month, response: &Response, path: Vec<f64>) -> Option<Snapshot> {
        let view = self.view(month, self.parts.policy.state(month), response, &path)?;
        let ratio = |_: Side, _: Side, ratio: f64| ratio;
        Some(Snapshot {
            indicators: std::array::from_fn(|position| view.value(&INDICATORS[position], ratio)),
            pool_employment: response.pool_employment,
            relative_price: response.relative_price.clone(),
            path,
        })
    }

    fn production_chains(&self, month: Month) -> Option<(&'a Response, Vec<f64>)> {
        let response = self.parts.responses.in_force(month)?;
        Some((
            response,
            self.parts
                .responses
                .path(self.parts.model, self.parts.draw, month),
        ))
    }

    fn view<'b>(
        &'b self,
        month: Month,
        state: StateNumber,
        response: &'b Response,
        path: &'b [f64],
    ) -> Option<MonthView<'b>> {
        let model = self.parts.model;
        let tariffs = self.parts.tariffs.get(state.index())?;
        Some(MonthView {
            model,
            tariffs,
            response,
            path,
            retail_exposure: self.retail_exposure(month),
            border_pass_through: self.border_pass_through,
            retail_pass_through: self.retail_pass_through,
            claimed: std::array::from_fn(|partner| {
                100.0
                    * model.claims[partner]
                        .claimed(month.first_day(), tariffs.exempt_share[partner])
            }),
        })
    }

    fn observe(&mut self, month: Month, state: StateNumber, response: &Response, path: &[f64]) {
        let model = self.parts.model;
        for (level, ratios) in model.levels.iter().zip(&mut self.imports.0) {
            ratios.push(import_ratio(model, path, level.importer, level.exporter));
        }
        if let Some(view) = self.view(month, state, response, path) {
            let level = |importer, exporter, ratio| self.level(importer, exporter, ratio, month);
            let values = std::array::from_fn(|position| view.value(&INDICATORS[position], level));
            self.months.push(values);
        }
    }

    /// Level of a trade flow: observed or seasonal, times the ratio of this world to the recorded one.
    fn level(&self, importer: Side, exporter: Side, ratio: f64, month: Month) -> f64 {
        let recorded = self.parts.recorded.unwrap_or(&self.imports);
        let levels = self.parts.model.levels.iter().enumerate();
        let mut of_pair =
            levels.filter(|(_, level)| level.importer == importer && level.exporter == exporter);
        let level = of_pair.next().and_then(|(position, level)| {
            let observed = level.at(month)?;
            Some(observed.value * ratio / recorded.at(position, observed.observed_in)?)
        });
        level.unwrap_or(0.0)
    }

    /// Change of import costs in consumption by side, spread over the months of the retail pass-through.
    fn retail_exposure(&self, month: Month) -> [f64; 3] {
        let mut exposure = [0.0; SIDES.len()];
        let reached = |months: i32| retail_share(months, self.retail_months);
        let mut earlier = [0.0; SIDES.len()];
        for from in Month::RECORD_START.through(month) {
            let state = self.parts.policy.state(from);
            let Some(tariffs) = self.parts.tariffs.get(state.index()) else {
                continue;
            };
            let share = reached(month.since(from));
            let now = tariffs.exposure.consumer;
            for side in 0..SIDES.len() {
                exposure[side] += share * (now[side] - earlier[side]);
            }
            earlier = now;
        }
        exposure
    }
}
