//! The 150-group model of Prieto-Curiel, Campedelli and Hope (2023).
//!
//! ```text
//! dC_i/dt = ρ C_i − η C_i/C − θ C_i Σ_j S_ij C_j − ω C_i²          persons a week, C = Σ_j C_j
//! ```
//!
//! Recruits `ρC`; incapacitated `η`, a constant number in proportion to size; deaths `θ CᵀSC`, each side counted once;
//! exits by saturation `ω Σ C_i²`. Weekly Euler steps, as the authors estimate it; Runge–Kutta of the fourth order as a
//! check. No group loses more members in a week than it has: the authors' equations do not say so, and a large enough η
//! makes their groups negative.

use std::sync::Arc;

use super::network::Network;
use super::rates::{Coefficients, Flows, payable};

/// The groups at the beginning of a week.
#[derive(Clone, Debug)]
pub struct Groups {
    network: Arc<Network>,
    members: Vec<f64>,
    pressure: Vec<f64>,
}

impl Groups {
    /// The groups in January 2012, `members` persons in all.
    pub fn start(network: &Arc<Network>, members: f64) -> Self {
        let shares = network.initial_shares().iter();
        Self {
            members: shares.map(|share| share * members).collect(),
            pressure: vec![0.0; network.len()],
            network: Arc::clone(network),
        }
    }

    /// Members of every group, in the order of the network.
    pub fn members(&self) -> &[f64] {
        &self.members
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Members of all groups.
    pub fn total(&self) -> f64 {
        self.members.iter().sum()
    }

    /// Flows a week at the present state.
    pub fn flows(&self, coefficients: &Coefficients) -> Flows {
        self.clone().week(coefficients)
    }

    /// Deaths a week of the members of every group at the present state, in the order of the network.
    pub fn deaths_by_group(&self, coefficients: &Coefficients) -> Vec<f64> {
        let mut pressure = vec![0.0; self.members.len()];
        self.network
            .pressure(&self.members, self.total(), &mut pressure);
        let pairs = self.members.iter().zip(&pressure);
        pairs
            .map(|(members, pressure)| coefficients.lethality * members * pressure)
            .collect()
    }

    /// One week by Euler's step; the flows of the week.
    pub fn week(&mut self, coefficients: &Coefficients) -> Flows {
        let total = self.total();
        self.network
            .pressure(&self.members, total, &mut self.pressure);
        let arrests = per_member(coefficients.incapacitation, total);
        let mut flows = Flows::default();
        for (members, pressure) in self.members.iter_mut().zip(&self.pressure) {
            let recruits = coefficients.recruitment * *members;
            let incapacitated = arrests * *members;
            let deaths = coefficients.lethality * *members * pressure;
            let saturated = coefficients.saturation * *members * *members;
            let paid = payable(*members, recruits, incapacitated + deaths + saturated);
            flows.recruits += recruits;
            flows.incapacitated += paid * incapacitated;
            flows.deaths += paid * deaths;
            flows.saturated += paid * saturated;
            let after = *members + recruits - paid * (incapacitated + deaths + saturated);
            *members = after.max(0.0);
        }
        flows
    }

    /// One week by a Runge–Kutta step of the fourth order, without the bound on what a group can lose: the check of the
    /// weekly step, for library use.
    pub fn week_by_runge_kutta(&mut self, coefficients: &Coefficients) {
        let first = self.slope(&self.members, coefficients);
        let second = self.slope(&self.moved(&first, 0.5), coefficients);
        let third = self.slope(&self.moved(&second, 0.5), coefficients);
        let fourth = self.slope(&self.moved(&third, 1.0), coefficients);
        let slopes = first.iter().zip(&second).zip(&third).zip(&fourth);
        for (members, (((first, second), third), fourth)) in self.members.iter_mut().zip(slopes) {
            *members += (first + 2.0 * second + 2.0 * third + fourth) / 6.0;
        }
    }

    fn moved(&self, slope: &[f64], weeks: f64) -> Vec<f64> {
        let pairs = self.members.iter().zip(slope);
        pairs
            .map(|(members, slope)| members + weeks * slope)
            .collect()
    }

    fn slope(&self, members: &[f64], coefficients: &Coefficients) -> Vec<f64> {
        let total: f64 = members.iter().sum();
        let mut slope = vec![0.0; members.len()];
        self.network.pressure(members, total, &mut slope);
        let arrests = per_member(coefficients.incapacitation, total);
        for (slope, members) in slope.iter_mut().zip(members) {
            *slope = members
                * (coefficients.recruitment
                    - arrests
                    - coefficients.lethality * *slope
                    - coefficients.saturation * members);
        }
        slope
    }
}

fn per_member(incapacitation: f64, total: f64) -> f64 {
    if total > 0.0 {
        incapacitation / total
    } else {
        0.0
    }
}
