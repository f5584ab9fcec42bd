//! The plain map that is timed finds the same equilibria as the solver.

use vecinos_benches::{plain_map, problems};
use vecinos_trade::{LabourMarket, SolverSettings, solve};

#[test]
fn plain_map_and_solver_agree() {
    let mut compared = 0;
    for set in ["fontagne_2022", "uniform_5"] {
        let Some(problem) = problems::nine_regions(set) else {
            continue;
        };
        let plain = plain_map::solve(&problem.economy, &problem.policy.tariff, 1e-11, 20_000);
        assert!(plain.residual <= 1e-11, "{plain:?}");
        let solved = solve(
            &problem.economy,
            &problem.policy,
            &LabourMarket::flexible(),
            &SolverSettings::tight(),
        );
        assert!(solved.is_ok(), "{solved:?}");
        if let Ok(outcome) = solved {
            for (value, expected) in outcome.real_income_hat.iter().zip(&plain.real_income_hat) {
                assert!(
                    (value - expected).abs() < 1e-9,
                    "{value} against {expected}"
                );
            }
            assert!(10 * outcome.iterations < 5 * plain.iterations);
            compared += 1;
        }
    }
    assert_eq!(compared, 2, "the embedded benchmark has both sets");
}
