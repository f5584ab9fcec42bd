//! Coefficients, policies and weekly flows: what both variants of the model share.

/// Coefficients of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficients {
    /// ρ: recruits per member and week.
    pub recruitment: f64,
    /// η: members incapacitated a week, in all groups together.
    pub incapacitation: f64,
    /// θ: lethality of conflict, per person and week.
    pub lethality: f64,
    /// ω: saturation, per person and week.
    pub saturation: f64,
}

/// A policy: ratios on the coefficients, 1 for no change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Policy {
    /// On ρ.
    pub recruitment: f64,
    /// On η.
    pub incapacitation: f64,
    /// On θ.
    pub lethality: f64,
    /// On ω.
    pub saturation: f64,
}

impl Policy {
    /// No change.
    pub const STATUS_QUO: Self = Self {
        recruitment: 1.0,
        incapacitation: 1.0,
        lethality: 1.0,
        saturation: 1.0,
    };
}

impl Coefficients {
    /// The coefficients under a policy.
    #[must_use]
    pub fn under(&self, policy: &Policy) -> Self {
        Self {
            recruitment: self.recruitment * policy.recruitment,
            incapacitation: self.incapacitation * policy.incapacitation,
            lethality: self.lethality * policy.lethality,
            saturation: self.saturation * policy.saturation,
        }
    }
}

/// Flows of a week, persons.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flows {
    /// Recruited.
    pub recruits: f64,
    /// Arrested, or killed or arrested in a strike.
    pub incapacitated: f64,
    /// Killed by other groups, each side counted once.
    pub deaths: f64,
    /// Left because groups grow too large.
    pub saturated: f64,
}

impl Flows {
    /// Change of the number of members.
    pub fn net(&self) -> f64 {
        self.recruits - self.incapacitated - self.deaths - self.saturated
    }
}

/// The part of its outflow that a stock can pay for: 1, unless more would leave in a week than are there.
pub(super) fn payable(stock: f64, recruits: f64, outflow: f64) -> f64 {
    let there = stock + recruits;
    if outflow > there {
        there / outflow
    } else {
        1.0
    }
}
