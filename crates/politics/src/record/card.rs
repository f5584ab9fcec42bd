//! Threat cards: what the record says about an announced measure.

use jiff::civil::Date;
use serde::Serialize;

use super::classes::{BetaPrior, ClassTable, HierarchicalPrior};
use super::frequencies::LAST_DAYS;
use super::question::{Question, Response, ThreatRecord};
use crate::actor::{Authority, Issue, ThreatClass};
use crate::law::LawBook;

/// Mass of the intervals on a card.
pub const INTERVAL: f64 = 0.9;

/// An announced measure, real or imagined.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Announcement {
    /// Day of the announcement.
    pub announced: Date,
    /// Announced day of effect.
    pub deadline: Date,
    /// Class.
    pub class: ThreatClass,
    /// Authority named.
    pub authority: Authority,
    /// What it is about.
    pub issue: Issue,
    /// Announced rate, a fraction, where there is one.
    pub rate: Option<f64>,
}

named! {
    /// What moves the odds away from the base rate, or how they are read.
    Driver {
        /// The instrument was lost: the record of the class says nothing certain any more.
        InstrumentLost = "instrument_lost",
        /// A trade statute with a process behind it.
        StatutoryProcess = "statutory_process",
        /// A demand on which Mexico has conceded before.
        ConcededBefore = "conceded_before",
        /// A burden above that of any measure that took effect and stayed.
        LargeBurden = "large_burden",
        /// A deadline so near that most settlements fall before it.
        DeadlineNear = "deadline_near",
        /// A deadline far away: the record has been settled early or lapsed.
        DeadlineFar = "deadline_far",
    }
}

/// What the record says about an announcement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThreatCard {
    /// The announcement.
    pub announcement: Announcement,
    /// Its statute, where one is named.
    pub statute: Option<String>,
    /// Longest term of a measure in days under it.
    pub term_days: Option<i32>,
    /// Highest rate under it, a fraction.
    pub maximum_rate: Option<f64>,
    /// Base rate: cases in force on their day.
    pub in_force: u32,
    /// Base rate: cases of the class.
    pub cases: u32,
    /// Odds: predictive probability that it is in force at its rate on its day.
    pub probability: f64,
    /// Central interval of [`INTERVAL`] of that probability.
    pub interval: (f64, f64),
    /// Share of the linked threats not carried out that were settled in the last days.
    pub settled_in_last_days: Option<f64>,
    /// What moves the odds.
    pub drivers: Vec<Driver>,
    /// Ids of the nearest past cases, nearest first.
    pub precedents: Vec<String>,
    /// Mexico's responses in the nearest cases, with their words.
    pub likely_response: Vec<(Response, String)>,
}

impl ThreatCard {
    /// The card of an announcement from what was resolved by its day.
    pub fn new(record: &ThreatRecord, book: &LawBook, announcement: Announcement) -> Self {
        let known: Vec<&Question> = record
            .scored()
            .into_iter()
            .filter(|question| question.resolved <= announcement.announced)
            .collect();
        let table = ClassTable::new(&known, BetaPrior::UNIFORM);
        let frequency = table.get(announcement.class);
        let ruling = book.courts.emergency_tariff_ruling.recorded;
        let lost = announcement.class == ThreatClass::Linkage && announcement.announced >= ruling;
        let (probability, interval) = match frequency {
            Some(frequency) if !lost => (frequency.mean(), frequency.interval(INTERVAL)),
            _ => wide(&HierarchicalPrior::new(&table)),
        };
        let law = book.authority(announcement.authority);
        let precedents = nearest(&known, &announcement);
        let linked: Vec<bool> = known
            .iter()
            .filter(|question| question.class == ThreatClass::Linkage && !question.in_force)
            .map(|question| question.days_before_deadline() <= LAST_DAYS)
            .collect();
        let settled = linked.iter().filter(|last| **last).count();
        Self {
            announcement,
            statute: law.map(|law| law.statute.clone()),
            term_days: law.and_then(|law| law.term_days),
            maximum_rate: law.and_then(|law| law.maximum_rate),
            in_force: frequency.map_or(0, |frequency| frequency.yes),
            cases: frequency.map_or(0, |frequency| frequency.of),
            probability,
            interval,
            settled_in_last_days: (announcement.class == ThreatClass::Linkage
                && !linked.is_empty())
            .then(|| settled as f64 / linked.len() as f64),
            drivers: drivers(&known, &announcement, lost),
            likely_response: precedents
                .iter()
                .map(|one| (one.response, one.response_detail.clone()))
                .collect(),
            precedents: precedents.iter().map(|one| one.id.clone()).collect(),
        }
    }
}

/// Mean and interval of the prior of a class without a record.
fn wide(prior: &HierarchicalPrior) -> (f64, (f64, f64)) {
    let tail = 0.5 * (1.0 - INTERVAL);
    let mut draws: Vec<f64> = Vec::new();
    for cell in 0..40 {
        for within in 0..40 {
            draws.push(prior.draw(
                (f64::from(cell) + 0.5) / 40.0,
                (f64::from(within) + 0.5) / 40.0,
            ));
        }
    }
    draws.sort_by(f64::total_cmp);
    let at = |probability| {
        vecinos_numerics::quantiles::quantile_of_sorted(&draws, probability).unwrap_or(0.5)
    };
    (prior.mean(), (at(tail), at(1.0 - tail)))
}

/// Up to three past cases: of the same class and issue first, then of the class, later ones first.
fn nearest<'a>(known: &[&'a Question], announcement: &Announcement) -> Vec<&'a Question> {
    let mut cases: Vec<&Question> = known
        .iter()
        .copied()
        .filter(|question| question.class == announcement.class)
        .collect();
    cases.sort_by_key(|question| {
        (
            question.issue != announcement.issue,
            question.authority != announcement.authority,
            std::cmp::Reverse(question.announced),
        )
    });
    cases.truncate(3);
    cases
}

fn drivers(known: &[&Question], announcement: &Announcement, lost: bool) -> Vec<Driver> {
    let mut found = Vec::new();
    if lost {
        found.push(Driver::InstrumentLost);
    }
    if matches!(
        announcement.class,
        ThreatClass::Sector | ThreatClass::Global
    ) {
        found.push(Driver::StatutoryProcess);
    }
    let conceded = known.iter().any(|question| {
        question.issue == announcement.issue && question.response == Response::Concede
    });
    if conceded {
        found.push(Driver::ConcededBefore);
    }
    let largest_kept = known
        .iter()
        .filter(|question| question.in_force && question.outcome == super::Outcome::InForce)
        .filter_map(|question| question.burden)
        .fold(0.0, f64::max);
    // A linked tariff falls on all goods: its rate in points is its burden.
    let broad = announcement.class == ThreatClass::Linkage;
    if broad
        && announcement
            .rate
            .is_some_and(|rate| 100.0 * rate > largest_kept)
    {
        found.push(Driver::LargeBurden);
    }
    let notice = super::question::days_between(announcement.announced, announcement.deadline);
    if broad {
        found.push(if notice <= 30 {
            Driver::DeadlineNear
        } else {
            Driver::DeadlineFar
        });
    }
    found
}
