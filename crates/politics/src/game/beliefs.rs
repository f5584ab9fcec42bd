//! Beliefs and reputation: what earlier stands and back-downs say about the next announcement.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vecinos_numerics::math;

use super::choice::log_odds;
use crate::actor::ThreatClass;
use crate::parameters::Parameters;
use crate::record::{Question, days_between};

/// Mean length of a month in days.
const DAYS_IN_MONTH: f64 = 30.4375;

/// One announcement of a class that was resolved: stood firm or backed down.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Resolved {
    /// Class.
    pub class: ThreatClass,
    /// Day.
    pub date: Date,
    /// Whether the measure was in force at its rate on its day.
    pub in_force: bool,
}

impl Resolved {
    /// What a question of the record says.
    pub fn of(question: &Question) -> Self {
        Self {
            class: question.class,
            date: question.resolved,
            in_force: question.in_force,
        }
    }
}

/// Beta belief about follow-through by class, with forgetting: a case counts half after each half-life.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Beliefs {
    /// What was seen.
    pub cases: Vec<Resolved>,
}

impl Beliefs {
    /// Shapes of the Beta belief about a class on a day; later cases do not count.
    pub fn shapes(&self, class: ThreatClass, day: Date, parameters: &Parameters) -> (f64, f64) {
        let mut shapes = (parameters.belief_prior_yes, parameters.belief_prior_no);
        for case in self.cases.iter().filter(|case| case.class == class) {
            let days = days_between(case.date, day);
            if days < 0 {
                continue;
            }
            let half_lives = f64::from(days) / DAYS_IN_MONTH / parameters.belief_half_life_months;
            let weight = math::exp(-std::f64::consts::LN_2 * half_lives);
            if case.in_force {
                shapes.0 += weight;
            } else {
                shapes.1 += weight;
            }
        }
        shapes
    }

    /// Mean of the belief.
    pub fn mean(&self, class: ThreatClass, day: Date, parameters: &Parameters) -> f64 {
        let (yes, no) = self.shapes(class, day, parameters);
        yes / (yes + no)
    }

    /// Reputation: log-odds of the belief above those of the prior. Negative after back-downs.
    pub fn reputation(&self, class: ThreatClass, day: Date, parameters: &Parameters) -> f64 {
        let prior = parameters.belief_prior_yes
            / (parameters.belief_prior_yes + parameters.belief_prior_no);
        log_odds(self.mean(class, day, parameters)) - log_odds(prior)
    }
}
