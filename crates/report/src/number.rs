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

/// A number as people write a parameter: up to four decimals and no trailing zeros, or four figures and a power of ten where
/// those would leave too little of it (`1.549×10⁻⁸`).
pub fn plain(value: f64) -> String {
    if value.is_finite() && value != 0.0 && value.abs() < 0.001 {
        let text = format!("{:.3e}", value.abs());
        if let Some((figures, exponent)) = text.split_once('e') {
            let sign = if value < 0.0 { "−" } else { "" };
            return format!("{sign}{}×10{}", trimmed(figures), superscript(exponent));
        }
    }
    trimmed(&fixed(value, 4)).to_owned()
}

fn trimmed(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

fn superscript(exponent: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = exponent.chars().map(|letter| {
        let digit = letter
            .to_digit(10)
            .and_then(|digit| usize::try_from(digit).ok());
        digit
            .and_then(|digit| DIGITS.get(digit))
            .copied()
            .unwrap_or('⁻')
    });
    raised.collect()
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
/// the 90 % band. Without a band (`spread` of 0) about three figures of `size`; none for zero. Large numbers stay short: no more
/// than two decimals from 10, one from 100, none from 1,000 on.
pub fn decimals_for(spread: f64, size: f64) -> usize {
    let spread = spread.abs();
    let step = if spread.is_finite() && spread > 1e-12 {
        spread / 8.0
    } else {
        size.abs() / 200.0
    };
    let most = match size.abs() {
        size if size >= 1000.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 10.0 => 2,
        _ => 3,
    };
    let mut unit = 1.0;
    for decimals in 0..most {
        if !step.is_finite() || unit <= step {
            return decimals;
        }
        unit /= 10.0;
    }
    if step > 0.0 { most } else { 0 }
}
