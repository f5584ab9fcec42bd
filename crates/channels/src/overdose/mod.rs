//! Overdose: opioid use, treatment and deaths in the United States, and the supply of fentanyl that policy on both sides of
//! the border acts on.
//!
//! Explains deaths through the published model SOURCE ([`source`]: who uses, who is in treatment, who dies, steps of 1/16
//! year from 1999) and a module of supply ([`supply`]: exposure to fentanyl follows purity and quantity; suppliers adapt).
//! Levers in the supply chain act on exposure, naloxone on survival, treatment capacity on stocks, demand on initiation.
//!
//! Equations: those of the two modules. A month takes the one or two steps that begin in it; rates of a month are means over
//! them, in persons a year. Before the start the recorded shock of 2023–24 is in the inputs and no lever is set.
//!
//! Sources: Lim et al. (2022), Stringfellow et al. (2022), DEA (2025) for purity, Stringfellow et al. (2025) and Vangelov et
//! al. (2026) on the fall of 2023–24. Effects of supply levers are judgements.
//!
//! Where it fails: fentanyl penetration is exogenous and assumed after 2020; one national market; deaths without opioids are
//! outside; the effect of fentanyl on the overdose rate is at its bound; posterior intervals are too narrow (2024 lies far
//! outside); a fixed path without the supply shock over-predicts 2024 by a third or more; whether supply explains the fall is
//! contested.

pub mod inputs;
pub mod numbers;
pub mod source;
pub mod source_parameters;
pub mod supply;

use std::collections::BTreeMap;
use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;

use self::inputs::{SourceInputs, SourceScenarios};
use self::source::{Source, SourceOutputs};
use self::source_parameters::SourceNumbers;
use self::supply::{RecordedPurity, Supply, SupplyLevers, SupplyNumbers, SupplyOfMonth};
use crate::calendar::{source_start, source_steps};
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;
use crate::port::Ports;
use crate::{parameters, ports};

/// Paths of fentanyl penetration before the shock that may be chosen.
const PATHS: [&str; 5] = ["base", "constant", "fent_h", "fent_l", "no_fentanyl"];

