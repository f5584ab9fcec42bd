//! Cartels: the network of groups and its ties, homicide victims by month, and observations of other spans.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::monthly::{Column, columns, file};
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::Diagnostics;

/// Source key of the network and of the annual counts.
const NETWORK: &str = "prieto_curiel_repository";

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![
        groups(raw)?,
        ties(raw)?,
        history(raw)?,
        BuiltFile {
            path: "points/cartels.csv".to_owned(),
            text: points(raw)?,
        },
    ])
}

/// Position of every group, from 1, by the compiler's id, with its name, in the order of the node file.
fn nodes(raw: &Folder) -> Result<Vec<(String, String)>, Diagnostics> {
    let csv = raw.csv("prieto_curiel_2023/BACRIM2020_Nodes.csv")?;
    let [id, name] = some_columns(&csv, ["Node", "ShortName"])?;
    let rows = csv.rows().iter();
    Ok(rows
        .map(|row| {
            (
                csv.field(row, id).to_owned(),
                csv.field(row, name).to_owned(),
            )
        })
        .collect())
}

fn groups(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let mut text = "group,name,source\n".to_owned();
    for (position, (_, name)) in nodes(raw)?.iter().enumerate() {
        let name = name.replace('"', "'");
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{},\"{name}\",{NETWORK}", position + 1);
    }
    Ok(BuiltFile {
        path: "cartels/groups.csv".to_owned(),
        text,
    })
}

/// Undirected ties: weights summed by directed pair, then the larger of the two directions.
fn ties(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let positions: BTreeMap<String, usize> = (1..)
        .zip(nodes(raw)?)
        .map(|(position, (id, _))| (id, position))
        .collect();
    let mut text = "first,second,kind,strength,source\n".to_owned();
    for (path, kind) in [
        ("prieto_curiel_2023/BACRIM2020_Rivals.csv", "rivalry"),
        ("prieto_curiel_2023/BACRIM2020_Alliances.csv", "alliance"),
    ] {
        let csv = raw.csv(path)?;
        let [from, to, weight] = some_columns(&csv, ["Node", "RNode", "weight"])?;
        let mut directed: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for row in csv.rows() {
            let mut ends = [0; 2];
            for (end, column) in ends.iter_mut().zip([from, to]) {
                *end = *positions.get(csv.field(row, column)).ok_or_else(|| {
                    csv.at(
                        row,
                        column,
                        "unknown-name",
                        "no such group in the node file",
                    )
                })?;
            }
            *directed.entry((ends[0], ends[1])).or_default() += csv.number(row, weight)?;
        }
        let mut undirected: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for ((from, to), weight) in directed {
            let strength = undirected.entry((from.min(to), from.max(to))).or_default();
            *strength = strength.max(weight);
        }
        for ((first, second), strength) in undirected {
            let strength = rounded(strength, 6);
            let _ = writeln!(text, "{first},{second},{kind},{strength},{NETWORK}");
        }
    }
    Ok(BuiltFile {
        path: "cartels/ties.csv".to_owned(),
        text,
    })
}

/// Victims of intentional homicide by month, national.
fn history(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let wanted = Column {
        name: "homicidio_doloso_victims",
        series: "homicide_victims.MEX",
        unit: "victims",
        source: "sesnsp_victims",
        decimals: 0,
    };
    let path = "sesnsp/homicide_victims_national_monthly_2015_2025.csv";
    let rows = columns(raw, path, "date", &[], "2015-01", &[wanted])?;
    Ok(file("history/cartels.csv", &rows))
}

/// Annual homicides, missing persons and arrests, 2012–21; daily averages as presented; the daily report of 2025.
fn points(raw: &Folder) -> Result<String, Diagnostics> {
    let mut text = "series,from,until,value,unit,source,note\n".to_owned();
    let csv = raw.csv("prieto_curiel_2023/Trends2012_2021.csv")?;
    let year = csv.column("YEAR")?;
    for (name, series, unit) in [
        ("homicide", "homicides_registered.MEX", "deaths"),
        ("missings", "missing_persons.MEX", "persons"),
        ("arrests", "arrests.MEX", "persons"),
    ] {
        let column = csv.column(name)?;
        for row in csv.rows() {
            let (year, value) = (csv.field(row, year), rounded(csv.number(row, column)?, 0));
            let _ = writeln!(
                text,
                "{series},{year}-01,{year}-12,{value},{unit},{NETWORK},"
            );
        }
    }
    let csv = raw.csv("sesnsp/homicide_daily_average_presented.csv")?;
    let [start, end, value] = some_columns(&csv, ["start", "end", "value"])?;
    let note = csv.column("note")?;
    for row in csv.rows() {
        let (from, until) = (month(&csv, row, start)?, month(&csv, row, end)?);
        let note = csv.field(row, note).replace('"', "'");
        let value = rounded(csv.number(row, value)?, 2);
        let _ = writeln!(
            text,
            "homicide_victims_per_day.MEX,{from},{until},{value},victims a day,sesnsp_presented,\"preliminary {note}\""
        );
    }
    let csv = raw.csv("sesnsp/homicide_daily_report_monthly_2025.csv")?;
    let [date, value] = some_columns(&csv, ["month", "daily_report_victims"])?;
    for row in csv.rows() {
        let (month, value) = (month(&csv, row, date)?, rounded(csv.number(row, value)?, 0));
        let _ = writeln!(
            text,
            "homicide_daily_report.MEX,{month},{month},{value},victims,security_cabinet_daily_report,\"sum of the daily report: 8 to 17 % below the victims of the official count\""
        );
    }
    Ok(text)
}
