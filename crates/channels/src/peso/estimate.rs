//! Own estimate of the pass-through of the exchange rate to Mexican consumer prices, from the embedded series.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::ln;

use crate::calendar::MONTHS_PER_YEAR;
use crate::observations::{Observations, missing};
use crate::regression::{Estimate, regress};

/// Months of depreciation and inflation before the shock that are held fixed.
const CONTROLS: i32 = 6;

/// Percent of the price index `horizon` months after one percent of depreciation of the peso, in a local projection from
/// `first` to the end of the series.
///
/// `ln p(t+h) − ln p(t−1)` on the depreciation of month t, six lags of depreciation and of inflation and month dummies;
/// standard errors after Newey and West with as many lags as the horizon, at least six.
///
/// Errors: `missing-series`; `singular-regression`.
pub fn pass_through(
    observations: &Observations,
    prices: &str,
    horizon: i32,
    first: Month,
) -> Result<Estimate, Diagnostics> {
    let rate = observations.series("pesos_per_dollar.MEX")?;
    let index = observations.series(prices)?;
    let last = rate.last().min(index.last()).plus(-horizon);
    let gap = || {
        missing(
            "data/history",
            "months before the first one of the estimate",
        )
    };
    let log = |series: &vecinos_evidence::history::MonthlySeries, month: Month| {
        series.at(month).map(ln).ok_or_else(gap)
    };
    let (mut rows, mut values) = (Vec::new(), Vec::new());
    for month in first.through(last) {
        let mut row = vec![1.0];
        for back in 0..=CONTROLS {
            let at = month.plus(-back);
            row.push(log(rate, at)? - log(rate, at.plus(-1))?);
        }
        for back in 1..=CONTROLS {
            let at = month.plus(-back);
            row.push(log(index, at)? - log(index, at.plus(-1))?);
        }
        for season in 2..=MONTHS_PER_YEAR {
            row.push(f64::from(u8::from(month.month() == season)));
        }
        rows.push(row);
        values.push(log(index, month.plus(horizon))? - log(index, month.plus(-1))?);
    }
    let lags = usize::try_from(horizon.max(CONTROLS)).unwrap_or_default();
    Ok(regress(&rows, &values, lags)?.estimate(1))
}
