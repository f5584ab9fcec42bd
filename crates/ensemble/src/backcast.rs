//! The backcast: U.S. imports from the three partners, 2025-01 to the last observed month, as the model would have told them
//! from the data of December 2024 and the tariffs as they came.
//!
//! Level forecast = seasonal naive forecast with drift × the model's effect of the recorded measures against a world that
//! kept the measures of 2024. Neither part is fitted to the months scored. What is scored is the change of each partner
//! *relative to the three*, because a model of tariffs says nothing about total demand: with y the imports from partner i
//! and y° those of the same calendar month of 2024,
//!
//! `d_i = ln(y_i / y°_i)`, `r_i = d_i − (d_MEX + d_CAN + d_CHN)/3`.
//!
//! The error of r is set beside that of the naive forecast alone. Errors of levels are given too.

use serde::Serialize;
use vecinos_numerics::math::ln;
use vecinos_trade::programmes::acceptance::{Acceptance, acceptance};
use vecinos_trade::programmes::record::RecordError;
use vecinos_world::levels::RecordedLevel;
use vecinos_world::scenario::library;
use vecinos_world::{Model, Month, Scenario, Side};

use crate::ensemble::{EnsembleError, Progress, run_ensemble};
use crate::result::{Bands, EnsembleResult, RunSettings};

/// The ready scenario that holds the measures as recorded.
pub const SCENARIO: &str = "tariffs-2025-2026";
/// The partners compared.
pub const PARTNERS: [Side; 3] = [Side::Mex, Side::Can, Side::Chn];

/// Why there is no backcast.
#[derive(Debug, thiserror::Error)]
pub enum BackcastError {
    /// The scenario of the recorded measures cannot be read.
    #[error(transparent)]
    Scenario(#[from] vecinos_evidence::diagnostic::Diagnostics),
    /// The ensemble has no result.
    #[error(transparent)]
    Ensemble(#[from] EnsembleError),
    /// The recorded measures cannot be compared with what was published.
    #[error(transparent)]
    Rates(#[from] RecordError),
    /// A series or an indicator is missing.
    #[error("the backcast needs {0}")]
    Missing(String),
}

/// The whole backcast.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Backcast {
    /// Last month of data behind the forecasts.
    pub origin: Month,
    /// Months scored.
    pub months: Vec<Month>,
    /// Settings of the ensemble behind the model's effect.
    pub settings: RunSettings,
    /// One partner after the other.
    pub partners: Vec<PartnerBackcast>,
    /// Scores: each partner, then all three together.
    pub scores: Vec<BackcastScore>,
    /// The rates behind the effect against the statutory record and against duty collected.
    pub rates: Acceptance,
}

/// One partner, by month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartnerBackcast {
    /// Exporter to the United States.
    pub partner: Side,
    /// Source key of the observed imports.
    pub source: String,
    /// Mean yearly growth from 2014 to 2024, of the logarithm.
    pub drift: f64,
    /// Observed imports, billion U.S. dollars.
    pub observed: Vec<f64>,
    /// Naive forecast, billion U.S. dollars.
    pub naive: Vec<f64>,
    /// Model's effect of the recorded measures, percent of imports.
    pub effect: Bands,
    /// Naive forecast × effect, billion U.S. dollars.
    pub forecast: Bands,
    /// Observed change on 2024 relative to the three partners, log points × 100.
    pub relative_observed: Vec<f64>,
    /// The same of the naive forecast.
    pub relative_naive: Vec<f64>,
    /// The same of the median forecast.
    pub relative_forecast: Vec<f64>,
}

/// Errors of the model beside those of the naive forecast.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BackcastScore {
    /// The partner; `None` for all three.
    pub partner: Option<Side>,
    /// Mean absolute error of the relative change, model, log points × 100.
    pub relative_model: f64,
    /// The same, naive forecast alone.
    pub relative_naive: f64,
    /// Mean absolute error of the level, model, log points × 100.
    pub level_model: f64,
    /// The same, naive forecast alone.
    pub level_naive: f64,
    /// Share of months in which the model's relative change was nearer to the observed one.
    pub months_nearer: f64,
    /// Share of months in which the observed level lies in the 90 % band, which holds the uncertainty of the tariff effect
    /// only, not that of demand.
    pub level_in_band: f64,
}

/// Runs the backcast.
///
/// Errors: a missing series; a scenario that cannot be read or run.
pub fn backcast(
    model: &Model,
    settings: &RunSettings,
    progress: Progress<'_>,
) -> Result<Backcast, BackcastError> {
    let scenario: Scenario = library::resolve(SCENARIO)?;
    let result = run_ensemble(model, &scenario, settings, progress)?;
    let origin = Month::RECORD_START.plus(-1);
    let levels: Vec<&RecordedLevel> = PARTNERS
        .iter()
        .map(|partner| {
            model
                .levels
                .iter()
                .find(|level| level.importer == Side::Usa && level.exporter == *partner)
                .ok_or_else(|| {
                    BackcastError::Missing(format!("U.S. imports from {}", partner.id()))
                })
        })
        .collect::<Result<_, _>>()?;
    let last = levels
        .iter()
        .map(|level| level.last())
        .min()
        .unwrap_or(origin);
    let months: Vec<Month> = (1..=last.since(origin))
        .map(|ahead| origin.plus(ahead))
        .collect();
    let mut partners = levels
        .iter()
        .map(|level| partner(level, &result, origin, &months))
        .collect::<Result<Vec<_>, _>>()?;
    relative_changes(&mut partners, &levels, &months)?;
    let mut scores: Vec<BackcastScore> = partners
        .iter()
        .map(|partner| score(Some(partner.partner), std::slice::from_ref(partner)))
        .collect();
    scores.push(score(None, &partners));
    Ok(Backcast {
        origin,
        months,
        settings: *settings,
        partners,
        scores,
        rates: acceptance(&model.registry)?,
    })
}

