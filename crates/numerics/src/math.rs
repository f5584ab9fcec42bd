//! Elementary functions with the same bits on every processor.
//!
//! Two families: functions of the portable `libm` crate for single values, and branch-free polynomial `exp` and `ln`
//! ([`exp_polynomial`], [`ln_polynomial`]) that the compiler can vectorise inside loops, with their slice forms. The
//! polynomial forms use only additions, multiplications, divisions, comparisons and integer operations on the bit
//! patterns, in one fixed order, so a vectorised loop gives the bits of the scalar one. They stay within 2 units in the
//! last place of `libm`.

#![allow(
    clippy::inline_always,
    reason = "code must be inlined into functions that are compiled for the vector units"
)]

/// e^x.
#[inline]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// e^x − 1, accurate near zero.
#[inline]
pub fn expm1(x: f64) -> f64 {
    libm::expm1(x)
}

/// Natural logarithm.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x), accurate near zero.
#[inline]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// Decimal logarithm.
#[inline]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// 10^x.
#[inline]
pub fn exp10(x: f64) -> f64 {
    libm::exp10(x)
}

/// x^y.
#[inline]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// Hyperbolic tangent.
#[inline]
pub fn tanh(x: f64) -> f64 {
    libm::tanh(x)
}

/// Sine of an angle in radians.
#[inline]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
#[inline]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// Error function.
#[inline]
pub fn erf(x: f64) -> f64 {
    libm::erf(x)
}

/// Complementary error function, 1 − erf(x), accurate in the upper tail.
#[inline]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// Logarithm of the gamma function (of its absolute value).
#[inline]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// 1.5·2^52: adding and subtracting it rounds to the nearest integer and leaves that integer in the low bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// ln 2 in two parts; the first has 32 trailing zero bits, so its product with an exponent is exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// e^x without branches (Taylor polynomial of degree 13 after reduction by multiples of ln 2; Muller, *Elementary
/// Functions*, chapter 11). Overflows to infinity, underflows to zero, keeps not-a-number.
#[inline(always)]
pub fn exp_polynomial(x: f64) -> f64 {
    // Beyond these bounds the result is infinite or zero anyway; the comparisons leave not-a-number alone.
    let x = if x > 710.0 { 710.0 } else { x };
    let x = if x < -746.0 { -746.0 } else { x };
    let shifted = x * std::f64::consts::LOG2_E + ROUNDER;
    let exponent = shifted - ROUNDER;
    let r = (x - exponent * LN_2_HIGH) - exponent * LN_2_LOW;
    let r2 = r * r;
    // Pairs first (Estrin), so that the additions do not wait for one another.
    let r4 = r2 * r2;
    let r8 = r4 * r4;
    let low = (0.5 + r * (1.0 / 6.0)) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
    let middle =
        (1.0 / 720.0 + r * (1.0 / 5_040.0)) + r2 * (1.0 / 40_320.0 + r * (1.0 / 362_880.0));
    let high = (1.0 / 3_628_800.0 + r * (1.0 / 39_916_800.0))
        + r2 * (1.0 / 479_001_600.0 + r * (1.0 / 6_227_020_800.0));
    let tail = (low + r4 * middle) + r8 * high;
    let value = 1.0 + (r + r2 * tail);
    // 2^exponent in two factors, so that neither overflows where the product does not.
    let half = exponent * 0.5 + ROUNDER;
    let first = half - ROUNDER;
    let second = exponent - first;
    value * power_of_two(first) * power_of_two(second)
}

/// 2^n for an integer n between −1022 and 1023 given as a floating-point number.
#[inline(always)]
fn power_of_two(n: f64) -> f64 {
    let bits = (n + (ROUNDER + 1023.0)).to_bits();
    f64::from_bits(bits << 52)
}

/// Bits of √½ as the reference point of the reduction: the mantissa ends in [√½, √2).
const SQRT_HALF_BITS: u64 = 0x3fe6_a09e_667f_3bcd;
const ONE_BITS: u64 = 0x3ff0_0000_0000_0000;
const MANTISSA: u64 = 0x000f_ffff_ffff_ffff;
/// 2^52, whose low bits hold an integer added to it.
const INTEGER_BASE: f64 = 4_503_599_627_370_496.0;

/// Natural logarithm without branches (argument reduced to [√½, √2), then the series of 2·artanh(f/(2+f))).
/// Zero gives −∞, negative values and not-a-number give not-a-number, +∞ stays.
#[inline(always)]
pub fn ln_polynomial(x: f64) -> f64 {
    let tiny = x < f64::MIN_POSITIVE;
    let scaled = if tiny {
        x * 18_014_398_509_481_984.0
    } else {
        x
    };
    let correction = if tiny { 1023.0 + 54.0 } else { 1023.0 };
    let moved = scaled
        .to_bits()
        .wrapping_add(ONE_BITS.wrapping_sub(SQRT_HALF_BITS));
    let exponent =
        (f64::from_bits((moved >> 52) | INTEGER_BASE.to_bits()) - INTEGER_BASE) - correction;
    let mantissa = f64::from_bits((moved & MANTISSA).wrapping_add(SQRT_HALF_BITS));
    let f = mantissa - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let z2 = z * z;
    let z4 = z2 * z2;
    let low = (2.0 / 3.0 + z * (2.0 / 5.0)) + z2 * (2.0 / 7.0 + z * (2.0 / 9.0));
    let middle = (2.0 / 11.0 + z * (2.0 / 13.0)) + z2 * (2.0 / 15.0 + z * (2.0 / 17.0));
    let high = 2.0 / 19.0 + z * (2.0 / 21.0);
    let series = low + z4 * (middle + z4 * high);
    let rest = series * z;
    let half_square = 0.5 * f * f;
    let value = exponent * LN_2_HIGH
        - ((half_square - (s * (half_square + rest) + exponent * LN_2_LOW)) - f);
    let value = if x == 0.0 { f64::NEG_INFINITY } else { value };
    let value = if x == f64::INFINITY { x } else { value };
    if x < 0.0 || x.is_nan() {
        f64::NAN
    } else {
        value
    }
}

/// Replaces every value by its exponential ([`exp_polynomial`]).
pub fn exp_in_place(values: &mut [f64]) {
    apply(values, exp_polynomial);
}

/// Replaces every value by its natural logarithm ([`ln_polynomial`]).
pub fn ln_in_place(values: &mut [f64]) {
    apply(values, ln_polynomial);
}

#[inline(always)]
fn apply(values: &mut [f64], function: impl Fn(f64) -> f64) {
    for value in values {
        *value = function(*value);
    }
}
