//! Words of a row in the reader's language, and in English for machines.

use vecinos_report::{Argument, Catalogue};

use crate::answer::Cell;

/// A message of the catalogue with what fills it.
#[derive(Clone, Debug)]
pub(super) struct Label {
    key: &'static str,
    arguments: Vec<(&'static str, String)>,
}

impl Label {
    /// A message without gaps.
    pub fn plain(key: &'static str) -> Self {
        Self {
            key,
            arguments: Vec::new(),
        }
    }

    /// A message with its gaps filled.
    pub fn with<const COUNT: usize>(
        key: &'static str,
        arguments: [(&'static str, String); COUNT],
    ) -> Self {
        Self {
            key,
            arguments: arguments.into(),
        }
    }

    /// The message in the language of the catalogue.
    pub fn text(&self, words: &Catalogue) -> String {
        let arguments: Vec<(&str, Argument)> = self
            .arguments
            .iter()
            .map(|(name, value)| (*name, Argument::from(value.as_str())))
            .collect();
        words.with(self.key, &arguments)
    }

    /// English for machines, the reader's language on screen.
    pub fn cell(&self, english: &Catalogue, words: &Catalogue) -> Cell {
        Cell::named(self.text(english), self.text(words))
    }
}
