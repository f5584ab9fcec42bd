//! Security cooperation: how closely the two governments work together against cartels, and what that does.
//!
//! Explains one index, κ between 0 (none) and 1 (as close as the scale allows), with 0.5 the level of 2024 by definition;
//! what moves it, and four effects that other channels read.
//!
//! Equations (months; levers against their neutral values):
//!
//! ```text
//! κ* = political_help · (½ + a_e·effort + a_x·extraditions/(extraditions + x½) + a_i·(intelligence − ½)
//!        − a_l·(law − ½) + a_d·designation)                                     kept in [0, 1]
//! u ← u + (κ* − u)·(1 − 2^(−1/half-life))                                      without any rupture
//! suspended ← 1 − (1 − suspended)·(1 − depth)^rupture                          in the month of a rupture
//! κ = u − suspended·max(0, u − floor)
//! suspended ← max(0, suspended − 1/recovery months)                            afterwards
//!
//! incapacitation_effect = (1 + e₁κ)/(1 + e₁/2)              η of the cartels; η(κ) = η₀(1 + e₁κ), e₁ ≤ 2: ×1 to ×3
//! supply_disruption     = e₂·2(κ − ½) + e_d·designation     share of the fentanyl supply
//! leader_removals       = e₃·max(0, (intelligence·κ − ¼)/¾)                     leaders a month
//! transit_cooperation   = 1 + e₄·2(κ − ½)                   effort of Mexico on transit migration
//! ```
//!
//! Sources: none for the size of any of these. No study was found that estimates the effect of assistance, extraditions or
//! intelligence on violence in Mexico or on drug supply; bounds come from what is known of neighbouring questions (η from
//! one to three times; 25 leaders removed in four years). Every parameter is a judgement with a wide distribution that
//! includes zero.
//!
//! Where it fails: an index of everything hides who cooperates with whom; removal of leaders raises violence (through the
//! cartels) even where cooperation lowers the number of members; the sign of a terrorist designation is unknown.

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::pow;

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;
use crate::{parameters, ports};

/// κ of 2024, and the neutral share of intelligence and of the law: the middle of each scale, by definition.
const MIDDLE: f64 = 0.5;

