//! A run read at one horizon: indicators and sector tables, scenario against baseline.

use serde::Serialize;

use crate::geography::SIDES;
use crate::indicator::{CHAIN_INDICATORS, Side};
use crate::model::Model;

/// When a number is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "years")]
pub enum Horizon {
    /// Whole years after the month in which the scenario departs from its baseline, the measures of the window's last
    /// month held.
    Years(u32),
    /// All adjustment done: the time profile at one, wage floors gone.
    LongRun,
}

/// One world at one horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Indicators in the order of [`CHAIN_INDICATORS`]; levels of trade flows as ratios to the benchmark.
    pub indicators: [f64; CHAIN_INDICATORS.len()],
    /// Adjusting quantities, logarithms as ratios to the benchmark.
    pub path: Vec<f64>,
    /// Employment of the manufacturing pool by side.
    pub pool_employment: [f64; 3],
    /// Price of a sector's composite relative to the consumer price index, per cent. `[side][sector]`.
    pub relative_price: Vec<f64>,
}

/// Scenario against baseline at one horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct HorizonView {
    /// Horizon.
    pub horizon: Horizon,
    /// Difference of every indicator, in the order of [`CHAIN_INDICATORS`] ([`crate::Indicator::difference`]).
    pub indicators: [f64; CHAIN_INDICATORS.len()],
    /// Real output, per cent. `[side][sector]`.
    pub output: Vec<f64>,
    /// Workers, thousands, in the United States. `[sector]`.
    pub us_workers: Vec<f64>,
    /// Relative price, per cent. `[side][sector]`.
    pub price: Vec<f64>,
    /// Imports from the neighbour ([`neighbour`]), per cent. `[side][sector]`; 0 for services.
    pub imports: Vec<f64>,
}

/// The neighbour whose goods a sector table follows: Mexico for the United States, the United States for the others.
pub const fn neighbour(side: Side) -> Side {
    match side {
        Side::Usa => Side::Mex,
        _ => Side::Usa,
    }
}

fn percent(before: f64, after: f64) -> f64 {
    if before > 0.0 {
        100.0 * (after / before - 1.0)
    } else {
        0.0
    }
}

impl HorizonView {
    /// Compares two snapshots.
    pub fn between(model: &Model, horizon: Horizon, before: &Snapshot, after: &Snapshot) -> Self {
        let geography = &model.geography;
        let sectors = geography.dimensions.sectors;
        let mut output = Vec::with_capacity(SIDES.len() * sectors);
        let mut imports = vec![0.0; SIDES.len() * sectors];
        for (side, name) in SIDES.into_iter().enumerate() {
            let range = model.layout.output(side);
            output.extend(
                before.path[range.clone()]
                    .iter()
                    .zip(&after.path[range])
                    .map(|(one, other)| percent(*one, *other)),
            );
            for (position, sector) in geography
                .imports(name, neighbour(name))
                .zip(&geography.goods)
            {
                imports[side * sectors + sector] =
                    percent(before.path[position], after.path[position]);
            }
        }
        let heads = |snapshot: &Snapshot| -> Vec<f64> {
            let moved = &snapshot.path[model.layout.labour(0)];
            (0..sectors)
                .map(|sector| {
                    let employed = if geography.manufacturing[sector] {
                        snapshot.pool_employment[0]
                    } else {
                        1.0
                    };
                    model.us_workers[sector] / 1000.0 * (1.0 + moved[sector]) * employed
                })
                .collect()
        };
        let us_workers = heads(before)
            .iter()
            .zip(heads(after))
            .map(|(one, other)| other - one)
            .collect();
        let price = before
            .relative_price
            .iter()
            .zip(&after.relative_price)
            .map(|(one, other)| percent(1.0 + one / 100.0, 1.0 + other / 100.0))
            .collect();
        let indicators = std::array::from_fn(|position| {
            CHAIN_INDICATORS[position]
                .difference(before.indicators[position], after.indicators[position])
        });
        Self {
            horizon,
            indicators,
            output,
            us_workers,
            price,
            imports,
        }
    }
}
