//! Forecasting models of the record.

use vecinos_numerics::math;

use crate::record::{BetaPrior, Frequency, MarketPrice, Question};

/// A model that gives the probability that an announced measure is in force at its rate on its day.
pub trait Forecaster {
    /// Stable name.
    fn name(&self) -> &str;

    /// The probability, learnt from `history`; `None` where the model has nothing to say.
    fn probability(&self, history: &[&Question], question: &Question) -> Option<f64>;
}

/// Says the same of every question.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    name: &'static str,
    probability: f64,
}

impl Constant {
    /// One half.
    pub const fn coin() -> Self {
        Self {
            name: "coin",
            probability: 0.5,
        }
    }

    /// The share of announced U.S. measures that were imposed in full (20.4 %) or in part (8.2 %) in a published count of
    /// 49, November 2024 to January 2026, all countries: 14 of 49.
    pub const fn published_one_in_four() -> Self {
        Self {
            name: "published_one_in_four",
            probability: 14.0 / 49.0,
        }
    }

    /// Practically certain: what terms of trade alone predict.
    pub const fn always() -> Self {
        Self {
            name: "always",
            probability: 0.99,
        }
    }

    /// Practically excluded.
    pub const fn never() -> Self {
        Self {
            name: "never",
            probability: 0.01,
        }
    }
}

impl Forecaster for Constant {
    fn name(&self) -> &str {
        self.name
    }

    fn probability(&self, _: &[&Question], _: &Question) -> Option<f64> {
        Some(self.probability)
    }
}

/// The frequency over all classes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooled {
    /// Prior.
    pub prior: BetaPrior,
}

impl Forecaster for Pooled {
    fn name(&self) -> &'static str {
        "pooled"
    }

    fn probability(&self, history: &[&Question], _: &Question) -> Option<f64> {
        let cases = history.iter().map(|question| question.in_force);
        Some(Frequency::count(cases, self.prior).mean())
    }
}

/// The frequency within the class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByClass {
    /// Prior.
    pub prior: BetaPrior,
}

impl Forecaster for ByClass {
    fn name(&self) -> &'static str {
        if self.prior == BetaPrior::UNIFORM {
            "class_table"
        } else {
            "class_table_other_prior"
        }
    }

    fn probability(&self, history: &[&Question], question: &Question) -> Option<f64> {
        let cases = history.iter().filter(|other| other.class == question.class);
        Some(Frequency::count(cases.map(|other| other.in_force), self.prior).mean())
    }
}

/// Burden at which the prior of [`ByBurden`] says one half: percentage points of Mexican exports.
const CENTRAL_BURDEN: f64 = 5.0;
/// Precision of the normal prior of its intercept.
const INTERCEPT_PRECISION: f64 = 0.05;
/// Precision of the normal prior of its slope on the logarithm of the burden.
const SLOPE_PRECISION: f64 = 0.25;

/// A logistic curve on the logarithm of the announced burden, at the mode of its posterior: normal priors around zero on
/// the intercept at a burden of five points (precision 0.05) and on the slope (precision 0.25).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByBurden;

impl Forecaster for ByBurden {
    fn name(&self) -> &'static str {
        "burden_only"
    }

    fn probability(&self, history: &[&Question], question: &Question) -> Option<f64> {
        let predictor = |burden: f64| math::ln(burden / CENTRAL_BURDEN);
        let cases: Vec<(f64, f64)> = history
            .iter()
            .filter_map(|other| {
                let outcome = f64::from(u8::from(other.in_force));
                Some((predictor(other.burden?), outcome))
            })
            .collect();
        let (intercept, slope) = logistic(&cases);
        Some(sigmoid(intercept + slope * predictor(question.burden?)))
    }
}

/// Steps of Newton's method; it stops earlier when nothing moves.
const STEPS: usize = 100;

/// Mode of the posterior of a logistic curve: intercept and slope.
fn logistic(cases: &[(f64, f64)]) -> (f64, f64) {
    let (mut intercept, mut slope) = (0.0, 0.0);
    for _ in 0..STEPS {
        let (mut gradient, mut tilt) = (-INTERCEPT_PRECISION * intercept, -SLOPE_PRECISION * slope);
        let (mut level, mut cross, mut spread) = (INTERCEPT_PRECISION, 0.0, SLOPE_PRECISION);
        for (x, y) in cases {
            let p = sigmoid(intercept + slope * x);
            gradient += y - p;
            tilt += (y - p) * x;
            let weight = p * (1.0 - p);
            level += weight;
            cross += weight * x;
            spread += weight * x * x;
        }
        let determinant = level * spread - cross * cross;
        let (up, turn) = (
            (spread * gradient - cross * tilt) / determinant,
            (level * tilt - cross * gradient) / determinant,
        );
        intercept += up;
        slope += turn;
        if up.abs() + turn.abs() < 1e-13 {
            break;
        }
    }
    (intercept, slope)
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + math::exp(-x))
}

/// The last market price before or on the day of the announcement that was put on the question. Its wording may differ:
/// the one there is resolved on the signature of the order, not on the tariff being in force.
#[derive(Clone, Debug, PartialEq)]
pub struct MarketImplied {
    /// All prices.
    pub prices: Vec<MarketPrice>,
}

impl Forecaster for MarketImplied {
    fn name(&self) -> &'static str {
        "market_price"
    }

    fn probability(&self, _: &[&Question], question: &Question) -> Option<f64> {
        self.prices
            .iter()
            .filter(|price| {
                price.question_id.as_deref() == Some(question.id.as_str())
                    && price.date <= question.announced
            })
            .max_by_key(|price| price.date)
            .map(|price| price.price)
    }
}
