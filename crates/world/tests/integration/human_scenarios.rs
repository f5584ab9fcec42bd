//! The ready scenarios of people, drugs, arms, violence and money: sign and rough size of their headline effect, with measured
//! links and with judged ones, and nothing before the action.

use vecinos_world::indicator::position;
use vecinos_world::levers::{LeverPath, lever, levers, recorded};
use vecinos_world::{
    CHAIN_INDICATORS, Closure, Draw, DrawRun, INDICATORS, IndicatorKind, Month, RunPlan, Trajectory,
};

use super::{model, ready};

/// The ready scenarios whose levers are not tariffs alone.
pub const HUMAN_SCENARIOS: [&str; 14] = [
    "article-2024",
    "one-million-removals",
    "four-million-returned",
    "military-deportation",
    "border-reopens",
    "remain-in-mexico",
    "mexico-refuses-third-countries",
    "precursor-crackdown",
    "cartel-strikes",
    "deeper-security-cooperation",
    "assault-weapons-ban",
    "judicial-risk",
    "nearshoring-boom",
    "cuba-oil",
];

fn run(name: &str) -> DrawRun {
    let scenario = ready(name);
    let plan = RunPlan::new(model(), &scenario).unwrap();
    let draw = Draw::central(
        &plan.registry,
        model().elasticity_sets(),
        "fontagne_2022",
        Closure::FlexibleWages,
    )
    .unwrap();
    plan.run(vec![draw], false).remove(0).unwrap()
}

