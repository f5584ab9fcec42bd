//! Estimation: season, level, persistence and regime effects by group, on monthly Border Patrol encounters.
//!
//! ```text
//! ln E(t) = x(t)·b + u(t),   u(t) = ρ·u(t−1) + e(t)
//! ```
//!
//! Conditional least squares on `y(t) − ρ·y(t−1)` for every ρ of a grid (Hildreth and Lu); the ρ with the smallest sum of
//! squares stays. Standard errors are those of the regression at that ρ. The numbers are reduced forms on monthly
//! aggregates: they say what changed when a regime began or ended, not why.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};
use vecinos_numerics::math::{exp, pow};

use super::flows::{Flow, GROUPS};
use super::regimes::{Fading, Regime, strength};
use super::season::{HARMONICS, harmonics};
use crate::observations::{Observations, missing};

/// Half-life in months at which transit enforcement and parole fade in the estimation: one episode, the Southern Border
/// Plan of 2014 (about 4 months).
pub const HALF_LIFE: f64 = 4.0;

/// A term of the equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A regime whose effect stands while it is in force.
    Stands(Regime),
    /// A regime whose effect fades with [`HALF_LIFE`].
    Fades(Regime),
    /// The first months of the pandemic: one from April 2020, halving every two months. Not a policy.
    Pandemic,
}

impl Term {
    /// Name of the parameter that holds its effect, without the flow.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stands(regime) | Self::Fades(regime) => match regime {
                Regime::Title42 => "title_42",
                Regime::RemainInMexico => "remain_in_mexico",
                Regime::AsylumLimits => "asylum_limits",
                Regime::BorderClosure => "border_closure",
                Regime::MexicanTransitEnforcement => "transit_enforcement",
                Regime::ParolePathway => "parole_pathway",
                Regime::PortAppointments => "port_appointments",
            },
            Self::Pandemic => "pandemic",
        }
    }

    fn at(self, month: Month) -> f64 {
        match self {
            Self::Stands(regime) => strength(regime, month),
            Self::Fades(regime) => Fading::recorded(regime, month, HALF_LIFE).effect,
            Self::Pandemic => {
                let since = month.since(Month::RECORD_START.plus(-57));
                if since < 0 {
                    0.0
                } else {
                    pow(0.5, f64::from(since) / 2.0)
                }
            }
        }
    }
}

/// A fitted equation.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// What was fitted.
    pub flow: Flow,
    /// Terms besides level and season, in order.
    pub terms: Vec<Term>,
    /// Level, season, terms.
    pub coefficients: Vec<f64>,
    /// Their standard errors.
    pub standard_errors: Vec<f64>,
    /// ρ.
    pub persistence: f64,
    /// Standard error of ρ.
    pub persistence_error: f64,
    /// Standard deviation of e.
    pub innovation: f64,
    /// Standard error of that deviation.
    pub innovation_error: f64,
    /// u of the last month used.
    pub last_residual: f64,
    /// Last month used.
    pub last: Month,
}

impl Fit {
    fn systematic(&self, month: Month) -> f64 {
        let mut sum = 0.0;
        for (value, coefficient) in row(month, &self.terms).iter().zip(&self.coefficients) {
            sum += value * coefficient;
        }
        sum
    }

    /// Encounters of a month after the last used one, as expected then, with the regimes of its own terms known, and
    /// `known` effects of further ones.
    pub fn forecast(&self, month: Month, known: &[(Term, f64)]) -> f64 {
        let steps = month.since(self.last);
        let mut value =
            self.systematic(month) + self.last_residual * pow(self.persistence, f64::from(steps));
        for (term, effect) in known {
            value += effect
                * (term.at(month) - term.at(self.last) * pow(self.persistence, f64::from(steps)));
        }
        exp(value)
    }

    /// Effect of a term, with its standard error.
    pub fn effect(&self, term: Term) -> Option<(f64, f64)> {
        let position = 1 + HARMONICS + self.terms.iter().position(|other| *other == term)?;
        Some((
            *self.coefficients.get(position)?,
            *self.standard_errors.get(position)?,
        ))
    }
}

fn row(month: Month, terms: &[Term]) -> Vec<f64> {
    let mut row = vec![1.0];
    row.extend(harmonics(month));
    row.extend(terms.iter().map(|term| term.at(month)));
    row
}

