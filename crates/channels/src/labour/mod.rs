//! Labour and output: what fewer workers do in the United States, and what those who return do in Mexico.
//!
//! Explains U.S. output, hours, jobs, wages and prices when workers are removed, under two published surfaces that
//! disagree, and labour supply, wages, output and informality in Mexico when people return. It owns the effect of removals
//! on output: labour in the trade core stays fixed.
//!
//! Equations (`L` workers missing against the pace of 2024, million, permits taken off; `g(age)` what remains of the
//! effect; `U` unauthorised population and `w` workers per person; `m` between December 2034 and December 2054):
//!
//! ```text
//! Peterson       E = Σ ΔL(s)·g(t − s),  GDP = scale·F(E),  hours = scale·H(E)     F, H broken lines through the nodes
//!                g = 1 for 48 months, then falls along a line by `recovery` over 144
//! Penn Wharton   S = L/(w·U),  GDP = (1 − m)·G_2034(S) + m·G_2054(S),  hours = −100·L/employment
//! mixture        weight·Peterson + (1 − weight)·Penn Wharton
//! U.S.-born jobs = −0.96·L/w (Economic Policy Institute), −L/6 (Cox and East), or none
//! employment     = −L + U.S.-born jobs
//! wages          = Penn Wharton's, by S, whatever the surface; prices = π·E/8.3
//! Mexico         N' = (φ·R − N)·(1 − 2^(−1/h)),  supply = 100·N/force,  wages = η·supply,  GDP = γ·supply
//!                informality = 100·(i_entrants − i)·N/(force + N)
//! ```
//!
//! Sources: Peterson Institute working paper 24-20 and its earlier presentation (the spread is the model's uncertainty),
//! Joint Economic Committee, Penn Wharton (28 July 2025), Economic Policy Institute (2025), Cox and East (2026), East and
//! others (2023) and Caballero, Cadena and Kovak (2023) for signs. Prices, permits and the Mexican magnitudes are
//! judgements.
//!
//! Where it fails: Peterson's table year by year was not found, so between its nodes the effect follows the workers at once;
//! Penn Wharton's stock is not stated; counts of workers and of persons differ between the studies; nobody has estimated
//! what returnees add to Mexican output; no regions and no sectors.

pub mod surfaces;

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::pow;

use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;
use crate::{parameters, ports};
use surfaces::{
    PENN_WHARTON_YEARS, PETERSON_WORKERS, penn_wharton, penn_wharton_progress, peterson_remaining,
    share_removed_after, through_nodes,
};

