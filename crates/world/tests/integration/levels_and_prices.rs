//! Levels and price weights.

use std::fmt::Write as _;

use vecinos_evidence::history::History;
use vecinos_evidence::source_text::SourceText;
use vecinos_numerics::math::{ln, pow};
use vecinos_world::levels::RecordedLevel;
use vecinos_world::prices::retail_share;
use vecinos_world::{Month, Side};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// Series that grow by a tenth (of the logarithm) a year, with a season of one unit a month of the year.
fn history() -> History {
    let mut text = "series,month,value,unit,source\n".to_owned();
    for id in ["exports.MEX", "imports.CAN", "imports.CHN", "imports.MEX"] {
        for at in month("2014-01").through(month("2026-07")) {
            let value = f64::from(100 + at.month()) * pow(2.0, 0.1 * f64::from(at.year() - 2014));
            writeln!(text, "{id},{at},{value},million USD,census_goods_trade").unwrap();
        }
    }
    History::from_files([SourceText::new("history.csv", text)]).unwrap()
}

#[test]
fn levels_are_observed_then_seasonal_with_drift() {
    let levels = RecordedLevel::all(&history()).unwrap();
    let level = levels
        .iter()
        .find(|level| level.importer == Side::Usa && level.exporter == Side::Mex)
        .unwrap();
    let close = |left: f64, right: f64| (left / right - 1.0).abs() < 1e-12;
    // Drift: a factor of 2^0.1 a year.
    assert!(close(level.drift(), 0.1 * std::f64::consts::LN_2));
    let observed = level.at(month("2026-07")).unwrap();
    assert_eq!(observed.observed_in, month("2026-07"));
    assert!(close(observed.value, 107.0 * pow(2.0, 1.2) / 1000.0));
    // August 2026 repeats August 2025 with one year of drift; July 2028 repeats July 2026 with two.
    let next = level.at(month("2026-08")).unwrap();
    assert_eq!(next.observed_in, month("2025-08"));
    assert!(close(next.value, 108.0 * pow(2.0, 1.2) / 1000.0));
    let later = level.at(month("2028-07")).unwrap();
    assert_eq!(later.observed_in, month("2026-07"));
    assert!(close(later.value, 107.0 * pow(2.0, 1.4) / 1000.0));
    let after = level.at(month("2028-08")).unwrap();
    assert_eq!(after.observed_in, month("2025-08"));
    assert!(close(after.value, 108.0 * pow(2.0, 1.4) / 1000.0));
}

#[test]
fn a_missing_series_is_named() {
    let text = "series,month,value,unit,source\nimports.MEX,2024-01,1,million USD,x\n";
    let history = History::from_files([SourceText::new("history.csv", text)]).unwrap();
    assert!(
        RecordedLevel::all(&history)
            .unwrap_err()
            .to_string()
            .contains("imports.MEX")
    );
}

#[test]
fn retail_prices_follow_in_even_steps() {
    for (months, share) in [(-1, 0.0), (0, 1.0 / 6.0), (2, 0.5), (5, 1.0), (50, 1.0)] {
        assert!((retail_share(months, 6.0) - share).abs() < 1e-15);
    }
    assert_eq!(retail_share(0, 0.0).to_bits(), 1.0_f64.to_bits());
}

#[test]
fn a_tenth_on_every_import_is_a_tenth_at_the_border_and_less_in_consumption() {
    let model = super::model();
    let mut tariff = model.economy.tariff.clone();
    for cell in &model.geography.import_cells {
        tariff[*cell] = (1.0 + tariff[*cell]) * 1.1 - 1.0;
    }
    let exposure = model
        .price_weights
        .exposure(&model.geography, &tariff, None);
    for side in 0..3 {
        assert!((exposure.border[side] - ln(1.1)).abs() < 1e-12);
        assert!(
            exposure.consumer[side] > 0.0 && exposure.consumer[side] < 0.6 * exposure.border[side]
        );
    }
    // Mexico's consumption holds a larger part of imports than that of the United States.
    assert!(exposure.consumer[1] > exposure.consumer[0]);
    // The same through iceberg costs.
    let mut factors = vec![1.0; tariff.len()];
    for cell in &model.geography.import_cells {
        factors[*cell] = 1.1;
    }
    let costs =
        model
            .price_weights
            .exposure(&model.geography, &model.economy.tariff, Some(&factors));
    for side in 0..3 {
        assert!((costs.border[side] - exposure.border[side]).abs() < 1e-12);
    }
}
