//! What the two governments carry through a history: beliefs, regime, irritants, what was given and refused.

use std::cell::RefCell;
use std::rc::Rc;

use jiff::civil::Date;
use vecinos_evidence::month::Month;
use vecinos_numerics::math;
use vecinos_numerics::random::Stream;

use super::beliefs::{Beliefs, Resolved};
use super::choice::{chosen, log_odds, logit};
use super::fit::{stakes, void_probability};
use super::irritants::Irritants;
use super::linkage::Linkage;
use super::payoffs::PayoffTerms;
use super::regime::{Regime, RegimeChain, RegimeEvent};
use super::stage::{Situation, StageGame, Stakes};
use crate::actor::{Authority, Issue, Party, ThreatClass, UsmcaGoods};
use crate::base_rates::TariffEffect;
use crate::law::TariffOrder;
use crate::parameters::Parameters;
use crate::preview::{OutcomePreview, Precision};
use crate::record::days_between;

/// Rates with which a linked threat can be made.
pub const RATES: [f64; 4] = [0.05, 0.10, 0.25, 0.30];

/// Mean length of a month in days.
const DAYS_IN_MONTH: f64 = 30.4375;

/// Days for which a refusal or a concession is remembered by linkage.
const MEMORY_DAYS: i32 = 180;

/// Stakes without the type of the preview; a failure is kept and stakes are then nil.
pub(crate) trait StakesOf {
    fn stakes(&self, month: Month, tariffs: [TariffEffect; 3], precision: Precision) -> Stakes;
}

/// A preview whose first failure is kept for the end.
pub(crate) struct Watched<'a, P: OutcomePreview> {
    pub(crate) preview: &'a P,
    pub(crate) failure: Rc<RefCell<Option<P::Error>>>,
}

impl<P: OutcomePreview> StakesOf for Watched<'_, P> {
    fn stakes(&self, month: Month, tariffs: [TariffEffect; 3], precision: Precision) -> Stakes {
        let [imposed, carved, retaliation] = tariffs;
        match stakes(self.preview, month, imposed, carved, retaliation, precision) {
            Ok(stakes) => stakes,
            Err(error) => {
                self.failure.borrow_mut().get_or_insert(error);
                Stakes::default()
            }
        }
    }
}

/// The two governments in a history.
pub(crate) struct Players<'a> {
    pub(crate) game: StageGame,
    pub(crate) linkage: Linkage,
    pub(crate) chain: RegimeChain,
    pub(crate) regime: Regime,
    pub(crate) beliefs: Beliefs,
    pub(crate) irritants: Irritants,
    preview: Box<dyn StakesOf + 'a>,
    /// Worth to the United States of not making a demand, by issue, found where it was first weighed.
    reservation: Vec<(Issue, f64)>,
    /// Last day on which Mexico stood firm.
    rallied: Option<Date>,
    /// Last day on which it refused.
    refused: Option<(Issue, Date)>,
    /// What it gave, when, how much.
    conceded: Vec<(Issue, Date, f64)>,
    pub(crate) stream: Stream,
}

impl<'a> Players<'a> {
    pub(crate) fn new<P: OutcomePreview>(
        game: StageGame,
        linkage: Linkage,
        beliefs: Beliefs,
        preview: Watched<'a, P>,
        seed: u64,
        draw: u64,
    ) -> Self {
        let chain = RegimeChain::new(&game.parameters);
        let mut stream = Stream::new(seed, "politics.game.nature", draw);
        let first = chosen(&chain.long_run(), stream.uniform());
        Self {
            regime: Regime::ALL.get(first).copied().unwrap_or(Regime::Routine),
            chain,
            game,
            linkage,
            beliefs,
            irritants: Irritants::default(),
            preview: Box::new(preview),
            reservation: Vec::new(),
            rallied: None,
            refused: None,
            conceded: Vec::new(),
            stream,
        }
    }

    /// A new month: the regime moves on.
    pub(crate) fn month_begins(&mut self) {
        let drawn = self.stream.uniform();
        self.regime = self.chain.next(self.regime, drawn);
    }

