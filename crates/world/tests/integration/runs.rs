//! Whole runs of single draws.

use vecinos_world::indicator::position;
use vecinos_world::{
    CHAIN_INDICATORS, Closure, Draw, DrawRun, Horizon, INDICATORS, IndicatorKind, Month, RunPlan,
    Side, Trajectory,
};

use super::{model, ready, scenario};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn central(plan: &RunPlan<'_>, closure: Closure) -> DrawRun {
    let draw = Draw::central(
        &plan.registry,
        model().elasticity_sets(),
        "fontagne_2022",
        closure,
    )
    .unwrap();
    plan.run(vec![draw], true).remove(0).unwrap()
}

fn value(trajectory: &Trajectory, id: &str, at: &str) -> f64 {
    let indicator = position(id).unwrap_or_else(|| panic!("no indicator {id}"));
    let place = usize::try_from(month(at).since(trajectory.first)).unwrap();
    trajectory.values[indicator * trajectory.months + place]
}

#[test]
fn every_indicator_has_a_finite_value_in_every_month() {
    let scenario = ready("usmca-ends");
    let plan = RunPlan::new(model(), &scenario).unwrap();
    for closure in Closure::ALL {
        let run = central(&plan, closure);
        for trajectory in [&run.baseline, &run.scenario] {
            assert_eq!(trajectory.months, 72);
            assert_eq!(trajectory.values.len(), 72 * INDICATORS.len());
            assert!(trajectory.values.iter().all(|value| value.is_finite()));
        }
    }
}

#[test]
fn before_the_departure_both_worlds_agree_to_the_last_bit() {
    let scenario = ready("tariff-25-with-retaliation");
    let plan = RunPlan::new(model(), &scenario).unwrap();
    assert_eq!(plan.paths.departure, Some(month("2027-01")));
    for closure in Closure::ALL {
        let run = central(&plan, closure);
        let before = usize::try_from(month("2027-01").since(plan.first)).unwrap();
        for (position, indicator) in INDICATORS.iter().enumerate() {
            let range = position * 72..position * 72 + before;
            let bits = |trajectory: &Trajectory| -> Vec<u64> {
                trajectory.values[range.clone()]
                    .iter()
                    .map(|value| value.to_bits())
                    .collect()
            };
            assert_eq!(
                bits(&run.baseline),
                bits(&run.scenario),
                "{}",
                indicator.id()
            );
        }
    }
}

#[test]
fn a_scenario_without_actions_is_its_baseline() {
    let plan_of = scenario("");
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    assert_eq!(plan.paths.departure, None);
    let run = central(&plan, Closure::DownwardRigidWages);
    assert_eq!(run.baseline, run.scenario);
    assert!(run.horizons.is_empty());
}

#[test]
fn the_benchmark_policy_changes_nothing() {
    let plan_of = scenario("baseline = \"no-new-tariffs-2025\"\n");
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = central(&plan, Closure::FlexibleWages);
    for (position, indicator) in CHAIN_INDICATORS.iter().enumerate() {
        if indicator.kind == IndicatorKind::Change {
            let largest = run.baseline.values[position * 72..(position + 1) * 72]
                .iter()
                .fold(0.0_f64, |most, value| most.max(value.abs()));
            assert!(largest < 1e-5, "{}: {largest}", indicator.id());
        }
    }
}

#[test]
fn a_lane_has_the_bits_of_its_single_run() {
    let scenario = ready("usmca-ends");
    let plan = RunPlan::new(model(), &scenario).unwrap();
    let draws: Vec<Draw> = (0..7)
        .map(|number| Draw::sample(&plan.registry, model().elasticity_sets(), 5, number).unwrap())
        .collect();
    let together = plan.run(draws.clone(), true);
    for (draw, batch) in draws.into_iter().zip(together) {
        let alone = plan.run(vec![draw], true).remove(0).unwrap();
        let batch = batch.unwrap();
        let bits = |run: &DrawRun| -> Vec<u64> {
            run.scenario
                .values
                .iter()
                .chain(&run.baseline.values)
                .map(|value| value.to_bits())
                .collect()
        };
        assert_eq!(bits(&alone), bits(&batch));
        assert_eq!(alone.horizons, batch.horizons);
    }
}

#[test]
fn trade_follows_its_profile_and_income_does_not_wait() {
    let rest = "[[action]]\ninstrument = \"tariff\"\nactor = \"USA\"\ntarget = \"MEX\"\nmagnitude = 0.25\nfrom = 2027-01-01\n";
    let plan_of = scenario(rest);
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = central(&plan, Closure::FlexibleWages);
    let difference = |id: &str, at: &str| {
        let indicator = INDICATORS[position(id).unwrap()];
        indicator.difference(value(&run.baseline, id, at), value(&run.scenario, id, at))
    };
    // Income is in its new equilibrium from the first month.
    let income = difference("real_income.MEX", "2027-01");
    assert!(income < -0.5, "{income}");
    assert!((difference("real_income.MEX", "2030-12") - income).abs() < 1e-9);
    // Imports fall at once, further after a year, further still at the end.
    let imports =
        ["2027-01", "2028-01", "2030-12"].map(|at| difference("imports_change.USA.MEX", at));
    assert!(
        imports[0] < -3.0 && imports[1] < imports[0] && imports[2] < imports[1],
        "{imports:?}"
    );
    // The level moves by the same ratio.
    let level = value(&run.scenario, "imports.USA.MEX", "2028-01")
        / value(&run.baseline, "imports.USA.MEX", "2028-01");
    assert!((100.0 * (level - 1.0) - imports[1]).abs() < 1e-9);
}

