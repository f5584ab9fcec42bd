//! Sectors on both sides of the border: output as bars, then tables.

use vecinos_ensemble::{Band, EnsembleResult, Horizon, SectorRow};
use vecinos_world::{Closure, Side};

use super::parts::{
    DataCell, DataTable, Figure, SCALE_RATIO, closure_legend, column, distinct, rows,
};
use crate::catalogue::Catalogue;
use crate::chart::{Ink, Layout, Mark, MarkKind, RowChart, RowPanel, common_ranges};
use crate::names;

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
        Closure::ALL
            .into_iter()
            .find_map(|closure| sector_row(result, Side::Mex, id, horizon, closure))
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
                    Some(Mark::of_band(&row.output, MarkKind::Bar, *ink))
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
            names::closure_in_sentence(catalogue, *closure)
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
        layouts: Some((chart.svg(Layout::Wide), chart.svg(Layout::Narrow))),
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

/// The sector tables of every side under one closure: output by horizon, then workers, prices and imports.
pub(super) fn sector_tables(
    result: &EnsembleResult,
    catalogue: &Catalogue,
    closure: Closure,
) -> Vec<DataTable> {
    let has_side = |side: &Side| {
        let mut rows = result.sectors.iter();
        rows.any(|row| row.side == *side && row.closure == closure)
    };
    SIDES
        .into_iter()
        .filter(has_side)
        .filter_map(|side| sector_table(result, catalogue, closure, side))
        .collect()
}

fn sector_table(
    result: &EnsembleResult,
    catalogue: &Catalogue,
    closure: Closure,
    side: Side,
) -> Option<DataTable> {
    let main = sector_horizon(result)?;
    let mut horizons = distinct(result.sectors.iter().map(|row| row.horizon));
    horizons.sort_unstable();
    if horizons.contains(&Horizon::LongRun) {
        // After ten years the published time profile is at its end: the column would say the same twice.
        horizons.retain(|horizon| *horizon != Horizon::Years(10));
    }
    let ids = sector_order(result, main);
    let bands = |horizon: Horizon, pick: fn(&SectorRow) -> Option<Band>| -> Vec<Option<Band>> {
        ids.iter()
            .map(|id| sector_row(result, side, id, horizon, closure).and_then(pick))
            .collect()
    };
    let titled = |key: &str, horizon: Horizon| {
        let partner = if side == Side::Usa {
            Side::Mex
        } else {
            Side::Usa
        };
        let arguments = [
            (
                "horizon",
                names::horizon(catalogue, horizon).to_lowercase().into(),
            ),
            ("side", names::the_side(catalogue, partner).into()),
        ];
        catalogue.with(key, &arguments)
    };
    let mut columns: Vec<(String, Vec<Option<Band>>)> = horizons
        .iter()
        .map(|horizon| {
            (
                titled("sectors-output", *horizon),
                bands(*horizon, |row| Some(row.output)),
            )
        })
        .collect();
    columns.push((
        titled("sectors-workers", main),
        bands(main, |row| row.workers),
    ));
    columns.push((
        titled("sectors-price", main),
        bands(main, |row| Some(row.price)),
    ));
    columns.push((
        titled("sectors-imports", main),
        bands(main, |row| Some(row.imports)),
    ));
    // Workers by sector are known for the United States only; an empty column says nothing.
    columns.retain(|(_, bands)| bands.iter().any(Option::is_some));
    let mut head = vec![catalogue.text("column-sector")];
    head.extend(columns.iter().map(|(title, _)| title.clone()));
    let cells: Vec<Vec<DataCell>> = columns.iter().map(|(_, bands)| column(bands)).collect();
    let arguments = [
        ("side", names::side(catalogue, side).into()),
        (
            "closure",
            names::closure_in_sentence(catalogue, closure).into(),
        ),
    ];
    Some(DataTable {
        caption: catalogue.with("sectors-table", &arguments),
        head,
        rows: rows(
            ids.iter().map(|id| names::sector(catalogue, id)).collect(),
            &cells,
        ),
        stacked: true,
    })
}
