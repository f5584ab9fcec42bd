//! `data check` passes on the embedded tables and fails on every way to spoil them.

use std::collections::BTreeMap;

use vecinos_evidence::check::{check, check_files, check_folder};
use vecinos_evidence::embedded;
use vecinos_evidence::source_text::SourceText;

/// The embedded files with one piece of text of one file replaced; codes and lines of the problems.
fn spoiled(path: &str, from: &str, to: &str) -> Vec<(&'static str, usize)> {
    let mut files: BTreeMap<String, SourceText> = embedded::paths()
        .map(|path| (path.to_owned(), embedded::source(path).unwrap()))
        .collect();
    let text = embedded::text(path).unwrap();
    assert!(text.contains(from), "`{from}` is not in {path}");
    files.insert(
        path.to_owned(),
        SourceText::new(path, text.replacen(from, to, 1)),
    );
    let report = check_files(&files);
    assert!(!report.passed());
    report
        .problems
        .iter()
        .map(|problem| (problem.code, problem.line))
        .collect()
}

fn codes(path: &str, from: &str, to: &str) -> Vec<&'static str> {
    spoiled(path, from, to)
        .into_iter()
        .map(|(code, _)| code)
        .collect()
}

fn line_of(path: &str, text: &str) -> usize {
    embedded::text(path)
        .unwrap()
        .lines()
        .position(|line| line.contains(text))
        .unwrap()
        + 1
}

#[test]
fn the_embedded_tables_pass() {
    let report = check();
    assert!(report.passed(), "{}", report.problems);
    assert_eq!(report.tables.len(), embedded::paths().count());
    assert!(report.parameters >= 15 && report.series >= 15 && report.sources >= 25);
    // Judgements may stand without a source, data may not.
    let data = report
        .tables
        .iter()
        .filter(|table| !table.path.starts_with("parameters/") && table.path != "sources.toml");
    assert!(data.clone().count() >= 13);
    for table in data {
        assert!(!table.sources.is_empty(), "{}", table.path);
    }
}

#[test]
fn the_folder_on_disk_passes_too() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let report = check_folder(&root).unwrap();
    assert!(report.passed(), "{}", report.problems);
    assert_eq!(
        check_folder(&root.join("nowhere")).unwrap_err().0[0].code,
        "missing-folder"
    );
}

#[test]
fn parameters_without_grade_source_or_unit_fail() {
    const FILE: &str = "parameters/trade.toml";
    assert_eq!(codes(FILE, "grade = \"published\"\n", ""), ["missing-key"]);
    assert_eq!(
        codes(FILE, "grade = \"published\"", "grade = \"publised\""),
        ["unknown-name"]
    );
    let source =
        "source = [\"boehm_levchenko_pandalai_nayar_2023\", \"alessandria_choi_ruhl_2021\"]";
    assert_eq!(
        spoiled(FILE, source, "source = []"),
        [("published-without-source", line_of(FILE, source))]
    );
    let estimated = "source = [\"ignatenko_lashkaripour_macedoni_simonovska_2025\"]";
    assert_eq!(
        codes(FILE, estimated, "source = []"),
        ["estimated-without-source"]
    );
    assert_eq!(codes(FILE, &format!("{source}\n"), ""), ["missing-key"]);
    assert_eq!(
        codes(FILE, "usitc_5405_2023", "usitc_5406_2023"),
        ["unknown-source"]
    );
    assert_eq!(
        codes(
            FILE,
            "unit = \"share of the tariff in the duty-inclusive import price\"",
            "unit = \" \""
        ),
        ["empty-text"]
    );
    assert_eq!(
        codes(FILE, "low = 0.86, mode = 0.9", "low = 0.96, mode = 0.9"),
        ["invalid-distribution"]
    );
    assert_eq!(
        codes(
            FILE,
            "standard_deviation = 0.08",
            "standard_deviation = 0.0"
        ),
        ["invalid-distribution"]
    );
    assert_eq!(
        codes(
            FILE,
            "high = 1.0 }\nminimum = 0.0\nmaximum = 1.5",
            "high = 1.6 }\nminimum = 0.0\nmaximum = 1.5"
        ),
        ["out-of-range"]
    );
    let cut = "kind = \"truncated_normal\", mean = 0.35, standard_deviation = 0.08, low = 0.0, high = 1.0";
    let endless = "kind = \"normal\", mean = 0.35, standard_deviation = 0.08";
    assert_eq!(codes(FILE, cut, endless), ["out-of-range"]);
    assert_eq!(
        codes(FILE, "weights = [0.5, 0.5]", "weights = [0.5]"),
        ["invalid-distribution"]
    );
    assert_eq!(
        codes(
            FILE,
            "value = \"fontagne_2022\"",
            "value = \"fontagne_2021\""
        ),
        ["unknown-name"]
    );
}

#[test]
fn sources_and_rows_are_checked() {
    assert_eq!(
        codes("sources.toml", "licence = \"MIT\"\n", ""),
        ["missing-key"]
    );
    let problems = spoiled(
        "customs/statutory_increments.csv",
        "trade_war_redux_2025",
        "trade_war_redux_2026",
    );
    assert_eq!(problems, [("unknown-source", 2)]);
    assert_eq!(
        codes("labour/us_workers.csv", "acs_2024", ""),
        ["missing-source"]
    );
    assert_eq!(
        codes(
            "labour/us_workers.csv",
            "sector,workers,source",
            "sector,workers,origin"
        ),
        ["missing-source"]
    );
    let head = "benchmark/benchmark.toml";
    assert_eq!(
        codes(head, "[\"oecd_icio_2025\"]", "[]"),
        ["missing-source"]
    );
    assert_eq!(
        codes(head, "oecd_icio_2025", "oecd_icio_2024"),
        ["unknown-source"]
    );
}

#[test]
fn an_unbalanced_benchmark_and_a_gap_fail() {
    // Half of U.S. sales of services at home: inputs exceed what is there.
    let flows = embedded::text("benchmark/flows.csv").unwrap();
    let row = flows
        .lines()
        .find(|line| line.starts_with("basic_metals,CHN,CHN,"))
        .unwrap();
    assert_eq!(
        codes("benchmark/flows.csv", row, "basic_metals,CHN,CHN,1000000"),
        ["unbalanced-table"]
    );
    let history = embedded::text("history/goods_trade.csv").unwrap();
    let row = history
        .lines()
        .find(|line| line.starts_with("imports.MEX,2020-03"))
        .unwrap();
    let line = history.lines().position(|other| other == row).unwrap() + 1;
    assert_eq!(
        spoiled("history/goods_trade.csv", &format!("{row}\n"), ""),
        [("gap", line)]
    );
}

#[test]
fn a_source_that_nothing_names_is_a_warning() {
    let mut files: BTreeMap<String, SourceText> = embedded::paths()
        .map(|path| (path.to_owned(), embedded::source(path).unwrap()))
        .collect();
    let extra = "\n[never_named]\nauthors = \"A\"\nyear = 2000\ntitle = \"T\"\nvenue = \"V\"\npublisher = \"P\"\nlicence = \"L\"\n\
                 taken = \"N\"\n";
    let text = format!("{}{extra}", embedded::text("sources.toml").unwrap());
    files.insert(
        "sources.toml".to_owned(),
        SourceText::new("sources.toml", text),
    );
    let report = check_files(&files);
    assert!(report.passed());
    assert!(
        report
            .warnings
            .iter()
            .any(|warning| warning.message.contains("never_named"))
    );
}
