//! The door: histories by responsive governments, whole or month by month.

use std::cell::RefCell;
use std::rc::Rc;

use jiff::civil::Date;
use vecinos_evidence::month::Month;

use super::beliefs::{Beliefs, Resolved};
use super::irritants::Irritants;
use super::linkage::Linkage;
use super::play::set_irritants;
use super::players::{Players, Watched};
use super::stage::StageGame;
use super::styles::{MexicoStyle, StyleBook, UnitedStatesStyle};
use crate::base_rates::run::{Run, Task};
use crate::base_rates::{BaseRates, Forbearance, History, Move, Streams, Triggers, Window};
use crate::error::PoliticsError;
use crate::law::{CourtMode, LegalState};
use crate::parameters::Parameters;
use crate::preview::OutcomePreview;
use crate::record::ThreatRecord;

/// Governments that choose: the stage game with its numbers, styles and switches.
#[derive(Clone, Debug)]
pub struct Responsive {
    /// Frequencies of the record where there is no choice: gestures, notices, liftings, substitutes.
    pub base: BaseRates,
    /// The game.
    pub game: StageGame,
    /// Which linkages are on.
    pub linkage: Linkage,
    record: ThreatRecord,
}

/// How a history begins and is bounded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// First and last day.
    pub window: Window,
    /// How the ruling on the emergency power comes.
    pub courts: CourtMode,
    /// Forbearance of both.
    pub forbearance: Forbearance,
    /// Seed of the ensemble.
    pub seed: u64,
    /// Number of the draw.
    pub draw: u64,
}

impl Responsive {
    /// With numbers of one's own (those of a draw, or [`Parameters::embedded`]) and no particular styles.
    ///
    /// Errors: a damaged table.
    pub fn new(parameters: Parameters) -> Result<Self, PoliticsError> {
        Ok(Self {
            base: BaseRates::new(parameters.clone())?,
            game: StageGame::new(parameters),
            linkage: Linkage::default(),
            record: ThreatRecord::embedded()?,
        })
    }

    /// With central values.
    ///
    /// Errors: a damaged table.
    pub fn embedded() -> Result<Self, PoliticsError> {
        Self::new(Parameters::embedded()?)
    }

    /// The same with presets of style at their central values; an absent name leaves a side without a style.
    ///
    /// Errors: a preset that does not exist.
    pub fn with_styles(
        mut self,
        united_states: Option<&str>,
        mexico: Option<&str>,
    ) -> Result<Self, PoliticsError> {
        let book = StyleBook::embedded()?;
        let mut value = |quantity: super::styles::Quantity| quantity.value;
        self.game.united_states = match united_states {
            Some(id) => book.united_states(id, &self.record, &mut value)?,
            None => UnitedStatesStyle::default(),
        };
        self.game.mexico = match mexico {
            Some(id) => book.mexico(id, &self.record, &mut value)?,
            None => MexicoStyle::default(),
        };
        Ok(self)
    }

