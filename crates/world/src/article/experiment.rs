//! Experiments: one number out of one change.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};
use vecinos_channels::alone::{GivenInputs, run_alone};
use vecinos_channels::{ChannelError, Observations};
use vecinos_evidence::diagnostic::Diagnostics;

use crate::indicator::{INDICATORS, position};
use crate::levers::{LeverPath, lever, recorded};
use crate::model::{DEFAULT_ELASTICITY_SET, Model};
use crate::run::{DrawRun, PlanError, RunError, RunPlan};
use crate::scenario::{Scenario, library};
use crate::{Closure, Draw, DrawError, Month, Trajectory};

/// How two runs of a channel are compared, or one is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Per cent, changed run against unchanged.
    #[default]
    Percent,
    /// Changed run less unchanged.
    Difference,
    /// Value of the changed run.
    Level,
}

/// Which links are in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkSet {
    /// Measured links only.
    #[default]
    Measured,
    /// Judged links as well.
    Judged,
}

/// What is changed and what is read.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Experiment {
    /// A ready scenario against its baseline, central values, flexible wages.
    Scenario {
        /// Ready scenario.
        scenario: String,
        /// Indicator id.
        indicator: String,
        /// Month of reading.
        month: Month,
        /// Links in force.
        #[serde(default)]
        links: LinkSet,
        /// Read the level under the scenario instead of the difference.
        #[serde(default)]
        level: bool,
    },
    /// A ready scenario against another: how far apart their levels lie.
    Pair {
        /// Ready scenario.
        scenario: String,
        /// The other.
        against: String,
        /// Indicator id.
        indicator: String,
        /// Month of reading.
        month: Month,
        /// Links in force.
        #[serde(default)]
        links: LinkSet,
    },
    /// What one coupling adds to the effect of a scenario: with all links, less the same without it.
    Coupling {
        /// Coupling id.
        coupling: String,
        /// Ready scenario.
        scenario: String,
        /// Indicator id.
        indicator: String,
        /// Month of reading.
        month: Month,
    },
    /// A channel alone, some of its levers, inputs or none changed, from January 2025 under recorded levers.
    Channel {
        /// Channel.
        channel: String,
        /// Inputs changed, by name.
        #[serde(default)]
        set: BTreeMap<String, f64>,
        /// Output read.
        output: String,
        /// Month of reading.
        month: Month,
        /// How it is read.
        #[serde(default)]
        measure: Measure,
        /// Whether levers stand at their neutral values instead of the record.
        #[serde(default)]
        neutral: bool,
    },
    /// A parameter of the registry.
    Parameter {
        /// Registry name.
        parameter: String,
    },
    /// A recorded lever.
    Record {
        /// Lever, `<channel>.<lever>`.
        lever: String,
        /// Month of reading.
        month: Month,
    },
}

/// Why an experiment gives no number.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ExperimentError {
    /// A scenario or table.
    #[error(transparent)]
    Data(#[from] Diagnostics),
    /// A scenario that cannot be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A draw that cannot be made.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// A run that failed.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A channel that cannot start.
    #[error(transparent)]
    Channel(#[from] ChannelError),
    /// A name that does not exist, or a month outside the run.
    #[error("the experiment names `{0}`, which does not exist")]
    Unknown(String),
}

/// Runs experiments; scenarios are run once and kept.
#[derive(Debug)]
pub struct Laboratory<'a> {
    model: &'a Model,
    observations: Observations,
    runs: BTreeMap<(String, Option<String>), DrawRun>,
}

impl<'a> Laboratory<'a> {
    /// A laboratory on a model.
    ///
    /// Errors: a damaged embedded table.
    pub fn new(model: &'a Model) -> Result<Self, ExperimentError> {
        Ok(Self {
            model,
            observations: Observations::embedded()?,
            runs: BTreeMap::new(),
        })
    }

    /// The number of an experiment.
    ///
    /// Errors: a name that does not exist; a run that fails.
    pub fn run(&mut self, experiment: &Experiment) -> Result<f64, ExperimentError> {
        match experiment {
            Experiment::Scenario {
                scenario,
                indicator,
                month,
                links,
                level,
            } => {
                let run = self.scenario(scenario, None)?;
                let worlds = worlds(run, *links);
                if *level {
                    value(worlds[1], indicator, *month)
                } else {
                    difference(worlds, indicator, *month)
                }
            }
            Experiment::Pair {
                scenario,
                against,
                indicator,
                month,
                links,
            } => {
                let one = worlds(self.scenario(scenario, None)?, *links)[1].clone();
                let other = worlds(self.scenario(against, None)?, *links)[1];
                difference([other, &one], indicator, *month)
            }
            Experiment::Coupling {
                coupling,
                scenario,
                indicator,
                month,
            } => {
                let with = self.scenario(scenario, None)?;
                let with = difference(worlds(with, LinkSet::Judged), indicator, *month)?;
                let without = self.scenario(scenario, Some(coupling))?;
                let without = difference(worlds(without, LinkSet::Judged), indicator, *month)?;
                Ok(with - without)
            }
            Experiment::Channel {
                channel,
                set,
                output,
                month,
                measure,
                neutral,
            } => self.channel(channel, set, output, *month, *measure, *neutral),
            Experiment::Parameter { parameter } => {
                let found = self.model.registry.get(parameter);
                let number = found.and_then(vecinos_evidence::registry::Parameter::number);
                number.ok_or_else(|| ExperimentError::Unknown(parameter.clone()))
            }
            Experiment::Record { lever: id, month } => {
                let lever = lever(id).ok_or_else(|| ExperimentError::Unknown(id.clone()))?;
                let path = self.recorded_path(*month, *month)?;
                let value = path.at(*month).get(lever.number).copied();
                value.ok_or_else(|| ExperimentError::Unknown(id.clone()))
            }
        }
    }

