//! `vecinos channel run`: one channel, month by month, with recorded levers or the user's own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use vecinos_channels::alone::{AloneRun, GivenInputs, run_alone};
use vecinos_channels::{Channel, Observations, ParameterValues, Port};
use vecinos_evidence::csv_table::CsvTable;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::record::PolicyRecord;
use vecinos_evidence::registry::{Distribution, Registry, Value};
use vecinos_evidence::source_text::SourceText;
use vecinos_report::Catalogue;
use vecinos_world::Month;
use vecinos_world::levers::{LeverPath, levers, recorded};

use super::named;
use crate::answer::{Answer, Block, Cell, Table};
use crate::commands::month_argument;
use crate::failure::Failure;
use crate::files::write_whole;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    #[arg(long, value_name = "MONTH")]
    from: Option<String>,
    #[arg(long, value_name = "MONTH")]
    to: Option<String>,
    #[arg(long, value_name = "FILE")]
    inputs: Option<PathBuf>,
    #[arg(long)]
    no_record: bool,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Central parameters with the user's own in their place.
struct Chosen {
    registry: Registry,
    numbers: BTreeMap<String, f64>,
    names: BTreeMap<String, String>,
}

impl ParameterValues for Chosen {
    fn number(&self, name: &str) -> Option<f64> {
        let own = self.numbers.get(name).copied();
        own.or_else(|| ParameterValues::number(&self.registry, name))
    }

    fn name(&self, name: &str) -> Option<&str> {
        let own = self.names.get(name).map(String::as_str);
        own.or_else(|| ParameterValues::name(&self.registry, name))
    }
}

/// Outputs by month, on the screen or in a CSV file.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let channel = named(&arguments.name)?;
    let month = |text: &Option<String>, default: Month| match text {
        None => Ok(default),
        Some(text) => month_argument(text),
    };
    let earliest = (channel.earliest)();
    let first = month(&arguments.from, earliest.max(Month::RECORD_START))?;
    let last = month(&arguments.to, Month::DEFAULT_END.max(first))?;
    if first < earliest {
        let message = format!("`{}` cannot start before {earliest}", channel.name);
        return Err(on_command_line("date-range", message).into());
    }
    if last < first {
        let message = format!("the run ends in {last}, before it begins in {first}");
        return Err(on_command_line("date-order", message).into());
    }
    if last > Month::LAST {
        let message = format!("a run cannot go beyond {}", Month::LAST);
        return Err(on_command_line("date-range", message).into());
    }
    let mut chosen = Chosen {
        registry: Registry::embedded()?,
        numbers: BTreeMap::new(),
        names: BTreeMap::new(),
    };
    let mut given = GivenInputs::default();
    if !arguments.no_record {
        given.by_month = recorded_levers(channel, first, last)?;
    }
    let mut problems = Diagnostics::new();
    for text in &arguments.set {
        if let Err(problem) = set(channel, text, &mut chosen, &mut given) {
            problems.push(problem);
        }
    }
    problems.into_result(())?;
    if let Some(path) = &arguments.inputs {
        given.by_month.extend(read_inputs(channel, path)?);
    }
    let observations = Observations::embedded()?;
    let loaded = channel.load(&observations)?;
    let run = run_alone(channel, loaded.as_ref(), &chosen, &given, first, last)
        .map_err(|error| Failure::Model(error.to_string()))?;
    let table = table(channel, &run, words);
    if let Some(path) = &arguments.out {
        write_whole(path, csv(channel, &run).as_bytes())?;
        let arguments = [("file", path.display().to_string().into())];
        return Ok(Answer {
            blocks: vec![Block::Text(words.with("channel-written", &arguments))],
            csv: Some(table),
            ..Answer::default()
        });
    }
    Ok(Answer::of_table(table))
}

fn on_command_line(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::new(code, "<command line>", 1, 1, message)
}

/// `key=value`: an input or lever for all months, or a parameter, with or without the channel's name.
fn set(
    channel: &Channel,
    text: &str,
    chosen: &mut Chosen,
    given: &mut GivenInputs,
) -> Result<(), Diagnostic> {
    let Some((key, value)) = text.split_once('=') else {
        return Err(
            on_command_line("invalid-value", "this sets nothing".to_owned())
                .with_text(text)
                .with_expected("`key=value`"),
        );
    };
    let (key, value) = (key.trim(), value.trim());
    let prefix = format!("{}.", channel.name);
    let short = key.strip_prefix(prefix.as_str()).unwrap_or(key);
    let number = |minimum: f64, maximum: f64| -> Result<f64, Diagnostic> {
        let number = value
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite());
        let number = number.ok_or_else(|| {
            on_command_line("not-a-number", format!("`{value}` is not a number"))
                .with_text(text)
                .with_expected("a number with a decimal point")
        })?;
        if (minimum..=maximum).contains(&number) {
            return Ok(number);
        }
        let message = format!("{number} is outside the admissible range of `{short}`");
        Err(on_command_line("out-of-range", message)
            .with_text(text)
            .with_expected(format!("a number from {minimum} to {maximum}")))
    };
    if let Some(port) = channel.inputs.iter().find(|port| port.name == short) {
        let Port {
            name,
            minimum,
            maximum,
            ..
        } = port;
        let value = number(*minimum, *maximum)?;
        given.by_month.remove(*name);
        given.constant.insert((*name).to_owned(), value);
        return Ok(());
    }
    let full = format!("{prefix}{short}");
    if channel.parameters.contains(&full.as_str())
        && let Some(parameter) = chosen.registry.get(&full)
    {
        match &parameter.value {
            Value::Number(_) => {
                let low = parameter.minimum.unwrap_or(f64::MIN);
                let high = parameter.maximum.unwrap_or(f64::MAX);
                chosen.numbers.insert(full, number(low, high)?);
            }
            Value::Name(_) => {
                if let Distribution::Choice { options, .. } = &parameter.distribution
                    && !options.iter().any(|option| option == value)
                {
                    let valid = options.iter().map(String::as_str);
                    return Err(Diagnostic::unknown_name(
                        "<command line>",
                        1,
                        1,
                        "name",
                        value,
                        valid,
                    ));
                }
                chosen.names.insert(full, value.to_owned());
            }
        }
        return Ok(());
    }
    let parameters = channel
        .parameters
        .iter()
        .filter_map(|name| name.strip_prefix(prefix.as_str()));
    let valid = channel
        .inputs
        .iter()
        .map(|port| port.name)
        .chain(parameters);
    Err(Diagnostic::unknown_name(
        "<command line>",
        1,
        1,
        "input or parameter",
        key,
        valid,
    ))
}

