//! One run of one draw: the monthly clock and its six steps.

use std::sync::Arc;

use crate::Month;
use crate::channel_system::{ChannelSystem, warm_up_start};
use crate::couplings::Links;
use crate::draw::{Draw, DrawError};
use crate::geography::SIDES;
use crate::horizon::Snapshot;
use crate::indicator::{CHAIN_INDICATORS, INDICATORS, LEDGER_INDICATORS, Side};
use crate::ledger::{Ledger, LedgerWeights, OutputHistory};
use crate::levers::LeverPath;
use crate::log::LogEntry;
use crate::model::Model;
use crate::node::ChainOutputs;
use crate::observe::{MonthView, import_ratio, logarithms_to_ratios};
use crate::policy::{PolicyPath, StateNumber};
use crate::prices::retail_share;
use crate::production_chains::{Itinerary, SolvedStates};
use crate::response::Response;
use crate::run::RunError;
use crate::tariffs::StateTariffs;
use crate::time_profile::{Regime, adjusted_response};

/// Position of Mexico among [`SIDES`].
const MEXICO: usize = 1;

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

/// What the recorded world leaves behind, and every world keeps of itself: imports by month, and the outputs of all nodes
/// by set of links. Levels are measured against it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorldRecord {
    imports: ImportRatios,
    outputs: [OutputHistory; 2],
}

/// The channels of a draw when the window begins, by set of links.
#[derive(Clone, Debug)]
pub struct WarmChannels<'a> {
    systems: [ChannelSystem<'a>; 2],
    outputs: [OutputHistory; 2],
    weights: LedgerWeights,
}

impl<'a> WarmChannels<'a> {
    /// Runs the channels alone under the recorded levers from the beginning of the warm-up to the window.
    ///
    /// Errors: a parameter that the draw lacks.
    pub fn run(
        model: &'a Model,
        draw: &Draw,
        links: &[Links; 2],
        levers: &LeverPath,
    ) -> Result<Self, RunError> {
        let start = |links| ChannelSystem::start(&model.channels, draw, links, warm_up_start());
        let mut system = start(&links[0])?;
        let mut outputs = OutputHistory::default();
        for month in warm_up_start().through(Month::RECORD_START.plus(-1)) {
            system.alone(month, levers);
            outputs.push(system.outputs());
        }
        let judged = system.with_links(draw, &links[1])?;
        Ok(Self {
            systems: [system, judged],
            outputs: [outputs.clone(), outputs],
            weights: Ledger::weights(draw)?,
        })
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
    /// Levers of the channels.
    pub levers: &'a LeverPath,
    /// The recorded world; `None` when this is the recorded world.
    pub recorded: Option<&'a WorldRecord>,
}

/// One run.
#[derive(Clone, Debug)]
pub struct World<'a> {
    parts: WorldParts<'a>,
    month: Month,
    border_pass_through: f64,
    retail_pass_through: f64,
    retail_months: f64,
    /// The channels; `None` in a world that is only asked about production chains.
    channels: Option<WarmChannels<'a>>,
    record: WorldRecord,
    log: Vec<&'a LogEntry>,
    months: Vec<MonthOfIndicators>,
}

