//! What a government that looks ahead needs to know of the world. Defined here, implemented by the world above.

use serde::{Deserialize, Serialize};
use vecinos_evidence::month::Month;

use crate::base_rates::{LeverEffect, TariffEffect};

/// Policy that does not exist (yet): tariffs and levers on top of those in force.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HypotheticalPolicy {
    /// Tariffs put on top of those in force.
    pub added_tariffs: Vec<TariffEffect>,
    /// Tariffs in force that would end.
    pub ended_tariffs: Vec<TariffEffect>,
    /// Levers of cooperation set, in their own units.
    pub levers: Vec<LeverEffect>,
}

/// Changes on one side, as fractions of their levels without the hypothetical policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SideOutcome {
    /// Real income of households (exact change, not the first-order welfare).
    pub real_income: f64,
    /// Consumer prices.
    pub consumer_prices: f64,
    /// Output of motor vehicles and parts.
    pub vehicle_output: f64,
    /// Value added by sector group, in the order of [`OutcomePreview::sector_groups`].
    pub value_added: Vec<f64>,
    /// Business investment, uncertainty included.
    pub investment: f64,
}

/// What a hypothetical policy would change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PolicyOutcome {
    /// In the United States.
    pub united_states: SideOutcome,
    /// In Mexico.
    pub mexico: SideOutcome,
}

/// How exact a preview is asked to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// First order, from derivatives at the policy in force: for looking ahead.
    Derivative,
    /// A full solution: for what is chosen.
    Resolved,
}

/// The world as a government sees it when it weighs a move.
pub trait OutcomePreview {
    /// What goes wrong in the world's own terms.
    type Error;

    /// Names of the sector groups of [`SideOutcome::value_added`].
    fn sector_groups(&self) -> &[String];

    /// First-order changes for a policy in `month`: cheap, without a new solution.
    ///
    /// Errors: those of the world (an unknown product, a rate that is no number).
    fn derivative(
        &self,
        month: Month,
        policy: &HypotheticalPolicy,
    ) -> Result<PolicyOutcome, Self::Error>;

    /// Changes from a full solution of the world under the policy.
    ///
    /// Errors: those of the world, a solution that is not found among them.
    fn resolved(
        &self,
        month: Month,
        policy: &HypotheticalPolicy,
    ) -> Result<PolicyOutcome, Self::Error>;

    /// Either of the two.
    ///
    /// Errors: those of the variant asked for.
    fn outcome(
        &self,
        month: Month,
        policy: &HypotheticalPolicy,
        precision: Precision,
    ) -> Result<PolicyOutcome, Self::Error> {
        match precision {
            Precision::Derivative => self.derivative(month, policy),
            Precision::Resolved => self.resolved(month, policy),
        }
    }
}
