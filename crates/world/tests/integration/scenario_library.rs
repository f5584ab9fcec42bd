//! The ready scenarios.

use vecinos_world::scenario::{Instrument, Scenario, library, schema};

#[test]
fn every_ready_scenario_reads_and_speaks_both_languages() {
    let names = library::names();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let scenario = library::resolve(name).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(scenario.name, name);
        let acts = !scenario.actions.is_empty() || !scenario.governments.scripted();
        assert!(acts, "{name}");
        assert_ne!(scenario.header.title, scenario.header.title_es, "{name}");
        assert!(!scenario.header.description.is_empty(), "{name}");
        assert_ne!(
            scenario.header.description, scenario.header.description_es,
            "{name}"
        );
    }
}

#[test]
fn a_name_that_is_almost_one_is_suggested() {
    let problems = library::resolve("usmca-end").unwrap_err();
    let text = problems.to_string();
    assert!(
        text.contains("error[unknown-scenario]") && text.contains("did you mean `usmca-ends`?"),
        "{text}"
    );
}

#[test]
fn the_template_of_a_new_scenario_is_valid() {
    let text = library::template("A \"quoted\" title");
    let scenario =
        Scenario::parse("new", "new.toml", &text).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(scenario.header.title, "A \"quoted\" title");
    assert_eq!(scenario.actions[0].instrument, Instrument::Tariff);
}

#[test]
fn the_end_of_the_usmca_comes_six_months_after_notice() {
    let notice_only = "[scenario]\ntitle = \"T\"\n[[action]]\ninstrument = \"usmca_termination\"\nactor = \"USA\"\ntarget = \"MEX\"\nthreat = 2026-12-15\n";
    let scenario = Scenario::parse("t", "t.toml", notice_only).unwrap();
    assert_eq!(scenario.actions[0].from.to_string(), "2027-06-15");
}

/// Every `"name" = value` that the schema gives as an example of an assumption is accepted.
#[test]
fn the_examples_of_the_schema_are_valid() {
    let schema = schema::json_schema();
    let told = schema["properties"]["assumptions"]["description"]
        .as_str()
        .expect("a description");
    let examples: Vec<&str> = told
        .split('`')
        .filter(|part| part.contains(" = "))
        .collect();
    assert!(!examples.is_empty(), "{told}");
    for example in examples {
        let text = format!("[scenario]\ntitle = \"T\"\n[assumptions]\n{example}\n");
        if let Err(problems) = Scenario::parse("example", "example.toml", &text) {
            panic!("{example}: {problems}");
        }
    }
}

/// The file that `scenario new` writes is valid, with its commented lines and without.
#[test]
fn the_template_is_valid_with_its_lever() {
    let text = library::template("A question");
    let with_lever: Vec<&str> = text
        .lines()
        .map(|line| {
            let lever = line.contains("[[action]]")
                || line.contains("removals.funded_beds")
                || line.contains("USA or MEX")
                || line.contains("135000.0")
                || line == "# from = 2027-01-01";
            if lever {
                line.trim_start_matches("# ")
            } else {
                line
            }
        })
        .collect();
    let with_lever = with_lever.join("\n");
    assert_ne!(text, with_lever);
    for (text, actions) in [(text, 1), (with_lever, 2)] {
        let scenario = Scenario::parse("new", "new.toml", &text).expect("valid");
        assert_eq!(scenario.actions.len(), actions);
    }
}

#[test]
fn the_schema_knows_every_table_and_refuses_others() {
    let schema = schema::json_schema();
    assert_eq!(
        schema["additionalProperties"],
        serde_json::Value::Bool(false)
    );
    for table in ["scenario", "action", "government", "assumptions"] {
        assert!(schema["properties"].get(table).is_some(), "{table}");
    }
    let text = schema.to_string();
    for word in ["usmca_termination", "section_122", "scripted", "covered"] {
        assert!(text.contains(word), "{word}");
    }
}
