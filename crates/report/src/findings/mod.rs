//! Findings as sentences, each generated from the run and carrying every number it quotes.

mod backcast;
mod ledger;
mod quote;
mod sentences;

use serde::Serialize;
use vecinos_ensemble::{EnsembleResult, Horizon};
use vecinos_world::{Closure, Month, Side};

use crate::catalogue::Catalogue;
use crate::reading::Links;

pub use backcast::backcast_findings;
pub(crate) use ledger::moved;
pub use quote::direction;

/// A sentence about the run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// Stable id of the kind of finding, for example `income-MEX`.
    pub id: String,
    /// The sentence.
    pub sentence: String,
    /// Every number the sentence quotes, in no order.
    pub numbers: Vec<QuotedNumber>,
    /// The sentence with each quoted number between two private marks, for emphasis.
    #[serde(skip)]
    marked: String,
}

/// A number in a sentence: what is shown, what it is, where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuotedNumber {
    /// As written in the sentence, without its unit.
    pub shown: String,
    /// The value of the run.
    pub value: f64,
    /// Decimals shown.
    pub decimals: usize,
    /// How it is written.
    pub style: NumberStyle,
    /// Where the value stands in the result.
    pub origin: Origin,
}

/// How a number is written in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberStyle {
    /// With its sign: `−0.25`, `+0.25`.
    Signed,
    /// Without its sign, where a word says the direction: `0.25 lower`.
    Magnitude,
    /// As a level: `25.0`.
    Level,
}

/// Which of the three sets of values of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum World {
    /// Under the baseline.
    Baseline,
    /// Under the scenario.
    Scenario,
    /// Scenario against baseline.
    Difference,
}

/// Which quantile over draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    /// 5th percentile.
    Low,
    /// Median.
    Median,
    /// 95th percentile.
    High,
}

/// Where a quoted value stands in the result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Origin {
    /// A quantile of an indicator.
    Indicator {
        /// Indicator id.
        id: String,
        /// Baseline, scenario or difference.
        world: World,
        /// Closure; `None` for both together.
        closure: Option<Closure>,
        /// Couplings in force.
        links: Links,
        /// Quantile.
        statistic: Statistic,
        /// Month.
        month: Month,
    },
    /// A quantile of the difference of a flow summed over the window.
    WindowTotal {
        /// Indicator id.
        id: String,
        /// Couplings in force.
        links: Links,
        /// Quantile.
        statistic: Statistic,
    },
    /// A quantile of the output of a sector.
    SectorOutput {
        /// Side.
        side: Side,
        /// Sector id.
        sector: String,
        /// Horizon.
        horizon: Horizon,
        /// Closure.
        closure: Closure,
        /// Quantile.
        statistic: Statistic,
    },
    /// A dot of the grid of assumptions.
    Dot {
        /// Indicator id.
        indicator: String,
        /// Elasticity-set id.
        elasticity_set: String,
        /// Closure.
        closure: Closure,
        /// Horizon.
        horizon: Horizon,
    },
    /// A score of the backcast.
    Score {
        /// The partner; `None` for all three.
        partner: Option<Side>,
        /// Which score.
        measure: ScoreMeasure,
    },
    /// The number of elasticity sets in the grid of assumptions for an indicator.
    ElasticitySets {
        /// Indicator id.
        indicator: String,
    },
}

/// Which score of the backcast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreMeasure {
    /// Mean absolute error of the relative change, model, log points.
    RelativeModel,
    /// The same, naive forecast alone.
    RelativeNaive,
    /// Percent of months in which the model's relative change was nearer.
    MonthsNearer,
    /// Mean absolute error of the level, model, log points.
    LevelModel,
    /// The same, naive forecast alone.
    LevelNaive,
    /// Percent of months in the 90 % band.
    LevelInBand,
}

impl Finding {
    /// The sentence in pieces: text, and whether the piece is a quoted number.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        self.marked
            .split(quote::OPEN)
            .enumerate()
            .flat_map(
                |(index, part)| match (index, part.split_once(quote::CLOSE)) {
                    (1.., Some((number, rest))) => vec![(number, true), (rest, false)],
                    _ => vec![(part, false)],
                },
            )
            .filter(|(text, _)| !text.is_empty())
            .collect()
    }
}

/// The findings of a run, those of what the scenario touches first. Empty only when the window is empty.
pub fn findings(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<Finding> {
    sentences::Sentences { result, catalogue }.all()
}
