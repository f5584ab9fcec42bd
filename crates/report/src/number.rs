//! Numbers as people read them: decimal point, thousands comma (the United States and Mexico agree on both), a true
//! minus sign, and no more digits than the band supports.

/// Shown for a number that does not exist.
pub const NOT_AVAILABLE: &str = "–";

/// `value` with `decimals` digits after the point (at most 9), thousands commas, `−` for negatives, no minus zero;
/// [`NOT_AVAILABLE`] when not finite.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = unsigned(value, decimals);
    if value < 0.0 && text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        format!("−{text}")
    } else {
        text
    }
}

/// Like [`fixed`] with `+` before positives; a value that rounds to zero has no sign.
pub fn signed(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    let positive = value > 0.0 && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    if positive && value.is_finite() {
        format!("+{text}")
    } else {
        text
    }
}

fn unsigned(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NOT_AVAILABLE.to_owned();
    }
    let plain = format!("{:.*}", decimals.min(9), value.abs());
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((plain.as_str(), None), |(whole, part)| (whole, Some(part)));
    let mut text = String::with_capacity(plain.len() + plain.len() / 3 + 1);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// Digits after the point (0 to 3) so that one unit of the last digit is at most an eighth of `spread`, the width of
/// the 90 % band. Without a band (`spread` of 0) about three figures of `size`; none for zero.
pub fn decimals_for(spread: f64, size: f64) -> usize {
    let spread = spread.abs();
    let step = if spread.is_finite() && spread > 1e-12 {
        spread / 8.0
    } else {
        size.abs() / 200.0
    };
    let mut unit = 1.0;
    for decimals in 0..3 {
        if !step.is_finite() || unit <= step {
            return decimals;
        }
        unit /= 10.0;
    }
    if step > 0.0 { 3 } else { 0 }
}
