//! Figures by month: fans of differences, and levels against the baseline.

use vecinos_ensemble::{Bands, EnsembleResult, IndicatorResult};
use vecinos_world::{Closure, Month};

use super::parts::{DataCell, DataRow, DataTable, Figure, LegendItem, Panel, SCALE_RATIO};
use crate::catalogue::Catalogue;
use crate::chart::{Ink, TimeChart, TimeLayer, common_ranges};
use crate::names;
use crate::number;
use crate::reading::{band_at, bands_of, window_end};

/// Months between two rows of the table behind a chart.
const TABLE_STEP: usize = 6;

/// Which values a figure draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    /// Difference, band over both closures, a median for each closure.
    Difference,
    /// Difference, band and median of the rigid closure, zero line of the flexible one.
    RigidDifference,
    /// Level under the scenario with its band, against the median of the baseline.
    Level,
}

/// A figure with one panel for every indicator.
pub(super) struct TimeFigure<'a> {
    pub(super) result: &'a EnsembleResult,
    pub(super) catalogue: &'a Catalogue,
    pub(super) id: &'a str,
    pub(super) drawn: Drawn,
    /// Write the median at the end of the window and its band large over every panel.
    pub(super) numbers: bool,
    /// Message key of a sentence under the figure.
    pub(super) note: Option<&'a str>,
}

pub(super) fn band(bands: &Bands, ink: Ink, level: u8) -> TimeLayer {
    let (low, high) = if level >= 90 {
        (&bands.p5, &bands.p95)
    } else {
        (&bands.p25, &bands.p75)
    };
    TimeLayer::Band {
        low: low.clone(),
        high: high.clone(),
        ink,
        level,
    }
}

pub(super) fn line(values: &[f64], ink: Ink, dashed: bool, labelled: bool) -> TimeLayer {
    TimeLayer::Line {
        values: values.to_vec(),
        ink,
        steps: false,
        dashed,
        labelled,
    }
}

pub(super) fn steps(values: &[f64], ink: Ink, dashed: bool, labelled: bool) -> TimeLayer {
    TimeLayer::Line {
        values: values.to_vec(),
        ink,
        steps: true,
        dashed,
        labelled,
    }
}

