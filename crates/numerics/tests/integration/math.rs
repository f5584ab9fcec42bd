//! The polynomial exponential and logarithm against the portable library, over their whole ranges.

use vecinos_numerics::math;
use vecinos_numerics::random::Stream;

/// Distance in units in the last place of `expected`.
fn units_in_last_place(value: f64, expected: f64) -> f64 {
    if value == expected || (value.is_nan() && expected.is_nan()) {
        return 0.0;
    }
    let size = f64::from_bits(expected.abs().to_bits() + 1) - expected.abs();
    (value - expected).abs() / size
}

#[test]
fn exponential_stays_within_two_units() {
    let mut stream = Stream::new(1, "exponential", 0);
    let mut worst: f64 = 0.0;
    for case in 0..400_000 {
        let range = [1e-8, 0.1, 1.0, 20.0, 700.0][case % 5];
        let x = range * (2.0 * stream.uniform() - 1.0);
        worst = worst.max(units_in_last_place(math::exp_polynomial(x), math::exp(x)));
    }
    assert!(worst <= 2.0, "{worst} units in the last place");
}

#[test]
fn logarithm_stays_within_two_units() {
    let mut stream = Stream::new(1, "logarithm", 0);
    let mut worst: f64 = 0.0;
    for case in 0..400_000 {
        let range = [1e-7, 0.01, 0.7, 10.0, 700.0][case % 5];
        let x = math::exp(range * (2.0 * stream.uniform() - 1.0));
        worst = worst.max(units_in_last_place(math::ln_polynomial(x), math::ln(x)));
    }
    assert!(worst <= 2.0, "{worst} units in the last place");
}

#[test]
fn special_values() {
    assert_eq!(math::exp_polynomial(0.0), 1.0);
    assert_eq!(math::exp_polynomial(-0.0), 1.0);
    assert_eq!(math::exp_polynomial(f64::INFINITY), f64::INFINITY);
    assert_eq!(math::exp_polynomial(1e300), f64::INFINITY);
    assert_eq!(math::exp_polynomial(f64::NEG_INFINITY), 0.0);
    assert!(math::exp_polynomial(f64::NAN).is_nan());
    assert_eq!(math::ln_polynomial(1.0), 0.0);
    assert_eq!(math::ln_polynomial(0.0), f64::NEG_INFINITY);
    assert_eq!(math::ln_polynomial(-0.0), f64::NEG_INFINITY);
    assert_eq!(math::ln_polynomial(f64::INFINITY), f64::INFINITY);
    assert!(math::ln_polynomial(-1.0).is_nan());
    assert!(math::ln_polynomial(f64::NEG_INFINITY).is_nan());
    assert!(math::ln_polynomial(f64::NAN).is_nan());
}

/// At the ends: gradual underflow of the exponential, logarithms of subnormal numbers.
#[test]
fn subnormal_numbers() {
    for x in [-708.5, -720.0, -740.0, -745.0, 709.7] {
        let (value, expected) = (math::exp_polynomial(x), math::exp(x));
        // Below the smallest normal number a unit in the last place is the smallest number there is.
        let tolerance = (expected * 4.5e-16).max(1e-323);
        assert!(
            (value - expected).abs() <= tolerance,
            "{x}: {value:e}, {expected:e}"
        );
    }
    for x in [5e-324, 1e-310, f64::MIN_POSITIVE, f64::MAX] {
        let (value, expected) = (math::ln_polynomial(x), math::ln(x));
        assert!(units_in_last_place(value, expected) <= 2.0, "{x:e}");
    }
}

#[test]
fn slices_have_the_bits_of_single_values() {
    let points: Vec<f64> = (0..103).map(|step| 0.37 * f64::from(step) - 19.0).collect();
    let mut exponentials = points.clone();
    math::exp_in_place(&mut exponentials);
    for (point, value) in points.iter().zip(&exponentials) {
        assert_eq!(value.to_bits(), math::exp_polynomial(*point).to_bits());
    }
    let mut logarithms = exponentials.clone();
    math::ln_in_place(&mut logarithms);
    for (exponential, value) in exponentials.iter().zip(&logarithms) {
        assert_eq!(value.to_bits(), math::ln_polynomial(*exponential).to_bits());
    }
}

/// Golden bits: the same on every processor and compiler.
#[test]
fn golden_bits() {
    let exponentials: Vec<u64> = [0.5, -3.25, 17.0, -0.001]
        .into_iter()
        .map(|x| math::exp_polynomial(x).to_bits())
        .collect();
    let logarithms: Vec<u64> = [0.5, 3.25, 17.0, 1.001]
        .into_iter()
        .map(|x| math::ln_polynomial(x).to_bits())
        .collect();
    assert_eq!(exponentials, GOLDEN_EXPONENTIALS);
    assert_eq!(logarithms, GOLDEN_LOGARITHMS);
}

const GOLDEN_EXPONENTIALS: [u64; 4] = [
    4_610_103_999_673_009_820,
    4_585_748_773_289_955_373,
    4_717_249_255_986_603_257,
    4_607_173_416_102_861_470,
];
const GOLDEN_LOGARITHMS: [u64; 4] = [
    13_827_790_571_168_217_583,
    4_607_987_009_374_969_523,
    4_613_562_248_080_293_754,
    4_562_252_204_610_436_292,
];
