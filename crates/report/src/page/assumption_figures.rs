//! The same question under every elasticity set, closure and horizon: the grid of assumptions as dots.

use vecinos_ensemble::{Dot, EnsembleResult, Horizon, IndicatorResult};
use vecinos_world::Closure;

use super::parts::{DataCell, DataRow, DataTable, Figure, closure_legend, distinct};
use crate::catalogue::Catalogue;
use crate::chart::{Ink, Layout, Mark, MarkKind, RowChart, RowPanel};
use crate::names;
use crate::number;

/// Indicators of the grid that the page draws; the run folder holds the whole grid (`assumptions.csv`).
const DRAWN: [&str; 4] = [
    "real_income.MEX",
    "real_income.USA",
    "imports_change.USA.MEX",
    "vehicle_output.MEX",
];

/// One figure for each of the drawn indicators: rows are elasticity sets, panels are horizons, marks are closures.
pub(super) fn dots(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<Figure> {
    DRAWN
        .into_iter()
        .filter(|id| result.dots.iter().any(|dot| dot.indicator == *id))
        .filter_map(|id| Some(Grid::of(result, result.indicator(id)?).figure(catalogue)))
        .collect()
}

/// The dots of one indicator.
struct Grid<'a> {
    indicator: &'a IndicatorResult,
    dots: Vec<&'a Dot>,
    sets: Vec<&'a str>,
    horizons: Vec<Horizon>,
}

impl<'a> Grid<'a> {
    fn of(result: &'a EnsembleResult, indicator: &'a IndicatorResult) -> Self {
        let dots: Vec<&Dot> = result
            .dots
            .iter()
            .filter(|dot| dot.indicator == indicator.id)
            .collect();
        let sets = distinct(dots.iter().map(|dot| dot.elasticity_set.as_str()));
        let mut horizons = distinct(dots.iter().map(|dot| dot.horizon));
        horizons.sort_unstable();
        Self {
            indicator,
            dots,
            sets,
            horizons,
        }
    }

    fn value(&self, set: &str, closure: Closure, horizon: Horizon) -> Option<f64> {
        let mut dots = self.dots.iter();
        let dot = dots.find(|dot| {
            dot.elasticity_set == set && dot.closure == closure && dot.horizon == horizon
        })?;
        Some(dot.difference)
    }

    /// Lowest and highest finite answer.
    fn extremes(&self) -> (f64, f64) {
        let finite = self
            .dots
            .iter()
            .map(|dot| dot.difference)
            .filter(|value| value.is_finite());
        finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (value.min(low), value.max(high))
        })
    }

    fn decimals(&self) -> usize {
        let (low, high) = self.extremes();
        number::decimals_for(high - low, high)
    }

    fn marks(&self, horizon: Horizon) -> Vec<Vec<Mark>> {
        let forms = [
            (Closure::FlexibleWages, MarkKind::Dot, Ink::First),
            (Closure::DownwardRigidWages, MarkKind::Diamond, Ink::Second),
        ];
        let row = |set: &&str| {
            let marks = forms.iter().filter_map(|(closure, kind, ink)| {
                let value = self.value(set, *closure, horizon)?;
                Some(Mark {
                    kind: *kind,
                    ink: *ink,
                    value,
                    band: None,
                })
            });
            marks.collect()
        };
        self.sets.iter().map(row).collect()
    }

    fn chart(&self, catalogue: &Catalogue, title: &str) -> RowChart {
        let marks: Vec<Vec<Vec<Mark>>> = self
            .horizons
            .iter()
            .map(|horizon| self.marks(*horizon))
            .collect();
        let widest =
            |(low, high): (f64, f64), other: (f64, f64)| (other.0.min(low), other.1.max(high));
        let range = marks
            .iter()
            .map(|marks| RowChart::extent(marks))
            .fold((0.0, 0.0), widest);
        let (low, high) = self.extremes();
        let decimals = self.decimals();
        let arguments = [
            (
                "indicator",
                names::indicator_of_side(catalogue, &self.indicator.indicator).into(),
            ),
            ("sets", self.sets.len().into()),
            ("horizons", self.horizons.len().into()),
            ("low", number::signed(low, decimals).into()),
            ("high", number::signed(high, decimals).into()),
        ];
        let panels = self
            .horizons
            .iter()
            .zip(marks)
            .map(|(horizon, marks)| RowPanel {
                title: names::horizon(catalogue, *horizon),
                range,
                marks,
            });
        RowChart {
            id: format!("dots-{}", self.indicator.id.replace(['.', '_'], "-")),
            title: title.to_owned(),
            description: catalogue.with("dots-description", &arguments),
            rows: self
                .sets
                .iter()
                .map(|set| names::elasticity_set(catalogue, set))
                .collect(),
            panels: panels.collect(),
            difference: true,
            row_height: 26.0,
        }
    }

    fn table(&self, catalogue: &Catalogue, caption: &str) -> DataTable {
        let columns: Vec<(Horizon, Closure)> = self
            .horizons
            .iter()
            .flat_map(|horizon| Closure::ALL.map(|closure| (*horizon, closure)))
            .collect();
        let mut head = vec![catalogue.text("column-elasticities")];
        head.extend(columns.iter().map(|(horizon, closure)| {
            let closure = names::closure_in_sentence(catalogue, *closure);
            format!("{}, {closure}", names::horizon(catalogue, *horizon))
        }));
        let decimals = self.decimals();
        let cell = |set: &str, horizon, closure| {
            let value = self.value(set, closure, horizon).unwrap_or(f64::NAN);
            DataCell::plain(number::signed(value, decimals))
        };
        let row = |set: &&str| DataRow {
            header: names::elasticity_set(catalogue, set),
            cells: columns
                .iter()
                .map(|(horizon, closure)| cell(set, *horizon, *closure))
                .collect(),
        };
        DataTable {
            caption: caption.to_owned(),
            head,
            rows: self.sets.iter().map(row).collect(),
            stacked: false,
        }
    }

    fn figure(&self, catalogue: &Catalogue) -> Figure {
        let name = names::indicator_of_side(catalogue, &self.indicator.indicator);
        let unit = names::unit_long(catalogue, self.indicator.indicator.unit);
        let title = catalogue.with(
            "dots-title",
            &[("indicator", format!("{name} ({unit})").into())],
        );
        let chart = self.chart(catalogue, &title);
        Figure {
            id: format!("figure-{}", chart.id),
            legend: closure_legend(catalogue, ["mark-dot ink-first", "mark-diamond ink-second"]),
            panels: Vec::new(),
            layouts: Some((chart.svg(Layout::Wide), chart.svg(Layout::Narrow))),
            notes: Vec::new(),
            data_title: catalogue.text("figure-data"),
            data: self.table(catalogue, &title),
            title,
        }
    }
}