parameters! {
    /// Parameters, `data/parameters/security_cooperation.toml`.
    pub struct Parameters of "security_cooperation" {
        /// `a_e`: effect of full effort on κ.
        effort_effect: number,
        /// `a_x`: effect of very many extraditions on κ.
        extradition_effect: number,
        /// `x½`: extraditions a month with half of that effect.
        extraditions_of_half_effect: number,
        /// `a_i`: effect on κ of sharing all intelligence instead of none.
        intelligence_effect: number,
        /// `a_l`: fall of κ when the law of 2020 is applied in full instead of not at all.
        law_2020_effect: number,
        /// `a_d`: effect of a terrorist designation on κ.
        designation_effect: number,
        /// Half-life of the adjustment of κ, months.
        adjustment_half_life: number,
        /// Share of cooperation above the floor that one rupture suspends.
        rupture_depth: number,
        /// κ under full suspension.
        floor: number,
        /// Months from full suspension to none.
        recovery_months: number,
        /// `e₁`: effect of κ on incapacitation.
        incapacitation_effect: number,
        /// `e₂`: share of the fentanyl supply that full cooperation disrupts.
        supply_effect: number,
        /// `e_d`: share of the fentanyl supply that a designation disrupts.
        designation_supply_effect: number,
        /// `e₃`: leaders a month removed under full cooperation and intelligence.
        leaders_per_month: number,
        /// `e₄`: effect of full cooperation on transit enforcement.
        transit_effect: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Effort of both governments to cooperate: −1 none, 0 as in 2024, 1 all that is possible.
        cooperation_effort: lever("level", 0.0, -1.0..=1.0),
        /// Persons extradited or transferred to the United States in the month, above the pace of 2024.
        extraditions: lever("persons a month", 0.0, 0.0..=500.0),
        /// Intelligence shared: 0 none, 0.5 as in 2024, 1 all.
        intelligence_sharing: lever("share", 0.5, 0.0..=1.0),
        /// Limits of the security law of December 2020 that are applied: 0 none, 0.5 as since 2020, 1 to the letter.
        law_2020_enforced: lever("share", 0.5, 0.0..=1.0),
        /// Cartels designated as terrorist organisations by the United States: 0 no, 1 yes.
        designation: lever("share", 0.0, 0.0..=1.0),
        /// Strikes or other violations of sovereignty in the month.
        rupture: input("events a month", 0.0, 0.0..=100.0),
        /// Room that Mexican politics leaves for cooperation, against the baseline.
        political_help: input("ratio", 1.0, 0.0..=3.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Cooperation, 0 to 1; 0.5 is the level of 2024.
        cooperation: output("index", 0.5, 0.0..=1.0),
        /// Incapacitation of members made possible by cooperation, against 2024.
        incapacitation_effect: output("ratio", 1.0, 0.0..=3.0),
        /// Share of the fentanyl supply disrupted, against 2024; negative if less than then.
        supply_disruption: output("share", 0.0, -1.0..=1.0),
        /// Leaders of cartels removed through cooperation, above 2024.
        leader_removals: output("leaders a month", 0.0, 0.0..=50.0),
        /// Mexico's enforcement against transit migration, against 2024.
        transit_cooperation: output("ratio", 1.0, 0.0..=2.0),
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct SecurityCooperation {
    parameters: Parameters,
    /// κ without any rupture.
    undisturbed: f64,
    suspended: f64,
    speed: f64,
}

impl Mechanism for SecurityCooperation {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "security_cooperation";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2017 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, _: Month) -> Result<Self, ChannelError> {
        Ok(Self {
            undisturbed: MIDDLE,
            suspended: 0.0,
            speed: 1.0 - pow(2.0, -1.0 / parameters.adjustment_half_life),
            parameters: parameters.clone(),
        })
    }

    fn month(&mut self, _: Month, inputs: &Inputs) -> Outputs {
        let parameters = &self.parameters;
        let extradited =
            inputs.extraditions / (inputs.extraditions + parameters.extraditions_of_half_effect);
        let wanted = MIDDLE
            + parameters.effort_effect * inputs.cooperation_effort
            + parameters.extradition_effect * extradited
            + parameters.intelligence_effect * (inputs.intelligence_sharing - MIDDLE)
            - parameters.law_2020_effect * (inputs.law_2020_enforced - MIDDLE)
            + parameters.designation_effect * inputs.designation;
        let wanted = (inputs.political_help * wanted).clamp(0.0, 1.0);
        self.undisturbed += (wanted - self.undisturbed) * self.speed;
        self.suspended =
            1.0 - (1.0 - self.suspended) * pow(1.0 - parameters.rupture_depth, inputs.rupture);
        let cooperation =
            self.undisturbed - self.suspended * (self.undisturbed - parameters.floor).max(0.0);
        self.suspended = (self.suspended - 1.0 / parameters.recovery_months).max(0.0);
        let deviation = (cooperation - MIDDLE) / MIDDLE;
        let operations = inputs.intelligence_sharing * cooperation;
        let usual = MIDDLE * MIDDLE;
        Outputs {
            cooperation,
            incapacitation_effect: (1.0 + parameters.incapacitation_effect * cooperation)
                / (1.0 + parameters.incapacitation_effect * MIDDLE),
            supply_disruption: parameters.supply_effect * deviation
                + parameters.designation_supply_effect * inputs.designation,
            leader_removals: parameters.leaders_per_month
                * ((operations - usual) / (1.0 - usual)).max(0.0),
            transit_cooperation: 1.0 + parameters.transit_effect * deviation,
        }
    }

    fn broken_law(&self) -> Option<String> {
        let inside = |value: f64| (0.0..=1.0).contains(&value);
        (!(inside(self.undisturbed) && inside(self.suspended))).then(|| {
            format!(
                "cooperation is {}, suspended {}",
                self.undisturbed, self.suspended
            )
        })
    }
}
