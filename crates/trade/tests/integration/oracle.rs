//! The solver against the plain damped map of `reference_solver` on random economies and on the embedded one.

use vecinos_trade::{Deficit, Dimensions, Economy, LabourMarket, Policy, SolverSettings, solve};

use crate::embedded_economy::{MEXICO, USA, embedded};
use crate::random_economy::{Recipe, random_economy};
use crate::reference_solver;

fn compare(economy: &Economy, policy: &Policy) {
    let balanced = vec![0.0; economy.dimensions.regions];
    let deficit = match policy.deficit {
        Deficit::Kept => &economy.deficit,
        Deficit::Removed => &balanced,
    };
    let reference = reference_solver::solve(economy, &policy.tariff, deficit);
    let ours = solve(
        economy,
        policy,
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .unwrap();
    let real_income = reference.real_income_hat(economy);
    let world: f64 = economy.value_added.iter().sum();
    for (name, left, right, scale) in [
        ("wages", &ours.wage_hat, &reference.wage_hat, 1.0),
        ("prices", &ours.price_hat, &reference.price_hat, 1.0),
        (
            "trade shares",
            &ours.trade_share,
            &reference.trade_share,
            1.0,
        ),
        (
            "expenditure",
            &ours.expenditure,
            &reference.expenditure,
            world,
        ),
        ("output", &ours.output, &reference.output, world),
        ("income", &ours.income, &reference.income, world),
        ("real income", &ours.real_income_hat, &real_income, 1.0),
    ] {
        assert_eq!(left.len(), right.len(), "{name}");
        for (position, (a, b)) in left.iter().zip(right).enumerate() {
            assert!(
                (a - b).abs() < 1e-9 * scale,
                "{name} {position}: {a} against {b} (oracle residual {:e})",
                reference.residual
            );
        }
    }
}

#[test]
fn random_economies_with_tariffs_above_one_hundred_per_cent() {
    let dimensions = Dimensions {
        regions: 4,
        sectors: 5,
    };
    for draw in 0..8 {
        let recipe = Recipe {
            dimensions,
            elasticity: (0.5, 12.0),
            inputs: 0.5,
            tariff: 0.3,
            deficit: 1.0,
        };
        let economy = random_economy(recipe, draw);
        let mut policy = Policy::unchanged(&economy);
        for partner in 0..dimensions.regions {
            policy.raise_tariff(dimensions, 0, partner, 0..3, 1.8);
            policy.raise_tariff(dimensions, partner, 1, 1..5, 0.25);
        }
        compare(&economy, &policy);
        policy.deficit = Deficit::Removed;
        compare(&economy, &policy);
    }
}

#[test]
fn the_embedded_economy_with_a_tariff_on_mexico() {
    let (economy, goods) = embedded();
    let mut policy = Policy::unchanged(&economy);
    policy.raise_tariff(economy.dimensions, USA, MEXICO, goods, 0.25);
    compare(&economy, &policy);
}