#[test]
fn ten_years_after_a_single_change_trade_is_in_its_long_run() {
    let plan_of = ready("usmca-ends");
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = central(&plan, Closure::FlexibleWages);
    let view = |wanted: Horizon| {
        run.horizons
            .iter()
            .find(|view| view.horizon == wanted)
            .unwrap()
    };
    let (one, ten, last) = (
        view(Horizon::Years(1)),
        view(Horizon::Years(10)),
        view(Horizon::LongRun),
    );
    for (left, right) in ten
        .output
        .iter()
        .chain(&ten.imports)
        .zip(last.output.iter().chain(&last.imports))
    {
        assert!((left - right).abs() < 1e-6, "{left} {right}");
    }
    let imports = position("imports_change.USA.MEX").unwrap();
    assert!(one.indicators[imports] > ten.indicators[imports] && ten.indicators[imports] < -1.0);
    assert!(
        ten.us_workers.iter().sum::<f64>().abs() < 1e-6,
        "flexible wages: net zero by assumption"
    );
}

#[test]
fn the_rigid_closure_loses_jobs_that_come_back() {
    let rest = "end = \"2036-06\"\n[[action]]\ninstrument = \"tariff\"\nactor = \"USA\"\ntarget = [\"MEX\", \"CAN\"]\nmagnitude = 0.25\nfrom = 2027-01-01\n";
    let plan_of = scenario(rest);
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = central(&plan, Closure::DownwardRigidWages);
    let jobs =
        |at| value(&run.scenario, "net_jobs.MEX", at) - value(&run.baseline, "net_jobs.MEX", at);
    let (first, later, last) = (jobs("2027-06"), jobs("2029-06"), jobs("2036-06"));
    assert!(first < -10.0, "{first}");
    assert!(later > first && last >= later, "{first} {later} {last}");
    let flexible = central(&plan, Closure::FlexibleWages);
    assert_eq!(
        value(&flexible.scenario, "net_jobs.MEX", "2027-06").to_bits(),
        0.0_f64.to_bits()
    );
    // Jobs lost make the short run dearer than under flexible wages.
    let income = |run: &DrawRun| {
        value(&run.scenario, "real_income.MEX", "2027-06")
            - value(&run.baseline, "real_income.MEX", "2027-06")
    };
    assert!(income(&run) < income(&flexible));
}

#[test]
fn observed_months_of_the_recorded_world_are_the_observations() {
    let plan_of = scenario("");
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    let run = central(&plan, Closure::FlexibleWages);
    let level = model()
        .levels
        .iter()
        .find(|level| level.importer == Side::Usa && level.exporter == Side::Mex)
        .unwrap();
    for at in ["2025-01", "2025-09", "2026-06"] {
        let shown = value(&run.baseline, "imports.USA.MEX", at);
        assert!(
            (shown / level.at(month(at)).unwrap().value - 1.0).abs() < 1e-12,
            "{at}"
        );
    }
}

#[test]
fn other_baselines_are_levels_against_the_record() {
    // In a world without the tariffs of 2025 U.S. imports from China would have been above the observed ones.
    let plan_of = ready("tariffs-2025-2026");
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    assert!(plan.paths.recorded.is_some());
    let run = central(&plan, Closure::FlexibleWages);
    let level = model()
        .levels
        .iter()
        .find(|level| level.exporter == Side::Chn)
        .unwrap();
    let observed = level.at(month("2025-12")).unwrap().value;
    assert!(value(&run.baseline, "imports.USA.CHN", "2025-12") > observed);
    assert!((value(&run.scenario, "imports.USA.CHN", "2025-12") / observed - 1.0).abs() < 1e-6);
}

#[test]
fn retaliation_costs_both_sides() {
    let alone = ready("tariff-25-mexico");
    let answered = ready("tariff-25-mexico-retaliation");
    let run = |scenario| {
        central(
            &RunPlan::new(model(), scenario).unwrap(),
            Closure::FlexibleWages,
        )
    };
    let (alone, answered) = (run(&alone), run(&answered));
    let at = "2030-12";
    assert!(
        value(&answered.scenario, "real_income.USA", at)
            < value(&alone.scenario, "real_income.USA", at)
    );
    assert!(
        value(&answered.scenario, "real_wage.MEX", at)
            < value(&alone.scenario, "real_wage.MEX", at)
    );
    assert!(
        value(&answered.scenario, "imports_change.MEX.USA", at)
            < value(&alone.scenario, "imports_change.MEX.USA", at) - 5.0
    );
}
