//! Governments that act by themselves: a history of moves for every draw, turned into that draw's measures.
//!
//! A [`HistorySource`] gives the history of a draw; it is a pure function of seed, draw and [`Triggers`]. The history's
//! tariffs and the end or extension of the treaty enter the policy schedule ([`crate::policy`]), its levers and threats the
//! levers of the channels ([`levers`]), so that every draw has a policy path of its own. What the histories do not hold
//! stays as the scenario's actions and the record have it.
//!
//! Histories begin where the record ends, on [`AFTER_RECORD`], from the law as it stands then; a scenario whose baseline
//! does not keep the record begins with its window, from the law of that day with nothing in force, and the ruling on the
//! emergency power comes by its market odds.
//!
//! What feeds back: the state of the channels when the history begins ([`triggers`]), through rows of the couplings table.
//! Within a history no move depends on what the economy does later.

pub mod actions;
pub mod levers;
mod measures;
pub mod responsive;
pub mod triggers;

use std::fmt;
use std::sync::Arc;

use jiff::civil::{Date, date};
use vecinos_politics::base_rates::{
    BaseRates, Forbearance, History, MoveKind, Streams, Triggers, Window,
};
use vecinos_politics::law::CourtMode;
use vecinos_politics::{LegalState, Party, PoliticsError};

pub(crate) use measures::enact;

use crate::Month;
use crate::preview::PreviewError;
use crate::scenario::{BehaviourIn, GovernmentMode, Governments, Scenario};

/// First day after the dated record.
pub const AFTER_RECORD: Date = date(2026, 11, 1);

/// Where histories come from. A mode of behaviour is one implementation.
pub trait HistorySource: fmt::Debug + Send + Sync {
    /// The history of a draw: the same for the same arguments, whatever else runs.
    ///
    /// Errors: what keeps the source from giving one.
    fn history(&self, seed: u64, draw: u64, triggers: &Triggers) -> Result<History, HistoryError>;
}

