//! The backcast as a page: what the model would have told of 2025 and 2026, with its misses.

use askama::Template;
use vecinos_ensemble::backcast::{Backcast, PartnerBackcast};

use super::PageError;
use super::month_figures::{band, line};
use super::parts::{DataCell, DataRow, DataTable, Figure, LegendItem, Panel};
use crate::catalogue::Catalogue;
use crate::chart::{Ink, TimeChart, TimeLayer, common_ranges};
use crate::findings::{Finding, backcast_findings};
use crate::identity::RunIdentity;
use crate::names;
use crate::number;

#[derive(Template)]
#[template(path = "backcast.html")]
struct BackcastPage<'a> {
    catalogue: &'a Catalogue,
    style: &'static str,
    language: &'static str,
    version: &'a str,
    command: &'a str,
    standfirst: String,
    findings: Vec<Finding>,
    scores: DataTable,
    relative: Figure,
    levels: Figure,
    charged: DataTable,
    statutory: DataTable,
    misses: [String; 3],
    footer: String,
}

/// The page of a backcast in the language of `catalogue`.
pub fn render(
    backcast: &Backcast,
    identity: &RunIdentity,
    catalogue: &Catalogue,
) -> Result<String, PageError> {
    let origin = names::month(catalogue, backcast.origin);
    let page = BackcastPage {
        catalogue,
        style: super::STYLE,
        language: catalogue.language().tag(),
        version: &identity.version,
        command: &identity.command,
        standfirst: catalogue.with("backcast-standfirst", &[("origin", origin.into())]),
        findings: backcast_findings(backcast, catalogue),
        scores: scores(backcast, catalogue),
        relative: relative(backcast, catalogue),
        levels: levels(backcast, catalogue),
        charged: charged(backcast, catalogue),
        statutory: statutory(backcast, catalogue),
        misses: [
            "caveat-backcast",
            "backcast-band-note",
            "caveat-conditional",
        ]
        .map(|key| catalogue.text(key)),
        footer: catalogue.with("footer", &[("version", (&identity.version).into())]),
    };
    Ok(page.render()?)
}

fn scores(backcast: &Backcast, catalogue: &Catalogue) -> DataTable {
    let month =
        |month: Option<&vecinos_world::Month>| month.map(ToString::to_string).unwrap_or_default();
    let window = [
        ("first", month(backcast.months.first()).into()),
        ("last", month(backcast.months.last()).into()),
    ];
    let rows = backcast.scores.iter().map(|score| {
        let values = [
            (score.relative_model, 1),
            (score.relative_naive, 1),
            (score.months_nearer * 100.0, 0),
            (score.level_model, 1),
            (score.level_naive, 1),
            (score.level_in_band * 100.0, 0),
        ];
        DataRow {
            header: score.partner.map_or_else(
                || catalogue.text("backcast-all"),
                |partner| names::side(catalogue, partner),
            ),
            cells: values
                .into_iter()
                .map(|(value, decimals)| DataCell::plain(number::fixed(value, decimals)))
                .collect(),
        }
    });
    let head = [
        "backcast-column-partner",
        "backcast-column-relative-model",
        "backcast-column-relative-naive",
        "backcast-column-nearer",
        "backcast-column-level-model",
        "backcast-column-level-naive",
        "backcast-column-in-band",
    ];
    DataTable {
        caption: catalogue.with("backcast-scores-title", &window),
        head: head.iter().map(|key| catalogue.text(key)).collect(),
        rows: rows.collect(),
        stacked: false,
    }
}

/// Duty collected on Mexico and what the recorded measures give, by month.
fn charged(backcast: &Backcast, catalogue: &Catalogue) -> DataTable {
    let head = [
        "column-month",
        "backcast-column-collected",
        "backcast-column-programmes",
        "backcast-column-gap",
    ];
    let rows = backcast.rates.charged.iter().map(|row| DataRow {
        header: row.month.to_string(),
        cells: vec![
            DataCell::plain(number::fixed(100.0 * row.observed.total(), 2)),
            DataCell::plain(number::fixed(100.0 * row.model.total(), 2)),
            DataCell::plain(number::signed(100.0 * row.gap(), 2)),
        ],
    });
    DataTable {
        caption: catalogue.text("backcast-charged-title"),
        head: head.iter().map(|key| catalogue.text(key)).collect(),
        rows: rows.collect(),
        stacked: false,
    }
}

/// Statutory rates of the tracker and ours, by partner and action date.
fn statutory(backcast: &Backcast, catalogue: &Catalogue) -> DataTable {
    let head = [
        "backcast-column-day",
        "backcast-column-partner",
        "backcast-column-tracker",
        "backcast-column-as-tracker",
        "backcast-column-by-orders",
    ];
    let rows = backcast.rates.statutory.iter().map(|row| DataRow {
        header: row.day.to_string(),
        cells: vec![
            DataCell::plain(catalogue.text(&format!("region-{}", row.partner))),
            DataCell::plain(number::fixed(100.0 * row.tracker, 1)),
            DataCell::plain(number::fixed(100.0 * row.as_tracker_reads, 1)),
            DataCell::plain(number::fixed(100.0 * row.by_the_orders, 1)),
        ],
    });
    DataTable {
        caption: catalogue.text("backcast-statutory-title"),
        head: head.iter().map(|key| catalogue.text(key)).collect(),
        rows: rows.collect(),
        stacked: false,
    }
}

/// Observed, model and naive values of a partner.
type Series<'a> = [&'a [f64]; 3];

