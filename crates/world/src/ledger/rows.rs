//! The rows of the ledger: indicator, formula, the nodes it rests on.

use std::collections::BTreeSet;

use vecinos_channels::Observations;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};

use super::indices::weight_of;
use super::levels::{Continuation, Observed, ObservedLevel};
use super::{COMMERCIAL_COMPONENTS, PlacedComponent, PlacedFormula, SECURITY_COMPONENTS};
use crate::channel_system::PortLayout;
use crate::indicator::{Indicator, LEDGER_INDICATORS, position};
use crate::node::PRODUCTION_CHAINS;

/// An output of a node.
type Place = (&'static str, &'static str);

/// How a row is computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Formula {
    /// Observed or continued level × scale × the output against that of the recorded world.
    Level {
        /// The level.
        observed: Observed,
        /// How it goes on.
        continuation: Continuation,
        /// From the unit of the series to the unit of the row.
        scale: f64,
        /// The mechanism's output.
        output: Place,
    },
    /// The output × scale, as the channel gives it.
    Output {
        /// The output.
        output: Place,
        /// From its unit to the unit of the row.
        scale: f64,
    },
    /// A ratio as a change in per cent.
    RatioPercent(Place),
    /// Percentages compounded: a chain indicator and outputs.
    Percent {
        /// Id of the chain indicator.
        chains: Option<&'static str>,
        /// Outputs in per cent.
        outputs: &'static [Place],
    },
    /// A percentage of the ledger and a ratio of transfers, by their shares of income.
    Income {
        /// Row of the ledger, per cent.
        product: &'static str,
        /// Transfers against no change.
        transfers: Place,
    },
    /// A sum: a chain indicator and outputs × scale.
    Sum {
        /// Id of the chain indicator.
        chains: Option<&'static str>,
        /// Outputs and their scales.
        outputs: &'static [(Place, f64)],
    },
    /// Trade flows (chain indicators) against 2017–19.
    TradeComponent(&'static [&'static str]),
    /// A level of the ledger against 2017–19.
    LevelComponent(&'static str),
    /// An output against its own mean of 2017–19.
    OutputComponent(Place),
    /// A weighted geometric mean of components.
    Index(&'static [&'static str]),
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LedgerRow {
    /// What is shown.
    pub indicator: Indicator,
    /// How it is computed.
    pub formula: Formula,
}

impl LedgerRow {
    /// Nodes behind a row that adds up, in the order of its terms.
    pub fn nodes(&self) -> &'static [&'static str] {
        match self.indicator.id().as_str() {
            "gdp.MEX" => &[PRODUCTION_CHAINS, "investment", "labour"],
            "gdp.USA" | "jobs.USA" | "prices.USA" => &[PRODUCTION_CHAINS, "labour"],
            "prices.MEX" => &[PRODUCTION_CHAINS, "peso"],
            _ => &[],
        }
    }
}

/// Nodes whose parameters can move an indicator through its own formula (couplings may bring those of other nodes): production
/// chains for their indicators, the nodes of the outputs for rows of the ledger. Empty for an id that does not exist.
pub fn nodes_behind(indicator: &str) -> BTreeSet<&'static str> {
    let Some(row) = LEDGER_ROWS
        .iter()
        .find(|row| row.indicator.id() == indicator)
    else {
        return match position(indicator) {
            Some(_) => BTreeSet::from([PRODUCTION_CHAINS]),
            None => BTreeSet::new(),
        };
    };
    let chains = |id: Option<&str>| id.map(|_| PRODUCTION_CHAINS);
    match row.formula {
        Formula::Level { output, .. }
        | Formula::Output { output, .. }
        | Formula::RatioPercent(output)
        | Formula::OutputComponent(output) => [output.0].into(),
        Formula::Percent {
            chains: chain,
            outputs,
        } => {
            let nodes = outputs.iter().map(|output| output.0);
            nodes.chain(chains(chain)).collect()
        }
        Formula::Sum {
            chains: chain,
            outputs,
        } => {
            let nodes = outputs.iter().map(|(output, _)| output.0);
            nodes.chain(chains(chain)).collect()
        }
        Formula::Income { product, transfers } => {
            let mut nodes = nodes_behind(product);
            nodes.extend([transfers.0, LEDGER]);
            nodes
        }
        Formula::TradeComponent(_) => [PRODUCTION_CHAINS].into(),
        Formula::LevelComponent(id) => nodes_behind(id),
        Formula::Index(components) => {
            let parts = components.iter().flat_map(|id| nodes_behind(id));
            parts.chain([LEDGER]).collect()
        }
    }
}

