//! U.S. customs figures: imports and duty by sector and partner in 2024, the rates without the USMCA, claims of its
//! preference, and statutory rates added since 2025.
//!
//! Partners are regions of the embedded benchmark, sectors its sector ids; `special` are returned and low-value goods
//! (HS 98 and 99), of no sector.

use jiff::civil::Date;
use serde::Serialize;

use crate::csv_table::{CsvTable, Row};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::embedded;
use crate::month::Month;

/// U.S. imports for consumption from a region in 2024, by sector.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportsBySector {
    /// Exporting region.
    pub partner: String,
    /// Sector id, or `special`.
    pub sector: String,
    /// Customs value, million USD.
    pub imports_musd: f64,
    /// Calculated duty, million USD.
    pub duty_musd: f64,
    /// Most-favoured-nation rate weighted with these imports, as a fraction. Specific and compound duties count at
    /// their ad valorem part only, so the true rate is slightly higher.
    pub mfn_rate: f64,
    /// Key of the source.
    pub source: String,
}

/// How finely a rate is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RateBasis {
    /// From the importer's own schedule, weighted by imports within the sector.
    Sector,
    /// Average over a group of sectors (five groups of goods), weighted by 2022 imports.
    GroupAverage,
}

/// The rate an importer would charge a USMCA partner without the agreement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MfnRate {
    /// Importing region: USA, MEX or CAN.
    pub importer: String,
    /// Exporting region.
    pub exporter: String,
    /// Sector id.
    pub sector: String,
    /// Rate as a fraction.
    pub rate: f64,
    /// How finely it is known.
    pub basis: RateBasis,
    /// Key of the source.
    pub source: String,
}

/// U.S. imports of a month from Mexico or Canada and the part claiming the USMCA preference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimsBySector {
    /// Month, 2025-01 to 2026-02.
    pub month: Month,
    /// Exporting region: MEX or CAN.
    pub partner: String,
    /// Sector id, or `special`.
    pub sector: String,
    /// Imports for consumption, million USD.
    pub imports_musd: f64,
    /// Value claiming the preference, million USD.
    pub claimed_musd: f64,
    /// Key of the source.
    pub source: String,
}

/// Statutory U.S. rate added since January 2025 on a partner's goods, from a date on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatutoryIncrement {
    /// Exporting region. Mexico, Canada and China as the source has them, the others as means over their countries.
    pub partner: String,
    /// First day.
    pub from: Date,
    /// Added rate, weighted with 2024 imports, as a fraction.
    pub added_rate: f64,
    /// Key of the source.
    pub source: String,
}

/// U.S. imports 2024 by partner region and sector, in the order of the benchmark.
///
/// Errors: located diagnostics if the embedded file were damaged (a test reads it).
pub fn us_imports_2024() -> Result<Vec<ImportsBySector>, Diagnostics> {
    let columns = [
        "partner",
        "sector",
        "imports_musd",
        "duty_musd",
        "mfn_rate",
        "source",
    ];
    read(
        "customs/us_imports_2024.csv",
        columns,
        |csv, row, [partner, sector, imports, duty, mfn, source]| {
            Ok(ImportsBySector {
                partner: csv.field(row, partner).to_owned(),
                sector: csv.field(row, sector).to_owned(),
                imports_musd: csv.number(row, imports)?,
                duty_musd: csv.number(row, duty)?,
                mfn_rate: csv.number(row, mfn)?,
                source: csv.field(row, source).to_owned(),
            })
        },
    )
}

/// The rates among the United States, Mexico and Canada without the USMCA, goods sectors only.
///
/// Errors: located diagnostics if the embedded file were damaged (a test reads it).
pub fn usmca_mfn_rates() -> Result<Vec<MfnRate>, Diagnostics> {
    let columns = ["importer", "exporter", "sector", "rate", "basis", "source"];
    read(
        "customs/usmca_mfn_rates.csv",
        columns,
        |csv, row, [importer, exporter, sector, rate, basis, source]| {
            Ok(MfnRate {
                importer: csv.field(row, importer).to_owned(),
                exporter: csv.field(row, exporter).to_owned(),
                sector: csv.field(row, sector).to_owned(),
                rate: csv.number(row, rate)?,
                basis: match csv.field(row, basis) {
                    "sector" => RateBasis::Sector,
                    "group_average" => RateBasis::GroupAverage,
                    other => {
                        let problem = csv.at(
                            row,
                            basis,
                            "unknown-name",
                            format!("unknown basis `{other}`"),
                        );
                        return Err(problem.with_expected("`sector` or `group_average`"));
                    }
                },
                source: csv.field(row, source).to_owned(),
            })
        },
    )
}

/// Imports and claims of the preference by month, partner and sector, 2025-01 to 2026-02.
///
/// Errors: located diagnostics if the embedded file were damaged (a test reads it).
pub fn usmca_claims_by_sector() -> Result<Vec<ClaimsBySector>, Diagnostics> {
    let columns = [
        "month",
        "partner",
        "sector",
        "imports_musd",
        "claimed_musd",
        "source",
    ];
    read(
        "customs/usmca_claims_by_sector.csv",
        columns,
        |csv, row, [month, partner, sector, imports, claimed, source]| {
            Ok(ClaimsBySector {
                month: csv.month(row, month)?,
                partner: csv.field(row, partner).to_owned(),
                sector: csv.field(row, sector).to_owned(),
                imports_musd: csv.number(row, imports)?,
                claimed_musd: csv.number(row, claimed)?,
                source: csv.field(row, source).to_owned(),
            })
        },
    )
}

/// Statutory rates added since 2025, by partner region and date.
///
/// Errors: located diagnostics if the embedded file were damaged (a test reads it).
pub fn statutory_increments() -> Result<Vec<StatutoryIncrement>, Diagnostics> {
    let columns = ["partner", "from", "added_rate", "source"];
    read(
        "customs/statutory_increments.csv",
        columns,
        |csv, row, [partner, from, rate, source]| {
            Ok(StatutoryIncrement {
                partner: csv.field(row, partner).to_owned(),
                from: csv.date(row, from)?,
                added_rate: csv.number(row, rate)?,
                source: csv.field(row, source).to_owned(),
            })
        },
    )
}

/// Reads an embedded table row by row, collecting every error.
fn read<T, const COUNT: usize>(
    path: &str,
    columns: [&str; COUNT],
    row_of: impl Fn(&CsvTable, &Row, [usize; COUNT]) -> Result<T, Diagnostic>,
) -> Result<Vec<T>, Diagnostics> {
    let csv = CsvTable::parse(embedded::source(path)?)?;
    let positions = csv.columns(columns)?;
    let mut rows = Vec::with_capacity(csv.rows().len());
    let mut problems = Diagnostics::new();
    for row in csv.rows() {
        match row_of(&csv, row, positions) {
            Ok(value) => rows.push(value),
            Err(problem) => problems.push(problem),
        }
    }
    problems.into_result(rows)
}
