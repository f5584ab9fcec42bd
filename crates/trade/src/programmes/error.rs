//! What can be wrong with programmes handed to this module.

use thiserror::Error;

/// A programme, preference or base that does not fit.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ProgrammeError {
    /// A table has another length than the dimensions ask for.
    #[error("{what} has {found} entries, expected {expected}")]
    WrongLength {
        /// Which table.
        what: &'static str,
        /// Entries it should have.
        expected: usize,
        /// Entries it has.
        found: usize,
    },
    /// A region, sector or product group index outside the base.
    #[error("`{programme}` names {what} number {index}, but there are only {count}")]
    IndexOutOfRange {
        /// Id of the programme or preference.
        programme: String,
        /// Region, sector or product group.
        what: &'static str,
        /// The index.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// A share outside zero to one.
    #[error("`{programme}`: {what} is {value}, expected a fraction from 0 to 1")]
    NotAShare {
        /// Id of the programme or preference.
        programme: String,
        /// Which share.
        what: &'static str,
        /// The value.
        value: f64,
    },
    /// A rate that is negative or not finite.
    #[error("`{programme}`: the rate {value} is not a finite fraction of at least 0")]
    NotARate {
        /// Id of the programme.
        programme: String,
        /// The value.
        value: f64,
    },
    /// The last day comes before the first.
    #[error("`{programme}` ends on {until}, before it begins on {from}")]
    DatesReversed {
        /// Id of the programme or preference.
        programme: String,
        /// First day.
        from: String,
        /// Last day.
        until: String,
    },
    /// A name that the benchmark does not know.
    #[error("`{programme}` names the {what} `{name}`, which the benchmark does not have")]
    UnknownName {
        /// Id of the programme or table.
        programme: String,
        /// Region, sector or product group.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// A parameter that a programme needs is missing or not a number.
    #[error("`{programme}` needs the parameter `{name}`, which is missing or not a number")]
    MissingParameter {
        /// Id of the programme.
        programme: String,
        /// Name in the registry.
        name: String,
    },
    /// An estimate does not exist: the data do not identify its parameters.
    #[error("the data do not identify the parameters of this estimate")]
    NoFit,
    /// The calendar does not reach that far.
    #[error("the month of {0} lies outside the calendar")]
    OutsideCalendar(String),
}
