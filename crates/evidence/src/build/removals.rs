//! Removals, detention, repatriations to Mexico, and the stocks of immigrants without authorization.

use super::BuiltFile;
use super::migration::points_file;
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::Diagnostics;

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let mut lines = Vec::new();
    let csv = raw.csv("migration_facts/ice_removals_and_detention_annual.csv")?;
    let names = ["start", "end", "value", "unit", "measure", "quality"];
    let [start, end, value, unit, measure, quality] = some_columns(&csv, names)?;
    for row in csv.rows() {
        let detained = csv.field(row, measure).contains("detention");
        let series = if detained {
            "average_detained.USA"
        } else {
            "removals.USA"
        };
        lines.push((
            series.to_owned(),
            month(&csv, row, start)?,
            month(&csv, row, end)?,
            rounded(csv.number(row, value)?, 0),
            csv.field(row, unit).to_owned(),
            "ice_annual_reports",
            format!(
                "{}; {}; {} to {}",
                csv.field(row, measure),
                csv.field(row, quality),
                csv.field(row, start),
                csv.field(row, end)
            ),
        ));
    }
    let csv = raw.csv("migration_facts/repatriations_to_mexico_points.csv")?;
    let [start, end, value, unit, _, quality] = some_columns(&csv, names)?;
    for row in csv.rows() {
        lines.push((
            "repatriation_events.MEX".to_owned(),
            month(&csv, row, start)?,
            month(&csv, row, end)?,
            rounded(csv.number(row, value)?, 0),
            csv.field(row, unit).to_owned(),
            "segob_upmrip",
            format!(
                "{}; {} to {}",
                csv.field(row, quality),
                csv.field(row, start),
                csv.field(row, end)
            ),
        ));
    }
    let csv = raw.csv("migration_facts/unauthorized_and_mexican_born_stock.csv")?;
    let [date, value, unit, measure, note] =
        some_columns(&csv, ["date", "value", "unit", "measure", "note"])?;
    for row in csv.rows() {
        let series = match csv.field(row, measure) {
            "unauthorized population, total" => "unauthorized_population.USA",
            "unauthorized, born in Mexico" => "unauthorized_population.MEX",
            "Mexican-born residents (all statuses)" => "mexican_born_residents.USA",
            _ => "immigrants.USA",
        };
        let month = month(&csv, row, date)?;
        lines.push((
            series.to_owned(),
            month.clone(),
            month,
            rounded(csv.number(row, value)?, 1),
            csv.field(row, unit).to_owned(),
            "pew_unauthorized",
            csv.field(row, note).to_owned(),
        ));
    }
    Ok(vec![points_file("points/removals.csv", lines)])
}
