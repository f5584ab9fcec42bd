//! The dated programmes against the published record of rates, month by month from 2025-01.

use jiff::civil::{Date, date};
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::customs;
use vecinos_evidence::history::History;
use vecinos_evidence::measures::MeasureRecord;
use vecinos_evidence::month::YearMonth;
use vecinos_evidence::registry::Registry;
use vecinos_trade::programmes::record::tariff_schedule;
use vecinos_trade::programmes::{RecordedTariffs, TariffSchedule, effective_tariffs};

use super::Replication;
use crate::failure::Failure;

const CENSUS: &str = "U.S. Census Bureau";

/// Partners whose statutory path the tracker gives by itself.
const TRACKED: [&str; 3] = ["MEX", "CAN", "CHN"];
/// Accepted gap of the statutory path, points.
const STATUTORY_TOLERANCE: f64 = 1.0;
/// Accepted gap of Mexico's charged rate, points.
const CHARGED_TOLERANCE: f64 = 0.5;
/// Duty collected in 2024, per cent of imports, as computed from the files by commodity, and the accepted gap (in
/// the benchmark China stands with Hong Kong).
const DUTY_2024: [(&str, f64, f64); 3] =
    [("MEX", 0.25, 0.01), ("CAN", 0.11, 0.02), ("CHN", 10.9, 0.5)];
/// First and last month compared.
const FIRST: (u16, u8) = (2025, 1);
const LAST: (u16, u8) = (2026, 7);
/// Month before the first measure.
const BEFORE: Date = date(2024, 12, 1);
/// First month of the charged comparison.
const FIRST_CHARGED: (u16, u8) = (2025, 4);

/// The rates that the programmes of one record give, month by month.
struct Path {
    recorded: RecordedTariffs,
    schedule: TariffSchedule,
    usa: usize,
}

impl Path {
    /// Import-weighted mean rate of the United States on a partner, per cent.
    fn mean(&self, day: Date, partner: usize, charged: bool) -> Result<Option<f64>, String> {
        let base = &self.recorded.base;
        let rates = effective_tariffs(day, &self.schedule, base, &self.recorded.preference_use)
            .map_err(|error| error.to_string())?;
        let cube = if charged {
            &rates.charged
        } else {
            &rates.statutory
        };
        Ok(base.mean(cube, self.usa, partner).map(|mean| 100.0 * mean))
    }
}

/// Worst months of the statutory paths and of the charged rate, and the duty of 2024 that they start from.
///
/// The statutory comparison takes the reading of the tracker where its record differs from the legal texts.
pub(super) fn replications(registry: &Registry) -> Result<Vec<Replication>, Failure> {
    let told = |error: &dyn std::fmt::Display| Failure::Model(error.to_string());
    let table = BenchmarkTable::embedded()?;
    let history = History::embedded()?;
    let increments = customs::statutory_increments()?;
    let position = |id: &str| {
        table
            .region_index(id)
            .ok_or_else(|| Failure::Model(format!("the benchmark has no region {id}")))
    };
    let usa = position("USA")?;
    let own = RecordedTariffs::with_parameters(registry).map_err(|error| told(&error))?;
    let parameter = |name: &str| registry.number(name).ok();
    let reading = tariff_schedule(&MeasureRecord::tracker_reading()?, &table, parameter)
        .map_err(|error| told(&error))?;
    let read = Path {
        recorded: own.clone(),
        schedule: reading,
        usa,
    };
    let path = Path {
        schedule: own.schedule.clone(),
        recorded: own,
        usa,
    };
    let mut found = Vec::new();
    for partner in TRACKED {
        let region = position(partner)?;
        let before = read.mean(BEFORE, region, false).ok().flatten();
        let worst = worst_month(FIRST, |day, _| {
            let steps = increments.iter().filter(|row| row.partner == partner);
            let theirs = day_weighted(day, steps.map(|row| (row.from, row.added_rate)));
            let now = read.mean(day, region, false);
            Some((
                100.0 * theirs,
                now.map(|now| now.zip(before).map(|(now, before)| now - before)),
            ))
        });
        found.extend(worst.map(|(month, theirs, ours)| Replication {
            paper: "Trade War Redux tracker 2025",
            place: "import-weighted added rates, worst month".to_owned(),
            quantity: format!("statutory rate added on {partner}, {month}"),
            unit: "points",
            theirs,
            ours,
            tolerance: STATUTORY_TOLERANCE,
        }));
    }
    let mexico = position("MEX")?;
    let (duties, imports) = (
        history.get("calculated_duty.MEX"),
        history.get("imports_for_consumption.MEX"),
    );
    let worst = worst_month(FIRST_CHARGED, |day, month| {
        let theirs = 100.0 * duties?.at(month)? / imports?.at(month)?;
        Some((theirs, path.mean(day, mexico, true)))
    });
    found.extend(worst.map(|(month, theirs, ours)| Replication {
        paper: CENSUS,
        place: "imports and calculated duty, worst month".to_owned(),
        quantity: format!("charged rate on MEX, {month}"),
        unit: "%",
        theirs,
        ours,
        tolerance: CHARGED_TOLERANCE,
    }));
    for (partner, theirs, tolerance) in DUTY_2024 {
        let region = position(partner)?;
        let collected = path
            .recorded
            .base
            .mean(&path.recorded.base.collected, usa, region);
        found.push(Replication {
            paper: CENSUS,
            place: "duty collected 2024".to_owned(),
            quantity: format!("on imports from {partner}"),
            unit: "%",
            theirs,
            ours: collected
                .map(|mean| 100.0 * mean)
                .ok_or_else(|| "no trade to weigh with".to_owned()),
            tolerance,
        });
    }
    Ok(found)
}

