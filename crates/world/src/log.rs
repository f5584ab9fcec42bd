//! The log of measures and decisions: what took effect when, under which authority.

use jiff::civil::Date;
use serde::Serialize;

/// What happened to a measure or an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LogEvent {
    /// A recorded programme enters into force.
    ProgrammeStarts,
    /// A recorded programme ends, lapses or is struck down.
    ProgrammeEnds,
    /// A scenario's action takes effect.
    ActionStarts,
    /// A scenario's action ends.
    ActionEnds,
}

/// In which world a logged event happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LogWorld {
    /// Baseline only.
    Baseline,
    /// Scenario only.
    Scenario,
    /// Both.
    Both,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LogEntry {
    /// Day of effect; for an end, the first day without it.
    pub date: Date,
    /// What happened.
    pub event: LogEvent,
    /// In the baseline, the scenario or both.
    pub world: LogWorld,
    /// Region id of the government whose measure it is (the importer, for tariffs).
    pub actor: String,
    /// Programme id or instrument.
    pub name: String,
    /// Id of the legal authority; empty where none is named.
    pub authority: String,
    /// What it does, one line, English.
    pub description: String,
    /// Title of a recorded programme in Spanish; `None` for actions, whose line is composed from the fields below.
    pub title_es: Option<String>,
    /// Region ids aimed at (the exporters, for tariffs).
    pub targets: Vec<String>,
    /// Sector ids an action covers; empty for all goods, and for programmes, whose scope is by product.
    pub sectors: Vec<String>,
    /// Size as a fraction, where there is one number.
    pub magnitude: Option<f64>,
    /// Whether goods of the USMCA are exempt.
    pub usmca_exempt: bool,
    /// Source keys.
    pub sources: Vec<String>,
}

/// The logs of a baseline and a scenario as one, in order of date; entries of both worlds stand once.
pub fn merged(baseline: &[LogEntry], scenario: &[LogEntry]) -> Vec<LogEntry> {
    let mut rest: Vec<&LogEntry> = scenario.iter().collect();
    let mut merged = Vec::with_capacity(baseline.len() + scenario.len());
    for entry in baseline {
        match rest.iter().position(|other| *other == entry) {
            Some(position) => {
                rest.remove(position);
                merged.push(LogEntry {
                    world: LogWorld::Both,
                    ..entry.clone()
                });
            }
            None => merged.push(LogEntry {
                world: LogWorld::Baseline,
                ..entry.clone()
            }),
        }
    }
    merged.extend(rest.into_iter().map(|entry| LogEntry {
        world: LogWorld::Scenario,
        ..entry.clone()
    }));
    merged.sort_by(|one, other| {
        (one.date, one.event, &one.name).cmp(&(other.date, other.event, &other.name))
    });
    merged
}
