//! U.S. tariffs on Mexican goods: investigations, orders, caps, terms; Mexico's counter-tariff.

use jiff::civil::Date;
use serde::Serialize;

use super::LegalState;
use super::action::TariffOrder;
use super::queue::{LegalEvent, after_days, after_years};
use super::refusal::{Refusal, Rule};
use crate::actor::{Authority, Product, UsmcaGoods};

/// Laws under which a U.S. tariff can be ordered.
pub const AUTHORITIES: [Authority; 7] = [
    Authority::Section232,
    Authority::Section301,
    Authority::Section122,
    Authority::Section201,
    Authority::Section338,
    Authority::AntiDumping,
    Authority::Ieepa,
];

/// A tariff that was ordered.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Tariff {
    /// As ordered.
    pub order: TariffOrder,
    /// First day it is not charged any more, by the order or by law.
    pub until: Option<Date>,
}

impl Tariff {
    /// Whether it is charged on `day`.
    pub fn charged_on(&self, day: Date) -> bool {
        self.order.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// An investigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Investigation {
    /// Under which law.
    pub authority: Authority,
    /// Into which goods.
    pub product: Option<Product>,
    /// Day it was opened.
    pub opened: Date,
    /// Day of the finding for measures.
    pub found: Option<Date>,
    /// Whether the measures that follow were delayed (section 301).
    pub delayed: bool,
}

/// The section 122 surcharge: first day, and first day on which it cannot be charged any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Surcharge {
    /// First day.
    pub from: Date,
    /// End of its term.
    pub ends: Date,
}

/// All that the law of tariffs needs to remember.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TariffState {
    pub(super) tariffs: Vec<Tariff>,
    pub(super) investigations: Vec<Investigation>,
    pub(super) discrimination: Option<Date>,
    pub(super) surcharge: Option<Surcharge>,
    pub(super) ieepa_void_from: Option<Date>,
    pub(super) ieepa_ruled: bool,
    pub(super) counter_tariff: Option<(Date, f64)>,
}

impl TariffState {
    pub(super) fn investigation(
        &self,
        authority: Authority,
        product: Option<Product>,
    ) -> Option<&Investigation> {
        self.investigations
            .iter()
            .find(|one| one.authority == authority && one.product == product)
    }

    pub(super) fn any_charged(&self, day: Date) -> bool {
        self.tariffs
            .iter()
            .any(|tariff| tariff.charged_on(day) && tariff.order.rate > 0.0)
    }

    fn existing(&self, authority: Authority, product: Option<Product>) -> Option<&Tariff> {
        self.tariffs
            .iter()
            .rev()
            .find(|tariff| tariff.order.authority == authority && tariff.order.product == product)
    }
}

/// Whether the authority acts on single products only.
const fn by_product(authority: Authority) -> bool {
    matches!(
        authority,
        Authority::Section201 | Authority::Section232 | Authority::AntiDumping
    )
}

impl LegalState {
    pub(super) fn may_open(
        &self,
        authority: Authority,
        product: Option<Product>,
    ) -> Result<(), Refusal> {
        if !by_product(authority) && authority != Authority::Section301 {
            return Err(Refusal::by(Rule::NoTariffAuthority));
        }
        if by_product(authority) && product.is_none() {
            return Err(Refusal::by(Rule::NeedsProduct));
        }
        match self.tariffs.investigation(authority, product) {
            Some(_) => Err(Refusal::by(Rule::DoneAlready)),
            None => Ok(()),
        }
    }

    pub(super) fn open(&mut self, day: Date, authority: Authority, product: Option<Product>) {
        self.tariffs.investigations.push(Investigation {
            authority,
            product,
            opened: day,
            found: None,
            delayed: false,
        });
        if let Some(days) = self.investigation_days(authority) {
            let event = LegalEvent::InvestigationLapses { authority, product };
            self.queue.put(after_days(day, days + 1), event);
        }
    }

    /// Longest investigation under an authority, in days.
    pub(super) fn investigation_days(&self, authority: Authority) -> Option<i32> {
        let law = self.book.authority(authority)?;
        law.investigation_days.or(law.determination_days)
    }

