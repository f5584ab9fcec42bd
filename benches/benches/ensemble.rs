//! Time of a whole ensemble: 1,000 draws of a scenario over 72 months, on one thread and on two.

use std::time::Duration;

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use vecinos_ensemble::{RunSettings, run_ensemble};
use vecinos_world::Model;
use vecinos_world::scenario::library;

/// Draws of the ensemble.
const DRAWS: u64 = 1_000;

fn ensemble(criterion: &mut Criterion) {
    let (model, scenario) = match (Model::embedded(), library::resolve("usmca-ends")) {
        (Ok(model), Ok(scenario)) => (model, scenario),
        (Err(error), _) => {
            println!("skipped: {error}");
            return;
        }
        (_, Err(error)) => {
            println!("skipped: {error}");
            return;
        }
    };
    let mut group = criterion.benchmark_group("1,000 draws of usmca-ends");
    group.sample_size(10);
    group.sampling_mode(SamplingMode::Flat);
    group.measurement_time(Duration::from_secs(30));
    for threads in [1, 2] {
        let settings = RunSettings {
            draws: DRAWS,
            threads: Some(threads),
            ..RunSettings::of_scenario(&scenario)
        };
        match run_ensemble(&model, &scenario, &settings, &|_, _| {}) {
            Ok(result) => println!(
                "{} months, {} draws failed",
                result.months.len(),
                result.failures.len()
            ),
            Err(error) => {
                println!("skipped: {error}");
                continue;
            }
        }
        group.bench_function(format!("{threads} threads"), |bencher| {
            bencher.iter(|| run_ensemble(&model, &scenario, &settings, &|_, _| {}));
        });
    }
    group.finish();
}

criterion_group!(benches, ensemble);
criterion_main!(benches);
