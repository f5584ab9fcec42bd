//! Remittances: what migrants in the United States send to Mexico, against the same month without the change.
//!
//! Explains how migrants' employment and earnings, the cost of sending, a U.S. tax, the peso and fear move the amount in
//! dollars, its worth in pesos, and the number of transfers. Everything is a ratio to the baseline, so levels are the
//! observed ones times these.
//!
//! Equations (`n` migrants employed, `w` their earnings, `x` pesos per dollar, `p` fear, all against the baseline; τ tax):
//!
//! ```text
//! c    = exposed·τ + base cost·(change of cost)                    cost added, share of the amount
//! ln D = ε_n·ln n + ε_w·ln w − ε_c·c + ε_0·Δln x + ε_x·ln x + ε_p·(ln p − a)
//! a'   = (ln p − a)·(1 − 2^(−1/h))                                 a: fear that people have got used to
//! ln T = ε_n·ln n + φ·(ln D − ε_n·ln n)                            transfers; the average is D/T
//! pesos = D·x,   tax paid = τ·exposed·D,   lost share = 1 − D
//! ```
//!
//! `ε_0` acts in the month of the change only: senders use a weak peso at once and send no more in the year.
//!
//! Sources: `ε_0`, `ε_x` and φ are estimated here from Banco de México's series (local projection, [`exchange_response`],
//! [`share_by_transfers`]); `ε_c` is a figure of the Center for Global Development, second-hand; the exposed share, the
//! elasticities to employment and earnings (one by accounting) and the effect of fear are judgements.
//!
//! Where it fails: 2025 fell by 3.9 % and January to May 2026 rose by 2.8 % with the tax in force, and neither turn is
//! explained without observed employment and earnings of migrants; reduced forms on aggregates, no causes; no switch from
//! cash to exempt instruments; senders of one state do not send to one state only, but no table of pairs is public.

pub mod outcome;
pub mod states;

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::{exp, ln, pow};

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::local_projection::{Estimate, LocalProjection, least_squares};
use crate::mechanism::Mechanism;
use crate::observations::{Observations, missing};
use crate::{parameters, ports};

/// Remittances, million USD a month.
pub const DOLLARS: &str = "remittances.MEX";

/// Transfers, thousands a month.
pub const TRANSFERS: &str = "remittance_transfers.MEX";

/// Pesos per dollar, mean of the month.
pub const PESOS_PER_DOLLAR: &str = "pesos_per_dollar.MEX";

/// Lags of the local projection.
const LAGS: usize = 6;

/// Truncation of the covariance where twelve-month changes overlap.
const YEAR_OVERLAP: usize = 12;

