//! The three rates: statutory and charged by month and by sector, and the share of imports that claims a preference.

use vecinos_ensemble::{EnsembleResult, IndicatorResult};
use vecinos_world::Side;

use super::month_figures::{band, indicator_anchor, steps, table_months};
use super::parts::{DataCell, DataRow, DataTable, Figure, LegendItem, Panel};
use crate::catalogue::Catalogue;
use crate::chart::{Ink, TimeChart, TimeLayer};
use crate::names;
use crate::number;
use crate::reading::{band_at, window_end};

/// Statutory and charged rates by month for every pair of importer and exporter that the run has.
pub(super) fn rates(result: &EnsembleResult, catalogue: &Catalogue) -> Option<Figure> {
    let pairs = [
        (Side::Usa, Side::Mex),
        (Side::Usa, Side::Can),
        (Side::Usa, Side::Chn),
        (Side::Mex, Side::Usa),
    ];
    let found: Vec<(Side, Side, &IndicatorResult, &IndicatorResult)> = pairs
        .into_iter()
        .filter_map(|(importer, exporter)| {
            let id = |quantity: &str| format!("{quantity}.{}.{}", importer.id(), exporter.id());
            let statutory = result.indicator(&id("statutory_rate"))?;
            Some((
                importer,
                exporter,
                statutory,
                result.indicator(&id("charged_rate"))?,
            ))
        })
        .collect();
    if found.is_empty() || result.months.is_empty() {
        return None;
    }
    let title = catalogue.text("rates-title");
    let panels = found
        .iter()
        .map(|(importer, exporter, statutory, charged)| {
            let layers = vec![
                band(&charged.all.scenario, Ink::First, 90),
                steps(&statutory.all.baseline.p50, Ink::Baseline, true, false),
                steps(&charged.all.baseline.p50, Ink::Baseline, false, false),
                steps(&statutory.all.scenario.p50, Ink::Second, true, true),
                steps(&charged.all.scenario.p50, Ink::First, false, true),
            ];
            let place = pair(catalogue, *importer, *exporter);
            panel(result, catalogue, charged, layers, &title, place)
        })
        .collect();
    let item = |mark, key: &str| LegendItem {
        mark,
        label: catalogue.text(key),
    };
    let legend = vec![
        item("mark-dashed ink-second", "legend-statutory"),
        item("mark-line ink-first", "legend-charged"),
        item("mark-band-90 ink-first", "legend-band-90"),
        item("mark-dashed ink-baseline", "legend-statutory-baseline"),
        item("mark-line ink-baseline", "legend-charged-baseline"),
    ];
    let series = found
        .iter()
        .flat_map(|(importer, exporter, statutory, charged)| {
            let place = pair(catalogue, *importer, *exporter);
            [("legend-statutory", statutory), ("legend-charged", charged)].map(
                |(key, indicator)| {
                    (
                        format!("{place}: {}", catalogue.text(key)),
                        &indicator.all.scenario.p50,
                    )
                },
            )
        });
    let data = level_table(result, catalogue, &title, &series.collect::<Vec<_>>());
    Some(Figure {
        id: "figure-rates".to_owned(),
        title,
        legend,
        panels,
        layouts: None,
        notes: vec![catalogue.text("figure-own-scale")],
        data_title: catalogue.text("figure-data"),
        data,
    })
}

/// The share of imports that claims a preference, by month.
pub(super) fn claims(result: &EnsembleResult, catalogue: &Catalogue) -> Option<Figure> {
    let found: Vec<(Side, &IndicatorResult)> = [Side::Mex, Side::Can]
        .into_iter()
        .filter_map(|exporter| {
            Some((
                exporter,
                result.indicator(&format!("claimed_share.USA.{}", exporter.id()))?,
            ))
        })
        .filter(|(_, claimed)| {
            claimed
                .all
                .scenario
                .p50
                .iter()
                .any(|value| value.is_finite())
        })
        .collect();
    if found.is_empty() {
        return None;
    }
    let title = catalogue.text("claims-title");
    let panels = found
        .iter()
        .map(|(exporter, claimed)| {
            let layers = vec![
                band(&claimed.all.scenario, Ink::First, 90),
                steps(&claimed.all.baseline.p50, Ink::Baseline, false, false),
                steps(&claimed.all.scenario.p50, Ink::First, false, true),
            ];
            panel(
                result,
                catalogue,
                claimed,
                layers,
                &title,
                pair(catalogue, Side::Usa, *exporter),
            )
        })
        .collect();
    let item = |mark, key: &str| LegendItem {
        mark,
        label: catalogue.text(key),
    };
    let legend = vec![
        item("mark-line ink-first", "legend-scenario"),
        item("mark-line ink-baseline", "legend-baseline"),
    ];
    let series: Vec<(String, &Vec<f64>)> = found
        .iter()
        .map(|(exporter, claimed)| {
            (
                pair(catalogue, Side::Usa, *exporter),
                &claimed.all.scenario.p50,
            )
        })
        .collect();
    let data = level_table(result, catalogue, &title, &series);
    Some(Figure {
        id: "figure-claims".to_owned(),
        title,
        legend,
        panels,
        layouts: None,
        notes: vec![catalogue.text("caveat-claims")],
        data_title: catalogue.text("figure-data"),
        data,
    })
}

