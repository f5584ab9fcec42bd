//! Labour markets: one pool per region (flexible wages), or several immobile pools with wage floors.
//!
//! A pool is a set of sectors of one region among which workers move freely. Labour income of a pool is Σ β Y over its
//! sectors; with wage change ŵ and employment E ≤ 1 (share of the benchmark's workers), labour income = ŵ · E · (benchmark
//! labour income). Downward wage rigidity (Rodríguez-Clare, Ulate and Vásquez 2026, section 2): ŵ ≥ floor, E ≤ 1, and at
//! least one of the two binds. Floors are in units of the numeraire (world labour income constant).

use crate::economy::{Dimensions, Economy};
use crate::error::{Cell, SolveError};

/// The labour market of a counterfactual.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LabourMarket {
    pools: Option<Pools>,
}

#[derive(Clone, Debug, PartialEq)]
struct Pools {
    per_region: usize,
    pool_of: Vec<usize>,
    wage_floor: Vec<f64>,
}

impl LabourMarket {
    /// One pool per region, wages flexible, full employment: the long-run closure of Caliendo and Parro (2015).
    pub fn flexible() -> Self {
        Self { pools: None }
    }

    /// Immobile pools with wage floors.
    ///
    /// `pool_of` is `[region][sector]`, the index of the pool (below `pools_per_region`) in which the sector hires;
    /// `wage_floor` is `[region][pool]`, the lowest wage change allowed (0 = no floor, 0.99 = wages may fall by one per cent).
    /// Lengths and values are checked by [`crate::solve`].
    pub fn with_floors(pools_per_region: usize, pool_of: Vec<usize>, wage_floor: Vec<f64>) -> Self {
        Self {
            pools: Some(Pools {
                per_region: pools_per_region,
                pool_of,
                wage_floor,
            }),
        }
    }

    /// Pools per region.
    pub fn pools_per_region(&self) -> usize {
        self.pools.as_ref().map_or(1, |pools| pools.per_region)
    }

    /// The pool in which a sector of a region hires.
    pub fn pool_of(&self, dimensions: Dimensions, region: usize, sector: usize) -> usize {
        self.pools.as_ref().map_or(0, |pools| {
            pools
                .pool_of
                .get(dimensions.region_sector(region, sector))
                .copied()
                .unwrap_or(0)
        })
    }

    /// The wage floor of a pool (0 where there is none).
    pub fn wage_floor(&self, region: usize, pool: usize) -> f64 {
        self.pools.as_ref().map_or(0.0, |pools| {
            pools
                .wage_floor
                .get(region * pools.per_region + pool)
                .copied()
                .unwrap_or(0.0)
        })
    }

    /// Benchmark labour income by `[region][pool]`: Σ β Y over the sectors of the pool.
    pub fn benchmark_labour_income(&self, economy: &Economy) -> Vec<f64> {
        if self.pools.is_none() {
            return economy.value_added.clone();
        }
        self.benchmark_labour_income_of(economy, &economy.output())
    }

    /// [`Self::benchmark_labour_income`] when [`Economy::output`] is at hand.
    pub(crate) fn benchmark_labour_income_of(&self, economy: &Economy, output: &[f64]) -> Vec<f64> {
        let dimensions = economy.dimensions;
        let pools = self.pools_per_region();
        if self.pools.is_none() {
            return economy.value_added.clone();
        }
        let mut income = vec![0.0; dimensions.regions * pools];
        for region in 0..dimensions.regions {
            for sector in 0..dimensions.sectors {
                let position = dimensions.region_sector(region, sector);
                income[region * pools + self.pool_of(dimensions, region, sector)] +=
                    economy.value_added_share[position] * output[position];
            }
        }
        income
    }

    /// Checks lengths and values against the economy.
    pub fn validate(&self, dimensions: Dimensions) -> Result<(), SolveError> {
        let Some(pools) = &self.pools else {
            return Ok(());
        };
        let invalid = |table, cell, reason: String| SolveError::InvalidLabourMarket {
            table,
            cell,
            reason,
        };
        if pools.per_region == 0 {
            return Err(invalid(
                "pools_per_region",
                Cell::Whole,
                "there must be at least one pool".to_owned(),
            ));
        }
        let cells = dimensions.regions * dimensions.sectors;
        if pools.pool_of.len() != cells {
            return Err(invalid(
                "pool_of",
                Cell::Whole,
                format!("{} values, expected {cells}", pools.pool_of.len()),
            ));
        }
        let floors = dimensions.regions * pools.per_region;
        if pools.wage_floor.len() != floors {
            return Err(invalid(
                "wage_floor",
                Cell::Whole,
                format!("{} values, expected {floors}", pools.wage_floor.len()),
            ));
        }
        for (position, &pool) in pools.pool_of.iter().enumerate() {
            if pool >= pools.per_region {
                return Err(invalid(
                    "pool_of",
                    Cell::RegionSector {
                        region: position / dimensions.sectors,
                        sector: position % dimensions.sectors,
                    },
                    format!(
                        "pool {pool} does not exist, there are {} per region",
                        pools.per_region
                    ),
                ));
            }
        }
        for (position, &floor) in pools.wage_floor.iter().enumerate() {
            if !floor.is_finite() || floor < 0.0 {
                return Err(invalid(
                    "wage_floor",
                    Cell::LabourPool {
                        region: position / pools.per_region,
                        pool: position % pools.per_region,
                    },
                    format!("{floor} is not a finite number of at least 0"),
                ));
            }
        }
        Ok(())
    }
}
