//! From the evidence to programmes: the recorded measures, the product structure and the 2024 utilisation.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::customs::{self, ImportsBySector, MfnRate};
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::measures::{Measure, MeasureRecord, PRODUCT_GROUPS, UsmcaRule};
use vecinos_evidence::registry::Registry;

use crate::economy::Dimensions;

use super::base::TariffBase;
use super::error::ProgrammeError;
use super::preference_use::PreferenceUse;
use super::programme::{Precedence, Preference, Scope, TariffProgramme, UsmcaTreatment};
use super::schedule::TariffSchedule;

/// Sector whose rows hold goods of no sector (HS chapters 98 and 99).
const UNALLOCATED: &str = "special";

/// Id of the one sector that bears no duty.
const SERVICES: &str = "services";

/// Below this most-favoured-nation rate a collected rate says nothing about utilisation: specific duties and fees
/// weigh more than claims, and the utilisation of the partner as a whole stands in.
const LEAST_TELLING_RATE: f64 = 0.0005;

/// Pairs whose benchmark rates are preferential under the USMCA.
const USMCA_PAIRS: [(&str, &str); 4] = [
    ("USA", "MEX"),
    ("USA", "CAN"),
    ("MEX", "USA"),
    ("CAN", "USA"),
];

/// Why the recorded tariffs could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The embedded evidence is damaged.
    #[error("{0}")]
    Evidence(#[from] Diagnostics),
    /// A measure does not fit the benchmark.
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
}

/// The embedded record, ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedTariffs {
    /// Benchmark facts.
    pub base: TariffBase,
    /// Measures as recorded to 2026-10 and the preferences of the USMCA to 2036-06-30.
    pub schedule: TariffSchedule,
    /// Preference use at the central value of its parameter.
    pub preference_use: PreferenceUse,
}

impl RecordedTariffs {
    /// Everything from the embedded data, with parameters at their central values.
    ///
    /// Errors: those of the embedded tables (tests read them).
    pub fn embedded() -> Result<Self, RecordError> {
        Self::with_parameters(&Registry::embedded()?)
    }

    /// Everything from the embedded data, with the parameters of a registry (for example under a scenario's
    /// assumptions).
    ///
    /// Errors: those of the embedded tables; a parameter that a measure needs is missing.
    pub fn with_parameters(registry: &Registry) -> Result<Self, RecordError> {
        let benchmark = BenchmarkTable::embedded()?;
        let record = MeasureRecord::embedded()?;
        let parameter = |name: &str| registry.number(name).ok();
        let response = parameter(PreferenceUse::RESPONSE_PARAMETER).ok_or_else(|| {
            ProgrammeError::MissingParameter {
                programme: "preference use".to_owned(),
                name: PreferenceUse::RESPONSE_PARAMETER.to_owned(),
            }
        })?;
        Ok(Self {
            base: tariff_base(
                &record,
                &benchmark,
                &customs::us_imports_2024()?,
                &customs::usmca_mfn_rates()?,
            )?,
            schedule: tariff_schedule(&record, &benchmark, parameter)?,
            preference_use: PreferenceUse { response },
        })
    }
}

/// Turns the measures and preferences of a record into a schedule; `parameter` gives values of the registry.
///
/// Errors: a name that the benchmark does not have, a parameter without a value.
pub fn tariff_schedule(
    record: &MeasureRecord,
    benchmark: &BenchmarkTable,
    parameter: impl Fn(&str) -> Option<f64>,
) -> Result<TariffSchedule, ProgrammeError> {
    let mut schedule = TariffSchedule::default();
    for measure in &record.measures {
        schedule
            .programmes
            .extend(programmes_of(measure, benchmark, &parameter)?);
    }
    for one in &record.preferences {
        schedule.preferences.push(Preference {
            id: one.id.clone(),
            importer: region(benchmark, &one.id, &one.importer)?,
            exporter: region(benchmark, &one.id, &one.exporter)?,
            from: one.from,
            until: one.until,
        });
    }
    Ok(schedule)
}

