//! The house stands: a crate uses only the crates under it, and no file grows past what one can read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, from the ground up. A crate may use crates of lower floors, and those of its own floor that
/// stand before it in this list (`trade` rests on `evidence`, which rests on `numerics`).
const FLOORS: [&str; 10] = [
    "vecinos-numerics",
    "vecinos-evidence",
    "vecinos-trade",
    "vecinos-channels",
    "vecinos-politics",
    "vecinos-world",
    "vecinos-ensemble",
    "vecinos-report",
    "vecinos-cli",
    "vecinos-benches",
];

/// Longest file that the tests accept, in lines; the aim is 500.
const LONGEST_FILE: usize = 600;

fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file())
        .expect("the workspace root holds Cargo.lock")
        .to_path_buf()
}

/// Every `Cargo.toml` of a member, parsed, by package name.
fn manifests() -> BTreeMap<String, toml::Table> {
    let root = workspace_root();
    let mut folders: Vec<PathBuf> = fs::read_dir(root.join("crates"))
        .expect("crates/ can be listed")
        .map(|entry| entry.expect("entry of crates/").path())
        .collect();
    folders.push(root.join("benches"));
    folders.sort();
    folders
        .iter()
        .map(|folder| {
            let text =
                fs::read_to_string(folder.join("Cargo.toml")).expect("a member has a Cargo.toml");
            let manifest: toml::Table = text.parse().expect("Cargo.toml is TOML");
            let name = manifest["package"]["name"]
                .as_str()
                .expect("a package has a name")
                .to_owned();
            (name, manifest)
        })
        .collect()
}

/// Names of the project's own crates that a manifest uses, in every kind of dependency table.
fn own_dependencies(manifest: &toml::Table) -> Vec<String> {
    fn collect(table: &toml::Table, found: &mut Vec<String>) {
        for (key, value) in table {
            let Some(inner) = value.as_table() else {
                continue;
            };
            if matches!(
                key.as_str(),
                "dependencies" | "dev-dependencies" | "build-dependencies"
            ) {
                for (name, dependency) in inner {
                    // A renamed dependency (`core = { package = "vecinos-trade" }`) counts under its real name.
                    let real = dependency
                        .get("package")
                        .and_then(toml::Value::as_str)
                        .unwrap_or(name);
                    if real.starts_with("vecinos-") {
                        found.push(real.to_owned());
                    }
                }
            } else {
                collect(inner, found);
            }
        }
    }
    let mut found = Vec::new();
    collect(manifest, &mut found);
    found
}

fn floor(name: &str) -> usize {
    FLOORS
        .iter()
        .position(|known| *known == name)
        .unwrap_or_else(|| panic!("{name} has no floor: add it to FLOORS, where DESIGN §2 puts it"))
}

#[test]
fn a_crate_uses_only_the_crates_under_it() {
    let manifests = manifests();
    assert!(
        manifests.len() >= FLOORS.len(),
        "found only {:?}",
        manifests.keys()
    );
    for (name, manifest) in &manifests {
        for dependency in own_dependencies(manifest) {
            assert!(
                floor(&dependency) < floor(name),
                "{name} uses {dependency}, which does not stand under it"
            );
        }
    }
}

#[test]
fn the_direction_test_sees_renamed_and_nested_dependencies() {
    let manifest: toml::Table = r#"
        [package]
        name = "vecinos-numerics"
        [target.'cfg(unix)'.dev-dependencies]
        core = { package = "vecinos-world", path = "../world" }
        [dependencies]
        vecinos-trade.workspace = true
    "#
    .parse()
    .expect("valid TOML");
    assert_eq!(
        own_dependencies(&manifest),
        ["vecinos-world", "vecinos-trade"]
    );
}

#[test]
fn the_trade_core_reads_no_files_and_no_clock() {
    // DESIGN §2: `trade` is pure. Embedded text comes in through `evidence`.
    let sources = rust_files(&workspace_root().join("crates/trade/src"));
    assert!(!sources.is_empty());
    for file in sources {
        let text = fs::read_to_string(&file).expect("a source file is text");
        for forbidden in [
            "std::fs",
            "std::net",
            "std::env",
            "std::thread",
            "std::time::Instant",
            "SystemTime",
        ] {
            assert!(
                !text.contains(forbidden),
                "{} uses {forbidden}",
                file.display()
            );
        }
    }
}

#[test]
fn every_source_file_can_be_read_in_one_sitting() {
    let root = workspace_root();
    let mut too_long = Vec::new();
    let mut files = rust_files(&root.join("crates"));
    files.extend(rust_files(&root.join("benches")));
    assert!(files.len() > FLOORS.len());
    for file in files {
        let lines = fs::read_to_string(&file)
            .expect("a source file is text")
            .lines()
            .count();
        if lines > LONGEST_FILE {
            too_long.push(format!("{} has {lines} lines", file.display()));
        }
    }
    assert!(
        too_long.is_empty(),
        "split these files (at most {LONGEST_FILE} lines): {too_long:#?}"
    );
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a source folder can be listed") {
        let path = entry.expect("an entry of a source folder").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                found.extend(rust_files(&path));
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
