//! The record: U.S. announced measures against Mexico as dated yes/no questions.

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;
use vecinos_evidence::csv_table::{CsvTable, Row};
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::embedded;

use crate::actor::{Authority, Issue, ThreatClass};
use crate::error::PoliticsError;

named! {
    /// What became of an announced measure, from the harshest to the mildest.
    Outcome {
        /// In force at the announced rate on the announced day, and left so.
        InForce = "in_force",
        /// In force, with a large part exempted within days.
        CarveOut = "carve_out",
        /// Paused, postponed or suspended.
        Paused = "paused",
        /// Withdrawn, lapsed, settled, or void.
        Withdrawn = "withdrawn",
    }
}

named! {
    /// How a question was resolved.
    Resolution {
        /// The measure took effect.
        Imposed = "imposed",
        /// Paused for a time or suspended.
        Paused = "paused",
        /// Moved to a later date.
        Postponed = "postponed",
        /// Withdrawn.
        Withdrawn = "withdrawn",
        /// Settled by an understanding on the demand.
        Settled = "settled",
        /// Nothing happened by the date.
        Lapsed = "lapsed",
        /// The authority was lost.
        Voided = "voided",
    }
}

named! {
    /// What Mexico did.
    Response {
        /// Gave what was asked, or most of it.
        Concede = "concede",
        /// Gave a part.
        Partial = "partial",
        /// Announced measures of its own and took none.
        AnnounceOnly = "announce_only",
        /// Retaliated.
        Retaliate = "retaliate",
        /// Nothing that was found.
        None = "none",
    }
}

named! {
    /// Whether tariffs of Mexico's own were announced or charged.
    Retaliation {
        /// Neither.
        None = "none",
        /// Announced, not charged.
        Announced = "announced",
        /// Charged.
        Executed = "executed",
    }
}

/// One announced measure: was it in force on Mexican goods, at the announced rate, by the announced day?
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// Stable name, Q01 to Q21 for the scored ones.
    pub id: String,
    /// Class, readable from the announcement.
    pub class: ThreatClass,
    /// Authority named or implied.
    pub authority: Authority,
    /// What it was about, as coded.
    pub issue: Issue,
    /// Questions that are held out together.
    pub episode: String,
    /// What was demanded, in the words of the record.
    pub demand: String,
    /// What was announced.
    pub headline: String,
    /// Announced rate as a fraction, where there was one.
    pub rate: Option<f64>,
    /// Day of the announcement.
    pub announced: Date,
    /// Announced day of effect.
    pub deadline: Date,
    /// Whether the announcement named no day and one was imputed.
    pub deadline_imputed: bool,
    /// Day on which the question was resolved.
    pub resolved: Date,
    /// Whether the answer is yes.
    pub in_force: bool,
    /// What became of the measure.
    pub outcome: Outcome,
    /// How.
    pub resolution: Resolution,
    /// What Mexico did.
    pub response: Response,
    /// Whether Mexico announced or charged tariffs of its own.
    pub retaliation: Retaliation,
    /// Announced burden: rate times the share of Mexican exports hit, in percentage points (a judgement).
    pub burden: Option<f64>,
    /// What happened, in words.
    pub what_happened: String,
    /// What Mexico gave or did, in words.
    pub response_detail: String,
    /// Whether every fact of the row was read (`yes`) or a part is recalled (`partly`).
    pub verified: String,
    /// Key of the source.
    pub source: String,
}

impl Question {
    /// Days between announcement and announced effect.
    pub fn notice_days(&self) -> i32 {
        days_between(self.announced, self.deadline)
    }

    /// Days between announcement and resolution.
    pub fn days_to_resolution(&self) -> i32 {
        days_between(self.announced, self.resolved)
    }

    /// Days by which the resolution came before the announced effect.
    pub fn days_before_deadline(&self) -> i32 {
        days_between(self.resolved, self.deadline)
    }
}

/// Days from one date to another; negative when the second is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).as_ref().map_or(0, Span::get_days)
}

/// All questions, in order of the record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThreatRecord {
    /// Scored and other questions.
    pub questions: Vec<Question>,
}

