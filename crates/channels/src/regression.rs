//! Ordinary least squares with standard errors after Newey and West (1987), for estimates made here from embedded series.

use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};

/// Estimates of a regression, one for each regressor.
#[derive(Clone, Debug, PartialEq)]
pub struct Regression {
    /// Coefficients.
    pub coefficients: Vec<f64>,
    /// Their standard errors, robust to heteroskedasticity and autocorrelation.
    pub standard_errors: Vec<f64>,
    /// Number of observations.
    pub observations: usize,
}

/// One coefficient with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Value.
    pub value: f64,
    /// Standard error.
    pub standard_error: f64,
    /// Number of observations.
    pub observations: usize,
}

impl Regression {
    /// The coefficient at `position`; zeros outside.
    pub fn estimate(&self, position: usize) -> Estimate {
        let at = |values: &[f64]| values.get(position).copied().unwrap_or(0.0);
        Estimate {
            value: at(&self.coefficients),
            standard_error: at(&self.standard_errors),
            observations: self.observations,
        }
    }
}

/// Regresses `values` on `rows` (one row of regressors for each value); Bartlett weights over `lags` lags, no small-sample
/// correction.
///
/// Errors: `singular-regression` when the regressors are collinear or rows and values do not fit.
pub fn regress(rows: &[Vec<f64>], values: &[f64], lags: usize) -> Result<Regression, Diagnostic> {
    let size = rows.first().map_or(0, Vec::len);
    let failed = || {
        let message = "the regressors are collinear, or rows and values do not fit";
        Diagnostic::new("singular-regression", "embedded series", 1, 1, message)
    };
    if size == 0 || rows.len() != values.len() || rows.iter().any(|row| row.len() != size) {
        return Err(failed());
    }
    let mut moments = Matrix::zeros(size, size);
    let mut products = vec![0.0; size];
    for (row, value) in rows.iter().zip(values) {
        for (i, left) in row.iter().enumerate() {
            products[i] += left * value;
            for (j, right) in row.iter().enumerate() {
                moments.row_mut(i)[j] += left * right;
            }
        }
    }
    let factors = LuFactorization::new(moments).map_err(|_| failed())?;
    let coefficients = factors.solve(&products).map_err(|_| failed())?;
    let scores: Vec<Vec<f64>> = rows
        .iter()
        .zip(values)
        .map(|(row, value)| {
            let fitted: f64 = row.iter().zip(&coefficients).map(|(x, b)| x * b).sum();
            row.iter().map(|x| x * (value - fitted)).collect()
        })
        .collect();
    // One column of the inverse of the moments gives the variance of one coefficient: v'Sv.
    let mut standard_errors = Vec::with_capacity(size);
    for position in 0..size {
        let mut unit = vec![0.0; size];
        unit[position] = 1.0;
        let column = factors.solve(&unit).map_err(|_| failed())?;
        let projected: Vec<f64> = scores
            .iter()
            .map(|score| score.iter().zip(&column).map(|(s, c)| s * c).sum())
            .collect();
        let mut variance = 0.0;
        for lag in 0..=lags {
            let weight = 1.0 - lag as f64 / (lags as f64 + 1.0);
            let sum: f64 = projected
                .iter()
                .zip(projected.iter().skip(lag))
                .map(|(early, late)| early * late)
                .sum();
            variance += if lag == 0 { sum } else { 2.0 * weight * sum };
        }
        standard_errors.push(variance.max(0.0).sqrt());
    }
    Ok(Regression {
        coefficients,
        standard_errors,
        observations: rows.len(),
    })
}
