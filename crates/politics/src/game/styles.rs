//! Styles: presets of behaviour, counted from the record where it speaks, priors elsewhere. No personality scores.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vecinos_evidence::embedded;
use vecinos_evidence::registry::Grade;
use vecinos_evidence::toml_file;

use super::choice::log_odds;
use crate::actor::{Issue, ThreatClass};
use crate::error::PoliticsError;
use crate::record::{
    Administration, AnnouncementRate, Question, Response, ThreatRecord, announcement_rates,
};

/// Pseudo-cases at the frequency of the whole record, with which the follow-through of one government is shrunk.
const SHRINKAGE: f64 = 4.0;

/// A quantity of a style with its range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// Central value.
    pub value: f64,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}

impl Quantity {
    /// The value at a uniform number.
    pub fn draw(self, uniform: f64) -> f64 {
        self.low + (self.high - self.low) * uniform
    }
}

/// Days in which a government was in office and announced, or answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

impl Span {
    fn holds(self, question: &Question) -> bool {
        self.from <= question.announced && question.announced <= self.until
    }
}

/// A U.S. preset as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitedStatesPreset {
    /// Stable name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Title in Spanish.
    pub title_es: String,
    /// How well the quantities are supported; what is counted from the record is not among them.
    pub grade: Grade,
    /// Days from which the record is counted.
    pub span: Span,
    /// Administration whose announcement rates it has.
    pub administration: String,
    /// Whether it never was.
    #[serde(default)]
    pub counterfactual: bool,
    /// Factor on the announcement rates.
    #[serde(default)]
    pub threat_factor: Option<Quantity>,
    /// Shift of the follow-through of linked threats, payoff.
    #[serde(default)]
    pub follow_through_shift: Option<Quantity>,
    /// Factor on the weight of visible concessions.
    #[serde(default)]
    pub visibility: Option<Quantity>,
    /// Factor on the audience cost.
    #[serde(default)]
    pub audience: Option<Quantity>,
    /// Factor on the weight of prices.
    #[serde(default)]
    pub price_sensitivity: Option<Quantity>,
    /// Factor on the weight of share prices.
    #[serde(default)]
    pub market_sensitivity: Option<Quantity>,
    /// Fall of share prices that does not matter, per cent.
    #[serde(default)]
    pub market_threshold: Option<Quantity>,
    /// Factor on the worth of a threat kept alive.
    #[serde(default)]
    pub patience: Option<Quantity>,
    /// Probability that hawks react to an irritating statement.
    #[serde(default)]
    pub hawks_react: Option<Quantity>,
    /// Keys of the sources.
    pub source: Vec<String>,
    /// What to know.
    pub note: String,
}

/// A Mexican preset as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MexicoPreset {
    /// Stable name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Title in Spanish.
    pub title_es: String,
    /// How well the quantities are supported; what is counted from the record is not among them.
    pub grade: Grade,
    /// Days from which the record is counted.
    pub span: Span,
    /// Whether it never was.
    #[serde(default)]
    pub counterfactual: bool,
    /// Shift of the cost of conceding, payoff.
    #[serde(default)]
    pub concession_shift: Option<Quantity>,
    /// The same on single issues, on top.
    #[serde(default)]
    pub concession_shift_by_issue: Vec<(Issue, Quantity)>,
    /// Shift of the readiness to announce and charge tariffs, payoff.
    #[serde(default)]
    pub retaliation_shift: Option<Quantity>,
    /// Shift of the preference for delay, payoff.
    #[serde(default)]
    pub delay_shift: Option<Quantity>,
    /// Factor on the worth of a rally.
    #[serde(default)]
    pub political_capital: Option<Quantity>,
    /// Monthly probability of a statement that irritates.
    #[serde(default)]
    pub statement_probability: Option<Quantity>,
    /// Issues on which full concessions are excluded.
    pub red_lines: Vec<Issue>,
    /// Keys of the sources.
    pub source: Vec<String>,
    /// What to know.
    pub note: String,
}

/// All presets, `data/politics/styles.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleBook {
    /// Of the United States.
    pub united_states: Vec<UnitedStatesPreset>,
    /// Of Mexico.
    pub mexico: Vec<MexicoPreset>,
}

