//! Everything a run needs that no draw changes: the benchmark, the recorded measures, the registry, history.

use std::sync::Arc;

use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::history::History;
use vecinos_evidence::measures::{Measure, MeasureRecord};
use vecinos_evidence::record::PolicyRecord;
use vecinos_evidence::registry::Registry;
use vecinos_evidence::workers::Workers;
use vecinos_trade::calibration::{CalibrationError, Reconcile};
use vecinos_trade::programmes::claims::{ClaimEquation, ClaimObservation};
use vecinos_trade::programmes::record::{RecordError, RecordedTariffs};
use vecinos_trade::programmes::{ProgrammeError, TariffBase, TariffSchedule, effective_tariffs};
use vecinos_trade::{Economy, SolverSettings};

use crate::Month;
use crate::channel_system::{ChannelSet, ChannelSetError};
use crate::draw::ElasticitySets;
use crate::geography::{Geography, MissingRegion};
use crate::indicator::Side;
use crate::ledger::Ledger;
use crate::levels::{MissingHistory, RecordedLevel};
use crate::prices::PriceWeights;
use crate::response::{AdjustingLayout, ResponseBase};
use crate::tariffs::{CLAIM_PARTNERS, RATE_PAIRS, mean_rate};

/// Elasticity set of the benchmark economy; draws bring their own.
pub const DEFAULT_ELASTICITY_SET: &str = "fontagne_2022";

/// Figure of Mexican manufacturing employment behind net jobs: establishments with an export programme, a lower bound of
/// formal manufacturing.
pub const MEXICAN_MANUFACTURING: &str = "export_manufacturing_immex";

/// The world without a scenario and without a draw.
#[derive(Clone, Debug)]
pub struct Model {
    /// The benchmark table.
    pub table: BenchmarkTable,
    /// The benchmark economy (default elasticities).
    pub economy: Economy,
    /// Positions in it.
    pub geography: Geography,
    /// Parameters.
    pub registry: Registry,
    /// Benchmark rates, product groups, utilisation.
    pub tariff_base: TariffBase,
    /// Recorded measures and preferences.
    pub record: TariffSchedule,
    /// The same as read, with sources.
    pub measure_record: MeasureRecord,
    /// Observed levels.
    pub levels: Vec<RecordedLevel>,
    /// Workers by sector in the United States.
    pub us_workers: Vec<f64>,
    /// Workers of the manufacturing pool by side, persons; `None` where no figure is at hand.
    pub pool_workers: [Option<f64>; 3],
    /// Benchmark facts behind responses.
    pub response_base: ResponseBase,
    /// Where things stand in a response.
    pub layout: AdjustingLayout,
    /// Claims of the preference, by [`crate::tariffs::CLAIM_PARTNERS`].
    pub claims: [ClaimEquation; 2],
    /// Weights of import prices.
    pub price_weights: PriceWeights,
    /// Settings of every solve.
    pub solver: SolverSettings,
    /// Mean rates charged in December 2024 by [`crate::tariffs::RATE_PAIRS`], per cent.
    pub charged_2024: [f64; 5],
    /// The channels with their observed facts, and the couplings.
    pub channels: Arc<ChannelSet>,
    /// The ledger.
    pub ledger: Ledger,
    /// Recorded measures besides tariffs.
    pub policy_record: PolicyRecord,
    /// Hash of all embedded data (blake3, hexadecimal).
    pub data_hash: String,
}

/// The embedded tables do not make a world.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ModelError {
    /// An embedded table cannot be read.
    #[error(transparent)]
    Data(#[from] Diagnostics),
    /// The benchmark cannot be calibrated.
    #[error(transparent)]
    Calibration(#[from] CalibrationError),
    /// The recorded measures do not fit the benchmark.
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
    /// A region is missing.
    #[error(transparent)]
    Region(#[from] MissingRegion),
    /// The channels or their couplings do not fit.
    #[error(transparent)]
    Channels(#[from] ChannelSetError),
    /// A series is missing.
    #[error(transparent)]
    History(#[from] MissingHistory),
    /// The observed claims of a partner do not reach over July 2025.
    #[error("the claims of the preference on imports from {0} cannot be fitted")]
    Claims(&'static str),
}

impl From<RecordError> for ModelError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Programme(problem) => Self::Programme(problem),
            RecordError::Evidence(problems) => Self::Data(problems),
        }
    }
}

impl From<Diagnostic> for ModelError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Data(diagnostic.into())
    }
}

