//! Time of the channels: one full path of all of them over 72 months, each channel alone, and a whole ensemble of a scenario
//! that only they answer.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use vecinos_channels::{CHANNELS, Observations, Ports};
use vecinos_ensemble::{RunSettings, run_ensemble};
use vecinos_evidence::registry::Registry;
use vecinos_world::channel_system::{ChannelSystem, warm_up_start};
use vecinos_world::couplings::Links;
use vecinos_world::levers::{LeverPath, recorded};
use vecinos_world::model::DEFAULT_ELASTICITY_SET;
use vecinos_world::node::ChainOutputs;
use vecinos_world::scenario::library;
use vecinos_world::{Closure, Draw, Model, Month};

/// Draws of the ensemble.
const DRAWS: u64 = 1_000;

fn one_path(criterion: &mut Criterion) {
    let Ok(model) = Model::embedded() else {
        println!("skipped: the embedded model");
        return;
    };
    let sets = model.elasticity_sets();
    let draw = Draw::central(
        &model.registry,
        sets,
        DEFAULT_ELASTICITY_SET,
        Closure::FlexibleWages,
    );
    let (Ok(draw), Ok(measures)) = (draw, recorded(&model.policy_record, None)) else {
        println!("skipped: the central draw");
        return;
    };
    let links = Links::new(&model.registry, true, &BTreeSet::new());
    let path = LeverPath::of(&measures, warm_up_start(), Month::DEFAULT_END);
    let chains = ChainOutputs::neutral();
    criterion.bench_function("all channels, start and 72 months", |bencher| {
        bencher.iter(|| {
            let system = ChannelSystem::start(&model.channels, &draw, &links, Month::RECORD_START);
            if let Ok(mut system) = system {
                for month in Month::RECORD_START.through(Month::DEFAULT_END) {
                    system.month(month, &path, &chains);
                }
                black_box(system.outputs().len());
            }
        });
    });
}

fn each_alone(criterion: &mut Criterion) {
    let (Ok(registry), Ok(observations)) = (Registry::embedded(), Observations::embedded()) else {
        println!("skipped: the embedded tables");
        return;
    };
    let mut group = criterion.benchmark_group("channel alone, start and 72 months");
    for channel in CHANNELS {
        let Ok(loaded) = channel.load(&observations) else {
            continue;
        };
        let inputs = channel.neutral_inputs();
        let mut outputs = vec![0.0; channel.outputs.len()];
        group.bench_function(channel.name, |bencher| {
            bencher.iter(|| {
                if let Ok(mut running) = loaded.start(&registry, Month::RECORD_START) {
                    for month in Month::RECORD_START.through(Month::DEFAULT_END) {
                        running.month(month, &inputs, &mut outputs);
                    }
                }
            });
        });
    }
    group.finish();
}

fn ensemble(criterion: &mut Criterion) {
    let (Ok(model), Ok(scenario)) = (Model::embedded(), library::resolve("four-million-returned"))
    else {
        println!("skipped: the scenario");
        return;
    };
    let mut group = criterion.benchmark_group("1,000 draws of four-million-returned");
    group.sample_size(10);
    group.sampling_mode(SamplingMode::Flat);
    group.measurement_time(Duration::from_secs(30));
    for threads in [1, 2] {
        let settings = RunSettings {
            draws: DRAWS,
            threads: Some(threads),
            ..RunSettings::of_scenario(&scenario)
        };
        group.bench_function(format!("{threads} threads"), |bencher| {
            bencher.iter(|| run_ensemble(&model, &scenario, &settings, &|_, _| {}));
        });
    }
    group.finish();
}

criterion_group!(benches, one_path, each_alone, ensemble);
criterion_main!(benches);
