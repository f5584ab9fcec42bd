//! `vecinos forbearance`: what is left of trade, security cooperation and income under less hostility and less withholding.

use std::path::PathBuf;

use clap::Args;
use serde_json::to_value;
use vecinos_ensemble::RunSettings;
use vecinos_ensemble::forbearance::{ForbearanceGrid, forbearance};
use vecinos_report::forbearance as page;
use vecinos_report::{Catalogue, Language, RunIdentity, number};
use vecinos_world::scenario::library;
use vecinos_world::{Model, Scenario};

use super::ensemble::{self, DrawOptions};
use crate::answer::{Answer, Block, Cell, Table};
use crate::arguments::Global;
use crate::failure::Failure;
use crate::files;
use crate::progress::Progress;

/// Draws of every cell unless more are asked for.
pub(super) const DRAWS: u64 = 100;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SCENARIO", default_value = "review-2026")]
    scenario: String,
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = steps)]
    steps: usize,
    #[command(flatten)]
    draws: DrawOptions,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn steps(text: &str) -> Result<usize, String> {
    match text.parse::<usize>() {
        Ok(steps @ 2..=21) => Ok(steps),
        _ => Err("a whole number from 2 to 21 is expected".to_owned()),
    }
}

/// The grid as tables; the page with heat maps where one was asked for.
pub fn answer(arguments: &Arguments, global: Global, words: &Catalogue) -> Result<Answer, Failure> {
    let scenario = library::resolve(&arguments.scenario)?;
    let settings = arguments.draws.settings_with(&scenario, DRAWS);
    let model = ensemble::model()?;
    let grid = run(&model, &scenario, arguments.steps, &settings, global, words)?;
    let mut blocks = blocks(&grid, words);
    if let Some(path) = &arguments.out {
        let identity = RunIdentity {
            command: format!(
                "vecinos forbearance {} --steps {} --draws {} --seed {}",
                scenario.name, arguments.steps, settings.draws, settings.seed
            ),
            ..ensemble::program()
        };
        let html = page::render(&grid, &identity, words)
            .map_err(|error| Failure::Model(error.to_string()))?;
        files::write_whole(path, html.as_bytes())?;
        let place = [("file", path.display().to_string().into())];
        blocks.push(Block::Text(words.with("backtest-page", &place)));
    }
    Ok(Answer {
        blocks,
        csv: Some(for_programs(&grid)),
        json: Some(to_value(&grid).map_err(|error| Failure::Model(error.to_string()))?),
        ..Answer::default()
    })
}

/// Runs the grid, with progress where someone watches.
pub(super) fn run(
    model: &Model,
    scenario: &Scenario,
    steps: usize,
    settings: &RunSettings,
    global: Global,
    words: &Catalogue,
) -> Result<ForbearanceGrid, Failure> {
    let progress = Progress::new(words.text("progress-draws"), global.quiet);
    let report = |done, all| progress.report(done, all);
    forbearance(model, scenario, steps, settings, &report).map_err(ensemble::told)
}

/// Heading, what was run, and a table of medians for every surface.
pub(super) fn blocks(grid: &ForbearanceGrid, words: &Catalogue) -> Vec<Block> {
    let title = match words.language() {
        Language::English => &grid.title,
        Language::Spanish => &grid.title_es,
    };
    let mut blocks = vec![
        Block::Heading(words.text("forbearance-title")),
        Block::Text(page::note(grid, title, words)),
        Block::Text(words.text("forbearance-reading")),
    ];
    for surface in &grid.surfaces {
        blocks.push(Block::Heading(page::surface_title(surface, words)));
        let mut columns = vec![("hostility".to_owned(), words.text("forbearance-corner"))];
        columns.extend(grid.multipliers.iter().map(|one| {
            let name = number::fixed(*one, 2);
            (name.clone(), name)
        }));
        let mut table = Table::new(columns);
        let decimals = page::decimals(surface);
        for (multiplier, cells) in grid.multipliers.iter().zip(&surface.cells) {
            let mut row = vec![Cell::number(*multiplier, 2)];
            row.extend(cells.iter().map(|band| Cell::number(band.p50, decimals)));
            table.push(row);
        }
        blocks.push(Block::Table(table));
    }
    blocks
}

/// Every number: one row for each surface and cell.
fn for_programs(grid: &ForbearanceGrid) -> Table {
    let keys = ["indicator", "hostility", "withholding", "p5", "p50", "p95"];
    let mut table = Table::new(keys.map(|key| (key, key)));
    for surface in &grid.surfaces {
        for (hostility, cells) in grid.multipliers.iter().zip(&surface.cells) {
            for (withholding, band) in grid.multipliers.iter().zip(cells) {
                table.push(vec![
                    Cell::text(surface.id.as_str()),
                    Cell::number(*hostility, 2),
                    Cell::number(*withholding, 2),
                    Cell::number(band.p5, 6),
                    Cell::number(band.p50, 6),
                    Cell::number(band.p95, 6),
                ]);
            }
        }
    }
    table
}
