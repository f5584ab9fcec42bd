//! Figures by row: the grid of assumptions, the two welfare measures, sectors.

use vecinos_ensemble::{Band, Dot, EnsembleResult, Horizon, SectorRow};
use vecinos_world::{Closure, Side};

use super::parts::{DataCell, DataRow, DataTable, Figure, LegendItem};
use crate::catalogue::Catalogue;
use crate::chart::{Ink, Layout, Mark, MarkKind, RowChart, RowPanel, common_ranges};
use crate::names;
use crate::number;
use crate::reading::{band_at, window_end};

/// Panels whose own range is more than this many times narrower than the common one get a scale of their own.
const SCALE_RATIO: f64 = 6.0;

fn layouts(chart: &RowChart) -> Option<(String, String)> {
    Some((chart.svg(Layout::Wide), chart.svg(Layout::Narrow)))
}

fn closure_legend(catalogue: &Catalogue, marks: [&'static str; 2]) -> Vec<LegendItem> {
    Closure::ALL
        .into_iter()
        .zip(marks)
        .map(|(closure, mark)| LegendItem {
            mark,
            label: names::closure(catalogue, closure),
        })
        .collect()
}

/// Decimals that suit a column of bands: those of its middle row, at most two.
fn column_decimals<'a>(bands: impl Iterator<Item = &'a Band>) -> usize {
    let mut decimals: Vec<usize> = bands
        .map(|band| number::decimals_for(band.p95 - band.p5, band.p50).min(2))
        .collect();
    decimals.sort_unstable();
    decimals.get(decimals.len() / 2).copied().unwrap_or(1)
}

/// A column of a table: bands written with the same decimals.
fn column(bands: &[Option<Band>]) -> Vec<DataCell> {
    let decimals = column_decimals(bands.iter().flatten());
    bands
        .iter()
        .map(|band| DataCell::of_band(band.as_ref(), decimals))
        .collect()
}

/// Rows from columns.
fn rows(headers: Vec<String>, columns: &[Vec<DataCell>]) -> Vec<DataRow> {
    let cells = |row: usize| {
        columns
            .iter()
            .filter_map(|column| column.get(row).cloned())
            .collect()
    };
    headers
        .into_iter()
        .enumerate()
        .map(|(row, header)| DataRow {
            header,
            cells: cells(row),
        })
        .collect()
}

fn marked(band: &Band, kind: MarkKind, ink: Ink) -> Mark {
    Mark {
        kind,
        ink,
        value: band.p50,
        band: Some([band.p5, band.p25, band.p75, band.p95]),
    }
}

/// Items in the order of their first appearance.
fn distinct<T: PartialEq, I: Iterator<Item = T>>(items: I) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

/// One figure for every indicator of the grid: rows are elasticity sets, panels are horizons, marks are closures.
pub(super) fn dots(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<Figure> {
    distinct(result.dots.iter().map(|dot| dot.indicator.as_str()))
        .into_iter()
        .filter_map(|id| dot_figure(result, catalogue, id))
        .collect()
}

fn dot_figure(result: &EnsembleResult, catalogue: &Catalogue, id: &str) -> Option<Figure> {
    let indicator = result.indicator(id)?;
    let dots: Vec<&Dot> = result
        .dots
        .iter()
        .filter(|dot| dot.indicator == id)
        .collect();
    let sets = distinct(dots.iter().map(|dot| dot.elasticity_set.as_str()));
    let mut horizons = distinct(dots.iter().map(|dot| dot.horizon));
    horizons.sort_unstable();
    let find = |set: &str, closure: Closure, horizon: Horizon| {
        dots.iter().find(|dot| {
            dot.elasticity_set == set && dot.closure == closure && dot.horizon == horizon
        })
    };
    let forms = [
        (Closure::FlexibleWages, MarkKind::Dot, Ink::First),
        (Closure::DownwardRigidWages, MarkKind::Diamond, Ink::Second),
    ];
    let marks_of = |horizon: Horizon| -> Vec<Vec<Mark>> {
        let row = |set: &&str| {
            let marks = forms.iter().filter_map(|(closure, kind, ink)| {
                let dot = find(set, *closure, horizon)?;
                Some(Mark {
                    kind: *kind,
                    ink: *ink,
                    value: dot.difference,
                    band: None,
                })
            });
            marks.collect()
        };
        sets.iter().map(row).collect()
    };
    let by_horizon: Vec<Vec<Vec<Mark>>> =
        horizons.iter().map(|horizon| marks_of(*horizon)).collect();
    let range = by_horizon
        .iter()
        .map(|marks| RowChart::extent(marks))
        .fold((0.0, 0.0), widest);
    let finite = dots
        .iter()
        .map(|dot| dot.difference)
        .filter(|value| value.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (value.min(low), value.max(high))
    });
    let decimals = number::decimals_for(high - low, high);
    let name = names::indicator_of_side(catalogue, &indicator.indicator);
    let unit = names::unit_long(catalogue, indicator.indicator.unit);
    let title = catalogue.with(
        "dots-title",
        &[("indicator", format!("{name} ({unit})").into())],
    );
    let description = catalogue.with(
        "dots-description",
        &[
            ("indicator", name.into()),
            ("sets", sets.len().into()),
            ("horizons", horizons.len().into()),
            ("low", number::signed(low, decimals).into()),
            ("high", number::signed(high, decimals).into()),
        ],
    );
    let panels = horizons
        .iter()
        .zip(by_horizon)
        .map(|(horizon, marks)| RowPanel {
            title: names::horizon(catalogue, *horizon),
            range,
            marks,
        });
    let chart = RowChart {
        id: format!("dots-{}", id.replace(['.', '_'], "-")),
        title: title.clone(),
        description,
        rows: sets
            .iter()
            .map(|set| names::elasticity_set(catalogue, set))
            .collect(),
        panels: panels.collect(),
        difference: true,
        row_height: 26.0,
    };
    let mut head = vec![catalogue.text("column-elasticities")];
    let columns: Vec<(Horizon, Closure)> = horizons
        .iter()
        .flat_map(|horizon| Closure::ALL.map(|closure| (*horizon, closure)))
        .collect();
    head.extend(columns.iter().map(|(horizon, closure)| {
        format!(
            "{}, {}",
            names::horizon(catalogue, *horizon),
            names::closure(catalogue, *closure).to_lowercase()
        )
    }));
    let rows = sets
        .iter()
        .map(|set| DataRow {
            header: names::elasticity_set(catalogue, set),
            cells: columns
                .iter()
                .map(|(horizon, closure)| {
                    let dot = find(set, *closure, *horizon);
                    DataCell::plain(number::signed(
                        dot.map_or(f64::NAN, |dot| dot.difference),
                        decimals,
                    ))
                })
                .collect(),
        })
        .collect();
    Some(Figure {
        id: format!("figure-{}", chart.id),
        legend: closure_legend(catalogue, ["mark-dot ink-first", "mark-diamond ink-second"]),
        panels: Vec::new(),
        layouts: layouts(&chart),
        notes: Vec::new(),
        data_title: catalogue.text("figure-data"),
        data: DataTable {
            caption: title.clone(),
            head,
            rows,
            stacked: false,
        },
        title,
    })
}

