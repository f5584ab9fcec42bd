//! `vecinos channel`: any channel by itself.

mod list;
mod record;
mod run;

use clap::Subcommand;
use vecinos_channels::{CHANNELS, Channel};
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_report::Catalogue;

use crate::answer::Answer;
use crate::failure::Failure;

/// What can be asked of channels.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Run(run::Arguments),
    Record(record::Arguments),
}

/// Runs the command that was asked for.
pub fn answer(command: &Command, words: &Catalogue) -> Result<Answer, Failure> {
    match command {
        Command::List(arguments) => list::answer(arguments, words),
        Command::Run(arguments) => run::answer(arguments, words),
        Command::Record(arguments) => record::answer(arguments, words),
    }
}

/// A channel by name.
///
/// Errors: `unknown-name` with the nearest one.
fn named(name: &str) -> Result<&'static Channel, Diagnostic> {
    vecinos_channels::channel(name).ok_or_else(|| {
        let valid = CHANNELS.iter().map(|channel| channel.name);
        Diagnostic::unknown_name("<command line>", 1, 1, "channel", name, valid)
    })
}
