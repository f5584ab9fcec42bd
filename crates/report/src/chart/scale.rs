//! Linear scales with round ticks.

/// A linear map from values to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Lowest and highest value shown.
    pub domain: (f64, f64),
    /// Pixels of the lowest and the highest value.
    pub pixels: (f64, f64),
}

impl Scale {
    /// Pixel of a value, held inside the picture; the middle when the value is not finite or the domain is empty.
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = self.domain;
        let (start, end) = self.pixels;
        let share = (value - low) / (high - low);
        if share.is_finite() {
            start + share.clamp(0.0, 1.0) * (end - start)
        } else {
            f64::midpoint(start, end)
        }
    }
}

/// Round ticks: steps of 1, 2 or 5 times a power of ten, about `target` of them, covering `low` to `high` from outside.
/// Gives the ticks in rising order and the decimals their labels need. A range without width is widened around itself.
pub fn nice_ticks(low: f64, high: f64, target: usize) -> (Vec<f64>, usize) {
    let (low, high) = sane(low, high);
    let rough = (high - low) / target.max(1) as f64;
    let (step, decimals) = nice_step(rough);
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let mut ticks = Vec::new();
    let mut index = first;
    while index <= last && ticks.len() < 60 {
        // Adding zero turns a minus zero into a plain one.
        ticks.push(index * step + 0.0);
        index += 1.0;
    }
    (ticks, decimals)
}

fn sane(low: f64, high: f64) -> (f64, f64) {
    match (low.is_finite() && high.is_finite(), high - low) {
        (false, _) => (-1.0, 1.0),
        (true, width) if width > 1e-9 => (low, high),
        (true, _) => {
            let half = (low.abs() / 10.0).max(0.05);
            (low - half, high + half)
        }
    }
}

/// Smallest of 1, 2, 5 times a power of ten that is at least `rough`, and the decimals it needs.
fn nice_step(rough: f64) -> (f64, usize) {
    let mut power = 1e-9;
    let mut exponent: i32 = -9;
    while exponent < 15 {
        for factor in [1.0, 2.0, 5.0] {
            if factor * power >= rough * (1.0 - 1e-9) {
                return (factor * power, usize::try_from(-exponent).unwrap_or(0));
            }
        }
        exponent += 1;
        power = if exponent < 0 {
            1.0 / 10_f64.powi(-exponent)
        } else {
            10_f64.powi(exponent)
        };
    }
    (power, 0)
}

/// One range for panels that stand side by side: the union of `ranges` where no panel's own range is more than `ratio`
/// times narrower, else each its own (and the caller says so). The flag tells whether the range is common.
pub fn common_ranges(ranges: &[(f64, f64)], ratio: f64) -> (Vec<(f64, f64)>, bool) {
    let low = ranges
        .iter()
        .map(|range| range.0)
        .fold(f64::INFINITY, f64::min);
    let high = ranges
        .iter()
        .map(|range| range.1)
        .fold(f64::NEG_INFINITY, f64::max);
    let narrowest = ranges
        .iter()
        .map(|range| range.1 - range.0)
        .fold(f64::INFINITY, f64::min);
    let common = ranges.len() < 2 || high - low <= ratio * narrowest;
    if common {
        (vec![(low, high); ranges.len()], true)
    } else {
        (ranges.to_vec(), false)
    }
}
