//! Times of derivatives and of Nash tariffs on the embedded nine regions.

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use vecinos_benches::problems;
use vecinos_trade::derivatives::{Linearisation, Outcome};
use vecinos_trade::nash::{Instrument, NashSettings, Player, best_response, solve_nash};
use vecinos_trade::{Economy, LabourMarket, Policy, SolverSettings, solve};

/// The United States, Mexico and Canada stand first in the embedded benchmark.
const NEIGHBOURS: usize = 3;

/// Linearisation of an equilibrium, the gradient of one outcome to all 1,863 rates, and one direction.
fn derivatives(criterion: &mut Criterion) {
    let Some(problem) = problems::nine_regions("fontagne_2022") else {
        return;
    };
    let labour = LabourMarket::flexible();
    let settings = SolverSettings::tight();
    let equilibrium = match solve(&problem.economy, &problem.policy, &labour, &settings) {
        Ok(equilibrium) => equilibrium,
        Err(error) => {
            println!("skipped: {error}");
            return;
        }
    };
    let linear = match Linearisation::new(&problem.economy, &equilibrium, &labour) {
        Ok(linear) => linear,
        Err(error) => {
            println!("skipped: {error}");
            return;
        }
    };
    let mut group = criterion.benchmark_group("derivatives on 9 x 23");
    group.measurement_time(Duration::from_secs(3));
    group.bench_function("linearisation", |bencher| {
        bencher.iter(|| Linearisation::new(&problem.economy, &equilibrium, &labour));
    });
    group.bench_function("gradient of real income to all rates", |bencher| {
        bencher.iter(|| linear.gradient(&Outcome::RealIncome { region: 0 }));
    });
    let direction = [(problem.economy.dimensions.cell(0, 0, 1), 1.0)];
    group.bench_function("response to one rate", |bencher| {
        bencher.iter(|| linear.response(&direction));
    });
    group.finish();
}

/// Players with one rate for each partner on all goods, in the order of the benchmark.
fn players(economy: &Economy) -> Vec<Player> {
    let goods: Vec<usize> = (0..economy.dimensions.sectors - 1).collect();
    (0..NEIGHBOURS)
        .map(|region| Player {
            instrument: Instrument::ByPartner,
            ..Player::new(economy.dimensions, region, goods.clone())
        })
        .collect()
}

/// A best response, and the tariff game of the three neighbours, checked on its grid.
fn games(criterion: &mut Criterion) {
    let Some(problem) = problems::nine_regions("fontagne_2022") else {
        return;
    };
    let economy = &problem.economy;
    let labour = LabourMarket::flexible();
    let settings = NashSettings::default();
    let status_quo = Policy::unchanged(economy);
    let players = players(economy);
    match solve_nash(economy, &status_quo, &labour, &players, &settings) {
        Ok(outcome) => println!(
            "{} rounds, {} deviations looked at, largest gain {:.1e}",
            outcome.rounds, outcome.verification.deviations, outcome.verification.largest_gain
        ),
        Err(error) => {
            println!("skipped: {error}");
            return;
        }
    }
    let mut group = criterion.benchmark_group("tariff games on 9 x 23, rates by partner");
    group.sample_size(10);
    group.measurement_time(Duration::from_secs(5));
    group.bench_function("best response of the United States", |bencher| {
        bencher.iter(|| best_response(economy, &status_quo, &labour, &players[0], &settings));
    });
    let unchecked = NashSettings {
        grid_points: 0,
        ..settings
    };
    group.bench_function("Nash tariffs of three players", |bencher| {
        bencher.iter(|| solve_nash(economy, &status_quo, &labour, &players, &unchecked));
    });
    group.bench_function("the same with the grid of deviations", |bencher| {
        bencher.iter(|| solve_nash(economy, &status_quo, &labour, &players, &settings));
    });
    group.finish();
}

criterion_group!(benches, derivatives, games);
criterion_main!(benches);
