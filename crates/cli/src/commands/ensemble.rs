//! Options and steps that `run` and `compare` share: which draws, how many threads, how failures are told.

use std::path::PathBuf;

use clap::Args;
use vecinos_ensemble::{EnsembleError, EnsembleResult, RunSettings};
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_report::{Catalogue, RunIdentity};
use vecinos_world::scenario::library;
use vecinos_world::{Model, PlanError, Scenario};

use crate::arguments::Global;
use crate::failure::Failure;
use crate::progress::Progress;

/// How many draws, from which seed, on how many threads.
#[derive(Debug, Args)]
pub struct DrawOptions {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(2..=1_000_000))]
    draws: Option<u64>,
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    #[arg(long, value_name = "T", value_parser = threads)]
    threads: Option<usize>,
}

fn threads(text: &str) -> Result<usize, String> {
    match text.parse::<usize>() {
        Ok(threads @ 1..=1024) => Ok(threads),
        _ => Err("a whole number from 1 to 1024 is expected".to_owned()),
    }
}

impl DrawOptions {
    /// The seed that was asked for.
    pub const fn seed(&self) -> Option<u64> {
        self.seed
    }

    /// The settings of a run; the scenario's own seed unless another is asked for.
    pub fn settings(&self, scenario: &Scenario) -> RunSettings {
        self.settings_with(scenario, RunSettings::DEFAULT_DRAWS)
    }

    /// The same with another number of draws where none is asked for.
    pub fn settings_with(&self, scenario: &Scenario, draws: u64) -> RunSettings {
        let own = RunSettings::of_scenario(scenario);
        RunSettings {
            draws: self.draws.unwrap_or(draws),
            seed: self.seed.unwrap_or(own.seed),
            threads: self.threads,
        }
    }
}

/// The embedded model: benchmark, programmes, parameters, history.
pub fn model() -> Result<Model, Failure> {
    Model::embedded().map_err(|error| Failure::Model(error.to_string()))
}

/// Runs the scenarios over the same draws, with progress where someone watches.
pub fn run(
    model: &Model,
    scenarios: &[Scenario],
    settings: &RunSettings,
    global: Global,
    words: &Catalogue,
) -> Result<Vec<EnsembleResult>, Failure> {
    let progress = Progress::new(words.text("progress-draws"), global.quiet);
    let report = |done, all| progress.report(done, all);
    vecinos_ensemble::compare(model, scenarios, settings, &report).map_err(told)
}

/// A question that cannot be asked is bad input; everything else is an answer the model does not have.
pub(super) fn told(error: EnsembleError) -> Failure {
    match error {
        EnsembleError::Plan(PlanError::Assumptions(problems)) => problems.into(),
        EnsembleError::Plan(PlanError::Policy(error)) => bad_question("invalid-measure", &error),
        EnsembleError::DifferentBaselines { .. } => bad_question("different-baselines", &error),
        EnsembleError::NoScenarios | EnsembleError::NoDraws => {
            bad_question("nothing-to-run", &error)
        }
        other => Failure::Model(other.to_string()),
    }
}

fn bad_question(code: &'static str, error: &dyn std::fmt::Display) -> Failure {
    Diagnostic::new(code, "<command line>", 1, 1, error.to_string()).into()
}

/// What made a run: program, commit and the command that makes it again.
pub fn identity(asked: &str, scenario: &Scenario, settings: &RunSettings) -> RunIdentity {
    // A scenario file of the user, or a ready one with other modes, stands as `scenario.toml` in the run folder.
    let name = if library::text(asked) == Some(scenario.text.as_str()) {
        scenario.name.as_str()
    } else {
        "scenario.toml"
    };
    let command = format!(
        "vecinos run {name} --draws {} --seed {}",
        settings.draws, settings.seed
    );
    RunIdentity {
        command,
        ..program()
    }
}

/// The program itself: its version and commit, no command yet.
pub fn program() -> RunIdentity {
    RunIdentity {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: option_env!("VECINOS_COMMIT").map(str::to_owned),
        command: String::new(),
    }
}

/// Folder of the runs whose place was not chosen.
pub fn default_parent() -> PathBuf {
    PathBuf::from("runs")
}
