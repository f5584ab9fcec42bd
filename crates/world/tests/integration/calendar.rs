//! Months and days.

use vecinos_world::Month;
use vecinos_world::scenario::day::Day;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn a_month_is_read_and_printed_the_same() {
    for text in ["1900-01", "2025-01", "2026-10", "2036-12", "2199-12"] {
        assert_eq!(month(text).to_string(), text);
    }
}

#[test]
fn texts_that_are_no_month_are_refused() {
    for text in [
        "2027-13",
        "2027-00",
        "2027-1",
        "27-01",
        "2027",
        "2027-01-01",
        "abcd-ef",
        "",
        "+027-01",
        "1899-12",
    ] {
        assert!(text.parse::<Month>().is_err(), "{text}");
    }
}

#[test]
fn months_count_across_years() {
    assert_eq!(month("2027-01").since(month("2026-10")), 3);
    assert_eq!(month("2026-11").plus(14), month("2028-01"));
    assert_eq!(month("2027-02").plus(-2), month("2026-12"));
    assert_eq!(month("2025-01").through(month("2030-12")).count(), 72);
    assert_eq!(month("2025-02").through(month("2025-01")).count(), 0);
}

#[test]
fn february_has_its_leap_day() {
    assert_eq!(month("2028-02").days(), 29);
    assert_eq!(month("2027-02").days(), 28);
    assert_eq!(month("2028-02").last_day().to_string(), "2028-02-29");
}

#[test]
fn a_whole_month_begins_on_its_first_and_ends_on_its_last_day() {
    let whole = Day::parse("2027-04").unwrap();
    assert_eq!(whole.first().to_string(), "2027-04-01");
    assert_eq!(whole.last().to_string(), "2027-04-30");
    let day = Day::parse("2027-04-17").unwrap();
    assert_eq!(day.first(), day.last());
}

#[test]
fn days_that_do_not_exist_are_refused_with_the_reason() {
    assert!(
        Day::parse("2027-13-01")
            .unwrap_err()
            .contains("no month 13")
    );
    assert!(
        Day::parse("2027-02-29")
            .unwrap_err()
            .contains("2027-02 has no day 29")
    );
    assert!(
        Day::parse("2300-01")
            .unwrap_err()
            .contains("outside 1900 to 2199")
    );
    assert!(Day::parse("tomorrow").unwrap_err().contains("YYYY-MM-DD"));
}
