//! The scenario file as written: the tables and keys of its TOML, from which the JSON Schema is generated.

use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use vecinos_evidence::registry::Assumptions;
use vecinos_evidence::toml_file::Spanned;

use super::day::Day;
use super::government::{BehaviourIn, Experiment, GovernmentTable};
use crate::levers::{Lever, lever, levers};

/// A scenario: what differs from the baseline, and nothing else.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Vecinos scenario")]
pub struct ScenarioFile {
    /// What is asked.
    pub scenario: HeaderTable,
    /// What each actor does.
    #[serde(default, rename = "action")]
    #[schemars(rename = "action")]
    pub actions: Vec<ActionTable>,
    /// How each government behaves, by region id.
    #[serde(default)]
    pub government: BTreeMap<Spanned<String>, GovernmentTable>,
    /// Ties between channels.
    #[serde(default)]
    pub couplings: CouplingsTable,
    /// Parameters fixed for this scenario, by registry name (`vecinos parameters` lists them), for example
    /// `"trade.wage_floor_mexico_manufacturing" = 0.99`.
    #[serde(default)]
    pub assumptions: Assumptions,
}

/// Which couplings are in force.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CouplingsTable {
    /// Couplings switched off, by id (`vecinos couplings` lists them).
    #[serde(default)]
    pub off: Vec<Spanned<String>>,
}

/// The question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeaderTable {
    /// Title in English.
    pub title: Spanned<String>,
    /// Title in Spanish.
    pub title_es: Option<String>,
    /// What is asked, in English.
    #[serde(default)]
    pub description: String,
    /// What is asked, in Spanish.
    pub description_es: Option<String>,
    /// First month shown (default 2025-01).
    pub start: Option<Spanned<Day>>,
    /// Last month shown (default 2030-12, at most 2036-12).
    pub end: Option<Spanned<Day>>,
    /// Seed of the random streams (default 2026).
    pub seed: Option<u64>,
    /// What the scenario departs from and is shown against: `recorded` (default), `no-new-tariffs-2025`,
    /// `frozen-2024-12`, or the name of a ready scenario.
    pub baseline: Option<Spanned<String>>,
    /// Where governments act by themselves, if any does: `scenario` (default; their behaviour is the question, the baseline
    /// is scripted) or `both` (the same history in baseline and scenario; the question is another one).
    #[serde(default)]
    pub behaviour: BehaviourIn,
    /// An experiment that `vecinos run` adds: `forbearance-grid`.
    pub experiment: Option<Experiment>,
}

/// One action: an instrument used by an actor on a target.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionTable {
    /// What kind of measure: an instrument of trade, or a lever `<channel>.<lever>` (`vecinos channel list` names them).
    #[schemars(schema_with = "instruments")]
    pub instrument: Spanned<String>,
    /// Region id of the government that acts (the importer, for tariffs).
    pub actor: Spanned<String>,
    /// Region id, or list of them, the measure is aimed at (the exporters, for tariffs).
    pub target: Option<Spanned<Names>>,
    /// Size. Levers: the value of the lever in its unit. Tariffs and trade costs: a fraction (0.25 = 25 %). Content rule: the Chinese content above which goods
    /// lose the preference, as a fraction of their value.
    pub magnitude: Option<Spanned<f64>>,
    /// Which goods.
    #[serde(default)]
    pub coverage: CoverageTable,
    /// Legal authority. For `tariff_suspension`: whose measures are suspended (all when absent).
    pub authority: Option<Spanned<Authority>>,
    /// First day in force.
    pub from: Option<Spanned<Day>>,
    /// Last day in force; without it the measure stays.
    pub until: Option<Spanned<Day>>,
    /// Day the measure was announced or notice was given.
    pub threat: Option<Spanned<Day>>,
    /// Day by which compliance was demanded.
    pub deadline: Option<Spanned<Day>>,
}

/// Which goods an action covers.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverageTable {
    /// Sector ids (or their ICIO codes); all goods when absent.
    pub sectors: Option<Spanned<Names>>,
    /// Whether goods that qualify for the USMCA are hit (`covered`, default) or not (`exempt`).
    pub usmca: Option<Spanned<UsmcaCoverage>>,
    /// Share of the trade of those sectors that is hit, a fraction (default 1).
    pub share: Option<Spanned<f64>>,
}

