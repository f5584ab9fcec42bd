//! Workers: the United States by sector, and the points known for Mexico.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::csv_table::CsvTable;
use crate::diagnostic::Diagnostics;
use crate::embedded;
use crate::month::Month;

/// One figure of Mexican employment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EmploymentPoint {
    /// `employed_manufacturing` (household survey, formal and informal), `export_manufacturing_immex` (establishments
    /// with an export programme: a lower bound of formal manufacturing), `formal_manufacturing` (registered with the IMSS,
    /// a rounded share of the total), `formal_jobs` (all sectors).
    pub measure: String,
    /// Month of the figure.
    pub month: Month,
    /// Persons.
    pub persons: f64,
    /// How the figure was read: rounded, derived, typed from a page.
    pub quality: String,
    /// Key of the source.
    pub source: String,
}

/// Workers in the United States and points for Mexico.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Workers {
    /// Persons by sector id in the American Community Survey 2024: persons with an industry code, so somewhat above
    /// employment.
    pub united_states: BTreeMap<String, f64>,
    /// Points for Mexico in the order of the table.
    pub mexico: Vec<EmploymentPoint>,
}

/// Key of the source of [`Workers::united_states`].
pub const UNITED_STATES_SOURCE: &str = "acs_2024";

impl Workers {
    /// The embedded `data/labour/*.csv`.
    ///
    /// Errors: located diagnostics if an embedded file were damaged (a test reads them).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let csv = CsvTable::parse(embedded::source("labour/us_workers.csv")?)?;
        let [sector, workers, _] = csv.columns(["sector", "workers", "source"])?;
        let mut united_states = BTreeMap::new();
        for row in csv.rows() {
            united_states.insert(csv.field(row, sector).to_owned(), csv.number(row, workers)?);
        }
        let csv = CsvTable::parse(embedded::source("labour/mexico_points.csv")?)?;
        let [measure, month, persons, quality, source] =
            csv.columns(["measure", "month", "persons", "quality", "source"])?;
        let mut mexico = Vec::new();
        for row in csv.rows() {
            mexico.push(EmploymentPoint {
                measure: csv.field(row, measure).to_owned(),
                month: csv.month(row, month)?,
                persons: csv.number(row, persons)?,
                quality: csv.field(row, quality).to_owned(),
                source: csv.field(row, source).to_owned(),
            });
        }
        Ok(Self {
            united_states,
            mexico,
        })
    }

    /// U.S. workers in the order of these sector ids; 0 for a sector without a figure.
    pub fn united_states_by_sector<'a>(
        &self,
        sectors: impl IntoIterator<Item = &'a str>,
    ) -> Vec<f64> {
        sectors
            .into_iter()
            .map(|sector| self.united_states.get(sector).copied().unwrap_or(0.0))
            .collect()
    }

    /// The latest figure of a Mexican measure.
    pub fn mexico_latest(&self, measure: &str) -> Option<&EmploymentPoint> {
        self.mexico
            .iter()
            .filter(|point| point.measure == measure)
            .max_by_key(|point| point.month)
    }
}
