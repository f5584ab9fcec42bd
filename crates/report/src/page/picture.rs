//! One picture that stands alone: real income of the three neighbours, or what the scenario moves where that is not trade,
//! for a front page or a message.

use std::fmt::Write as _;

use vecinos_ensemble::EnsembleResult;

use super::parts::Panel;
use crate::catalogue::Catalogue;
use crate::chart::svg::escape;
use crate::identity::RunIdentity;
use crate::language::Language;
use crate::names;
use crate::reading::trade_moves;

/// Width of a panel, with its gap.
const PANEL: f64 = 372.0;
/// Height of the title, the panel headings, the legend.
const TITLE: f64 = 62.0;
const HEADING: f64 = 70.0;
const CHART: f64 = 220.0;
const LEGEND: f64 = 58.0;
const MARGIN: f64 = 20.0;

/// Rules that only a picture without a page needs.
const STYLE: &str = "svg{font-family:var(--sans)}.paper{fill:var(--paper)}.title{font:600 22px var(--serif);fill:var(--ink)}\
    .name{font-size:13px;font-weight:600;fill:var(--ink)}.number{font:600 26px var(--serif);fill:var(--ink)}\
    .small{font-size:11.5px;fill:var(--muted)}";

/// The fan charts on top of the page as one SVG file with its own style, light and dark; `None` when the run has none.
pub fn picture(
    result: &EnsembleResult,
    identity: &RunIdentity,
    catalogue: &Catalogue,
) -> Option<String> {
    let figure = super::hero(result, catalogue)?;
    let width = MARGIN * 2.0 + PANEL * figure.panels.len().max(1) as f64 - 12.0;
    let height = MARGIN * 2.0 + TITLE + HEADING + CHART + LEGEND;
    let title = match catalogue.language() {
        Language::English => &result.title,
        Language::Spanish => &result.title_es,
    };
    let mut body = String::new();
    text(&mut body, "title", MARGIN, MARGIN + 20.0, title);
    text(&mut body, "small", MARGIN, MARGIN + 42.0, &figure.title);
    for (index, panel) in figure.panels.iter().enumerate() {
        draw_panel(
            &mut body,
            panel,
            MARGIN + index as f64 * PANEL,
            MARGIN + TITLE,
        );
    }
    let below = MARGIN + TITLE + HEADING + CHART + 24.0;
    text(
        &mut body,
        "small",
        MARGIN,
        below,
        &catalogue.text(if trade_moves(result) || result.departure.is_none() {
            "picture-legend"
        } else {
            "picture-legend-ledger"
        }),
    );
    let arguments = [
        ("version", (&identity.version).into()),
        ("scenario", (&result.scenario).into()),
        (
            "baseline",
            names::baseline(catalogue, &result.baseline).into(),
        ),
        ("draws", result.settings.draws.into()),
        ("seed", result.settings.seed.to_string().into()),
    ];
    text(
        &mut body,
        "small",
        MARGIN,
        below + 20.0,
        &catalogue.with("picture-source", &arguments),
    );
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{}</title><style>{}{}{STYLE}</style>\
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>{body}</svg>\n",
        escape(title),
        include_str!("../../templates/colours.css"),
        include_str!("../../templates/chart.css"),
    ))
}

fn draw_panel(body: &mut String, panel: &Panel, left: f64, top: f64) {
    text(body, "name", left, top + 12.0, &panel.title);
    if let Some((number, band)) = &panel.number {
        text(body, "number", left, top + 42.0, number);
        text(body, "small", left, top + 61.0, band);
    }
    // A picture inside a picture needs its place; its own size is already there.
    let placed = panel.svg.replacen(
        "<svg ",
        &format!("<svg x=\"{left}\" y=\"{}\" ", top + HEADING),
        1,
    );
    body.push_str(&placed);
}

fn text(body: &mut String, class: &str, x: f64, y: f64, words: &str) {
    let _ = write!(
        body,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
        escape(words)
    );
}
