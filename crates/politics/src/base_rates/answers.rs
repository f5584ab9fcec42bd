//! Mexico's answers to demands and measures, and the lifting of measures in force.

use jiff::civil::Date;

use super::moves::{Lever, MoveKind, Reason};
use super::run::{Pending, Run, Task, months_until, plus};
use super::streams::below;
use crate::actor::{Authority, Issue, Product};
use crate::law::LegalAction;
use crate::record::Response;

impl Run<'_> {
    /// Mexico's answer to a demand.
    pub(crate) fn draw_response(&mut self) -> Response {
        let responses = &self.model.frequencies.responses;
        let conceded = responses.iter().filter(|one| **one == Response::Concede);
        let withheld = 1.0 - conceded.count() as f64 / responses.len().max(1) as f64;
        if self.streams.responses.uniform() < withheld * self.forbearance.withholding {
            Response::Partial
        } else {
            Response::Concede
        }
    }

    /// Mexico gives what was asked, or a part, by the frequencies of the record.
    pub(crate) fn respond(&mut self, day: Date, pending: &Pending) {
        let issue = pending.question.issue;
        let responses = &self.model.frequencies.responses;
        let of = u32::try_from(responses.len()).unwrap_or(0);
        let given = responses
            .iter()
            .filter(|one| **one == pending.question.response)
            .count();
        let yes = u32::try_from(given).unwrap_or(0);
        let (kind, share) = match pending.question.response {
            Response::Concede => (MoveKind::Concede, 1.0),
            _ => (MoveKind::ConcedePart, self.model.parameters.part_of_package),
        };
        let withheld = self.forbearance.withholding;
        let base = f64::from(yes) / f64::from(of.max(1));
        let probability = if kind == MoveKind::Concede {
            1.0 - (1.0 - base) * withheld
        } else {
            base * withheld
        };
        self.give(
            day,
            issue,
            kind,
            share,
            probability,
            Reason::Frequency { yes, of },
        );
    }

    /// Mexico gives a share of its package on an issue.
    pub(crate) fn give(
        &mut self,
        day: Date,
        issue: Issue,
        kind: MoveKind,
        share: f64,
        probability: f64,
        reason: Reason,
    ) {
        let sizes = &self.model.parameters;
        let package = match issue {
            Issue::Migration => Some((Lever::BorderForces, sizes.border_forces_migration, None)),
            Issue::Drugs => Some((Lever::BorderForces, sizes.border_forces_drugs, None)),
            Issue::Water => Some((
                Lever::WaterDelivered,
                sizes.water_package,
                Some(plus(day, 1)),
            )),
            Issue::TradeBarriers => Some((Lever::BarriersListed, sizes.barriers_listed, None)),
            Issue::China => Some((
                Lever::TariffsOnAsianGoods,
                sizes.tariffs_on_asian_goods,
                None,
            )),
            Issue::Cartels => Some((
                Lever::PrisonersTransferred,
                sizes.prisoners_second_batch,
                Some(plus(day, 1)),
            )),
            _ => None,
        };
        let mut entry = Self::mexico(day, kind, issue, probability, reason);
        if issue == Issue::CubaOil {
            self.lever(Lever::CubaOilShipments, 1.0 - share, day, None);
            entry.magnitude = Some(1.0 - share);
        } else if let Some((lever, level, until)) = package {
            self.lever(lever, share * level, day, until);
            entry.magnitude = Some(share * level);
        }
        self.log(entry);
    }

    pub(crate) fn announce_retaliation(&mut self, day: Date, pending: &Pending) {
        let frequency = self.model.frequencies.retaliation_announced;
        let reason = Reason::Frequency {
            yes: frequency.yes,
            of: frequency.of,
        };
        let probability = frequency.mean() * self.forbearance.withholding;
        let kind = MoveKind::AnnounceRetaliation;
        let mut entry = Self::mexico(day, kind, pending.question.issue, probability, reason);
        entry.authority = Authority::Retaliation;
        self.log(entry);
    }

    /// Draws when a measure in force is lifted; a later order replaces the day of the one before.
    pub(crate) fn put_lift(
        &mut self,
        day: Date,
        authority: Authority,
        product: Option<Product>,
        issue: Issue,
        monthly: f64,
    ) {
        let months = months_until(self.streams.resolutions.uniform(), monthly);
        let within = below(&mut self.streams.resolutions, 30);
        let days = months
            .saturating_mul(30)
            .saturating_add(i32::try_from(within).unwrap_or(0) + 1);
        let lifted = plus(day, days.min(40_000));
        self.lifts.insert((authority, product), lifted);
        if days < 40_000 {
            self.put(lifted, Task::Lift(authority, product, issue));
        }
    }

    /// Sector measures in force when the history begins may be lifted like those that come later.
    pub(super) fn lay_out_lifts(&mut self) {
        let day = self.window.first;
        let monthly = self.model.parameters.sector_lifted_monthly;
        for tariff in self.legal.tariffs().to_vec() {
            if tariff.order.product.is_some() && tariff.charged_on(day) {
                let (authority, product) = (tariff.order.authority, tariff.order.product);
                self.put_lift(day, authority, product, Issue::Industry, monthly);
            }
        }
    }

    pub(crate) fn lift(
        &mut self,
        day: Date,
        authority: Authority,
        product: Option<Product>,
        issue: Issue,
    ) {
        if self.lifts.get(&(authority, product)) != Some(&day) {
            return;
        }
        if self
            .act(day, &LegalAction::EndTariff { authority, product })
            .is_ok()
        {
            let kind = MoveKind::Lift;
            let mut entry = Self::united_states(day, kind, issue, 1.0, Reason::DrawnFromRecord);
            entry.authority = authority;
            entry.product = product;
            self.log(entry);
            if self.act(day, &LegalAction::EndCounterTariff).is_ok() {
                self.end_counter_tariff(day);
                let kind = MoveKind::EndRetaliation;
                let entry = Self::mexico(day, kind, issue, 1.0, Reason::FollowsFrom);
                self.log(entry);
            }
        }
    }

    /// Mexico charges tariffs of its own.
    pub(crate) fn retaliate(&mut self, day: Date, issue: Issue, probability: f64, reason: Reason) {
        let parameters = &self.model.parameters;
        let (list, rate) = (
            parameters.retaliation_list_billion,
            parameters.retaliation_rate,
        );
        if self.legal.counter_tariff().is_some() {
            return;
        }
        if self
            .act(day, &LegalAction::OrderCounterTariff { rate })
            .is_ok()
        {
            self.begin_counter_tariff(day, rate, list);
            let kind = MoveKind::Retaliate;
            let mut entry = Self::mexico(day, kind, issue, probability, reason);
            entry.authority = Authority::Retaliation;
            entry.magnitude = Some(rate);
            self.log(entry);
        }
    }
}
