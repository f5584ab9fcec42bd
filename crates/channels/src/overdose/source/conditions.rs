//! E1 to E8 of SOURCE: totals, demand, rescue, rates and numbers of overdoses and deaths, indicated risk, shares of users.

use super::Source;
use super::overdose_rates::OverdoseRates;
use super::state::{HEROIN, MIXED, PRESCRIPTION, SourceOutputs};
use crate::overdose::inputs::StepInputs;

/// E1 to E6: what does not depend on memory of risk.
pub(super) struct Conditions {
    pub heroin_availability: f64,
    pub patients_now: f64,
    pub supply: f64,
    pub demand: f64,
    /// E3, E4.
    pub rates: OverdoseRates,
    /// `y_x`, `y^x_k`, `Y_x`.
    pub deaths_untreated: [f64; 3],
    pub deaths_treated: [[f64; 3]; 3],
    pub deaths: [f64; 3],
    pub deaths_medical: f64,
    pub deaths_misuse: f64,
    pub deaths_nondisordered: f64,
    pub nonfatal_heroin: f64,
    pub nonfatal_prescription: f64,
    /// `ρ̂_R`, `ρ̂_H`.
    pub prescription_risk: f64,
    pub heroin_risk: f64,
    /// `x*`.
    pub with_disorder: [f64; 3],
    /// User shares of the population, not yet relative.
    pub shares: [f64; 4],
}

impl Source {
    /// E1 to E8 at the present state.
    pub(super) fn conditions(&self, inputs: &StepInputs) -> Conditions {
        let (state, derived) = (&self.state, &self.derived);
        let (parameters, constants) = (&self.numbers.parameters, &self.numbers.constants);
        let [untreated_o, untreated_p, untreated_h] = state.untreated;

        // E1: totals with disorder, persons on prescription.
        let mut with_disorder = state.untreated;
        for (total, treated) in with_disorder.iter_mut().zip(&state.treated) {
            for (treated, success) in treated.iter().zip(derived.success) {
                *total += (1.0 - success) * treated;
            }
        }
        let prescriptions = inputs.prescription_patients
            * inputs.prescriptions_per_patient
            * inputs.days_per_prescription;
        let patients_now = prescriptions * constants.years_per_day;

        // E2: demand for prescription opioids.
        let by_group = [
            constants.demand_prescription,
            constants.demand_mixed,
            constants.demand_heroin * constants.heroin_with_prescription,
        ];
        let mut demand = constants.demand_misuse * state.misuse
            + constants.demand_nondisordered
                * constants.nondisordered_with_prescription
                * state.nondisordered
            + by_group[PRESCRIPTION] * untreated_o
            + by_group[MIXED] * untreated_p
            + by_group[HEROIN] * untreated_h;
        for (treated, per_person) in state.treated.iter().zip(by_group) {
            for (treated, ratio) in treated.iter().zip(constants.treated_consumption_ratio) {
                demand += ratio * per_person * treated;
            }
        }

        // E3, E4: rescue, rates of overdose and death.
        let rates = self.overdose_rates(inputs);

        // E5: deaths.
        let mut deaths_untreated = [0.0; 3];
        let mut deaths_treated = state.treated;
        let mut deaths = [0.0; 3];
        for (x, dying) in deaths_treated.iter_mut().enumerate() {
            let rate = rates.death_rate[x];
            deaths_untreated[x] = state.untreated[x] * rate;
            deaths[x] = deaths_untreated[x];
            for (persons, ratio) in dying.iter_mut().zip(derived.treated_overdose) {
                *persons *= ratio * rate;
                deaths[x] += *persons;
            }
        }
        let deaths_medical = patients_now * constants.medical_user_overdose_death_rate;
        let deaths_misuse = state.misuse * rates.death_rate_misuse;
        let deaths_nondisordered = state.nondisordered * rates.death_rate_nondisordered;

        // E6: non-fatal overdoses.
        let nonfatal_heroin = deaths[HEROIN]
            * (rates.overdoses_heroin / rates.death_rate[HEROIN] - 1.0)
            + deaths_nondisordered
                * (rates.overdoses_nondisordered / rates.death_rate_nondisordered - 1.0);
        let overdoses_o =
            parameters.prescription_overdose_rate + parameters.synthetic_overdose_rate;
        let nonfatal_prescription = deaths_misuse
            * (parameters.misuse_overdose_rate / rates.death_rate_misuse - 1.0)
            + deaths[PRESCRIPTION] * (overdoses_o / rates.death_rate[PRESCRIPTION] - 1.0)
            + deaths[MIXED]
                * (parameters.prescription_overdose_rate / rates.death_rate[MIXED] - 1.0);

        // E7: indicated perceived risk. E8: shares of users.
        let weight = constants.nonfatal_weight;
        let [total_o, total_p, total_h] = with_disorder;
        let nondisordered_with_prescription =
            constants.nondisordered_with_prescription * state.nondisordered;
        Conditions {
            heroin_availability: 1.0 / inputs.heroin_price,
            patients_now,
            supply: prescriptions * inputs.strength_per_day,
            demand,
            rates,
            prescription_risk: deaths_medical
                + deaths_misuse
                + deaths[PRESCRIPTION]
                + deaths[MIXED]
                + weight * nonfatal_prescription,
            heroin_risk: deaths_nondisordered + deaths[HEROIN] + weight * nonfatal_heroin,
            deaths_untreated,
            deaths_treated,
            deaths,
            deaths_medical,
            deaths_misuse,
            deaths_nondisordered,
            nonfatal_heroin,
            nonfatal_prescription,
            with_disorder,
            shares: [
                (total_h + state.nondisordered + total_p) / inputs.population,
                (state.misuse + total_o + total_p + nondisordered_with_prescription)
                    / inputs.population,
                (total_o + total_p) / inputs.population,
                total_h / inputs.population,
            ],
        }
    }

    /// Deaths and levels among the outputs.
    pub(super) fn levels(&self, inputs: &StepInputs, now: &Conditions) -> SourceOutputs {
        let state = &self.state;
        let prescription_deaths =
            now.deaths_medical + now.deaths_misuse + now.deaths[PRESCRIPTION] + now.deaths[MIXED];
        let heroin_deaths = now.deaths_nondisordered + now.deaths[HEROIN];
        // Deaths that the illicit supply would cause without its fentanyl.
        let without = (1.0 - self.derived.heroin_survival)
            * now.rates.not_averted_heroin
            * (1.0 - inputs.fentanyl_penetration);
        let synthetic_share = |death_rate: f64, overdose_rate: f64| {
            (death_rate - overdose_rate * without).max(0.0) / death_rate
        };
        let [o, p, h] = now.with_disorder;
        SourceOutputs {
            deaths: prescription_deaths + heroin_deaths,
            prescription_deaths,
            heroin_deaths,
            synthetic_deaths: now.deaths[PRESCRIPTION] * now.rates.death_rate_synthetic
                / now.rates.death_rate[PRESCRIPTION]
                + now.deaths_nondisordered
                    * synthetic_share(
                        now.rates.death_rate_nondisordered,
                        self.derived.nondisordered_overdose_rate,
                    )
                + now.deaths[HEROIN]
                    * synthetic_share(
                        now.rates.death_rate[HEROIN],
                        self.numbers.parameters.heroin_overdose_rate,
                    ),
            heroin_disorder: h,
            prescription_disorder: o + p,
            disorder: o + p + h,
            misuse: state.misuse,
            nondisordered: state.nondisordered,
            nonfatal_overdoses: now.nonfatal_heroin + now.nonfatal_prescription,
            ..SourceOutputs::default()
        }
    }
}
