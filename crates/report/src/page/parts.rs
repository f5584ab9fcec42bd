//! The parts of a page: tables and figures.

use askama::Template;
use vecinos_ensemble::Band;
use vecinos_world::Closure;

use crate::catalogue::Catalogue;
use crate::names;
use crate::number;
use crate::tables::Cell;

/// A cell of a table: a value and, where there is one, its band.
#[derive(Clone, Debug, PartialEq)]
pub struct DataCell {
    /// Value, written out.
    pub value: String,
    /// Band, written out; empty where the value has none.
    pub band: String,
}

impl DataCell {
    /// A value without a band.
    pub const fn plain(value: String) -> Self {
        Self {
            value,
            band: String::new(),
        }
    }

    /// The mark of a number that does not exist.
    pub fn missing() -> Self {
        Self::plain(number::NOT_AVAILABLE.to_owned())
    }

    /// A median with its 90 % band; a dash where there is none.
    pub fn of_band(band: Option<&Band>, decimals: usize) -> Self {
        band.map_or_else(Self::missing, |band| {
            Self::of_cell(Cell::new(band, decimals))
        })
    }

    /// A median with its 90 % band, already written out.
    pub fn of_cell(cell: Cell) -> Self {
        Self {
            value: cell.median,
            band: cell.band,
        }
    }
}

/// A row of a table: a header and its cells, already written out.
#[derive(Clone, Debug, PartialEq)]
pub struct DataRow {
    /// Header of the row.
    pub header: String,
    /// Cells.
    pub cells: Vec<DataCell>,
}

/// A table with one header column; all other columns are numbers.
#[derive(Clone, Debug, PartialEq, Template)]
#[template(path = "table.html")]
pub struct DataTable {
    /// Caption.
    pub caption: String,
    /// Column titles, the header column first.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<DataRow>,
    /// Bands stand under their values instead of beside them.
    pub stacked: bool,
}

/// An entry of a legend: a mark drawn by the style sheet and its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendItem {
    /// Class of the mark.
    pub mark: &'static str,
    /// Meaning.
    pub label: String,
}

/// A small picture with its own heading inside a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Heading.
    pub title: String,
    /// A number set large under the heading, and its band.
    pub number: Option<(String, String)>,
    /// Picture.
    pub svg: String,
}

/// A figure: title, legend, pictures, note, and the numbers behind them as a table.
#[derive(Clone, Debug, PartialEq, Template)]
#[template(path = "figure.html")]
pub struct Figure {
    /// Id, unique on the page.
    pub id: String,
    /// Title.
    pub title: String,
    /// Legend.
    pub legend: Vec<LegendItem>,
    /// Small multiples; empty where one picture in two layouts is given instead.
    pub panels: Vec<Panel>,
    /// One picture for desks and paper, and the same for telephones.
    pub layouts: Option<(String, String)>,
    /// Sentences under the figure.
    pub notes: Vec<String>,
    /// Title of the fold with the numbers.
    pub data_title: String,
    /// The numbers behind the figure.
    pub data: DataTable,
}

/// Panels whose own range is more than this many times narrower than the common one get a scale of their own.
pub(super) const SCALE_RATIO: f64 = 6.0;

/// The two closures with the marks that stand for them.
pub(super) fn closure_legend(catalogue: &Catalogue, marks: [&'static str; 2]) -> Vec<LegendItem> {
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
pub(super) fn column(bands: &[Option<Band>]) -> Vec<DataCell> {
    let decimals = column_decimals(bands.iter().flatten());
    bands
        .iter()
        .map(|band| DataCell::of_band(band.as_ref(), decimals))
        .collect()
}

/// Rows from columns.
pub(super) fn rows(headers: Vec<String>, columns: &[Vec<DataCell>]) -> Vec<DataRow> {
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

/// Items in the order of their first appearance.
pub(super) fn distinct<T: PartialEq, I: Iterator<Item = T>>(items: I) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}
