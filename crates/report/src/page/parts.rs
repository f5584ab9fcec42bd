//! The parts of a page: tables and figures.

use askama::Template;
use vecinos_ensemble::Band;

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
        Self::plain(crate::number::NOT_AVAILABLE.to_owned())
    }

    /// A median with its 90 % band; a dash where there is none.
    pub fn of_band(band: Option<&Band>, decimals: usize) -> Self {
        band.map_or_else(Self::missing, |band| {
            let cell = Cell::new(band, decimals);
            Self {
                value: cell.median,
                band: cell.band,
            }
        })
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
