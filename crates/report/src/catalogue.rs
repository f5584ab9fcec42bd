//! One message catalogue for everything a user reads, in Fluent (projectfluent.org), in English and Spanish.
//!
//! The messages stand in `messages/{en,es}.ftl` (the report and all names), `messages/terminal.{en,es}.ftl` (the terminal),
//! `messages/channels.{en,es}.ftl` (channels and their ports), `messages/ledger.{en,es}.ftl` (the ledger of both sides) and
//! `messages/politics.{en,es}.ftl` (governments). Tests hold both languages to the same keys and variables and look for keys that code uses and the catalogue lacks.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::language::Language;
use crate::number;

/// A value put into a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Words, or a number already written out with its decimals.
    Text(String),
    /// A count, which chooses between singular and plural; printed with thousands commas.
    Count(u64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

/// All messages of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Catalogue")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// Text of the embedded message files of a language: the report, the terminal, the channels, the ledger,
/// the governments.
pub const fn message_files(language: Language) -> [&'static str; 5] {
    match language {
        Language::English => [
            include_str!("../messages/en.ftl"),
            include_str!("../messages/terminal.en.ftl"),
            include_str!("../messages/channels.en.ftl"),
            include_str!("../messages/ledger.en.ftl"),
            include_str!("../messages/politics.en.ftl"),
        ],
        Language::Spanish => [
            include_str!("../messages/es.ftl"),
            include_str!("../messages/terminal.es.ftl"),
            include_str!("../messages/channels.es.ftl"),
            include_str!("../messages/ledger.es.ftl"),
            include_str!("../messages/politics.es.ftl"),
        ],
    }
}

impl Catalogue {
    /// The embedded messages of `language`.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Isolation marks around values are invisible on screen but break copying, searching and CSV.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(number::fixed(number.value, 0)),
            _ => None,
        }));
        for file in message_files(language) {
            // A damaged entry would be left out here; the tests parse the files strictly.
            let resource = match FluentResource::try_new(file.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message `key`; the key itself where the catalogue has no such message.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message `key` with `arguments` put in. A missing message gives the key, a missing argument its name in
    /// braces, never a panic.
    pub fn with(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.find(key, arguments)
            .map_or_else(|| key.to_owned(), Cow::into_owned)
    }

    /// Whether the catalogue has a message of this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message `key` where there is one, else `otherwise`: for names that data may bring along, such as the
    /// sectors of a user's own economy.
    pub fn name_or(&self, key: &str, otherwise: &str) -> String {
        if self.has(key) {
            self.text(key)
        } else {
            otherwise.to_owned()
        }
    }

    fn find(&self, key: &str, arguments: &[(&str, Argument)]) -> Option<Cow<'_, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            let value = match argument {
                Argument::Text(text) => FluentValue::from(text.clone()),
                Argument::Count(count) => FluentValue::from(*count),
            };
            values.set(*name, value);
        }
        // Errors here are missing arguments; Fluent prints their names, and a test renders every message.
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors)
            .into_owned();
        Some(Cow::Owned(text))
    }
}
