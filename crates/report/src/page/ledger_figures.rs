//! Figures of the ledger by month: what measured links give solid, what judged links add around it hatched.

use vecinos_ensemble::{Bands, EnsembleResult, IndicatorBands, IndicatorResult};
use vecinos_world::ledger::{COMMERCIAL_COMPONENTS, SECURITY_COMPONENTS};
use vecinos_world::{IndicatorKind, Side, Unit};

use super::month_figures::{band, indicator_anchor, line, table_months};
use super::parts::{DataCell, DataRow, DataTable, Figure, LegendItem, Panel};
use crate::catalogue::{Argument, Catalogue};
use crate::chart::{Ink, TimeChart, TimeLayer};
use crate::ledger_table::{baseline_median, cell};
use crate::names;
use crate::number;
use crate::reading::{Links, band_at, bands_with, moves, window_end};

/// Figures of the section: id and indicators.
const FIGURES: [(&str, &[&str]); 4] = [
    (
        "ledger-people",
        &["encounters.USA", "removals.USA", "returned_total.MEX"],
    ),
    (
        "ledger-money",
        &[
            "remittances.MEX",
            "foreign_investment.MEX",
            "pesos_per_dollar.MEX",
        ],
    ),
    (
        "ledger-lives",
        &["synthetic_opioid_deaths.USA", "homicides.MEX"],
    ),
    (
        "ledger-economy",
        &["gdp.MEX", "national_income.MEX", "gdp.USA", "jobs.USA"],
    ),
];

/// The two indices with their components: id of the figure, index, components.
pub(super) const INDICES: [(&str, &str, &[&str]); 2] = [
    (
        "ledger-commercial",
        "commercial_relationship.ALL",
        COMMERCIAL_COMPONENTS,
    ),
    (
        "ledger-security",
        "security_cooperation.ALL",
        SECURITY_COMPONENTS,
    ),
];