/// One programme per step of a measure, all under the measure's id.
fn programmes_of(
    measure: &Measure,
    benchmark: &BenchmarkTable,
    parameter: impl Fn(&str) -> Option<f64>,
) -> Result<Vec<TariffProgramme>, ProgrammeError> {
    let number = |name: &Option<String>, absent: f64| match name {
        None => Ok(absent),
        Some(name) => parameter(name).ok_or_else(|| ProgrammeError::MissingParameter {
            programme: measure.id.clone(),
            name: name.clone(),
        }),
    };
    let covered = number(&measure.covered_share, 1.0)?;
    let sector_share = match &measure.sectors {
        None if measure.covered_share.is_none() => None,
        None => Some(vec![covered; benchmark.sectors.len()]),
        Some(shares) => {
            let mut by_sector = vec![0.0; benchmark.sectors.len()];
            for (name, share) in shares {
                by_sector[sector(benchmark, &measure.id, name)?] = covered * *share;
            }
            Some(by_sector)
        }
    };
    let groups = |names: &[String]| {
        names
            .iter()
            .map(|name| group(&measure.id, name))
            .collect::<Result<Vec<_>, _>>()
    };
    let scope = Scope {
        groups: measure.groups.as_deref().map(groups).transpose()?,
        except: groups(&measure.except_groups)?,
        except_sectors: Vec::new(),
        sector_share,
    };
    let usmca = match measure.usmca {
        UsmcaRule::Covered => UsmcaTreatment::Covered,
        UsmcaRule::Exempt => UsmcaTreatment::Exempt {
            eligible_share: Some(measure.statutory_share),
        },
        UsmcaRule::DomesticContent => UsmcaTreatment::DomesticContent {
            relief: number(&measure.relief, measure.statutory_share)?,
            statutory_relief: measure.statutory_share,
        },
    };
    let exporters: Vec<usize> = measure
        .exporters
        .iter()
        .map(|name| region(benchmark, &measure.id, name))
        .collect::<Result<_, _>>()?;
    let template = TariffProgramme {
        id: measure.id.clone(),
        title: measure.title.clone(),
        authority: measure
            .authority
            .parse()
            .map_err(|_| ProgrammeError::UnknownName {
                programme: measure.id.clone(),
                what: "authority",
                name: measure.authority.clone(),
            })?,
        importer: region(benchmark, &measure.id, &measure.importer)?,
        rates: BTreeMap::new(),
        scope,
        usmca,
        yields_to: measure
            .yields_to
            .iter()
            .map(|name| {
                name.parse().map_or_else(
                    |_| Precedence::Programme(name.clone()),
                    Precedence::Authority,
                )
            })
            .collect(),
        collected_share: number(&measure.collected_share, 1.0)?,
        exempt_share_answers: true,
        from: Date::MIN,
        until: None,
    };
    let steps = measure.steps.iter().filter(|step| step.rate > 0.0);
    Ok(steps
        .map(|step| TariffProgramme {
            rates: exporters
                .iter()
                .map(|exporter| (*exporter, step.rate))
                .collect(),
            from: step.from,
            until: step.until,
            exempt_share_answers: step.exempt_share_answers,
            ..template.clone()
        })
        .collect())
}

/// Puts the benchmark facts together: rates and flows of the benchmark, U.S. imports of 2024, rates without the USMCA.
///
/// Errors: a name that the benchmark does not have.
pub fn tariff_base(
    record: &MeasureRecord,
    benchmark: &BenchmarkTable,
    imports: &[ImportsBySector],
    mfn_rates: &[MfnRate],
) -> Result<TariffBase, ProgrammeError> {
    let dimensions = Dimensions {
        regions: benchmark.regions.len(),
        sectors: benchmark.sectors.len(),
    };
    let groups = PRODUCT_GROUPS.len();
    let grouped = dimensions.cells() * groups;
    let pairs = dimensions.regions * dimensions.regions;
    let mut base = TariffBase {
        dimensions,
        groups: PRODUCT_GROUPS
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        goods: benchmark
            .sectors
            .iter()
            .map(|sector| sector.id != SERVICES)
            .collect(),
        collected: benchmark.tariffs.clone(),
        group_collected: vec![0.0; grouped],
        preferential: vec![false; pairs],
        most_favoured_nation: vec![0.0; grouped],
        group_share: vec![0.0; grouped],
        utilisation: vec![0.0; grouped],
        import_value: benchmark.flows.clone(),
        unallocated_imports: vec![0.0; pairs],
    };
    for (cell, collected) in base.collected.iter().enumerate() {
        base.group_collected[cell * groups..(cell + 1) * groups].fill(*collected);
        base.group_share[cell * groups] = 1.0;
    }
    let usa = region(benchmark, "imports", "USA")?;
    for row in imports {
        let partner = region(benchmark, "imports", &row.partner)?;
        if row.sector == UNALLOCATED {
            let pair = base.pair(usa, partner);
            base.unallocated_imports[pair] = row.imports_musd;
        } else {
            let sector = sector(benchmark, "imports", &row.sector)?;
            base.import_value[dimensions.cell(sector, usa, partner)] = row.imports_musd;
        }
    }
    for (importer, exporter) in USMCA_PAIRS {
        let pair = base.pair(
            region(benchmark, "usmca", importer)?,
            region(benchmark, "usmca", exporter)?,
        );
        base.preferential[pair] = true;
    }
    product_structure(&mut base, record, benchmark, usa)?;
    utilisation(&mut base, record, benchmark, mfn_rates)?;
    Ok(base)
}

