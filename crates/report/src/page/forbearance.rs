//! The forbearance experiment as a page: a heat map and a table for every surface.

use std::fmt::Write as _;

use askama::Template;
use vecinos_ensemble::forbearance::{ForbearanceGrid, Surface};

use super::PageError;
use super::parts::{DataCell, DataRow, DataTable};
use super::plain::{self, Section};
use crate::catalogue::Catalogue;
use crate::chart::svg::escape;
use crate::identity::RunIdentity;
use crate::language::Language;
use crate::names;
use crate::number;

const CELL_WIDTH: f64 = 84.0;
const CELL_HEIGHT: f64 = 44.0;
const LEFT: f64 = 150.0;
const TOP: f64 = 64.0;

/// Name of a surface with its unit.
pub fn surface_title(surface: &Surface, catalogue: &Catalogue) -> String {
    let indicator = &surface.indicator;
    let name = names::indicator_of_side(catalogue, indicator);
    format!("{name} ({})", names::unit(catalogue, indicator.unit))
}

/// Decimals that tell the cells of a surface apart.
pub fn decimals(surface: &Surface) -> usize {
    let medians = surface.cells.iter().flatten().map(|band| band.p50);
    let (low, high) = medians.fold((0.0_f64, 0.0_f64), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    number::decimals_for(high - low, high.abs().max(low.abs())).min(4)
}

/// The page in the language of `catalogue`.
///
/// Errors: a template that fails.
pub fn render(
    grid: &ForbearanceGrid,
    identity: &RunIdentity,
    catalogue: &Catalogue,
) -> Result<String, PageError> {
    let mut sections = Vec::with_capacity(grid.surfaces.len() + 1);
    let mut parts = Vec::new();
    for surface in &grid.surfaces {
        parts.push(heat_map(grid, surface, catalogue));
        parts.push(table(grid, surface, catalogue).render()?);
    }
    sections.push(Section {
        id: "surfaces",
        title: catalogue.text("forbearance-surfaces"),
        notes: vec![catalogue.text("forbearance-reading")],
        parts,
    });
    sections.push(Section {
        id: "moves",
        title: catalogue.text("forbearance-moves"),
        notes: vec![catalogue.text("forbearance-moves-note")],
        parts: vec![moves(grid, catalogue).render()?],
    });
    let title = match catalogue.language() {
        Language::English => &grid.title,
        Language::Spanish => &grid.title_es,
    };
    plain::render(
        catalogue.text("forbearance-title"),
        note(grid, title, catalogue),
        sections,
        identity,
        catalogue,
    )
}

/// What was run, in a sentence.
pub fn note(grid: &ForbearanceGrid, title: &str, catalogue: &Catalogue) -> String {
    let arguments = [
        ("title", title.into()),
        (
            "mode",
            catalogue.text(&names::key("mode", grid.mode.id())).into(),
        ),
        ("month", names::month(catalogue, grid.month).into()),
        (
            "baseline",
            names::baseline(catalogue, &grid.baseline).into(),
        ),
        ("draws", grid.settings.draws.into()),
        ("failed", grid.failures.into()),
    ];
    catalogue.with("forbearance-note", &arguments)
}

fn axis(multiplier: f64) -> String {
    number::fixed(multiplier, 2)
}

/// Medians of a surface, with their bands.
fn table(grid: &ForbearanceGrid, surface: &Surface, catalogue: &Catalogue) -> DataTable {
    let mut head = vec![catalogue.text("forbearance-corner")];
    head.extend(grid.multipliers.iter().map(|one| axis(*one)));
    let decimals = decimals(surface);
    let rows = grid.multipliers.iter().zip(&surface.cells);
    DataTable {
        caption: surface_title(surface, catalogue),
        head,
        rows: rows
            .map(|(multiplier, cells)| DataRow {
                header: axis(*multiplier),
                cells: cells
                    .iter()
                    .map(|band| DataCell::of_band(Some(band), decimals))
                    .collect(),
            })
            .collect(),
        stacked: true,
    }
}

/// Moves per history along the diagonal and at the corners: every cell, one row each.
fn moves(grid: &ForbearanceGrid, catalogue: &Catalogue) -> DataTable {
    let keys = ["cell", "announced", "imposed", "conceded", "retaliated"];
    let mut rows = Vec::new();
    for (hostility, row) in grid.multipliers.iter().zip(&grid.moves) {
        for (withholding, cell) in grid.multipliers.iter().zip(row) {
            let counts = [cell.announced, cell.imposed, cell.conceded, cell.retaliated];
            rows.push(DataRow {
                header: format!("{} · {}", axis(*hostility), axis(*withholding)),
                cells: counts
                    .iter()
                    .map(|count| DataCell::plain(number::fixed(*count, 2)))
                    .collect(),
            });
        }
    }
    DataTable {
        caption: catalogue.text("forbearance-moves"),
        head: keys
            .iter()
            .map(|key| catalogue.text(&format!("forbearance-column-{key}")))
            .collect(),
        rows,
        stacked: false,
    }
}

/// Medians as colours: blue above zero, red below, white at zero; the number in every cell.
fn heat_map(grid: &ForbearanceGrid, surface: &Surface, catalogue: &Catalogue) -> String {
    let count = grid.multipliers.len() as f64;
    let (width, height) = (
        LEFT + count * CELL_WIDTH + 20.0,
        TOP + count * CELL_HEIGHT + 20.0,
    );
    let title = escape(&surface_title(surface, catalogue));
    let medians = surface.cells.iter().flatten().map(|band| band.p50.abs());
    let largest = medians.fold(0.0_f64, f64::max);
    let decimals = decimals(surface);
    let mut svg = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-label=\"{title}\" style=\"max-width:100%;height:auto;font:13px var(--sans)\"><title>{title}</title>\
         <text x=\"{LEFT}\" y=\"18\" fill=\"currentColor\">{}</text>\
         <text x=\"0\" y=\"{}\" fill=\"currentColor\">{}</text>",
        escape(&catalogue.text("forbearance-axis-mexico")),
        TOP - 14.0,
        escape(&catalogue.text("forbearance-axis-usa")),
    );
    for (column, multiplier) in grid.multipliers.iter().enumerate() {
        let x = LEFT + (column as f64 + 0.5) * CELL_WIDTH;
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" fill=\"currentColor\">{}</text>",
            TOP - 14.0 + 4.0,
            axis(*multiplier)
        );
    }
    for (row, (multiplier, cells)) in grid.multipliers.iter().zip(&surface.cells).enumerate() {
        let y = TOP + row as f64 * CELL_HEIGHT;
        let middle = y + CELL_HEIGHT / 2.0 + 5.0;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{middle}\" text-anchor=\"end\" fill=\"currentColor\">{}</text>",
            LEFT - 10.0,
            axis(*multiplier)
        );
        for (column, band) in cells.iter().enumerate() {
            let x = LEFT + column as f64 * CELL_WIDTH;
            let strength = if largest > 0.0 {
                band.p50.abs() / largest
            } else {
                0.0
            };
            let ink = if band.p50 < 0.0 { "#b2182b" } else { "#2166ac" };
            let _ = write!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{CELL_WIDTH}\" height=\"{CELL_HEIGHT}\" fill=\"{ink}\" \
                 fill-opacity=\"{:.3}\" stroke=\"currentColor\" stroke-opacity=\"0.2\"/>\
                 <text x=\"{}\" y=\"{middle}\" text-anchor=\"middle\" fill=\"currentColor\">{}</text>",
                0.7 * strength,
                x + CELL_WIDTH / 2.0,
                escape(&number::signed(band.p50, decimals)),
            );
        }
    }
    svg.push_str("</svg>");
    svg
}
