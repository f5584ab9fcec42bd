//! Shocks: for some weeks, conflict is more lethal for the part of all groups that a removed leader or a strike touches.
//!
//! One event touches the share `c` of all conflict, `n` events `1 − (1 − c)^n`; overlapping events likewise, so that never
//! more than everything is touched. While touched, lethality is `1 + x` times as high, so the national multiplier on θ is
//! `1 + x·(share touched)`. The form, a multiplier on θ for 26 weeks, is that of Prieto-Curiel's later model.

use vecinos_numerics::math::pow;

/// Longest shock in weeks.
const LONGEST: usize = 104;

/// What is touched in the coming weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shocks {
    /// Share of conflict left alone in each coming week, a ring.
    untouched: [f64; LONGEST + 1],
    next: usize,
}

impl Shocks {
    /// None.
    pub const NONE: Self = Self {
        untouched: [1.0; LONGEST + 1],
        next: 0,
    };

    /// `events` that each touch `share` of all conflict for `weeks` from the coming week on; the last week in part.
    pub fn add(&mut self, events: f64, share: f64, weeks: f64) {
        let touched = 1.0 - pow((1.0 - share).clamp(0.0, 1.0), events.max(0.0));
        let mut left = weeks.clamp(0.0, LONGEST as f64);
        let mut place = self.next;
        while left > 0.0 {
            if let Some(untouched) = self.untouched.get_mut(place) {
                *untouched *= 1.0 - touched * left.min(1.0);
            }
            place = (place + 1) % (LONGEST + 1);
            left -= 1.0;
        }
    }

    /// Share of conflict touched in the coming week, which is then past.
    pub fn week(&mut self) -> f64 {
        let place = self.next;
        self.next = (place + 1) % (LONGEST + 1);
        match self.untouched.get_mut(place) {
            Some(untouched) => 1.0 - std::mem::replace(untouched, 1.0),
            None => 0.0,
        }
    }
}
