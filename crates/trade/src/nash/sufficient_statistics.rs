//! Nash tariffs by formula: Lashkaripour (2021), "The cost of a global tariff war: a sufficient statistics approach",
//! *Journal of International Economics* 131: 103419, section 3, equations (6), (7) and (14), Proposition 2.
//!
//! Without input–output links and with balanced trade, the optimal tariff of region i is the same on all sectors and
//! partners, and is the inverse of the export-weighted elasticity of foreign demand for its goods:
//!
//! `t_i = 1 / Σ_k Σ_{j≠i} χ_ijk θ_k [1 − (1 − δ_jk) λ_ijk]`,
//!
//! with `χ_ijk` the share of sector k and destination j in the exports of i, `λ_ijk` the share of i in the expenditure of j on
//! sector k, and `δ_jk = t_j λ_jjk e_jk / (1 + t_j λ_jj)` the effect on the tariff revenue of j, all at the Nash equilibrium.
//! Tariffs and the equilibrium in exact changes (equations 6 and 7, which are those of [`crate::solve`] with a value-added
//! share of one) determine one another; they are iterated until no tariff moves.
//!
//! The paper approximates: wages of third regions do not react (its equation 9). The revenue term exists in three forms
//! ([`RevenueTerm`]): as printed; left out, as in the author's public programs; and with the partner's income changing its
//! demand in all sectors, which is what one gets by differentiating equation (7) and is exact for two regions. Printed and
//! derived form are the same with one sector; with several the printed one weighs the change of revenue by χ once more.

use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::error::SolveError;
use crate::labour::LabourMarket;
use crate::measures::{MeasureError, check};
use crate::policy::{Deficit, Policy};
use crate::settings::SolverSettings;
use crate::solver::solve;

/// Shares within this distance count as no input–output links; deficits within this share of value added as balanced trade.
const ROUNDING: f64 = 1e-9;

/// Whether the formula counts how a tariff changes the tariff revenue of the partners (δ).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RevenueTerm {
    /// As printed: equation (14) with δ.
    #[default]
    Printed,
    /// As in the author's public programs: δ = 0.
    LeftOut,
    /// The change of the partner's revenue moves its demand in all sectors: instead of δ, the elasticity gains
    /// `Σ_j χ_ij t_j/(1 + t_j λ_jj) Σ_g e_jg θ_g λ_jjg λ_ijg` with `χ_ij = Σ_k χ_ijk`. Exact for two regions.
    AllSectors,
}

/// How the formula and the equilibrium are iterated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormulaSettings {
    /// Settings of each solve.
    pub solver: SolverSettings,
    /// The largest change of a tariff (as a fraction) at which the iteration ends.
    pub tolerance: f64,
    /// Rounds allowed.
    pub maximum_rounds: usize,
    /// Which form of the formula.
    pub revenue_term: RevenueTerm,
}

impl Default for FormulaSettings {
    fn default() -> Self {
        Self {
            solver: SolverSettings {
                tolerance: 1e-11,
                ..SolverSettings::default()
            },
            tolerance: 1e-9,
            maximum_rounds: 500,
            revenue_term: RevenueTerm::Printed,
        }
    }
}

/// Nash tariffs of all regions and the equilibrium that goes with them.
#[derive(Clone, Debug, PartialEq)]
pub struct FormulaNash {
    /// Nash tariff of each region on all sectors of all partners, as a fraction. `[region]`.
    pub tariff: Vec<f64>,
    /// The equilibrium under these tariffs, against the benchmark.
    pub equilibrium: Equilibrium,
    /// Rounds of tariffs and equilibria.
    pub rounds: usize,
    /// Largest change of a tariff in the last round.
    pub largest_change: f64,
}

