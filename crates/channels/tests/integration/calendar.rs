//! Months, model weeks and steps of SOURCE.

use vecinos_channels::calendar::{cartels_start, source_start, source_steps, weeks};

use crate::support::month;

#[test]
fn every_step_of_source_stands_in_one_month() {
    let mut next = 0;
    for month in source_start().through(month("2032-12")) {
        let steps = source_steps(month);
        assert_eq!(steps.start, next, "{month}");
        assert!((1..=2).contains(&steps.len()), "{month} {steps:?}");
        for step in steps.clone() {
            let time = f64::from(step) / 16.0;
            let begin = f64::from(month.year() - 1999) + month.year_fraction();
            assert!(
                time >= begin - 1e-9 && time < begin + 1.0 / 12.0,
                "{month} {step}"
            );
        }
        next = steps.end;
    }
    assert_eq!(next, 16 * 34);
}

#[test]
fn a_model_year_has_52_weeks_and_a_quarter_13() {
    assert_eq!(weeks(month("2012-01")), 0..5);
    assert_eq!(weeks(month("2022-01")).start, 520);
    let mut next = 0;
    for month in cartels_start().through(month("2036-12")) {
        let range = weeks(month);
        assert_eq!(range.start, next);
        assert!((4..=5).contains(&range.len()));
        if month.month() % 3 == 0 {
            assert_eq!(range.end % 13, 0);
        }
        next = range.end;
    }
}

#[test]
fn a_year_of_source_has_16_steps_whatever_the_month_it_begins_in() {
    for first in month("1999-01").through(month("2001-12")) {
        let steps = source_steps(first.plus(11)).end - source_steps(first).start;
        assert!((15..=17).contains(&steps), "{first} {steps}");
    }
    assert_eq!(source_steps(month("2010-12")).end, 192);
}
