//! How wide a text will be, without a font at hand: widths of Helvetica and its kin, with a margin for wider ones.

/// Estimated width in pixels of `text` at `size` pixels; errs on the wide side.
pub fn text_width(text: &str, size: f64) -> f64 {
    let em: f64 = text.chars().map(character_width).sum();
    em * size * 1.1
}

fn character_width(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 'í' | '.' | ',' | ':' | ';' | '|' | '!' | '¡' | '\'' | '·' | '’' => {
            0.28
        }
        'f' | 't' | 'r' | 'I' | 'Í' | '(' | ')' | '[' | ']' | '-' | ' ' | '\u{a0}' | '/' => 0.33,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.9,
        '+' | '−' | '–' | '=' | '<' | '>' => 0.59,
        upper if upper.is_uppercase() => 0.7,
        _ => 0.556,
    }
}

/// Breaks `text` at spaces into at most `lines` lines no wider than `width` where that is possible; what does not
/// fit on the last line is cut with an ellipsis.
pub fn wrap(text: &str, size: f64, width: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let last_line = wrapped.len() >= lines.max(1);
        match wrapped.last_mut() {
            Some(line) if last_line || text_width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    wrapped
        .iter()
        .map(|line| shorten(line, size, width))
        .collect()
}

/// Cuts `text` with an ellipsis where it is wider than `width`.
fn shorten(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        let longer = format!("{short}{character}…");
        if text_width(&longer, size) > width {
            break;
        }
        short.push(character);
    }
    format!("{}…", short.trim_end())
}
