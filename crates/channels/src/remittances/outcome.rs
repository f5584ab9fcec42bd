//! What the first months under the U.S. tax say about the cost elasticity.

use vecinos_evidence::history::MonthlySeries;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::ln;

use crate::local_projection::least_squares;

/// Growth of January to May over the year before, forecast from growth of the last five months of the year before, with
/// the forecast's standard error. Nothing of the forecast year is used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GrowthForecast {
    /// Expected logarithmic growth without the tax.
    pub expected: f64,
    /// Standard error of the forecast, that of the two coefficients included.
    pub standard_error: f64,
    /// Logarithmic growth that came.
    pub observed: f64,
    /// Years that the forecast is estimated on.
    pub years: usize,
}

/// Student's t, 11 degrees of freedom, 95 % one-sided: the quantile for a forecast estimated on 13 years.
pub const T_95_ONE_SIDED_11: f64 = 1.795_885;

impl GrowthForecast {
    /// Forecast of `year` estimated on the years from `first_year` to the one before it.
    ///
    /// `None` when a month is missing or there are fewer than four years.
    pub fn of_year(series: &MonthlySeries, first_year: i32, year: i32) -> Option<Self> {
        let growth = |year: i32, from: i32, until: i32| -> Option<f64> {
            let sum = |year: i32| -> Option<f64> {
                (from..=until)
                    .map(|month| series.at(Month::new(year, month)?))
                    .sum()
            };
            Some(ln(sum(year)? / sum(year - 1)?))
        };
        let (mut rows, mut outcomes) = (Vec::new(), Vec::new());
        for past in first_year..year {
            rows.push(vec![1.0, growth(past - 1, 8, 12)?]);
            outcomes.push(growth(past, 1, 5)?);
        }
        let count = rows.len() as f64;
        if count < 4.0 {
            return None;
        }
        let estimates = least_squares(&rows, &outcomes, 0)?;
        let (constant, slope) = (
            estimates.first()?.coefficient,
            estimates.get(1)?.coefficient,
        );
        let before = |row: &[f64]| row.get(1).copied().unwrap_or_default();
        let residuals: f64 = rows
            .iter()
            .zip(&outcomes)
            .map(|(row, outcome)| (outcome - constant - slope * before(row)).powi(2))
            .sum();
        let mean = rows.iter().map(|row| before(row)).sum::<f64>() / count;
        let spread: f64 = rows.iter().map(|row| (before(row) - mean).powi(2)).sum();
        let now = growth(year - 1, 8, 12)?;
        let variance = residuals / (count - 2.0);
        let leverage = 1.0 + 1.0 / count + (now - mean).powi(2) / spread;
        Some(Self {
            expected: constant + slope * now,
            standard_error: (variance * leverage).sqrt(),
            observed: growth(year, 1, 5)?,
            years: rows.len(),
        })
    }

    /// Effective cost elasticities (per cent of the volume per per cent of the amount, all senders together) above this
    /// value are rejected at the level of `quantile`: with them the fall under `added_cost` (a fraction of the amount)
    /// would have had to be hidden by a rise without the tax beyond that quantile.
    pub fn smallest_rejected_elasticity(&self, added_cost: f64, quantile: f64) -> f64 {
        (self.expected - self.observed + quantile * self.standard_error) / added_cost
    }

    /// By how many standard errors remittances came in above what an effective elasticity predicts.
    pub fn surprise(&self, elasticity: f64, added_cost: f64) -> f64 {
        (self.observed - (self.expected - elasticity * added_cost)) / self.standard_error
    }
}