impl TimeFigure<'_> {
    /// The figure over `indicators`; `None` when the run has none of them.
    pub(super) fn build(&self, indicators: &[String]) -> Option<Figure> {
        let found: Vec<&IndicatorResult> = indicators
            .iter()
            .filter_map(|id| self.result.indicator(id))
            .filter(|indicator| self.bands(indicator).is_some())
            .collect();
        if found.is_empty() || self.result.months.is_empty() {
            return None;
        }
        let difference = self.drawn != Drawn::Level;
        let layers: Vec<Vec<TimeLayer>> = found
            .iter()
            .map(|indicator| self.layers(indicator))
            .collect();
        let extents: Vec<(f64, f64)> = layers
            .iter()
            .map(|layers| TimeChart::extent(layers, difference))
            .collect();
        let (ranges, common) = common_ranges(&extents, SCALE_RATIO);
        let title = self.catalogue.text(&format!("figure-{}", self.id));
        let panels = found
            .iter()
            .zip(layers)
            .zip(ranges)
            .map(|((indicator, layers), range)| self.panel(indicator, layers, range, &title))
            .collect();
        let scale = if common {
            "figure-shared-scale"
        } else {
            "figure-own-scale"
        };
        let mut notes: Vec<String> = self
            .note
            .iter()
            .map(|key| self.catalogue.text(key))
            .collect();
        if found.len() > 1 {
            notes.push(self.catalogue.text(scale));
        }
        Some(Figure {
            id: format!("figure-{}", self.id),
            legend: self.legend(&found),
            panels,
            layouts: None,
            notes,
            data_title: self.catalogue.text("figure-data"),
            data: self.table(&found, &title),
            title,
        })
    }

    fn bands<'b>(&self, indicator: &'b IndicatorResult) -> Option<&'b Bands> {
        match self.drawn {
            Drawn::Difference => Some(&indicator.all.difference),
            Drawn::RigidDifference => bands_of(indicator, Some(Closure::DownwardRigidWages))
                .map(|bands| &bands.difference),
            Drawn::Level => Some(&indicator.all.scenario),
        }
    }

    fn layers(&self, indicator: &IndicatorResult) -> Vec<TimeLayer> {
        let Some(bands) = self.bands(indicator) else {
            return Vec::new();
        };
        let ink = match self.drawn {
            Drawn::Difference => Ink::Both,
            Drawn::RigidDifference => Ink::Second,
            Drawn::Level => Ink::First,
        };
        let mut layers = vec![band(bands, ink, 90), band(bands, ink, 50)];
        if self.drawn == Drawn::Level {
            layers.push(line(
                &indicator.all.baseline.p50,
                Ink::Baseline,
                false,
                true,
            ));
            layers.push(line(&bands.p50, Ink::First, false, true));
            return layers;
        }
        for (closure, ink, dashed) in [
            (Closure::FlexibleWages, Ink::First, false),
            (Closure::DownwardRigidWages, Ink::Second, true),
        ] {
            if let Some(bands) = bands_of(indicator, Some(closure)) {
                layers.push(line(&bands.difference.p50, ink, dashed, true));
            }
        }
        layers
    }

    fn panel(
        &self,
        indicator: &IndicatorResult,
        layers: Vec<TimeLayer>,
        range: (f64, f64),
        title: &str,
    ) -> Panel {
        let end = window_end(self.result);
        let reading =
            end.and_then(|end| Some((end, band_at(self.bands(indicator)?, end.position)?)));
        let decimals = reading.map_or(1, |(_, band)| {
            number::decimals_for(band.p95 - band.p5, band.p50)
        });
        let place = names::place(self.catalogue, &indicator.indicator);
        let write = |value: f64| {
            if self.drawn == Drawn::Level {
                number::fixed(value, decimals)
            } else {
                number::signed(value, decimals)
            }
        };
        let description = reading.map_or_else(String::new, |(end, band)| {
            let arguments = [
                ("title", title.into()),
                ("place", (&place).into()),
                ("median", write(band.p50).into()),
                ("month", names::month(self.catalogue, end.month).into()),
                ("low", write(band.p5).into()),
                ("high", write(band.p95).into()),
            ];
            self.catalogue.with("time-description", &arguments)
        });
        let number = reading.filter(|_| self.numbers).map(|(end, band)| {
            let ends = [
                ("month", names::month(self.catalogue, end.month).into()),
                ("low", write(band.p5).into()),
                ("high", write(band.p95).into()),
            ];
            let median = names::value(self.catalogue, indicator.indicator.unit, &write(band.p50));
            (median, self.catalogue.with("hero-band", &ends))
        });
        let chart = TimeChart {
            id: indicator_anchor(self.id, indicator),
            title: format!("{title}: {place}"),
            description,
            months: self.result.months.clone(),
            layers,
            range,
            decimals,
            difference: self.drawn != Drawn::Level,
            departure: self.result.departure,
        };
        Panel {
            title: place,
            number,
            svg: chart.svg(),
        }
    }

    fn legend(&self, indicators: &[&IndicatorResult]) -> Vec<LegendItem> {
        let text = |key: &str| self.catalogue.text(key);
        let item = |mark, label| LegendItem { mark, label };
        let median = |closure| {
            let name = names::closure_in_sentence(self.catalogue, closure);
            self.catalogue
                .with("legend-median-of", &[("closure", name.into())])
        };
        let mut items = match self.drawn {
            Drawn::Difference => vec![
                item("mark-band-90 ink-both", text("legend-band-90")),
                item("mark-band-50 ink-both", text("legend-band-50")),
            ],
            Drawn::RigidDifference => vec![
                item("mark-band-90 ink-second", text("legend-band-90")),
                item("mark-band-50 ink-second", text("legend-band-50")),
            ],
            Drawn::Level => vec![
                item("mark-band-90 ink-first", text("legend-band-90")),
                item("mark-line ink-first", text("legend-scenario")),
                item("mark-line ink-baseline", text("legend-baseline")),
            ],
        };
        if self.drawn != Drawn::Level {
            // A scenario may fix the closure; then only that one has draws.
            for (closure, mark) in [
                (Closure::FlexibleWages, "mark-line ink-first"),
                (Closure::DownwardRigidWages, "mark-dashed ink-second"),
            ] {
                if indicators
                    .iter()
                    .any(|indicator| bands_of(indicator, Some(closure)).is_some())
                {
                    items.push(item(mark, median(closure)));
                }
            }
            items.push(item("mark-line ink-zero", text("legend-zero")));
        }
        if self
            .result
            .departure
            .is_some_and(|month| self.result.months.first() != Some(&month))
        {
            items.push(item("mark-departure", text("legend-departure")));
        }
        items
    }

    fn table(&self, indicators: &[&IndicatorResult], title: &str) -> DataTable {
        let mut head = vec![self.catalogue.text("column-month")];
        head.extend(
            indicators
                .iter()
                .map(|indicator| names::place(self.catalogue, &indicator.indicator)),
        );
        let cell = |indicator: &IndicatorResult, position: usize| {
            let band = self
                .bands(indicator)
                .and_then(|bands| band_at(bands, position));
            let decimals =
                band.map_or(1, |band| number::decimals_for(band.p95 - band.p5, band.p50));
            match band {
                Some(band) if self.drawn == Drawn::Level => DataCell {
                    value: number::fixed(band.p50, decimals),
                    band: format!(
                        "[{}, {}]",
                        number::fixed(band.p5, decimals),
                        number::fixed(band.p95, decimals)
                    ),
                },
                band => DataCell::of_band(band.as_ref(), decimals),
            }
        };
        let rows = table_months(&self.result.months)
            .map(|(position, month)| DataRow {
                header: month.to_string(),
                cells: indicators
                    .iter()
                    .map(|indicator| cell(indicator, position))
                    .collect(),
            })
            .collect();
        DataTable {
            caption: title.to_owned(),
            head,
            rows,
            stacked: false,
        }
    }
}

/// Every sixth month and the last.
pub(super) fn table_months(months: &[Month]) -> impl Iterator<Item = (usize, Month)> + '_ {
    let last = months.len().saturating_sub(1);
    months
        .iter()
        .copied()
        .enumerate()
        .filter(move |(position, _)| position % TABLE_STEP == 0 || *position == last)
}

pub(super) fn indicator_anchor(figure: &str, indicator: &IndicatorResult) -> String {
    format!("chart-{figure}-{}", indicator.id.replace(['.', '_'], "-"))
}
