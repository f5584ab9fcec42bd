//! `vecinos run`: the main job. Headline indicators with bands, findings, the decision log, and a run folder.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};
use vecinos_ensemble::{EnsembleResult, LogWorld};
use vecinos_evidence::sources::Bibliography;
use vecinos_report::tables::{self, HeadlineTable};
use vecinos_report::{Catalogue, findings, names, run_folder};
use vecinos_world::scenario::library;

use super::ensemble::{self, DrawOptions};
use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::arguments::Global;
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    #[command(flatten)]
    draws: DrawOptions,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long)]
    open: bool,
}

/// Runs a scenario over many draws against its baseline and leaves a run folder that appears only when it is whole.
pub fn answer(arguments: &Arguments, global: Global, words: &Catalogue) -> Result<Answer, Failure> {
    let scenario = library::resolve(&arguments.scenario)?;
    if let Some(folder) = &arguments.out {
        // Before the draws: nobody should wait for a run that has no place.
        run_folder::check(folder).map_err(|error| Failure::writing(folder, error))?;
    }
    let bibliography = Bibliography::embedded()?;
    let settings = arguments.draws.settings(&scenario);
    let identity = ensemble::identity(&arguments.scenario, &scenario, &settings);
    let model = ensemble::model()?;
    let results = ensemble::run(
        &model,
        std::slice::from_ref(&scenario),
        &settings,
        global,
        words,
    )?;
    let Some(result) = results.first() else {
        return Err(Failure::Model(words.text("run-nothing")));
    };
    let target = match &arguments.out {
        Some(folder) => folder.clone(),
        None => run_folder::default_path(&ensemble::default_parent(), result, &identity),
    };
    let folder = run_folder::write(result, &bibliography, &identity, words, &target)
        .map_err(|error| Failure::writing(&target, error))?;
    let mut answer = shown(result, &folder, words);
    if arguments.open
        && let Err(error) = open::that_detached(folder.join("report.html"))
    {
        answer
            .notes
            .push(words.with("run-not-opened", &[("reason", error.to_string().into())]));
    }
    Ok(answer)
}

fn shown(result: &EnsembleResult, folder: &Path, words: &Catalogue) -> Answer {
    let headline = tables::headline(result, words);
    let sentences = findings(result, words);
    let title = match words.language() {
        vecinos_report::Language::English => &result.title,
        vecinos_report::Language::Spanish => &result.title_es,
    };
    let mut blocks = vec![Block::Heading(title.clone())];
    if let Some(first) = headline.first() {
        blocks.push(Block::Text(first.note.clone()));
    }
    for table in &headline {
        blocks.push(Block::Heading(table.title.clone()));
        blocks.push(Block::Table(on_screen(table)));
    }
    if !sentences.is_empty() {
        blocks.push(Block::Heading(words.text("run-findings")));
        let lines: Vec<String> = sentences
            .iter()
            .map(|finding| format!("- {}", finding.sentence))
            .collect();
        blocks.push(Block::Text(lines.join("\n")));
    }
    blocks.push(Block::Heading(words.text("run-decisions")));
    blocks.push(Block::Table(decisions(result, words)));
    let common = result
        .log
        .iter()
        .filter(|entry| entry.world == LogWorld::Both)
        .count();
    blocks.push(Block::Text(
        words.with("run-decisions-common", &[("count", common.into())]),
    ));
    let report = folder.join("report.html");
    blocks.push(Block::Text(words.with(
        "run-closing",
        &[
            ("draws", result.draws.len().into()),
            ("seed", result.settings.seed.to_string().into()),
            ("failed", result.failures.len().into()),
            ("report", report.display().to_string().into()),
        ],
    )));
    Answer {
        blocks,
        csv: Some(for_programs(&headline)),
        json: Some(json!({
            "scenario": result.scenario,
            "baseline": result.baseline,
            "draws": result.draws.len(),
            "failed_draws": result.failures.len(),
            "seed": result.settings.seed,
            "run_folder": folder.display().to_string(),
            "report": report.display().to_string(),
            "headline": headline.iter().map(headline_json).collect::<Vec<Value>>(),
            "findings": sentences.iter().map(|finding| json!({
                "id": finding.id, "sentence": finding.sentence
            })).collect::<Vec<Value>>(),
            "decisions": result.log,
        })),
        ..Answer::default()
    }
}

