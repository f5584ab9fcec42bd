//! The stage game as a forecaster of the record, and what each term of its payoff does.

use std::collections::BTreeMap;

use serde::Serialize;

use super::models::Forecaster;
use super::page::{ModelScore, OtherScore, score};
use super::protocol::Protocol;
use super::rules;
use crate::error::PoliticsError;
use crate::game::{
    Case, PayoffGrid, Priors, Resolve, StageForecast, StageGame, Term, TermSet, case_of,
    day_probability, fit, set_fitted_values,
};
use crate::parameters::Parameters;
use crate::record::{Question, ThreatRecord};

/// The structural model: the six numbers are refitted on what a forecast may learn from, outcomes come from the payoff grid.
#[derive(Clone, Debug)]
pub struct ByGame {
    parameters: Parameters,
    priors: Priors,
    grid: PayoffGrid,
}

impl ByGame {
    /// With the embedded numbers.
    ///
    /// Errors: a damaged table.
    pub fn embedded() -> Result<Self, PoliticsError> {
        let parameters = Parameters::embedded()?;
        Ok(Self {
            grid: PayoffGrid::embedded(&parameters)?,
            priors: Priors::embedded()?,
            parameters,
        })
    }

    fn case(&self, question: &Question, history: &[&Question]) -> Case {
        let Ok(case) = case_of(question, history, &self.parameters, &self.grid);
        case
    }

    /// Numbers refitted on a history.
    pub fn fitted(&self, history: &[&Question]) -> StageGame {
        let cases: Vec<Case> = history
            .iter()
            .map(|question| self.case(question, history))
            .collect();
        let mode = fit(&self.parameters, &self.priors, &cases).mode;
        let mut game = StageGame::new(self.parameters.clone());
        set_fitted_values(&mut game.parameters, &mode);
        game
    }

    /// Forecast of a question with numbers fitted on a history, and the fitted concentration of settlements.
    pub fn forecast(&self, history: &[&Question], question: &Question) -> (StageForecast, f64) {
        let game = self.fitted(history);
        let forecast = game.forecast(&self.case(question, history).situation);
        (forecast, game.parameters.deadline_concentration)
    }
}

impl Forecaster for ByGame {
    fn name(&self) -> &'static str {
        "responsive"
    }

    fn probability(&self, history: &[&Question], question: &Question) -> Option<f64> {
        Some(self.forecast(history, question).0.in_force())
    }
}

/// Points by which the forecast of days is scored.
const SAMPLE: usize = 200;

/// A sample of days to resolution: on the announced day if in force, before it otherwise.
fn days_sample(forecast: &StageForecast, notice: i32, concentration: f64) -> Vec<f64> {
    let force = forecast.in_force();
    let mut sample = Vec::with_capacity(SAMPLE);
    let mut reached = 0.0;
    for days in 0..=notice.max(0) {
        let before = notice.max(0) - days;
        reached += (1.0 - force) * day_probability(notice, before, concentration);
        if before == 0 {
            reached = 1.0;
        }
        while sample.len() < SAMPLE && (sample.len() as f64 + 0.5) / SAMPLE as f64 <= reached {
            sample.push(f64::from(days));
        }
    }
    sample
}

/// The forecasts of the structural model under one protocol, each fitted once.
pub(super) struct GivenByGame {
    by_question: BTreeMap<String, (StageForecast, f64)>,
}

impl GivenByGame {
    pub(super) fn new(model: &ByGame, protocol: Protocol, questions: &[&Question]) -> Self {
        let forecasts = questions.iter().enumerate().map(|(position, question)| {
            let history = protocol.history(questions, position);
            (question.id.clone(), model.forecast(&history, question))
        });
        Self {
            by_question: forecasts.collect(),
        }
    }

    /// Ordered outcome, response and timing, and of the bare rule that everything is resolved on its announced day.
    pub(super) fn other_scores(&self, questions: &[&Question]) -> Vec<OtherScore> {
        let (mut ordered, mut response, mut days, mut bare) = (0.0, 0.0, 0.0, 0.0);
        for question in questions {
            let Some((forecast, concentration)) = self.by_question.get(&question.id) else {
                continue;
            };
            // Recorded outcomes and resolutions have the same order.
            ordered += rules::ranked_probability(&forecast.resolutions, question.outcome as usize);
            response += rules::categorical(&forecast.responses(), question.response as usize);
            let notice = question.notice_days();
            let happened = f64::from(question.days_to_resolution());
            let sample = days_sample(forecast, notice, *concentration);
            days += rules::continuous_ranked_probability(&sample, happened).unwrap_or(0.0);
            bare += (f64::from(notice) - happened).abs();
        }
        let n = questions.len();
        let count = n.max(1) as f64;
        let entry = |target: &str, rule: &str, model: &str, sum: f64| OtherScore {
            target: target.to_owned(),
            rule: rule.to_owned(),
            model: model.to_owned(),
            score: sum / count,
            n,
        };
        let crps = "continuous_ranked_probability";
        vec![
            entry(
                "ordered_outcome",
                "ranked_probability",
                "responsive",
                ordered,
            ),
            entry("response", "log", "responsive", response),
            entry("days_to_resolution", crps, "responsive", days),
            entry("days_to_resolution", crps, "announced_day", bare),
        ]
    }
}

