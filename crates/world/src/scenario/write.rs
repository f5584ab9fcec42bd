//! A scenario written out again with other actions.

use jiff::civil::Date;

use super::{Action, Instrument, Scenario, UsmcaCoverage};

/// What stands over a scenario that is written out again, in English and in Spanish.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Titles.
    pub title: [String; 2],
    /// Descriptions.
    pub description: [String; 2],
}

/// The text of a scenario with this heading and these actions instead of its own, both governments scripted. Window,
/// baseline, assumptions and couplings stay.
pub fn with_actions(
    scenario: &Scenario,
    heading: &Heading,
    actions: &[Action],
    goods: usize,
) -> String {
    let mut document = scenario.text.parse::<toml::Table>().unwrap_or_default();
    document.remove("government");
    document.remove("action");
    let header = document
        .entry("scenario")
        .or_insert_with(|| toml::Value::Table(toml::Table::new()));
    if let Some(header) = header.as_table_mut() {
        for (key, words) in [
            ("title", &heading.title),
            ("description", &heading.description),
        ] {
            header.insert(key.to_owned(), words[0].as_str().into());
            header.insert(format!("{key}_es"), words[1].as_str().into());
        }
        header.remove("behaviour");
        header.remove("experiment");
    }
    let tables: Vec<toml::Value> = actions.iter().map(|action| table(action, goods)).collect();
    if !tables.is_empty() {
        document.insert("action".to_owned(), toml::Value::Array(tables));
    }
    toml::to_string(&document).unwrap_or_default()
}

fn table(action: &Action, goods: usize) -> toml::Value {
    let mut table = toml::Table::new();
    let mut set = |key: &str, value: toml::Value| {
        table.insert(key.to_owned(), value);
    };
    set("instrument", action.instrument.id().into());
    set("actor", action.actor.as_str().into());
    if !action.targets.is_empty() {
        let targets = action.targets.iter().map(|name| name.as_str().into());
        set("target", toml::Value::Array(targets.collect()));
    }
    let sized = matches!(
        action.instrument,
        Instrument::Tariff | Instrument::ContentRule | Instrument::TradeCost | Instrument::Lever(_)
    );
    if sized {
        set("magnitude", action.magnitude.into());
    }
    if let Some(authority) = action.authority {
        set("authority", authority.id().into());
    }
    let day = |day: Date| toml::Value::from(day.to_string());
    set("from", day(action.from));
    for (key, date) in [
        ("until", action.until),
        ("threat", action.threat),
        ("deadline", action.deadline),
    ] {
        if let Some(date) = date {
            set(key, day(date));
        }
    }
    let mut coverage = toml::Table::new();
    if !action.sectors.is_empty() && action.sectors.len() < goods {
        let sectors = action.sectors.iter().map(|name| name.as_str().into());
        coverage.insert("sectors".to_owned(), toml::Value::Array(sectors.collect()));
    }
    if action.instrument == Instrument::Tariff && action.usmca == UsmcaCoverage::Exempt {
        coverage.insert("usmca".to_owned(), "exempt".into());
    }
    if action.share < 1.0 {
        coverage.insert("share".to_owned(), action.share.into());
    }
    if !coverage.is_empty() {
        set("coverage", toml::Value::Table(coverage));
    }
    toml::Value::Table(table)
}
