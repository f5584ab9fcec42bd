//! Reading TOML into types, with every error located and a suggestion for every misspelt name.
//!
//! Give the types `#[serde(deny_unknown_fields)]`; then an unknown key or an unknown enum name becomes a
//! [`Diagnostic`] with the nearest valid name. [`Spanned`] keeps where a value stands, for checks made after reading.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::ops::{Deref, Range};
use std::path::Path;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Diagnostics, nearest_name, shown};
use crate::source_text::SourceText;

/// A value with the byte range where it stands in its TOML text.
///
/// It reads only from TOML, writes as the bare value, and its JSON Schema is that of the value. Equality and order
/// look at the value alone. It cannot be used inside `#[serde(flatten)]` or `#[serde(untagged)]` types, which lose
/// positions.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its byte range in the text; empty at 0 for a value that does not come from a text.
    pub span: Range<usize>,
}

impl<T> Spanned<T> {
    /// A value that does not come from a text.
    pub const fn detached(value: T) -> Self {
        Self { value, span: 0..0 }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> From<T> for Spanned<T> {
    fn from(value: T) -> Self {
        Self::detached(value)
    }
}

impl Borrow<str> for Spanned<String> {
    fn borrow(&self) -> &str {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: PartialOrd> PartialOrd for Spanned<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: Ord> Ord for Spanned<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = toml::Spanned::<T>::deserialize(deserializer)?;
        let span = spanned.span();
        Ok(Self {
            value: spanned.into_inner(),
            span,
        })
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A value read from TOML together with its text, so that later checks can say where things stand.
#[derive(Clone, Debug)]
pub struct TomlDocument<T> {
    /// The value.
    pub value: T,
    /// The text it came from.
    pub source: SourceText,
}

/// Reads a TOML file (plain or `.gz`).
///
/// Errors: those of [`SourceText::read`] and of [`parse`].
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<TomlDocument<T>, Diagnostics> {
    parse_source(SourceText::read(path)?)
}

/// Reads TOML text; `name` is what messages call it.
///
/// Errors (located): `toml-syntax`, `duplicate-key`, `unknown-key`, `missing-key`, `unknown-name` (of an enum),
/// `wrong-type`, `percent-sign` ("25%" where a number belongs), `not-finite` (NaN, infinity, a number too large),
/// `invalid-value` (a check made by the type itself).
pub fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<TomlDocument<T>, Diagnostics> {
    parse_source(SourceText::new(name, text))
}

/// Reads TOML from a text already loaded. Errors as for [`parse`].
pub fn parse_source<T: DeserializeOwned>(
    source: SourceText,
) -> Result<TomlDocument<T>, Diagnostics> {
    let table = DeTable::parse(source.text()).map_err(|error| explain_syntax(&source, &error))?;
    let mut problems = Diagnostics::new();
    for (key, value) in table.get_ref() {
        finite(
            &source,
            key.get_ref(),
            value.span(),
            value.get_ref(),
            &mut problems,
        );
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let value = T::deserialize(toml::de::Deserializer::from(table))
        .map_err(|error| explain_types(&source, &error))?;
    Ok(TomlDocument { value, source })
}

/// Finds numbers that are not finite anywhere in the document.
fn finite(
    source: &SourceText,
    key: &str,
    span: Range<usize>,
    value: &DeValue<'_>,
    problems: &mut Diagnostics,
) {
    match value {
        DeValue::Float(float) => {
            let written = float.as_str().replace('_', "");
            if !written.parse::<f64>().is_ok_and(f64::is_finite) {
                problems.push(
                    source
                        .diagnostic(
                            "not-finite",
                            span,
                            format!("`{}` is not a finite number", shown(key)),
                        )
                        .with_expected("a finite number"),
                );
            }
        }
        DeValue::Array(items) => {
            for item in items {
                finite(source, key, item.span(), item.get_ref(), problems);
            }
        }
        DeValue::Table(entries) => {
            for (inner, entry) in entries {
                finite(
                    source,
                    inner.get_ref(),
                    entry.span(),
                    entry.get_ref(),
                    problems,
                );
            }
        }
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// Turns an error of the grammar into a diagnostic.
fn explain_syntax(source: &SourceText, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    if let Some((start, fraction)) = bare_percent(source.text(), span.start) {
        return percent_sign(source, start..span.end.max(start), fraction);
    }
    if message.starts_with("duplicate key") {
        return source
            .diagnostic("duplicate-key", span, "this key is given twice")
            .with_expected("each key once");
    }
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let diagnostic = source.diagnostic(
        "toml-syntax",
        span,
        format!("this is not valid TOML: {what}"),
    );
    if expected.is_empty() {
        diagnostic
    } else {
        diagnostic.with_expected(expected)
    }
}

/// Turns an error of the types into a diagnostic.
fn explain_types(source: &SourceText, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    let at = |code, sentence: String| source.diagnostic(code, span.clone(), sentence);
    if let Some((name, valid)) = named(message, "unknown field `") {
        return with_valid(
            at("unknown-key", format!("unknown key `{}`", shown(name))),
            name,
            &valid,
        );
    }
    if let Some((name, valid)) = named(message, "unknown variant `") {
        return with_valid(
            at("unknown-name", format!("unknown name `{}`", shown(name))),
            name,
            &valid,
        );
    }
    if let Some(key) = message
        .strip_prefix("missing field `")
        .and_then(|rest| rest.strip_suffix('`'))
    {
        let mut diagnostic = at(
            "missing-key",
            format!("the key `{}` is missing here", shown(key)),
        );
        diagnostic.text = None;
        return diagnostic.with_expected(format!("`{} = …`", shown(key)));
    }
    if message.starts_with("duplicate field") {
        return at("duplicate-key", "this key is given twice".to_owned())
            .with_expected("each key once");
    }
    if let Some(rest) = message.strip_prefix("invalid type: ") {
        return wrong_type(source, span, rest);
    }
    if let Some(rest) = message.strip_prefix("invalid value: ") {
        let (found, expected) = rest.split_once(", expected ").unwrap_or((rest, ""));
        let diagnostic = at("invalid-value", format!("this value does not fit: {found}"));
        return if expected.is_empty() {
            diagnostic
        } else {
            diagnostic.with_expected(expected)
        };
    }
    at("invalid-value", message.to_owned())
}

/// The name and the valid names in a message such as "unknown field `x`, expected one of `a`, `b`".
fn named<'a>(message: &'a str, prefix: &str) -> Option<(&'a str, Vec<&'a str>)> {
    let rest = message.strip_prefix(prefix)?;
    let (name, tail) = match rest.rfind("`, expected ") {
        Some(at) => (&rest[..at], &rest[at + "`, expected ".len()..]),
        None => (rest.split("`, there are no ").next().unwrap_or(rest), ""),
    };
    let valid = tail.split('`').skip(1).step_by(2).collect();
    Some((name, valid))
}

fn with_valid(diagnostic: Diagnostic, name: &str, valid: &[&str]) -> Diagnostic {
    diagnostic
        .with_text(shown(name))
        .with_expected(crate::diagnostic::one_of(valid))
        .with_suggestion(nearest_name(name, valid.iter().copied()))
}

fn percent_sign(source: &SourceText, span: Range<usize>, fraction: String) -> Diagnostic {
    source
        .diagnostic(
            "percent-sign",
            span,
            "rates are written as fractions, without a percent sign",
        )
        .with_expected("a number such as 0.25 for 25 %")
        .with_suggestion(Some(fraction))
}

/// A number written without quotation marks before a percent sign (`25%`) around byte `near`: where it starts and the
/// same rate as a fraction.
fn bare_percent(text: &str, near: usize) -> Option<(usize, String)> {
    let is_number =
        |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'_' | b' ');
    let bytes = text.as_bytes();
    let ahead = bytes
        .get(near..)?
        .iter()
        .take_while(|byte| is_number(byte))
        .count();
    let sign = near + ahead;
    if bytes.get(sign) != Some(&b'%') {
        return None;
    }
    let start = bytes
        .get(..sign)?
        .iter()
        .rposition(|byte| !is_number(byte))
        .map_or(0, |at| at + 1);
    let written = text.get(start..=sign)?;
    let start = start + (written.len() - written.trim_start().len());
    Some((start, percent_as_fraction(&written.replace('_', ""))?))
}

fn wrong_type(source: &SourceText, span: Range<usize>, rest: &str) -> Diagnostic {
    let (found, expected) = rest.split_once(", expected ").unwrap_or((rest, ""));
    let expected = match expected {
        "f64" | "f32" => "a number",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, not negative",
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number",
        "a sequence" => "a list",
        "a map" => "a table",
        "a boolean" => "`true` or `false`",
        other if other.starts_with("struct ") => "a table",
        other => other,
    };
    let written = found
        .strip_prefix("string \"")
        .and_then(|text| text.strip_suffix('"'));
    if let Some(fraction) = written.and_then(percent_as_fraction) {
        return percent_sign(source, span, fraction);
    }
    if let Some(number) =
        written.filter(|text| expected.contains("number") && text.trim().parse::<f64>().is_ok())
    {
        return source
            .diagnostic(
                "wrong-type",
                span,
                "numbers are written without quotation marks",
            )
            .with_expected(expected)
            .with_suggestion(Some(number.trim()));
    }
    let article = if found.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    source
        .diagnostic(
            "wrong-type",
            span,
            format!("this is {article} {}", shown(found)),
        )
        .with_expected(expected)
}

/// "25%" as "0.25"; `None` when the text is not a number with a percent sign.
pub fn percent_as_fraction(text: &str) -> Option<String> {
    let number: f64 = text.trim().strip_suffix('%')?.trim().parse().ok()?;
    let fraction = number / 100.0;
    if !fraction.is_finite() {
        return None;
    }
    // Twelve decimals hide the rounding of the division (0.07, not 0.07000000000000001).
    let written = format!("{fraction:.12}");
    Some(
        written
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
    )
}
