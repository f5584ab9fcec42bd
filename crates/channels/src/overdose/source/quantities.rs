//! The state and the intermediate quantities of a step by the symbols of the published equations: for checks and for
//! explaining a step.

use super::Source;
use crate::overdose::inputs::StepInputs;

/// Suffix of a group in symbols.
const GROUPS: [char; 3] = ['O', 'P', 'H'];

impl Source {
    /// All 28 states and 28 intermediates at the beginning of the next step, by symbol (`T_H_2` is heroin disorder in
    /// methadone treatment, `rhohat` indicated risk, `theta` the share of seekers taken in).
    pub fn quantities(&self, inputs: &StepInputs) -> Vec<(String, f64)> {
        let now = self.conditions(inputs);
        let flows = self.transitions(inputs, &now);
        let treatment = self.treatment(inputs, &now);
        let (state, reference) = (&self.state, &self.reference);
        let single = [
            ("M", state.misuse),
            ("N", state.nondisordered),
            ("dis", state.disruption),
            ("W_1", state.ramp[0]),
            ("W_2", state.ramp[1]),
            ("rho_R", state.prescription_risk),
            ("rho_H", state.heroin_risk),
            ("U", now.patients_now),
            ("Dem", now.demand),
            ("z", flows.relative_availability),
            ("nu_H", now.rates.not_averted_heroin),
            ("nu_R", now.rates.not_averted_prescription),
            ("d_H", now.rates.death_rate[2]),
            ("d_O", now.rates.death_rate[0]),
            ("rhohat_R", now.prescription_risk),
            ("rhohat_H", now.heroin_risk),
            ("i_D", flows.diverted_initiation),
            ("i_W", flows.own_initiation),
            ("f_MO", flows.misuse_to_disorder),
            ("f_Mq", flows.misuse_quits),
            ("i_N", flows.heroin_initiation),
            ("f_MN", flows.misuse_to_heroin),
            ("f_OP", flows.prescription_to_mixed),
            ("f_Nq", flows.heroin_quits),
            ("f_NH", flows.heroin_to_disorder),
            ("f_PH", flows.mixed_to_heroin),
            ("f_PO", flows.mixed_to_prescription),
            ("C_1", treatment.capacity[0]),
            ("sh_H", now.shares[0] / reference.shares[0]),
            ("sh_M", now.shares[1] / reference.shares[1]),
        ];
        let mut quantities: Vec<(String, f64)> = single
            .into_iter()
            .map(|(symbol, value)| (symbol.to_owned(), value))
            .collect();
        for (x, group) in GROUPS.into_iter().enumerate() {
            quantities.push((group.to_string(), state.untreated[x]));
            quantities.push((format!("R_{group}"), state.remission[x]));
            quantities.push((format!("S_{group}"), state.stable[x]));
            for k in 0..3 {
                quantities.push((format!("T_{group}_{}", k + 1), state.treated[x][k]));
            }
        }
        for k in 0..3 {
            quantities.push((format!("Q_{}", k + 1), state.exits[k]));
            quantities.push((format!("theta_{}", k + 1), treatment.filled[k]));
            quantities.push((format!("room_{}", k + 1), treatment.room[k]));
        }
        quantities
    }
}
