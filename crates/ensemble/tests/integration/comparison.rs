//! Several scenarios with the same draws against the same baseline.

use vecinos_ensemble::{EnsembleError, RunSettings, compare};

use super::{model, ready};

const SETTINGS: RunSettings = RunSettings {
    draws: 6,
    seed: 3,
    threads: Some(2),
};

#[test]
fn compared_scenarios_share_draws_and_baseline() {
    let scenarios = [
        ready("tariff-25-mexico"),
        ready("tariff-25-mexico-retaliation"),
    ];
    let results = compare(model(), &scenarios, &SETTINGS, &|_, _| {}).unwrap();
    assert_eq!(results.len(), 2);
    assert!(results[0].draws == results[1].draws);
    for (one, other) in results[0].trajectories.iter().zip(&results[1].trajectories) {
        assert!(one.baseline == other.baseline, "draw {}", one.draw);
        assert!(one.scenario != other.scenario);
    }
}

#[test]
fn scenarios_with_different_baselines_do_not_compare() {
    let scenarios = [ready("usmca-ends"), ready("usmca-ends-mfn")];
    let error = compare(model(), &scenarios, &SETTINGS, &|_, _| {}).unwrap_err();
    assert!(matches!(error, EnsembleError::DifferentBaselines { .. }));
    let message = error.to_string();
    assert!(
        message.contains("usmca-ends-mfn") && message.contains("no-new-tariffs-2025"),
        "{message}"
    );
    assert!(matches!(
        compare(model(), &[], &SETTINGS, &|_, _| {}).unwrap_err(),
        EnsembleError::NoScenarios
    ));
}
