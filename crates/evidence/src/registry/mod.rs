//! The registry of parameters: every number of the model with its distribution, unit, evidence grade and source.
//!
//! Files are `data/parameters/<channel>.toml`, one TOML table per parameter; the registry name is
//! `<channel>.<parameter>`, for example `trade.response_share_after_1_year`.

mod assumptions;
mod distribution;

use std::collections::BTreeMap;
use std::fmt;

pub use assumptions::{Assumption, Assumptions};
pub use distribution::Distribution;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Diagnostics, nearest_name, one_of, shown};
use crate::embedded;
use crate::source_text::SourceText;
use crate::sources::Bibliography;
use crate::toml_file::{self, Spanned};

/// How well a number is supported.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Printed in a source that the registry names.
    Published,
    /// Estimated here from data that the registry names, with its interval.
    Estimated,
    /// Neither: a judgement, with a wide distribution.
    Judgement,
}

impl fmt::Display for Grade {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Published => "published",
            Self::Estimated => "estimated",
            Self::Judgement => "judgement",
        })
    }
}

/// The value of a parameter: a number, or a name out of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number in the parameter's unit.
    Number(f64),
    /// A name, for parameters that choose one of several (an elasticity set, a closure).
    Name(String),
}

impl From<Value> for toml::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Number(number) => Self::Float(number),
            Value::Name(name) => Self::String(name),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Name(name) => name.fmt(formatter),
        }
    }
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// Registry name, `<channel>.<parameter>`.
    pub name: String,
    /// Central value, used where a single run is wanted.
    pub value: Value,
    /// What an ensemble draws from.
    pub distribution: Distribution,
    /// Unit of the value.
    pub unit: String,
    /// Smallest admissible value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// Largest admissible value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
    /// How well it is supported.
    pub grade: Grade,
    /// Whether a published number was read in a summary or a transcription, not in the source itself.
    pub second_hand: bool,
    /// Keys of the sources.
    pub source: Vec<String>,
    /// What it means, where it comes from, what to know.
    pub note: String,
    /// Whether a scenario's assumptions replaced the registry's own value.
    pub overridden: bool,
}

impl Parameter {
    /// The central value as a number; `None` for a parameter that is a name.
    pub fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Number(number) => Some(*number),
            Value::Name(_) => None,
        }
    }

    /// The value at this uniform number in (0, 1): the quantile of the distribution. A fixed parameter gives its
    /// central value.
    pub fn draw(&self, uniform: f64) -> Value {
        match &self.distribution {
            Distribution::Fixed => self.value.clone(),
            Distribution::Choice { options, weights } => {
                distribution::choose(options, weights, uniform)
                    .map_or_else(|| self.value.clone(), Value::Name)
            }
            other => other
                .quantile(uniform)
                .map_or_else(|| self.value.clone(), Value::Number),
        }
    }
}

/// One parameter as written in its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    value: Spanned<Value>,
    distribution: Spanned<Distribution>,
    unit: Spanned<String>,
    minimum: Option<f64>,
    maximum: Option<f64>,
    grade: Grade,
    #[serde(default)]
    second_hand: bool,
    source: Spanned<Vec<Spanned<String>>>,
    note: Spanned<String>,
}

/// All parameters by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Registry {
    parameters: BTreeMap<String, Parameter>,
}

impl Registry {
    /// The embedded `data/parameters/*.toml`, checked against the embedded bibliography.
    ///
    /// Errors: those of [`Self::from_files`] (a test reads the embedded files).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let bibliography = Bibliography::embedded()?;
        let files = embedded::toml_files("parameters")?;
        Self::from_files(files, &bibliography)
    }

    /// Reads parameter files, each given as (channel, text).
    ///
    /// Errors, located: those of [`toml_file::parse`] (a parameter without `grade`, `unit` or `source` is a
    /// `missing-key`), `published-without-source`, `estimated-without-source`, `unknown-source`, `empty-text`,
    /// `invalid-distribution`, `out-of-range`, `wrong-type`.
    pub fn from_files<'a>(
        files: impl IntoIterator<Item = (&'a str, SourceText)>,
        bibliography: &Bibliography,
    ) -> Result<Self, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut registry = Self::default();
        for (channel, source) in files {
            match toml_file::parse_source::<BTreeMap<Spanned<String>, Entry>>(source) {
                Ok(document) => {
                    for (key, entry) in &document.value {
                        check(&document.source, key, entry, bibliography, &mut problems);
                        let name = format!("{channel}.{}", key.value);
                        registry
                            .parameters
                            .insert(name.clone(), parameter(name, entry));
                    }
                }
                Err(found) => problems.append(found),
            }
        }
        problems.into_result(registry)
    }

    /// The parameter of this name.
    pub fn get(&self, name: &str) -> Option<&Parameter> {
        self.parameters.get(name)
    }

    /// The central value of a numeric parameter.
    ///
    /// Errors: `unknown-parameter` with the nearest name, `wrong-type` when it is not a number.
    pub fn number(&self, name: &str) -> Result<f64, Diagnostic> {
        let parameter = self
            .get(name)
            .ok_or_else(|| self.unknown(name, "<registry>", 1, 1))?;
        parameter.number().ok_or_else(|| {
            Diagnostic::new(
                "wrong-type",
                "<registry>",
                1,
                1,
                format!("the parameter `{name}` is a name, not a number"),
            )
        })
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parameters.keys().map(String::as_str)
    }

    /// All parameters, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.values()
    }

    /// Number of parameters.
    pub fn len(&self) -> usize {
        self.parameters.len()
    }

    /// Whether there are no parameters.
    pub fn is_empty(&self) -> bool {
        self.parameters.is_empty()
    }

    /// The registry with a scenario's assumptions in place of its own values; `source` is the text they stand in.
    ///
    /// A number or a name fixes the parameter; a distribution replaces the distribution, and its median becomes the
    /// central value. The grade of an overridden parameter is `judgement`: the number is now the user's.
    ///
    /// Errors, located: `unknown-parameter` with the nearest name, `wrong-type`, `out-of-range`, `unknown-name`,
    /// `invalid-distribution`.
    pub fn with_assumptions(
        &self,
        assumptions: &Assumptions,
        source: &SourceText,
    ) -> Result<Self, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut registry = self.clone();
        for (name, assumption) in assumptions.iter() {
            let (line, column) = source.position(name.span.start);
            let Some(parameter) = registry.parameters.get_mut(&name.value) else {
                problems.push(self.unknown(name, source.name(), line, column));
                continue;
            };
            match assumptions::replace(parameter, assumption) {
                Ok(()) => parameter.overridden = true,
                Err(fault) => {
                    let mut problem =
                        source.diagnostic(fault.code, assumption.span.clone(), fault.message);
                    problem.expected = fault.expected;
                    problem.suggestion = fault.suggestion;
                    problems.push(problem);
                }
            }
        }
        problems.into_result(registry)
    }

    fn unknown(&self, name: &str, file: &str, line: usize, column: usize) -> Diagnostic {
        Diagnostic::new(
            "unknown-parameter",
            file,
            line,
            column,
            format!("unknown parameter `{}`", shown(name)),
        )
        .with_text(shown(name))
        .with_expected("a name from `vecinos parameters`")
        .with_suggestion(nearest_name(name, self.names()))
    }
}

