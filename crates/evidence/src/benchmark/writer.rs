//! Writing a benchmark as a folder.

use std::fmt::Write as _;
use std::path::Path;

use super::{BenchmarkTable, TableSources};

pub(super) fn write(table: &BenchmarkTable, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (name, text) in files(table) {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// Names and texts of the folder's files. Numbers have the fewest digits that read back to the same value.
pub(super) fn files(table: &BenchmarkTable) -> Vec<(&'static str, String)> {
    vec![
        ("benchmark.toml", head(table)),
        ("flows.csv", cube(table, &table.flows, "value", true)),
        ("tariffs.csv", cube(table, &table.tariffs, "rate", false)),
        ("inputs.csv", inputs(table)),
        ("elasticities.csv", elasticities(table)),
    ]
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn head(table: &BenchmarkTable) -> String {
    let list = |names: &[String]| {
        names
            .iter()
            .map(|name| quoted(name))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut lines = vec![
        format!("name = {}", quoted(&table.name)),
        format!("year = {}", table.year),
        format!("unit = {}", quoted(&table.unit)),
    ];
    if !table.note.is_empty() {
        lines.push(format!("note = {}", quoted(&table.note)));
    }
    lines.push(format!("regions = [{}]", list(&table.regions)));
    if table.sources != TableSources::default() {
        lines.extend([String::new(), "[source]".to_owned()]);
        let named = table
            .sources
            .by_file()
            .into_iter()
            .filter(|(_, keys)| !keys.is_empty());
        lines.extend(named.map(|(file, keys)| format!("{file} = [{}]", list(keys))));
    }
    for sector in &table.sectors {
        lines.extend([String::new(), "[[sectors]]".to_owned()]);
        for (key, value) in [
            ("id", &sector.id),
            ("code", &sector.code),
            ("title", &sector.title),
        ] {
            if !value.is_empty() {
                lines.push(format!("{key} = {}", quoted(value)));
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A CSV field, quoted where it must be.
fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn cube(table: &BenchmarkTable, values: &[f64], column: &str, with_zeros: bool) -> String {
    let mut text = format!("sector,importer,exporter,{column}\n");
    for (j, sector) in table.sectors.iter().enumerate() {
        for (n, importer) in table.regions.iter().enumerate() {
            for (i, exporter) in table.regions.iter().enumerate() {
                let value = values[table.cell(j, n, i)];
                if with_zeros || value != 0.0 {
                    // Writing into a String cannot fail.
                    let _ = writeln!(
                        text,
                        "{},{},{},{value}",
                        field(&sector.id),
                        field(importer),
                        field(exporter)
                    );
                }
            }
        }
    }
    text
}

fn inputs(table: &BenchmarkTable) -> String {
    let mut text = "region,sector,input,share\n".to_owned();
    for (n, region) in table.regions.iter().enumerate() {
        for (j, using) in table.sectors.iter().enumerate() {
            for (k, input) in table.sectors.iter().enumerate() {
                let share = table.inputs[table.input(n, k, j)];
                if share != 0.0 {
                    let _ = writeln!(
                        text,
                        "{},{},{},{share}",
                        field(region),
                        field(&using.id),
                        field(&input.id)
                    );
                }
            }
        }
    }
    text
}

fn elasticities(table: &BenchmarkTable) -> String {
    let mut text = "sector".to_owned();
    for name in table.elasticity_sets.keys() {
        let _ = write!(text, ",{}", field(name));
    }
    text.push('\n');
    for (j, sector) in table.sectors.iter().enumerate() {
        text.push_str(&field(&sector.id));
        for set in table.elasticity_sets.values() {
            let _ = write!(text, ",{}", set[j]);
        }
        text.push('\n');
    }
    text
}
