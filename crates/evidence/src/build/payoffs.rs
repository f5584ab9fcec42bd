//! Welfare payoffs of bilateral tariffs between the United States and Mexico.
//!
//! Computed for the project with a multi-country model without input–output links on OECD flows of 2022, under three
//! elasticity sets. What is embedded are the mean and the range over the sets.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::raw::{Folder, rounded, some_columns};
use crate::diagnostic::Diagnostics;

/// Data set whose rows are taken; the other one of the raw table may be used for validation only.
const DATA_SET: &str = "ICIO2022";

/// Source of every row.
const SOURCE: &str = "bilateral_payoff_grid";

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let csv = raw.csv("tariffwar/us_mx_bilateral_payoffs.csv")?;
    let [data_set, us_rate, mx_rate, us_welfare, mx_welfare] = some_columns(
        &csv,
        [
            "dataset",
            "us_goods_tariff_on_mx_pct",
            "mx_goods_tariff_on_us_pct",
            "dW_us_pct",
            "dW_mx_pct",
        ],
    )?;
    let mut cells: BTreeMap<(u32, u32), Vec<[f64; 2]>> = BTreeMap::new();
    for row in csv.rows() {
        if csv.field(row, data_set) != DATA_SET {
            continue;
        }
        let rate = |column: usize| csv.number(row, column).map(whole);
        let key = (rate(us_rate)?, rate(mx_rate)?);
        let welfare = [csv.number(row, us_welfare)?, csv.number(row, mx_welfare)?];
        cells.entry(key).or_default().push(welfare);
    }
    let mut text =
        "united_states_rate_percent,mexican_rate_percent,side,mean,low,high,source\n".to_owned();
    for ((us, mexican), values) in &cells {
        for (position, side) in ["USA", "MEX"].iter().enumerate() {
            let of_side = values.iter().map(|value| value[position]);
            let mean = of_side.clone().sum::<f64>() / values.len() as f64;
            let low = of_side.clone().fold(f64::INFINITY, f64::min);
            let high = of_side.fold(f64::NEG_INFINITY, f64::max);
            let [mean, low, high] = [mean, low, high].map(|value| rounded(value, 4));
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{us},{mexican},{side},{mean},{low},{high},{SOURCE}");
        }
    }
    Ok(vec![BuiltFile {
        path: "politics/bilateral_payoffs.csv".to_owned(),
        text,
    }])
}

/// A rate in whole per cent.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rates of the table are small whole numbers; the cast saturates"
)]
fn whole(rate: f64) -> u32 {
    rate.round() as u32
}
