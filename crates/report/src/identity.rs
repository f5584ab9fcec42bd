//! Which program made a run, and by which command.

use serde::Serialize;
use vecinos_ensemble::EnsembleResult;

/// The program and the command behind a run. No host, user, path or time: the same inputs give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunIdentity {
    /// Version of the program.
    pub version: String,
    /// Commit of the source, where known.
    pub commit: Option<String>,
    /// The command that makes the run again, for example `vecinos run usmca-ends --draws 200 --seed 2026`.
    pub command: String,
}

/// Hash (blake3, hex) of everything a run depends on: version, scenario, baseline, window, draws, seed, data and
/// parameters. The number of threads, the language and the place of the run folder have no part in it.
pub fn input_hash(result: &EnsembleResult, identity: &RunIdentity) -> String {
    let mut hasher = blake3::Hasher::new();
    let (draws, seed) = (
        result.settings.draws.to_string(),
        result.settings.seed.to_string(),
    );
    let parts = [
        &identity.version,
        &result.scenario,
        &result.scenario_text,
        &result.baseline,
        &draws,
        &seed,
        &result.data_hash,
    ];
    for part in parts {
        // The length before each part keeps two different lists of parts from giving the same bytes.
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}
