//! The treaty's reviews and notices; gestures.

use jiff::civil::Date;

use super::moves::{Lever, Move, MoveKind, Reason};
use super::run::{Run, Task, plus};
use super::streams::{below, choose};
use crate::actor::{Authority, Issue, Party};
use crate::law::{LegalAction, LegalEvent};
use crate::record::days_between;

/// Batches of prisoners on record.
const BATCHES: u32 = 3;

impl Run<'_> {
    /// Handing over of prisoners: Jeffreys' estimate of the monthly rate.
    pub(crate) fn lay_out_gestures(&mut self, month: Date, days: usize) {
        let rate = (f64::from(BATCHES) + 0.5) / self.model.parameters.prisoners_months;
        let probability = -vecinos_numerics::math::expm1(-rate);
        let drawn = self.streams.gestures.uniform();
        let offset = below(&mut self.streams.gestures, days);
        let day = plus(month, i32::try_from(offset).unwrap_or(0));
        if drawn < probability && day >= self.window.first {
            self.put(day, Task::TransferPrisoners(probability));
        }
    }

    pub(crate) fn transfer_prisoners(&mut self, day: Date, probability: f64) {
        let parameters = &self.model.parameters;
        let batches = [
            parameters.prisoners_first_batch,
            parameters.prisoners_second_batch,
            parameters.prisoners_third_batch,
        ];
        let count = choose(&mut self.streams.gestures, &batches).unwrap_or(batches[0]);
        if self.legal.cooperation_suspended() {
            return;
        }
        self.lever(Lever::PrisonersTransferred, count, day, Some(plus(day, 1)));
        let kind = MoveKind::TransferPrisoners;
        let reason = Reason::Frequency { yes: 3, of: 18 };
        let mut entry = Self::mexico(day, kind, Issue::Drugs, probability, reason);
        entry.magnitude = Some(count);
        self.log(entry);
    }

    /// Notice of withdrawal by the United States: a monthly chance, drawn once for the history.
    pub(crate) fn lay_out_treaty(&mut self, month: Date, days: usize) {
        let drawn = self.streams.treaty.uniform();
        let offset = below(&mut self.streams.treaty, days);
        let day = plus(month, i32::try_from(offset).unwrap_or(0));
        let probability = self.odds.notice_monthly * self.forbearance.hostility;
        if drawn < probability && day >= self.window.first {
            self.put(day, Task::GiveNotice(probability));
        }
    }

    /// A new term confirmed in what is left of the year 2026.
    pub(crate) fn lay_out_late_confirmation(&mut self, end: Date) {
        let drawn = self.streams.treaty.uniform();
        let span = days_between(self.window.first, end);
        let offset = below(
            &mut self.streams.treaty,
            usize::try_from(span).unwrap_or(0) + 1,
        );
        if drawn < self.model.parameters.united_states_confirms {
            let day = plus(self.window.first, i32::try_from(offset).unwrap_or(0));
            self.put(day, Task::ConfirmTerm);
        }
    }

    pub(crate) fn confirm_late(&mut self, day: Date) {
        for party in [Party::Mexico, Party::Canada, Party::UnitedStates] {
            self.confirm(day, party);
        }
    }

    pub(crate) fn confirm(&mut self, day: Date, party: Party) {
        let before = self.legal.treaty().expires;
        if self.act(day, &LegalAction::ConfirmTerm(party)).is_err() {
            return;
        }
        let probability = if party == Party::UnitedStates {
            self.model.parameters.united_states_confirms
        } else {
            1.0
        };
        let reason = if party == Party::UnitedStates {
            Reason::MarketPrice
        } else {
            Reason::DrawnFromRecord
        };
        self.log(Self::of_party(
            day,
            party,
            MoveKind::ConfirmTerm,
            probability,
            reason,
        ));
        if self.legal.treaty().expires != before {
            self.log(Self::of_party(
                day,
                party,
                MoveKind::TermExtended,
                1.0,
                Reason::Law,
            ));
        }
    }

    pub(crate) fn of_party(
        day: Date,
        party: Party,
        kind: MoveKind,
        probability: f64,
        reason: Reason,
    ) -> Move {
        let target = if party == Party::UnitedStates {
            Party::Mexico
        } else {
            Party::UnitedStates
        };
        Move {
            actor: party,
            target,
            authority: Authority::Treaty,
            ..Self::united_states(day, kind, Issue::TreatyReview, probability, reason)
        }
    }

    /// What falls due under the treaty.
    pub(crate) fn treaty_event(&mut self, day: Date, event: LegalEvent) {
        match event {
            LegalEvent::JointReview if self.players.is_some() => self.play_review(day),
            LegalEvent::JointReview => {
                let probability = self.model.parameters.united_states_confirms;
                let confirms = self.streams.treaty.uniform() < probability;
                for party in [Party::Mexico, Party::Canada] {
                    self.confirm(day, party);
                }
                let party = Party::UnitedStates;
                if confirms {
                    self.confirm(day, party);
                } else if self.act(day, &LegalAction::DeclineTerm(party)).is_ok() {
                    self.log(Self::of_party(
                        day,
                        party,
                        MoveKind::DeclineTerm,
                        1.0 - probability,
                        Reason::MarketPrice,
                    ));
                }
            }
            LegalEvent::WithdrawalTakesEffect(_)
            | LegalEvent::ExclusionTakesEffect(_)
            | LegalEvent::UsmcaExpires => {
                let party = match event {
                    LegalEvent::WithdrawalTakesEffect(party)
                    | LegalEvent::ExclusionTakesEffect(party) => party,
                    _ => Party::UnitedStates,
                };
                self.log(Self::of_party(
                    day,
                    party,
                    MoveKind::TreatyEnds,
                    1.0,
                    Reason::Law,
                ));
                let between = self
                    .legal
                    .treaty()
                    .between(Party::UnitedStates, Party::Mexico);
                if !between && self.history.treaty_ends.is_none() {
                    self.history.treaty_ends = Some(day);
                }
            }
            _ => {}
        }
    }

    pub(crate) fn give_notice(&mut self, day: Date, probability: f64) {
        let party = Party::UnitedStates;
        if self.act(day, &LegalAction::GiveNotice(party)).is_err() {
            return;
        }
        let kind = MoveKind::GiveNotice;
        let reason = Reason::Frequency { yes: 0, of: 73 };
        let mut entry = Self::of_party(day, party, kind, probability, reason);
        let effect = self.legal.treaty().withdrawals[party.index()];
        entry.deadline = effect;
        self.log(entry);
        let kept = self.streams.treaty.uniform() < self.odds.notice_kept;
        let days = choose(
            &mut self.streams.treaty,
            &self.model.frequencies.days_before_deadline,
        )
        .unwrap_or(1);
        if let (false, Some(effect)) = (kept, effect) {
            self.put(plus(effect, -days.max(1)), Task::WithdrawNotice);
        }
    }

    pub(crate) fn withdraw_notice(&mut self, day: Date) {
        let party = Party::UnitedStates;
        if self.act(day, &LegalAction::WithdrawNotice(party)).is_ok() {
            let probability = 1.0 - self.odds.notice_kept;
            let kind = MoveKind::WithdrawNotice;
            self.log(Self::of_party(
                day,
                party,
                kind,
                probability,
                Reason::WidePrior,
            ));
        }
    }
}
