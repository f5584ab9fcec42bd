//! Bands and lines by month: fan charts and step lines.

use std::fmt::Write as _;

use serde::Serialize;
use vecinos_world::Month;

use super::Ink;
use super::scale::{Scale, nice_ticks};
use super::svg::{Anchor, Svg, pixel};
use super::text::text_width;
use crate::number;

/// One layer of a time chart, drawn in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TimeLayer {
    /// The space between two quantiles; `level` 90 or 50 sets how strong it is.
    Band {
        /// Lower edge by month.
        low: Vec<f64>,
        /// Upper edge by month.
        high: Vec<f64>,
        /// Ink.
        ink: Ink,
        /// Share of draws inside, percent.
        level: u8,
    },
    /// The space between two edges, hatched: what judged links add to a band.
    Hatched {
        /// Lower edge by month.
        low: Vec<f64>,
        /// Upper edge by month.
        high: Vec<f64>,
        /// Ink.
        ink: Ink,
    },
    /// A thin line along the edge of a band.
    Edge {
        /// Values by month.
        values: Vec<f64>,
        /// Ink.
        ink: Ink,
    },
    /// A line through the months.
    Line {
        /// Values by month.
        values: Vec<f64>,
        /// Ink.
        ink: Ink,
        /// Drawn as steps (law) instead of joined points.
        steps: bool,
        /// Drawn with dashes.
        dashed: bool,
        /// Whether the last value is written beside the line.
        labelled: bool,
    },
}

/// A chart over the months of the window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeChart {
    /// Id, unique on the page.
    pub id: String,
    /// Title (screen readers; the page shows it above the picture).
    pub title: String,
    /// What the picture shows, in one or two sentences.
    pub description: String,
    /// Months, one per value of every layer.
    pub months: Vec<Month>,
    /// Layers, first drawn first.
    pub layers: Vec<TimeLayer>,
    /// Lowest and highest value to show.
    pub range: (f64, f64),
    /// Decimals of the values written beside lines.
    pub decimals: usize,
    /// Values are differences: they carry a sign and the zero line is the baseline.
    pub difference: bool,
    /// Month in which the scenario departs from its baseline, marked by a vertical line.
    pub departure: Option<Month>,
}

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 220.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 26.0;
const SIZE: f64 = 11.0;
/// Least distance between two labels one above the other.
const LINE_HEIGHT: f64 = 13.0;

impl TimeChart {
    /// Lowest and highest value of all layers; with zero inside when the values are differences.
    pub fn extent(layers: &[TimeLayer], difference: bool) -> (f64, f64) {
        let mut range = if difference {
            (0.0, 0.0)
        } else {
            (f64::INFINITY, f64::NEG_INFINITY)
        };
        let mut include = |values: &[f64]| {
            for value in values.iter().filter(|value| value.is_finite()) {
                range = (value.min(range.0), value.max(range.1));
            }
        };
        for layer in layers {
            match layer {
                TimeLayer::Band { low, high, .. } | TimeLayer::Hatched { low, high, .. } => {
                    include(low);
                    include(high);
                }
                TimeLayer::Line { values, .. } | TimeLayer::Edge { values, .. } => include(values),
            }
        }
        if range.0 <= range.1 {
            range
        } else {
            (0.0, 1.0)
        }
    }

