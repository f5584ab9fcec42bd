//! Regimes of the relation: a hidden Markov chain with a monthly step.
//!
//! Regimes make announcements come in bursts. They are not observed; [`RegimeBelief`] filters them from the announcements.

use vecinos_numerics::math;

use super::choice::chosen;
use crate::parameters::Parameters;

named! {
    /// The regime of the relation.
    Regime {
        /// Business as usual.
        Routine = "routine",
        /// Demands with threats.
        Coercion = "coercion",
        /// Talks.
        Negotiation = "negotiation",
    }
}

/// Something that turns the regime at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegimeEvent {
    /// A linked threat was announced, or a broad tariff took effect.
    Threat,
    /// A demand was settled.
    Settlement,
}

/// The chain with its numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegimeChain {
    /// Probability of each regime in the next month. `[from][to]`.
    pub transition: [[f64; 3]; 3],
    /// Factor on the hazard of triggers, with a mean of one over the long run.
    pub hazard: [f64; 3],
    threat: f64,
    settlement: f64,
}

impl RegimeChain {
    /// The chain of the registry.
    pub fn new(parameters: &Parameters) -> Self {
        let (routine, coercion, negotiation) = (
            parameters.routine_stays,
            parameters.coercion_stays,
            parameters.negotiation_stays,
        );
        let transition = [
            [routine, 1.0 - routine, 0.0],
            [0.0, coercion, 1.0 - coercion],
            [1.0 - negotiation, 0.0, negotiation],
        ];
        let mut chain = Self {
            transition,
            hazard: [
                parameters.routine_hazard,
                parameters.coercion_hazard,
                parameters.negotiation_hazard,
            ],
            threat: parameters.threat_brings_coercion,
            settlement: parameters.settlement_brings_negotiation,
        };
        let long_run = chain.long_run();
        let mean: f64 = long_run
            .iter()
            .zip(chain.hazard)
            .map(|(share, hazard)| share * hazard)
            .sum();
        if mean > 0.0 {
            chain.hazard = chain.hazard.map(|hazard| hazard / mean);
        }
        chain
    }

    /// Share of months in each regime over the long run, without events.
    pub fn long_run(&self) -> [f64; 3] {
        // A cycle: each regime's share is as its mean stay.
        let stays = [0, 1, 2].map(|regime| 1.0 / (1.0 - self.transition[regime][regime]).max(1e-9));
        let sum: f64 = stays.iter().sum();
        stays.map(|stay| stay / sum)
    }

    /// The regime of the next month.
    pub fn next(&self, regime: Regime, uniform: f64) -> Regime {
        let position = chosen(&self.transition[regime as usize], uniform);
        Regime::ALL.get(position).copied().unwrap_or(regime)
    }

    /// The regime after an event.
    pub fn after(&self, regime: Regime, event: RegimeEvent, uniform: f64) -> Regime {
        let (probability, to) = match event {
            RegimeEvent::Threat => (self.threat, Regime::Coercion),
            RegimeEvent::Settlement => (self.settlement, Regime::Negotiation),
        };
        if uniform < probability { to } else { regime }
    }
}

/// What an observer who sees only announcements believes about the regime.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegimeBelief {
    /// Probability of each regime.
    pub probability: [f64; 3],
}

impl RegimeBelief {
    /// The shares of the long run.
    pub fn new(chain: &RegimeChain) -> Self {
        Self {
            probability: chain.long_run(),
        }
    }

    /// One month passes in which `count` announcements were seen, at a mean hazard of `monthly`.
    pub fn observe(&mut self, chain: &RegimeChain, count: u32, monthly: f64) {
        let mut next = [0.0; 3];
        for (from, probability) in self.probability.iter().enumerate() {
            for (to, value) in next.iter_mut().enumerate() {
                *value += probability * chain.transition[from][to];
            }
        }
        for (value, factor) in next.iter_mut().zip(chain.hazard) {
            let rate = (monthly * factor).max(1e-12);
            *value *= math::exp(f64::from(count) * math::ln(rate) - rate);
        }
        let sum: f64 = next.iter().sum();
        if sum > 0.0 {
            self.probability = next.map(|value| value / sum);
        }
    }
}