/// A month with their number and ours.
type Compared = (YearMonth, f64, Result<f64, String>);

/// The month, from `first` to [`LAST`], in which ours is furthest from theirs, or has no number. `pair` is asked with
/// the first day of each month.
fn worst_month(
    first: (u16, u8),
    pair: impl Fn(Date, YearMonth) -> Option<(f64, Result<Option<f64>, String>)>,
) -> Option<Compared> {
    let (first, last) = (
        YearMonth::new(first.0, first.1)?,
        YearMonth::new(LAST.0, LAST.1)?,
    );
    let mut worst: Option<Compared> = None;
    let mut largest = f64::NEG_INFINITY;
    for step in 0..=last.ordinal() - first.ordinal() {
        let month = first.plus(step)?;
        let day = Date::new(
            i16::try_from(month.year()).ok()?,
            i8::try_from(month.month()).ok()?,
            1,
        )
        .ok()?;
        let Some((theirs, ours)) = pair(day, month) else {
            continue;
        };
        let ours = ours.and_then(|ours| ours.ok_or_else(|| "no trade to weigh with".to_owned()));
        let gap = ours
            .as_ref()
            .map_or(f64::INFINITY, |ours| (ours - theirs).abs());
        if gap > largest {
            largest = gap;
            worst = Some((month, theirs, ours));
        }
    }
    worst
}

/// Mean over the days of a month of a rate that steps on the listed days (in order); 0 before the first.
fn day_weighted(month: Date, steps: impl Iterator<Item = (Date, f64)>) -> f64 {
    let steps: Vec<(Date, f64)> = steps.collect();
    let days = month.days_in_month();
    let total: f64 = (1..=days)
        .filter_map(|day| month.with().day(day).build().ok())
        .map(|day| {
            steps
                .iter()
                .rev()
                .find(|(from, _)| *from <= day)
                .map_or(0.0, |(_, rate)| *rate)
        })
        .sum();
    total / f64::from(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_that_starts_in_the_middle_counts_by_days() {
        let steps = [(date(2025, 4, 16), 0.2), (date(2025, 6, 1), 0.1)];
        let of = |month| day_weighted(month, steps.into_iter());
        assert!(of(date(2025, 3, 1)).abs() < 1e-15);
        assert!((of(date(2025, 4, 1)) - 0.1).abs() < 1e-15);
        assert!((of(date(2025, 5, 1)) - 0.2).abs() < 1e-15);
        assert!((of(date(2025, 7, 1)) - 0.1).abs() < 1e-15);
    }
}
