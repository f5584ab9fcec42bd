//! Attribution: parts that sum to the whole.

use vecinos_numerics::math::ln_1p;
use vecinos_world::attribution::{AttributionError, attribute};
use vecinos_world::{Month, Scenario};

use super::{model, ready};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn explained(
    scenario: &Scenario,
    indicator: &str,
    at: &str,
) -> vecinos_world::attribution::Attribution {
    attribute(model(), scenario, indicator, month(at)).unwrap()
}

#[test]
fn actions_sum_to_the_total() {
    for (name, indicator) in [
        ("article-2024", "gdp.MEX"),
        ("article-2024", "remittances.MEX"),
        ("deeper-security-cooperation", "homicides.MEX"),
    ] {
        let found = explained(&ready(name), indicator, "2030-12");
        let sum: f64 = found.by_action.iter().map(|(_, part)| part).sum();
        assert!(
            (sum - found.total).abs() <= 1e-9 * found.total.abs().max(1.0),
            "{name} {indicator}"
        );
        assert_eq!(found.by_action.len(), ready(name).actions.len());
    }
}

#[test]
fn nodes_sum_to_the_total() {
    let scenario = ready("article-2024");
    for indicator in ["gdp.MEX", "gdp.USA", "prices.MEX", "prices.USA"] {
        let found = explained(&scenario, indicator, "2028-06");
        let sum: f64 = found.by_node.iter().map(|(_, part)| part).sum();
        let whole = 100.0 * ln_1p(found.total / 100.0);
        assert!((sum - whole).abs() < 1e-9, "{indicator}: {sum} {whole}");
        assert!(found.by_node.len() >= 2);
    }
    let jobs = explained(&scenario, "jobs.USA", "2028-06");
    let sum: f64 = jobs.by_node.iter().map(|(_, part)| part).sum();
    assert!((sum - jobs.total).abs() < 1e-9 * jobs.total.abs());
}

#[test]
fn a_coupling_that_carries_the_whole_effect_shows_it() {
    let found = explained(&ready("four-million-returned"), "gdp.USA", "2028-12");
    let carried = found
        .by_coupling
        .iter()
        .find(|(id, _)| *id == "removals-shrink-the-us-workforce");
    let (_, effect) = carried.unwrap();
    assert!(
        (effect / found.total - 1.0).abs() < 1e-9,
        "{effect} {}",
        found.total
    );
}

#[test]
fn what_does_not_exist_is_an_error() {
    let scenario = ready("cartel-strikes");
    let ask = |indicator: &str, at: &str| attribute(model(), &scenario, indicator, month(at));
    assert!(matches!(
        ask("gdp.MXE", "2030-12"),
        Err(AttributionError::UnknownIndicator(_))
    ));
    assert!(matches!(
        ask("gdp.MEX", "2031-01"),
        Err(AttributionError::OutsideWindow { .. })
    ));
}
