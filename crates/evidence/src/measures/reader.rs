//! Reading and checking files of measures.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::{
    AUTHORITIES, Measure, MeasureRecord, MeasureVocabulary, PRODUCT_GROUPS, PreferenceRecord, Step,
    UsmcaRule,
};
use crate::diagnostic::{Diagnostics, shown};
use crate::registry::Grade;
use crate::source_text::SourceText;
use crate::toml_file::{self, Spanned};

/// Reads and checks files of measures: [`MeasureRecord::read`].
pub(super) fn read(
    files: impl IntoIterator<Item = SourceText>,
    vocabulary: &MeasureVocabulary,
) -> Result<MeasureRecord, Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut record = MeasureRecord {
        measures: Vec::new(),
        preferences: Vec::new(),
        product_shares: Vec::new(),
    };
    let mut references = Vec::new();
    for file in files {
        match toml_file::parse_source::<MeasureFile>(file) {
            Ok(document) => {
                let mut reader = Reader {
                    source: document.source,
                    vocabulary,
                    problems: &mut problems,
                };
                for table in document.value.measures {
                    let known = record
                        .measures
                        .iter()
                        .map(|measure: &Measure| measure.id.as_str());
                    reader.unique(&table.id, known);
                    let measure = reader.measure(&table);
                    references.push((reader.source.clone(), table.yields_to));
                    record.measures.push(measure);
                }
                for table in document.value.preferences {
                    let preference = reader.preference(&table);
                    record.preferences.push(preference);
                }
            }
            Err(found) => problems.append(found),
        }
    }
    let ids: Vec<&str> = record
        .measures
        .iter()
        .map(|measure| measure.id.as_str())
        .collect();
    for (source, names) in references {
        for name in names {
            if !AUTHORITIES.contains(&name.value.as_str()) && !ids.contains(&name.value.as_str()) {
                let valid = AUTHORITIES.into_iter().chain(ids.iter().copied());
                problems.push(source.unknown_name(
                    name.span.clone(),
                    "authority or measure",
                    &name.value,
                    valid,
                ));
            }
        }
    }
    problems.into_result(record)
}

