//! Governments on the terminal: modes of a run, threat cards, the score page, forbearance, play.

use std::fs;

use serde_json::Value;

use crate::fixtures::{error_of, folder, listing, output_of, vecinos};

fn json(arguments: &[&str]) -> Value {
    let text = output_of(vecinos().args(arguments).args(["--format", "json"]));
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn a_run_of_base_rates_logs_every_move_with_its_probability() {
    let temporary = folder();
    let run = |more: &[&str]| {
        output_of(
            vecinos()
                .current_dir(temporary.path())
                .args(["run", "review-2026", "--draws", "6", "--out", "mine"])
                .args(more),
        )
    };
    let text = run(&[]);
    for expected in ["Governments", "One typical history", "Moves per history"] {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
    let one = fs::read(temporary.path().join("mine/decisions.csv")).expect("a log");
    run(&["--threads", "1"]);
    let two = fs::read(temporary.path().join("mine/decisions.csv")).expect("a log");
    assert_eq!(one, two, "the log depends on the threads");
    let log = String::from_utf8(one).expect("text");
    let header = log.lines().next().expect("a header");
    assert!(
        header.ends_with("sources,draw,probability,reason"),
        "{header}"
    );
    let recorded = log.lines().filter(|line| line.ends_with(",,1,recorded"));
    assert!(recorded.count() > 50);
    for draw in 0..6 {
        let mark = format!(",,{draw},0.");
        assert!(log.contains(&mark), "no move of draw {draw}");
    }
    let report = fs::read_to_string(temporary.path().join("mine/report.html")).expect("a page");
    assert!(
        report.contains("id=\"behaviour\""),
        "no section of governments"
    );
}

#[test]
fn modes_replace_those_of_the_scenario_and_stand_in_its_file() {
    let temporary = folder();
    let text = output_of(
        vecinos()
            .current_dir(temporary.path())
            .args(["run", "article-2024", "--mode", "base-rates"])
            .args(["--draws", "4", "--out", "mine"]),
    );
    assert!(
        text.contains("same history in baseline and scenario"),
        "{text}"
    );
    let written = fs::read_to_string(temporary.path().join("mine/scenario.toml")).expect("a file");
    assert!(written.contains("behaviour = \"both\""), "{written}");
    let again = output_of(vecinos().current_dir(temporary.path()).args([
        "run",
        "mine/scenario.toml",
        "--draws",
        "4",
        "--out",
        "again",
    ]));
    assert!(again.contains("same history in baseline and scenario"));
    let of = |name: &str| fs::read(temporary.path().join(name)).expect("a table");
    assert_eq!(of("mine/indicators.csv"), of("again/indicators.csv"));
    let refused = error_of(
        vecinos().args(["run", "review-2026", "--mode", "responsive"]),
        2,
    );
    assert!(refused.contains("mode-not-available"), "{refused}");
}

#[test]
fn a_threat_card_has_its_class_clock_base_rate_odds_and_precedents() {
    let all = json(&["threats"]);
    assert_eq!(all["record"].as_array().map(Vec::len), Some(21));
    assert_eq!(all["today"].as_array().map(Vec::len), Some(3));
    let card = json(&[
        "threats",
        "--authority",
        "section_301",
        "--issue",
        "drugs",
        "--rate",
        "0.25",
        "--deadline",
        "2027-03-01",
    ]);
    assert_eq!(card["announcement"]["class"], "linkage");
    assert_eq!((&card["in_force"], &card["cases"]), (&1.into(), &12.into()));
    assert_eq!(card["lawful"], true);
    assert_eq!(card["precedents"].as_array().map(Vec::len), Some(3));
    let dead = json(&["threats", "--authority", "ieepa", "--rate", "0.25"]);
    assert_eq!(dead["lawful"], false);
    let sector = json(&[
        "threats",
        "--authority",
        "section_232",
        "--issue",
        "industry",
    ]);
    assert_eq!(sector["probability"], 0.875);
    let text = output_of(vecinos().args(["threats", "--authority", "section_122", "--lang", "es"]));
    assert!(
        text.contains("Ficha de amenaza") && !text.contains("threats-"),
        "{text}"
    );
    let refused = error_of(vecinos().args(["threats", "--authority", "section_30"]), 2);
    assert!(refused.contains("section_301"), "{refused}");
    let order = [
        "threats",
        "--announced",
        "2027-03-01",
        "--deadline",
        "2027-01-01",
    ];
    assert!(error_of(vecinos().args(order), 2).contains("date-order"));
}

#[test]
fn the_score_page_reproduces_the_published_table() {
    let page = json(&["backtest", "--politics", "--protocol", "file-order"]);
    assert_eq!(page["default_mode"], "base-rates");
    assert_eq!(page["protocol"], "file_order");
    let scores = page["scores"].as_array().expect("scores");
    let class = scores
        .iter()
        .find(|one| one["model"] == "class_table")
        .expect("the class table");
    let number = |key: &str| class[key].as_f64().expect("a number");
    assert!((number("brier") - 0.139).abs() < 5e-4, "{class}");
    assert!((number("log") - 0.4515).abs() < 5e-4, "{class}");
    assert_eq!(class["n"], 21);
    let forward = &page["forward_questions"]["questions"];
    assert_eq!(forward.as_array().map(Vec::len), Some(11));
    let temporary = folder();
    let file = temporary.path().join("scores.html");
    let text = output_of(
        vecinos()
            .args(["backtest", "--politics", "--out"])
            .arg(&file),
    );
    assert!(text.contains("Paired by question"), "{text}");
    let html = fs::read_to_string(file).expect("a page");
    assert!(
        html.contains("F11") && !html.contains("scores-column"),
        "{html}"
    );
}

#[test]
fn forbearance_gives_surfaces_and_a_page() {
    let temporary = folder();
    let file = temporary.path().join("grid.html");
    let small = ["forbearance", "--steps", "2", "--draws", "4"];
    let text = output_of(vecinos().args(small).arg("--out").arg(&file));
    assert!(text.contains("Security cooperation"), "{text}");
    let html = fs::read_to_string(file).expect("a page");
    assert_eq!(
        html.matches("<svg").count(),
        7,
        "a heat map for every surface"
    );
    let csv = output_of(vecinos().args(small).args(["--format", "csv"]));
    assert_eq!(csv.lines().count(), 1 + 7 * 4);
    assert!(error_of(vecinos().args(["forbearance", "--steps", "1"]), 2).contains("--steps"));
}

#[test]
fn a_played_side_ends_in_a_scenario_that_runs() {
    let temporary = folder();
    for (side, input) in [
        ("MEX", "2\n\n1\n5\n\nnonsense\n99\n\n6\n\n"),
        ("USA", "1\n\n4\n\n6\n7\n\n8\n\n-1\n\n"),
    ] {
        let file = format!("{side}.toml");
        let text = output_of(
            vecinos()
                .current_dir(temporary.path())
                .args(["play", "review-2026", "--side", side, "--out", &file])
                .write_stdin(input),
        );
        assert!(
            text.contains("November 2026") && text.contains("You may:"),
            "{text}"
        );
        output_of(
            vecinos()
                .current_dir(temporary.path())
                .args(["run", &file, "--draws", "2", "--out", "run"]),
        );
    }
}

#[test]
fn no_input_makes_a_play_fail() {
    let temporary = folder();
    for input in [
        "",
        "q",
        "\u{0}\u{fffd}\n\n\n",
        "99999999999999999999999\n",
        "1",
    ] {
        let text = output_of(
            vecinos()
                .current_dir(temporary.path())
                .args([
                    "play",
                    "usmca-ends",
                    "--side",
                    "USA",
                    "--months",
                    "2",
                    "--out",
                    "p.toml",
                ])
                .write_stdin(input),
        );
        assert!(text.contains("Transcript"), "{text}");
    }
    let bytes: &[u8] = &[0xff, 0xfe, b'\n', b'1', b'\n'];
    output_of(
        vecinos()
            .current_dir(temporary.path())
            .args([
                "play",
                "usmca-ends",
                "--side",
                "MEX",
                "--months",
                "2",
                "--out",
                "p.toml",
            ])
            .write_stdin(bytes),
    );
    assert_eq!(listing(temporary.path()), ["p.toml"]);
}
