//! Fitting the six free numbers: mode of the posterior over resolved questions of the record.
//!
//! The likelihood of a question is the joint probability of Mexico's recorded response and of the measure being in force,
//! times the probability of the day on which it was resolved. Priors are normal and stand in the registry.

use jiff::civil::Date;
use vecinos_evidence::month::Month;
use vecinos_evidence::registry::Registry;
use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};
use vecinos_numerics::math;

use super::beliefs::{Beliefs, Resolved};
use super::choice::probability;
use super::grid::tariff_on_all;
use super::payoffs::Consequence;
use super::simplex;
use super::stage::{Situation, StageGame, Stakes};
use crate::actor::{Authority, ThreatClass};
use crate::base_rates::TariffEffect;
use crate::error::PoliticsError;
use crate::parameters::{Parameters, normal_prior};
use crate::preview::{HypotheticalPolicy, OutcomePreview, Precision};
use crate::record::{LAST_DAYS, Question, Response};

/// Names of the fitted parameters, `politics.<name>`.
pub const FITTED: [&str; 6] = [
    "audience_cost",
    "concession_value",
    "price_weight",
    "process_value",
    "concession_cost",
    "deadline_concentration",
];

/// Values of the fitted parameters, in the order of [`FITTED`].
pub type Values = [f64; 6];

/// The fitted values among all parameters.
pub const fn fitted_values(parameters: &Parameters) -> Values {
    [
        parameters.audience_cost,
        parameters.concession_value,
        parameters.price_weight,
        parameters.process_value,
        parameters.concession_cost,
        parameters.deadline_concentration,
    ]
}

/// Puts fitted values in place.
pub const fn set_fitted_values(parameters: &mut Parameters, values: &Values) {
    parameters.audience_cost = values[0];
    parameters.concession_value = values[1];
    parameters.price_weight = values[2];
    parameters.process_value = values[3];
    parameters.concession_cost = values[4];
    parameters.deadline_concentration = values[5];
}

/// Normal priors of the six.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Priors {
    /// Means.
    pub mean: Values,
    /// Standard deviations.
    pub standard_deviation: Values,
}

impl Priors {
    /// Those of the embedded registry.
    ///
    /// Errors: a prior that is missing.
    pub fn embedded() -> Result<Self, PoliticsError> {
        let registry = Registry::embedded()?;
        let mut priors = Self {
            mean: [0.0; 6],
            standard_deviation: [1.0; 6],
        };
        for (position, name) in FITTED.iter().enumerate() {
            let (mean, deviation) = normal_prior(&registry, name)?;
            priors.mean[position] = mean;
            priors.standard_deviation[position] = deviation;
        }
        Ok(priors)
    }

    fn log_density(&self, values: &Values) -> f64 {
        let mut sum = 0.0;
        for ((value, mean), deviation) in values.iter().zip(self.mean).zip(self.standard_deviation)
        {
            let distance = (value - mean) / deviation;
            sum -= 0.5 * distance * distance;
        }
        sum
    }
}

/// A question as the game sees it on the day of its announcement, with what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// The situation.
    pub situation: Situation,
    /// Mexico's recorded response.
    pub response: Response,
    /// Whether it was in force.
    pub in_force: bool,
    /// Days of notice.
    pub notice: i32,
    /// Days before the deadline on which it was resolved.
    pub before: i32,
}

/// First day on which there was a market price on the emergency power before the Court.
const PRICED_FROM: Date = jiff::civil::date(2025, 12, 1);

/// Probability that a tariff under the emergency power does not stand, as seen on `day` before the ruling.
pub(crate) fn void_probability(parameters: &Parameters, day: Date) -> f64 {
    if day < PRICED_FROM {
        parameters.void_probability_before
    } else {
        parameters.void_probability
    }
}

/// Stakes of a U.S. tariff: as announced, with qualifying goods exempt, and against Mexico's list of 2018.
///
/// Errors: those of the preview.
pub fn stakes<P: OutcomePreview>(
    preview: &P,
    month: Month,
    imposed: TariffEffect,
    carved: TariffEffect,
    retaliation: TariffEffect,
    precision: Precision,
) -> Result<Stakes, P::Error> {
    let of = |added_tariffs: Vec<TariffEffect>| {
        let policy = HypotheticalPolicy {
            added_tariffs,
            ..HypotheticalPolicy::default()
        };
        let outcome = preview.outcome(month, &policy, precision)?;
        Ok::<Consequence, P::Error>(Consequence::of(&outcome))
    };
    Ok(Stakes {
        imposed: of(vec![imposed])?,
        carved: of(vec![carved])?,
        answered: of(vec![imposed, retaliation])?,
    })
}

