//! How far a long command has come, on the error stream of a terminal and nowhere else.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// A progress bar that appears only when someone watches and only when the work takes longer than a second.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
}

impl Progress {
    /// Progress with `label` before the bar; silent when `quiet`, or when the error stream is not a terminal.
    pub fn new(label: String, quiet: bool) -> Self {
        let watched = !quiet && io::stderr().is_terminal();
        let bar = watched.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let template = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
            if let Ok(style) = template {
                bar.set_style(style);
            }
            bar.with_message(label)
        });
        Self {
            bar,
            started: Instant::now(),
        }
    }

    /// `done` of `all` steps are finished.
    pub fn report(&self, done: u64, all: u64) {
        if let Some(bar) = &self.bar {
            if bar.is_hidden() && self.started.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.set_length(all);
            bar.set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
