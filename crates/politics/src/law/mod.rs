//! Law and clocks: a state machine over a day-ordered queue of what falls due by itself.
//!
//! [`LegalState::permitted`] says whether an act may be done on a day, and if not, which rule stands in the way;
//! [`LegalState::apply`] does it; [`LegalState::due`] lists what the law brings about or asks for on a day. Events of a day
//! come before the acts of that day: a surcharge that lapses on a day is not charged on it.
//!
//! The law is data (`data/law/`); what was recalled and not read is graded as judgement there. Sources: the reading of
//! 2026 (`strategic_reading`), the text of the agreement.

mod action;
mod book;
mod institutions;
mod permission;
mod queue;
mod recorded;
mod refusal;
mod tariffs;
mod transitions;
mod treaty;

use std::sync::Arc;

use jiff::civil::Date;

pub use action::{EmergencySubject, LegalAction, Matter, TariffOrder, Votes};
pub use book::*;
use institutions::InstitutionState;
pub use institutions::{Force, Reform, Stage};
pub use queue::LegalEvent;
use queue::Queue;
pub use recorded::recorded_acts;
pub use refusal::{Refusal, Rule};
use tariffs::TariffState;
pub use tariffs::{AUTHORITIES, Investigation, Surcharge, Tariff};
pub use treaty::{Dispute, NonMarketTalks, TreatyState};

use crate::actor::{Authority, Product};

/// How the Supreme Court's ruling on tariffs under the emergency power comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CourtMode {
    /// On 2026-02-20, as recorded.
    #[default]
    AsRecorded,
    /// Not by itself: whoever drives the state rules.
    Open,
}

/// What is in force, pending and due on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct LegalState {
    book: Arc<LawBook>,
    today: Date,
    queue: Queue,
    tariffs: TariffState,
    treaty: TreatyState,
    institutions: InstitutionState,
}

impl LegalState {
    /// The law on `day` with nothing in force but the calendar, the agreement and the ruling if they have come by then.
    pub fn new(book: Arc<LawBook>, day: Date, courts: CourtMode) -> Self {
        let mut queue = queue::calendar(&book, day);
        let treaty = TreatyState::new(&book.usmca, day, &mut queue);
        let mut tariffs = TariffState::default();
        let ruling = book.courts.emergency_tariff_ruling.recorded;
        if courts == CourtMode::AsRecorded {
            tariffs.ieepa_ruled = true;
            if day >= ruling {
                tariffs.ieepa_void_from = Some(ruling);
            } else {
                queue.put(ruling, LegalEvent::EmergencyTariffsVoid);
            }
        }
        Self {
            book,
            today: day,
            queue,
            tariffs,
            treaty,
            institutions: InstitutionState::default(),
        }
    }

    /// The law as the record stands on 2026-10-02: investigations that were made, emergencies, measures in force,
    /// designations; the first joint review did not confirm. `day` is the day from which on one goes, not before
    /// 2026-08-01.
    pub fn at_the_end_of_the_record(book: &Arc<LawBook>, day: Date) -> Self {
        recorded::end_of_record(book, day)
    }

    /// The law itself.
    pub fn book(&self) -> &LawBook {
        &self.book
    }

    /// The day up to which the state has come.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The agreement of 2020.
    pub const fn treaty(&self) -> &TreatyState {
        &self.treaty
    }

    /// U.S. tariffs on Mexican goods that were ordered and have not ended.
    pub fn tariffs(&self) -> &[Tariff] {
        &self.tariffs.tariffs
    }

    /// The investigation into these goods under this law, if there was one.
    pub fn investigation(
        &self,
        authority: Authority,
        product: Option<Product>,
    ) -> Option<&Investigation> {
        self.tariffs.investigation(authority, product)
    }

    /// The section 122 surcharge, if it was ever used.
    pub const fn surcharge(&self) -> Option<Surcharge> {
        self.tariffs.surcharge
    }

    /// First day from which the emergency power carries no tariffs, if that has come.
    pub const fn emergency_tariffs_void_from(&self) -> Option<Date> {
        self.tariffs.ieepa_void_from
    }

    /// Whether the section 338 finding against Mexico was proclaimed, and when.
    pub const fn discrimination_proclaimed(&self) -> Option<Date> {
        self.tariffs.discrimination
    }

    /// Mexico's counter-tariff: first day and rate.
    pub const fn counter_tariff(&self) -> Option<(Date, f64)> {
        self.tariffs.counter_tariff
    }

    /// First day without this emergency, while it is in force.
    pub fn emergency(&self, subject: EmergencySubject) -> Option<Date> {
        self.institutions.emergencies[subject as usize]
    }

    /// Force abroad, while it lasts.
    pub const fn force_abroad(&self) -> Option<Force> {
        self.institutions.force
    }

    /// The constitutional reform on its way.
    pub const fn reform(&self) -> Option<Reform> {
        self.institutions.reform
    }

    /// Constitutional reforms that were published.
    pub const fn reforms_published(&self) -> u32 {
        self.institutions.reforms_published
    }

    /// Whether security cooperation is suspended (article 74 of the security law).
    pub const fn cooperation_suspended(&self) -> bool {
        self.institutions.cooperation_suspended
    }

    /// What falls due on `day`, after the day to which the state has come. Events that depend on others in between are
    /// seen once the state has come past those.
    pub fn due(&self, day: Date) -> Vec<LegalEvent> {
        let waiting = self.queue.waiting().iter();
        waiting
            .filter(|(when, event)| *when == day && self.live(*when, *event))
            .map(|(_, event)| *event)
            .collect()
    }

    /// The next day on which something falls due.
    pub fn next_due(&self) -> Option<Date> {
        let mut waiting = self.queue.waiting().iter();
        waiting
            .find(|(when, event)| self.live(*when, *event))
            .map(|(when, _)| *when)
    }
}
