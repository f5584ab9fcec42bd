//! The embedded tables are what the raw data give, byte for byte.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use vecinos_evidence::build::{build, build_all};
use vecinos_evidence::embedded;

/// The folder of raw data beside the repository, if there is one.
fn raw_data() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("VECINOS_SHARED") {
        return Some(PathBuf::from(folder).join("data")).filter(|folder| folder.is_dir());
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors()
        .map(|folder| folder.join("shared/data"))
        .find(|folder| folder.join("icio2022_cp").is_dir())
}

#[test]
fn a_rebuild_gives_the_embedded_bytes() {
    let Some(raw) = raw_data() else {
        println!("skipped: there is no shared/data beside the repository to rebuild from");
        return;
    };
    let files = build(&raw).unwrap();
    // Every embedded table is built, but for those that are written by hand.
    let by_hand = [
        "sources.toml",
        "parameters/",
        "measures/",
        "record/",
        "law/",
        "article/",
        "politics/forward_questions.toml",
        "politics/market_prices.csv",
        "politics/administrations.toml",
        "politics/styles.toml",
    ];
    let built: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let embedded_tables: BTreeSet<&str> = embedded::paths()
        .filter(|path| !by_hand.iter().any(|prefix| path.starts_with(prefix)))
        .collect();
    assert_eq!(built, embedded_tables);
    for file in &files {
        assert!(
            embedded::text(&file.path) == Some(file.text.as_str()),
            "data/{} differs from a rebuild",
            file.path
        );
    }
    let target = tempfile::tempdir().unwrap();
    let written = build_all(&raw, target.path()).unwrap();
    assert_eq!(written.len(), files.len());
    assert_eq!(
        std::fs::read_to_string(target.path().join(&files[0].path)).unwrap(),
        files[0].text
    );
}

#[test]
fn a_folder_without_the_raw_data_is_an_error_and_writes_nothing() {
    let (empty, target) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let problems = build_all(empty.path(), target.path()).unwrap_err();
    assert_eq!(problems.0[0].code, "missing-file");
    assert!(problems.0[0].file.contains("agg9.json"));
    assert_eq!(std::fs::read_dir(target.path()).unwrap().count(), 0);
}
