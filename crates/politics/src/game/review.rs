//! The review of the treaty as fixed-term leverage (Sovey 2010): the stronger party keeps a term that must be renewed, and
//! renews when the weaker one complies.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::choice::logit;
use super::payoffs::{PayoffTerms, Term};
use super::stage::Choice;
use crate::actor::Party;
use crate::base_rates::{Move, MoveKind};
use crate::parameters::Parameters;

named! {
    /// What the United States does at a review.
    ReviewAct {
        /// Confirms a new term.
        Extend = "extend",
        /// Does not, and names tighter rules of origin as the price.
        Renegotiate = "renegotiate",
        /// Does not.
        Decline = "decline",
        /// Gives notice of withdrawal.
        Withdraw = "withdraw",
    }
}

named! {
    /// Where the treaty's term stands.
    ReviewStatus {
        /// A term that all have confirmed, or before the first review.
        Confirmed = "confirmed",
        /// In force, not confirmed, reviewed each year.
        AnnualReview = "annual_review",
        /// As before, with rules of origin under negotiation.
        Renegotiation = "renegotiation",
        /// Notice of withdrawal has been given.
        Notice = "notice",
        /// No longer in force between the United States and Mexico.
        NoTreaty = "no_treaty",
    }
}

impl ReviewStatus {
    /// Trade-policy uncertainty that the status adds, standard deviations: the input `review_uncertainty` of the peso channel.
    pub const fn uncertainty(self, parameters: &Parameters) -> f64 {
        match self {
            Self::Confirmed => 0.0,
            Self::AnnualReview => parameters.uncertainty_annual_review,
            Self::Renegotiation => parameters.uncertainty_renegotiation,
            Self::Notice => parameters.uncertainty_notice,
            Self::NoTreaty => parameters.uncertainty_no_treaty,
        }
    }

    /// The status on `day` after the moves of a history that began with `start`.
    pub fn after(start: Self, moves: &[Move], day: Date) -> Self {
        let mut status = start;
        let mut before_notice = start;
        for entry in moves.iter().take_while(|entry| entry.date <= day) {
            let american = entry.actor == Party::UnitedStates;
            status = match entry.kind {
                MoveKind::TermExtended => Self::Confirmed,
                MoveKind::DeclineTerm if american && status != Self::Notice => Self::AnnualReview,
                MoveKind::DemandOriginRules if status != Self::Notice => Self::Renegotiation,
                MoveKind::GiveNotice if american => {
                    before_notice = status;
                    Self::Notice
                }
                MoveKind::WithdrawNotice if american => before_notice,
                MoveKind::TreatyEnds => Self::NoTreaty,
                _ => status,
            };
        }
        status
    }
}

/// The review as both see it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewSituation {
    /// What Mexico conceded elsewhere in the last year, 0 to 1 (participation linkage).
    pub cooperation: f64,
}

/// Probability that Mexico accepts tighter rules of origin: their cost against uncertainty now and, discounted, next year.
pub fn accepts_origin_rules(parameters: &Parameters) -> f64 {
    let refuse = -parameters.uncertainty_cost * (1.0 + parameters.mx_discount_factor);
    let payoffs = [-parameters.origin_rules_cost, refuse];
    logit(&payoffs, parameters.mx_rationality, parameters.tie_band)[0]
}

/// What the United States does at a review. In the order of [`ReviewAct`].
pub fn review(parameters: &Parameters, situation: ReviewSituation) -> Choice<4> {
    let p = parameters;
    let accepts = accepts_origin_rules(p);
    let under_notice = accepts + (1.0 - accepts) * p.exit_leverage;
    let discount = p.us_discount_factor;
    let credit = p.cooperation_credit * situation.cooperation;
    let payoffs = [
        PayoffTerms::of(&[
            (Term::Welfare, p.certainty_value),
            (Term::Concession, credit),
        ]),
        PayoffTerms::of(&[
            (Term::Concession, discount * accepts * p.origin_rules_value),
            (Term::Welfare, discount * accepts * p.certainty_value),
        ]),
        PayoffTerms::of(&[(
            Term::Continuation,
            discount * discount * accepts * p.origin_rules_value,
        )]),
        PayoffTerms::of(&[
            (
                Term::Concession,
                discount * under_notice * p.origin_rules_value,
            ),
            (Term::Welfare, -p.exit_cost),
        ]),
    ];
    Choice {
        probabilities: logit(
            &payoffs.map(|payoff| payoff.sum()),
            p.us_rationality,
            p.tie_band,
        ),
        payoffs,
    }
}
