//! What drives a band: only what can reach the number, and not what chance alone gives.

use vecinos_ensemble::drivers;
use vecinos_world::indicator::position;

use super::usmca_ends;

fn names_of(indicator: &str) -> Vec<String> {
    let result = usmca_ends();
    let place = position(indicator).expect("an indicator");
    let last = result.months.len() - 1;
    drivers(result, place, last, 50)
        .into_iter()
        .map(|driver| {
            assert!(driver.correlation.abs() <= 1.0 + 1e-12);
            driver.parameter
        })
        .collect()
}

#[test]
fn only_production_chains_drive_real_income() {
    let names = names_of("real_income.MEX");
    assert!(!names.is_empty(), "the closure decides most of the width");
    for name in &names {
        assert!(
            name.starts_with("trade.") || name.starts_with("tariff_programmes."),
            "{name} cannot reach real income"
        );
    }
    assert!(names.iter().any(|name| name.contains(" = ")), "{names:?}");
}

#[test]
fn weights_drive_indices_only() {
    for indicator in ["encounters.USA", "homicides.MEX", "foreign_investment.MEX"] {
        for name in names_of(indicator) {
            assert!(!name.starts_with("ledger."), "{name} drives {indicator}");
        }
    }
}