fn widest(left: (f64, f64), right: (f64, f64)) -> (f64, f64) {
    (left.0.min(right.0), left.1.max(right.1))
}

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
                marked(exact, MarkKind::Interval, Ink::First),
                marked(first_order, MarkKind::Interval, Ink::Second),
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
        layouts: layouts(&chart),
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

/// Sides with sector tables, in the order of the page.
const SIDES: [Side; 3] = [Side::Mex, Side::Usa, Side::Can];

/// The horizon at which sectors are drawn: five years where the run has it.
pub(super) fn sector_horizon(result: &EnsembleResult) -> Option<Horizon> {
    [
        Horizon::Years(5),
        Horizon::LongRun,
        Horizon::Years(10),
        Horizon::Years(1),
    ]
    .into_iter()
    .find(|horizon| result.sectors.iter().any(|row| row.horizon == *horizon))
}

/// Sector ids, the one whose output in Mexico falls most first.
fn sector_order(result: &EnsembleResult, horizon: Horizon) -> Vec<&str> {
    let mut ids = distinct(result.sectors.iter().map(|row| row.sector.as_str()));
    let median = |id: &str| {
        sector_row(result, Side::Mex, id, horizon, Closure::FlexibleWages)
            .map_or(0.0, |row| row.output.p50)
    };
    ids.sort_by(|left, right| median(left).total_cmp(&median(right)));
    ids
}

fn sector_row<'a>(
    result: &'a EnsembleResult,
    side: Side,
    sector: &str,
    horizon: Horizon,
    closure: Closure,
) -> Option<&'a SectorRow> {
    result.sectors.iter().find(|row| {
        row.side == side && row.sector == sector && row.horizon == horizon && row.closure == closure
    })
}