impl Forecaster for GivenByGame {
    fn name(&self) -> &'static str {
        "responsive"
    }

    fn probability(&self, _: &[&Question], question: &Question) -> Option<f64> {
        let (forecast, _) = self.by_question.get(&question.id)?;
        Some(forecast.in_force())
    }
}

/// A step of the payoff page: which terms count, and how the fitted game then scores in the sample.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PayoffStep {
    /// What it is.
    pub name: String,
    /// Whether choices are best replies instead of logit responses.
    pub best_reply: bool,
    /// Scores over the record, probabilities clipped to 0.01 to 0.99.
    pub score: ModelScore,
    /// Mean probability that linked threats are in force.
    pub linked: f64,
    /// Mean probability that other measures are in force.
    pub statutory: f64,
    /// Probability of 4 March 2025 (Q07), and of a carve-out given that.
    pub march_2025: (f64, f64),
}

/// Terms in the order in which they are added.
const STEPS: [(&str, &[Term]); 6] = [
    ("prices", &[Term::Prices, Term::Markets]),
    ("law", &[Term::Law]),
    ("process", &[Term::Process]),
    (
        "concession",
        &[Term::Concession, Term::Readiness, Term::Rally],
    ),
    ("audience", &[Term::Audience]),
    (
        "continuation and the rest",
        &[
            Term::Continuation,
            Term::Retaliation,
            Term::Sectors,
            Term::Investment,
        ],
    ),
];

/// What each term of the payoff does: welfare alone as a best reply and as a logit response, then terms added one group after
/// another, then all terms but one. In the sample, with the stored fit, nothing refitted.
///
/// Errors: a damaged table.
pub fn payoff_page() -> Result<Vec<PayoffStep>, PoliticsError> {
    let model = ByGame::embedded()?;
    let record = ThreatRecord::embedded()?;
    let questions = record.scored();
    let mut game = StageGame::new(model.parameters.clone());
    let mut page = Vec::new();
    let mut add = |game: &StageGame, name: &str, best_reply: bool| {
        page.push(step(&model, game, &questions, name, best_reply));
    };
    let mut terms = vec![Term::Welfare];
    game.terms = TermSet::only(&terms);
    let logit = game.clone();
    game.parameters.us_rationality = f64::INFINITY;
    game.parameters.mx_rationality = f64::INFINITY;
    game.parameters.tie_band = 0.0;
    add(&game, "welfare", true);
    game = logit;
    add(&game, "welfare", false);
    for (name, added) in STEPS {
        terms.extend_from_slice(added);
        game.terms = TermSet::only(&terms);
        add(&game, &format!("+ {name}"), false);
    }
    for term in Term::ALL {
        game.terms = TermSet::ALL.without(*term);
        add(&game, &format!("all but {term}"), false);
    }
    Ok(page)
}

fn step(
    model: &ByGame,
    game: &StageGame,
    questions: &[&Question],
    name: &str,
    best_reply: bool,
) -> PayoffStep {
    let mut probabilities = Vec::new();
    let (mut linked, mut statutory) = (Vec::new(), Vec::new());
    let mut march_2025 = (0.0, 0.0);
    for question in questions {
        let case = model.case(question, questions);
        let forecast = game.forecast(&case.situation);
        let force = forecast.in_force();
        probabilities.push(Some(force.clamp(rules::CLIP, 1.0 - rules::CLIP)));
        if case.situation.demand {
            linked.push(force);
        } else {
            statutory.push(force);
        }
        if question.id == "Q07" {
            let carved = forecast.resolutions[Resolve::CarveOut as usize];
            march_2025 = (force, if force > 0.0 { carved / force } else { 0.0 });
        }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    PayoffStep {
        name: name.to_owned(),
        best_reply,
        score: score(name, &probabilities, questions),
        linked: mean(&linked),
        statutory: mean(&statutory),
        march_2025,
    }
}