/// Why the formula gives no Nash tariffs.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FormulaError {
    /// The formula holds for economies without input–output links only.
    #[error(
        "region {region}, sector {sector} uses inputs: the formula holds without input-output links only"
    )]
    InputOutputLinks {
        /// Index of the region.
        region: usize,
        /// Index of the sector.
        sector: usize,
    },
    /// The formula holds under balanced trade only.
    #[error(
        "region {region} has a trade deficit of {deficit}: the formula holds under balanced trade only"
    )]
    UnbalancedTrade {
        /// Index of the region.
        region: usize,
        /// Its deficit, in the benchmark's money.
        deficit: f64,
    },
    /// A region without exports has no optimal tariff.
    #[error("region {region} exports nothing: the formula gives it no finite tariff")]
    NoExports {
        /// Index of the region.
        region: usize,
    },
    /// Tariffs kept moving.
    #[error("tariffs still moved by {largest_change:e} in round {round}")]
    NotConverged {
        /// Rounds made.
        round: usize,
        /// Largest change of a tariff in the last round.
        largest_change: f64,
    },
    /// An equilibrium could not be solved.
    #[error(transparent)]
    Solve(#[from] SolveError),
    /// The equilibrium does not belong to the economy.
    #[error(transparent)]
    Measure(#[from] MeasureError),
}

/// Equation (13): the tariff that the formula gives each region at an equilibrium in which region j charges `tariff[j]` on
/// everything. `[region]`.
pub fn optimal_tariffs(
    economy: &Economy,
    equilibrium: &Equilibrium,
    tariff: &[f64],
    revenue_term: RevenueTerm,
) -> Result<Vec<f64>, FormulaError> {
    check(economy, equilibrium)?;
    let dimensions = economy.dimensions;
    let (regions, sectors) = (dimensions.regions, dimensions.sectors);
    if tariff.len() != regions {
        return Err(MeasureError::WrongLength {
            table: "tariff",
            found: tariff.len(),
            expected: regions,
        }
        .into());
    }
    let revenue = RevenueEffects::new(economy, equilibrium, tariff);
    let mut exports = vec![0.0; regions];
    let mut responses = vec![0.0; regions];
    for sector in 0..sectors {
        let elasticity = economy.elasticity[sector];
        for importer in 0..regions {
            for exporter in 0..regions {
                if exporter == importer {
                    continue;
                }
                let flow = equilibrium.flow(sector, importer, exporter);
                let share = equilibrium.trade_share[dimensions.cell(sector, importer, exporter)];
                exports[exporter] += flow;
                responses[exporter] += match revenue_term {
                    RevenueTerm::LeftOut => flow * elasticity * (1.0 - share),
                    RevenueTerm::Printed => {
                        let effect = revenue.by_sector[dimensions.region_sector(importer, sector)];
                        flow * elasticity * (1.0 - (1.0 - effect) * share)
                    }
                    RevenueTerm::AllSectors => {
                        let income = revenue.of_income[importer * regions + exporter];
                        flow * (elasticity * (1.0 - share) + income)
                    }
                };
            }
        }
    }
    exports
        .iter()
        .zip(&responses)
        .enumerate()
        .map(|(region, (&exported, &response))| {
            if exported > 0.0 && response > 0.0 {
                Ok(exported / response)
            } else {
                Err(FormulaError::NoExports { region })
            }
        })
        .collect()
}

/// How the tariff revenue of the importers reacts to the wage of an exporter.
struct RevenueEffects {
    /// `δ_jk = t_j λ_jjk e_jk / (1 + t_j Σ_g λ_jjg e_jg)`. `[region][sector]`.
    by_sector: Vec<f64>,
    /// `Σ_g δ_jg θ_g λ_ijg`: the fall of the importer's income. `[importer][exporter]`.
    of_income: Vec<f64>,
}

impl RevenueEffects {
    fn new(economy: &Economy, equilibrium: &Equilibrium, tariff: &[f64]) -> Self {
        let dimensions = economy.dimensions;
        let (regions, sectors) = (dimensions.regions, dimensions.sectors);
        let mut by_sector = vec![0.0; regions * sectors];
        let mut of_income = vec![0.0; regions * regions];
        for (region, &rate) in tariff.iter().enumerate() {
            let home = |sector: usize| {
                equilibrium.trade_share[dimensions.cell(sector, region, region)]
                    * economy.final_demand_share[dimensions.region_sector(region, sector)]
            };
            let home_share: f64 = (0..sectors).map(home).sum();
            for sector in 0..sectors {
                let effect = rate * home(sector) / (1.0 + rate * home_share);
                by_sector[dimensions.region_sector(region, sector)] = effect;
                for exporter in 0..regions {
                    of_income[region * regions + exporter] += effect
                        * economy.elasticity[sector]
                        * equilibrium.trade_share[dimensions.cell(sector, region, exporter)];
                }
            }
        }
        Self {
            by_sector,
            of_income,
        }
    }
}

/// Nash tariffs of all regions (Proposition 2) for a benchmark without input–output links and with balanced trade.
pub fn nash_tariffs(
    economy: &Economy,
    settings: &FormulaSettings,
) -> Result<FormulaNash, FormulaError> {
    check_scope(economy)?;
    let dimensions = economy.dimensions;
    let labour = LabourMarket::flexible();
    let mut policy = Policy {
        deficit: Deficit::Removed,
        ..Policy::unchanged(economy)
    };
    let benchmark = solve(economy, &policy, &labour, &settings.solver)?;
    let mut tariff = optimal_tariffs(
        economy,
        &benchmark,
        &vec![0.0; dimensions.regions],
        settings.revenue_term,
    )?;
    let mut largest_change = f64::INFINITY;
    for rounds in 1..=settings.maximum_rounds {
        for sector in 0..dimensions.sectors {
            for (importer, &rate) in tariff.iter().enumerate() {
                for exporter in 0..dimensions.regions {
                    policy.tariff[dimensions.cell(sector, importer, exporter)] =
                        if exporter == importer { 0.0 } else { rate };
                }
            }
        }
        let equilibrium = solve(economy, &policy, &labour, &settings.solver)?;
        let fresh = optimal_tariffs(economy, &equilibrium, &tariff, settings.revenue_term)?;
        largest_change = fresh
            .iter()
            .zip(&tariff)
            .map(|(new, old)| (new - old).abs())
            .fold(0.0, f64::max);
        if largest_change <= settings.tolerance {
            return Ok(FormulaNash {
                tariff,
                equilibrium,
                rounds,
                largest_change,
            });
        }
        tariff = fresh;
    }
    Err(FormulaError::NotConverged {
        round: settings.maximum_rounds,
        largest_change,
    })
}

/// No inputs where there is production, no deficits.
fn check_scope(economy: &Economy) -> Result<(), FormulaError> {
    let dimensions = economy.dimensions;
    for region in 0..dimensions.regions {
        for sector in 0..dimensions.sectors {
            for input in 0..dimensions.sectors {
                let share = economy
                    .input_share
                    .get(dimensions.input(region, input, sector));
                if share.is_some_and(|share| share.abs() > ROUNDING) {
                    return Err(FormulaError::InputOutputLinks { region, sector });
                }
            }
        }
    }
    for (region, (&deficit, &value_added)) in
        economy.deficit.iter().zip(&economy.value_added).enumerate()
    {
        if deficit.abs() > ROUNDING * value_added.abs() {
            return Err(FormulaError::UnbalancedTrade { region, deficit });
        }
    }
    Ok(())
}
