//! `vecinos play`: a person takes one side, month by month; the other acts by the frequencies of the record.
//!
//! What is read are numbers of moves, one line a month. An empty line goes on, `q` or the end of the input ends the play.
//! At the end stands a transcript: a scenario file with everything that was done on both sides.

mod moves;
mod table;

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;
use vecinos_politics::Party;
use vecinos_report::Catalogue;
use vecinos_world::Month;
use vecinos_world::scenario::{Scenario, library};

use super::ensemble;
use crate::answer::{Answer, Block};
use crate::failure::Failure;
use crate::files;
use table::Game;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    #[arg(long, value_enum, value_name = "SIDE")]
    side: SideOption,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=120))]
    months: Option<u32>,
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// The side that the person takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
enum SideOption {
    Usa,
    Mex,
}

/// Plays, then writes the transcript.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let scenario = library::resolve(&arguments.scenario)?;
    let side = match arguments.side {
        SideOption::Usa => Party::UnitedStates,
        SideOption::Mex => Party::Mexico,
    };
    let seed = arguments.seed.unwrap_or(scenario.header.seed);
    let model = ensemble::model()?;
    let mut game = Game::new(&model, &scenario, side, seed)?;
    let months = arguments.months.unwrap_or(u32::MAX);
    play(&mut game, months, words)?;
    let name = format!("{}-{}", scenario.name, side.id().to_lowercase());
    let path = arguments
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("play-{name}.toml")));
    let text = game.transcript()?;
    // What is written must be readable again.
    Scenario::parse(&name, &path.display().to_string(), &text)?;
    files::write_whole(&path, text.as_bytes())?;
    let place = path.display().to_string();
    Ok(Answer {
        blocks: vec![Block::Text(
            words.with("play-written", &[("file", place.clone().into())]),
        )],
        json: Some(json!({
            "transcript": place,
            "moves": game.history().moves,
        })),
        ..Answer::default()
    })
}

/// The months, one after another, until the window, the asked months or the input end.
fn play(game: &mut Game<'_>, months: u32, words: &Catalogue) -> Result<(), Failure> {
    let mut lines = io::stdin().lock().lines();
    say(&game.opening(words))?;
    let last = game.last();
    let mut month = game.first();
    let mut played = 0;
    while month <= last && played < months {
        say(&game.month(month, words)?)?;
        loop {
            say_part(&words.text("play-prompt"))?;
            // A line that is not text ends the play as the end of the input does.
            let Some(Ok(line)) = lines.next() else {
                say("")?;
                return Ok(());
            };
            let line = line.trim();
            if matches!(line, "q" | "Q") {
                return Ok(());
            }
            if line.is_empty() || line == "0" {
                break;
            }
            match line.parse::<usize>() {
                Ok(number) => say(&game.choose(month, number, words))?,
                Err(_) => say(&words.text("play-not-a-number"))?,
            }
        }
        game.close(month);
        month = next(month);
        played += 1;
    }
    Ok(())
}

fn next(month: Month) -> Month {
    month.plus(1)
}

fn say(text: &str) -> Result<(), Failure> {
    say_part(&format!("{text}\n"))
}

fn say_part(text: &str) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
        .map_err(|error| Failure::printing(&error))
}
