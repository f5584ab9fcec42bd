//! `vecinos run` and `vecinos compare`: what is printed, what is left behind, and that threads do not matter.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::fixtures::{error_of, file, folder, listing, output_of, vecinos};

const DRAWS: [&str; 2] = ["--draws", "6"];

fn run(parent: &Path, scenario: &str, more: &[&str]) -> String {
    output_of(
        vecinos()
            .current_dir(parent)
            .args(["run", scenario])
            .args(DRAWS)
            .args(more),
    )
}

#[test]
fn a_run_prints_its_headline_findings_and_decisions_and_leaves_a_run_folder() {
    let temporary = folder();
    let text = run(temporary.path(), "usmca-ends", &["--out", "mine"]);
    for expected in [
        "The USMCA ends",
        "Real income",
        "recorded",
        "Flexible wages",
        "Downward-rigid wages",
        "Findings",
    ] {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
    assert!(text.contains("report.html"), "{text}");
    assert!(
        !text.contains("run-") && !text.contains("column-"),
        "a message is missing: {text}"
    );
    assert_eq!(
        listing(temporary.path()),
        ["mine"],
        "the run folder and nothing else"
    );
    let names = listing(&temporary.path().join("mine"));
    for expected in [
        "decisions.csv",
        "indicators.csv",
        "indicators.parquet",
        "manifest.json",
        "report.html",
        "scenario.toml",
    ] {
        assert!(
            names.contains(&expected.to_owned()),
            "{expected} is missing in {names:?}"
        );
    }
}

#[test]
fn json_and_csv_give_the_numbers_behind_the_table() {
    let temporary = folder();
    let json: Value = serde_json::from_str(&run(
        temporary.path(),
        "usmca-ends",
        &["--format", "json", "--out", "mine"],
    ))
    .expect("JSON");
    assert_eq!(json["scenario"], "usmca-ends");
    assert_eq!(json["baseline"], "recorded");
    let headline = json["headline"].as_array().expect("headline tables");
    let last = headline.last().expect("the end of the window");
    let row = last["rows"]
        .as_array()
        .and_then(|rows| rows.iter().find(|row| row["id"] == "real_income.MEX"))
        .expect("real income of Mexico");
    let (low, median, high) = (&row["both"]["p5"], &row["both"]["p50"], &row["both"]["p95"]);
    let number = |value: &Value| value.as_f64().expect("a number");
    assert!(
        number(low) <= number(median) && number(median) <= number(high),
        "{row}"
    );
    assert!(number(high) < 0.0, "Mexico loses: {row}");
    let ledger = json["ledger"].as_array().expect("tables of the ledger");
    let peso = ledger
        .last()
        .and_then(|table| table["rows"].as_array())
        .and_then(|rows| rows.iter().find(|row| row["id"] == "pesos_per_dollar.MEX"))
        .expect("the peso");
    for links in ["measured_links", "judged_links"] {
        let band = &peso[links];
        assert!(number(&band["p5"]) <= number(&band["p95"]), "{peso}");
    }
    assert!(number(&peso["baseline_p50"]) > 0.0, "{peso}");
    let csv = run(
        temporary.path(),
        "usmca-ends",
        &["--format", "csv", "--out", "mine"],
    );
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let column = headers
        .iter()
        .position(|name| name == "both_p50")
        .expect("both_p50");
    assert_eq!(headers.iter().next_back(), Some("judged_p95"));
    let from_csv: f64 = reader
        .records()
        .map(|row| row.expect("a row"))
        .filter(|row| &row[1] == "real_income.MEX")
        .last()
        .expect("real income of Mexico")[column]
        .parse()
        .expect("a number");
    assert!(
        (from_csv - number(median)).abs() < f64::EPSILON,
        "{from_csv} against {median}"
    );
}

/// All files of a run folder with their bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    listing(folder)
        .into_iter()
        .map(|name| {
            let bytes = fs::read(folder.join(&name)).expect("a file of the run folder");
            (name, bytes)
        })
        .collect()
}

#[test]
fn one_thread_and_two_leave_the_same_bytes_under_the_same_name() {
    let (one, two) = (folder(), folder());
    run(one.path(), "tariff-25-mexico", &["--threads", "1"]);
    run(two.path(), "tariff-25-mexico", &["--threads", "2"]);
    let (first, second) = (
        listing(&one.path().join("runs")),
        listing(&two.path().join("runs")),
    );
    assert_eq!(first.len(), 1);
    assert_eq!(first, second, "named by the hash of the inputs");
    let (first, second) = (
        contents(&one.path().join("runs").join(&first[0])),
        contents(&two.path().join("runs").join(&second[0])),
    );
    for ((name, bytes), (other, others)) in first.iter().zip(&second) {
        assert_eq!(name, other);
        assert!(bytes == others, "{name} depends on the number of threads");
    }
}

#[test]
fn another_seed_gives_another_run() {
    let temporary = folder();
    run(temporary.path(), "tariff-25-mexico", &["--seed", "1"]);
    run(temporary.path(), "tariff-25-mexico", &["--seed", "2"]);
    let runs = temporary.path().join("runs");
    let names = listing(&runs);
    assert_eq!(names.len(), 2);
    let summary =
        |name: &String| fs::read(runs.join(name).join("indicators.csv")).expect("the summary");
    assert_ne!(summary(&names[0]), summary(&names[1]));
}

