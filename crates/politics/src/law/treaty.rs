//! The agreement of 2020: term, joint reviews, withdrawal, non-market agreements, disputes.

use jiff::civil::Date;
use serde::Serialize;

use super::LegalState;
use super::book::UsmcaLaw;
use super::queue::{LegalEvent, Queue, after_days, after_months, after_years};
use super::refusal::{Refusal, Rule};
use crate::actor::Party;

/// Steps of a party towards an agreement with a non-market economy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NonMarketTalks {
    /// Day the others were told.
    pub announced: Option<Date>,
    /// Day the talks opened.
    pub opened: Option<Date>,
    /// Day the text was shown.
    pub shown: Option<Date>,
    /// Day of signature.
    pub signed: Option<Date>,
}

/// A dispute between two parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Dispute {
    /// Who complains.
    pub complainant: Party,
    /// Of whom.
    pub respondent: Party,
    /// Whether about perishable goods.
    pub perishable: bool,
    /// Day of the request for consultations.
    pub requested: Date,
    /// Day the panel stood.
    pub panel: Option<Date>,
    /// Day of the final report, and whether the complaint was upheld.
    pub report: Option<(Date, bool)>,
    /// Day on which equivalent benefits were suspended.
    pub suspended: Option<Date>,
    /// Last day for the reconvened panel.
    pub reconvened_until: Option<Date>,
}

/// The agreement as it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TreatyState {
    /// Which parties it binds, in the order of [`Party`].
    pub members: [bool; 3],
    /// First day without the agreement, unless extended.
    pub expires: Date,
    /// Next joint review, if there is one before the end.
    pub review: Option<Date>,
    /// Whether a review has passed without confirmation by all, so that there is one every year.
    pub annual: bool,
    /// Which parties have confirmed a new term.
    pub confirmed: [bool; 3],
    /// Day on which the withdrawal of a party takes effect.
    pub withdrawals: [Option<Date>; 3],
    /// Day on which the others end the agreement with a party that signed with a non-market economy.
    pub exclusions: [Option<Date>; 3],
    /// Talks with non-market economies.
    pub non_market: [NonMarketTalks; 3],
    /// Disputes, in order of consultations.
    pub disputes: Vec<Dispute>,
}

impl TreatyState {
    pub(super) fn new(law: &UsmcaLaw, day: Date, queue: &mut Queue) -> Self {
        let begins = law.agreement.in_force;
        let mut state = Self {
            members: [day >= begins; 3],
            expires: after_years(begins, law.agreement.term_years),
            review: None,
            annual: false,
            confirmed: [false; 3],
            withdrawals: [None; 3],
            exclusions: [None; 3],
            non_market: [NonMarketTalks::default(); 3],
            disputes: Vec::new(),
        };
        if day < begins {
            queue.put(begins, LegalEvent::UsmcaEntersIntoForce);
        }
        let mut review = after_years(begins, law.agreement.review_after_years);
        // A start after the first review takes the record's outcome: it did not confirm.
        while review < day && review < state.expires {
            state.annual = true;
            review = after_years(review, 1);
        }
        if review < state.expires {
            state.schedule_review(law, day, review, queue);
        }
        queue.put(state.expires, LegalEvent::UsmcaExpires);
        state
    }

    fn schedule_review(&mut self, law: &UsmcaLaw, today: Date, review: Date, queue: &mut Queue) {
        self.review = Some(review);
        let clock = &law.joint_review;
        let mut put = |day: Date, event| {
            if day >= today {
                queue.put(day, event);
            }
        };
        if !self.annual {
            put(
                after_days(review, -clock.united_states_notice_days_before),
                LegalEvent::ReviewNoticeDue,
            );
            put(
                after_days(review, -clock.united_states_report_days_before),
                LegalEvent::ReviewReportDue,
            );
        }
        put(
            after_months(review, -clock.recommendations_months_before),
            LegalEvent::ReviewRecommendationsDue,
        );
        put(review, LegalEvent::JointReview);
        put(after_days(review, 1), LegalEvent::ReviewWithoutConfirmation);
        put(
            after_days(review, clock.united_states_report_days_after),
            LegalEvent::ReviewReportAfterDue,
        );
    }

