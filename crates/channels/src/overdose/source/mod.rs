//! SOURCE, the U.S. opioid model of the Food and Drug Administration and co-authors, whole: 20 stocks of persons and 8 memory
//! states, explicit Euler steps of 1/16 year from 1999.
//!
//! Lim et al. 2022 (PNAS 119(23) e2115714119), Stringfellow et al. 2022 (Science Advances, abm8147), repository `FDA/SOURCE`.
//! The simulation with given inputs; the estimation and the policy modules of the authors are left out. The step is part of
//! the model: a delay of 0.083 years is integrated with steps of 0.0625. Its quirks are kept: those in treatment who are in
//! remission count twice against capacity, deaths of medical users leave no stock, synthetic deaths are above zero without
//! fentanyl.
//!
//! Comments `E1` to `E12` name the blocks of the model in the order in which they are computed. `x` runs over the groups with
//! a disorder (prescription, mixed, heroin), `k` over the treatments (buprenorphine, methadone, Vivitrol).

mod conditions;
mod derivatives;
mod overdose_rates;
mod quantities;
mod state;
mod transitions;
mod treatment;

pub use self::state::{SourceOutputs, SourceState};
use super::inputs::{SourceInputs, StepInputs};
use super::source_parameters::SourceNumbers;

/// Values of 1999 against which relative indices are taken.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reference {
    /// Product of the four prescription inputs.
    supply: f64,
    demand: f64,
    prescription_risk: f64,
    heroin_risk: f64,
    /// H, M, O, U of E8.
    shares: [f64; 4],
}

/// What follows from the numbers once.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Derived {
    /// `ω_k`.
    success: [f64; 3],
    /// `nd_M`, `nd_N`.
    death_rate_misuse: f64,
    death_rate_nondisordered: f64,
    /// `nd_k`.
    death_rate_treated: [f64; 3],
    /// `V_H`, `V_F`.
    heroin_survival: f64,
    fentanyl_survival: f64,
    /// `o_N`.
    nondisordered_overdose_rate: f64,
    /// `e^x_k` per person: treatment seekers a year, by group and treatment.
    seeking: [[f64; 3]; 3],
    /// `δ_k (1 − ω_k)`.
    treated_overdose: [f64; 3],
}

/// The model under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    numbers: SourceNumbers,
    derived: Derived,
    reference: Reference,
    state: SourceState,
    step: i32,
}

impl Source {
    /// The model at the beginning of 1999. `first` are the inputs of step 0.
    pub fn start(numbers: &SourceNumbers, first: &StepInputs) -> Self {
        let derived = Derived::of(numbers);
        let (stocks, corrections) = (&numbers.stocks, &numbers.corrections);
        let product = |one: [f64; 3], other: [f64; 3]| {
            [one[0] * other[0], one[1] * other[1], one[2] * other[2]]
        };
        let treated = [
            product(
                stocks.initial_treated_prescription,
                corrections.correction_treated_prescription,
            ),
            product(
                stocks.initial_treated_mixed,
                corrections.correction_treated_mixed,
            ),
            product(
                stocks.initial_treated_heroin,
                corrections.correction_treated_heroin,
            ),
        ];
        let mut untreated = product(stocks.initial_disorder, corrections.correction_disorder);
        for (persons, treated) in untreated.iter_mut().zip(&treated) {
            for (treated, success) in treated.iter().zip(derived.success) {
                *persons -= (1.0 - success) * treated;
            }
        }
        let state = SourceState {
            misuse: stocks.initial_misuse * corrections.correction_misuse,
            nondisordered: stocks.initial_nondisordered * corrections.correction_nondisordered,
            untreated,
            treated,
            remission: product(stocks.initial_remission, corrections.correction_remission),
            stable: product(stocks.initial_stable, corrections.correction_stable),
            ..SourceState::default()
        };
        let mut source = Self {
            numbers: *numbers,
            derived,
            reference: Reference {
                supply: 1.0,
                demand: 1.0,
                prescription_risk: 1.0,
                heroin_risk: 1.0,
                shares: [1.0; 4],
            },
            state,
            step: 0,
        };
        let now = source.conditions(first);
        source.reference = Reference {
            supply: now.supply,
            demand: now.demand,
            prescription_risk: now.prescription_risk,
            heroin_risk: now.heroin_risk,
            shares: now.shares,
        };
        source.state.prescription_risk = now.prescription_risk;
        source.state.heroin_risk = now.heroin_risk;
        let out = source.treatment_exits(&now);
        source.state.exits = out.map(|out| numbers.constants.intake_years * out);
        source
    }

    /// The state at the beginning of the next step.
    pub fn state(&self) -> &SourceState {
        &self.state
    }

    /// The next step, counted from 0 at the beginning of 1999.
    pub fn step(&self) -> i32 {
        self.step
    }

    /// One step of a sixteenth of a year: its outputs; the state moves on.
    pub fn advance(&mut self, inputs: &StepInputs) -> SourceOutputs {
        let (outputs, change) = self.rates(inputs);
        self.state = self.state.after(&change);
        self.step += 1;
        outputs
    }

    /// Runs the model over `steps` steps from 1999: the outputs of each.
    pub fn run(numbers: &SourceNumbers, inputs: &SourceInputs, steps: i32) -> Vec<SourceOutputs> {
        let Some(first) = inputs.at(0) else {
            return Vec::new();
        };
        let mut source = Self::start(numbers, first);
        let rows = (0..steps).filter_map(|step| Some(source.advance(inputs.at(step)?)));
        rows.collect()
    }
}

impl Derived {
    fn of(numbers: &SourceNumbers) -> Self {
        let (parameters, constants) = (&numbers.parameters, &numbers.constants);
        let success = constants.treatment_success();
        let nonuser = constants.death_rate_nonuser;
        let disorder = constants.death_rate_disorder;
        let death_rate_misuse =
            f64::midpoint(nonuser, constants.death_ratio_medical_user * nonuser);
        let heroin_survival = parameters.prescription_survival * parameters.heroin_survival_ratio;
        let reaching = parameters.treatment_seeking_rate * (1.0 - constants.lost_to_barriers);
        let prescription = constants.sought_prescription.map(|share| reaching * share);
        let heroin = constants
            .sought_heroin
            .map(|share| reaching * constants.heroin_seeking_ratio * share);
        Self {
            success,
            death_rate_misuse,
            death_rate_nondisordered: f64::midpoint(disorder, death_rate_misuse),
            death_rate_treated: [0, 1, 2].map(|k| {
                (1.0 - success[k]) * disorder * constants.treated_death_ratio[k]
                    + success[k] * nonuser
            }),
            heroin_survival,
            fentanyl_survival: heroin_survival * parameters.fentanyl_survival_ratio,
            nondisordered_overdose_rate: parameters.nondisordered_overdose_ratio
                * parameters.heroin_overdose_rate,
            seeking: [prescription, prescription, heroin],
            treated_overdose: [0, 1, 2]
                .map(|k| (1.0 - success[k]) * constants.treated_overdose_ratio[k]),
        }
    }
}
