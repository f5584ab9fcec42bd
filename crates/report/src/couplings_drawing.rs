//! The causal map: the couplings table as a picture that stands alone.
//!
//! Nodes stand on a circle in the order of the month. An arrow joins two nodes that at least one coupling ties; it is solid
//! where one of them is measured (published, estimated or accounting) and dashed where all are judged. Pointing at an arrow
//! names its couplings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vecinos_evidence::registry::{Grade, Registry};
use vecinos_numerics::math::{cos, sin};
use vecinos_world::couplings::{COUPLINGS, Coupling};

use crate::catalogue::Catalogue;
use crate::chart::svg::escape;
use crate::names;

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 760.0;
const RADIUS: f64 = 270.0;
/// Radius of a node.
const NODE: f64 = 7.0;

/// Rules that only a drawing without a page needs.
const STYLE: &str = "svg{background:var(--paper);font:13px var(--sans)}";

/// A coupling with its grade, and whether it is in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnLink<'a> {
    /// The row of the table.
    pub coupling: &'a Coupling,
    /// Grade of its strength; `None` for accounting.
    pub grade: Option<Grade>,
    /// Not switched off.
    pub on: bool,
}

impl DrawnLink<'_> {
    fn measured(&self) -> bool {
        self.grade != Some(Grade::Judgement)
    }
}

/// Nodes that couplings touch, in the order in which the table first names them.
fn nodes<'a>(links: &[DrawnLink<'a>]) -> Vec<&'a str> {
    let mut nodes = Vec::new();
    for link in links {
        for name in [link.coupling.from.0, link.coupling.to.0] {
            if !nodes.contains(&name) {
                nodes.push(name);
            }
        }
    }
    nodes
}

fn place(position: usize, count: usize, radius: f64) -> (f64, f64) {
    let turn = std::f64::consts::TAU * position as f64 / count as f64;
    (
        WIDTH / 2.0 + radius * sin(turn),
        HEIGHT / 2.0 - radius * cos(turn),
    )
}

/// The whole table as an SVG document with its own style, light and dark.
pub fn draw(registry: &Registry, catalogue: &Catalogue) -> String {
    let links: Vec<DrawnLink<'_>> = COUPLINGS
        .iter()
        .map(|coupling| DrawnLink {
            coupling,
            grade: coupling.grade(registry),
            on: coupling.on,
        })
        .collect();
    let style = format!(
        "<style>{}{}{STYLE}</style>",
        include_str!("../templates/colours.css"),
        include_str!("../templates/map.css"),
    );
    let mut document = picture(&links, catalogue, &style).replacen(
        "<svg ",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" ",
        1,
    );
    document.push('\n');
    document
}

/// These links as a picture inside a page, whose style sheet it uses. Links that are off are drawn faint.
pub fn inline(links: &[DrawnLink<'_>], catalogue: &Catalogue) -> String {
    picture(links, catalogue, "")
}

fn picture(links: &[DrawnLink<'_>], catalogue: &Catalogue, style: &str) -> String {
    let nodes = nodes(links);
    let position = |name: &str| nodes.iter().position(|node| *node == name).unwrap_or(0);
    let mut pairs: BTreeMap<(usize, usize), Vec<DrawnLink<'_>>> = BTreeMap::new();
    for link in links {
        let ends = (position(link.coupling.from.0), position(link.coupling.to.0));
        pairs.entry(ends).or_default().push(*link);
    }
    let title = escape(&catalogue.text("couplings-drawing-title"));
    let description = catalogue.with(
        "couplings-drawing-description",
        &[("links", links.len().into()), ("nodes", nodes.len().into())],
    );
    let mut svg = format!(
        "<svg class=\"map\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"map-t map-d\"><title id=\"map-t\">{title}</title><desc id=\"map-d\">{}</desc>{style}\
         <defs>{}{}</defs>\n",
        escape(&description),
        marker("tip"),
        marker("tip-judged"),
    );
    for ((from, to), links) in &pairs {
        edge(&mut svg, (*from, *to), nodes.len(), links);
    }
    for (number, node) in nodes.iter().enumerate() {
        let (x, y) = place(number, nodes.len(), RADIUS);
        let (label_x, label_y) = place(number, nodes.len(), RADIUS + 18.0);
        let anchor = if (label_x - WIDTH / 2.0).abs() < 20.0 {
            "middle"
        } else if label_x > WIDTH / 2.0 {
            "start"
        } else {
            "end"
        };
        // Writing into a string cannot fail.
        let _ = writeln!(
            svg,
            "<circle class=\"map-node\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{NODE}\"/>\
             <text class=\"map-name\" x=\"{label_x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            label_y + 4.0,
            escape(&names::channel(catalogue, node)),
        );
    }
    for (row, (class, key)) in [
        ("map-edge", "couplings-drawing-measured"),
        ("map-edge map-judged", "couplings-drawing-judged"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = HEIGHT - 40.0 + 18.0 * row as f64;
        let _ = writeln!(
            svg,
            "<path class=\"{class}\" d=\"M20 {y}H60\"/><text class=\"map-legend\" x=\"68\" y=\"{:.1}\">{}</text>",
            y + 4.0,
            escape(&catalogue.text(key)),
        );
    }
    svg.push_str("</svg>");
    svg
}

fn marker(kind: &str) -> String {
    format!(
        "<marker id=\"map-{kind}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto\"><path class=\"map-{kind}\" d=\"M0 0L8 4L0 8z\"/></marker>"
    )
}

/// One arrow, bent towards the centre, that ends at the edge of its node.
fn edge(svg: &mut String, (from, to): (usize, usize), count: usize, links: &[DrawnLink<'_>]) {
    let (start, end) = (place(from, count, RADIUS), place(to, count, RADIUS));
    let middle = (f64::midpoint(start.0, end.0), f64::midpoint(start.1, end.1));
    // Arrows of the two directions between a pair of nodes bend differently, so that both are seen.
    let pull = if from < to { 0.35 } else { 0.55 };
    let bend = (
        middle.0 + (WIDTH / 2.0 - middle.0) * pull,
        middle.1 + (HEIGHT / 2.0 - middle.1) * pull,
    );
    let (along_x, along_y) = (end.0 - bend.0, end.1 - bend.1);
    let length = (along_x * along_x + along_y * along_y).sqrt().max(1.0);
    let tip = (
        end.0 - along_x / length * (NODE + 2.0),
        end.1 - along_y / length * (NODE + 2.0),
    );
    let names: Vec<&str> = links.iter().map(|link| link.coupling.id).collect();
    let on: Vec<&DrawnLink<'_>> = links.iter().filter(|link| link.on).collect();
    // Where every link of an arrow is off, the arrow keeps the kind of the links it would have.
    let measured = if on.is_empty() {
        links.iter().any(DrawnLink::measured)
    } else {
        on.iter().any(|link| link.measured())
    };
    let (class, marker) = if measured {
        ("map-edge", "tip")
    } else {
        ("map-edge map-judged", "tip-judged")
    };
    let faint = if on.is_empty() { " map-off" } else { "" };
    let _ = writeln!(
        svg,
        "<path class=\"{class}{faint}\" marker-end=\"url(#map-{marker})\" d=\"M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}\"><title>{}</title></path>",
        start.0,
        start.1,
        bend.0,
        bend.1,
        tip.0,
        tip.1,
        escape(&names.join(", ")),
    );
}
