//! What an equilibrium means for people: real income, first-order welfare and its parts, wages, prices, output,
//! gross domestic product, trade and labour. All measures compare an [`Equilibrium`] with its benchmark [`Economy`].

mod labour;
mod production;
mod totals;
mod trade;
mod welfare;

pub use labour::{LabourBySector, labour_by_sector};
pub use production::{GrossDomesticProduct, gross_domestic_product, real_output_hat};
pub use totals::BenchmarkTotals;
pub use trade::{export_composition, import_growth, imports};
pub use welfare::{FirstOrderWelfare, first_order_welfare};

use welfare::WelfareTotals;

use crate::economy::Economy;
use crate::equilibrium::Equilibrium;

/// Why a measure cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MeasureError {
    /// A table of the economy or of the equilibrium has another length than its dimensions say.
    #[error("{table} has {found} values, expected {expected}")]
    WrongLength {
        /// Name of the table.
        table: &'static str,
        /// Values found.
        found: usize,
        /// Values expected.
        expected: usize,
    },
    /// The equilibrium was solved for an economy of another size.
    #[error("the equilibrium does not belong to this economy: other numbers of regions or sectors")]
    OtherEconomy,
    /// A region or a sector that does not exist.
    #[error("there is no {kind} number {index}, only {count}")]
    NoSuchIndex {
        /// "region" or "sector".
        kind: &'static str,
        /// The index asked for.
        index: usize,
        /// How many there are.
        count: usize,
    },
}

/// Headline outcomes of one region; the first seven are those that `vecinos trade solve` prints.
///
/// Percentages are changes against the benchmark (1.5 = 1.5 %); hats are ratios to the benchmark.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct RegionOutcome {
    /// Exact change of real income, (I'/I)/Π P̂^α, in per cent.
    pub real_income_pct: f64,
    /// first-order welfare of Caliendo and Parro (2015), as in their Table 2: terms of trade and volume of trade together, in per cent.
    /// Not the change of real income: see [`first_order_welfare`].
    pub linear_welfare_pct: f64,
    /// Its terms-of-trade part, in per cent of benchmark income.
    pub terms_of_trade_pct: f64,
    /// Its volume-of-trade part, in per cent of benchmark income.
    pub volume_of_trade_pct: f64,
    /// Change of the real wage of those at work, ŵ/Π P̂^α, in per cent.
    pub real_wage_pct: f64,
    /// ŵ: wage per worker, the mean over the workers employed where a region has several pools of labour.
    pub wage_hat: f64,
    /// Change of the consumer price index, Π P̂^α.
    pub price_index_hat: f64,
    /// Employment as a share of the benchmark's (1 under flexible wages), workers weighted by benchmark labour income.
    pub employment_hat: f64,
}

/// Headline outcomes of all regions, in the order of the economy.
pub fn region_outcomes(
    economy: &Economy,
    equilibrium: &Equilibrium,
) -> Result<Vec<RegionOutcome>, MeasureError> {
    BenchmarkTotals::of(economy).region_outcomes(economy, equilibrium)
}

fn outcomes(
    economy: &Economy,
    equilibrium: &Equilibrium,
    welfare: &[WelfareTotals],
) -> Vec<RegionOutcome> {
    (0..economy.dimensions.regions)
        .map(|region| {
            let (wage_hat, employment_hat) = wage_and_employment(economy, equilibrium, region);
            let price_index_hat = equilibrium.price_index_hat[region];
            let WelfareTotals {
                terms_of_trade,
                volume_of_trade,
            } = welfare[region];
            RegionOutcome {
                real_income_pct: percent(equilibrium.real_income_hat[region]),
                linear_welfare_pct: 100.0 * (terms_of_trade + volume_of_trade),
                terms_of_trade_pct: 100.0 * terms_of_trade,
                volume_of_trade_pct: 100.0 * volume_of_trade,
                real_wage_pct: percent(wage_hat / price_index_hat),
                wage_hat,
                price_index_hat,
                employment_hat,
            }
        })
        .collect()
}

