//! The record of measures against what was published: the statutory path of the public tracker and the duty that
//! customs collected on goods of Mexico. Nothing here is fitted; the misses are part of the answer.

use jiff::civil::Date;
use serde::Serialize;
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::customs;
use vecinos_evidence::history::History;
use vecinos_evidence::measures::MeasureRecord;
use vecinos_evidence::month::Month;
use vecinos_evidence::registry::Registry;

use super::error::ProgrammeError;
use super::estimate::charged::{self, DutyParts, Pair, mexico_months, predicted};
use super::estimate::coverage::added_statutory;
use super::record::{RecordError, RecordedTariffs, tariff_schedule};

/// Partners whose statutory path is compared.
pub const STATUTORY_PARTNERS: [&str; 3] = ["MEX", "CAN", "CHN"];

/// Accepted gap of the statutory path as the tracker reads the orders, a fraction.
pub const STATUTORY_TOLERANCE: f64 = 0.01;

/// Accepted gap of the charged rate of Mexico in any month, a fraction.
pub const CHARGED_TOLERANCE: f64 = 0.005;

/// Statutory rates added since January 2025 on a partner's goods at an action date of the tracker, weighted with the
/// imports of 2024 (fractions).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatutoryComparison {
    /// Exporting region.
    pub partner: String,
    /// Action date.
    pub day: Date,
    /// The tracker's rate.
    pub tracker: f64,
    /// Ours, with the orders read and dated as the tracker reads and dates them.
    pub as_tracker_reads: f64,
    /// Ours, by the orders themselves: what every other result rests on.
    pub by_the_orders: f64,
}

/// Duty on imports from Mexico in a month over all imports from Mexico, weighted with the imports of that month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ChargedComparison {
    /// Month.
    pub month: Month,
    /// What was collected.
    pub observed: DutyParts,
    /// What the programmes give.
    pub model: DutyParts,
}

/// Both comparisons.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Acceptance {
    /// By partner and action date.
    pub statutory: Vec<StatutoryComparison>,
    /// By month, 2025-04 to 2026-07.
    pub charged: Vec<ChargedComparison>,
}

impl StatutoryComparison {
    /// Ours as the tracker reads the orders, less the tracker's, a fraction.
    pub fn gap(&self) -> f64 {
        self.as_tracker_reads - self.tracker
    }
}

impl ChargedComparison {
    /// Ours less what was collected, a fraction of imports.
    pub fn gap(&self) -> f64 {
        self.model.total() - self.observed.total()
    }
}

/// Compares the embedded record, under the parameters of a registry, with the embedded tracker and duties.
///
/// Errors: those of the embedded tables; history with gaps ([`ProgrammeError::NoFit`]).
pub fn acceptance(registry: &Registry) -> Result<Acceptance, RecordError> {
    let benchmark = BenchmarkTable::embedded()?;
    let recorded = RecordedTariffs::with_parameters(registry)?;
    let reading = tariff_schedule(&MeasureRecord::tracker_reading()?, &benchmark, |name| {
        registry.number(name).ok()
    })?;
    let region = |name: &str| {
        benchmark
            .region_index(name)
            .ok_or_else(|| ProgrammeError::UnknownName {
                programme: "acceptance".to_owned(),
                what: "region",
                name: name.to_owned(),
            })
    };
    let usa = region("USA")?;
    let mut statutory = Vec::new();
    for row in customs::statutory_increments()? {
        if !STATUTORY_PARTNERS.contains(&row.partner.as_str()) {
            continue;
        }
        let exporter = region(&row.partner)?;
        let added = |schedule| added_statutory(row.from, schedule, &recorded.base, usa, exporter);
        statutory.push(StatutoryComparison {
            day: row.from,
            tracker: row.added_rate,
            as_tracker_reads: added(&reading)?,
            by_the_orders: added(&recorded.schedule)?,
            partner: row.partner,
        });
    }
    let motor_vehicles =
        benchmark
            .sector_index("motor_vehicles")
            .ok_or_else(|| ProgrammeError::UnknownName {
                programme: "acceptance".to_owned(),
                what: "sector",
                name: "motor_vehicles".to_owned(),
            })?;
    let pair = Pair {
        importer: usa,
        exporter: region("MEX")?,
        motor_vehicles,
    };
    let sectors: Vec<&str> = benchmark
        .sectors
        .iter()
        .map(|sector| sector.id.as_str())
        .collect();
    let month = |text: &str| {
        text.parse::<Month>()
            .map_err(|_| ProgrammeError::OutsideCalendar(text.to_owned()))
    };
    let months = mexico_months(
        &History::embedded()?,
        &customs::usmca_claims_by_sector()?,
        &sectors,
        motor_vehicles,
        month(charged::MONTHS.0)?,
        month(charged::MONTHS.1)?,
    )
    .ok_or(ProgrammeError::NoFit)?;
    let mut by_month = Vec::with_capacity(months.len());
    for one in &months {
        by_month.push(ChargedComparison {
            month: one.month,
            observed: one.observed(),
            model: predicted(
                one,
                &recorded.schedule,
                &recorded.base,
                &recorded.preference_use,
                pair,
            )?,
        });
    }
    Ok(Acceptance {
        statutory,
        charged: by_month,
    })
}
