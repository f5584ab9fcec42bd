//! The joint review in a history.

use jiff::civil::Date;

use super::choice::chosen;
use super::review::{ReviewAct, ReviewSituation, accepts_origin_rules, review};
use crate::actor::{Issue, Party};
use crate::base_rates::moves::{MoveKind, Reason};
use crate::base_rates::run::{Run, Task, plus};
use crate::base_rates::streams::below;
use crate::law::LegalAction;

/// Days within which Mexico accepts what a review asks for, at the earliest and at the latest.
const ACCEPTANCE_DAYS: (i32, usize) = (30, 270);

impl Run<'_> {
    /// The joint review.
    pub(crate) fn play_review(&mut self, day: Date) {
        let drawn = self.streams.treaty.uniform();
        let accepted = self.streams.treaty.uniform();
        let wait = below(&mut self.streams.treaty, ACCEPTANCE_DAYS.1);
        let hostility = self.forbearance.hostility;
        let Some(players) = &self.players else {
            return;
        };
        let parameters = &players.game.parameters;
        let situation = ReviewSituation {
            cooperation: players.cooperation(day),
        };
        let choice = review(parameters, situation);
        let mut odds = choice.probabilities;
        // Forbearance: what is not done in hostility is a confirmation.
        for act in [
            ReviewAct::Renegotiate,
            ReviewAct::Decline,
            ReviewAct::Withdraw,
        ] {
            odds[ReviewAct::Extend as usize] += odds[act as usize] * (1.0 - hostility);
            odds[act as usize] *= hostility;
        }
        let accepts = accepts_origin_rules(parameters);
        let option = chosen(&odds, drawn);
        let act = ReviewAct::ALL
            .get(option)
            .copied()
            .unwrap_or(ReviewAct::Decline);
        let reason = Reason::Payoff {
            terms: choice.against_next_best(option),
        };
        let probability = odds[option];
        for party in [Party::Mexico, Party::Canada] {
            self.confirm(day, party);
        }
        match act {
            ReviewAct::Extend => self.confirm_because(day, probability, reason),
            ReviewAct::Renegotiate | ReviewAct::Decline => {
                let party = Party::UnitedStates;
                if self.act(day, &LegalAction::DeclineTerm(party)).is_err() {
                    return;
                }
                let kind = MoveKind::DeclineTerm;
                self.log(Self::of_party(day, party, kind, probability, reason));
                if act == ReviewAct::Renegotiate {
                    let kind = MoveKind::DemandOriginRules;
                    self.log(Self::of_party(day, party, kind, probability, reason));
                    let days = ACCEPTANCE_DAYS.0 + i32::try_from(wait).unwrap_or(0);
                    if accepted < 1.0 - (1.0 - accepts) * self.forbearance.withholding {
                        let task = Task::AcceptOriginRules(accepts, Reason::FollowsFrom);
                        self.put(plus(day, days), task);
                    }
                }
            }
            ReviewAct::Withdraw => self.give_notice(day, probability),
        }
    }

    /// Mexico accepts the rules of origin and the United States confirms the term.
    pub(crate) fn accept_origin_rules(&mut self, day: Date, probability: f64, reason: Reason) {
        let kind = MoveKind::AcceptOriginRules;
        self.log(Self::of_party(
            day,
            Party::Mexico,
            kind,
            probability,
            reason,
        ));
        if let Some(players) = &mut self.players {
            players.gave(Issue::TreatyReview, day, 1.0);
        }
        for party in [Party::Mexico, Party::Canada] {
            // Each confirmed at the review already, or does so now.
            let _ = self.act(day, &LegalAction::ConfirmTerm(party));
        }
        self.confirm_because(day, 1.0, Reason::FollowsFrom);
    }

    fn confirm_because(&mut self, day: Date, probability: f64, reason: Reason) {
        let party = Party::UnitedStates;
        let before = self.legal.treaty().expires;
        if self.act(day, &LegalAction::ConfirmTerm(party)).is_err() {
            return;
        }
        let kind = MoveKind::ConfirmTerm;
        self.log(Self::of_party(day, party, kind, probability, reason));
        if self.legal.treaty().expires != before {
            let kind = MoveKind::TermExtended;
            self.log(Self::of_party(day, party, kind, 1.0, Reason::Law));
        }
    }
}
