//! Recorded regimes: what was in force, from when to when, and how strongly. The estimation reads them, and so does a run
//! that begins while some are in force. `data/record/migration.toml` holds the same spells as measures; a test compares.

use jiff::civil::{Date, date};
use vecinos_evidence::month::Month;
use vecinos_numerics::math::pow;

/// A policy with recorded spells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Regime {
    /// Expulsion under the order of March 2020.
    Title42,
    /// Remain in Mexico, the Migrant Protection Protocols.
    RemainInMexico,
    /// Limits on asylum between ports of entry, as the proclamation of June 2024.
    AsylumLimits,
    /// Closure of January 2025: no asylum, no appointments, emergency at the border.
    BorderClosure,
    /// Enforcement in transit by Mexico.
    MexicanTransitEnforcement,
    /// Parole for four nationalities, with returns to Mexico.
    ParolePathway,
    /// Appointments at ports of entry.
    PortAppointments,
}

/// One spell of a regime.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spell {
    /// Which.
    pub regime: Regime,
    /// First day.
    pub from: Date,
    /// Last day; none while it stands.
    pub until: Option<Date>,
    /// Strength in the unit of the lever.
    pub strength: f64,
}

const fn spell(regime: Regime, from: Date, until: Option<Date>, strength: f64) -> Spell {
    Spell {
        regime,
        from,
        until,
        strength,
    }
}

/// The spells, 2014 to October 2026. Strengths of Remain in Mexico follow the profile of fear referrals and enrolments:
/// a small pilot until the agreement of June 2019, border-wide by August, nearly idle under Title 42.
pub const RECORDED: &[Spell] = &[
    spell(
        Regime::Title42,
        date(2020, 3, 21),
        Some(date(2023, 5, 11)),
        1.0,
    ),
    spell(
        Regime::RemainInMexico,
        date(2019, 1, 25),
        Some(date(2019, 6, 6)),
        0.1,
    ),
    spell(
        Regime::RemainInMexico,
        date(2019, 6, 7),
        Some(date(2019, 7, 31)),
        0.5,
    ),
    spell(
        Regime::RemainInMexico,
        date(2019, 8, 1),
        Some(date(2020, 3, 20)),
        1.0,
    ),
    spell(
        Regime::RemainInMexico,
        date(2020, 3, 21),
        Some(date(2021, 1, 21)),
        0.05,
    ),
    spell(
        Regime::RemainInMexico,
        date(2021, 12, 6),
        Some(date(2022, 8, 8)),
        0.1,
    ),
    spell(Regime::RemainInMexico, date(2025, 1, 21), None, 0.05),
    spell(Regime::AsylumLimits, date(2024, 6, 4), None, 1.0),
    spell(Regime::BorderClosure, date(2025, 1, 20), None, 1.0),
    spell(
        Regime::MexicanTransitEnforcement,
        date(2014, 7, 7),
        Some(date(2015, 6, 30)),
        1.0,
    ),
    spell(
        Regime::MexicanTransitEnforcement,
        date(2019, 6, 7),
        Some(date(2020, 3, 20)),
        1.0,
    ),
    spell(
        Regime::MexicanTransitEnforcement,
        date(2024, 1, 1),
        Some(date(2025, 2, 2)),
        1.0,
    ),
    spell(
        Regime::MexicanTransitEnforcement,
        date(2025, 2, 3),
        None,
        1.5,
    ),
    spell(
        Regime::ParolePathway,
        date(2023, 1, 5),
        Some(date(2025, 1, 20)),
        1.0,
    ),
    spell(
        Regime::PortAppointments,
        date(2023, 5, 12),
        Some(date(2025, 1, 20)),
        1.0,
    ),
];

/// Strength of a regime in a month, weighted by days.
pub fn strength(regime: Regime, month: Month) -> f64 {
    let (first, last) = (month.first_day(), month.last_day());
    let days = f64::from(month.days());
    RECORDED
        .iter()
        .filter(|spell| spell.regime == regime)
        .map(|spell| {
            let from = spell.from.max(first);
            let until = spell.until.unwrap_or(last).min(last);
            if until < from {
                return 0.0;
            }
            let inside = f64::from(i16::from(until.day()) - i16::from(from.day()) + 1);
            spell.strength * inside / days
        })
        .sum()
}

/// An effect that is full when a measure begins or is stepped up, and fades while the measure stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fading {
    /// Strength of the measure in the last month.
    pub strength: f64,
    /// What is left of its steps up.
    pub effect: f64,
}

impl Fading {
    /// One month with `strength`; `half_life` in months. A step down leaves what is left, at most in proportion.
    pub fn month(&mut self, strength: f64, half_life: f64) -> f64 {
        let kept = if strength < self.strength {
            strength / self.strength
        } else {
            1.0
        };
        self.effect =
            self.effect * kept * pow(0.5, 1.0 / half_life) + (strength - self.strength).max(0.0);
        self.strength = strength;
        self.effect
    }

    /// The state at the end of `last` after the recorded spells of `regime` since 2011.
    pub fn recorded(regime: Regime, last: Month, half_life: f64) -> Self {
        let mut fading = Self::default();
        for month in record_start().through(last) {
            fading.month(strength(regime, month), half_life);
        }
        fading
    }
}

/// First month that the estimation uses: October 2011, the first of U.S. fiscal year 2012.
pub fn record_start() -> Month {
    Month::RECORD_START.plus(-(13 * 12 + 3))
}
