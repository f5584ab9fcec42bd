//! What comes up on which day: announcements, gestures and rulings laid out, events of the law and tasks performed.

use jiff::ToSpan;
use jiff::civil::Date;

use super::moves::{MoveKind, Reason};
use super::run::{Run, Task, plus};
use super::streams::below;
use crate::actor::{Authority, Issue, ThreatClass};
use crate::law::{CourtMode, LegalEvent};
use crate::record::AnnouncementRate;

impl Run<'_> {
    /// Announcements, gestures and the ruling of every month; all chances are drawn, whatever comes of them, so that other
    /// multipliers leave them as they are.
    pub(crate) fn lay_out(&mut self, courts: CourtMode) {
        let mut month = self.window.first.first_of_month();
        while month <= self.window.last && self.players.is_none() {
            let days = usize::try_from(month.days_in_month()).unwrap_or(30);
            for rate in self.rates_of(month) {
                let drawn = self.streams.triggers.uniform();
                let day = self.day_of(month, days);
                let factor = self.triggers.announcement(rate.issue) * self.forbearance.hostility;
                let probability = (rate.monthly() * factor).min(1.0);
                if drawn < probability && day >= self.window.first {
                    let reason = Reason::IssueRate {
                        count: rate.count,
                        months: rate.months,
                    };
                    let task = Task::Announce(rate.class, rate.issue, probability, reason);
                    self.put(day, task);
                }
            }
            self.lay_out_gestures(month, days);
            self.lay_out_treaty(month, days);
            month = month.saturating_add(1.month());
        }
        if courts == CourtMode::Open {
            self.lay_out_ruling();
        }
        let end_of_year = jiff::civil::date(2026, 12, 31);
        let treaty = self.legal.treaty();
        if treaty.annual && self.window.first <= end_of_year {
            self.lay_out_late_confirmation(end_of_year);
        }
        self.put(self.window.first, Task::ContinueEmergencies);
        self.lay_out_lifts();
    }

    /// The rates of the administration in office, or of the whole record for one that has not come yet.
    pub(crate) fn rates_of(&self, month: Date) -> Vec<AnnouncementRate> {
        // A month of change belongs to the new administration.
        let last = month.last_of_month();
        let mut administrations = self.model.in_office.iter();
        let in_office = administrations.find(|(from, until, _)| *from <= last && last <= *until);
        in_office.map_or_else(
            || self.model.whole_record.clone(),
            |(_, _, rates)| rates.clone(),
        )
    }

    /// A day of the month, all alike.
    pub(crate) fn day_of(&mut self, month: Date, days: usize) -> Date {
        let offset = below(&mut self.streams.triggers, days);
        plus(month, i32::try_from(offset).unwrap_or(0))
    }

    fn lay_out_ruling(&mut self) {
        let ruling = &self.model.book.courts.emergency_tariff_ruling;
        let upheld = self.streams.courts.uniform() < ruling.upheld_probability;
        let span = crate::record::days_between(ruling.earliest, ruling.latest);
        let offset = below(
            &mut self.streams.courts,
            usize::try_from(span).unwrap_or(0) + 1,
        );
        let day = plus(ruling.earliest, i32::try_from(offset).unwrap_or(0));
        if day >= self.window.first {
            self.put(day, Task::Ruling(upheld));
        }
    }

    pub(crate) fn happened(&mut self, day: Date, event: LegalEvent) {
        match event {
            LegalEvent::EmergencyTariffsVoid => {
                let issue = Issue::TradeBalance;
                let mut entry = Self::united_states(day, MoveKind::Rule, issue, 1.0, Reason::Law);
                entry.authority = Authority::Ieepa;
                self.log(entry);
                self.substitute(day);
            }
            LegalEvent::TariffLapses { authority, product } => {
                let issue = Issue::TradeBalance;
                let mut entry = Self::united_states(day, MoveKind::Lapse, issue, 1.0, Reason::Law);
                entry.authority = authority;
                entry.product = product;
                self.log(entry);
                if authority == Authority::Section122 {
                    self.put(day, Task::Successor);
                }
            }
            LegalEvent::EmergencyLapses(_)
            | LegalEvent::InvestigationLapses { .. }
            | LegalEvent::ReviewNoticeDue => {}
            _ => self.treaty_event(day, event),
        }
    }

    pub(crate) fn perform(&mut self, day: Date, task: Task) {
        match task {
            Task::Announce(ThreatClass::Linkage, issue, probability, reason)
                if self.players.is_some() =>
            {
                self.weigh_threat(day, issue, probability, reason);
            }
            Task::Announce(ThreatClass::Linkage, issue, probability, reason) => {
                self.threaten(day, issue, probability, reason);
            }
            Task::Announce(ThreatClass::Sector, issue, probability, reason) => {
                self.announce_sector(day, issue, probability, reason);
            }
            Task::Announce(_, issue, probability, reason) => {
                self.announce_global(day, issue, probability, reason);
            }
            Task::AnnounceRetaliation(pending) => self.announce_retaliation(day, &pending),
            Task::Respond(pending) => self.respond(day, &pending),
            Task::Resolve(pending) => self.resolve(day, pending),
            Task::CarveOut(pending) => self.carve_out(day, &pending),
            Task::Lift(authority, product, issue) => self.lift(day, authority, product, issue),
            Task::Retaliate(issue, probability, reason) => {
                self.retaliate(day, issue, probability, reason);
            }
            Task::Month => self.next_month(day),
            Task::Answer(pending, decided) => self.answer(day, pending, decided),
            Task::Decide(pending) => self.decide(day, pending),
            Task::AcceptOriginRules(probability, reason) => {
                self.accept_origin_rules(day, probability, reason);
            }
            Task::Substitute => self.order_substitute(day),
            Task::OpenSuccessor => self.open_successor(day),
            Task::Successor => self.order_successor(day),
            Task::Ruling(upheld) => self.rule(day, upheld),
            Task::TransferPrisoners(probability) => self.transfer_prisoners(day, probability),
            Task::ConfirmTerm => self.confirm_late(day),
            Task::GiveNotice(probability) => self.give_notice(day, probability),
            Task::WithdrawNotice => self.withdraw_notice(day),
            Task::ContinueEmergencies => self.continue_emergencies(day),
        }
    }
}
