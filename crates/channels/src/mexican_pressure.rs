//! Mexican domestic pressure: the loop from U.S. measures through Mexican politics to less help.
//!
//! Explains how removals, negative symbolism, hardship, lost remittances, tariffs and strikes on Mexican soil add up to
//! pressure on the Mexican government, and how pressure lowers what it does for the United States: help with migrants in
//! transit, waiting in Mexico for U.S. hearings, taking third-country nationals, security.
//!
//! Equations (`P` pressure, 1 is what removals at twice the pace of 2024 make in the long run; `d` of a half-life):
//!
//! ```text
//! D  = (removals − 1) + w_v·visibility + w_l·lost + w_h·hardship + w_τ·tariffs         at least 0
//! P' = d·P + (1 − d)·D + w_s·strikes
//! e  = (S + P)·resolve/capital^κ − S            pressure as it is felt; S is there already, with 2024's removals
//! help_j = exp(−φ_j·e)                                                                 three of them at most 1
//! kept_j = 1 − withdrawn_j                                                              what decisions leave of it
//! ```
//!
//! Signs: each of removals, visibility, lost remittances, hardship and strikes raises `P` (tariffs: either sign); with
//! `φ_j > 0` help falls with `P` and resolve and rises with capital; with `φ_j < 0` (the inverse response) the other way.
//!
//! Sources: the loop is an argument (Ellis 2024), no estimate of any part of it was found; all weights are judgements whose
//! draws include no effect. The half-life is judged from the approval of 2025.
//!
//! Where it fails: in 2025 and 2026 Mexico cooperated under pressure (National Guard to the border, transfers of prisoners,
//! 11,886 non-Mexicans taken back) while its president's approval rose; that is evidence against a strong loop, and why
//! the weights are small and the draws include the opposite sign. Concessions won by threats belong to the politics of
//! governments and are not here.

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::{exp, pow};

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::{Observations, missing};
use crate::{parameters, ports};

/// Approval of the president in the house with monthly figures, per cent.
pub const APPROVAL: &str = "approval.MEX.el_financiero";

/// Largest logarithm of help, so that no draw gives an endless number.
const MOST: f64 = 5.0;

