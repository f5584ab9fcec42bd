//! The log of decisions in CSV: recorded and scripted measures, then the moves of governments that act by themselves by draw.

use vecinos_ensemble::{EnsembleResult, LogEvent, LogWorld};
use vecinos_world::scenario::BehaviourIn;

use super::RunFolderError;
use super::summary::{Table, enum_name, exact};
use crate::behaviour;
use crate::catalogue::Catalogue;
use crate::language::Language;

/// Who did what, when, under which authority and why. What is recorded or scripted has probability 1 and no draw. A move
/// is described in English; its probability is that with which it was drawn, per month for announcements.
pub(super) fn decisions(result: &EnsembleResult) -> Result<Vec<u8>, RunFolderError> {
    let mut table = Table::new(&[
        "date",
        "event",
        "world",
        "actor",
        "name",
        "authority",
        "description",
        "sources",
        "draw",
        "probability",
        "reason",
    ])?;
    for entry in &result.log {
        let reason = match entry.event {
            LogEvent::ProgrammeStarts | LogEvent::ProgrammeEnds => "recorded",
            LogEvent::ActionStarts | LogEvent::ActionEnds => "scripted",
        };
        table.row(&[
            entry.date.to_string(),
            enum_name(&entry.event)?,
            enum_name(&entry.world)?,
            entry.actor.clone(),
            entry.name.clone(),
            entry.authority.clone(),
            entry.description.clone(),
            entry.sources.join(" "),
            String::new(),
            "1".to_owned(),
            reason.to_owned(),
        ])?;
    }
    let Some(of) = &result.behaviour else {
        return table.bytes();
    };
    let world = match of.governments.act_in {
        BehaviourIn::Scenario => LogWorld::Scenario,
        BehaviourIn::Both => LogWorld::Both,
    };
    let world = enum_name(&world)?;
    let english = Catalogue::new(Language::English);
    for one in &result.histories {
        let draw = one.draw.to_string();
        for made in &one.history.moves {
            let product = made.product.map_or("", |product| product.id());
            table.row(&[
                made.date.to_string(),
                made.kind.id().to_owned(),
                world.clone(),
                made.actor.id().to_owned(),
                [made.issue.id(), product].join(" ").trim_end().to_owned(),
                made.authority.id().to_owned(),
                behaviour::describe(&english, made),
                String::new(),
                draw.clone(),
                exact(Some(made.probability)),
                behaviour::reason(&english, &made.reason),
            ])?;
        }
    }
    table.bytes()
}
