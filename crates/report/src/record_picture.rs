//! A channel beside the record as one picture that stands alone.

use vecinos_world::channel_record::RecordComparison;

use crate::catalogue::Catalogue;
use crate::chart::svg::escape;
use crate::chart::{Ink, TimeChart, TimeLayer};
use crate::names;
use crate::number;

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 312.0;

const STYLE: &str = "svg{font-family:var(--sans)}.paper{fill:var(--paper)}.title{font:600 16px var(--serif);fill:var(--ink)}\
    .small{font-size:11.5px;fill:var(--muted)}";

/// The model (blue) and the record (grey) by month.
pub fn draw(comparison: &RecordComparison, catalogue: &Catalogue) -> String {
    let line = |values: &[f64], ink| TimeLayer::Line {
        values: values.to_vec(),
        ink,
        steps: false,
        dashed: false,
        labelled: true,
    };
    let layers = vec![
        line(&comparison.observed, Ink::Baseline),
        line(&comparison.model, Ink::First),
    ];
    let (low, high) = TimeChart::extent(&layers, false);
    let channel = names::channel(catalogue, comparison.channel);
    let output = names::port(catalogue, comparison.channel, comparison.output);
    let title = format!("{channel}: {output}");
    let chart = TimeChart {
        id: format!("record-{}", comparison.channel),
        title: title.clone(),
        description: catalogue.text("record-picture-legend"),
        months: comparison.months.clone(),
        decimals: number::decimals_for(high - low, high),
        range: (low.min(0.0), high),
        layers,
        difference: false,
        departure: None,
    };
    let placed = chart.svg().replacen("<svg ", "<svg x=\"20\" y=\"58\" ", 1);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         role=\"img\"><title>{title}</title><style>{}{}{STYLE}</style>\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\
         <text class=\"title\" x=\"20\" y=\"26\">{channel}</text>\
         <text class=\"small\" x=\"20\" y=\"45\">{}</text>{placed}\
         <text class=\"small\" x=\"20\" y=\"{}\">{}</text></svg>\n",
        include_str!("../templates/colours.css"),
        include_str!("../templates/chart.css"),
        escape(&names::written_unit(catalogue, comparison.unit)),
        HEIGHT - 14.0,
        escape(&catalogue.text("record-picture-legend")),
        title = escape(&title),
        channel = escape(&channel),
    )
}
