//! Reading a benchmark folder, from disk or from the embedded files.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};

use super::tables::{elasticities, flows, inputs, tariffs};
use super::{BenchmarkTable, Sector, TableSources};
use crate::diagnostic::{Diagnostic, Diagnostics, shown};
use crate::source_text::SourceText;
use crate::toml_file::{self, Spanned, TomlDocument};

/// Most cells that a cube or a table of inputs may have.
const MOST_CELLS: usize = 50_000_000;
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
    source: TableSources,
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
