//! The two indices the article ends on: commercial relationship and security cooperation, 2017 to 2019 = 100.
//!
//! An index is the weighted geometric mean of its components, each an outcome against its mean of 2017 to 2019. No component
//! is a lever. Weights are parameters (`ledger.weight_*`), so a user can change them, draws spread over them, and every
//! component is an indicator of its own.

use vecinos_numerics::math::{exp, ln};

use crate::draw::{Draw, DrawError};

/// Components of the commercial relationship, by indicator id.
pub const COMMERCIAL_COMPONENTS: &[&str] = &[
    "commercial_trade.ALL",
    "commercial_investment.ALL",
    "commercial_remittances.ALL",
];

/// Components of security cooperation, by indicator id.
pub const SECURITY_COMPONENTS: &[&str] = &[
    "security_joint_action.ALL",
    "security_incapacitation.ALL",
    "security_arms_seized.ALL",
];

/// Components and the parameters of their weights.
const WEIGHTS: [(&str, &str); 6] = [
    ("commercial_trade.ALL", "ledger.weight_trade"),
    ("commercial_investment.ALL", "ledger.weight_investment"),
    ("commercial_remittances.ALL", "ledger.weight_remittances"),
    ("security_joint_action.ALL", "ledger.weight_joint_action"),
    (
        "security_incapacitation.ALL",
        "ledger.weight_incapacitation",
    ),
    ("security_arms_seized.ALL", "ledger.weight_arms_seized"),
];

/// Position of the weight of a component, by indicator id.
pub(super) fn weight_of(component: &str) -> Option<usize> {
    WEIGHTS.iter().position(|(name, _)| *name == component)
}

/// Weights in the order of the components.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weights([f64; WEIGHTS.len()]);

impl Weights {
    /// Reads the weights of a draw.
    ///
    /// Errors: a parameter that the draw lacks.
    pub(super) fn read(draw: &Draw) -> Result<Self, DrawError> {
        let mut weights = [0.0; WEIGHTS.len()];
        for (weight, (_, parameter)) in weights.iter_mut().zip(WEIGHTS) {
            *weight = draw.number(parameter)?;
        }
        Ok(Self(weights))
    }

    /// Weighted geometric mean of index components, each the position of its weight and its value; 100 when no weight is
    /// positive.
    pub(super) fn mean(&self, components: impl Iterator<Item = (usize, f64)>) -> f64 {
        let (mut sum, mut total) = (0.0, 0.0);
        for (component, value) in components {
            let weight = self.0.get(component).copied().unwrap_or(0.0);
            sum += weight * ln(value.max(f64::MIN_POSITIVE) / 100.0);
            total += weight;
        }
        if total > 0.0 {
            100.0 * exp(sum / total)
        } else {
            100.0
        }
    }
}
