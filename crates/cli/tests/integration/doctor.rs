//! `vecinos doctor`: the replications on embedded data.

use serde_json::Value;

use crate::fixtures::vecinos;

fn rows() -> Vec<Value> {
    let output = vecinos()
        .args(["doctor", "--format", "json"])
        .output()
        .expect("the command starts");
    let rows: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rows = rows.as_array().expect("a list of replications").clone();
    let all_hold = rows.iter().all(|row| row["verdict"] == "same");
    assert_eq!(
        output.status.code(),
        Some(i32::from(!all_hold)),
        "the exit code follows the verdicts"
    );
    rows
}

fn number(row: &Value, key: &str) -> f64 {
    row[key]
        .as_f64()
        .unwrap_or_else(|| panic!("{key} is missing: {row}"))
}

#[test]
fn every_replication_on_embedded_data_holds() {
    let rows = rows();
    for paper in [
        "Arkolakis",
        "Caliendo and Parro",
        "Reference runs",
        "Trade War Redux",
        "Boehm",
        "Census",
        "OECD",
    ] {
        let of_paper = rows.iter().filter(|row| {
            row["paper"]
                .as_str()
                .is_some_and(|name| name.contains(paper))
        });
        assert!(of_paper.count() > 0, "{paper} is missing");
    }
    for row in &rows {
        let difference = number(row, "ours") - number(row, "theirs");
        assert!(
            (difference - number(row, "difference")).abs() < 1e-9,
            "{row}"
        );
        assert!(difference.abs() <= number(row, "tolerance"), "{row}");
        assert_eq!(row["verdict"], "same", "{row}");
    }
}

#[test]
fn the_table_has_paper_table_theirs_ours_difference_and_verdict() {
    let output = vecinos()
        .arg("doctor")
        .output()
        .expect("the command starts");
    let text = String::from_utf8(output.stdout).expect("text");
    for title in ["Paper", "Table", "Theirs", "Ours", "Difference", "Verdict"] {
        assert!(text.contains(title), "{title} is missing in {text}");
    }
}

#[test]
fn rows_speak_the_readers_language_and_machines_get_one() {
    let output = vecinos()
        .args(["doctor", "--lang", "es"])
        .output()
        .expect("the command starts");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(
        text.contains("ingreso real") && !text.contains("real income"),
        "{text}"
    );
    let csv = |language: &str| {
        let output = vecinos()
            .args(["doctor", "--lang", language, "--format", "csv"])
            .output()
            .expect("the command starts");
        String::from_utf8(output.stdout).expect("text")
    };
    assert_eq!(csv("en"), csv("es"));
}
