//! No input makes the command panic: damaged and random files for every argument that takes one.

use std::path::Path;

use proptest::prelude::*;

use crate::fixtures::{BENCHMARK, benchmark, file, folder, vecinos};

const SCENARIO: &str = include_str!("../../../../scenarios/tariff-25-usmca-exempt.toml");
const RATES: &str = "sector,importer,exporter,rate\nvehicles,north,south,0.25\n";

/// Runs a command that reads a damaged file: it may accept or refuse it, but says so in an orderly way.
fn orderly(arguments: &[&str], path: &Path, more: &[&std::ffi::OsStr]) {
    let output = vecinos()
        .args(arguments)
        .arg(path)
        .args(more)
        .output()
        .expect("the command starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    assert!(matches!(code, Some(0..=2)), "exit code {code:?}: {errors}");
    assert!(!errors.contains("panicked"), "{errors}");
    if code == Some(2) {
        assert!(
            errors.contains("error["),
            "a refused file is explained: {errors}"
        );
    }
}

/// A text with a piece cut out, repeated or replaced by other bytes.
fn damaged(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let length = text.len();
    (
        0..length,
        0..length,
        prop::collection::vec(any::<u8>(), 0..8),
        any::<bool>(),
    )
        .prop_map(move |(one, other, bytes, twice)| {
            let (from, to) = (one.min(other), one.max(other).min(one.min(other) + 40));
            let mut damaged = text.as_bytes()[..from].to_vec();
            if twice {
                damaged.extend_from_slice(&text.as_bytes()[from..to]);
                damaged.extend_from_slice(&text.as_bytes()[from..to]);
            }
            damaged.extend_from_slice(&bytes);
            damaged.extend_from_slice(&text.as_bytes()[to..]);
            damaged
        })
}

fn quick() -> ProptestConfig {
    ProptestConfig {
        cases: 24,
        failure_persistence: None,
        max_shrink_iters: 64,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn random_bytes_as_a_scenario(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let temporary = folder();
        let path = file(temporary.path(), "mine.toml", bytes);
        orderly(&["scenario", "validate"], &path, &[]);
    }

    #[test]
    fn a_damaged_scenario(bytes in damaged(SCENARIO)) {
        let temporary = folder();
        let path = file(temporary.path(), "mine.toml", bytes);
        orderly(&["scenario", "validate"], &path, &[]);
        orderly(&["scenario", "show"], &path, &[]);
    }

    #[test]
    fn damaged_rates(bytes in damaged(RATES)) {
        let temporary = folder();
        let tables = benchmark(temporary.path(), &[]);
        let path = file(temporary.path(), "new.csv", bytes);
        orderly(&["trade", "solve", "--tariffs"], &path, &["--benchmark".as_ref(), tables.as_os_str()]);
    }

    #[test]
    fn a_damaged_benchmark(table in 0..BENCHMARK.len(), bytes in prop::sample::select(BENCHMARK.to_vec()).prop_flat_map(|(_, text)| damaged(text)), gzip in any::<bool>()) {
        let temporary = folder();
        let tables = benchmark(temporary.path(), &[]);
        let name = BENCHMARK[table].0;
        if gzip {
            std::fs::remove_file(tables.join(name)).expect("the file was there");
            file(&tables, &format!("{name}.gz"), bytes);
        } else {
            file(&tables, name, bytes);
        }
        let rates = file(temporary.path(), "new.csv", RATES);
        orderly(&["trade", "solve", "--benchmark"], &tables, &["--tariffs".as_ref(), rates.as_os_str()]);
    }

    #[test]
    fn random_command_lines(words in prop::collection::vec("[a-z-]{0,12}|--[a-z]{1,8}(=[ -~]{0,6})?|run|trade|solve|scenario|data|show|list", 0..5)) {
        // `run` and `build` with an existing name would work for long or write; none of these words is one.
        let output = vecinos().args(&words).current_dir(folder().path()).output().expect("the command starts");
        prop_assert!(output.status.code().is_some_and(|code| (0..=2).contains(&code)));
    }
}
