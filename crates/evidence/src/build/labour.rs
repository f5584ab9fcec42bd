//! Workers by sector.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::classification::{SECTORS, sector_of_industry};
use super::raw::Folder;
use crate::diagnostic::Diagnostics;

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![united_states(raw)?, mexico(raw)?])
}

/// Persons by industry in the American Community Survey 2024, by sector.
fn united_states(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("labor/us_workers_by_naics_nativity_acs2024.csv")?;
    let (industry, total) = (csv.column("acs_naics_code")?, csv.column("workers_total")?);
    let mut workers: BTreeMap<&str, f64> = BTreeMap::new();
    for row in csv.rows() {
        *workers
            .entry(sector_of_industry(csv.field(row, industry)))
            .or_default() += csv.number(row, total)?;
    }
    let mut text = "sector,workers,source\n".to_owned();
    for sector in &SECTORS {
        let count = workers.get(sector.id).copied().unwrap_or(0.0);
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{},{count},acs_2024", sector.id);
    }
    Ok(BuiltFile {
        path: "labour/us_workers.csv".to_owned(),
        text,
    })
}

/// The points of Mexican employment that the model's results can be put beside.
fn mexico(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    const POINTS: [(&str, &str, &str, &str); 4] = [
        (
            "employed persons, manufacturing",
            "2023-08-01",
            "employed_manufacturing",
            "inegi_enoe",
        ),
        (
            "persons working in export-manufacturing (IMMEX) establishments",
            "2025-07-01",
            "export_manufacturing_immex",
            "inegi_immex",
        ),
        (
            "formal jobs registered, end of month",
            "2024-12-31",
            "formal_jobs",
            "imss_formal_jobs",
        ),
        (
            "formal jobs registered, end of month",
            "2025-12-31",
            "formal_jobs",
            "imss_formal_jobs",
        ),
    ];
    // Typed from press pages of December 2024 (stornia.com.mx, eluniversal.com.mx): manufacturing has 27 % of the 22,643
    // thousand jobs registered with the IMSS; the share is rounded, so the product is good to 0.1 million.
    const FORMAL_MANUFACTURING: &str = "formal_manufacturing,2024-11,6100000,\"derived: 27 % (rounded) of 22,643 \
        thousand formal jobs\",imss_manufacturing_share";
    let csv = raw.csv("labor/mexico_labor_points.csv")?;
    let (start, measure, value) = (
        csv.column("start")?,
        csv.column("measure")?,
        csv.column("value")?,
    );
    let quality = csv.column("quality")?;
    let mut text = "measure,month,persons,quality,source\n".to_owned();
    for (name, date, id, source) in POINTS {
        let row = csv
            .rows()
            .iter()
            .find(|row| csv.field(row, measure) == name && csv.field(row, start) == date)
            .ok_or_else(|| {
                csv.at_header(
                    measure,
                    "missing-rows",
                    format!("there is no row `{name}` of {date}"),
                )
            })?;
        let month = super::raw::month(&csv, row, start)?;
        let quality = csv.field(row, quality).replace('"', "'");
        let _ = writeln!(
            text,
            "{id},{month},{},\"{quality}\",{source}",
            csv.number(row, value)?
        );
    }
    let _ = writeln!(text, "{FORMAL_MANUFACTURING}");
    Ok(BuiltFile {
        path: "labour/mexico_points.csv".to_owned(),
        text,
    })
}