/// A history cannot be given.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum HistoryError {
    /// The tables behind it are damaged.
    #[error(transparent)]
    Politics(#[from] PoliticsError),
    /// What governments look ahead with fails.
    #[error(transparent)]
    Preview(#[from] PreviewError),
    /// A style that the mode does not have.
    #[error("there is no style `{0}` in this mode")]
    UnknownStyle(String),
    /// A mode that is not there.
    #[error("the mode `{0}` is not available")]
    NotAvailable(&'static str),
}

/// Behaviour by base rates over a window.
#[derive(Clone, Debug)]
pub struct BaseRateHistories {
    behaviour: BaseRates,
    window: Window,
    start: LegalState,
    courts: CourtMode,
    forbearance: Forbearance,
}

impl HistorySource for BaseRateHistories {
    fn history(&self, seed: u64, draw: u64, triggers: &Triggers) -> Result<History, HistoryError> {
        Ok(self.behaviour.simulate_with(
            self.window,
            self.start.clone(),
            self.courts,
            self.forbearance,
            triggers,
            &mut Streams::new(seed, draw),
        ))
    }
}

/// One history for every draw: what a person played.
#[derive(Clone, Debug)]
pub struct PlayedHistory(pub History);

impl HistorySource for PlayedHistory {
    fn history(&self, _: u64, _: u64, _: &Triggers) -> Result<History, HistoryError> {
        Ok(self.0.clone())
    }
}

/// Which government acts by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The United States (and what follows from it: Canada's part in the treaty, the courts).
    pub united_states: bool,
    /// Mexico.
    pub mexico: bool,
}

/// Governments that act by themselves, ready for any draw.
#[derive(Clone, Debug)]
pub struct GovernmentPlan {
    source: Arc<dyn HistorySource>,
    acting: Acting,
    seed: u64,
    /// First day of the histories.
    pub first: Date,
    /// In which worlds they are.
    pub act_in: BehaviourIn,
}

impl GovernmentPlan {
    /// The plan of a scenario under a seed; `None` when both governments are scripted.
    ///
    /// Errors: a mode that is not available, a damaged table.
    pub fn of(scenario: &Scenario, seed: u64) -> Result<Option<Self>, HistoryError> {
        let governments = &scenario.governments;
        if governments.scripted() {
            return Ok(None);
        }
        let modes = [&governments.united_states, &governments.mexico].map(|one| one.mode);
        if modes.contains(&GovernmentMode::Responsive) {
            return Err(HistoryError::NotAvailable("responsive"));
        }
        let acting = Acting {
            united_states: modes[0] != GovernmentMode::Scripted,
            mexico: modes[1] != GovernmentMode::Scripted,
        };
        let first = first_day(scenario);
        let source = base_rates(governments, scenario, acting, first)?;
        Ok(Some(Self {
            source: Arc::new(source),
            acting,
            seed,
            first,
            act_in: governments.act_in,
        }))
    }

    /// The plan under which every draw has this history from `first` on, in the scenario's world only.
    pub fn played(history: History, first: Date) -> Self {
        Self {
            source: Arc::new(PlayedHistory(history)),
            acting: Acting {
                united_states: true,
                mexico: true,
            },
            seed: 0,
            first,
            act_in: BehaviourIn::Scenario,
        }
    }

    /// The history of a draw, without the moves of a government that is scripted.
    ///
    /// Errors: those of the source.
    pub fn history(&self, draw: u64, triggers: &Triggers) -> Result<History, HistoryError> {
        let history = self.source.history(self.seed, draw, triggers)?;
        Ok(only(history, self.acting))
    }

    /// First month in which anything of a history can be in force.
    pub fn first_month(&self) -> Month {
        Month::containing(self.first)
    }
}

/// First day of a scenario's histories.
pub fn first_day(scenario: &Scenario) -> Date {
    let start = scenario.header.start.first_day();
    if scenario.header.baseline.keeps_record() {
        start.max(AFTER_RECORD)
    } else {
        start
    }
}

fn base_rates(
    governments: &Governments,
    scenario: &Scenario,
    acting: Acting,
    first: Date,
) -> Result<BaseRateHistories, HistoryError> {
    let mut behaviour = BaseRates::embedded()?;
    if let Some(style) = &governments.united_states.style {
        behaviour = behaviour
            .in_the_style_of(style)
            .ok_or_else(|| HistoryError::UnknownStyle(style.clone()))?;
    }
    let (start, courts) = if scenario.header.baseline.keeps_record() {
        let start = LegalState::at_the_end_of_the_record(&behaviour.book(), first);
        (start, CourtMode::AsRecorded)
    } else {
        let courts = CourtMode::Open;
        (LegalState::new(behaviour.book(), first, courts), courts)
    };
    let left = |forbearance: f64, acts: bool| if acts { 1.0 - forbearance } else { 0.0 };
    Ok(BaseRateHistories {
        window: Window {
            first,
            last: scenario.header.end.last_day(),
        },
        start,
        courts,
        forbearance: Forbearance {
            hostility: left(governments.united_states.forbearance, acting.united_states),
            withholding: left(governments.mexico.forbearance, acting.mexico),
        },
        behaviour,
    })
}

/// What the acting governments do of a history.
fn only(mut history: History, acting: Acting) -> History {
    let acts = |party: Party| match party {
        Party::Mexico => acting.mexico,
        Party::UnitedStates | Party::Canada => acting.united_states,
    };
    history.moves.retain(|one| acts(one.actor));
    history.tariffs.retain(|one| acts(one.importer));
    history.levers.retain(|one| acts(one.actor));
    if !acting.united_states {
        history.questions.clear();
        history.treaty_ends = None;
    }
    history
}

/// Whether a new term of the treaty begins in a history.
pub fn extends_the_treaty(history: &History) -> bool {
    let mut moves = history.moves.iter();
    moves.any(|one| one.kind == MoveKind::TermExtended)
}