fn partner(
    level: &RecordedLevel,
    result: &EnsembleResult,
    origin: Month,
    months: &[Month],
) -> Result<PartnerBackcast, BackcastError> {
    let id = format!("imports_change.USA.{}", level.exporter.id());
    let missing = || BackcastError::Missing(format!("the indicator `{id}` in every month"));
    let bands = &result.indicator(&id).ok_or_else(missing)?.all.difference;
    let mut found = PartnerBackcast {
        partner: level.exporter,
        source: level.source.clone(),
        drift: level.drift(),
        observed: Vec::new(),
        naive: Vec::new(),
        effect: Bands::default(),
        forecast: Bands::default(),
        relative_observed: Vec::new(),
        relative_naive: Vec::new(),
        relative_forecast: Vec::new(),
    };
    for month in months {
        let observed = level.observed(*month).ok_or_else(missing)?;
        let naive = level.seasonal_naive(origin, *month).ok_or_else(missing)?;
        let effect = result
            .month_position(*month)
            .and_then(|position| bands.at(position))
            .ok_or_else(missing)?;
        found.observed.push(observed);
        found.naive.push(naive);
        found.effect.push(effect);
        found
            .forecast
            .push(effect.map(|percent| naive * (1.0 + percent / 100.0)));
    }
    Ok(found)
}

/// Fills the changes on the same month of 2024, relative to the mean of the partners.
fn relative_changes(
    partners: &mut [PartnerBackcast],
    levels: &[&RecordedLevel],
    months: &[Month],
) -> Result<(), BackcastError> {
    let last_year = Month::RECORD_START.plus(-12);
    for (position, month) in months.iter().enumerate() {
        let calendar = last_year.plus(month.since(last_year) % 12);
        let base = levels
            .iter()
            .map(|level| level.observed(calendar))
            .collect::<Option<Vec<f64>>>()
            .ok_or_else(|| BackcastError::Missing(format!("imports of {calendar}")))?;
        let relative = |value: &dyn Fn(&PartnerBackcast) -> f64| -> Vec<f64> {
            let changes: Vec<f64> = partners
                .iter()
                .zip(&base)
                .map(|(partner, base)| 100.0 * ln(value(partner) / base))
                .collect();
            let mean = changes.iter().sum::<f64>() / changes.len() as f64;
            changes.iter().map(|change| change - mean).collect()
        };
        let observed = relative(&|partner| partner.observed[position]);
        let naive = relative(&|partner| partner.naive[position]);
        let forecast = relative(&|partner| partner.forecast.p50[position]);
        for (order, partner) in partners.iter_mut().enumerate() {
            partner.relative_observed.push(observed[order]);
            partner.relative_naive.push(naive[order]);
            partner.relative_forecast.push(forecast[order]);
        }
    }
    Ok(())
}

fn score(partner: Option<Side>, of: &[PartnerBackcast]) -> BackcastScore {
    let mut found = BackcastScore {
        partner,
        relative_model: 0.0,
        relative_naive: 0.0,
        level_model: 0.0,
        level_naive: 0.0,
        months_nearer: 0.0,
        level_in_band: 0.0,
    };
    let mut count = 0.0;
    for series in of {
        for month in 0..series.observed.len() {
            let observed = series.observed[month];
            let model = (series.relative_forecast[month] - series.relative_observed[month]).abs();
            let naive = (series.relative_naive[month] - series.relative_observed[month]).abs();
            found.relative_model += model;
            found.relative_naive += naive;
            found.level_model += 100.0 * ln(series.forecast.p50[month] / observed).abs();
            found.level_naive += 100.0 * ln(series.naive[month] / observed).abs();
            found.months_nearer += f64::from(u8::from(model < naive));
            found.level_in_band += f64::from(u8::from(
                (series.forecast.p5[month]..=series.forecast.p95[month]).contains(&observed),
            ));
            count += 1.0;
        }
    }
    for number in [
        &mut found.relative_model,
        &mut found.relative_naive,
        &mut found.level_model,
        &mut found.level_naive,
        &mut found.months_nearer,
        &mut found.level_in_band,
    ] {
        *number /= count;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(observed: &[f64], naive: &[f64], forecast: &[f64]) -> PartnerBackcast {
        let mut bands = Bands::default();
        for value in forecast {
            bands.push(crate::result::Band {
                p5: value - 1.0,
                p25: *value,
                p50: *value,
                p75: *value,
                p95: value + 1.0,
            });
        }
        PartnerBackcast {
            partner: Side::Mex,
            source: "test".to_owned(),
            drift: 0.0,
            observed: observed.to_vec(),
            naive: naive.to_vec(),
            effect: bands.clone(),
            forecast: bands,
            relative_observed: observed.to_vec(),
            relative_naive: naive.to_vec(),
            relative_forecast: forecast.to_vec(),
        }
    }

    #[test]
    fn scores_by_hand() {
        let score = score(None, &[series(&[10.0, 20.0], &[14.0, 20.0], &[11.0, 23.0])]);
        assert!((score.relative_model - 2.0).abs() < 1e-12);
        assert!((score.relative_naive - 2.0).abs() < 1e-12);
        assert!((score.months_nearer - 0.5).abs() < 1e-12);
        assert!((score.level_in_band - 0.5).abs() < 1e-12);
        let level = 50.0 * (ln(1.1) + ln(1.15));
        assert!((score.level_model - level).abs() < 1e-9);
    }
}
