//! `vecinos channel`, `couplings`, `explain` as a user meets them.

use crate::fixtures::vecinos;

fn fails(arguments: &[&str]) -> String {
    let output = vecinos().args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

fn prints(arguments: &[&str]) -> String {
    let output = vecinos().args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn channels_are_listed_with_their_ports() {
    let list = prints(&["channel", "list", "--format", "csv"]);
    for name in ["overdose", "cartels", "migration", "removals", "peso"] {
        assert!(list.lines().any(|line| line.starts_with(name)), "{name}");
    }
    let ports = prints(&["channel", "list", "overdose", "--format", "csv"]);
    assert!(ports.contains("naloxone_kits,lever"));
    let spanish = prints(&["channel", "list", "--lang", "es"]);
    assert!(spanish.contains("Canal") && !spanish.contains("What it explains"));
}

#[test]
fn a_channel_runs_alone_and_writes_every_digit() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.csv");
    let path = out.to_str().unwrap();
    prints(&[
        "channel",
        "run",
        "firearms",
        "--to",
        "2025-12",
        "--set",
        "tracing=2",
        "--out",
        path,
    ]);
    let text = std::fs::read_to_string(&out).unwrap();
    assert_eq!(text.lines().count(), 13);
    assert!(text.starts_with("month,assault_weapons_ban,tracing,"));
    let again = prints(&[
        "channel",
        "run",
        "firearms",
        "--to",
        "2025-12",
        "--set",
        "firearms.tracing=2",
        "--format",
        "csv",
    ]);
    assert_eq!(again.lines().count(), 13);
}

#[test]
fn recorded_levers_act_unless_they_are_left_out() {
    let recorded = prints(&[
        "channel",
        "run",
        "migration",
        "--from",
        "2024-06",
        "--to",
        "2025-06",
        "--format",
        "csv",
    ]);
    let neutral = prints(&[
        "channel",
        "run",
        "migration",
        "--from",
        "2024-06",
        "--to",
        "2025-06",
        "--no-record",
        "--format",
        "csv",
    ]);
    let last = |text: &str| -> f64 {
        text.lines()
            .last()
            .unwrap()
            .split(',')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap()
    };
    assert!(last(&recorded) < 0.5 * last(&neutral));
}

#[test]
fn inputs_by_month_come_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (
        folder.path().join("inputs.csv"),
        folder.path().join("out.csv"),
    );
    std::fs::write(&file, "month,strikes\n2025-02,3\n").unwrap();
    let (file, path) = (file.to_str().unwrap(), out.to_str().unwrap());
    prints(&[
        "channel",
        "run",
        "cartels",
        "--no-record",
        "--to",
        "2025-03",
        "--inputs",
        file,
        "--out",
        path,
    ]);
    let text = std::fs::read_to_string(&out).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let strikes = header.iter().position(|name| *name == "strikes").unwrap();
    let given: Vec<&str> = lines.map(|line| line[strikes]).collect();
    assert_eq!(given, ["0", "3", "0"]);
}

