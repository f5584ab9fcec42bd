//! Help, the version, command lines that cannot be used, and readers that go away.

use std::io::Read;
use std::process::Stdio;

use crate::fixtures::{error_of, output_of, vecinos};

#[test]
fn help_names_the_exit_codes_in_both_languages() {
    let english = output_of(vecinos().arg("--help"));
    assert!(
        english.contains("Exit codes:") && english.contains("2  bad input"),
        "{english}"
    );
    let spanish = output_of(vecinos().args(["--help", "--lang", "es"]));
    assert!(
        spanish.contains("Códigos de salida:") && spanish.contains("Uso:"),
        "{spanish}"
    );
    assert!(
        !spanish.contains("Usage") && !spanish.contains("Options"),
        "{spanish}"
    );
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(
        output_of(vecinos().arg("--version")),
        format!("vecinos {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_misspelt_command_is_answered_with_the_nearest() {
    let message = error_of(vecinos().arg("surces"), 2);
    assert!(
        message.contains("error[unknown-command]") && message.contains("did you mean `sources`?"),
        "{message}"
    );
    let message = error_of(vecinos().args(["surces", "--lang", "es"]), 2);
    assert!(
        message.contains("error[unknown-command]") && message.contains("¿quiso decir `sources`?"),
        "{message}"
    );
}

#[test]
fn a_misspelt_option_is_answered_with_the_nearest() {
    let message = error_of(vecinos().args(["sources", "--fromat", "json"]), 2);
    assert!(
        message.contains("error[unknown-option]") && message.contains("--format"),
        "{message}"
    );
}

#[test]
fn a_wrong_value_is_answered_with_the_valid_ones() {
    let message = error_of(vecinos().args(["sources", "--format", "jsn"]), 2);
    assert!(message.contains("error[invalid-value]"), "{message}");
    assert!(
        message.contains("table, json, csv") && message.contains("did you mean `json`?"),
        "{message}"
    );
}

#[test]
fn a_misspelt_source_or_parameter_is_answered_with_the_nearest() {
    let keys = output_of(vecinos().args(["sources", "--format", "csv"]));
    let key = keys
        .lines()
        .nth(1)
        .and_then(|line| line.split(',').next())
        .expect("a source")
        .to_owned();
    let message = error_of(vecinos().args(["sources", &format!("{key}x")]), 2);
    assert!(
        message.contains(&format!("did you mean `{key}`?")),
        "{message}"
    );
    let names = output_of(vecinos().args(["parameters", "--format", "csv"]));
    let name = names
        .lines()
        .nth(1)
        .and_then(|line| line.split(',').next())
        .expect("a parameter")
        .to_owned();
    let message = error_of(vecinos().args(["parameters", &format!("{name}x")]), 2);
    assert!(
        message.contains(&format!("did you mean `{name}`?")),
        "{message}"
    );
}

#[test]
fn json_and_csv_list_the_same_sources() {
    let csv = output_of(vecinos().args(["sources", "--format", "csv"]));
    let json: serde_json::Value =
        serde_json::from_str(&output_of(vecinos().args(["sources", "--format", "json"])))
            .expect("JSON");
    let from_csv: Vec<String> = csv::Reader::from_reader(csv.as_bytes())
        .records()
        .map(|row| row.expect("a row")[0].to_owned())
        .collect();
    let from_json: Vec<String> = json
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row["key"].as_str().expect("a key").to_owned())
        .collect();
    assert!(from_csv.len() > 5);
    assert_eq!(from_csv, from_json);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("vecinos"))
        .args(["parameters", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let status = child.wait().expect("the command ends");
    let mut errors = String::new();
    child
        .stderr
        .take()
        .expect("the error stream")
        .read_to_string(&mut errors)
        .expect("text");
    assert!(status.success(), "{status}: {errors}");
    assert!(errors.is_empty(), "{errors}");
}