/// Divides U.S. imports into product groups; what no row names is `other`.
fn product_structure(
    base: &mut TariffBase,
    record: &MeasureRecord,
    benchmark: &BenchmarkTable,
    usa: usize,
) -> Result<(), ProgrammeError> {
    for row in &record.product_shares {
        let partner = region(benchmark, "product shares", &row.partner)?;
        let sector = sector(benchmark, "product shares", &row.sector)?;
        let own = base.grouped_cell(sector, usa, partner, group("product shares", &row.group)?);
        let other = base.grouped_cell(sector, usa, partner, 0);
        let share = row.share.min(base.group_share[other]);
        base.group_share[own] += share;
        base.group_share[other] -= share;
        if let Some(duty) = row.duty_rate {
            base.group_collected[own] = duty;
        }
    }
    Ok(())
}

/// Most-favoured-nation rates and 2024 utilisation of the preferential pairs.
fn utilisation(
    base: &mut TariffBase,
    record: &MeasureRecord,
    benchmark: &BenchmarkTable,
    mfn_rates: &[MfnRate],
) -> Result<(), ProgrammeError> {
    let dimensions = base.dimensions;
    for (importer_id, exporter_id) in USMCA_PAIRS {
        let importer = region(benchmark, "usmca", importer_id)?;
        let exporter = region(benchmark, "usmca", exporter_id)?;
        let rows = mfn_rates
            .iter()
            .filter(|row| row.importer == importer_id && row.exporter == exporter_id);
        let mut rates = vec![0.0; dimensions.sectors];
        for row in rows {
            rates[sector(benchmark, "most-favoured-nation rates", &row.sector)?] = row.rate;
        }
        let (mut collected, mut due) = (0.0, 0.0);
        for (sector, rate) in rates.iter().enumerate() {
            let cell = dimensions.cell(sector, importer, exporter);
            collected += base.collected[cell] * base.import_value[cell];
            due += rate * base.import_value[cell];
        }
        let overall = used(collected, due, 0.0).unwrap_or(1.0);
        for (sector, rate) in rates.iter().enumerate() {
            let cell = dimensions.cell(sector, importer, exporter);
            let own = used(base.collected[cell], *rate, LEAST_TELLING_RATE).unwrap_or(overall);
            for group in 0..base.groups.len() {
                let at = base.grouped_cell(sector, importer, exporter, group);
                base.most_favoured_nation[at] = *rate;
                base.utilisation[at] = own;
            }
        }
        if importer_id != "USA" {
            continue;
        }
        for row in record
            .product_shares
            .iter()
            .filter(|row| row.partner == exporter_id)
        {
            if let (Some(duty), Some(rate)) = (row.duty_rate, row.mfn_rate) {
                let sector = sector(benchmark, "product shares", &row.sector)?;
                let at = base.grouped_cell(
                    sector,
                    importer,
                    exporter,
                    group("product shares", &row.group)?,
                );
                base.most_favoured_nation[at] = rate;
                base.utilisation[at] = used(duty, rate, LEAST_TELLING_RATE).unwrap_or(overall);
            }
        }
    }
    Ok(())
}

/// Utilisation `1 − collected / due`, between 0 and 1; `None` where what is due is at most `least`.
fn used(collected: f64, due: f64, least: f64) -> Option<f64> {
    (due > least).then(|| (1.0 - collected / due).clamp(0.0, 1.0))
}

fn region(
    benchmark: &BenchmarkTable,
    programme: &str,
    name: &str,
) -> Result<usize, ProgrammeError> {
    benchmark
        .region_index(name)
        .ok_or_else(|| unknown(programme, "region", name))
}

fn sector(
    benchmark: &BenchmarkTable,
    programme: &str,
    name: &str,
) -> Result<usize, ProgrammeError> {
    benchmark
        .sector_index(name)
        .ok_or_else(|| unknown(programme, "sector", name))
}

fn group(programme: &str, name: &str) -> Result<usize, ProgrammeError> {
    PRODUCT_GROUPS
        .iter()
        .position(|known| *known == name)
        .ok_or_else(|| unknown(programme, "product group", name))
}

fn unknown(programme: &str, what: &'static str, name: &str) -> ProgrammeError {
    ProgrammeError::UnknownName {
        programme: programme.to_owned(),
        what,
        name: name.to_owned(),
    }
}
