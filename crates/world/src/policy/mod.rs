//! Policy: from a scenario's actions to the measures in force in every month, the same for all draws.

mod log_lines;
mod measures;

use std::collections::BTreeMap;
use std::sync::Arc;

use measures::ContentRule;
pub use measures::{Measures, PolicyError};
use vecinos_trade::programmes::{
    CheckedTariffs, EffectiveTariffs, MonthlyTariffs, PreferenceUse, ProgrammeError,
    QualificationLoss, TariffSchedule, UsmcaTreatment,
};

use crate::Month;
use crate::draw::{Draw, DrawError};
use crate::log::{LogEntry, LogEvent};
use crate::model::Model;

/// Number of a policy state in its [`PolicyBook`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateNumber(usize);

impl StateNumber {
    /// Position in the book.
    pub const fn index(self) -> usize {
        self.0
    }
}

/// What the law's effect on trade depends on in a draw.
#[derive(Clone, Debug, PartialEq)]
pub struct TradeLaw {
    /// How the exempt share answers to the duty it avoids.
    pub preference_use: PreferenceUse,
    /// Dispersion of Chinese content within a sector.
    pub content_dispersion: f64,
    /// Legal content as a multiple of the Leontief content.
    pub legal_content_ratio: f64,
    /// Numbers of the registry by name, for the measures that name one.
    pub numbers: BTreeMap<String, f64>,
}

impl TradeLaw {
    /// What a draw makes of the law.
    ///
    /// Errors: a parameter that the registry lacks.
    pub fn of(draw: &Draw) -> Result<Self, DrawError> {
        Ok(Self {
            preference_use: PreferenceUse {
                response: draw.number(PreferenceUse::RESPONSE_PARAMETER)?,
            },
            content_dispersion: draw.number("tariff_programmes.chinese_content_dispersion")?,
            legal_content_ratio: draw.number("tariff_programmes.legal_content_ratio")?,
            numbers: draw.numbers.clone(),
        })
    }
}

/// Measures in force in some month, day-weighted.
#[derive(Clone, Debug)]
pub struct PolicyState {
    /// A month with these measures: the first one met.
    pub month: Month,
    /// Which of the book's measures they are.
    source: usize,
    /// Factor on iceberg trade costs, a cube; `None` without any.
    pub trade_cost_hat: Option<Arc<Vec<f64>>>,
}

/// Tariff measures of one path.
#[derive(Clone, Debug)]
struct PathMeasures {
    schedule: TariffSchedule,
    content_rules: Vec<ContentRule>,
}

impl PathMeasures {
    /// The measures as a draw has them: shares that a measure takes from the registry, and losses to content rules.
    fn under(&self, model: &Model, law: &TradeLaw) -> TariffSchedule {
        let mut schedule = self.schedule.clone();
        for programme in &mut schedule.programmes {
            let Some(measure) = model.measure(&programme.id) else {
                continue;
            };
            let number = |name: &Option<String>| {
                name.as_ref()
                    .and_then(|name| law.numbers.get(name).copied())
            };
            if let Some(share) = number(&measure.collected_share) {
                programme.collected_share = share;
            }
            if let (Some(share), UsmcaTreatment::DomesticContent { relief, .. }) =
                (number(&measure.relief), &mut programme.usmca)
            {
                *relief = share;
            }
        }
        schedule
            .qualification_losses
            .extend(self.content_rules.iter().map(|rule| rule.loss(law)));
        schedule
    }
}

/// The measures of every path of a book, as one draw has them.
#[derive(Clone, Debug)]
pub struct DrawnMeasures {
    schedules: Vec<TariffSchedule>,
    preference_use: PreferenceUse,
}

/// The same, checked against the base once, from which tariffs are computed.
#[derive(Clone, Debug)]
pub struct CheckedMeasures<'a> {
    tariffs: Vec<MonthlyTariffs<'a>>,
}

impl DrawnMeasures {
    /// Checks the measures of every path.
    ///
    /// Errors: the first thing that does not fit.
    pub fn checked<'a>(&'a self, model: &'a Model) -> Result<CheckedMeasures<'a>, ProgrammeError> {
        let check = |schedule| {
            let checked = CheckedTariffs::new(schedule, &model.tariff_base)?;
            Ok(MonthlyTariffs::new(checked, self.preference_use))
        };
        Ok(CheckedMeasures {
            tariffs: self.schedules.iter().map(check).collect::<Result<_, _>>()?,
        })
    }
}

impl CheckedMeasures<'_> {
    /// Whether the tariffs of a path are in a month what they were in the month before.
    fn same_as_the_month_before(&self, source: usize, month: Month) -> bool {
        self.tariffs
            .get(source)
            .is_some_and(|tariffs| tariffs.same_as_the_month_before(month.first_day()))
    }
}

