//! What else the record says: notice, timing, responses, retaliation, what follows a pause, how often measures are announced.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use vecinos_evidence::embedded;
use vecinos_evidence::registry::Grade;
use vecinos_evidence::toml_file;

use super::classes::{BetaPrior, Frequency};
use super::question::{Question, Resolution, Response, Retaliation, ThreatRecord, days_between};
use crate::actor::{Issue, ThreatClass};
use crate::error::PoliticsError;

/// Days before the deadline that count as its last days.
pub const LAST_DAYS: i32 = 4;

/// Mean length of a month in days.
const DAYS_IN_MONTH: f64 = 30.4375;

/// A span of the record over which announcements are counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Administration {
    /// Stable name.
    pub id: String,
    /// First day in office.
    pub from: Date,
    /// Last day in office.
    pub until: Date,
    /// First day that counts.
    pub exposure_from: Date,
    /// Last day that counts.
    pub exposure_until: Date,
    /// How well the span is supported.
    pub grade: Grade,
    /// Keys of the sources.
    pub source: Vec<String>,
    /// What to know.
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Administrations {
    administration: Vec<Administration>,
}

impl Administration {
    /// The embedded `data/politics/administrations.toml`.
    ///
    /// Errors: a located diagnostic if the file were damaged.
    pub fn embedded() -> Result<Vec<Self>, PoliticsError> {
        let source = embedded::source("politics/administrations.toml")?;
        let document = toml_file::parse_source::<Administrations>(source)?;
        Ok(document.value.administration)
    }

    /// Months that count.
    pub fn months(&self) -> f64 {
        f64::from(days_between(self.exposure_from, self.exposure_until) + 1) / DAYS_IN_MONTH
    }

    fn holds(&self, day: Date) -> bool {
        self.exposure_from <= day && day <= self.exposure_until
    }
}

/// Announcements of one class about one issue in one span.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnnouncementRate {
    /// Class.
    pub class: ThreatClass,
    /// Issue.
    pub issue: Issue,
    /// New demands or measures; a threat renewed after a pause does not count again.
    pub count: u32,
    /// Months that count.
    pub months: f64,
    /// Pseudo-count of the prior: Jeffreys' half for the class, shared among its issues.
    pub pseudo_count: f64,
}

impl AnnouncementRate {
    /// Chance of an announcement in a month: estimate of the rate with its prior, as a probability of at least one.
    pub fn monthly(&self) -> f64 {
        let rate = (f64::from(self.count) + self.pseudo_count) / self.months;
        -vecinos_numerics::math::expm1(-rate)
    }
}

/// Frequencies of the record beside follow-through.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Frequencies {
    /// Days of notice of each class, in file order, in the order of [`ThreatClass::SCORED`].
    pub notice_days: [Vec<i32>; 3],
    /// Announced rates of each class, fractions, in the order of [`ThreatClass::SCORED`].
    pub rates: [Vec<f64>; 3],
    /// Linked threats not carried out: days before the deadline on which they were resolved.
    pub days_before_deadline: Vec<i32>,
    /// Of these, resolved in the last days but not by mere lapse.
    pub in_last_days: Frequency,
    /// Linked threats not carried out: how they were resolved.
    pub resolutions: Vec<Resolution>,
    /// Pauses and postponements of linked threats that were followed by a renewed threat.
    pub renewed: Frequency,
    /// Days from a pause or postponement to the day of effect of the renewed threat.
    pub renewed_notice_days: Vec<i32>,
    /// Mexico's responses to linked threats.
    pub responses: Vec<Response>,
    /// Linked threats that were carried out and had a large part exempted within days.
    pub carve_out: Frequency,
    /// Days from effect to exemption.
    pub carve_out_days: Vec<i32>,
    /// Measures since November 2024 to which Mexico announced tariffs of its own.
    pub retaliation_announced: Frequency,
    /// Measures of 2025 and 2026 to which it charged them.
    pub retaliation_executed: Frequency,
}

/// Renewed threats on record: the paused question and the one that followed it.
const RENEWALS: [(&str, &str); 3] = [("Q05", "Q06"), ("Q06", "Q07"), ("Q13", "Q15")];

