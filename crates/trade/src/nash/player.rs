//! Who chooses which tariffs, and why.

use super::NashError;
use crate::derivatives::Outcome;
use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;
use crate::policy::Policy;
use vecinos_numerics::math;

/// Which of a player's rates move together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instrument {
    /// One rate on all sectors of all partners.
    Uniform,
    /// One rate per partner.
    ByPartner,
    /// One rate per sector.
    BySector,
    /// One rate per partner and sector.
    ByPartnerAndSector,
}

/// What a player maximises.
#[derive(Clone, Debug, PartialEq)]
pub enum Objective {
    /// Real income, I/P.
    RealIncome,
    /// `[I + Σ_s ω_s β_s Y_s]/P`: real income with extra weight ω on the value added of each sector. `[sector]`, 0 = none.
    SectorWeights(Vec<f64>),
}

/// A government that chooses tariffs. Its rates replace those of the status quo in the cells that it controls.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    /// Index of its region.
    pub region: usize,
    /// Indices of the partners on whose goods it chooses rates.
    pub partners: Vec<usize>,
    /// Indices of the sectors in which it chooses rates (goods only, usually).
    pub sectors: Vec<usize>,
    /// Which rates move together.
    pub instrument: Instrument,
    /// What it maximises.
    pub objective: Objective,
    /// Lowest rate allowed, as a fraction, at least 0.
    pub minimum_rate: f64,
    /// Highest rate allowed, as a fraction.
    pub maximum_rate: f64,
}

impl Player {
    /// A player that sets one rate on the listed sectors of all partners, between 0 and 300 %, so as to maximise real income.
    pub fn new(dimensions: Dimensions, region: usize, sectors: Vec<usize>) -> Self {
        Self {
            region,
            partners: (0..dimensions.regions)
                .filter(|&partner| partner != region)
                .collect(),
            sectors,
            instrument: Instrument::Uniform,
            objective: Objective::RealIncome,
            minimum_rate: 0.0,
            maximum_rate: 3.0,
        }
    }

    /// The outcome whose gradient the player follows.
    pub fn outcome(&self) -> Outcome {
        match &self.objective {
            Objective::RealIncome => Outcome::RealIncome {
                region: self.region,
            },
            Objective::SectorWeights(weights) => Outcome::Government {
                region: self.region,
                sector_weights: weights.clone(),
            },
        }
    }

    /// The cells of the tariff cube that move together, group by group: partners in their order, inside them sectors.
    pub fn groups(&self, dimensions: Dimensions) -> Vec<Vec<usize>> {
        let cells = |partners: &[usize], sectors: &[usize]| -> Vec<usize> {
            partners
                .iter()
                .flat_map(|&partner| {
                    sectors
                        .iter()
                        .map(move |&sector| dimensions.cell(sector, self.region, partner))
                })
                .collect()
        };
        match self.instrument {
            Instrument::Uniform => vec![cells(&self.partners, &self.sectors)],
            Instrument::ByPartner => self
                .partners
                .iter()
                .map(|&partner| cells(&[partner], &self.sectors))
                .collect(),
            Instrument::BySector => self
                .sectors
                .iter()
                .map(|&sector| cells(&self.partners, &[sector]))
                .collect(),
            Instrument::ByPartnerAndSector => self
                .partners
                .iter()
                .flat_map(|&partner| {
                    self.sectors
                        .iter()
                        .map(move |&sector| cells(&[partner], &[sector]))
                })
                .collect(),
        }
    }

    /// What each group is charged under `policy`, inside the player's bounds: the mean rate, weighted by benchmark flows.
    pub fn current_rates(&self, economy: &Economy, policy: &Policy) -> Vec<f64> {
        let flows = economy.flows();
        self.groups(economy.dimensions)
            .iter()
            .map(|group| {
                let mut weighted = 0.0;
                let mut weight = 0.0;
                let mut plain = 0.0;
                for &cell in group {
                    weighted += flows[cell] * policy.tariff[cell];
                    weight += flows[cell];
                    plain += policy.tariff[cell];
                }
                let mean = if weight > 0.0 {
                    weighted / weight
                } else if group.is_empty() {
                    self.minimum_rate
                } else {
                    plain / group.len() as f64
                };
                mean.clamp(self.minimum_rate, self.maximum_rate)
            })
            .collect()
    }