fn value(trajectory: &Trajectory, indicator: usize, at: Month) -> f64 {
    let place = usize::try_from(at.since(trajectory.first)).unwrap();
    trajectory.values[indicator * trajectory.months + place]
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// Scenario against baseline, with measured links and with judged ones as well.
fn effects(run: &DrawRun, id: &str, at: &str) -> [f64; 2] {
    let indicator = position(id).unwrap_or_else(|| panic!("no indicator {id}"));
    let at = month(at);
    let difference = |worlds: [&Trajectory; 2]| {
        let [baseline, scenario] = worlds.map(|world| value(world, indicator, at));
        INDICATORS[indicator].difference(baseline, scenario)
    };
    [
        difference([&run.baseline, &run.scenario]),
        difference(run.judged.each_ref()),
    ]
}

/// An effect with measured links and one with judged ones, each inside its range.
fn expect(run: &DrawRun, id: &str, at: &str, measured: [f64; 2], judged: [f64; 2]) {
    let [one, all] = effects(run, id, at);
    println!("{id} {at}: measured {one:.4}, judged {all:.4}");
    assert!(
        (measured[0]..=measured[1]).contains(&one),
        "{id} {at}: {one}, expected {measured:?}"
    );
    assert!(
        (judged[0]..=judged[1]).contains(&all),
        "{id} {at}, judged: {all}, expected {judged:?}"
    );
}

#[test]
fn every_scenario_is_sound() {
    for name in HUMAN_SCENARIOS {
        let run = run(name);
        let worlds = [&run.baseline, &run.scenario, &run.judged[0], &run.judged[1]];
        let mut moves = false;
        for (indicator, description) in INDICATORS.iter().enumerate() {
            let start = if name == "article-2024" {
                "2025-01"
            } else {
                "2026-12"
            };
            for world in worlds {
                for at in month(start).through(month("2030-12")) {
                    let value = value(world, indicator, at);
                    let id = description.id();
                    assert!(value.is_finite(), "{name}: {id} {at}");
                    let stock = indicator >= CHAIN_INDICATORS.len()
                        && description.kind == IndicatorKind::Level
                        && !id.starts_with("jobs");
                    assert!(!stock || value >= 0.0, "{name}: {id} {at} is {value}");
                }
            }
            if name != "article-2024" {
                // Nothing happens before January 2027.
                for [baseline, scenario] in [[worlds[0], worlds[1]], [worlds[2], worlds[3]]] {
                    let at = month("2026-12");
                    let [one, two] = [baseline, scenario].map(|world| value(world, indicator, at));
                    assert!(
                        (one - two).abs() <= 1e-9 * one.abs().max(1.0),
                        "{name}: {} before the action, {one} and {two}",
                        description.id()
                    );
                }
            }
            let after = month("2027-06");
            let [one, two] = [worlds[2], worlds[3]].map(|world| value(world, indicator, after));
            moves |= (one - two).abs() > 1e-4 * one.abs().max(1e-4);
        }
        assert!(moves, "{name} moves nothing");
    }
}

#[test]
fn article_2024_hurts_trade_and_security_and_removes_many() {
    let run = run("article-2024");
    let loss = [-70.0, -5.0];
    expect(&run, "commercial_relationship.ALL", "2026-06", loss, loss);
    // Security: arrests of a harder Mexican line are all that measured links see; strikes and pressure need judged ones.
    let (arrests, rupture) = ([0.0, 15.0], [-90.0, -2.0]);
    expect(
        &run,
        "security_cooperation.ALL",
        "2026-06",
        arrests,
        rupture,
    );
    let sealed = [-150_000.0, -30_000.0];
    expect(&run, "encounters.USA", "2025-12", sealed, sealed);
    let removals = [30_000.0, 110_000.0];
    expect(&run, "removals.USA", "2027-12", removals, removals);
    let tariff = [-6.0, -0.1];
    expect(&run, "gdp.MEX", "2025-12", tariff, tariff);
    let remittances = [-2.5, -0.2];
    expect(&run, "remittances.MEX", "2029-12", remittances, remittances);
}

#[test]
fn removals_take_time_beds_and_people() {
    let million = run("one-million-removals");
    let more = [20_000.0, 50_000.0];
    expect(&million, "removals.USA", "2028-06", more, more);
    let output = [-3.0, -0.2];
    expect(&million, "gdp.USA", "2030-12", output, output);
    let [first, _] = effects(&million, "removals.USA", "2027-01");
    let [later, _] = effects(&million, "removals.USA", "2028-06");
    assert!(
        first < 0.6 * later,
        "beds are built at once: {first} of {later}"
    );

    let four = run("four-million-returned");
    let returned = [2_500.0, 4_300.0];
    expect(&four, "returned_total.MEX", "2030-12", returned, returned);
    let remittances = [-2.5, -0.4];
    expect(
        &four,
        "remittances.MEX",
        "2030-12",
        remittances,
        remittances,
    );
    expect(
        &four,
        "domestic_pressure.MEX",
        "2029-06",
        [0.0, 0.0],
        [0.5, 20.0],
    );
    expect(
        &four,
        "security_cooperation.ALL",
        "2029-06",
        [0.0, 0.0],
        [-60.0, -1.0],
    );
    // Output rises with those who work; with remittances in it income rises less.
    let [product, _] = effects(&four, "gdp.MEX", "2029-06");
    let [income, _] = effects(&four, "national_income.MEX", "2029-06");
    assert!(
        product > 0.0 && income < product - 0.3,
        "{product} {income}"
    );

    let military = run("military-deportation");
    let more = [5_000.0, 70_000.0];
    expect(&military, "removals.USA", "2028-06", more, more);
}

#[test]
fn regimes_move_encounters_over_months() {
    let reopened = run("border-reopens");
    let more = [20_000.0, 200_000.0];
    expect(&reopened, "encounters.USA", "2027-12", more, more);
    let [first, _] = effects(&reopened, "encounters.USA", "2027-01");
    let [later, _] = effects(&reopened, "encounters.USA", "2027-12");
    assert!(first < 0.35 * later, "all come at once: {first} of {later}");

    let waiting = run("remain-in-mexico");
    let fewer = [-45_000.0, -200.0];
    expect(&waiting, "encounters.USA", "2028-06", fewer, fewer);

    let refused = run("mexico-refuses-third-countries");
    let fewer = [-4_000.0, -5.0];
    expect(&refused, "removals.USA", "2027-03", fewer, fewer);
}

#[test]
fn drugs_arms_and_strikes() {
    let precursors = run("precursor-crackdown");
    let fewer = [-900.0, -20.0];
    expect(
        &precursors,
        "synthetic_opioid_deaths.USA",
        "2027-12",
        fewer,
        fewer,
    );
    expect(
        &precursors,
        "homicides.MEX",
        "2027-06",
        [0.0, 0.0],
        [0.1, 120.0],
    );
    let [early, _] = effects(&precursors, "synthetic_opioid_deaths.USA", "2027-12");
    let [late, _] = effects(&precursors, "synthetic_opioid_deaths.USA", "2030-12");
    assert!(late > 0.6 * early, "suppliers never adapt: {early} {late}");

    let strikes = run("cartel-strikes");
    let violence = [20.0, 1_500.0];
    expect(&strikes, "homicides.MEX", "2027-03", violence, violence);
    // Unilateral strikes are no cooperation.
    expect(
        &strikes,
        "security_cooperation.ALL",
        "2027-03",
        [-1e-6, 1e-6],
        [-70.0, -2.0],
    );
    expect(
        &strikes,
        "pesos_per_dollar.MEX",
        "2027-03",
        [-1e-6, 1e-6],
        [0.02, 2.5],
    );

    let together = run("deeper-security-cooperation");
    let closer = [3.0, 70.0];
    expect(
        &together,
        "security_cooperation.ALL",
        "2028-12",
        closer,
        closer,
    );
    expect(
        &together,
        "cartel_members.MEX",
        "2030-12",
        [0.0, 0.0],
        [-30.0, -0.2],
    );

    let ban = run("assault-weapons-ban");
    let fewer = [-200_000.0, -5_000.0];
    expect(&ban, "firearms_smuggled.MEX", "2028-12", fewer, fewer);
    expect(&ban, "homicides.MEX", "2030-12", [0.0, 0.0], [-30.0, -0.01]);
    // Ten times the inspections are a thousand weapons more, not ten times the cooperation.
    let little = [0.0, 10.0];
    expect(&ban, "security_cooperation.ALL", "2028-12", little, little);
}

#[test]
fn law_investment_china_and_cuba() {
    let risk = run("judicial-risk");
    let less = [-20.0, -0.5];
    expect(&risk, "foreign_investment.MEX", "2029-12", less, less);
    expect(
        &risk,
        "pesos_per_dollar.MEX",
        "2029-12",
        [-1e-6, 1e-6],
        [0.01, 1.5],
    );
    let product = [-0.5, -0.005];
    expect(&risk, "gdp.MEX", "2030-12", product, product);

    let boom = run("nearshoring-boom");
    let more = [3.0, 90.0];
    expect(&boom, "manufacturing_investment.MEX", "2029-12", more, more);
    let screened = [-12.0, -0.3];
    expect(
        &boom,
        "chinese_investment.MEX",
        "2028-12",
        screened,
        screened,
    );

    let cuba = run("cuba-oil");
    let weaker = [0.01, 0.6];
    expect(&cuba, "pesos_per_dollar.MEX", "2027-03", weaker, weaker);
    let [after, _] = effects(&cuba, "pesos_per_dollar.MEX", "2027-12");
    assert!(after.abs() < 1e-6, "the threat is over: {after}");
}

#[test]
fn recorded_measures_do_not_leak_into_the_world_frozen_in_december_2024() {
    let frozen = recorded(&model().policy_record, "2024-12-31".parse().ok()).unwrap();
    let path = LeverPath::of(&frozen, month("2017-01"), month("2030-12"));
    let at = |id: &str, when: &str| path.at(month(when))[lever(id).unwrap().number];
    for (id, still) in [
        ("migration.border_closure", 0.0),
        ("removals.emergency_declaration", 0.0),
        ("removals.arrests_per_day", 808.0),
        ("remittances.remittance_tax", 0.0),
        ("security_cooperation.designation", 0.0),
        ("security_cooperation.cooperation_effort", 0.0),
        ("migration.asylum_limits", 1.0),
        ("migration.mexican_transit_enforcement", 1.0),
        ("investment.judicial_reform", 1.0),
        // A threat is no measure that stays: it ends on the day it was announced for.
        ("peso.tariff_threat", 0.0),
    ] {
        assert_eq!(at(id, "2026-06"), still, "{id}");
    }
    assert_eq!(at("peso.tariff_threat", "2024-12"), 25.0);
    for measure in &frozen {
        let day: jiff::civil::Date = "2024-12-31".parse().unwrap();
        assert!(measure.from <= day, "{}", levers()[measure.lever].id);
    }
    // In the world: removals stay at the pace of 2024, encounters near those of late 2024.
    let run = run("article-2024");
    let level = |id: &str, at: &str| value(&run.baseline, position(id).unwrap(), month(at));
    assert!((level("removals.USA", "2026-03") / 23_000.0 - 1.0).abs() < 0.05);
    let encounters = level("encounters.USA", "2025-01");
    assert!((70_000.0..130_000.0).contains(&encounters), "{encounters}");
}
