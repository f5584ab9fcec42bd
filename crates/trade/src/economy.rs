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

impl Economy {
    /// Y: output by region and sector at the producer's price, the sum of π X/(1+t) over importers. `[region][sector]`.
    pub fn output(&self) -> Vec<f64> {
        let dimensions = self.dimensions;
        let mut output = vec![0.0; dimensions.regions * dimensions.sectors];
        for sector in 0..dimensions.sectors {
            for importer in 0..dimensions.regions {
                let expenditure = self.expenditure[dimensions.region_sector(importer, sector)];
                for exporter in 0..dimensions.regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    output[dimensions.region_sector(exporter, sector)] +=
                        self.trade_share[cell] * expenditure / (1.0 + self.tariff[cell]);
                }
            }
        }
        output
    }

    /// Bilateral flows at the exporter's price, net of tariff, π X/(1+t). Cube.
    pub fn flows(&self) -> Vec<f64> {
        let dimensions = self.dimensions;
        let mut flows = Vec::with_capacity(dimensions.cells());
        for sector in 0..dimensions.sectors {
            for importer in 0..dimensions.regions {
                let expenditure = self.expenditure[dimensions.region_sector(importer, sector)];
                for exporter in 0..dimensions.regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    flows.push(self.trade_share[cell] * expenditure / (1.0 + self.tariff[cell]));
                }
            }
        }
        flows
    }

    /// Tariff revenue by region, the sum of t π X/(1+t) over sectors and exporters.
    pub fn tariff_revenue(&self) -> Vec<f64> {
        let dimensions = self.dimensions;
        let mut revenue = vec![0.0; dimensions.regions];
        for sector in 0..dimensions.sectors {
            for (importer, total) in revenue.iter_mut().enumerate() {
                let expenditure = self.expenditure[dimensions.region_sector(importer, sector)];
                for exporter in 0..dimensions.regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    let tariff = self.tariff[cell];
                    *total += tariff / (1.0 + tariff) * self.trade_share[cell] * expenditure;
                }
            }
        }
        revenue
    }

    /// I: benchmark income by region: value added, tariff revenue and deficit.
    pub fn income(&self) -> Vec<f64> {
        self.tariff_revenue()
            .iter()
            .zip(&self.value_added)
            .zip(&self.deficit)
            .map(|((revenue, value_added), deficit)| revenue + value_added + deficit)
            .collect()
    }

    /// The same economy with other trade elasticities (θ by sector).
    #[must_use]
    pub fn with_elasticity(&self, elasticity: Vec<f64>) -> Self {
        Self {
            elasticity,
            ..self.clone()
        }
    }
}
