//! First-order welfare of Caliendo and Parro (2015): terms of trade and volume of trade, by sector and partner.

use super::totals::BenchmarkTotals;
use super::{MeasureError, check};
use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;

/// The first-order welfare change of Caliendo and Parro (2015), the "welfare" of their Tables 2 to 4, with its parts.
///
/// All parts are fractions of benchmark income (0.01 = 1 %). The paper prints this measure as "welfare"; it is evaluated
/// at the initial tariffs and flows, and for large tariff changes it differs much from the exact change of real income
/// (for Mexico in NAFTA 1.31 % against 0.007 %).
#[derive(Clone, Debug, PartialEq)]
pub struct FirstOrderWelfare {
    dimensions: Dimensions,
    /// `[region][sector][partner]`.
    terms_of_trade: Vec<f64>,
    /// `[region][sector][partner]`.
    volume_of_trade: Vec<f64>,
}

impl FirstOrderWelfare {
    /// Terms of trade of `region` in one `sector` with one `partner`; 0 for indices that do not exist.
    pub fn terms_of_trade_part(&self, region: usize, sector: usize, partner: usize) -> f64 {
        self.part(&self.terms_of_trade, region, sector, partner)
    }

    /// Volume of trade of `region` in one `sector` with one `partner`; 0 for indices that do not exist.
    pub fn volume_of_trade_part(&self, region: usize, sector: usize, partner: usize) -> f64 {
        self.part(&self.volume_of_trade, region, sector, partner)
    }

    /// Terms of trade of a region, all sectors and partners.
    pub fn terms_of_trade(&self, region: usize) -> f64 {
        self.sum(&self.terms_of_trade, region, None, None)
    }

    /// Volume of trade of a region, all sectors and partners.
    pub fn volume_of_trade(&self, region: usize) -> f64 {
        self.sum(&self.volume_of_trade, region, None, None)
    }

    /// First-order welfare of a region: terms of trade and volume of trade.
    pub fn total(&self, region: usize) -> f64 {
        self.terms_of_trade(region) + self.volume_of_trade(region)
    }

    /// Terms of trade of a region by partner, all sectors (Table 3 of the paper groups them). `[partner]`.
    pub fn terms_of_trade_by_partner(&self, region: usize) -> Vec<f64> {
        (0..self.dimensions.regions)
            .map(|partner| self.sum(&self.terms_of_trade, region, None, Some(partner)))
            .collect()
    }

    /// Volume of trade of a region by partner, all sectors. `[partner]`.
    pub fn volume_of_trade_by_partner(&self, region: usize) -> Vec<f64> {
        (0..self.dimensions.regions)
            .map(|partner| self.sum(&self.volume_of_trade, region, None, Some(partner)))
            .collect()
    }

    /// Terms of trade of a region by sector, all partners (Table 4 of the paper prints shares of the total). `[sector]`.
    pub fn terms_of_trade_by_sector(&self, region: usize) -> Vec<f64> {
        (0..self.dimensions.sectors)
            .map(|sector| self.sum(&self.terms_of_trade, region, Some(sector), None))
            .collect()
    }

    /// Volume of trade of a region by sector, all partners. `[sector]`.
    pub fn volume_of_trade_by_sector(&self, region: usize) -> Vec<f64> {
        (0..self.dimensions.sectors)
            .map(|sector| self.sum(&self.volume_of_trade, region, Some(sector), None))
            .collect()
    }

    fn part(&self, parts: &[f64], region: usize, sector: usize, partner: usize) -> f64 {
        let Dimensions { regions, sectors } = self.dimensions;
        if region >= regions || sector >= sectors || partner >= regions {
            return 0.0;
        }
        parts[(region * sectors + sector) * regions + partner]
    }

    fn sum(
        &self,
        parts: &[f64],
        region: usize,
        sector: Option<usize>,
        partner: Option<usize>,
    ) -> f64 {
        let sectors = sector.map_or(0..self.dimensions.sectors, |sector| sector..sector + 1);
        let mut total = 0.0;
        for sector in sectors {
            let partners =
                partner.map_or(0..self.dimensions.regions, |partner| partner..partner + 1);
            for partner in partners {
                total += self.part(parts, region, sector, partner);
            }
        }
        total
    }
}

