//! `vecinos channel list`: the channels, or the ports of one.

use clap::Args;
use vecinos_channels::{CHANNELS, Channel, Port, Role};
use vecinos_report::{Catalogue, names};

use super::named;
use crate::answer::{Answer, Cell, Table};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// Every channel with what it explains, or every port of one channel with its unit, neutral value and range.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let table = match &arguments.name {
        None => channels(words),
        Some(name) => ports(named(name)?, words),
    };
    Ok(Answer::of_table(table))
}

fn channels(words: &Catalogue) -> Table {
    let mut table = Table::new([
        ("channel", words.text("column-channel")),
        ("title", words.text("column-title")),
        ("explains", words.text("column-explains")),
        ("levers", words.text("column-levers")),
        ("inputs", words.text("column-inputs")),
        ("outputs", words.text("column-outputs")),
        ("parameters", words.text("column-parameters")),
    ])
    .off_screen(&["title"]);
    for channel in CHANNELS {
        let levers = channel.levers().count();
        table.push(vec![
            Cell::text(channel.name),
            Cell::text(names::channel(words, channel.name)),
            Cell::text(names::channel_explains(words, channel.name)),
            Cell::Count(levers as u64),
            Cell::Count((channel.inputs.len() - levers) as u64),
            Cell::Count(channel.outputs.len() as u64),
            Cell::Count(channel.parameters.len() as u64),
        ]);
    }
    table
}

fn ports(channel: &Channel, words: &Catalogue) -> Table {
    let mut table = Table::new([
        ("port", words.text("column-port")),
        ("role", words.text("column-role")),
        ("title", words.text("column-title")),
        ("unit", words.text("column-unit")),
        ("neutral", words.text("column-neutral")),
        ("minimum", words.text("column-minimum")),
        ("maximum", words.text("column-maximum")),
        ("meaning", words.text("column-meaning")),
    ])
    .off_screen(&["meaning"]);
    for port in channel.inputs.iter().chain(channel.outputs) {
        let Port {
            name,
            role,
            unit,
            neutral,
            minimum,
            maximum,
            meaning,
        } = port;
        let bound = |value: &f64| match role {
            Role::Output => Cell::Empty,
            Role::Lever | Role::Input => Cell::text(value.to_string()),
        };
        table.push(vec![
            Cell::text(*name),
            Cell::named(
                role_id(*role),
                words.text(match role {
                    Role::Lever => "role-lever",
                    Role::Input => "role-input",
                    Role::Output => "role-output",
                }),
            ),
            Cell::text(names::port(words, channel.name, name)),
            Cell::named(*unit, names::written_unit(words, unit)),
            Cell::text(neutral.to_string()),
            bound(minimum),
            bound(maximum),
            Cell::text(meaning.trim()),
        ]);
    }
    table
}

const fn role_id(role: Role) -> &'static str {
    match role {
        Role::Lever => "lever",
        Role::Input => "input",
        Role::Output => "output",
    }
}
