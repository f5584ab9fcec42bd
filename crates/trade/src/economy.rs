//! The benchmark economy in shares, the form in which exact hat algebra needs it.
//!
//! Index order everywhere: a *cube* is `[sector][importer][exporter]`; a region-by-sector table is
//! `[region][sector]`; input shares are `[region][input][using sector]` (row-major, last index fastest).

/// Numbers of regions and sectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// Number of regions, N.
    pub regions: usize,
    /// Number of sectors, J.
    pub sectors: usize,
}

impl Dimensions {
    /// Position of cell (sector, importer, exporter) in a cube.
    #[inline]
    pub fn cell(self, sector: usize, importer: usize, exporter: usize) -> usize {
        (sector * self.regions + importer) * self.regions + exporter
    }

    /// Position of (region, sector) in a region-by-sector table.
    #[inline]
    pub fn region_sector(self, region: usize, sector: usize) -> usize {
        region * self.sectors + sector
    }

    /// Position of (region, input sector, using sector) in the table of input shares.
    #[inline]
    pub fn input(self, region: usize, input: usize, using: usize) -> usize {
        (region * self.sectors + input) * self.sectors + using
    }

    /// Number of cells of a cube, `J·N·N`.
    pub fn cells(self) -> usize {
        self.sectors * self.regions * self.regions
    }
}

/// A balanced benchmark economy (Caliendo and Parro 2015, section 3), values in the benchmark's own money unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Economy {
    /// Numbers of regions and sectors.
    pub dimensions: Dimensions,
    /// π: share of the importer's expenditure on a sector that falls on each exporter, tariff included. Cube.
    pub trade_share: Vec<f64>,
    /// t: ad valorem tariff as a fraction (0.25 = 25 %), tariff revenue goes to the importer. Cube.
    pub tariff: Vec<f64>,
    /// β: share of value added in gross cost. `[region][sector]`.
    pub value_added_share: Vec<f64>,
    /// γ: share of each input in gross cost; β and the column of γ sum to one. `[region][input][using]`.
    pub input_share: Vec<f64>,
    /// α: share of each sector in final demand; sums to one over sectors. `[region][sector]`.
    pub final_demand_share: Vec<f64>,
    /// Value added (labour income) by region.
    pub value_added: Vec<f64>,
    /// Trade deficit (imports less exports) by region; sums to zero.
    pub deficit: Vec<f64>,
    /// X: expenditure by region and sector, tariffs included. `[region][sector]`.
    pub expenditure: Vec<f64>,
    /// θ: trade elasticity by sector.
    pub elasticity: Vec<f64>,
}
