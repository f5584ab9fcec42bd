//! The index of security cooperation: neutral stays neutral, ruptures and recovery, signs of the levers.

use vecinos_channels::security_cooperation::{Inputs, Outputs, SecurityCooperation};
use vecinos_channels::{Mechanism, Ports};

use crate::support::{month, started};

fn run(inputs: impl Fn(i32) -> Inputs) -> Vec<Outputs> {
    let mut channel = started::<SecurityCooperation>("2025-01", |_| {});
    let months = month("2025-01").through(month("2029-12"));
    (0..)
        .zip(months)
        .map(|(step, now)| channel.month(now, &inputs(step)))
        .collect()
}

#[test]
fn without_levers_nothing_moves() {
    for outputs in run(|_| Inputs::neutral()) {
        assert_eq!(outputs, Outputs::neutral());
    }
}

#[test]
fn a_strike_suspends_cooperation_which_recovers_in_the_months_of_the_parameter() {
    let with = run(|step| Inputs {
        rupture: if step == 3 { 1.0 } else { 0.0 },
        ..Inputs::neutral()
    });
    assert_eq!(with[2].cooperation, 0.5);
    // 70 % of what is above the floor of 0.1.
    assert!((with[3].cooperation - (0.5 - 0.7 * 0.4)).abs() < 1e-12);
    for step in 4..12 {
        assert!(with[step].cooperation > with[step - 1].cooperation);
    }
    // 0.7 of suspension at a twelfth a month: gone after nine months.
    assert!(with[11].cooperation < 0.5 && (with[12].cooperation - 0.5).abs() < 1e-12);
    assert!(with[3].incapacitation_effect < 1.0 && with[3].supply_disruption < 0.0);
    assert!(with[3].transit_cooperation < 1.0);
}

#[test]
fn many_strikes_lead_to_the_floor_and_no_lower() {
    let last = run(|_| Inputs {
        rupture: 30.0,
        ..Inputs::neutral()
    })
    .pop()
    .unwrap();
    assert!((last.cooperation - 0.1).abs() < 1e-6);
}

#[test]
fn effort_helps_and_the_law_hinders_with_half_of_the_way_in_six_months() {
    let effort = run(|_| Inputs {
        cooperation_effort: 1.0,
        intelligence_sharing: 1.0,
        ..Inputs::neutral()
    });
    // Half of 0.3 + 0.2·½ after six months.
    assert!((effort[5].cooperation - 0.7).abs() < 1e-9);
    let last = effort.last().unwrap();
    assert!(last.incapacitation_effect > 1.0 && last.incapacitation_effect < 3.0);
    assert!(last.supply_disruption > 0.0 && last.transit_cooperation > 1.0);
    // Never more leaders than at the height of the strategy of 2006–12 (Phillips 2015: 25 in four years).
    assert!(last.leader_removals > 0.0 && last.leader_removals < 25.0 / 48.0);
    let law = run(|_| Inputs {
        law_2020_enforced: 1.0,
        ..Inputs::neutral()
    });
    assert!(law.last().unwrap().cooperation < 0.5);
    assert_eq!(law.last().unwrap().leader_removals, 0.0);
}

#[test]
fn one_transfer_of_prisoners_moves_the_index_little() {
    // February 2025: 29 prisoners.
    let with = run(|step| Inputs {
        extraditions: if step == 1 { 29.0 } else { 0.0 },
        ..Inputs::neutral()
    });
    let rise = with[1].cooperation - 0.5;
    assert!(rise > 0.0 && rise < 0.01, "{rise}");
    assert!(with[59].cooperation - 0.5 < 1e-4);
}
