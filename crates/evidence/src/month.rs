//! Calendar months: the step of the clock and of every monthly series.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar month, printed and read as `YYYY-MM`. Years 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Months since January of year 0.
    ordinal: i32,
}

/// The text is not a month written `YYYY-MM`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a month; write YYYY-MM with a month from 01 to 12")]
pub struct MonthError {
    /// What was read.
    pub text: String,
}

impl Month {
    /// The month `month` (1 to 12) of `year` (1900 to 2199); `None` outside.
    pub const fn new(year: i32, month: i32) -> Option<Self> {
        if year < 1900 || year > 2199 || month < 1 || month > 12 {
            None
        } else {
            Some(Self {
                ordinal: year * 12 + month - 1,
            })
        }
    }

    /// January 2025: the first month of the dated record of measures and of the default window.
    pub const RECORD_START: Self = Self { ordinal: 2025 * 12 };

    /// October 2026: the last month of the dated record of measures; afterwards measures are frozen.
    pub const RECORD_END: Self = Self {
        ordinal: 2026 * 12 + 9,
    };

    /// December 2030: the last month of the default window.
    pub const DEFAULT_END: Self = Self {
        ordinal: 2030 * 12 + 11,
    };

    /// December 2036: the last month any window may reach (the year in which the USMCA's first term ends).
    pub const LAST: Self = Self {
        ordinal: 2036 * 12 + 11,
    };

    /// The month that contains `date`.
    pub fn containing(date: Date) -> Self {
        Self {
            ordinal: i32::from(date.year()) * 12 + i32::from(date.month()) - 1,
        }
    }

    /// Calendar year.
    pub const fn year(self) -> i32 {
        self.ordinal.div_euclid(12)
    }

    /// Month of the year, 1 to 12.
    pub const fn month(self) -> i32 {
        self.ordinal.rem_euclid(12) + 1
    }

    /// The month `count` months later (earlier if negative).
    #[must_use]
    pub const fn plus(self, count: i32) -> Self {
        Self {
            ordinal: self.ordinal + count,
        }
    }

    /// Months since January of the year 0; consecutive months differ by one.
    pub const fn ordinal(self) -> i32 {
        self.ordinal
    }

    /// Months from `earlier` to this month; negative when this month is before it.
    pub const fn since(self, earlier: Self) -> i32 {
        self.ordinal - earlier.ordinal
    }

    /// The beginning of the month as a fraction of its year: 0 for January, 11/12 for December.
    pub fn year_fraction(self) -> f64 {
        f64::from(self.month() - 1) / 12.0
    }

    /// First day of the month.
    pub fn first_day(self) -> Date {
        // Years and months are in range for every month that `new`, `containing` or `plus` within a window yields.
        let year = i16::try_from(self.year()).unwrap_or(9999);
        let month = i8::try_from(self.month()).unwrap_or(1);
        Date::new(year, month, 1).unwrap_or(Date::ZERO)
    }

    /// Last day of the month.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// Number of days of the month.
    pub fn days(self) -> i32 {
        i32::from(self.first_day().days_in_month())
    }

    /// All months from `self` to `last`, both included; empty when `last` is earlier.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> + Clone {
        (self.ordinal..=last.ordinal).map(|ordinal| Self { ordinal })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year(), self.month())
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let error = || MonthError {
            text: text.to_owned(),
        };
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i32>().ok())
                .flatten()
        };
        let (year, month) = text.split_once('-').ok_or_else(error)?;
        match (digits(year, 4), digits(month, 2)) {
            (Some(year), Some(month)) => Self::new(year, month).ok_or_else(error),
            _ => Err(error()),
        }
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Month {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Month".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$",
            "description": "A calendar month, YYYY-MM."
        })
    }
}
