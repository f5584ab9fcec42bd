//! The tariffs announced against Mexico.

use super::BuiltFile;
use super::points::{self, Row};
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::Diagnostics;

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![announced_tariffs(raw)?])
}

/// What was announced against Mexican goods, and whether it was in force at the announced rate on the announced day.
fn announced_tariffs(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let burdens = raw.csv("us_mx_threats/burden.csv")?;
    let [burden_id, burden] = some_columns(&burdens, ["id", "announced_burden_pp"])?;
    let csv = raw.csv("us_mx_threats/episodes.csv")?;
    let [id, announced, class, resolved, in_force, issue] = some_columns(
        &csv,
        [
            "id",
            "announced",
            "class",
            "resolved",
            "in_force_by_deadline",
            "demand_issue",
        ],
    )?;
    let mut rows = Vec::new();
    for row in csv.rows() {
        let name = csv.field(row, id);
        let kind = match csv.field(row, class) {
            "L" => "linked",
            "S" => "sector",
            "G" => "global",
            _ => continue,
        };
        let from = month(&csv, row, announced)?;
        let until = month(&csv, row, resolved)?;
        let about = format!("{name}: {}", points::note(csv.field(row, issue)));
        let point = |series: String, value, unit| Row {
            series,
            from: from.clone(),
            until: until.clone(),
            value,
            unit,
            source: "us_mexico_announced_measures",
            note: about.clone(),
        };
        rows.push(point(
            format!("announced_tariff_in_force.MEX.{kind}"),
            rounded(csv.number(row, in_force)?, 0),
            "1 in force at the announced rate by the announced day; 0 not",
        ));
        for other in burdens.rows() {
            if burdens.field(other, burden_id) == name {
                rows.push(point(
                    format!("announced_tariff.MEX.{kind}"),
                    rounded(burdens.number(other, burden)?, 2),
                    "percentage points over all goods",
                ));
            }
        }
    }
    Ok(points::file("points/announced_tariffs.csv", rows))
}
