//! Observations that are no monthly series: years, quarters, blocks of months, single months.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::csv_table::CsvTable;
use crate::diagnostic::Diagnostics;
use crate::embedded;
use crate::month::Month;
use crate::source_text::SourceText;

/// One observation over a span of months.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// First month.
    pub from: Month,
    /// Last month; the first one for a single month.
    pub until: Month,
    /// Value over the span.
    pub value: f64,
    /// Unit, for example "persons" (in the span) or "million USD".
    pub unit: String,
    /// Key of the source in the bibliography.
    pub source: String,
    /// What to know; may be empty.
    pub note: String,
}

impl Point {
    /// Number of months of the span.
    pub fn months(&self) -> i32 {
        self.until.since(self.from) + 1
    }
}

/// All observations by series, each in order of time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Points {
    series: BTreeMap<String, Vec<Point>>,
}

impl Points {
    /// The embedded `data/points/*.csv`.
    ///
    /// Errors: those of [`Self::from_files`] (a test reads the embedded files).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let mut files = Vec::new();
        for path in embedded::paths().filter(|path| path.starts_with("points/")) {
            files.push(embedded::source(path)?);
        }
        Self::from_files(files)
    }

    /// Reads CSV files with the columns `series,from,until,value,unit,source,note` (months, both included).
    ///
    /// Errors, located: those of [`CsvTable`], `invalid-value` (not a month), `date-order` (a span that ends before it
    /// begins).
    pub fn from_files(files: impl IntoIterator<Item = SourceText>) -> Result<Self, Diagnostics> {
        let mut points = Self::default();
        let mut problems = Diagnostics::new();
        for source in files {
            if let Err(found) = points.read(source) {
                problems.append(found);
            }
        }
        for series in points.series.values_mut() {
            series.sort_by_key(|point| (point.from, point.until));
        }
        problems.into_result(points)
    }

    fn read(&mut self, source: SourceText) -> Result<(), Diagnostics> {
        let csv = CsvTable::parse(source)?;
        let [series, from, until, value, unit, key, note] =
            csv.columns(["series", "from", "until", "value", "unit", "source", "note"])?;
        let mut problems = Diagnostics::new();
        for row in csv.rows() {
            match (
                csv.month(row, from),
                csv.month(row, until),
                csv.number(row, value),
            ) {
                (Ok(begin), Ok(end), Ok(_)) if end < begin => {
                    let message = format!("the span ends in {end}, before it begins in {begin}");
                    problems.push(csv.at(row, until, "date-order", message));
                }
                (Ok(begin), Ok(end), Ok(number)) => {
                    let points = self.series.entry(csv.field(row, series).to_owned());
                    points.or_default().push(Point {
                        from: begin,
                        until: end,
                        value: number,
                        unit: csv.field(row, unit).to_owned(),
                        source: csv.field(row, key).to_owned(),
                        note: csv.field(row, note).to_owned(),
                    });
                }
                (begin, end, number) => problems
                    .0
                    .extend([begin.err(), end.err(), number.err()].into_iter().flatten()),
            }
        }
        problems.into_result(())
    }

    /// The observations of a series in order of time; empty when there is none.
    pub fn get(&self, series: &str) -> &[Point] {
        self.series.get(series).map_or(&[], Vec::as_slice)
    }

    /// All series, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Point])> {
        self.series
            .iter()
            .map(|(id, points)| (id.as_str(), points.as_slice()))
    }
}
