//! Approval of Mexico's presidents, and what Mexico accepted: points, house by house.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::Diagnostics;

/// Polling houses kept, by the beginning of their name in the raw table. Houses are never mixed.
const HOUSES: [(&str, &str); 5] = [
    ("El Financiero", "el_financiero"),
    ("Mitofsky", "mitofsky"),
    ("Enkoll", "enkoll"),
    ("Buendia", "buendia_marquez"),
    ("Oraculus", "oraculus"),
];

/// Typed from presidential briefings as the press gave them: acts of cooperation that can be counted.
const COOPERATION: &str = "\
non_mexicans_accepted.MEX,2025-01,2025-12,11886,persons,mexico_presidency_briefings,from 20 January to 10 December 2025
remain_in_mexico_returned.MEX,2019-01,2021-01,68000,persons,trac_remain_in_mexico,approximate; first phase of the Migrant Protection Protocols
";

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let csv = raw.csv("approval/mexico_president_approval_points.csv")?;
    let [date, president, approval, house, note] = some_columns(
        &csv,
        ["date", "president", "approve_pct", "pollster", "note"],
    )?;
    let mut rows = BTreeMap::new();
    for row in csv.rows() {
        let house = csv.field(row, house);
        let Some((_, id)) = HOUSES.iter().find(|(name, _)| house.starts_with(name)) else {
            continue;
        };
        let month = month(&csv, row, date)?;
        let value = rounded(csv.number(row, approval)?, 1);
        let note = csv.field(row, note).replace('"', "'");
        let president = csv.field(row, president).replace("AMLO", "López Obrador");
        let note = if note.is_empty() {
            president
        } else {
            format!("{president}: {note}")
        };
        // Of two figures of one house for one month the first stands.
        rows.entry((format!("approval.MEX.{id}"), month))
            .or_insert((value, note));
    }
    let mut text = "series,from,until,value,unit,source,note\n".to_owned();
    for ((series, month), (value, note)) in rows {
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "{series},{month},{month},{value},percent,mexico_approval_polls,\"{note}\""
        );
    }
    let cooperation = format!("series,from,until,value,unit,source,note\n{COOPERATION}");
    Ok(vec![
        BuiltFile {
            path: "points/approval.csv".to_owned(),
            text,
        },
        BuiltFile {
            path: "points/mexican_cooperation.csv".to_owned(),
            text: cooperation,
        },
    ])
}