/// Kinds of measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Instrument {
    /// A duty of `magnitude` on top of what is charged already.
    Tariff,
    /// The actor's recorded measures (of one `authority`, or all added since 2025) are not charged on the target.
    TariffSuspension,
    /// The actor's recorded measures of 2025 and 2026 apply between `from` and `until` (for baselines without them).
    RecordedMeasures,
    /// The USMCA ends between the actor and the target: preferences, and the exemptions that hang on them, are lost on
    /// both sides. Takes six months' notice (article 34.6).
    UsmcaTermination,
    /// All parties confirm a new sixteen-year term: the treaty does not expire on 2036-07-01 (article 34.7).
    UsmcaExtension,
    /// Goods of the target with more Chinese content than `magnitude` lose the actor's preference.
    ContentRule,
    /// Trade between actor (importer) and target (exporter) costs `magnitude` more of its value: delays, inspections,
    /// closures.
    TradeCost,
    /// A lever of a channel is set to `magnitude`.
    Lever(&'static Lever),
}

/// The schema of an instrument's name: all names there are.
fn instruments(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = Instrument::names().collect();
    schemars::json_schema!({
        "description": "What kind of measure: an instrument of trade, or a lever of a channel.",
        "enum": names
    })
}

impl Serialize for Instrument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Instrument {
    /// Stable name, as written in scenario files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Tariff => "tariff",
            Self::TariffSuspension => "tariff_suspension",
            Self::RecordedMeasures => "recorded_measures",
            Self::UsmcaTermination => "usmca_termination",
            Self::UsmcaExtension => "usmca_extension",
            Self::ContentRule => "content_rule",
            Self::TradeCost => "trade_cost",
            Self::Lever(lever) => lever.id.as_str(),
        }
    }

    /// Instruments of trade.
    pub const TRADE: [Self; 7] = [
        Self::Tariff,
        Self::TariffSuspension,
        Self::RecordedMeasures,
        Self::UsmcaTermination,
        Self::UsmcaExtension,
        Self::ContentRule,
        Self::TradeCost,
    ];

    /// The instrument of this name.
    pub fn named(name: &str) -> Option<Self> {
        let trade = Self::TRADE
            .into_iter()
            .find(|instrument| instrument.id() == name);
        trade.or_else(|| lever(name).map(Self::Lever))
    }

    /// All names: instruments of trade, then levers.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let trade = Self::TRADE.into_iter().map(Self::id);
        trade.chain(levers().iter().map(|lever| lever.id.as_str()))
    }
}

/// Legal authority of a measure.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// International Emergency Economic Powers Act; no tariff power since the Supreme Court's ruling of 2026-02-20.
    Ieepa,
    /// Section 122 of the Trade Act of 1974: at most 15 %, 150 days.
    #[serde(rename = "section_122")]
    Section122,
    /// Section 201 of the Trade Act of 1974: at most 50 %, eight years.
    #[serde(rename = "section_201")]
    Section201,
    /// Section 232 of the Trade Expansion Act of 1962: national security, by sector.
    #[serde(rename = "section_232")]
    Section232,
    /// Section 301 of the Trade Act of 1974.
    #[serde(rename = "section_301")]
    Section301,
    /// Section 338 of the Tariff Act of 1930: at most 50 %.
    #[serde(rename = "section_338")]
    Section338,
    /// An act of Congress or of another legislature.
    Statute,
    /// A decree of the Mexican, Canadian or another executive.
    Decree,
    /// A treaty and its own clauses.
    Treaty,
    /// No authority is claimed: a what-if.
    Hypothetical,
}

impl Authority {
    /// Stable name, as written in scenario files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ieepa => "ieepa",
            Self::Section122 => "section_122",
            Self::Section201 => "section_201",
            Self::Section232 => "section_232",
            Self::Section301 => "section_301",
            Self::Section338 => "section_338",
            Self::Statute => "statute",
            Self::Decree => "decree",
            Self::Treaty => "treaty",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// Whether USMCA-qualifying goods are hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UsmcaCoverage {
    /// Goods that qualify and claim are not charged.
    Exempt,
    /// All goods are charged.
    #[default]
    Covered,
}

/// One name or a list of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names(pub Vec<Spanned<String>>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamesVisitor;

        impl<'de> Visitor<'de> for NamesVisitor {
            type Value = Names;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name in quotation marks or a list of them")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Names, E> {
                Ok(Names(vec![Spanned::detached(text.to_owned())]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = sequence.next_element::<Spanned<String>>()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }

        deserializer.deserialize_any(NamesVisitor)
    }
}

impl JsonSchema for Names {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Names".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "description": "One name or a list of names.",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": "string" } }
            ]
        })
    }
}
