//! Inverse distribution functions: one uniform number in, one draw out.
//!
//! With one uniform per draw, common random numbers stay common when a distribution changes, and nothing is rejected.

use crate::math::{exp, ln, pow};

/// Quantile of the standard normal distribution (algorithm AS 241, PPND16, Wichura 1988, *Applied Statistics* 37:
/// 477–484; relative accuracy about 1e-16). Infinite at 0 and 1, not a number outside.
pub fn standard_normal(uniform: f64) -> f64 {
    if !(0.0..=1.0).contains(&uniform) {
        return f64::NAN;
    }
    let centred = uniform - 0.5;
    if centred.abs() <= 0.425 {
        let r = 0.180_625 - centred * centred;
        return centred * ratio(r, &CENTRE_NUMERATOR, &CENTRE_DENOMINATOR);
    }
    let tail = if centred < 0.0 {
        uniform
    } else {
        1.0 - uniform
    };
    if tail <= 0.0 {
        return if centred < 0.0 {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        };
    }
    let r = (-ln(tail)).sqrt();
    let size = if r <= 5.0 {
        ratio(r - 1.6, &MIDDLE_NUMERATOR, &MIDDLE_DENOMINATOR)
    } else {
        ratio(r - 5.0, &FAR_NUMERATOR, &FAR_DENOMINATOR)
    };
    if centred < 0.0 { -size } else { size }
}

fn ratio(x: f64, numerator: &[f64; 8], denominator: &[f64; 8]) -> f64 {
    let polynomial = |coefficients: &[f64; 8]| {
        coefficients
            .iter()
            .rev()
            .fold(0.0, |sum, coefficient| sum * x + coefficient)
    };
    polynomial(numerator) / polynomial(denominator)
}

const CENTRE_NUMERATOR: [f64; 8] = [
    3.387_132_872_796_366_5,
    1.331_416_678_917_843_8e2,
    1.971_590_950_306_551_3e3,
    1.373_169_376_550_946e4,
    4.592_195_393_154_987e4,
    6.726_577_092_700_87e4,
    3.343_057_558_358_813e4,
    2.509_080_928_730_122_7e3,
];
const CENTRE_DENOMINATOR: [f64; 8] = [
    1.0,
    4.231_333_070_160_091e1,
    6.871_870_074_920_579e2,
    5.394_196_021_424_751e3,
    2.121_379_430_158_659_7e4,
    3.930_789_580_009_271e4,
    2.872_908_573_572_194_3e4,
    5.226_495_278_852_545e3,
];
const MIDDLE_NUMERATOR: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    2.417_807_251_774_506e-1,
    2.272_384_498_926_918_4e-2,
    7.745_450_142_783_414e-4,
];
const MIDDLE_DENOMINATOR: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    6.897_673_349_851e-1,
    1.481_039_764_274_800_8e-1,
    1.519_866_656_361_645_7e-2,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const FAR_NUMERATOR: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    2.965_605_718_285_048_7e-1,
    2.653_218_952_657_612_4e-2,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const FAR_DENOMINATOR: [f64; 8] = [
    1.0,
    5.998_322_065_558_88e-1,
    1.369_298_809_227_358e-1,
    1.487_536_129_085_061_5e-2,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

/// Standard normal distribution function.
pub fn standard_normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Quantile of a normal distribution.
pub fn normal(uniform: f64, mean: f64, standard_deviation: f64) -> f64 {
    mean + standard_deviation * standard_normal(uniform)
}

/// Quantile of a normal distribution cut to \[low, high\] and renormalised.
pub fn truncated_normal(
    uniform: f64,
    mean: f64,
    standard_deviation: f64,
    low: f64,
    high: f64,
) -> f64 {
    let at = |x: f64| standard_normal_cdf((x - mean) / standard_deviation);
    let (below, above) = (at(low), at(high));
    let drawn = normal(below + uniform * (above - below), mean, standard_deviation);
    drawn.clamp(low.min(high), high.max(low))
}

/// Quantile of a log-normal distribution with this median and standard deviation of the logarithm.
pub fn log_normal(uniform: f64, median: f64, log_standard_deviation: f64) -> f64 {
    median * exp(log_standard_deviation * standard_normal(uniform))
}

/// Quantile of a uniform distribution.
pub fn uniform_between(uniform: f64, low: f64, high: f64) -> f64 {
    low + uniform * (high - low)
}

/// Quantile of a triangular distribution.
pub fn triangular(uniform: f64, low: f64, mode: f64, high: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        return mode;
    }
    let split = (mode - low) / width;
    if uniform < split {
        low + (uniform * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - uniform) * width * (high - mode)).sqrt()
    }
}

