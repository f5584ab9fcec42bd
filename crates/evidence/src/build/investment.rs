//! Foreign direct investment in Mexico, policy uncertainty, rule of law.

use super::BuiltFile;
use super::monthly::{Column, columns, file};
use super::points::{self, Row, labelled};
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::Diagnostics;

/// Figures as first published, by the words of the raw table.
const PUBLISHED: [(&str, &str); 10] = [
    (
        "FDI into Mexico, total, original (preliminary) figure",
        "fdi_published.MEX",
    ),
    ("FDI total Q1 (preliminary)", "fdi_published.MEX"),
    (
        "FDI total Q1 (preliminary, rounded); US 38.7%, manufacturing 43.2%",
        "fdi_published.MEX",
    ),
    ("FDI total H1", "fdi_published.MEX"),
    ("FDI total Jan-Sep", "fdi_published.MEX"),
    ("FDI total Jan-Sep (US 39.5%)", "fdi_published.MEX"),
    ("manufacturing Jan-Sep", "fdi_published.MEX.manufacturing"),
    ("new investment", "fdi_published.MEX.new_investment"),
    ("new investment (18.0%)", "fdi_published.MEX.new_investment"),
    (
        "reinvested earnings (67.7%)",
        "fdi_published.MEX.reinvested_earnings",
    ),
];

/// Chinese investment: official and independent counts, kept apart.
const CHINESE: [(&str, &str); 8] = [
    (
        "FDI from China, official (about)",
        "fdi_from_china.MEX.official",
    ),
    (
        "FDI from China, official (0.4% of total)",
        "fdi_from_china.MEX.official",
    ),
    (
        "FDI from China, official (541 of it Mexico City)",
        "fdi_from_china.MEX.official",
    ),
    (
        "FDI from China, official, cumulative",
        "fdi_from_china.MEX.official_cumulative",
    ),
    (
        "Chinese OFDI in Mexico, alternative count (at least; about ten times the official one)",
        "fdi_from_china.MEX.independent_cumulative",
    ),
    (
        "Chinese OFDI in Mexico, alternative count (Monitor), yearly average",
        "fdi_from_china.MEX.independent_yearly_average",
    ),
    (
        "Chinese OFDI in Mexico, alternative count (Monitor), four years",
        "fdi_from_china.MEX.independent_four_years",
    ),
    (
        "announced investment from China (announcements, not flows)",
        "fdi_from_china.MEX.announced",
    ),
];

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![investment(raw)?, uncertainty(raw)?, rule_of_law(raw)?])
}

fn investment(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let path = "fdi/fdi_mexico_quarterly_total_1999_2024.csv";
    let csv = raw.csv(path)?;
    let [date, total] = some_columns(&csv, ["date", "fdi_total_usd_millions"])?;
    let mut rows = Vec::new();
    for row in csv.rows() {
        let from = month(&csv, row, date)?;
        let first: crate::month::Month = from
            .parse()
            .map_err(|_| csv.at(row, date, "invalid-value", "this is not a month"))?;
        rows.push(Row {
            series: "fdi.MEX".to_owned(),
            until: first.plus(2).to_string(),
            from,
            value: rounded(csv.number(row, total)?, 2),
            unit: "million USD",
            source: "se_fdi_quarterly",
            note: "sum of 32 states; revised; vintage 2025-10".to_owned(),
        });
    }
    let facts = "fdi/fdi_mexico_facts.csv";
    for (wanted, source) in [
        (&PUBLISHED[..], "se_fdi_published"),
        (&CHINESE[..], "chinese_investment_mexico"),
    ] {
        rows.extend(labelled(
            raw,
            facts,
            ["measure", "quality"],
            wanted,
            "million USD",
            source,
        )?);
    }
    Ok(points::file("points/investment.csv", rows))
}

fn uncertainty(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let source = "policy_uncertainty_indices";
    let index = |name, series| Column {
        name,
        series,
        unit: "index",
        source,
        decimals: 4,
    };
    let mut rows = columns(
        raw,
        "policyuncertainty/epu_monthly.csv",
        "date",
        &[],
        "1999-01",
        &[
            index("epu_mexico", "policy_uncertainty.MEX"),
            index("epu_us", "policy_uncertainty.USA"),
        ],
    )?;
    rows.extend(columns(
        raw,
        "policyuncertainty/tpu_shock_monthly_2010_2026.csv",
        "month",
        &[],
        "2010-01",
        &[Column {
            name: "tpu_shock_sd",
            series: "trade_policy_uncertainty_shock.USA",
            unit: "standard deviations",
            source: "trade_policy_uncertainty_shock",
            decimals: 3,
        }],
    )?);
    Ok(file("history/policy_uncertainty.csv", &rows))
}

fn rule_of_law(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("governance/wgi_1996_2023.csv")?;
    let [year, code, indicator, estimate] =
        some_columns(&csv, ["year", "code", "indicator_code", "estimate"])?;
    let mut rows = Vec::new();
    for row in csv.rows() {
        let country = csv.field(row, code);
        if csv.field(row, indicator) != "rl" || !matches!(country, "MEX" | "USA") {
            continue;
        }
        let year = csv.field(row, year);
        rows.push(Row {
            series: format!("rule_of_law.{country}"),
            from: format!("{year}-01"),
            until: format!("{year}-12"),
            value: rounded(csv.number(row, estimate)?, 3),
            unit: "cross-country standard deviations",
            source: "world_bank_wgi",
            note: String::new(),
        });
    }
    Ok(points::file("points/rule_of_law.csv", rows))
}
