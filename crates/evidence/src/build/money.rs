//! Peso per dollar and Mexican consumer prices.

use super::BuiltFile;
use super::monthly::{Column, columns, file};
use super::raw::Folder;
use crate::diagnostic::Diagnostics;

/// First month kept: that of the exchange rate in new pesos.
const FIRST: &str = "1992-01";

/// Unit of the price indices.
const INDEX: &str = "index (second half of July 2018 = 100)";

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let mut rows = columns(
        raw,
        "banxico/fx_usdmxn_monthly.csv",
        "date",
        &[],
        FIRST,
        &[Column {
            name: "value",
            series: "pesos_per_dollar.MEX",
            unit: "pesos per dollar",
            source: "banxico_exchange_rate",
            decimals: 4,
        }],
    )?;
    let prices = [
        ("inpc_general", "consumer_prices.MEX"),
        ("inpc_core", "core_consumer_prices.MEX"),
    ];
    let prices = prices.map(|(name, series)| Column {
        name,
        series,
        unit: INDEX,
        source: "inegi_consumer_prices",
        decimals: 3,
    });
    rows.extend(columns(
        raw,
        "banxico/inpc_monthly.csv",
        "date",
        &[],
        FIRST,
        &prices,
    )?);
    Ok(vec![file("history/money.csv", &rows)])
}