/// The figures of the ledger, with panels for everything that moves.
pub(super) fn figures(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<Figure> {
    FIGURES
        .iter()
        .filter_map(|(id, indicators)| figure(result, catalogue, id, indicators))
        .collect()
}

/// The indices with their components.
pub(super) fn indices(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<Figure> {
    INDICES
        .iter()
        .filter_map(|(id, index, components)| {
            let indicators: Vec<&str> = std::iter::once(*index)
                .chain(components.iter().copied())
                .collect();
            figure(result, catalogue, id, &indicators)
        })
        .collect()
}

/// What the section would draw and the scenario does not move, as a sentence; `None` where all of it moves.
pub(super) fn unmoved(result: &EnsembleResult, catalogue: &Catalogue) -> Option<String> {
    let indices = INDICES.iter().map(|(_, index, _)| *index);
    let still: Vec<String> = FIGURES
        .iter()
        .flat_map(|(_, indicators)| indicators.iter().copied())
        .chain(indices)
        .filter_map(|id| result.indicator(id))
        .filter(|indicator| !moves(indicator))
        .map(|indicator| titled(catalogue, indicator))
        .collect();
    let names = [("names", still.join("; ").into())];
    (!still.is_empty()).then(|| catalogue.with("ledger-unmoved", &names))
}

/// Title with its side where the title alone would not say it.
fn titled(catalogue: &Catalogue, indicator: &IndicatorResult) -> String {
    if indicator.indicator.side == Side::All {
        names::indicator(catalogue, &indicator.indicator)
    } else {
        names::indicator_of_side(catalogue, &indicator.indicator)
    }
}

/// A figure with a panel for each of `indicators` that moves; `None` when none does.
pub(super) fn figure(
    result: &EnsembleResult,
    catalogue: &Catalogue,
    id: &str,
    indicators: &[&str],
) -> Option<Figure> {
    let found: Vec<&IndicatorResult> = indicators
        .iter()
        .filter_map(|id| result.indicator(id))
        .filter(|indicator| moves(indicator))
        .collect();
    if found.is_empty() || result.months.is_empty() {
        return None;
    }
    let title = catalogue.text(&format!("figure-{id}"));
    let drawing = Drawing {
        result,
        catalogue,
        id,
    };
    let mut notes = vec![catalogue.text("figure-own-scale")];
    if found.iter().any(|one| is_difference(one)) {
        notes.push(catalogue.text("ledger-differences"));
    }
    Some(Figure {
        id: format!("figure-{id}"),
        legend: drawing.legend(&found),
        panels: found.iter().map(|one| drawing.panel(one)).collect(),
        layouts: None,
        notes,
        data_title: catalogue.text("figure-data"),
        data: drawing.table(&found, &title),
        title,
    })
}

/// Drawn as a difference against the baseline: changes, and jobs, which are counted against full employment. Everything else
/// is drawn as a level beside the level of the baseline.
fn is_difference(indicator: &IndicatorResult) -> bool {
    indicator.indicator.kind == IndicatorKind::Change
        || indicator.indicator.unit == Unit::ThousandJobs
}

/// What is drawn of a set of links: the differences themselves, or the differences added to the one baseline drawn (that with
/// published links). A level of the scenario under another set of links would stand beside a baseline that is not its own.
fn drawn(indicator: &IndicatorResult, bands: &IndicatorBands) -> Bands {
    if is_difference(indicator) {
        return bands.difference.clone();
    }
    let baseline = &indicator.all.baseline.p50;
    let above = |difference: &[f64]| -> Vec<f64> {
        let pairs = baseline.iter().zip(difference);
        pairs
            .map(|(level, difference)| level + difference)
            .collect()
    };
    Bands {
        p5: above(&bands.difference.p5),
        p25: above(&bands.difference.p25),
        p50: above(&bands.difference.p50),
        p75: above(&bands.difference.p75),
        p95: above(&bands.difference.p95),
    }
}

/// What judged links add to a measured band: hatched strips outwards to the edge of both bands together, and the edges of the
/// judged band itself, which may also lie inside the measured one.
fn around(measured: &Bands, judged: &Bands, ink: Ink) -> Vec<TimeLayer> {
    let outer = |inner: &[f64], other: &[f64], pick: fn(f64, f64) -> f64| -> Vec<f64> {
        let pairs = inner.iter().zip(other);
        pairs.map(|(one, other)| pick(*one, *other)).collect()
    };
    let above = outer(&measured.p95, &judged.p95, f64::max);
    let below = outer(&measured.p5, &judged.p5, f64::min);
    let mut layers = Vec::new();
    if above != measured.p95 {
        layers.push(TimeLayer::Hatched {
            low: measured.p95.clone(),
            high: above,
            ink,
        });
    }
    if below != measured.p5 {
        layers.push(TimeLayer::Hatched {
            low: below,
            high: measured.p5.clone(),
            ink,
        });
    }
    for (edge, other) in [(&judged.p5, &measured.p5), (&judged.p95, &measured.p95)] {
        if edge != other {
            layers.push(TimeLayer::Edge {
                values: edge.clone(),
                ink,
            });
        }
    }
    layers
}

fn layers(indicator: &IndicatorResult) -> Vec<TimeLayer> {
    let measured = drawn(indicator, &indicator.all);
    let judged = bands_with(indicator, Links::Judged).map(|bands| drawn(indicator, bands));
    let mut layers = Vec::new();
    if !is_difference(indicator) {
        let baseline = &indicator.all.baseline.p50;
        layers.push(line(baseline, Ink::Baseline, false, true));
    }
    layers.push(band(&measured, Ink::First, 90));
    if let Some(judged) = &judged {
        layers.extend(around(&measured, judged, Ink::Second));
    }
    layers.push(line(&measured.p50, Ink::First, false, true));
    if let Some(judged) = judged {
        // Dashes over the line: where both medians are one, both are still seen.
        layers.push(line(&judged.p50, Ink::Second, true, true));
    }
    layers
}

struct Drawing<'a> {
    result: &'a EnsembleResult,
    catalogue: &'a Catalogue,
    id: &'a str,
}

impl Drawing<'_> {
    fn panel(&self, indicator: &IndicatorResult) -> Panel {
        let layers = layers(indicator);
        let difference = is_difference(indicator);
        let name = titled(self.catalogue, indicator);
        let unit = names::unit_long(self.catalogue, indicator.indicator.unit);
        let position = window_end(self.result).map_or(0, |end| end.position);
        let at_end = band_at(&drawn(indicator, &indicator.all), position);
        let decimals = at_end.map_or(1, |band| number::decimals_for(band.p95 - band.p5, band.p50));
        let said = self.at_the_end(indicator);
        let description = said.as_ref().map_or_else(String::new, |(median, rest)| {
            let arguments = [
                ("title", (&name).into()),
                ("median", median.into()),
                ("rest", rest.into()),
            ];
            self.catalogue.with("ledger-description", &arguments)
        });
        let chart = TimeChart {
            id: indicator_anchor(self.id, indicator),
            title: format!("{name}: {unit}"),
            description,
            months: self.result.months.clone(),
            range: TimeChart::extent(&layers, difference),
            layers,
            decimals,
            difference,
            departure: self.result.departure,
        };
        Panel {
            title: match indicator.indicator.unit {
                // The title of the figure or of the indicator says the unit already.
                Unit::IndexPoints | Unit::PesosPerDollar => name,
                _ => format!("{name} ({unit})"),
            },
            number: said,
            svg: chart.svg(),
        }
    }

    /// The difference at the end of the window: the median with measured links, then both bands in words.
    fn at_the_end(&self, indicator: &IndicatorResult) -> Option<(String, String)> {
        let end = window_end(self.result)?;
        let [measured, judged] = Links::BOTH.map(|links| cell(indicator, links, end.position));
        let measured = measured?;
        let unit = indicator.indicator.unit;
        let mut arguments: Vec<(&str, Argument)> = vec![
            ("month", names::month(self.catalogue, end.month).into()),
            ("band", (&measured.band).into()),
        ];
        let words = match judged {
            None => self.catalogue.with("ledger-stat-measured", &arguments),
            Some(judged) if judged.median == measured.median && judged.band == measured.band => {
                self.catalogue.with("ledger-stat-same", &arguments)
            }
            Some(judged) => {
                arguments.push(("judged", judged.median.into()));
                arguments.push(("judged_band", judged.band.into()));
                self.catalogue.with("ledger-stat", &arguments)
            }
        };
        Some((names::value(self.catalogue, unit, &measured.median), words))
    }

    fn legend(&self, indicators: &[&IndicatorResult]) -> Vec<LegendItem> {
        let item = |mark, key: &str| LegendItem {
            mark,
            label: self.catalogue.text(key),
        };
        // Where levels are drawn, the lines are the baseline plus a difference, and the legend says so.
        let [measured, judged] = if indicators.iter().all(|one| is_difference(one)) {
            ["legend-measured-median", "legend-judged-median"]
        } else {
            ["legend-measured-level", "legend-judged-level"]
        };
        let mut items = vec![
            item("mark-band-90 ink-first", "legend-measured-band"),
            item("mark-line ink-first", measured),
            item("mark-hatched ink-second", "legend-judged-band"),
            item("mark-dashed ink-second", judged),
        ];
        if indicators.iter().any(|one| !is_difference(one)) {
            items.push(item("mark-line ink-baseline", "legend-baseline"));
        }
        if indicators.iter().any(|one| is_difference(one)) {
            items.push(item("mark-line ink-zero", "legend-zero"));
        }
        if self
            .result
            .departure
            .is_some_and(|month| self.result.months.first() != Some(&month))
        {
            items.push(item("mark-departure", "legend-departure"));
        }
        items
    }

    /// Baseline and differences by month.
    fn table(&self, indicators: &[&IndicatorResult], title: &str) -> DataTable {
        let columns = ["column-baseline", "column-measured", "column-judged"];
        let mut head = vec![self.catalogue.text("column-month")];
        head.extend(indicators.iter().flat_map(|indicator| {
            let name = names::indicator(self.catalogue, &indicator.indicator);
            columns.map(|key| format!("{name}: {}", self.catalogue.text(key)))
        }));
        let banded = |indicator: &IndicatorResult, links, position| {
            cell(indicator, links, position).map_or_else(DataCell::missing, DataCell::of_cell)
        };
        let rows = table_months(&self.result.months).map(|(position, month)| DataRow {
            header: month.to_string(),
            cells: indicators
                .iter()
                .flat_map(|indicator| {
                    [
                        DataCell::plain(baseline_median(indicator, position).1),
                        banded(indicator, Links::Measured, position),
                        banded(indicator, Links::Judged, position),
                    ]
                })
                .collect(),
        });
        DataTable {
            caption: title.to_owned(),
            head,
            rows: rows.collect(),
            stacked: true,
        }
    }
}
