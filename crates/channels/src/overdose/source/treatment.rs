//! E10 to E12 of SOURCE: capacity of treatment, exits and entries.

use vecinos_numerics::math::exp;

use super::Source;
use super::conditions::Conditions;
use crate::overdose::inputs::StepInputs;

/// Treatment in a step.
pub(super) struct Treatment {
    /// `C_k`: capacity, persons.
    pub capacity: [f64; 3],
    /// `Z_k`: persons counted against capacity: each once, those in remission again.
    pub persons: [f64; 3],
    /// `out_k`: persons who leave, a year.
    pub out: [f64; 3],
    /// `room_k`: persons that can be taken in, a year.
    pub room: [f64; 3],
    /// `θ_k`: share of seekers taken in.
    pub filled: [f64; 3],
    /// `θ_k e^x_k`: entries by group and treatment, persons a year.
    pub entries: [[f64; 3]; 3],
}

impl Source {
    pub(super) fn treatment(&self, inputs: &StepInputs, now: &Conditions) -> Treatment {
        let (state, derived) = (&self.state, &self.derived);
        let intake_years = self.numbers.constants.intake_years;
        let mut treatment = Treatment {
            capacity: self.capacity(inputs),
            persons: [0.0; 3],
            out: self.treatment_exits(now),
            room: [0.0; 3],
            filled: [0.0; 3],
            entries: [[0.0; 3]; 3],
        };
        for k in 0..3 {
            let persons: f64 = state.treated.iter().map(|treated| treated[k]).sum();
            let counted = (1.0 + derived.success[k]) * persons;
            let delayed = state.exits[k] / intake_years;
            let room = (delayed + (treatment.capacity[k] - counted) / intake_years).max(0.0);
            let mut wanted = 0.0;
            for x in 0..3 {
                let seekers = state.untreated[x] * derived.seeking[x][k];
                treatment.entries[x][k] = seekers;
                wanted += seekers;
            }
            let filled = if wanted > 0.0 {
                (room / wanted).min(1.0)
            } else {
                0.0
            };
            for entry in &mut treatment.entries {
                entry[k] *= filled;
            }
            treatment.persons[k] = counted;
            treatment.room[k] = room;
            treatment.filled[k] = filled;
        }
        treatment
    }

    /// E11: persons who leave each treatment, a year.
    pub(super) fn treatment_exits(&self, now: &Conditions) -> [f64; 3] {
        let constants = &self.numbers.constants;
        let mut out = [0.0; 3];
        for (treated, deaths) in self.state.treated.iter().zip(&now.deaths_treated) {
            for k in 0..3 {
                out[k] += treated[k] / constants.treatment_years[k]
                    + treated[k] * self.derived.death_rate_treated[k]
                    + deaths[k];
            }
        }
        out
    }

    /// E10: capacity by treatment, persons.
    fn capacity(&self, inputs: &StepInputs) -> [f64; 3] {
        let constants = &self.numbers.constants;
        let decay = constants.provider_decay;
        let patients = constants.patients_of_first_provider / decay
            * (1.0 - exp(-decay * inputs.buprenorphine_providers));
        [
            patients * self.state.ramp[1] * inputs.capacity_ratio,
            inputs.methadone_capacity * constants.methadone_usable * inputs.capacity_ratio,
            inputs.vivitrol_capacity * constants.vivitrol_usable * inputs.capacity_ratio,
        ]
    }
}
