//! `vecinos trade solve`: the contract of its JSON, what its options mean, and what it refuses.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

use crate::fixtures::{benchmark, error_of, file, folder, listing, output_of, vecinos};

const TARIFFS: &str = "sector,importer,exporter,rate\nvehicles,north,south,0.25\n";

fn solve(folder: &Path, tariffs: &str) -> Command {
    let tariffs = file(folder, "new.csv", tariffs);
    let mut command = vecinos();
    command
        .args(["trade", "solve", "--benchmark"])
        .arg(folder.join("benchmark"))
        .arg("--tariffs")
        .arg(tariffs);
    command.args(["--format", "json"]);
    command
}

fn json_of(command: &mut Command) -> Value {
    serde_json::from_str(&output_of(command)).expect("the output is one JSON document")
}

fn number(outcome: &Value, region: usize, key: &str) -> f64 {
    outcome["regions"][region][key]
        .as_f64()
        .unwrap_or_else(|| panic!("{key} of region {region}: {outcome}"))
}

#[test]
fn the_json_has_the_promised_keys_in_the_promised_order() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let outcome = json_of(&mut solve(temporary.path(), TARIFFS));
    let keys = |value: &Value| {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        keys(&outcome),
        ["converged", "residual", "iterations", "regions"]
    );
    assert_eq!(outcome["converged"], true);
    assert!(outcome["residual"].as_f64().expect("a residual") < 1e-9);
    assert!(outcome["iterations"].as_u64().expect("a count") > 0);
    assert_eq!(
        keys(&outcome["regions"][0]),
        [
            "region",
            "real_income_pct",
            "linear_welfare_pct",
            "terms_of_trade_pct",
            "volume_of_trade_pct",
            "real_wage_pct",
            "wage_hat",
            "price_index_hat"
        ]
    );
    assert_eq!(outcome["regions"][0]["region"], "north");
    assert_eq!(outcome["regions"][1]["region"], "south");
}

#[test]
fn the_welfare_parts_add_up_and_the_real_wage_is_the_wage_over_the_prices() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let outcome = json_of(&mut solve(temporary.path(), TARIFFS));
    for region in 0..2 {
        let value = |key| number(&outcome, region, key);
        assert!(
            (value("linear_welfare_pct")
                - value("terms_of_trade_pct")
                - value("volume_of_trade_pct"))
            .abs()
                < 1e-12
        );
        let real_wage = 100.0 * (value("wage_hat") / value("price_index_hat") - 1.0);
        assert!((value("real_wage_pct") - real_wage).abs() < 1e-12);
    }
    assert!(
        number(&outcome, 1, "real_income_pct") < 0.0,
        "the exporter that is hit loses: {outcome}"
    );
}

#[test]
fn rates_that_stay_change_nothing() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let same = "sector,importer,exporter,rate\nfood,south,north,0.1\n";
    let outcome = json_of(&mut solve(temporary.path(), same));
    for region in 0..2 {
        assert!(
            number(&outcome, region, "real_income_pct").abs() < 1e-7,
            "{outcome}"
        );
        assert!(
            (number(&outcome, region, "wage_hat") - 1.0).abs() < 1e-9,
            "{outcome}"
        );
    }
}

#[test]
fn the_new_flows_balance_with_the_wages_and_replace_the_file_as_a_whole() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let flows = temporary.path().join("flows.csv");
    fs::write(&flows, "old").expect("an old file");
    let outcome = json_of(solve(temporary.path(), TARIFFS).arg("--flows").arg(&flows));
    let mut reader = csv::Reader::from_path(&flows).expect("flows were written");
    assert_eq!(
        reader.headers().expect("a header"),
        ["sector", "importer", "exporter", "value"].as_slice()
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 3 * 2 * 2, "every cell has its row");
    let imports: f64 = rows
        .iter()
        .filter(|row| &row[0] == "vehicles" && &row[1] == "north" && &row[2] == "south")
        .map(|row| row[3].parse::<f64>().expect("a number"))
        .sum();
    assert!(
        (0.0..20.0).contains(&imports),
        "a tariff of 25 % at an elasticity of 7 halves the 40: {imports}"
    );
    // Zero profit: sales of all sectors of a region pay its inputs and its labour, whose income is ŵ · VA.
    let value_added_share = |region: &str, sector: &str| match (region, sector) {
        (_, "food") => 0.6,
        (_, "vehicles") => 0.5,
        ("north", _) => 0.7,
        _ => 0.8,
    };
    let benchmark_labour = [
        0.6 * 110.0 + 0.5 * 200.0 + 0.7 * 700.0,
        0.6 * 70.0 + 0.5 * 70.0 + 0.8 * 180.0,
    ];
    for (region, name) in ["north", "south"].into_iter().enumerate() {
        let labour: f64 = rows
            .iter()
            .filter(|row| &row[2] == name)
            .map(|row| row[3].parse::<f64>().expect("a number") * value_added_share(name, &row[0]))
            .sum();
        let expected = number(&outcome, region, "wage_hat") * benchmark_labour[region];
        assert!(
            (labour / expected - 1.0).abs() < 1e-7,
            "{name}: {labour} against {expected}"
        );
    }
    assert_eq!(
        listing(temporary.path()),
        ["benchmark", "flows.csv", "new.csv"],
        "no temporary file is left"
    );
}