/// Quantile of a beta distribution with positive shapes, by bisection and Newton steps on [`beta_cdf`].
pub fn beta(uniform: f64, alpha: f64, beta: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    let mut x = alpha / (alpha + beta);
    for _ in 0..200 {
        let error = beta_cdf(x, alpha, beta) - uniform;
        if error > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let log_density =
            (alpha - 1.0) * ln(x) + (beta - 1.0) * libm::log1p(-x) - log_beta(alpha, beta);
        let newton = x - error / exp(log_density);
        let next = if newton > low && newton < high {
            newton
        } else {
            0.5 * (low + high)
        };
        if (next - x).abs() <= 1e-15 * x || high - low <= 1e-16 {
            return next;
        }
        x = next;
    }
    x
}

/// Distribution function of the beta distribution (regularised incomplete beta function, continued fraction 26.5.8 of
/// Abramowitz and Stegun by Lentz's method).
pub fn beta_cdf(x: f64, alpha: f64, beta: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = |x: f64, alpha: f64, beta: f64| {
        pow(x, alpha) * pow(1.0 - x, beta) * exp(-log_beta(alpha, beta)) / alpha
    };
    if x < (alpha + 1.0) / (alpha + beta + 2.0) {
        front(x, alpha, beta) * beta_fraction(x, alpha, beta)
    } else {
        1.0 - front(1.0 - x, beta, alpha) * beta_fraction(1.0 - x, beta, alpha)
    }
}

fn log_beta(alpha: f64, beta: f64) -> f64 {
    libm::lgamma(alpha) + libm::lgamma(beta) - libm::lgamma(alpha + beta)
}

fn beta_fraction(x: f64, alpha: f64, beta: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / keep(1.0 - (alpha + beta) * x / (alpha + 1.0));
    let mut fraction = d;
    for step in 1..500 {
        let m = f64::from(step);
        let even = m * (beta - m) * x / ((alpha + 2.0 * m - 1.0) * (alpha + 2.0 * m));
        d = 1.0 / keep(1.0 + even * d);
        c = keep(1.0 + even / c);
        fraction *= d * c;
        let odd =
            -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2.0 * m) * (alpha + 2.0 * m + 1.0));
        d = 1.0 / keep(1.0 + odd * d);
        c = keep(1.0 + odd / c);
        let change = d * c;
        fraction *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, wanted: f64, tolerance: f64) {
        assert!((found - wanted).abs() <= tolerance, "{found} for {wanted}");
    }

    #[test]
    fn normal_quantiles_invert_the_distribution_function() {
        close(standard_normal(0.975), 1.959_963_984_540_054, 1e-14);
        close(standard_normal(0.5), 0.0, 0.0);
        close(standard_normal(1e-10), -6.361_340_902_404_056, 1e-12);
        for position in 1..400 {
            let probability = f64::from(position) / 400.0;
            close(
                standard_normal_cdf(standard_normal(probability)),
                probability,
                1e-14,
            );
        }
        assert!(standard_normal(1.5).is_nan());
        assert!(standard_normal(0.0).is_infinite());
    }

    #[test]
    fn triangular_ends_and_median() {
        close(triangular(0.0, 1.0, 2.0, 5.0), 1.0, 0.0);
        close(triangular(1.0, 1.0, 2.0, 5.0), 5.0, 0.0);
        close(triangular(0.25, 1.0, 2.0, 5.0), 2.0, 1e-15);
        close(triangular(0.5, 0.0, 1.0, 2.0), 1.0, 1e-15);
    }

    #[test]
    fn beta_of_known_shapes() {
        close(beta_cdf(0.3, 1.0, 1.0), 0.3, 1e-14);
        close(beta_cdf(0.5, 2.0, 3.0), 0.6875, 1e-13);
        close(beta(0.6875, 2.0, 3.0), 0.5, 1e-12);
        for (alpha, shape) in [(0.4, 0.7), (2.0, 8.0), (30.0, 5.0)] {
            for step in 1..20 {
                let probability = f64::from(step) / 20.0;
                close(
                    beta_cdf(beta(probability, alpha, shape), alpha, shape),
                    probability,
                    1e-10,
                );
            }
        }
    }

    #[test]
    fn truncated_draws_stay_inside() {
        for step in 0..=10 {
            let drawn = truncated_normal(f64::from(step) / 10.0, 0.0, 1.0, -0.5, 2.0);
            assert!((-0.5..=2.0).contains(&drawn));
        }
        close(truncated_normal(0.5, 3.0, 0.5, 2.0, 4.0), 3.0, 1e-12);
    }

    #[test]
    fn log_normal_median() {
        close(log_normal(0.5, 4.0, 0.3), 4.0, 1e-14);
    }
}
