//! Oil shipped to Cuba; U.S. imports of the products that closures hit.

use super::BuiltFile;
use super::monthly::{Rows, file};
use super::points::{self, Row, note};
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::Diagnostics;
use crate::month::Month;

/// Tariff headings and series: live cattle, tomatoes, and the heading of avocados (with mangoes, figs, dates, pineapples).
const HEADINGS: [(&str, &str); 3] = [
    ("0102", "live_cattle_imports.MEX"),
    ("0702", "tomato_imports.MEX"),
    ("0804", "avocado_heading_imports.MEX"),
];

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![cuba(raw)?, products(raw)?])
}

fn cuba(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("cuba_oil/mexico_oil_to_cuba_points.csv")?;
    let [start, end, source] = some_columns(&csv, ["start", "end", "source"])?;
    let measures = [
        (
            "crude_kbd",
            "oil_to_cuba.MEX.crude",
            "thousand barrels a day",
        ),
        (
            "products_kbd",
            "oil_to_cuba.MEX.products",
            "thousand barrels a day",
        ),
        ("usd_millions", "oil_to_cuba.MEX.value", "million USD"),
    ];
    let mut rows = Vec::new();
    for (name, series, unit) in measures {
        let value = csv.column(name)?;
        for row in csv.rows() {
            if csv.field(row, value).is_empty() {
                continue;
            }
            rows.push(Row {
                series: series.to_owned(),
                from: month(&csv, row, start)?,
                until: month(&csv, row, end)?,
                value: rounded(csv.number(row, value)?, 1),
                unit,
                source: "mexico_oil_to_cuba_reports",
                note: note(csv.field(row, source)),
            });
        }
    }
    Ok(points::file("points/oil_to_cuba.csv", rows))
}

/// Monthly imports by heading; a month in which the raw table lacks the heading had none.
fn products(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let path = "census_trade/us_imports_mexico_hs4_monthly_2025_2026.csv";
    let csv = raw.csv(path)?;
    let [date, heading, value] = some_columns(&csv, ["date", "hs4", "total_musd"])?;
    let mut rows = Rows::new();
    let mut span: Option<(Month, Month)> = None;
    for row in csv.rows() {
        let text = month(&csv, row, date)?;
        if let Ok(this) = text.parse::<Month>() {
            let (first, last) = span.unwrap_or((this, this));
            span = Some((first.min(this), last.max(this)));
        }
        let found = HEADINGS
            .iter()
            .find(|(code, _)| *code == csv.field(row, heading));
        if let Some((_, series)) = found {
            let number = rounded(csv.number(row, value)?, 3);
            rows.insert(
                ((*series).to_owned(), text),
                (number, "million USD", "census_imports_hs4_mexico"),
            );
        }
    }
    if let Some((first, last)) = span {
        for (_, series) in HEADINGS {
            for month in first.through(last) {
                rows.entry((series.to_owned(), month.to_string()))
                    .or_insert(("0".to_owned(), "million USD", "census_imports_hs4_mexico"));
            }
        }
    }
    Ok(file("history/product_imports.csv", &rows))
}
