//! Times of single equilibria and of batches in lanes, with the plain damped map in the same run.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rayon::prelude::*;
use vecinos_benches::problems::Problem;
use vecinos_benches::{plain_map, problems};
use vecinos_trade::{LabourMarket, Policy, Scenario, SolverSettings, solve, solve_many};

/// Scenarios of a batch.
const BATCH: u16 = 512;

fn all_problems() -> Vec<Problem> {
    ["fontagne_2022", "caliendo_parro_2015", "uniform_5"]
        .into_iter()
        .filter_map(problems::nine_regions)
        .chain(problems::nafta())
        .chain(problems::icio_2022())
        .collect()
}

fn single(criterion: &mut Criterion) {
    let labour = LabourMarket::flexible();
    let settings = SolverSettings::default();
    let mut group = criterion.benchmark_group("single equilibrium to 1e-9");
    group.measurement_time(Duration::from_secs(3));
    for problem in all_problems() {
        match solve(&problem.economy, &problem.policy, &labour, &settings) {
            Ok(outcome) => println!(
                "{}: {} evaluations, residual {:.1e}",
                problem.name, outcome.iterations, outcome.residual
            ),
            Err(error) => {
                println!("{}: {error}", problem.name);
                continue;
            }
        }
        group.bench_function(BenchmarkId::from_parameter(&problem.name), |bencher| {
            bencher.iter(|| solve(&problem.economy, &problem.policy, &labour, &settings));
        });
    }
    group.finish();
}

fn plain(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("plain damped map to 1e-9");
    group.sample_size(10);
    group.measurement_time(Duration::from_secs(5));
    let settled = ["fontagne_2022", "uniform_5"]
        .into_iter()
        .filter_map(problems::nine_regions);
    for problem in settled {
        let solution = plain_map::solve(&problem.economy, &problem.policy.tariff, 1e-9, 20_000);
        println!(
            "{}: {} evaluations, residual {:.1e}",
            problem.name, solution.iterations, solution.residual
        );
        group.bench_function(BenchmarkId::from_parameter(&problem.name), |bencher| {
            bencher.iter(|| {
                plain_map::solve(
                    black_box(&problem.economy),
                    &problem.policy.tariff,
                    1e-9,
                    20_000,
                )
            });
        });
    }
    group.finish();
}

/// `BATCH` trade wars between nothing and 50 points on the nine regions.
fn batch(criterion: &mut Criterion) {
    let Some(problem) = problems::nine_regions("fontagne_2022") else {
        return;
    };
    let labour = LabourMarket::flexible();
    let settings = SolverSettings::default();
    let policies: Vec<Policy> = (0..BATCH)
        .map(|number| {
            let share = f64::from(number) / f64::from(BATCH);
            let mut policy = problem.policy.clone();
            for (rate, before) in policy.tariff.iter_mut().zip(&problem.economy.tariff) {
                *rate = before + 2.0 * share * (*rate - before);
            }
            policy
        })
        .collect();
    let scenarios: Vec<Scenario<'_>> = policies
        .iter()
        .map(|policy| Scenario {
            policy,
            labour: &labour,
            elasticity: None,
        })
        .collect();
    let mut group = criterion.benchmark_group("batch of nine-region equilibria");
    group.throughput(Throughput::Elements(u64::from(BATCH)));
    group.measurement_time(Duration::from_secs(5));
    group.bench_function("one core, one at a time", |bencher| {
        bencher.iter(|| {
            scenarios
                .iter()
                .filter_map(|scenario| {
                    solve(
                        &problem.economy,
                        scenario.policy,
                        scenario.labour,
                        &settings,
                    )
                    .ok()
                })
                .count()
        });
    });
    for threads in [1, 2] {
        let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(threads).build() else {
            continue;
        };
        group.bench_function(format!("lanes, {threads} threads"), |bencher| {
            bencher.iter(|| {
                pool.install(|| {
                    scenarios
                        .par_chunks(16)
                        .map(|scenarios| {
                            solve_many(&problem.economy, scenarios, &settings)
                                .iter()
                                .filter(|result| result.is_ok())
                                .count()
                        })
                        .sum::<usize>()
                })
            });
        });
    }
    group.finish();
}

criterion_group!(benches, single, plain, batch);
criterion_main!(benches);
