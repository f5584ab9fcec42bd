//! Bad scenario files: every problem has file, line, column, a reason, and the nearest valid name.

use vecinos_world::scenario::Scenario;

const HEADER: &str = "[scenario]\ntitle = \"T\"\n";

/// The messages for a scenario whose text after the header (two lines) is `rest`.
fn problems(rest: &str) -> Vec<String> {
    let text = format!("{HEADER}{rest}");
    match Scenario::parse("test", "test.toml", &text) {
        Ok(scenario) => panic!("accepted: {scenario:?}"),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

fn only(rest: &str) -> String {
    let found = problems(rest);
    assert_eq!(found.len(), 1, "{found:#?}");
    found[0].clone()
}

fn action(changes: &[(&str, &str)]) -> String {
    let mut lines = vec![
        ("instrument", "\"tariff\""),
        ("actor", "\"USA\""),
        ("target", "\"MEX\""),
        ("magnitude", "0.25"),
        ("from", "2027-01-01"),
    ];
    for change in changes {
        match lines.iter_mut().find(|(key, _)| *key == change.0) {
            Some(line) => *line = *change,
            None => lines.push(*change),
        }
    }
    let body: Vec<String> = lines
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key} = {value}\n"))
        .collect();
    format!("[[action]]\n{}", body.concat())
}

#[track_caller]
fn expect(rest: &str, place: &str, parts: &[&str]) {
    let message = only(rest);
    assert!(
        message.starts_with(&format!("test.toml:{place}: error[")),
        "{message}"
    );
    for part in parts {
        assert!(message.contains(part), "no `{part}` in: {message}");
    }
}

#[test]
fn the_unchanged_action_is_valid() {
    let text = format!("{HEADER}{}", action(&[]));
    assert!(Scenario::parse("test", "test.toml", &text).is_ok());
}

#[test]
fn misspelt_sector() {
    let rest = action(&[(
        "coverage",
        "{ sectors = [\"textiles\", \"motor_vehicle\"] }",
    )]);
    expect(
        &rest,
        "9:37",
        &[
            "unknown-name",
            "motor_vehicle",
            "did you mean `motor_vehicles`?",
        ],
    );
}

#[test]
fn services_bear_no_duty() {
    let rest = action(&[("coverage", "{ sectors = \"services\" }")]);
    expect(&rest, "9:24", &["unknown goods sector `services`"]);
}

#[test]
fn unknown_key() {
    expect(
        &action(&[("magnitud", "0.2")]),
        "9:1",
        &["unknown-key", "did you mean `magnitude`?"],
    );
}

#[test]
fn unknown_table() {
    expect(
        "[assumption]\nx = 1\n",
        "3:2",
        &["unknown-key", "did you mean `assumptions`?"],
    );
}

#[test]
fn unknown_instrument() {
    expect(
        &action(&[("instrument", "\"tarif\"")]),
        "4:14",
        &["unknown-name", "did you mean `tariff`?"],
    );
}

#[test]
fn unknown_region() {
    expect(
        &action(&[("target", "[\"MEX\", \"CAM\"]")]),
        "6:18",
        &["unknown region `CAM`", "did you mean `CAN`?"],
    );
}

#[test]
fn rate_with_a_percent_sign() {
    expect(
        &action(&[("magnitude", "\"25%\"")]),
        "7:13",
        &["percent-sign", "did you mean `0.25`?"],
    );
    expect(
        &action(&[("magnitude", "25%")]),
        "7:13",
        &["percent-sign", "did you mean `0.25`?"],
    );
}

#[test]
fn rate_in_percent() {
    expect(
        &action(&[("magnitude", "25")]),
        "7:13",
        &["magnitude-range", "did you mean `0.25`?"],
    );
}

#[test]
fn negative_rate() {
    expect(
        &action(&[("magnitude", "-0.1")]),
        "7:13",
        &["magnitude-range"],
    );
}

#[test]
fn month_thirteen() {
    expect(
        &action(&[("from", "\"2027-13\"")]),
        "8:8",
        &["there is no month 13"],
    );
    expect(
        &action(&[("from", "\"2027-13-01\"")]),
        "8:8",
        &["there is no month 13"],
    );
}

#[test]
fn month_thirteen_without_quotation_marks() {
    let message = only(&action(&[("from", "2027-13-01")]));
    assert!(message.starts_with("test.toml:8:"), "{message}");
    assert!(message.contains("error[toml-syntax]"), "{message}");
}

#[test]
fn overlapping_dates_of_one_programme() {
    let first = action(&[("until", "2028-06-30")]);
    let second = action(&[("from", "2028-06-01"), ("magnitude", "0.1")]);
    let message = only(&format!("{first}{second}"));
    assert!(
        message.starts_with("test.toml:15:8: error[overlapping-dates]"),
        "{message}"
    );
    assert!(message.contains("line 4"), "{message}");
}

#[test]
fn the_same_measure_after_the_first_has_ended_is_no_overlap() {
    let first = action(&[("until", "2028-05-31")]);
    let second = action(&[("from", "2028-06-01")]);
    let text = format!("{HEADER}{first}{second}");
    assert!(Scenario::parse("test", "test.toml", &text).is_ok());
}

#[test]
fn unknown_parameter() {
    let message = only("[assumptions]\ntrade.retail_pass_thru = 0.3\n");
    assert!(message.starts_with("test.toml:4:"), "{message}");
    assert!(
        message.contains("did you mean `trade.retail_pass_through`?"),
        "{message}"
    );
}

#[test]
fn parameter_out_of_range() {
    let message = only("[assumptions]\ntrade.retail_pass_through = 30\n");
    assert!(message.starts_with("test.toml:4:"), "{message}");
    assert!(message.contains("out-of-range"), "{message}");
}

#[test]
fn unknown_elasticity_set() {
    let message = only("[assumptions]\ntrade.elasticity_set = \"fontange_2022\"\n");
    assert!(
        message.contains("did you mean `fontagne_2022`?"),
        "{message}"
    );
}

#[test]
fn missing_magnitude_target_and_date() {
    expect(
        &action(&[("magnitude", "")]),
        "4:14",
        &["missing-key", "magnitude"],
    );
    expect(
        &action(&[("target", "")]),
        "4:14",
        &["missing-key", "target"],
    );
    expect(&action(&[("from", "")]), "4:14", &["missing-key", "from"]);
}

#[test]
fn missing_title() {
    let problems = Scenario::parse("test", "test.toml", "[scenario]\nseed = 3\n")
        .unwrap_err()
        .to_string();
    assert!(
        problems.contains("error[missing-key]") && problems.contains("title"),
        "{problems}"
    );
}

#[test]
fn a_missing_title_is_told_at_its_table() {
    let text = "# a remark\n\n[scenario]\nseed = 3\n\n[couplings]\noff = []\n";
    let problem = Scenario::parse("test", "test.toml", text).unwrap_err();
    assert!(
        problem
            .to_string()
            .starts_with("test.toml:3:1: error[missing-key]"),
        "{problem}"
    );
}

#[test]
fn levers_are_for_the_governments_of_the_two_sides() {
    let lever = |actor| {
        format!(
            "[[action]]\ninstrument = \"cartels.strikes\"\nactor = \"{actor}\"\nmagnitude = 1.0\nfrom = 2027-01-01\n"
        )
    };
    for actor in ["CHN", "CAN"] {
        expect(&lever(actor), "5:9", &["lever-actor", "`USA` or `MEX`"]);
    }
    for actor in ["USA", "MEX"] {
        let text = format!("{HEADER}{}", lever(actor));
        assert!(Scenario::parse("test", "test.toml", &text).is_ok());
    }
}

#[test]
fn an_action_after_the_window_can_never_act() {
    expect(
        &action(&[("from", "2031-01-01")]),
        "8:8",
        &["action-outside-window", "the window ends in 2030-12"],
    );
    let later = format!(
        "{HEADER}end = \"2031-01\"\n{}",
        action(&[("from", "2031-01-31")])
    );
    assert!(Scenario::parse("test", "test.toml", &later).is_ok());
}

#[test]
fn a_whole_number_where_words_belong() {
    let problem = Scenario::parse("test", "test.toml", "[scenario]\ntitle = 3\n").unwrap_err();
    assert!(
        problem.to_string().contains("this is an integer"),
        "{problem}"
    );
}

#[test]
fn end_before_beginning() {
    expect(&action(&[("until", "2026-12-31")]), "9:9", &["date-order"]);
}

#[test]
fn window_turned_round() {
    let text = "[scenario]\ntitle = \"T\"\nstart = \"2027-01\"\nend = \"2026-12\"\n";
    let message = Scenario::parse("test", "test.toml", text)
        .unwrap_err()
        .to_string();
    assert!(
        message.starts_with("test.toml:4:7: error[window-order]"),
        "{message}"
    );
}

#[test]
fn window_beyond_the_treaty() {
    let text = "[scenario]\ntitle = \"T\"\nend = \"2037-01\"\n";
    let message = Scenario::parse("test", "test.toml", text)
        .unwrap_err()
        .to_string();
    assert!(
        message.starts_with("test.toml:3:7: error[window-range]"),
        "{message}"
    );
}

#[test]
fn unknown_baseline() {
    let text = "[scenario]\ntitle = \"T\"\nbaseline = \"recordet\"\n";
    let message = Scenario::parse("test", "test.toml", text)
        .unwrap_err()
        .to_string();
    assert!(
        message.starts_with("test.toml:3:12: error[unknown-name]"),
        "{message}"
    );
    assert!(message.contains("did you mean `recorded`?"), "{message}");
}

#[test]
fn governments_that_react_are_not_available() {
    expect(
        "[government.USA]\nmode = \"responsive\"\n",
        "4:8",
        &["mode-not-available", "scripted"],
    );
    expect(
        "[government.USA]\nmode = \"responsible\"\n",
        "4:8",
        &["did you mean `responsive`?"],
    );
}

#[test]
fn legal_limits() {
    let section_122 = |magnitude, until| {
        action(&[
            ("authority", "\"section_122\""),
            ("magnitude", magnitude),
            ("until", until),
        ])
    };
    expect(
        &section_122("0.2", "2027-03-01"),
        "7:13",
        &["authority-limit", "at most 0.15"],
    );
    expect(
        &section_122("0.15", "2027-06-01"),
        "10:9",
        &["authority-limit", "150 days", "2027-05-30"],
    );
    expect(
        &action(&[("authority", "\"section_338\""), ("magnitude", "0.6")]),
        "7:13",
        &["authority-limit", "0.5"],
    );
    expect(
        &action(&[("authority", "\"ieepa\"")]),
        "9:13",
        &["authority-limit", "2026-02-20"],
    );
    let mexican = action(&[
        ("actor", "\"MEX\""),
        ("target", "\"USA\""),
        ("authority", "\"section_232\""),
    ]);
    expect(&mexican, "9:13", &["authority-limit", "United States"]);
}

#[test]
fn the_usmca_cannot_end_at_once() {
    let rest = "[[action]]\ninstrument = \"usmca_termination\"\nactor = \"USA\"\ntarget = \"MEX\"\nthreat = 2027-01-01\nfrom = 2027-02-01\n";
    expect(
        rest,
        "8:8",
        &["authority-limit", "six months", "2027-07-01"],
    );
    let china = rest
        .replace("\"MEX\"", "\"CHN\"")
        .replace("2027-02-01", "2027-07-01");
    expect(&china, "6:10", &["not-a-party", "CHN"]);
}

#[test]
fn every_problem_is_reported_in_order() {
    let rest = action(&[
        ("target", "\"MEXX\""),
        ("magnitude", "70"),
        ("from", "2027-01-01"),
    ]);
    let found = problems(&rest);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].starts_with("test.toml:6:10") && found[1].starts_with("test.toml:7:13"),
        "{found:#?}"
    );
}

#[test]
fn no_text_makes_the_reader_panic() {
    for text in [
        "",
        "\u{0}",
        "[scenario",
        "scenario = 3",
        "[[scenario]]",
        "[scenario]\ntitle = 1979-05-27",
        "\u{feff}",
    ] {
        assert!(
            Scenario::parse("test", "test.toml", text).is_err(),
            "{text:?}"
        );
    }
}
