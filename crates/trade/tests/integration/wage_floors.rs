//! The second closure on the embedded economy: 25 % on Mexican goods with wages that may fall by one per cent at most in
//! Mexican manufacturing (δ = 0.99; Rodríguez-Clare, Ulate and Vásquez 2026).

use vecinos_trade::{Economy, LabourMarket, Policy, SolverSettings, solve};

use crate::embedded_economy::{MEXICO, USA, embedded};
use crate::equilibrium_laws::assert_laws;

/// Two pools per region, goods and the rest, with a floor under the goods pool of Mexico.
fn labour(economy: &Economy, goods: &[usize], floor: f64) -> LabourMarket {
    let dimensions = economy.dimensions;
    let pool_of = (0..dimensions.regions * dimensions.sectors)
        .map(|cell| usize::from(!goods.contains(&(cell % dimensions.sectors))))
        .collect();
    let mut floors = vec![0.0; 2 * dimensions.regions];
    floors[2 * MEXICO] = floor;
    LabourMarket::with_floors(2, pool_of, floors)
}

fn shock(economy: &Economy, goods: &[usize]) -> Policy {
    let mut policy = Policy::unchanged(economy);
    policy.raise_tariff(economy.dimensions, USA, MEXICO, goods.iter().copied(), 0.25);
    policy
}

#[test]
fn a_binding_floor_costs_jobs_and_income() {
    let (economy, goods) = embedded();
    let policy = shock(&economy, &goods);
    let settings = SolverSettings::tight();
    let flexible = LabourMarket::flexible();
    let rigid = labour(&economy, &goods, 0.99);
    let pools = labour(&economy, &goods, 0.0);
    let long_run = solve(&economy, &policy, &flexible, &settings).unwrap();
    let immobile = solve(&economy, &policy, &pools, &settings).unwrap();
    let short_run = solve(&economy, &policy, &rigid, &settings).unwrap();
    assert_laws(&economy, &policy, &flexible, &long_run, 1e-9);
    assert_laws(&economy, &policy, &pools, &immobile, 1e-9);
    assert_laws(&economy, &policy, &rigid, &short_run, 1e-9);
    assert!(
        immobile
            .employment
            .iter()
            .all(|share| (share - 1.0).abs() < 1e-12)
    );
    assert!(immobile.wage_hat[2 * MEXICO] < 0.99, "the floor would bind");
    assert!((short_run.wage_hat[2 * MEXICO] - 0.99).abs() < 1e-12);
    assert!(short_run.employment[2 * MEXICO] < 0.98);
    assert!(short_run.real_income_hat[MEXICO] < immobile.real_income_hat[MEXICO]);
    assert!(short_run.real_income_hat[MEXICO] < long_run.real_income_hat[MEXICO]);
}

#[test]
fn a_floor_that_does_not_bind_changes_nothing() {
    let (economy, goods) = embedded();
    let policy = shock(&economy, &goods);
    let settings = SolverSettings::tight();
    let free = solve(&economy, &policy, &labour(&economy, &goods, 0.0), &settings).unwrap();
    let low = solve(&economy, &policy, &labour(&economy, &goods, 0.5), &settings).unwrap();
    assert_eq!(free, low);
}

#[test]
fn one_pool_with_a_low_floor_is_the_flexible_closure() {
    let (economy, goods) = embedded();
    let policy = shock(&economy, &goods);
    let settings = SolverSettings::tight();
    let cells = economy.dimensions.regions * economy.dimensions.sectors;
    let floors = vec![0.1; economy.dimensions.regions];
    let pooled = LabourMarket::with_floors(1, vec![0; cells], floors);
    let outcome = solve(&economy, &policy, &pooled, &settings).unwrap();
    let flexible = solve(&economy, &policy, &LabourMarket::flexible(), &settings).unwrap();
    for (value, expected) in outcome
        .real_income_hat
        .iter()
        .zip(&flexible.real_income_hat)
    {
        assert!((value - expected).abs() < 1e-11);
    }
}
