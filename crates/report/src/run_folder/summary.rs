//! The tables of a run folder in CSV: stable English column names, every digit of every number, no language.

use vecinos_ensemble::{EnsembleResult, Horizon};
use vecinos_world::Closure;

use super::RunFolderError;
use crate::reading::{band_at, bands_of};

/// A table under construction.
pub(super) struct Table {
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    pub(super) fn new(columns: &[&str]) -> Result<Self, RunFolderError> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(columns)?;
        Ok(Self { writer })
    }

    pub(super) fn row(&mut self, cells: &[String]) -> Result<(), RunFolderError> {
        Ok(self.writer.write_record(cells)?)
    }

    pub(super) fn bytes(self) -> Result<Vec<u8>, RunFolderError> {
        self.writer
            .into_inner()
            .map_err(|error| RunFolderError::Table(error.into_error().into()))
    }
}

/// The shortest text that gives back the same number; empty where there is none.
pub(super) fn exact(value: Option<f64>) -> String {
    value
        .filter(|value| value.is_finite())
        .map_or_else(String::new, |value| value.to_string())
}

/// Bands of every indicator by month, over both closures, with the medians of each closure.
pub(super) fn indicators(result: &EnsembleResult) -> Result<Vec<u8>, RunFolderError> {
    let mut table = Table::new(&[
        "indicator",
        "unit",
        "grade",
        "month",
        "baseline_p50",
        "scenario_p5",
        "scenario_p50",
        "scenario_p95",
        "difference_p5",
        "difference_p25",
        "difference_p50",
        "difference_p75",
        "difference_p95",
        "difference_p50_flexible_wages",
        "difference_p50_downward_rigid_wages",
        "difference_p5_judged_links",
        "difference_p50_judged_links",
        "difference_p95_judged_links",
        "judged_baseline_p50",
    ])?;
    for indicator in &result.indicators {
        let unit = enum_name(&indicator.indicator.unit)?;
        let grade = enum_name(&indicator.indicator.grade)?;
        for (position, month) in result.months.iter().enumerate() {
            let difference = band_at(&indicator.all.difference, position);
            let scenario = band_at(&indicator.all.scenario, position);
            let judged = indicator
                .judged
                .as_ref()
                .and_then(|bands| band_at(&bands.difference, position));
            let judged_baseline = indicator
                .judged
                .as_ref()
                .and_then(|bands| band_at(&bands.baseline, position));
            let of_closure = |closure| {
                let bands = bands_of(indicator, Some(closure))?;
                band_at(&bands.difference, position).map(|band| band.p50)
            };
            table.row(&[
                indicator.id.clone(),
                unit.clone(),
                grade.clone(),
                month.to_string(),
                exact(band_at(&indicator.all.baseline, position).map(|band| band.p50)),
                exact(scenario.map(|band| band.p5)),
                exact(scenario.map(|band| band.p50)),
                exact(scenario.map(|band| band.p95)),
                exact(difference.map(|band| band.p5)),
                exact(difference.map(|band| band.p25)),
                exact(difference.map(|band| band.p50)),
                exact(difference.map(|band| band.p75)),
                exact(difference.map(|band| band.p95)),
                exact(of_closure(Closure::FlexibleWages)),
                exact(of_closure(Closure::DownwardRigidWages)),
                exact(judged.map(|band| band.p5)),
                exact(judged.map(|band| band.p50)),
                exact(judged.map(|band| band.p95)),
                exact(judged_baseline.map(|band| band.p50)),
            ])?;
        }
    }
    table.bytes()
}

/// The parameters of every draw.
pub(super) fn draws(result: &EnsembleResult) -> Result<Vec<u8>, RunFolderError> {
    let (names, words): (Vec<&str>, Vec<&str>) = result.draws.first().map_or_else(
        || (Vec::new(), Vec::new()),
        |draw| {
            let names = draw.values.iter().map(|(name, _)| name.as_str()).collect();
            (
                names,
                draw.names.iter().map(|(name, _)| name.as_str()).collect(),
            )
        },
    );
    let columns: Vec<&str> = ["draw", "closure", "elasticity_set"]
        .into_iter()
        .chain(words.iter().copied())
        .chain(names.iter().copied())
        .collect();
    let mut table = Table::new(&columns)?;
    for draw in &result.draws {
        let mut cells = vec![
            draw.draw.to_string(),
            draw.closure.id().to_owned(),
            draw.elasticity_set.clone(),
        ];
        let word = |name: &str| {
            draw.names
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, word)| word.clone())
        };
        let value = |name: &str| {
            draw.values
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| *value)
        };
        cells.extend(words.iter().map(|name| word(name).unwrap_or_default()));
        cells.extend(names.iter().map(|name| exact(value(name))));
        table.row(&cells)?;
    }
    table.bytes()
}

/// Bands of every sector, side, horizon and closure.
pub(super) fn sectors(result: &EnsembleResult) -> Result<Vec<u8>, RunFolderError> {
    let quantities = ["output", "workers", "price", "imports"];
    let columns: Vec<String> = quantities
        .iter()
        .flat_map(|name| ["p5", "p25", "p50", "p75", "p95"].map(|level| format!("{name}_{level}")))
        .collect();
    let head: Vec<&str> = ["side", "sector", "horizon", "closure"]
        .into_iter()
        .chain(columns.iter().map(String::as_str))
        .collect();
    let mut table = Table::new(&head)?;
    for row in &result.sectors {
        let mut cells = vec![
            row.side.id().to_owned(),
            row.sector.clone(),
            horizon(row.horizon),
            row.closure.id().to_owned(),
        ];
        for band in [
            Some(row.output),
            row.workers,
            Some(row.price),
            Some(row.imports),
        ] {
            let levels = band.map(|band| [band.p5, band.p25, band.p50, band.p75, band.p95]);
            cells.extend((0..5).map(|level| exact(levels.map(|levels| levels[level]))));
        }
        table.row(&cells)?;
    }
    table.bytes()
}

/// The grid of assumptions: one answer for each indicator, elasticity set, closure and horizon.
pub(super) fn assumptions(result: &EnsembleResult) -> Result<Vec<u8>, RunFolderError> {
    let mut table = Table::new(&[
        "indicator",
        "elasticity_set",
        "closure",
        "horizon",
        "difference",
    ])?;
    for dot in &result.dots {
        table.row(&[
            dot.indicator.clone(),
            dot.elasticity_set.clone(),
            dot.closure.id().to_owned(),
            horizon(dot.horizon),
            exact(Some(dot.difference)),
        ])?;
    }
    table.bytes()
}

/// Years as a number, the long run by its name.
fn horizon(horizon: Horizon) -> String {
    match horizon {
        Horizon::Years(years) => years.to_string(),
        Horizon::LongRun => "long_run".to_owned(),
    }
}

/// The stable name of an enum value, as in JSON.
pub(super) fn enum_name<T: serde::Serialize>(value: &T) -> Result<String, RunFolderError> {
    let value = serde_json::to_value(value)?;
    Ok(value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned))
}
