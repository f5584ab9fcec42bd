//! Dots, intervals and bars by row, in panels that share the rows.

use serde::Serialize;
use vecinos_ensemble::Band;

use super::Ink;
use super::scale::{Scale, nice_ticks};
use super::svg::{Anchor, Svg, pixel};
use super::text::{text_width, wrap};
use crate::number;

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// A filled circle.
    Dot,
    /// An open diamond.
    Diamond,
    /// A median on its 50 % and 90 % bands.
    Interval,
    /// A bar from zero with a whisker over the 90 % band.
    Bar,
}

/// One mark in a row.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// Form.
    pub kind: MarkKind,
    /// Ink.
    pub ink: Ink,
    /// Position; the median where there is a band.
    pub value: f64,
    /// 5th, 25th, 75th and 95th percentile, where there is a band.
    pub band: Option<[f64; 4]>,
}

impl Mark {
    /// A mark with its band.
    pub const fn of_band(band: &Band, kind: MarkKind, ink: Ink) -> Self {
        Self {
            kind,
            ink,
            value: band.p50,
            band: Some([band.p5, band.p25, band.p75, band.p95]),
        }
    }
}

/// One panel: a mark list for every row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowPanel {
    /// Title over the panel.
    pub title: String,
    /// Lowest and highest value to show.
    pub range: (f64, f64),
    /// Marks of each row, in the order of [`RowChart::rows`].
    pub marks: Vec<Vec<Mark>>,
}

/// A chart of rows and panels.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowChart {
    /// Id, unique on the page (the two layouts add a suffix of their own).
    pub id: String,
    /// Title (screen readers; the page shows it above the picture).
    pub title: String,
    /// What the picture shows, in one or two sentences.
    pub description: String,
    /// Labels of the rows.
    pub rows: Vec<String>,
    /// Panels, from left to right or from top to bottom.
    pub panels: Vec<RowPanel>,
    /// Values are differences: tick labels carry a sign.
    pub difference: bool,
    /// Height of a row in pixels.
    pub row_height: f64,
}

/// How the panels stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Side by side, one column of row labels: desks and paper.
    Wide,
    /// One under the other, each with its labels: telephones.
    Narrow,
}

const SIZE: f64 = 11.0;
const TITLE: f64 = 24.0;
const AXIS: f64 = 24.0;

impl RowChart {
    /// Lowest and highest value of a panel's marks, with zero inside.
    pub fn extent(marks: &[Vec<Mark>]) -> (f64, f64) {
        let mut range = (0.0, 0.0);
        for mark in marks.iter().flatten() {
            let band = mark
                .band
                .map_or([mark.value, mark.value], |band| [band[0], band[3]]);
            for value in [mark.value, band[0], band[1]] {
                if value.is_finite() {
                    range = (value.min(range.0), value.max(range.1));
                }
            }
        }
        range
    }

    /// The picture in one of its two layouts.
    pub fn svg(&self, layout: Layout) -> String {
        let panels = self.panels.len().max(1);
        let (width, most, suffix) = match layout {
            Layout::Wide if panels == 1 => (560.0, 190.0, "wide"),
            Layout::Wide => (1040.0, 190.0, "wide"),
            Layout::Narrow => (360.0, 124.0, "narrow"),
        };
        let widest = self
            .rows
            .iter()
            .map(|row| text_width(row, SIZE))
            .fold(0.0, f64::max);
        let labels = widest.min(most) + 12.0;
        let body = self.rows.len() as f64 * self.row_height;
        let height = TITLE + body + AXIS;
        let mut svg = Svg::default();
        let total = match layout {
            Layout::Wide => {
                let gap = 22.0;
                let room = (width - labels - gap * (panels - 1) as f64) / panels as f64;
                self.draw_labels(&mut svg, labels, 0.0);
                for (index, panel) in self.panels.iter().enumerate() {
                    let left = labels + index as f64 * (room + gap);
                    self.draw_panel(&mut svg, panel, (left, left + room), 0.0);
                }
                height
            }
            Layout::Narrow => {
                for (index, panel) in self.panels.iter().enumerate() {
                    let top = index as f64 * (height + 12.0);
                    self.draw_labels(&mut svg, labels, top);
                    self.draw_panel(&mut svg, panel, (labels, width - 2.0), top);
                }
                (height + 12.0) * panels as f64 - 12.0
            }
        };
        let id = format!("{}-{suffix}", self.id);
        svg.finish(&id, (width, total), &self.title, &self.description)
    }

    fn draw_labels(&self, svg: &mut Svg, width: f64, top: f64) {
        for (index, row) in self.rows.iter().enumerate() {
            let middle = top + TITLE + (index as f64 + 0.5) * self.row_height;
            let lines = wrap(
                row,
                SIZE,
                width - 12.0,
                if self.row_height >= 22.0 { 2 } else { 1 },
            );
            let first = middle + 4.0 - (lines.len().saturating_sub(1)) as f64 * 5.5;
            for (line, text) in lines.iter().enumerate() {
                svg.text(
                    "row",
                    (width - 12.0, first + line as f64 * 11.0),
                    Anchor::End,
                    text,
                );
            }
        }
    }

