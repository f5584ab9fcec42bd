//! Tables that the terminal and the page share: headline indicators of production chains with both closures, scenarios side
//! by side.

use serde::Serialize;
use vecinos_ensemble::{Band, EnsembleResult, IndicatorResult};
use vecinos_world::Closure;

use crate::catalogue::Catalogue;
use crate::ledger_table;
use crate::names;
use crate::number;
use crate::reading::{Links, Reading, ReadingKind, band_at, bands_of, in_ledger, readings};

/// A median with its 90 % band, as numbers and as people read them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// 5th percentile.
    pub p5: f64,
    /// Median.
    pub p50: f64,
    /// 95th percentile.
    pub p95: f64,
    /// Median, written out with its sign.
    pub median: String,
    /// Band, written out: `[−0.41, −0.12]`.
    pub band: String,
}

impl Cell {
    /// Writes a band with `decimals`; no more than the width of the row's band supports.
    pub fn new(band: &Band, decimals: usize) -> Self {
        let (low, high) = (
            number::signed(band.p5, decimals),
            number::signed(band.p95, decimals),
        );
        Self {
            p5: band.p5,
            p50: band.p50,
            p95: band.p95,
            median: number::signed(band.p50, decimals),
            band: format!("[{low}, {high}]"),
        }
    }
}

/// One headline indicator, scenario against baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeadlineRow {
    /// Indicator id.
    pub id: String,
    /// Title.
    pub indicator: String,
    /// Side, or importer and exporter.
    pub side: String,
    /// Unit of the difference.
    pub unit: String,
    /// Evidence grade.
    pub grade: String,
    /// Under flexible wages; `None` when no draw had this closure.
    pub flexible: Option<Cell>,
    /// Under downward-rigid wages; `None` when no draw had this closure.
    pub rigid: Option<Cell>,
    /// Over both closures.
    pub both: Option<Cell>,
}

impl HeadlineRow {
    /// Flexible wages, downward-rigid wages, both.
    pub const fn cells(&self) -> [Option<&Cell>; 3] {
        [
            self.flexible.as_ref(),
            self.rigid.as_ref(),
            self.both.as_ref(),
        ]
    }
}

/// Headline indicators of production chains at one month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeadlineTable {
    /// Which month and why.
    pub title: String,
    /// What is compared with what.
    pub note: String,
    /// Month, `YYYY-MM`.
    pub month: String,
    /// Titles: indicator, side, unit, flexible wages, downward-rigid wages, both, evidence.
    pub columns: Vec<String>,
    /// Rows in the order of the indicators.
    pub rows: Vec<HeadlineRow>,
}

impl HeadlineTable {
    /// Whether the row at `index` has the title of the row above it, so that a page need not say it again.
    pub fn repeats(&self, index: usize) -> bool {
        let title = |index: usize| self.rows.get(index).map(|row| row.indicator.as_str());
        index > 0 && title(index) == title(index - 1)
    }
}

