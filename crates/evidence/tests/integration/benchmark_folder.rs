//! Benchmark folders: reading, writing, and every way to get one wrong.

use std::io::Write as _;
use std::path::Path;

use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use tempfile::TempDir;
use vecinos_evidence::benchmark::{BenchmarkTable, read_tariff_changes};
use vecinos_evidence::diagnostic::Diagnostic;

const FILES: [(&str, &str); 5] = [
    (
        "benchmark.toml",
        "name = \"Two by two\"\nyear = 2020\nunit = \"million USD\"\nregions = [\"NORTH\", \"SOUTH\"]\n\
         sectors = [\"goods\", { id = \"services\", code = \"SVC\", title = \"Services\" }]\n",
    ),
    (
        "flows.csv",
        "sector,importer,exporter,value\ngoods,NORTH,NORTH,100\ngoods,NORTH,SOUTH,20\ngoods,SOUTH,SOUTH,80\n\
         goods,SOUTH,NORTH,25\nSVC,NORTH,NORTH,200\nservices,SOUTH,SOUTH,90.5\n",
    ),
    (
        "tariffs.csv",
        "sector,importer,exporter,rate\ngoods,NORTH,SOUTH,0.1\ngoods,SOUTH,NORTH,1.5\n",
    ),
    (
        "inputs.csv",
        "region,sector,input,share\nNORTH,goods,goods,0.3\nNORTH,goods,services,0.2\nSOUTH,goods,goods,-0.0008\n\
         SOUTH,services,goods,0.1\n",
    ),
    (
        "elasticities.csv",
        "sector,low,high\ngoods,2.5,8\nservices,5,5\n",
    ),
];

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn text_of(name: &str) -> &'static str {
    FILES.iter().find(|(file, _)| *file == name).unwrap().1
}

/// Reads the folder with one file replaced; the problems found.
fn problems_with(name: &str, text: impl AsRef<[u8]>) -> Vec<Diagnostic> {
    let folder = folder();
    std::fs::write(folder.path().join(name), text).unwrap();
    let problems = BenchmarkTable::read_folder(folder.path()).unwrap_err().0;
    for problem in &problems {
        assert_eq!(
            Path::new(&problem.file),
            folder.path().join(name),
            "{problem}"
        );
    }
    problems
}

/// Reads the folder with one piece of text replaced; the only problem found.
fn problem_of(name: &str, from: &str, to: &str) -> Diagnostic {
    assert!(text_of(name).contains(from), "`{from}` is not in {name}");
    let mut problems = problems_with(name, text_of(name).replacen(from, to, 1));
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.remove(0)
}

#[track_caller]
fn assert_at(
    problem: &Diagnostic,
    code: &str,
    line: usize,
    column: usize,
    suggestion: Option<&str>,
) {
    assert_eq!(
        (problem.code, problem.line, problem.column),
        (code, line, column),
        "{problem}"
    );
    assert_eq!(problem.suggestion.as_deref(), suggestion, "{problem}");
}

