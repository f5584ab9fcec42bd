//! Why an act is not permitted: the rule, with its citation.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

named! {
    /// A rule that can stand in the way.
    Rule {
        /// Acts come in order of days.
        OrderOfDays = "order_of_days",
        /// A rate is a number from 0.
        RateIsANumber = "rate_is_a_number",
        /// A measure ends after it begins.
        EndAfterBeginning = "end_after_beginning",
        /// There is nothing to act on.
        NothingThere = "nothing_there",
        /// It has been done already.
        DoneAlready = "done_already",
        /// The authority raises no tariffs on goods of Mexico by itself.
        NoTariffAuthority = "no_tariff_authority",
        /// The authority acts by product.
        NeedsProduct = "needs_product",
        /// The rate is above the cap.
        RateCap = "rate_cap",
        /// The measure would outlast its term.
        Term = "term",
        /// No section 232 tariff before the report.
        Section232Report = "section_232_report",
        /// The report came too late.
        InvestigationTerm = "investigation_term",
        /// No section 301 measure before the determination.
        Section301Determination = "section_301_determination",
        /// A section 301 measure comes within its days after the determination.
        Section301Implementation = "section_301_implementation",
        /// A section 122 surcharge lasts 150 days unless Congress extends it.
        Section122Term = "section_122_term",
        /// No section 201 measure before the finding of injury.
        Section201Injury = "section_201_injury",
        /// No section 338 duty before the proclamation, and its notice.
        Section338Proclamation = "section_338_proclamation",
        /// No antidumping duty without the findings.
        AntiDumpingFinding = "anti_dumping_finding",
        /// The emergency power needs an emergency.
        IeepaEmergency = "ieepa_emergency",
        /// The emergency power carries no tariffs.
        IeepaNoTariffs = "ieepa_no_tariffs",
        /// An emergency is continued in the days before it lapses.
        EmergencyContinuation = "emergency_continuation",
        /// A resolution needs majorities of members who exist.
        Majorities = "majorities",
        /// An override needs two thirds.
        Override = "override",
        /// Armed forces enforce no law without a proclamation to disperse.
        DispersalProclamation = "dispersal_proclamation",
        /// Force abroad ends after its days without authorisation.
        WarPowers = "war_powers",
        /// Congress is told before a designation.
        DesignationNotice = "designation_notice",
        /// The agreement is not in force for this party.
        UsmcaNotInForce = "usmca_not_in_force",
        /// A new term is confirmed at a joint review, or on any day after one that did not confirm.
        ReviewNotYet = "review_not_yet",
        /// Non-market talks: notice, text, signature.
        NonMarketClocks = "non_market_clocks",
        /// A panel comes after consultations.
        PanelClock = "panel_clock",
        /// Suspension comes after the report and its days.
        SuspensionClock = "suspension_clock",
        /// A constitutional reform needs two thirds of both chambers.
        ReformChambers = "reform_chambers",
        /// And a majority of the states.
        ReformStates = "reform_states",
        /// A counter-tariff answers a measure in force.
        CounterTariffNeedsMeasure = "counter_tariff_needs_measure",
        /// Foreign troops need the Senate.
        ForeignTroops = "foreign_troops",
        /// Meetings with foreign agents need authorisation.
        MeetingAuthorisation = "meeting_authorisation",
        /// Foreign agents make no arrests.
        NoForeignArrests = "no_foreign_arrests",
        /// Suspension of cooperation needs misconduct that is established.
        CooperationSuspension = "cooperation_suspension",
        /// The security law is not in force yet.
        SecurityLawNotInForce = "security_law_not_in_force",
    }
}

impl Rule {
    /// Where the rule stands.
    pub const fn citation(self) -> &'static str {
        match self {
            Self::OrderOfDays
            | Self::RateIsANumber
            | Self::EndAfterBeginning
            | Self::NothingThere
            | Self::DoneAlready => "no rule of law: the act has no meaning here",
            Self::NoTariffAuthority => "U.S. Constitution, article I, section 8",
            Self::NeedsProduct => "19 U.S.C. 1862, 2251, 1673",
            Self::RateCap => "19 U.S.C. 2132(a) (15 %), 2253 (50 %), 1338 (50 %)",
            Self::Term => "19 U.S.C. 2253 (eight years), 2417(c) (four years)",
            Self::Section232Report => "19 U.S.C. 1862(b)(3)",
            Self::InvestigationTerm => "19 U.S.C. 1862(b)(3) (270 days), 2252 (180 days), 2414",
            Self::Section301Determination => "19 U.S.C. 2414",
            Self::Section301Implementation => "19 U.S.C. 2415 (30 days, delay of 180 days)",
            Self::Section122Term => {
                "19 U.S.C. 2132(a) (150 days unless extended by act of Congress)"
            }
            Self::Section201Injury => "19 U.S.C. 2252",
            Self::Section338Proclamation => "19 U.S.C. 1338",
            Self::AntiDumpingFinding => "19 U.S.C. 1671, 1673",
            Self::IeepaEmergency => "50 U.S.C. 1701",
            Self::IeepaNoTariffs => "Learning Resources v. Trump, 20 February 2026",
            Self::EmergencyContinuation => "50 U.S.C. 1622(d)",
            Self::Majorities => "U.S. Constitution, article I, section 7; 50 U.S.C. 1622",
            Self::Override => "U.S. Constitution, article I, section 7 (290 and 67 votes)",
            Self::DispersalProclamation => "10 U.S.C. 254; 18 U.S.C. 1385",
            Self::WarPowers => "50 U.S.C. 1543, 1544",
            Self::DesignationNotice => "8 U.S.C. 1189(a)(2)",
            Self::UsmcaNotInForce => "USMCA, articles 34.5 to 34.7",
            Self::ReviewNotYet => "USMCA, article 34.7",
            Self::NonMarketClocks => "USMCA, article 32.10",
            Self::PanelClock => "USMCA, article 31.6",
            Self::SuspensionClock => "USMCA, article 31.19",
            Self::ReformChambers | Self::ReformStates => "Mexican Constitution, article 135",
            Self::CounterTariffNeedsMeasure => "Mexican Constitution, article 131 (as practised)",
            Self::ForeignTroops => "Mexican Constitution, article 76",
            Self::MeetingAuthorisation => "National Security Law, article 70",
            Self::NoForeignArrests => "National Security Law, articles 71 and 72",
            Self::CooperationSuspension => "National Security Law, article 74",
            Self::SecurityLawNotInForce => "National Security Law, decree of 18 December 2020",
        }
    }

    /// Whether the article may be among those that the Supreme Court of Mexico declared invalid in 2022; which ones could
    /// not be verified.
    pub const fn may_be_invalid(self) -> bool {
        matches!(
            self,
            Self::MeetingAuthorisation | Self::NoForeignArrests | Self::CooperationSuspension
        )
    }
}

/// An act that is not permitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The rule that stands in the way.
    pub rule: Rule,
    /// First day on which this rule would not, where it is a matter of waiting.
    pub earliest: Option<Date>,
}

impl Refusal {
    pub(super) const fn by(rule: Rule) -> Self {
        Self {
            rule,
            earliest: None,
        }
    }

    pub(super) const fn before(rule: Rule, earliest: Date) -> Self {
        Self {
            rule,
            earliest: Some(earliest),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.rule, self.rule.citation())?;
        if let Some(earliest) = self.earliest {
            write!(formatter, ", not before {earliest}")?;
        }
        if self.rule.may_be_invalid() {
            formatter.write_str("; the article may be among those declared invalid in 2022")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