/// The question as the game sees it, with beliefs from `history` (what was resolved by its announcement).
///
/// The announced burden of the record stands for the tariff: as a rate on all goods. Linked tariffs and broad global ones can
/// be carved out; sector measures come with their exemptions.
///
/// Errors: those of the preview.
pub fn case_of<P: OutcomePreview>(
    question: &Question,
    history: &[&Question],
    parameters: &Parameters,
    preview: &P,
) -> Result<Case, P::Error> {
    let day = question.announced;
    let month = Month::containing(question.deadline);
    let burden = question.burden.unwrap_or(0.0) / 100.0;
    let linked = question.class == ThreatClass::Linkage;
    let broad = linked && question.authority != Authority::Section232;
    let imposed = tariff_on_all(burden, question.deadline);
    let carved = tariff_on_all(burden * (1.0 - parameters.exempt_share), question.deadline);
    let retaliation = super::players::mexican_list(parameters, question.deadline);
    let at = |precision| stakes(preview, month, imposed, carved, retaliation, precision);
    let beliefs = Beliefs {
        cases: history
            .iter()
            .filter(|other| other.resolved <= day)
            .map(|other| Resolved::of(other))
            .collect(),
    };
    let unsettled = matches!(question.authority, Authority::Ieepa | Authority::None);
    Ok(Case {
        situation: Situation {
            class: question.class,
            authority: question.authority,
            issue: question.issue,
            demand: linked,
            broad,
            lawful: true,
            treaty: question.deadline >= jiff::civil::date(2020, 7, 1),
            expected: at(Precision::Derivative)?,
            resolved: at(Precision::Resolved)?,
            void_probability: if linked && unsettled {
                void_probability(parameters, day)
            } else {
                0.0
            },
            reputation: beliefs.reputation(question.class, day, parameters),
            rally: parameters.rally_points,
            other_concessions: 0.0,
        },
        response: question.response,
        in_force: question.in_force,
        notice: question.notice_days(),
        before: question.days_before_deadline(),
    })
}

/// Probability that a settlement falls so many days before the deadline: with the concentrated part alike on the last days, the
/// rest alike on every day of the notice.
pub fn day_probability(notice: i32, before: i32, concentration: f64) -> f64 {
    let days = f64::from(notice.max(0)) + 1.0;
    let last = days.min(f64::from(LAST_DAYS) + 1.0);
    let share = probability(concentration);
    let inside = |limit: f64| {
        if before >= 0 && f64::from(before) < limit {
            1.0 / limit
        } else {
            0.0
        }
    };
    share * inside(last) + (1.0 - share) * inside(days)
}

/// Smallest probability in the likelihood, so that a day outside of the notice costs much and not all.
const FLOOR: f64 = 1e-6;

/// Logarithm of the posterior density, up to a constant.
pub fn log_posterior(
    game: &mut StageGame,
    priors: &Priors,
    cases: &[Case],
    values: &Values,
) -> f64 {
    set_fitted_values(&mut game.parameters, values);
    let mut sum = priors.log_density(values);
    for case in cases {
        let forecast = game.forecast(&case.situation);
        let joint = forecast.joint[case.response as usize][usize::from(case.in_force)];
        sum += math::ln(joint.max(FLOOR));
        if !case.in_force {
            let day = day_probability(
                case.notice,
                case.before,
                game.parameters.deadline_concentration,
            );
            sum += math::ln(day.max(FLOOR));
        }
    }
    sum
}

/// A fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Mode of the posterior.
    pub mode: Values,
    /// Standard deviations from the curvature at the mode (Laplace).
    pub standard_deviation: Values,
    /// Logarithm of the posterior at the mode, up to a constant.
    pub log_posterior: f64,
}

/// Step of the curvature.
const STEP: f64 = 1e-3;

/// Mode of the posterior over the cases; without cases that of the priors.
pub fn fit(parameters: &Parameters, priors: &Priors, cases: &[Case]) -> Fit {
    let mut game = StageGame::new(Parameters {
        // Ties make the likelihood jump.
        tie_band: 0.0,
        ..parameters.clone()
    });
    let mut cost = |values: &Values| -log_posterior(&mut game, priors, cases, values);
    let mode = simplex::minimise(&mut cost, priors.mean, priors.standard_deviation);
    let standard_deviation = curvature(&mut cost, &mode).unwrap_or(priors.standard_deviation);
    Fit {
        mode,
        standard_deviation,
        log_posterior: -cost(&mode),
    }
}

/// Standard deviations from the inverse of the matrix of second differences.
fn curvature(cost: &mut dyn FnMut(&Values) -> f64, mode: &Values) -> Option<Values> {
    let mut matrix = Matrix::identity(6);
    let mut at = |moves: &[(usize, f64)]| {
        let mut values = *mode;
        for (position, step) in moves {
            values[*position] += step;
        }
        cost(&values)
    };
    for row in 0..6 {
        for column in 0..=row {
            let mixed = at(&[(row, STEP), (column, STEP)])
                - at(&[(row, STEP), (column, -STEP)])
                - at(&[(row, -STEP), (column, STEP)])
                + at(&[(row, -STEP), (column, -STEP)]);
            let value = mixed / (4.0 * STEP * STEP);
            matrix[(row, column)] = value;
            matrix[(column, row)] = value;
        }
    }
    let factors = LuFactorization::new(matrix).ok()?;
    let mut deviations = [0.0; 6];
    for (position, deviation) in deviations.iter_mut().enumerate() {
        let mut unit = vec![0.0; 6];
        unit[position] = 1.0;
        let solved = factors.solve(&unit).ok()?;
        let variance = *solved.get(position)?;
        if variance <= 0.0 {
            return None;
        }
        *deviation = variance.sqrt();
    }
    Some(deviations)
}
