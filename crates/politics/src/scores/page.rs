//! The score page: every model under the same protocol, differences with intervals, ordered outcome, response, timing.

use serde::Serialize;
use vecinos_numerics::quantiles::quantiles;
use vecinos_numerics::random::Stream;

use super::models::{ByBurden, ByClass, Constant, Forecaster, MarketImplied, Pooled};
use super::protocol::Protocol;
use super::rules;
use super::structural::{ByGame, GivenByGame};
use crate::error::PoliticsError;
use crate::record::{BetaPrior, MarketPrice, Outcome, Question, Response, ThreatRecord};

/// Samples of the bootstrap.
const BOOTSTRAP: usize = 10_000;

/// Mean scores of one model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModelScore {
    /// Name of the model.
    pub model: String,
    /// Mean Brier score.
    pub brier: f64,
    /// Mean logarithmic score, nats, clipped at 0.01.
    pub log: f64,
    /// Questions scored.
    pub n: usize,
}

/// Mean difference of a model's Brier score from the class table's over the questions both answer; negative: the model is
/// better.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairedDifference {
    /// Name of the model.
    pub model: String,
    /// Mean difference of the Brier score.
    pub brier: f64,
    /// 5th and 95th percentile over resampled questions.
    pub interval: (f64, f64),
    /// Questions compared.
    pub n: usize,
}

/// Mean score of a forecast other than yes or no.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OtherScore {
    /// What is forecast: `ordered_outcome`, `response`, `days_to_resolution`.
    pub target: String,
    /// Rule: `ranked_probability`, `log`, `continuous_ranked_probability`.
    pub rule: String,
    /// Name of the model.
    pub model: String,
    /// Mean score; of days in days.
    pub score: f64,
    /// Questions scored.
    pub n: usize,
}

/// Scores of a market's prices on its own questions, by its own wording.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarketScore {
    /// Mean Brier score.
    pub brier: f64,
    /// Mean logarithmic score.
    pub log: f64,
    /// Prices scored.
    pub n: usize,
}

/// Every model under one protocol.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScorePage {
    /// The behaviour that is shipped as default.
    pub default_mode: String,
    /// From which cases forecasts learn.
    pub protocol: Protocol,
    /// Yes/no scores, best Brier first; models that answer fewer questions last.
    pub scores: Vec<ModelScore>,
    /// Paired differences from the class table.
    pub differences: Vec<PairedDifference>,
    /// Ordered outcome, response and timing: class table and pooled.
    pub other: Vec<OtherScore>,
    /// Prices on the market's own questions.
    pub market_own_questions: MarketScore,
}

/// Which behaviour is the default: the class table unless a structural model is better on both scores.
pub const DEFAULT_MODE: &str = "base-rates";

/// The models that need no structure, the class table first.
pub fn simple_models(prices: Vec<MarketPrice>) -> Vec<Box<dyn Forecaster>> {
    vec![
        Box::new(ByClass {
            prior: BetaPrior::UNIFORM,
        }),
        Box::new(Pooled {
            prior: BetaPrior::UNIFORM,
        }),
        Box::new(ByBurden),
        Box::new(Constant::coin()),
        Box::new(Constant::published_one_in_four()),
        Box::new(Constant::always()),
        Box::new(Constant::never()),
        Box::new(MarketImplied { prices }),
    ]
}

/// Probabilities of a model under a protocol, one per question; `None` where it has nothing to say.
pub fn forecasts(
    model: &dyn Forecaster,
    protocol: Protocol,
    questions: &[&Question],
) -> Vec<Option<f64>> {
    questions
        .iter()
        .enumerate()
        .map(|(position, question)| {
            model.probability(&protocol.history(questions, position), question)
        })
        .collect()
}

/// Mean scores of given probabilities.
pub fn score(name: &str, probabilities: &[Option<f64>], questions: &[&Question]) -> ModelScore {
    let (mut brier, mut log, mut n) = (0.0, 0.0, 0);
    for (probability, question) in probabilities.iter().zip(questions) {
        if let Some(probability) = probability {
            brier += rules::brier(*probability, question.in_force);
            log += rules::logarithmic(*probability, question.in_force);
            n += 1;
        }
    }
    let count = n.max(1) as f64;
    ModelScore {
        model: name.to_owned(),
        brier: brier / count,
        log: log / count,
        n,
    }
}

/// Mean difference of the Brier scores of `model` and `reference` over the questions both answer, with the bootstrap
/// interval over questions.
pub fn paired_difference(
    name: &str,
    model: &[Option<f64>],
    reference: &[Option<f64>],
    questions: &[&Question],
    stream: &mut Stream,
) -> PairedDifference {
    let differences: Vec<f64> = model
        .iter()
        .zip(reference)
        .zip(questions)
        .filter_map(|((one, other), question)| {
            let (one, other) = ((*one)?, (*other)?);
            Some(rules::brier(one, question.in_force) - rules::brier(other, question.in_force))
        })
        .collect();
    let n = differences.len();
    let mean = |sum: f64| sum / n.max(1) as f64;
    let mut means = Vec::with_capacity(BOOTSTRAP);
    if n > 0 {
        for _ in 0..BOOTSTRAP {
            let sum: f64 = (0..n).map(|_| differences[pick(stream, n)]).sum();
            means.push(mean(sum));
        }
    }
    let bounds = quantiles(&means, &[0.05, 0.95]);
    let bound = |position: usize| bounds.get(position).copied().flatten().unwrap_or(0.0);
    PairedDifference {
        model: name.to_owned(),
        brier: mean(differences.iter().sum()),
        interval: (bound(0), bound(1)),
        n,
    }
}

