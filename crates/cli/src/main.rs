//! The `vecinos` command: the terminal door of the house.
//!
//! A command line is parsed, its command gives an [`answer::Answer`] or a [`failure::Failure`], and one place prints
//! it and chooses the exit code. Every word a user reads comes from the message catalogue of `vecinos-report`.

mod answer;
mod arguments;
mod commands;
mod failure;
mod files;
mod progress;
mod render;
mod usage;

use std::io::Write;
use std::process::ExitCode;

use clap::error::ErrorKind;
use vecinos_report::Catalogue;

use crate::failure::Failure;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let catalogue = Catalogue::new(arguments::requested_language(&words));
    let arguments = match arguments::parse(words, &catalogue) {
        Ok(arguments) => arguments,
        Err(error) => return told(&error, &catalogue),
    };
    let outcome = commands::answer(&arguments, &catalogue).and_then(|answer| {
        render::print(&answer, arguments.global.format)?;
        answer.notes.iter().for_each(|note| complain(note));
        Ok(answer.exit)
    });
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            complain(&failure.to_string());
            failure.exit_code()
        }
    }
}

/// Help, version or a refused command line.
fn told(error: &clap::Error, catalogue: &Catalogue) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match error.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(failed) => Failure::printing(&failed).exit_code(),
        },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // The help itself, on the error stream; nothing more can be done if that is closed.
            let _ = error.print();
            ExitCode::from(failure::BAD_INPUT)
        }
        _ => {
            complain(&usage::message(error, catalogue));
            ExitCode::from(failure::BAD_INPUT)
        }
    }
}

/// Writes to the error stream; a closed one is no reason to stop.
fn complain(message: &str) {
    if !message.is_empty() {
        let _ = writeln!(std::io::stderr().lock(), "{message}");
    }
}
