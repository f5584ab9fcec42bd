//! The bibliography: every source once, under a short key that every figure names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::embedded;
use crate::source_text::SourceText;
use crate::toml_file;

/// One source: a paper, a data publication, an official document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who wrote it.
    pub authors: String,
    /// Year of the edition that was used.
    pub year: u16,
    /// Title.
    pub title: String,
    /// Journal, series or site, with volume and pages where known.
    pub venue: String,
    /// Digital object identifier, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// Who published it.
    pub publisher: String,
    /// Licence or legal status of what is used.
    pub licence: String,
    /// What this project takes from it, and by which way it came.
    pub taken: String,
}

/// All sources by key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bibliography(pub BTreeMap<String, Source>);

impl Bibliography {
    /// The embedded `data/sources.toml`.
    ///
    /// Errors: a located diagnostic if the embedded file were damaged (a test reads it).
    pub fn embedded() -> Result<Self, Diagnostics> {
        Self::parse(embedded::source("sources.toml")?)
    }

    /// Reads a bibliography: one TOML table per source, named by its key.
    ///
    /// Errors: those of [`toml_file::parse`].
    pub fn parse(source: SourceText) -> Result<Self, Diagnostics> {
        Ok(toml_file::parse_source::<Self>(source)?.value)
    }

    /// The source of this key.
    pub fn get(&self, key: &str) -> Option<&Source> {
        self.0.get(key)
    }

    /// All keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Keys and sources, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.0.iter().map(|(key, source)| (key.as_str(), source))
    }
}
