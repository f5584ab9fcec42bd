//! What every measure compares with: totals of the benchmark, computed once for any number of equilibria.

use super::labour::{self, LabourBySector};
use super::production::{self, GrossDomesticProduct};
use super::welfare::{self, FirstOrderWelfare};
use super::{MeasureError, RegionOutcome, check, check_lengths, outcomes};
use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::labour::LabourMarket;

/// Flows, output, income and tariff revenue of a benchmark economy. Its methods are the functions of [`super`] of the same
/// names, for many equilibria on one economy; `economy` is always the one that the totals were taken of.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkTotals {
    /// [`Economy::flows`]. Cube.
    pub flows: Vec<f64>,
    /// [`Economy::output`]. `[region][sector]`.
    pub output: Vec<f64>,
    /// [`Economy::income`]. `[region]`.
    pub income: Vec<f64>,
    /// [`Economy::tariff_revenue`]. `[region]`.
    pub tariff_revenue: Vec<f64>,
}

impl BenchmarkTotals {
    /// The totals of an economy.
    pub fn of(economy: &Economy) -> Self {
        Self {
            flows: economy.flows(),
            output: economy.output(),
            income: economy.income(),
            tariff_revenue: economy.tariff_revenue(),
        }
    }

    /// Checks that equilibrium, economy and totals belong together.
    fn check(&self, economy: &Economy, equilibrium: &Equilibrium) -> Result<(), MeasureError> {
        check(economy, equilibrium)?;
        let dimensions = economy.dimensions;
        let regions = dimensions.regions;
        check_lengths(&[
            ("totals.flows", self.flows.len(), dimensions.cells()),
            (
                "totals.output",
                self.output.len(),
                regions * dimensions.sectors,
            ),
            ("totals.income", self.income.len(), regions),
            ("totals.tariff_revenue", self.tariff_revenue.len(), regions),
        ])
    }

    /// [`super::region_outcomes`].
    pub fn region_outcomes(
        &self,
        economy: &Economy,
        equilibrium: &Equilibrium,
    ) -> Result<Vec<RegionOutcome>, MeasureError> {
        self.check(economy, equilibrium)?;
        let welfare = welfare::totals(self, economy, equilibrium);
        Ok(outcomes(economy, equilibrium, &welfare))
    }

    /// [`super::first_order_welfare`].
    pub fn first_order_welfare(
        &self,
        economy: &Economy,
        equilibrium: &Equilibrium,
    ) -> Result<FirstOrderWelfare, MeasureError> {
        self.check(economy, equilibrium)?;
        Ok(welfare::against(self, economy, equilibrium))
    }

    /// [`super::gross_domestic_product`].
    pub fn gross_domestic_product(
        &self,
        economy: &Economy,
        equilibrium: &Equilibrium,
        trade_cost_hat: Option<&[f64]>,
    ) -> Result<Vec<GrossDomesticProduct>, MeasureError> {
        self.check(economy, equilibrium)?;
        production::against(self, economy, equilibrium, trade_cost_hat)
    }

    /// [`super::real_output_hat`].
    pub fn real_output_hat(
        &self,
        economy: &Economy,
        equilibrium: &Equilibrium,
    ) -> Result<Vec<f64>, MeasureError> {
        self.check(economy, equilibrium)?;
        Ok(production::output_hat_against(self, equilibrium))
    }

    /// [`super::labour_by_sector`].
    pub fn labour_by_sector(
        &self,
        economy: &Economy,
        equilibrium: &Equilibrium,
        labour: &LabourMarket,
        region: usize,
        workers: &[f64],
    ) -> Result<LabourBySector, MeasureError> {
        self.check(economy, equilibrium)?;
        labour::against(self, economy, equilibrium, labour, region, workers)
    }
}