/// A file of measures as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureFile {
    #[serde(default, rename = "measure")]
    measures: Vec<MeasureTable>,
    #[serde(default, rename = "preference")]
    preferences: Vec<PreferenceTable>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureTable {
    id: Spanned<String>,
    title: String,
    title_es: String,
    authority: Spanned<String>,
    importer: Spanned<String>,
    exporters: Vec<Spanned<String>>,
    groups: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    except_groups: Vec<Spanned<String>>,
    sectors: Option<BTreeMap<Spanned<String>, Spanned<f64>>>,
    covered_share: Option<Spanned<String>>,
    #[serde(default)]
    usmca: UsmcaRule,
    statutory_share: Option<Spanned<f64>>,
    relief: Option<Spanned<String>>,
    collected_share: Option<Spanned<String>>,
    #[serde(default)]
    yields_to: Vec<Spanned<String>>,
    steps: Spanned<Vec<StepTable>>,
    grade: Grade,
    source: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    note: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepTable {
    from: Spanned<toml::value::Datetime>,
    until: Option<Spanned<toml::value::Datetime>>,
    rate: Spanned<f64>,
    #[serde(default = "answers")]
    exempt_share_answers: bool,
}

/// A step answers unless it says otherwise.
fn answers() -> bool {
    true
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PreferenceTable {
    id: Spanned<String>,
    importer: Spanned<String>,
    exporter: Spanned<String>,
    from: Spanned<toml::value::Datetime>,
    until: Option<Spanned<toml::value::Datetime>>,
    source: Vec<Spanned<String>>,
}

/// Checks tables against a vocabulary and collects what is wrong.
struct Reader<'a> {
    source: SourceText,
    vocabulary: &'a MeasureVocabulary,
    problems: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn unique<'a>(&mut self, id: &Spanned<String>, mut known: impl Iterator<Item = &'a str>) {
        if known.any(|other| other == id.value) {
            let message = format!("the id `{}` is used twice", shown(id));
            self.problems.push(
                self.source
                    .diagnostic("duplicate-id", id.span.clone(), message),
            );
        }
    }

    fn name<'a>(
        &mut self,
        what: &str,
        name: &Spanned<String>,
        valid: impl Iterator<Item = &'a str> + Clone,
    ) -> String {
        if !valid.clone().any(|known| known == name.value) {
            let problem = self
                .source
                .unknown_name(name.span.clone(), what, &name.value, valid);
            self.problems.push(problem);
        }
        name.value.clone()
    }

    fn region(&mut self, name: &Spanned<String>) -> String {
        self.name(
            "region",
            name,
            self.vocabulary.regions.iter().map(String::as_str),
        )
    }

    fn group(&mut self, name: &Spanned<String>) -> String {
        self.name("product group", name, PRODUCT_GROUPS.into_iter())
    }

    fn parameter(&mut self, name: &Spanned<String>) -> String {
        if self.vocabulary.registry.number(&name.value).is_err() {
            let names: Vec<&str> = self.vocabulary.registry.names().collect();
            let mut problem =
                self.source
                    .unknown_name(name.span.clone(), "parameter", &name.value, names);
            problem.code = "unknown-parameter";
            self.problems.push(problem);
        }
        name.value.clone()
    }

    fn sources(&mut self, keys: &[Spanned<String>]) -> Vec<String> {
        keys.iter()
            .map(|key| {
                if self.vocabulary.bibliography.get(key).is_none() {
                    let valid: Vec<&str> = self.vocabulary.bibliography.keys().collect();
                    let mut problem =
                        self.source
                            .unknown_name(key.span.clone(), "source", key, valid);
                    problem.code = "unknown-source";
                    self.problems.push(problem);
                }
                key.value.clone()
            })
            .collect()
    }

    fn share(&mut self, value: &Spanned<f64>) -> f64 {
        if !(0.0..=1.0).contains(&value.value) {
            let problem = self
                .source
                .diagnostic(
                    "share-out-of-range",
                    value.span.clone(),
                    format!("{} is not a share", value.value),
                )
                .with_expected("a fraction from 0 to 1");
            self.problems.push(problem);
        }
        value.value
    }

    fn date(&mut self, written: &Spanned<toml::value::Datetime>) -> Option<Date> {
        let date = match (written.value.date, written.value.time) {
            (Some(date), None) => i16::try_from(date.year)
                .ok()
                .zip(
                    i8::try_from(date.month)
                        .ok()
                        .zip(i8::try_from(date.day).ok()),
                )
                .and_then(|(year, (month, day))| Date::new(year, month, day).ok()),
            _ => None,
        };
        if date.is_none() {
            let problem = self
                .source
                .diagnostic("invalid-value", written.span.clone(), "this is not a day")
                .with_expected("a date such as 2025-03-07");
            self.problems.push(problem);
        }
        date
    }

    fn steps(&mut self, tables: &Spanned<Vec<StepTable>>) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        if tables.is_empty() {
            let problem = self.source.diagnostic(
                "missing-key",
                tables.span.clone(),
                "a measure needs at least one step",
            );
            self.problems
                .push(problem.with_expected("`steps = [{ from = 2025-03-07, rate = 0.25 }]`"));
        }
        for table in &tables.value {
            let (from, until) = (
                self.date(&table.from),
                table.until.as_ref().map(|until| self.date(until)),
            );
            if !(0.0..=10.0).contains(&table.rate.value) {
                let problem = self
                    .source
                    .diagnostic(
                        "rate-out-of-range",
                        table.rate.span.clone(),
                        format!("the rate {} is not usable", table.rate.value),
                    )
                    .with_expected("a fraction from 0 to 10, such as 0.25 for 25 %");
                self.problems.push(problem);
            }
            let Some(from) = from else { continue };
            let until = until.flatten();
            if until.is_some_and(|last| last < from) {
                let span = table
                    .until
                    .as_ref()
                    .map_or(table.from.span.clone(), |until| until.span.clone());
                let problem = self.source.diagnostic(
                    "date-order",
                    span,
                    "the last day comes before the first",
                );
                self.problems
                    .push(problem.with_expected(format!("a day from {from} on")));
            }
            if let Some(last) = steps.last_mut() {
                if last.from >= from || last.until.is_some_and(|end| end >= from) {
                    let problem = self.source.diagnostic(
                        "overlapping-dates",
                        table.from.span.clone(),
                        "this step begins before the one above it has ended",
                    );
                    self.problems
                        .push(problem.with_expected("steps in the order of their dates"));
                } else if last.until.is_none() {
                    last.until = from.yesterday().ok();
                }
            }
            steps.push(Step {
                from,
                until,
                rate: table.rate.value,
                exempt_share_answers: table.exempt_share_answers,
            });
        }
        steps
    }

    fn measure(&mut self, table: &MeasureTable) -> Measure {
        let sectors = table.sectors.as_ref().map(|sectors| {
            sectors
                .iter()
                .map(|(name, share)| {
                    let known = self.vocabulary.sectors.iter().map(String::as_str);
                    (self.name("sector", name, known), self.share(share))
                })
                .collect()
        });
        if table.usmca == UsmcaRule::DomesticContent && table.relief.is_none() {
            let problem = self.source.diagnostic(
                "missing-key",
                table.id.span.clone(),
                "relief for domestic content needs a parameter",
            );
            self.problems
                .push(problem.with_expected("`relief = \"…\"`, a registry name"));
        }
        let source = self.sources(&table.source);
        if source.is_empty() && table.grade != Grade::Judgement {
            let problem = self.source.diagnostic(
                "estimated-without-source",
                table.source.span.clone(),
                "a measure that is not a judgement names its sources",
            );
            self.problems.push(problem);
        }
        Measure {
            id: table.id.value.clone(),
            title: table.title.clone(),
            title_es: table.title_es.clone(),
            authority: self.name("authority", &table.authority, AUTHORITIES.into_iter()),
            importer: self.region(&table.importer),
            exporters: table
                .exporters
                .iter()
                .map(|name| self.region(name))
                .collect(),
            groups: table
                .groups
                .as_ref()
                .map(|groups| groups.iter().map(|name| self.group(name)).collect()),
            except_groups: table
                .except_groups
                .iter()
                .map(|name| self.group(name))
                .collect(),
            sectors,
            covered_share: table
                .covered_share
                .as_ref()
                .map(|name| self.parameter(name)),
            usmca: table.usmca,
            statutory_share: table
                .statutory_share
                .as_ref()
                .map_or(1.0, |share| self.share(share)),
            relief: table.relief.as_ref().map(|name| self.parameter(name)),
            collected_share: table
                .collected_share
                .as_ref()
                .map(|name| self.parameter(name)),
            yields_to: table
                .yields_to
                .iter()
                .map(|name| name.value.clone())
                .collect(),
            steps: self.steps(&table.steps),
            grade: table.grade,
            source,
            note: table.note.clone(),
        }
    }

    fn preference(&mut self, table: &PreferenceTable) -> PreferenceRecord {
        let from = self.date(&table.from).unwrap_or(Date::MIN);
        let until = table.until.as_ref().and_then(|until| self.date(until));
        if until.is_some_and(|last| last < from) {
            let problem = self.source.diagnostic(
                "date-order",
                table.from.span.clone(),
                "the last day comes before the first",
            );
            self.problems.push(problem);
        }
        PreferenceRecord {
            id: table.id.value.clone(),
            importer: self.region(&table.importer),
            exporter: self.region(&table.exporter),
            from,
            until,
            source: self.sources(&table.source),
        }
    }
}
