//! One history: an agenda in order of days, the law that passes beside it, the log.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use vecinos_numerics::{distributions, math};

use super::moves::{
    History, Lever, LeverEffect, Move, MoveKind, Reason, SimulatedQuestion, TariffEffect,
};
use super::streams::{Streams, below};
use super::{BaseRates, Forbearance, Triggers, Window};
use crate::actor::{Authority, Issue, Party, Product, ThreatClass, UsmcaGoods};
use crate::law::{CourtMode, LegalAction, LegalEvent, LegalState, Refusal};
use crate::record::{AnnouncementRate, Resolution};

/// A measure that was announced and is not resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pending {
    pub(super) question: SimulatedQuestion,
    pub(super) rate: f64,
    pub(super) product: Option<Product>,
    /// Probability that it is in force on its day.
    pub(super) probability: f64,
    /// Whether it was drawn to be imposed.
    pub(super) impose: bool,
    /// How it is resolved.
    pub(super) resolution: Resolution,
}

/// What is to be done on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Task {
    Announce(ThreatClass, Issue, f64, Reason),
    AnnounceRetaliation(Pending),
    Respond(Pending),
    Resolve(Pending),
    CarveOut(Pending),
    Lift(Authority, Option<Product>, Issue),
    Retaliate(Issue),
    Substitute,
    OpenSuccessor,
    Successor,
    Ruling(bool),
    TransferPrisoners(f64),
    ConfirmTerm,
    GiveNotice(f64),
    WithdrawNotice,
    ContinueEmergencies,
}

/// Probabilities drawn once for a history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Odds {
    pub(super) linkage: f64,
    pub(super) sector: f64,
    pub(super) global: f64,
    pub(super) wide: f64,
    pub(super) notice_monthly: f64,
    pub(super) notice_kept: f64,
}

pub(super) struct Run<'a> {
    pub(super) model: &'a BaseRates,
    pub(super) window: Window,
    pub(super) legal: LegalState,
    pub(super) forbearance: Forbearance,
    triggers: &'a Triggers,
    pub(super) streams: &'a mut Streams,
    pub(super) odds: Odds,
    pub(super) history: History,
    pub(super) agenda: BTreeMap<(Date, u32), Task>,
    sequence: u32,
    tariffs: BTreeMap<TariffKey, TariffEffect>,
    pub(super) lifts: BTreeMap<(Authority, Option<Product>), Date>,
}

/// Identity of a tariff: law, goods, first day, rate, treatment.
type TariffKey = (Authority, Option<Product>, Date, u64, UsmcaGoods);

/// Months for which the treaty had been in force without a notice of withdrawal: July 2020 to July 2026.
const MONTHS_WITHOUT_NOTICE: f64 = 73.0;

impl<'a> Run<'a> {
    pub(super) fn new(
        model: &'a BaseRates,
        window: Window,
        mut legal: LegalState,
        forbearance: Forbearance,
        triggers: &'a Triggers,
        streams: &'a mut Streams,
    ) -> Self {
        legal.advance(window.first);
        let mut uniform = || streams.probabilities.uniform();
        let (linkage, sector, global) = (uniform(), uniform(), uniform());
        let quantile = |class: ThreatClass, probability: f64| {
            let frequency = model.table.get(class);
            frequency.map_or(0.5, |frequency| frequency.quantile(probability))
        };
        let odds = Odds {
            linkage: quantile(ThreatClass::Linkage, linkage),
            sector: quantile(ThreatClass::Sector, sector),
            global: quantile(ThreatClass::Global, global),
            wide: model.wide.draw(uniform(), uniform()),
            notice_monthly: distributions::beta(uniform(), 0.5, MONTHS_WITHOUT_NOTICE + 0.5),
            notice_kept: model.wide.draw(uniform(), uniform()),
        };
        let mut run = Self {
            model,
            window,
            legal,
            forbearance,
            triggers,
            streams,
            odds,
            history: History::default(),
            agenda: BTreeMap::new(),
            sequence: 0,
            tariffs: BTreeMap::new(),
            lifts: BTreeMap::new(),
        };
        for tariff in run.legal.tariffs().to_vec() {
            run.note_tariff(&tariff, true);
        }
        run
    }

    /// Puts a task on the agenda; one beyond the window is forgotten.
    pub(super) fn put(&mut self, day: Date, task: Task) {
        if day <= self.window.last {
            self.agenda.insert((day, self.sequence), task);
            self.sequence += 1;
        }
    }

    /// Draws the whole history.
    pub(super) fn finish(mut self, courts: CourtMode) -> History {
        self.lay_out(courts);
        loop {
            let task_day = self.agenda.first_key_value().map(|((day, _), _)| *day);
            let law_day = self.legal.next_due().filter(|day| *day <= self.window.last);
            let Some(day) = task_day.into_iter().chain(law_day).min() else {
                break;
            };
            for (when, event) in self.legal.advance(day) {
                self.happened(when, event);
            }
            self.sync(day);
            while let Some(entry) = self.agenda.first_entry() {
                if entry.key().0 > day {
                    break;
                }
                let task = entry.remove();
                self.perform(day, task);
                self.sync(day);
            }
        }
        self.history.tariffs = self
            .tariffs
            .into_values()
            .filter(|effect| effect.until.is_none_or(|until| until > effect.from))
            .collect();
        self.history
            .tariffs
            .sort_by_key(|effect| (effect.from, effect.authority, effect.product));
        self.history
    }

