//! Checks a scenario file against the vocabulary and the law, and resolves its names.
//!
//! Every problem is reported, in the order of the file, with its place.

mod action;
mod governments;

use std::collections::BTreeSet;
use std::ops::Range;

use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::source_text::SourceText;
use vecinos_evidence::toml_file::{Spanned, TomlDocument};

use super::day::Day;
use super::file::{ActionTable, ScenarioFile};

use super::library;
use super::vocabulary::Vocabulary;
use super::{Action, Baseline, Header, Scenario};
use crate::Month;
use crate::couplings::{COUPLINGS, coupling};

/// Default seed of the random streams.
pub(super) const DEFAULT_SEED: u64 = 2026;

pub(super) fn check(
    name: &str,
    document: &TomlDocument<ScenarioFile>,
    vocabulary: &Vocabulary,
) -> Result<Scenario, Diagnostics> {
    let file = &document.value;
    let mut checker = Checker {
        source: &document.source,
        vocabulary,
        problems: Diagnostics::new(),
    };
    let header = checker.header(name, file);
    let mut actions = Vec::new();
    for table in &file.actions {
        if let Some(action) = checker.action(table) {
            checker.inside_window(table, &action, &header);
            actions.push((table, action));
        }
    }
    checker.overlaps(&actions);
    let governments = checker.governments(file, &header);
    let couplings_off = checker.couplings(file);
    if let Err(problems) = vocabulary
        .registry
        .with_assumptions(&file.assumptions, &document.source)
    {
        checker.problems.append(problems);
    }
    let scenario = Scenario {
        name: name.to_owned(),
        text: document.source.text().to_owned(),
        header,
        actions: actions.into_iter().map(|(_, action)| action).collect(),
        assumptions: file.assumptions.clone(),
        couplings_off,
        governments,
    };
    let mut problems = checker.problems;
    problems
        .0
        .sort_by_key(|problem| (problem.line, problem.column));
    problems.into_result(scenario)
}

struct Checker<'a> {
    source: &'a SourceText,
    vocabulary: &'a Vocabulary,
    problems: Diagnostics,
}

