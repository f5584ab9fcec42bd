//! The agreement of 2020: terms, clocks, rules of origin (`data/law/usmca.toml`).

use jiff::civil::Date;
use serde::Deserialize;
use vecinos_evidence::registry::Grade;

table! {
    /// Term of the agreement of 2020 (article 34.7).
    Agreement {
        /// First day in force.
        in_force: Date,
        /// Years of a term.
        term_years: i32,
        /// Years from the start of a term to its joint review.
        review_after_years: i32,
        /// Parties that must confirm a new term.
        confirmations_needed: usize,
    }
}

table! {
    /// Clocks around a joint review, in days or months.
    JointReview {
        /// Months before the review by which recommendations are made.
        recommendations_months_before: i32,
        /// Days before, by which the United States publishes its notice.
        united_states_notice_days_before: i32,
        /// Days before, by which it reports to Congress.
        united_states_report_days_before: i32,
        /// Days after, by which it reports again.
        united_states_report_days_after: i32,
    }
}

table! {
    /// Withdrawal (article 34.6).
    Withdrawal {
        /// Months from notice to effect.
        notice_months: i32,
    }
}

table! {
    /// Agreements with a non-market economy (article 32.10).
    NonMarketAgreement {
        /// Months between telling the others and negotiating.
        notice_months: i32,
        /// Days between showing the text and signing.
        text_days: i32,
        /// Months of notice with which another party may then leave.
        termination_notice_months: i32,
    }
}

table! {
    /// Disputes between governments (chapter 31), in days.
    DisputeClocks {
        /// From the request for consultations to the request for a panel.
        panel_days: i32,
        /// The same for perishable goods.
        panel_days_perishable: i32,
        /// From the final report to the suspension of benefits.
        settlement_days: i32,
        /// For a reconvened panel on one question.
        reconvened_days: i32,
        /// For a reconvened panel on both questions.
        reconvened_both_days: i32,
    }
}

table! {
    /// Labour disputes at single plants (annex 31-A).
    RapidResponse {
        /// Days for the review by the other party.
        review_days: i32,
    }
}

table! {
    /// The side letter of 2018 on section 232 and vehicles.
    SideLetter {
        /// Passenger vehicles a year that are excluded.
        passenger_vehicles: f64,
        /// Parts a year that are excluded, billion U.S. dollars.
        parts_billion_usd: f64,
        /// Whether it was honoured.
        honoured: bool,
    }
}

table! {
    /// A rule on the origin of vehicles.
    AutomotiveRule {
        /// Stable name.
        id: String,
        /// First day.
        from: Date,
        /// Share of value or of purchases.
        value: f64,
    }
}

/// `data/law/usmca.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsmcaLaw {
    /// Term.
    pub agreement: Agreement,
    /// Clocks around a joint review.
    pub joint_review: JointReview,
    /// Withdrawal.
    pub withdrawal: Withdrawal,
    /// Agreements with a non-market economy.
    pub non_market_agreement: NonMarketAgreement,
    /// Disputes.
    pub dispute: DisputeClocks,
    /// Labour disputes at plants.
    pub rapid_response: RapidResponse,
    /// Side letter on section 232.
    pub section_232_side_letter: SideLetter,
    /// Rules of origin for vehicles.
    #[serde(rename = "automotive_rule")]
    pub automotive_rules: Vec<AutomotiveRule>,
}
