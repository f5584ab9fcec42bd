//! Reading a benchmark folder, from disk or from the embedded files.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};

use super::{BenchmarkTable, Sector};
use crate::csv_table::{CsvTable, MOST_PROBLEMS, Row};
use crate::diagnostic::{Diagnostic, Diagnostics, one_of, shown};
use crate::source_text::SourceText;
use crate::toml_file::{self, Spanned, TomlDocument};

/// Most cells that a cube or a table of inputs may have.
const MOST_CELLS: usize = 50_000_000;
/// Inputs down to this share are taken as rounding (the tables of Caliendo and Parro 2015 hold −0.0008).
const ROUNDING_INPUT: f64 = -1e-3;
/// How far the inputs of a sector may sum above one by rounding.
const ROUNDING_SUM: f64 = 1e-9;

/// Where the files of a benchmark come from.
pub(super) trait Folder {
    /// The file of this name, or `None` if there is none.
    fn open(&self, name: &str) -> Result<Option<SourceText>, Diagnostic>;
    /// How messages call the file of this name.
    fn path(&self, name: &str) -> String;
    /// The folder itself can be used.
    fn check(&self) -> Result<(), Diagnostic>;
}

/// A folder on disk.
pub(super) struct Disk<'a>(pub &'a Path);

impl Folder for Disk<'_> {
    fn open(&self, name: &str) -> Result<Option<SourceText>, Diagnostic> {
        for name in [name.to_owned(), format!("{name}.gz")] {
            let path = self.0.join(name);
            if path.exists() {
                return SourceText::read(&path).map(Some);
            }
        }
        Ok(None)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn check(&self) -> Result<(), Diagnostic> {
        let name = self.0.display().to_string();
        if self.0.is_dir() {
            Ok(())
        } else if self.0.exists() {
            Err(Diagnostic::new(
                "not-a-folder",
                name,
                1,
                1,
                "a benchmark is a folder, this is a file",
            ))
        } else {
            Err(Diagnostic::new(
                "missing-folder",
                name,
                1,
                1,
                "there is no such folder",
            ))
        }
    }
}

/// A folder held in memory: how its files are called, and the text of each by its name.
pub(super) struct Memory<'a> {
    pub prefix: &'a str,
    pub file: &'a dyn Fn(&str) -> Option<SourceText>,
}

impl Folder for Memory<'_> {
    fn open(&self, name: &str) -> Result<Option<SourceText>, Diagnostic> {
        Ok((self.file)(name))
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.prefix)
    }

    fn check(&self) -> Result<(), Diagnostic> {
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    name: String,
    year: u16,
    unit: String,
    #[serde(default)]
    source: Vec<String>,
    #[serde(default)]
    note: String,
    regions: Spanned<Vec<Spanned<String>>>,
    sectors: Spanned<Vec<Spanned<SectorEntry>>>,
}

/// A sector written as a bare id or as a table.
struct SectorEntry(Sector);

impl<'de> Deserialize<'de> for SectorEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entry;

        impl<'de> Visitor<'de> for Entry {
            type Value = SectorEntry;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a sector name, or a table with `id`, `code` and `title`")
            }

            fn visit_str<E>(self, name: &str) -> Result<SectorEntry, E> {
                Ok(SectorEntry(Sector {
                    id: name.to_owned(),
                    code: String::new(),
                    title: String::new(),
                }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SectorEntry, A::Error> {
                Sector::deserialize(MapAccessDeserializer::new(map)).map(SectorEntry)
            }
        }

        deserializer.deserialize_any(Entry)
    }
}

/// Reads one file into its place in the table.
type Part = fn(&mut BenchmarkTable, SourceText) -> Result<(), Diagnostics>;

