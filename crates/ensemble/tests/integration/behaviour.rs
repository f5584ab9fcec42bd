//! Governments that act by themselves over many draws.

use vecinos_ensemble::forbearance::{SURFACES, forbearance};
use vecinos_ensemble::{RunSettings, run_ensemble};
use vecinos_politics::Party;
use vecinos_politics::base_rates::MoveKind;

use super::{model, ready, run};

#[test]
fn histories_and_results_do_not_depend_on_threads() {
    let scenario = ready("review-2026");
    let (one, two) = (run(&scenario, 24, 1), run(&scenario, 24, 2));
    assert_eq!(one.histories, two.histories);
    assert_eq!(one.behaviour, two.behaviour);
    assert_eq!(one.indicators, two.indicators);
    assert!(one.failures.is_empty(), "{:?}", one.failures);
}

#[test]
fn a_summary_counts_what_the_histories_hold() {
    let result = run(&ready("review-2026"), 24, 2);
    let behaviour = result.behaviour.as_ref().unwrap();
    assert_eq!(behaviour.histories, 24);
    assert_eq!(behaviour.first_day, "2026-11-01");
    let typical = behaviour.typical.as_ref().unwrap();
    let own = result
        .histories
        .iter()
        .find(|one| one.draw == typical.draw)
        .unwrap();
    assert_eq!(own.history.moves, typical.moves);
    let threats: usize = result
        .histories
        .iter()
        .flat_map(|one| &one.history.moves)
        .filter(|made| made.kind == MoveKind::Threaten)
        .count();
    let counted: f64 = behaviour
        .frequencies
        .iter()
        .filter(|one| one.kind == MoveKind::Threaten && one.actor == Party::UnitedStates)
        .map(|one| 24.0 * one.mean)
        .sum();
    assert!((threats as f64 - counted).abs() < 1e-9);
    // Rates and the grid of assumptions have no central history to be read from.
    assert!(result.rates.is_empty() && result.dots.is_empty());
    let scripted = run(&ready("usmca-ends"), 4, 2);
    assert!(scripted.behaviour.is_none() && scripted.histories.is_empty());
}

#[test]
fn another_seed_has_other_histories() {
    let scenario = ready("review-2026");
    let of = |seed: u64| {
        let settings = RunSettings {
            draws: 4,
            seed,
            threads: Some(2),
        };
        run_ensemble(model(), &scenario, &settings, &|_, _| {})
            .unwrap()
            .histories
    };
    assert_ne!(of(1), of(2));
}

#[test]
fn forbearance_is_a_grid_from_nothing_to_the_record() {
    let settings = RunSettings {
        draws: 8,
        seed: 2026,
        threads: Some(2),
    };
    let scenario = ready("review-2026");
    let grid = forbearance(model(), &scenario, 2, &settings, &|_, _| {}).unwrap();
    assert_eq!(grid.multipliers, [0.0, 1.0]);
    assert_eq!(grid.surfaces.len(), SURFACES.len());
    assert_eq!(grid.failures, 0);
    for surface in &grid.surfaces {
        assert_eq!(surface.cells.len(), 2);
        let mut cells = surface.cells.iter().flatten();
        assert!(
            cells.all(|band| band.p5.is_finite() && band.p5 <= band.p50 && band.p50 <= band.p95)
        );
    }
    // Without hostility nothing is announced, and without withholding nobody retaliates.
    assert_eq!(grid.moves[0][0].announced, 0.0);
    assert_eq!(grid.moves[0][1].retaliated, 0.0);
    assert_eq!(grid.moves[1][0].retaliated, 0.0);
    assert!(grid.moves[1][1].announced > 5.0);
    // The corner of the record is the scenario itself.
    let record = run(&scenario, 8, 2);
    let imports = record.indicator("imports.USA.MEX").unwrap();
    let last = *imports.all.difference.p50.last().unwrap();
    assert_eq!(grid.surfaces[0].cells[1][1].p50, last);
}