impl ThreatRecord {
    /// The embedded `data/politics/threats.csv`.
    ///
    /// Errors: a located diagnostic if the table were damaged (a test reads it).
    pub fn embedded() -> Result<Self, PoliticsError> {
        let csv = CsvTable::parse(embedded::source("politics/threats.csv")?)?;
        Ok(Self::read(&csv)?)
    }

    /// The scored questions, in file order.
    pub fn scored(&self) -> Vec<&Question> {
        let questions = self.questions.iter();
        questions
            .filter(|question| ThreatClass::SCORED.contains(&question.class))
            .collect()
    }

    /// The question of this name.
    pub fn get(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    fn read(csv: &CsvTable) -> Result<Self, Diagnostics> {
        let reader = Reader { csv };
        let mut questions = Vec::new();
        let mut problems = Diagnostics::new();
        for row in csv.rows() {
            match reader.question(row) {
                Ok(question) => questions.push(question),
                Err(problem) => problems.push(problem),
            }
        }
        problems.into_result(Self { questions })
    }
}

struct Reader<'a> {
    csv: &'a CsvTable,
}

impl Reader<'_> {
    fn text(&self, row: &Row, column: &str) -> Result<String, Diagnostic> {
        Ok(self.csv.field(row, self.csv.column(column)?).to_owned())
    }

    fn date(&self, row: &Row, column: &str) -> Result<Date, Diagnostic> {
        self.csv.date(row, self.csv.column(column)?)
    }

    fn number(&self, row: &Row, column: &str) -> Result<Option<f64>, Diagnostic> {
        let column = self.csv.column(column)?;
        if self.csv.field(row, column).is_empty() {
            return Ok(None);
        }
        self.csv.number(row, column).map(Some)
    }

    fn truth(&self, row: &Row, column: &str) -> Result<bool, Diagnostic> {
        let position = self.csv.column(column)?;
        self.csv.field(row, position).parse().map_err(|_| {
            self.csv
                .at(
                    row,
                    position,
                    "invalid-value",
                    "this is neither true nor false",
                )
                .with_expected("`true` or `false`")
        })
    }

    fn name<T>(
        &self,
        row: &Row,
        column: &str,
        read: impl Fn(&str) -> Option<T>,
        names: &[&str],
    ) -> Result<T, Diagnostic> {
        let position = self.csv.column(column)?;
        read(self.csv.field(row, position)).ok_or_else(|| {
            self.csv
                .at(row, position, "unknown-name", "unknown name")
                .with_expected(format!("one of {}", names.join(", ")))
        })
    }

    fn question(&self, row: &Row) -> Result<Question, Diagnostic> {
        macro_rules! name {
            ($kind:ident, $column:literal) => {{
                let names: Vec<&str> = $kind::ALL.iter().map(|one| one.id()).collect();
                self.name(row, $column, $kind::from_id, &names)?
            }};
        }
        Ok(Question {
            id: self.text(row, "id")?,
            class: name!(ThreatClass, "class"),
            authority: name!(Authority, "authority"),
            issue: name!(Issue, "issue"),
            episode: self.text(row, "episode")?,
            demand: self.text(row, "demand")?,
            headline: self.text(row, "headline")?,
            rate: self.number(row, "rate_percent")?.map(|rate| rate / 100.0),
            announced: self.date(row, "announced")?,
            deadline: self.date(row, "deadline")?,
            deadline_imputed: self.truth(row, "deadline_imputed")?,
            resolved: self.date(row, "resolved")?,
            in_force: self.truth(row, "in_force")?,
            outcome: name!(Outcome, "outcome"),
            resolution: name!(Resolution, "resolution"),
            response: name!(Response, "response"),
            retaliation: name!(Retaliation, "retaliation"),
            burden: self.number(row, "burden_pp")?,
            what_happened: self.text(row, "what_happened")?,
            response_detail: self.text(row, "response_detail")?,
            verified: self.text(row, "verified")?,
            source: self.text(row, "source")?,
        })
    }
}
