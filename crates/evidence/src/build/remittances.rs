//! Remittances to Mexico: by month, and by year and state at both ends.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::monthly::{Rows, file};
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Source key of every row.
const SOURCE: &str = "banxico_remittances";

/// First year by state: from then on both ends are known.
const FIRST_YEAR: &str = "2013";

/// ISO 3166-2 codes of the Mexican states in the order of INEGI's state numbers 1 to 32.
const MEXICAN_STATES: [&str; 32] = [
    "AGU", "BCN", "BCS", "CAM", "COA", "COL", "CHP", "CHH", "CMX", "DUR", "GUA", "GRO", "HID",
    "JAL", "MEX", "MIC", "MOR", "NAY", "NLE", "OAX", "PUE", "QUE", "ROO", "SLP", "SIN", "SON",
    "TAB", "TAM", "TLA", "VER", "YUC", "ZAC",
];

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![monthly(raw)?, by_state(raw)?])
}

fn monthly(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("banxico/remittances_monthly.csv")?;
    let [date, dollars, transfers] =
        some_columns(&csv, ["date", "inflow_usd", "inflow_transfers"])?;
    let mut rows = Rows::new();
    for row in csv.rows() {
        let month = month(&csv, row, date)?;
        let (dollars, transfers) = (csv.number(row, dollars)?, csv.number(row, transfers)?);
        let series = [
            ("remittances.MEX", rounded(dollars / 1e6, 6), "million USD"),
            (
                "remittance_transfers.MEX",
                rounded(transfers / 1e3, 3),
                "thousand transfers",
            ),
            (
                "average_remittance.MEX",
                rounded(dollars / transfers, 2),
                "USD per transfer",
            ),
        ];
        for (id, value, unit) in series {
            rows.insert((id.to_owned(), month.clone()), (value, unit, SOURCE));
        }
    }
    Ok(file("history/remittances.csv", &rows))
}

/// Sums of the four quarters of a year, by state at both ends.
fn by_state(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let mut years = BTreeMap::new();
    let received = |code: &str| {
        let number: usize = code.parse().ok()?;
        let state = MEXICAN_STATES.get(number.checked_sub(1)?)?;
        Some(format!("remittances_received.MX-{state}"))
    };
    let sent = |code: &str| {
        // `XX`: remittances from the United States of which the state is not known.
        (code.len() == 2).then(|| format!("remittances_sent.US-{code}"))
    };
    sum_quarters(
        raw,
        "banxico/remittances_to_mx_state_quarterly.csv",
        "state_code",
        &received,
        &mut years,
    )?;
    sum_quarters(
        raw,
        "banxico/remittances_from_us_state_quarterly.csv",
        "us_state",
        &sent,
        &mut years,
    )?;
    let mut text = "series,from,until,value,unit,source,note\n".to_owned();
    for ((series, year), (value, quarters)) in years {
        if quarters == 4 {
            let value = rounded(value / 1e6, 6);
            // Writing into a String cannot fail.
            let _ = writeln!(
                text,
                "{series},{year}-01,{year}-12,{value},million USD,{SOURCE},"
            );
        }
    }
    Ok(BuiltFile {
        path: "points/remittances_by_state.csv".to_owned(),
        text,
    })
}

/// Dollars and number of quarters by series and year.
type Years = BTreeMap<(String, String), (f64, usize)>;

fn sum_quarters(
    raw: &Folder,
    path: &str,
    state: &str,
    series: &dyn Fn(&str) -> Option<String>,
    years: &mut Years,
) -> Result<(), Diagnostics> {
    let csv = raw.csv(path)?;
    let [date, state, value] = some_columns(&csv, ["date", state, "value_usd"])?;
    for row in csv.rows() {
        let month = month(&csv, row, date)?;
        let year = month.get(..4).unwrap_or_default();
        if year < FIRST_YEAR {
            continue;
        }
        let series = series(csv.field(row, state)).ok_or_else(|| -> Diagnostic {
            csv.at(row, state, "unknown-name", "this is no state")
        })?;
        let sum = years.entry((series, year.to_owned())).or_insert((0.0, 0));
        sum.0 += csv.number(row, value)?;
        sum.1 += 1;
    }
    Ok(())
}
