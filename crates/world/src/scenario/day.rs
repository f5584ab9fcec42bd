//! Dates in scenario files: a day (`2027-05-15`) or a whole month (`2027-05`).

use std::fmt;

use jiff::civil::Date;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use crate::Month;

/// A day, or a whole month, of the Gregorian calendar, years 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// A whole month: its first day as a beginning, its last day as an end.
    Month(Month),
    /// One day.
    Date(Date),
}

impl Day {
    /// The day as a beginning: the day itself, or the first day of the month.
    pub fn first(self) -> Date {
        match self {
            Self::Month(month) => month.first_day(),
            Self::Date(date) => date,
        }
    }

    /// The day as an end (included): the day itself, or the last day of the month.
    pub fn last(self) -> Date {
        match self {
            Self::Month(month) => month.last_day(),
            Self::Date(date) => date,
        }
    }

    /// Reads `YYYY-MM` or `YYYY-MM-DD`; the error is a sentence for people.
    pub fn parse(text: &str) -> Result<Self, String> {
        let refuse = |reason: String| Err(format!("`{}` is not a date: {reason}", shortened(text)));
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let (year, month) = match parts.as_slice() {
            [year, month] | [year, month, _] => (digits(year, 4), digits(month, 2)),
            _ => (None, None),
        };
        let (Some(year), Some(month)) = (year, month) else {
            return refuse("write YYYY-MM-DD or YYYY-MM".to_owned());
        };
        if !(1..=12).contains(&month) {
            return refuse(format!("there is no month {month}"));
        }
        let Some(whole) = Month::new(i32::from(year), i32::from(month)) else {
            return refuse(format!("the year {year} is outside 1900 to 2199"));
        };
        let Some(day) = parts.get(2) else {
            return Ok(Self::Month(whole));
        };
        match digits(day, 2).and_then(|day| i8::try_from(day).ok()) {
            Some(day) if day >= 1 && i32::from(day) <= whole.days() => {
                let month = i8::try_from(month).unwrap_or(1);
                Date::new(year, month, day)
                    .map(Self::Date)
                    .or_else(|error| refuse(error.to_string()))
            }
            Some(day) => refuse(format!("{whole} has no day {day}")),
            None => refuse("write YYYY-MM-DD or YYYY-MM".to_owned()),
        }
    }
}

fn shortened(text: &str) -> String {
    text.chars()
        .take(40)
        .filter(|character| !character.is_control())
        .collect()
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => month.fmt(formatter),
            Self::Date(date) => date.fmt(formatter),
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DayVisitor;

        impl<'de> Visitor<'de> for DayVisitor {
            type Value = Day;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a date such as \"2027-05-15\" or a month such as \"2027-05\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
                Day::parse(text).map_err(E::custom)
            }

            // A TOML date without quotation marks arrives as a one-entry map.
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Day, A::Error> {
                let written = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
                match (written.date, written.time) {
                    (Some(date), None) => Day::parse(&date.to_string()).map_err(de::Error::custom),
                    _ => Err(de::Error::custom(
                        "a time of day has no place here; write YYYY-MM-DD or YYYY-MM",
                    )),
                }
            }
        }

        deserializer.deserialize_any(DayVisitor)
    }
}

impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$",
            "description": "A day (YYYY-MM-DD) or a whole month (YYYY-MM)."
        })
    }
}