/// The headline tables of a run: one year after the departure (where the window reaches it) and the end of the window.
pub fn headline(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<HeadlineTable> {
    readings(result)
        .into_iter()
        .map(|reading| headline_at(result, reading, catalogue))
        .collect()
}

fn headline_at(result: &EnsembleResult, reading: Reading, catalogue: &Catalogue) -> HeadlineTable {
    let key = match reading.kind {
        ReadingKind::OneYear => "headline-one-year",
        ReadingKind::WindowEnd | ReadingKind::Largest => "headline-window-end",
    };
    let baseline = names::baseline(catalogue, &result.baseline);
    HeadlineTable {
        title: catalogue.with(
            key,
            &[("month", names::month(catalogue, reading.month).into())],
        ),
        note: catalogue.with("headline-note", &[("baseline", baseline.into())]),
        month: reading.month.to_string(),
        columns: vec![
            catalogue.text("column-indicator"),
            catalogue.text("column-side"),
            catalogue.text("column-unit"),
            names::closure(catalogue, Closure::FlexibleWages),
            names::closure(catalogue, Closure::DownwardRigidWages),
            catalogue.text("column-both"),
            catalogue.text("column-grade"),
        ],
        rows: result
            .indicators
            .iter()
            .filter(|indicator| indicator.indicator.headline && !in_ledger(indicator))
            .map(|indicator| headline_row(indicator, reading.position, catalogue))
            .collect(),
    }
}

/// Decimals that suit the difference of an indicator at a month.
pub fn decimals_at(indicator: &IndicatorResult, position: usize) -> usize {
    band_at(&indicator.all.difference, position)
        .map_or(1, |band| number::decimals_for(band.p95 - band.p5, band.p50))
}

fn headline_row(
    indicator: &IndicatorResult,
    position: usize,
    catalogue: &Catalogue,
) -> HeadlineRow {
    let decimals = decimals_at(indicator, position);
    let cell = |closure| {
        let band = band_at(&bands_of(indicator, closure)?.difference, position)?;
        Some(Cell::new(&band, decimals))
    };
    HeadlineRow {
        id: indicator.id.clone(),
        indicator: names::indicator(catalogue, &indicator.indicator),
        side: names::place(catalogue, &indicator.indicator),
        unit: names::unit(catalogue, indicator.indicator.unit),
        grade: names::grade(catalogue, indicator.indicator.grade),
        flexible: cell(Some(Closure::FlexibleWages)),
        rigid: cell(Some(Closure::DownwardRigidWages)),
        both: cell(None),
    }
}

/// One headline indicator under several scenarios.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparisonRow {
    /// Indicator id.
    pub id: String,
    /// Title.
    pub indicator: String,
    /// Side, or importer and exporter.
    pub side: String,
    /// Unit of the difference.
    pub unit: String,
    /// Band over both closures with measured links only, one per scenario.
    pub scenarios: Vec<Option<Cell>>,
    /// Rows of the ledger: the band with judged links as well, one per scenario. Empty for production chains.
    pub judged: Vec<Option<Cell>>,
}

/// Scenarios side by side, each against its baseline, at the end of its window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparisonTable {
    /// What is compared.
    pub title: String,
    /// Titles: indicator, side, unit, one per scenario (its name and its baseline).
    pub columns: Vec<String>,
    /// Rows in the order of the indicators.
    pub rows: Vec<ComparisonRow>,
}

/// Headline indicators of several runs side by side.
pub fn comparison(results: &[EnsembleResult], catalogue: &Catalogue) -> ComparisonTable {
    let mut columns = vec![
        catalogue.text("column-indicator"),
        catalogue.text("column-side"),
        catalogue.text("column-unit"),
    ];
    columns.extend(results.iter().map(|result| {
        let month = readings(result)
            .last()
            .map(|reading| reading.month.to_string())
            .unwrap_or_default();
        let names = [
            ("scenario", (&result.scenario).into()),
            ("baseline", (&result.baseline).into()),
        ];
        catalogue.with(
            "comparison-column",
            &[&names[..], &[("month", month.into())]].concat(),
        )
    }));
    let rows = results.first().map_or_else(Vec::new, |first| {
        let headline = first
            .indicators
            .iter()
            .filter(|indicator| indicator.indicator.headline);
        headline
            .map(|indicator| comparison_row(indicator, results, catalogue))
            .collect()
    });
    ComparisonTable {
        title: catalogue.text("comparison-title"),
        columns,
        rows,
    }
}

fn comparison_row(
    indicator: &IndicatorResult,
    results: &[EnsembleResult],
    catalogue: &Catalogue,
) -> ComparisonRow {
    let bands: Vec<Option<Band>> = results
        .iter()
        .map(|result| {
            let position = readings(result).last()?.position;
            band_at(&result.indicator(&indicator.id)?.all.difference, position)
        })
        .collect();
    // Each scenario has the decimals that its own band supports.
    let cell = |band: &Band| Cell::new(band, number::decimals_for(band.p95 - band.p5, band.p50));
    let judged = |result: &EnsembleResult| {
        let position = readings(result).last()?.position;
        ledger_table::cell(result.indicator(&indicator.id)?, Links::Judged, position)
    };
    ComparisonRow {
        id: indicator.id.clone(),
        indicator: names::indicator(catalogue, &indicator.indicator),
        side: names::place(catalogue, &indicator.indicator),
        unit: names::unit(catalogue, indicator.indicator.unit),
        scenarios: bands.iter().map(|band| band.as_ref().map(cell)).collect(),
        judged: if in_ledger(indicator) {
            results.iter().map(judged).collect()
        } else {
            Vec::new()
        },
    }
}
