//! The dated record of tariff measures, 2025-01 to 2026-10: which law, who charges whom, which goods, at which rate,
//! from which day, resting on which source.
//!
//! Files are `data/measures/*.toml`, with tables `[[measure]]` and `[[preference]]`. This module reads and checks
//! them; what they mean for rates is the business of the trade crate. Names of product groups and their shares of
//! trade come from `customs/product_groups.csv` and `measures/listed_metals.csv`.

mod reader;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::benchmark::BenchmarkTable;
use crate::csv_table::CsvTable;
use crate::diagnostic::{Diagnostics, shown};
use crate::embedded;
use crate::registry::{Grade, Registry};
use crate::source_text::SourceText;
use crate::sources::Bibliography;

/// Path of the measures as the statutory record reads them.
const TRACKER_READING: &str = "measures/tracker_reading.toml";

/// Names of the legal authorities a measure may rest on.
pub const AUTHORITIES: [&str; 14] = [
    "most_favoured_nation",
    "usmca_preference",
    "ieepa",
    "section_122",
    "section_201",
    "section_232",
    "section_301",
    "section_338",
    "anti_dumping",
    "retaliation",
    "statute",
    "decree",
    "treaty",
    "hypothetical",
];

/// Names of the product groups that measures single out; the first is everything else.
pub const PRODUCT_GROUPS: [&str; 13] = [
    "other",
    "light_vehicles",
    "heavy_vehicles",
    "vehicle_parts",
    "primary_metals",
    "metal_articles",
    "metal_articles_2026",
    "copper",
    "timber",
    "furniture",
    "electronics",
    "energy",
    "pharmaceuticals",
];

/// What goods that qualify for the USMCA pay under a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UsmcaRule {
    /// The full rate.
    #[default]
    Covered,
    /// Nothing.
    Exempt,
    /// The rate on their value less domestic content of the importer.
    DomesticContent,
}

/// A stretch of days at one rate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// First day.
    pub from: Date,
    /// Last day, included; `None` while no end is recorded.
    pub until: Option<Date>,
    /// Ad valorem rate, a fraction.
    pub rate: f64,
    /// Whether the share of trade that enters exempt has had time to answer to the measure.
    pub exempt_share_answers: bool,
}

/// A measure: one authority, one importer, some exporters and goods, rates by date.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// Stable id, unique in the record.
    pub id: String,
    /// Title in English.
    pub title: String,
    /// Title in Spanish.
    pub title_es: String,
    /// One of [`AUTHORITIES`].
    pub authority: String,
    /// Region id of the importer.
    pub importer: String,
    /// Region ids of the exporters.
    pub exporters: Vec<String>,
    /// Product groups covered; all when absent.
    pub groups: Option<Vec<String>>,
    /// Product groups left out.
    pub except_groups: Vec<String>,
    /// Share of trade covered by sector id, a fraction; other sectors are not covered. All sectors when absent.
    pub sectors: Option<BTreeMap<String, f64>>,
    /// Registry name of a share that multiplies what is covered; all of it when absent.
    pub covered_share: Option<String>,
    /// What USMCA goods pay.
    pub usmca: UsmcaRule,
    /// Convention of the statutory record: eligible share of trade (exempt goods) or relief (domestic content).
    pub statutory_share: f64,
    /// Registry name of the relief for domestic content in the charged rate.
    pub relief: Option<String>,
    /// Registry name of the share of the named duty that customs collects; all of it when absent.
    pub collected_share: Option<String>,
    /// Authorities, or ids of measures, that come first on the same goods.
    pub yields_to: Vec<String>,
    /// Rates by date, in order, not overlapping.
    pub steps: Vec<Step>,
    /// How well the measure as a whole is known.
    pub grade: Grade,
    /// Keys of the sources.
    pub source: Vec<String>,
    /// What a reader should know.
    pub note: String,
}

/// A treaty preference of one ordered pair of regions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PreferenceRecord {
    /// Name of the agreement.
    pub id: String,
    /// Region id of the importer.
    pub importer: String,
    /// Region id of the exporter.
    pub exporter: String,
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub until: Option<Date>,
    /// Keys of the sources.
    pub source: Vec<String>,
}

/// Share of a product group in U.S. imports of a sector from a region.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProductShare {
    /// Exporting region.
    pub partner: String,
    /// Sector id.
    pub sector: String,
    /// Product group.
    pub group: String,
    /// Share of the sector's trade, a fraction.
    pub share: f64,
    /// Duty collected in 2024 over imports of the group, where measured.
    pub duty_rate: Option<f64>,
    /// Most-favoured-nation rate of the group, import-weighted, where measured.
    pub mfn_rate: Option<f64>,
}

