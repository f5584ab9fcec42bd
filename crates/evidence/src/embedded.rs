//! The project's own tables, compiled into the binary.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::diagnostic::Diagnostic;
use crate::source_text::SourceText;

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data");

/// Path under `data/` and text of every table, in order of path. Read-me files are no tables.
static FILES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut files = Vec::new();
    collect(&DATA, &mut files);
    files.sort_unstable();
    files
});

fn collect(folder: &Dir<'static>, files: &mut Vec<(&'static str, &'static str)>) {
    for file in folder.files() {
        let table = file
            .path()
            .extension()
            .is_some_and(|extension| extension == "csv" || extension == "toml");
        if let (true, Some(path), Some(text)) = (table, file.path().to_str(), file.contents_utf8())
        {
            files.push((path, text));
        }
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}

/// Paths under `data/` of every embedded file, sorted.
pub fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, _)| *path)
}

/// The text of an embedded file, by its path under `data/`.
pub fn text(path: &str) -> Option<&'static str> {
    let position = FILES.binary_search_by(|(name, _)| (*name).cmp(path)).ok()?;
    Some(FILES[position].1)
}

/// The text of an embedded file as a source that can locate errors.
///
/// Errors: `missing-file` when nothing of that path is embedded, with the nearest path.
pub fn source(path: &str) -> Result<SourceText, Diagnostic> {
    let name = format!("data/{path}");
    match text(path) {
        Some(text) => Ok(SourceText::new(name, text)),
        None => Err(
            Diagnostic::new("missing-file", name, 1, 1, "no such embedded table")
                .with_suggestion(crate::diagnostic::nearest_name(path, paths())),
        ),
    }
}

/// The TOML files of a folder under `data/`, each by its name without ending, in order.
///
/// Errors: none for a folder that exists; those of [`source`] otherwise.
pub fn toml_files(folder: &str) -> Result<Vec<(&'static str, SourceText)>, Diagnostic> {
    let name_of = |path: &'static str| {
        let inside = path.strip_prefix(folder)?.strip_prefix('/')?;
        inside.strip_suffix(".toml")
    };
    paths()
        .filter_map(|path| Some((name_of(path)?, path)))
        .map(|(name, path)| Ok((name, source(path)?)))
        .collect()
}
