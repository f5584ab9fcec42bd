//! Monthly series, tidied into one form: series, month, value, unit, source.

use super::BuiltFile;
use super::monthly::{Rows, file};
use super::raw::{Folder, month, rounded};
use crate::diagnostic::Diagnostics;

const MILLION_USD: &str = "million USD";

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![
        file("history/goods_trade.csv", &goods_trade(raw)?),
        file("history/duties.csv", &duties(raw)?),
        file("history/usmca_claims.csv", &claims(raw)?),
    ])
}

fn partner(name: &str) -> Option<&'static str> {
    match name {
        "Mexico" => Some("MEX"),
        "Canada" => Some("CAN"),
        "China" => Some("CHN"),
        "EU" => Some("EU"),
        "World" => Some("WORLD"),
        _ => None,
    }
}

/// U.S. goods imports from and exports to the partners, not seasonally adjusted.
fn goods_trade(raw: &Folder) -> Result<Rows, Diagnostics> {
    let csv = raw.csv("census_trade/us_goods_trade_monthly.csv")?;
    let (date, name, flow) = (
        csv.column("date")?,
        csv.column("partner")?,
        csv.column("flow")?,
    );
    let value = csv.column("value")?;
    let mut rows = Rows::new();
    for row in csv.rows() {
        let Some(partner) = partner(csv.field(row, name)) else {
            continue;
        };
        let key = (
            format!("{}.{partner}", csv.field(row, flow)),
            month(&csv, row, date)?,
        );
        rows.insert(
            key,
            (
                rounded(csv.number(row, value)?, 3),
                MILLION_USD,
                "census_goods_trade",
            ),
        );
    }
    Ok(rows)
}

/// Duty and imports for consumption from Mexico, in all and for vehicles and parts; the rate on all goods imports.
fn duties(raw: &Folder) -> Result<Rows, Diagnostics> {
    const SOURCE: &str = "census_duties_mexico";
    let mut rows = Rows::new();
    let csv = raw.csv("census_trade/us_duties_on_mexico_monthly_2025_2026.csv")?;
    let (date, duty, imports) = (
        csv.column("date")?,
        csv.column("calculated_duty_usd")?,
        csv.column("imports_for_consumption_usd")?,
    );
    for row in csv.rows() {
        let month = month(&csv, row, date)?;
        let (duty, imports) = (
            csv.number(row, duty)? / 1e6,
            csv.number(row, imports)? / 1e6,
        );
        rows.insert(
            ("calculated_duty.MEX".to_owned(), month.clone()),
            (rounded(duty, 6), MILLION_USD, SOURCE),
        );
        rows.insert(
            ("imports_for_consumption.MEX".to_owned(), month),
            (rounded(imports, 6), MILLION_USD, SOURCE),
        );
    }
    let csv =
        raw.csv("census_trade/us_imports_mexico_motor_vehicles_parts_monthly_2017_2026.csv")?;
    let (date, branch) = (csv.column("month")?, csv.column("naics4")?);
    let (imports, duty) = (
        csv.column("imports_musd")?,
        csv.column("calculated_duty_musd")?,
    );
    for row in csv.rows() {
        let goods = match csv.field(row, branch) {
            "3361" => "motor_vehicles",
            "3363" => "motor_vehicle_parts",
            _ => continue,
        };
        let month = month(&csv, row, date)?;
        let (duty, imports) = (csv.number(row, duty)?, csv.number(row, imports)?);
        rows.insert(
            (format!("calculated_duty.MEX.{goods}"), month.clone()),
            (rounded(duty, 3), MILLION_USD, SOURCE),
        );
        let key = (format!("imports_for_consumption.MEX.{goods}"), month);
        rows.insert(key, (rounded(imports, 3), MILLION_USD, SOURCE));
    }
    let csv = raw.csv("census_trade/us_effective_tariff_rate_monthly_2015_2026.csv")?;
    let (date, value) = (csv.column("date")?, csv.column("value")?);
    for row in csv.rows() {
        let key = (
            "effective_tariff_rate.WORLD".to_owned(),
            month(&csv, row, date)?,
        );
        rows.insert(
            key,
            (
                rounded(csv.number(row, value)? / 100.0, 6),
                "fraction",
                "treasury_customs_duties",
            ),
        );
    }
    Ok(rows)
}

/// Imports and the value claiming the USMCA preference, Mexico and Canada (imports for consumption to 2026-02, general
/// imports after).
fn claims(raw: &Folder) -> Result<Rows, Diagnostics> {
    let csv = raw.csv("census_trade/usmca_claim_share_monthly_2025_2026.csv")?;
    let (date, name) = (csv.column("date")?, csv.column("partner")?);
    let (total, claimed) = (csv.column("total_musd")?, csv.column("usmca_musd")?);
    let mut rows = Rows::new();
    for row in csv.rows() {
        let Some(partner) = partner(csv.field(row, name)) else {
            continue;
        };
        let month = month(&csv, row, date)?;
        for (series, column) in [("usmca_imports", total), ("usmca_claimed", claimed)] {
            let value = rounded(csv.number(row, column)?, 3);
            rows.insert(
                (format!("{series}.{partner}"), month.clone()),
                (value, MILLION_USD, "census_usmca_claims"),
            );
        }
    }
    Ok(rows)
}
