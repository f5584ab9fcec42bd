//! Value-added content of exports: whose labour and whose tariffs stand in a dollar of exports.
//!
//! Input–output accounting after Leontief with all regions (Koopman, Wang and Wei 2014, *American Economic Review* 104:
//! 459–494; Johnson and Noguera 2012, *Journal of International Economics* 86: 224–236). The value of a good of region n,
//! sector j, at the producer's price splits into
//!
//! `v_nj(r) = β_nj [r = n] + Σ_k Σ_i γ_nkj π_nki/(1+t_nki) v_ik(r)` (labour of region r),
//! `τ_nj = Σ_k Σ_i γ_nkj π_nki [t_nki + τ_ik]/(1+t_nki)` (tariffs paid on inputs, anywhere upstream),
//!
//! and `Σ_r v_nj(r) + τ_nj = 1`. **Assumption:** every user of an input in a region buys it from the same mix of origins
//! (use-side proportionality), because the tables do not say who uses which import. Firms that process imports for export
//! use more foreign inputs than the average, so foreign content of such exports is understated; the legal content of a
//! rule of origin is another measure, kept apart.

use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;
use crate::measures::{MeasureError, check, check_economy};

/// Largest change of a content share in the last round of the iteration.
const TOLERANCE: f64 = 1e-14;
/// Rounds allowed; a value-added share of 1 % everywhere needs about 3,200.
const MAXIMUM_ROUNDS: usize = 20_000;

/// Why content cannot be computed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ContentError {
    /// The tables do not fit together, or an index does not exist.
    #[error(transparent)]
    Measure(#[from] MeasureError),
    /// The rounds of inputs into inputs do not die out: some chain of sectors has (almost) no value added.
    #[error(
        "content did not settle in {rounds} rounds (last change {change:e}): a chain of sectors has no value added"
    )]
    NotSettled {
        /// Rounds made.
        rounds: usize,
        /// Largest change of a share in the last round.
        change: f64,
    },
}

/// Content of the output of every region and sector, as shares that sum to one.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentTable {
    dimensions: Dimensions,
    /// `[region][sector][origin, then tariffs]`.
    share: Vec<f64>,
}

/// Content of exports (of one sector, or of all).
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ExportContent {
    /// Value of the exports at the exporter's price, in the money of the benchmark.
    pub exports: f64,
    /// Share of value added by region of origin. `[region]`. All zero where nothing is exported.
    pub origin: Vec<f64>,
    /// Share of tariffs paid on inputs, by anyone upstream. With `origin` it sums to one.
    pub input_tariffs: f64,
}

/// Content of the exports of one region to another, by sector and in total.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct BilateralContent {
    /// By sector. `[sector]`.
    pub by_sector: Vec<ExportContent>,
    /// All sectors together, weighted by exports.
    pub total: ExportContent,
}

impl ContentTable {
    /// Content at the benchmark.
    pub fn at_benchmark(economy: &Economy) -> Result<Self, ContentError> {
        check_economy(economy)?;
        Self::new(economy, &economy.trade_share, &economy.tariff)
    }

    /// Content in a new equilibrium of the same economy.
    pub fn at_equilibrium(
        economy: &Economy,
        equilibrium: &Equilibrium,
    ) -> Result<Self, ContentError> {
        check(economy, equilibrium)?;
        Self::new(economy, &equilibrium.trade_share, &equilibrium.tariff)
    }

    /// Iterates the two equations of the module; no matrix of all regions and sectors is formed.
    fn new(economy: &Economy, trade_share: &[f64], tariff: &[f64]) -> Result<Self, ContentError> {
        let dimensions = economy.dimensions;
        let Dimensions { regions, sectors } = dimensions;
        let width = regions + 1;
        let supply = supply_shares(dimensions, trade_share);
        let mut share = vec![0.0; regions * sectors * width];
        let mut bought = vec![0.0; sectors * width];
        let mut fresh = vec![0.0; width];
        for round in 1..=MAXIMUM_ROUNDS {
            let mut change = 0.0_f64;
            for region in 0..regions {
                bought.fill(0.0);
                for sector in 0..sectors {
                    let row = &mut bought[sector * width..(sector + 1) * width];
                    for origin in 0..regions {
                        let cell = dimensions.cell(sector, region, origin);
                        let net = supply[cell] / (1.0 + tariff[cell]);
                        if net > 0.0 {
                            let source = dimensions.region_sector(origin, sector) * width;
                            for (entry, &part) in row.iter_mut().zip(&share[source..source + width])
                            {
                                *entry += net * part;
                            }
                            row[regions] += net * tariff[cell];
                        }
                    }
                }
                for using in 0..sectors {
                    fresh.fill(0.0);
                    let position = dimensions.region_sector(region, using);
                    fresh[region] = economy.value_added_share[position];
                    for input in 0..sectors {
                        let weight = economy.input_share[dimensions.input(region, input, using)];
                        if weight != 0.0 {
                            for (entry, &part) in fresh.iter_mut().zip(&bought[input * width..]) {
                                *entry += weight * part;
                            }
                        }
                    }
                    let old = &mut share[position * width..(position + 1) * width];
                    for (entry, &value) in old.iter_mut().zip(&fresh) {
                        change = change.max((value - *entry).abs());
                        *entry = value;
                    }
                }
            }
            if change <= TOLERANCE {
                return Ok(Self { dimensions, share });
            }
            if !change.is_finite() || round == MAXIMUM_ROUNDS {
                return Err(ContentError::NotSettled {
                    rounds: round,
                    change,
                });
            }
        }
        Err(ContentError::NotSettled {
            rounds: MAXIMUM_ROUNDS,
            change: f64::INFINITY,
        })
    }

