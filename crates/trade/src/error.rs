//! Typed failures of the solver and of the calibration, each naming the cell at fault.

use std::fmt;

/// A place in the economy, by the indices of regions and sectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A whole region.
    Region {
        /// Index of the region.
        region: usize,
    },
    /// A whole sector.
    Sector {
        /// Index of the sector.
        sector: usize,
    },
    /// One sector in one region.
    RegionSector {
        /// Index of the region.
        region: usize,
        /// Index of the sector.
        sector: usize,
    },
    /// One bilateral flow.
    Flow {
        /// Index of the sector.
        sector: usize,
        /// Index of the importing region.
        importer: usize,
        /// Index of the exporting region.
        exporter: usize,
    },
    /// One input of one using sector in one region.
    Input {
        /// Index of the region.
        region: usize,
        /// Index of the input sector.
        input: usize,
        /// Index of the using sector.
        using: usize,
    },
    /// One pool of labour in one region.
    LabourPool {
        /// Index of the region.
        region: usize,
        /// Index of the pool inside the region.
        pool: usize,
    },
    /// The table as a whole (its length, for instance).
    Whole,
}

impl fmt::Display for Cell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Region { region } => write!(formatter, "region {region}"),
            Self::Sector { sector } => write!(formatter, "sector {sector}"),
            Self::RegionSector { region, sector } => {
                write!(formatter, "region {region}, sector {sector}")
            }
            Self::Flow {
                sector,
                importer,
                exporter,
            } => write!(
                formatter,
                "sector {sector}, importer {importer}, exporter {exporter}"
            ),
            Self::Input {
                region,
                input,
                using,
            } => write!(
                formatter,
                "region {region}, input {input}, using sector {using}"
            ),
            Self::LabourPool { region, pool } => {
                write!(formatter, "region {region}, labour pool {pool}")
            }
            Self::Whole => write!(formatter, "the whole table"),
        }
    }
}

/// The market in which the largest residual of an unfinished solve stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorstCell {
    /// The price equation of a sector in a region.
    Price {
        /// Index of the region.
        region: usize,
        /// Index of the sector.
        sector: usize,
    },
    /// The goods-market equation (expenditure) of a sector in a region.
    Expenditure {
        /// Index of the region.
        region: usize,
        /// Index of the sector.
        sector: usize,
    },
    /// The labour market of a pool in a region.
    LabourMarket {
        /// Index of the region.
        region: usize,
        /// Index of the pool inside the region.
        pool: usize,
    },
}

impl fmt::Display for WorstCell {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Price { region, sector } => {
                write!(formatter, "the price of sector {sector} in region {region}")
            }
            Self::Expenditure { region, sector } => write!(
                formatter,
                "the expenditure of region {region} on sector {sector}"
            ),
            Self::LabourMarket { region, pool } => {
                write!(formatter, "labour pool {pool} of region {region}")
            }
        }
    }
}

/// Why a solve gave no equilibrium.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SolveError {
    /// The benchmark economy is not one: a wrong length, a value that is not finite, negative, or shares that do not add up.
    #[error("invalid economy: {table} at {cell}: {reason}")]
    InvalidEconomy {
        /// Name of the table (field of [`crate::Economy`]).
        table: &'static str,
        /// Where.
        cell: Cell,
        /// What is wrong, with the value found.
        reason: String,
    },
    /// The policy has a wrong length, or a value that is not finite or out of its range.
    #[error("invalid policy: {table} at {cell}: {reason}")]
    InvalidPolicy {
        /// Name of the table (field of [`crate::Policy`]).
        table: &'static str,
        /// Where.
        cell: Cell,
        /// What is wrong, with the value found.
        reason: String,
    },
    /// The labour market has a wrong length, an unknown pool, or a wage floor that is not finite or negative.
    #[error("invalid labour market: {table} at {cell}: {reason}")]
    InvalidLabourMarket {
        /// Name of the table.
        table: &'static str,
        /// Where.
        cell: Cell,
        /// What is wrong, with the value found.
        reason: String,
    },
    /// The iteration left the finite numbers on every strategy tried.
    #[error(
        "the solve diverged after {iterations} iterations at {worst_cell} (last residual {residual:e})"
    )]
    Diverged {
        /// Largest residual when the iteration was given up (may be infinite or not a number).
        residual: f64,
        /// Where the residual was largest.
        worst_cell: WorstCell,
        /// Evaluations of the map, all strategies together.
        iterations: usize,
    },
    /// The iteration stayed finite but did not reach the tolerance within the allowed iterations.
    #[error(
        "the solve stalled after {iterations} iterations: residual {residual:e} at {worst_cell}"
    )]
    Stalled {
        /// Smallest largest-residual reached.
        residual: f64,
        /// Where the residual was largest.
        worst_cell: WorstCell,
        /// Evaluations of the map, all strategies together.
        iterations: usize,
    },
}