    pub(super) fn may_find(
        &self,
        day: Date,
        authority: Authority,
        product: Option<Product>,
    ) -> Result<(), Refusal> {
        let Some(open) = self.tariffs.investigation(authority, product) else {
            return Err(Refusal::by(Rule::NothingThere));
        };
        if open.found.is_some() {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        match self.investigation_days(authority) {
            Some(days) if day > after_days(open.opened, days) => {
                Err(Refusal::by(Rule::InvestigationTerm))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn may_delay(&self, day: Date, product: Option<Product>) -> Result<(), Refusal> {
        let open = self.tariffs.investigation(Authority::Section301, product);
        let Some((open, found)) = open.and_then(|open| Some((open, open.found?))) else {
            return Err(Refusal::by(Rule::NothingThere));
        };
        if open.delayed {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        let days = self
            .book
            .authority(Authority::Section301)
            .and_then(|law| law.implementation_days);
        if days.is_some_and(|days| day > after_days(found, days)) {
            return Err(Refusal::by(Rule::Section301Implementation));
        }
        Ok(())
    }

    /// Whether a tariff may be ordered on `day`.
    pub(super) fn may_order(&self, day: Date, order: &TariffOrder) -> Result<(), Refusal> {
        if !order.rate.is_finite() || order.rate < 0.0 {
            return Err(Refusal::by(Rule::RateIsANumber));
        }
        if order.from < day {
            return Err(Refusal::by(Rule::OrderOfDays));
        }
        if order.until.is_some_and(|until| until <= order.from) {
            return Err(Refusal::by(Rule::EndAfterBeginning));
        }
        let Some(law) = self
            .book
            .authority(order.authority)
            .filter(|_| AUTHORITIES.contains(&order.authority))
        else {
            return Err(Refusal::by(Rule::NoTariffAuthority));
        };
        if by_product(order.authority) && order.product.is_none() {
            return Err(Refusal::by(Rule::NeedsProduct));
        }
        if law.maximum_rate.is_some_and(|cap| order.rate > cap) {
            return Err(Refusal::by(Rule::RateCap));
        }
        let investigation = self.tariffs.investigation(order.authority, order.product);
        let found = investigation.and_then(|one| one.found);
        match order.authority {
            Authority::Section232 if found.is_none() => Err(Refusal::by(Rule::Section232Report)),
            Authority::Section201 if found.is_none() => Err(Refusal::by(Rule::Section201Injury)),
            Authority::AntiDumping if found.is_none() => Err(Refusal::by(Rule::AntiDumpingFinding)),
            Authority::Section301 => {
                let Some(found) = found else {
                    return Err(Refusal::by(Rule::Section301Determination));
                };
                let delay = investigation
                    .filter(|one| one.delayed)
                    .and(law.delay_days)
                    .unwrap_or(0);
                let days = law.implementation_days.unwrap_or(0) + delay;
                let modified = self
                    .tariffs
                    .existing(order.authority, order.product)
                    .is_some_and(|tariff| tariff.until.is_none_or(|until| order.from < until));
                if order.from > after_days(found, days) && !modified {
                    return Err(Refusal::by(Rule::Section301Implementation));
                }
                self.within_term(order, law.term_years)
            }
            Authority::Section201 => self.within_term(order, law.term_years),
            Authority::Section122 => self.within_surcharge(order, law.term_days.unwrap_or(0)),
            Authority::Section338 => {
                let Some(found) = self.tariffs.discrimination else {
                    return Err(Refusal::by(Rule::Section338Proclamation));
                };
                let first = after_days(found, law.notice_days.unwrap_or(0));
                if order.from < first {
                    return Err(Refusal::before(Rule::Section338Proclamation, first));
                }
                Ok(())
            }
            Authority::Ieepa => {
                if self.tariffs.ieepa_void_from.is_some_and(|void| day >= void) {
                    return Err(Refusal::by(Rule::IeepaNoTariffs));
                }
                if self.institutions.any_emergency() {
                    Ok(())
                } else {
                    Err(Refusal::by(Rule::IeepaEmergency))
                }
            }
            _ => Ok(()),
        }
    }

    fn within_term(&self, order: &TariffOrder, years: Option<i32>) -> Result<(), Refusal> {
        let end = self.term_end(order, years);
        match (order.until, end) {
            (Some(until), Some(end)) if until > end => Err(Refusal::by(Rule::Term)),
            _ => Ok(()),
        }
    }

    /// End of the legal term of an order: that of the measure it changes, or its own.
    fn term_end(&self, order: &TariffOrder, years: Option<i32>) -> Option<Date> {
        let running = self.tariffs.existing(order.authority, order.product);
        running
            .filter(|tariff| {
                tariff.order.from <= order.from
                    && tariff.until.is_none_or(|until| order.from < until)
            })
            .and_then(|tariff| tariff.until)
            .or_else(|| years.map(|years| after_years(order.from, years)))
    }

    fn within_surcharge(&self, order: &TariffOrder, days: i32) -> Result<(), Refusal> {
        let ends = match self.tariffs.surcharge {
            Some(surcharge) if order.from < surcharge.ends => surcharge.ends,
            Some(_) => return Err(Refusal::by(Rule::Section122Term)),
            None => after_days(order.from, days),
        };
        if order.until.is_some_and(|until| until > ends) {
            return Err(Refusal::by(Rule::Section122Term));
        }
        Ok(())
    }

    pub(super) fn order(&mut self, order: TariffOrder) {
        let law = self.book.authority(order.authority);
        let years = law.and_then(|law| law.term_years);
        let days = law.and_then(|law| law.term_days).unwrap_or(0);
        let term = match order.authority {
            Authority::Section122 => {
                let surcharge = self.tariffs.surcharge.get_or_insert(Surcharge {
                    from: order.from,
                    ends: after_days(order.from, days),
                });
                Some(surcharge.ends)
            }
            _ => self.term_end(&order, years),
        };
        let until = match (order.until, term) {
            (Some(until), Some(end)) => Some(until.min(end)),
            (until, end) => until.or(end),
        };
        for tariff in &mut self.tariffs.tariffs {
            let same =
                tariff.order.authority == order.authority && tariff.order.product == order.product;
            if same && tariff.until.is_none_or(|until| until > order.from) {
                tariff.until = Some(order.from);
            }
        }
        let today = order.from.min(self.today);
        self.tariffs.tariffs.retain(|tariff| {
            tariff.until.is_none_or(|until| until > today)
                && tariff.until != Some(tariff.order.from)
        });
        self.tariffs.tariffs.push(Tariff { order, until });
        if let Some(until) = until {
            self.queue.put(
                until,
                LegalEvent::TariffLapses {
                    authority: order.authority,
                    product: order.product,
                },
            );
        }
    }

    /// Ends the tariffs of an authority on some goods on `day`.
    pub(super) fn end_tariffs(
        &mut self,
        day: Date,
        authority: Authority,
        goods: impl Fn(Option<Product>) -> bool,
    ) {
        for tariff in &mut self.tariffs.tariffs {
            let meant = tariff.order.authority == authority && goods(tariff.order.product);
            if meant && tariff.until.is_none_or(|until| until > day) {
                tariff.until = Some(day.max(tariff.order.from));
            }
        }
        self.tariffs.tariffs.retain(|tariff| {
            tariff
                .until
                .is_none_or(|until| until > day && until > tariff.order.from)
        });
    }

    /// The rate charged on Mexican goods on `day` on top of the schedule, as a fraction: `qualifies` for goods that
    /// qualify for the agreement, `own_content` for the share of their value that comes from the United States.
    ///
    /// Measures add up, except that goods under a section 232 tariff pay no other but antidumping duties.
    pub fn charged_rate(
        &self,
        day: Date,
        product: Option<Product>,
        qualifies: bool,
        own_content: f64,
    ) -> f64 {
        let hit = |tariff: &&Tariff| {
            tariff.charged_on(day)
                && (tariff.order.product.is_none() || tariff.order.product == product)
        };
        let by_security = self
            .tariffs
            .tariffs
            .iter()
            .filter(hit)
            .any(|tariff| tariff.order.authority == Authority::Section232);
        let paid = self.tariffs.tariffs.iter().filter(hit).filter(|tariff| {
            !by_security
                || matches!(
                    tariff.order.authority,
                    Authority::Section232 | Authority::AntiDumping
                )
        });
        paid.map(|tariff| match (qualifies, tariff.order.usmca_goods) {
            (true, UsmcaGoods::Exempt) => 0.0,
            (true, UsmcaGoods::ByContent) => tariff.order.rate * (1.0 - own_content),
            _ => tariff.order.rate,
        })
        .sum()
    }
}
