//! The bilateral ledger: what a run says on both sides of the border besides production chains.
//!
//! Every row has one formula over outputs of nodes. An effect enters a row through one node only, so that nothing is counted
//! twice; the rows that add up show their terms by node ([`terms`]).

mod indices;
mod levels;
mod rows;

use vecinos_channels::Observations;
use vecinos_evidence::diagnostic::Diagnostics;

pub use indices::{COMMERCIAL_COMPONENTS, SECURITY_COMPONENTS};
pub use levels::{Continuation, LevelOfMonth, Observed, ObservedLevel};
pub use rows::{Formula, LEDGER, LEDGER_ROWS, LedgerRow, nodes_behind};

use crate::Month;
use crate::channel_system::{PortLayout, warm_up_start};
use crate::draw::{Draw, DrawError};
use crate::indicator::{INDICATORS, LEDGER_INDICATORS, position};
use indices::Weights;

/// Outputs of every node by month, from the beginning of the warm-up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutputHistory {
    /// Outputs of a month.
    size: usize,
    /// `[month][output]`.
    values: Vec<f64>,
}

impl OutputHistory {
    /// Adds the outputs of the next month.
    pub fn push(&mut self, outputs: &[f64]) {
        self.size = outputs.len();
        self.values.extend_from_slice(outputs);
    }

    /// An output in a month; the first one before the warm-up; `None` for a month that was not run.
    pub fn at(&self, month: Month, output: usize) -> Option<f64> {
        let position = usize::try_from(month.since(warm_up_start())).unwrap_or(0);
        if output >= self.size {
            return None;
        }
        self.values.get(position * self.size + output).copied()
    }

    /// Mean of an output over the years 2017 to 2019.
    fn base(&self, output: usize) -> Option<f64> {
        let first = warm_up_start();
        let mut sum = 0.0;
        for month in first.through(first.plus(BASE_MONTHS - 1)) {
            sum += self.at(month, output)?;
        }
        Some(sum / f64::from(BASE_MONTHS))
    }
}

/// Months of the base of the indices: 2017 to 2019.
const BASE_MONTHS: i32 = 36;

/// A row with its places found.
#[derive(Clone, Debug, PartialEq)]
enum PlacedFormula {
    Level {
        level: ObservedLevel,
        scale: f64,
        output: usize,
    },
    Output {
        output: usize,
        scale: f64,
    },
    RatioPercent(usize),
    Percent {
        chains: Option<usize>,
        outputs: Vec<usize>,
    },
    Income {
        product: usize,
        transfers: usize,
    },
    Sum {
        chains: Option<usize>,
        outputs: Vec<(usize, f64)>,
    },
    Component(PlacedComponent),
    /// Rows of the components and the positions of their weights.
    Index(Vec<(usize, usize)>),
}

/// What an index component measures against its base of 2017 to 2019.
#[derive(Clone, Debug, PartialEq)]
enum PlacedComponent {
    /// The sum of levels of trade flows among the chain indicators, and its base.
    Trade { chains: Vec<usize>, base: f64 },
    /// A level of the ledger: its row, and its base.
    Ledger { row: usize, base: f64 },
    /// An output of a node against its own mean of 2017 to 2019.
    Output(usize),
}

/// The ledger, the same for all draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    rows: Vec<PlacedFormula>,
}

impl Ledger {
    /// Places the rows and reads their levels; `trade_base` is the mean of a trade flow (by its indicator id) over 2017 to
    /// 2019, in the unit of the indicator.
    ///
    /// Errors: a series, node or port that does not exist (tests build it).
    pub fn embedded(
        layout: &PortLayout,
        trade_base: impl Fn(&str) -> Option<f64>,
    ) -> Result<Self, Diagnostics> {
        let observations = Observations::embedded()?;
        let mut rows: Vec<PlacedFormula> = Vec::with_capacity(LEDGER_ROWS.len());
        for row in LEDGER_ROWS {
            let placed = rows::place(row, layout, &observations, &trade_base, &rows)?;
            rows.push(placed);
        }
        Ok(Self { rows })
    }

    /// Weights of the indices in a draw.
    ///
    /// Errors: a parameter that the draw lacks.
    pub fn weights(draw: &Draw) -> Result<LedgerWeights, DrawError> {
        Ok(LedgerWeights {
            indices: Weights::read(draw)?,
            remittances_share: draw.number("ledger.remittances_share")?,
        })
    }

