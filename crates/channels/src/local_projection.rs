//! Local projections: how a monthly series answers a change of another, estimated from the embedded history.
//!
//! For every horizon `h` an ordinary regression by itself (Jordà 2005, without structural claims):
//!
//! ```text
//! y(t+h) − y(t−1) = β_h·Δx(t) + Σ_{k=1..L} [γ_k·Δx(t−k) + δ_k·Δy(t−k)] + month dummies + u
//! ```
//!
//! with the Newey–West covariance (Bartlett weights) because `u` overlaps from month to month.

use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};

use vecinos_evidence::month::Month;

/// Month dummies besides the constant.
const MONTH_DUMMIES: i32 = 11;

/// A coefficient with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Coefficient.
    pub coefficient: f64,
    /// Newey–West standard error.
    pub standard_error: f64,
    /// Number of observations.
    pub observations: usize,
}

/// What is regressed on what.
#[derive(Clone, Copy, Debug)]
pub struct LocalProjection<'a> {
    /// Month of the first value of both series.
    pub first: Month,
    /// The series that answers, usually in logarithms.
    pub outcome: &'a [f64],
    /// The series whose change is the cause, of the same months.
    pub cause: &'a [f64],
    /// Lags of both changes.
    pub lags: usize,
    /// First month of a change that is used.
    pub from: Month,
}

impl LocalProjection<'_> {
    /// β of `horizon` months after the month of the change; the truncation of the covariance is the horizon, at least one.
    ///
    /// `None` when the series are too short or the regressors are collinear.
    pub fn at(&self, horizon: usize) -> Option<Estimate> {
        let months = self.outcome.len().min(self.cause.len());
        let (mut rows, mut outcomes) = (Vec::new(), Vec::new());
        for position in self.lags + 1..months.saturating_sub(horizon) {
            let month = self.first.plus(i32::try_from(position).ok()?);
            if month < self.from {
                continue;
            }
            let mut row = vec![change(self.cause, position)?, 1.0];
            for lag in 1..=self.lags {
                row.push(change(self.cause, position - lag)?);
                row.push(change(self.outcome, position - lag)?);
            }
            let dummies = (0..MONTH_DUMMIES).map(|dummy| month.month() == dummy + 2);
            row.extend(dummies.map(|is_month| f64::from(u8::from(is_month))));
            rows.push(row);
            outcomes.push(self.outcome.get(position + horizon)? - self.outcome.get(position - 1)?);
        }
        let estimates = least_squares(&rows, &outcomes, horizon.max(1))?;
        estimates.first().copied()
    }
}

fn change(series: &[f64], position: usize) -> Option<f64> {
    Some(series.get(position)? - series.get(position.checked_sub(1)?)?)
}

/// Least squares of `outcomes` on `rows`, with Newey–West standard errors of the given truncation (0: White's).
///
/// `None` when there are fewer observations than regressors, rows differ in length, or regressors are collinear.
pub fn least_squares(
    rows: &[Vec<f64>],
    outcomes: &[f64],
    truncation: usize,
) -> Option<Vec<Estimate>> {
    let size = rows.first()?.len();
    if rows.len() < size || rows.len() != outcomes.len() || rows.iter().any(|row| row.len() != size)
    {
        return None;
    }
    let mut square = Matrix::zeros(size, size);
    let mut product = vec![0.0; size];
    for (row, outcome) in rows.iter().zip(outcomes) {
        for (one, value) in row.iter().enumerate() {
            product[one] += value * outcome;
            for (other, second) in row.iter().enumerate() {
                square[(one, other)] += value * second;
            }
        }
    }
    let factors = LuFactorization::new(square).ok()?;
    let coefficients = factors.solve(&product).ok()?;
    let scores: Vec<Vec<f64>> = rows
        .iter()
        .zip(outcomes)
        .map(|(row, outcome)| {
            let fitted: f64 = row.iter().zip(&coefficients).map(|(x, b)| x * b).sum();
            row.iter().map(|value| value * (outcome - fitted)).collect()
        })
        .collect();
    let mut estimates = Vec::with_capacity(size);
    for (position, coefficient) in coefficients.iter().enumerate() {
        // Row of the inverse: the variance is the Newey–West sum of the scores along it.
        let mut unit = vec![0.0; size];
        unit[position] = 1.0;
        let direction = factors.solve_transposed(&unit).ok()?;
        let along: Vec<f64> = scores
            .iter()
            .map(|score| score.iter().zip(&direction).map(|(s, d)| s * d).sum())
            .collect();
        estimates.push(Estimate {
            coefficient: *coefficient,
            standard_error: long_run_sum(&along, truncation).max(0.0).sqrt(),
            observations: rows.len(),
        });
    }
    Some(estimates)
}

/// Σ along² plus Bartlett-weighted cross products up to `truncation` apart.
fn long_run_sum(along: &[f64], truncation: usize) -> f64 {
    let mut sum: f64 = along.iter().map(|value| value * value).sum();
    for lag in 1..=truncation {
        let cross: f64 = along.iter().skip(lag).zip(along).map(|(a, b)| a * b).sum();
        let weight = 1.0 - lag as f64 / (truncation as f64 + 1.0);
        sum += 2.0 * weight * cross;
    }
    sum
}