    /// Writes `rates` (one per group) into the player's cells of `policy`.
    pub fn apply(&self, dimensions: Dimensions, rates: &[f64], policy: &mut Policy) {
        for (group, &rate) in self.groups(dimensions).iter().zip(rates) {
            for &cell in group {
                if let Some(entry) = policy.tariff.get_mut(cell) {
                    *entry = rate;
                }
            }
        }
    }

    /// Logarithm of the player's objective relative to the income of its benchmark, `ln([I' + Σ ω β Y']/(I P̂))`.
    pub(super) fn log_objective(&self, economy: &Economy, equilibrium: &Equilibrium) -> f64 {
        match &self.objective {
            Objective::RealIncome => math::ln(equilibrium.real_income_hat[self.region]),
            Objective::SectorWeights(weights) => {
                let sectors = economy.dimensions.sectors;
                let row = self.region * sectors..(self.region + 1) * sectors;
                let extra: f64 = weights
                    .iter()
                    .zip(&economy.value_added_share[row.clone()])
                    .zip(&equilibrium.output[row])
                    .map(|((weight, share), output)| weight * share * output)
                    .sum();
                let relative = 1.0 + extra / equilibrium.income[self.region];
                math::ln(equilibrium.real_income_hat[self.region] * relative)
            }
        }
    }
}

/// Checks players and status quo against the economy, so that no index or bound can fail later.
pub(super) fn validate(
    economy: &Economy,
    status_quo: &Policy,
    players: &[Player],
) -> Result<(), NashError> {
    let dimensions = economy.dimensions;
    for (position, player) in players.iter().enumerate() {
        let invalid = |reason: String| NashError::InvalidPlayer {
            player: position,
            reason,
        };
        // Tables that the rates are read from; everything else is checked by the solver.
        if economy.tariff.len() != dimensions.cells()
            || economy.trade_share.len() != dimensions.cells()
            || economy.expenditure.len() != dimensions.regions * dimensions.sectors
            || status_quo.tariff.len() != dimensions.cells()
        {
            return Err(invalid(
                "the economy or the status quo is not complete".to_owned(),
            ));
        }
        if player.region >= dimensions.regions {
            return Err(invalid(format!(
                "there is no region {}, only {}",
                player.region, dimensions.regions
            )));
        }
        if players[..position]
            .iter()
            .any(|other| other.region == player.region)
        {
            return Err(invalid(format!("region {} plays twice", player.region)));
        }
        listed_once("partner", &player.partners, dimensions.regions).map_err(invalid)?;
        listed_once("sector", &player.sectors, dimensions.sectors).map_err(invalid)?;
        if player.partners.contains(&player.region) {
            return Err(invalid("it cannot be its own partner".to_owned()));
        }
        let bounds = player.minimum_rate..=player.maximum_rate;
        if !(player.minimum_rate >= 0.0 && player.maximum_rate.is_finite()) || bounds.is_empty() {
            return Err(invalid(format!(
                "rates between {} and {} are not a range of rates of at least 0",
                player.minimum_rate, player.maximum_rate
            )));
        }
        if let Objective::SectorWeights(weights) = &player.objective {
            if weights.len() != dimensions.sectors {
                return Err(invalid(format!(
                    "{} sector weights, expected {}",
                    weights.len(),
                    dimensions.sectors
                )));
            }
            if let Some(weight) = weights
                .iter()
                .find(|weight| !(weight.is_finite() && **weight >= 0.0))
            {
                return Err(invalid(format!(
                    "the sector weight {weight} is not a number of at least 0"
                )));
            }
        }
    }
    Ok(())
}

fn listed_once(kind: &str, indices: &[usize], count: usize) -> Result<(), String> {
    for (position, &index) in indices.iter().enumerate() {
        if index >= count {
            return Err(format!("there is no {kind} {index}, only {count}"));
        }
        if indices[..position].contains(&index) {
            return Err(format!("{kind} {index} is listed twice"));
        }
    }
    Ok(())
}
