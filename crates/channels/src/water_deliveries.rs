//! Water deliveries: what Mexico owes the Rio Grande under the treaty of 1944, cycle by cycle.
//!
//! Explains how the shortfall of a five-year cycle grows with the pace of deliveries and falls with extra releases, and
//! turns it into an irritant between 0 and 1.
//!
//! Equations (thousand acre-feet; `o` = 350 a year, `t` years since the cycle began):
//!
//! ```text
//! delivered' = pace · deliveries · hydrology + additional
//! shortfall  = max(0, o·t + debt − delivered)
//! debt       ← what is short after five years; owed in the next cycle
//! irritation = 1 − exp(−shortfall/w₀)
//! ```
//!
//! Cycles begin on 25 October; here with November. The cycle 2020–25 starts from dated totals of deliveries.
//!
//! Sources: treaty of 1944, article 4 B (c): not less than 350,000 acre-feet a year, as an average in cycles of five
//! consecutive years; totals delivered from the press that quotes the International Boundary and Water Commission. The scale
//! of the irritation is a judgement.
//!
//! Where it fails: rivers are not modelled; the pace is that of a drought. Mexico reads the treaty as allowing the debt to be
//! paid by October 2030, the United States at once: the shortfall shown counts it at once.

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::exp;

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;
use crate::{parameters, ports};

/// Months in a cycle.
const CYCLE: i32 = 60;

/// Months of the cycle 2020–25 at the ends of which totals are dated: October 2023, April 2025.
const DATED: (i32, i32) = (36, 54);

parameters! {
    /// Parameters, `data/parameters/water_deliveries.toml`.
    pub struct Parameters of "water_deliveries" {
        /// `o`: what the treaty obliges to, thousand acre-feet a year.
        obligation_per_year: number,
        /// Delivered in the cycle by October 2023, thousand acre-feet.
        delivered_by_october_2023: number,
        /// Delivered in the cycle by April 2025, thousand acre-feet.
        delivered_by_april_2025: number,
        /// Pace without extra releases, thousand acre-feet a year.
        pace_per_year: number,
        /// Shortfall at the end of the cycle 2020–25, thousand acre-feet.
        shortfall_of_2025: number,
        /// `w₀`: shortfall at which two thirds of the irritation are reached, thousand acre-feet.
        irritation_scale: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Deliveries against the recent pace.
        deliveries: lever("ratio", 1.0, 0.0..=20.0),
        /// Extra releases beside the pace.
        additional_deliveries: lever("thousand acre-feet a year", 0.0, 0.0..=5000.0),
        /// Flow of the Mexican tributaries against that of 2023–25.
        hydrology: input("ratio", 1.0, 0.0..=10.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Deliveries at the pace of the month.
        delivered_per_year: output("thousand acre-feet a year", 0.0, 0.0..=1e6),
        /// Delivered since the cycle began, at the end of the month.
        delivered_in_cycle: output("thousand acre-feet", 0.0, 0.0..=1e9),
        /// Behind the obligation of the cycle to date, with the debt of the cycle before.
        cycle_shortfall: output("thousand acre-feet", 0.0, 0.0..=1e6),
        /// Debt carried over from the cycle before.
        carried_debt: output("thousand acre-feet", 0.0, 0.0..=1e6),
        /// Irritation in Washington and Texas.
        irritation: output("share", 0.0, 0.0..=1.0),
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct WaterDeliveries {
    parameters: Parameters,
    /// Months since the cycle began.
    elapsed: i32,
    delivered: f64,
    debt: f64,
}

impl Mechanism for WaterDeliveries {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "water_deliveries";

    fn earliest() -> Month {
        // November 2020, where the cycle 2020–25 begins.
        Month::RECORD_START.plus(-50)
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, first: Month) -> Result<Self, ChannelError> {
        let p = parameters;
        let months = first.since(Self::earliest()).max(0);
        let elapsed = months.rem_euclid(CYCLE);
        let run = |months: i32| p.pace_per_year * f64::from(months) / f64::from(MONTHS_PER_YEAR);
        let (delivered, debt) = if months < CYCLE {
            let (early, late) = DATED;
            let delivered = if elapsed <= early {
                p.delivered_by_october_2023 * f64::from(elapsed) / f64::from(early)
            } else if elapsed <= late {
                let share = f64::from(elapsed - early) / f64::from(late - early);
                p.delivered_by_october_2023
                    + share * (p.delivered_by_april_2025 - p.delivered_by_october_2023)
            } else {
                p.delivered_by_april_2025 + run(elapsed - late)
            };
            (delivered, 0.0)
        } else {
            (run(elapsed), p.shortfall_of_2025)
        };
        Ok(Self {
            parameters: p.clone(),
            elapsed,
            delivered,
            debt,
        })
    }

    fn month(&mut self, _: Month, inputs: &Inputs) -> Outputs {
        let p = &self.parameters;
        let year = f64::from(MONTHS_PER_YEAR);
        let owed = |months: i32| p.obligation_per_year * f64::from(months) / year;
        if self.elapsed >= CYCLE {
            self.debt = (owed(self.elapsed) + self.debt - self.delivered).max(0.0);
            self.delivered = 0.0;
            self.elapsed = 0;
        }
        let pace =
            p.pace_per_year * inputs.deliveries * inputs.hydrology + inputs.additional_deliveries;
        self.delivered += pace / year;
        self.elapsed += 1;
        let shortfall = (owed(self.elapsed) + self.debt - self.delivered).max(0.0);
        Outputs {
            delivered_per_year: pace,
            delivered_in_cycle: self.delivered,
            cycle_shortfall: shortfall,
            carried_debt: self.debt,
            irritation: 1.0 - exp(-shortfall / p.irritation_scale),
        }
    }

    fn broken_law(&self) -> Option<String> {
        let sound = self.delivered.is_finite()
            && self.delivered >= 0.0
            && self.debt >= 0.0
            && (0..=CYCLE).contains(&self.elapsed);
        (!sound).then(|| format!("{self:?}"))
    }
}
