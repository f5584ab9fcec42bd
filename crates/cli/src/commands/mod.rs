//! The commands, one module each. A command turns its arguments into an answer; it prints nothing itself.

mod article;
mod backtest;
mod behaviour;
mod channel;
mod compare;
mod couplings;
mod data;
mod doctor;
mod ensemble;
mod explain;
mod forbearance;
mod parameters;
mod play;
mod political_scores;
mod run;
mod scenario;
mod sources;
mod threats;
mod trade;

use clap::Subcommand;
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_report::Catalogue;
use vecinos_world::Month;
use vecinos_world::scenario::day::Day;

use crate::answer::Answer;
use crate::arguments::Arguments;
use crate::failure::Failure;

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    Run(run::Arguments),
    Compare(compare::Arguments),
    Explain(explain::Arguments),
    #[command(subcommand, arg_required_else_help = true)]
    Scenario(scenario::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Trade(trade::Command),
    #[command(subcommand, arg_required_else_help = true)]
    Channel(channel::Command),
    Couplings(couplings::Arguments),
    Article(article::Arguments),
    #[command(subcommand, arg_required_else_help = true)]
    Data(data::Command),
    Sources(sources::Arguments),
    Parameters(parameters::Arguments),
    Backtest(backtest::Arguments),
    Threats(threats::Arguments),
    Forbearance(forbearance::Arguments),
    Play(play::Arguments),
    Doctor,
}

/// A month given on the command line, `YYYY-MM`.
///
/// Errors: `invalid-value`, saying which part cannot be.
fn month_argument(text: &str) -> Result<Month, Diagnostic> {
    let refuse = |message: String| {
        Diagnostic::new("invalid-value", "<command line>", 1, 1, message)
            .with_text(text)
            .with_expected("`YYYY-MM` with a month from 01 to 12")
    };
    match Day::parse(text) {
        Ok(Day::Month(month)) => Ok(month),
        Ok(Day::Date(_)) => Err(refuse("this is a day, not a month".to_owned())),
        Err(reason) => Err(refuse(reason.replace("is not a date", "is not a month"))),
    }
}

/// Runs the command that was asked for.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    match &arguments.command {
        Command::Run(own) => run::answer(own, arguments.global, words),
        Command::Explain(own) => explain::answer(own, arguments.global, words),
        Command::Compare(own) => compare::answer(own, arguments.global, words),
        Command::Scenario(command) => scenario::answer(command, words),
        Command::Data(command) => data::answer(command, words),
        Command::Channel(command) => channel::answer(command, words),
        Command::Article(arguments) => article::answer(arguments, words),
        Command::Couplings(arguments) => couplings::answer(arguments, words),
        Command::Trade(command) => trade::answer(command, words),
        Command::Sources(arguments) => sources::answer(arguments, words),
        Command::Parameters(arguments) => parameters::answer(arguments, words),
        Command::Backtest(own) => backtest::answer(own, arguments.global, words),
        Command::Forbearance(own) => forbearance::answer(own, arguments.global, words),
        Command::Play(arguments) => play::answer(arguments, words),
        Command::Threats(arguments) => threats::answer(arguments, words),
        Command::Doctor => doctor::answer(words),
    }
}
