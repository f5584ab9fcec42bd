//! The rates of a run by sector: statutory and charged, baseline and scenario, at the end of the window.

use crate::draw::Draw;
use crate::indicator::Side;
use crate::policy::TradeLaw;
use crate::run::{RunError, RunPlan};
use crate::tariffs::{CLAIM_PARTNERS, StateTariffs, mean_rate};

/// Pairs (importer, exporter) whose rates are shown by sector.
pub const SECTOR_RATE_PAIRS: [(Side, Side); 6] = [
    (Side::Usa, Side::Mex),
    (Side::Usa, Side::Can),
    (Side::Usa, Side::Chn),
    (Side::Mex, Side::Usa),
    (Side::Mex, Side::Chn),
    (Side::Can, Side::Usa),
];

/// Rates of one sector and pair in one world, per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// What the law says.
    pub statutory: f64,
    /// What is charged after preferences and exemptions.
    pub charged: f64,
    /// Share of imports that claims a preference; `None` where it is not observed.
    pub claimed: Option<f64>,
}

/// Rates of one sector and pair in both worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct SectorRates {
    /// Importer.
    pub importer: Side,
    /// Exporter.
    pub exporter: Side,
    /// Sector; `None` for the import-weighted mean of all goods.
    pub sector: Option<usize>,
    /// Under the baseline.
    pub baseline: Rates,
    /// Under the scenario.
    pub scenario: Rates,
}

/// Rates by sector in the last month of the window, for one draw.
///
/// Errors: a draw or a measure that does not fit.
pub fn sector_rates(plan: &RunPlan<'_>, draw: &Draw) -> Result<Vec<SectorRates>, RunError> {
    let model = plan.model;
    let drawn = plan.paths.book.drawn(model, &TradeLaw::of(draw)?);
    let mut measures = drawn.checked(model)?;
    let mut tariffs = |path: &crate::policy::PolicyPath| -> Result<StateTariffs, RunError> {
        let state = plan
            .paths
            .book
            .get(path.state(plan.last))
            .ok_or(RunError::Unplanned)?;
        Ok(StateTariffs::of(model, state, &mut measures)?)
    };
    let worlds = [
        tariffs(&plan.paths.baseline)?,
        tariffs(&plan.paths.scenario)?,
    ];
    let dimensions = model.geography.dimensions;
    let mut rows = Vec::new();
    for (importer, exporter) in SECTOR_RATE_PAIRS {
        let (Some(to), Some(from)) = (
            model.geography.region(importer),
            model.geography.region(exporter),
        ) else {
            continue;
        };
        let pair = (importer, exporter);
        let mean_of = |cube: &[f64]| mean_rate(&model.geography, &model.tariff_base, pair, cube);
        let mean = worlds.each_ref().map(|world| Rates {
            statutory: mean_of(&world.statutory),
            charged: mean_of(&world.policy.tariff),
            claimed: CLAIM_PARTNERS
                .iter()
                .position(|partner| importer == Side::Usa && *partner == exporter)
                .map(|partner| {
                    100.0
                        * model.claims[partner]
                            .claimed(plan.last.first_day(), world.exempt_share[partner])
                }),
        });
        rows.push(SectorRates {
            importer,
            exporter,
            sector: None,
            baseline: mean[0],
            scenario: mean[1],
        });
        for sector in &model.geography.goods {
            let cell = dimensions.cell(*sector, to, from);
            let rates = worlds.each_ref().map(|world| Rates {
                statutory: 100.0 * world.statutory[cell],
                charged: 100.0 * world.policy.tariff[cell],
                claimed: None,
            });
            rows.push(SectorRates {
                importer,
                exporter,
                sector: Some(*sector),
                baseline: rates[0],
                scenario: rates[1],
            });
        }
    }
    Ok(rows)
}
