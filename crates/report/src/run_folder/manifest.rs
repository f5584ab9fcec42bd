//! What a run folder holds and how it came to be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Serialize;
use vecinos_ensemble::{DrawFailure, EnsembleResult};

use super::{FILES, RunFolderError, failed};
use crate::identity::{RunIdentity, input_hash};
use crate::language::Language;

/// The mark of a run folder's manifest.
pub const FORMAT: &str = "vecinos run folder, 1";

/// Size and hash of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileRecord {
    /// Bytes.
    pub bytes: u64,
    /// Hash of the content (blake3, hex).
    pub blake3: String,
}

/// The manifest of a run folder. It names no host, user or time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Version of the program.
    pub version: String,
    /// Commit of the source, where known.
    pub commit: Option<String>,
    /// The command that makes the run again.
    pub command: String,
    /// Language of the report.
    pub language: Language,
    /// Scenario name.
    pub scenario: String,
    /// Title in English.
    pub title: String,
    /// Baseline name.
    pub baseline: String,
    /// First month of the window, `YYYY-MM`.
    pub first_month: Option<String>,
    /// Last month of the window, `YYYY-MM`.
    pub last_month: Option<String>,
    /// Month in which the scenario departs from its baseline; `null` when it never does.
    pub departure: Option<String>,
    /// Seed.
    pub seed: u64,
    /// Draws asked for.
    pub draws: u64,
    /// Draws that solved.
    pub draws_solved: u64,
    /// Draws that did not.
    pub failures: Vec<DrawFailure>,
    /// Hash of all inputs.
    pub input_hash: String,
    /// Hash of the scenario file.
    pub scenario_hash: String,
    /// Hash of the parameters used, with their overrides.
    pub parameter_hash: String,
    /// Hash of the embedded data and parameters.
    pub data_hash: String,
    /// All other files of the folder.
    pub files: BTreeMap<String, FileRecord>,
}

impl Manifest {
    /// The manifest of a run whose other files stand in `folder`.
    pub(super) fn of(
        result: &EnsembleResult,
        identity: &RunIdentity,
        language: Language,
        folder: &Path,
    ) -> Result<Self, RunFolderError> {
        let mut files = BTreeMap::new();
        for name in FILES.into_iter().filter(|name| *name != "manifest.json") {
            let path = folder.join(name);
            let bytes = fs::read(&path).map_err(failed("read", &path))?;
            let record = FileRecord {
                bytes: bytes.len() as u64,
                blake3: hash(&bytes),
            };
            files.insert(name.to_owned(), record);
        }
        Ok(Self {
            format: FORMAT,
            version: identity.version.clone(),
            commit: identity.commit.clone(),
            command: identity.command.clone(),
            language,
            scenario: result.scenario.clone(),
            title: result.title.clone(),
            baseline: result.baseline.clone(),
            first_month: result.months.first().map(ToString::to_string),
            last_month: result.months.last().map(ToString::to_string),
            departure: result.departure.map(|month| month.to_string()),
            seed: result.settings.seed,
            draws: result.settings.draws,
            draws_solved: result.draws.len() as u64,
            failures: result.failures.clone(),
            input_hash: input_hash(result, identity),
            scenario_hash: hash(result.scenario_text.as_bytes()),
            parameter_hash: hash(&serde_json::to_vec(&result.parameters)?),
            data_hash: result.data_hash.clone(),
            files,
        })
    }

    /// As JSON, one field a line, with a final newline.
    pub(super) fn text(&self) -> Result<String, RunFolderError> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Whether `folder` has a manifest of this format.
pub(super) fn is_run_folder(folder: &Path) -> bool {
    let Ok(text) = fs::read_to_string(folder.join("manifest.json")) else {
        return false;
    };
    let Ok(value) = serde_json::from_str::<serde_json::Value>(&text) else {
        return false;
    };
    value.get("format").and_then(serde_json::Value::as_str) == Some(FORMAT)
}
