//! Every equilibrium satisfies every condition: random economies with odd features, all closures.

use proptest::prelude::*;
use vecinos_numerics::random::Stream;
use vecinos_trade::{
    BenchmarkData, Economy, LabourMarket, Reconcile, SolverSettings, calibration, solve,
};

use crate::equilibrium_laws::assert_laws;
use crate::random_benchmark::{random_benchmark, random_policy};

fn economy_of(data: &BenchmarkData) -> Option<Economy> {
    match calibration::calibrate(data, Reconcile::Strict) {
        Ok(calibration) => Some(calibration.economy),
        // A region that neither produces nor buys anything.
        Err(calibration::CalibrationError::NoIncome { income, .. }) if income <= 0.0 => None,
        Err(error) => panic!("{error}"),
    }
}

/// Two pools per region, with floors between 0 and 1.05.
fn random_labour(economy: &Economy, draw: u64) -> LabourMarket {
    let mut stream = Stream::new(7, "random labour", draw);
    let dimensions = economy.dimensions;
    let pool_of = (0..dimensions.regions * dimensions.sectors)
        .map(|_| usize::from(stream.uniform() < 0.5))
        .collect();
    let floors = (0..2 * dimensions.regions)
        .map(|_| {
            if stream.uniform() < 0.5 {
                0.0
            } else {
                0.9 + 0.1 * stream.uniform()
            }
        })
        .collect();
    LabourMarket::with_floors(2, pool_of, floors)
}

#[test]
fn four_hundred_odd_economies_under_flexible_wages() {
    let mut solved = 0;
    for draw in 0..400 {
        let data = random_benchmark(draw);
        let Some(economy) = economy_of(&data) else {
            continue;
        };
        let policy = random_policy(&data, draw);
        let labour = LabourMarket::flexible();
        let outcome = solve(&economy, &policy, &labour, &SolverSettings::tight())
            .unwrap_or_else(|error| panic!("draw {draw}: {error}"));
        assert_laws(&economy, &policy, &labour, &outcome, 1e-9);
        solved += 1;
    }
    assert!(solved > 380, "only {solved} economies had incomes");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 100,
        rng_seed: proptest::test_runner::RngSeed::Fixed(2015),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Immobile pools, half of them with floors that may bind; tariffs of up to 30 points.
    #[test]
    fn wage_floors_hold_and_complement_employment(draw in 0_u64..1_000_000) {
        let data = random_benchmark(draw);
        let Some(economy) = economy_of(&data) else {
            return Ok(());
        };
        let mut policy = random_policy(&data, draw);
        for (rate, before) in policy.tariff.iter_mut().zip(&economy.tariff) {
            *rate = before + 0.1 * (*rate - before);
        }
        policy.trade_cost_hat = None;
        policy.deficit = vecinos_trade::Deficit::Kept;
        let labour = random_labour(&economy, draw);
        let outcome = solve(&economy, &policy, &labour, &SolverSettings::tight());
        prop_assert!(outcome.is_ok(), "{:?}", outcome);
        if let Ok(outcome) = outcome {
            assert_laws(&economy, &policy, &labour, &outcome, 1e-9);
        }
    }
}
