//! Histories by governments that choose, on the outcomes of the trade core.

use std::sync::Arc;

use vecinos_politics::LegalState;
use vecinos_politics::base_rates::{Forbearance, History, Triggers, Window};
use vecinos_politics::game::{Irritants, Responsive, Setting};
use vecinos_politics::law::CourtMode;

use super::{HistoryError, HistorySource};
use crate::preview::WorldPreview;

/// Behaviour by the stage game over a window.
///
/// The state of the channels enters when the history begins, by [`Triggers`]; irritants stay ordinary after that.
#[derive(Clone, Debug)]
pub struct ResponsiveHistories {
    /// The governments with their styles and linkages.
    pub behaviour: Responsive,
    /// What they look ahead with; shared by all draws.
    pub preview: Arc<WorldPreview>,
    /// First and last day.
    pub window: Window,
    /// The law, not later than the first day.
    pub start: LegalState,
    /// How the ruling on the emergency power comes.
    pub courts: CourtMode,
    /// What is left of hostility and withholding.
    pub forbearance: Forbearance,
}

impl HistorySource for ResponsiveHistories {
    fn history(&self, seed: u64, draw: u64, triggers: &Triggers) -> Result<History, HistoryError> {
        let setting = Setting {
            window: self.window,
            courts: self.courts,
            forbearance: self.forbearance,
            seed,
            draw,
        };
        let start = self.start.clone();
        let ordinary = |_| Irritants::default();
        let preview = self.preview.as_ref();
        Ok(self
            .behaviour
            .simulate_with(setting, start, preview, &ordinary, triggers)?)
    }
}