    pub(crate) fn regime_event(&mut self, event: RegimeEvent) {
        let drawn = self.stream.uniform();
        self.regime = self.chain.after(self.regime, event, drawn);
    }

    /// Factor on the hazard of a trigger on an issue in this month.
    pub(crate) fn hazard(&self, class: ThreatClass, issue: Issue, day: Date) -> f64 {
        let p = &self.game.parameters;
        let mut log = self.irritants.log_hazard(issue, p);
        let style = (&self.game.united_states, &self.game.mexico);
        if class == ThreatClass::Linkage {
            let lately = self.refused.is_some_and(|(other, when)| {
                other != issue && days_between(when, day) <= MEMORY_DAYS
            });
            if lately && self.linkage.enforcement {
                log += p.refusal_irritation;
            }
            log += style.1.statement_probability * style.0.hawks_react * p.statement_irritation;
            log -= math::ln(p.announce_share);
        }
        math::exp(log) * self.chain.hazard[self.regime as usize] * style.0.threat_factor
    }

    /// The situation of an order that would take effect on its first day.
    pub(crate) fn situation(
        &self,
        day: Date,
        class: ThreatClass,
        issue: Issue,
        order: &TariffOrder,
        facts: Facts,
    ) -> Situation {
        let p = &self.game.parameters;
        let linked = class == ThreatClass::Linkage;
        let broad = order.product.is_none() && order.usmca_goods == UsmcaGoods::Charged;
        let emergency = matches!(order.authority, Authority::Ieepa | Authority::None);
        let imposed = effect(order);
        let mut carved = imposed;
        if broad {
            carved.usmca_goods = UsmcaGoods::Exempt;
        }
        let tariffs = [imposed, carved, mexican_list(p, order.from)];
        let month = Month::containing(order.from);
        Situation {
            class,
            authority: order.authority,
            issue,
            demand: linked,
            broad: broad && linked,
            lawful: facts.lawful,
            treaty: facts.treaty,
            expected: self.preview.stakes(month, tariffs, Precision::Derivative),
            resolved: if facts.resolved {
                self.preview.stakes(month, tariffs, Precision::Resolved)
            } else {
                Stakes::default()
            },
            void_probability: if linked && emergency && !facts.ruled {
                void_probability(p, day)
            } else {
                0.0
            },
            reputation: self.beliefs.reputation(class, day, p),
            rally: self.rally(day),
            other_concessions: self.other_concessions(issue, day),
        }
    }

    /// Approval that standing firm would bring now: less while an earlier rally lasts.
    fn rally(&self, day: Date) -> f64 {
        let p = &self.game.parameters;
        let left = self.rallied.map_or(0.0, |when| {
            let months = f64::from(days_between(when, day)) / DAYS_IN_MONTH;
            math::exp(-std::f64::consts::LN_2 * months / p.rally_half_life_months)
        });
        p.rally_points * (1.0 - left).max(0.0)
    }

    fn other_concessions(&self, issue: Issue, day: Date) -> f64 {
        if !self.linkage.negotiation {
            return 0.0;
        }
        let lately = self
            .conceded
            .iter()
            .filter(|(other, when, _)| *other != issue && days_between(*when, day) <= MEMORY_DAYS);
        let most = lately.map(|(_, _, share)| *share).fold(0.0, f64::max);
        self.game.parameters.package_weight * most
    }

    /// Mean of what was conceded in the last year, 0 to 1, for the review of the treaty.
    pub(crate) fn cooperation(&self, day: Date) -> f64 {
        if !self.linkage.participation {
            return 0.0;
        }
        let lately: Vec<f64> = self
            .conceded
            .iter()
            .filter(|(_, when, _)| days_between(*when, day) <= 365)
            .map(|(_, _, share)| *share)
            .collect();
        lately.iter().sum::<f64>() / lately.len().max(1) as f64
    }