    /// A history that can be played month by month; `start` is the law not later than the first day, `triggers` what the state
    /// of the world adds for good when the history begins.
    pub fn begin<'a, P: OutcomePreview>(
        &'a self,
        setting: Setting,
        start: LegalState,
        preview: &'a P,
        triggers: &'a Triggers,
        streams: &'a mut Streams,
    ) -> Play<'a, P> {
        let failure = Rc::new(RefCell::new(None));
        let watched = Watched {
            preview,
            failure: Rc::clone(&failure),
        };
        let first = setting.window.first;
        let beliefs = Beliefs {
            cases: self
                .record
                .scored()
                .into_iter()
                .filter(|question| question.resolved <= first)
                .map(Resolved::of)
                .collect(),
        };
        let most = Triggers::MOST_WITHHOLDING;
        let forbearance = Forbearance {
            withholding: setting.forbearance.withholding * triggers.withholding.clamp(0.0, most),
            ..setting.forbearance
        };
        let mut run = Run::new(
            &self.base,
            setting.window,
            start,
            forbearance,
            triggers,
            streams,
        );
        let (game, linkage) = (self.game.clone(), self.linkage);
        run.players = Some(Players::new(
            game,
            linkage,
            beliefs,
            watched,
            setting.seed,
            setting.draw,
        ));
        run.lay_out(setting.courts);
        run.put(first, Task::Month);
        Play { run, failure }
    }

    /// A whole history; `irritants` gives those of each month.
    ///
    /// Errors: the first failure of the preview.
    pub fn simulate<P: OutcomePreview>(
        &self,
        setting: Setting,
        start: LegalState,
        preview: &P,
        irritants: &dyn Fn(Month) -> Irritants,
    ) -> Result<History, P::Error> {
        self.simulate_with(setting, start, preview, irritants, &Triggers::default())
    }

    /// As [`Self::simulate`], with what the state of the world adds when the history begins.
    ///
    /// Errors: the first failure of the preview.
    pub fn simulate_with<P: OutcomePreview>(
        &self,
        setting: Setting,
        start: LegalState,
        preview: &P,
        irritants: &dyn Fn(Month) -> Irritants,
        triggers: &Triggers,
    ) -> Result<History, P::Error> {
        let mut streams = Streams::new(setting.seed, setting.draw);
        let mut play = self.begin(setting, start, preview, triggers, &mut streams);
        let last = Month::containing(setting.window.last);
        for month in Month::containing(setting.window.first).through(last) {
            play.month(month, irritants(month));
        }
        play.finish()
    }

    /// A history from the end of the record on.
    ///
    /// Errors: as [`Self::simulate`].
    pub fn after_the_record<P: OutcomePreview>(
        &self,
        window: Window,
        seed: u64,
        draw: u64,
        preview: &P,
    ) -> Result<History, P::Error> {
        let start = LegalState::at_the_end_of_the_record(&self.base.book(), window.first);
        let setting = Setting::recorded(window, seed, draw);
        self.simulate(setting, start, preview, &|_| Irritants::default())
    }

    /// A replay of the record's time from a day with nothing in force.
    ///
    /// Errors: as [`Self::simulate`].
    pub fn replay<P: OutcomePreview>(
        &self,
        window: Window,
        seed: u64,
        draw: u64,
        preview: &P,
    ) -> Result<History, P::Error> {
        let start = LegalState::new(self.base.book(), window.first, CourtMode::AsRecorded);
        let setting = Setting::recorded(window, seed, draw);
        self.simulate(setting, start, preview, &|_| Irritants::default())
    }
}

impl Setting {
    /// The recorded ruling, no forbearance.
    pub fn recorded(window: Window, seed: u64, draw: u64) -> Self {
        Self {
            window,
            courts: CourtMode::AsRecorded,
            forbearance: Forbearance::default(),
            seed,
            draw,
        }
    }
}

/// A history on its way.
pub struct Play<'a, P: OutcomePreview> {
    run: Run<'a>,
    failure: Rc<RefCell<Option<P::Error>>>,
}

impl<P: OutcomePreview> Play<'_, P> {
    /// Lets a month pass under these irritants; the moves made in it, in order of days.
    pub fn month(&mut self, month: Month, irritants: Irritants) -> &[Move] {
        if let Some(players) = &mut self.run.players {
            set_irritants(players, irritants);
        }
        let before = self.run.history.moves.len();
        let last = month.last_day().min(self.run.window.last);
        self.run.pass(last);
        self.run.history.moves.get(before..).unwrap_or(&[])
    }

    /// The law as it stands.
    pub const fn legal(&self) -> &LegalState {
        &self.run.legal
    }

    /// First day of the history.
    pub const fn first_day(&self) -> Date {
        self.run.window.first
    }

    /// The history up to the end of its window.
    ///
    /// Errors: the first failure of the preview.
    pub fn finish(mut self) -> Result<History, P::Error> {
        self.run.pass(self.run.window.last);
        let history = self.run.close();
        match self.failure.take() {
            Some(error) => Err(error),
            None => Ok(history),
        }
    }
}