#[test]
fn a_folder_is_read_with_absent_rows_as_zero() {
    let folder = folder();
    let table = BenchmarkTable::read_folder(folder.path()).unwrap();
    assert_eq!(
        (table.name.as_str(), table.year, table.unit.as_str()),
        ("Two by two", 2020, "million USD")
    );
    assert_eq!(table.regions, ["NORTH", "SOUTH"]);
    assert_eq!(table.sector_names(), ["goods", "services", "SVC"]);
    assert_eq!(
        table.flows,
        [100.0, 20.0, 25.0, 80.0, 200.0, 0.0, 0.0, 90.5]
    );
    assert_eq!(table.tariffs, [0.0, 0.1, 1.5, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(table.inputs, [0.3, 0.0, 0.2, 0.0, -0.0008, 0.1, 0.0, 0.0]);
    assert_eq!(table.elasticity_sets["high"], [8.0, 5.0]);
    assert_eq!(table.expenditure(), [122.0, 200.0, 142.5, 90.5]);
    assert_eq!(table.output(), [125.0, 200.0, 100.0, 90.5]);
    assert_eq!(
        table.final_demand(),
        [122.0 - 37.5, 200.0 - 25.0, 142.5 - (-0.08 + 9.05), 90.5]
    );
}

#[test]
fn gzipped_files_and_no_tariffs_are_accepted() {
    let folder = folder();
    let expected = BenchmarkTable::read_folder(folder.path()).unwrap();
    for name in [
        "benchmark.toml",
        "flows.csv",
        "inputs.csv",
        "elasticities.csv",
    ] {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text_of(name).as_bytes()).unwrap();
        std::fs::write(
            folder.path().join(format!("{name}.gz")),
            encoder.finish().unwrap(),
        )
        .unwrap();
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    std::fs::remove_file(folder.path().join("tariffs.csv")).unwrap();
    let table = BenchmarkTable::read_folder(folder.path()).unwrap();
    assert_eq!(table.flows, expected.flows);
    assert_eq!(table.tariffs, [0.0; 8]);
}

#[test]
fn writing_and_reading_back_gives_the_same_table() {
    let embedded = BenchmarkTable::embedded().unwrap();
    let folder = tempfile::tempdir().unwrap();
    embedded.write_folder(&folder.path().join("new")).unwrap();
    assert_eq!(
        BenchmarkTable::read_folder(&folder.path().join("new")).unwrap(),
        embedded
    );
}

#[test]
fn misspelt_names_suggest_the_nearest() {
    let problem = problem_of("flows.csv", "goods,SOUTH,NORTH", "good,SOUTH,NORTH");
    assert_at(&problem, "unknown-name", 5, 1, Some("goods"));
    let problem = problem_of("flows.csv", "goods,SOUTH,NORTH", "goods,SOUTH,NORHT");
    assert_at(&problem, "unknown-name", 5, 13, Some("NORTH"));
    let problem = problem_of("tariffs.csv", "goods,NORTH,SOUTH", "goods,NROTH,SOUTH");
    assert_at(&problem, "unknown-name", 2, 7, Some("NORTH"));
    let problem = problem_of("inputs.csv", "NORTH,goods,services", "NORTH,goods,servces");
    assert_at(&problem, "unknown-name", 3, 13, Some("services"));
    let problem = problem_of("benchmark.toml", "unit", "units");
    assert_at(&problem, "unknown-key", 3, 1, Some("unit"));
    let problem = problem_of("benchmark.toml", "code", "cod");
    assert_eq!(problem.code, "unknown-key");
    assert_eq!(problem.line, 5);
}

#[test]
fn wrong_columns_are_located_in_the_header() {
    let problems = problems_with(
        "flows.csv",
        text_of("flows.csv").replacen("exporter", "exportr", 1),
    );
    assert_at(&problems[0], "unknown-column", 1, 17, Some("exporter"));
    assert_at(&problems[1], "missing-column", 1, 1, None);
    let problem = problem_of(
        "flows.csv",
        "sector,importer,exporter,value",
        "sector,importer,exporter,value,value",
    );
    assert_eq!(problem.code, "duplicate-column");
    let problem = problem_of(
        "flows.csv",
        "goods,NORTH,NORTH,100",
        "goods,NORTH,NORTH,100,7",
    );
    assert_at(&problem, "wrong-field-count", 2, 19, None);
    assert_at(
        &problems_with("flows.csv", "")[0],
        "empty-table",
        1,
        1,
        None,
    );
}

#[test]
fn numbers_must_be_numbers() {
    let problem = problem_of("tariffs.csv", "0.1", "25%");
    assert_at(&problem, "percent-sign", 2, 19, Some("0.25"));
    let problem = problem_of("flows.csv", "90.5", "many");
    assert_at(&problem, "not-a-number", 7, 22, None);
    for written in ["nan", "inf", "1e999"] {
        assert_at(
            &problem_of("flows.csv", "90.5", written),
            "not-finite",
            7,
            22,
            None,
        );
    }
    let problem = problem_of("flows.csv", "90.5", "");
    assert_at(&problem, "not-a-number", 7, 22, None);
    assert_at(
        &problem_of("flows.csv", "90.5", "-1"),
        "negative-flow",
        7,
        22,
        None,
    );
    assert_at(
        &problem_of("tariffs.csv", "0.1", "-1"),
        "rate-too-low",
        2,
        19,
        None,
    );
    assert_at(
        &problem_of("elasticities.csv", "2.5", "0"),
        "elasticity-not-positive",
        2,
        7,
        None,
    );
    assert_at(
        &problem_of("inputs.csv", "-0.0008", "-0.02"),
        "negative-input",
        4,
        19,
        None,
    );
}

#[test]
fn rows_are_given_once_and_all_sectors_have_elasticities() {
    let problem = problem_of("flows.csv", "goods,SOUTH,NORTH,25", "goods,NORTH,SOUTH,25");
    assert_at(&problem, "duplicate-row", 5, 1, None);
    assert!(problem.message.contains("line 3"), "{problem}");
    // The code is another name of the same sector.
    let problem = problem_of("flows.csv", "SVC,NORTH,NORTH", "SVC,SOUTH,SOUTH");
    assert_at(&problem, "duplicate-row", 7, 1, None);
    let problem = problem_of("elasticities.csv", "services,5,5\n", "");
    assert_at(&problem, "missing-rows", 1, 1, None);
    assert!(problem.message.contains("services"), "{problem}");
    let problem = problem_of("benchmark.toml", "\"SOUTH\"", "\"NORTH\"");
    assert_at(&problem, "duplicate-name", 4, 21, None);
    let problem = problem_of("benchmark.toml", "\"SOUTH\"", "\" SOUTH\"");
    assert_at(&problem, "invalid-value", 4, 21, None);
    let problem = problem_of("benchmark.toml", "[\"NORTH\", \"SOUTH\"]", "[]");
    assert_at(&problem, "empty-list", 4, 11, None);
}

#[test]
fn inputs_above_one_name_all_their_lines() {
    let problem = problem_of(
        "inputs.csv",
        "NORTH,goods,services,0.2",
        "NORTH,goods,services,0.71",
    );
    assert_at(&problem, "inputs-above-one", 3, 1, None);
    assert!(
        problem.message.contains("`goods`") && problem.message.contains("lines 2, 3"),
        "{problem}"
    );
}

#[test]
fn rounding_is_forgiven() {
    let read = |name: &str, from: &str, to: &str| {
        let folder = folder();
        std::fs::write(
            folder.path().join(name),
            text_of(name).replacen(from, to, 1),
        )
        .unwrap();
        BenchmarkTable::read_folder(folder.path()).unwrap()
    };
    let table = read(
        "flows.csv",
        "goods,SOUTH,NORTH,25",
        "goods,SOUTH,NORTH,-0.0000001",
    );
    assert_eq!(table.flows[2], 0.0);
    let table = read(
        "inputs.csv",
        "NORTH,goods,services,0.2",
        "NORTH,goods,services,0.7000005",
    );
    assert!((table.inputs[0] + table.inputs[2] - 1.0).abs() < 1e-15);
    assert!((table.inputs[0] - 0.3).abs() < 1e-6);
}

#[test]
fn missing_and_damaged_files_are_named() {
    let folder = folder();
    std::fs::remove_file(folder.path().join("flows.csv")).unwrap();
    std::fs::remove_file(folder.path().join("inputs.csv")).unwrap();
    let problems = BenchmarkTable::read_folder(folder.path()).unwrap_err().0;
    assert_eq!(
        problems
            .iter()
            .map(|problem| problem.code)
            .collect::<Vec<_>>(),
        ["missing-file", "missing-file"]
    );
    assert!(problems[0].file.ends_with("flows.csv") && problems[1].file.ends_with("inputs.csv"));
    let absent = BenchmarkTable::read_folder(&folder.path().join("nowhere")).unwrap_err();
    assert_eq!(absent.0[0].code, "missing-folder");
    let file = BenchmarkTable::read_folder(&folder.path().join("tariffs.csv")).unwrap_err();
    assert_eq!(file.0[0].code, "not-a-folder");
    assert_eq!(
        problems_with("flows.csv", b"\xff\xfe\x00")[0].code,
        "not-utf8"
    );
    std::fs::create_dir(folder.path().join("flows.csv")).unwrap();
    assert_eq!(
        BenchmarkTable::read_folder(folder.path()).unwrap_err().0[0].code,
        "not-a-file"
    );
}

#[test]
fn every_error_of_a_file_is_reported_not_only_the_first() {
    let text = "sector,importer,exporter,value\ngods,NORTH,NORTH,100\ngoods,NORTH,SOTH,x\n";
    let problems = problems_with("flows.csv", text);
    assert_eq!(
        problems
            .iter()
            .map(|problem| problem.line)
            .collect::<Vec<_>>(),
        [2, 3, 3]
    );
}

#[test]
fn tariff_changes_replace_single_cells() {
    let folder = folder();
    let table = BenchmarkTable::read_folder(folder.path()).unwrap();
    let path = folder.path().join("new.csv");
    std::fs::write(
        &path,
        "sector,importer,exporter,rate\ngoods,NORTH,SOUTH,0.35\nSVC,SOUTH,NORTH,25\n",
    )
    .unwrap();
    let changes = read_tariff_changes(&path, &table).unwrap();
    assert_eq!(
        changes.apply(&table),
        [0.0, 0.35, 1.5, 0.0, 0.0, 0.0, 25.0, 0.0]
    );
    assert_eq!(changes.warnings.len(), 1);
    assert_eq!(
        (
            changes.warnings.0[0].line,
            changes.warnings.0[0].suggestion.as_deref()
        ),
        (3, Some("0.25"))
    );
    std::fs::write(&path, "sector,importer,exporter,rate\ngoods,NORTH,SOUT,25%\ngoods,NORTH,SOUTH,1\ngoods,NORTH,SOUTH,1\n")
        .unwrap();
    let problems = read_tariff_changes(&path, &table).unwrap_err().0;
    let codes: Vec<_> = problems
        .iter()
        .map(|problem| (problem.code, problem.line))
        .collect();
    assert_eq!(
        codes,
        [
            ("unknown-name", 2),
            ("percent-sign", 2),
            ("duplicate-row", 4)
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn random_bytes_in_any_file_never_panic(
        file in 0_usize..5, bytes in proptest::collection::vec(any::<u8>(), 0..200), gzipped in any::<bool>()
    ) {
        let folder = folder();
        let name = FILES[file].0;
        if gzipped {
            std::fs::remove_file(folder.path().join(name)).unwrap();
            std::fs::write(folder.path().join(format!("{name}.gz")), bytes).unwrap();
        } else {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let _ = BenchmarkTable::read_folder(folder.path());
    }
}
