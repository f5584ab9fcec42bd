//! Behaviour by base rates: complete histories, day by day, drawn from the frequencies of the record.
//!
//! Demands by issue come at the record's rate. A linked threat names a rate and a deadline from the record; it is in force
//! on its day with the class's probability, otherwise it is settled, mostly in the last days; a pause may be followed by a
//! renewed threat; a linked tariff that took effect is carved out within days more often than not. Measures under a trade
//! statute take effect on their day with their class's probability. When the emergency power is lost, other statutes take
//! its place. Mexico concedes, gives a part, announces or charges tariffs of its own by the record's frequencies. The treaty
//! is reviewed each July. Every act passes the law ([`crate::law`]); one that is refused is logged as such.
//!
//! Two multipliers between 0 and 1 make forbearance an experiment: one on hostile U.S. action given a trigger, one on
//! Mexican withholding or retaliation given a demand.
//!
//! What it does not do: no move depends on the economy, on approval or on what was gained before. Moves that the record
//! does not hold once (a strike on Mexican soil) are not drawn.

mod agenda;
mod answers;
mod linked;
pub(crate) mod moves;
pub(crate) mod run;
mod statutory;
pub(crate) mod streams;
mod treaty;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use moves::{
    History, Lever, LeverEffect, Move, MoveKind, Reason, SimulatedQuestion, TariffEffect,
};
pub use streams::Streams;

use crate::actor::Issue;
use crate::error::PoliticsError;
use crate::law::{CourtMode, LawBook, LegalState};
use crate::parameters::Parameters;
use crate::record::{
    Administration, AnnouncementRate, BetaPrior, ClassTable, Frequencies, HierarchicalPrior,
    ThreatRecord, announcement_rates,
};

/// First and last day of a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

/// How much of the record's hostility and withholding there is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forbearance {
    /// Multiplier on hostile U.S. action given a trigger, 0 to 1.
    pub hostility: f64,
    /// Multiplier on Mexican withholding or retaliation given a demand, 0 to 1.
    pub withholding: f64,
}

impl Default for Forbearance {
    fn default() -> Self {
        Self {
            hostility: 1.0,
            withholding: 1.0,
        }
    }
}

/// What the state of the world adds to the record's frequencies when a history begins: factors, 1 where nothing is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Triggers {
    /// On the monthly chance of an announcement, by issue; an issue that is absent has 1.
    pub announcements: BTreeMap<Issue, f64>,
    /// On Mexican withholding or retaliation given a demand; kept between 0 and [`Self::MOST_WITHHOLDING`].
    pub withholding: f64,
}

impl Triggers {
    /// Largest factor on withholding: with it the record's frequencies stay probabilities.
    pub const MOST_WITHHOLDING: f64 = 2.0;

    pub(crate) fn announcement(&self, issue: Issue) -> f64 {
        self.announcements.get(&issue).copied().unwrap_or(1.0)
    }
}

impl Default for Triggers {
    fn default() -> Self {
        Self {
            announcements: BTreeMap::new(),
            withholding: 1.0,
        }
    }
}

/// The behaviour, learnt from the embedded record.
#[derive(Clone, Debug)]
pub struct BaseRates {
    pub(crate) book: Arc<LawBook>,
    pub(crate) parameters: Parameters,
    pub(crate) table: ClassTable,
    pub(crate) wide: HierarchicalPrior,
    pub(crate) frequencies: Frequencies,
    /// Announcement rates while each administration is in office: first and last day, rates.
    pub(crate) in_office: Vec<(Date, Date, Vec<AnnouncementRate>)>,
    /// Names of these administrations, in the same order.
    administrations: Vec<String>,
    /// Rates over the whole record, for administrations that have not come yet.
    pub(crate) whole_record: Vec<AnnouncementRate>,
}

impl BaseRates {
    /// Learns from the embedded record.
    ///
    /// Errors: a damaged table.
    pub fn embedded() -> Result<Self, PoliticsError> {
        Self::new(Parameters::embedded()?)
    }

