//! `vecinos backtest`: U.S. imports of 2025–2026 as the model would have told them, next to the naive forecast.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::to_value;
use vecinos_ensemble::RunSettings;
use vecinos_ensemble::backcast::{Backcast, BackcastError, BackcastScore, SCENARIO, backcast};
use vecinos_politics::scores::Protocol;
use vecinos_report::{Catalogue, RunIdentity, backcast_findings, render_backcast};
use vecinos_world::scenario::library;

use super::ensemble::{self, DrawOptions};
use super::political_scores;
use crate::answer::{Answer, Block, Cell, Table};
use crate::arguments::Global;
use crate::failure::Failure;
use crate::files;
use crate::progress::Progress;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    draws: DrawOptions,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long)]
    politics: bool,
    #[arg(long, value_enum, value_name = "PROTOCOL", requires = "politics")]
    protocol: Option<ProtocolOption>,
}

/// From which cases a forecast of the political record may learn.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ProtocolOption {
    FileOrder,
    StrictlyDated,
    LeaveOneOut,
    LeaveOneEpisodeOut,
}

impl From<ProtocolOption> for Protocol {
    fn from(option: ProtocolOption) -> Self {
        match option {
            ProtocolOption::FileOrder => Self::FileOrder,
            ProtocolOption::StrictlyDated => Self::StrictlyDated,
            ProtocolOption::LeaveOneOut => Self::LeaveOneOut,
            ProtocolOption::LeaveOneEpisodeOut => Self::LeaveOneEpisodeOut,
        }
    }
}

/// Findings, scores, then every month with its miss; the page where one was asked for.
pub fn answer(arguments: &Arguments, global: Global, words: &Catalogue) -> Result<Answer, Failure> {
    if arguments.politics {
        let protocol = arguments
            .protocol
            .map_or(Protocol::StrictlyDated, Protocol::from);
        let out = arguments.out.as_deref();
        return political_scores::answer(protocol, arguments.draws.seed(), out, words);
    }
    let scenario = library::resolve(SCENARIO)?;
    let settings: RunSettings = arguments.draws.settings(&scenario);
    let model = ensemble::model()?;
    let progress = Progress::new(words.text("progress-draws"), global.quiet);
    let found =
        backcast(&model, &settings, &|done, all| progress.report(done, all)).map_err(told)?;
    let sentences = backcast_findings(&found, words);
    let mut blocks = vec![
        Block::Heading(words.text("backtest-title")),
        Block::Text(words.text("backtest-intro")),
    ];
    if !sentences.is_empty() {
        let lines: Vec<String> = sentences
            .iter()
            .map(|finding| format!("- {}", finding.sentence))
            .collect();
        blocks.push(Block::Text(lines.join("\n")));
    }
    blocks.push(Block::Table(scores(&found, words)));
    blocks.push(Block::Table(months(&found, words)));
    blocks.push(Block::Text(words.text("backtest-rates")));
    blocks.push(Block::Table(charged(&found, words)));
    blocks.push(Block::Table(statutory(&found, words)));
    blocks.push(Block::Text(words.text("backcast-statutory-note")));
    blocks.push(Block::Text(words.text("backtest-misses")));
    if let Some(path) = &arguments.out {
        let identity = identity(&settings);
        let page = render_backcast(&found, &identity, words)
            .map_err(|error| Failure::Model(error.to_string()))?;
        files::write_whole(path, page.as_bytes())?;
        let place = path.display().to_string();
        blocks.push(Block::Text(
            words.with("backtest-page", &[("file", place.into())]),
        ));
    }
    Ok(Answer {
        blocks,
        csv: Some(months(&found, words)),
        json: Some(to_value(&found).map_err(|error| Failure::Model(error.to_string()))?),
        ..Answer::default()
    })
}

fn identity(settings: &RunSettings) -> RunIdentity {
    RunIdentity {
        command: format!(
            "vecinos backtest --draws {} --seed {}",
            settings.draws, settings.seed
        ),
        ..ensemble::program()
    }
}

