//! Draws that fail are counted and shown; a run without a single solved draw is an error.

use vecinos_ensemble::{EnsembleError, RunSettings, run_ensemble};
use vecinos_world::run::RunError;

use super::{model, ready, scenario};

#[test]
fn a_solver_without_patience_is_reported_with_its_residual() {
    let mut impatient = model().clone();
    impatient.solver.maximum_iterations = 1;
    let scenario = ready("usmca-ends");
    let settings = RunSettings {
        draws: 4,
        seed: 1,
        threads: Some(1),
    };
    let error = run_ensemble(&impatient, &scenario, &settings, &|_, _| {}).unwrap_err();
    let EnsembleError::AllFailed(error) = error else {
        panic!("{error}")
    };
    assert!(matches!(error, RunError::Chain { .. }));
    assert!(
        error
            .residual()
            .is_some_and(|residual| residual > impatient.solver.tolerance)
    );
    assert!(error.place().is_some());
}

#[test]
fn draws_that_fail_are_counted_and_the_others_stand() {
    // Between patience for none and patience for all lies patience for some.
    let scenario = ready("usmca-ends");
    let settings = RunSettings {
        draws: 10,
        seed: 1,
        threads: Some(2),
    };
    let mut impatient = model().clone();
    let partial = [14, 18, 22, 26, 30, 36, 44, 60, 90]
        .into_iter()
        .find_map(|iterations| {
            impatient.solver.maximum_iterations = iterations;
            let result = run_ensemble(&impatient, &scenario, &settings, &|_, _| {}).ok()?;
            (!result.failures.is_empty()).then_some(result)
        });
    let result = partial.expect("some number of iterations serves some draws only");
    assert_eq!(result.failures.len() + result.draws.len(), 10);
    assert_eq!(result.draws.len(), result.trajectories.len());
    for failure in &result.failures {
        assert!(
            failure.residual.is_some() && failure.month.is_some() && !failure.message.is_empty()
        );
        assert!(result.draws.iter().all(|draw| draw.draw != failure.draw));
    }
}

#[test]
fn no_draws_is_an_error() {
    let settings = RunSettings {
        draws: 0,
        seed: 1,
        threads: None,
    };
    let error = run_ensemble(model(), &ready("usmca-ends"), &settings, &|_, _| {}).unwrap_err();
    assert!(matches!(error, EnsembleError::NoDraws));
}

#[test]
fn a_tariff_of_a_thousand_per_cent_is_solved() {
    let rest = "[[action]]\ninstrument = \"tariff\"\nactor = \"USA\"\ntarget = [\"MEX\", \"CAN\", \"CHN\"]\nmagnitude = 10\nfrom = 2027-01-01\n";
    let result = super::run(&scenario(rest), 8, 2);
    assert!(result.failures.is_empty(), "{:?}", result.failures);
    let imports = result.indicator("imports_change.USA.MEX").unwrap();
    assert!(imports.all.scenario.p50[result.months.len() - 1] < -60.0);
}