#[test]
fn bad_questions_are_answered_with_advice() {
    for (arguments, advice) in [
        (
            &["channel", "run", "overdos"][..],
            "did you mean `overdose`?",
        ),
        (
            &["channel", "run", "overdose", "--set", "naloxone_kit=2"],
            "did you mean `naloxone_kits`?",
        ),
        (
            &["channel", "run", "overdose", "--set", "seizures=0.95"],
            "a number from 0 to 0.9",
        ),
        (
            &["channel", "run", "overdose", "--set", "seizures=lots"],
            "not-a-number",
        ),
        (
            &["channel", "run", "overdose", "--set", "seizures"],
            "`key=value`",
        ),
        (
            &["channel", "run", "cartels", "--set", "variant=group"],
            "did you mean `groups`?",
        ),
        (
            &["channel", "run", "cartels", "--from", "2025-13"],
            "invalid-value",
        ),
        (
            &[
                "channel", "run", "cartels", "--from", "2027-01", "--to", "2026-01",
            ],
            "date-order",
        ),
        (
            &["channel", "run", "removals", "--from", "2020-01"],
            "date-range",
        ),
        (
            &["channel", "run", "cartels", "--to", "2100-01"],
            "date-range",
        ),
        (
            &["channel", "run", "cartels", "--inputs", "/no/such/file.csv"],
            "missing-file",
        ),
        (&["channel", "record", "firearms"], "no-record"),
        (
            &["explain", "cartel-strikes", "--indicator", "homicide.MEX"],
            "did you mean `homicides.MEX`?",
        ),
        (
            &["explain", "cartel-strikes", "--indicator", "investment.MEX"],
            "did you mean `foreign_investment.MEX`?",
        ),
        (
            &["explain", "cartel-strikes", "--indicator", "fdi.MEX"],
            "foreign_investment.MEX, ",
        ),
        (
            &["channel", "run", "cartels", "--to", "9999-12"],
            "the year 9999 is outside 1900 to 2199",
        ),
        (
            &[
                "explain",
                "cartel-strikes",
                "--indicator",
                "homicides.MEX",
                "--month",
                "2040-01",
            ],
            "date-range",
        ),
        (&["article", "no-such-claim"], "unknown-name"),
    ] {
        let told = fails(arguments);
        assert!(told.contains(advice), "{arguments:?}: {told}");
    }
}

#[test]
fn a_spoiled_inputs_file_is_located_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (
        folder.path().join("inputs.csv"),
        folder.path().join("out.csv"),
    );
    for (text, place, code) in [
        ("month,strikes\n2025-02,x\n", ":2:9:", "not-a-number"),
        ("month,strike\n2025-02,1\n", ":1:7:", "unknown-column"),
        ("months,strikes\n2025-02,1\n", ":1:1:", "missing-column"),
        ("month,strikes\n2025-02,101\n", ":2:9:", "out-of-range"),
        ("month,strikes\n2025-14,1\n", ":2:1:", "invalid-value"),
        ("\u{0}\u{1}\u{2}", ":1:1:", ""),
        ("", ":1:1:", "empty-table"),
    ] {
        std::fs::write(&file, text).unwrap();
        let told = fails(&[
            "channel",
            "run",
            "cartels",
            "--inputs",
            file.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
        ]);
        assert!(
            told.contains(place) && told.contains(code),
            "{text:?}: {told}"
        );
        assert!(!out.exists());
    }
}

#[test]
fn couplings_are_printed_and_drawn() {
    let table = prints(&["couplings", "--format", "csv"]);
    assert!(table.lines().count() > 25);
    assert!(table.contains(
        "removals-shrink-the-us-workforce,removals.workers_removed,labour.workers_removed"
    ));
    let screen = prints(&["couplings"]);
    assert!(screen.contains("4 months") && screen.contains("Owner"));
    for entry in vecinos_channels::CHANNELS {
        let node = format!(" {}.", entry.name);
        assert!(screen.contains(&node), "{} has no link", entry.name);
    }
    let spanish = prints(&["couplings", "--lang", "es"]);
    assert!(spanish.contains("4 meses") && !spanish.contains("Canales sin vínculo"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("couplings.svg");
    prints(&["couplings", "--svg", file.to_str().unwrap()]);
    let drawing = std::fs::read_to_string(&file).unwrap();
    assert!(drawing.starts_with("<svg") && drawing.contains("judged"));
}

#[test]
fn an_effect_is_explained_by_its_parts() {
    let text = prints(&[
        "explain",
        "four-million-returned",
        "--indicator",
        "gdp.USA",
        "--draws",
        "20",
        "--format",
        "json",
    ]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let sum: f64 = json["parts"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|part| part["kind"] == "action")
        .map(|part| part["effect"].as_f64().unwrap())
        .sum();
    let total = json["total"].as_f64().unwrap();
    assert!((sum - total).abs() < 1e-9 && total < 0.0);
}

#[test]
fn the_page_of_parameters_in_the_book_is_the_registry() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("parameters.md");
    prints(&["parameters", "--page", file.to_str().unwrap()]);
    let written = std::fs::read_to_string(file).unwrap();
    let book = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/src/reference/parameters.md");
    assert!(
        written == std::fs::read_to_string(book).unwrap(),
        "write it again: `vecinos parameters --page docs/src/reference/parameters.md`"
    );
}