/// First-order welfare of Caliendo and Parro (2015), the decomposition behind their Tables 2 to 4:
///
/// `ToT_n = Σ_j Σ_i [E_nji (ĉ_nj − 1) − M_nji (ĉ_ij − 1)] / I_n`,
/// `VoT_n = Σ_j Σ_i t_nji [(M'_nji − M_nji) − M_nji (ĉ_ij − 1)] / I_n`,
///
/// with E the exports of n to i and M the imports of n from i, both net of tariff and at benchmark values, t the
/// benchmark tariff and I benchmark income. Hats enter minus one, as in the authors' programs, not as logarithms.
///
/// Changes of iceberg costs enter only through the costs and flows that they move; the resources they melt are no part of
/// the paper's formula (the exact change of real income has them).
pub fn first_order_welfare(
    economy: &Economy,
    equilibrium: &Equilibrium,
) -> Result<FirstOrderWelfare, MeasureError> {
    check(economy, equilibrium)?;
    BenchmarkTotals::of(economy).first_order_welfare(economy, equilibrium)
}

/// [`first_order_welfare`] for tables that were checked.
pub(super) fn against(
    totals: &BenchmarkTotals,
    economy: &Economy,
    equilibrium: &Equilibrium,
) -> FirstOrderWelfare {
    let dimensions = economy.dimensions;
    let Dimensions { regions, sectors } = dimensions;
    let before = &totals.flows;
    let mut terms_of_trade = Vec::with_capacity(regions * dimensions.cells() / regions.max(1));
    let mut volume_of_trade = Vec::with_capacity(terms_of_trade.capacity());
    for (region, &income) in totals.income.iter().enumerate() {
        let scale = if income > 0.0 { 1.0 / income } else { 0.0 };
        for sector in 0..sectors {
            let own_cost = equilibrium.cost_hat[dimensions.region_sector(region, sector)] - 1.0;
            for partner in 0..regions {
                let export = before[dimensions.cell(sector, partner, region)];
                let cell = dimensions.cell(sector, region, partner);
                let import = before[cell];
                let partner_cost =
                    equilibrium.cost_hat[dimensions.region_sector(partner, sector)] - 1.0;
                let price = export * own_cost - import * partner_cost;
                terms_of_trade.push(if partner == region {
                    0.0
                } else {
                    scale * price
                });
                let tariff = economy.tariff[cell];
                volume_of_trade.push(if tariff == 0.0 {
                    0.0
                } else {
                    let after = equilibrium.flow(sector, region, partner);
                    scale * tariff * ((after - import) - import * partner_cost)
                });
            }
        }
    }
    FirstOrderWelfare {
        dimensions,
        terms_of_trade,
        volume_of_trade,
    }
}

/// First-order welfare of one region without its parts, fractions of benchmark income.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct WelfareTotals {
    pub terms_of_trade: f64,
    pub volume_of_trade: f64,
}

/// The totals of [`FirstOrderWelfare`] by region, in one pass over the flows, for tables that were checked.
pub(super) fn totals(
    totals: &BenchmarkTotals,
    economy: &Economy,
    equilibrium: &Equilibrium,
) -> Vec<WelfareTotals> {
    let dimensions = economy.dimensions;
    let Dimensions { regions, sectors } = dimensions;
    let mut sums = vec![WelfareTotals::default(); regions];
    let mut changes = vec![0.0; regions];
    for sector in 0..sectors {
        for (region, change) in changes.iter_mut().enumerate() {
            *change = equilibrium.cost_hat[dimensions.region_sector(region, sector)] - 1.0;
        }
        for importer in 0..regions {
            let row = dimensions.cell(sector, importer, 0);
            let imports = &totals.flows[row..row + regions];
            for (exporter, (import, change)) in imports.iter().zip(&changes).enumerate() {
                if exporter != importer {
                    sums[exporter].terms_of_trade += import * change;
                    sums[importer].terms_of_trade -= import * change;
                }
                let tariff = economy.tariff[row + exporter];
                if tariff != 0.0 {
                    let after = equilibrium.flow(sector, importer, exporter);
                    sums[importer].volume_of_trade += tariff * ((after - import) - import * change);
                }
            }
        }
    }
    for (sum, &income) in sums.iter_mut().zip(&totals.income) {
        let scale = if income > 0.0 { 1.0 / income } else { 0.0 };
        sum.terms_of_trade *= scale;
        sum.volume_of_trade *= scale;
    }
    sums
}