pub(super) fn read(folder: &dyn Folder) -> Result<BenchmarkTable, Diagnostics> {
    folder.check()?;
    let mut table = head(toml_file::parse_source(required(
        folder,
        "benchmark.toml",
    )?)?)?;
    let mut problems = Diagnostics::new();
    let parts: [(&str, bool, Part); 4] = [
        ("flows.csv", true, flows),
        ("tariffs.csv", false, tariffs),
        ("inputs.csv", true, inputs),
        ("elasticities.csv", true, elasticities),
    ];
    for (name, needed, part) in parts {
        let source = match folder.open(name) {
            Ok(Some(source)) => source,
            Ok(None) if needed => {
                problems.push(missing(folder, name));
                continue;
            }
            Ok(None) => continue,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        if let Err(found) = part(&mut table, source) {
            problems.append(found);
        }
    }
    problems.into_result(table)
}

fn required(folder: &dyn Folder, name: &str) -> Result<SourceText, Diagnostic> {
    folder.open(name)?.ok_or_else(|| missing(folder, name))
}

fn missing(folder: &dyn Folder, name: &str) -> Diagnostic {
    Diagnostic::new(
        "missing-file",
        folder.path(name),
        1,
        1,
        format!("the benchmark folder has no `{name}`"),
    )
    .with_expected(format!("`{name}` or `{name}.gz`"))
}

fn head(document: TomlDocument<Head>) -> Result<BenchmarkTable, Diagnostics> {
    let TomlDocument {
        value: head,
        source,
    } = document;
    let mut problems = Diagnostics::new();
    let mut region_names = BTreeMap::new();
    for region in &head.regions.value {
        unique(
            &source,
            "region",
            region,
            region.span.clone(),
            &mut region_names,
            &mut problems,
        );
    }
    let mut sector_names = BTreeMap::new();
    for sector in &head.sectors.value {
        let Sector { id, code, .. } = &sector.value.0;
        unique(
            &source,
            "sector",
            id,
            sector.span.clone(),
            &mut sector_names,
            &mut problems,
        );
        if !code.is_empty() && code != id {
            unique(
                &source,
                "sector",
                code,
                sector.span.clone(),
                &mut sector_names,
                &mut problems,
            );
        }
    }
    for (empty, span, what) in [
        (
            head.regions.value.is_empty(),
            head.regions.span.clone(),
            "region",
        ),
        (
            head.sectors.value.is_empty(),
            head.sectors.span.clone(),
            "sector",
        ),
    ] {
        if empty {
            let message = format!("the list of {what}s is empty");
            problems.push(
                source
                    .diagnostic("empty-list", span, message)
                    .with_expected(format!("at least one {what}")),
            );
        }
    }
    let (regions, sectors) = (head.regions.value.len(), head.sectors.value.len());
    let cells = sectors
        .saturating_mul(regions)
        .saturating_mul(regions.max(sectors));
    if cells > MOST_CELLS {
        let message =
            format!("{regions} regions and {sectors} sectors make a table of {cells} cells");
        let problem = source.diagnostic("table-too-large", head.sectors.span.clone(), message);
        problems.push(problem.with_expected(format!("at most {MOST_CELLS} cells")));
    }
    problems.into_result(())?;
    Ok(BenchmarkTable {
        name: head.name,
        year: head.year,
        unit: head.unit,
        sources: head.source,
        note: head.note,
        regions: head
            .regions
            .value
            .into_iter()
            .map(|region| region.value)
            .collect(),
        sectors: head
            .sectors
            .value
            .into_iter()
            .map(|sector| sector.value.0)
            .collect(),
        flows: vec![0.0; sectors * regions * regions],
        tariffs: vec![0.0; sectors * regions * regions],
        inputs: vec![0.0; regions * sectors * sectors],
        elasticity_sets: BTreeMap::new(),
    })
}

fn unique<'a>(
    source: &SourceText,
    what: &str,
    name: &'a str,
    span: std::ops::Range<usize>,
    names: &mut BTreeMap<&'a str, usize>,
    problems: &mut Diagnostics,
) {
    if name.trim().is_empty() || name.trim() != name {
        problems.push(source.diagnostic(
            "invalid-value",
            span,
            format!("a {what} needs a name without blanks around it"),
        ));
        return;
    }
    let line = source.position(span.start).0;
    if let Some(first) = names.insert(name, line) {
        let message = format!(
            "the {what} `{}` stands twice, first in line {first}",
            shown(name)
        );
        problems.push(
            source
                .diagnostic("duplicate-name", span, message)
                .with_expected(format!("each {what} once")),
        );
    }
}

/// Which rows have been given, to find a second one for the same cell.
pub(super) struct Seen(Vec<usize>);

impl Seen {
    pub(super) fn new(cells: usize) -> Self {
        Self(vec![0; cells])
    }

    /// Marks a cell as given by this row; an error if it was given before.
    pub(super) fn mark(
        &mut self,
        csv: &CsvTable,
        row: &Row,
        cell: usize,
    ) -> Result<(), Diagnostic> {
        let Some(first) = self.0.get_mut(cell) else {
            return Ok(());
        };
        if *first == 0 {
            *first = csv.line(row);
            return Ok(());
        }
        let message = format!("this cell was already given in line {first}");
        Err(csv
            .at(row, 0, "duplicate-row", message)
            .with_expected("each cell once"))
    }
}

/// The position of the name in a field.
pub(super) fn name_in(
    csv: &CsvTable,
    row: &Row,
    column: usize,
    what: &str,
    valid: &[impl AsRef<str>],
    index: impl Fn(&str) -> Option<usize>,
) -> Result<usize, Diagnostic> {
    let name = csv.field(row, column);
    index(name).ok_or_else(|| {
        let valid: Vec<&str> = valid.iter().map(AsRef::as_ref).collect();
        csv.at(
            row,
            column,
            "unknown-name",
            format!("unknown {what} `{}`", shown(name)),
        )
        .with_expected(one_of(&valid))
        .with_suggestion(crate::diagnostic::nearest_name(name, valid))
    })
}

