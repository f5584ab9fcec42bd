//! Effective tariffs of one draw in one policy state, and what is read off them: mean rates, price exposure.

use vecinos_trade::programmes::{ProgrammeError, TariffBase};
use vecinos_trade::{Deficit, Policy};

use crate::geography::Geography;
use crate::indicator::Side;
use crate::model::Model;
use crate::policy::{CheckedMeasures, PolicyState};
use crate::prices::PriceExposure;

/// Pairs (importer, exporter) whose mean rates are reported.
pub const RATE_PAIRS: [(Side, Side); 5] = [
    (Side::Usa, Side::Mex),
    (Side::Usa, Side::Can),
    (Side::Usa, Side::Chn),
    (Side::Usa, Side::All),
    (Side::Mex, Side::Usa),
];

/// Partners whose claims on the U.S. side of the border are observed.
pub const CLAIM_PARTNERS: [Side; 2] = [Side::Mex, Side::Can];

/// Tariffs of one draw in one policy state.
#[derive(Clone, Debug)]
pub struct StateTariffs {
    /// What the solver is given.
    pub policy: Policy,
    /// Statutory rates, fractions. Cube.
    pub statutory: Vec<f64>,
    /// Cost of imports against the benchmark.
    pub exposure: PriceExposure,
    /// Mean statutory rate by [`RATE_PAIRS`], per cent.
    pub mean_statutory: [f64; 5],
    /// Mean charged rate by [`RATE_PAIRS`], per cent.
    pub mean_charged: [f64; 5],
    /// Mean exempt share of imports from [`CLAIM_PARTNERS`], a fraction.
    pub exempt_share: [f64; 2],
}

impl StateTariffs {
    /// Tariffs of a policy state as a draw has them.
    ///
    /// Errors: those of the tariff programmes.
    pub fn of(
        model: &Model,
        state: &PolicyState,
        measures: &mut CheckedMeasures<'_>,
    ) -> Result<Self, ProgrammeError> {
        let tariffs = state.tariffs(measures)?;
        let factors = state
            .trade_cost_hat
            .as_ref()
            .map(|factors| factors.as_slice());
        let geography = &model.geography;
        let mean = |cube: &[f64]| {
            RATE_PAIRS.map(|pair| mean_rate(geography, &model.tariff_base, pair, cube))
        };
        Ok(Self {
            exposure: model
                .price_weights
                .exposure(geography, &tariffs.charged, factors),
            mean_statutory: mean(&tariffs.statutory),
            mean_charged: mean(&tariffs.charged),
            exempt_share: CLAIM_PARTNERS.map(|partner| {
                let pair = (Side::Usa, partner);
                mean_rate(geography, &model.tariff_base, pair, &tariffs.exempt_share) / 100.0
            }),
            statutory: tariffs.statutory,
            policy: Policy {
                tariff: tariffs.charged,
                trade_cost_hat: factors.map(<[f64]>::to_vec),
                deficit: Deficit::Kept,
            },
        })
    }
}

/// Import-weighted mean of a cube of rates (fractions) for a pair, per cent, goods of no sector at zero; over every partner
/// for [`Side::All`]. 0 where nothing is imported.
pub fn mean_rate(
    geography: &Geography,
    base: &TariffBase,
    pair: (Side, Side),
    cube: &[f64],
) -> f64 {
    let Some(importer) = geography.region(pair.0) else {
        return 0.0;
    };
    if let Some(exporter) = geography.region(pair.1) {
        return base
            .mean(cube, importer, exporter)
            .map_or(0.0, |mean| 100.0 * mean);
    }
    let (mut total, mut sum) = (0.0, 0.0);
    for exporter in (0..base.dimensions.regions).filter(|exporter| *exporter != importer) {
        let cells = base.goods.iter().enumerate().filter(|(_, goods)| **goods);
        let value: f64 = base.unallocated_imports[base.pair(importer, exporter)]
            + cells
                .map(|(sector, _)| {
                    base.import_value[base.dimensions.cell(sector, importer, exporter)]
                })
                .sum::<f64>();
        total += value;
        sum += value * base.mean(cube, importer, exporter).unwrap_or(0.0);
    }
    if total > 0.0 {
        100.0 * sum / total
    } else {
        0.0
    }
}
