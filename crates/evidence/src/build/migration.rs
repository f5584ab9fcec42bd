//! Encounters at the southwest border, enrolments in Remain in Mexico, and Mexico's own enforcement.

use std::fmt::Write as _;

use super::BuiltFile;
use super::monthly::{Column, Rows, columns, file};
use super::raw::{Folder, month, rounded, some_columns};
use crate::csv_table::{CsvTable, Row};
use crate::diagnostic::{Diagnostic, Diagnostics};

const ENCOUNTERS: &str = "encounters";

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let mut rows = total(raw)?;
    rows.extend(border_patrol_by_group(raw)?);
    rows.extend(by_component(raw)?);
    rows.extend(remain_in_mexico(raw)?);
    Ok(vec![
        file("history/migration.csv", &rows),
        mexican_enforcement(raw)?,
    ])
}

/// All encounters at the southwest land border, and Border Patrol's in the whole country.
fn total(raw: &Folder) -> Result<Rows, Diagnostics> {
    let mut rows = columns(
        raw,
        "cbp/swb_encounters_total_monthly_2013_2026.csv",
        "date",
        &[],
        "2013-10",
        &[Column {
            name: "value",
            series: "encounters.SWB",
            unit: ENCOUNTERS,
            source: "cbp_southwest_encounters",
            decimals: 0,
        }],
    )?;
    rows.extend(columns(
        raw,
        "cbp/usbp_nationwide_encounters_monthly_2019_on.csv",
        "date",
        &[],
        "2019-10",
        &[Column {
            name: "usbp_nationwide_encounters_cbp",
            series: "usbp_encounters.USA",
            unit: ENCOUNTERS,
            source: "cbp_southwest_encounters",
            decimals: 0,
        }],
    )?);
    Ok(rows)
}

/// Border Patrol on the southwest border by the four groups of origin, to November 2024.
fn border_patrol_by_group(raw: &Folder) -> Result<Rows, Diagnostics> {
    const GROUPS: [(&str, &[&str]); 4] = [
        ("mexico", &["Mexico"]),
        ("northern_central_america", &["Northern Triangle"]),
        (
            "venezuela_cuba_nicaragua_haiti",
            &["Venezuela", "Cuba", "Nicaragua", "Haiti"],
        ),
        ("other", &["Colombia", "Ecuador", "Peru", "Other"]),
    ];
    let csv = raw.csv("cbp/usbp_swb_encounters_monthly_groups_2000_2024.csv")?;
    let date = csv.column("date")?;
    let mut rows = Rows::new();
    for (group, names) in GROUPS {
        let mut places = Vec::new();
        for name in names {
            places.push(csv.column(name)?);
        }
        for row in csv.rows() {
            let month = month(&csv, row, date)?;
            if month.as_str() < "2000-01" {
                continue;
            }
            let mut value = 0.0;
            for place in &places {
                value += csv.number(row, *place)?;
            }
            rows.insert(
                (format!("usbp_encounters.{group}"), month),
                (rounded(value, 0), ENCOUNTERS, "dhs_ohss_encounters"),
            );
        }
    }
    Ok(rows)
}

/// Border Patrol and ports of entry by coarse groups of origin, October 2021 to August 2025.
fn by_component(raw: &Folder) -> Result<Rows, Diagnostics> {
    let csv = raw.csv("cbp/swb_encounters_ofo_usbp_monthly_2021_2025.csv")?;
    let [date, component, citizenship, value] =
        some_columns(&csv, ["date", "component", "citizenship", "value"])?;
    let mut sums = std::collections::BTreeMap::<(String, String), f64>::new();
    for row in csv.rows() {
        let component = component_of(&csv, row, component)?;
        let group = match csv.field(row, citizenship) {
            "Mexico" => "mexico",
            "El Salvador" | "Guatemala" | "Honduras" => "northern_central_america",
            _ => "elsewhere",
        };
        let month = month(&csv, row, date)?;
        *sums
            .entry((format!("{component}.{group}"), month))
            .or_default() += csv.number(row, value)?;
    }
    Ok(sums
        .into_iter()
        .map(|(key, value)| {
            (
                key,
                (rounded(value, 0), ENCOUNTERS, "cbp_southwest_encounters"),
            )
        })
        .collect())
}

