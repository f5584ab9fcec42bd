//! What an ensemble gives: bands by month, sector tables, the dot-plot grid, logs, draws.
//!
//! All vectors by month run over [`EnsembleResult::months`]. Every difference is scenario against the named
//! baseline under common random numbers.

use serde::Serialize;
use vecinos_evidence::registry::Value;
use vecinos_world::couplings::Coupling;
use vecinos_world::{
    Closure, Grade, Horizon, Indicator, LogEntry, LogWorld, Month, Scenario, Side,
};

use crate::behaviour::{Behaviour, DrawHistory};

/// Quantiles over draws, one value per month (order statistics of type 7).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bands {
    /// 5th percentile.
    pub p5: Vec<f64>,
    /// 25th percentile.
    pub p25: Vec<f64>,
    /// Median.
    pub p50: Vec<f64>,
    /// 75th percentile.
    pub p75: Vec<f64>,
    /// 95th percentile.
    pub p95: Vec<f64>,
}

/// Quantiles over draws of one number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Band {
    /// 5th percentile.
    pub p5: f64,
    /// 25th percentile.
    pub p25: f64,
    /// Median.
    pub p50: f64,
    /// 75th percentile.
    pub p75: f64,
    /// 95th percentile.
    pub p95: f64,
}

/// Baseline, scenario and difference of one indicator for one set of draws.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorBands {
    /// Values under the baseline.
    pub baseline: Bands,
    /// Values under the scenario.
    pub scenario: Bands,
    /// Draw-by-draw difference (not the difference of quantiles), [`Indicator::difference`].
    pub difference: Bands,
}

/// Bands of the draws of one closure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClosureBands {
    /// The closure.
    pub closure: Closure,
    /// Its bands.
    pub bands: IndicatorBands,
}

/// The difference of a flow of people or deaths summed over the months of the window, draw by draw (the sum of the monthly
/// medians is not the median of the sums). Persons, encounters or deaths.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WindowTotal {
    /// With measured links only.
    pub measured: Band,
    /// With judged links as well; `None` where the indicator has no such bands.
    pub judged: Option<Band>,
}

/// One indicator over the whole ensemble.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorResult {
    /// Stable id, for example `real_income.MEX`.
    pub id: String,
    /// Description: quantity, side, partner, unit, grade, timing.
    pub indicator: Indicator,
    /// Bands over all draws, both closures together, with measured links only.
    pub all: IndicatorBands,
    /// The same with judged links as well; `None` for production chains, which no link enters.
    pub judged: Option<IndicatorBands>,
    /// The difference summed over the window; `None` for everything but flows of persons and deaths a month.
    pub window_total: Option<WindowTotal>,
    /// Bands of each closure that has draws, in the order of [`Closure::ALL`].
    pub by_closure: Vec<ClosureBands>,
}

/// One sector of one side at one horizon, scenario against baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectorRow {
    /// Side.
    pub side: Side,
    /// Sector id, for example `motor_vehicles`.
    pub sector: String,
    /// Horizon.
    pub horizon: Horizon,
    /// Closure of the draws behind the row.
    pub closure: Closure,
    /// Output, percent, quantity (value deflated by the sector's cost).
    pub output: Band,
    /// Labour reallocation, thousand workers, net zero over sectors under flexible wages by assumption.
    /// `None` where the number of workers by sector is not in the evidence.
    pub workers: Option<Band>,
    /// Price of the sector's composite good for users, percent, relative to the region's consumer prices.
    pub price: Band,
    /// Imports from the other side of the border (USA for MEX and CAN, MEX for USA), percent, net of duty.
    pub imports: Band,
}

/// The tariff rates one importer charges one exporter in a sector, scenario and baseline, in one month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateRow {
    /// Importer.
    pub importer: Side,
    /// Exporter.
    pub exporter: Side,
    /// Sector id; `all` for the import-weighted mean of all goods.
    pub sector: String,
    /// Month of reading: the last month of the window.
    pub month: Month,
    /// Statutory rate under the baseline, percent.
    pub statutory_baseline: f64,
    /// Statutory rate under the scenario, percent.
    pub statutory_scenario: f64,
    /// Charged rate under the baseline, percent, central draw.
    pub charged_baseline: f64,
    /// Charged rate under the scenario, percent, central draw.
    pub charged_scenario: f64,
    /// Share of imports that claims a preference under the baseline, percent; `None` where not observed.
    pub claimed_baseline: Option<f64>,
    /// Share of imports that claims a preference under the scenario, percent; `None` where not observed.
    pub claimed_scenario: Option<f64>,
}

/// One dot: the same question under one elasticity set, closure and horizon (all other parameters central).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dot {
    /// Indicator id.
    pub indicator: String,
    /// Elasticity-set id, for example `fontagne_2022`.
    pub elasticity_set: String,
    /// Closure.
    pub closure: Closure,
    /// Horizon.
    pub horizon: Horizon,
    /// Difference of scenario against baseline in the indicator's unit.
    pub difference: f64,
}

/// A parameter used in the run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParameterUse {
    /// Registry name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Evidence grade.
    pub grade: Grade,
    /// Source keys (`data/sources.toml`).
    pub sources: Vec<String>,
    /// Central value: a number in the unit, or a name.
    pub value: Value,
    /// Band of the values drawn; `None` when fixed or a name.
    pub drawn: Option<Band>,
    /// Fixed by the scenario's `[assumptions]`.
    pub overridden: bool,
    /// Note of the registry.
    pub note: String,
}