    /// Shares of value added by region of origin in the output of (region, sector). `[origin]`; empty if there is no such cell.
    pub fn origin(&self, region: usize, sector: usize) -> &[f64] {
        let row = self.row(region, sector);
        &row[..row.len().saturating_sub(1)]
    }

    /// Share of tariffs on inputs in the output of (region, sector); 0 if there is no such cell.
    pub fn input_tariffs(&self, region: usize, sector: usize) -> f64 {
        self.row(region, sector).last().copied().unwrap_or(0.0)
    }

    /// Content of the exports of `exporter` to `importer`, given the cube of flows at the exporter's price
    /// ([`Economy::flows`] or [`Equilibrium::flows`]).
    ///
    /// By proportionality the content of a sector does not depend on the destination; the total does, through the mix of
    /// sectors.
    pub fn of_exports(
        &self,
        flows: &[f64],
        exporter: usize,
        importer: usize,
    ) -> Result<BilateralContent, ContentError> {
        let Dimensions { regions, sectors } = self.dimensions;
        if flows.len() != self.dimensions.cells() {
            return Err(MeasureError::WrongLength {
                table: "flows",
                found: flows.len(),
                expected: self.dimensions.cells(),
            }
            .into());
        }
        for index in [exporter, importer] {
            if index >= regions {
                return Err(MeasureError::NoSuchIndex {
                    kind: "region",
                    index,
                    count: regions,
                }
                .into());
            }
        }
        let mut total = ExportContent {
            exports: 0.0,
            origin: vec![0.0; regions],
            input_tariffs: 0.0,
        };
        let mut by_sector = Vec::with_capacity(sectors);
        for sector in 0..sectors {
            let exports = flows[self.dimensions.cell(sector, importer, exporter)];
            let (origin, input_tariffs) = if exports > 0.0 {
                (
                    self.origin(exporter, sector).to_vec(),
                    self.input_tariffs(exporter, sector),
                )
            } else {
                (vec![0.0; regions], 0.0)
            };
            total.exports += exports;
            total.input_tariffs += exports * input_tariffs;
            for (sum, part) in total.origin.iter_mut().zip(&origin) {
                *sum += exports * part;
            }
            by_sector.push(ExportContent {
                exports,
                origin,
                input_tariffs,
            });
        }
        if total.exports > 0.0 {
            total.input_tariffs /= total.exports;
            for part in &mut total.origin {
                *part /= total.exports;
            }
        }
        Ok(BilateralContent { by_sector, total })
    }

    fn row(&self, region: usize, sector: usize) -> &[f64] {
        let Dimensions { regions, sectors } = self.dimensions;
        if region >= regions || sector >= sectors {
            return &[];
        }
        let start = self.dimensions.region_sector(region, sector) * (regions + 1);
        &self.share[start..=start + regions]
    }
}

/// Origin shares of what each region buys; a sector that a region does not buy at all counts as bought at home, so that
/// the content of a sector without production still sums to one.
fn supply_shares(dimensions: Dimensions, trade_share: &[f64]) -> Vec<f64> {
    let mut supply = trade_share.to_vec();
    for sector in 0..dimensions.sectors {
        for importer in 0..dimensions.regions {
            let start = dimensions.cell(sector, importer, 0);
            let row = &mut supply[start..start + dimensions.regions];
            if row.iter().all(|&part| part <= 0.0) {
                row[importer] = 1.0;
            }
        }
    }
    supply
}
