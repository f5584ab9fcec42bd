//! Firearms: the southbound flow of weapons bought in the United States, and the stock it feeds in Mexico.
//!
//! Explains how U.S. sales, their control, tracing and inspections move the number of smuggled weapons and, slowly, the
//! stock. A year's flow is small against the stock, so levers act on the stock over many years.
//!
//! Equations (per year; `K` stock in firearms, `G` flow reaching Mexico, `D` U.S. sales):
//!
//! ```text
//! G = G₀ · D/D₀ · sales · (1 − a·β) · tracing^(−ε_t)        sent south
//! Z_b = min(G, Z_b0 · inspections)                          taken at the border
//! Z_m = Z_m0 · K/K₀ · recovery                              recovered in Mexico
//! K' = (G − Z_b) − Z_m − δ·K
//! ```
//!
//! `a` is the share of a ban on assault weapons that is in force and `β` what such a ban takes from the flow; `D/D₀` is the
//! number of U.S. background checks for sales, a proxy, over twelve months against 2010–12, the years of the estimate of
//! `G₀`. After the last observed month the last twelve months repeat.
//!
//! Sources: `G₀` and the share of sales from `McDougal`, Shirk, Muggah and Patterson (2015), southbound seizures from GAO
//! (2021), recoveries from ATF reports. The stock, its wear and the effects of a ban and of tracing are judgements.
//!
//! Where it fails: no published study links the flow to homicide in Mexico, so the effect on violence is a judged link;
//! background checks are not sales; traced weapons are no random sample; other origins than the United States are left out.

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::pow;

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::{Observations, missing};
use crate::{parameters, ports};

/// Series of U.S. background checks for sales, checks a month.
const CHECKS: &str = "firearm_checks.USA";

/// Years of the estimate of the southbound flow.
const ESTIMATE_YEARS: [i32; 3] = [2010, 2011, 2012];

parameters! {
    /// Parameters, `data/parameters/firearms.toml`.
    pub struct Parameters of "firearms" {
        /// `G₀`: firearms a year trafficked south, 2010–12.
        trafficked_per_year: number,
        /// `K₀`: stock in Mexico at the start, firearms.
        initial_stock: number,
        /// δ: share of the stock lost to wear, a year.
        wear_per_year: number,
        /// `Z_b0`: firearms seized southbound at the border, a year.
        seized_southbound_per_year: number,
        /// `Z_m0`: firearms recovered in Mexico and traced, a year.
        recovered_per_year: number,
        /// β: share of the flow that a full ban on assault weapons takes away.
        ban_effect: number,
        /// `ε_t`: elasticity of the flow to tracing and enforcement against straw purchases, taken with a minus.
        tracing_elasticity: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Share of a U.S. ban on assault weapons that is in force: 0 none, 1 as from 1994 to 2004.
        assault_weapons_ban: lever("share", 0.0, 0.0..=1.0),
        /// Tracing and enforcement against straw purchases and dealers, against their level of 2024.
        tracing: lever("ratio", 1.0, 0.1..=10.0),
        /// Southbound inspections at the border, against 2014–19.
        southbound_inspections: lever("ratio", 1.0, 0.0..=1000.0),
        /// Effort to recover illegal firearms in Mexico, against 2013–16.
        recovery: lever("ratio", 1.0, 0.0..=100.0),
        /// U.S. sales of firearms against what the background checks say.
        us_sales: input("ratio", 1.0, 0.0..=10.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Firearms a year on their way south.
        trafficked_per_year: output("firearms a year", 0.0, 0.0..=1e9),
        /// Firearms a year seized at the border, southbound.
        seized_per_year: output("firearms a year", 0.0, 0.0..=1e9),
        /// Firearms a year recovered in Mexico.
        recovered_per_year: output("firearms a year", 0.0, 0.0..=1e9),
        /// Firearms a year taken away by either government, at the border and in Mexico.
        taken_per_year: output("firearms a year", 0.0, 0.0..=1e9),
        /// Illegal firearms in Mexico at the end of the month.
        stock: output("firearms", 0.0, 0.0..=1e12),
        /// Stock against the stock at the start.
        stock_ratio: output("ratio", 1.0, 0.0..=1e6),
    }
}

/// Twelve-month checks against 2010–12, by month from `first`.
#[derive(Clone, Debug, PartialEq)]
pub struct SalesProxy {
    first: Month,
    ratio: Vec<f64>,
}

impl SalesProxy {
    /// The ratio of a month; the first or last one outside the record.
    pub fn at(&self, month: Month) -> f64 {
        let position = usize::try_from(month.since(self.first)).unwrap_or(0);
        let ratio = self.ratio.get(position).or(self.ratio.last());
        ratio.copied().unwrap_or(1.0)
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct Firearms {
    parameters: Parameters,
    sales: Arc<SalesProxy>,
    stock: f64,
}

impl Mechanism for Firearms {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = SalesProxy;

    const NAME: &'static str = "firearms";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2013 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(observations: &Observations) -> Result<SalesProxy, Diagnostics> {
        let series = observations.series(CHECKS)?;
        let gap = || missing("data/history", "firearm_checks.USA of 2010 to 2012");
        let mut base = 0.0;
        for year in ESTIMATE_YEARS {
            for month in 1..=MONTHS_PER_YEAR {
                let month = Month::new(year, month).ok_or_else(gap)?;
                base += series.at(month).ok_or_else(gap)? / ESTIMATE_YEARS.len() as f64;
            }
        }
        let year = usize::try_from(MONTHS_PER_YEAR).unwrap_or_default();
        let ratio = series
            .values
            .windows(year)
            .map(|months| months.iter().sum::<f64>() / base)
            .collect();
        Ok(SalesProxy {
            first: series.first.plus(MONTHS_PER_YEAR - 1),
            ratio,
        })
    }

    fn start(
        parameters: &Parameters,
        data: &Arc<SalesProxy>,
        _: Month,
    ) -> Result<Self, ChannelError> {
        Ok(Self {
            stock: parameters.initial_stock,
            parameters: parameters.clone(),
            sales: Arc::clone(data),
        })
    }

    fn month(&mut self, month: Month, inputs: &Inputs) -> Outputs {
        let parameters = &self.parameters;
        let trafficked = parameters.trafficked_per_year
            * self.sales.at(month)
            * inputs.us_sales
            * (1.0 - inputs.assault_weapons_ban * parameters.ban_effect)
            * pow(inputs.tracing, -parameters.tracing_elasticity);
        let seized =
            (parameters.seized_southbound_per_year * inputs.southbound_inspections).min(trafficked);
        let year = f64::from(MONTHS_PER_YEAR);
        let after_wear = self.stock * (1.0 - parameters.wear_per_year / year);
        let held = after_wear + (trafficked - seized) / year;
        let recovered = (parameters.recovered_per_year
            * inputs.recovery
            * (self.stock / parameters.initial_stock))
            .min(held * year);
        self.stock = held - recovered / year;
        Outputs {
            trafficked_per_year: trafficked,
            seized_per_year: seized,
            recovered_per_year: recovered,
            taken_per_year: seized + recovered,
            stock: self.stock,
            stock_ratio: self.stock / parameters.initial_stock,
        }
    }

    fn broken_law(&self) -> Option<String> {
        (!(self.stock.is_finite() && self.stock >= 0.0))
            .then(|| format!("the stock of firearms is {}", self.stock))
    }
}
