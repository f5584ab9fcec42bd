//! A command line that cannot be used, told like every other bad input.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use vecinos_report::Catalogue;

/// What to print for a command line that clap refused, in the reader's language.
pub fn message(error: &clap::Error, words: &Catalogue) -> String {
    let context = |kind| {
        error
            .get(kind)
            .map(ContextValue::to_string)
            .unwrap_or_default()
    };
    let (argument, value) = (
        context(ContextKind::InvalidArg),
        context(ContextKind::InvalidValue),
    );
    let (code, id) = match error.kind() {
        ErrorKind::UnknownArgument => ("unknown-option", "usage-unknown-option"),
        ErrorKind::InvalidSubcommand => ("unknown-command", "usage-unknown-command"),
        ErrorKind::InvalidValue if value.is_empty() => ("missing-value", "usage-missing-value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            ("invalid-value", "usage-invalid-value")
        }
        ErrorKind::MissingRequiredArgument => ("missing-argument", "usage-missing-argument"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("missing-command", "usage-missing-command")
        }
        ErrorKind::ArgumentConflict => ("repeated-or-conflicting", "usage-conflict"),
        ErrorKind::InvalidUtf8 => ("not-utf8", "usage-not-utf8"),
        _ => ("usage", "usage-other"),
    };
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => context(ContextKind::InvalidSubcommand),
        _ => argument,
    };
    let mut text = format!(
        "error[{code}]: {}",
        words.with(id, &[("argument", what.into()), ("value", value.into())])
    );
    if let Some(valid) = valid_values(error) {
        text.push_str(&words.with("usage-expected", &[("values", valid.into())]));
    } else if error.kind() == ErrorKind::ValueValidation
        && let Some(reason) = std::error::Error::source(error)
    {
        text.push_str(": ");
        text.push_str(&reason.to_string());
    }
    let nearest = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| error.get(kind).and_then(first));
    if let Some(nearest) = nearest {
        text.push_str(&words.with("usage-suggestion", &[("name", nearest.into())]));
    }
    format!("{text}\n{}", words.text("usage-see-help"))
}

fn first(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(name) => Some(name.clone()),
        ContextValue::Strings(names) => names.first().cloned(),
        _ => None,
    }
}

fn valid_values(error: &clap::Error) -> Option<String> {
    match error.get(ContextKind::ValidValue)? {
        ContextValue::Strings(values) if !values.is_empty() => Some(values.join(", ")),
        _ => None,
    }
}
