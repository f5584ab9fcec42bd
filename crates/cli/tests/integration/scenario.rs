//! `vecinos scenario`: the ready scenarios and the user's own before a run.

use std::fs;

use serde_json::Value;

use crate::fixtures::{error_of, file, folder, listing, output_of, vecinos};

fn names() -> Vec<String> {
    output_of(vecinos().args(["scenario", "list", "--format", "csv"]))
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn every_ready_scenario_is_shown_as_it_stands_and_valid() {
    let names = names();
    assert!(
        names.contains(&"usmca-ends".to_owned()) && names.len() >= 11,
        "{names:?}"
    );
    for name in &names {
        let shown = output_of(vecinos().args(["scenario", "show", name]));
        let text = fs::read_to_string(format!(
            "{}/../../scenarios/{name}.toml",
            env!("CARGO_MANIFEST_DIR")
        ));
        assert_eq!(
            shown,
            text.expect("the scenario is a file of the repository")
        );
    }
    vecinos()
        .args(["scenario", "validate"])
        .args(&names)
        .assert()
        .success();
}

#[test]
fn titles_come_in_both_languages() {
    let english = output_of(vecinos().args(["scenario", "list"]));
    let spanish = output_of(vecinos().args(["scenario", "list", "--lang", "es"]));
    assert!(
        english.contains("The USMCA ends") && spanish.contains("T-MEC"),
        "{english}\n{spanish}"
    );
}

#[test]
fn a_new_scenario_is_valid_and_never_replaces_a_file() {
    let temporary = folder();
    let path = temporary.path().join("mine.toml");
    output_of(
        vecinos()
            .args(["scenario", "new", "--title", "A \"quoted\" title \\"])
            .arg(&path),
    );
    vecinos()
        .args(["scenario", "validate"])
        .arg(&path)
        .assert()
        .success();
    let before = fs::read_to_string(&path).expect("the new scenario");
    assert!(before.contains("# "), "it is explained");
    let message = error_of(vecinos().args(["scenario", "new"]).arg(&path), 3);
    assert!(message.contains("error[not-written]"), "{message}");
    assert_eq!(fs::read_to_string(&path).expect("still there"), before);
    assert_eq!(listing(temporary.path()), ["mine.toml"]);
}

#[test]
fn validate_reports_every_file_for_programs() {
    let temporary = folder();
    let path = file(temporary.path(), "bad.toml", "[scenario]\ntitel = \"x\"\n");
    let assertion = vecinos()
        .args(["scenario", "validate", "usmca-ends", "--format", "json"])
        .arg(&path)
        .assert()
        .code(2);
    let report: Value = serde_json::from_slice(&assertion.get_output().stdout).expect("JSON");
    assert_eq!(report[0]["valid"], true);
    assert_eq!(report[1]["valid"], false);
    assert_eq!(report[1]["problems"][0]["line"], 2);
    assert_eq!(report[1]["problems"][0]["suggestion"], "title");
}

#[test]
fn the_schema_describes_the_ready_scenarios() {
    let schema: Value =
        serde_json::from_str(&output_of(vecinos().args(["scenario", "schema"]))).expect("JSON");
    let properties = schema["properties"]
        .as_object()
        .expect("properties of a scenario file");
    for name in names() {
        let text = output_of(vecinos().args(["scenario", "show", &name]));
        let table: toml::Table = text.parse().expect("TOML");
        for key in table.keys() {
            assert!(
                properties.contains_key(key),
                "{name}: the schema lacks {key}"
            );
        }
    }
}