/// Indicators of one month: production chains, and the ledger by set of links.
#[derive(Clone, Debug)]
struct MonthOfIndicators {
    chains: [f64; CHAIN_INDICATORS.len()],
    ledger: [[f64; LEDGER_INDICATORS.len()]; 2],
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
            channels: None,
            record: WorldRecord {
                imports: ImportRatios(vec![Vec::new(); parts.model.levels.len()]),
                outputs: Default::default(),
            },
            month: Month::RECORD_START,
            log: Vec::new(),
            months: Vec::new(),
            parts,
        })
    }

    /// The same world with its channels.
    #[must_use]
    pub fn with_channels(self, channels: WarmChannels<'a>) -> Self {
        let record = WorldRecord {
            outputs: channels.outputs.clone(),
            ..self.record
        };
        Self {
            record,
            channels: Some(channels),
            ..self
        }
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
        if let Some((response, path)) = chains {
            // 5. Channels: people, drugs, arms, violence, money and investment, in declared order, each reading last month's
            //    conditions through the couplings.
            self.channels(month, state, response, &path);
            // 6. Observe: indicators are recorded.
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

    /// Indicators of the months run so far, from `first` on: the ledger with measured links, or with judged ones as well.
    pub fn trajectory(&self, first: Month, judged: bool) -> Trajectory {
        let skipped = usize::try_from(first.since(Month::RECORD_START)).unwrap_or(0);
        let shown = self.months.get(skipped..).unwrap_or_default();
        let mut values = Vec::with_capacity(INDICATORS.len() * shown.len());
        for indicator in 0..CHAIN_INDICATORS.len() {
            values.extend(shown.iter().map(|month| month.chains[indicator]));
        }
        for row in 0..LEDGER_INDICATORS.len() {
            values.extend(
                shown
                    .iter()
                    .map(|month| month.ledger[usize::from(judged)][row]),
            );
        }
        Trajectory {
            first,
            months: shown.len(),
            values,
        }
    }

    /// Terms of the ledger rows that add up, by month from `first` on: `[term][month]` in the order of
    /// [`crate::ledger::terms`], with measured links or with judged ones as well. Empty in a world without channels.
    pub fn terms(&self, first: Month, judged: bool) -> Vec<f64> {
        if self.channels.is_none() {
            return Vec::new();
        }
        let skipped = usize::try_from(first.since(Month::RECORD_START)).unwrap_or(0);
        let shown = self.months.get(skipped..).unwrap_or_default();
        let history = &self.record.outputs[usize::from(judged)];
        let by_month: Vec<Vec<f64>> = first
            .through(self.month.plus(-1))
            .zip(shown)
            .map(|(month, values)| {
                let ledger = &self.parts.model.ledger;
                ledger.term_values(month, &values.chains, history)
            })
            .collect();
        let terms = by_month.first().map_or(0, Vec::len);
        (0..terms)
            .flat_map(|term| by_month.iter().map(move |values| values[term]))
            .collect()
    }

    /// What this world keeps of itself, behind the levels of other worlds.
    pub const fn record(&self) -> &WorldRecord {
        &self.record
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
            indicators: std::array::from_fn(|position| {
                view.value(&CHAIN_INDICATORS[position], ratio)
            }),
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

    fn channels(&mut self, month: Month, state: StateNumber, response: &Response, path: &[f64]) {
        let Some(view) = self.view(month, state, response, path) else {
            return;
        };
        let employment = view.manufacturing_employment(MEXICO);
        let given = ChainOutputs::of(view.model, view.tariffs, response, path, employment);
        let levers = self.parts.levers;
        if let Some(channels) = &mut self.channels {
            for (system, outputs) in channels.systems.iter_mut().zip(&mut self.record.outputs) {
                system.month(month, levers, &given);
                outputs.push(system.outputs());
            }
        }
    }

    fn observe(&mut self, month: Month, state: StateNumber, response: &Response, path: &[f64]) {
        let model = self.parts.model;
        for (level, ratios) in model.levels.iter().zip(&mut self.record.imports.0) {
            ratios.push(import_ratio(model, path, level.importer, level.exporter));
        }
        if let Some(view) = self.view(month, state, response, path) {
            let level = |importer, exporter, ratio| self.level(importer, exporter, ratio, month);
            let chains =
                std::array::from_fn(|position| view.value(&CHAIN_INDICATORS[position], level));
            let ledger = [0, 1].map(|links| self.ledger(month, links, &chains));
            self.months.push(MonthOfIndicators { chains, ledger });
        }
    }

    fn ledger(&self, month: Month, links: usize, chains: &[f64]) -> [f64; LEDGER_INDICATORS.len()] {
        let Some(channels) = &self.channels else {
            return [0.0; LEDGER_INDICATORS.len()];
        };
        self.parts.model.ledger.month(
            month,
            chains,
            &self.record.outputs[links],
            self.parts.recorded.map(|recorded| &recorded.outputs[links]),
            &channels.weights,
        )
    }

    /// Level of a trade flow: observed or seasonal, times the ratio of this world to the recorded one.
    fn level(&self, importer: Side, exporter: Side, ratio: f64, month: Month) -> f64 {
        let recorded = self.parts.recorded.unwrap_or(&self.record);
        let levels = self.parts.model.levels.iter().enumerate();
        let mut of_pair =
            levels.filter(|(_, level)| level.importer == importer && level.exporter == exporter);
        let level = of_pair.next().and_then(|(position, level)| {
            let observed = level.at(month)?;
            Some(observed.value * ratio / recorded.imports.at(position, observed.observed_in)?)
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
