//! The random streams of a history, one per kind of chance, so that a change in one leaves the others as they were.

use vecinos_numerics::random::Stream;

/// Streams by name.
#[derive(Debug)]
pub struct Streams {
    /// Probabilities of the history: follow-through by class, rates.
    pub(crate) probabilities: Stream,
    /// Announcements.
    pub(crate) triggers: Stream,
    /// Content of announcements.
    pub(crate) threats: Stream,
    /// Mexico's answers.
    pub(crate) responses: Stream,
    /// How announcements are resolved.
    pub(crate) resolutions: Stream,
    /// Courts.
    pub(crate) courts: Stream,
    /// The treaty.
    pub(crate) treaty: Stream,
    /// Gestures.
    pub(crate) gestures: Stream,
}

impl Streams {
    /// The streams `politics.base_rates.*` of a draw of the ensemble with this seed.
    pub fn new(seed: u64, draw: u64) -> Self {
        let stream = |name: &str| Stream::new(seed, &format!("politics.base_rates.{name}"), draw);
        Self {
            probabilities: stream("probabilities"),
            triggers: stream("triggers"),
            threats: stream("threats"),
            responses: stream("responses"),
            resolutions: stream("resolutions"),
            courts: stream("courts"),
            treaty: stream("treaty"),
            gestures: stream("gestures"),
        }
    }
}

/// One of a list, all alike; `None` of an empty one.
pub(crate) fn choose<T: Copy>(stream: &mut Stream, list: &[T]) -> Option<T> {
    let position = below(stream, list.len());
    list.get(position).copied()
}

/// A whole number below `count`, all alike; 0 when there is none.
pub(crate) fn below(stream: &mut Stream, count: usize) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a uniform number times a small count is a small number from 0"
    )]
    let position = (stream.uniform() * count as f64) as usize;
    position.min(count.saturating_sub(1))
}
