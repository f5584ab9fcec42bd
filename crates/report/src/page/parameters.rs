//! The parameters of a run, channel by channel, with their grades and sources.

use vecinos_ensemble::{EnsembleResult, ParameterUse};
use vecinos_evidence::registry::Value;
use vecinos_world::Grade;

use super::parts::distinct;
use crate::catalogue::Catalogue;
use crate::measures;
use crate::names;
use crate::number;
use crate::reading::trade_moves;

/// A parameter of the run.
pub(super) struct ParameterLine<'a> {
    pub(super) name: &'a str,
    pub(super) unit: String,
    pub(super) value: String,
    pub(super) drawn: String,
    pub(super) grade: String,
    pub(super) grade_class: &'static str,
    pub(super) sources: &'a [String],
}

/// The parameters of one channel.
pub(super) struct ParameterGroup<'a> {
    pub(super) title: String,
    /// How many, by grade.
    pub(super) counts: String,
    /// Whether the scenario touches the channel; the others are folded.
    pub(super) open: bool,
    pub(super) lines: Vec<ParameterLine<'a>>,
}

/// The parameters channel by channel, in the order of the registry. Open are the channels whose levers the scenario moves,
/// trade where it moves, and every channel of which the scenario sets a parameter.
pub(super) fn groups<'a>(
    result: &'a EnsembleResult,
    catalogue: &Catalogue,
) -> Vec<ParameterGroup<'a>> {
    let channel = |parameter: &'a ParameterUse| {
        parameter
            .name
            .split_once('.')
            .map_or("", |(channel, _)| channel)
    };
    let touched = measures::touched(result);
    let trade = trade_moves(result);
    distinct(result.parameters.iter().map(channel))
        .into_iter()
        .map(|name| {
            let own = || result.parameters.iter().filter(|one| channel(one) == name);
            let of_trade = trade && TRADE.contains(&name);
            ParameterGroup {
                title: group_title(catalogue, name),
                counts: counts(&own(), catalogue),
                open: of_trade || touched.contains(name) || own().any(|one| one.overridden),
                lines: own().map(|one| parameter_line(one, catalogue)).collect(),
            }
        })
        .collect()
}

/// Groups that belong to production chains.
const TRADE: [&str; 2] = ["trade", "tariff_programmes"];

fn group_title(catalogue: &Catalogue, name: &str) -> String {
    let key = names::key("parameter-group", name);
    if catalogue.has(&key) {
        catalogue.text(&key)
    } else {
        names::channel(catalogue, name)
    }
}

/// How many parameters there are of each grade.
pub(super) fn grades(result: &EnsembleResult, catalogue: &Catalogue) -> String {
    counts(&result.parameters.iter(), catalogue)
}

fn counts<'a>(
    parameters: &(impl Iterator<Item = &'a ParameterUse> + Clone),
    catalogue: &Catalogue,
) -> String {
    let count = |grade| {
        let of_grade = parameters.clone().filter(|one| one.grade == grade);
        of_grade.count()
    };
    catalogue.with(
        "evidence-counts",
        &[
            ("published", count(Grade::Published).into()),
            ("estimated", count(Grade::Estimated).into()),
            ("judgement", count(Grade::Judgement).into()),
        ],
    )
}

/// The parameters that the scenario sets, with their values.
pub(super) fn assumptions(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<(String, String)> {
    let set = result
        .parameters
        .iter()
        .filter(|parameter| parameter.overridden);
    set.map(|parameter| (parameter.name.clone(), central(parameter, catalogue)))
        .collect()
}

/// The central value of a parameter with its unit; a set of elasticities or a closure by its name.
fn central(parameter: &ParameterUse, catalogue: &Catalogue) -> String {
    match &parameter.value {
        Value::Number(value) => number::plain(*value),
        Value::Name(name) => ["closure", "elasticity-set", "time-profile"]
            .iter()
            .map(|family| names::key(family, name))
            .find(|key| catalogue.has(key))
            .map_or_else(|| name.clone(), |key| catalogue.text(&key)),
    }
}

fn parameter_line<'a>(parameter: &'a ParameterUse, catalogue: &Catalogue) -> ParameterLine<'a> {
    let drawn = if parameter.overridden {
        catalogue.text("evidence-overridden")
    } else {
        parameter.drawn.map_or_else(
            || catalogue.text("evidence-fixed"),
            |band| {
                let ends = [
                    ("low", number::plain(band.p5).into()),
                    ("high", number::plain(band.p95).into()),
                ];
                catalogue.with("band", &ends)
            },
        )
    };
    ParameterLine {
        name: &parameter.name,
        unit: names::written_unit(catalogue, &parameter.unit),
        value: central(parameter, catalogue),
        drawn,
        grade: names::grade(catalogue, parameter.grade),
        grade_class: match parameter.grade {
            Grade::Published => "published",
            Grade::Estimated => "estimated",
            Grade::Judgement => "judgement",
        },
        sources: &parameter.sources,
    }
}
