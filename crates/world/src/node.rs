//! Production chains as a node of the couplings table: what the trade core tells the channels.

use vecinos_channels::{Port, Ports, ports};

use crate::geography::SIDES;
use crate::indicator::Side;
use crate::model::Model;
use crate::observe::import_ratio;
use crate::response::Response;
use crate::tariffs::{RATE_PAIRS, StateTariffs};

/// Name of the node.
pub const PRODUCTION_CHAINS: &str = "production_chains";

ports! {
    /// What production chains give to the channels in a month.
    pub struct ChainOutputs {
        /// Mean rate charged by the United States on Mexican goods, above that of December 2024.
        charged_rate_on_mexico: output("percentage points", 0.0, -100.0..=1000.0),
        /// Mean rate charged on Chinese goods less that on Mexican goods, above the difference of December 2024.
        tariff_gap: output("percentage points", 0.0, -1000.0..=1000.0),
        /// Real wage in Mexico against the benchmark.
        real_wage_mexico: output("ratio", 1.0, 0.01..=100.0),
        /// Real wage in the United States against the benchmark.
        real_wage_usa: output("ratio", 1.0, 0.01..=100.0),
        /// Real wage in the United States against that in Mexico, both against the benchmark.
        relative_wage: output("ratio", 1.0, 0.01..=100.0),
        /// U.S. imports from Mexico against the benchmark.
        exports_to_usa: output("ratio", 1.0, 0.0001..=100.0),
        /// Manufacturing employment in Mexico against the benchmark.
        manufacturing_employment_mexico: output("ratio", 1.0, 0.0001..=100.0),
        /// Chinese content of Mexican exports to the United States against the benchmark.
        chinese_content: output("ratio", 1.0, 0.0..=100.0),
    }
}

/// Name of the node of the government of the United States.
pub const GOVERNMENT_USA: &str = "government_usa";

/// Name of the node of the government of Mexico.
pub const GOVERNMENT_MEXICO: &str = "government_mexico";

/// What the governments read, once, when a history of theirs begins: factors on the frequencies of the record.
pub const GOVERNMENT_INPUTS: [(&str, &str); 3] = [
    (GOVERNMENT_USA, "water_threats"),
    (GOVERNMENT_USA, "cuba_threats"),
    (GOVERNMENT_MEXICO, "withholding"),
];

/// Whether a node is a government.
pub fn is_government(node: &str) -> bool {
    node == GOVERNMENT_USA || node == GOVERNMENT_MEXICO
}

/// Ports of the node.
pub const CHAIN_PORTS: &[Port] = ChainOutputs::PORTS;

impl ChainOutputs {
    /// The ports of a month: tariffs in force, the equilibrium, flows on their path, and manufacturing employment of Mexico in
    /// per cent against the benchmark.
    pub(crate) fn of(
        model: &Model,
        tariffs: &StateTariffs,
        response: &Response,
        path: &[f64],
        manufacturing_employment: f64,
    ) -> Self {
        let rate = |exporter: Side| {
            let position = RATE_PAIRS
                .iter()
                .position(|pair| *pair == (Side::Usa, exporter));
            position.map_or(0.0, |position| {
                tariffs.mean_charged[position] - model.charged_2024[position]
            })
        };
        let wage = |side: Side| {
            let position = SIDES.iter().position(|candidate| *candidate == side);
            position.map_or(1.0, |position| 1.0 + response.real_wage[position] / 100.0)
        };
        let content = model.response_base.chinese_content;
        let change = path[model.layout.chinese_content()];
        Self {
            charged_rate_on_mexico: rate(Side::Mex),
            tariff_gap: rate(Side::Chn) - rate(Side::Mex),
            real_wage_mexico: wage(Side::Mex),
            real_wage_usa: wage(Side::Usa),
            relative_wage: wage(Side::Usa) / wage(Side::Mex),
            exports_to_usa: import_ratio(model, path, Side::Usa, Side::Mex),
            manufacturing_employment_mexico: 1.0 + manufacturing_employment / 100.0,
            chinese_content: if content > 0.0 {
                (content + change) / content
            } else {
                1.0
            },
        }
    }
}