parameters! {
    /// Parameters, `data/parameters/remittances.toml`.
    pub struct Parameters of "remittances" {
        /// `ε_c`: fall of the volume in per cent per per cent of the amount in cost.
        cost_elasticity: number,
        /// Cost of sending before any change, share of the amount.
        base_cost: number,
        /// Share of remittances paid in cash or the like, on which the U.S. tax falls.
        exposed_share: number,
        /// `ε_n`: elasticity to migrants employed.
        employment_elasticity: number,
        /// `ε_w`: elasticity to migrants' earnings in dollars.
        earnings_elasticity: number,
        /// `ε_0`: per cent of dollars per per cent of depreciation, in its month only.
        exchange_timing: number,
        /// `ε_x`: per cent of dollars per per cent of a weaker peso, lasting.
        exchange_lasting: number,
        /// `ε_p`: per cent of dollars per per cent of fear not yet got used to.
        precaution_elasticity: number,
        /// `h`: months in which half of the fear is got used to.
        precaution_half_life: number,
        /// φ: share of a change of the amount that comes as a change of the number of transfers.
        share_by_transfers: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// U.S. tax on remittances paid in cash or the like.
        remittance_tax: lever("fraction of the amount", 0.0, 0.0..=0.5),
        /// Change of what sending costs besides the tax: fees and exchange margins.
        transfer_cost: lever("fraction of the cost", 0.0, -1.0..=10.0),
        /// Migrants employed in the United States against the baseline.
        migrants_employed: input("ratio", 1.0, 0.01..=10.0),
        /// Migrants' earnings in dollars against the baseline.
        us_earnings: input("ratio", 1.0, 0.01..=10.0),
        /// Pesos per dollar against the baseline.
        peso_per_dollar: input("ratio", 1.0, 0.05..=20.0),
        /// Fear of removal among senders against the baseline; it raises remittances for a time.
        precaution: input("ratio", 1.0, 0.01..=100.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Remittances in dollars against the baseline.
        dollars_ratio: output("ratio", 1.0, 0.0..=1e9),
        /// Their worth in pesos against the baseline.
        pesos_ratio: output("ratio", 1.0, 0.0..=1e9),
        /// Number of transfers against the baseline.
        transfers_ratio: output("ratio", 1.0, 0.0..=1e9),
        /// Average transfer in dollars against the baseline.
        average_transfer_ratio: output("ratio", 1.0, 0.0..=1e9),
        /// Tax collected in the United States, in parts of baseline remittances.
        tax_revenue_ratio: output("share of baseline remittances", 0.0, 0.0..=1e9),
        /// Share of remittances in dollars that is lost against the baseline; negative when they rise.
        lost_share: output("share", 0.0, -1e9..=1.0),
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct Remittances {
    parameters: Parameters,
    /// Logarithm of the peso ratio of the month before.
    peso_before: f64,
    /// `a`: logarithm of the fear that people have got used to.
    used_to: f64,
    /// Share of `a`'s gap that closes in a month.
    adjustment: f64,
    /// Amount of the last month, as a ratio.
    dollars: f64,
}

impl Mechanism for Remittances {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "remittances";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2013 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, _: Month) -> Result<Self, ChannelError> {
        Ok(Self {
            adjustment: 1.0 - pow(0.5, 1.0 / parameters.precaution_half_life),
            parameters: parameters.clone(),
            peso_before: 0.0,
            used_to: 0.0,
            dollars: 1.0,
        })
    }

    fn month(&mut self, _: Month, inputs: &Inputs) -> Outputs {
        let parameters = &self.parameters;
        let added_cost = parameters.exposed_share * inputs.remittance_tax
            + parameters.base_cost * inputs.transfer_cost;
        let peso = ln(inputs.peso_per_dollar);
        let fear = ln(inputs.precaution) - self.used_to;
        let senders = parameters.employment_elasticity * ln(inputs.migrants_employed);
        let others = parameters.earnings_elasticity * ln(inputs.us_earnings)
            - parameters.cost_elasticity * added_cost
            + parameters.exchange_timing * (peso - self.peso_before)
            + parameters.exchange_lasting * peso
            + parameters.precaution_elasticity * fear;
        self.peso_before = peso;
        self.used_to += self.adjustment * fear;
        self.dollars = exp(senders + others);
        let transfers = exp(senders + parameters.share_by_transfers * others);
        Outputs {
            dollars_ratio: self.dollars,
            pesos_ratio: self.dollars * inputs.peso_per_dollar,
            transfers_ratio: transfers,
            average_transfer_ratio: self.dollars / transfers,
            tax_revenue_ratio: inputs.remittance_tax * parameters.exposed_share * self.dollars,
            lost_share: 1.0 - self.dollars,
        }
    }

    fn broken_law(&self) -> Option<String> {
        (!(self.dollars.is_finite() && self.dollars >= 0.0))
            .then(|| format!("remittances are {} of the baseline", self.dollars))
    }
}

/// How dollars answer a depreciation of the peso after `horizon` months, estimated on changes from 2003-01 to the end of
/// the embedded series: six lags of both changes, month dummies, Newey–West.
///
/// Errors: `missing-series`, also when the series do not overlap.
pub fn exchange_response(
    observations: &Observations,
    horizon: usize,
) -> Result<Estimate, Diagnostics> {
    let gap = || missing("data/history", "remittances and pesos per dollar from 2003");
    let dollars = observations.series(DOLLARS)?;
    let pesos = observations.series(PESOS_PER_DOLLAR)?;
    let first = dollars.first.max(pesos.first);
    let last = dollars.last().min(pesos.last());
    let logarithms = |series: &vecinos_evidence::history::MonthlySeries| -> Option<Vec<f64>> {
        first
            .through(last)
            .map(|month| series.at(month).map(ln))
            .collect()
    };
    let outcome = logarithms(dollars).ok_or_else(gap)?;
    let cause = logarithms(pesos).ok_or_else(gap)?;
    let projection = LocalProjection {
        first,
        outcome: &outcome,
        cause: &cause,
        lags: LAGS,
        from: Month::new(2003, 1).ok_or_else(gap)?,
    };
    Ok(projection.at(horizon).ok_or_else(gap)?)
}

/// φ: twelve-month changes of the number of transfers on those of the amount, 2013-01 to the end of the embedded series,
/// with a constant; Newey–West over a year.
///
/// Errors: `missing-series`.
pub fn share_by_transfers(observations: &Observations) -> Result<Estimate, Diagnostics> {
    let gap = || missing("data/history", "remittances and transfers from 2012");
    let dollars = observations.series(DOLLARS)?;
    let transfers = observations.series(TRANSFERS)?;
    let change = |series: &vecinos_evidence::history::MonthlySeries, month: Month| -> Option<f64> {
        Some(ln(
            series.at(month)? / series.at(month.plus(-MONTHS_PER_YEAR))?
        ))
    };
    let first = Month::new(2013, 1).ok_or_else(gap)?;
    let (mut rows, mut outcomes) = (Vec::new(), Vec::new());
    for month in first.through(dollars.last()) {
        rows.push(vec![change(dollars, month).ok_or_else(gap)?, 1.0]);
        outcomes.push(change(transfers, month).ok_or_else(gap)?);
    }
    let estimates = least_squares(&rows, &outcomes, YEAR_OVERLAP).ok_or_else(gap)?;
    Ok(estimates.first().copied().ok_or_else(gap)?)
}