impl Model {
    /// The world of the embedded tables.
    ///
    /// Errors: an embedded table that does not fit (tests build it).
    pub fn embedded() -> Result<Self, ModelError> {
        let table = BenchmarkTable::embedded()?;
        let geography = Geography::of(&table)?;
        let economy = Economy::from_table(&table, DEFAULT_ELASTICITY_SET, Reconcile::Strict)?;
        let measure_record = MeasureRecord::embedded()?;
        let workers = Workers::embedded()?;
        let us_workers = workers.united_states_by_sector(table.sector_ids());
        let labour_weights = labour_weights(&geography, &economy, &us_workers);
        let in_manufacturing = us_workers.iter().zip(&geography.manufacturing);
        let us_manufacturing: f64 = in_manufacturing
            .filter(|(_, manufacturing)| **manufacturing)
            .map(|(workers, _)| workers)
            .sum();
        let history = History::embedded()?;
        let registry = Registry::embedded()?;
        let recorded = RecordedTariffs::with_parameters(&registry)?;
        let fit = |partner| claim_equation(&geography, &history, &recorded, partner);
        let claims = [fit(CLAIM_PARTNERS[0])?, fit(CLAIM_PARTNERS[1])?];
        let mexican = workers
            .mexico_latest(MEXICAN_MANUFACTURING)
            .map(|point| point.persons);
        let levels = RecordedLevel::all(&history)?;
        let channels = Arc::new(ChannelSet::embedded()?);
        let ledger = Ledger::embedded(&channels.layout, |flow| trade_base(&levels, flow))?;
        let december_2024 = Month::RECORD_START.plus(-1).first_day();
        let RecordedTariffs {
            base,
            schedule,
            preference_use,
        } = &recorded;
        let rates_2024 = effective_tariffs(december_2024, schedule, base, preference_use)?;
        let charged_2024 =
            RATE_PAIRS.map(|pair| mean_rate(&geography, base, pair, &rates_2024.charged));
        Ok(Self {
            charged_2024,
            channels,
            ledger,
            policy_record: PolicyRecord::embedded()?,
            tariff_base: recorded.base,
            record: recorded.schedule,
            registry,
            claims,
            levels,
            pool_workers: [Some(us_manufacturing), mexican, None],
            response_base: ResponseBase::of(&geography, &economy, labour_weights),
            layout: AdjustingLayout::of(&geography),
            price_weights: PriceWeights::of(&geography, &economy),
            solver: SolverSettings::default(),
            data_hash: data_hash(),
            table,
            economy,
            geography,
            measure_record,
            us_workers,
        })
    }

    /// Elasticity sets and sectors, as draws need them.
    pub fn elasticity_sets(&self) -> ElasticitySets<'_> {
        ElasticitySets {
            sets: &self.table.elasticity_sets,
            sectors: &self.geography.sector_ids,
        }
    }
}

/// Mean of a trade flow over 2017 to 2019, billion U.S. dollars a month, by the id of its indicator.
fn trade_base(levels: &[RecordedLevel], flow: &str) -> Option<f64> {
    let level = levels
        .iter()
        .find(|level| format!("imports.{}.{}", level.importer.id(), level.exporter.id()) == flow)?;
    let first = Month::RECORD_START.plus(-96);
    let months: Vec<f64> = first
        .through(first.plus(35))
        .filter_map(|month| level.observed(month))
        .collect();
    (!months.is_empty()).then(|| months.iter().sum::<f64>() / months.len() as f64)
}

/// Heads by sector in the United States, labour income elsewhere. `[side][sector]`.
fn labour_weights(geography: &Geography, economy: &Economy, us_workers: &[f64]) -> Vec<f64> {
    let output = economy.output();
    let sectors = geography.dimensions.sectors;
    let mut weights = us_workers.to_vec();
    for region in &geography.sides[1..] {
        weights.extend((0..sectors).map(|sector| {
            let position = geography.dimensions.region_sector(*region, sector);
            output[position] * economy.value_added_share[position]
        }));
    }
    weights
}

/// The measurement equation of the claims on imports from a partner, fitted on the observed months with central values.
fn claim_equation(
    geography: &Geography,
    history: &History,
    recorded: &RecordedTariffs,
    partner: Side,
) -> Result<ClaimEquation, ModelError> {
    let missing = ModelError::Claims(partner.id());
    let series = |kind: &str| history.get(&format!("usmca_{kind}.{}", partner.id()));
    let (Some(claimed), Some(imports), Some(exporter)) = (
        series("claimed"),
        series("imports"),
        geography.region(partner),
    ) else {
        return Err(missing);
    };
    let mut observations = Vec::new();
    for (month, value) in claimed.iter() {
        let Some(total) = imports.at(month) else {
            continue;
        };
        let RecordedTariffs {
            base,
            schedule,
            preference_use,
        } = recorded;
        let rates = effective_tariffs(month.first_day(), schedule, base, preference_use)?;
        let exempt = base
            .mean(&rates.exempt_share, geography.sides[0], exporter)
            .unwrap_or(0.0);
        observations.push(ClaimObservation {
            day: month.first_day(),
            claimed: value / total,
            exempt,
        });
    }
    ClaimEquation::fit(&observations).ok_or(missing)
}

fn data_hash() -> String {
    let mut hasher = blake3::Hasher::new();
    for path in vecinos_evidence::embedded::paths() {
        hasher.update(path.as_bytes());
        hasher.update(
            vecinos_evidence::embedded::text(path)
                .unwrap_or_default()
                .as_bytes(),
        );
    }
    hasher.finalize().to_hex().to_string()
}

impl Model {
    /// The recorded measure of this id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measure_record
            .measures
            .iter()
            .find(|measure| measure.id == id)
    }
}