parameters! {
    /// Parameters, `data/parameters/labour.toml`.
    pub struct Parameters of "labour" {
        /// Which published surface: `piie`, `penn_wharton` or `mixture`.
        surface: choice,
        /// Weight of the Peterson Institute's surface in the mixture.
        mixture_weight: number,
        /// GDP in 2028 with 1.3 million workers fewer, per cent.
        piie_gdp_low: number,
        /// GDP in 2028 with 8.3 million workers fewer, per cent.
        piie_gdp_high: number,
        /// Hours in 2028 with 1.3 million workers fewer, per cent.
        piie_hours_low: number,
        /// Hours in 2028 with 8.3 million workers fewer, per cent.
        piie_hours_high: number,
        /// Size of the Peterson Institute's effects against its working paper.
        piie_scale: number,
        /// Share of the effect regained by 2040.
        piie_recovery: number,
        /// GDP in 2034 and in 2054 after four years of removals, per cent.
        penn_wharton_gdp_four_years: number,
        /// GDP in 2034 after ten years of removals, per cent.
        penn_wharton_gdp_ten_years_2034: number,
        /// GDP in 2054 after ten years of removals, per cent.
        penn_wharton_gdp_ten_years_2054: number,
        /// Mean wage after four years of removals, per cent.
        penn_wharton_wage_four_years: number,
        /// Mean wage after ten years of removals, per cent.
        penn_wharton_wage_ten_years: number,
        /// `U`: unauthorised population at the start, million persons.
        unauthorised_population: number,
        /// `w`: workers per unauthorised person.
        workers_per_person: number,
        /// Persons at work in the United States, million.
        us_employment: number,
        /// Which estimate of jobs of the U.S.-born: `epi`, `cox_and_east` or `none`.
        us_born_jobs_study: choice,
        /// U.S.-born jobs lost per extra deportee.
        us_born_jobs_epi: number,
        /// U.S.-born jobs lost per undocumented worker lost.
        us_born_jobs_cox_and_east: number,
        /// Wage of low-skilled authorised workers after ten years of removals, per cent.
        low_skilled_wage_ten_years: number,
        /// π: consumer prices with 8.3 million workers fewer, per cent.
        consumer_prices: number,
        /// φ: labour force per returnee.
        returnee_participation: number,
        /// `h`: months in which half of the returnees who will work have entered the labour force.
        entry_half_life: number,
        /// Mexican labour force, million persons.
        mexico_labour_force: number,
        /// η: per cent of wages per per cent of labour supply.
        mexico_wage_elasticity: number,
        /// γ: per cent of GDP per per cent of labour supply.
        mexico_output_elasticity: number,
        /// `i`: informal share of employment in Mexico.
        mexico_informality: number,
        /// `i_entrants`: informal share of returnees at work.
        returnee_informality: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Workers that new U.S. work permits keep in jobs or bring into them, in all.
        work_permits: lever("million workers", 0.0, 0.0..=10.0),
        /// Workers removed beyond the pace of 2024, in all since the start.
        workers_removed: input("million workers", 0.0, -20.0..=20.0),
        /// Returned persons in Mexico beyond the pace of 2024, in all since the start.
        returnees: input("million persons", 0.0, 0.0..=20.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// U.S. GDP against the baseline.
        us_gdp: output("percent", 0.0, -1e6..=1e6),
        /// U.S. hours worked against the baseline.
        us_hours: output("percent", 0.0, -1e6..=1e6),
        /// U.S. employment against the baseline.
        us_employment: output("thousand jobs", 0.0, -1e9..=1e9),
        /// Jobs of the U.S.-born against the baseline.
        us_born_jobs: output("thousand jobs", 0.0, -1e9..=1e9),
        /// Mean U.S. wage against the baseline.
        us_wages: output("percent", 0.0, -1e6..=1e6),
        /// Wage of low-skilled authorised workers in the United States against the baseline.
        us_wages_low_skilled: output("percent", 0.0, -1e6..=1e6),
        /// U.S. consumer prices against the baseline.
        us_consumer_prices: output("percent", 0.0, -1e6..=1e6),
        /// Labour supply in Mexico against the baseline.
        mexico_labour_supply: output("percent", 0.0, -1e6..=1e6),
        /// Wages in Mexico against the baseline.
        mexico_wages: output("percent", 0.0, -1e6..=1e6),
        /// GDP of Mexico against the baseline, without lost remittances.
        mexico_gdp: output("percent", 0.0, -1e6..=1e6),
        /// Informal share of employment in Mexico against the baseline.
        mexico_informality: output("percentage points", 0.0, -100.0..=100.0),
    }
}

/// Which published surface gives U.S. output and hours.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Surface {
    Peterson,
    PennWharton,
    Mixture,
}

/// Which estimate gives jobs of the U.S.-born.
#[derive(Clone, Copy, Debug, PartialEq)]
enum UsBornJobs {
    EconomicPolicyInstitute,
    CoxAndEast,
    None,
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct Labour {
    parameters: Parameters,
    surface: Surface,
    us_born_jobs: UsBornJobs,
    /// Change of the workers missing in every month since the start, million.
    changes: Vec<f64>,
    /// Workers missing at the end of the last month, million.
    missing: f64,
    /// `N`: returnees in the Mexican labour force, million.
    entered: f64,
    /// Share of the gap to φ·R that closes in a month.
    entry: f64,
}

impl Mechanism for Labour {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "labour";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2017 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, first: Month) -> Result<Self, ChannelError> {
        let surface = match parameters.surface.as_str() {
            "piie" => Surface::Peterson,
            "penn_wharton" => Surface::PennWharton,
            "mixture" => Surface::Mixture,
            _ => {
                return Err(ChannelError::UnknownChoice {
                    parameter: "labour.surface",
                    name: parameters.surface.clone(),
                    options: "piie, penn_wharton, mixture".to_owned(),
                });
            }
        };
        let us_born_jobs = match parameters.us_born_jobs_study.as_str() {
            "epi" => UsBornJobs::EconomicPolicyInstitute,
            "cox_and_east" => UsBornJobs::CoxAndEast,
            "none" => UsBornJobs::None,
            _ => {
                return Err(ChannelError::UnknownChoice {
                    parameter: "labour.us_born_jobs_study",
                    name: parameters.us_born_jobs_study.clone(),
                    options: "epi, cox_and_east, none".to_owned(),
                });
            }
        };
        let months = usize::try_from(Month::LAST.since(first) + 1).unwrap_or_default();
        Ok(Self {
            entry: 1.0 - pow(0.5, 1.0 / parameters.entry_half_life),
            parameters: parameters.clone(),
            surface,
            us_born_jobs,
            changes: Vec::with_capacity(months),
            missing: 0.0,
            entered: 0.0,
        })
    }