impl Checker<'_> {
    fn at(&mut self, code: &'static str, span: Range<usize>, message: impl Into<String>) {
        self.problems
            .push(self.source.diagnostic(code, span, message));
    }

    fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    fn header(&mut self, name: &str, file: &ScenarioFile) -> Header {
        let table = &file.scenario;
        if table.title.trim().is_empty() {
            self.at(
                "empty-title",
                table.title.span.clone(),
                "the title is empty",
            );
        }
        let month = |day: &Option<Spanned<Day>>, default: Month| {
            day.as_ref()
                .map_or(default, |day| Month::containing(day.first()))
        };
        let start = month(&table.start, Month::RECORD_START);
        let end = month(&table.end, Month::DEFAULT_END);
        if let Some(written) = &table.start
            && (start < Month::RECORD_START || start > Month::LAST)
        {
            let message = format!("the window cannot start in {start}");
            let problem = self
                .source
                .diagnostic("window-range", written.span.clone(), message);
            self.push(problem.with_expected(format!(
                "a month from {} to {}",
                Month::RECORD_START,
                Month::LAST
            )));
        }
        if let Some(written) = table.end.as_ref().or(table.start.as_ref()) {
            let span = written.span.clone();
            if end > Month::LAST {
                let problem = self.source.diagnostic(
                    "window-range",
                    span,
                    format!("the window cannot end in {end}"),
                );
                self.push(problem.with_expected(format!("a month up to {}", Month::LAST)));
            } else if end < start {
                self.at(
                    "window-order",
                    span,
                    format!("the window ends in {end}, before it starts in {start}"),
                );
            }
        }
        let baseline = self.baseline(name, table.baseline.as_ref());
        Header {
            title: table.title.value.clone(),
            title_es: table
                .title_es
                .clone()
                .unwrap_or_else(|| table.title.value.clone()),
            description: table.description.clone(),
            description_es: table
                .description_es
                .clone()
                .unwrap_or_else(|| table.description.clone()),
            start,
            end,
            seed: table.seed.unwrap_or(DEFAULT_SEED),
            baseline,
            experiment: table.experiment,
        }
    }

    fn baseline(&mut self, name: &str, written: Option<&Spanned<String>>) -> Baseline {
        let Some(written) = written else {
            return Baseline::Recorded;
        };
        match written.value.as_str() {
            "recorded" => Baseline::Recorded,
            "no-new-tariffs-2025" => Baseline::NoNewTariffs2025,
            "frozen-2024-12" => Baseline::FrozenDecember2024,
            other if other == name => {
                self.at(
                    "own-baseline",
                    written.span.clone(),
                    "a scenario cannot be its own baseline",
                );
                Baseline::Recorded
            }
            other => {
                let Some(text) = library::text(other) else {
                    let mut valid = vec!["recorded", "no-new-tariffs-2025", "frozen-2024-12"];
                    valid.extend(library::names());
                    let problem =
                        self.source
                            .unknown_name(written.span.clone(), "baseline", other, valid);
                    self.push(problem);
                    return Baseline::Recorded;
                };
                match Scenario::parse(other, &format!("<{other}>"), text) {
                    Ok(scenario) => Baseline::Scenario(Box::new(scenario)),
                    Err(problems) => {
                        self.problems.append(problems);
                        Baseline::Recorded
                    }
                }
            }
        }
    }

    fn region(&mut self, name: &str, span: Range<usize>) -> Option<String> {
        if self.vocabulary.regions.iter().any(|region| region == name) {
            return Some(name.to_owned());
        }
        let valid = self.vocabulary.regions.iter().map(String::as_str);
        let problem = self.source.unknown_name(span, "region", name, valid);
        self.push(problem);
        None
    }

    /// The same programme twice at the same time.
    fn overlaps(&mut self, actions: &[(&ActionTable, Action)]) {
        for (position, (table, action)) in actions.iter().enumerate() {
            let earlier = actions[..position]
                .iter()
                .find(|(_, other)| same_programme(other, action));
            if let Some((_, other)) = earlier {
                let span = table
                    .from
                    .as_ref()
                    .or(table.threat.as_ref())
                    .map_or(table.instrument.span.clone(), |day| day.span.clone());
                let message = format!(
                    "this `{}` overlaps the one of line {} (same actor, target, authority and goods, in force from {}{})",
                    action.instrument.id(),
                    other.line,
                    other.from,
                    other
                        .until
                        .map_or_else(String::new, |until| format!(" to {until}")),
                );
                let problem = self.source.diagnostic("overlapping-dates", span, message);
                self.push(problem.with_expected("dates that do not overlap, or another authority"));
            }
        }
    }

    /// Ids of the couplings that are switched off.
    fn couplings(&mut self, file: &ScenarioFile) -> BTreeSet<String> {
        for name in &file.couplings.off {
            if coupling(&name.value).is_none() {
                let valid = COUPLINGS.iter().map(|coupling| coupling.id);
                let problem =
                    self.source
                        .unknown_name(name.span.clone(), "coupling", &name.value, valid);
                self.push(problem);
            }
        }
        let names = file.couplings.off.iter();
        names.map(|name| name.value.clone()).collect()
    }
}

/// Whether two actions are one programme in force at the same time.
fn same_programme(one: &Action, other: &Action) -> bool {
    let meets = |some: &[String], others: &[String]| {
        (some.is_empty() && others.is_empty()) || some.iter().any(|name| others.contains(name))
    };
    let before =
        |first: &Action, second: &Action| first.until.is_some_and(|until| until < second.from);
    one.instrument == other.instrument
        && one.actor == other.actor
        && one.authority == other.authority
        && meets(&one.targets, &other.targets)
        && meets(&one.sectors, &other.sectors)
        && !before(one, other)
        && !before(other, one)
}
