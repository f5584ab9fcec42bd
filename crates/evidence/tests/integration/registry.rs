//! Parameters: values, draws, assumptions of a scenario.

use serde::Deserialize;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::registry::{Assumption, Assumptions, Distribution, Grade, Registry, Value};
use vecinos_evidence::source_text::SourceText;
use vecinos_evidence::sources::Bibliography;
use vecinos_evidence::toml_file;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    assumptions: Assumptions,
}

fn with(text: &str) -> Result<Registry, Diagnostics> {
    let document = toml_file::parse::<Scenario>("s.toml", &format!("[assumptions]\n{text}\n"))?;
    Registry::embedded()?.with_assumptions(&document.value.assumptions, &document.source)
}

fn problem(text: &str) -> Diagnostic {
    with(text).unwrap_err().0.remove(0)
}

#[test]
fn every_parameter_is_graded_sourced_and_drawable() {
    let registry = Registry::embedded().unwrap();
    let bibliography = Bibliography::embedded().unwrap();
    for parameter in registry.iter() {
        assert!(
            parameter
                .source
                .iter()
                .all(|key| bibliography.get(key).is_some()),
            "{}",
            parameter.name
        );
        assert!(
            parameter.grade == Grade::Judgement || !parameter.source.is_empty(),
            "{}",
            parameter.name
        );
        for uniform in [1e-9, 0.02, 0.5, 0.98, 1.0 - 1e-9] {
            match parameter.draw(uniform) {
                Value::Number(number) => {
                    let low = parameter.minimum.unwrap_or(f64::NEG_INFINITY);
                    let high = parameter.maximum.unwrap_or(f64::INFINITY);
                    assert!(
                        (low..=high).contains(&number),
                        "{} at {uniform}: {number}",
                        parameter.name
                    );
                }
                Value::Name(name) => assert!(!name.is_empty()),
            }
        }
    }
}

#[test]
fn draws_follow_their_distribution() {
    let registry = Registry::embedded().unwrap();
    let share = registry.get("trade.time_profile_one_year").unwrap();
    assert_eq!(share.number(), Some(0.35));
    // Median 0.35; one standard deviation (0.08) above at the 84th percentile. The cut at 0 and 1 is four deviations away.
    let Value::Number(median) = share.draw(0.5) else {
        panic!("not a number")
    };
    let Value::Number(high) = share.draw(0.841_344_746) else {
        panic!("not a number")
    };
    assert!(
        (median - 0.35).abs() < 1e-5 && (high - 0.43).abs() < 1e-4,
        "{median} {high}"
    );
    let set = registry.get("trade.elasticity_set").unwrap();
    assert_eq!(set.draw(0.29), Value::Name("fontagne_2022".to_owned()));
    assert_eq!(
        set.draw(0.31),
        Value::Name("caliendo_parro_2015".to_owned())
    );
    assert_eq!(set.draw(0.999_999), Value::Name("uniform_5".to_owned()));
    assert_eq!(
        registry
            .get("trade.time_profile_ten_years")
            .unwrap()
            .draw(0.1),
        Value::Number(1.0)
    );
}

#[test]
fn the_elasticity_sets_to_choose_from_are_those_of_the_benchmark() {
    let registry = Registry::embedded().unwrap();
    let table = vecinos_evidence::benchmark::BenchmarkTable::embedded().unwrap();
    let Distribution::Choice { options, .. } =
        &registry.get("trade.elasticity_set").unwrap().distribution
    else {
        panic!("not a choice")
    };
    let mut options = options.clone();
    options.sort();
    assert_eq!(
        options,
        table.elasticity_sets.keys().cloned().collect::<Vec<_>>()
    );
}

#[test]
fn assumptions_replace_values_in_every_spelling() {
    let registry = with(
        "\"trade.border_pass_through\" = 1\ntrade.retail_pass_through = 0.25\ntrade.elasticity_set = \"uniform_4\"\n\
         trade.wage_floor_usa_manufacturing = { kind = \"uniform\", low = 0.96, high = 0.98 }",
    )
    .unwrap();
    let border = registry.get("trade.border_pass_through").unwrap();
    assert_eq!(
        (border.number(), &border.distribution, border.overridden),
        (Some(1.0), &Distribution::Fixed, true)
    );
    assert_eq!(border.grade, Grade::Judgement);
    assert_eq!(registry.number("trade.retail_pass_through").unwrap(), 0.25);
    assert_eq!(
        registry.get("trade.elasticity_set").unwrap().draw(0.9),
        Value::Name("uniform_4".to_owned())
    );
    let floor = registry.get("trade.wage_floor_usa_manufacturing").unwrap();
    assert!((floor.number().unwrap() - 0.97).abs() < 1e-12);
    assert_eq!(floor.draw(0.25), Value::Number(0.96 + (0.98 - 0.96) * 0.25));
    assert!(!registry.get("trade.closure").unwrap().overridden);
}

#[test]
fn wrong_assumptions_are_located_with_a_suggestion() {
    let unknown = problem("trade.border_pass_trough = 1");
    assert_eq!(
        (unknown.code, unknown.line, unknown.column),
        ("unknown-parameter", 2, 7)
    );
    assert_eq!(
        unknown.suggestion.as_deref(),
        Some("trade.border_pass_through")
    );
    let unknown = problem("\"trade.retail_pasthrough\" = 1");
    assert_eq!((unknown.line, unknown.column), (2, 1));
    assert_eq!(
        unknown.suggestion.as_deref(),
        Some("trade.retail_pass_through")
    );
    let range = problem("trade.border_pass_through = 90");
    assert_eq!(
        (range.code, range.line, range.column),
        ("out-of-range", 2, 29)
    );
    assert_eq!(range.expected.as_deref(), Some("a number from 0 to 1.5"));
    let percent = problem("trade.border_pass_through = \"90%\"");
    assert_eq!(
        (percent.code, percent.suggestion.as_deref()),
        ("wrong-type", Some("0.9"))
    );
    let name = problem("trade.elasticity_set = \"fontagne\"");
    assert_eq!(
        (name.code, name.suggestion.as_deref()),
        ("unknown-name", Some("fontagne_2022"))
    );
    let shape =
        problem("trade.border_pass_through = { kind = \"uniform\", low = 1.0, high = 0.9 }");
    assert_eq!((shape.code, shape.line), ("invalid-distribution", 2));
    let kind = problem("trade.border_pass_through = { kind = \"uniforn\", low = 0.8, high = 0.9 }");
    assert_eq!(
        (kind.code, kind.suggestion.as_deref()),
        ("unknown-name", Some("uniform")),
        "{kind}"
    );
}

#[test]
fn unknown_names_asked_of_the_registry_are_errors() {
    let registry = Registry::embedded().unwrap();
    let problem = registry.number("trade.border_passthrough").unwrap_err();
    assert_eq!(
        problem.suggestion.as_deref(),
        Some("trade.border_pass_through")
    );
    assert_eq!(
        registry.number("trade.closure").unwrap_err().code,
        "wrong-type"
    );
}

#[test]
fn assumptions_can_be_built_and_written() {
    let mut assumptions = Assumptions::new();
    assumptions.insert("trade.border_pass_through", Assumption::Number(0.95));
    let source = SourceText::new("<command line>", "");
    let registry = Registry::embedded()
        .unwrap()
        .with_assumptions(&assumptions, &source)
        .unwrap();
    assert_eq!(registry.number("trade.border_pass_through").unwrap(), 0.95);
    assert_eq!(
        serde_json::to_string(&assumptions).unwrap(),
        "{\"trade.border_pass_through\":0.95}"
    );
}
