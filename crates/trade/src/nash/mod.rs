//! Best-response and Nash tariffs: what governments choose when each maximises its own objective.
//!
//! A [`Player`] is a region with a set of tariff cells that move together in groups (its [`Instrument`]), an objective and
//! bounds. [`best_response`] maximises the logarithm of the objective over the player's rates, all other policy constant,
//! by a projected quasi-Newton method on exact gradients ([`crate::derivatives`]); [`solve_nash`] iterates best responses
//! until no rate moves, and then checks on a grid that no player gains by deviating alone.
//!
//! The objective is real income, or real income with extra weight on the value added of some sectors. With
//! λ_s = 1 + ω_s this is the government of Ossa (2014), *American Economic Review* 104(12): 4104–46, equation (1),
//! `G = Σ_s λ_s X_s/P` with X_s the income earned in sector s, when profits are zero and tariff revenue and deficits carry
//! the weight of one; Grossman and Helpman (1994), *American Economic Review* 84(4): 833–50, derive such weights from
//! lobbying.
//!
//! [`sufficient_statistics`] holds the closed-form Nash tariffs of Lashkaripour (2021) for economies without input–output
//! links, which the numerical solution is compared with.

use crate::derivatives::Outcome;
use crate::economy::Dimensions;

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
    /// `[I + Σ_s ω_s β_s Y_s]/P`: real income with extra weight on the value added of sectors.
    SectorWeights(Vec<f64>),
}

/// A government that chooses tariffs.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    /// Index of its region.
    pub region: usize,
    /// Indices of the partners on whose goods it chooses rates.
    pub partners: Vec<usize>,
    /// Indices of the sectors in which it chooses rates (goods, usually).
    pub sectors: Vec<usize>,
    /// Which rates move together.
    pub instrument: Instrument,
    /// What it maximises.
    pub objective: Objective,
    /// Lowest rate allowed, as a fraction.
    pub minimum_rate: f64,
    /// Highest rate allowed, as a fraction.
    pub maximum_rate: f64,
}

impl Player {
    /// A player that sets one rate on all listed sectors of all partners so as to maximise real income, between 0 and 300 %.
    pub fn new(dimensions: Dimensions, region: usize, sectors: Vec<usize>) -> Self {
        Self {
            region,
            partners: (0..dimensions.regions).filter(|&partner| partner != region).collect(),
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
            Objective::RealIncome => Outcome::RealIncome { region: self.region },
            Objective::SectorWeights(weights) => {
                Outcome::Government { region: self.region, sector_weights: weights.clone() }
            }
        }
    }

    /// The groups of cells that move together, in a fixed order: partners outside, sectors inside.
    pub fn groups(&self, dimensions: Dimensions) -> Vec<Vec<usize>> {
        let cell = |partner: usize, sector: usize| dimensions.cell(sector, self.region, partner);
        let cells = |partners: &[usize], sectors: &[usize]| {
            partners
                .iter()
                .flat_map(|&partner| sectors.iter().map(move |&sector| cell(partner, sector)))
                .collect::<Vec<usize>>()
        };
        match self.instrument {
            Instrument::Uniform => vec![cells(&self.partners, &self.sectors)],
            Instrument::ByPartner => {
                self.partners.iter().map(|partner| cells(&[*partner], &self.sectors)).collect()
            }
            Instrument::BySector => {
                self.sectors.iter().map(|sector| cells(&self.partners, &[*sector])).collect()
            }
            Instrument::ByPartnerAndSector => self
                .partners
                .iter()
                .flat_map(|partner| self.sectors.iter().map(|sector| cells(&[*partner], &[*sector])))
                .collect(),
        }
    }
}