/// The table of the ledger's own parameters: weights and shares.
pub const LEDGER: &str = "ledger";

const fn level(series: &'static str, scale: f64, output: Place) -> Formula {
    Formula::Level {
        observed: Observed::Monthly(series),
        continuation: Continuation::Seasonal,
        scale,
        output,
    }
}

/// The formulas, in the order of [`LEDGER_INDICATORS`].
const FORMULAS: [Formula; LEDGER_INDICATORS.len()] = [
    // gdp.MEX, gdp.USA
    Formula::Percent {
        chains: Some("real_gdp.MEX"),
        outputs: &[("investment", "mexico_gdp"), ("labour", "mexico_gdp")],
    },
    Formula::Percent {
        chains: Some("real_gdp.USA"),
        outputs: &[("labour", "us_gdp")],
    },
    // national_income.MEX
    Formula::Income {
        product: "gdp.MEX",
        transfers: ("remittances", "dollars_ratio"),
    },
    // jobs.USA
    Formula::Sum {
        chains: Some("net_jobs.USA"),
        outputs: &[(("labour", "us_employment"), 1.0)],
    },
    // prices.MEX, prices.USA
    Formula::Percent {
        chains: Some("consumer_prices.MEX"),
        outputs: &[("peso", "core_prices")],
    },
    Formula::Percent {
        chains: Some("consumer_prices.USA"),
        outputs: &[("labour", "us_consumer_prices")],
    },
    // remittances.MEX
    level("remittances.MEX", 1e-3, ("remittances", "dollars_ratio")),
    // encounters.USA: the mechanism has its own seasons
    Formula::Level {
        observed: Observed::Monthly("encounters.SWB"),
        continuation: Continuation::SameMonth,
        scale: 1.0,
        output: ("migration", "encounters"),
    },
    // unauthorized_population.USA, removals.USA, returns_to_mexico.MEX, returned_total.MEX
    Formula::Output {
        output: ("removals", "unauthorized_population"),
        scale: 1e-3,
    },
    Formula::Output {
        output: ("removals", "removals"),
        scale: 1.0,
    },
    Formula::Output {
        output: ("removals", "mexicans_removed"),
        scale: 1.0,
    },
    Formula::Output {
        output: ("removals", "cumulative_mexicans_returned"),
        scale: 1e-3,
    },
    // synthetic_opioid_deaths.USA, homicides.MEX
    level(
        "synthetic_opioid_deaths.USA",
        1.0,
        ("overdose", "synthetic_opioid_deaths_per_year"),
    ),
    level("homicide_victims.MEX", 1.0, ("cartels", "homicide_ratio")),
    // cartel_members.MEX
    Formula::Output {
        output: ("cartels", "members"),
        scale: 1e-3,
    },
    // foreign_investment.MEX, manufacturing_investment.MEX
    Formula::Level {
        observed: Observed::LastYear("fdi.MEX"),
        continuation: Continuation::LastValue,
        scale: 12e-3,
        output: ("investment", "fdi_ratio"),
    },
    Formula::RatioPercent(("investment", "manufacturing_fdi_ratio")),
    // pesos_per_dollar.MEX
    Formula::Level {
        observed: Observed::Monthly("pesos_per_dollar.MEX"),
        continuation: Continuation::LastValue,
        scale: 1.0,
        output: ("peso", "peso_per_dollar_ratio"),
    },
    // chinese_investment.MEX, firearms_smuggled.MEX, domestic_pressure.MEX
    Formula::Output {
        output: ("prc_presence", "announced_billion_per_year"),
        scale: 1.0,
    },
    Formula::Output {
        output: ("firearms", "trafficked_per_year"),
        scale: 1.0,
    },
    Formula::Output {
        output: ("mexican_pressure", "pressure"),
        scale: 1.0,
    },
    // commercial relationship: components, index
    Formula::TradeComponent(&["imports.USA.MEX", "imports.MEX.USA"]),
    Formula::LevelComponent("foreign_investment.MEX"),
    Formula::LevelComponent("remittances.MEX"),
    Formula::Index(COMMERCIAL_COMPONENTS),
    // security cooperation: components, index
    Formula::OutputComponent(("security_cooperation", "cooperation")),
    Formula::OutputComponent(("cartels", "arrested_per_week")),
    Formula::OutputComponent(("firearms", "taken_per_year")),
    Formula::Index(SECURITY_COMPONENTS),
];

