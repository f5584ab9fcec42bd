//! Observe: what a month's indicators are, given the policy state, the response and the paths.

use vecinos_numerics::math::{exp_in_place, expm1};

use crate::geography::SIDES;
use crate::indicator::{Indicator, Side};
use crate::model::Model;
use crate::quantity::Quantity;
use crate::response::Response;
use crate::tariffs::{CLAIM_PARTNERS, RATE_PAIRS, StateTariffs};

/// Everything that is known at the end of a month.
#[derive(Clone, Copy, Debug)]
pub struct MonthView<'a> {
    /// The model.
    pub model: &'a Model,
    /// Tariffs of the month.
    pub tariffs: &'a StateTariffs,
    /// Long-run response to the month's policy state.
    pub response: &'a Response,
    /// Adjusting quantities on their path; entries of [`crate::response::AdjustingLayout::logarithms`] as ratios to the
    /// benchmark, the others as they are.
    pub path: &'a [f64],
    /// Change of import costs in retail prices: exposure by side, spread over the months of the retail pass-through.
    pub retail_exposure: [f64; 3],
    /// Border pass-through.
    pub border_pass_through: f64,
    /// Retail pass-through.
    pub retail_pass_through: f64,
    /// Share of imports from a partner that claims a preference, by the position in [`CLAIM_PARTNERS`], per cent.
    pub claimed: [f64; 2],
}

impl MonthView<'_> {
    fn import_ratio(&self, importer: Side, exporter: Side) -> f64 {
        import_ratio(self.model, self.path, importer, exporter)
    }

    /// The value of an indicator of production chains; `level` gives the level of a trade flow from its ratio to the benchmark.
    pub fn value(&self, indicator: &Indicator, level: impl Fn(Side, Side, f64) -> f64) -> f64 {
        let side = SIDES.iter().position(|side| *side == indicator.side);
        let of_side = |values: &[f64]| {
            side.and_then(|side| values.get(side))
                .copied()
                .unwrap_or(0.0)
        };
        let partner = indicator.partner.unwrap_or(Side::All);
        match indicator.quantity {
            Quantity::RealIncome if indicator.side == Side::Chn => {
                self.response.real_income[SIDES.len()]
            }
            Quantity::RealIncome => of_side(&self.response.real_income),
            Quantity::FirstOrderWelfare => of_side(&self.response.first_order_welfare),
            Quantity::RealWage => of_side(&self.response.real_wage),
            Quantity::RealGdp => of_side(&self.response.real_gdp),
            Quantity::ImportPrices => {
                100.0 * expm1(self.border_pass_through * of_side(&self.tariffs.exposure.border))
            }
            Quantity::ConsumerPrices => {
                100.0 * expm1(self.retail_pass_through * of_side(&self.retail_exposure))
            }
            Quantity::NetJobs => side.map_or(0.0, |side| self.net_jobs(side)),
            Quantity::ManufacturingEmployment => {
                side.map_or(0.0, |side| self.manufacturing_employment(side))
            }
            Quantity::TariffRevenue => self.tariff_revenue(indicator.side),
            Quantity::Imports => level(
                indicator.side,
                partner,
                self.import_ratio(indicator.side, partner),
            ),
            Quantity::ImportsChange => 100.0 * (self.import_ratio(indicator.side, partner) - 1.0),
            Quantity::StatutoryRate => rate(&self.tariffs.mean_statutory, indicator.side, partner),
            Quantity::ChargedRate => rate(&self.tariffs.mean_charged, indicator.side, partner),
            Quantity::ClaimedShare => {
                let position = CLAIM_PARTNERS
                    .iter()
                    .position(|candidate| *candidate == partner);
                position.map_or(0.0, |position| self.claimed[position])
            }
            Quantity::VehicleOutput => side.map_or(0.0, |side| {
                self.output_change(side, |sector| {
                    Some(sector) == self.model.geography.motor_vehicles
                })
            }),
            Quantity::ManufacturingOutput => side.map_or(0.0, |side| {
                self.output_change(side, |sector| self.model.geography.manufacturing[sector])
            }),
            Quantity::ChineseContent => {
                let change = self.path[self.model.layout.chinese_content()];
                100.0 * (self.model.response_base.chinese_content + change)
            }
            // The rows of the ledger are computed in `ledger`, from the outputs of all nodes.
            _ => 0.0,
        }
    }

    /// Thousand jobs against full employment of the manufacturing pool; 0 where the number of workers is not known.
    fn net_jobs(&self, side: usize) -> f64 {
        let workers = self.model.pool_workers[side].unwrap_or(0.0);
        workers / 1000.0 * (self.response.pool_employment[side] - 1.0)
    }

    /// Labour in manufacturing against the benchmark, per cent: reallocation on its path, times the employment of the pool.
    pub(crate) fn manufacturing_employment(&self, side: usize) -> f64 {
        let geography = &self.model.geography;
        let sectors = geography.dimensions.sectors;
        let weights =
            &self.model.response_base.labour_weights[side * sectors..(side + 1) * sectors];
        let moved = &self.path[self.model.layout.labour(side)];
        let (mut before, mut after) = (0.0, 0.0);
        for sector in (0..sectors).filter(|sector| geography.manufacturing[*sector]) {
            before += weights[sector];
            after += weights[sector] * (1.0 + moved[sector]);
        }
        if before > 0.0 {
            100.0 * (after / before * self.response.pool_employment[side] - 1.0)
        } else {
            0.0
        }
    }

    /// Duty on the imports of a side, billion dollars of the benchmark year, a year.
    fn tariff_revenue(&self, importer: Side) -> f64 {
        let geography = &self.model.geography;
        let flows = &self.model.response_base.flows;
        let millions: f64 = geography
            .imports(importer, Side::All)
            .map(|position| {
                self.tariffs.policy.tariff[geography.import_cells[position]]
                    * flows[position]
                    * self.path[position]
            })
            .sum();
        millions / 1000.0
    }

    /// Real output of some sectors of a side, per cent, at benchmark prices.
    fn output_change(&self, side: usize, counts: impl Fn(usize) -> bool) -> f64 {
        let sectors = self.model.geography.dimensions.sectors;
        let output = &self.model.response_base.output[side * sectors..(side + 1) * sectors];
        let ratios = &self.path[self.model.layout.output(side)];
        let (mut before, mut after) = (0.0, 0.0);
        for sector in (0..sectors).filter(|sector| counts(*sector)) {
            before += output[sector];
            after += output[sector] * ratios[sector];
        }
        if before > 0.0 {
            100.0 * (after / before - 1.0)
        } else {
            0.0
        }
    }
}

fn rate(means: &[f64; 5], importer: Side, exporter: Side) -> f64 {
    RATE_PAIRS
        .iter()
        .position(|pair| *pair == (importer, exporter))
        .map_or(0.0, |position| means[position])
}

/// Imports of a side from a partner against the benchmark, a ratio; 1 where nothing is imported. `path` as in
/// [`MonthView::path`].
pub fn import_ratio(model: &Model, path: &[f64], importer: Side, exporter: Side) -> f64 {
    let flows = &model.response_base.flows;
    let (mut before, mut after) = (0.0, 0.0);
    for position in model.geography.imports(importer, exporter) {
        before += flows[position];
        after += flows[position] * path[position];
    }
    if before > 0.0 { after / before } else { 1.0 }
}

/// Turns the logarithms of a path into ratios, in place.
pub fn logarithms_to_ratios(path: &mut [f64]) {
    exp_in_place(path);
}