#[test]
fn removed_deficits_balance_trade_and_measure_against_the_balanced_benchmark() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let flows = temporary.path().join("flows.csv");
    let same = "sector,importer,exporter,rate\nfood,south,north,0.1\n";
    let outcome = json_of(
        solve(temporary.path(), same)
            .args(["--deficits", "zero", "--flows"])
            .arg(&flows),
    );
    assert!(
        number(&outcome, 0, "real_income_pct").abs() < 1e-7,
        "no shock after the rebase: {outcome}"
    );
    let mut net = 0.0;
    for row in csv::Reader::from_path(&flows).expect("flows").records() {
        let row = row.expect("a row");
        let value: f64 = row[3].parse().expect("a number");
        match (&row[1], &row[2]) {
            ("north", "south") => net += value,
            ("south", "north") => net -= value,
            _ => {}
        }
    }
    assert!(net.abs() < 1e-6, "trade balances: {net}");
}

#[test]
fn a_sector_may_be_named_by_its_code_and_the_embedded_economy_is_the_default() {
    let temporary = folder();
    let by_code = file(
        temporary.path(),
        "code.csv",
        "sector,importer,exporter,rate\nC29,USA,MEX,0.25\n",
    );
    let by_name = file(
        temporary.path(),
        "name.csv",
        "sector,importer,exporter,rate\nmotor_vehicles,USA,MEX,0.25\n",
    );
    let run = |path: &Path| {
        output_of(
            vecinos()
                .args(["trade", "solve", "--format", "json", "--tariffs"])
                .arg(path),
        )
    };
    let outcome = run(&by_code);
    assert_eq!(outcome, run(&by_name));
    let value: Value = serde_json::from_str(&outcome).expect("JSON");
    assert_eq!(value["regions"].as_array().map(Vec::len), Some(9));
    assert!(
        number(&value, 1, "real_income_pct") < -0.1,
        "Mexico loses: {value}"
    );
}

#[test]
fn several_elasticity_sets_need_a_choice_that_is_named() {
    let temporary = folder();
    let elasticities = "sector,low,high\nfood,3,6\nvehicles,4,8\nservices,5,5\n";
    benchmark(temporary.path(), &[("elasticities.csv", elasticities)]);
    let refused = error_of(&mut solve(temporary.path(), TARIFFS), 2);
    assert!(
        refused.contains("low") && refused.contains("high"),
        "{refused}"
    );
    let misspelt = error_of(
        solve(temporary.path(), TARIFFS).args(["--elasticities", "hihg"]),
        2,
    );
    assert!(misspelt.contains("did you mean `high`?"), "{misspelt}");
    let low = json_of(solve(temporary.path(), TARIFFS).args(["--elasticities", "low"]));
    let high = json_of(solve(temporary.path(), TARIFFS).args(["--elasticities", "high"]));
    assert_ne!(low, high);
}

#[test]
fn a_solve_that_does_not_finish_says_so_and_gives_no_number() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let flows = temporary.path().join("flows.csv");
    let assertion = solve(temporary.path(), TARIFFS)
        .args(["--tolerance", "1e-300", "--flows"])
        .arg(&flows)
        .assert()
        .code(1);
    let outcome: Value = serde_json::from_slice(&assertion.get_output().stdout)
        .expect("JSON on the standard output");
    assert_eq!(outcome["converged"], false);
    assert!(outcome["residual"].as_f64().expect("a residual") > 0.0);
    let region = outcome["worst_cell"]["region"].as_str().expect("a place");
    assert!(["north", "south"].contains(&region), "{outcome}");
    assert!(outcome.get("regions").is_none(), "no numbers: {outcome}");
    assert!(!flows.exists(), "no flows either");
}

#[test]
fn an_output_that_cannot_be_written_ends_with_code_3() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let refused = error_of(
        solve(temporary.path(), TARIFFS)
            .arg("--flows")
            .arg(temporary.path().join("no/such/folder.csv")),
        3,
    );
    assert!(refused.contains("error[not-written]"), "{refused}");
}

#[test]
fn csv_and_tables_show_the_same_regions() {
    let temporary = folder();
    benchmark(temporary.path(), &[]);
    let tariffs = file(temporary.path(), "new.csv", TARIFFS);
    let run = |format: &str, language: &str| {
        let mut command = vecinos();
        command
            .args(["trade", "solve", "--benchmark"])
            .arg(temporary.path().join("benchmark"))
            .arg("--tariffs");
        output_of(
            command
                .arg(&tariffs)
                .args(["--format", format, "--lang", language]),
        )
    };
    let csv = run("csv", "en");
    assert!(
        csv.starts_with("region,real_income_pct,linear_welfare_pct"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), 3);
    assert_eq!(
        csv,
        run("csv", "es"),
        "keys and digits for programs do not depend on the language"
    );
    assert_ne!(run("table", "en"), run("table", "es"));
}
