//! `vecinos run`: the main job. Headline indicators with bands, findings, the decision log, and a run folder.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use vecinos_ensemble::{EnsembleResult, LogWorld};
use vecinos_evidence::sources::Bibliography;
use vecinos_report::ledger_table::{self, LedgerTable};
use vecinos_report::tables::{self, HeadlineTable};
use vecinos_report::{Catalogue, findings, measures, names, reading, run_folder};
use vecinos_world::Scenario;
use vecinos_world::scenario::{Experiment, GovernmentMode, library};

use super::behaviour;
use super::ensemble::{self, DrawOptions};
use super::forbearance;
use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::arguments::Global;
use crate::failure::Failure;

/// Steps of the grid that a run with the forbearance experiment adds.
const GRID_STEPS: usize = 3;

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
    #[command(flatten)]
    modes: ModeOptions,
}

/// Modes of the governments that replace those of the scenario file.
#[derive(Debug, Args)]
pub struct ModeOptions {
    #[arg(long, value_enum, value_name = "MODE")]
    mode: Option<ModeOption>,
    #[arg(long, value_enum, value_name = "MODE")]
    usa_mode: Option<ModeOption>,
    #[arg(long, value_enum, value_name = "MODE")]
    mexico_mode: Option<ModeOption>,
}

/// A mode by its name.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ModeOption {
    Scripted,
    BaseRates,
    Responsive,
}

impl From<ModeOption> for GovernmentMode {
    fn from(option: ModeOption) -> Self {
        match option {
            ModeOption::Scripted => Self::Scripted,
            ModeOption::BaseRates => Self::BaseRates,
            ModeOption::Responsive => Self::Responsive,
        }
    }
}

impl ModeOptions {
    /// The scenario with these modes; as it is without any.
    fn applied(&self, scenario: Scenario) -> Result<Scenario, Failure> {
        let [usa, mexico] = [self.usa_mode, self.mexico_mode]
            .map(|own| own.or(self.mode).map(GovernmentMode::from));
        if usa.is_none() && mexico.is_none() {
            return Ok(scenario);
        }
        Ok(scenario.with_modes(usa, mexico)?)
    }
}

