//! Channels against the record: the raw projection of a channel under recorded levers, month by month, beside what was
//! observed. Levels of the ledger never rest on these projections; their misses stand here, on a page of their own.

use vecinos_channels::alone::{GivenInputs, run_alone};
use vecinos_channels::{CHANNELS, ChannelError, Observations};
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_evidence::record::PolicyRecord;
use vecinos_evidence::registry::Registry;

use crate::Month;
use crate::channel_system::warm_up_start;
use crate::levers::{LeverPath, UnknownLever, levers, recorded};

/// What a channel's output is held against.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Against {
    /// A monthly series.
    Monthly(&'static str),
    /// Spans of months, spread evenly.
    Spans(&'static str),
}

/// How an output becomes the observed unit.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scale {
    /// The output times a number.
    Fixed(f64),
    /// A ratio, anchored at the observed mean of a year.
    Anchored(i32),
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Comparison {
    channel: &'static str,
    output: &'static str,
    against: Against,
    /// From the unit of the series to that shown.
    unit_scale: f64,
    unit: &'static str,
    scale: Scale,
}

/// Every comparison that the embedded record allows.
const COMPARISONS: &[Comparison] = &[
    Comparison {
        channel: "overdose",
        output: "synthetic_opioid_deaths_per_year",
        against: Against::Monthly("synthetic_opioid_deaths.USA"),
        unit_scale: 1.0,
        unit: "deaths a month",
        scale: Scale::Fixed(1.0 / 12.0),
    },
    Comparison {
        channel: "cartels",
        output: "homicide_ratio",
        against: Against::Monthly("homicide_victims.MEX"),
        unit_scale: 1.0,
        unit: "victims a month",
        scale: Scale::Anchored(2022),
    },
    Comparison {
        channel: "migration",
        output: "encounters",
        against: Against::Monthly("encounters.SWB"),
        unit_scale: 1e-3,
        unit: "thousand encounters a month",
        scale: Scale::Fixed(1e-3),
    },
    Comparison {
        channel: "remittances",
        output: "dollars_ratio",
        against: Against::Monthly("remittances.MEX"),
        unit_scale: 1e-3,
        unit: "billion USD a month",
        scale: Scale::Anchored(2024),
    },
    Comparison {
        channel: "peso",
        output: "pesos_per_dollar",
        against: Against::Monthly("pesos_per_dollar.MEX"),
        unit_scale: 1.0,
        unit: "pesos per U.S. dollar",
        scale: Scale::Fixed(1.0),
    },
    Comparison {
        channel: "investment",
        output: "fdi_ratio",
        against: Against::Spans("fdi.MEX"),
        unit_scale: 1e-3,
        unit: "billion USD a month, mean of twelve months",
        scale: Scale::Anchored(2019),
    },
];

/// A channel beside the record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordComparison {
    /// Channel.
    pub channel: &'static str,
    /// Output compared.
    pub output: &'static str,
    /// Unit of both.
    pub unit: &'static str,
    /// Id of the observed series.
    pub series: &'static str,
    /// Year in which the model is set to the observed mean, where its output is a ratio.
    pub anchored_in: Option<i32>,
    /// Months that were observed, in order.
    pub months: Vec<Month>,
    /// Observed values.
    pub observed: Vec<f64>,
    /// The channel's values.
    pub model: Vec<f64>,
}

