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
        let texts = [
            &claim.claim,
            &claim.claim_es,
            &claim.unit,
            &claim.unit_es,
            &claim.topic,
            &claim.topic_es,
        ];
        assert!(
            texts.iter().all(|text| !text.trim().is_empty()),
            "{}",
            claim.id
        );
        assert_eq!(
            claim.note.is_empty(),
            claim.note_es.is_empty(),
            "{}",
            claim.id
        );
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

/// About three digits, thousands apart, a true minus sign: as the page of the documentation shows numbers.
fn shown(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text = format!("{text}.{fraction}");
    }
    if value < 0.0 {
        format!("−{text}")
    } else {
        text
    }
}

#[test]
fn the_page_of_the_documentation_holds_every_claim_and_its_number() {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/evidence/article.md");
    let page = std::fs::read_to_string(path).unwrap();
    let mut laboratory = Laboratory::new(model()).unwrap();
    let mut missing = Vec::new();
    for found in numbers(&mut laboratory).unwrap() {
        let claim = &found.claim;
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| {}", claim.claim)))
            .unwrap_or_else(|| panic!("the page lacks {}", claim.id));
        let number = format!("| {} {} |", shown(found.number), claim.unit);
        if !row.contains(&number) {
            missing.push(format!("{}: {number} is not in {row}", claim.id));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
