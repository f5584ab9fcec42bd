//! E9 of SOURCE: the flows between stocks.

use vecinos_numerics::math::{exp_in_place, ln_in_place};

use super::Source;
use super::conditions::Conditions;
use crate::overdose::inputs::StepInputs;
use crate::overdose::source_parameters::SourceParameters;

/// E9, persons a year.
pub(super) struct Transitions {
    pub diverted_initiation: f64,
    pub own_initiation: f64,
    pub misuse_to_disorder: f64,
    pub misuse_quits: f64,
    pub heroin_initiation: f64,
    pub misuse_to_heroin: f64,
    pub prescription_to_mixed: f64,
    pub heroin_to_misuse: f64,
    pub heroin_quits: f64,
    pub mixed_to_prescription: f64,
    pub heroin_to_disorder: f64,
    pub mixed_to_heroin: f64,
    pub prescription_availability: f64,
    /// z: availability of prescription opioids on the street against heroin.
    pub relative_availability: f64,
}

impl Source {
    /// E9. A product of powers is computed as the exponential of a sum of logarithms.
    pub(super) fn transitions(&self, inputs: &StepInputs, now: &Conditions) -> Transitions {
        let (state, reference) = (&self.state, &self.reference);
        let parameters = &self.numbers.parameters;
        let availability = (now.supply / reference.supply) / (now.demand / reference.demand);
        let relative = availability * (1.0 - state.disruption).max(0.01) / now.heroin_availability;
        let mut logarithms = [
            state.prescription_risk / reference.prescription_risk,
            state.heroin_risk / reference.heroin_risk,
            availability,
            relative,
            now.heroin_availability,
            now.shares[0] / reference.shares[0],
            now.shares[1] / reference.shares[1],
            now.shares[2] / reference.shares[2],
            now.shares[3] / reference.shares[3],
        ];
        ln_in_place(&mut logarithms);
        let mut powers = exponents(parameters, &logarithms, inputs.abuse_deterrent_share);
        exp_in_place(&mut powers);
        let [
            diverted,
            own,
            disorder,
            misuse_quit,
            heroin,
            misuse_heroin,
            mixed,
            heroin_return,
            heroin_quit,
            mixed_return,
            heroin_disorder,
            mixed_heroin,
        ] = powers;
        let [o, p, _] = state.untreated;
        let (m, n) = (state.misuse, state.nondisordered);
        let initiation = inputs.initiation_ratio;
        let rate_to_heroin = parameters.misuse_heroin_rate * initiation;
        Transitions {
            diverted_initiation: parameters.diverted_initiation * diverted * initiation,
            own_initiation: now.patients_now * parameters.own_initiation_rate * own * initiation,
            misuse_to_disorder: m * parameters.prescription_disorder_rate * disorder,
            misuse_quits: m * parameters.misuse_quit_rate * misuse_quit,
            heroin_initiation: parameters.heroin_initiation * heroin * initiation,
            misuse_to_heroin: m * rate_to_heroin * misuse_heroin,
            prescription_to_mixed: o * rate_to_heroin * parameters.disorder_heroin_ratio * mixed,
            heroin_to_misuse: n * parameters.nondisordered_return_rate * heroin_return,
            heroin_quits: n * parameters.nondisordered_quit_rate * heroin_quit,
            mixed_to_prescription: p * parameters.mixed_quit_rate * mixed_return,
            heroin_to_disorder: n * parameters.heroin_disorder_rate * heroin_disorder,
            mixed_to_heroin: p * parameters.mixed_heroin_disorder_rate * mixed_heroin,
            prescription_availability: availability,
            relative_availability: relative,
        }
    }
}

/// Exponents of the twelve transitions from the logarithms of the nine relative indices: risk of prescription opioids and of
/// heroin, availability, relative availability, availability of heroin, user shares H, M, O, U.
fn exponents(
    parameters: &SourceParameters,
    logarithms: &[f64; 9],
    abuse_deterrent_share: f64,
) -> [f64; 12] {
    let [risk_r, risk_h, v, z, h, share_h, share_m, share_o, share_u] = *logarithms;
    [
        -parameters.risk_diverted_initiation * risk_r
            + parameters.availability_diverted_initiation * v
            + parameters.social_diverted_initiation * share_m,
        -parameters.risk_own_initiation * risk_r,
        parameters.availability_prescription_disorder * v
            + parameters.social_prescription_disorder * share_o,
        parameters.risk_misuse_quit * risk_r - parameters.availability_misuse_quit * v,
        parameters.availability_heroin_initiation * h - parameters.risk_heroin_initiation * risk_h
            + parameters.social_heroin_initiation * share_h,
        -parameters.relative_misuse_to_heroin * z - parameters.risk_prescription_to_heroin * risk_h
            + parameters.social_misuse_to_heroin * share_h,
        -parameters.relative_disorder_to_heroin * z
            - parameters.risk_prescription_to_heroin * risk_h
            + parameters.social_disorder_to_heroin * share_h
            - abuse_deterrent_share * parameters.abuse_deterrent_effect,
        parameters.risk_nondisordered_return * risk_h,
        parameters.risk_nondisordered_quit * risk_h
            - parameters.availability_nondisordered_quit * h,
        parameters.risk_mixed_quit * risk_h,
        parameters.availability_heroin_disorder * h + parameters.social_heroin_disorder * share_u,
        parameters.social_heroin_disorder * share_u
            - parameters.relative_mixed_to_heroin_disorder * z,
    ]
}