/// Output by sector in the three countries under both closures.
pub(super) fn sectors(result: &EnsembleResult, catalogue: &Catalogue) -> Option<Figure> {
    let horizon = sector_horizon(result)?;
    let ids = sector_order(result, horizon);
    let sides: Vec<Side> = SIDES
        .into_iter()
        .filter(|side| result.sectors.iter().any(|row| row.side == *side))
        .collect();
    let forms = [
        (Closure::FlexibleWages, Ink::First),
        (Closure::DownwardRigidWages, Ink::Second),
    ];
    let marks: Vec<Vec<Vec<Mark>>> = sides
        .iter()
        .map(|side| {
            let row = |id: &&str| {
                let bars = forms.iter().filter_map(|(closure, ink)| {
                    let row = sector_row(result, *side, id, horizon, *closure)?;
                    Some(marked(&row.output, MarkKind::Bar, *ink))
                });
                bars.collect()
            };
            ids.iter().map(row).collect()
        })
        .collect();
    let extents: Vec<(f64, f64)> = marks.iter().map(|marks| RowChart::extent(marks)).collect();
    let (ranges, common) = common_ranges(&extents, SCALE_RATIO);
    let horizon_name = names::horizon(catalogue, horizon).to_lowercase();
    let title = catalogue.with("sectors-title", &[("horizon", (&horizon_name).into())]);
    let countries: Vec<String> = sides
        .iter()
        .map(|side| names::side(catalogue, *side))
        .collect();
    let arguments = [
        ("countries", countries.join(", ").into()),
        ("horizon", horizon_name.into()),
    ];
    let chart = RowChart {
        id: "sectors".to_owned(),
        title: title.clone(),
        description: catalogue.with("sectors-description", &arguments),
        rows: ids.iter().map(|id| names::sector(catalogue, id)).collect(),
        panels: countries
            .iter()
            .zip(marks)
            .zip(ranges)
            .map(|((country, marks), range)| RowPanel {
                title: country.clone(),
                range,
                marks,
            })
            .collect(),
        difference: true,
        row_height: 24.0,
    };
    let mut head = vec![catalogue.text("column-sector")];
    let columns: Vec<(Side, Closure)> = sides
        .iter()
        .flat_map(|side| Closure::ALL.map(|closure| (*side, closure)))
        .collect();
    head.extend(columns.iter().map(|(side, closure)| {
        format!(
            "{}, {}",
            names::side(catalogue, *side),
            names::closure(catalogue, *closure).to_lowercase()
        )
    }));
    let values: Vec<Vec<DataCell>> = columns
        .iter()
        .map(|(side, closure)| {
            let outputs: Vec<Option<Band>> = ids
                .iter()
                .map(|id| sector_row(result, *side, id, horizon, *closure).map(|row| row.output))
                .collect();
            column(&outputs)
        })
        .collect();
    let rows = rows(chart.rows.clone(), &values);
    let scale = if common {
        "figure-shared-scale"
    } else {
        "figure-own-scale"
    };
    Some(Figure {
        id: "figure-sectors".to_owned(),
        legend: closure_legend(catalogue, ["mark-bar ink-first", "mark-bar ink-second"]),
        panels: Vec::new(),
        layouts: layouts(&chart),
        notes: vec![catalogue.text(scale)],
        data_title: catalogue.text("figure-data"),
        data: DataTable {
            caption: title.clone(),
            head,
            rows,
            stacked: false,
        },
        title,
    })
}

/// The sector tables of every side under one closure: output at every horizon, then workers, prices and imports.
pub(super) fn sector_tables(
    result: &EnsembleResult,
    catalogue: &Catalogue,
    closure: Closure,
) -> Vec<DataTable> {
    let Some(main) = sector_horizon(result) else {
        return Vec::new();
    };
    let mut horizons = distinct(result.sectors.iter().map(|row| row.horizon));
    horizons.sort_unstable();
    let has_side = |side: &Side| {
        result
            .sectors
            .iter()
            .any(|row| row.side == *side && row.closure == closure)
    };
    SIDES
        .into_iter()
        .filter(has_side)
        .map(|side| {
            let lower = |horizon| names::horizon(catalogue, horizon).to_lowercase();
            let titled = |key: &str, horizon: Horizon| {
                catalogue.with(key, &[("horizon", lower(horizon).into())])
            };
            let partner = if side == Side::Usa {
                Side::Mex
            } else {
                Side::Usa
            };
            let imports = [
                ("side", names::side(catalogue, partner).into()),
                ("horizon", lower(main).into()),
            ];
            let mut head = vec![catalogue.text("column-sector")];
            head.extend(
                horizons
                    .iter()
                    .map(|horizon| titled("sectors-output", *horizon)),
            );
            head.push(titled("sectors-workers", main));
            head.push(titled("sectors-price", main));
            head.push(catalogue.with("sectors-imports", &imports));
            let ids = sector_order(result, main);
            let values =
                |horizon: Horizon, pick: &dyn Fn(&SectorRow) -> Option<Band>| -> Vec<DataCell> {
                    let bands: Vec<Option<Band>> = ids
                        .iter()
                        .map(|id| sector_row(result, side, id, horizon, closure).and_then(pick))
                        .collect();
                    column(&bands)
                };
            let mut columns: Vec<Vec<DataCell>> = horizons
                .iter()
                .map(|horizon| values(*horizon, &|row| Some(row.output)))
                .collect();
            columns.push(values(main, &|row| row.workers));
            columns.push(values(main, &|row| Some(row.price)));
            columns.push(values(main, &|row| Some(row.imports)));
            let arguments = [
                ("side", names::side(catalogue, side).into()),
                (
                    "closure",
                    names::closure(catalogue, closure).to_lowercase().into(),
                ),
            ];
            DataTable {
                caption: catalogue.with("sectors-table", &arguments),
                head,
                rows: rows(
                    ids.iter().map(|id| names::sector(catalogue, id)).collect(),
                    &columns,
                ),
                stacked: true,
            }
        })
        .collect()
}