/// The record: measures, preferences and the product structure they act on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasureRecord {
    /// Measures in the order of the files.
    pub measures: Vec<Measure>,
    /// Preferences.
    pub preferences: Vec<PreferenceRecord>,
    /// Product structure of U.S. imports.
    pub product_shares: Vec<ProductShare>,
}

/// The names a record may use.
#[derive(Clone, Debug)]
pub struct MeasureVocabulary {
    /// Region ids.
    pub regions: Vec<String>,
    /// Sector ids.
    pub sectors: Vec<String>,
    /// Sources.
    pub bibliography: Bibliography,
    /// Parameters.
    pub registry: Registry,
}

impl MeasureVocabulary {
    /// The names of the embedded benchmark, bibliography and registry.
    ///
    /// Errors: those of the embedded tables (tests read them).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let benchmark = BenchmarkTable::embedded()?;
        Ok(Self {
            sectors: benchmark
                .sectors
                .iter()
                .map(|sector| sector.id.clone())
                .collect(),
            regions: benchmark.regions,
            bibliography: Bibliography::embedded()?,
            registry: Registry::embedded()?,
        })
    }
}

impl MeasureRecord {
    /// The embedded record.
    ///
    /// Errors: those of [`Self::read`] (a test reads the embedded files).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let vocabulary = MeasureVocabulary::embedded()?;
        let mut files = Vec::new();
        for path in embedded::paths().filter(|path| {
            path.starts_with("measures/")
                && Path::new(path)
                    .extension()
                    .is_some_and(|extension| extension == "toml")
                && *path != TRACKER_READING
        }) {
            files.push(embedded::source(path)?);
        }
        let mut record = Self::read(files, &vocabulary)?;
        for path in ["customs/product_groups.csv", "measures/listed_metals.csv"] {
            record.product_shares.extend(product_shares(path)?);
        }
        Ok(record)
    }

    /// The embedded record as the source of the statutory record reads it: measures of the file
    /// `measures/tracker_reading.toml` in place of those of the same id. For comparison with that source only.
    ///
    /// Errors: those of [`Self::read`] (a test reads the embedded files).
    pub fn tracker_reading() -> Result<Self, Diagnostics> {
        let vocabulary = MeasureVocabulary::embedded()?;
        let reading = Self::read([embedded::source(TRACKER_READING)?], &vocabulary)?;
        let mut record = Self::embedded()?;
        for measure in reading.measures {
            match record.measures.iter_mut().find(|own| own.id == measure.id) {
                Some(own) => *own = measure,
                None => record.measures.push(measure),
            }
        }
        Ok(record)
    }

    /// Reads and checks files of measures.
    ///
    /// Errors, located: those of [`crate::toml_file::parse_source`], `duplicate-id`, `unknown-name` (authority, region,
    /// sector, product group, measure), `unknown-source`, `unknown-parameter`, `date-order`, `overlapping-dates`,
    /// `rate-out-of-range`, `share-out-of-range`, `missing-key` (steps, relief), `estimated-without-source`.
    pub fn read(
        files: impl IntoIterator<Item = SourceText>,
        vocabulary: &MeasureVocabulary,
    ) -> Result<Self, Diagnostics> {
        reader::read(files, vocabulary)
    }
}

/// Reads an embedded table of product shares.
fn product_shares(path: &str) -> Result<Vec<ProductShare>, Diagnostics> {
    let csv = CsvTable::parse(embedded::source(path)?)?;
    let [partner, sector, group, share, duty, mfn, _, _] = csv.columns([
        "partner",
        "sector",
        "group",
        "share",
        "duty_rate",
        "mfn_rate",
        "basis",
        "source",
    ])?;
    let mut rows = Vec::with_capacity(csv.rows().len());
    for row in csv.rows() {
        let optional = |column| {
            if csv.field(row, column).is_empty() {
                return Ok(None);
            }
            csv.number(row, column).map(Some)
        };
        let name = csv.field(row, group);
        if !PRODUCT_GROUPS.contains(&name) {
            return Err(csv
                .at(
                    row,
                    group,
                    "unknown-name",
                    format!("unknown product group `{}`", shown(name)),
                )
                .into());
        }
        rows.push(ProductShare {
            partner: csv.field(row, partner).to_owned(),
            sector: csv.field(row, sector).to_owned(),
            group: name.to_owned(),
            share: csv.number(row, share)?,
            duty_rate: optional(duty)?,
            mfn_rate: optional(mfn)?,
        });
    }
    Ok(rows)
}
