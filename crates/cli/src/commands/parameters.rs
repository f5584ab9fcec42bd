//! `vecinos parameters`: the registry, or everything about one parameter.

use std::path::PathBuf;

use clap::Args;
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_evidence::registry::{Distribution, Parameter, Registry, Value};

use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::failure::Failure;
use crate::files::write_whole;
use vecinos_report::{Catalogue, names};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "name")]
    page: Option<PathBuf>,
}

const FIELDS: [&str; 7] = [
    "name",
    "value",
    "distribution",
    "unit",
    "grade",
    "source",
    "note",
];

/// Every parameter with its value, distribution, unit, grade and sources, or all that is known of one.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let registry = Registry::embedded()?;
    if let Some(name) = &arguments.name {
        let parameter = registry.get(name).ok_or_else(|| {
            Diagnostic::unknown_name("<command line>", 1, 1, "parameter", name, registry.names())
        })?;
        return one(parameter, words);
    }
    if let Some(path) = &arguments.page {
        write_whole(path, page(&registry, words).as_bytes())?;
        let file = [("file", path.display().to_string().into())];
        return Ok(Answer {
            blocks: vec![Block::Text(words.with("parameters-written", &file))],
            ..Answer::default()
        });
    }
    let mut table = Table::new(FIELDS.map(|field| (field, words.text(&format!("column-{field}")))))
        .off_screen(&["note"]);
    for parameter in registry.iter() {
        table.push(cells(parameter, words));
    }
    let json = as_json(&registry)?;
    Ok(Answer {
        blocks: vec![Block::Table(table)],
        json: Some(json),
        ..Answer::default()
    })
}

/// The page of the book: a table for each file of `data/parameters`, in Markdown.
fn page(registry: &Registry, words: &Catalogue) -> String {
    let mut text = format!(
        "# {}\n\n{}\n",
        words.text("parameters-title"),
        words.text("parameters-lead")
    );
    let mut table = "";
    for parameter in registry.iter() {
        let (of, key) = parameter
            .name
            .split_once('.')
            .unwrap_or(("", &parameter.name));
        if of != table {
            let heads = FIELDS.map(|field| words.text(&format!("column-{field}")));
            let rule = "---|".repeat(heads.len());
            text.push_str("\n## ");
            text.push_str(of);
            text.push_str(&["\n\n| ", &heads.join(" | "), " |\n|", &rule, "\n"].concat());
            table = of;
        }
        let shown = cells(parameter, words);
        let rest: Vec<String> = shown
            .iter()
            .skip(1)
            .map(|cell| cell.shown().replace('|', "\\|"))
            .collect();
        text.push_str(&["| `", key, "` | ", &rest.join(" | "), " |\n"].concat());
    }
    text
}

fn one(parameter: &Parameter, words: &Catalogue) -> Result<Answer, Failure> {
    let mut table = Table::new([
        ("field", words.text("column-field")),
        ("value", words.text("column-value")),
    ]);
    for (field, cell) in FIELDS.into_iter().zip(cells(parameter, words)) {
        table.push(vec![
            Cell::text(words.text(&format!("column-{field}"))),
            Cell::text(cell.shown()),
        ]);
    }
    Ok(Answer {
        blocks: vec![Block::Table(table)],
        json: Some(as_json(parameter)?),
        ..Answer::default()
    })
}

fn as_json(value: &impl serde::Serialize) -> Result<serde_json::Value, Failure> {
    serde_json::to_value(value).map_err(|error| Failure::Output {
        path: None,
        reason: error.to_string(),
    })
}

fn cells(parameter: &Parameter, words: &Catalogue) -> Vec<Cell> {
    let mut grade = words.text(&format!("grade-{}", parameter.grade));
    if parameter.second_hand {
        grade = format!("{grade}, {}", words.text("grade-second-hand"));
    }
    vec![
        Cell::text(parameter.name.as_str()),
        Cell::text(match &parameter.value {
            Value::Number(number) => json_number(*number).to_string(),
            Value::Name(name) => name.clone(),
        }),
        Cell::text(distribution(&parameter.distribution, words)),
        Cell::text(names::written_unit(words, &parameter.unit)),
        Cell::text(grade),
        Cell::text(parameter.source.join(", ")),
        Cell::text(parameter.note.as_str()),
    ]
}

/// A distribution in one line, such as `normal(0.35; 0.08)`.
fn distribution(distribution: &Distribution, words: &Catalogue) -> String {
    let (name, numbers): (&str, Vec<f64>) = match distribution {
        Distribution::Fixed => return words.text("distribution-fixed"),
        Distribution::Choice { options, weights } => {
            let total: f64 = weights.iter().sum();
            let shares: Vec<String> = options
                .iter()
                .zip(weights)
                .map(|(option, weight)| {
                    format!("{option} {}", crate::answer::fixed(weight / total, 2))
                })
                .collect();
            return format!(
                "{} ({})",
                words.text("distribution-choice"),
                shares.join("; ")
            );
        }
        Distribution::Normal {
            mean,
            standard_deviation,
        } => ("normal", vec![*mean, *standard_deviation]),
        Distribution::TruncatedNormal {
            mean,
            standard_deviation,
            low,
            high,
        } => (
            "truncated-normal",
            vec![*mean, *standard_deviation, *low, *high],
        ),
        Distribution::LogNormal {
            median,
            log_standard_deviation,
        } => ("log-normal", vec![*median, *log_standard_deviation]),
        Distribution::Uniform { low, high } => ("uniform", vec![*low, *high]),
        Distribution::Triangular { low, mode, high } => ("triangular", vec![*low, *mode, *high]),
        Distribution::Beta { alpha, beta } => ("beta", vec![*alpha, *beta]),
    };
    let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
    format!(
        "{} ({})",
        words.text(&format!("distribution-{name}")),
        numbers.join("; ")
    )
}
