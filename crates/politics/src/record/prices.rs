//! Market prices on questions near the record, and questions registered for later data to settle.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vecinos_evidence::csv_table::CsvTable;
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::embedded;
use vecinos_evidence::month::Month;
use vecinos_evidence::registry::Grade;
use vecinos_evidence::toml_file;

use crate::error::PoliticsError;

/// A price of a prediction market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarketPrice {
    /// Stable name.
    pub id: String,
    /// Day of the price.
    pub date: Date,
    /// Which market.
    pub venue: String,
    /// Question in its words.
    pub question: String,
    /// Price as a probability.
    pub price: f64,
    /// How the market's own question was resolved, where it was.
    pub resolved: Option<bool>,
    /// The question of the record it is nearest to.
    pub question_id: Option<String>,
    /// What its wording resolves on; `signature` is not the same as being in force.
    pub resolves_on: String,
    /// What to know.
    pub note: String,
}

impl MarketPrice {
    /// The embedded `data/politics/market_prices.csv`.
    ///
    /// Errors: a located diagnostic if the table were damaged.
    pub fn embedded() -> Result<Vec<Self>, PoliticsError> {
        let csv = CsvTable::parse(embedded::source("politics/market_prices.csv")?)?;
        let [
            id,
            date,
            venue,
            question,
            price,
            resolved,
            question_id,
            resolves_on,
            note,
            _,
        ] = csv.columns([
            "id",
            "date",
            "venue",
            "question",
            "price",
            "resolved",
            "question_id",
            "resolves_on",
            "note",
            "source",
        ])?;
        let mut prices = Vec::new();
        let mut problems = Diagnostics::new();
        for row in csv.rows() {
            let text = |column| csv.field(row, column).to_owned();
            match (csv.date(row, date), csv.number(row, price)) {
                (Ok(date), Ok(price)) => prices.push(Self {
                    id: text(id),
                    date,
                    venue: text(venue),
                    question: text(question),
                    price,
                    resolved: csv.field(row, resolved).parse().ok(),
                    question_id: Some(text(question_id)).filter(|id| !id.is_empty()),
                    resolves_on: text(resolves_on),
                    note: text(note),
                }),
                (date, price) => problems
                    .0
                    .extend([date.err(), price.err()].into_iter().flatten()),
            }
        }
        Ok(problems.into_result(prices)?)
    }
}

/// A question registered before its answer is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForwardQuestion {
    /// Stable name, F01 to F11.
    pub id: String,
    /// Last day on which the answer can become yes.
    pub by: Date,
    /// What is asked.
    pub text: String,
    /// Probability registered.
    pub probability: f64,
    /// Where it comes from.
    pub basis: String,
    /// Grade of the probability.
    pub grade: Grade,
    /// Keys of the sources.
    pub source: Vec<String>,
}

/// A month of the registered path of the charged rate on Mexican goods.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChargedRateForecast {
    /// Month.
    pub month: Month,
    /// Central value in percent of imports.
    pub percent: f64,
    /// Half of the width of the interval, percentage points.
    pub half_width: f64,
    /// Grade.
    pub grade: Grade,
    /// Keys of the sources.
    pub source: Vec<String>,
}

/// All that is registered, from `data/politics/forward_questions.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForwardRegister {
    /// Yes/no questions.
    #[serde(rename = "question")]
    pub questions: Vec<ForwardQuestion>,
    /// Path of the charged rate.
    #[serde(rename = "charged_rate")]
    pub charged_rate: Vec<ChargedRateForecast>,
}

/// Day of the registration.
pub const REGISTERED: Date = jiff::civil::date(2026, 11, 28);

/// BLAKE3 of the registered text: a test compares, so that what was registered cannot be edited unseen.
pub const REGISTERED_HASH: &str =
    "522b31f90b774b069783e781acd42cee97fc887d45a5eebc42ee0d9765400cfd";

impl ForwardRegister {
    /// The embedded register.
    ///
    /// Errors: a located diagnostic if the file were damaged.
    pub fn embedded() -> Result<Self, PoliticsError> {
        let source = embedded::source("politics/forward_questions.toml")?;
        Ok(toml_file::parse_source::<Self>(source)?.value)
    }
}
