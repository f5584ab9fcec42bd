//! Both languages say the same things, and code asks only for what they say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use vecinos_channels::CHANNELS;
use vecinos_evidence::registry::Registry;
use vecinos_politics::base_rates::MoveKind;
use vecinos_politics::{Issue, Party, Product};
use vecinos_report::catalogue::message_files;
use vecinos_report::{Argument, Catalogue, Language, names};
use vecinos_world::channel_record::{compare, compared};
use vecinos_world::couplings::COUPLINGS;
use vecinos_world::{Closure, INDICATORS, Month};

use crate::fixture;

fn variables_of_inline(expression: &InlineExpression<&'static str>, found: &mut BTreeSet<String>) {
    match expression {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => variables_of(expression, found),
        _ => {}
    }
}

fn variables_of(expression: &Expression<&'static str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => variables_of_inline(inline, found),
        Expression::Select { selector, variants } => {
            variables_of_inline(selector, found);
            for variant in variants {
                collect(&variant.value, found);
            }
        }
    }
}

fn collect(pattern: &Pattern<&'static str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            variables_of(expression, found);
        }
    }
}

/// Message keys with the variables of each.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for file in message_files(language) {
        let resource = parser::parse(file).expect("a message file without errors");
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut variables = BTreeSet::new();
                collect(
                    message.value.as_ref().expect("a message with a value"),
                    &mut variables,
                );
                let key = message.id.name.to_owned();
                assert!(
                    messages.insert(key.clone(), variables).is_none(),
                    "{language}: `{key}` stands twice"
                );
            }
        }
    }
    messages
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (english, spanish) = (messages(Language::English), messages(Language::Spanish));
    let only = |left: &BTreeMap<String, BTreeSet<String>>,
                right: &BTreeMap<String, BTreeSet<String>>| {
        left.keys()
            .filter(|key| !right.contains_key(*key))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        only(&english, &spanish),
        Vec::<String>::new(),
        "missing in Spanish"
    );
    assert_eq!(
        only(&spanish, &english),
        Vec::<String>::new(),
        "missing in English"
    );
    for (key, variables) in &english {
        assert_eq!(variables, &spanish[key], "variables of `{key}`");
    }
}

fn sources(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, extensions, found);
        } else if path
            .extension()
            .is_some_and(|extension| extensions.iter().any(|other| extension == *other))
        {
            found.push(path);
        }
    }
}

/// Literal keys that report and terminal ask the catalogue for.
fn asked_for() -> BTreeSet<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a folder of crates");
    let mut files = Vec::new();
    sources(&crates.join("report/src"), &["rs"], &mut files);
    sources(&crates.join("report/templates"), &["html"], &mut files);
    if crates.join("cli/src").is_dir() {
        sources(&crates.join("cli/src"), &["rs"], &mut files);
    }
    let mut keys = BTreeSet::new();
    for file in files {
        let text: String = fs::read_to_string(file)
            .expect("a source file")
            .split_whitespace()
            .collect();
        for call in [".text(\"", ".with(\"", ".finish(\"", "titled(\""] {
            for (position, _) in text.match_indices(call) {
                let rest = &text[position + call.len()..];
                let key = rest.split('"').next().expect("a literal");
                let whole =
                    rest[key.len()..].starts_with("\",") || rest[key.len()..].starts_with("\")");
                if whole && key.contains('-') && !key.contains(['{', '.']) {
                    keys.insert(key.to_owned());
                }
            }
        }
    }
    keys
}

#[test]
fn every_key_in_code_is_in_the_catalogue() {
    let keys = asked_for();
    assert!(
        keys.len() > 60,
        "the search for keys found only {}",
        keys.len()
    );
    let messages = messages(Language::English);
    // `finish("income-…", "finding-income", …)` names a finding first; its message is looked up by the second literal.
    let findings = ["never-departs"];
    let missing: Vec<&String> = keys
        .iter()
        .filter(|key| !messages.contains_key(*key) && !findings.contains(&key.as_str()))
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
}

/// Families of keys that code composes from ids.
const COMPOSED: [&str; 36] = [
    "authority-",
    "backcast-levels-",
    "backcast-relative-",
    "baseline-",
    "caveat-",
    "closure-",
    "elasticity-set-",
    "figure-",
    "imports-",
    "in-side-",
    "indicator-",
    "action-",
    "note-",
    "region-",
    "section-",
    "sector-",
    "side-",
    "the-side-",
    "time-profile-",
    "unit-",
    "unit-long-",
    "value-",
    "help-",
    "finding-gdp-",
    "lever-value-",
    "parameter-group-",
    "port-",
    "goods-",
    "issue-",
    "kind-",
    "mode-",
    "move-",
    "party-",
    "channel-",
    "forbearance-column-",
    "term-",
];

#[test]
fn every_message_is_used() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a folder of crates");
    let mut files = Vec::new();
    sources(&crates.join("report/src"), &["rs"], &mut files);
    sources(&crates.join("report/templates"), &["html"], &mut files);
    if crates.join("cli/src").is_dir() {
        sources(&crates.join("cli/src"), &["rs"], &mut files);
    }
    let code: String = files
        .iter()
        .map(|file| fs::read_to_string(file).expect("a source file"))
        .collect();
    let files = message_files(Language::English);
    let [report, ledger, politics] = [files[0], files[3], files[4]]
        .map(|file| parser::parse(file).expect("a message file without errors"));
    let idle: Vec<&str> = report
        .body
        .iter()
        .chain(&ledger.body)
        .chain(&politics.body)
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name),
            _ => None,
        })
        .filter(|key| !COMPOSED.iter().any(|family| key.starts_with(family)))
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert_eq!(idle, Vec::<&str>::new());
}

