//! The supply of fentanyl: what precursors, laboratories and seizures act on, and the shock of 2023–24.
//!
//! SOURCE takes the penetration of fentanyl `f` as given. Here exposure follows the purity and quantity that reach users:
//!
//! ```text
//! f_eff = f · s^(χσ) · r̂^(χ(1−σ))          effective exposure, at most 1
//! s     = r · l                             quantity × purity against no disruption
//! l     = 1 − max(0, D − a)                 what levers leave
//! D     = 1 − Π (1 − e_i·x_i)·(1 − x_d)     cut at first, before suppliers adapt
//! a'    = (D − a)·ln 2 / h                  adaptation
//! price = s^(−θ/ε), at most 4               price of the illicit supply, enters initiation in SOURCE
//! ```
//!
//! `r` is the recorded purity of powder against the first half of 2023 (at most 1, from July 2023), after the last record
//! the mean of its last three months, closing the gap to 1 with half-life `h`. σ is the share of the fall of deaths that
//! supply explains; the rest (naloxone, depletion, treatment, use) is `r̂`, the same fall, which does not recover and on which
//! no lever acts. χ is the elasticity of exposure to purity. `e_i` is what a lever takes from supply at first: sellers replace
//! what is taken, so it is far below one and may be zero.
//!
//! No published structural model of the supply of fentanyl with estimated parameters was found; each piece is published or a
//! judgement (`data/parameters/overdose.toml`). Price hardly matters: import-stage cost is below one per cent of retail, and a
//! doubled price lowers deaths in SOURCE by about one per cent in half a year.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::{exp, pow};

use crate::calendar::MONTHS_PER_YEAR;
use crate::observations::{Observations, missing};

/// Purity of powder, percent a month.
const PURITY: &str = "fentanyl_purity.USA";

/// Last months of the record whose mean the recovery starts from.
const LAST_MONTHS: usize = 3;

/// Least supply that levers can leave, and the dearest price: bounds for extreme inputs.
const LEAST_SUPPLY: f64 = 0.01;
const HIGHEST_PRICE: f64 = 4.0;

/// Recorded purity against the first half of 2023, by month from July 2023.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedPurity {
    first: Month,
    ratio: Vec<f64>,
    last: f64,
}

impl RecordedPurity {
    /// Reads the recorded purity.
    ///
    /// Errors: a missing series, or one that lacks 2023.
    pub fn read(observations: &Observations) -> Result<Self, Diagnostics> {
        let series = observations.series(PURITY)?;
        let gap = || missing("data/history", "fentanyl_purity.USA of 2023");
        let before = Month::new(2023, 1).ok_or_else(gap)?;
        let first = before.plus(MONTHS_PER_YEAR / 2);
        let mut reference = 0.0;
        for month in before.through(first.plus(-1)) {
            reference += series.at(month).ok_or_else(gap)? / 6.0;
        }
        let ratio: Vec<f64> = series
            .iter()
            .filter(|(month, _)| *month >= first)
            .map(|(_, purity)| (purity / reference).min(1.0))
            .collect();
        let tail = ratio.len().saturating_sub(LAST_MONTHS);
        let tail = ratio.get(tail..).unwrap_or_default();
        if tail.is_empty() {
            return Err(gap().into());
        }
        // At most some hundreds of months.
        let last = tail.iter().sum::<f64>() / tail.len() as f64;
        Ok(Self { first, ratio, last })
    }

    /// Purity that is recorded in a month, and the part of it that comes back: (held, recovering). Both are 1 before the
    /// shock; after the record the first stays and the second closes its gap to 1 with this half-life in years.
    fn at(&self, month: Month, half_life: f64) -> (f64, f64) {
        let past = month.since(self.first);
        let Ok(position) = usize::try_from(past) else {
            return (1.0, 1.0);
        };
        if let Some(ratio) = self.ratio.get(position) {
            return (*ratio, *ratio);
        }
        // At most some hundreds of months.
        let since = (position + 1).saturating_sub(self.ratio.len()) as f64;
        let left = half_power(since / f64::from(MONTHS_PER_YEAR) / half_life);
        (self.last, 1.0 - (1.0 - self.last) * left)
    }
}

/// `2^(−x)`.
fn half_power(x: f64) -> f64 {
    exp(-std::f64::consts::LN_2 * x)
}

/// Numbers of the module; names and meaning as in `data/parameters/overdose.toml`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupplyNumbers {
    /// χ: elasticity of effective exposure to purity.
    pub purity_elasticity: f64,
    /// σ: share of the fall of deaths of 2023–24 that supply explains.
    pub supply_share: f64,
    /// `h`: half-life of a disruption, years.
    pub recovery_half_life: f64,
    /// θ: share of scarcity that shows in the price.
    pub price_share: f64,
    /// ε: elasticity of demand to price, in size.
    pub demand_elasticity: f64,
    /// What a full cut of precursors takes from supply at first.
    pub precursor_effect: f64,
    /// What a full cut of laboratories takes from supply at first.
    pub laboratory_effect: f64,
    /// What seizing the whole flow takes from supply at first.
    pub seizure_effect: f64,
}

/// What acts on supply in a month, shares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SupplyLevers {
    /// Share of the precursors that is cut off.
    pub precursor_control: f64,
    /// Share of laboratory capacity that is closed.
    pub laboratory_control: f64,
    /// Further share of the flow that is seized.
    pub seizures: f64,
    /// Share of supply that security cooperation disrupts, after replacement.
    pub supply_disruption: f64,
}

/// Supply in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupplyOfMonth {
    /// Quantity × purity against no disruption.
    pub supply_ratio: f64,
    /// Effective exposure against penetration.
    pub exposure_ratio: f64,
    /// Price of the illicit supply against its path.
    pub price_ratio: f64,
}

/// The module under way: how far suppliers have adapted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Supply {
    adapted: f64,
}

impl Supply {
    /// One month.
    pub fn month(
        &mut self,
        month: Month,
        levers: &SupplyLevers,
        numbers: &SupplyNumbers,
        recorded: &RecordedPurity,
    ) -> SupplyOfMonth {
        let left = (1.0 - numbers.precursor_effect * levers.precursor_control)
            * (1.0 - numbers.laboratory_effect * levers.laboratory_control)
            * (1.0 - numbers.seizure_effect * levers.seizures)
            * (1.0 - levers.supply_disruption);
        let cut = 1.0 - left;
        let after_levers = (1.0 - (cut - self.adapted).max(0.0)).max(LEAST_SUPPLY);
        let a_month = 1.0 / f64::from(MONTHS_PER_YEAR);
        self.adapted +=
            (cut - self.adapted) * (1.0 - half_power(a_month / numbers.recovery_half_life));
        let (held, recovering) = recorded.at(month, numbers.recovery_half_life);
        let supply_ratio = recovering * after_levers;
        let elasticity = numbers.purity_elasticity * numbers.supply_share;
        let other = numbers.purity_elasticity * (1.0 - numbers.supply_share);
        let price = pow(
            supply_ratio,
            -numbers.price_share / numbers.demand_elasticity,
        );
        SupplyOfMonth {
            supply_ratio,
            exposure_ratio: pow(supply_ratio, elasticity) * pow(held, other),
            price_ratio: price.min(HIGHEST_PRICE),
        }
    }

    /// Share of supply that suppliers have learned to replace.
    pub fn adapted(&self) -> f64 {
        self.adapted
    }
}