#[test]
fn a_scenario_file_of_ones_own_is_kept_beside_its_results() {
    let temporary = folder();
    let text = output_of(vecinos().args(["scenario", "show", "mexican-vehicles-25"]));
    file(temporary.path(), "mine.toml", &text);
    run(temporary.path(), "mine.toml", &["--out", "result"]);
    let kept =
        fs::read_to_string(temporary.path().join("result/scenario.toml")).expect("the scenario");
    assert_eq!(kept, text);
    let manifest: Value = serde_json::from_str(
        &fs::read_to_string(temporary.path().join("result/manifest.json")).expect("the manifest"),
    )
    .expect("JSON");
    let command = manifest["command"].as_str().expect("the command");
    assert!(
        command.starts_with("vecinos run scenario.toml "),
        "{command}"
    );
    let here = temporary.path().display().to_string();
    assert!(
        !manifest.to_string().contains(&here),
        "no local path in the manifest"
    );
}

#[test]
fn a_folder_with_other_things_in_it_is_left_alone() {
    let temporary = folder();
    let precious = temporary.path().join("precious");
    fs::create_dir(&precious).expect("a folder");
    file(&precious, "thesis.txt", "ten years");
    let mut command = vecinos();
    command
        .args(["run", "usmca-ends"])
        .args(DRAWS)
        .arg("--out")
        .arg(&precious);
    let message = error_of(&mut command, 3);
    assert!(message.contains("error[not-written]"), "{message}");
    assert_eq!(listing(&precious), ["thesis.txt"]);
    assert_eq!(listing(temporary.path()), ["precious"]);
}

/// A million draws take an hour; the refusal must not wait for them.
#[test]
fn a_foreign_folder_is_refused_before_the_draws_run() {
    let temporary = folder();
    file(temporary.path(), "thesis.txt", "ten years");
    let mut command = vecinos();
    command
        .args(["run", "usmca-ends", "--draws", "1000000", "--out"])
        .arg(temporary.path())
        .timeout(std::time::Duration::from_secs(30));
    let message = error_of(&mut command, 3);
    assert!(message.contains("thesis.txt"), "{message}");
    assert_eq!(listing(temporary.path()), ["thesis.txt"]);
}

#[test]
fn spanish_reaches_the_table_and_the_report() {
    let temporary = folder();
    let text = run(
        temporary.path(),
        "usmca-ends",
        &["--lang", "es", "--out", "mine"],
    );
    assert!(
        text.contains("Ingreso real") && text.contains("Hallazgos"),
        "{text}"
    );
    let report = fs::read_to_string(temporary.path().join("mine/report.html")).expect("the report");
    assert!(report.contains("lang=\"es"), "the page says its language");
}

#[test]
fn where_trade_does_not_move_one_sentence_stands_for_its_tables() {
    for (language, unmoved, row, judged) in [
        (
            "en",
            "Nothing of trade parts from the baseline",
            "Real income",
            "judgement",
        ),
        (
            "es",
            "Nada del comercio se aparta de la línea base",
            "Ingreso real",
            "juicio propio",
        ),
    ] {
        let temporary = folder();
        let more = ["--lang", language, "--out", "mine"];
        let text = run(temporary.path(), "cartel-strikes", &more);
        let compared = output_of(
            vecinos()
                .args(["compare", "cartel-strikes", "assault-weapons-ban"])
                .args(["--lang", language])
                .args(DRAWS),
        );
        for text in [&text, &compared] {
            assert!(text.contains(unmoved) && !text.contains(row), "{text}");
        }
        assert!(text.contains(judged), "{text}");
    }
    // Programs still get every row.
    let temporary = folder();
    let more = ["--format", "csv", "--out", "mine"];
    let rows = run(temporary.path(), "cartel-strikes", &more);
    assert!(rows.contains("real_income.MEX"));
}

#[test]
fn scenarios_stand_side_by_side_with_the_numbers_of_their_own_runs() {
    let temporary = folder();
    let both: Value = serde_json::from_str(&output_of(
        vecinos()
            .args([
                "compare",
                "usmca-ends",
                "tariff-25-mexico",
                "--format",
                "json",
            ])
            .args(DRAWS),
    ))
    .expect("JSON");
    let alone: Value = serde_json::from_str(&run(
        temporary.path(),
        "tariff-25-mexico",
        &["--format", "json", "--out", "mine"],
    ))
    .expect("JSON");
    let of = |rows: &Value| -> Option<f64> {
        rows.as_array()?
            .iter()
            .find(|row| row["id"] == "real_income.MEX")
            .map(|row| {
                row.get("both").unwrap_or(row)["p50"]
                    .as_f64()
                    .expect("a number")
            })
    };
    let last = alone["headline"]
        .as_array()
        .and_then(|tables| tables.last())
        .expect("a table");
    let (compared, own) = (of(&both[1]["indicators"]), of(&last["rows"]));
    assert!(own.is_some());
    assert_eq!(compared, own);
    assert_eq!(
        listing(temporary.path()),
        ["mine"],
        "compare leaves nothing behind"
    );
}

#[test]
fn scenarios_of_different_baselines_are_not_compared() {
    let message = error_of(
        vecinos()
            .args(["compare", "usmca-ends", "usmca-ends-mfn"])
            .args(DRAWS),
        2,
    );
    assert!(message.contains("error[different-baselines]"), "{message}");
}

#[test]
fn too_few_draws_are_refused() {
    let message = error_of(vecinos().args(["run", "usmca-ends", "--draws", "1"]), 2);
    assert!(message.contains("error[invalid-value]"), "{message}");
}