    /// The picture.
    pub fn svg(&self) -> String {
        let (ticks, tick_decimals) = nice_ticks(self.range.0, self.range.1, 4);
        let labels: Vec<String> = ticks
            .iter()
            .map(|tick| self.label(*tick, tick_decimals))
            .collect();
        let left = labels
            .iter()
            .map(|label| text_width(label, SIZE))
            .fold(0.0, f64::max)
            + 10.0;
        let ends = self.end_labels();
        let right = ends
            .iter()
            .map(|end| text_width(&end.text, SIZE) + 10.0)
            .fold(12.0, f64::max);
        let low = ticks.first().copied().unwrap_or(0.0);
        let high = ticks.last().copied().unwrap_or(1.0);
        let vertical = Scale {
            domain: (low, high),
            pixels: (HEIGHT - BOTTOM, TOP),
        };
        let last = self.months.len().saturating_sub(1).max(1) as f64;
        let horizontal = Scale {
            domain: (0.0, last),
            pixels: (left, WIDTH - right),
        };

        let mut svg = Svg::default();
        for ink in self.hatched_inks() {
            svg.hatch(&self.hatch_id(ink), ink.class());
        }
        for (tick, label) in ticks.iter().zip(&labels) {
            let y = vertical.at(*tick);
            let class = if self.difference && *tick == 0.0 {
                "zero"
            } else {
                "grid"
            };
            svg.line(class, (left, y), (WIDTH - right, y));
            svg.text("tick", (left - 6.0, y + 4.0), Anchor::End, label);
        }
        self.draw_months(&mut svg, &horizontal);
        for layer in &self.layers {
            self.draw_layer(&mut svg, layer, &horizontal, &vertical);
        }
        for (end, y) in ends.iter().zip(spread(&ends, &vertical)) {
            let class = format!("value {}", end.ink.class());
            svg.text(
                &class,
                (WIDTH - right + 6.0, y + 4.0),
                Anchor::Start,
                &end.text,
            );
        }
        svg.finish(&self.id, (WIDTH, HEIGHT), &self.title, &self.description)
    }

    fn label(&self, value: f64, decimals: usize) -> String {
        if self.difference {
            number::signed(value, decimals)
        } else {
            number::fixed(value, decimals)
        }
    }

    /// Inks of hatched layers, each once.
    fn hatched_inks(&self) -> Vec<Ink> {
        let mut inks = Vec::new();
        for layer in &self.layers {
            if let TimeLayer::Hatched { ink, .. } = layer
                && !inks.contains(ink)
            {
                inks.push(*ink);
            }
        }
        inks
    }

    /// Id of the pattern of an ink: every picture has its own, so that it can be taken out of the page.
    fn hatch_id(&self, ink: Ink) -> String {
        format!("{}-hatch-{}", self.id, ink.class())
    }

    fn end_labels(&self) -> Vec<EndLabel> {
        let mut ends: Vec<EndLabel> = Vec::new();
        for layer in &self.layers {
            let TimeLayer::Line {
                values,
                ink,
                labelled: true,
                ..
            } = layer
            else {
                continue;
            };
            let Some(value) = values.last().copied().filter(|value| value.is_finite()) else {
                continue;
            };
            let text = self.label(value, self.decimals);
            // Two lines that end on the same number need one label.
            if ends.iter().all(|end| end.text != text) {
                ends.push(EndLabel {
                    value,
                    text,
                    ink: *ink,
                });
            }
        }
        ends
    }

    fn draw_layer(&self, svg: &mut Svg, layer: &TimeLayer, horizontal: &Scale, vertical: &Scale) {
        match layer {
            TimeLayer::Band {
                low,
                high,
                ink,
                level,
            } => {
                let strength = if *level >= 90 { "band-90" } else { "band-50" };
                svg.path(
                    &format!("{strength} {}", ink.class()),
                    &band_path(low, high, horizontal, vertical),
                );
            }
            TimeLayer::Hatched { low, high, ink } => {
                svg.hatched(
                    &format!("hatched {}", ink.class()),
                    &self.hatch_id(*ink),
                    &band_path(low, high, horizontal, vertical),
                );
            }
            TimeLayer::Edge { values, ink } => {
                svg.path(
                    &format!("edge {}", ink.class()),
                    &line_path(values, false, horizontal, vertical),
                );
            }
            TimeLayer::Line {
                values,
                ink,
                steps,
                dashed,
                ..
            } => {
                let dash = if *dashed { " dashed" } else { "" };
                svg.path(
                    &format!("line{dash} {}", ink.class()),
                    &line_path(values, *steps, horizontal, vertical),
                );
            }
        }
    }

