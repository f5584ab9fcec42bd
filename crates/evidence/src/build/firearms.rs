//! U.S. background checks for sales, a proxy of sales.

use super::BuiltFile;
use super::monthly::{Rows, file};
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::Diagnostics;

/// First month kept: a year before the years of the estimate of the southbound flow.
const FIRST: &str = "2009-01";

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let csv = raw.csv("firearms/nics_background_checks_monthly_us_border_states.csv")?;
    let [date, area] = some_columns(&csv, ["month", "area"])?;
    let kinds = some_columns(&csv, ["handgun", "long_gun", "other", "multiple"])?;
    let mut rows = Rows::new();
    for row in csv.rows().iter().filter(|row| csv.field(row, area) == "US") {
        let month = month(&csv, row, date)?;
        if month.as_str() < FIRST {
            continue;
        }
        let mut checks = 0.0;
        for kind in kinds {
            if !csv.field(row, kind).is_empty() {
                checks += csv.number(row, kind)?;
            }
        }
        rows.insert(
            ("firearm_checks.USA".to_owned(), month),
            (rounded(checks, 0), "checks", "fbi_nics"),
        );
    }
    Ok(vec![file("history/firearms.csv", &rows)])
}
