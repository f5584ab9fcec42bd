//! The article, claim by claim: where each lives in the model, which experiment carries it, what number comes out.
//!
//! `data/article/claims.toml` holds the claims in the project's own words. A claim's home is an experiment that can be rerun:
//! a lever moved or a scenario run, and the effect read off. Its sign and size are asserted by a test against the range the
//! file states.

mod experiment;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::embedded;
use vecinos_evidence::registry::Grade;
use vecinos_evidence::toml_file;

pub use experiment::{Experiment, ExperimentError, Laboratory, LinkSet, Measure};

/// Path of the claims under the data folder.
pub const CLAIMS: &str = "article/claims.toml";

/// One claim of the article.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Short name.
    pub id: String,
    /// Part of the article it belongs to.
    pub topic: String,
    /// The same in Spanish.
    pub topic_es: String,
    /// What the article says, in our own words.
    pub claim: String,
    /// The same in Spanish.
    pub claim_es: String,
    /// Node of the model where it lives: a channel, `production_chains`, `couplings`, `politics`.
    pub home: String,
    /// What moves and what is read.
    pub experiment: Experiment,
    /// Unit of the number.
    pub unit: String,
    /// The same in Spanish.
    pub unit_es: String,
    /// Least number that bears the claim out.
    pub low: f64,
    /// Largest number that bears the claim out.
    pub high: f64,
    /// Evidence grade of the mechanism behind the number.
    pub grade: Grade,
    /// What to know; may be empty.
    #[serde(default)]
    pub note: String,
    /// The same in Spanish.
    #[serde(default)]
    pub note_es: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimsFile {
    /// Source keys of all claims.
    #[allow(dead_code, reason = "`vecinos data check` reads it")]
    source: Vec<String>,
    #[serde(rename = "claim")]
    claims: Vec<Claim>,
}

/// A claim with the number that the model gives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimNumber {
    /// The claim.
    pub claim: Claim,
    /// The number.
    pub number: f64,
}

impl ClaimNumber {
    /// Whether the number bears the claim out.
    pub fn holds(&self) -> bool {
        (self.claim.low..=self.claim.high).contains(&self.number)
    }
}

/// The embedded claims in the order of the article.
///
/// Errors: a damaged file (a test reads it).
pub fn claims() -> Result<Vec<Claim>, Diagnostics> {
    let document = toml_file::parse_source::<ClaimsFile>(embedded::source(CLAIMS)?)?;
    Ok(document.value.claims)
}

/// The number of every claim.
///
/// Errors: the first experiment that cannot be run.
pub fn numbers(laboratory: &mut Laboratory<'_>) -> Result<Vec<ClaimNumber>, ExperimentError> {
    claims()?
        .into_iter()
        .map(|claim| {
            let number = laboratory.run(&claim.experiment)?;
            Ok(ClaimNumber { claim, number })
        })
        .collect()
}

/// Claims by topic, in the order in which the article comes to them.
pub fn topics(claims: &[Claim]) -> Vec<(&str, usize)> {
    let mut seen = BTreeSet::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in claims {
        *counts.entry(claim.topic.as_str()).or_default() += 1;
    }
    claims
        .iter()
        .map(|claim| claim.topic.as_str())
        .filter(|topic| seen.insert(*topic))
        .map(|topic| (topic, counts.get(topic).copied().unwrap_or(0)))
        .collect()
}
