//! Governments that set tariffs, and the rates they can choose apart.

use super::NashError;
use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;

/// One rate that a government chooses: it applies to all cells of the instrument alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Positions in the cube of tariffs ([`Dimensions::cell`]).
    pub cells: Vec<usize>,
}

/// How finely a government may differentiate its rates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// One rate for all listed partners and sectors.
    #[default]
    OneRate,
    /// One rate for each partner, the same in all sectors.
    ByPartner,
    /// One rate for each sector, the same for all listed partners.
    BySector,
    /// One rate for each partner and sector.
    ByPartnerAndSector,
}

/// A government in the game.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    /// Index of the region it governs.
    pub region: usize,
    /// The rates it chooses.
    pub instruments: Vec<Instrument>,
    /// ω: extra weight on the value added of each sector in its objective `[I + Σ_j ω_j β_j Y_j]/P` (Grossman and Helpman
    /// 1994, Ossa 2014). `[sector]`; empty = real income alone.
    pub sector_weights: Vec<f64>,
}

impl Player {
    /// A government of `region` that sets rates on imports from `partners` in `sectors`, as finely as `detail` says, and
    /// maximises real income. The region itself among the partners is passed over.
    pub fn new(
        dimensions: Dimensions,
        region: usize,
        partners: &[usize],
        sectors: &[usize],
        detail: Detail,
    ) -> Result<Self, NashError> {
        let count = |kind: &str, index: usize, count: usize| NashError::InvalidGame {
            reason: format!("there is no {kind} {index}, only {count}"),
        };
        for &index in partners.iter().chain([&region]) {
            if index >= dimensions.regions {
                return Err(count("region", index, dimensions.regions));
            }
        }
        if let Some(&index) = sectors.iter().find(|&&index| index >= dimensions.sectors) {
            return Err(count("sector", index, dimensions.sectors));
        }
        let partners: Vec<usize> =
            partners.iter().copied().filter(|&partner| partner != region).collect();
        let collect = |partners: &[usize], sectors: &[usize]| Instrument {
            cells: sectors
                .iter()
                .flat_map(|&sector| {
                    partners.iter().map(move |&partner| dimensions.cell(sector, region, partner))
                })
                .collect(),
        };
        let instruments = match detail {
            Detail::OneRate => vec![collect(&partners, sectors)],
            Detail::ByPartner => {
                partners.iter().map(|&partner| collect(&[partner], sectors)).collect()
            }
            Detail::BySector => sectors.iter().map(|&sector| collect(&partners, &[sector])).collect(),
            Detail::ByPartnerAndSector => partners
                .iter()
                .flat_map(|&partner| sectors.iter().map(move |&sector| (partner, sector)))
                .map(|(partner, sector)| collect(&[partner], &[sector]))
                .collect(),
        };
        let player = Self { region, instruments, sector_weights: Vec::new() };
        player.validate(dimensions)?;
        Ok(player)
    }

    /// The same government with extra weights on the value added of sectors.
    #[must_use]
    pub fn with_sector_weights(mut self, sector_weights: Vec<f64>) -> Self {
        self.sector_weights = sector_weights;
        self
    }

    /// Checks instruments and weights against the size of the economy.
    pub(super) fn validate(&self, dimensions: Dimensions) -> Result<(), NashError> {
        let invalid = |reason: String| Err(NashError::InvalidGame { reason });
        if self.region >= dimensions.regions {
            return invalid(format!("there is no region {}", self.region));
        }
        if self.instruments.is_empty() {
            return invalid(format!("region {} has no instrument", self.region));
        }
        for instrument in &self.instruments {
            if instrument.cells.is_empty() {
                return invalid(format!("an instrument of region {} covers nothing", self.region));
            }
            for &cell in &instrument.cells {
                let importer = cell / dimensions.regions % dimensions.regions.max(1);
                if cell >= dimensions.cells() || importer != self.region {
                    return invalid(format!("region {} does not set the rate of cell {cell}", self.region));
                }
            }
        }
        let weights = self.sector_weights.len();
        if weights != 0 && weights != dimensions.sectors {
            return invalid(format!("{weights} sector weights, expected {}", dimensions.sectors));
        }
        if self.sector_weights.iter().any(|weight| !weight.is_finite() || *weight < 0.0) {
            return invalid("a sector weight is negative or not finite".to_owned());
        }
        Ok(())
    }

    /// Present rates of the instruments in `tariff`: means over their cells, weighted by benchmark imports (plain means
    /// where nothing is imported).
    pub(super) fn starting_rates(&self, economy: &Economy, tariff: &[f64]) -> Vec<f64> {
        let flows = economy.flows();
        self.instruments
            .iter()
            .map(|instrument| {
                let imports: f64 = instrument.cells.iter().map(|&cell| flows[cell]).sum();
                let count = instrument.cells.len() as f64;
                instrument
                    .cells
                    .iter()
                    .map(|&cell| {
                        let weight = if imports > 0.0 { flows[cell] / imports } else { 1.0 / count };
                        weight * tariff[cell]
                    })
                    .sum()
            })
            .collect()
    }

    /// Writes the rates of the instruments into the cube.
    pub(super) fn apply(&self, tariff: &mut [f64], rates: &[f64]) {
        for (instrument, &rate) in self.instruments.iter().zip(rates) {
            for &cell in &instrument.cells {
                tariff[cell] = rate;
            }
        }
    }

    /// Objective relative to the benchmark.
    pub(super) fn objective_hat(&self, economy: &Economy, equilibrium: &Equilibrium) -> f64 {
        let sectors = economy.dimensions.sectors;
        let weighted = |output: &[f64], income: f64| {
            let mut total = income;
            for (sector, weight) in self.sector_weights.iter().enumerate() {
                let position = self.region * sectors + sector;
                total += weight * economy.value_added_share[position] * output[position];
            }
            total
        };
        if self.sector_weights.is_empty() {
            return equilibrium.real_income_hat[self.region];
        }
        let before = weighted(&economy.output(), economy.income()[self.region]);
        let after = weighted(&equilibrium.output, equilibrium.income[self.region]);
        after / before / equilibrium.price_index_hat[self.region]
    }
}
