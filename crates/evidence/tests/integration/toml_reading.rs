//! TOML with located errors.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_evidence::toml_file::{self, Spanned, percent_as_fraction};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    #[expect(dead_code, reason = "only its presence matters here")]
    scenario: Header,
    #[serde(default)]
    action: Vec<Action>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    #[expect(dead_code, reason = "only its presence matters here")]
    title: Spanned<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "only its type matters here")]
    seed: u64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Action {
    instrument: Instrument,
    magnitude: f64,
    #[serde(default)]
    sectors: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Instrument {
    Tariff,
    BorderDelay,
}

fn first_problem(text: &str) -> Diagnostic {
    toml_file::parse::<Scenario>("s.toml", text)
        .unwrap_err()
        .0
        .remove(0)
}

/// A valid scenario of which one line is replaced.
fn with_line(line: &str) -> String {
    format!("[scenario]\ntitle = \"a\"\n\n[[action]]\n{line}\n")
}

#[test]
fn a_valid_document_keeps_the_positions_of_its_values() {
    let text =
        with_line("instrument = \"tariff\"\nmagnitude = 1\nsectors = [\"wood\", \"textles\"]");
    let document = toml_file::parse::<Scenario>("s.toml", &text).unwrap();
    let action = &document.value.action[0];
    assert_eq!(
        (&action.instrument, action.magnitude),
        (&Instrument::Tariff, 1.0)
    );
    let misspelt = &action.sectors[1];
    let problem = document.source.unknown_name(
        misspelt.span.clone(),
        "sector",
        misspelt,
        ["wood", "textiles"],
    );
    assert_eq!((problem.line, problem.column), (7, 20));
    assert_eq!(problem.suggestion.as_deref(), Some("textiles"));
}

#[test]
fn unknown_keys_suggest_the_nearest_key() {
    let problem = first_problem(&with_line("instrument = \"tariff\"\nmagnitud = 0.25"));
    assert_eq!(
        (problem.code, problem.line, problem.column),
        ("unknown-key", 6, 1)
    );
    assert_eq!(problem.suggestion.as_deref(), Some("magnitude"));
    let problem = first_problem("[scenario]\ntitle = \"a\"\n[[actoin]]\n");
    assert_eq!(
        (problem.code, problem.line, problem.column),
        ("unknown-key", 3, 3)
    );
    assert_eq!(problem.suggestion.as_deref(), Some("action"));
}

#[test]
fn unknown_names_of_an_enum_suggest_the_nearest_name() {
    let problem = first_problem(&with_line("instrument = \"tarif\"\nmagnitude = 0.25"));
    assert_eq!(
        (problem.code, problem.line, problem.column),
        ("unknown-name", 5, 14)
    );
    assert_eq!(problem.suggestion.as_deref(), Some("tariff"));
    assert_eq!(
        problem.expected.as_deref(),
        Some("`tariff` or `border-delay`")
    );
}

#[test]
fn percent_signs_are_answered_with_the_fraction() {
    for written in ["\"25%\"", "\"25 %\"", "25%", "25 %"] {
        let problem = first_problem(&with_line(&format!(
            "instrument = \"tariff\"\nmagnitude = {written}"
        )));
        assert_eq!(
            (problem.code, problem.line, problem.column),
            ("percent-sign", 6, 13),
            "{written}: {problem}"
        );
        assert_eq!(problem.suggestion.as_deref(), Some("0.25"), "{written}");
    }
    assert_eq!(percent_as_fraction("7%").as_deref(), Some("0.07"));
    assert_eq!(percent_as_fraction("100%").as_deref(), Some("1"));
    assert_eq!(percent_as_fraction("-2.5 %").as_deref(), Some("-0.025"));
    assert_eq!(percent_as_fraction("x%"), None);
}

#[test]
fn numbers_in_quotation_marks_and_wrong_types_say_what_was_expected() {
    let problem = first_problem(&with_line("instrument = \"tariff\"\nmagnitude = \"0.25\""));
    assert_eq!(
        (problem.code, problem.suggestion.as_deref()),
        ("wrong-type", Some("0.25"))
    );
    let problem = first_problem(&with_line("instrument = \"tariff\"\nmagnitude = true"));
    assert_eq!(
        (problem.code, problem.expected.as_deref()),
        ("wrong-type", Some("a number"))
    );
    let problem = first_problem("[scenario]\ntitle = \"a\"\nseed = -4\n");
    assert_eq!(
        (problem.code, problem.line, problem.column),
        ("invalid-value", 3, 8),
        "{problem}"
    );
}

#[test]
fn missing_and_repeated_keys_are_located() {
    let problem = first_problem(&with_line("instrument = \"tariff\""));
    assert_eq!(
        (problem.code, problem.line),
        ("missing-key", 4),
        "{problem}"
    );
    assert!(problem.message.contains("`magnitude`"));
    let problem = first_problem("[scenario]\ntitle = \"a\"\ntitle = \"b\"\n");
    assert_eq!(
        (problem.code, problem.line, problem.column),
        ("duplicate-key", 3, 1),
        "{problem}"
    );
    assert_eq!(first_problem("").code, "missing-key");
}

#[test]
fn numbers_that_are_not_finite_are_found_wherever_they_stand() {
    for written in ["nan", "inf", "-inf", "1e999"] {
        let problem = first_problem(&with_line(&format!(
            "instrument = \"tariff\"\nmagnitude = {written}"
        )));
        assert_eq!(
            (problem.code, problem.line, problem.column),
            ("not-finite", 6, 13),
            "{written}: {problem}"
        );
    }
    let problem = toml_file::parse::<BTreeMap<String, toml::Value>>("s", "a = { b = [1.0, nan] }")
        .unwrap_err();
    assert_eq!((problem.0[0].code, problem.0[0].column), ("not-finite", 17));
    let problem = first_problem(&with_line(
        "instrument = \"tariff\"\nmagnitude = 99999999999999999999999999",
    ));
    assert_eq!((problem.line, problem.column), (6, 13), "{problem}");
}

#[test]
fn broken_toml_is_located() {
    let problem = first_problem("[scenario]\ntitle = \"a\n");
    assert_eq!(
        (problem.code, problem.line),
        ("toml-syntax", 2),
        "{problem}"
    );
    let problem = first_problem("[scenario\ntitle = 3");
    assert_eq!(
        (problem.code, problem.line),
        ("toml-syntax", 1),
        "{problem}"
    );
}

#[test]
fn spanned_types_have_the_schema_of_their_value() {
    let plain = schemars::schema_for!(Vec<String>);
    let spanned = schemars::schema_for!(Vec<Spanned<String>>);
    assert_eq!(plain.get("items"), spanned.get("items"));
}

proptest! {
    #[test]
    fn random_text_never_panics(text in any::<String>()) {
        let _ = toml_file::parse::<Scenario>("random", &text);
    }

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(source) = vecinos_evidence::source_text::SourceText::from_bytes("random", bytes) {
            let _ = toml_file::parse_source::<Scenario>(source);
        }
    }

    #[test]
    fn mutilated_scenarios_never_panic_and_are_located_inside_the_text(
        position in 0_usize..90, length in 0_usize..20, inserted in "[\\[\\]=\"%.a0é\n]{0,6}"
    ) {
        let text = with_line("instrument = \"tariff\"\nmagnitude = 0.25\nsectors = [\"wood\"]");
        let characters: Vec<char> = text.chars().collect();
        let start = position.min(characters.len());
        let end = (start + length).min(characters.len());
        let mutilated: String =
            characters[..start].iter().copied().chain(inserted.chars()).chain(characters[end..].iter().copied()).collect();
        if let Err(problems) = toml_file::parse::<Scenario>("s.toml", &mutilated) {
            let lines = mutilated.split('\n').count();
            for problem in &problems {
                prop_assert!(problem.line <= lines, "{problem}");
            }
        }
    }
}
