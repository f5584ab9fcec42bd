//! What is changed: tariffs, iceberg trade costs and the treatment of trade deficits.

use crate::economy::{Dimensions, Economy};

/// What happens to the trade deficits of the benchmark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deficit {
    /// Deficits stay constant in units of world labour income (the numeraire).
    #[default]
    Kept,
    /// Deficits are set to zero: trade balances in every region.
    Removed,
}

/// A counterfactual policy: new rates, not changes of rates.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// t': new ad valorem tariff as a fraction (0.25 = 25 %), revenue to the importer. Cube. Any rate above −1: import
    /// subsidies (below 0) and rates above 1 (100 %) are allowed.
    pub tariff: Vec<f64>,
    /// κ̂: factor on iceberg trade costs apart from tariffs (1.05 = five per cent more has to be shipped). Cube; all ones when absent.
    pub trade_cost_hat: Option<Vec<f64>>,
    /// Whether the benchmark's trade deficits stay.
    pub deficit: Deficit,
}

impl Policy {
    /// The policy of the benchmark itself: its tariffs, no change of trade costs, its deficits.
    pub fn unchanged(economy: &Economy) -> Self {
        Self {
            tariff: economy.tariff.clone(),
            trade_cost_hat: None,
            deficit: Deficit::Kept,
        }
    }

    /// The benchmark's policy with other tariffs (a whole cube of rates as fractions).
    pub fn with_tariff(tariff: Vec<f64>) -> Self {
        Self {
            tariff,
            trade_cost_hat: None,
            deficit: Deficit::Kept,
        }
    }

    /// Adds `increase` (a fraction, 0.25 = 25 points) to the rate that `importer` charges on `exporter` in each listed sector.
    /// Cells outside the cube and the diagonal (domestic sales) are left alone.
    pub fn raise_tariff(
        &mut self,
        dimensions: Dimensions,
        importer: usize,
        exporter: usize,
        sectors: impl IntoIterator<Item = usize>,
        increase: f64,
    ) {
        if importer == exporter || importer >= dimensions.regions || exporter >= dimensions.regions
        {
            return;
        }
        for sector in sectors {
            if sector < dimensions.sectors
                && let Some(rate) = self
                    .tariff
                    .get_mut(dimensions.cell(sector, importer, exporter))
            {
                *rate += increase;
            }
        }
    }
}
