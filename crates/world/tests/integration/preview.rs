//! What governments are told of the world.

use std::sync::Arc;

use jiff::civil::date;
use vecinos_politics::base_rates::Window;
use vecinos_politics::game::{Responsive, mexican_list, tariff_on_all};
use vecinos_politics::preview::{HypotheticalPolicy, OutcomePreview, PolicyOutcome};
use vecinos_politics::{Authority, Parameters, Product, UsmcaGoods};
use vecinos_world::preview::WorldPreview;
use vecinos_world::{Model, Month};

fn preview() -> WorldPreview {
    WorldPreview::new(Arc::new(Model::embedded().unwrap())).unwrap()
}

fn policy(rate: f64) -> HypotheticalPolicy {
    let mut tariff = tariff_on_all(rate, date(2024, 12, 1));
    tariff.authority = Authority::Ieepa;
    HypotheticalPolicy {
        added_tariffs: vec![tariff],
        ..HypotheticalPolicy::default()
    }
}

const BEFORE: fn() -> Month = || Month::containing(date(2024, 12, 1));

#[test]
fn the_derivative_is_the_solution_for_small_tariffs() {
    let preview = preview();
    let month = BEFORE();
    let gap = |rate: f64| {
        let first = preview.derivative(month, &policy(rate)).unwrap();
        let exact = preview.resolved(month, &policy(rate)).unwrap();
        let parts = |one: &PolicyOutcome| {
            let mut values = Vec::new();
            for side in [&one.united_states, &one.mexico] {
                values.extend([side.real_income, side.consumer_prices, side.vehicle_output]);
                values.extend(&side.value_added);
            }
            values
        };
        let (first, exact) = (parts(&first), parts(&exact));
        assert!(exact.iter().any(|value| value.abs() > 1e-7), "{exact:?}");
        let apart = first.iter().zip(&exact).map(|(a, b)| (a - b).abs());
        let size = exact.iter().map(|value| value.abs()).fold(0.0, f64::max);
        apart.fold(0.0, f64::max) / size
    };
    let gaps = [0.01, 0.001].map(gap);
    println!("relative gap at one point and at a tenth: {gaps:?}");
    // The gap is of second order: a tenth of the tariff, a tenth of the relative gap.
    assert!(gaps[1] < 0.01 && gaps[1] < 0.2 * gaps[0], "{gaps:?}");
}

#[test]
fn nothing_changes_nothing_and_answers_are_kept() {
    let preview = preview();
    let month = BEFORE();
    let none = HypotheticalPolicy::default();
    let outcome = preview.resolved(month, &none).unwrap();
    assert!(outcome.mexico.real_income.abs() < 1e-12);
    let solved = preview.solved_states();
    let first = preview.resolved(month, &policy(0.25)).unwrap();
    assert_eq!(preview.solved_states(), solved + 1);
    assert_eq!(preview.resolved(month, &policy(0.25)).unwrap(), first);
    assert_eq!(preview.solved_states(), solved + 1);
}

#[test]
fn outcomes_have_the_signs_of_the_reading() {
    let preview = preview();
    let month = BEFORE();
    let parameters = Parameters::embedded().unwrap();
    let imposed = preview.resolved(month, &policy(0.25)).unwrap();
    println!("{imposed:#?}");
    // Mexico loses, U.S. prices rise, Mexican vehicles fall.
    assert!(imposed.mexico.real_income < -0.003);
    assert!(imposed.united_states.consumer_prices > 0.0);
    assert!(imposed.mexico.vehicle_output < -0.05);
    let exempt = |usmca_goods| {
        let mut policy = policy(0.25);
        policy.added_tariffs[0].usmca_goods = usmca_goods;
        preview.resolved(month, &policy).unwrap().mexico.real_income
    };
    assert!(exempt(UsmcaGoods::Exempt) > exempt(UsmcaGoods::Charged));
    let mut sector = policy(0.25);
    sector.added_tariffs[0].product = Some(Product::Metals);
    sector.added_tariffs[0].authority = Authority::Section232;
    let metals = preview.resolved(month, &sector).unwrap().mexico.real_income;
    assert!(imposed.mexico.real_income < metals && metals < 0.0);
    let mut answered = policy(0.25);
    answered
        .added_tariffs
        .push(mexican_list(&parameters, date(2024, 12, 1)));
    let retaliation = preview.resolved(month, &answered).unwrap();
    assert!(retaliation.united_states.real_income < imposed.united_states.real_income);
    assert_eq!(
        imposed.united_states.value_added.len(),
        preview.sector_groups().len()
    );
}

#[test]
fn responsive_histories_run_on_the_world() {
    let preview = preview();
    let model = Responsive::embedded().unwrap();
    let window = Window {
        first: date(2026, 11, 1),
        last: date(2032, 10, 31),
    };
    let started = std::time::Instant::now();
    let draws = 200;
    let mut threats = 0;
    for draw in 0..draws {
        let history = model.after_the_record(window, 1, draw, &preview).unwrap();
        threats += history.questions.len();
    }
    println!(
        "{draws} histories of 72 months in {:?}, {} equilibria solved, {threats} announcements",
        started.elapsed(),
        preview.solved_states()
    );
    assert!(threats > 1_000);
    let again = model.after_the_record(window, 1, 7, &preview).unwrap();
    let fresh = model
        .after_the_record(window, 1, 7, &self::preview())
        .unwrap();
    assert_eq!(again, fresh);
}