    /// Announcements, gestures and the ruling of every month; all chances are drawn, whatever comes of them, so that other
    /// multipliers leave them as they are.
    fn lay_out(&mut self, courts: CourtMode) {
        let mut month = self.window.first.first_of_month();
        while month <= self.window.last {
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
    fn rates_of(&self, month: Date) -> Vec<AnnouncementRate> {
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
    fn day_of(&mut self, month: Date, days: usize) -> Date {
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

    /// Does an act if the law permits it.
    pub(super) fn act(&mut self, day: Date, action: &LegalAction) -> Result<(), Refusal> {
        let passed = self.legal.apply(day, action)?;
        for (when, event) in passed {
            self.happened(when, event);
        }
        Ok(())
    }

    pub(super) fn log(&mut self, entry: Move) {
        self.history.moves.push(entry);
    }

    /// A move of the United States towards Mexico.
    pub(super) fn united_states(
        day: Date,
        kind: MoveKind,
        issue: Issue,
        probability: f64,
        reason: Reason,
    ) -> Move {
        Move {
            date: day,
            actor: Party::UnitedStates,
            kind,
            authority: Authority::None,
            issue,
            magnitude: None,
            product: None,
            target: Party::Mexico,
            deadline: None,
            probability,
            reason,
        }
    }

    /// A move of Mexico towards the United States.
    pub(super) fn mexico(
        day: Date,
        kind: MoveKind,
        issue: Issue,
        probability: f64,
        reason: Reason,
    ) -> Move {
        Move {
            actor: Party::Mexico,
            target: Party::UnitedStates,
            ..Self::united_states(day, kind, issue, probability, reason)
        }
    }

    pub(super) fn lever(&mut self, lever: Lever, level: f64, from: Date, until: Option<Date>) {
        self.history.levers.push(LeverEffect {
            actor: Party::Mexico,
            lever,
            level,
            from,
            until,
        });
    }

    /// Notes what the law says of the tariffs in force: new ones begin, missing ones have ended.
    fn sync(&mut self, day: Date) {
        let current = self.legal.tariffs().to_vec();
        let keys: Vec<TariffKey> = current.iter().map(key).collect();
        for (known, effect) in &mut self.tariffs {
            let open = effect.importer == Party::UnitedStates
                && effect.until.is_none_or(|until| until > day);
            if open && !keys.contains(known) {
                effect.until = Some(day);
            }
        }
        for tariff in &current {
            self.note_tariff(tariff, false);
        }
    }

    fn note_tariff(&mut self, tariff: &crate::law::Tariff, recorded: bool) {
        let order = &tariff.order;
        let effect = self.tariffs.entry(key(tariff)).or_insert(TariffEffect {
            importer: Party::UnitedStates,
            exporter: Party::Mexico,
            authority: order.authority,
            product: order.product,
            rate: order.rate,
            usmca_goods: order.usmca_goods,
            list_billion_usd: None,
            from: order.from,
            until: None,
            recorded,
        });
        effect.until = tariff.until;
    }

    /// Mexico's own tariffs begin.
    pub(super) fn begin_counter_tariff(&mut self, day: Date, rate: f64, list_billion_usd: f64) {
        let effect = TariffEffect {
            importer: Party::Mexico,
            exporter: Party::UnitedStates,
            authority: Authority::Retaliation,
            product: None,
            rate,
            usmca_goods: UsmcaGoods::Charged,
            list_billion_usd: Some(list_billion_usd),
            from: day,
            until: None,
            recorded: false,
        };
        let key = (
            Authority::Retaliation,
            None,
            day,
            rate.to_bits(),
            UsmcaGoods::Charged,
        );
        self.tariffs.insert(key, effect);
    }

    /// Mexico's own tariffs end.
    pub(super) fn end_counter_tariff(&mut self, day: Date) {
        for effect in self.tariffs.values_mut() {
            if effect.importer == Party::Mexico && effect.until.is_none() {
                effect.until = Some(day);
            }
        }
    }

    fn happened(&mut self, day: Date, event: LegalEvent) {
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

    fn perform(&mut self, day: Date, task: Task) {
        match task {
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
            Task::Retaliate(issue) => self.retaliate(day, issue),
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

fn key(tariff: &crate::law::Tariff) -> TariffKey {
    let order = &tariff.order;
    (
        order.authority,
        order.product,
        order.from,
        order.rate.to_bits(),
        order.usmca_goods,
    )
}

/// `day` and so many days.
pub(super) fn plus(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// Whole months until a monthly chance first comes, from a uniform number.
pub(super) fn months_until(uniform: f64, monthly: f64) -> i32 {
    if monthly <= 0.0 {
        return i32::MAX / 64;
    }
    let months = math::ln(uniform) / math::ln_1p(-monthly);
    #[allow(
        clippy::cast_possible_truncation,
        reason = "bounded by the minimum just before"
    )]
    let whole = months.min(10_000.0) as i32;
    whole
}