/// A coupling as it stood in the run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CouplingUse {
    /// The row of the table.
    pub coupling: Coupling,
    /// Evidence grade of its strength; `None` for accounting.
    pub grade: Option<Grade>,
    /// Central value of its strength; `None` for accounting.
    pub strength: Option<f64>,
    /// In force in the bands with measured links only.
    pub measured: bool,
    /// In force in the bands with judged links as well.
    pub judged: bool,
}

/// The parameters of one draw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrawRecord {
    /// Number of the draw.
    pub draw: u64,
    /// Closure.
    pub closure: Closure,
    /// Elasticity-set id.
    pub elasticity_set: String,
    /// Drawn numbers by registry name, in the order of [`EnsembleResult::parameters`].
    pub values: Vec<(String, f64)>,
    /// Drawn names (elasticity set, closure, time profile) by registry name.
    pub names: Vec<(String, String)>,
}

/// A draw that did not solve; it is counted and shown, never dropped in silence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrawFailure {
    /// Number of the draw.
    pub draw: u64,
    /// First month of the policy state that failed, where it was one.
    pub month: Option<Month>,
    /// Baseline or scenario.
    pub world: Option<LogWorld>,
    /// Residual at the stop, where a solve failed.
    pub residual: Option<f64>,
    /// What failed.
    pub message: String,
}

/// Values of one draw, for the run folder: `[indicator][month]`, row-major, indicators in table order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrawTrajectory {
    /// Number of the draw.
    pub draw: u64,
    /// Closure.
    pub closure: Closure,
    /// Values under the baseline.
    pub baseline: Vec<f64>,
    /// Values under the scenario.
    pub scenario: Vec<f64>,
    /// Values of the ledger with judged links as well, baseline then scenario: `[row][month]`, rows in the order of
    /// [`vecinos_world::LEDGER_INDICATORS`].
    pub judged: [Vec<f64>; 2],
}

/// How a run is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RunSettings {
    /// Number of draws; even draws take flexible wages, odd draws downward-rigid ones.
    pub draws: u64,
    /// Seed of the named random streams.
    pub seed: u64,
    /// Threads; `None` for all cores. Has no influence on results and is not written with them.
    #[serde(skip)]
    pub threads: Option<usize>,
}

impl RunSettings {
    /// Draws of a run unless more are asked for.
    pub const DEFAULT_DRAWS: u64 = 200;

    /// The default settings for a scenario: [`Self::DEFAULT_DRAWS`], the scenario's own seed, all cores.
    pub fn of_scenario(scenario: &Scenario) -> Self {
        Self {
            draws: Self::DEFAULT_DRAWS,
            seed: scenario.header.seed,
            threads: None,
        }
    }
}

/// Whole result of one scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnsembleResult {
    /// Scenario name (file stem or embedded name).
    pub scenario: String,
    /// Title in English.
    pub title: String,
    /// Title in Spanish (the English one if the file has none).
    pub title_es: String,
    /// Description in English.
    pub description: String,
    /// Description in Spanish (the English one if the file has none).
    pub description_es: String,
    /// Text of the scenario file.
    pub scenario_text: String,
    /// Name of the baseline: `recorded`, `no-new-tariffs-2025` or a scenario.
    pub baseline: String,
    /// Settings.
    pub settings: RunSettings,
    /// Months of the window.
    pub months: Vec<Month>,
    /// First month in which the scenario departs from its baseline; `None` when it never does.
    pub departure: Option<Month>,
    /// Indicators, in the order of [`vecinos_world::INDICATORS`].
    pub indicators: Vec<IndicatorResult>,
    /// Sector tables (USA, MEX, CAN) at 1, 5, 10 years and the long run, by closure, over the first
    /// [`crate::SECTOR_TABLE_DRAWS`] draws. Empty when the scenario never departs from its baseline.
    pub sectors: Vec<SectorRow>,
    /// The three rates by sector at the end of the window.
    pub rates: Vec<RateRow>,
    /// Dot-plot grid.
    pub dots: Vec<Dot>,
    /// Measures and actions in order of date.
    pub log: Vec<LogEntry>,
    /// What governments that act by themselves did, over all draws; `None` when both are scripted.
    pub behaviour: Option<Behaviour>,
    /// Parameters used.
    pub parameters: Vec<ParameterUse>,
    /// Couplings, in the order of the table.
    pub couplings: Vec<CouplingUse>,
    /// Draws that solved.
    pub draws: Vec<DrawRecord>,
    /// Draws that did not.
    pub failures: Vec<DrawFailure>,
    /// Hash of data, parameters and measures embedded in the program (blake3, hex).
    pub data_hash: String,
    /// Values by draw, for Parquet; not part of the JSON form.
    #[serde(skip)]
    pub trajectories: Vec<DrawTrajectory>,
    /// Histories by draw, for `decisions.csv`; not part of the JSON form. Empty when both governments are scripted.
    #[serde(skip)]
    pub histories: Vec<DrawHistory>,
}

impl EnsembleResult {
    /// Result of an indicator by id.
    pub fn indicator(&self, id: &str) -> Option<&IndicatorResult> {
        self.indicators.iter().find(|result| result.id == id)
    }

    /// Position of a month in the window.
    pub fn month_position(&self, month: Month) -> Option<usize> {
        self.months.iter().position(|candidate| *candidate == month)
    }
}
