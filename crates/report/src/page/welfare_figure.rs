//! Exact real income against the first-order welfare of Caliendo and Parro (2015).

use vecinos_ensemble::{Band, EnsembleResult};
use vecinos_world::Side;

use super::parts::{DataTable, Figure, LegendItem, column, rows};
use crate::catalogue::Catalogue;
use crate::chart::{Ink, Layout, Mark, MarkKind, RowChart, RowPanel};
use crate::names;
use crate::reading::{band_at, window_end};

/// Exact real income and first-order welfare at the end of the window, for the three neighbours.
pub(super) fn welfare(result: &EnsembleResult, catalogue: &Catalogue) -> Option<Figure> {
    let end = window_end(result)?;
    let band = |quantity: &str, side: Side| {
        band_at(
            &result
                .indicator(&format!("{quantity}.{}", side.id()))?
                .all
                .difference,
            end.position,
        )
    };
    let found: Vec<(Side, Band, Band)> = [Side::Mex, Side::Usa, Side::Can]
        .into_iter()
        .filter_map(|side| {
            Some((
                side,
                band("real_income", side)?,
                band("first_order_welfare", side)?,
            ))
        })
        .collect();
    if found.is_empty() {
        return None;
    }
    let marks: Vec<Vec<Mark>> = found
        .iter()
        .map(|(_, exact, first_order)| {
            vec![
                Mark::of_band(exact, MarkKind::Interval, Ink::First),
                Mark::of_band(first_order, MarkKind::Interval, Ink::Second),
            ]
        })
        .collect();
    let month = names::month(catalogue, end.month);
    let title = catalogue.with("welfare-title", &[("month", (&month).into())]);
    let sides: Vec<String> = found
        .iter()
        .map(|(side, ..)| names::side(catalogue, *side))
        .collect();
    let chart = RowChart {
        id: "welfare".to_owned(),
        title: title.clone(),
        description: catalogue.with(
            "welfare-description",
            &[
                ("countries", sides.join(", ").into()),
                ("month", month.into()),
            ],
        ),
        rows: sides.clone(),
        panels: vec![RowPanel {
            title: String::new(),
            range: RowChart::extent(&marks),
            marks,
        }],
        difference: true,
        row_height: 46.0,
    };
    let (exact, first_order) = (
        catalogue.text("welfare-exact"),
        catalogue.text("welfare-first-order"),
    );
    let exacts: Vec<Option<Band>> = found.iter().map(|(_, exact, _)| Some(*exact)).collect();
    let first_orders: Vec<Option<Band>> = found
        .iter()
        .map(|(.., first_order)| Some(*first_order))
        .collect();
    let rows = rows(sides, &[column(&exacts), column(&first_orders)]);
    Some(Figure {
        id: "figure-welfare".to_owned(),
        legend: vec![
            LegendItem {
                mark: "mark-interval ink-first",
                label: exact.clone(),
            },
            LegendItem {
                mark: "mark-interval ink-second",
                label: first_order.clone(),
            },
        ],
        panels: Vec::new(),
        layouts: Some((chart.svg(Layout::Wide), chart.svg(Layout::Narrow))),
        notes: Vec::new(),
        data_title: catalogue.text("figure-data"),
        data: DataTable {
            caption: title.clone(),
            head: vec![catalogue.text("column-side"), exact, first_order],
            rows,
            stacked: false,
        },
        title,
    })
}