    /// Learns from the embedded record, with numbers of one's own.
    ///
    /// Errors: a damaged table.
    pub fn new(parameters: Parameters) -> Result<Self, PoliticsError> {
        let record = ThreatRecord::embedded()?;
        let administrations = Administration::embedded()?;
        let in_office: Vec<_> = administrations
            .iter()
            .map(|one| (one.from, one.until, announcement_rates(&record, one)))
            .collect();
        let mut whole_record: Vec<AnnouncementRate> = Vec::new();
        for (_, _, rates) in &in_office {
            for rate in rates {
                let known = whole_record
                    .iter_mut()
                    .find(|one| one.class == rate.class && one.issue == rate.issue);
                match known {
                    Some(sum) => {
                        sum.count += rate.count;
                        sum.months += rate.months;
                    }
                    None => whole_record.push(rate.clone()),
                }
            }
        }
        let table = ClassTable::new(&record.scored(), BetaPrior::UNIFORM);
        Ok(Self {
            administrations: administrations.into_iter().map(|one| one.id).collect(),
            book: Arc::new(LawBook::embedded()?),
            parameters,
            wide: HierarchicalPrior::new(&table),
            frequencies: Frequencies::new(&record),
            table,
            in_office,
            whole_record,
        })
    }

    /// Names of the administrations on record: the styles of a U.S. government in this mode.
    pub fn styles(&self) -> &[String] {
        &self.administrations
    }

    /// The same behaviour with the announcement rates of one administration at all times; `None` for a name that is not
    /// among [`Self::styles`].
    pub fn in_the_style_of(&self, administration: &str) -> Option<Self> {
        let known = self.administrations.iter();
        let position = known.clone().position(|name| name == administration)?;
        let (_, _, rates) = self.in_office.get(position)?;
        Some(Self {
            in_office: Vec::new(),
            administrations: Vec::new(),
            whole_record: rates.clone(),
            ..self.clone()
        })
    }

    /// The law.
    pub fn book(&self) -> Arc<LawBook> {
        Arc::clone(&self.book)
    }

    /// Draws a history over `window` from a legal state not later than its first day.
    ///
    /// `courts` says how the ruling on the emergency power comes; it must be the mode of the legal state.
    pub fn simulate(
        &self,
        window: Window,
        start: LegalState,
        courts: CourtMode,
        forbearance: Forbearance,
        streams: &mut Streams,
    ) -> History {
        let triggers = Triggers::default();
        self.simulate_with(window, start, courts, forbearance, &triggers, streams)
    }

    /// As [`Self::simulate`], with what the state of the world adds when the history begins.
    pub fn simulate_with(
        &self,
        window: Window,
        start: LegalState,
        courts: CourtMode,
        forbearance: Forbearance,
        triggers: &Triggers,
        streams: &mut Streams,
    ) -> History {
        let most = Triggers::MOST_WITHHOLDING;
        let forbearance = Forbearance {
            withholding: forbearance.withholding * triggers.withholding.clamp(0.0, most),
            ..forbearance
        };
        run::Run::new(self, window, start, forbearance, triggers, streams).finish(courts)
    }

    /// Draws a history from the end of the record on: the law as it stands on 2026-08-01 or on a later first day.
    pub fn after_the_record(&self, window: Window, seed: u64, draw: u64) -> History {
        let start = LegalState::at_the_end_of_the_record(&self.book, window.first);
        self.simulate(
            window,
            start,
            CourtMode::AsRecorded,
            Forbearance::default(),
            &mut Streams::new(seed, draw),
        )
    }

    /// Draws a history from a day before the emergency power was lost, with nothing in force: a replay of the record's
    /// time with other luck. The ruling falls on its recorded day.
    pub fn replay(&self, window: Window, seed: u64, draw: u64) -> History {
        let start = LegalState::new(self.book(), window.first, CourtMode::AsRecorded);
        self.simulate(
            window,
            start,
            CourtMode::AsRecorded,
            Forbearance::default(),
            &mut Streams::new(seed, draw),
        )
    }
}
