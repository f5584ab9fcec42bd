//! What the tests share: a channel started from the registry's central values.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vecinos_channels::{Mechanism, Observations, ParameterSet};
use vecinos_evidence::month::Month;
use vecinos_evidence::registry::Registry;

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// A mechanism at the beginning of `first` with central parameters, changed by `change`.
pub fn started<M: Mechanism>(first: &str, change: impl FnOnce(&mut M::Parameters)) -> M {
    let registry = Registry::embedded().unwrap();
    let mut parameters = M::Parameters::read(&registry).unwrap();
    change(&mut parameters);
    let data = Arc::new(M::data(&Observations::embedded().unwrap()).unwrap());
    M::start(&parameters, &data, month(first)).unwrap()
}

/// The folder of raw data beside the repository, if there is one.
#[allow(dead_code)]
pub fn raw_data() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("VECINOS_SHARED") {
        return Some(PathBuf::from(folder).join("data")).filter(|folder| folder.is_dir());
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors()
        .map(|folder| folder.join("shared/data"))
        .find(|folder| folder.join("icio2022_cp").is_dir())
}