/// Levers of the channel as recorded, by month; those that never leave their neutral value are left out.
fn recorded_levers(
    channel: &Channel,
    first: Month,
    last: Month,
) -> Result<BTreeMap<String, BTreeMap<Month, f64>>, Failure> {
    let measures = recorded(&PolicyRecord::embedded()?, None)
        .map_err(|error| Failure::Model(error.to_string()))?;
    let path = LeverPath::of(&measures, first, last);
    let mut by_month = BTreeMap::new();
    for lever in levers() {
        if lever.id.split('.').next() != Some(channel.name) {
            continue;
        }
        let values: BTreeMap<Month, f64> = first
            .through(last)
            .filter_map(|month| Some((month, *path.at(month).get(lever.number)?)))
            .collect();
        by_month.insert(lever.port.name.to_owned(), values);
    }
    Ok(by_month)
}

/// A CSV file with a column `month` and one for each input given.
fn read_inputs(
    channel: &Channel,
    path: &std::path::Path,
) -> Result<BTreeMap<String, BTreeMap<Month, f64>>, Diagnostics> {
    let csv = CsvTable::parse(SourceText::read(path)?)?;
    let month = csv.column("month")?;
    let mut problems = Diagnostics::new();
    let mut by_month: BTreeMap<String, BTreeMap<Month, f64>> = BTreeMap::new();
    for (position, name) in csv.header().iter().enumerate() {
        if position == month {
            continue;
        }
        let Some(port) = channel.inputs.iter().find(|port| port.name == name) else {
            let valid = channel.inputs.iter().map(|port| port.name);
            let message = format!("`{}` has no input `{name}`", channel.name);
            problems.push(
                csv.at_header(position, "unknown-column", message)
                    .with_suggestion(vecinos_evidence::diagnostic::nearest_name(name, valid)),
            );
            continue;
        };
        for row in csv.rows() {
            if csv.field(row, position).is_empty() {
                continue;
            }
            match (csv.month(row, month), csv.number(row, position)) {
                (Ok(at), Ok(value)) if (port.minimum..=port.maximum).contains(&value) => {
                    by_month.entry(name.clone()).or_default().insert(at, value);
                }
                (Ok(_), Ok(value)) => {
                    let message = format!("{value} is outside the admissible range");
                    problems.push(
                        csv.at(row, position, "out-of-range", message)
                            .with_expected(format!(
                                "a number from {} to {}",
                                port.minimum, port.maximum
                            )),
                    );
                }
                (at, value) => problems
                    .0
                    .extend([at.err(), value.err()].into_iter().flatten()),
            }
        }
    }
    problems.into_result(by_month)
}

fn table(channel: &Channel, run: &AloneRun, words: &Catalogue) -> Table {
    let mut columns = vec![("month".to_owned(), words.text("column-month"))];
    columns.extend(channel.outputs.iter().map(|port| {
        let title = vecinos_report::names::port(words, channel.name, port.name);
        (port.name.to_owned(), title)
    }));
    let mut table = Table::new(columns);
    for (month, outputs) in run.months.iter().zip(&run.outputs) {
        let mut row = vec![Cell::text(month.to_string())];
        row.extend(
            outputs
                .iter()
                .map(|value| Cell::number(*value, decimals(*value))),
        );
        table.push(row);
    }
    table
}

/// Decimals that show about four digits.
fn decimals(value: f64) -> usize {
    match value.abs() {
        size if size >= 1000.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 10.0 => 2,
        _ => 4,
    }
}

/// Months, inputs and outputs, every digit.
fn csv(channel: &Channel, run: &AloneRun) -> String {
    let names = channel.inputs.iter().chain(channel.outputs);
    let header: Vec<&str> = names.map(|port| port.name).collect();
    let mut text = format!("month,{}\n", header.join(","));
    for ((month, inputs), outputs) in run.months.iter().zip(&run.inputs).zip(&run.outputs) {
        let values: Vec<String> = inputs.iter().chain(outputs).map(f64::to_string).collect();
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{month},{}", values.join(","));
    }
    text
}
