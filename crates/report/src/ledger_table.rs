//! The bilateral ledger as a table: levels of the baseline, differences with measured links and with judged ones as well.

use serde::Serialize;
use vecinos_ensemble::{EnsembleResult, IndicatorResult};
use vecinos_world::ledger::{COMMERCIAL_COMPONENTS, SECURITY_COMPONENTS};
use vecinos_world::{Grade, IndicatorKind, Side};

use crate::catalogue::Catalogue;
use crate::names;
use crate::number;
use crate::reading::{
    Links, Reading, ReadingKind, band_at, bands_with, in_ledger, is_nothing, least_difference,
    readings,
};
use crate::tables::Cell;

/// One row: an indicator, scenario against baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LedgerTableRow {
    /// Indicator id.
    pub id: String,
    /// Title.
    pub indicator: String,
    /// Side of the border, or both.
    pub side: String,
    /// Unit of the difference.
    pub unit: String,
    /// Evidence grade of the mechanism behind the row; judgement where judged links alone move it.
    pub grade: String,
    /// Which links between channels move the row: published, published and judged, judged alone, none.
    pub moved_by: String,
    /// Median under the baseline; `None` where the run has none.
    pub baseline: Option<f64>,
    /// The same, written out.
    pub baseline_shown: String,
    /// Difference with measured links only.
    pub measured: Option<Cell>,
    /// Difference with judged links as well.
    pub judged: Option<Cell>,
}

/// The rows of one side of the border.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LedgerGroup {
    /// Side, or both.
    pub side: String,
    /// Rows in the order of the indicators.
    pub rows: Vec<LedgerTableRow>,
}

/// The ledger at one month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LedgerTable {
    /// Which month and why.
    pub title: String,
    /// What is compared with what.
    pub note: String,
    /// Month, `YYYY-MM`.
    pub month: String,
    /// Titles: indicator, unit, baseline, measured links, judged links as well, which links move the row.
    pub columns: Vec<String>,
    /// Mexico, United States, both.
    pub groups: Vec<LedgerGroup>,
}

impl LedgerTable {
    /// All rows, group after group.
    pub fn rows(&self) -> impl Iterator<Item = &LedgerTableRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

/// Whether an indicator is a component of one of the two indices.
pub fn is_component(id: &str) -> bool {
    COMMERCIAL_COMPONENTS.contains(&id) || SECURITY_COMPONENTS.contains(&id)
}

/// The ledger of a run: one year after the departure (where the window reaches it) and the end of the window. Components of
/// the indices stand with their index, not here. Empty when the run has no ledger.
pub fn ledger(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<LedgerTable> {
    readings(result)
        .into_iter()
        .map(|reading| ledger_at(result, reading, catalogue))
        .filter(|table| !table.groups.is_empty())
        .collect()
}

fn ledger_at(result: &EnsembleResult, reading: Reading, catalogue: &Catalogue) -> LedgerTable {
    let key = match reading.kind {
        ReadingKind::OneYear => "ledger-one-year",
        ReadingKind::WindowEnd | ReadingKind::Largest => "ledger-window-end",
    };
    let month = names::month(catalogue, reading.month);
    let baseline = names::baseline(catalogue, &result.baseline);
    let columns = [
        "column-indicator",
        "column-unit",
        "column-baseline-median",
        "column-measured",
        "column-judged",
        "column-moved-by",
    ];
    let group = |side: Side| {
        let own = result
            .indicators
            .iter()
            .filter(|one| in_ledger(one) && one.indicator.side == side && !is_component(&one.id));
        let rows: Vec<LedgerTableRow> = own
            .map(|one| row(one, reading.position, catalogue))
            .collect();
        let side = rows.first()?.side.clone();
        Some(LedgerGroup { side, rows })
    };
    LedgerTable {
        title: catalogue.with(key, &[("month", month.into())]),
        note: catalogue.with("ledger-note", &[("baseline", baseline.into())]),
        month: reading.month.to_string(),
        columns: columns.iter().map(|key| catalogue.text(key)).collect(),
        groups: [Side::Mex, Side::Usa, Side::All]
            .into_iter()
            .filter_map(group)
            .collect(),
    }
}

/// The difference of an indicator with a set of links, with the digits that its own band supports.
pub fn cell(indicator: &IndicatorResult, links: Links, position: usize) -> Option<Cell> {
    let band = band_at(&bands_with(indicator, links)?.difference, position)?;
    let decimals = number::decimals_for(band.p95 - band.p5, band.p50);
    Some(Cell::new(&band, decimals))
}

/// A median under the baseline, written out: about three figures; changes carry a sign.
pub fn baseline_median(indicator: &IndicatorResult, position: usize) -> (Option<f64>, String) {
    let median = band_at(&indicator.all.baseline, position).map(|band| band.p50);
    let shown = median.map_or_else(
        || number::NOT_AVAILABLE.to_owned(),
        |median| {
            let decimals = number::decimals_for(0.0, median).min(2);
            match indicator.indicator.kind {
                IndicatorKind::Change => number::signed(median, decimals),
                IndicatorKind::Level => number::fixed(median, decimals),
            }
        },
    );
    (median, shown)
}

/// The links between channels at work in a row.
#[derive(Clone, Copy)]
enum MovedBy {
    None,
    Published,
    Both,
    Judged,
}

fn moved_by(indicator: &IndicatorResult, position: usize) -> MovedBy {
    let least = least_difference(indicator, position);
    let [measured, judged] = Links::BOTH.map(|links| {
        let band = band_at(&bands_with(indicator, links)?.difference, position)?;
        Some(band).filter(|band| !is_nothing(band, least))
    });
    let shown = |links| cell(indicator, links, position).map(|cell| (cell.median, cell.band));
    match (measured, judged) {
        (None, None) => MovedBy::None,
        (None, Some(_)) => MovedBy::Judged,
        (Some(_), _) => match shown(Links::Judged) {
            Some(judged) if Some(&judged) != shown(Links::Measured).as_ref() => MovedBy::Both,
            _ => MovedBy::Published,
        },
    }
}

fn row(indicator: &IndicatorResult, position: usize, catalogue: &Catalogue) -> LedgerTableRow {
    let (baseline, baseline_shown) = baseline_median(indicator, position);
    let moved_by = moved_by(indicator, position);
    LedgerTableRow {
        id: indicator.id.clone(),
        indicator: names::indicator(catalogue, &indicator.indicator),
        side: names::place(catalogue, &indicator.indicator),
        unit: names::unit(catalogue, indicator.indicator.unit),
        grade: names::grade(
            catalogue,
            match moved_by {
                MovedBy::Judged => Grade::Judgement,
                _ => indicator.indicator.grade,
            },
        ),
        moved_by: match moved_by {
            MovedBy::None => number::NOT_AVAILABLE.to_owned(),
            MovedBy::Published => catalogue.text("moved-by-published"),
            MovedBy::Both => catalogue.text("moved-by-both"),
            MovedBy::Judged => names::grade(catalogue, Grade::Judgement),
        },
        baseline,
        baseline_shown,
        measured: cell(indicator, Links::Measured, position),
        judged: cell(indicator, Links::Judged, position),
    }
}