/// Why there is no comparison.
#[derive(Clone, Debug, thiserror::Error)]
pub enum RecordComparisonError {
    /// A table.
    #[error(transparent)]
    Data(#[from] vecinos_evidence::diagnostic::Diagnostics),
    /// A series.
    #[error(transparent)]
    Series(#[from] Diagnostic),
    /// A channel.
    #[error(transparent)]
    Channel(#[from] ChannelError),
    /// The record.
    #[error(transparent)]
    Lever(#[from] UnknownLever),
}

/// Names of the channels that can be held against the record.
pub fn compared() -> impl Iterator<Item = &'static str> {
    COMPARISONS.iter().map(|comparison| comparison.channel)
}

/// A channel with central parameters under recorded levers beside the record, from 2017 on; `None` for a channel without a
/// series to compare with.
///
/// Errors: a damaged table.
pub fn compare(channel: &str) -> Result<Option<RecordComparison>, RecordComparisonError> {
    let Some(comparison) = COMPARISONS
        .iter()
        .find(|comparison| comparison.channel == channel)
    else {
        return Ok(None);
    };
    let observations = Observations::embedded()?;
    let (months, observed) = observed(comparison, &observations)?;
    let (Some(first), Some(last)) = (months.first().copied(), months.last().copied()) else {
        return Ok(None);
    };
    let model = model(comparison, &observations, first, last)?;
    let kept: Vec<f64> = months
        .iter()
        .filter_map(|month| {
            let position = usize::try_from(month.since(first)).ok()?;
            model.get(position).copied()
        })
        .collect();
    let factor = match comparison.scale {
        Scale::Fixed(factor) => factor,
        Scale::Anchored(year) => {
            let mean = |values: &[f64]| {
                let of_year = months.iter().zip(values);
                let of_year: Vec<f64> = of_year
                    .filter(|(month, _)| month.year() == year)
                    .map(|(_, value)| *value)
                    .collect();
                of_year.iter().sum::<f64>() / of_year.len().max(1) as f64
            };
            mean(&observed) / mean(&kept)
        }
    };
    let (Against::Monthly(series) | Against::Spans(series)) = comparison.against;
    Ok(Some(RecordComparison {
        channel: comparison.channel,
        output: comparison.output,
        unit: comparison.unit,
        series,
        anchored_in: match comparison.scale {
            Scale::Anchored(year) => Some(year),
            Scale::Fixed(_) => None,
        },
        model: kept.iter().map(|value| value * factor).collect(),
        months,
        observed,
    }))
}

fn observed(
    comparison: &Comparison,
    observations: &Observations,
) -> Result<(Vec<Month>, Vec<f64>), RecordComparisonError> {
    let mut rows: Vec<(Month, f64)> = match comparison.against {
        Against::Monthly(id) => observations.series(id)?.iter().collect(),
        Against::Spans(id) => observations
            .points(id)?
            .iter()
            .flat_map(|point| {
                let each = point.value / f64::from(point.months());
                point
                    .from
                    .through(point.until)
                    .map(move |month| (month, each))
            })
            .collect(),
    };
    if let Against::Spans(_) = comparison.against {
        // Quarters swing with the season of reinvested profits: the mean of the year that ends with each month.
        rows = rows
            .windows(12)
            .map(|year| {
                let last = year.last().map_or(warm_up_start(), |(month, _)| *month);
                let sum: f64 = year.iter().map(|(_, value)| value).sum();
                (last, sum / 12.0)
            })
            .collect();
    }
    rows.retain(|(month, _)| *month >= warm_up_start());
    Ok(rows
        .into_iter()
        .map(|(month, value)| (month, value * comparison.unit_scale))
        .unzip())
}

fn model(
    comparison: &Comparison,
    observations: &Observations,
    first: Month,
    last: Month,
) -> Result<Vec<f64>, RecordComparisonError> {
    let Some(position) = CHANNELS
        .iter()
        .position(|channel| channel.name == comparison.channel)
    else {
        return Ok(Vec::new());
    };
    let channel = &CHANNELS[position];
    let start = first.max((channel.earliest)());
    let measures = recorded(&PolicyRecord::embedded()?, None)?;
    let path = LeverPath::of(&measures, start, last);
    let mut given = GivenInputs::default();
    for lever in levers().iter().filter(|lever| lever.channel == position) {
        let values = start
            .through(last)
            .filter_map(|month| Some((month, *path.at(month).get(lever.number)?)));
        given
            .by_month
            .insert(lever.port.name.to_owned(), values.collect());
    }
    let loaded = channel.load(observations)?;
    let registry = Registry::embedded()?;
    let run = run_alone(channel, loaded.as_ref(), &registry, &given, start, last)?;
    let output = channel.output(comparison.output).unwrap_or(0);
    Ok(run.outputs.iter().map(|outputs| outputs[output]).collect())
}