    fn draw_months(&self, svg: &mut Svg, horizontal: &Scale) {
        let floor = HEIGHT - BOTTOM;
        if let Some(departure) = self.departure
            && let Some(position) = self.months.iter().position(|month| *month == departure)
            && position > 0
        {
            let x = horizontal.at(position as f64 - 0.5);
            svg.line("departure", (x, TOP), (x, floor));
        }
        let januaries: Vec<(usize, Month)> = self
            .months
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, month)| month.month() == 1)
            .collect();
        let (first, second) = (horizontal.pixels.0, horizontal.pixels.1);
        if januaries.len() < 2 {
            let ends = [
                (self.months.first(), first, Anchor::Start),
                (self.months.last(), second, Anchor::End),
            ];
            for (month, x, anchor) in ends {
                if let Some(month) = month {
                    svg.text("tick", (x, floor + 17.0), anchor, &month.to_string());
                }
            }
            return;
        }
        let room = (second - first) / self.months.len().max(1) as f64 * 12.0;
        let every = [1, 2, 3, 4, 6]
            .into_iter()
            .find(|every| f64::from(*every) * room >= text_width("2025", SIZE) + 8.0);
        for (position, month) in januaries {
            let x = horizontal.at(position as f64);
            svg.line("axis", (x, floor), (x, floor + 4.0));
            let half = text_width("2025", SIZE) / 2.0;
            if month.year().rem_euclid(every.unwrap_or(12)) == 0 {
                svg.text(
                    "tick",
                    (x.clamp(half, WIDTH - half), floor + 17.0),
                    Anchor::Middle,
                    &month.year().to_string(),
                );
            }
        }
    }
}

struct EndLabel {
    value: f64,
    text: String,
    ink: Ink,
}

/// Heights of the labels at the end of lines: at their values, moved apart where they would overlap, inside the picture.
fn spread(ends: &[EndLabel], vertical: &Scale) -> Vec<f64> {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    let wanted: Vec<f64> = ends.iter().map(|end| vertical.at(end.value)).collect();
    order.sort_by(|left, right| wanted[*left].total_cmp(&wanted[*right]));
    let (ceiling, floor) = (vertical.pixels.1, vertical.pixels.0);
    let mut placed = wanted.clone();
    let mut lowest_free = ceiling;
    for index in &order {
        placed[*index] = wanted[*index].max(lowest_free);
        lowest_free = placed[*index] + LINE_HEIGHT;
    }
    let mut highest_free = floor;
    for index in order.iter().rev() {
        placed[*index] = placed[*index].min(highest_free);
        highest_free = placed[*index] - LINE_HEIGHT;
    }
    placed
}

fn band_path(low: &[f64], high: &[f64], horizontal: &Scale, vertical: &Scale) -> String {
    let points: Vec<(f64, f64, f64)> = low
        .iter()
        .zip(high)
        .enumerate()
        .filter(|(_, (low, high))| low.is_finite() && high.is_finite())
        .map(|(index, (low, high))| {
            (
                horizontal.at(index as f64),
                vertical.at(*low),
                vertical.at(*high),
            )
        })
        .collect();
    if points.len() < 2 {
        return String::new();
    }
    let upper = points.iter().map(|(x, _, high)| (*x, *high));
    let lower = points.iter().rev().map(|(x, low, _)| (*x, *low));
    let mut path = String::new();
    for (index, (x, y)) in upper.chain(lower).enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        path.push_str(&pixel(x));
        path.push(' ');
        path.push_str(&pixel(y));
    }
    path.push('Z');
    path
}

fn line_path(values: &[f64], steps: bool, horizontal: &Scale, vertical: &Scale) -> String {
    let mut path = String::new();
    let mut drawing = false;
    for (index, value) in values.iter().enumerate() {
        if !value.is_finite() {
            drawing = false;
            continue;
        }
        let (x, y) = (horizontal.at(index as f64), vertical.at(*value));
        if !drawing {
            let _ = write!(path, "M{} {}", pixel(x), pixel(y));
        } else if steps {
            // A month's rate holds through the month: the step lies between two months.
            let _ = write!(
                path,
                "H{}V{}H{}",
                pixel(horizontal.at(index as f64 - 0.5)),
                pixel(y),
                pixel(x)
            );
        } else {
            let _ = write!(path, "L{} {}", pixel(x), pixel(y));
        }
        drawing = true;
    }
    path
}
