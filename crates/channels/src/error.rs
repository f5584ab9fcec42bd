//! What can go wrong before a channel runs. A running channel cannot fail: inputs are kept in their admissible range.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;

/// Why a channel cannot start.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ChannelError {
    /// The registry or draw lacks a parameter, or it has another type.
    #[error("the parameter `{name}` is missing")]
    MissingParameter {
        /// Registry name.
        name: &'static str,
    },
    /// A parameter that chooses by name names nothing the channel has.
    #[error("the parameter `{parameter}` names `{name}`; it must be one of {options}")]
    UnknownChoice {
        /// Registry name.
        parameter: &'static str,
        /// What was named.
        name: String,
        /// What there is.
        options: String,
    },
    /// An embedded table is missing or damaged.
    #[error(transparent)]
    Data(#[from] Diagnostics),
    /// The channel has no data to start from in this month.
    #[error("the channel `{channel}` cannot start in {month}: its data run from {first} to {last}")]
    OutsideData {
        /// Channel.
        channel: &'static str,
        /// Month asked for.
        month: Month,
        /// First possible month.
        first: Month,
        /// Last possible month.
        last: Month,
    },
}