    /// Whether to make a demand, and with which rate: probabilities of nothing and of each of [`RATES`], with the value of
    /// each announcement.
    pub(crate) fn weigh(
        &mut self,
        day: Date,
        issue: Issue,
        situations: &[Situation; 4],
    ) -> ([f64; 5], [PayoffTerms; 4]) {
        let known = self.reservation.iter().find(|(one, _)| *one == issue);
        let reservation = known.map(|(_, value)| *value);
        let reservation = reservation.unwrap_or_else(|| {
            let value = self.reservation_of(day, issue);
            self.reservation.push((issue, value));
            value
        });
        let p = &self.game.parameters;
        let values = self.values(situations);
        let sums = values.map(|value| value.sum());
        let payoffs = [reservation, sums[0], sums[1], sums[2], sums[3]];
        (logit(&payoffs, p.us_rationality, p.tie_band), values)
    }

    fn values(&self, situations: &[Situation; 4]) -> [PayoffTerms; 4] {
        situations
            .each_ref()
            .map(|situation| self.game.announcement_value(situation))
    }

    /// What makes an announcement as likely as the registry has it under the conditions of the record: a broad tariff under
    /// the emergency power, no reputation either way, nothing conceded elsewhere.
    fn reservation_of(&self, day: Date, issue: Issue) -> f64 {
        let p = &self.game.parameters;
        let rationality = p.us_rationality;
        if rationality <= 0.0 || !rationality.is_finite() {
            return 0.0;
        }
        let facts = Facts {
            lawful: true,
            treaty: true,
            ruled: false,
            resolved: false,
        };
        let reference = RATES.map(|rate| {
            let order = TariffOrder {
                authority: Authority::Ieepa,
                product: None,
                rate,
                usmca_goods: UsmcaGoods::Charged,
                from: day,
                until: None,
            };
            Situation {
                reputation: 0.0,
                rally: p.rally_points,
                other_concessions: 0.0,
                ..self.situation(day, ThreatClass::Linkage, issue, &order, facts)
            }
        });
        let sums = self.values(&reference).map(|value| value.sum());
        let best = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = sums
            .iter()
            .map(|value| math::exp(rationality * (value - best)))
            .sum();
        best + (math::ln(sum) - log_odds(p.announce_share)) / rationality
    }

    /// Mexico gave something.
    pub(crate) fn gave(&mut self, issue: Issue, day: Date, share: f64) {
        self.conceded.push((issue, day, share));
    }

    /// Mexico stood firm; `openly` if it refused.
    pub(crate) fn stood_firm(&mut self, issue: Issue, day: Date, openly: bool) {
        self.rallied = Some(day);
        if openly {
            self.refused = Some((issue, day));
        }
    }

    /// An announcement was resolved.
    pub(crate) fn learn(&mut self, class: ThreatClass, day: Date, in_force: bool) {
        self.beliefs.cases.push(Resolved {
            class,
            date: day,
            in_force,
        });
    }
}

/// Facts of law about an order.
#[derive(Clone, Copy, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the order"
)]
pub(crate) struct Facts {
    pub(crate) lawful: bool,
    pub(crate) treaty: bool,
    /// Whether the Court has ruled on the emergency power.
    pub(crate) ruled: bool,
    /// Whether solved outcomes are wanted.
    pub(crate) resolved: bool,
}

/// The effect of an order.
pub(crate) fn effect(order: &TariffOrder) -> TariffEffect {
    TariffEffect {
        importer: Party::UnitedStates,
        exporter: Party::Mexico,
        authority: order.authority,
        product: order.product,
        rate: order.rate,
        usmca_goods: order.usmca_goods,
        list_billion_usd: None,
        from: order.from,
        until: order.until,
        recorded: false,
    }
}

/// Mexico's list of 2018 from `day`.
pub fn mexican_list(parameters: &Parameters, day: Date) -> TariffEffect {
    TariffEffect {
        importer: Party::Mexico,
        exporter: Party::UnitedStates,
        authority: Authority::Retaliation,
        product: None,
        rate: parameters.retaliation_rate,
        usmca_goods: UsmcaGoods::Charged,
        list_billion_usd: Some(parameters.retaliation_list_billion),
        from: day,
        until: None,
        recorded: false,
    }
}
