//! What a logged measure does, in words: tariffs and other actions on trade, levers of channels, recorded measures.

use std::collections::BTreeSet;

use vecinos_ensemble::{EnsembleResult, LogEntry, LogWorld};
use vecinos_world::levers::{self, Lever};

use crate::catalogue::Catalogue;
use crate::language::Language;
use crate::names;
use crate::number;

/// Channels whose levers stand differently in scenario and baseline, by name.
pub fn touched(result: &EnsembleResult) -> BTreeSet<&str> {
    let own = result
        .log
        .iter()
        .filter(|entry| entry.world != LogWorld::Both);
    own.filter_map(|entry| entry.name.split_once('.'))
        .map(|(channel, _)| channel)
        .collect()
}

/// What a measure does, in the reader's language where the log allows, and the tag of the language it is in.
pub fn describe(entry: &LogEntry, catalogue: &Catalogue) -> (String, &'static str) {
    let language = catalogue.language().tag();
    if let Some(lever) = levers::lever(&entry.name) {
        return on_lever(entry, lever, catalogue);
    }
    if let Some(line) = on_trade(entry, catalogue) {
        return (line, language);
    }
    let english = Language::English.tag();
    if entry.description.is_empty() {
        return (entry.name.clone(), english);
    }
    match (&entry.title_es, catalogue.language()) {
        // A description is the title of the programme and its rates: `Steel and aluminium: 25 %`.
        (Some(title), Language::Spanish) => {
            let rates = entry.description.rsplit_once(": ").map(|(_, rates)| rates);
            (
                rates.map_or_else(|| title.clone(), |rates| format!("{title}: {rates}")),
                language,
            )
        }
        _ => (entry.description.clone(), english),
    }
}

/// A lever and its value; before it the title, where the measure is a recorded one.
fn on_lever(entry: &LogEntry, lever: &Lever, catalogue: &Catalogue) -> (String, &'static str) {
    let language = catalogue.language().tag();
    let (channel, port) = lever.id.split_once('.').unwrap_or(("", &lever.id));
    // The log leaves out a magnitude of zero.
    let value = lever_value(catalogue, lever.port.unit, entry.magnitude.unwrap_or(0.0));
    let arguments = [
        ("lever", names::port(catalogue, channel, port).into()),
        ("value", value.into()),
    ];
    let set = catalogue.with("measure-lever", &arguments);
    let Some(title_es) = &entry.title_es else {
        return (set, language);
    };
    let title = match catalogue.language() {
        Language::English => &entry.description,
        Language::Spanish => title_es,
    };
    let arguments = [("title", title.into()), ("lever", set.into())];
    (
        catalogue.with("measure-recorded-lever", &arguments),
        language,
    )
}

/// The value of a lever with its unit: shares in per cent, ratios as factors.
pub fn lever_value(catalogue: &Catalogue, unit: &str, value: f64) -> String {
    let key = format!("lever-value-{}", unit.replace(' ', "-"));
    if !catalogue.has(&key) {
        let unit = names::written_unit(catalogue, unit);
        return format!("{} {unit}", number::plain(value));
    }
    let arguments = [
        ("number", number::plain(value).into()),
        ("percent", number::plain(100.0 * value).into()),
    ];
    catalogue.with(&key, &arguments)
}

/// Sectors named one by one in a line about an action; more are counted.
const MOST_SECTORS: usize = 6;

/// The line of an action of a scenario on trade; `None` for recorded programmes.
fn on_trade(entry: &LogEntry, catalogue: &Catalogue) -> Option<String> {
    let exempt = entry.usmca_exempt && entry.name == "tariff";
    let key = names::key(
        "action",
        if exempt {
            "tariff_usmca_exempt"
        } else {
            &entry.name
        },
    );
    if !catalogue.has(&key) {
        return None;
    }
    let goods = match entry.sectors.len() {
        0 => catalogue.text("action-all-goods"),
        1..=MOST_SECTORS => {
            let sectors = entry.sectors.iter();
            let names: Vec<String> = sectors
                .map(|id| names::sector_in_sentence(catalogue, id))
                .collect();
            names.join(", ")
        }
        count => catalogue.with("action-sectors", &[("count", count.into())]),
    };
    let targets: Vec<String> = entry
        .targets
        .iter()
        .map(|id| names::region(catalogue, id))
        .collect();
    let rate = entry.magnitude.map_or_else(String::new, |fraction| {
        format!("{}%", number::plain(fraction * 100.0))
    });
    let arguments = [
        ("goods", goods.into()),
        ("targets", targets.join(", ").into()),
        ("rate", rate.into()),
    ];
    Some(catalogue.with(&key, &arguments))
}