fn told(error: BackcastError) -> Failure {
    match error {
        BackcastError::Scenario(problems) => problems.into(),
        other => Failure::Model(other.to_string()),
    }
}

fn region(id: &str, words: &Catalogue) -> Cell {
    Cell::named(id, words.text(&format!("region-{id}")))
}

fn scores(found: &Backcast, words: &Catalogue) -> Table {
    let column = |key: &'static str| (key, words.text(&format!("backtest-column-{key}")));
    let mut table = Table::new(
        [
            "partner",
            "relative_model",
            "relative_naive",
            "months_nearer",
            "level_model",
            "level_naive",
            "level_in_band",
        ]
        .map(column),
    );
    for score in &found.scores {
        table.push(score_row(score, words));
    }
    table
}

fn score_row(score: &BackcastScore, words: &Catalogue) -> Vec<Cell> {
    let partner = match score.partner {
        Some(partner) => region(partner.id(), words),
        None => Cell::named("all", words.text("backtest-all-partners")),
    };
    vec![
        partner,
        Cell::number(score.relative_model, 1),
        Cell::number(score.relative_naive, 1),
        Cell::number(100.0 * score.months_nearer, 0),
        Cell::number(score.level_model, 1),
        Cell::number(score.level_naive, 1),
        Cell::number(100.0 * score.level_in_band, 0),
    ]
}

/// Duty collected on Mexico and what the recorded measures give, by month.
fn charged(found: &Backcast, words: &Catalogue) -> Table {
    let mut table = Table::new([
        ("month", words.text("backtest-column-month")),
        ("collected_pct", words.text("backtest-column-collected")),
        ("programmes_pct", words.text("backtest-column-programmes")),
        ("gap_points", words.text("backcast-column-gap")),
    ]);
    for row in &found.rates.charged {
        table.push(vec![
            Cell::text(row.month.to_string()),
            Cell::number(100.0 * row.observed.total(), 2),
            Cell::number(100.0 * row.model.total(), 2),
            Cell::number(100.0 * row.gap(), 2),
        ]);
    }
    table
}

/// Statutory rates of the tracker and ours, by partner and action date.
fn statutory(found: &Backcast, words: &Catalogue) -> Table {
    let mut table = Table::new([
        ("day", words.text("backcast-column-day")),
        ("partner", words.text("backtest-column-partner")),
        ("tracker_points", words.text("backcast-column-tracker")),
        (
            "as_tracker_reads_points",
            words.text("backcast-column-as-tracker"),
        ),
        (
            "by_the_orders_points",
            words.text("backcast-column-by-orders"),
        ),
    ]);
    for row in &found.rates.statutory {
        table.push(vec![
            Cell::text(row.day.to_string()),
            region(&row.partner, words),
            Cell::number(100.0 * row.tracker, 1),
            Cell::number(100.0 * row.as_tracker_reads, 1),
            Cell::number(100.0 * row.by_the_orders, 1),
        ]);
    }
    table
}

fn months(found: &Backcast, words: &Catalogue) -> Table {
    let column = |key: &'static str| (key, words.text(&format!("backtest-column-{key}")));
    let mut table = Table::new(
        [
            "month",
            "partner",
            "observed",
            "naive",
            "forecast_p5",
            "forecast_p50",
            "forecast_p95",
            "relative_observed",
            "relative_naive",
            "relative_forecast",
        ]
        .map(column),
    );
    for (position, month) in found.months.iter().enumerate() {
        for partner in &found.partners {
            table.push(vec![
                Cell::text(month.to_string()),
                region(partner.partner.id(), words),
                Cell::number(partner.observed[position], 1),
                Cell::number(partner.naive[position], 1),
                Cell::number(partner.forecast.p5[position], 1),
                Cell::number(partner.forecast.p50[position], 1),
                Cell::number(partner.forecast.p95[position], 1),
                Cell::number(partner.relative_observed[position], 1),
                Cell::number(partner.relative_naive[position], 1),
                Cell::number(partner.relative_forecast[position], 1),
            ]);
        }
    }
    table
}
