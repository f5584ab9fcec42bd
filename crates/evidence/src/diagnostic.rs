//! Located errors: which file, line and column, what is wrong, what was expected, and the nearest valid name.
//!
//! A diagnostic carries a stable `code` and the pieces of its sentence, so that another language can rebuild it;
//! `message` is the English sentence.

use std::fmt;

use serde::Serialize;

/// How grave a problem is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input cannot be used.
    #[default]
    Error,
    /// The input can be used, but probably says something else than its author meant.
    Warning,
}

/// One problem in one place of one input.
///
/// It prints as `file:line:column: error[code]: message; did you mean `name`?`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Whether the input can be used all the same.
    pub severity: Severity,
    /// Stable, language-independent name of the problem, in kebab case, for example `unknown-key`.
    pub code: &'static str,
    /// The file as the user named it (or a name in angle brackets for text that is not in a file).
    pub file: String,
    /// Line, counted from 1. A problem of the whole file stands at 1.
    pub line: usize,
    /// Column in characters, counted from 1. A problem of the whole file stands at 1.
    pub column: usize,
    /// The offending text, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What is wrong and why, one English sentence without its final stop.
    pub message: String,
    /// What would have been valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// The nearest valid name or value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

impl Diagnostic {
    /// A problem at `line` and `column` (both from 1) of `file`.
    pub fn new(
        code: &'static str,
        file: impl Into<String>,
        line: usize,
        column: usize,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            code,
            file: file.into(),
            line: line.max(1),
            column: column.max(1),
            text: None,
            message: message.into(),
            expected: None,
            suggestion: None,
        }
    }

    /// The same problem as a warning.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same problem with the offending text.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// The same problem with what would have been valid.
    #[must_use]
    pub fn with_expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// The same problem with the nearest valid name or value, if there is one.
    #[must_use]
    pub fn with_suggestion(mut self, suggestion: Option<impl Into<String>>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// The error for a `name` that is none of the `valid` ones: lists them (the first few if they are many) and
    /// suggests the nearest. `what` says what kind of name it is, for example "sector".
    pub fn unknown_name<'a>(
        file: impl Into<String>,
        line: usize,
        column: usize,
        what: &str,
        name: &str,
        valid: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let valid: Vec<&str> = valid.into_iter().collect();
        Self::new(
            "unknown-name",
            file,
            line,
            column,
            format!("unknown {what} `{}`", shown(name)),
        )
        .with_text(shown(name))
        .with_expected(one_of(&valid))
        .with_suggestion(nearest_name(name, valid))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(
            formatter,
            "{}:{}:{}: {severity}[{}]: {}",
            self.file, self.line, self.column, self.code, self.message
        )?;
        if let Some(expected) = &self.expected {
            write!(formatter, "; expected {expected}")?;
        }
        if let Some(suggestion) = &self.suggestion {
            write!(formatter, "; did you mean `{suggestion}`?")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// Every problem found in an input, in the order of the input. The error type of every reader; never empty when
/// it is returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// No problem so far.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all problems of another list.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether there is no problem.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of problems.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The problems in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// `value` if there is no problem, the problems otherwise.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, diagnostic) in self.0.iter().enumerate() {
            if position > 0 {
                writeln!(formatter)?;
            }
            write!(formatter, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

/// The candidate nearest to `name`, or `None` when none is near enough to be a plausible slip.
///
/// Letter case, spaces, hyphens and underscores do not count; nearness is the optimal-string-alignment distance
/// (insertions, deletions, substitutions, swaps of neighbours), at most a third of the longer name and at least 1
/// allowed; failing that, a candidate that contains the name, or is contained in it. Ties go to the first.
pub fn nearest_name<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = folded(name);
    if wanted.is_empty() || wanted.len() > 200 {
        return None;
    }
    let mut nearest: Option<(usize, &'a str)> = None;
    let mut containing: Option<&'a str> = None;
    for candidate in candidates {
        let other = folded(candidate);
        let allowed = (wanted.chars().count().max(other.chars().count()) / 3).max(1);
        let distance = strsim::osa_distance(&wanted, &other);
        if distance <= allowed && nearest.is_none_or(|(best, _)| distance < best) {
            nearest = Some((distance, candidate));
        }
        let overlaps = wanted.chars().count() >= 3
            && other.chars().count() >= 3
            && (other.contains(&wanted) || wanted.contains(&other));
        if overlaps && containing.is_none() {
            containing = Some(candidate);
        }
    }
    nearest.map(|(_, candidate)| candidate).or(containing)
}

/// `a`, `b` or `c`: the names quoted, the first twelve if there are more.
pub(crate) fn one_of(names: &[&str]) -> String {
    const SHOWN: usize = 12;
    let quoted: Vec<String> = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect();
    if names.len() > SHOWN {
        return format!(
            "one of {} and {} more",
            quoted.join(", "),
            names.len() - SHOWN
        );
    }
    match quoted.split_last() {
        None => "nothing here".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// Text as it may be quoted in a message: one line, at most 60 characters, control characters escaped.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut result = String::new();
    for (position, character) in text.chars().enumerate() {
        if position == LONGEST {
            result.push('…');
            break;
        }
        if character.is_control() {
            result.extend(character.escape_debug());
        } else {
            result.push(character);
        }
    }
    result
}

fn folded(name: &str) -> String {
    name.chars()
        .filter(|character| !matches!(character, ' ' | '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}