parameters! {
    /// Parameters, `data/parameters/overdose.toml`. The first eleven are those of SOURCE that an ensemble draws; its other
    /// numbers are fixed at the best fit.
    pub struct Parameters of "overdose" {
        /// Overdoses a year with heroin disorder.
        heroin_overdose_rate: number,
        /// Probability to survive an overdose on prescription opioids.
        prescription_survival: number,
        /// Survival of a heroin overdose against that.
        heroin_survival_ratio: number,
        /// Survival of a fentanyl overdose against that of heroin.
        fentanyl_survival_ratio: number,
        /// Overdose rate when the illicit supply is all fentanyl, against none.
        fentanyl_overdose_ratio: number,
        /// Efficiency of naloxone kits.
        kit_efficiency: number,
        /// Relapse from remission, heroin, a year.
        relapse_rate: number,
        /// Mixed to heroin disorder, a year.
        mixed_heroin_disorder_rate: number,
        /// Initiations of heroin without prescription opioids in 1999, persons a year.
        heroin_initiation: number,
        /// Initiations of misuse with diverted opioids in 1999, persons a year.
        diverted_initiation: number,
        /// Exponent of perceived risk on initiation of heroin by users of prescription opioids.
        risk_prescription_to_heroin: number,
        /// Path of fentanyl penetration before the supply shock.
        path: choice,
        /// χ: elasticity of effective exposure to purity.
        purity_elasticity: number,
        /// σ: share of the fall of deaths of 2023–24 that supply explains.
        supply_share: number,
        /// Half-life of a disruption of supply, years.
        recovery_half_life: number,
        /// Share of scarcity that shows in the price.
        price_share: number,
        /// Elasticity of demand to price, in size.
        demand_elasticity: number,
        /// What a full cut of precursors takes from supply at first.
        precursor_effect: number,
        /// What a full cut of laboratories takes from supply at first.
        laboratory_effect: number,
        /// What seizing the whole flow takes from supply at first.
        seizure_effect: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Share of the supply of precursors that is cut off.
        precursor_control: lever("share", 0.0, 0.0..=1.0),
        /// Share of laboratory capacity that is closed.
        laboratory_control: lever("share", 0.0, 0.0..=1.0),
        /// Share of the flow seized in addition to what is seized anyway.
        seizures: lever("share", 0.0, 0.0..=0.9),
        /// Naloxone kits distributed, against their path.
        naloxone_kits: lever("ratio", 1.0, 0.0..=10.0),
        /// Capacity of treatment with buprenorphine, methadone and Vivitrol, against its path.
        treatment_capacity: lever("ratio", 1.0, 0.0..=5.0),
        /// Initiations of opioid misuse and of heroin, against the model.
        demand: lever("ratio", 1.0, 0.0..=2.0),
        /// Share of supply that security cooperation disrupts, net of what is replaced at once.
        supply_disruption: input("share", 0.0, 0.0..=1.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Opioid overdose deaths, rate a year.
        opioid_deaths_per_year: output("deaths a year", 0.0, 0.0..=1e7),
        /// Deaths by synthetic opioids, rate a year.
        synthetic_opioid_deaths_per_year: output("deaths a year", 0.0, 0.0..=1e7),
        /// Opioid deaths against those of the first month without levers.
        opioid_deaths_ratio: output("ratio", 1.0, 0.0..=1e4),
        /// Effective exposure of the illicit supply to fentanyl: penetration, purity and quantity together.
        effective_exposure: output("share", 0.0, 0.0..=1.0),
        /// Quantity and purity of the supply of fentanyl against no disruption; its inverse is scarcity.
        supply_ratio: output("ratio", 1.0, 0.0..=1.0),
        /// Persons with an opioid use disorder.
        people_with_use_disorder: output("persons", 0.0, 0.0..=1e9),
        /// Non-fatal opioid overdoses, rate a year.
        nonfatal_overdoses_per_year: output("overdoses a year", 0.0, 0.0..=1e8),
    }
}

/// What the channel starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct OverdoseData {
    numbers: SourceNumbers,
    paths: BTreeMap<&'static str, Arc<SourceInputs>>,
    recorded: RecordedPurity,
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct Overdose {
    data: Arc<OverdoseData>,
    path: Arc<SourceInputs>,
    supply_numbers: SupplyNumbers,
    source: Source,
    supply: Supply,
    deaths_at_start: f64,
}

/// A month of SOURCE: means over its steps, and supply.
struct MonthOfSource {
    means: SourceOutputs,
    exposure: f64,
    supply: SupplyOfMonth,
}

impl Overdose {
    /// The model under the channel, at the beginning of the next step.
    pub fn source(&self) -> &Source {
        &self.source
    }

    fn advance(&mut self, month: Month, inputs: &Inputs) -> MonthOfSource {
        let levers = SupplyLevers {
            precursor_control: inputs.precursor_control,
            laboratory_control: inputs.laboratory_control,
            seizures: inputs.seizures,
            supply_disruption: inputs.supply_disruption,
        };
        let supply = self
            .supply
            .month(month, &levers, &self.supply_numbers, &self.data.recorded);
        let steps = source_steps(month);
        let weight = 1.0 / f64::from(i32::max(steps.end - steps.start, 1));
        let mut given = MonthOfSource {
            means: SourceOutputs::default(),
            exposure: 0.0,
            supply,
        };
        for step in steps {
            let Some(path) = self.path.at(step) else {
                continue;
            };
            let mut now = *path;
            now.fentanyl_penetration = (now.fentanyl_penetration * supply.exposure_ratio).min(1.0);
            now.heroin_price *= supply.price_ratio;
            now.naloxone_kits *= inputs.naloxone_kits;
            now.capacity_ratio = inputs.treatment_capacity;
            now.initiation_ratio = inputs.demand;
            let outputs = self.source.advance(&now);
            given.exposure += weight * now.fentanyl_penetration;
            let means = &mut given.means;
            means.deaths += weight * outputs.deaths;
            means.synthetic_deaths += weight * outputs.synthetic_deaths;
            means.disorder += weight * outputs.disorder;
            means.nonfatal_overdoses += weight * outputs.nonfatal_overdoses;
        }
        given
    }
}

impl Parameters {
    fn supply(&self) -> SupplyNumbers {
        SupplyNumbers {
            purity_elasticity: self.purity_elasticity,
            supply_share: self.supply_share,
            recovery_half_life: self.recovery_half_life,
            price_share: self.price_share,
            demand_elasticity: self.demand_elasticity,
            precursor_effect: self.precursor_effect,
            laboratory_effect: self.laboratory_effect,
            seizure_effect: self.seizure_effect,
        }
    }

    /// The numbers of SOURCE with those that an ensemble draws.
    fn source(&self, fixed: &SourceNumbers) -> SourceNumbers {
        let mut numbers = *fixed;
        let drawn = &mut numbers.parameters;
        drawn.heroin_overdose_rate = self.heroin_overdose_rate;
        drawn.prescription_survival = self.prescription_survival;
        drawn.heroin_survival_ratio = self.heroin_survival_ratio;
        drawn.fentanyl_survival_ratio = self.fentanyl_survival_ratio;
        drawn.fentanyl_overdose_ratio = self.fentanyl_overdose_ratio;
        drawn.kit_efficiency = self.kit_efficiency;
        drawn.relapse_rate = self.relapse_rate;
        drawn.mixed_heroin_disorder_rate = self.mixed_heroin_disorder_rate;
        drawn.heroin_initiation = self.heroin_initiation;
        drawn.diverted_initiation = self.diverted_initiation;
        drawn.risk_prescription_to_heroin = self.risk_prescription_to_heroin;
        numbers
    }
}

impl Mechanism for Overdose {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = OverdoseData;

    const NAME: &'static str = "overdose";

    fn earliest() -> Month {
        source_start()
    }

    fn data(observations: &Observations) -> Result<OverdoseData, Diagnostics> {
        let scenarios = SourceScenarios::embedded()?;
        let paths = PATHS
            .into_iter()
            .filter_map(|path| Some((path, Arc::new(scenarios.inputs(path)?))));
        Ok(OverdoseData {
            numbers: SourceNumbers::embedded()?,
            paths: paths.collect(),
            recorded: RecordedPurity::read(observations)?,
        })
    }

    fn start(
        parameters: &Parameters,
        data: &Arc<OverdoseData>,
        first: Month,
    ) -> Result<Self, ChannelError> {
        let unknown = || ChannelError::UnknownChoice {
            parameter: "overdose.path",
            name: parameters.path.clone(),
            options: PATHS.join(", "),
        };
        let path = data
            .paths
            .get(parameters.path.as_str())
            .ok_or_else(unknown)?;
        let inputs_of_1999 = path.at(0).ok_or_else(unknown)?;
        let mut overdose = Self {
            source: Source::start(&parameters.source(&data.numbers), inputs_of_1999),
            data: Arc::clone(data),
            path: Arc::clone(path),
            supply_numbers: parameters.supply(),
            supply: Supply::default(),
            deaths_at_start: 1.0,
        };
        let neutral = Inputs::neutral();
        for month in source_start().through(first.plus(-1)) {
            overdose.advance(month, &neutral);
        }
        overdose.deaths_at_start = overdose.clone().advance(first, &neutral).means.deaths;
        Ok(overdose)
    }

    fn month(&mut self, month: Month, inputs: &Inputs) -> Outputs {
        let given = self.advance(month, inputs);
        Outputs {
            opioid_deaths_per_year: given.means.deaths,
            synthetic_opioid_deaths_per_year: given.means.synthetic_deaths,
            opioid_deaths_ratio: given.means.deaths / self.deaths_at_start,
            effective_exposure: given.exposure,
            supply_ratio: given.supply.supply_ratio,
            people_with_use_disorder: given.means.disorder,
            nonfatal_overdoses_per_year: given.means.nonfatal_overdoses,
        }
    }

    fn broken_law(&self) -> Option<String> {
        let broken = self
            .source
            .state()
            .persons()
            .find(|persons| !(persons.is_finite() && *persons >= 0.0));
        broken.map(|persons| format!("a stock of persons is {persons}"))
    }
}