    fn month(&mut self, month: Month, inputs: &Inputs) -> Outputs {
        let missing = inputs.workers_removed - inputs.work_permits;
        self.changes.push(missing - self.missing);
        self.missing = missing;
        let target = self.parameters.returnee_participation * inputs.returnees;
        self.entered += self.entry * (target - self.entered);
        let remaining = self.remaining_effect();
        let (us_gdp, us_hours) = self.output_and_hours(month, remaining);
        let parameters = &self.parameters;
        let us_born_jobs_lost = 1000.0
            * match self.us_born_jobs {
                UsBornJobs::EconomicPolicyInstitute => {
                    parameters.us_born_jobs_epi * self.persons_missing()
                }
                UsBornJobs::CoxAndEast => parameters.us_born_jobs_cox_and_east * missing,
                UsBornJobs::None => 0.0,
            };
        let share = self.share_missing();
        let [_, ten_years] = PENN_WHARTON_YEARS.map(share_removed_after);
        let wages = [
            parameters.penn_wharton_wage_four_years,
            parameters.penn_wharton_wage_ten_years,
        ];
        let [_, most_workers] = PETERSON_WORKERS;
        let force = parameters.mexico_labour_force;
        let supply = 100.0 * self.entered / force;
        Outputs {
            us_gdp,
            us_hours,
            us_employment: 0.0 - us_born_jobs_lost - 1000.0 * missing,
            us_born_jobs: 0.0 - us_born_jobs_lost,
            us_wages: penn_wharton(wages, share),
            us_wages_low_skilled: parameters.low_skilled_wage_ten_years * share / ten_years,
            us_consumer_prices: parameters.consumer_prices * remaining / most_workers,
            mexico_labour_supply: supply,
            mexico_wages: parameters.mexico_wage_elasticity * supply,
            mexico_gdp: parameters.mexico_output_elasticity * supply,
            mexico_informality: 100.0
                * (parameters.returnee_informality - parameters.mexico_informality)
                * self.entered
                / (force + self.entered),
        }
    }

    fn broken_law(&self) -> Option<String> {
        (!(self.entered.is_finite() && self.entered >= 0.0))
            .then(|| format!("{} million returnees in the labour force", self.entered))
    }
}

impl Labour {
    /// `E`: workers missing, each month's with what remains of its effect, million.
    fn remaining_effect(&self) -> f64 {
        let recovery = self.parameters.piie_recovery;
        let ages = (0..self.changes.len()).rev();
        ages.zip(&self.changes)
            .map(|(age, change)| change * peterson_remaining(age as f64, recovery))
            .sum()
    }

    fn persons_missing(&self) -> f64 {
        self.missing / self.parameters.workers_per_person
    }

    /// `S`: share of the unauthorised missing.
    fn share_missing(&self) -> f64 {
        self.persons_missing() / self.parameters.unauthorised_population
    }

    fn output_and_hours(&self, month: Month, remaining: f64) -> (f64, f64) {
        let parameters = &self.parameters;
        let peterson = || {
            let line = |low, high| through_nodes(PETERSON_WORKERS, [low, high], remaining);
            let gdp = line(parameters.piie_gdp_low, parameters.piie_gdp_high);
            let hours = line(parameters.piie_hours_low, parameters.piie_hours_high);
            (parameters.piie_scale * gdp, parameters.piie_scale * hours)
        };
        let wharton = || {
            let share = self.share_missing();
            let progress = penn_wharton_progress(month);
            let four = parameters.penn_wharton_gdp_four_years;
            let early = penn_wharton([four, parameters.penn_wharton_gdp_ten_years_2034], share);
            let late = penn_wharton([four, parameters.penn_wharton_gdp_ten_years_2054], share);
            (
                early + progress * (late - early),
                100.0 * (0.0 - self.missing) / parameters.us_employment,
            )
        };
        match self.surface {
            Surface::Peterson => peterson(),
            Surface::PennWharton => wharton(),
            Surface::Mixture => {
                let weight = parameters.mixture_weight;
                let ((gdp, hours), (other_gdp, other_hours)) = (peterson(), wharton());
                (
                    weight * gdp + (1.0 - weight) * other_gdp,
                    weight * hours + (1.0 - weight) * other_hours,
                )
            }
        }
    }
}
