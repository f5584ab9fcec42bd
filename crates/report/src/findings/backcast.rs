//! Findings of the backcast: how the model did, next to the naive forecast, hits and misses alike.

use vecinos_ensemble::backcast::{Backcast, BackcastScore};

use super::quote::Draft;
use super::{Finding, Origin, ScoreMeasure};
use crate::catalogue::{Argument, Catalogue};
use crate::names;

/// Two errors closer than this (log points) are called equal.
const SAME: f64 = 0.05;

/// One sentence on the relative change and one on the level for each partner and for the three together.
pub fn backcast_findings(backcast: &Backcast, catalogue: &Catalogue) -> Vec<Finding> {
    let scores = backcast.scores.iter();
    scores
        .flat_map(|score| [relative(score, catalogue), level(score, catalogue)])
        .collect()
}

fn place(score: &BackcastScore, catalogue: &Catalogue) -> String {
    score.partner.map_or_else(
        || catalogue.text("backcast-all"),
        |partner| names::side(catalogue, partner),
    )
}

fn id(kind: &str, score: &BackcastScore) -> String {
    format!(
        "backcast-{kind}-{}",
        score.partner.map_or("ALL", vecinos_world::Side::id)
    )
}

fn quote(draft: &mut Draft<'_>, score: &BackcastScore, measure: ScoreMeasure) -> Argument {
    let origin = Origin::Score {
        partner: score.partner,
        measure,
    };
    let (value, decimals) = match measure {
        ScoreMeasure::RelativeModel => (score.relative_model, 1),
        ScoreMeasure::RelativeNaive => (score.relative_naive, 1),
        ScoreMeasure::LevelModel => (score.level_model, 1),
        ScoreMeasure::LevelNaive => (score.level_naive, 1),
        ScoreMeasure::MonthsNearer => (score.months_nearer * 100.0, 0),
        ScoreMeasure::LevelInBand => (score.level_in_band * 100.0, 0),
    };
    draft.level(value, decimals, origin)
}

fn relative(score: &BackcastScore, catalogue: &Catalogue) -> Finding {
    let gain = score.relative_naive - score.relative_model;
    let verdict = if gain > SAME {
        "better"
    } else if gain < -SAME {
        "worse"
    } else {
        "equal"
    };
    let mut draft = Draft::new(catalogue);
    let arguments = [
        ("verdict", verdict.into()),
        ("place", place(score, catalogue).into()),
        (
            "model",
            quote(&mut draft, score, ScoreMeasure::RelativeModel),
        ),
        (
            "naive",
            quote(&mut draft, score, ScoreMeasure::RelativeNaive),
        ),
        (
            "nearer",
            quote(&mut draft, score, ScoreMeasure::MonthsNearer),
        ),
    ];
    draft.finish(&id("relative", score), "backcast-finding", &arguments)
}

fn level(score: &BackcastScore, catalogue: &Catalogue) -> Finding {
    let mut draft = Draft::new(catalogue);
    let arguments = [
        ("place", place(score, catalogue).into()),
        ("model", quote(&mut draft, score, ScoreMeasure::LevelModel)),
        ("naive", quote(&mut draft, score, ScoreMeasure::LevelNaive)),
        (
            "in_band",
            quote(&mut draft, score, ScoreMeasure::LevelInBand),
        ),
    ];
    draft.finish(&id("level", score), "backcast-finding-level", &arguments)
}
