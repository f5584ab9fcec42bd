//! What the programmes act on: benchmark rates, most-favoured-nation rates, product structure, utilisation, weights.

use crate::economy::Dimensions;

use super::error::ProgrammeError;

/// Benchmark facts about tariffs. A *cube* is `[sector][importer][exporter]`; a *grouped cube* is a cube whose cells
/// hold one number per product group, `[sector][importer][exporter][group]`.
#[derive(Clone, Debug, PartialEq)]
pub struct TariffBase {
    /// Numbers of regions and sectors.
    pub dimensions: Dimensions,
    /// Names of the product groups; group 0 is everything that no other group names.
    pub groups: Vec<String>,
    /// Whether a sector is a goods sector (services bear no tariff). By sector.
    pub goods: Vec<bool>,
    /// Benchmark rates, a fraction: for the United States the duty collected in 2024. Cube.
    pub collected: Vec<f64>,
    /// The same by product group where customs figures tell groups apart, otherwise the rate of the sector. Only the
    /// rates of single groups ([`super::group_charged`]) read it. Grouped cube.
    pub group_collected: Vec<f64>,
    /// Whether the benchmark rates of an ordered pair are preferential. `[importer][exporter]`.
    pub preferential: Vec<bool>,
    /// Most-favoured-nation rate by product group, a fraction; read for preferential pairs only. Grouped cube.
    pub most_favoured_nation: Vec<f64>,
    /// Share of each product group in the trade of a cell; sums to one. Grouped cube.
    pub group_share: Vec<f64>,
    /// Share of dutiable trade that entered under the preference in 2024, a fraction; read for preferential pairs only.
    /// Grouped cube.
    pub utilisation: Vec<f64>,
    /// Value of imports with which mean rates are weighted, million USD (2024 for the United States, the benchmark
    /// flows for others). Cube.
    pub import_value: Vec<f64>,
    /// Imports of no sector (returned and low-value goods), which pay nothing but count in a mean rate, million USD.
    /// `[importer][exporter]`.
    pub unallocated_imports: Vec<f64>,
}

impl TariffBase {
    /// Position of a product group in a grouped cube.
    #[inline]
    pub fn grouped_cell(
        &self,
        sector: usize,
        importer: usize,
        exporter: usize,
        group: usize,
    ) -> usize {
        self.dimensions.cell(sector, importer, exporter) * self.groups.len() + group
    }

    /// Position of an ordered pair.
    #[inline]
    pub fn pair(&self, importer: usize, exporter: usize) -> usize {
        importer * self.dimensions.regions + exporter
    }

    /// Mean of a cube over the goods of a pair, weighted with [`Self::import_value`], goods of no sector at zero.
    /// `None` when the pair does not trade or the cube has another size.
    pub fn mean(&self, cube: &[f64], importer: usize, exporter: usize) -> Option<f64> {
        if cube.len() != self.dimensions.cells() {
            return None;
        }
        let mut duty = 0.0;
        let mut value = *self
            .unallocated_imports
            .get(self.pair(importer, exporter))?;
        for sector in 0..self.dimensions.sectors {
            if self.goods[sector] {
                let cell = self.dimensions.cell(sector, importer, exporter);
                duty += cube[cell] * self.import_value[cell];
                value += self.import_value[cell];
            }
        }
        (value > 0.0).then(|| duty / value)
    }

    /// Checks lengths and shares.
    ///
    /// Errors: the first table that does not fit.
    pub fn check(&self) -> Result<(), ProgrammeError> {
        let cells = self.dimensions.cells();
        let grouped = cells * self.groups.len();
        let pairs = self.dimensions.regions * self.dimensions.regions;
        let lengths = [
            (
                "the list of goods sectors",
                self.goods.len(),
                self.dimensions.sectors,
            ),
            ("the benchmark rates", self.collected.len(), cells),
            (
                "the list of preferential pairs",
                self.preferential.len(),
                pairs,
            ),
            (
                "the benchmark rates by product group",
                self.group_collected.len(),
                grouped,
            ),
            (
                "the most-favoured-nation rates",
                self.most_favoured_nation.len(),
                grouped,
            ),
            (
                "the shares of the product groups",
                self.group_share.len(),
                grouped,
            ),
            ("the utilisation", self.utilisation.len(), grouped),
            ("the import values", self.import_value.len(), cells),
            (
                "the imports of no sector",
                self.unallocated_imports.len(),
                pairs,
            ),
        ];
        for (what, found, expected) in lengths {
            if found != expected {
                return Err(ProgrammeError::WrongLength {
                    what,
                    expected,
                    found,
                });
            }
        }
        for (what, values) in [
            ("a product group", &self.group_share),
            ("a utilisation", &self.utilisation),
        ] {
            if let Some(value) = values.iter().find(|value| !(0.0..=1.0).contains(*value)) {
                return Err(ProgrammeError::NotAShare {
                    programme: "base".to_owned(),
                    what,
                    value: *value,
                });
            }
        }
        Ok(())
    }
}