#[test]
fn every_name_of_a_thing_is_in_the_catalogue() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let has = |key: String| assert!(catalogue.has(&key), "{language}: no `{key}`");
        for sector in fixture::SECTORS {
            has(names::key("sector", sector));
        }
        for set in fixture::SETS {
            has(names::key("elasticity-set", set));
        }
        for region in [
            "USA", "MEX", "CAN", "CHN", "EU", "JKT", "ASIA", "LAC", "ROW",
        ] {
            has(names::key("region", region));
        }
        for closure in Closure::ALL {
            has(names::key("closure", closure.id()));
        }
        for port in vecinos_world::node::CHAIN_PORTS {
            has(names::key(
                "port",
                &format!("production_chains-{}", port.name),
            ));
        }
        let named: [(&str, Vec<&str>); 4] = [
            ("party", Party::ALL.iter().map(|one| one.id()).collect()),
            ("issue", Issue::ALL.iter().map(|one| one.id()).collect()),
            ("goods", Product::ALL.iter().map(|one| one.id()).collect()),
            ("kind", MoveKind::ALL.iter().map(|one| one.id()).collect()),
        ];
        for (family, ids) in &named {
            for id in ids {
                has(names::key(family, id));
            }
        }
        for kind in MoveKind::ALL {
            has(names::key("move", kind.id()));
        }
        for (node, port) in vecinos_world::node::GOVERNMENT_INPUTS {
            has(names::key("channel", node));
            has(names::key("port", &format!("{node}-{port}")));
        }
        for indicator in INDICATORS {
            has(indicator.title_key());
            for side in [Some(indicator.side), indicator.partner]
                .into_iter()
                .flatten()
            {
                has(names::key("side", side.id()));
                has(names::key("the-side", side.id()));
                has(names::key("in-side", side.id()));
            }
        }
        for unit in INDICATORS.iter().map(|indicator| indicator.unit) {
            for text in [
                names::unit(&catalogue, unit),
                names::unit_long(&catalogue, unit),
                names::value(&catalogue, unit, "1"),
            ] {
                assert!(
                    !text.contains("unit-") && !text.contains("value-"),
                    "{language}: {text}"
                );
            }
        }
    }
}

#[test]
fn units_of_ports_records_and_couplings_have_a_spanish_message() {
    let (english, spanish) = (
        Catalogue::new(Language::English),
        Catalogue::new(Language::Spanish),
    );
    let registry = Registry::embedded().expect("the registry");
    let ports = CHANNELS
        .iter()
        .flat_map(|channel| channel.inputs.iter().chain(channel.outputs))
        .map(|port| port.unit);
    let strengths = COUPLINGS
        .iter()
        .filter_map(|coupling| registry.get(coupling.parameter?))
        .map(|parameter| parameter.unit.as_str());
    for unit in ports.chain(strengths) {
        assert_eq!(names::written_unit(&english, unit), unit);
        assert_ne!(names::written_unit(&spanish, unit), unit, "{unit}");
    }
    for channel in compared() {
        let comparison = compare(channel).expect("runs").expect("a record");
        let unit = comparison.unit;
        assert_ne!(names::written_unit(&spanish, unit), unit, "{unit}");
    }
}

#[test]
fn names_of_one_family_differ() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let sectors: BTreeSet<String> = fixture::SECTORS
            .iter()
            .map(|id| names::sector(&catalogue, id))
            .collect();
        assert_eq!(sectors.len(), fixture::SECTORS.len());
        let sets: BTreeSet<String> = fixture::SETS
            .iter()
            .map(|id| names::elasticity_set(&catalogue, id))
            .collect();
        assert_eq!(sets.len(), fixture::SETS.len());
    }
}

#[test]
fn missing_keys_and_arguments_never_panic() {
    let catalogue = Catalogue::new(Language::Spanish);
    assert_eq!(catalogue.text("no-such-key"), "no-such-key");
    assert_eq!(catalogue.text(""), "");
    assert_eq!(catalogue.text("\u{0}{$x"), "\u{0}{$x");
    for key in messages(Language::Spanish).keys() {
        assert!(!catalogue.text(key).is_empty(), "{key}");
    }
}

#[test]
fn counts_choose_the_plural_and_carry_commas() {
    let english = Catalogue::new(Language::English);
    let spanish = Catalogue::new(Language::Spanish);
    let draws = |catalogue: &Catalogue, count: u64| {
        catalogue.with("fact-draws-value", &[("draws", count.into())])
    };
    assert_eq!(draws(&english, 1), "1 draw");
    assert_eq!(draws(&english, 12_500), "12,500 draws");
    assert_eq!(draws(&spanish, 1), "1 sorteo");
    assert_eq!(draws(&spanish, 1000), "1,000 sorteos");
}

#[test]
fn months_are_written_in_words() {
    let month = Month::new(2026, 11).expect("a month");
    assert_eq!(
        names::month(&Catalogue::new(Language::English), month),
        "November 2026"
    );
    assert_eq!(
        names::month(&Catalogue::new(Language::Spanish), month),
        "noviembre de 2026"
    );
    let january = Month::new(2030, 1).expect("a month");
    assert_eq!(
        names::month(&Catalogue::new(Language::Spanish), january),
        "enero de 2030"
    );
}

#[test]
fn arguments_are_text_and_not_messages() {
    let catalogue = Catalogue::new(Language::English);
    let text = catalogue.with(
        "band",
        &[
            ("low", Argument::from("{ $high }")),
            ("high", Argument::from("2")),
        ],
    );
    assert_eq!(text, "{ $high } to 2");
}
