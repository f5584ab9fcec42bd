//! One history: an agenda in order of days, the law that passes beside it, the log.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use vecinos_numerics::{distributions, math};

use super::moves::{
    History, Lever, LeverEffect, Move, MoveKind, Reason, SimulatedQuestion, TariffEffect,
};
use super::streams::Streams;
use super::{BaseRates, Forbearance, Triggers, Window};
use crate::actor::{Authority, Issue, Party, Product, ThreatClass, UsmcaGoods};
use crate::game::players::Players;
use crate::law::{CourtMode, LegalAction, LegalState, Refusal};
use crate::record::Resolution;

/// A measure that was announced and is not resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pending {
    pub(crate) question: SimulatedQuestion,
    pub(crate) rate: f64,
    pub(crate) product: Option<Product>,
    /// Probability that it is in force on its day.
    pub(crate) probability: f64,
    /// Whether it was drawn to be imposed.
    pub(crate) impose: bool,
    /// How it is resolved.
    pub(crate) resolution: Resolution,
    /// Whether qualifying goods are exempted once it is in force; drawn from the record when absent.
    pub(crate) carve_out: Option<bool>,
    /// Whether its order was signed with the announcement.
    pub(crate) signed: bool,
    /// What Mexico gave, 0 to 1.
    pub(crate) conceded: f64,
    /// Why it is resolved so, where a choice says more than a frequency.
    pub(crate) reason: Option<Reason>,
}

/// What is to be done on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Task {
    Announce(ThreatClass, Issue, f64, Reason),
    AnnounceRetaliation(Pending),
    Respond(Pending),
    Month,
    Answer(Pending, Date),
    Decide(Pending),
    AcceptOriginRules(f64, Reason),
    Resolve(Pending),
    CarveOut(Pending),
    Lift(Authority, Option<Product>, Issue),
    Retaliate(Issue, f64, Reason),
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
pub(crate) struct Odds {
    pub(crate) linkage: f64,
    pub(crate) sector: f64,
    pub(crate) global: f64,
    pub(crate) wide: f64,
    pub(crate) notice_monthly: f64,
    pub(crate) notice_kept: f64,
}

pub(crate) struct Run<'a> {
    pub(crate) model: &'a BaseRates,
    pub(crate) window: Window,
    pub(crate) legal: LegalState,
    pub(crate) forbearance: Forbearance,
    pub(crate) triggers: &'a Triggers,
    pub(crate) streams: &'a mut Streams,
    pub(crate) odds: Odds,
    pub(crate) history: History,
    pub(crate) agenda: BTreeMap<(Date, u32), Task>,
    /// The governments, where they choose; the frequencies of the record speak when absent.
    pub(crate) players: Option<Players<'a>>,
    sequence: u32,
    tariffs: BTreeMap<TariffKey, TariffEffect>,
    pub(crate) lifts: BTreeMap<(Authority, Option<Product>), Date>,
}

/// Identity of a tariff: law, goods, first day, rate, treatment.
type TariffKey = (Authority, Option<Product>, Date, u64, UsmcaGoods);

impl<'a> Run<'a> {
    pub(crate) fn new(
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
            notice_monthly: distributions::beta(
                uniform(),
                0.5,
                model.parameters.months_without_notice + 0.5,
            ),
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
            players: None,
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
    pub(crate) fn put(&mut self, day: Date, task: Task) {
        if day <= self.window.last {
            self.agenda.insert((day, self.sequence), task);
            self.sequence += 1;
        }
    }

    /// Draws the whole history.
    pub(crate) fn finish(mut self, courts: CourtMode) -> History {
        self.lay_out(courts);
        self.pass(self.window.last);
        self.close()
    }

    /// Lets the days pass up to `last`.
    pub(crate) fn pass(&mut self, last: Date) {
        loop {
            let task_day = self.agenda.first_key_value().map(|((day, _), _)| *day);
            let law_day = self.legal.next_due();
            let days = task_day.into_iter().chain(law_day);
            let Some(day) = days.filter(|day| *day <= last).min() else {
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
    }

    /// The history as it stands.
    pub(crate) fn close(mut self) -> History {
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

    /// Does an act if the law permits it.
    pub(crate) fn act(&mut self, day: Date, action: &LegalAction) -> Result<(), Refusal> {
        let passed = self.legal.apply(day, action)?;
        for (when, event) in passed {
            self.happened(when, event);
        }
        Ok(())
    }

    pub(crate) fn log(&mut self, entry: Move) {
        self.history.moves.push(entry);
    }

    /// A move of the United States towards Mexico.
    pub(crate) fn united_states(
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
    pub(crate) fn mexico(
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

    pub(crate) fn lever(&mut self, lever: Lever, level: f64, from: Date, until: Option<Date>) {
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
    pub(crate) fn begin_counter_tariff(&mut self, day: Date, rate: f64, list_billion_usd: f64) {
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
    pub(crate) fn end_counter_tariff(&mut self, day: Date) {
        for effect in self.tariffs.values_mut() {
            if effect.importer == Party::Mexico && effect.until.is_none() {
                effect.until = Some(day);
            }
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

/// A parameter in days as a whole number.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, and parameters in days are small"
)]
pub(crate) fn whole_days(days: f64) -> i32 {
    days.round() as i32
}

/// `day` and so many days.
pub(crate) fn plus(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// Whole months until a monthly chance first comes, from a uniform number.
pub(crate) fn months_until(uniform: f64, monthly: f64) -> i32 {
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