fn component_of(csv: &CsvTable, row: &Row, column: usize) -> Result<&'static str, Diagnostic> {
    match csv.field(row, column) {
        "U.S. Border Patrol" => Ok("usbp_encounters_coarse"),
        "Office of Field Operations" => Ok("port_encounters_coarse"),
        _ => Err(csv
            .at(
                row,
                column,
                "invalid-value",
                "this is no component of Customs and Border Protection",
            )
            .with_expected("`U.S. Border Patrol` or `Office of Field Operations`")),
    }
}

/// Persons enrolled in Remain in Mexico, January 2020 to January 2021, and the referrals for a fear assessment in 2019,
/// whose profile stands in for the enrolments of that year.
fn remain_in_mexico(raw: &Folder) -> Result<Rows, Diagnostics> {
    let mut rows = columns(
        raw,
        "migration_facts/mpp_enrolments_monthly_2020_2021.csv",
        "date",
        &[],
        "2020-01",
        &[Column {
            name: "total",
            series: "remain_in_mexico_enrolments.USA",
            unit: "persons",
            source: "cbp_migrant_protection_protocols",
            decimals: 0,
        }],
    )?;
    let mut referrals = columns(
        raw,
        "migration_facts/mpp_fear_referrals_monthly.csv",
        "date",
        &[],
        "2019-01",
        &[Column {
            name: "value",
            series: "remain_in_mexico_fear_referrals.USA",
            unit: "cases",
            source: "cbp_migrant_protection_protocols",
            decimals: 0,
        }],
    )?;
    // The table has no month between December 2019 and October 2020; the series keeps the part without gaps.
    referrals.retain(|(_, month), _| month.as_str() <= "2019-12");
    rows.extend(referrals);
    Ok(rows)
}

/// Mexico's events of persons in an irregular situation (National Migration Institute), and the totals of Remain in Mexico.
fn mexican_enforcement(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let mut lines = Vec::new();
    let csv = raw.csv("migration_facts/inm_irregular_events_mexico.csv")?;
    let names = [
        "start", "end", "value", "unit", "measure", "quality", "source",
    ];
    let [start, end, value, unit, measure, quality, _] = some_columns(&csv, names)?;
    for row in csv.rows() {
        // The communiqué of 2024 counts something else, with repeated "rescues".
        if csv.field(row, measure).contains("communique") {
            continue;
        }
        lines.push((
            "irregular_events.MEX".to_owned(),
            month(&csv, row, start)?,
            month(&csv, row, end)?,
            rounded(csv.number(row, value)?, 0),
            csv.field(row, unit).to_owned(),
            "segob_upmrip",
            csv.field(row, quality).to_owned(),
        ));
    }
    let csv = raw.csv("migration_facts/mpp_totals.csv")?;
    let [start, end, value, unit, measure, quality] = some_columns(
        &csv,
        ["start", "end", "value", "unit", "measure", "quality"],
    )?;
    for row in csv.rows() {
        if csv.field(row, start).is_empty() {
            continue;
        }
        lines.push((
            "remain_in_mexico_returned.USA".to_owned(),
            month(&csv, row, start)?,
            month(&csv, row, end)?,
            rounded(csv.number(row, value)?, 0),
            csv.field(row, unit).to_owned(),
            "trac_remain_in_mexico",
            format!("{}; {}", csv.field(row, measure), csv.field(row, quality)),
        ));
    }
    Ok(points_file("points/migration.csv", lines))
}

/// One row of a table of points: series, from, until, value, unit, source, note.
pub(super) type PointRow = (String, String, String, String, String, &'static str, String);

/// The table of these points, in order.
pub(super) fn points_file(path: &str, mut lines: Vec<PointRow>) -> BuiltFile {
    lines.sort();
    lines.dedup();
    let mut text = "series,from,until,value,unit,source,note\n".to_owned();
    for (series, from, until, value, unit, source, note) in lines {
        let note = note.replace('"', "'");
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "{series},{from},{until},{value},{unit},{source},\"{note}\""
        );
    }
    BuiltFile {
        path: path.to_owned(),
        text,
    }
}
