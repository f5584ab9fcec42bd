//! Remittances by state at both ends of the border.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;

use crate::observations::{Observations, missing};

/// Prefix of the series of remittances received, by Mexican state (ISO 3166-2).
const RECEIVED: &str = "remittances_received.";

/// Prefix of the series of remittances sent, by U.S. state (ISO 3166-2; `US-XX` where the state is not known).
const SENT: &str = "remittances_sent.";

/// A state's part of all remittances of one end.
#[derive(Clone, Debug, PartialEq)]
pub struct StateShare {
    /// ISO 3166-2 code, for example `MX-MIC` or `US-CA`.
    pub state: String,
    /// Share of the sum over the states of that end; the shares sum to one.
    pub share: f64,
    /// Amount of the year, million USD.
    pub million_dollars: f64,
}

/// Shares of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct StateShares {
    /// Mexican states, by code.
    pub received: Vec<StateShare>,
    /// U.S. states, by code, of what comes from the United States (97 % of the total).
    pub sent: Vec<StateShare>,
}

impl StateShares {
    /// Shares of a year of the embedded table (2013 to 2025).
    ///
    /// Errors: `missing-series`, a year outside the table.
    pub fn of_year(observations: &Observations, year: i32) -> Result<Self, Diagnostics> {
        Ok(Self {
            received: of_year(observations, RECEIVED, year)?,
            sent: of_year(observations, SENT, year)?,
        })
    }
}

fn of_year(
    observations: &Observations,
    prefix: &str,
    year: i32,
) -> Result<Vec<StateShare>, Diagnostics> {
    let lacking = || missing("data/points", &format!("{prefix}* of {year}"));
    let (first, last) = Month::new(year, 1)
        .zip(Month::new(year, 12))
        .ok_or_else(lacking)?;
    let mut states = Vec::new();
    for (series, points) in observations.points.iter() {
        let Some(state) = series.strip_prefix(prefix) else {
            continue;
        };
        let point = points
            .iter()
            .find(|point| point.from == first && point.until == last)
            .ok_or_else(lacking)?;
        states.push(StateShare {
            state: state.to_owned(),
            share: 0.0,
            million_dollars: point.value,
        });
    }
    let total: f64 = states.iter().map(|state| state.million_dollars).sum();
    if !(total.is_finite() && total > 0.0) {
        return Err(lacking().into());
    }
    for state in &mut states {
        state.share = state.million_dollars / total;
    }
    Ok(states)
}

/// A national amount, or a change of one, over states in proportion to their shares. The parts sum to the whole.
pub fn distribute(national: f64, shares: &[StateShare]) -> impl Iterator<Item = (&str, f64)> {
    shares
        .iter()
        .map(move |share| (share.state.as_str(), national * share.share))
}

/// The relative change of all remittances when those sent from some states change: Σ share × change. States that `changes`
/// does not name do not change. Where the money goes in Mexico is then proportional, because no table of pairs of states is
/// public.
pub fn national_change(sent: &[StateShare], changes: &[(&str, f64)]) -> f64 {
    sent.iter()
        .map(|state| {
            let change = changes.iter().find(|(code, _)| *code == state.state);
            state.share * change.map_or(0.0, |(_, change)| *change)
        })
        .sum()
}
