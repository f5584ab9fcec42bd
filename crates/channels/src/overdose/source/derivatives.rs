//! Derivatives and outputs of a step of SOURCE.

use super::conditions::Conditions;
use super::state::{HEROIN, MIXED, PRESCRIPTION};
use super::transitions::Transitions;
use super::treatment::Treatment;
use super::{Source, SourceOutputs, SourceState};
use crate::overdose::inputs::{StepInputs, time};

impl Source {
    /// Outputs and derivatives of the next step.
    pub(super) fn rates(&self, inputs: &StepInputs) -> (SourceOutputs, SourceState) {
        let now = self.conditions(inputs);
        let flows = self.transitions(inputs, &now);
        let treatment = self.treatment(inputs, &now);
        let (mut change, other_deaths) = self.change_of_persons(&now, &flows, &treatment);
        self.change_of_memory(&now, &treatment, &mut change);
        let overdose_deaths_of_stocks =
            now.deaths_misuse + now.deaths_nondisordered + now.deaths.iter().sum::<f64>();
        let heroin_initiation =
            flows.heroin_initiation + flows.misuse_to_heroin + flows.prescription_to_mixed;
        let outputs = SourceOutputs {
            heroin_initiation,
            in_treatment: treatment.persons,
            relative_heroin_risk: self.state.heroin_risk / self.reference.heroin_risk,
            prescription_availability: flows.prescription_availability,
            entries: flows.diverted_initiation + flows.own_initiation + flows.heroin_initiation,
            departures: flows.misuse_quits
                + flows.heroin_quits
                + other_deaths
                + overdose_deaths_of_stocks,
            ..self.levels(inputs, &now)
        };
        (outputs, change)
    }

    /// Derivatives of the stocks of persons, and deaths other than by overdose, persons a year.
    fn change_of_persons(
        &self,
        now: &Conditions,
        flows: &Transitions,
        treatment: &Treatment,
    ) -> (SourceState, f64) {
        let (state, derived, constants) = (&self.state, &self.derived, &self.numbers.constants);
        let parameters = &self.numbers.parameters;
        let [o, p, h] = state.untreated;
        let remission_prescription =
            constants.remission_rate * parameters.prescription_remission_ratio;
        let untreated_remission = [
            o * remission_prescription,
            p * remission_prescription,
            h * constants.remission_rate,
        ];
        let relapse_prescription = parameters.relapse_rate * parameters.prescription_relapse_ratio;
        let relapse = [
            state.remission[PRESCRIPTION] * relapse_prescription,
            state.remission[MIXED] * relapse_prescription,
            state.remission[HEROIN] * parameters.relapse_rate,
        ];

        let death_rate_misuse = derived.death_rate_misuse;
        let death_rate_nondisordered = derived.death_rate_nondisordered;
        let mut change = SourceState {
            misuse: flows.diverted_initiation + flows.own_initiation
                - flows.misuse_to_disorder
                - flows.misuse_to_heroin
                - flows.misuse_quits
                + flows.heroin_to_misuse
                - state.misuse * death_rate_misuse
                - now.deaths_misuse,
            nondisordered: flows.heroin_initiation + flows.misuse_to_heroin
                - flows.heroin_to_disorder
                - flows.heroin_to_misuse
                - flows.heroin_quits
                - state.nondisordered * death_rate_nondisordered
                - now.deaths_nondisordered,
            untreated: [
                flows.misuse_to_disorder + flows.mixed_to_prescription
                    - flows.prescription_to_mixed,
                flows.prescription_to_mixed - flows.mixed_to_heroin - flows.mixed_to_prescription,
                flows.heroin_to_disorder + flows.mixed_to_heroin,
            ],
            ..SourceState::default()
        };
        let mut other_deaths =
            state.misuse * death_rate_misuse + state.nondisordered * death_rate_nondisordered;
        for x in 0..3 {
            let mut back = 0.0;
            let mut well = 0.0;
            for (k, treated) in state.treated[x].into_iter().enumerate() {
                let leaving = treated / constants.treatment_years[k];
                back += leaving * (1.0 - derived.success[k]) - treatment.entries[x][k];
                well += leaving * derived.success[k];
                let dying = treated * derived.death_rate_treated[k];
                other_deaths += dying;
                change.treated[x][k] =
                    treatment.entries[x][k] - leaving - dying - now.deaths_treated[x][k];
            }
            let dying = state.untreated[x] * constants.death_rate_disorder;
            change.untreated[x] +=
                back + relapse[x] - untreated_remission[x] - dying - now.deaths_untreated[x];
            let stabilised = state.remission[x] / parameters.stabilisation_years;
            change.remission[x] = untreated_remission[x] + well
                - state.remission[x] * constants.death_rate_nonuser
                - relapse[x]
                - stabilised;
            change.stable[x] = stabilised - state.stable[x] * constants.death_rate_nonuser;
            other_deaths +=
                dying + (state.remission[x] + state.stable[x]) * constants.death_rate_nonuser;
        }
        (change, other_deaths)
    }

    /// Derivatives of the memory states: risk, disruption, ramp of buprenorphine, delayed exits.
    fn change_of_memory(&self, now: &Conditions, treatment: &Treatment, change: &mut SourceState) {
        let (state, constants) = (&self.state, &self.numbers.constants);
        let time = time(self.step);
        let reformulated = time >= constants.reformulation_start
            && time < constants.reformulation_start + constants.reformulation_years;
        let shock = if reformulated {
            constants.reformulation_shock / constants.reformulation_years
        } else {
            0.0
        };
        change.disruption = shock - state.disruption / constants.disruption_years;
        let adjusted = |level: f64, indicated: f64| {
            let years = if level < indicated {
                constants.risk_rise_years
            } else {
                constants.risk_fall_years
            };
            (indicated - level) / years
        };
        change.prescription_risk = adjusted(state.prescription_risk, now.prescription_risk);
        change.heroin_risk = adjusted(state.heroin_risk, now.heroin_risk);
        let begun = if time >= constants.ramp_start {
            1.0
        } else {
            0.0
        };
        let half = constants.ramp_years / 2.0;
        change.ramp = [
            (begun - state.ramp[0]) / half,
            (state.ramp[0] - state.ramp[1]) / half,
        ];
        for k in 0..3 {
            change.exits[k] = treatment.out[k] - state.exits[k] / constants.intake_years;
        }
    }
}
