//! Own estimate of the response of foreign direct investment to policy uncertainty, from the embedded series.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::ln;

use crate::observations::{Observations, missing};
use crate::regression::{Estimate, regress};

/// Quarters in a year.
const QUARTERS: i32 = 4;

/// First and last quarter of the estimate: Q1-2000 to Q4-2022, 92 quarters, years in which both series exist.
const YEARS: (i32, i32) = (2000, 2022);

/// Lags of the standard errors, in quarters.
const LAGS: usize = 4;

/// Change of ln FDI in Mexico, in log points, that goes with one standard deviation more of ln policy uncertainty of
/// `country` (`MEX`, `USA`) `lag` quarters earlier.
///
/// Quarterly total FDI (revised, not adjusted) on the standardised log of the quarter's mean index, a trend, seasonal
/// dummies and the mean of the last four quarters' ln FDI. Correlations: nothing is identified.
///
/// Errors: `missing-series` when a quarter is missing; `singular-regression`.
pub fn uncertainty_effect(
    observations: &Observations,
    country: &str,
    lag: i32,
) -> Result<Estimate, Diagnostics> {
    let id = format!("policy_uncertainty.{country}");
    let index = observations.series(&id)?;
    let flows = observations.points("fdi.MEX")?;
    let gap = |what: &str| missing("data", &format!("{what} of a quarter of 2000 to 2022"));
    let flow = |quarter: i32| {
        let first = first_month(quarter);
        let point = flows
            .iter()
            .find(|point| point.from == first && point.months() == 3);
        point
            .map(|point| ln(point.value))
            .ok_or_else(|| gap("fdi.MEX"))
    };
    let uncertainty = |quarter: i32| {
        let first = first_month(quarter);
        let mut sum = 0.0;
        for month in first.through(first.plus(2)) {
            sum += index.at(month).ok_or_else(|| gap(&id))?;
        }
        Ok::<f64, vecinos_evidence::diagnostic::Diagnostic>(ln(sum / 3.0))
    };
    let quarters = YEARS.0 * QUARTERS..(YEARS.1 + 1) * QUARTERS;
    let mut levels = Vec::new();
    for quarter in quarters.clone() {
        levels.push(uncertainty(quarter)?);
    }
    let count = levels.len() as f64;
    let mean = levels.iter().sum::<f64>() / count;
    let square: f64 = levels
        .iter()
        .map(|level| (level - mean) * (level - mean))
        .sum();
    let deviation = (square / (count - 1.0)).sqrt();
    let (mut rows, mut values) = (Vec::new(), Vec::new());
    for quarter in quarters {
        let mut own = 0.0;
        for back in 1..=QUARTERS {
            own += flow(quarter - back)? / f64::from(QUARTERS);
        }
        let season = |which: i32| f64::from(u8::from(quarter.rem_euclid(QUARTERS) == which));
        rows.push(vec![
            1.0,
            (uncertainty(quarter - lag)? - mean) / deviation,
            f64::from(quarter - YEARS.0 * QUARTERS) / 100.0,
            season(1),
            season(2),
            season(3),
            own,
        ]);
        values.push(flow(quarter)?);
    }
    Ok(regress(&rows, &values, LAGS)?.estimate(1))
}

/// First month of a quarter counted from the year 0.
fn first_month(quarter: i32) -> Month {
    Month::RECORD_START.plus((quarter - 2025 * QUARTERS) * 3)
}
