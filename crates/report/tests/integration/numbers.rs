//! Numbers as people read them.

use vecinos_report::number::{NOT_AVAILABLE, decimals_for, fixed, signed};

#[test]
fn numbers_have_commas_a_true_minus_and_no_minus_zero() {
    assert_eq!(fixed(1_234_567.891, 1), "1,234,567.9");
    assert_eq!(fixed(-999.0, 0), "−999");
    assert_eq!(fixed(-1000.0, 2), "−1,000.00");
    assert_eq!(fixed(-0.004, 2), "0.00");
    assert_eq!(fixed(-0.0, 0), "0");
    assert_eq!(signed(0.25, 2), "+0.25");
    assert_eq!(signed(0.001, 2), "0.00");
    assert_eq!(signed(-0.25, 2), "−0.25");
    assert_eq!(signed(100.0, 0), "+100");
}

#[test]
fn numbers_that_do_not_exist_are_dashes() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(fixed(value, 1), NOT_AVAILABLE);
        assert_eq!(signed(value, 1), NOT_AVAILABLE);
    }
}

#[test]
fn decimals_follow_the_width_of_the_band() {
    // The last digit is at most an eighth of the band, with three decimals at most.
    for (spread, decimals) in [
        (80.0, 0),
        (8.0, 0),
        (7.9, 1),
        (0.8, 1),
        (0.79, 2),
        (0.08, 2),
        (0.07, 3),
        (0.0005, 3),
    ] {
        assert_eq!(decimals_for(spread, 1.0), decimals, "{spread}");
    }
    assert_eq!(decimals_for(0.0, 250.0), 0);
    assert_eq!(decimals_for(0.0, 25.0), 1);
    assert_eq!(decimals_for(0.0, 2.5), 2);
    assert_eq!(decimals_for(0.0, 0.0), 0);
    assert_eq!(decimals_for(0.001, 84_873.4), 0);
    assert_eq!(decimals_for(0.001, 139.1), 1);
    assert_eq!(decimals_for(0.001, 17.38), 2);
    assert!(decimals_for(f64::NAN, f64::INFINITY) <= 3);
}
