//! Integration tests of the ensemble: bands, determinism, failures, comparison, the sector tables and the grid.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod bands;
mod behaviour;
mod comparison;
mod determinism;
mod drivers;
mod failures;
mod tables;

use std::sync::OnceLock;

use vecinos_ensemble::{EnsembleResult, RunSettings, run_ensemble};
use vecinos_world::scenario::library;
use vecinos_world::{Model, Scenario};

/// The embedded world, built once.
fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::embedded().expect("the embedded world"))
}

fn ready(name: &str) -> Scenario {
    library::resolve(name).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A scenario from its text after the title.
fn scenario(rest: &str) -> Scenario {
    let text = format!("[scenario]\ntitle = \"Test\"\n{rest}");
    Scenario::parse("test", "test.toml", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn run(scenario: &Scenario, draws: u64, threads: usize) -> EnsembleResult {
    let settings = RunSettings {
        draws,
        threads: Some(threads),
        ..RunSettings::of_scenario(scenario)
    };
    run_ensemble(model(), scenario, &settings, &|_, _| {}).unwrap_or_else(|error| panic!("{error}"))
}

/// The end of the USMCA under 42 draws, run once.
fn usmca_ends() -> &'static EnsembleResult {
    static RESULT: OnceLock<EnsembleResult> = OnceLock::new();
    RESULT.get_or_init(|| run(&ready("usmca-ends"), 42, 2))
}
