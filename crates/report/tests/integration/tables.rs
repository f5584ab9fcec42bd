//! The tables that terminal and page share.

use vecinos_report::{Catalogue, Language, ledger_table, tables};
use vecinos_world::{CHAIN_INDICATORS, LEDGER_INDICATORS};

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
            CHAIN_INDICATORS
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

#[test]
fn the_ledger_shows_both_bands_by_side() {
    let result = fixture::result();
    for language in Language::ALL {
        let tables = ledger_table::ledger(&result, &Catalogue::new(language));
        assert_eq!(tables.len(), 2);
        let last = result.months.len() - 1;
        let table = &tables[1];
        let sides: Vec<&str> = table
            .groups
            .iter()
            .map(|group| group.side.as_str())
            .collect();
        let expected = match language {
            Language::English => ["Mexico", "United States", "Both sides"],
            Language::Spanish => ["México", "Estados Unidos", "Ambos lados"],
        };
        assert_eq!(sides, expected);
        // Components of the indices stand with their index on the page.
        assert_eq!(table.rows().count(), LEDGER_INDICATORS.len() - 6);
        for row in table.rows() {
            let indicator = result.indicator(&row.id).unwrap();
            let judged = indicator.judged.as_ref().unwrap();
            let (measured_cell, judged_cell) =
                (row.measured.as_ref().unwrap(), row.judged.as_ref().unwrap());
            assert_eq!(row.baseline, Some(indicator.all.baseline.p50[last]));
            assert_eq!(measured_cell.p5, indicator.all.difference.p5[last]);
            assert_eq!(measured_cell.p95, indicator.all.difference.p95[last]);
            assert_eq!(judged_cell.p50, judged.difference.p50[last]);
            assert_eq!(judged_cell.p95, judged.difference.p95[last]);
        }
    }
}

#[test]
fn a_ledger_without_judged_bands_has_missing_cells_and_not_zeros() {
    let mut result = fixture::result();
    for indicator in &mut result.indicators {
        indicator.judged = None;
    }
    let table = &ledger_table::ledger(&result, &Catalogue::new(Language::English))[0];
    assert!(
        table
            .rows()
            .all(|row| row.judged.is_none() && row.measured.is_some())
    );
    result.indicators.clear();
    assert!(ledger_table::ledger(&result, &Catalogue::new(Language::English)).is_empty());
}

#[test]
fn a_comparison_holds_the_judged_band_of_the_ledger_only() {
    let (one, other) = (fixture::result(), fixture::without_trade());
    let last = one.months.len() - 1;
    let table = tables::comparison(&[one.clone(), other], &Catalogue::new(Language::English));
    for row in &table.rows {
        let indicator = one.indicator(&row.id).unwrap();
        match &indicator.judged {
            None => assert!(row.judged.is_empty(), "{}", row.id),
            Some(judged) => {
                assert_eq!(row.judged.len(), 2);
                assert_eq!(
                    row.judged[0].as_ref().unwrap().p50,
                    judged.difference.p50[last]
                );
            }
        }
    }
    assert!(table.rows.iter().any(|row| row.id == "encounters.USA"));
}

#[test]
fn the_last_column_says_which_links_move_the_row() {
    for (language, words) in [
        (
            Language::English,
            ["judgement", "published", "published, judged", "–"],
        ),
        (
            Language::Spanish,
            ["juicio propio", "publicados", "publicados y de juicio", "–"],
        ),
    ] {
        let result = fixture::result();
        let tables = vecinos_report::ledger_table::ledger(&result, &Catalogue::new(language));
        let table = tables.last().expect("a ledger");
        let row = |id: &str| table.rows().find(|row| row.id == id).expect("a row");
        let ids = ["homicides.MEX", "removals.USA", "remittances.MEX"];
        let ids = ids.into_iter().chain(["synthetic_opioid_deaths.USA"]);
        for (id, words) in ids.zip(words) {
            assert_eq!(row(id).moved_by, words, "{id}");
        }
        // Only judged links move homicides here, whatever the grade of their mechanism.
        assert_eq!(row("homicides.MEX").grade, words[0]);
    }
}