parameters! {
    /// Parameters, `data/parameters/mexican_pressure.toml`.
    pub struct Parameters of "mexican_pressure" {
        /// `w_v`: pressure per unit of visibility.
        visibility_weight: number,
        /// `w_l`: pressure per share of remittances lost.
        lost_remittances_weight: number,
        /// `w_h`: pressure per unit of hardship.
        hardship_weight: number,
        /// `w_s`: pressure per strike, at once.
        sovereignty_weight: number,
        /// `w_τ`: pressure per percentage point of tariffs.
        tariff_weight: number,
        /// Months in which pressure loses half.
        half_life: number,
        /// `S`: pressure that is there without any change.
        standing_pressure: number,
        /// κ: exponent of political capital.
        capital_power: number,
        /// φ of help with migrants in transit.
        transit_sensitivity: number,
        /// φ of those who wait in Mexico for U.S. hearings.
        remain_in_mexico_sensitivity: number,
        /// φ of third-country nationals.
        third_country_sensitivity: number,
        /// φ of help on security.
        security_sensitivity: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Political capital of the Mexican president, 1 as the approval of October 2024 to October 2025.
        political_capital: lever("ratio", 1.0, 0.1..=5.0),
        /// Readiness to answer pressure at home with less help abroad.
        resolve: lever("ratio", 1.0, 0.0..=10.0),
        /// Share of third-country nationals whom Mexico refuses by decision, whatever the pressure.
        third_country_refusal: lever("share", 0.0, 0.0..=1.0),
        /// Share of the help with migrants in transit that Mexico withdraws by decision.
        transit_withdrawal: lever("share", 0.0, 0.0..=1.0),
        /// Removals of Mexicans against the pace of 2024.
        removals: input("ratio", 1.0, 0.0..=50.0),
        /// Negative symbolism of removals: 0 as in 2024, 1 as in January 2025 with military flights on television.
        visibility: input("index", 0.0, 0.0..=10.0),
        /// Share of remittances lost; gains count as none.
        lost_remittances: input("share", 0.0, 0.0..=1.0),
        /// Hardship of the returned: load of reception against its capacity, above that of 2024.
        hardship: input("ratio", 0.0, 0.0..=50.0),
        /// U.S. strikes on Mexican soil in the month.
        sovereignty_violations: input("strikes", 0.0, 0.0..=100.0),
        /// U.S. tariffs on Mexican goods above the baseline.
        tariffs: input("percentage points", 0.0, -50.0..=200.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Domestic pressure on the Mexican government.
        pressure: output("index", 0.0, 0.0..=1e6),
        /// Help with migrants in transit that pressure leaves, against the baseline.
        transit_help: output("ratio", 1.0, 0.0..=1.0),
        /// Share of the help with migrants in transit that decisions leave.
        transit_help_kept: output("ratio", 1.0, 0.0..=1.0),
        /// Acceptance of those who wait in Mexico for U.S. hearings, against the baseline.
        remain_in_mexico_acceptance: output("ratio", 1.0, 0.0..=1.0),
        /// Acceptance of third-country nationals that pressure leaves, against the baseline.
        third_country_acceptance: output("ratio", 1.0, 0.0..=1.0),
        /// Share of third-country nationals whom decisions let in.
        third_country_kept: output("ratio", 1.0, 0.0..=1.0),
        /// Help on security against the baseline.
        security_help: output("ratio", 1.0, 0.0..=150.0),
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct MexicanPressure {
    parameters: Parameters,
    /// `d`: what remains of pressure after a month.
    kept: f64,
    pressure: f64,
}

impl Mechanism for MexicanPressure {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "mexican_pressure";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2017 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, _: Month) -> Result<Self, ChannelError> {
        Ok(Self {
            kept: pow(0.5, 1.0 / parameters.half_life),
            parameters: parameters.clone(),
            pressure: 0.0,
        })
    }

    fn month(&mut self, _: Month, inputs: &Inputs) -> Outputs {
        let parameters = &self.parameters;
        let drive = (inputs.removals - 1.0)
            + parameters.visibility_weight * inputs.visibility
            + parameters.lost_remittances_weight * inputs.lost_remittances
            + parameters.hardship_weight * inputs.hardship
            + parameters.tariff_weight * inputs.tariffs;
        self.pressure = self.kept * self.pressure
            + (1.0 - self.kept) * drive.max(0.0)
            + parameters.sovereignty_weight * inputs.sovereignty_violations;
        let standing = parameters.standing_pressure;
        let felt = (standing + self.pressure) * inputs.resolve
            / pow(inputs.political_capital, parameters.capital_power)
            - standing;
        let help = |sensitivity: f64| exp((-sensitivity * felt).min(MOST));
        Outputs {
            pressure: self.pressure,
            transit_help: help(parameters.transit_sensitivity).min(1.0),
            transit_help_kept: 1.0 - inputs.transit_withdrawal,
            remain_in_mexico_acceptance: help(parameters.remain_in_mexico_sensitivity).min(1.0),
            third_country_acceptance: help(parameters.third_country_sensitivity).min(1.0),
            third_country_kept: 1.0 - inputs.third_country_refusal,
            security_help: help(parameters.security_sensitivity),
        }
    }

    fn broken_law(&self) -> Option<String> {
        (!(self.pressure.is_finite() && self.pressure >= 0.0))
            .then(|| format!("pressure is {}", self.pressure))
    }
}

/// Political capital of the month as the lever counts it: approval in the house with monthly figures against its mean of
/// October 2024 to October 2025; `None` in a month without a figure.
///
/// Errors: `missing-series`.
pub fn capital_from_approval(
    observations: &Observations,
    month: Month,
) -> Result<Option<f64>, Diagnostics> {
    let lacking = || missing("data/points", "approval of October 2024 to October 2025");
    let points = observations.points(APPROVAL)?;
    let first = Month::new(2024, 10).ok_or_else(lacking)?;
    let base: Vec<f64> = points
        .iter()
        .filter(|point| point.from >= first && point.until <= first.plus(MONTHS_PER_YEAR))
        .map(|point| point.value)
        .collect();
    if base.is_empty() {
        return Err(lacking().into());
    }
    let mean = base.iter().sum::<f64>() / base.len() as f64;
    let point = points.iter().find(|point| point.from == month);
    Ok(point.map(|point| point.value / mean))
}
