//! A small SVG writer: numbers to a tenth of a pixel, all text escaped.

use std::fmt::Write as _;

/// An SVG document under construction.
#[derive(Debug, Default)]
pub(super) struct Svg {
    body: String,
}

/// Where a text is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A pixel coordinate with at most one decimal, no minus zero.
pub(super) fn pixel(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Text made safe for elements and attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            control if control.is_control() && control != '\n' && control != '\t' => {}
            other => safe.push(other),
        }
    }
    safe
}

impl Svg {
    /// A line from one point to another.
    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.push(format_args!(
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            pixel(from.0),
            pixel(from.1),
            pixel(to.0),
            pixel(to.1)
        ));
    }

    /// A path through `commands`.
    pub(super) fn path(&mut self, class: &str, commands: &str) {
        if !commands.is_empty() {
            self.push(format_args!("<path class=\"{class}\" d=\"{commands}\"/>"));
        }
    }

    /// A pattern of slanted lines under an id that must be unique on the page.
    pub(super) fn hatch(&mut self, id: &str, class: &str) {
        self.push(format_args!(
            "<defs><pattern id=\"{}\" width=\"4.5\" height=\"4.5\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><path class=\"hatch {class}\" d=\"M1 0V4.5\"/></pattern></defs>",
            escape(id)
        ));
    }

    /// A path through `commands`, filled with a pattern of [`Svg::hatch`].
    pub(super) fn hatched(&mut self, class: &str, pattern: &str, commands: &str) {
        if !commands.is_empty() {
            self.push(format_args!(
                "<path class=\"{class}\" fill=\"url(#{})\" d=\"{commands}\"/>",
                escape(pattern)
            ));
        }
    }

    /// A rectangle between two corners.
    pub(super) fn rectangle(&mut self, class: &str, corner: (f64, f64), opposite: (f64, f64)) {
        self.push(format_args!(
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            pixel(corner.0.min(opposite.0)),
            pixel(corner.1.min(opposite.1)),
            pixel((opposite.0 - corner.0).abs()),
            pixel((opposite.1 - corner.1).abs())
        ));
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, centre: (f64, f64), radius: f64) {
        self.push(format_args!(
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            pixel(centre.0),
            pixel(centre.1),
            pixel(radius)
        ));
    }

    /// A text with its baseline at `at`.
    pub(super) fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.push(format_args!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\"{anchor}>{}</text>",
            pixel(at.0),
            pixel(at.1),
            escape(text)
        ));
    }

    /// The whole picture with title and description for screen readers; `id` must be unique on the page.
    pub(super) fn finish(
        self,
        id: &str,
        size: (f64, f64),
        title: &str,
        description: &str,
    ) -> String {
        let (id, title, description) = (escape(id), escape(title), escape(description));
        format!(
            "<svg class=\"chart\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
             <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>{2}</svg>",
            pixel(size.0),
            pixel(size.1),
            self.body
        )
    }

    fn push(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(arguments);
    }
}
