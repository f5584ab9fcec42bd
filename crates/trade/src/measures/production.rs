//! Output by sector and gross domestic product, both at constant prices, apart from real income.

use super::totals::BenchmarkTotals;
use super::{MeasureError, check, wage_and_employment};
use crate::economy::Economy;
use crate::equilibrium::Equilibrium;

/// Change of real output by region and sector, Ŷ/ĉ: the volume produced. `[region][sector]`; 1 where nothing is produced
/// at the benchmark.
pub fn real_output_hat(
    economy: &Economy,
    equilibrium: &Equilibrium,
) -> Result<Vec<f64>, MeasureError> {
    check(economy, equilibrium)?;
    BenchmarkTotals::of(economy).real_output_hat(economy, equilibrium)
}

/// [`real_output_hat`] for tables that were checked.
pub(super) fn output_hat_against(totals: &BenchmarkTotals, equilibrium: &Equilibrium) -> Vec<f64> {
    totals
        .output
        .iter()
        .zip(&equilibrium.output)
        .zip(&equilibrium.cost_hat)
        .map(|((&before, &after), &cost)| {
            if before > 0.0 {
                after / before / cost
            } else {
                1.0
            }
        })
        .collect()
}

/// Gross domestic product of a region, in the money of the benchmark.
///
/// *Nominal*: labour income and tariff revenue at current prices (with the numeraire of [`Equilibrium`]).
/// *Real*: the same production at benchmark prices, the fixed-base volume measure of national accounts on the production
/// side: the labour employed in each pool at its benchmark wage, and the volume of each import (value over the exporter's
/// price and the iceberg cost) at its benchmark price times the benchmark tariff. It moves only with employment and with
/// the volume of tariffed imports, never with the terms of trade; real income moves with all three.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GrossDomesticProduct {
    /// At the benchmark.
    pub benchmark: f64,
    /// At current prices.
    pub nominal: f64,
    /// At benchmark prices.
    pub real: f64,
}

impl GrossDomesticProduct {
    /// Change of real gross domestic product in per cent.
    pub fn real_change_pct(&self) -> f64 {
        self.change(self.real)
    }

    /// Change of nominal gross domestic product in per cent, in units of the numeraire.
    pub fn nominal_change_pct(&self) -> f64 {
        self.change(self.nominal)
    }

    /// Deflator of gross domestic product relative to the benchmark, nominal over real.
    pub fn deflator_hat(&self) -> f64 {
        if self.real > 0.0 {
            self.nominal / self.real
        } else {
            1.0
        }
    }

    fn change(&self, value: f64) -> f64 {
        if self.benchmark > 0.0 {
            100.0 * (value / self.benchmark - 1.0)
        } else {
            0.0
        }
    }
}

/// Gross domestic product by region; `trade_cost_hat` is the cube of the policy that was solved, if it had one.
pub fn gross_domestic_product(
    economy: &Economy,
    equilibrium: &Equilibrium,
    trade_cost_hat: Option<&[f64]>,
) -> Result<Vec<GrossDomesticProduct>, MeasureError> {
    check(economy, equilibrium)?;
    BenchmarkTotals::of(economy).gross_domestic_product(economy, equilibrium, trade_cost_hat)
}

/// [`gross_domestic_product`] for tables that were checked, the cube of trade costs excepted.
pub(super) fn against(
    totals: &BenchmarkTotals,
    economy: &Economy,
    equilibrium: &Equilibrium,
    trade_cost_hat: Option<&[f64]>,
) -> Result<Vec<GrossDomesticProduct>, MeasureError> {
    let dimensions = economy.dimensions;
    if let Some(factors) = trade_cost_hat
        && factors.len() != dimensions.cells()
    {
        return Err(MeasureError::WrongLength {
            table: "trade_cost_hat",
            found: factors.len(),
            expected: dimensions.cells(),
        });
    }
    let revenue = &totals.tariff_revenue;
    Ok((0..dimensions.regions)
        .map(|region| {
            let (_, employment) = wage_and_employment(economy, equilibrium, region);
            let labour = economy.value_added[region];
            let mut tariff_volume = 0.0;
            for sector in 0..dimensions.sectors {
                for partner in 0..dimensions.regions {
                    let cell = dimensions.cell(sector, region, partner);
                    let tariff = economy.tariff[cell];
                    if tariff == 0.0 {
                        continue;
                    }
                    let iceberg = trade_cost_hat.map_or(1.0, |factors| factors[cell]);
                    let price =
                        iceberg * equilibrium.cost_hat[dimensions.region_sector(partner, sector)];
                    tariff_volume += tariff * equilibrium.flow(sector, region, partner) / price;
                }
            }
            GrossDomesticProduct {
                benchmark: labour + revenue[region],
                nominal: equilibrium.labour_income_of(region) + equilibrium.tariff_revenue[region],
                real: labour * employment + tariff_volume,
            }
        })
        .collect())
}
