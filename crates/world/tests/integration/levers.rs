//! Levers: names, day-weighted months, which measure counts, the frozen record.

use jiff::civil::{Date, date};
use vecinos_evidence::record::PolicyRecord;
use vecinos_world::channel_system::warm_up_start;
use vecinos_world::levers::{LeverMeasure, LeverPath, lever, levers, recorded};
use vecinos_world::scenario::Instrument;
use vecinos_world::{Month, RunPlan, Scenario};

use super::{model, scenario};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn measure(id: &str, magnitude: f64, from: Date, until: Option<Date>) -> LeverMeasure {
    LeverMeasure {
        lever: lever(id).unwrap().number,
        magnitude,
        from,
        until,
    }
}

#[test]
fn every_lever_is_an_instrument_under_its_own_name() {
    assert!(levers().len() > 20);
    for lever in levers() {
        assert_eq!(
            Instrument::named(&lever.id).map(Instrument::id),
            Some(lever.id.as_str())
        );
    }
}

#[test]
fn a_month_has_the_mean_over_its_days() {
    let id = "firearms.assault_weapons_ban";
    let measures = [measure(id, 1.0, date(2027, 4, 16), Some(date(2027, 6, 10)))];
    let path = LeverPath::of(&measures, month("2027-01"), month("2027-12"));
    let at = |text: &str| path.at(month(text))[lever(id).unwrap().number];
    assert_eq!(at("2027-03"), 0.0);
    assert_eq!(at("2027-04"), 0.5);
    assert_eq!(at("2027-05"), 1.0);
    assert!((at("2027-06") - 10.0 / 30.0).abs() < 1e-15);
    assert_eq!(at("2027-07"), 0.0);
}

#[test]
fn the_later_measure_counts_and_the_earlier_returns_when_it_ends() {
    let id = "firearms.southbound_inspections";
    let measures = [
        measure(id, 3.0, date(2025, 1, 1), None),
        measure(id, 10.0, date(2027, 2, 1), Some(date(2027, 2, 28))),
    ];
    let path = LeverPath::of(&measures, month("2027-01"), month("2027-03"));
    let at = |text: &str| path.at(month(text))[lever(id).unwrap().number];
    assert_eq!(
        [at("2027-01"), at("2027-02"), at("2027-03")],
        [3.0, 10.0, 3.0]
    );
}

#[test]
fn the_record_sets_levers_that_exist_to_values_they_admit() {
    let record = PolicyRecord::embedded().unwrap();
    assert!(record.iter().count() > 20);
    for measure in recorded(&record, None).unwrap() {
        let port = levers()[measure.lever].port;
        assert!(
            (port.minimum..=port.maximum).contains(&measure.magnitude),
            "{}: {}",
            levers()[measure.lever].id,
            measure.magnitude
        );
    }
}

#[test]
fn a_frozen_record_keeps_what_is_in_force_and_takes_nothing_new() {
    let record = PolicyRecord::embedded().unwrap();
    let day = date(2024, 12, 31);
    let frozen = recorded(&record, Some(day)).unwrap();
    assert!(frozen.iter().all(|measure| measure.from <= day));
    let whole = recorded(&record, None).unwrap();
    assert!(frozen.len() < whole.len());
    let (first, last) = (warm_up_start(), month("2026-12"));
    let (path, all) = (
        LeverPath::of(&frozen, first, last),
        LeverPath::of(&whole, first, last),
    );
    assert_eq!(path.at(month("2024-11")), all.at(month("2024-11")));
    assert_eq!(path.at(month("2025-02")), path.at(month("2026-12")));
    assert_ne!(path.at(month("2025-06")), all.at(month("2025-06")));
}

#[test]
fn a_lever_alone_makes_a_scenario_depart() {
    let text = "[[action]]\ninstrument = \"firearms.tracing\"\nactor = \"USA\"\nmagnitude = 2.0\nfrom = 2027-03-01\n";
    let plan_of = scenario(text);
    let plan = RunPlan::new(model(), &plan_of).unwrap();
    assert_eq!(plan.paths.departure, Some(month("2027-03")));
    assert!(
        plan.log
            .iter()
            .any(|entry| entry.name == "firearms.tracing")
    );
}

#[test]
fn bad_levers_are_refused_with_place_and_advice() {
    let problem = |rest: &str| {
        let text = format!("[scenario]\ntitle = \"T\"\n[[action]]\n{rest}");
        Scenario::parse("test", "test.toml", &text).unwrap_err().0[0].to_string()
    };
    let misspelt = problem(
        "instrument = \"firearms.tracking\"\nactor = \"USA\"\nmagnitude = 2\nfrom = 2027-01-01\n",
    );
    assert!(
        misspelt.contains("did you mean `firearms.tracing`?"),
        "{misspelt}"
    );
    let beyond = problem(
        "instrument = \"firearms.assault_weapons_ban\"\nactor = \"USA\"\nmagnitude = 2\nfrom = 2027-01-01\n",
    );
    assert!(
        beyond.starts_with("test.toml:6:13: error[magnitude-range]"),
        "{beyond}"
    );
    let missing =
        problem("instrument = \"firearms.tracing\"\nactor = \"USA\"\nfrom = 2027-01-01\n");
    assert!(missing.contains("needs a `magnitude`"), "{missing}");
    let aimed = problem(
        "instrument = \"firearms.tracing\"\nactor = \"USA\"\ntarget = \"MEX\"\nmagnitude = 2.0\nfrom = 2027-01-01\n",
    );
    assert!(aimed.contains("has no `target`"), "{aimed}");
    let text = "[scenario]\ntitle = \"T\"\n[couplings]\noff = [\"duties-reach-the-pesos\"]\n";
    let coupling = Scenario::parse("test", "test.toml", text).unwrap_err().0[0].to_string();
    assert!(
        coupling.contains("did you mean `duties-reach-the-peso`?"),
        "{coupling}"
    );
}