/// Wage per employed worker and employment of a region, both relative to the benchmark.
fn wage_and_employment(economy: &Economy, equilibrium: &Equilibrium, region: usize) -> (f64, f64) {
    let pools = equilibrium.pools_per_region;
    let mut income = 0.0;
    let mut workers = 0.0;
    for pool in region * pools..(region + 1) * pools {
        income += equilibrium.labour_income[pool];
        if equilibrium.wage_hat[pool] > 0.0 {
            workers += equilibrium.labour_income[pool] / equilibrium.wage_hat[pool];
        }
    }
    let value_added = economy.value_added[region];
    let wage = if pools == 1 || workers <= 0.0 {
        equilibrium.wage_hat[region * pools]
    } else {
        income / workers
    };
    let employment = if pools == 1 {
        equilibrium.employment[region]
    } else if value_added > 0.0 {
        workers / value_added
    } else {
        1.0
    };
    (wage, employment)
}

/// Change in per cent of a ratio to the benchmark.
pub(crate) fn percent(hat: f64) -> f64 {
    100.0 * (hat - 1.0)
}

/// Checks that the tables of an economy have the lengths that its dimensions say.
pub(crate) fn check_economy(economy: &Economy) -> Result<(), MeasureError> {
    let dimensions = economy.dimensions;
    let regions = dimensions.regions;
    let goods = regions * dimensions.sectors;
    check_lengths(&[
        (
            "economy.trade_share",
            economy.trade_share.len(),
            dimensions.cells(),
        ),
        ("economy.tariff", economy.tariff.len(), dimensions.cells()),
        (
            "economy.value_added_share",
            economy.value_added_share.len(),
            goods,
        ),
        (
            "economy.input_share",
            economy.input_share.len(),
            goods * dimensions.sectors,
        ),
        (
            "economy.final_demand_share",
            economy.final_demand_share.len(),
            goods,
        ),
        ("economy.value_added", economy.value_added.len(), regions),
        ("economy.deficit", economy.deficit.len(), regions),
        ("economy.expenditure", economy.expenditure.len(), goods),
        (
            "economy.elasticity",
            economy.elasticity.len(),
            dimensions.sectors,
        ),
    ])
}

/// Checks that all tables that the measures index have the lengths that the dimensions say.
pub(crate) fn check(economy: &Economy, equilibrium: &Equilibrium) -> Result<(), MeasureError> {
    check_economy(economy)?;
    let dimensions = economy.dimensions;
    if equilibrium.dimensions != dimensions || equilibrium.pools_per_region == 0 {
        return Err(MeasureError::OtherEconomy);
    }
    let regions = dimensions.regions;
    let goods = regions * dimensions.sectors;
    let pools = regions * equilibrium.pools_per_region;
    check_lengths(&[
        ("wage_hat", equilibrium.wage_hat.len(), pools),
        ("employment", equilibrium.employment.len(), pools),
        ("labour_income", equilibrium.labour_income.len(), pools),
        ("cost_hat", equilibrium.cost_hat.len(), goods),
        ("price_hat", equilibrium.price_hat.len(), goods),
        (
            "price_index_hat",
            equilibrium.price_index_hat.len(),
            regions,
        ),
        (
            "trade_share",
            equilibrium.trade_share.len(),
            dimensions.cells(),
        ),
        ("tariff", equilibrium.tariff.len(), dimensions.cells()),
        ("expenditure", equilibrium.expenditure.len(), goods),
        ("output", equilibrium.output.len(), goods),
        ("income", equilibrium.income.len(), regions),
        ("tariff_revenue", equilibrium.tariff_revenue.len(), regions),
        (
            "real_income_hat",
            equilibrium.real_income_hat.len(),
            regions,
        ),
    ])
}

/// Checks (table, values found, values expected).
pub(crate) fn check_lengths(tables: &[(&'static str, usize, usize)]) -> Result<(), MeasureError> {
    match tables.iter().find(|(_, found, expected)| found != expected) {
        Some(&(table, found, expected)) => Err(MeasureError::WrongLength {
            table,
            found,
            expected,
        }),
        None => Ok(()),
    }
}

/// Checks an index of a region.
pub(crate) fn check_region(economy: &Economy, region: usize) -> Result<(), MeasureError> {
    let count = economy.dimensions.regions;
    if region < count {
        Ok(())
    } else {
        Err(MeasureError::NoSuchIndex {
            kind: "region",
            index: region,
            count,
        })
    }
}
