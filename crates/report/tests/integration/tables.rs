//! The tables that terminal and page share.

use vecinos_report::{Catalogue, Language, tables};
use vecinos_world::INDICATORS;

use crate::fixture;

#[test]
fn the_headline_table_shows_both_closures_and_the_band_over_both() {
    let result = fixture::result();
    let tables = tables::headline(&result, &Catalogue::new(Language::English));
    assert_eq!(tables.len(), 2);
    assert_eq!(tables[0].month, "2027-12");
    assert_eq!(tables[1].month, "2030-12");
    let end = result.months.len() - 1;
    for table in &tables {
        assert_eq!(
            table.rows.len(),
            INDICATORS
                .iter()
                .filter(|indicator| indicator.headline)
                .count()
        );
        assert!(
            table.note.contains("measures as recorded to October 2026"),
            "{}",
            table.note
        );
        assert_eq!(table.columns.len(), 7);
    }
    for row in &tables[1].rows {
        let indicator = result.indicator(&row.id).unwrap();
        let (flexible, rigid, both) = (
            row.flexible.as_ref().unwrap(),
            row.rigid.as_ref().unwrap(),
            row.both.as_ref().unwrap(),
        );
        assert_eq!(both.p50, indicator.all.difference.p50[end]);
        assert_eq!(both.p5, indicator.all.difference.p5[end]);
        assert_eq!(
            flexible.p95,
            indicator.by_closure[0].bands.difference.p95[end]
        );
        assert_eq!(rigid.p50, indicator.by_closure[1].bands.difference.p50[end]);
    }
    let income = &tables[1].rows[0];
    assert_eq!(income.id, "real_income.MEX");
    assert_eq!(
        (
            income.both.as_ref().unwrap().median.as_str(),
            income.both.as_ref().unwrap().band.as_str()
        ),
        ("−0.61", "[−0.99, −0.32]")
    );
}

#[test]
fn a_short_window_has_one_table_and_an_empty_one_none() {
    let mut result = fixture::result();
    result.departure = Some(*result.months.last().unwrap());
    assert_eq!(
        tables::headline(&result, &Catalogue::new(Language::Spanish)).len(),
        1
    );
    result.months.clear();
    assert!(tables::headline(&result, &Catalogue::new(Language::Spanish)).is_empty());
}

#[test]
fn missing_closures_are_missing_cells_and_not_zeros() {
    let mut result = fixture::result();
    for indicator in &mut result.indicators {
        indicator.by_closure.truncate(1);
        indicator.all.difference.p50.clear();
    }
    let table = &tables::headline(&result, &Catalogue::new(Language::English))[0];
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.rigid.is_none() && row.both.is_none() && row.flexible.is_some())
    );
}

#[test]
fn scenarios_stand_side_by_side_with_their_baselines() {
    let one = fixture::result();
    let mut other = fixture::result();
    other.scenario = "tariffs-25".to_owned();
    other.indicators[0].all.difference.p50.fill(1.25);
    let table = tables::comparison(&[one.clone(), other], &Catalogue::new(Language::English));
    assert_eq!(table.columns[3], "usmca-ends against recorded, 2030-12");
    assert_eq!(table.columns[4], "tariffs-25 against recorded, 2030-12");
    let cells = &table.rows[0].scenarios;
    assert_eq!(
        cells[0].as_ref().unwrap().p50,
        *one.indicators[0].all.difference.p50.last().unwrap()
    );
    assert_eq!(cells[1].as_ref().unwrap().p50, 1.25);
    assert!(
        tables::comparison(&[], &Catalogue::new(Language::English))
            .rows
            .is_empty()
    );
}
