//! U.S. tariff authorities, Congress, emergencies, force, courts (`data/law/tariff_authorities.toml`, `congress.toml`,
//! `courts.toml`).

use jiff::civil::Date;
use serde::Deserialize;
use vecinos_evidence::registry::Grade;

use crate::actor::Authority;

table! {
    /// A law under which the President raises tariffs. Clocks in days; a missing one does not exist.
    TariffAuthority {
        /// Which.
        id: Authority,
        /// The statute.
        statute: String,
        /// What must have happened first.
        trigger: String,
        /// Longest investigation.
        investigation_days: Option<i32>,
        /// Longest time to a determination.
        determination_days: Option<i32>,
        /// Longest time from the determination to the measure.
        implementation_days: Option<i32>,
        /// Longest delay on top.
        delay_days: Option<i32>,
        /// Shortest time from proclamation to effect.
        notice_days: Option<i32>,
        /// Highest rate, as a fraction.
        maximum_rate: Option<f64>,
        /// Longest term in days.
        term_days: Option<i32>,
        /// Longest term in years.
        term_years: Option<i32>,
        /// First day on which no tariff can rest on it any more.
        tariffs_void_from: Option<Date>,
        /// First day on which nothing is collected any more.
        collection_ends: Option<Date>,
        /// What goods that qualify for the agreement pay: `all`, `by_content`, `as_proclaimed`.
        charges_usmca_goods: String,
    }
}

/// `data/law/tariff_authorities.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TariffLaw {
    #[serde(rename = "authority")]
    pub(super) authorities: Vec<TariffAuthority>,
}

table! {
    /// Votes needed in Congress.
    Thresholds {
        /// Members of the House.
        house_members: u16,
        /// Members of the Senate.
        senate_members: u16,
        /// Votes in the House that override a veto.
        house_override: u16,
        /// Votes in the Senate that override a veto.
        senate_override: u16,
    }
}

table! {
    /// National emergencies, in days.
    EmergencyLaw {
        /// Term without a continuation.
        term_days: i32,
        /// Days before the end in which it can be continued.
        continuation_window_days: i32,
    }
}

table! {
    /// Force abroad without authorisation, in days.
    WarPowers {
        /// To the report.
        report_days: i32,
        /// Of force.
        unauthorised_days: i32,
        /// More, to withdraw.
        withdrawal_days: i32,
    }
}

table! {
    /// The armed forces in law enforcement at home.
    MilitaryAtHome {
        /// Whether a proclamation to disperse comes first.
        dispersal_proclamation_first: bool,
    }
}

table! {
    /// A vote on record.
    RecordedVote {
        /// Day.
        date: Date,
        /// Which chamber.
        chamber: String,
        /// About what.
        matter: String,
        /// In favour.
        yes: u16,
        /// Against.
        no: u16,
    }
}

table! {
    /// Calendar of Congress and President.
    UnitedStatesCalendar {
        /// Midterm election of 2026; the others follow from the law.
        first_midterm_election: Date,
        /// First day of the Congress elected then.
        first_new_congress: Date,
        /// First days of presidential terms.
        presidential_terms_begin: Vec<Date>,
    }
}

/// `data/law/congress.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CongressLaw {
    /// Votes needed.
    pub thresholds: Thresholds,
    /// National emergencies.
    pub emergency: EmergencyLaw,
    /// Force abroad.
    pub war_powers: WarPowers,
    /// Armed forces at home.
    pub military_at_home: MilitaryAtHome,
    /// Votes on record.
    #[serde(rename = "vote")]
    pub votes: Vec<RecordedVote>,
    /// Calendar.
    pub calendar: UnitedStatesCalendar,
}

table! {
    /// The ruling on tariffs under the emergency power.
    EmergencyTariffRuling {
        /// Day of the recorded ruling.
        recorded: Date,
        /// Chance that the tariffs are upheld, where the ruling is drawn.
        upheld_probability: f64,
        /// First day on which a drawn ruling falls.
        earliest: Date,
        /// Last day.
        latest: Date,
        /// Days from the ruling to the end of collection.
        collection_lag_days: i32,
    }
}

/// `data/law/courts.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourtLaw {
    /// The ruling on tariffs under the emergency power.
    pub emergency_tariff_ruling: EmergencyTariffRuling,
}