    fn draw_panel(&self, svg: &mut Svg, panel: &RowPanel, (left, right): (f64, f64), top: f64) {
        let (ticks, decimals) = nice_ticks(panel.range.0, panel.range.1, 4);
        let scale = Scale {
            domain: (
                ticks.first().copied().unwrap_or(0.0),
                ticks.last().copied().unwrap_or(1.0),
            ),
            // Marks at the very edge keep room for half their size.
            pixels: (left + 8.0, right - 8.0),
        };
        let ceiling = top + TITLE;
        let floor = ceiling + self.rows.len() as f64 * self.row_height;
        for text in wrap(&panel.title, 12.0, right - left, 1) {
            svg.text("panel", (left, top + 13.0), Anchor::Start, &text);
        }
        for index in 0..self.rows.len() {
            let middle = ceiling + (index as f64 + 0.5) * self.row_height;
            svg.line("guide", (left, middle), (right, middle));
        }
        for tick in &ticks {
            let class = if *tick == 0.0 { "zero" } else { "grid" };
            let x = scale.at(*tick);
            svg.line(class, (x, ceiling), (x, floor));
        }
        self.draw_tick_labels(svg, &ticks, decimals, &scale, floor + 15.0);
        for (index, marks) in panel.marks.iter().enumerate().take(self.rows.len()) {
            let middle = ceiling + (index as f64 + 0.5) * self.row_height;
            // Marks of one row stand below one another; bars fill the row, dots are only moved apart.
            let room = self.row_height / (marks.len() as f64 + 1.0);
            let dots = marks.iter().any(|mark| mark.kind == MarkKind::Dot);
            let step = room.min(if dots { 7.0 } else { 12.0 });
            let first = middle - step * (marks.len().saturating_sub(1)) as f64 / 2.0;
            for (position, mark) in marks.iter().enumerate() {
                draw_mark(svg, mark, &scale, first + position as f64 * step, step);
            }
        }
    }

    /// Labels of the ticks, every second or third where all of them would touch, zero always among them.
    fn draw_tick_labels(
        &self,
        svg: &mut Svg,
        ticks: &[f64],
        decimals: usize,
        scale: &Scale,
        y: f64,
    ) {
        let labels: Vec<String> = ticks
            .iter()
            .map(|tick| {
                if self.difference {
                    number::signed(*tick, decimals)
                } else {
                    number::fixed(*tick, decimals)
                }
            })
            .collect();
        let widest = labels
            .iter()
            .map(|label| text_width(label, SIZE))
            .fold(0.0, f64::max)
            + 8.0;
        let (left, right) = scale.pixels;
        let apart = (right - left) / ticks.len().saturating_sub(1).max(1) as f64;
        let stride = (1..ticks.len().max(2))
            .find(|stride| *stride as f64 * apart >= widest)
            .unwrap_or(ticks.len().max(1));
        let zero = ticks.iter().position(|tick| *tick == 0.0).unwrap_or(0);
        let mut order: Vec<usize> = (0..ticks.len())
            .filter(|index| index % stride == zero % stride)
            .collect();
        order.sort_by_key(|index| index.abs_diff(zero));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for (tick, label) in order
            .into_iter()
            .filter_map(|index| Some((ticks.get(index)?, labels.get(index)?)))
        {
            let half = text_width(label, SIZE) / 2.0;
            // At the edges a label moves inwards; where it then meets another it is left out.
            let lowest = left + half - 14.0;
            let x = scale
                .at(*tick)
                .clamp(lowest, (right - half + 8.0).max(lowest));
            if taken
                .iter()
                .all(|(start, end)| x + half + 4.0 <= *start || x - half - 4.0 >= *end)
            {
                svg.text("tick", (x, y), Anchor::Middle, label);
                taken.push((x - half, x + half));
            }
        }
    }
}

fn draw_mark(svg: &mut Svg, mark: &Mark, scale: &Scale, y: f64, room: f64) {
    if !mark.value.is_finite() {
        return;
    }
    let x = scale.at(mark.value);
    let ink = mark.ink.class();
    match mark.kind {
        MarkKind::Dot => svg.circle(&format!("dot {ink}"), (x, y), 4.0),
        MarkKind::Diamond => {
            let path = format!(
                "M{} {}l4.4 4.4l-4.4 4.4l-4.4 -4.4Z",
                pixel(x),
                pixel(y - 4.4)
            );
            svg.path(&format!("diamond {ink}"), &path);
        }
        MarkKind::Interval => {
            if let Some([p5, p25, p75, p95]) = mark.band {
                svg.line(
                    &format!("range-90 {ink}"),
                    (scale.at(p5), y),
                    (scale.at(p95), y),
                );
                svg.line(
                    &format!("range-50 {ink}"),
                    (scale.at(p25), y),
                    (scale.at(p75), y),
                );
            }
            svg.circle(&format!("median {ink}"), (x, y), 3.6);
        }
        MarkKind::Bar => {
            let half = room * 0.46;
            svg.rectangle(
                &format!("bar {ink}"),
                (scale.at(0.0), y - half),
                (x, y + half),
            );
            if let Some([p5, _, _, p95]) = mark.band {
                svg.line("whisker", (scale.at(p5), y), (scale.at(p95), y));
            }
        }
    }
}