/// The rows.
pub const LEDGER_ROWS: &[LedgerRow] = &{
    let mut rows = [LedgerRow {
        indicator: LEDGER_INDICATORS[0],
        formula: FORMULAS[0],
    }; LEDGER_INDICATORS.len()];
    let mut row = 0;
    while row < rows.len() {
        rows[row] = LedgerRow {
            indicator: LEDGER_INDICATORS[row],
            formula: FORMULAS[row],
        };
        row += 1;
    }
    rows
};

pub(super) fn place(
    row: &LedgerRow,
    layout: &PortLayout,
    observations: &Observations,
    trade_base: &impl Fn(&str) -> Option<f64>,
    before: &[PlacedFormula],
) -> Result<PlacedFormula, Diagnostics> {
    let unknown = |what: &str| {
        Diagnostic::new(
            "unknown-place",
            "<ledger>",
            1,
            1,
            format!(
                "the row `{}` of the ledger names `{what}`, which does not exist",
                row.indicator.id()
            ),
        )
    };
    let output = |(node, port): Place| {
        layout
            .output(node, port)
            .ok_or_else(|| unknown(&format!("{node}.{port}")))
    };
    let chain = |id: Option<&str>| match id {
        None => Ok(None),
        Some(id) => position(id).map(Some).ok_or_else(|| unknown(id)),
    };
    Ok(match row.formula {
        Formula::Level {
            observed,
            continuation,
            scale,
            output: place,
        } => PlacedFormula::Level {
            level: ObservedLevel::read(observations, observed, continuation)?,
            scale,
            output: output(place)?,
        },
        Formula::Output {
            output: place,
            scale,
        } => PlacedFormula::Output {
            output: output(place)?,
            scale,
        },
        Formula::RatioPercent(place) => PlacedFormula::RatioPercent(output(place)?),
        Formula::Percent { chains, outputs } => PlacedFormula::Percent {
            chains: chain(chains)?,
            outputs: outputs
                .iter()
                .map(|place| output(*place))
                .collect::<Result<_, _>>()?,
        },
        Formula::Income { product, transfers } => PlacedFormula::Income {
            product: super::row(product).ok_or_else(|| unknown(product))?,
            transfers: output(transfers)?,
        },
        Formula::Sum { chains, outputs } => PlacedFormula::Sum {
            chains: chain(chains)?,
            outputs: outputs
                .iter()
                .map(|(place, scale)| Ok((output(*place)?, *scale)))
                .collect::<Result<_, Diagnostic>>()?,
        },
        Formula::TradeComponent(flows) => {
            let mut chains = Vec::with_capacity(flows.len());
            let mut base = 0.0;
            for flow in flows {
                chains.push(position(flow).ok_or_else(|| unknown(flow))?);
                base += trade_base(flow).ok_or_else(|| unknown(flow))?;
            }
            PlacedFormula::Component(PlacedComponent::Trade { chains, base })
        }
        Formula::LevelComponent(id) => {
            let found = super::row(id).ok_or_else(|| unknown(id))?;
            match before.get(found) {
                Some(PlacedFormula::Level { level, scale, .. }) => {
                    let base = level.base().ok_or_else(|| unknown(id))? * scale;
                    PlacedFormula::Component(PlacedComponent::Ledger { row: found, base })
                }
                _ => return Err(unknown(id).into()),
            }
        }
        Formula::OutputComponent(place) => {
            PlacedFormula::Component(PlacedComponent::Output(output(place)?))
        }
        Formula::Index(components) => PlacedFormula::Index(
            components
                .iter()
                .map(|id| {
                    let found = super::row(id).filter(|row| *row < before.len());
                    found.zip(weight_of(id)).ok_or_else(|| unknown(id))
                })
                .collect::<Result<_, _>>()?,
        ),
    })
}