/// A count from the record behind a style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Yes.
    pub yes: u32,
    /// Cases.
    pub of: u32,
}

/// Style of the United States as the game reads it. The default changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitedStatesStyle {
    /// Stable name; empty without a preset.
    pub id: String,
    /// Announcement rates instead of those of the administration in office.
    pub rates: Option<Vec<AnnouncementRate>>,
    /// Factor on announcement rates.
    pub threat_factor: f64,
    /// Linked threats in force on their day, in the record.
    pub linked: Count,
    /// Measures with a statutory process in force on their day, in the record.
    pub statutory: Count,
    /// Payoff of carrying a linked threat out, beyond that of the whole record.
    pub linked_shift: f64,
    /// Payoff of carrying a statutory measure out, beyond that of the whole record.
    pub process_shift: f64,
    /// Factor on visible concessions.
    pub visibility: f64,
    /// Factor on the audience cost.
    pub audience: f64,
    /// Factor on prices.
    pub price_sensitivity: f64,
    /// Factor on share prices.
    pub market_sensitivity: f64,
    /// Fall of share prices that does not matter, per cent.
    pub market_threshold: f64,
    /// Factor on a threat kept alive.
    pub patience: f64,
    /// Probability that hawks react to an irritating statement.
    pub hawks_react: f64,
}

impl Default for UnitedStatesStyle {
    fn default() -> Self {
        Self {
            id: String::new(),
            rates: None,
            threat_factor: 1.0,
            linked: Count::default(),
            statutory: Count::default(),
            linked_shift: 0.0,
            process_shift: 0.0,
            visibility: 1.0,
            audience: 1.0,
            price_sensitivity: 1.0,
            market_sensitivity: 1.0,
            market_threshold: 0.0,
            patience: 1.0,
            hawks_react: 0.5,
        }
    }
}

/// Style of Mexico as the game reads it. The default changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct MexicoStyle {
    /// Stable name; empty without a preset.
    pub id: String,
    /// Linked threats answered with what was asked, in the record.
    pub conceded: Count,
    /// Shift of the cost of conceding.
    pub concession: f64,
    /// The same on single issues, on top.
    pub concession_by_issue: Vec<(Issue, f64)>,
    /// Shift of the readiness to retaliate.
    pub retaliation_shift: f64,
    /// Shift of the preference for delay.
    pub delay_shift: f64,
    /// Factor on the worth of a rally.
    pub political_capital: f64,
    /// Monthly probability of a statement that irritates.
    pub statement_probability: f64,
    /// Issues on which full concessions are excluded.
    pub red_lines: Vec<Issue>,
}

impl Default for MexicoStyle {
    fn default() -> Self {
        Self {
            id: String::new(),
            conceded: Count::default(),
            concession: 0.0,
            concession_by_issue: Vec::new(),
            retaliation_shift: 0.0,
            delay_shift: 0.0,
            political_capital: 1.0,
            statement_probability: 0.0,
            red_lines: Vec::new(),
        }
    }
}

impl MexicoStyle {
    /// Shift of the cost of conceding on an issue.
    pub fn concession_shift(&self, issue: Issue) -> f64 {
        let own = self.concession_by_issue.iter();
        self.concession
            + own
                .filter(|(one, _)| *one == issue)
                .map(|(_, shift)| shift)
                .sum::<f64>()
    }
}

impl StyleBook {
    /// The embedded presets.
    ///
    /// Errors: a damaged file.
    pub fn embedded() -> Result<Self, PoliticsError> {
        let source = embedded::source("politics/styles.toml")?;
        Ok(toml_file::parse_source::<Self>(source)?.value)
    }

