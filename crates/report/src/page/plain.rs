//! A page of sections with notes, tables and pictures, self-contained like the report.

use askama::Template;

use super::PageError;
use crate::catalogue::Catalogue;
use crate::identity::RunIdentity;

/// A section: its parts are pieces of the page, already safe.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) notes: Vec<String>,
    pub(super) parts: Vec<String>,
}

/// A table of words.
#[derive(Template)]
#[template(path = "words_table.html")]
pub(super) struct WordsTable {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

#[derive(Template)]
#[template(path = "plain.html")]
struct Plain<'a> {
    catalogue: &'a Catalogue,
    style: &'static str,
    language: &'static str,
    version: &'a str,
    command: &'a str,
    title: String,
    standfirst: String,
    sections: Vec<Section>,
    footer: String,
}

/// The page.
///
/// Errors: a template that fails.
pub(super) fn render(
    title: String,
    standfirst: String,
    sections: Vec<Section>,
    identity: &RunIdentity,
    catalogue: &Catalogue,
) -> Result<String, PageError> {
    let page = Plain {
        catalogue,
        style: super::STYLE,
        language: catalogue.language().tag(),
        version: &identity.version,
        command: &identity.command,
        title,
        standfirst,
        sections,
        footer: catalogue.with("footer", &[("version", (&identity.version).into())]),
    };
    Ok(page.render()?)
}
