//! Irritants: what raises the hazard of a demand, as the world gives it.

use serde::{Deserialize, Serialize};
use vecinos_numerics::math;

use crate::actor::Issue;
use crate::parameters::Parameters;

/// Bad news by issue in a month. The default is ordinary irritation: it leaves the hazards of the record as they are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Irritants {
    /// Water overdue, in yearly obligations of the treaty of 1944; 0 = none.
    pub water_shortfall: f64,
    /// Shipments of oil to Cuba against those of the reference period; 1 = as then.
    pub cuba_shipments: f64,
    /// Product closures at the border in force, beyond the usual.
    pub closures: f64,
    /// Encounters at the southwest border against the reference; ratio.
    pub encounters: f64,
    /// Overdose deaths in the United States against the reference; ratio.
    pub overdose_deaths: f64,
    /// U.S. goods deficit with Mexico against the reference; ratio.
    pub bilateral_deficit: f64,
    /// Chinese content of Mexican exports against the benchmark; ratio.
    pub chinese_content: f64,
    /// Homicides in Mexico against the reference; ratio.
    pub homicides: f64,
}

impl Default for Irritants {
    fn default() -> Self {
        Self {
            water_shortfall: 0.0,
            cuba_shipments: 1.0,
            closures: 0.0,
            encounters: 1.0,
            overdose_deaths: 1.0,
            bilateral_deficit: 1.0,
            chinese_content: 1.0,
            homicides: 1.0,
        }
    }
}

/// Largest effect of irritation on a log-hazard: hazards stay within a factor of about twenty.
const LARGEST: f64 = 3.0;

impl Irritants {
    /// Logarithm of the hazard of a trigger on an issue against ordinary irritation.
    pub fn log_hazard(&self, issue: Issue, parameters: &Parameters) -> f64 {
        let elastic = |ratio: f64, elasticity: f64| {
            if ratio.is_nan() {
                return 0.0;
            }
            elasticity * math::ln(ratio.clamp(1e-6, 1e6))
        };
        let effect = match issue {
            Issue::Water => parameters.water_irritation * self.water_shortfall,
            Issue::CubaOil => parameters.cuba_irritation * (self.cuba_shipments - 1.0),
            Issue::TradeBarriers => {
                parameters.closure_irritation * self.closures
                    + elastic(self.bilateral_deficit, parameters.balance_irritation)
            }
            Issue::Migration => elastic(self.encounters, parameters.encounter_irritation),
            Issue::Drugs => elastic(self.overdose_deaths, parameters.overdose_irritation),
            Issue::TradeBalance => elastic(self.bilateral_deficit, parameters.balance_irritation),
            Issue::China => elastic(self.chinese_content, parameters.content_irritation),
            Issue::Cartels => elastic(self.homicides, parameters.violence_irritation),
            Issue::Industry | Issue::ForcedLabour | Issue::TreatyReview => 0.0,
        };
        if effect.is_nan() {
            0.0
        } else {
            effect.clamp(-LARGEST, LARGEST)
        }
    }
}
