//! Investment and law: foreign direct investment in Mexico, what uncertainty, law and tariffs do to it, and the capital it
//! leaves.
//!
//! Explains the direction, and within a wide band the size, of the response of direct investment to trade-policy
//! uncertainty, to the rule of law (the judicial reform of 2024, further constitutional changes, the treatment of U.S.
//! investors, restrictions in energy), to Mexico's tariff advantage over China and to incentives for nearshoring.
//! Manufacturing is apart from the rest. **Its numbers are no forecasts.**
//!
//! Equations (log deviations from the world without the change; `s` share of manufacturing, `u` uncertainty in standard
//! deviations, `z` institutional risk in cross-country standard deviations):
//!
//! ```text
//! z    = z_j·reform + z_c·changes + z_d·disputes + z_e·energy
//! f_u  = −γ_u · mean of u over the two quarters before this one (months t−8 … t−3)
//! x_m* = −γ_l·z + γ_τ·(τ_CN − τ_MX) + γ_b·tax breaks + γ_i·ln infrastructure
//! x_o* = −γ_l·z + γ_i·ln infrastructure − γ_h·ln homicides
//! x    ← x + (1 − 2^(−1/h))·(x* − x)                        half-life h months
//! r_m  = exp(x_m + k·f_u)        r_o = exp(x_o + f_u·(1 − s·k)/(1 − s))
//! r    = s·r_m + (1 − s)·r_o
//! K'   = φ·F₀·(r − 1)/K₀ − δ·K        percent of the capital stock, a year
//! y    = α·K                          percent of GDP
//! ```
//!
//! The split `k` of the uncertainty effect keeps the total at the estimate. Homicide lowers investment in services and
//! commerce only. `F₀` is the sum of the last four quarters known before the first month.
//!
//! Sources: `γ_u` is estimated here ([`estimate`]): one standard deviation of ln EPU (Mexico) lowers FDI by 12 % one
//! quarter later and 16 % two quarters later, nothing in the same quarter; `γ_l` = ln 1.69 from Buchanan, Le and Rishi
//! (2012). Signs: Cebreros et al. (2020), Staats and Biglaiser (2012), Busse and Hefeker (2007), Ashby and Ramos (2013). How
//! many standard deviations a reform is worth, and the responses to tariffs, taxes and infrastructure, are judgements whose
//! ranges include zero.
//!
//! Where it fails: published FDI of 2025 rose by 11 % (as first published) while uncertainty was high and the reform in
//! force, because reinvested earnings and finance rose; manufacturing fell. The estimate is a correlation. Announcements are
//! not flows. Domestic investment, which fell in 2025, is left out.

pub mod estimate;

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_evidence::points::Point;
use vecinos_numerics::math::{exp, ln, pow};

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;
use crate::{parameters, ports};

/// Series of quarterly investment, million USD a quarter.
const FLOWS: &str = "fdi.MEX";

/// Months whose uncertainty is kept: this quarter and the two before.
const MEMORY: usize = 9;

/// Months of this quarter, in which uncertainty has no effect yet.
const WITHOUT_EFFECT: usize = 3;

parameters! {
    /// Parameters, `data/parameters/investment.toml`.
    pub struct Parameters of "investment" {
        /// `γ_u`: log points of investment for one standard deviation of policy uncertainty one to two quarters before,
        /// taken with a minus.
        uncertainty_effect: number,
        /// `k`: effect of uncertainty on manufacturing against that on the total.
        manufacturing_uncertainty_multiple: number,
        /// `γ_l`: log points of investment for one cross-country standard deviation of institutional quality.
        institutions_effect: number,
        /// `z_j`: standard deviations of institutional quality that the whole judicial reform takes away.
        judicial_reform_step: number,
        /// `z_c`: the same for further constitutional changes.
        constitutional_changes_step: number,
        /// `z_d`: the same for the treatment of U.S. investors.
        investor_disputes_step: number,
        /// `z_e`: the same for restrictions in energy.
        energy_restrictions_step: number,
        /// `γ_τ`: log points of manufacturing investment for one percentage point of tariff advantage over China.
        tariff_advantage_effect: number,
        /// `γ_b`: log points of manufacturing investment for one percentage point less of effective tax.
        tax_break_effect: number,
        /// `γ_i`: elasticity of investment to infrastructure.
        infrastructure_elasticity: number,
        /// `γ_h`: elasticity of investment outside manufacturing to homicides, taken with a minus.
        homicide_elasticity: number,
        /// `s`: share of manufacturing in direct investment.
        manufacturing_share: number,
        /// `h`: half-life of the adjustment to everything but uncertainty, months.
        adjustment_half_life_months: number,
        /// `φ`: share of direct investment that becomes capital in Mexico.
        capital_formation_share: number,
        /// `K₀`: capital stock of Mexico, billion USD.
        capital_stock_billion: number,
        /// `δ`: depreciation, a year.
        depreciation_per_year: number,
        /// `α`: share of capital in income.
        capital_share_of_income: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Share of the judicial reform of 2024 that is implemented: 1 as enacted.
        judicial_reform: lever("share", 0.0, 0.0..=1.0),
        /// Further constitutional changes to the legal framework of investments: 1 as large as the judicial reform in reach.
        constitutional_changes: lever("share", 0.0, 0.0..=1.0),
        /// Worse treatment of U.S. investors in disputes, permits and taxes: 0 as in 2024, 1 systematic.
        investor_disputes: lever("share", 0.0, 0.0..=1.0),
        /// Preference of state companies in energy beyond that of 2024: 1 private investment shut out.
        energy_restrictions: lever("share", 0.0, 0.0..=1.0),
        /// Effective tax taken off investments in nearshoring.
        nearshoring_tax_breaks: lever("percentage points", 0.0, 0.0..=30.0),
        /// Infrastructure that nearshoring needs (energy, water, roads, ports), against 2024.
        infrastructure: lever("ratio", 1.0, 0.1..=10.0),
        /// Trade-policy uncertainty above its usual level.
        uncertainty: input("standard deviations", 0.0, -10.0..=10.0),
        /// Change of the U.S. tariff on China less the one on Mexico, against the baseline.
        tariff_advantage: input("percentage points", 0.0, -100.0..=150.0),
        /// Homicides in Mexico against the baseline.
        homicides: input("ratio", 1.0, 0.05..=20.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Direct investment against the world without the change.
        fdi_ratio: output("ratio", 1.0, 0.0..=1e6),
        /// Direct investment in manufacturing against the world without the change.
        manufacturing_fdi_ratio: output("ratio", 1.0, 0.0..=1e6),
        /// Institutional risk, in cross-country standard deviations of institutional quality.
        risk: output("standard deviations", 0.0, -10.0..=10.0),
        /// Change of the Mexican capital stock at the end of the month.
        capital: output("percent", 0.0, -100.0..=1e6),
        /// Change of Mexican GDP that goes with the capital.
        mexico_gdp: output("percent", 0.0, -100.0..=1e6),
        /// Direct investment at the pace of the month, from the last four quarters observed.
        fdi_level_billion: output("billion USD a year", 0.0, 0.0..=1e9),
    }
}

/// Quarterly investment as observed.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservedInvestment {
    quarters: Vec<Point>,
}

