//! Monthly history, every series with its unit and its source.
//!
//! Series ids: `imports.MEX`, `exports.MEX` (U.S. goods trade with MEX, CAN, CHN, EU, WORLD; exports to CAN and CHN only
//! from 2026), `imports_for_consumption.MEX` and `calculated_duty.MEX` (all goods, and with `.motor_vehicles` or
//! `.motor_vehicle_parts`), `usmca_imports.MEX` and `usmca_claimed.MEX` (also CAN), `effective_tariff_rate.WORLD`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::csv_table::CsvTable;
use crate::diagnostic::Diagnostics;
use crate::embedded;
use crate::month::Month;
use crate::source_text::SourceText;

/// One monthly series without gaps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonthlySeries {
    /// Id, for example `imports.MEX`.
    pub id: String,
    /// Unit of the values, for example "million USD" (a month) or "fraction".
    pub unit: String,
    /// Key of the source in the bibliography.
    pub source: String,
    /// Month of the first value.
    pub first: Month,
    /// Values, one a month.
    pub values: Vec<f64>,
}

impl MonthlySeries {
    /// The value of a month; `None` outside the series.
    pub fn at(&self, month: Month) -> Option<f64> {
        let position = usize::try_from(month.since(self.first)).ok()?;
        self.values.get(position).copied()
    }

    /// Month of the last value.
    pub fn last(&self) -> Month {
        let steps = i32::try_from(self.values.len()).unwrap_or(i32::MAX) - 1;
        self.first.plus(steps)
    }

    /// Months and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (Month, f64)> {
        (0..)
            .zip(&self.values)
            .map(|(step, value)| (self.first.plus(step), *value))
    }
}

/// All series by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct History {
    series: BTreeMap<String, MonthlySeries>,
}

impl History {
    /// The embedded `data/history/*.csv`.
    ///
    /// Errors: those of [`Self::from_files`] (a test reads the embedded files).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let mut files = Vec::new();
        for path in embedded::paths().filter(|path| path.starts_with("history/")) {
            files.push(embedded::source(path)?);
        }
        Self::from_files(files)
    }

    /// Reads CSV files with the columns `series,month,value,unit,source`; the rows of a series follow one another month
    /// by month.
    ///
    /// Errors, located: those of [`CsvTable`], `invalid-value` (not a month), `gap` (a month missing or out of order),
    /// `mixed-units` (unit or source changes inside a series), `duplicate-name` (a series in two places).
    pub fn from_files(files: impl IntoIterator<Item = SourceText>) -> Result<Self, Diagnostics> {
        let mut history = Self::default();
        let mut problems = Diagnostics::new();
        for source in files {
            if let Err(found) = history.read(source) {
                problems.append(found);
            }
        }
        problems.into_result(history)
    }

    fn read(&mut self, source: SourceText) -> Result<(), Diagnostics> {
        let csv = CsvTable::parse(source)?;
        let [
            series_column,
            month_column,
            value_column,
            unit_column,
            source_column,
        ] = csv.columns(["series", "month", "value", "unit", "source"])?;
        let mut problems = Diagnostics::new();
        let mut current: Option<(String, Month)> = None;
        for row in csv.rows() {
            let id = csv.field(row, series_column);
            let (month, value) = match (csv.month(row, month_column), csv.number(row, value_column))
            {
                (Ok(month), Ok(value)) => (month, value),
                (month, value) => {
                    problems
                        .0
                        .extend([month.err(), value.err()].into_iter().flatten());
                    continue;
                }
            };
            let (unit, key) = (csv.field(row, unit_column), csv.field(row, source_column));
            let previous = current.take().filter(|(before, _)| before == id);
            current = Some((id.to_owned(), month));
            if let Some((_, after)) = previous {
                let Some(series) = self.series.get_mut(id) else {
                    continue;
                };
                if after.plus(1) != month {
                    let message = format!("the series `{id}` jumps from {after} to {month}");
                    let next = after.plus(1).to_string();
                    problems.push(
                        csv.at(row, month_column, "gap", message)
                            .with_expected(next),
                    );
                }
                if series.unit != unit || series.source != key {
                    let message = format!("unit or source of `{id}` changes here");
                    problems.push(csv.at(row, unit_column, "mixed-units", message));
                }
                series.values.push(value);
                continue;
            }
            let series = MonthlySeries {
                id: id.to_owned(),
                unit: unit.to_owned(),
                source: key.to_owned(),
                first: month,
                values: vec![value],
            };
            if self.series.insert(id.to_owned(), series).is_some() {
                let message = format!("the series `{id}` stands in two places");
                problems.push(csv.at(row, series_column, "duplicate-name", message));
            }
        }
        problems.into_result(())
    }

    /// The series of this id.
    pub fn get(&self, id: &str) -> Option<&MonthlySeries> {
        self.series.get(id)
    }

    /// All ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.series.keys().map(String::as_str)
    }

    /// All series, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = &MonthlySeries> {
        self.series.values()
    }
}
