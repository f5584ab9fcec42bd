//! Where things stand in the benchmark: regions, goods, manufacturing, and the cells whose flows a run follows.

use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_trade::Dimensions;

use crate::indicator::Side;
use crate::scenario::SERVICES;

/// The sides with full reporting, in the order of every table by side.
pub const SIDES: [Side; 3] = [Side::Usa, Side::Mex, Side::Can];

/// The benchmark lacks a region that the world reports on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the benchmark has no region `{0}`")]
pub struct MissingRegion(pub &'static str);

/// Positions in the benchmark.
#[derive(Clone, Debug, PartialEq)]
pub struct Geography {
    /// Numbers of regions and sectors.
    pub dimensions: Dimensions,
    /// Region ids.
    pub region_ids: Vec<String>,
    /// Sector ids.
    pub sector_ids: Vec<String>,
    /// Regions of [`SIDES`].
    pub sides: [usize; 3],
    /// China.
    pub china: usize,
    /// Goods sectors, ascending.
    pub goods: Vec<usize>,
    /// Whether a sector is manufacturing (section C of ISIC). `[sector]`.
    pub manufacturing: Vec<bool>,
    /// Motor vehicles and parts.
    pub motor_vehicles: Option<usize>,
    /// Cells of the cube whose flows are followed: goods imported by the three sides from abroad, ordered by side, then
    /// exporter, then sector, so that the cells of a pair stand together.
    pub import_cells: Vec<usize>,
}

impl Geography {
    /// Positions in a benchmark table.
    ///
    /// Errors: the United States, Mexico, Canada or China is missing.
    pub fn of(table: &BenchmarkTable) -> Result<Self, MissingRegion> {
        let region = |side: Side| {
            table
                .region_index(side.id())
                .ok_or(MissingRegion(side.id()))
        };
        let dimensions = Dimensions {
            regions: table.regions.len(),
            sectors: table.sectors.len(),
        };
        let sides = [region(Side::Usa)?, region(Side::Mex)?, region(Side::Can)?];
        let goods: Vec<usize> = (0..dimensions.sectors)
            .filter(|sector| table.sectors[*sector].id != SERVICES)
            .collect();
        let mut import_cells = Vec::new();
        for importer in sides {
            for exporter in (0..dimensions.regions).filter(|exporter| *exporter != importer) {
                import_cells.extend(
                    goods
                        .iter()
                        .map(|sector| dimensions.cell(*sector, importer, exporter)),
                );
            }
        }
        Ok(Self {
            dimensions,
            region_ids: table.regions.clone(),
            sector_ids: table.sector_ids().map(str::to_owned).collect(),
            sides,
            china: region(Side::Chn)?,
            goods,
            manufacturing: table
                .sectors
                .iter()
                .map(|sector| sector.code.starts_with('C'))
                .collect(),
            motor_vehicles: table.sector_index("motor_vehicles"),
            import_cells,
        })
    }

    /// Region of a side; `None` for all partners together.
    pub fn region(&self, side: Side) -> Option<usize> {
        match side {
            Side::Usa => Some(self.sides[0]),
            Side::Mex => Some(self.sides[1]),
            Side::Can => Some(self.sides[2]),
            Side::Chn => Some(self.china),
            Side::All => None,
        }
    }

    /// Positions in [`Self::import_cells`] of the imports of a side from a partner (from everyone for `Side::All`).
    /// Empty for a side without full reporting, and for its trade with itself.
    pub fn imports(&self, importer: Side, exporter: Side) -> std::ops::Range<usize> {
        let Some(position) = SIDES.iter().position(|side| *side == importer) else {
            return 0..0;
        };
        let partners = self.dimensions.regions - 1;
        let start = position * partners * self.goods.len();
        match self.region(exporter) {
            None => start..start + partners * self.goods.len(),
            Some(region) if region == self.sides[position] => 0..0,
            Some(region) => {
                let place = if region < self.sides[position] {
                    region
                } else {
                    region - 1
                };
                start + place * self.goods.len()..start + (place + 1) * self.goods.len()
            }
        }
    }
}
