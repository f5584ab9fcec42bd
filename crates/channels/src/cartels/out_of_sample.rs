//! How the status quo of the model, estimated to 2021, compares with the homicides of the years after 2022.

use std::sync::Arc;

use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::month::Month;

use super::groups::Groups;
use super::network::Network;
use super::{Parameters, WEEK_OF_2022};
use crate::calendar::{MONTHS_PER_YEAR, WEEKS_PER_YEAR};
use crate::observations::{Observations, missing};

/// Series of victims of intentional homicide a month.
const VICTIMS: &str = "homicide_victims.MEX";

/// First year of the projection.
const BASE_YEAR: i32 = 2022;

/// One year after 2022.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Miss {
    /// Year.
    pub year: i32,
    /// Months of the year that the record covers, from January on.
    pub months: i32,
    /// Deaths of the status quo against the same weeks of 2022, as a change (0.065 = +6.5 %).
    pub model: f64,
    /// Homicide victims in the record.
    pub victims: f64,
    /// Victims against the same months of 2022, as a change.
    pub observed: f64,
}

/// Deaths of the 150-group model under the status quo against the record, by year after 2022.
///
/// Errors: `missing-series`; those of [`Network::embedded`].
pub fn misses(
    parameters: &Parameters,
    observations: &Observations,
) -> Result<Vec<Miss>, Diagnostics> {
    let series = observations.series(VICTIMS)?;
    let coefficients = parameters.coefficients();
    let mut groups = Groups::start(&Arc::new(Network::embedded()?), parameters.initial_members);
    for _ in 0..WEEK_OF_2022 {
        groups.week(&coefficients);
    }
    let gap = || missing("data/history", "homicide_victims.MEX from 2022 on");
    let sum = |year: i32, months: i32| -> Result<f64, Diagnostic> {
        let mut sum = 0.0;
        for month in 1..=months {
            let month = Month::new(year, month).ok_or_else(gap)?;
            sum += series.at(month).ok_or_else(gap)?;
        }
        Ok(sum)
    };
    let mut deaths_of = |_: i32| -> Vec<f64> {
        (0..WEEKS_PER_YEAR)
            .map(|_| groups.week(&coefficients).deaths)
            .collect()
    };
    let base = deaths_of(BASE_YEAR);
    let mut misses = Vec::new();
    for year in BASE_YEAR + 1..=series.last().year() {
        let deaths = deaths_of(year);
        let months = if year == series.last().year() {
            series.last().month()
        } else {
            MONTHS_PER_YEAR
        };
        let weeks = usize::try_from(months * WEEKS_PER_YEAR / MONTHS_PER_YEAR).unwrap_or_default();
        let part = |deaths: &[f64]| deaths.iter().take(weeks).sum::<f64>();
        let victims = sum(year, months)?;
        misses.push(Miss {
            year,
            months,
            model: part(&deaths) / part(&base) - 1.0,
            victims,
            observed: victims / sum(BASE_YEAR, months)? - 1.0,
        });
    }
    Ok(misses)
}