    /// A U.S. preset with its counts. `draw` turns a quantity into a number: its value, or a draw from its range.
    ///
    /// Errors: a preset or administration of this name that does not exist.
    pub fn united_states(
        &self,
        id: &str,
        record: &ThreatRecord,
        draw: &mut dyn FnMut(Quantity) -> f64,
    ) -> Result<UnitedStatesStyle, PoliticsError> {
        let presets = &mut self.united_states.iter();
        let preset = presets
            .find(|preset| preset.id == id)
            .ok_or_else(|| missing(format!("U.S. style `{id}`")))?;
        let administrations = Administration::embedded()?;
        let administration = administrations
            .iter()
            .find(|one| one.id == preset.administration)
            .ok_or_else(|| missing(format!("administration `{}`", preset.administration)))?;
        let linked = |question: &&Question| question.class == ThreatClass::Linkage;
        let in_force = |question: &Question| question.in_force;
        let (own, shift) = follow_through(record, preset.span, linked, in_force);
        let (statutory, process_shift) =
            follow_through(record, preset.span, |one| !linked(one), in_force);
        let mut number =
            |quantity: Option<Quantity>, otherwise: f64| quantity.map_or(otherwise, &mut *draw);
        Ok(UnitedStatesStyle {
            id: preset.id.clone(),
            rates: Some(announcement_rates(record, administration)),
            threat_factor: number(preset.threat_factor, 1.0),
            linked: own,
            statutory,
            linked_shift: shift + number(preset.follow_through_shift, 0.0),
            process_shift,
            visibility: number(preset.visibility, 1.0),
            audience: number(preset.audience, 1.0),
            price_sensitivity: number(preset.price_sensitivity, 1.0),
            market_sensitivity: number(preset.market_sensitivity, 1.0),
            market_threshold: number(preset.market_threshold, 0.0),
            patience: number(preset.patience, 1.0),
            hawks_react: number(preset.hawks_react, 0.5),
        })
    }

    /// A Mexican preset with its counts.
    ///
    /// Errors: a preset of this name that does not exist.
    pub fn mexico(
        &self,
        id: &str,
        record: &ThreatRecord,
        draw: &mut dyn FnMut(Quantity) -> f64,
    ) -> Result<MexicoStyle, PoliticsError> {
        let presets = &mut self.mexico.iter();
        let preset = presets
            .find(|preset| preset.id == id)
            .ok_or_else(|| missing(format!("Mexican style `{id}`")))?;
        let linked = |question: &&Question| question.class == ThreatClass::Linkage;
        let gave = |question: &Question| question.response == Response::Concede;
        let (conceded, shift) = follow_through(record, preset.span, linked, gave);
        let mut number =
            |quantity: Option<Quantity>, otherwise: f64| quantity.map_or(otherwise, &mut *draw);
        Ok(MexicoStyle {
            id: preset.id.clone(),
            conceded,
            concession: -shift + number(preset.concession_shift, 0.0),
            concession_by_issue: preset
                .concession_shift_by_issue
                .iter()
                .map(|(issue, quantity)| (*issue, number(Some(*quantity), 0.0)))
                .collect(),
            retaliation_shift: number(preset.retaliation_shift, 0.0),
            delay_shift: number(preset.delay_shift, 0.0),
            political_capital: number(preset.political_capital, 1.0),
            statement_probability: number(preset.statement_probability, 0.0),
            red_lines: preset.red_lines.clone(),
        })
    }
}

/// Yes among the cases of a span, and its log-odds above those of the whole record, shrunk.
fn follow_through(
    record: &ThreatRecord,
    span: Span,
    counts: impl Fn(&&Question) -> bool,
    yes: impl Fn(&Question) -> bool,
) -> (Count, f64) {
    let all: Vec<&Question> = record
        .scored()
        .into_iter()
        .filter(|one| counts(one))
        .collect();
    let tally = |cases: &mut dyn Iterator<Item = &&Question>| {
        let mut count = Count::default();
        for case in cases {
            count.of += 1;
            count.yes += u32::from(yes(case));
        }
        count
    };
    let whole = tally(&mut all.iter());
    let own = tally(&mut all.iter().filter(|one| span.holds(one)));
    let pooled = (f64::from(whole.yes) + 0.5) / (f64::from(whole.of) + 1.0);
    let shrunk = (f64::from(own.yes) + SHRINKAGE * pooled) / (f64::from(own.of) + SHRINKAGE);
    (own, log_odds(shrunk) - log_odds(pooled))
}

fn missing(what: String) -> PoliticsError {
    PoliticsError::Missing {
        table: "politics/styles.toml",
        what,
    }
}
