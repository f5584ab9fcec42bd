//! The article: every claim has a home, an experiment, and a number inside the range that bears it out.

use std::collections::BTreeSet;

use vecinos_channels::CHANNELS;
use vecinos_world::article::{Claim, Experiment, Laboratory, claims, numbers};
use vecinos_world::node::PRODUCTION_CHAINS;

use super::human_scenarios::HUMAN_SCENARIOS;
use super::model;

/// Homes besides channels.
const OTHER_HOMES: [&str; 3] = [PRODUCTION_CHAINS, "couplings", "politics"];

fn scenarios(claim: &Claim) -> Vec<&str> {
    match &claim.experiment {
        Experiment::Scenario { scenario, .. } | Experiment::Coupling { scenario, .. } => {
            vec![scenario]
        }
        Experiment::Pair {
            scenario, against, ..
        } => vec![scenario, against],
        _ => Vec::new(),
    }
}

#[test]
fn claims_are_many_distinct_and_at_home() {
    let claims = claims().unwrap();
    assert!(claims.len() >= 45, "{} claims", claims.len());
    let ids: BTreeSet<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids.len(), claims.len());
    for claim in &claims {
        let known = OTHER_HOMES.contains(&claim.home.as_str())
            || CHANNELS.iter().any(|channel| channel.name == claim.home);
        assert!(known, "{}: no node `{}`", claim.id, claim.home);
        assert!(claim.low < claim.high, "{}", claim.id);
        for text in [&claim.claim, &claim.claim_es, &claim.unit, &claim.topic] {
            assert!(!text.trim().is_empty(), "{}", claim.id);
        }
        // Either a sign is asserted, or the number is a count or a share that is positive by nature.
        assert!(claim.low >= 0.0 || claim.high <= 0.0, "{}", claim.id);
    }
}

#[test]
fn every_channel_and_every_scenario_of_people_is_spoken_for() {
    let claims = claims().unwrap();
    for channel in CHANNELS {
        let at_home = claims.iter().any(|claim| claim.home == channel.name);
        assert!(at_home, "no claim lives in {}", channel.name);
    }
    let used: BTreeSet<&str> = claims.iter().flat_map(scenarios).collect();
    for scenario in HUMAN_SCENARIOS {
        assert!(used.contains(scenario), "no claim uses {scenario}");
    }
}

#[test]
fn every_number_bears_its_claim_out() {
    let mut laboratory = Laboratory::new(model()).unwrap();
    let mut problems = Vec::new();
    for found in numbers(&mut laboratory).unwrap() {
        let claim = &found.claim;
        println!("{} {} {}", claim.id, found.number, claim.unit);
        if found.number == 0.0 || !found.holds() {
            problems.push(format!(
                "{}: {} outside {} to {}",
                claim.id, found.number, claim.low, claim.high
            ));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn an_experiment_on_a_name_that_does_not_exist_says_so() {
    let mut laboratory = Laboratory::new(model()).unwrap();
    let month = "2026-06".parse().unwrap();
    let experiments = [
        Experiment::Parameter {
            parameter: "peso.nothing".to_owned(),
        },
        Experiment::Record {
            lever: "peso.nothing".to_owned(),
            month,
        },
        Experiment::Pair {
            scenario: "cartel-strikes".to_owned(),
            against: "cuba-oil".to_owned(),
            indicator: "nothing.MEX".to_owned(),
            month,
            links: vecinos_world::article::LinkSet::Measured,
        },
    ];
    for experiment in experiments {
        let error = laboratory.run(&experiment).unwrap_err();
        assert!(error.to_string().contains("nothing"), "{error}");
    }
}
