//! Nash tariffs from sufficient statistics: Lashkaripour (2021), "The cost of a global tariff war: a sufficient statistics
//! approach", *Journal of International Economics* 131, 103419, equations (6), (7) and (14).
//!
//! Without input–output links each government's best tariff is (nearly) uniform over partners and sectors and equals the
//! inverse of its export-weighted foreign demand elasticity,
//!
//! `1/t_i = Σ_k θ_k Σ_{n≠i} F_nik (1 − λ_nik) / Σ_k Σ_{n≠i} F_nik`,  (14)
//!
//! with F_nik the exports of i to n in sector k net of tariff, λ their share in n's expenditure on k, both in the Nash
//! equilibrium itself, and θ = σ − 1. Equations (6), labour markets, and (7), budgets, are those of
//! [`crate::solve`]. The formula is exact for two countries and one sector (Gros 1987); with more it leaves out that foreign
//! wages react to a country's tariff.

use super::NashError;
use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;
use crate::labour::LabourMarket;
use crate::measures::check_economy;
use crate::policy::Policy;
use crate::settings::SolverSettings;
use crate::solver::solve;

/// Largest change of a rate (fraction) in the last round.
const TOLERANCE: f64 = 1e-11;
/// Rounds allowed.
const MAXIMUM_ROUNDS: usize = 1_000;

/// A tariff war of uniform tariffs.
#[derive(Clone, Debug, PartialEq)]
pub struct UniformTariffWar {
    /// Nash tariff of each region that takes part (fraction), the same on all imports; `None` for the others, which keep
    /// their benchmark rates. `[region]`.
    pub rates: Vec<Option<f64>>,
    /// The equilibrium at these tariffs; its `real_income_hat` is the welfare change of the paper.
    pub equilibrium: Equilibrium,
    /// Rounds of the fixed point.
    pub rounds: usize,
}

/// Nash tariffs of the regions in `players`, each one rate on all imports of all sectors.
///
/// The paper balances trade first: pass an economy from which deficits were removed to follow it.
pub fn uniform_tariff_war(
    economy: &Economy,
    players: &[usize],
    settings: &SolverSettings,
) -> Result<UniformTariffWar, NashError> {
    let dimensions = economy.dimensions;
    check_economy(economy).map_err(|error| NashError::InvalidGame { reason: error.to_string() })?;
    refuse_links(economy)?;
    if let Some(&region) = players.iter().find(|&&region| region >= dimensions.regions) {
        return Err(NashError::InvalidGame {
            reason: format!("there is no region {region}, only {}", dimensions.regions),
        });
    }
    let mut takes_part = vec![false; dimensions.regions];
    for &region in players {
        takes_part[region] = true;
    }
    let mut policy = Policy::unchanged(economy);
    let labour = LabourMarket::flexible();
    let solve_at = |policy: &Policy| {
        solve(economy, policy, &labour, settings)
            .map_err(|source| NashError::Solve { region: players.first().copied().unwrap_or(0), source })
    };
    let mut equilibrium = solve_at(&policy)?;
    let mut rates: Vec<f64> = vec![0.0; dimensions.regions];
    let (mut change, mut mover) = (f64::INFINITY, 0);
    for round in 1..=MAXIMUM_ROUNDS {
        change = 0.0;
        for region in 0..dimensions.regions {
            if !takes_part[region] {
                continue;
            }
            let Some(rate) = formula(economy, &equilibrium, region) else {
                return Err(NashError::InvalidGame {
                    reason: format!("region {region} exports nothing: its best tariff is not defined"),
                });
            };
            if (rate - rates[region]).abs() > change {
                change = (rate - rates[region]).abs();
                mover = region;
            }
            rates[region] = rate;
            impose(&mut policy.tariff, dimensions, region, rate);
        }
        if !change.is_finite() {
            break;
        }
        equilibrium = solve_at(&policy)?;
        if change <= TOLERANCE {
            let rates =
                rates.iter().zip(&takes_part).map(|(&rate, &plays)| plays.then_some(rate)).collect();
            return Ok(UniformTariffWar { rates, equilibrium, rounds: round });
        }
    }
    Err(NashError::NotSettled { rounds: MAXIMUM_ROUNDS, change, region: mover })
}

/// Equation (14) at a given equilibrium: the uniform tariff of `region`, or `None` where it exports nothing or its foreign
/// demand does not react.
pub fn formula(economy: &Economy, equilibrium: &Equilibrium, region: usize) -> Option<f64> {
    let dimensions = economy.dimensions;
    if region >= dimensions.regions || equilibrium.dimensions != dimensions {
        return None;
    }
    let mut exports = 0.0;
    let mut weighted = 0.0;
    for (sector, theta) in economy.elasticity.iter().enumerate() {
        for importer in (0..dimensions.regions).filter(|&importer| importer != region) {
            let flow = equilibrium.flow(sector, importer, region);
            let share = equilibrium.trade_share[dimensions.cell(sector, importer, region)];
            exports += flow;
            weighted += theta * flow * (1.0 - share);
        }
    }
    (exports > 0.0 && weighted > 0.0).then(|| exports / weighted)
}

/// Writes one rate on all imports of a region.
fn impose(tariff: &mut [f64], dimensions: Dimensions, importer: usize, rate: f64) {
    for sector in 0..dimensions.sectors {
        for exporter in (0..dimensions.regions).filter(|&exporter| exporter != importer) {
            tariff[dimensions.cell(sector, importer, exporter)] = rate;
        }
    }
}

fn refuse_links(economy: &Economy) -> Result<(), NashError> {
    let Dimensions { sectors, .. } = economy.dimensions;
    match economy.input_share.iter().position(|&share| share != 0.0) {
        Some(position) => Err(NashError::InputOutputLinks {
            region: position / (sectors * sectors),
            input: position / sectors % sectors,
        }),
        None => Ok(()),
    }
}
