//! The cartel model: helpers of its tests.

mod channel;
mod one_stock;
mod replication;

use std::sync::Arc;

use vecinos_channels::ParameterSet;
use vecinos_channels::cartels::Parameters;
use vecinos_channels::cartels::groups::Groups;
use vecinos_channels::cartels::network::Network;
use vecinos_channels::cartels::rates::{Coefficients, Policy};
use vecinos_evidence::registry::Registry;

pub fn parameters() -> Parameters {
    Parameters::read(&Registry::embedded().unwrap()).unwrap()
}

pub fn coefficients() -> Coefficients {
    parameters().coefficients()
}

pub fn in_2012() -> Groups {
    Groups::start(&Arc::new(Network::embedded().unwrap()), 115_000.0)
}

pub fn after(mut groups: Groups, weeks: u32, policy: &Policy, runge_kutta: bool) -> Groups {
    let coefficients = coefficients().under(policy);
    for _ in 0..weeks {
        if runge_kutta {
            groups.week_by_runge_kutta(&coefficients);
        } else {
            groups.week(&coefficients);
        }
    }
    groups
}

pub fn in_2022(runge_kutta: bool) -> Groups {
    after(in_2012(), 520, &Policy::STATUS_QUO, runge_kutta)
}

pub fn deaths(groups: &Groups, policy: &Policy) -> f64 {
    groups.flows(&coefficients().under(policy)).deaths
}

pub fn near(value: f64, expected: f64, tolerance: f64, what: &str) {
    assert!(
        (value - expected).abs() <= tolerance,
        "{what}: {value} against {expected} ± {tolerance}"
    );
}

pub fn recruitment(ratio: f64) -> Policy {
    Policy {
        recruitment: ratio,
        ..Policy::STATUS_QUO
    }
}

pub fn incapacitation(ratio: f64) -> Policy {
    Policy {
        incapacitation: ratio,
        ..Policy::STATUS_QUO
    }
}
