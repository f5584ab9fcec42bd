//! Every kind of bad input: told as `file:line:column`, what is wrong and the nearest valid name; exit code 2; nothing
//! written, nothing on the standard output.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::fixtures::{BENCHMARK, benchmark, error_of, file, folder, listing, vecinos};

/// A valid scenario; the tests replace one line of it.
const SCENARIO: &str = "[scenario]
title = \"A tariff\"
description = \"A tariff on vehicles.\"

[[action]]
instrument = \"tariff\"
actor = \"USA\"
target = \"MEX\"
magnitude = 0.25
coverage = { sectors = [\"motor_vehicles\"] }
authority = \"hypothetical\"
from = 2027-01-01
until = 2027-12-31
";

/// What `vecinos run` says of the scenario with `old` replaced by `new`; the place is checked, and that nothing is left.
fn refused_scenario(old: &str, new: &str, line: usize, column: usize, code: &str) -> String {
    assert!(SCENARIO.contains(old), "the example holds {old}");
    refused_text(&SCENARIO.replace(old, new), line, column, code)
}

fn refused_text(text: &str, line: usize, column: usize, code: &str) -> String {
    let temporary = folder();
    let path = file(temporary.path(), "mine.toml", text);
    let place = format!("{}:{line}:{column}: error[{code}]", path.display());
    let mut command = vecinos();
    command
        .arg("run")
        .arg(&path)
        .args(["--draws", "2", "--out"])
        .arg(temporary.path().join("out"));
    let message = error_of(command.current_dir(temporary.path()), 2);
    assert!(message.contains(&place), "{place} is missing in {message}");
    assert_eq!(
        listing(temporary.path()),
        ["mine.toml"],
        "nothing is written"
    );
    message
}

/// What `vecinos trade solve` says of the benchmark with one file replaced.
fn refused_benchmark(name: &str, text: &str, place: &str) -> String {
    let temporary = folder();
    benchmark(temporary.path(), &[(name, text)]);
    let tariffs = file(
        temporary.path(),
        "new.csv",
        "sector,importer,exporter,rate\nfood,north,south,0.1\n",
    );
    refused_solve(temporary.path(), &tariffs, place)
}

/// What `vecinos trade solve` says of a file of new rates.
fn refused_rates(text: &str, place: &str) -> String {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let tariffs = file(temporary.path(), "new.csv", text);
    refused_solve(temporary.path(), &tariffs, place)
}

fn refused_solve(parent: &Path, tariffs: &Path, place: &str) -> String {
    let before = listing(parent);
    let mut command = vecinos();
    command
        .args(["trade", "solve", "--format", "json", "--benchmark"])
        .arg(parent.join("benchmark"));
    command
        .arg("--tariffs")
        .arg(tariffs)
        .arg("--flows")
        .arg(parent.join("flows.csv"));
    let message = error_of(&mut command, 2);
    assert!(message.contains(place), "{place} is missing in {message}");
    assert_eq!(listing(parent), before, "nothing is written");
    message
}

#[test]
fn the_example_itself_is_valid() {
    let temporary = folder();
    let path = file(temporary.path(), "mine.toml", SCENARIO);
    vecinos()
        .args(["scenario", "validate"])
        .arg(path)
        .assert()
        .success();
}

#[test]
fn a_misspelt_sector_in_a_scenario() {
    let message = refused_scenario("motor_vehicles", "motor_vehicels", 10, 25, "unknown-name");
    assert!(
        message.contains("did you mean `motor_vehicles`?"),
        "{message}"
    );
}

#[test]
fn a_misspelt_sector_in_a_file_of_rates() {
    let message = refused_rates(
        "sector,importer,exporter,rate\nvehicels,north,south,0.1\n",
        "new.csv:2:1: error[unknown-name]",
    );
    assert!(message.contains("did you mean `vehicles`?"), "{message}");
}

#[test]
fn a_misspelt_sector_in_a_benchmark() {
    let flows = BENCHMARK[1]
        .1
        .replacen("vehicles,north", "vehicls,north", 1);
    let message = refused_benchmark("flows.csv", &flows, "flows.csv:6:1: error[unknown-name]");
    assert!(message.contains("did you mean `vehicles`?"), "{message}");
}

#[test]
fn an_unknown_key() {
    let message = refused_scenario("magnitude", "magnitud", 9, 1, "unknown-key");
    assert!(message.contains("did you mean `magnitude`?"), "{message}");
}

#[test]
fn an_unknown_instrument() {
    let message = refused_scenario("\"tariff\"", "\"tarif\"", 6, 14, "unknown-name");
    assert!(message.contains("did you mean `tariff`?"), "{message}");
}

#[test]
fn a_rate_of_25_per_cent_in_a_scenario() {
    let message = refused_scenario("0.25", "\"25%\"", 9, 13, "percent-sign");
    assert!(message.contains("0.25"), "{message}");
}

#[test]
fn a_rate_of_25_per_cent_in_a_file_of_rates() {
    let text = "sector,importer,exporter,rate\nfood,north,south,0.1\nvehicles,north,south,25%\n";
    let message = refused_rates(text, "new.csv:3:22: error[percent-sign]");
    assert!(message.contains("0.25"), "{message}");
}

#[test]
fn dates_of_the_same_measure_that_overlap() {
    let second = &SCENARIO[SCENARIO.find("[[action]]").expect("an action")..];
    let text = format!("{SCENARIO}\n{}", second.replace("2027-01-01", "2027-06-01"));
    let message = refused_text(&text, 22, 8, "overlapping-dates");
    assert!(
        message.contains("line 6"),
        "the message names the other action: {message}"
    );
}

#[test]
fn a_measure_that_ends_before_it_starts() {
    refused_scenario("2027-12-31", "2026-12-31", 13, 9, "date-order");
}

#[test]
fn month_13_in_a_day() {
    refused_scenario("2027-01-01", "2027-13-01", 12, 8, "toml-syntax");
}

#[test]
fn month_13_in_the_window() {
    let message = refused_scenario(
        "[[action]]",
        "start = \"2025-13\"\n\n[[action]]",
        5,
        9,
        "invalid-value",
    );
    assert!(message.contains("2025-13"), "{message}");
}

#[test]
fn an_unknown_parameter() {
    let text = format!("{SCENARIO}\n[assumptions]\n\"trade.wage_floor_usa_manufacturng\" = 0.99\n");
    let message = refused_text(&text, 16, 1, "unknown-parameter");
    assert!(
        message.contains("did you mean `trade.wage_floor_usa_manufacturing`?"),
        "{message}"
    );
}

#[test]
fn a_parameter_out_of_its_range() {
    let text = format!("{SCENARIO}\n[assumptions]\n\"trade.wage_floor_usa_manufacturing\" = 99\n");
    refused_text(&text, 16, 40, "out-of-range");
}

#[test]
fn inputs_above_one() {
    let inputs = BENCHMARK[3]
        .1
        .replacen("north,food,services,0.2", "north,food,services,0.9", 1);
    let message = refused_benchmark(
        "inputs.csv",
        &inputs,
        "inputs.csv:3:1: error[inputs-above-one]",
    );
    assert!(
        message.contains("food") && message.contains("north"),
        "{message}"
    );
}

#[test]
fn inputs_that_use_more_than_there_is() {
    let inputs = BENCHMARK[3]
        .1
        .replacen("south,food,food,0.3", "south,food,food,0.85", 1);
    let message = refused_benchmark(
        "inputs.csv",
        &inputs,
        "inputs.csv:1:1: error[negative-final-demand]",
    );
    assert!(
        message.contains("--reconcile") && message.contains("food"),
        "{message}"
    );
}

#[test]
fn a_missing_scenario_file() {
    let temporary = folder();
    file(temporary.path(), "mine.toml", SCENARIO);
    let path = temporary.path().join("mien.toml");
    let message = error_of(vecinos().arg("run").arg(&path), 2);
    assert!(
        message.contains(&format!("{}:1:1: error[missing-file]", path.display())),
        "{message}"
    );
    assert!(message.contains("mine.toml"), "{message}");
}

#[test]
fn a_missing_file_of_rates() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    refused_solve(
        temporary.path(),
        &temporary.path().join("none.csv"),
        "none.csv:1:1: error[missing-file]",
    );
}

#[test]
fn a_missing_file_of_a_benchmark() {
    let temporary = folder();
    let tables = benchmark(temporary.path(), &[]);
    fs::remove_file(tables.join("flows.csv")).expect("flows.csv was there");
    let tariffs = file(
        temporary.path(),
        "new.csv",
        "sector,importer,exporter,rate\n",
    );
    refused_solve(
        temporary.path(),
        &tariffs,
        "flows.csv:1:1: error[missing-file]",
    );
}

#[test]
fn a_missing_benchmark_folder() {
    let temporary = folder();
    let tariffs = file(
        temporary.path(),
        "new.csv",
        "sector,importer,exporter,rate\n",
    );
    refused_solve(
        temporary.path(),
        &tariffs,
        "benchmark:1:1: error[missing-folder]",
    );
}

#[test]
fn an_unknown_scenario_name() {
    let message = error_of(vecinos().args(["run", "usmca-end"]), 2);
    assert!(
        message.contains("error[unknown-scenario]")
            && message.contains("did you mean `usmca-ends`?"),
        "{message}"
    );
}

#[test]
fn a_truncated_gzip() {
    let temporary = folder();
    let tables = benchmark(temporary.path(), &[]);
    fs::remove_file(tables.join("flows.csv")).expect("flows.csv was there");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(BENCHMARK[1].1.as_bytes())
        .expect("compression in memory");
    let whole = encoder.finish().expect("compression in memory");
    file(&tables, "flows.csv.gz", &whole[..whole.len() - 12]);
    let tariffs = file(
        temporary.path(),
        "new.csv",
        "sector,importer,exporter,rate\n",
    );
    let message = refused_solve(temporary.path(), &tariffs, "flows.csv.gz:");
    assert!(message.contains("error[damaged-gzip]"), "{message}");
    fs::remove_file(tables.join("flows.csv.gz")).expect("the damaged file");
    file(&tables, "flows.csv.gz", &whole);
    let mut command = vecinos();
    command
        .args(["trade", "solve", "--benchmark"])
        .arg(&tables)
        .arg("--tariffs")
        .arg(&tariffs);
    command.assert().success();
}

#[test]
fn random_bytes_instead_of_a_scenario() {
    let temporary = folder();
    let path = file(
        temporary.path(),
        "mine.toml",
        [0x5b, 0x0a, 0xff, 0xfe, 0x00, 0x81],
    );
    let message = error_of(vecinos().arg("run").arg(&path), 2);
    assert!(
        message.contains(&format!("{}:2:1: error[not-utf8]", path.display())),
        "{message}"
    );
}

#[test]
fn random_bytes_instead_of_rates() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let tariffs = file(temporary.path(), "new.csv", [0x73, 0x65, 0xc3, 0x28, 0x0a]);
    refused_solve(temporary.path(), &tariffs, "new.csv:1:3: error[not-utf8]");
}

#[test]
fn a_folder_instead_of_a_file() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    refused_solve(
        temporary.path(),
        temporary.path(),
        ":1:1: error[not-a-file]",
    );
}

#[test]
fn a_rate_that_pays_the_whole_price() {
    refused_rates(
        "sector,importer,exporter,rate\nfood,north,south,-1\n",
        "new.csv:2:18: error[rate-too-low]",
    );
}

#[test]
fn the_same_cell_twice() {
    let text = "sector,importer,exporter,rate\nfood,north,south,0.1\nfood,north,south,0.2\n";
    refused_rates(text, "new.csv:3:1: error[duplicate-row]");
}
