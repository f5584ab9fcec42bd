//! Sector tables, the grid of dots, rates, parameters, closures.

use std::collections::BTreeSet;

use vecinos_ensemble::Horizon;
use vecinos_world::{Closure, Grade, Side};

use super::{run, scenario, usmca_ends};

#[test]
fn sector_tables_hold_every_sector_side_horizon_and_closure() {
    let result = usmca_ends();
    assert_eq!(result.sectors.len(), 3 * 23 * 4 * 2);
    let keys: BTreeSet<_> = result
        .sectors
        .iter()
        .map(|row| (row.side, row.sector.clone(), row.horizon, row.closure))
        .collect();
    assert_eq!(keys.len(), result.sectors.len());
    // Under flexible wages workers are only reallocated: they add up to nothing in the median draw's neighbourhood.
    let moved: f64 = result
        .sectors
        .iter()
        .filter(|row| {
            row.side == Side::Usa
                && row.closure == Closure::FlexibleWages
                && row.horizon == Horizon::LongRun
        })
        .map(|row| row.workers.unwrap().p50)
        .sum();
    let vehicles = result
        .sectors
        .iter()
        .find(|row| row.side == Side::Usa && row.sector == "motor_vehicles")
        .unwrap();
    assert!(moved.abs() < 20.0, "{moved}");
    assert!(vehicles.workers.is_some());
    assert!(
        result
            .sectors
            .iter()
            .all(|row| row.workers.is_some() == (row.side == Side::Usa))
    );
}

#[test]
fn losing_the_preference_shrinks_mexican_vehicles_more_with_time() {
    let output = |horizon| {
        let wanted = |row: &&vecinos_ensemble::SectorRow| {
            row.side == Side::Mex
                && row.sector == "motor_vehicles"
                && row.closure == Closure::FlexibleWages
                && row.horizon == horizon
        };
        usmca_ends().sectors.iter().find(wanted).unwrap().output.p50
    };
    let path = [Horizon::Years(1), Horizon::Years(5), Horizon::LongRun].map(output);
    assert!(
        path[0] < 0.0 && path[1] < path[0] && path[2] <= path[1],
        "{path:?}"
    );
}

#[test]
fn the_grid_asks_the_same_question_under_every_set_closure_and_horizon() {
    let result = usmca_ends();
    let of = |id: &str| {
        result
            .dots
            .iter()
            .filter(move |dot| dot.indicator == id)
            .collect::<Vec<_>>()
    };
    let income = of("real_income.MEX");
    assert_eq!(income.len(), 8 * 2 * 4);
    assert!(income.iter().all(|dot| dot.difference < 0.0));
    let sets: BTreeSet<_> = income.iter().map(|dot| &dot.elasticity_set).collect();
    assert_eq!(sets.len(), 8);
    // Exact and first-order welfare answer differently.
    let welfare = of("first_order_welfare.MEX");
    assert!(
        income
            .iter()
            .zip(&welfare)
            .all(|(exact, linear)| (exact.difference - linear.difference).abs() > 1e-6)
    );
}

#[test]
fn rates_say_what_the_law_says_and_what_is_charged() {
    let row = |sector: &str| {
        let wanted = |row: &&vecinos_ensemble::RateRow| {
            row.importer == Side::Usa && row.exporter == Side::Mex && row.sector == sector
        };
        usmca_ends().rates.iter().find(wanted).unwrap()
    };
    let all = row("all");
    assert!(all.charged_scenario > all.charged_baseline + 2.0);
    assert!(all.claimed_baseline.unwrap() > 50.0);
    assert!(
        all.claimed_scenario.unwrap() < 1.0,
        "no preference, no claims"
    );
    assert!(row("motor_vehicles").statutory_scenario > row("motor_vehicles").statutory_baseline);
}

#[test]
fn parameters_are_listed_with_grade_source_and_what_was_drawn() {
    let result = usmca_ends();
    let parameter = |name: &str| {
        result
            .parameters
            .iter()
            .find(|parameter| parameter.name == name)
            .unwrap()
    };
    let pass_through = parameter("trade.border_pass_through");
    let drawn = pass_through.drawn.unwrap();
    assert!(drawn.p5 > 0.85 && drawn.p95 < 1.0 && drawn.p5 < drawn.p95);
    assert!(!pass_through.sources.is_empty());
    assert_eq!(
        parameter("trade.time_profile_impact").grade,
        Grade::Judgement
    );
    assert!(
        result
            .parameters
            .iter()
            .all(|parameter| !parameter.overridden)
    );
    assert!(parameter("trade.elasticity_set").drawn.is_none());
}

#[test]
fn an_assumption_fixes_a_parameter_in_every_draw_and_in_both_worlds() {
    let rest = "[[action]]\ninstrument = \"tariff\"\nactor = \"USA\"\ntarget = \"MEX\"\nmagnitude = 0.1\nfrom = 2027-01-01\n[assumptions]\ntrade.closure = \"flexible_wages\"\ntrade.elasticity_set = \"uniform_4\"\ntrade.retail_pass_through = 0.25\n";
    let result = run(&scenario(rest), 6, 2);
    assert!(
        result
            .draws
            .iter()
            .all(|draw| draw.closure == Closure::FlexibleWages)
    );
    assert!(
        result
            .draws
            .iter()
            .all(|draw| draw.elasticity_set == "uniform_4")
    );
    assert!(
        result
            .indicators
            .iter()
            .all(|indicator| indicator.by_closure.len() == 1)
    );
    let fixed = result
        .parameters
        .iter()
        .find(|parameter| parameter.name == "trade.retail_pass_through")
        .unwrap();
    assert!(fixed.overridden && fixed.drawn.is_none());
    assert!(
        result
            .dots
            .iter()
            .all(|dot| dot.elasticity_set == "uniform_4")
    );
}

#[test]
fn the_result_says_what_was_asked_and_of_which_baseline() {
    let result = usmca_ends();
    assert_eq!(result.baseline, "recorded");
    assert_eq!(result.scenario, "usmca-ends");
    assert_ne!(result.title, result.title_es);
    assert_eq!(result.months.len(), 72);
    assert_eq!(
        result.departure.map(|month| month.to_string()).as_deref(),
        Some("2027-06")
    );
    assert_eq!(result.draws.len(), 42);
    assert!(result.scenario_text.contains("usmca_termination"));
    assert!(
        result
            .log
            .iter()
            .any(|entry| entry.name == "usmca_termination")
    );
    assert_eq!(result.data_hash.len(), 64);
}