/// A position below `count`, all alike.
fn pick(stream: &mut Stream, count: usize) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a uniform number times a small count is a small number from 0"
    )]
    let position = (stream.uniform() * count as f64) as usize;
    position.min(count - 1)
}

impl ScorePage {
    /// The page of the embedded record under a protocol; `seed` is that of the bootstrap.
    ///
    /// Errors: a damaged table.
    pub fn embedded(protocol: Protocol, seed: u64) -> Result<Self, PoliticsError> {
        let record = ThreatRecord::embedded()?;
        let prices = MarketPrice::embedded()?;
        let market = market_score(&prices);
        let questions = record.scored();
        let game = GivenByGame::new(&ByGame::embedded()?, protocol, &questions);
        let other = game.other_scores(&questions);
        let mut models = simple_models(prices);
        models.push(Box::new(game));
        let mut page = Self::new(&record, &models, protocol, seed, market);
        page.other.extend(other);
        Ok(page)
    }

    /// The page of these models; the first one is the reference of the differences.
    pub fn new(
        record: &ThreatRecord,
        models: &[Box<dyn Forecaster>],
        protocol: Protocol,
        seed: u64,
        market_own_questions: MarketScore,
    ) -> Self {
        let questions = record.scored();
        let given: Vec<(&str, Vec<Option<f64>>)> = models
            .iter()
            .map(|model| {
                (
                    model.name(),
                    forecasts(model.as_ref(), protocol, &questions),
                )
            })
            .collect();
        let mut scores: Vec<ModelScore> = given
            .iter()
            .map(|(name, probabilities)| score(name, probabilities, &questions))
            .collect();
        scores.sort_by(|one, other| (other.n.cmp(&one.n)).then(one.brier.total_cmp(&other.brier)));
        let differences = given.first().map_or_else(Vec::new, |(_, reference)| {
            let others = given.iter().skip(1);
            others
                .map(|(name, probabilities)| {
                    let stream = format!("politics.scores.bootstrap.{name}");
                    let mut stream = Stream::new(seed, &stream, 0);
                    paired_difference(name, probabilities, reference, &questions, &mut stream)
                })
                .collect()
        });
        Self {
            default_mode: DEFAULT_MODE.to_owned(),
            protocol,
            scores,
            differences,
            other: table_scores(protocol, &questions),
            market_own_questions,
        }
    }

    /// The scores of a model.
    pub fn model(&self, name: &str) -> Option<&ModelScore> {
        self.scores.iter().find(|score| score.model == name)
    }
}

/// Scores prices by the market's own wording.
pub fn market_score(prices: &[MarketPrice]) -> MarketScore {
    let (mut brier, mut log, mut n) = (0.0, 0.0, 0);
    for price in prices {
        if let Some(resolved) = price.resolved {
            brier += rules::brier(price.price, resolved);
            log += rules::logarithmic(price.price, resolved);
            n += 1;
        }
    }
    let count = n.max(1) as f64;
    MarketScore {
        brier: brier / count,
        log: log / count,
        n,
    }
}

/// Ordered outcome, response and timing by the frequencies of the class and of all classes, with one pseudo-count per
/// category.
fn table_scores(protocol: Protocol, questions: &[&Question]) -> Vec<OtherScore> {
    let mut scores = Vec::new();
    for (model, by_class) in [("class_table", true), ("pooled", false)] {
        let (mut ordered, mut response, mut days) = (Vec::new(), Vec::new(), Vec::new());
        for (position, question) in questions.iter().enumerate() {
            let history = protocol.history(questions, position);
            let same = |other: &&Question| !by_class || other.class == question.class;
            let cases: Vec<&Question> = history.iter().copied().filter(same).collect();
            let outcomes = frequencies(&cases, Outcome::ALL, |case| case.outcome);
            ordered.push(rules::ranked_probability(
                &outcomes,
                question.outcome as usize,
            ));
            let responses = frequencies(&cases, Response::ALL, |case| case.response);
            response.push(rules::categorical(&responses, question.response as usize));
            // Without a case of the class the timing of all classes stands in.
            let timed = if cases.is_empty() { &history } else { &cases };
            let sample: Vec<f64> = timed
                .iter()
                .map(|case| f64::from(case.days_to_resolution()))
                .collect();
            let happened = f64::from(question.days_to_resolution());
            days.extend(rules::continuous_ranked_probability(&sample, happened));
        }
        for (target, rule, values) in [
            ("ordered_outcome", "ranked_probability", ordered),
            ("response", "log", response),
            ("days_to_resolution", "continuous_ranked_probability", days),
        ] {
            scores.push(OtherScore {
                target: target.to_owned(),
                rule: rule.to_owned(),
                model: model.to_owned(),
                score: values.iter().sum::<f64>() / values.len().max(1) as f64,
                n: values.len(),
            });
        }
    }
    scores
}

fn frequencies<T: PartialEq + Copy>(
    cases: &[&Question],
    categories: &[T],
    of: impl Fn(&Question) -> T,
) -> Vec<f64> {
    let total = (cases.len() + categories.len()) as f64;
    categories
        .iter()
        .map(|category| {
            let count = cases.iter().filter(|case| of(case) == *category).count();
            (count as f64 + 1.0) / total
        })
        .collect()
}
