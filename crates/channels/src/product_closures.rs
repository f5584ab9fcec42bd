//! Product closures: cattle, tomatoes, avocados and others kept out or taxed at the U.S. border outside the tariff lists.
//!
//! Explains what a closure costs in exports a year and turns it into an irritant between 0 and 1.
//!
//! Equations (million USD a year):
//!
//! ```text
//! lost = C·cattle closure + T·(1 − (1 + d)^(−ε)) + A·avocado suspension + others
//! irritation = 1 − exp(−lost/l₀)
//! ```
//!
//! `d` is the antidumping duty on tomatoes. Sources: exports at the start from U.S. imports by tariff heading (Census); dates
//! of the screwworm closures and of the tomato duty from the record. The response to the tomato duty compares the first two
//! months of 2026 with those of 2025, one pair of winters.
//!
//! Where it fails: prices, herds and diversion to other markets are left out (calves kept back can be sold later); the
//! heading of avocados holds other fruit; irritation is not measured. Tomatoes belong to a trade statute, not to a demand.

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::{exp, pow};

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;
use crate::{parameters, ports};

parameters! {
    /// Parameters, `data/parameters/product_closures.toml`.
    pub struct Parameters of "product_closures" {
        /// `C`: cattle exports to the United States with an open border, million USD a year.
        cattle_exports: number,
        /// `T`: tomato exports to the United States without the duty, million USD a year.
        tomato_exports: number,
        /// ε: elasticity of tomato exports (value) to one plus the duty, taken with a minus.
        tomato_elasticity: number,
        /// `A`: avocado exports to the United States, million USD a year.
        avocado_exports: number,
        /// `l₀`: lost exports at which two thirds of the irritation are reached, million USD a year.
        irritation_scale: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Share of the cattle trade that is closed.
        cattle_closure: lever("share", 0.0, 0.0..=1.0),
        /// Antidumping duty on Mexican tomatoes.
        tomato_duty: lever("percent", 0.0, 0.0..=100.0),
        /// Share of the avocado trade that is suspended.
        avocado_suspension: lever("share", 0.0, 0.0..=1.0),
        /// Exports of other products that are shut out.
        other_closures: lever("million USD a year", 0.0, 0.0..=100_000.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Mexican exports lost at the pace of the month.
        lost_exports_million_usd_per_year: output("million USD a year", 0.0, 0.0..=1e9),
        /// Mexican exports lost since the start.
        lost_since_start_million_usd: output("million USD", 0.0, 0.0..=1e12),
        /// Irritation in Mexico.
        irritation: output("share", 0.0, 0.0..=1.0),
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct ProductClosures {
    parameters: Parameters,
    lost: f64,
}

impl Mechanism for ProductClosures {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "product_closures";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2019 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, _: Month) -> Result<Self, ChannelError> {
        Ok(Self {
            parameters: parameters.clone(),
            lost: 0.0,
        })
    }

    fn month(&mut self, _: Month, inputs: &Inputs) -> Outputs {
        let p = &self.parameters;
        let taxed = 1.0 - pow(1.0 + inputs.tomato_duty / 100.0, -p.tomato_elasticity);
        let lost = p.cattle_exports * inputs.cattle_closure
            + p.tomato_exports * taxed
            + p.avocado_exports * inputs.avocado_suspension
            + inputs.other_closures;
        self.lost += lost / f64::from(MONTHS_PER_YEAR);
        Outputs {
            lost_exports_million_usd_per_year: lost,
            lost_since_start_million_usd: self.lost,
            irritation: 1.0 - exp(-lost / p.irritation_scale),
        }
    }

    fn broken_law(&self) -> Option<String> {
        (!(self.lost.is_finite() && self.lost >= 0.0))
            .then(|| format!("lost exports are {} million USD", self.lost))
    }
}