/// A tariff rate: a finite number above −1.
pub(super) fn rate_in(csv: &CsvTable, row: &Row, column: usize) -> Result<f64, Diagnostic> {
    let rate = csv.number(row, column)?;
    if rate > -1.0 {
        return Ok(rate);
    }
    Err(csv
        .at(
            row,
            column,
            "rate-too-low",
            format!("a rate of {rate} would pay the buyer the whole price"),
        )
        .with_expected("a rate above -1"))
}

/// Reads rows (two or three names, a number) into a table; keeps reading after an error to report all of them.
fn fill(
    csv: &CsvTable,
    cells: usize,
    read_row: impl Fn(&Row) -> Result<(usize, f64), Vec<Diagnostic>>,
) -> Result<(Vec<f64>, Seen), Diagnostics> {
    let mut values = vec![0.0; cells];
    let mut seen = Seen::new(cells);
    let mut problems = Diagnostics::new();
    for row in csv.rows() {
        if problems.len() >= MOST_PROBLEMS {
            break;
        }
        match read_row(row) {
            Ok((cell, value)) => match seen.mark(csv, row, cell) {
                Ok(()) => values[cell] = value,
                Err(problem) => problems.push(problem),
            },
            Err(found) => found.into_iter().for_each(|problem| problems.push(problem)),
        }
    }
    problems.into_result((values, seen))
}

fn cube(
    table: &BenchmarkTable,
    source: SourceText,
    value_column: &str,
    value: impl Fn(&CsvTable, &Row, usize) -> Result<f64, Diagnostic>,
) -> Result<Vec<f64>, Diagnostics> {
    let csv = CsvTable::parse(source)?;
    let columns = csv.columns(["sector", "importer", "exporter", value_column])?;
    let sector_names = table.sector_names();
    let sector_positions = positions(
        table.sectors.iter().map(|sector| sector.code.as_str()),
        table.sector_ids(),
    );
    let region_positions = positions([], table.regions.iter().map(String::as_str));
    let (values, _) = fill(&csv, table.flows.len(), |row| {
        let sector = name_in(&csv, row, columns[0], "sector", &sector_names, |name| {
            sector_positions.get(name).copied()
        });
        let region = |column| {
            name_in(&csv, row, column, "region", &table.regions, |name| {
                region_positions.get(name).copied()
            })
        };
        match (
            sector,
            region(columns[1]),
            region(columns[2]),
            value(&csv, row, columns[3]),
        ) {
            (Ok(sector), Ok(importer), Ok(exporter), Ok(value)) => {
                Ok((table.cell(sector, importer, exporter), value))
            }
            (sector, importer, exporter, value) => {
                Err([sector.err(), importer.err(), exporter.err(), value.err()]
                    .into_iter()
                    .flatten()
                    .collect())
            }
        }
    })?;
    Ok(values)
}

/// Position of each name; later lists win over earlier ones, empty names are left out.
fn positions<'a>(
    codes: impl IntoIterator<Item = &'a str>,
    ids: impl IntoIterator<Item = &'a str>,
) -> BTreeMap<&'a str, usize> {
    let codes = codes
        .into_iter()
        .enumerate()
        .filter(|(_, code)| !code.is_empty());
    codes
        .chain(ids.into_iter().enumerate())
        .map(|(position, name)| (name, position))
        .collect()
}

fn flows(table: &mut BenchmarkTable, source: SourceText) -> Result<(), Diagnostics> {
    table.flows = cube(table, source, "value", |csv, row, column| {
        let value = csv.number(row, column)?;
        if value >= 0.0 {
            return Ok(value);
        }
        Err(csv
            .at(
                row,
                column,
                "negative-flow",
                format!("a flow cannot be negative ({value})"),
            )
            .with_expected("0 or more"))
    })?;
    Ok(())
}

fn tariffs(table: &mut BenchmarkTable, source: SourceText) -> Result<(), Diagnostics> {
    table.tariffs = cube(table, source, "rate", rate_in)?;
    Ok(())
}