fn relative(backcast: &Backcast, catalogue: &Catalogue) -> Figure {
    let series = |partner: &PartnerBackcast| -> Vec<TimeLayer> {
        vec![
            line(&partner.relative_naive, Ink::Baseline, true, false),
            line(&partner.relative_forecast, Ink::First, false, true),
            line(&partner.relative_observed, Ink::Both, false, true),
        ]
    };
    let values = |partner: &'_ PartnerBackcast| -> [Vec<f64>; 3] {
        [
            partner.relative_observed.clone(),
            partner.relative_forecast.clone(),
            partner.relative_naive.clone(),
        ]
    };
    figure(backcast, catalogue, "relative", true, &series, &values)
}

fn levels(backcast: &Backcast, catalogue: &Catalogue) -> Figure {
    let series = |partner: &PartnerBackcast| -> Vec<TimeLayer> {
        vec![
            band(&partner.forecast, Ink::First, 90),
            line(&partner.naive, Ink::Baseline, true, false),
            line(&partner.forecast.p50, Ink::First, false, true),
            line(&partner.observed, Ink::Both, false, true),
        ]
    };
    let values = |partner: &PartnerBackcast| -> [Vec<f64>; 3] {
        [
            partner.observed.clone(),
            partner.forecast.p50.clone(),
            partner.naive.clone(),
        ]
    };
    figure(backcast, catalogue, "levels", false, &series, &values)
}

/// One panel for each partner.
fn figure(
    backcast: &Backcast,
    catalogue: &Catalogue,
    kind: &str,
    difference: bool,
    layers: &dyn Fn(&PartnerBackcast) -> Vec<TimeLayer>,
    values: &dyn Fn(&PartnerBackcast) -> [Vec<f64>; 3],
) -> Figure {
    let title = catalogue.text(&format!("backcast-{kind}-title"));
    let extents: Vec<(f64, f64)> = backcast
        .partners
        .iter()
        .map(|partner| TimeChart::extent(&layers(partner), difference))
        .collect();
    let (ranges, _) = common_ranges(&extents, f64::INFINITY);
    let panels = backcast
        .partners
        .iter()
        .zip(ranges)
        .map(|(partner, range)| {
            let place = names::side(catalogue, partner.partner);
            let values = values(partner);
            let chart = TimeChart {
                id: format!("backcast-{kind}-{}", partner.partner.id()),
                title: format!("{title}: {place}"),
                description: description(
                    backcast,
                    catalogue,
                    kind,
                    &place,
                    [&values[0], &values[1], &values[2]],
                ),
                months: backcast.months.clone(),
                layers: layers(partner),
                range,
                decimals: 1,
                difference,
                departure: None,
            };
            Panel {
                title: place,
                number: None,
                svg: chart.svg(),
            }
        });
    let mut legend = vec![
        LegendItem {
            mark: "mark-line ink-both",
            label: catalogue.text("backcast-observed"),
        },
        LegendItem {
            mark: "mark-line ink-first",
            label: catalogue.text("backcast-model"),
        },
    ];
    if !difference {
        let label = catalogue.text("legend-band-90");
        legend.push(LegendItem {
            mark: "mark-band-90 ink-first",
            label,
        });
    }
    legend.push(LegendItem {
        mark: "mark-dashed ink-baseline",
        label: catalogue.text("backcast-naive"),
    });
    Figure {
        id: format!("figure-backcast-{kind}"),
        legend,
        panels: panels.collect(),
        layouts: None,
        notes: vec![catalogue.text("figure-shared-scale")],
        data_title: catalogue.text("figure-data"),
        data: table(backcast, catalogue, &title, difference, values),
        title,
    }
}

fn description(
    backcast: &Backcast,
    catalogue: &Catalogue,
    kind: &str,
    place: &str,
    series: Series<'_>,
) -> String {
    let last = |values: &[f64]| number::fixed(values.last().copied().unwrap_or(f64::NAN), 1);
    let month = backcast
        .months
        .last()
        .map_or_else(String::new, |month| names::month(catalogue, *month));
    let arguments = [
        ("place", place.into()),
        ("month", month.into()),
        ("observed", last(series[0]).into()),
        ("model", last(series[1]).into()),
        ("naive", last(series[2]).into()),
    ];
    catalogue.with(&format!("backcast-{kind}-description"), &arguments)
}

/// Every month, every partner: observed, model, naive.
fn table(
    backcast: &Backcast,
    catalogue: &Catalogue,
    caption: &str,
    difference: bool,
    values: &dyn Fn(&PartnerBackcast) -> [Vec<f64>; 3],
) -> DataTable {
    let kinds = ["backcast-observed", "backcast-model", "backcast-naive"];
    let mut head = vec![catalogue.text("column-month")];
    let mut columns: Vec<Vec<f64>> = Vec::new();
    for partner in &backcast.partners {
        let place = names::side(catalogue, partner.partner);
        head.extend(
            kinds
                .iter()
                .map(|key| format!("{place}, {}", catalogue.text(key))),
        );
        columns.extend(values(partner));
    }
    let rows = backcast
        .months
        .iter()
        .enumerate()
        .map(|(index, month)| DataRow {
            header: month.to_string(),
            cells: columns
                .iter()
                .map(|column| {
                    let value = column.get(index).copied().unwrap_or(f64::NAN);
                    let text = if difference {
                        number::signed(value, 1)
                    } else {
                        number::fixed(value, 1)
                    };
                    DataCell::plain(text)
                })
                .collect(),
        });
    DataTable {
        caption: caption.to_owned(),
        head,
        rows: rows.collect(),
        stacked: false,
    }
}