impl PolicyState {
    /// Effective tariffs as a draw has them.
    ///
    /// Errors: those of [`MonthlyTariffs::month`]; a state of another book.
    pub fn tariffs(
        &self,
        measures: &mut CheckedMeasures<'_>,
    ) -> Result<EffectiveTariffs, ProgrammeError> {
        let count = measures.tariffs.len();
        let source = measures.tariffs.get_mut(self.source);
        let source = source.ok_or_else(|| ProgrammeError::IndexOutOfRange {
            programme: self.month.to_string(),
            what: "path",
            index: self.source,
            count,
        })?;
        source.month(self.month.first_day())
    }

    /// What content rules in force in the state's month take from the preference.
    pub fn content_losses<'a>(&self, drawn: &'a DrawnMeasures) -> Vec<&'a QualificationLoss> {
        let (first, last) = (self.month.first_day(), self.month.last_day());
        let losses = drawn
            .schedules
            .get(self.source)
            .map_or(&[][..], |schedule| &schedule.qualification_losses);
        let in_force = |loss: &&QualificationLoss| {
            loss.from <= last && loss.until.is_none_or(|until| until >= first)
        };
        losses.iter().filter(in_force).collect()
    }
}

/// Every distinct policy state of a run, shared by its paths and draws.
#[derive(Clone, Debug, Default)]
pub struct PolicyBook {
    sources: Vec<PathMeasures>,
    states: Vec<PolicyState>,
    numbers: BTreeMap<[u8; 32], StateNumber>,
}

/// The states that a world goes through, month by month, and its log.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyPath {
    first: Month,
    states: Vec<StateNumber>,
    log: Vec<LogEntry>,
}

impl PolicyPath {
    /// The policy state of a month; the last one after the path's end, the first one before its beginning.
    pub fn state(&self, month: Month) -> StateNumber {
        let position = usize::try_from(month.since(self.first)).unwrap_or(0);
        self.states
            .get(position)
            .or(self.states.last())
            .copied()
            .unwrap_or(StateNumber(0))
    }

    /// Institutions: what ends or lapses in a month by its date.
    pub fn institutions(&self, month: Month) -> impl Iterator<Item = &LogEntry> {
        self.in_month(month)
            .filter(|entry| matches!(entry.event, LogEvent::ProgrammeEnds | LogEvent::ActionEnds))
    }

    /// Governments: what takes effect in a month, in order of day.
    pub fn governments(&self, month: Month) -> impl Iterator<Item = &LogEntry> {
        self.in_month(month).filter(|entry| {
            matches!(
                entry.event,
                LogEvent::ProgrammeStarts | LogEvent::ActionStarts
            )
        })
    }

    fn in_month(&self, month: Month) -> impl Iterator<Item = &LogEntry> {
        self.log
            .iter()
            .filter(move |entry| Month::containing(entry.date) == month)
    }

    /// The whole log, in order of date.
    pub fn log(&self) -> &[LogEntry] {
        &self.log
    }

    /// First month in which this path differs from another; `None` when it never does.
    pub fn departure(&self, other: &Self, last: Month) -> Option<Month> {
        self.first
            .through(last)
            .find(|month| self.state(*month) != other.state(*month))
    }
}

impl PolicyBook {
    /// The measures of every path as a draw has them.
    pub fn drawn(&self, model: &Model, law: &TradeLaw) -> DrawnMeasures {
        DrawnMeasures {
            schedules: self
                .sources
                .iter()
                .map(|source| source.under(model, law))
                .collect(),
            preference_use: law.preference_use,
        }
    }

    /// A state by its number; `None` for a number of another book.
    pub fn get(&self, number: StateNumber) -> Option<&PolicyState> {
        self.states.get(number.0)
    }

    /// Number of distinct states.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether no path was added.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// All numbers in order.
    pub fn numbers(&self) -> impl Iterator<Item = StateNumber> + use<> {
        (0..self.states.len()).map(StateNumber)
    }
}

fn state_key(
    state: &PolicyState,
    probes: &mut [CheckedMeasures<'_>],
) -> Result<[u8; 32], PolicyError> {
    let mut hasher = blake3::Hasher::new();
    let mut add = |values: &[f64]| {
        for value in values {
            hasher.update(&value.to_bits().to_le_bytes());
        }
    };
    for probe in probes {
        let tariffs = state.tariffs(probe)?;
        add(&tariffs.charged);
        add(&tariffs.statutory);
    }
    if let Some(factors) = &state.trade_cost_hat {
        add(factors);
    }
    Ok(*hasher.finalize().as_bytes())
}
