//! Replication of the tables of Caliendo and Parro (2015), "Estimates of the Trade and Welfare Effects of NAFTA", *Review of
//! Economic Studies* 82: 1–44, on their own data: 31 countries, 40 sectors, tariffs of 1993 changed to those of 2005. Numbers
//! are those printed in the table that the test names. The data are read where they lie; without them the tests say that
//! they are skipped.

use crate::cp2015_cases::{
    MEMBERS, TABLE_2, assert_printed, assert_rows, replication, welfare_row,
};
use crate::cp2015_data::{CANADA, MEXICO, UNITED_STATES};

#[test]
fn caliendo_parro_2015_table_2_welfare_of_nafta() {
    let Some(cases) = replication() else { return };
    let row = |region: usize| welfare_row(&cases.nafta.outcomes[region]);
    assert_rows("Table 2", row, TABLE_2);
}

#[test]
fn caliendo_parro_2015_table_2_is_not_the_exact_change_of_real_income() {
    let Some(cases) = replication() else { return };
    for (region, exact) in MEMBERS.into_iter().zip([0.0073, -0.1101, 0.0741]) {
        let value = cases.nafta.outcomes[region].real_income_pct;
        assert!((value - exact).abs() < 6e-5, "region {region}: {value}");
    }
}

#[test]
fn caliendo_parro_2015_table_3_welfare_by_partner() {
    let Some(cases) = replication() else { return };
    let expected = [
        [-0.39, -0.02, 1.80, -0.08],
        [-0.09, -0.02, 0.08, -0.04],
        [0.03, 0.01, 0.04, 0.00],
    ];
    assert_rows("Table 3", |region| cases.nafta.by_group(region), expected);
}

#[test]
fn caliendo_parro_2015_table_5_import_growth() {
    let Some(cases) = replication() else { return };
    let expected = [
        (MEXICO, CANADA, 116.60),
        (MEXICO, UNITED_STATES, 118.31),
        (CANADA, MEXICO, 58.57),
        (CANADA, UNITED_STATES, 9.49),
        (UNITED_STATES, MEXICO, 109.54),
        (UNITED_STATES, CANADA, 6.57),
    ];
    for (importer, exporter, printed) in expected {
        let growth = cases.nafta.growth(importer, &[exporter]);
        assert_printed("Table 5", importer, "growth", growth, printed);
    }
}

#[test]
fn caliendo_parro_2015_table_7_world_tariffs() {
    let Some(cases) = replication() else { return };
    let row = |region: usize| welfare_row(&cases.world.outcomes[region]);
    let expected = [[1.36, -0.40, 1.76], [0.10, -0.08, 0.17], [0.22, 0.11, 0.11]];
    assert_rows("Table 7", row, expected);
}

/// What NAFTA adds when the world's tariffs change too: the ratio of the change with all tariffs to the change with all
/// but NAFTA's.
#[test]
fn caliendo_parro_2015_table_9_nafta_given_world_tariffs() {
    let Some(cases) = replication() else { return };
    let ratio = |region: usize| {
        let with = welfare_row(&cases.world.outcomes[region]);
        let without = welfare_row(&cases.world_without_nafta.outcomes[region]);
        std::array::from_fn(|column| {
            100.0 * ((100.0 + with[column]) / (100.0 + without[column]) - 1.0)
        })
    };
    let expected = [
        [1.17, -0.38, 1.55, 1.63],
        [-0.06, -0.09, 0.03, 0.31],
        [0.08, 0.04, 0.04, 0.11],
    ];
    assert_rows("Table 9", ratio, expected);
}

#[test]
fn caliendo_parro_2015_table_a4_with_deficits() {
    let Some(cases) = replication() else { return };
    let row = |region: usize| welfare_row(&cases.nafta_with_deficits.outcomes[region]);
    let expected = [
        [1.17, -0.42, 1.59, 1.64],
        [-0.04, -0.08, 0.04, 0.33],
        [0.09, 0.05, 0.04, 0.12],
    ];
    assert_rows("Table A4", row, expected);
}
