//! Linked threats, Mexico's answers, and what follows from measures in force.

use jiff::civil::Date;

use super::moves::{Move, MoveKind, Reason, SimulatedQuestion};
use super::run::{Pending, Run, Task, plus, whole_days};
use super::streams::{below, choose};
use crate::actor::{Authority, Issue, ThreatClass, UsmcaGoods};
use crate::law::{EmergencySubject, LegalAction, TariffOrder};
use crate::record::Resolution;

impl Run<'_> {
    /// A demand with a tariff tied to it.
    pub(crate) fn threaten(&mut self, day: Date, issue: Issue, probability: f64, reason: Reason) {
        let frequencies = &self.model.frequencies;
        let rate = choose(&mut self.streams.threats, &frequencies.rates[0]).unwrap_or(0.25);
        let notice = choose(&mut self.streams.threats, &frequencies.notice_days[0]).unwrap_or(30);
        let busy = self.agenda.values().any(|task| {
            matches!(task, Task::Resolve(pending)
                if pending.question.class == ThreatClass::Linkage && pending.question.issue == issue)
        });
        if busy {
            return;
        }
        let entry = Self::united_states(day, MoveKind::Threaten, issue, probability, reason);
        self.open_threat(&entry, rate, notice, false);
    }

    /// Announces or renews a linked threat and draws what becomes of it.
    pub(crate) fn open_threat(&mut self, entry: &Move, rate: f64, notice: i32, renewal: bool) {
        let day = entry.date;
        let wide = self.legal.emergency_tariffs_void_from().is_some();
        let (authority, notice) = self.instrument(wide, notice);
        let deadline = plus(day, notice);
        let probability = if wide {
            self.odds.wide
        } else {
            self.odds.linkage
        };
        let drawn = self.streams.resolutions.uniform();
        let impose = drawn < probability;
        let response = self.draw_response();
        let mut pending = Pending {
            question: SimulatedQuestion {
                class: ThreatClass::Linkage,
                authority,
                issue: entry.issue,
                announced: day,
                deadline,
                resolved: deadline,
                in_force: false,
                response,
                wide,
                refused: false,
                renewal,
            },
            rate,
            product: None,
            probability,
            impose,
            resolution: Resolution::Imposed,
            carve_out: None,
            signed: false,
            conceded: 0.0,
            reason: None,
        };
        self.log(Move {
            authority,
            magnitude: Some(rate),
            deadline: Some(deadline),
            ..entry.clone()
        });
        pending.signed = self.prepare(day, &pending);
        if self.players.is_some() {
            self.await_answer(day, pending, drawn);
            return;
        }
        let drawn = self.streams.responses.uniform();
        let announced = self.model.frequencies.retaliation_announced.mean();
        if drawn < announced * self.forbearance.withholding {
            self.put(plus(day, notice.min(1)), Task::AnnounceRetaliation(pending));
        }
        let before = below(
            &mut self.streams.resolutions,
            self.model.frequencies.days_before_deadline.len(),
        );
        let answer = below(
            &mut self.streams.responses,
            usize::try_from(notice).unwrap_or(1).max(1),
        );
        if impose {
            let answered = plus(day, i32::try_from(answer).unwrap_or(0));
            self.put(answered, Task::Respond(pending));
            self.put(deadline, Task::Resolve(pending));
            return;
        }
        let days = self.model.frequencies.days_before_deadline[before];
        let resolution = self.model.frequencies.resolutions[before];
        let resolved = plus(deadline, -days.min(notice - 1).max(0));
        self.put(resolved, Task::Respond(pending));
        let mut avoided = pending;
        avoided.question.resolved = resolved;
        avoided.resolution = resolution;
        self.put(resolved, Task::Resolve(avoided));
    }

    /// The law a linked threat names, and its notice with the clock of that law.
    pub(crate) fn instrument(&mut self, lost: bool, notice: i32) -> (Authority, i32) {
        let drawn = self.streams.threats.uniform();
        if !lost {
            return (Authority::Ieepa, notice);
        }
        let law = |authority| self.model.book.authority(authority);
        if drawn < self.model.parameters.section_338_share {
            let clock = law(Authority::Section338).and_then(|law| law.notice_days);
            (Authority::Section338, notice.max(clock.unwrap_or(0)))
        } else {
            (Authority::Section301, notice)
        }
    }

    /// What the law wants before the day of effect: a proclamation, an investigation, a signed order. Whether one was signed.
    fn prepare(&mut self, day: Date, pending: &Pending) -> bool {
        let issue = pending.question.issue;
        let authority = pending.question.authority;
        let mut entry = Self::united_states(day, MoveKind::Find, issue, 1.0, Reason::FollowsFrom);
        entry.authority = authority;
        match authority {
            Authority::Section338 => {
                if self.act(day, &LegalAction::ProclaimDiscrimination).is_ok() {
                    self.log(entry);
                }
            }
            Authority::Section301 => {
                let product = None;
                let open = LegalAction::OpenInvestigation { authority, product };
                if self.act(day, &open).is_ok() {
                    self.log(Move {
                        kind: MoveKind::OpenInvestigation,
                        ..entry
                    });
                }
            }
            _ => {
                let notice = crate::record::days_between(day, pending.question.deadline);
                if f64::from(notice) <= self.model.parameters.order_notice_days {
                    self.declare_emergency(day, issue);
                    let order = self.linked_order(pending, pending.question.deadline);
                    if self.act(day, &LegalAction::OrderTariff(order)).is_ok() {
                        self.log(Move {
                            kind: MoveKind::SignOrder,
                            magnitude: Some(order.rate),
                            deadline: Some(order.from),
                            ..entry
                        });
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Takes a signed order back before it begins; what it would have replaced goes on.
    fn take_back(&mut self, day: Date, pending: &Pending) {
        let authority = pending.question.authority;
        let tariffs = self.legal.tariffs().iter();
        let replaced = tariffs
            .filter(|tariff| {
                tariff.order.authority == authority
                    && tariff.order.product.is_none()
                    && tariff.charged_on(day)
            })
            .map(|tariff| tariff.order)
            .next();
        let product = None;
        if self
            .act(day, &LegalAction::EndTariff { authority, product })
            .is_ok()
            && let Some(replaced) = replaced
        {
            let again = TariffOrder {
                from: day,
                ..replaced
            };
            // It was permitted before and rests on the same emergency.
            let _ = self.act(day, &LegalAction::OrderTariff(again));
        }
    }

    fn declare_emergency(&mut self, day: Date, issue: Issue) {
        let subject = match issue {
            Issue::Migration => EmergencySubject::Border,
            Issue::Drugs | Issue::Cartels => EmergencySubject::Drugs,
            Issue::TradeBalance | Issue::TradeBarriers => EmergencySubject::TradeDeficit,
            _ => EmergencySubject::ForeignPolicy,
        };
        if self
            .act(day, &LegalAction::DeclareEmergency(subject))
            .is_ok()
        {
            let kind = MoveKind::DeclareEmergency;
            let entry = Self::united_states(day, kind, issue, 1.0, Reason::FollowsFrom);
            self.log(entry);
        }
    }

    /// The order of a linked tariff: not below what is charged already under the same law.
    pub(crate) fn linked_order(&self, pending: &Pending, from: Date) -> TariffOrder {
        let authority = pending.question.authority;
        let charged = self
            .legal
            .tariffs()
            .iter()
            .filter(|tariff| {
                tariff.order.authority == authority
                    && tariff.order.product.is_none()
                    && tariff.until.is_none_or(|until| until > from)
            })
            .map(|tariff| tariff.order.rate)
            .fold(0.0, f64::max);
        TariffOrder {
            authority,
            product: None,
            rate: pending.rate.max(charged),
            usmca_goods: if authority == Authority::Section301 {
                UsmcaGoods::Exempt
            } else {
                UsmcaGoods::Charged
            },
            from,
            until: None,
        }
    }

    /// A linked threat comes to its end.
    pub(crate) fn resolve_linked(&mut self, day: Date, mut pending: Pending) {
        if pending.impose {
            self.impose_linked(day, &mut pending);
        } else {
            self.avoid_linked(day, &pending);
        }
        self.settled(&pending);
        self.history.questions.push(pending.question);
    }

    fn impose_linked(&mut self, day: Date, pending: &mut Pending) {
        let (issue, authority) = (pending.question.issue, pending.question.authority);
        let product = None;
        match authority {
            Authority::Ieepa => self.declare_emergency(day, issue),
            Authority::Section301 => {
                // Done already where a measure of the record is raised.
                let _ = self.act(day, &LegalAction::FindFor { authority, product });
            }
            _ => {}
        }
        let order = self.linked_order(pending, day);
        let reason = match pending.reason {
            Some(reason) => reason,
            None if pending.question.wide => Reason::WidePrior,
            None => self.class_reason(ThreatClass::Linkage),
        };
        let imposed = self.impose(day, pending, order, reason);
        if imposed && order.usmca_goods == UsmcaGoods::Charged {
            let frequency = self.model.frequencies.carve_out;
            let drawn = self.streams.resolutions.uniform() < frequency.mean();
            if pending.carve_out.unwrap_or(drawn) {
                let announced = self.model.frequencies.carve_out_days.first();
                let when = plus(day, announced.copied().unwrap_or(2));
                self.put(when, Task::CarveOut(*pending));
            }
        }
        if imposed {
            let monthly = self.model.parameters.linked_lifted_monthly;
            self.put_lift(day, authority, None, issue, monthly);
        }
    }

    /// Orders a tariff if the law permits it; logs either. Mexico may retaliate.
    pub(crate) fn impose(
        &mut self,
        day: Date,
        pending: &mut Pending,
        order: TariffOrder,
        reason: Reason,
    ) -> bool {
        let issue = pending.question.issue;
        let probability = pending.probability;
        let kind = MoveKind::Impose;
        let entry = Move {
            authority: order.authority,
            magnitude: Some(order.rate),
            product: order.product,
            ..Self::united_states(day, kind, issue, probability, reason)
        };
        let retaliates = self.streams.responses.uniform()
            < self.model.frequencies.retaliation_executed.mean() * self.forbearance.withholding;
        match self.act(day, &LegalAction::OrderTariff(order)) {
            Ok(()) => {
                pending.question.in_force = true;
                self.log(entry);
                if self.players.is_some() {
                    self.react(day, pending, &order);
                } else if retaliates {
                    let frequency = self.model.frequencies.retaliation_executed;
                    let reason = Reason::Frequency {
                        yes: frequency.yes,
                        of: frequency.of,
                    };
                    let days = whole_days(self.model.parameters.retaliation_days);
                    let task = Task::Retaliate(issue, frequency.mean(), reason);
                    self.put(plus(day, days), task);
                }
                true
            }
            Err(refusal) => {
                pending.question.refused = true;
                self.log(Move {
                    kind: MoveKind::Blocked,
                    reason: Reason::Refused { rule: refusal.rule },
                    ..entry
                });
                false
            }
        }
    }

    fn avoid_linked(&mut self, day: Date, pending: &Pending) {
        let authority = pending.question.authority;
        let issue = pending.question.issue;
        if pending.signed {
            self.take_back(day, pending);
        }
        let probability = match pending.reason {
            Some(_) => pending.probability,
            None => 1.0 - pending.probability,
        };
        let reason = pending.reason.unwrap_or(Reason::DrawnFromRecord);
        let paused = matches!(
            pending.resolution,
            Resolution::Paused | Resolution::Postponed
        );
        let kind = if paused {
            MoveKind::Pause
        } else {
            MoveKind::Withdraw
        };
        let mut entry = Self::united_states(day, kind, issue, probability, reason);
        entry.authority = authority;
        entry.magnitude = Some(pending.rate);
        self.log(entry);
        let drawn = self.streams.resolutions.uniform();
        let frequency = self.model.frequencies.renewed;
        let days = choose(
            &mut self.streams.threats,
            &self.model.frequencies.renewed_notice_days,
        );
        if paused && drawn < frequency.mean() * self.forbearance.hostility {
            let reason = Reason::Frequency {
                yes: frequency.yes,
                of: frequency.of,
            };
            let kind = MoveKind::Renew;
            let entry = Self::united_states(day, kind, issue, frequency.mean(), reason);
            self.open_threat(&entry, pending.rate, days.unwrap_or(30), true);
        }
    }

    /// Qualifying goods are exempted from the day after the announcement.
    pub(crate) fn carve_out(&mut self, day: Date, pending: &Pending) {
        let authority = pending.question.authority;
        let in_force = self.legal.tariffs().iter().find(|tariff| {
            tariff.order.authority == authority
                && tariff.order.product.is_none()
                && tariff.order.usmca_goods == UsmcaGoods::Charged
                && tariff.charged_on(day)
        });
        let Some(order) = in_force.map(|tariff| tariff.order) else {
            return;
        };
        let exempt = TariffOrder {
            usmca_goods: UsmcaGoods::Exempt,
            from: plus(day, 1),
            ..order
        };
        if self.act(day, &LegalAction::OrderTariff(exempt)).is_ok() {
            let frequency = self.model.frequencies.carve_out;
            let (probability, reason) = match pending.reason {
                Some(reason) => (pending.probability, reason),
                None => (
                    frequency.mean(),
                    Reason::Frequency {
                        yes: frequency.yes,
                        of: frequency.of,
                    },
                ),
            };
            let issue = pending.question.issue;
            let kind = MoveKind::CarveOut;
            let mut entry = Self::united_states(day, kind, issue, probability, reason);
            entry.authority = authority;
            entry.magnitude = Some(order.rate);
            entry.deadline = Some(exempt.from);
            self.log(entry);
        }
    }

    pub(crate) fn class_reason(&self, class: ThreatClass) -> Reason {
        let frequency = self.model.table.get(class);
        let (yes, of) = frequency.map_or((0, 0), |frequency| (frequency.yes, frequency.of));
        Reason::ClassRate { class, yes, of }
    }
}
