//! What falls due by itself: events in order of days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use serde::{Deserialize, Serialize};

use super::action::EmergencySubject;
use super::book::LawBook;
use crate::actor::{Authority, Party, Product};

/// Last year for which the fixed calendar is laid out.
const LAST_YEAR: i16 = 2045;

/// Something that the law brings about or asks for on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum LegalEvent {
    /// The agreement of 2020 enters into force.
    UsmcaEntersIntoForce,
    /// The United States must have published its notice of the joint review.
    ReviewNoticeDue,
    /// The U.S. report to Congress before the review is due.
    ReviewReportDue,
    /// Recommendations for the review are due.
    ReviewRecommendationsDue,
    /// A joint review is held.
    JointReview,
    /// The day of a review has passed without confirmation by all.
    ReviewWithoutConfirmation,
    /// The U.S. report to Congress after the review is due.
    ReviewReportAfterDue,
    /// The agreement expires.
    UsmcaExpires,
    /// A withdrawal takes effect.
    WithdrawalTakesEffect(Party),
    /// The others end the agreement with a party that signed with a non-market economy.
    ExclusionTakesEffect(Party),
    /// A rule of origin for vehicles begins: its position in the law.
    AutomotiveRuleBegins(usize),
    /// The review of labour rights at a plant ends.
    RapidResponseEnds,
    /// A U.S. tariff lapses.
    TariffLapses {
        /// The law it rests on.
        authority: Authority,
        /// Goods; all goods when absent.
        product: Option<Product>,
    },
    /// The Supreme Court takes the tariffs from the emergency power.
    EmergencyTariffsVoid,
    /// Tariffs under the emergency power are not collected any more.
    EmergencyCollectionEnds,
    /// The last day for the end of an investigation has passed.
    InvestigationLapses {
        /// Under which law.
        authority: Authority,
        /// Into which goods.
        product: Option<Product>,
    },
    /// A national emergency lapses.
    EmergencyLapses(EmergencySubject),
    /// The report to Congress on force abroad is due.
    ForceReportDue,
    /// Force abroad without authorisation must have ended.
    ForceMustEnd,
    /// The written report of a meeting with foreign agents is due.
    MeetingReportDue,
    /// Elections to the U.S. Congress.
    UnitedStatesElection,
    /// A new U.S. Congress.
    NewCongress,
    /// A U.S. presidential term begins.
    UnitedStatesTermBegins,
    /// Mexican elections.
    MexicanElection,
    /// A new Mexican legislature.
    NewLegislature,
    /// A Mexican presidential term begins.
    MexicanTermBegins,
}

/// A day-ordered queue. Events of one day keep the order in which they were put.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Queue {
    events: Vec<(Date, LegalEvent)>,
    next: usize,
}

impl Queue {
    pub(super) fn put(&mut self, day: Date, event: LegalEvent) {
        let position = self.events[self.next..].partition_point(|(other, _)| *other <= day);
        self.events.insert(self.next + position, (day, event));
    }

    /// The events not yet passed, in order.
    pub(super) fn waiting(&self) -> &[(Date, LegalEvent)] {
        &self.events[self.next..]
    }

    /// Takes the next event if it falls on `day` or before.
    pub(super) fn take(&mut self, day: Date) -> Option<(Date, LegalEvent)> {
        let first = *self.waiting().first()?;
        (first.0 <= day).then(|| {
            self.next += 1;
            first
        })
    }
}

/// The fixed calendar from `first` on: elections, congresses, terms, rules of origin.
pub(super) fn calendar(book: &LawBook, first: Date) -> Queue {
    let mut queue = Queue::default();
    let mut put = |day: Date, event| {
        if day >= first {
            queue.put(day, event);
        }
    };
    for year in (2018..=LAST_YEAR).step_by(2) {
        if let Some(day) = election_day(year) {
            put(day, LegalEvent::UnitedStatesElection);
        }
        put(date(year + 1, 1, 3), LegalEvent::NewCongress);
    }
    for day in &book.congress.calendar.presidential_terms_begin {
        put(*day, LegalEvent::UnitedStatesTermBegins);
    }
    let mexico = &book.mexico.calendar;
    put(mexico.next_election, LegalEvent::MexicanElection);
    put(mexico.new_legislature, LegalEvent::NewLegislature);
    put(mexico.presidential_election, LegalEvent::MexicanElection);
    put(
        mexico.presidential_term_begins,
        LegalEvent::MexicanTermBegins,
    );
    for (position, rule) in book.usmca.automotive_rules.iter().enumerate() {
        put(rule.from, LegalEvent::AutomotiveRuleBegins(position));
    }
    queue
}

/// The Tuesday after the first Monday of November.
fn election_day(year: i16) -> Option<Date> {
    let first = date(year, 11, 1);
    let monday = first.nth_weekday_of_month(1, Weekday::Monday).ok()?;
    monday.checked_add(1.day()).ok()
}

/// `day` and so many days.
pub(super) fn after_days(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// `day` and so many months.
pub(super) fn after_months(day: Date, months: i32) -> Date {
    day.saturating_add(months.months())
}

/// `day` and so many years.
pub(super) fn after_years(day: Date, years: i32) -> Date {
    day.saturating_add(years.years())
}