    /// The central run of a ready scenario, one coupling switched off where one is named.
    fn scenario(&mut self, name: &str, off: Option<&str>) -> Result<&DrawRun, ExperimentError> {
        let key = (name.to_owned(), off.map(str::to_owned));
        match self.runs.entry(key) {
            Entry::Occupied(found) => Ok(found.into_mut()),
            Entry::Vacant(place) => {
                let mut scenario: Scenario = library::resolve(name)?;
                scenario.couplings_off.extend(off.map(str::to_owned));
                let plan = RunPlan::new(self.model, &scenario)?;
                let draw = Draw::central(
                    &plan.registry,
                    self.model.elasticity_sets(),
                    DEFAULT_ELASTICITY_SET,
                    Closure::FlexibleWages,
                )?;
                let run = plan.run(vec![draw], false).pop();
                let run = run.ok_or_else(|| ExperimentError::Unknown(name.to_owned()))??;
                Ok(place.insert(run))
            }
        }
    }

    fn recorded_path(&self, first: Month, last: Month) -> Result<LeverPath, ExperimentError> {
        let measures = recorded(&self.model.policy_record, None)
            .map_err(|error| ExperimentError::Unknown(error.lever))?;
        Ok(LeverPath::of(&measures, first, last))
    }

    fn channel(
        &self,
        name: &str,
        set: &BTreeMap<String, f64>,
        output: &str,
        month: Month,
        measure: Measure,
        neutral: bool,
    ) -> Result<f64, ExperimentError> {
        let unknown = |what: &str| ExperimentError::Unknown(format!("{name}.{what}"));
        let channel = vecinos_channels::channel(name).ok_or_else(|| unknown(""))?;
        let read = channel.output(output).ok_or_else(|| unknown(output))?;
        if let Some(input) = set.keys().find(|input| channel.input(input).is_none()) {
            return Err(unknown(input));
        }
        let first = (channel.earliest)().max(Month::RECORD_START).min(month);
        let mut given = GivenInputs::default();
        if !neutral {
            let path = self.recorded_path(first, month)?;
            for lever in crate::levers::levers() {
                if vecinos_channels::CHANNELS[lever.channel].name == name {
                    let values = first
                        .through(month)
                        .filter_map(|month| Some((month, *path.at(month).get(lever.number)?)));
                    given
                        .by_month
                        .insert(lever.port.name.to_owned(), values.collect());
                }
            }
        }
        let loaded = channel.load(&self.observations)?;
        let last_value = |given: &GivenInputs| -> Result<f64, ExperimentError> {
            let registry = &self.model.registry;
            let run = run_alone(channel, loaded.as_ref(), registry, given, first, month)?;
            let last = run.outputs.last().and_then(|outputs| outputs.get(read));
            last.copied().ok_or_else(|| unknown(output))
        };
        let before = last_value(&given)?;
        for (input, value) in set {
            given.by_month.remove(input);
            given.constant.insert(input.clone(), *value);
        }
        let after = last_value(&given)?;
        Ok(match measure {
            Measure::Percent => 100.0 * (after / before - 1.0),
            Measure::Difference => after - before,
            Measure::Level => after,
        })
    }
}

fn worlds(run: &DrawRun, links: LinkSet) -> [&Trajectory; 2] {
    match links {
        LinkSet::Measured => [&run.baseline, &run.scenario],
        LinkSet::Judged => run.judged.each_ref(),
    }
}

fn value(trajectory: &Trajectory, id: &str, month: Month) -> Result<f64, ExperimentError> {
    let unknown = || ExperimentError::Unknown(format!("{id} in {month}"));
    let row = position(id).ok_or_else(unknown)?;
    let at = usize::try_from(month.since(trajectory.first)).map_err(|_| unknown())?;
    if at >= trajectory.months {
        return Err(unknown());
    }
    let place = row * trajectory.months + at;
    trajectory.values.get(place).copied().ok_or_else(unknown)
}

fn difference(worlds: [&Trajectory; 2], id: &str, month: Month) -> Result<f64, ExperimentError> {
    let row = position(id).ok_or_else(|| ExperimentError::Unknown(id.to_owned()))?;
    let [baseline, scenario] = worlds;
    Ok(INDICATORS[row].difference(value(baseline, id, month)?, value(scenario, id, month)?))
}
