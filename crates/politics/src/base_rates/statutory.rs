//! Measures under trade statutes, and what takes the place of the emergency power.

use jiff::civil::Date;

use super::moves::{Move, MoveKind, Reason, SimulatedQuestion};
use super::run::{Pending, Run, Task, plus, whole_days};
use super::streams::choose;
use crate::actor::{Authority, Issue, Product, ThreatClass, UsmcaGoods};
use crate::law::{EmergencySubject, LegalAction, TariffOrder};
use crate::record::{Resolution, Response};

/// Goods of the six sector measures on record (Q01, Q08, Q10, Q12, Q14, Q16) and, once each, other goods that have been
/// named.
const SECTOR_GOODS: [Product; 10] = [
    Product::Metals,
    Product::Metals,
    Product::Metals,
    Product::Vehicles,
    Product::HeavyTrucks,
    Product::Tomatoes,
    Product::Copper,
    Product::Lumber,
    Product::Sugar,
    Product::Electronics,
];

/// Once the emergency power was lost, another statute took its place: one case of one.
const SUBSTITUTION: Reason = Reason::Frequency { yes: 1, of: 1 };

impl Run<'_> {
    /// A sector measure is announced.
    pub(crate) fn announce_sector(
        &mut self,
        day: Date,
        issue: Issue,
        probability: f64,
        reason: Reason,
    ) {
        let frequencies = &self.model.frequencies;
        let product = choose(&mut self.streams.threats, &SECTOR_GOODS);
        let rate = choose(&mut self.streams.threats, &frequencies.rates[1]).unwrap_or(0.25);
        let notice = choose(&mut self.streams.threats, &frequencies.notice_days[1]).unwrap_or(30);
        let authority = match product {
            Some(Product::Tomatoes | Product::Sugar) => Authority::AntiDumping,
            _ => Authority::Section232,
        };
        let mut entry = Self::united_states(day, MoveKind::Threaten, issue, probability, reason);
        entry.authority = authority;
        entry.product = product;
        self.announce_statutory(&entry, ThreatClass::Sector, rate, notice);
    }

    /// A global measure is announced; before the loss of the emergency power there were none.
    pub(crate) fn announce_global(
        &mut self,
        day: Date,
        issue: Issue,
        probability: f64,
        reason: Reason,
    ) {
        let frequencies = &self.model.frequencies;
        let mut rate = choose(&mut self.streams.threats, &frequencies.rates[2]).unwrap_or(0.1);
        let notice = choose(&mut self.streams.threats, &frequencies.notice_days[2]).unwrap_or(30);
        if self.legal.emergency_tariffs_void_from().is_none() {
            return;
        }
        let surcharge = self.legal.surcharge();
        let open = surcharge.is_none_or(|surcharge| plus(day, notice) < surcharge.ends);
        let authority = if open {
            Authority::Section122
        } else {
            Authority::Section301
        };
        let cap = self
            .model
            .book
            .authority(authority)
            .and_then(|law| law.maximum_rate);
        rate = cap.map_or(rate, |cap| rate.min(cap));
        let mut entry = Self::united_states(day, MoveKind::Threaten, issue, probability, reason);
        entry.authority = authority;
        self.announce_statutory(&entry, ThreatClass::Global, rate, notice);
    }

    fn announce_statutory(&mut self, entry: &Move, class: ThreatClass, rate: f64, notice: i32) {
        let day = entry.date;
        let deadline = plus(day, notice);
        let (authority, product, issue) = (entry.authority, entry.product, entry.issue);
        let probability = match class {
            ThreatClass::Sector => self.odds.sector,
            _ => self.odds.global,
        };
        let impose = self.streams.resolutions.uniform() < probability;
        self.log(Move {
            magnitude: Some(rate),
            deadline: Some(deadline),
            ..entry.clone()
        });
        self.open_where_needed(day, authority, product, issue);
        let pending = Pending {
            question: SimulatedQuestion {
                class,
                authority,
                issue,
                announced: day,
                deadline,
                resolved: deadline,
                in_force: false,
                response: Response::None,
                wide: false,
                refused: false,
                renewal: false,
            },
            rate,
            product,
            probability,
            impose,
            resolution: Resolution::Imposed,
            carve_out: None,
            signed: false,
            conceded: 0.0,
            reason: None,
        };
        if self.players.is_some() {
            self.put(plus(day, notice.min(1)), Task::Answer(pending, deadline));
            return;
        }
        let drawn = self.streams.responses.uniform();
        let announced = self.model.frequencies.retaliation_announced.mean();
        if class == ThreatClass::Sector && drawn < announced * self.forbearance.withholding {
            self.put(plus(day, notice.min(1)), Task::AnnounceRetaliation(pending));
        }
        self.put(deadline, Task::Resolve(pending));
    }

    fn open_where_needed(
        &mut self,
        day: Date,
        authority: Authority,
        product: Option<Product>,
        issue: Issue,
    ) {
        let open = LegalAction::OpenInvestigation { authority, product };
        if self.act(day, &open).is_ok() {
            let kind = MoveKind::OpenInvestigation;
            let mut entry = Self::united_states(day, kind, issue, 1.0, Reason::FollowsFrom);
            entry.authority = authority;
            entry.product = product;
            self.log(entry);
        }
    }

    /// An announced measure comes to its day.
    pub(crate) fn resolve(&mut self, day: Date, mut pending: Pending) {
        let class = pending.question.class;
        if class == ThreatClass::Linkage {
            self.resolve_linked(day, pending);
            return;
        }
        let (authority, product) = (pending.question.authority, pending.product);
        let issue = pending.question.issue;
        let reason = pending.reason.unwrap_or_else(|| self.class_reason(class));
        if pending.impose {
            let find = LegalAction::FindFor { authority, product };
            if self.act(day, &find).is_ok() {
                let kind = MoveKind::Find;
                let mut entry = Self::united_states(day, kind, issue, 1.0, Reason::FollowsFrom);
                entry.authority = authority;
                entry.product = product;
                self.log(entry);
            }
            let order = self.statutory_order(&pending, day);
            let imposed = self.impose(day, &mut pending, order, reason);
            if imposed && class == ThreatClass::Sector {
                let monthly = self.model.parameters.sector_lifted_monthly;
                self.put_lift(day, authority, product, issue, monthly);
            }
        } else {
            let probability = match pending.reason {
                Some(_) => pending.probability,
                None => 1.0 - pending.probability,
            };
            let kind = match pending.resolution {
                Resolution::Paused => MoveKind::Pause,
                _ => MoveKind::Withdraw,
            };
            let mut entry = Self::united_states(day, kind, issue, probability, reason);
            entry.authority = authority;
            entry.product = product;
            entry.magnitude = Some(pending.rate);
            self.log(entry);
        }
        self.settled(&pending);
        self.history.questions.push(pending.question);
    }

    /// The order of a statutory measure: on goods that are hit already it raises the rate, or leaves it.
    pub(crate) fn statutory_order(&self, pending: &Pending, from: Date) -> TariffOrder {
        let (authority, product) = (pending.question.authority, pending.product);
        let usmca_goods = match (authority, product) {
            (_, Some(Product::Vehicles | Product::HeavyTrucks)) => UsmcaGoods::ByContent,
            (Authority::Section122 | Authority::Section301, _) => UsmcaGoods::Exempt,
            _ => UsmcaGoods::Charged,
        };
        let tariffs = self.legal.tariffs().iter();
        let charged = tariffs
            .filter(|tariff| tariff.order.authority == authority && tariff.order.product == product)
            .map(|tariff| tariff.order.rate)
            .fold(0.0, f64::max);
        TariffOrder {
            authority,
            product,
            rate: pending.rate.max(charged),
            usmca_goods,
            from,
            until: None,
        }
    }

    /// The Court rules where the ruling is drawn.
    pub(crate) fn rule(&mut self, day: Date, upheld: bool) {
        let action = LegalAction::RuleOnEmergencyTariffs { upheld };
        if self.act(day, &action).is_err() {
            return;
        }
        let odds = self
            .model
            .book
            .courts
            .emergency_tariff_ruling
            .upheld_probability;
        let probability = if upheld { odds } else { 1.0 - odds };
        let kind = MoveKind::Rule;
        let issue = Issue::TradeBalance;
        let mut entry = Self::united_states(day, kind, issue, probability, Reason::MarketPrice);
        entry.authority = Authority::Ieepa;
        self.log(entry);
        if !upheld {
            self.substitute(day);
        }
    }

    /// Other statutes take the place of the emergency power, or not.
    pub(crate) fn substitute(&mut self, day: Date) {
        let drawn = self.streams.courts.uniform();
        let parameters = &self.model.parameters;
        let opened = whole_days(parameters.successor_opened_days);
        if drawn < parameters.substitution_probability * self.forbearance.hostility {
            self.put(day, Task::Substitute);
            self.put(plus(day, opened), Task::OpenSuccessor);
        }
    }

    /// The investigations that can lead to a successor of the surcharge.
    pub(crate) fn open_successor(&mut self, day: Date) {
        self.open_where_needed(day, Authority::Section301, None, Issue::ForcedLabour);
    }

    pub(crate) fn order_substitute(&mut self, day: Date) {
        let parameters = &self.model.parameters;
        let (days, rate) = (
            whole_days(parameters.substitute_days),
            parameters.substitute_rate,
        );
        let order = TariffOrder {
            authority: Authority::Section122,
            product: None,
            rate,
            usmca_goods: UsmcaGoods::Exempt,
            from: plus(day, days),
            until: None,
        };
        self.order_and_log(day, order);
    }

    fn order_and_log(&mut self, day: Date, order: TariffOrder) {
        let probability = self.model.parameters.substitution_probability;
        let issue = Issue::TradeBalance;
        let kind = if order.from > day {
            MoveKind::SignOrder
        } else {
            MoveKind::Impose
        };
        let mut entry = Self::united_states(day, kind, issue, probability, SUBSTITUTION);
        entry.authority = order.authority;
        entry.magnitude = Some(order.rate);
        entry.deadline = (order.from > day).then_some(order.from);
        match self.act(day, &LegalAction::OrderTariff(order)) {
            Ok(()) => self.log(entry),
            Err(refusal) => self.log(Move {
                kind: MoveKind::Blocked,
                reason: Reason::Refused { rule: refusal.rule },
                ..entry
            }),
        }
    }

    /// The surcharge has lapsed: section 301 takes its place, or not.
    pub(crate) fn order_successor(&mut self, day: Date) {
        let drawn = self.streams.courts.uniform();
        if drawn >= self.model.parameters.substitution_probability * self.forbearance.hostility {
            return;
        }
        let (authority, product) = (Authority::Section301, None);
        // A finding of the record, or one made on this day.
        let _ = self.act(day, &LegalAction::FindFor { authority, product });
        self.order_and_log(
            day,
            TariffOrder {
                authority,
                product,
                rate: self.model.parameters.substitute_rate,
                usmca_goods: UsmcaGoods::Exempt,
                from: day,
                until: None,
            },
        );
    }

    /// Emergencies in force are continued each year.
    pub(crate) fn continue_emergencies(&mut self, day: Date) {
        let mut again = day;
        for subject in EmergencySubject::ALL {
            // Refused where there is none, or where its days of continuation have not begun.
            let _ = self.act(day, &LegalAction::ContinueEmergency(*subject));
            again = plus(day, 60);
        }
        self.put(again, Task::ContinueEmergencies);
    }
}
