//! State and outputs of SOURCE.

use crate::overdose::inputs::STEP_YEARS;

/// Groups in the order of arrays over groups.
pub(super) const PRESCRIPTION: usize = 0;
pub(super) const MIXED: usize = 1;
pub(super) const HEROIN: usize = 2;

/// The state: persons by stock, and memory. Derivatives have the same shape.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SourceState {
    /// M: misuse of prescription opioids without heroin, persons.
    pub misuse: f64,
    /// N: heroin use without disorder, persons.
    pub nondisordered: f64,
    /// O, P, H: with a disorder, not in treatment, persons by group.
    pub untreated: [f64; 3],
    /// `T^x_k`: in treatment, persons by group and treatment.
    pub treated: [[f64; 3]; 3],
    /// `R^x`: in remission, persons by group.
    pub remission: [f64; 3],
    /// `S^x`: in stable remission, persons by group.
    pub stable: [f64; 3],
    /// `ρ_R`: perceived risk of prescription opioids, events a year.
    pub prescription_risk: f64,
    /// `ρ_H`: perceived risk of heroin, events a year.
    pub heroin_risk: f64,
    /// Disruption of the street supply of prescription opioids, share.
    pub disruption: f64,
    /// `W_1`, `W_2`: ramp of buprenorphine, share.
    pub ramp: [f64; 2],
    /// `Q_k`: delayed exits from treatment, persons.
    pub exits: [f64; 3],
}

impl SourceState {
    /// The 20 stocks of persons.
    pub fn persons(&self) -> impl Iterator<Item = f64> {
        let treated = self.treated.into_iter().flatten();
        [self.misuse, self.nondisordered]
            .into_iter()
            .chain(self.untreated)
            .chain(treated)
            .chain(self.remission)
            .chain(self.stable)
    }

    /// All persons in the model.
    pub fn total(&self) -> f64 {
        self.persons().sum()
    }

    /// The state a step later.
    pub(super) fn after(&self, change: &Self) -> Self {
        let one = |value: f64, change: f64| value + STEP_YEARS * change;
        let three = |value: [f64; 3], change: [f64; 3]| {
            [
                one(value[0], change[0]),
                one(value[1], change[1]),
                one(value[2], change[2]),
            ]
        };
        Self {
            misuse: one(self.misuse, change.misuse),
            nondisordered: one(self.nondisordered, change.nondisordered),
            untreated: three(self.untreated, change.untreated),
            treated: [
                three(self.treated[0], change.treated[0]),
                three(self.treated[1], change.treated[1]),
                three(self.treated[2], change.treated[2]),
            ],
            remission: three(self.remission, change.remission),
            stable: three(self.stable, change.stable),
            prescription_risk: one(self.prescription_risk, change.prescription_risk),
            heroin_risk: one(self.heroin_risk, change.heroin_risk),
            disruption: one(self.disruption, change.disruption),
            ramp: [
                one(self.ramp[0], change.ramp[0]),
                one(self.ramp[1], change.ramp[1]),
            ],
            exits: three(self.exits, change.exits),
        }
    }
}

/// What the model gives at a step: the 16 published outputs and the balance of persons. Flows in persons a year, stocks in
/// persons.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SourceOutputs {
    /// Opioid overdose deaths.
    pub deaths: f64,
    /// Of them with prescription opioids.
    pub prescription_deaths: f64,
    /// Of them with heroin (the illicit supply).
    pub heroin_deaths: f64,
    /// Of them by synthetic opioids; overlaps with the two before.
    pub synthetic_deaths: f64,
    /// Persons with heroin use disorder.
    pub heroin_disorder: f64,
    /// Persons with a disorder on prescription opioids, with or without heroin.
    pub prescription_disorder: f64,
    /// Persons with any of them.
    pub disorder: f64,
    /// Persons who misuse prescription opioids without heroin.
    pub misuse: f64,
    /// Persons who use heroin without disorder.
    pub nondisordered: f64,
    /// Initiations of heroin.
    pub heroin_initiation: f64,
    /// Persons in treatment as the model counts them, by treatment.
    pub in_treatment: [f64; 3],
    /// Non-fatal overdoses.
    pub nonfatal_overdoses: f64,
    /// Perceived risk of heroin against 1999.
    pub relative_heroin_risk: f64,
    /// Availability of prescription opioids for misuse against 1999.
    pub prescription_availability: f64,
    /// Persons who enter the model.
    pub entries: f64,
    /// Persons who leave it by quitting or death.
    pub departures: f64,
}
