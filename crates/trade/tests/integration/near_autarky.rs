//! Regions that hardly trade: wages and terms of trade must be as accurate as in open ones.

use vecinos_numerics::math;
use vecinos_trade::{
    Dimensions, Economy, Equilibrium, LabourMarket, Policy, SolverSettings, region_outcomes, solve,
};

use crate::random_economy::{Recipe, random_economy};
use crate::reference_solver;

/// Two regions of one size, one sector made by labour alone; each buys `openness` of its spending from the other.
fn two_regions(openness: f64, elasticity: f64) -> Economy {
    Economy {
        dimensions: Dimensions {
            regions: 2,
            sectors: 1,
        },
        trade_share: vec![1.0 - openness, openness, openness, 1.0 - openness],
        tariff: vec![0.0; 4],
        value_added_share: vec![1.0; 2],
        input_share: vec![0.0; 2],
        final_demand_share: vec![1.0; 2],
        value_added: vec![1.0; 2],
        deficit: vec![0.0; 2],
        expenditure: vec![1.0; 2],
        elasticity: vec![elasticity],
    }
}

/// A random economy whose regions buy `openness` times as much abroad, in equilibrium: final demand is given, deficits are
/// what it takes.
fn nearly_closed(openness: f64, draw: u64) -> Economy {
    let dimensions = Dimensions {
        regions: 4,
        sectors: 3,
    };
    let recipe = Recipe {
        dimensions,
        elasticity: (1.0, 8.0),
        inputs: 0.5,
        tariff: 0.3,
        deficit: 0.0,
    };
    let mut economy = random_economy(recipe, draw);
    let Dimensions { regions, sectors } = dimensions;
    for sector in 0..sectors {
        for importer in 0..regions {
            let home = dimensions.cell(sector, importer, importer);
            economy.trade_share[home] = 1.0;
            for exporter in (0..regions).filter(|exporter| *exporter != importer) {
                let cell = dimensions.cell(sector, importer, exporter);
                economy.trade_share[cell] *= openness;
                economy.trade_share[home] -= economy.trade_share[cell];
            }
        }
    }
    let spending = economy.income();
    for _ in 0..200 {
        let output = economy.output();
        for region in 0..regions {
            for sector in 0..sectors {
                let position = dimensions.region_sector(region, sector);
                let inputs: f64 = (0..sectors)
                    .map(|using| {
                        economy.input_share[dimensions.input(region, sector, using)]
                            * output[dimensions.region_sector(region, using)]
                    })
                    .sum();
                economy.expenditure[position] =
                    economy.final_demand_share[position] * spending[region] + inputs;
            }
        }
    }
    let (output, flows) = (economy.output(), economy.flows());
    for region in 0..regions {
        economy.value_added[region] = (0..sectors)
            .map(|sector| dimensions.region_sector(region, sector))
            .map(|position| economy.value_added_share[position] * output[position])
            .sum();
        economy.deficit[region] = 0.0;
        for sector in 0..sectors {
            for other in (0..regions).filter(|other| *other != region) {
                economy.deficit[region] += flows[dimensions.cell(sector, region, other)]
                    - flows[dimensions.cell(sector, other, region)];
            }
        }
    }
    economy
}

fn quarter_more(economy: &Economy) -> Policy {
    let mut policy = Policy::unchanged(economy);
    let sectors = economy.dimensions.sectors;
    policy.raise_tariff(economy.dimensions, 0, 1, 0..sectors, 0.25);
    policy
}

/// Largest gap of exports, imports and deficit, relative to exports and imports.
fn imbalance(economy: &Economy, solved: &Equilibrium) -> f64 {
    let dimensions = economy.dimensions;
    let mut largest = 0.0_f64;
    for region in 0..dimensions.regions {
        let (mut exports, mut imports) = (0.0, 0.0);
        for sector in 0..dimensions.sectors {
            for other in (0..dimensions.regions).filter(|other| *other != region) {
                exports += solved.flow(sector, other, region);
                imports += solved.flow(sector, region, other);
            }
        }
        let gap = exports - imports + solved.deficit[region];
        largest = largest.max(gap.abs() / (exports + imports));
    }
    largest
}

