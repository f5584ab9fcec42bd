//! Mexico's thresholds, calendar and security law (`data/law/mexico.toml`, `security_law.toml`).

use jiff::civil::Date;
use serde::Deserialize;
use vecinos_evidence::registry::Grade;

use super::united_states::RecordedVote;

table! {
    /// Article 135 of the Mexican Constitution.
    ConstitutionalReform {
        /// Numerator of the share of members present.
        fraction_numerator: u32,
        /// Denominator of that share.
        fraction_denominator: u32,
        /// Members of the Chamber of Deputies.
        deputies: u16,
        /// Members of the Senate.
        senators: u16,
        /// State legislatures.
        state_legislatures: u16,
        /// Of which must approve.
        states_needed: u16,
    }
}

table! {
    /// Foreign troops on Mexican territory.
    ForeignTroops {
        /// Whether the Senate must authorise them.
        senate_authorisation_needed: bool,
    }
}

table! {
    /// Mexican calendar.
    MexicanCalendar {
        /// Election of deputies and governors.
        next_election: Date,
        /// First day of the Congress elected then.
        new_legislature: Date,
        /// Presidential election.
        presidential_election: Date,
        /// First day of the next presidential term.
        presidential_term_begins: Date,
    }
}

table! {
    /// Courts after the reform of 2024.
    MexicanCourts {
        /// Day of the election of judges.
        judges_elected: Date,
        /// Federal posts elected.
        federal_posts: u32,
        /// Turnout, a fraction.
        turnout: f64,
        /// First day of the new Supreme Court.
        new_court_seated: Date,
        /// Justices before.
        court_before: u16,
        /// Justices after.
        court_after: u16,
    }
}

table! {
    /// Tariffs on goods of countries without an agreement with Mexico.
    TariffOnOthers {
        /// First day.
        from: Date,
        /// Tariff lines.
        lines: u32,
        /// Lowest rate, a fraction.
        lowest: f64,
        /// Highest rate, a fraction.
        highest: f64,
    }
}

/// `data/law/mexico.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MexicanLaw {
    /// Constitutional reform.
    pub constitutional_reform: ConstitutionalReform,
    /// Foreign troops.
    pub foreign_troops: ForeignTroops,
    /// Calendar.
    pub calendar: MexicanCalendar,
    /// Courts.
    pub courts: MexicanCourts,
    /// Tariffs on countries without an agreement.
    pub tariff_on_others: TariffOnOthers,
    /// Votes on record.
    #[serde(rename = "vote")]
    pub votes: Vec<RecordedVote>,
}

table! {
    /// The National Security Law as amended in 2020.
    SecurityLawDates {
        /// Day of publication.
        published: Date,
        /// First day in force.
        in_force: Date,
        /// Day on which the invalidity of some articles was notified to Congress.
        invalidity_notified: Date,
        /// Days for the written report of a meeting.
        report_days: i32,
    }
}

table! {
    /// One article of title seven.
    SecurityArticle {
        /// Number, 68 to 76.
        number: u16,
        /// What it says, in short.
        rule: String,
        /// Whether its content was read for this article.
        known: bool,
        /// Whether it may be among those declared invalid.
        doubt: bool,
    }
}

table! {
    /// Designation of foreign terrorist organisations.
    TerroristDesignation {
        /// Days of notice to Congress.
        congress_notice_days: i32,
        /// First designation of cartels.
        first: Date,
        /// Groups designated then.
        groups: u16,
        /// Of them Mexican.
        mexican_groups: u16,
    }
}

/// `data/law/security_law.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecurityLaw {
    /// Dates and clock.
    pub law: SecurityLawDates,
    /// Articles 68 to 76.
    #[serde(rename = "article")]
    pub articles: Vec<SecurityArticle>,
    /// Designation of cartels as terrorist organisations.
    pub terrorist_designation: TerroristDesignation,
}