    /// Whether the agreement binds this party.
    pub fn binds(&self, party: Party) -> bool {
        self.members[party.index()]
    }

    /// Whether it is in force between two parties.
    pub fn between(&self, one: Party, other: Party) -> bool {
        self.binds(one) && self.binds(other)
    }

    fn need(&self, party: Party) -> Result<(), Refusal> {
        if self.binds(party) {
            Ok(())
        } else {
            Err(Refusal::by(Rule::UsmcaNotInForce))
        }
    }

    pub(super) fn may_confirm(&self, day: Date, party: Party) -> Result<(), Refusal> {
        self.need(party)?;
        if let Some(review) = self.review.filter(|review| !self.annual && day < *review) {
            return Err(Refusal::before(Rule::ReviewNotYet, review));
        }
        if self.confirmed[party.index()] {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        Ok(())
    }

    /// Records a confirmation; when all parties it binds have confirmed, a new term begins.
    pub(super) fn confirm(&mut self, law: &UsmcaLaw, day: Date, party: Party, queue: &mut Queue) {
        self.confirmed[party.index()] = true;
        let all = self
            .members
            .iter()
            .zip(self.confirmed)
            .all(|(member, confirmed)| !member || confirmed);
        if all {
            self.expires = after_years(day, law.agreement.term_years);
            self.annual = false;
            self.confirmed = [false; 3];
            let review = after_years(day, law.agreement.review_after_years);
            self.schedule_review(law, day, review, queue);
            queue.put(self.expires, LegalEvent::UsmcaExpires);
        }
    }

    pub(super) fn may_give_notice(&self, party: Party) -> Result<(), Refusal> {
        self.need(party)?;
        match self.withdrawals[party.index()] {
            Some(_) => Err(Refusal::by(Rule::DoneAlready)),
            None => Ok(()),
        }
    }

    pub(super) fn give_notice(
        &mut self,
        law: &UsmcaLaw,
        day: Date,
        party: Party,
        queue: &mut Queue,
    ) {
        let effect = after_months(day, law.withdrawal.notice_months);
        self.withdrawals[party.index()] = Some(effect);
        queue.put(effect, LegalEvent::WithdrawalTakesEffect(party));
    }

    pub(super) fn may_step(
        &self,
        law: &UsmcaLaw,
        day: Date,
        party: Party,
        step: NonMarketStep,
    ) -> Result<(), Refusal> {
        self.need(party)?;
        let talks = &self.non_market[party.index()];
        let (done, before, wait) = match step {
            NonMarketStep::Announce => (talks.announced, Some(day), 0),
            NonMarketStep::Open => (talks.opened, talks.announced, -1),
            NonMarketStep::Show => (talks.shown, talks.opened, 0),
            NonMarketStep::Sign => (
                talks.signed,
                talks.shown,
                law.non_market_agreement.text_days,
            ),
        };
        if done.is_some() {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        let Some(before) = before else {
            return Err(Refusal::by(Rule::NonMarketClocks));
        };
        let first = if wait < 0 {
            after_months(before, law.non_market_agreement.notice_months)
        } else {
            after_days(before, wait)
        };
        if day < first {
            return Err(Refusal::before(Rule::NonMarketClocks, first));
        }
        Ok(())
    }

    pub(super) fn step(&mut self, day: Date, party: Party, step: NonMarketStep) {
        let talks = &mut self.non_market[party.index()];
        let slot = match step {
            NonMarketStep::Announce => &mut talks.announced,
            NonMarketStep::Open => &mut talks.opened,
            NonMarketStep::Show => &mut talks.shown,
            NonMarketStep::Sign => &mut talks.signed,
        };
        *slot = Some(day);
    }

    pub(super) fn may_exclude(&self, party: Party, signatory: Party) -> Result<(), Refusal> {
        self.need(party)?;
        self.need(signatory)?;
        if party == signatory || self.non_market[signatory.index()].signed.is_none() {
            return Err(Refusal::by(Rule::NonMarketClocks));
        }
        match self.exclusions[signatory.index()] {
            Some(_) => Err(Refusal::by(Rule::DoneAlready)),
            None => Ok(()),
        }
    }

    pub(super) fn exclude(
        &mut self,
        law: &UsmcaLaw,
        day: Date,
        signatory: Party,
        queue: &mut Queue,
    ) {
        let effect = after_months(day, law.non_market_agreement.termination_notice_months);
        self.exclusions[signatory.index()] = Some(effect);
        queue.put(effect, LegalEvent::ExclusionTakesEffect(signatory));
    }

    /// Whether an event of the queue still means something.
    pub(super) fn live(&self, day: Date, event: LegalEvent) -> bool {
        let bound = self.members.iter().any(|member| *member);
        match event {
            LegalEvent::JointReview => bound && self.review == Some(day),
            LegalEvent::ReviewNoticeDue
            | LegalEvent::ReviewReportDue
            | LegalEvent::ReviewRecommendationsDue => {
                bound && self.review.is_some_and(|review| review > day)
            }
            LegalEvent::ReviewWithoutConfirmation => {
                bound && self.review.map(|review| after_days(review, 1)) == Some(day)
            }
            LegalEvent::UsmcaExpires => bound && self.expires == day,
            LegalEvent::WithdrawalTakesEffect(party) => {
                self.withdrawals[party.index()] == Some(day)
            }
            LegalEvent::ExclusionTakesEffect(party) => self.exclusions[party.index()] == Some(day),
            _ => true,
        }
    }

    /// What an event of the queue brings about.
    pub(super) fn happen(
        &mut self,
        law: &UsmcaLaw,
        day: Date,
        event: LegalEvent,
        queue: &mut Queue,
    ) {
        match event {
            LegalEvent::UsmcaEntersIntoForce => self.members = [true; 3],
            LegalEvent::ReviewWithoutConfirmation => {
                self.annual = true;
                let last = after_days(day, -1);
                let next = after_years(last, 1);
                if next < self.expires {
                    self.schedule_review(law, day, next, queue);
                } else {
                    self.review = None;
                }
            }
            LegalEvent::UsmcaExpires => {
                self.members = [false; 3];
                self.review = None;
            }
            LegalEvent::WithdrawalTakesEffect(party) | LegalEvent::ExclusionTakesEffect(party) => {
                self.leave(party);
            }
            _ => {}
        }
    }

    fn leave(&mut self, party: Party) {
        self.members[party.index()] = false;
        self.confirmed[party.index()] = false;
        // An agreement with one party left binds nobody.
        if self.members.iter().filter(|member| **member).count() < 2 {
            self.members = [false; 3];
        }
    }
}

/// Steps towards an agreement with a non-market economy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NonMarketStep {
    Announce,
    Open,
    Show,
    Sign,
}

impl LegalState {
    pub(super) fn may_ask_panel(&self, day: Date, dispute: usize) -> Result<(), Refusal> {
        let Some(case) = self.treaty.disputes.get(dispute) else {
            return Err(Refusal::by(Rule::NothingThere));
        };
        if !self.treaty.between(case.complainant, case.respondent) {
            return Err(Refusal::by(Rule::UsmcaNotInForce));
        }
        if case.panel.is_some() {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        let clocks = &self.book.usmca.dispute;
        let days = if case.perishable {
            clocks.panel_days_perishable
        } else {
            clocks.panel_days
        };
        let first = after_days(case.requested, days);
        if day < first {
            return Err(Refusal::before(Rule::PanelClock, first));
        }
        Ok(())
    }

    pub(super) fn may_suspend(&self, day: Date, dispute: usize) -> Result<(), Refusal> {
        let Some(case) = self.treaty.disputes.get(dispute) else {
            return Err(Refusal::by(Rule::NothingThere));
        };
        if !self.treaty.between(case.complainant, case.respondent) {
            return Err(Refusal::by(Rule::UsmcaNotInForce));
        }
        if case.suspended.is_some() {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        let Some((report, true)) = case.report else {
            return Err(Refusal::by(Rule::SuspensionClock));
        };
        let first = after_days(report, self.book.usmca.dispute.settlement_days);
        if day < first {
            return Err(Refusal::before(Rule::SuspensionClock, first));
        }
        Ok(())
    }
}
