//! `vecinos backtest`: the backcast beside the naive forecast, on the screen, for programs and as a page.

use std::fs;

use serde_json::Value;

use crate::fixtures::{folder, listing, output_of, vecinos};

#[test]
fn every_partner_and_month_stands_beside_the_naive_forecast() {
    let text = output_of(vecinos().args(["backtest", "--draws", "6", "--format", "json"]));
    let found: Value = serde_json::from_str(&text).expect("JSON");
    let months = found["months"].as_array().expect("months");
    assert_eq!(found["origin"], "2024-12");
    assert_eq!(months.first(), Some(&Value::from("2025-01")));
    assert!(months.len() >= 19, "{months:?}");
    for partner in found["partners"].as_array().expect("partners") {
        for series in [
            "observed",
            "naive",
            "relative_observed",
            "relative_naive",
            "relative_forecast",
        ] {
            assert_eq!(
                partner[series].as_array().map(Vec::len),
                Some(months.len()),
                "{series}"
            );
        }
    }
    let csv = output_of(vecinos().args(["backtest", "--draws", "6", "--format", "csv"]));
    assert_eq!(csv.lines().count(), 1 + 3 * months.len());
}

#[test]
fn the_mean_error_of_the_table_is_that_of_its_months() {
    let text = output_of(vecinos().args(["backtest", "--draws", "6", "--format", "json"]));
    let found: Value = serde_json::from_str(&text).expect("JSON");
    for partner in found["partners"].as_array().expect("partners") {
        let numbers = |key: &str| -> Vec<f64> {
            partner[key]
                .as_array()
                .expect("a series")
                .iter()
                .filter_map(Value::as_f64)
                .collect()
        };
        let (observed, naive) = (numbers("relative_observed"), numbers("relative_naive"));
        let mean = observed
            .iter()
            .zip(&naive)
            .map(|(one, other)| (one - other).abs())
            .sum::<f64>()
            / observed.len() as f64;
        let scores = found["scores"].as_array().expect("scores");
        let score = scores
            .iter()
            .find(|score| score["partner"] == partner["partner"])
            .expect("a score");
        let printed = score["relative_naive"].as_f64().expect("a number");
        assert!((printed - mean).abs() < 1e-9, "{printed} against {mean}");
    }
}

#[test]
fn the_page_says_the_same_in_the_language_asked_for() {
    let temporary = folder();
    let mut command = vecinos();
    command.current_dir(temporary.path());
    let text = output_of(command.args([
        "backtest",
        "--draws",
        "6",
        "--lang",
        "es",
        "--out",
        "page.html",
    ]));
    assert!(!text.contains("backtest-"), "a message is missing: {text}");
    assert_eq!(listing(temporary.path()), ["page.html"]);
    let page = fs::read_to_string(temporary.path().join("page.html")).expect("the page");
    assert!(
        page.contains("lang=\"es") && page.contains("<svg"),
        "a page with figures in Spanish"
    );
}