/// Days from effect to exemption of the one case on record: in force on 4 March 2025, exempt from 7 March.
const CARVE_OUT_DAYS: [i32; 2] = [2, 3];

/// Measures of 2025–26 by the record's own count.
const MEASURES_SINCE_2025: u32 = 17;

impl Frequencies {
    /// Counts the record.
    pub fn new(record: &ThreatRecord) -> Self {
        let scored = record.scored();
        let prior = BetaPrior::UNIFORM;
        let of_class = |class: ThreatClass| {
            let questions = scored.iter().copied();
            questions.filter(move |question| question.class == class)
        };
        let linked: Vec<&Question> = of_class(ThreatClass::Linkage).collect();
        let avoided: Vec<&Question> = linked
            .iter()
            .copied()
            .filter(|question| !question.in_force)
            .collect();
        let in_last_days = |question: &&Question| {
            question.days_before_deadline() <= LAST_DAYS
                && question.resolution != Resolution::Lapsed
        };
        let pauses = avoided.iter().filter(|question| {
            matches!(
                question.resolution,
                Resolution::Paused | Resolution::Postponed
            )
        });
        let renewed_notice_days = RENEWALS
            .iter()
            .filter_map(|(first, second)| Some((record.get(first)?, record.get(second)?)))
            .map(|(first, second)| days_between(first.resolved, second.deadline))
            .collect();
        let recent = |question: &&&Question| question.announced >= date(2024, 11, 1);
        Self {
            notice_days: ThreatClass::SCORED
                .map(|class| of_class(class).map(Question::notice_days).collect()),
            rates: ThreatClass::SCORED
                .map(|class| of_class(class).filter_map(|one| one.rate).collect()),
            days_before_deadline: avoided
                .iter()
                .map(|question| question.days_before_deadline())
                .collect(),
            in_last_days: Frequency::count(avoided.iter().map(in_last_days), prior),
            resolutions: avoided.iter().map(|question| question.resolution).collect(),
            renewed: Frequency::count(
                pauses.map(|question| RENEWALS.iter().any(|(first, _)| *first == question.id)),
                prior,
            ),
            renewed_notice_days,
            responses: linked.iter().map(|question| question.response).collect(),
            carve_out: Frequency::count(
                linked
                    .iter()
                    .filter(|question| question.in_force)
                    .map(|question| question.outcome == super::Outcome::CarveOut),
                prior,
            ),
            carve_out_days: CARVE_OUT_DAYS.to_vec(),
            retaliation_announced: Frequency::count(
                scored
                    .iter()
                    .filter(recent)
                    .map(|question| question.retaliation != Retaliation::None),
                prior,
            ),
            retaliation_executed: Frequency {
                yes: 0,
                of: MEASURES_SINCE_2025,
                prior,
            },
        }
    }
}

/// Announcements by class and issue in a span; renewals of a paused threat do not count.
pub fn announcement_rates(
    record: &ThreatRecord,
    administration: &Administration,
) -> Vec<AnnouncementRate> {
    let mut rates: Vec<AnnouncementRate> = Vec::new();
    for question in record.scored() {
        let issue = generic(question.issue);
        let known = rates
            .iter()
            .position(|rate| rate.class == question.class && rate.issue == issue);
        let position = known.unwrap_or_else(|| {
            rates.push(AnnouncementRate {
                class: question.class,
                issue,
                count: 0,
                months: administration.months(),
                pseudo_count: 0.0,
            });
            rates.len() - 1
        });
        // The exemption's end, announced with the exemption itself (Q09), belongs to the same demand.
        let renewal =
            question.id == "Q09" || RENEWALS.iter().any(|(_, second)| *second == question.id);
        if administration.holds(question.announced) && !renewal {
            rates[position].count += 1;
        }
    }
    for class in ThreatClass::SCORED {
        let issues = rates.iter().filter(|rate| rate.class == class).count();
        for rate in rates.iter_mut().filter(|rate| rate.class == class) {
            rate.pseudo_count = 0.5 / issues as f64;
        }
    }
    rates
}

/// Issues that the record does not tell apart.
const fn generic(issue: Issue) -> Issue {
    match issue {
        Issue::ForcedLabour => Issue::TradeBalance,
        other => other,
    }
}
