//! PRC presence: Chinese projects and amounts in Mexico, and what they do to circumvention.
//!
//! Explains how a wider tariff gap draws Chinese firms to Mexico, how screening in Mexico and measures of the United States
//! against goods of Chinese-owned plants keep them away, and keeps the counts apart that disagree by a factor of eight:
//! official, Rhodium, the academic network's. They are never added or averaged.
//!
//! Equations (`g` tariff gap in percentage points against the baseline, `B` stock, a year):
//!
//! ```text
//! q* = exp(η·g)·(1 − b_s·screening)·(1 − b_u·owner measures)     projects against the baseline
//! q  ← q + (1 − 2^(−1/h))·(q* − q)                               from announcement to investment
//! B' = F·q − δ·B                                                 independent count
//! R' = O·q − δ·R                                                 official count
//! presence = B(q)/B(1)      exposure = content · presence^θ · (1 − b_a·alignment)
//! ```
//!
//! Announcements follow `q*`, investment follows `q`. `content` is the Chinese content of Mexican exports in the trade core.
//!
//! Sources: Rhodium Group (2024) as reported: more than 700 completed transactions worth 13 billion USD **cumulatively**,
//! and 13 major announcements a year since 2015 worth about 1 billion a year to 2020. The article of December 2024 reads
//! these 700 and 13 billion as of "2023 alone"; the report's own press coverage does not. The Mexican ministry of economy
//! counted 12.6 billion of *announced* Chinese investment in January to November 2023. Official flows: 0.15 billion
//! (2023), 0.71 (2024). Dussel Peters: at least 21 billion by 2023; flows that disagree with each other.
//!
//! Where it fails: nobody has measured the response to the gap or to screening, so every response is a judgement whose range
//! includes zero; investment through third countries is in no official count; sectors are not distinguished.

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
    /// Parameters, `data/parameters/prc_presence.toml`.
    pub struct Parameters of "prc_presence" {
        /// Major projects announced a year at the start.
        major_projects_per_year: number,
        /// Announced investment at the start, billion USD a year.
        announced_billion_per_year: number,
        /// `F`: investment made at the start in the independent count, billion USD a year.
        invested_billion_per_year: number,
        /// `O`: investment at the start in the official count, billion USD a year.
        official_billion_per_year: number,
        /// `B₀`: stock at the start in the independent count, billion USD.
        initial_stock_billion: number,
        /// `R₀`: stock at the start in the official count, billion USD.
        initial_official_stock_billion: number,
        /// Completed transactions at the start.
        initial_transactions: number,
        /// δ: share of the stock that leaves or wears out, a year.
        exit_per_year: number,
        /// η: log points of projects for one percentage point of tariff gap.
        tariff_gap_effect: number,
        /// `b_s`: share of projects that full screening by Mexico keeps away.
        screening_effect: number,
        /// `b_u`: share of projects that full U.S. measures against goods of Chinese-owned plants keep away.
        owner_measures_effect: number,
        /// `b_a`: share of the exposure that full alignment with U.S. trade measures against China takes away.
        alignment_effect: number,
        /// θ: elasticity of the exposure to the presence.
        presence_elasticity: number,
        /// h: half-life from announcement to investment, months.
        realisation_half_life_months: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Mexican screening of Chinese investment: 0 as in 2024, 1 full.
        screening: lever("share", 0.0, 0.0..=1.0),
        /// Alignment of Mexico's own trade measures against China with those of the United States: 1 full.
        alignment: lever("share", 0.0, 0.0..=1.0),
        /// U.S. measures against goods of Chinese-owned plants in Mexico: 1 all their goods shut out.
        owner_measures: lever("share", 0.0, 0.0..=1.0),
        /// Change of the U.S. tariff on China less the one on Mexico, against the baseline.
        tariff_gap: input("percentage points", 0.0, -100.0..=150.0),
        /// Chinese content of Mexican exports to the United States, against the baseline.
        chinese_content: input("ratio", 1.0, 0.0..=20.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Major Chinese projects announced, at the pace of the month.
        projects_per_year: output("projects a year", 0.0, 0.0..=1e6),
        /// Announced Chinese investment (announcements, not flows), at the pace of the month.
        announced_billion_per_year: output("billion USD a year", 0.0, 0.0..=1e6),
        /// Chinese investment in the official count.
        official_billion_per_year: output("billion USD a year", 0.0, 0.0..=1e6),
        /// Stock of Chinese investment in the independent count.
        stock_billion: output("billion USD", 0.0, 0.0..=1e6),
        /// Stock of Chinese investment in the official count.
        official_stock_billion: output("billion USD", 0.0, 0.0..=1e6),
        /// Completed Chinese transactions, cumulative.
        transactions: output("transactions", 0.0, 0.0..=1e9),
        /// Stock against the world without the change.
        presence_ratio: output("ratio", 1.0, 0.0..=1e6),
        /// Exposure of the U.S. market to Chinese goods through Mexico, against the world without the change.
        circumvention_exposure: output("ratio", 1.0, 0.0..=1e6),
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct PrcPresence {
    parameters: Parameters,
    /// Investment against the baseline.
    pace: f64,
    stock: f64,
    stock_without_change: f64,
    official_stock: f64,
    transactions: f64,
}

impl Mechanism for PrcPresence {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "prc_presence";

    fn earliest() -> Month {
        Month::RECORD_START.plus(-MONTHS_PER_YEAR)
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, _: Month) -> Result<Self, ChannelError> {
        Ok(Self {
            pace: 1.0,
            stock: parameters.initial_stock_billion,
            stock_without_change: parameters.initial_stock_billion,
            official_stock: parameters.initial_official_stock_billion,
            transactions: parameters.initial_transactions,
            parameters: parameters.clone(),
        })
    }

    fn month(&mut self, _: Month, inputs: &Inputs) -> Outputs {
        let p = &self.parameters;
        let year = f64::from(MONTHS_PER_YEAR);
        let announced = exp(p.tariff_gap_effect * inputs.tariff_gap)
            * (1.0 - p.screening_effect * inputs.screening)
            * (1.0 - p.owner_measures_effect * inputs.owner_measures);
        let speed = 1.0 - pow(2.0, -1.0 / p.realisation_half_life_months);
        self.pace += speed * (announced - self.pace);
        let kept = 1.0 - p.exit_per_year / year;
        let invested = p.invested_billion_per_year / year;
        self.stock = self.stock * kept + invested * self.pace;
        self.stock_without_change = self.stock_without_change * kept + invested;
        let official = p.official_billion_per_year * self.pace;
        self.official_stock = self.official_stock * kept + official / year;
        // New transactions of the mean size of those completed.
        self.transactions +=
            invested * self.pace * p.initial_transactions / p.initial_stock_billion;
        let presence = self.stock / self.stock_without_change;
        Outputs {
            projects_per_year: p.major_projects_per_year * announced,
            announced_billion_per_year: p.announced_billion_per_year * announced,
            official_billion_per_year: official,
            stock_billion: self.stock,
            official_stock_billion: self.official_stock,
            transactions: self.transactions,
            presence_ratio: presence,
            circumvention_exposure: inputs.chinese_content
                * pow(presence, p.presence_elasticity)
                * (1.0 - p.alignment_effect * inputs.alignment),
        }
    }

    fn broken_law(&self) -> Option<String> {
        let sound = |value: f64| value.is_finite() && value >= 0.0;
        let all = [
            self.stock,
            self.official_stock,
            self.transactions,
            self.pace,
        ];
        (!all.into_iter().all(sound)).then(|| format!("a stock or pace is negative: {all:?}"))
    }
}
