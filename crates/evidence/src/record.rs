//! The dated record of what governments did besides tariffs: `data/record/<channel>.toml`.
//!
//! A measure sets one lever of one channel to a magnitude while it is in force.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::embedded;
use crate::source_text::SourceText;
use crate::sources::Bibliography;
use crate::toml_file::{self, Spanned};

/// One recorded measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordedMeasure {
    /// Channel: the name of the file.
    pub channel: String,
    /// Lever of the channel that it sets.
    pub lever: String,
    /// Value of the lever, in its unit.
    pub magnitude: f64,
    /// First day in force.
    pub from: Date,
    /// Last day in force; `None` while it stays.
    pub until: Option<Date>,
    /// Last day as announced when the measure began, such as the deadline of a threat: when it ends in a world that stops
    /// following the record before its real end.
    pub announced_until: Option<Date>,
    /// Region id of the government that acts.
    pub actor: String,
    /// Title in English.
    pub title: String,
    /// Title in Spanish.
    pub title_es: String,
    /// Legal basis in words; empty where none is named.
    pub authority: String,
    /// Source keys.
    pub sources: Vec<String>,
    /// What to know; may be empty.
    pub note: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordFile {
    #[serde(default, rename = "measure")]
    measures: Vec<MeasureTable>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureTable {
    lever: Spanned<String>,
    magnitude: Spanned<f64>,
    from: Spanned<toml::value::Datetime>,
    until: Option<Spanned<toml::value::Datetime>>,
    announced_until: Option<Spanned<toml::value::Datetime>>,
    actor: Spanned<String>,
    title: Spanned<String>,
    title_es: Spanned<String>,
    #[serde(default)]
    authority: String,
    source: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    note: String,
}

/// All recorded measures, in order of channel, lever and day.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct PolicyRecord {
    measures: Vec<RecordedMeasure>,
}

impl PolicyRecord {
    /// The embedded `data/record/*.toml`.
    ///
    /// Errors: those of [`Self::from_files`] (a test reads the embedded files).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let bibliography = Bibliography::embedded()?;
        let files = embedded::toml_files("record")?;
        Self::from_files(files, &bibliography)
    }

    /// Reads files of measures, each given as (channel, text).
    ///
    /// Errors, located: those of [`toml_file::parse`]; `invalid-value` (not a day, an actor that is neither `USA` nor
    /// `MEX`), `date-order`, `empty-text`, `unknown-source`, `missing-source`.
    pub fn from_files<'a>(
        files: impl IntoIterator<Item = (&'a str, SourceText)>,
        bibliography: &Bibliography,
    ) -> Result<Self, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut measures = Vec::new();
        for (channel, source) in files {
            match toml_file::parse_source::<RecordFile>(source) {
                Ok(document) => {
                    for table in &document.value.measures {
                        let read = measure(
                            channel,
                            table,
                            &document.source,
                            bibliography,
                            &mut problems,
                        );
                        measures.extend(read);
                    }
                }
                Err(found) => problems.append(found),
            }
        }
        measures.sort_by(|one: &RecordedMeasure, other| {
            (&one.channel, &one.lever, one.from).cmp(&(&other.channel, &other.lever, other.from))
        });
        problems.into_result(Self { measures })
    }

    /// The measures in order of channel, lever and day.
    pub fn iter(&self) -> impl Iterator<Item = &RecordedMeasure> {
        self.measures.iter()
    }
}

fn measure(
    channel: &str,
    table: &MeasureTable,
    source: &SourceText,
    bibliography: &Bibliography,
    problems: &mut Diagnostics,
) -> Option<RecordedMeasure> {
    let before = problems.len();
    let mut day = |written: &Spanned<toml::value::Datetime>| -> Option<Date> {
        let read = written.value.to_string().parse().ok();
        if read.is_none() {
            problems.push(
                source
                    .diagnostic("invalid-value", written.span.clone(), "this is not a day")
                    .with_expected("a day such as 2025-01-20"),
            );
        }
        read
    };
    let from = day(&table.from);
    let until = table.until.as_ref().map(&mut day);
    let announced_until = table.announced_until.as_ref().map(&mut day);
    if let (Some(from), Some(Some(until)), Some(written)) = (from, until, &table.until)
        && until < from
    {
        let message = format!("the measure ends on {until}, before it begins on {from}");
        problems.push(source.diagnostic("date-order", written.span.clone(), message));
    }
    for text in [&table.title, &table.title_es] {
        if text.value.trim().is_empty() {
            problems.push(source.diagnostic("empty-text", text.span.clone(), "the title is empty"));
        }
    }
    if !["USA", "MEX"].contains(&table.actor.value.as_str()) {
        problems.push(source.unknown_name(
            table.actor.span.clone(),
            "government",
            &table.actor.value,
            ["USA", "MEX"],
        ));
    }
    if table.source.value.is_empty() {
        problems.push(
            source
                .diagnostic(
                    "missing-source",
                    table.source.span.clone(),
                    "the measure names no source",
                )
                .with_expected("at least one source key"),
        );
    }
    for name in &table.source.value {
        if bibliography.get(&name.value).is_none() {
            problems.push(source.unknown_name(
                name.span.clone(),
                "source",
                &name.value,
                bibliography.keys(),
            ));
        }
    }
    if problems.len() > before {
        return None;
    }
    Some(RecordedMeasure {
        channel: channel.to_owned(),
        lever: table.lever.value.clone(),
        magnitude: table.magnitude.value,
        from: from?,
        until: until.flatten(),
        announced_until: announced_until.flatten(),
        actor: table.actor.value.clone(),
        title: table.title.value.clone(),
        title_es: table.title_es.value.clone(),
        authority: table.authority.clone(),
        sources: table
            .source
            .value
            .iter()
            .map(|key| key.value.clone())
            .collect(),
        note: table.note.clone(),
    })
}