    /// The rows in a month of a world.
    ///
    /// `chains` are the chain indicators of the month, `history` the outputs of this world up to it, `recorded` those of the
    /// recorded world (`None` when this is the recorded world).
    pub fn month(
        &self,
        month: Month,
        chains: &[f64],
        history: &OutputHistory,
        recorded: Option<&OutputHistory>,
        weights: &LedgerWeights,
    ) -> [f64; LEDGER_INDICATORS.len()] {
        let mut values = [0.0; LEDGER_INDICATORS.len()];
        let now = |output: usize| history.at(month, output).unwrap_or(0.0);
        for (row, formula) in self.rows.iter().enumerate() {
            values[row] = match formula {
                PlacedFormula::Level {
                    level,
                    scale,
                    output,
                } => {
                    let reference = recorded.unwrap_or(history);
                    level.at(month).map_or(0.0, |observed| {
                        let before = reference.at(observed.observed_in, *output).unwrap_or(0.0);
                        let ratio = if before == 0.0 {
                            1.0
                        } else {
                            now(*output) / before
                        };
                        observed.value * scale * ratio
                    })
                }
                PlacedFormula::Output { output, scale } => now(*output) * scale,
                PlacedFormula::RatioPercent(output) => 100.0 * (now(*output) - 1.0),
                PlacedFormula::Percent {
                    chains: chain,
                    outputs,
                } => {
                    let start = chain.map_or(0.0, |position| chains[position]);
                    let factor = outputs.iter().fold(1.0 + start / 100.0, |factor, output| {
                        factor * (1.0 + now(*output) / 100.0)
                    });
                    100.0 * (factor - 1.0)
                }
                PlacedFormula::Income { product, transfers } => {
                    let share = weights.remittances_share;
                    (1.0 - share) * values[*product] + share * 100.0 * (now(*transfers) - 1.0)
                }
                PlacedFormula::Sum {
                    chains: chain,
                    outputs,
                } => {
                    let start = chain.map_or(0.0, |position| chains[position]);
                    outputs
                        .iter()
                        .fold(start, |sum, (output, scale)| sum + scale * now(*output))
                }
                PlacedFormula::Component(component) => {
                    100.0 * component.ratio(month, chains, &values, history)
                }
                PlacedFormula::Index(components) => {
                    let parts = components.iter();
                    weights
                        .indices
                        .mean(parts.map(|(component, weight)| (*weight, values[*component])))
                }
            };
        }
        values
    }
}

impl PlacedComponent {
    fn ratio(&self, month: Month, chains: &[f64], values: &[f64], history: &OutputHistory) -> f64 {
        match self {
            Self::Trade {
                chains: positions,
                base,
            } => {
                let sum: f64 = positions.iter().map(|position| chains[*position]).sum();
                sum / base
            }
            Self::Ledger { row, base } => values[*row] / base,
            Self::Output(output) => {
                let now = history.at(month, *output).unwrap_or(0.0);
                match history.base(*output) {
                    Some(base) if base != 0.0 => now / base,
                    _ => 1.0,
                }
            }
        }
    }
}

/// Weights in a draw.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerWeights {
    /// Of the components of the indices.
    indices: Weights,
    /// Of remittances in Mexican income.
    remittances_share: f64,
}

/// The terms of the rows that add up: row and node, in order.
pub fn terms() -> Vec<(usize, &'static str)> {
    LEDGER_ROWS
        .iter()
        .enumerate()
        .flat_map(|(number, row)| row.nodes().iter().map(move |node| (number, *node)))
        .collect()
}

impl Ledger {
    /// The terms of a month of a world, in the order of [`terms`]: 100 times the logarithm for rows in per cent, the addend for
    /// sums. The terms of a row sum to the row.
    pub fn term_values(&self, month: Month, chains: &[f64], history: &OutputHistory) -> Vec<f64> {
        let now = |output: usize| history.at(month, output).unwrap_or(0.0);
        let log = |percent: f64| 100.0 * vecinos_numerics::math::ln_1p(percent / 100.0);
        let mut values = Vec::new();
        for formula in &self.rows {
            match formula {
                PlacedFormula::Percent {
                    chains: chain,
                    outputs,
                } => {
                    values.extend(chain.iter().map(|position| log(chains[*position])));
                    values.extend(outputs.iter().map(|output| log(now(*output))));
                }
                PlacedFormula::Sum {
                    chains: chain,
                    outputs,
                } => {
                    values.extend(chain.iter().map(|position| chains[*position]));
                    values.extend(outputs.iter().map(|(output, scale)| scale * now(*output)));
                }
                _ => {}
            }
        }
        values
    }
}

/// Position of a ledger row by indicator id.
pub fn row(id: &str) -> Option<usize> {
    position(id)?.checked_sub(INDICATORS.len() - LEDGER_INDICATORS.len())
}
