//! Levers: what governments do besides tariffs, month by month.
//!
//! A lever is a port of a channel; as an instrument of a scenario it is called `<channel>.<lever>`, for example
//! `migration.border_closure`. An action or a recorded measure sets it to a magnitude while it is in force; where several are
//! in force on one day, the one that came last counts. A month has the mean over its days.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use vecinos_channels::{CHANNELS, Port, Role};
use vecinos_evidence::record::PolicyRecord;

use crate::Month;

/// One lever of one channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Name as an instrument, `<channel>.<lever>`.
    pub id: String,
    /// Position of the channel in [`CHANNELS`].
    pub channel: usize,
    /// Position among the inputs of the channel.
    pub input: usize,
    /// The port: unit, neutral value, range, meaning.
    pub port: &'static Port,
    /// Position among all levers.
    pub number: usize,
}

static LEVERS: LazyLock<Vec<Lever>> = LazyLock::new(|| {
    let mut levers = Vec::new();
    for (channel, entry) in CHANNELS.iter().enumerate() {
        for (input, port) in entry.inputs.iter().enumerate() {
            if port.role == Role::Lever {
                levers.push(Lever {
                    id: format!("{}.{}", entry.name, port.name),
                    channel,
                    input,
                    port,
                    number: levers.len(),
                });
            }
        }
    }
    levers
});

/// All levers, in the order of channels and ports.
pub fn levers() -> &'static [Lever] {
    &LEVERS
}

/// A lever by its name as an instrument.
pub fn lever(id: &str) -> Option<&'static Lever> {
    LEVERS.iter().find(|lever| lever.id == id)
}

/// A measure on a lever with its dates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeverMeasure {
    /// Number of the lever.
    pub lever: usize,
    /// Value while in force.
    pub magnitude: f64,
    /// First day.
    pub from: Date,
    /// Last day; `None` while it stays.
    pub until: Option<Date>,
}

impl LeverMeasure {
    pub(crate) fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A recorded measure names a lever that its channel does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record of `{channel}` sets `{lever}`, which is none of its levers")]
pub struct UnknownLever {
    /// Channel.
    pub channel: String,
    /// Lever.
    pub lever: String,
}

/// The recorded measures. With `frozen`, as they stood on that day: later ones never come, those in force stay.
///
/// Errors: a measure on a lever that does not exist.
pub fn recorded(
    record: &PolicyRecord,
    frozen: Option<Date>,
) -> Result<Vec<LeverMeasure>, UnknownLever> {
    let mut measures = Vec::new();
    for measure in record.iter() {
        let id = format!("{}.{}", measure.channel, measure.lever);
        let lever = lever(&id).ok_or_else(|| UnknownLever {
            channel: measure.channel.clone(),
            lever: measure.lever.clone(),
        })?;
        let mut until = measure.until;
        if let Some(day) = frozen {
            if measure.from > day {
                continue;
            }
            until = until.filter(|until| *until < day);
        }
        measures.push(LeverMeasure {
            lever: lever.number,
            magnitude: measure.magnitude,
            from: measure.from,
            until,
        });
    }
    measures.sort_by_key(|measure| measure.from);
    Ok(measures)
}

/// Values of every lever by month.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverPath {
    first: Month,
    months: usize,
    /// `[month][lever]`.
    values: Vec<f64>,
}

impl LeverPath {
    /// The path of these measures, the later in the list before the earlier, from `first` to `last`.
    pub fn of(measures: &[LeverMeasure], first: Month, last: Month) -> Self {
        let levers = levers();
        let months: Vec<Month> = first.through(last).collect();
        let mut values: Vec<f64> = months
            .iter()
            .flat_map(|_| levers.iter().map(|lever| lever.port.neutral))
            .collect();
        for (number, lever) in levers.iter().enumerate() {
            let own: Vec<&LeverMeasure> = measures
                .iter()
                .filter(|measure| measure.lever == number)
                .collect();
            if own.is_empty() {
                continue;
            }
            for (position, month) in months.iter().enumerate() {
                values[position * levers.len() + number] =
                    mean_over_days(&own, *month, lever.port.neutral);
            }
        }
        Self {
            first,
            months: months.len(),
            values,
        }
    }

    /// The same path with some levers, by number, under these measures instead.
    #[must_use]
    pub fn with(&self, numbers: &[usize], measures: &[LeverMeasure]) -> Self {
        let mut path = self.clone();
        let width = levers().len();
        for lever in levers().iter().filter(|one| numbers.contains(&one.number)) {
            let own: Vec<&LeverMeasure> = measures
                .iter()
                .filter(|measure| measure.lever == lever.number)
                .collect();
            for (position, values) in path.values.chunks_mut(width).enumerate() {
                let month = self.first.plus(i32::try_from(position).unwrap_or(i32::MAX));
                values[lever.number] = mean_over_days(&own, month, lever.port.neutral);
            }
        }
        path
    }

    /// Values in a month, in the order of [`levers`]; those of the last month after the end, of the first before the
    /// beginning.
    pub fn at(&self, month: Month) -> &[f64] {
        let position = usize::try_from(month.since(self.first))
            .unwrap_or(0)
            .min(self.months.saturating_sub(1));
        let levers = levers().len();
        self.values
            .get(position * levers..(position + 1) * levers)
            .unwrap_or(&[])
    }

    /// First month in which this path differs from another; `None` when it never does.
    pub fn departure(&self, other: &Self, last: Month) -> Option<Month> {
        self.first
            .through(last)
            .find(|month| self.at(*month) != other.at(*month))
    }
}

fn mean_over_days(measures: &[&LeverMeasure], month: Month, neutral: f64) -> f64 {
    let on_day = |day: Date| {
        let last = measures.iter().rev().find(|measure| measure.in_force(day));
        last.map_or(neutral, |measure| measure.magnitude)
    };
    let (first, last) = (month.first_day(), month.last_day());
    let changes_inside = measures.iter().any(|measure| {
        let begins = measure.from > first && measure.from <= last;
        let ends = measure
            .until
            .is_some_and(|until| until >= first && until < last);
        begins || ends
    });
    if !changes_inside {
        return on_day(first);
    }
    let days = month.days();
    let sum: f64 = (0..days)
        .filter_map(|day| first.checked_add(day.days()).ok())
        .map(on_day)
        .sum();
    sum / f64::from(days)
}