fn parameter(name: String, entry: &Entry) -> Parameter {
    Parameter {
        name,
        value: entry.value.value.clone(),
        distribution: entry.distribution.value.clone(),
        unit: entry.unit.value.clone(),
        minimum: entry.minimum,
        maximum: entry.maximum,
        grade: entry.grade,
        second_hand: entry.second_hand,
        source: entry
            .source
            .value
            .iter()
            .map(|key| key.value.clone())
            .collect(),
        note: entry.note.value.clone(),
        overridden: false,
    }
}

/// What is wrong with a value or a distribution, before it is located.
struct Fault {
    code: &'static str,
    message: String,
    expected: Option<String>,
    suggestion: Option<String>,
}

impl Fault {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            expected: None,
            suggestion: None,
        }
    }
}

fn check(
    source: &SourceText,
    key: &Spanned<String>,
    entry: &Entry,
    bibliography: &Bibliography,
    problems: &mut Diagnostics,
) {
    for (text, what) in [(&entry.unit, "unit"), (&entry.note, "note")] {
        if text.value.trim().is_empty() {
            let message = format!("the {what} of `{}` is empty", key.value);
            problems.push(source.diagnostic("empty-text", text.span.clone(), message));
        }
    }
    let code = match entry.grade {
        Grade::Published => Some("published-without-source"),
        Grade::Estimated => Some("estimated-without-source"),
        Grade::Judgement => None,
    };
    if let (Some(code), true) = (code, entry.source.value.is_empty()) {
        let message = format!(
            "`{}` is graded {} but names no source",
            key.value, entry.grade
        );
        problems.push(
            source
                .diagnostic(code, entry.source.span.clone(), message)
                .with_expected("at least one source key"),
        );
    }
    for name in &entry.source.value {
        if bibliography.get(name).is_none() {
            problems.push(
                source
                    .diagnostic(
                        "unknown-source",
                        name.span.clone(),
                        format!("unknown source `{}`", shown(name)),
                    )
                    .with_expected("a key of data/sources.toml")
                    .with_suggestion(nearest_name(name, bibliography.keys())),
            );
        }
    }
    if let Err(fault) =
        entry
            .distribution
            .value
            .check(&entry.value.value, entry.minimum, entry.maximum)
    {
        let mut problem =
            source.diagnostic(fault.code, entry.distribution.span.clone(), fault.message);
        problem.expected = fault.expected;
        problem.suggestion = fault.suggestion;
        problems.push(problem);
    }
}

/// Whether a number lies in the admissible range of a parameter.
fn in_range(number: f64, minimum: Option<f64>, maximum: Option<f64>) -> Result<(), Fault> {
    let low = minimum.unwrap_or(f64::NEG_INFINITY);
    let high = maximum.unwrap_or(f64::INFINITY);
    if number.is_finite() && (low..=high).contains(&number) {
        return Ok(());
    }
    let mut fault = Fault::new(
        "out-of-range",
        format!("{number} is outside the admissible range"),
    );
    fault.expected = Some(match (minimum, maximum) {
        (Some(low), Some(high)) => format!("a number from {low} to {high}"),
        (Some(low), None) => format!("a number not below {low}"),
        (None, Some(high)) => format!("a number not above {high}"),
        (None, None) => "a finite number".to_owned(),
    });
    Err(fault)
}

/// The fault of a name that is none of the options.
fn unknown_option(name: &str, options: &[String]) -> Fault {
    let valid: Vec<&str> = options.iter().map(String::as_str).collect();
    let mut fault = Fault::new("unknown-name", format!("unknown name `{}`", shown(name)));
    fault.expected = Some(one_of(&valid));
    fault.suggestion = nearest_name(name, valid).map(str::to_owned);
    fault
}