impl ObservedInvestment {
    /// Billion USD in the last four quarters that end before `month`; the first or last four outside the record.
    pub fn year_before(&self, month: Month) -> f64 {
        let known = self
            .quarters
            .iter()
            .filter(|point| point.until < month)
            .count();
        let end = known.max(4).min(self.quarters.len());
        let four = self.quarters.iter().take(end).skip(end.saturating_sub(4));
        four.map(|point| point.value).sum::<f64>() / 1000.0
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct Investment {
    parameters: Parameters,
    /// Investment at the start, billion USD a year.
    level: f64,
    /// Uncertainty of this month and of those before.
    uncertainty: [f64; MEMORY],
    /// Slow log response of manufacturing.
    manufacturing: f64,
    /// Slow log response of the rest.
    other: f64,
    /// Change of the capital stock, percent.
    capital: f64,
}

impl Mechanism for Investment {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ObservedInvestment;

    const NAME: &'static str = "investment";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2000 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(observations: &Observations) -> Result<ObservedInvestment, Diagnostics> {
        Ok(ObservedInvestment {
            quarters: observations.points(FLOWS)?.to_vec(),
        })
    }

    fn start(
        parameters: &Parameters,
        data: &Arc<ObservedInvestment>,
        first: Month,
    ) -> Result<Self, ChannelError> {
        Ok(Self {
            parameters: parameters.clone(),
            level: data.year_before(first),
            uncertainty: [0.0; MEMORY],
            manufacturing: 0.0,
            other: 0.0,
            capital: 0.0,
        })
    }

    fn month(&mut self, _: Month, inputs: &Inputs) -> Outputs {
        let p = &self.parameters;
        self.uncertainty.rotate_right(1);
        self.uncertainty[0] = inputs.uncertainty;
        let earlier = &self.uncertainty[WITHOUT_EFFECT..];
        let fast = -p.uncertainty_effect * earlier.iter().sum::<f64>() / earlier.len() as f64;

        let risk = p.judicial_reform_step * inputs.judicial_reform
            + p.constitutional_changes_step * inputs.constitutional_changes
            + p.investor_disputes_step * inputs.investor_disputes
            + p.energy_restrictions_step * inputs.energy_restrictions;
        let common =
            -p.institutions_effect * risk + p.infrastructure_elasticity * ln(inputs.infrastructure);
        let manufacturing = common
            + p.tariff_advantage_effect * inputs.tariff_advantage
            + p.tax_break_effect * inputs.nearshoring_tax_breaks;
        let other = common - p.homicide_elasticity * ln(inputs.homicides);
        let pace = 1.0 - pow(2.0, -1.0 / p.adjustment_half_life_months);
        self.manufacturing += pace * (manufacturing - self.manufacturing);
        self.other += pace * (other - self.other);

        let share = p.manufacturing_share;
        let multiple = p.manufacturing_uncertainty_multiple;
        let rest = (1.0 - share * multiple) / (1.0 - share);
        let manufacturing_ratio = exp(self.manufacturing + multiple * fast);
        let other_ratio = exp(self.other + rest * fast);
        let ratio = share * manufacturing_ratio + (1.0 - share) * other_ratio;

        let added = 100.0 * p.capital_formation_share * self.level * (ratio - 1.0)
            / p.capital_stock_billion;
        self.capital +=
            (added - p.depreciation_per_year * self.capital) / f64::from(MONTHS_PER_YEAR);
        Outputs {
            fdi_ratio: ratio,
            manufacturing_fdi_ratio: manufacturing_ratio,
            risk,
            capital: self.capital,
            mexico_gdp: p.capital_share_of_income * self.capital,
            fdi_level_billion: self.level * ratio,
        }
    }

    fn broken_law(&self) -> Option<String> {
        // What is not invested cannot take away more than all the capital.
        (!(self.capital.is_finite() && self.capital > -100.0)).then(|| {
            format!(
                "the change of the capital stock is {} percent",
                self.capital
            )
        })
    }
}