fn inputs(table: &mut BenchmarkTable, source: SourceText) -> Result<(), Diagnostics> {
    let csv = CsvTable::parse(source)?;
    let columns = csv.columns(["region", "sector", "input", "share"])?;
    let sector_names = table.sector_names();
    let sector_positions = positions(
        table.sectors.iter().map(|sector| sector.code.as_str()),
        table.sector_ids(),
    );
    let region_positions = positions([], table.regions.iter().map(String::as_str));
    let (values, seen) = fill(&csv, table.inputs.len(), |row| {
        let region = name_in(&csv, row, columns[0], "region", &table.regions, |name| {
            region_positions.get(name).copied()
        });
        let sector = |column| {
            name_in(&csv, row, column, "sector", &sector_names, |name| {
                sector_positions.get(name).copied()
            })
        };
        let share = csv.number(row, columns[3]).and_then(|share| {
            if share > ROUNDING_INPUT {
                return Ok(share);
            }
            let message = format!("a share of {share} is too far below zero to be rounding");
            Err(csv
                .at(row, columns[3], "negative-input", message)
                .with_expected(format!("more than {ROUNDING_INPUT}")))
        });
        match (region, sector(columns[1]), sector(columns[2]), share) {
            (Ok(region), Ok(using), Ok(input), Ok(share)) => {
                Ok((table.input(region, input, using), share))
            }
            (region, using, input, share) => {
                Err([region.err(), using.err(), input.err(), share.err()]
                    .into_iter()
                    .flatten()
                    .collect())
            }
        }
    })?;
    let mut problems = Diagnostics::new();
    for (region, region_id) in table.regions.iter().enumerate() {
        for (using, sector) in table.sectors.iter().enumerate() {
            let cells: Vec<usize> = (0..table.sectors.len())
                .map(|input| table.input(region, input, using))
                .collect();
            let sum: f64 = cells.iter().map(|cell| values[*cell]).sum();
            if sum > 1.0 + ROUNDING_SUM {
                problems.push(above_one(&csv, region_id, &sector.id, sum, &cells, &seen));
            }
        }
    }
    problems.into_result(())?;
    table.inputs = values;
    Ok(())
}

/// The inputs of one sector sum above one: located at its last row, naming all its lines.
fn above_one(
    csv: &CsvTable,
    region: &str,
    sector: &str,
    sum: f64,
    cells: &[usize],
    seen: &Seen,
) -> Diagnostic {
    let mut lines: Vec<usize> = cells
        .iter()
        .map(|cell| seen.0[*cell])
        .filter(|line| *line > 0)
        .collect();
    lines.sort_unstable();
    let last = lines.last().copied().unwrap_or(1);
    let listed: Vec<String> = lines.iter().take(12).map(ToString::to_string).collect();
    let more = if lines.len() > 12 {
        format!(" and {} more", lines.len() - 12)
    } else {
        String::new()
    };
    let message = format!(
        "the inputs of `{}` in `{}` sum to {sum:.6}, above one (lines {}{more})",
        shown(sector),
        shown(region),
        listed.join(", ")
    );
    Diagnostic::new("inputs-above-one", csv.source().name(), last, 1, message)
        .with_expected("shares of gross cost that sum to at most 1; value added is the rest")
}

fn elasticities(table: &mut BenchmarkTable, source: SourceText) -> Result<(), Diagnostics> {
    let csv = CsvTable::parse(source)?;
    let sector_column = csv.column("sector")?;
    let mut problems = Diagnostics::new();
    let mut sets: Vec<(usize, &str, Vec<f64>)> = Vec::new();
    for (column, name) in csv.header().iter().enumerate() {
        if name.is_empty() {
            problems.push(
                csv.at_header(column, "unknown-column", "this column has no name")
                    .with_expected("the name of a set"),
            );
        } else if column != sector_column {
            sets.push((column, name, vec![0.0; table.sectors.len()]));
        }
    }
    if sets.is_empty() {
        let problem = csv.at_header(0, "missing-column", "there is no elasticity set");
        problems.push(problem.with_expected("a column for each named set"));
    }
    let sector_names = table.sector_names();
    let mut seen = Seen::new(table.sectors.len());
    for row in csv.rows() {
        let sector = match name_in(&csv, row, sector_column, "sector", &sector_names, |name| {
            table.sector_index(name)
        }) {
            Ok(sector) => sector,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        if let Err(problem) = seen.mark(&csv, row, sector) {
            problems.push(problem);
        }
        for (column, _, values) in &mut sets {
            match csv.number(row, *column) {
                Ok(value) if value > 0.0 => values[sector] = value,
                Ok(value) => problems.push(
                    csv.at(
                        row,
                        *column,
                        "elasticity-not-positive",
                        format!("a trade elasticity of {value} is not positive"),
                    )
                    .with_expected("a number above 0"),
                ),
                Err(problem) => problems.push(problem),
            }
        }
    }
    let absent: Vec<&str> = table
        .sector_ids()
        .zip(&seen.0)
        .filter(|(_, line)| **line == 0)
        .map(|(id, _)| id)
        .collect();
    if !absent.is_empty() {
        let message = format!("sectors without elasticities: {}", absent.join(", "));
        problems.push(
            csv.at_header(sector_column, "missing-rows", message)
                .with_expected("a row for every sector"),
        );
    }
    problems.into_result(())?;
    table.elasticity_sets = sets
        .into_iter()
        .map(|(_, name, values)| (name.to_owned(), values))
        .collect();
    Ok(())
}
