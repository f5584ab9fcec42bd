//! The ledger: levels rest on the record, contributions add up, indices are open.

use vecinos_channels::Observations;
use vecinos_numerics::math::ln_1p;
use vecinos_world::indicator::position;
use vecinos_world::ledger::{
    COMMERCIAL_COMPONENTS, Continuation, LEDGER_ROWS, Observed, ObservedLevel, SECURITY_COMPONENTS,
    row,
};
use vecinos_world::{
    CHAIN_INDICATORS, Closure, Draw, DrawRun, INDICATORS, LEDGER_INDICATORS, Month, RunPlan,
    Trajectory,
};

use super::{model, scenario};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn run(plan: &RunPlan<'_>) -> DrawRun {
    let draw = Draw::central(
        &plan.registry,
        model().elasticity_sets(),
        "fontagne_2022",
        Closure::FlexibleWages,
    )
    .unwrap();
    plan.run(vec![draw], false).remove(0).unwrap()
}

fn value(trajectory: &Trajectory, id: &str, at: &str) -> f64 {
    let indicator = position(id).unwrap_or_else(|| panic!("no indicator {id}"));
    let place = usize::try_from(month(at).since(trajectory.first)).unwrap();
    trajectory.values[indicator * trajectory.months + place]
}

#[test]
fn rows_stand_in_the_order_of_their_indicators() {
    assert_eq!(LEDGER_ROWS.len(), LEDGER_INDICATORS.len());
    for (number, ledger_row) in LEDGER_ROWS.iter().enumerate() {
        assert_eq!(row(&ledger_row.indicator.id()), Some(number));
        assert_eq!(
            INDICATORS[CHAIN_INDICATORS.len() + number],
            ledger_row.indicator
        );
    }
}

#[test]
fn in_the_recorded_world_levels_are_the_record() {
    let plan_of = scenario("");
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = run(&plan);
    let history = vecinos_evidence::history::History::embedded().unwrap();
    for (id, series, scale) in [
        ("remittances.MEX", "remittances.MEX", 1e-3),
        ("encounters.USA", "encounters.SWB", 1.0),
        ("pesos_per_dollar.MEX", "pesos_per_dollar.MEX", 1.0),
        ("homicides.MEX", "homicide_victims.MEX", 1.0),
    ] {
        let series = history.get(series).unwrap();
        for at in ["2025-01", "2025-05"] {
            let observed = series.at(month(at)).unwrap() * scale;
            for trajectory in [&run.baseline, &run.judged[0]] {
                let shown = value(trajectory, id, at);
                assert!(
                    (shown / observed - 1.0).abs() < 1e-12,
                    "{id} {at}: {shown} {observed}"
                );
            }
        }
    }
}

#[test]
fn totals_are_the_sum_of_their_owners() {
    let text = "[[action]]\ninstrument = \"tariff\"\nactor = \"USA\"\ntarget = \"MEX\"\nmagnitude = 0.25\nfrom = 2027-01-01\n";
    let plan_of = scenario(text);
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = run(&plan);
    let log = |id: &str| ln_1p(value(&run.scenario, id, "2028-06") / 100.0);
    // Production chains own the effect of tariffs on output; what is left is capital and labour.
    let rest = log("gdp.MEX") - log("real_gdp.MEX");
    assert!(rest.abs() < 0.05, "{rest}");
    let chains_only = log("gdp.USA") - log("real_gdp.USA");
    assert!(chains_only.abs() < 0.05, "{chains_only}");
}

#[test]
fn indices_are_geometric_means_of_components_that_are_no_levers() {
    let plan_of = scenario("");
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = run(&plan);
    for (index, components) in [
        ("commercial_relationship.ALL", COMMERCIAL_COMPONENTS),
        ("security_cooperation.ALL", SECURITY_COMPONENTS),
    ] {
        let of = |id: &str| value(&run.scenario, id, "2026-03");
        let values: Vec<f64> = components.iter().map(|id| of(id)).collect();
        let (low, high) = values
            .iter()
            .fold((f64::INFINITY, 0.0_f64), |(low, high), value| {
                (low.min(*value), high.max(*value))
            });
        let mean = of(index);
        assert!(
            low <= mean && mean <= high,
            "{index}: {mean} outside {values:?}"
        );
        assert!(values.iter().all(|value| *value > 0.0));
    }
}

#[test]
fn the_weights_of_an_index_are_the_users() {
    let text = "[assumptions]\n\"ledger.weight_trade\" = 1.0\n\"ledger.weight_investment\" = 0.0\n\"ledger.weight_remittances\" = 0.0\n";
    let plan_of = scenario(text);
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = run(&plan);
    let (index, trade) = (
        value(&run.scenario, "commercial_relationship.ALL", "2026-01"),
        value(&run.scenario, "commercial_trade.ALL", "2026-01"),
    );
    assert!((index / trade - 1.0).abs() < 1e-12, "{index} {trade}");
}

#[test]
fn levels_go_on_from_where_they_ended_with_their_seasons() {
    let observations = Observations::embedded().expect("observations");
    for id in [
        "synthetic_opioid_deaths.USA",
        "homicide_victims.MEX",
        "remittances.MEX",
    ] {
        let read = |continuation| {
            ObservedLevel::read(&observations, Observed::Monthly(id), continuation).expect(id)
        };
        let level = read(Continuation::Seasonal);
        let last = level.last();
        let value = |month| level.at(month).expect("a level").value;
        let recent = (value(last) + value(last.plus(-1)) + value(last.plus(-2))) / 3.0;
        let year: f64 = (1..=12).map(|step| value(last.plus(step))).sum::<f64>() / 12.0;
        assert!(
            (year / recent - 1.0).abs() < 0.1,
            "{id}: {year} after {recent}"
        );
        for step in 1..=12 {
            assert_eq!(
                value(last.plus(step)),
                value(last.plus(step + 12)),
                "{id}: seasons repeat without a saw-tooth"
            );
        }
        let repeated = read(Continuation::SameMonth);
        assert_eq!(
            repeated.at(last.plus(12)).expect("a level").observed_in,
            last,
            "{id}"
        );
    }
}