fn pair(catalogue: &Catalogue, importer: Side, exporter: Side) -> String {
    let arguments = [
        ("importer", names::side(catalogue, importer).into()),
        ("exporter", names::the_side(catalogue, exporter).into()),
    ];
    catalogue.with("rates-place", &arguments)
}

/// A panel of levels in percent, from zero up.
fn panel(
    result: &EnsembleResult,
    catalogue: &Catalogue,
    indicator: &IndicatorResult,
    layers: Vec<TimeLayer>,
    title: &str,
    place: String,
) -> Panel {
    let extent = TimeChart::extent(&layers, false);
    let description = window_end(result)
        .and_then(|end| Some((end, band_at(&indicator.all.scenario, end.position)?)))
        .map(|(end, band)| {
            let arguments = [
                ("title", title.into()),
                ("place", (&place).into()),
                ("median", number::fixed(band.p50, 1).into()),
                ("month", names::month(catalogue, end.month).into()),
                ("low", number::fixed(band.p5, 1).into()),
                ("high", number::fixed(band.p95, 1).into()),
            ];
            catalogue.with("time-description", &arguments)
        })
        .unwrap_or_default();
    let chart = TimeChart {
        id: indicator_anchor("rates", indicator),
        title: format!("{title}: {place}"),
        description,
        months: result.months.clone(),
        layers,
        range: (extent.0.min(0.0), extent.1.max(1.0)),
        decimals: 1,
        difference: false,
        departure: result.departure,
    };
    Panel {
        title: place,
        number: None,
        svg: chart.svg(),
    }
}

fn level_table(
    result: &EnsembleResult,
    catalogue: &Catalogue,
    caption: &str,
    series: &[(String, &Vec<f64>)],
) -> DataTable {
    let mut head = vec![catalogue.text("column-month")];
    head.extend(series.iter().map(|(title, _)| title.clone()));
    let value = |values: &[f64], position: usize| {
        number::fixed(values.get(position).copied().unwrap_or(f64::NAN), 1)
    };
    let rows = table_months(&result.months)
        .map(|(position, month)| DataRow {
            header: month.to_string(),
            cells: series
                .iter()
                .map(|(_, values)| DataCell::plain(value(values, position)))
                .collect(),
        })
        .collect();
    DataTable {
        caption: caption.to_owned(),
        head,
        rows,
        stacked: false,
    }
}

/// The rates of every pair by sector, at the end of the window.
pub(super) fn rate_tables(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<DataTable> {
    let mut pairs: Vec<(Side, Side)> = Vec::new();
    for row in &result.rates {
        if !pairs.contains(&(row.importer, row.exporter)) {
            pairs.push((row.importer, row.exporter));
        }
    }
    pairs
        .into_iter()
        .filter_map(|(importer, exporter)| rate_table(result, catalogue, importer, exporter))
        .collect()
}

fn rate_table(
    result: &EnsembleResult,
    catalogue: &Catalogue,
    importer: Side,
    exporter: Side,
) -> Option<DataTable> {
    let rows: Vec<_> = result
        .rates
        .iter()
        .filter(|row| row.importer == importer && row.exporter == exporter)
        .collect();
    let month = names::month(catalogue, rows.first()?.month);
    let place = [
        ("importer", names::side(catalogue, importer).into()),
        ("exporter", names::the_side(catalogue, exporter).into()),
    ];
    let pair = catalogue.with("rates-place", &place);
    let title = catalogue.with("rates-table", &[("month", month.into())]);
    let column = |rate: &str, world: &str| {
        format!(
            "{}, {}",
            catalogue.text(rate),
            catalogue.text(world).to_lowercase()
        )
    };
    let mut columns: Vec<(String, Vec<f64>, usize)> = vec![
        (
            column("column-statutory", "column-baseline"),
            rows.iter().map(|row| row.statutory_baseline).collect(),
            1,
        ),
        (
            column("column-statutory", "column-scenario"),
            rows.iter().map(|row| row.statutory_scenario).collect(),
            1,
        ),
        (
            column("column-charged", "column-baseline"),
            rows.iter().map(|row| row.charged_baseline).collect(),
            1,
        ),
        (
            column("column-charged", "column-scenario"),
            rows.iter().map(|row| row.charged_scenario).collect(),
            1,
        ),
    ];
    // Claims are shown where they are observed.
    for (world, shares) in [
        (
            "column-baseline",
            rows.iter()
                .map(|row| row.claimed_baseline)
                .collect::<Vec<_>>(),
        ),
        (
            "column-scenario",
            rows.iter().map(|row| row.claimed_scenario).collect(),
        ),
    ] {
        if shares.iter().any(Option::is_some) {
            let shares = shares
                .into_iter()
                .map(|share| share.unwrap_or(f64::NAN))
                .collect();
            columns.push((column("column-claimed", world), shares, 0));
        }
    }
    let mut head = vec![catalogue.text("column-sector")];
    head.extend(columns.iter().map(|(title, ..)| title.clone()));
    let rows = rows
        .iter()
        .enumerate()
        .map(|(index, row)| DataRow {
            header: names::sector(catalogue, &row.sector),
            cells: columns
                .iter()
                .map(|(_, values, decimals)| {
                    DataCell::plain(number::fixed(
                        values.get(index).copied().unwrap_or(f64::NAN),
                        *decimals,
                    ))
                })
                .collect(),
        })
        .collect();
    Some(DataTable {
        caption: format!("{pair}. {title}"),
        head,
        rows,
        stacked: false,
    })
}