#[test]
fn wages_of_two_nearly_closed_regions_have_their_closed_form() {
    // Balanced trade, a (ω/κ)^θ ω/κ = a ω^−θ with κ = 1 + t, up to terms of the size of the openness.
    for elasticity in [1.0, 5.0, 12.0] {
        let exponent = (1.0 + elasticity) / (1.0 + 2.0 * elasticity);
        let limit = math::pow(1.25, exponent);
        for openness in [1e-4, 1e-6, 1e-8, 1e-10, 1e-12] {
            let economy = two_regions(openness, elasticity);
            let policy = quarter_more(&economy);
            for settings in [SolverSettings::default(), SolverSettings::tight()] {
                let solved =
                    solve(&economy, &policy, &LabourMarket::flexible(), &settings).unwrap();
                let ratio = solved.wage_hat[0] / solved.wage_hat[1];
                assert!(
                    (ratio - limit).abs() < openness + 2.0 * settings.tolerance,
                    "openness {openness:e}, elasticity {elasticity}: {ratio} instead of {limit}"
                );
                assert!(solved.iterations < 300, "{} iterations", solved.iterations);
            }
        }
    }
}

#[test]
fn random_nearly_closed_economies_agree_with_the_oracle() {
    for openness in [1e-3, 1e-6, 1e-10] {
        for draw in 0..6 {
            let economy = nearly_closed(openness, draw);
            let policy = quarter_more(&economy);
            let oracle =
                reference_solver::solve_by_trade(&economy, &policy.tariff, &economy.deficit);
            for settings in [SolverSettings::default(), SolverSettings::tight()] {
                let solved =
                    solve(&economy, &policy, &LabourMarket::flexible(), &settings).unwrap();
                let tolerance = 20.0 * settings.tolerance;
                for (ours, theirs) in solved.wage_hat.iter().zip(&oracle.wage_hat) {
                    assert!(
                        (ours - theirs).abs() < tolerance,
                        "openness {openness:e}, draw {draw}: wage {ours} against {theirs}"
                    );
                }
                for (ours, theirs) in solved.trade_share.iter().zip(&oracle.trade_share) {
                    assert!(
                        (ours - theirs).abs() <= 10.0 * tolerance * theirs,
                        "openness {openness:e}, draw {draw}: share {ours:e} against {theirs:e}"
                    );
                }
            }
        }
    }
}

#[test]
fn terms_of_trade_per_unit_of_trade_do_not_depend_on_the_openness() {
    let terms = |openness: f64| {
        let economy = two_regions(openness, 4.0);
        let policy = quarter_more(&economy);
        let solved = solve(
            &economy,
            &policy,
            &LabourMarket::flexible(),
            &SolverSettings::default(),
        )
        .unwrap();
        region_outcomes(&economy, &solved).unwrap()[0].terms_of_trade_pct / openness
    };
    let (small, smaller) = (terms(1e-8), terms(1e-10));
    assert!((small / smaller - 1.0).abs() < 1e-6, "{small}, {smaller}");
}

#[test]
fn pools_of_a_nearly_closed_region_leave_trade_in_balance() {
    let economy = nearly_closed(1e-8, 3);
    let dimensions = economy.dimensions;
    let cells = 0..dimensions.regions * dimensions.sectors;
    let pool_of = cells.map(|cell| usize::from(cell % dimensions.sectors == 0));
    let labour = LabourMarket::with_floors(2, pool_of.collect(), vec![0.0; 2 * dimensions.regions]);
    let policy = quarter_more(&economy);
    let solved = solve(&economy, &policy, &labour, &SolverSettings::tight()).unwrap();
    let gap = imbalance(&economy, &solved);
    assert!(gap < 1e-10, "{gap:e}");
}
