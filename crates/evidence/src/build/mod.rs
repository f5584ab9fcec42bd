//! Building the embedded tables from the raw data: `vecinos data build`.
//!
//! Deterministic: the same raw files give the same bytes. Raw files are read only; nothing of them is copied as it is.

mod benchmark;
mod cartels;
mod classification;
mod customs;
mod firearms;
mod history;
mod investment;
mod irritants;
mod labour;
mod mexican_politics;
mod migration;
mod money;
mod monthly;
mod overdose;
mod overdose_names;
mod payoffs;
mod peso;
mod points;
mod product_groups;
mod raw;
mod remittances;
mod removals;
mod threats;

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};

/// One table ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuiltFile {
    /// Path under the data folder, with `/`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Builds every embedded table in memory from the raw data folder `from` (the folder that holds `icio2022_cp`,
/// `census_trade`, …).
///
/// Errors, located: a missing or damaged raw file, an unexpected name or number in it.
pub fn build(from: &Path) -> Result<Vec<BuiltFile>, Diagnostics> {
    let raw = raw::Folder(from);
    let mut files = benchmark::build(&raw)?;
    files.extend(customs::build(&raw)?);
    files.extend(history::build(&raw)?);
    files.extend(firearms::build(&raw)?);
    files.extend(cartels::build(&raw)?);
    files.extend(investment::build(&raw)?);
    files.extend(irritants::build(&raw)?);
    files.extend(labour::build(&raw)?);
    files.extend(overdose::build(&raw)?);
    files.extend(migration::build(&raw)?);
    files.extend(mexican_politics::build(&raw)?);
    files.extend(money::build(&raw)?);
    files.extend(remittances::build(&raw)?);
    files.extend(peso::build(&raw)?);
    files.extend(product_groups::build(&raw)?);
    files.extend(removals::build(&raw)?);
    files.extend(threats::build(&raw)?);
    files.extend(payoffs::build(&raw)?);
    Ok(files)
}

/// Builds every embedded table from the raw data folder `from` and writes them under `to`; nothing is written when
/// anything fails to build.
///
/// Errors: those of [`build`]; `unwritable-file`.
pub fn build_all(from: &Path, to: &Path) -> Result<Vec<PathBuf>, Diagnostics> {
    let files = build(from)?;
    let mut written = Vec::with_capacity(files.len());
    for file in files {
        let path = to.join(&file.path);
        let outcome = match path.parent() {
            Some(parent) => {
                std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&path, &file.text))
            }
            None => std::fs::write(&path, &file.text),
        };
        outcome.map_err(|error| {
            let message = format!("the file cannot be written: {error}");
            Diagnostic::new("unwritable-file", path.display().to_string(), 1, 1, message)
        })?;
        written.push(path);
    }
    Ok(written)
}
