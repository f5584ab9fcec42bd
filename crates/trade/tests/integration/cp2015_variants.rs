//! Caliendo and Parro (2015) from raw data: the base in three steps, and the simpler models of Table 11.

use std::sync::OnceLock;

use vecinos_trade::calibration::{calibrate, remove_deficits, with_domestic_sales};
use vecinos_trade::variants::{
    median_tariffs, one_sector, without_input_output_links, without_materials,
};
use vecinos_trade::{BenchmarkData, Economy, Reconcile};

use crate::cp2015_cases::{
    Case, MEMBERS, TABLE_2, TRADABLE, assert_printed, assert_rows, data, replication, welfare_row,
};
use crate::cp2015_data::{NaftaData, inside_nafta, select};
use crate::cp2015_expected::assert_expected;

/// The three steps of the base: calibrated with deficits and clipped, re-solved, deficits removed.
fn three_steps(data: &BenchmarkData) -> (Economy, Economy) {
    let with_deficits = calibrate(data, Reconcile::ThreeSteps).unwrap().economy;
    let balanced = remove_deficits(&with_deficits).unwrap();
    (with_deficits, balanced)
}

/// Largest difference of two tables, relative to `scale`.
fn largest_difference(left: &[f64], right: &[f64], scale: f64) -> f64 {
    assert_eq!(left.len(), right.len());
    left.iter()
        .zip(right)
        .map(|(a, b)| (a - b).abs() / scale)
        .fold(0.0, f64::max)
}

/// The base rebuilt from raw data is that of the package up to the digits that the printed shares leave open.
#[test]
fn caliendo_parro_2015_three_step_base_is_that_of_the_replication_package() {
    let Some(data) = data() else { return };
    let (with_deficits, balanced) = three_steps(&data.benchmark());
    for (ours, theirs) in [
        (with_deficits, data.solved_base("def")),
        (balanced, data.solved_base("zero")),
    ] {
        let world: f64 = theirs.value_added.iter().sum();
        for (name, left, right, scale) in [
            ("trade shares", &ours.trade_share, &theirs.trade_share, 1.0),
            (
                "final demand",
                &ours.final_demand_share,
                &theirs.final_demand_share,
                1.0,
            ),
            ("value added", &ours.value_added, &theirs.value_added, world),
            ("deficits", &ours.deficit, &theirs.deficit, world),
            ("expenditure", &ours.expenditure, &theirs.expenditure, world),
        ] {
            let difference = largest_difference(left, right, scale);
            assert!(difference < 1e-6, "{name}: {difference:e}");
        }
        // It is a base: without any change nothing changes.
        let still = Case::new(ours, data.tariff_1993.clone());
        assert!(
            still
                .outcomes
                .iter()
                .all(|outcome| outcome.real_income_pct.abs() < 1e-9)
        );
    }
}

/// Table 2 once more, from raw data to the printed digit without the solved base of the package.
#[test]
fn caliendo_parro_2015_table_2_from_raw_data() {
    let Some(data) = data() else { return };
    let case = Case::new(three_steps(&data.benchmark()).1, data.tariffs(inside_nafta));
    assert_rows(
        "Table 2",
        |region| welfare_row(&case.outcomes[region]),
        TABLE_2,
    );
}

/// NAFTA in the three variants of Table 11.
struct Variants {
    one_sector: Case,
    without_materials: Case,
    without_links: Case,
}

fn variants() -> Option<&'static Variants> {
    static CASES: OnceLock<Option<Variants>> = OnceLock::new();
    CASES
        .get_or_init(|| {
            let data = data()?;
            let benchmark = data.benchmark();
            let tariff = data.tariffs(inside_nafta);
            let case =
                |benchmark: &BenchmarkData| Case::new(three_steps(benchmark).1, tariff.clone());
            let (single, single_tariff) = one_sector_data(data, &benchmark);
            Some(Variants {
                one_sector: Case::new(three_steps(&single).1, single_tariff),
                without_materials: case(&without_materials(&benchmark).unwrap()),
                without_links: case(&without_input_output_links(&benchmark).unwrap()),
            })
        })
        .as_ref()
}

/// The one-sector variant and its tariffs after NAFTA.
fn one_sector_data(data: &NaftaData, benchmark: &BenchmarkData) -> (BenchmarkData, Vec<f64>) {
    let sectors = data.dimensions.sectors;
    let tradable: Vec<bool> = (0..sectors).map(|sector| sector < TRADABLE).collect();
    let mut single = one_sector(benchmark, &tradable, 4.55).unwrap();
    // The paper sums gross output before raising it to exports where it is smaller.
    let mut gross_output = vec![0.0; single.dimensions.regions * single.dimensions.sectors];
    for (position, value) in data.gross_output.iter().enumerate() {
        let group = usize::from(!tradable[position % sectors]);
        gross_output[single.dimensions.region_sector(position / sectors, group)] += value;
    }
    single.flows = with_domestic_sales(single.dimensions, &single.flows, &gross_output);
    let later = median_tariffs(data.dimensions, &data.tariff_2005, &tradable).unwrap();
    let tariff = select(single.dimensions, &single.tariff, &later, inside_nafta);
    (single, tariff)
}

#[test]
fn caliendo_parro_2015_table_11_welfare_without_sectors_materials_or_links() {
    let Some(variants) = variants() else { return };
    for (table, case, expected) in [
        (
            "Table 11, one sector",
            &variants.one_sector,
            [0.41, -0.08, 0.05],
        ),
        (
            "Table 11, no materials",
            &variants.without_materials,
            [0.50, -0.03, 0.03],
        ),
        (
            "Table 11, no I-O",
            &variants.without_links,
            [0.66, -0.04, 0.04],
        ),
    ] {
        for (region, printed) in MEMBERS.into_iter().zip(expected) {
            let value = case.outcomes[region].linear_welfare_pct;
            assert_printed(table, region, "welfare", value, printed);
        }
    }
}

#[test]
fn caliendo_parro_2015_table_11_import_growth() {
    let (Some(variants), Some(cases)) = (variants(), replication()) else {
        return;
    };
    for (table, case, expected) in [
        (
            "Table 11, one sector",
            &variants.one_sector,
            [60.99, 5.98, 17.34],
        ),
        (
            "Table 11, no materials",
            &variants.without_materials,
            [88.08, 9.95, 26.91],
        ),
        (
            "Table 11, no I-O",
            &variants.without_links,
            [98.96, 10.14, 30.70],
        ),
        ("Table 11, benchmark", &cases.nafta, [118.28, 11.11, 40.52]),
    ] {
        for (region, printed) in MEMBERS.into_iter().zip(expected) {
            assert_printed(table, region, "growth", case.nafta_growth(region), printed);
        }
    }
}

#[test]
fn caliendo_parro_2015_expected_results_variants() {
    let Some(variants) = variants() else { return };
    assert_expected("nafta_one_sector", &variants.one_sector);
    assert_expected("nafta_no_materials", &variants.without_materials);
    assert_expected("nafta_no_io", &variants.without_links);
}
