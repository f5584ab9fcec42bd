//! Energy to Cuba: oil that Mexico ships, its value, and the irritation it causes in Washington.
//!
//! Explains the size of the shipments in barrels and dollars and turns them into an irritant between 0 and 1. The article
//! of December 2024 names 312,000 barrels: about two weeks of what Pemex reported for that year.
//!
//! Equations (`x` thousand barrels a day):
//!
//! ```text
//! value      = x · 365.25 · price / 1000 · m                         million USD a year
//! irritation = (i₀ + (1 − i₀)·pressure) · (1 − exp(−x/x₀))
//! ```
//!
//! `m` is the value against Pemex's own report (1): a count from customs is several times larger, and both are kept.
//!
//! Sources: Pemex's filings as reported by the press, Piñon's estimates, MCCI's count, all with their conflicts in
//! `oil_to_cuba.MEX.*`. The price is what the reports imply. The scale of the irritation is a judgement.
//!
//! Where it fails: no monthly vessel series was found; irritation is not measured. After the order of 29 January 2026 the
//! shipments stopped; one case shows no slope.

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::exp;

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;
use crate::{parameters, ports};

/// Mean days in a year.
const DAYS_PER_YEAR: f64 = 365.25;

parameters! {
    /// Parameters, `data/parameters/cuba_energy.toml`.
    pub struct Parameters of "cuba_energy" {
        /// USD a barrel.
        price_per_barrel: number,
        /// `m`: value against Pemex's report.
        value_multiple: number,
        /// `x₀`: thousand barrels a day at which two thirds of the irritation are reached.
        irritation_scale: number,
        /// `i₀`: irritation without U.S. pressure against suppliers, as a share of the one with it.
        irritation_without_pressure: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Crude and products that Mexico ships to Cuba.
        oil_shipments: lever("thousand barrels a day", 0.0, 0.0..=500.0),
        /// U.S. pressure against suppliers of Cuba: 1 as by the order of January 2026.
        us_pressure: input("share", 0.0, 0.0..=1.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Oil shipped.
        barrels_per_day: output("barrels a day", 0.0, 0.0..=1e6),
        /// Its value at the pace of the month.
        value_million_usd_per_year: output("million USD a year", 0.0, 0.0..=1e6),
        /// Oil shipped since the start.
        barrels_since_start: output("barrels", 0.0, 0.0..=1e12),
        /// Irritation in Washington.
        irritation: output("share", 0.0, 0.0..=1.0),
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct CubaEnergy {
    parameters: Parameters,
    barrels: f64,
}

impl Mechanism for CubaEnergy {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "cuba_energy";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2023 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, _: Month) -> Result<Self, ChannelError> {
        Ok(Self {
            parameters: parameters.clone(),
            barrels: 0.0,
        })
    }

    fn month(&mut self, month: Month, inputs: &Inputs) -> Outputs {
        let p = &self.parameters;
        let a_day = 1000.0 * inputs.oil_shipments;
        self.barrels += a_day * f64::from(month.days());
        let pressure = p.irritation_without_pressure
            + (1.0 - p.irritation_without_pressure) * inputs.us_pressure;
        Outputs {
            barrels_per_day: a_day,
            value_million_usd_per_year: a_day * DAYS_PER_YEAR * p.price_per_barrel / 1e6
                * p.value_multiple,
            barrels_since_start: self.barrels,
            irritation: pressure * (1.0 - exp(-inputs.oil_shipments / p.irritation_scale)),
        }
    }

    fn broken_law(&self) -> Option<String> {
        (!(self.barrels.is_finite() && self.barrels >= 0.0))
            .then(|| format!("{} barrels were shipped", self.barrels))
    }
}