/// Runs a scenario over many draws against its baseline and leaves a run folder that appears only when it is whole.
pub fn answer(arguments: &Arguments, global: Global, words: &Catalogue) -> Result<Answer, Failure> {
    let scenario = arguments
        .modes
        .applied(library::resolve(&arguments.scenario)?)?;
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
    if scenario.header.experiment == Some(Experiment::ForbearanceGrid) {
        let draws = settings.draws.min(forbearance::DRAWS);
        let settings = vecinos_ensemble::RunSettings { draws, ..settings };
        let grid = forbearance::run(&model, &scenario, GRID_STEPS, &settings, global, words)?;
        answer.blocks.extend(forbearance::blocks(&grid, words));
        if let Some(Value::Object(document)) = &mut answer.json {
            let grid = serde_json::to_value(&grid);
            document.insert("forbearance".to_owned(), grid.unwrap_or(Value::Null));
        }
    }
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
    let ledger = ledger_table::ledger(result, words);
    let sentences = findings(result, words);
    let title = match words.language() {
        vecinos_report::Language::English => &result.title,
        vecinos_report::Language::Spanish => &result.title_es,
    };
    let mut blocks = vec![Block::Heading(title.clone())];
    let mut chains = Vec::new();
    chains.extend(
        headline
            .first()
            .map(|table| Block::Text(table.note.clone())),
    );
    for table in &headline {
        chains.push(Block::Heading(table.title.clone()));
        chains.push(Block::Table(on_screen(table)));
    }
    let mut both_sides = Vec::new();
    both_sides.extend(ledger.first().map(|table| Block::Text(table.note.clone())));
    for table in &ledger {
        both_sides.push(Block::Heading(table.title.clone()));
        both_sides.push(Block::Table(ledger_on_screen(table)));
    }
    // What the scenario moves stands first.
    if reading::trade_moves(result) {
        blocks.extend(chains);
        blocks.extend(both_sides);
    } else {
        // A table of zeros says less than one sentence; programs still get every row.
        blocks.extend(both_sides);
        blocks.push(Block::Text(words.text("trade-unmoved")));
    }
    if !sentences.is_empty() {
        blocks.push(Block::Heading(words.text("run-findings")));
        let lines: Vec<String> = sentences
            .iter()
            .map(|finding| format!("- {}", finding.sentence))
            .collect();
        blocks.push(Block::Text(lines.join("\n")));
    }
    if let Some(of) = &result.behaviour {
        blocks.extend(behaviour::blocks(of, words));
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
        csv: Some(for_programs(&headline, &ledger)),
        json: Some(json!({
            "scenario": result.scenario,
            "baseline": result.baseline,
            "draws": result.draws.len(),
            "failed_draws": result.failures.len(),
            "seed": result.settings.seed,
            "run_folder": folder.display().to_string(),
            "report": report.display().to_string(),
            "headline": headline.iter().map(headline_json).collect::<Vec<Value>>(),
            "ledger": ledger.iter().map(ledger_json).collect::<Vec<Value>>(),
            "findings": sentences.iter().map(|finding| json!({
                "id": finding.id, "sentence": finding.sentence
            })).collect::<Vec<Value>>(),
            "decisions": result.log,
            "behaviour": result.behaviour,
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

/// The ledger, the rows of a side under its name.
fn ledger_on_screen(table: &LedgerTable) -> Table {
    let keys = [
        "indicator",
        "unit",
        "baseline",
        "measured_links",
        "judged_links",
        "moved_by",
    ];
    let mut drawn = Table::new(keys.into_iter().zip(table.columns.iter().cloned()));
    for group in &table.groups {
        let mut title = vec![Cell::text(format!(
            "[{}]",
            group.side.replace(' ', "\u{a0}")
        ))];
        title.resize(keys.len(), Cell::Empty);
        drawn.push(title);
        for row in &group.rows {
            let band = |cell: &Option<tables::Cell>| {
                Cell::text(cell.as_ref().map(unbroken).unwrap_or_default())
            };
            drawn.push(vec![
                Cell::text(row.indicator.as_str()),
                Cell::text(row.unit.as_str()),
                Cell::text(row.baseline_shown.as_str()),
                band(&row.measured),
                band(&row.judged),
                Cell::text(row.moved_by.as_str()),
            ]);
        }
    }
    drawn
}

/// A median and its band, the band in one piece where a narrow screen wraps the cell.
pub fn unbroken(cell: &tables::Cell) -> String {
    format!("{} {}", cell.median, cell.band.replace(' ', "\u{a0}"))
}

const CLOSURES: [&str; 3] = ["flexible", "rigid", "both"];
const QUANTILES: [&str; 3] = ["p5", "p50", "p95"];

/// Every number of every reading, one row for each month and indicator. In rows of the ledger `both` is the band with measured
/// links only.
fn for_programs(headline: &[HeadlineTable], ledger: &[LedgerTable]) -> Table {
    let mut keys = vec!["month".to_owned(), "id".to_owned(), "unit".to_owned()];
    for closure in CLOSURES {
        keys.extend(QUANTILES.map(|quantile| format!("{closure}_{quantile}")));
    }
    keys.push("baseline_p50".to_owned());
    keys.extend(QUANTILES.map(|quantile| format!("judged_{quantile}")));
    let mut table = Table::new(keys.into_iter().map(|key| (key.clone(), key)));
    for reading in headline {
        for row in &reading.rows {
            let mut cells = start([&reading.month, &row.id, &row.unit]);
            cells.extend(row.cells().into_iter().flat_map(quantiles));
            cells.push(Cell::Empty);
            cells.extend(quantiles(None));
            table.push(cells);
        }
    }
    for reading in ledger {
        for row in reading.rows() {
            let mut cells = start([&reading.month, &row.id, &row.unit]);
            let measured = [None, None, row.measured.as_ref()];
            cells.extend(measured.into_iter().flat_map(quantiles));
            cells.push(
                row.baseline
                    .map_or(Cell::Empty, |level| Cell::number(level, 6)),
            );
            cells.extend(quantiles(row.judged.as_ref()));
            table.push(cells);
        }
    }
    table
}

/// The first cells of a row for programs: month, id, unit.
fn start(words: [&String; 3]) -> Vec<Cell> {
    words
        .into_iter()
        .map(|word| Cell::text(word.as_str()))
        .collect()
}

/// The three quantiles of a band; empty cells where there is none.
pub fn quantiles(cell: Option<&tables::Cell>) -> [Cell; 3] {
    cell.map_or([Cell::Empty, Cell::Empty, Cell::Empty], |band| {
        [band.p5, band.p50, band.p95].map(|value| Cell::number(value, 6))
    })
}

/// A band as an object; `null` where there is none.
pub fn band_json(cell: Option<&tables::Cell>) -> Value {
    cell.map_or(Value::Null, |band| {
        json!({
            "p5": json_number(band.p5), "p50": json_number(band.p50), "p95": json_number(band.p95)
        })
    })
}

fn ledger_json(table: &LedgerTable) -> Value {
    let rows: Vec<Value> = table
        .rows()
        .map(|row| {
            json!({
                "id": row.id,
                "indicator": row.indicator,
                "side": row.side,
                "unit": row.unit,
                "grade": row.grade,
                "moved_by": row.moved_by,
                "baseline_p50": row.baseline.map_or(Value::Null, json_number),
                "measured_links": band_json(row.measured.as_ref()),
                "judged_links": band_json(row.judged.as_ref()),
            })
        })
        .collect();
    json!({ "month": table.month, "title": table.title, "rows": rows })
}

fn headline_json(table: &HeadlineTable) -> Value {
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
                "flexible_wages": band_json(row.flexible.as_ref()),
                "downward_rigid_wages": band_json(row.rigid.as_ref()),
                "both": band_json(row.both.as_ref()),
            })
        })
        .collect();
    json!({ "month": table.month, "title": table.title, "rows": rows })
}

/// What happens in only one of the two worlds, in order of date.
fn decisions(result: &EnsembleResult, words: &Catalogue) -> Table {
    let keys = ["date", "event", "world", "actor", "name", "description"];
    // The description says in words what the name says in code.
    let mut table = Table::new(keys.map(|key| (key, words.text(&format!("column-{key}")))))
        .off_screen(&["name"]);
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
            Cell::text(measures::describe(entry, words).0),
        ]);
    }
    table
}
