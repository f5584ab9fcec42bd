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

/// Weights by component.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weights(Vec<(&'static str, f64)>);

impl Weights {
    /// Reads the weights of a draw.
    ///
    /// Errors: a parameter that the draw lacks.
    pub(super) fn read(draw: &Draw) -> Result<Self, DrawError> {
        const NAMES: [(&str, &str); 6] = [
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
        let mut weights = Vec::with_capacity(NAMES.len());
        for (component, parameter) in NAMES {
            weights.push((component, draw.number(parameter)?));
        }
        Ok(Self(weights))
    }

    fn of(&self, component: &str) -> f64 {
        let found = self.0.iter().find(|(name, _)| *name == component);
        found.map_or(0.0, |(_, weight)| *weight)
    }

    /// Weighted geometric mean of index components; 100 when no weight is positive.
    pub(super) fn mean<'a>(&self, components: impl Iterator<Item = (&'a str, f64)>) -> f64 {
        let (mut sum, mut total) = (0.0, 0.0);
        for (component, value) in components {
            let weight = self.of(component);
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