fn on_screen(table: &HeadlineTable) -> Table {
    let keys = [
        "indicator",
        "side",
        "unit",
        "flexible",
        "rigid",
        "both",
        "grade",
    ];
    let mut drawn = Table::new(keys.into_iter().zip(table.columns.iter().cloned()));
    for row in &table.rows {
        let band = |cell: &Option<tables::Cell>| {
            Cell::text(cell.as_ref().map(unbroken).unwrap_or_default())
        };
        drawn.push(vec![
            Cell::text(row.indicator.as_str()),
            Cell::text(row.side.as_str()),
            Cell::text(row.unit.as_str()),
            band(&row.flexible),
            band(&row.rigid),
            band(&row.both),
            Cell::text(row.grade.as_str()),
        ]);
    }
    drawn
}

/// A median and its band, the band in one piece where a narrow screen wraps the cell.
pub fn unbroken(cell: &tables::Cell) -> String {
    format!("{} {}", cell.median, cell.band.replace(' ', "\u{a0}"))
}

const CLOSURES: [&str; 3] = ["flexible", "rigid", "both"];
const QUANTILES: [&str; 3] = ["p5", "p50", "p95"];

/// Every headline number of every reading, one row for each month and indicator.
fn for_programs(headline: &[HeadlineTable]) -> Table {
    let mut keys = vec!["month".to_owned(), "id".to_owned(), "unit".to_owned()];
    for closure in CLOSURES {
        keys.extend(QUANTILES.map(|quantile| format!("{closure}_{quantile}")));
    }
    let mut table = Table::new(keys.into_iter().map(|key| (key.clone(), key)));
    for reading in headline {
        for row in &reading.rows {
            let mut cells = vec![
                Cell::text(reading.month.as_str()),
                Cell::text(row.id.as_str()),
                Cell::text(row.unit.as_str()),
            ];
            for cell in [&row.flexible, &row.rigid, &row.both] {
                match cell {
                    Some(band) => cells
                        .extend([band.p5, band.p50, band.p95].map(|value| Cell::number(value, 6))),
                    None => cells.extend([Cell::Empty, Cell::Empty, Cell::Empty]),
                }
            }
            table.push(cells);
        }
    }
    table
}

fn headline_json(table: &HeadlineTable) -> Value {
    let band = |cell: &Option<tables::Cell>| match cell {
        Some(band) => json!({
            "p5": json_number(band.p5), "p50": json_number(band.p50), "p95": json_number(band.p95)
        }),
        None => Value::Null,
    };
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            json!({
                "id": row.id,
                "indicator": row.indicator,
                "side": row.side,
                "unit": row.unit,
                "grade": row.grade,
                "flexible_wages": band(&row.flexible),
                "downward_rigid_wages": band(&row.rigid),
                "both": band(&row.both),
            })
        })
        .collect();
    json!({ "month": table.month, "title": table.title, "rows": rows })
}

/// What happens in only one of the two worlds, in order of date.
fn decisions(result: &EnsembleResult, words: &Catalogue) -> Table {
    let keys = ["date", "event", "world", "actor", "name", "description"];
    let mut table = Table::new(keys.map(|key| (key, words.text(&format!("column-{key}")))));
    for entry in result
        .log
        .iter()
        .filter(|entry| entry.world != LogWorld::Both)
    {
        table.push(vec![
            Cell::text(entry.date.to_string()),
            Cell::text(names::event(words, entry.event)),
            Cell::text(names::world(words, entry.world)),
            Cell::text(names::region(words, &entry.actor)),
            Cell::text(entry.name.as_str()),
            Cell::text(entry.description.as_str()),
        ]);
    }
    table
}
