//! E3 and E4 of SOURCE: naloxone and rescue, rates of overdose and death.

use vecinos_numerics::math::exp;

use super::Source;
use crate::overdose::inputs::StepInputs;

/// Rates of a step.
pub(super) struct OverdoseRates {
    /// `ν_H`: probability that a death by heroin or fentanyl is not averted.
    pub not_averted_heroin: f64,
    /// `ν_R`: the same by prescription opioids.
    pub not_averted_prescription: f64,
    /// `a^H`: overdoses a year with heroin disorder.
    pub overdoses_heroin: f64,
    /// `a^N`: the same without disorder.
    pub overdoses_nondisordered: f64,
    /// `d_O`, `d_P`, `d_H`: overdose deaths a year by group.
    pub death_rate: [f64; 3],
    /// `d_M`.
    pub death_rate_misuse: f64,
    /// `d_N`.
    pub death_rate_nondisordered: f64,
    /// `d_S`, part of `d_O`.
    pub death_rate_synthetic: f64,
}

impl Source {
    pub(super) fn overdose_rates(&self, inputs: &StepInputs) -> OverdoseRates {
        let (parameters, constants) = (&self.numbers.parameters, &self.numbers.constants);
        let derived = &self.derived;

        // E3: naloxone and rescue.
        let kits = 1e5 * inputs.naloxone_kits / inputs.population;
        let not_averted = |share: f64| {
            let without = exp(-parameters.kit_efficiency * kits * share);
            1.0 - constants.witnessed * (1.0 - without * (1.0 - constants.emergency_called))
        };
        let not_averted_heroin = not_averted(parameters.kits_to_heroin_users);
        let not_averted_prescription = not_averted(1.0 - parameters.kits_to_heroin_users);

        // E4: rates of overdose and death.
        let f = inputs.fentanyl_penetration;
        let survival = (derived.heroin_survival
            + (derived.fentanyl_survival - derived.heroin_survival) * f)
            .max(0.0);
        let growth = 1.0 + f * (parameters.fentanyl_overdose_ratio - 1.0);
        let overdoses_heroin = parameters.heroin_overdose_rate * growth;
        let overdoses_nondisordered = derived.nondisordered_overdose_rate * growth;
        let dies = (1.0 - parameters.prescription_survival) * not_averted_prescription;
        let death_rate_misuse = parameters.misuse_overdose_rate * dies;
        let death_rate_p = parameters.prescription_overdose_rate * dies;
        let death_rate_synthetic = parameters.synthetic_overdose_rate
            * (1.0 - derived.fentanyl_survival)
            * not_averted_prescription;
        let death_rate_o = death_rate_p + death_rate_synthetic;
        let death_rate_h = overdoses_heroin * (1.0 - survival) * not_averted_heroin;
        let death_rate_nondisordered =
            overdoses_nondisordered * (1.0 - survival) * not_averted_heroin;
        OverdoseRates {
            not_averted_heroin,
            not_averted_prescription,
            overdoses_heroin,
            overdoses_nondisordered,
            death_rate: [death_rate_o, death_rate_p, death_rate_h],
            death_rate_misuse,
            death_rate_nondisordered,
            death_rate_synthetic,
        }
    }
}
