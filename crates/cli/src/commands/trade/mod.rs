//! `vecinos trade`: the trade core alone, on the embedded economy or on the user's own benchmark folder.

mod benchmark;
mod content;
mod counterfactual;
mod nash;
mod solve;

use clap::Subcommand;
use vecinos_report::Catalogue;

use crate::answer::Answer;
use crate::failure::Failure;

#[derive(Debug, Subcommand)]
pub enum Command {
    Solve(solve::Arguments),
    Nash(nash::Arguments),
    Content(content::Arguments),
}

/// Runs one of the commands of the trade core.
pub fn answer(command: &Command, words: &Catalogue) -> Result<Answer, Failure> {
    match command {
        Command::Solve(arguments) => solve::answer(arguments, words),
        Command::Nash(arguments) => nash::answer(arguments, words),
        Command::Content(arguments) => content::answer(arguments, words),
    }
}
