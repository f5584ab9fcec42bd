//! Recorded measures: what a run that begins after January 2025 has behind it. `data/record/removals.toml` holds the same
//! as measures; a test compares.

use jiff::civil::{Date, date};
use vecinos_evidence::month::Month;

use super::ports::Inputs;
use crate::port::Ports;

/// One recorded measure, by the lever that it sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Lever.
    pub lever: &'static str,
    /// First day.
    pub from: Date,
    /// Last day; none while it stands.
    pub until: Option<Date>,
    /// Value of the lever.
    pub magnitude: f64,
}

/// The measures, January 2025 to October 2026.
pub const RECORDED: &[Measure] = &[
    Measure {
        lever: "arrests_per_day",
        from: date(2025, 1, 20),
        until: Some(date(2025, 11, 15)),
        magnitude: 1_140.0,
    },
    Measure {
        lever: "arrests_per_day",
        from: date(2025, 11, 16),
        until: None,
        magnitude: 1_500.0,
    },
    Measure {
        lever: "funded_beds",
        from: date(2025, 7, 4),
        until: None,
        magnitude: 100_000.0,
    },
    Measure {
        lever: "emergency_declaration",
        from: date(2025, 1, 20),
        until: None,
        magnitude: 1.0,
    },
];

/// The inputs of a month as recorded, weighted by days.
pub fn recorded(month: Month) -> Inputs {
    let mut inputs = Inputs::neutral();
    let (first, last) = (month.first_day(), month.last_day());
    let days = f64::from(month.days());
    for measure in RECORDED {
        let from = measure.from.max(first);
        let until = measure.until.unwrap_or(last).min(last);
        if until < from {
            continue;
        }
        let share = f64::from(i16::from(until.day()) - i16::from(from.day()) + 1) / days;
        let neutral = Inputs::neutral();
        let (place, neutral) = match measure.lever {
            "arrests_per_day" => (&mut inputs.arrests_per_day, neutral.arrests_per_day),
            "funded_beds" => (&mut inputs.funded_beds, neutral.funded_beds),
            _ => (
                &mut inputs.emergency_declaration,
                neutral.emergency_declaration,
            ),
        };
        *place += share * (measure.magnitude - neutral);
    }
    inputs
}
