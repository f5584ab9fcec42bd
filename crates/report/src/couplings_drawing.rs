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

const STYLE: &str = "svg{background:#fff;font:13px system-ui,sans-serif}\
.node{fill:#1d3c5a}.name{fill:#1a1a1a}.edge{fill:none;stroke:#3a6ea5;stroke-width:1.6}\
.judged{stroke:#b5651d;stroke-dasharray:5 4}.tip{fill:#3a6ea5}.tip-judged{fill:#b5651d}\
.legend{fill:#444;font-size:12px}\
@media(prefers-color-scheme:dark){svg{background:#14171a}.node{fill:#9cc3ea}.name{fill:#eee}.legend{fill:#bbb}}";

/// Nodes that couplings touch, in the order in which the table first names them.
fn nodes() -> Vec<&'static str> {
    let mut nodes = Vec::new();
    for coupling in COUPLINGS {
        for name in [coupling.from.0, coupling.to.0] {
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

/// The drawing as an SVG document.
pub fn draw(registry: &Registry, catalogue: &Catalogue) -> String {
    let nodes = nodes();
    let position = |name: &str| nodes.iter().position(|node| *node == name).unwrap_or(0);
    let mut pairs: BTreeMap<(usize, usize), Vec<&Coupling>> = BTreeMap::new();
    for coupling in COUPLINGS {
        let ends = (position(coupling.from.0), position(coupling.to.0));
        pairs.entry(ends).or_default().push(coupling);
    }
    let title = escape(&catalogue.text("couplings-drawing-title"));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         role=\"img\" aria-label=\"{title}\"><title>{title}</title><style>{STYLE}</style><defs>{}{}</defs>\n",
        marker("tip", "tip"),
        marker("tip-judged", "tip-judged"),
    );
    for ((from, to), couplings) in &pairs {
        let measured = couplings
            .iter()
            .any(|coupling| coupling.grade(registry) != Some(Grade::Judgement));
        edge(&mut svg, (*from, *to), nodes.len(), measured, couplings);
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
            "<circle class=\"node\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{NODE}\"/>\
             <text class=\"name\" x=\"{label_x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            label_y + 4.0,
            escape(&names::channel(catalogue, node)),
        );
    }
    for (row, (class, key)) in [
        ("edge", "couplings-drawing-measured"),
        ("edge judged", "couplings-drawing-judged"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = HEIGHT - 40.0 + 18.0 * row as f64;
        let _ = writeln!(
            svg,
            "<path class=\"{class}\" d=\"M20 {y}H60\"/><text class=\"legend\" x=\"68\" y=\"{:.1}\">{}</text>",
            y + 4.0,
            escape(&catalogue.text(key)),
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn marker(id: &str, class: &str) -> String {
    format!(
        "<marker id=\"{id}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">\
         <path class=\"{class}\" d=\"M0 0L8 4L0 8z\"/></marker>"
    )
}

/// One arrow, bent towards the centre, that ends at the edge of its node.
fn edge(
    svg: &mut String,
    (from, to): (usize, usize),
    count: usize,
    measured: bool,
    couplings: &[&Coupling],
) {
    let (start, end) = (place(from, count, RADIUS), place(to, count, RADIUS));
    let middle = ((start.0 + end.0) / 2.0, (start.1 + end.1) / 2.0);
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
    let names: Vec<&str> = couplings.iter().map(|coupling| coupling.id).collect();
    let (class, marker) = if measured {
        ("edge", "tip")
    } else {
        ("edge judged", "tip-judged")
    };
    let _ = writeln!(
        svg,
        "<path class=\"{class}\" marker-end=\"url(#{marker})\" d=\"M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}\"><title>{}</title></path>",
        start.0,
        start.1,
        bend.0,
        bend.1,
        tip.0,
        tip.1,
        escape(&names.join(", ")),
    );
}
