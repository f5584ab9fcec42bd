//! `vecinos backtest --politics`: forecasts of the political record under one protocol, and the questions registered for
//! later data.

use std::path::Path;

use serde_json::{Value, json, to_value};
use vecinos_politics::record::{ForwardRegister, REGISTERED, REGISTERED_HASH};
use vecinos_politics::scores::{Protocol, ScorePage};
use vecinos_report::{Catalogue, names, political_scores};

use super::ensemble;
use super::threats::told;
use crate::answer::{Answer, Block, Cell, Table};
use crate::failure::Failure;
use crate::files;

/// Seed of the bootstrap unless another is asked for.
const SEED: u64 = 2026;

/// Scores, paired differences, other targets, forward questions; the page where one was asked for.
pub fn answer(
    protocol: Protocol,
    seed: Option<u64>,
    out: Option<&Path>,
    words: &Catalogue,
) -> Result<Answer, Failure> {
    let seed = seed.unwrap_or(SEED);
    let page = ScorePage::embedded(protocol, seed).map_err(told)?;
    let register = ForwardRegister::embedded().map_err(told)?;
    let titles = |keys: &[&'static str]| {
        let keys = keys.to_vec();
        let pairs = keys
            .into_iter()
            .map(|key| (key, words.text(&format!("scores-column-{key}"))));
        Table::new(pairs.collect::<Vec<_>>())
    };
    let model = |id: &str| Cell::named(id, words.name_or(&names::key("model", id), id));
    let mut scores = titles(&["model", "brier", "log", "n"]);
    for score in &page.scores {
        scores.push(vec![
            model(&score.model),
            Cell::number(score.brier, 3),
            Cell::number(score.log, 3),
            Cell::Count(score.n as u64),
        ]);
    }
    let mut differences = titles(&["model", "difference", "low", "high", "n"]);
    for one in &page.differences {
        differences.push(vec![
            model(&one.model),
            Cell::number(one.brier, 3),
            Cell::number(one.interval.0, 3),
            Cell::number(one.interval.1, 3),
            Cell::Count(one.n as u64),
        ]);
    }
    let mut other = titles(&["target", "rule", "model", "score", "n"]);
    for one in &page.other {
        other.push(vec![
            Cell::named(
                &one.target,
                words.name_or(&names::key("target", &one.target), &one.target),
            ),
            Cell::named(
                &one.rule,
                words.name_or(&names::key("rule", &one.rule), &one.rule),
            ),
            model(&one.model),
            Cell::number(one.score, 3),
            Cell::Count(one.n as u64),
        ]);
    }
    let mut forward = titles(&["id", "by", "question", "probability", "basis"]);
    for question in &register.questions {
        forward.push(vec![
            Cell::text(question.id.as_str()),
            Cell::text(question.by.to_string()),
            Cell::text(question.text.as_str()),
            Cell::number(question.probability, 2),
            Cell::text(question.basis.as_str()),
        ]);
    }
    let mode = [(
        "mode",
        words.text(&names::key("mode", &page.default_mode)).into(),
    )];
    let registered = [
        ("day", REGISTERED.to_string().into()),
        ("hash", REGISTERED_HASH.into()),
    ];
    let protocol_named = [(
        "protocol",
        words.text(&names::key("protocol", protocol.id())).into(),
    )];
    let mut blocks = vec![
        Block::Heading(words.text("scores-title")),
        Block::Text(words.with("scores-protocol", &protocol_named)),
        Block::Table(scores),
        Block::Heading(words.text("scores-differences")),
        Block::Text(words.text("scores-differences-note")),
        Block::Table(differences),
        Block::Text(words.with("scores-default", &mode)),
        Block::Heading(words.text("scores-other")),
        Block::Table(other),
        Block::Heading(words.text("scores-forward")),
        Block::Text(words.with("scores-registered", &registered)),
        Block::Table(forward),
    ];
    if let Some(path) = out {
        let command = format!(
            "vecinos backtest --politics --protocol {}",
            protocol.id().replace('_', "-")
        );
        let identity = vecinos_report::RunIdentity {
            command,
            ..ensemble::program()
        };
        let html = political_scores::render(&page, &register, &identity, words)
            .map_err(|error| Failure::Model(error.to_string()))?;
        files::write_whole(path, html.as_bytes())?;
        let place = [("file", path.display().to_string().into())];
        blocks.push(Block::Text(words.with("backtest-page", &place)));
    }
    Ok(Answer {
        blocks,
        json: Some(document(&page, &register)?),
        ..Answer::default()
    })
}

fn document(page: &ScorePage, register: &ForwardRegister) -> Result<Value, Failure> {
    let failed = |error: serde_json::Error| Failure::Model(error.to_string());
    let mut value = to_value(page).map_err(failed)?;
    value["forward_questions"] = json!({
        "registered": REGISTERED.to_string(),
        "hash": REGISTERED_HASH,
        "questions": to_value(&register.questions).map_err(failed)?,
        "charged_rate": to_value(&register.charged_rate).map_err(failed)?,
    });
    Ok(value)
}