/// Fits the equation of a flow on the months until `last` with these terms.
///
/// Errors: `missing-series`; terms that cannot be told apart in these months.
pub fn fit(
    observations: &Observations,
    flow: Flow,
    terms: &[Term],
    last: Month,
) -> Result<Fit, Diagnostics> {
    let observed = flow.observed(observations)?;
    let last = last.min(observed.last());
    let months: Vec<Month> = observed.first.through(last).collect();
    let rows: Vec<Vec<f64>> = months.iter().map(|month| row(*month, terms)).collect();
    let mut best: Option<(f64, f64, Regression)> = None;
    for step in 0..100 {
        let persistence = f64::from(step) / 100.0;
        let regression = regress(&rows, &observed.values, persistence)
            .ok_or_else(|| missing("data/history", "months that tell the regimes apart"))?;
        let squares = regression.squares;
        if best.as_ref().is_none_or(|(least, ..)| squares < *least) {
            best = Some((squares, persistence, regression));
        }
    }
    let (_, persistence, regression) =
        best.ok_or_else(|| missing("data/history", "months to estimate on"))?;
    let used = months.len().saturating_sub(1) as f64;
    let mut fit = Fit {
        flow,
        terms: terms.to_vec(),
        coefficients: regression.coefficients,
        standard_errors: regression.standard_errors,
        persistence,
        persistence_error: ((1.0 - persistence * persistence) / used).sqrt(),
        innovation: regression.deviation,
        innovation_error: regression.deviation / (2.0 * used).sqrt(),
        last_residual: 0.0,
        last,
    };
    fit.last_residual = observed.at(last).unwrap_or_default() - fit.systematic(last);
    Ok(fit)
}

struct Regression {
    coefficients: Vec<f64>,
    standard_errors: Vec<f64>,
    squares: f64,
    deviation: f64,
}

/// Least squares of `y(t) − ρ·y(t−1)` on `x(t) − ρ·x(t−1)` by normal equations; none when they are singular.
fn regress(rows: &[Vec<f64>], observed: &[f64], persistence: f64) -> Option<Regression> {
    let width = rows.first()?.len();
    let mut normal = Matrix::zeros(width, width);
    let mut right = vec![0.0; width];
    let mut transformed = Vec::with_capacity(rows.len());
    for (pair, values) in rows.windows(2).zip(observed.windows(2)) {
        let row: Vec<f64> = pair[1]
            .iter()
            .zip(&pair[0])
            .map(|(now, before)| now - persistence * before)
            .collect();
        let value = values[1] - persistence * values[0];
        for (line, left) in row.iter().enumerate() {
            right[line] += left * value;
            for (cell, other) in normal.row_mut(line).iter_mut().zip(&row) {
                *cell += left * other;
            }
        }
        transformed.push((row, value));
    }
    let factors = LuFactorization::new(normal).ok()?;
    let coefficients = factors.solve(&right).ok()?;
    let mut squares = 0.0;
    for (row, value) in &transformed {
        let mut fitted = 0.0;
        for (left, coefficient) in row.iter().zip(&coefficients) {
            fitted += left * coefficient;
        }
        squares += (value - fitted) * (value - fitted);
    }
    let freedom = transformed
        .len()
        .checked_sub(width)
        .filter(|free| *free > 0)? as f64;
    let mut standard_errors = Vec::with_capacity(width);
    for place in 0..width {
        let mut unit = vec![0.0; width];
        unit[place] = 1.0;
        let inverse = factors.solve(&unit).ok()?[place];
        standard_errors.push((squares / freedom * inverse).sqrt());
    }
    Some(Regression {
        coefficients,
        standard_errors,
        squares,
        deviation: (squares / freedom).sqrt(),
    })
}

/// One estimated number with the name of its parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// Parameter, without the channel.
    pub name: String,
    /// Estimate.
    pub value: f64,
    /// Standard error.
    pub standard_error: f64,
}

/// All estimated parameters of the channel, from the embedded series.
///
/// Errors: those of [`fit`].
pub fn estimate(observations: &Observations) -> Result<Vec<Estimate>, Diagnostics> {
    const SEASON: [&str; HARMONICS] = [
        "annual_cosine",
        "annual_sine",
        "half_year_cosine",
        "half_year_sine",
    ];
    let mut estimates = Vec::new();
    let mut push = |name: String, value: f64, standard_error: f64| {
        estimates.push(Estimate {
            name,
            value,
            standard_error,
        });
    };
    for flow in GROUPS.into_iter().chain([Flow::Ports]) {
        let fit = fit(observations, flow, flow.terms(), Month::LAST)?;
        let name = flow.name();
        let numbers = fit.coefficients.iter().zip(&fit.standard_errors);
        let names = std::iter::once(format!("level_{name}"))
            .chain(SEASON.iter().map(|part| format!("season_{name}_{part}")))
            .chain(
                fit.terms
                    .iter()
                    .map(|term| format!("{}_{name}", term.name())),
            );
        for (name, (value, error)) in names.zip(numbers) {
            if !name.starts_with("pandemic") {
                push(name, *value, *error);
            }
        }
        push(
            format!("persistence_{name}"),
            fit.persistence,
            fit.persistence_error,
        );
        push(
            format!("innovation_{name}"),
            fit.innovation,
            fit.innovation_error,
        );
    }
    let together = fit(
        observations,
        Flow::Elsewhere,
        Flow::Elsewhere.terms(),
        Month::LAST,
    )?;
    if let Some((value, error)) = together.effect(Term::Stands(Regime::BorderClosure)) {
        push("border_closure_elsewhere".to_owned(), value, error);
    }
    Ok(estimates)
}
