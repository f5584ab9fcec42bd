//! Scenarios: what differs from the baseline. Read from TOML, checked, ready to run.

pub mod authority;
mod check;
pub mod day;
pub mod file;
pub mod government;
pub mod library;
pub mod schema;
mod vocabulary;
pub mod write;

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::{Date, date};
use serde::Serialize;
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::registry::Assumptions;
use vecinos_evidence::source_text::SourceText;
use vecinos_evidence::toml_file;

pub use file::{Authority, Instrument, ScenarioFile, UsmcaCoverage};
pub use government::{BehaviourIn, Experiment, Government, GovernmentMode, Governments};
pub use vocabulary::{SERVICES, Vocabulary};

use crate::Month;

/// Last day of the record behind the baseline `frozen-2024-12`.
pub const FROZEN: Date = date(2024, 12, 31);

/// A checked scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scenario {
    /// Name: the embedded name, or the file name without its extension.
    pub name: String,
    /// The text it was read from.
    #[serde(skip)]
    pub text: String,
    /// The question.
    pub header: Header,
    /// What each actor does, in the order of the file.
    pub actions: Vec<Action>,
    /// Parameters fixed for both worlds, scenario and baseline.
    pub assumptions: Assumptions,
    /// Couplings switched off in both worlds, by id.
    pub couplings_off: BTreeSet<String>,
    /// How the governments behave.
    pub governments: Governments,
}

/// The question a scenario asks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Header {
    /// Title in English.
    pub title: String,
    /// Title in Spanish (the English one if the file has none).
    pub title_es: String,
    /// Description in English.
    pub description: String,
    /// Description in Spanish (the English one if the file has none).
    pub description_es: String,
    /// First month shown.
    pub start: Month,
    /// Last month shown.
    pub end: Month,
    /// Seed of the random streams.
    pub seed: u64,
    /// What the scenario departs from and is shown against.
    pub baseline: Baseline,
    /// An experiment that belongs to the question.
    pub experiment: Option<Experiment>,
}

/// The world a scenario departs from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Baseline {
    /// Measures as recorded to 2026-10, then frozen: current policy.
    #[default]
    Recorded,
    /// The tariffs of December 2024, as if no new ones had followed; everything else as recorded.
    NoNewTariffs2025,
    /// All measures as they stood in December 2024, tariffs and others, as if nothing had followed.
    #[serde(rename = "frozen-2024-12")]
    FrozenDecember2024,
    /// Another scenario, with its own base.
    Scenario(Box<Scenario>),
}

impl Baseline {
    /// Name, as every table shows it.
    pub fn name(&self) -> &str {
        match self {
            Self::Recorded => "recorded",
            Self::NoNewTariffs2025 => "no-new-tariffs-2025",
            Self::FrozenDecember2024 => "frozen-2024-12",
            Self::Scenario(scenario) => &scenario.name,
        }
    }

    /// Whether the recorded measures of 2025 and 2026 are in force underneath.
    pub fn keeps_record(&self) -> bool {
        match self {
            Self::Recorded => true,
            Self::NoNewTariffs2025 | Self::FrozenDecember2024 => false,
            Self::Scenario(scenario) => scenario.header.baseline.keeps_record(),
        }
    }

    /// Day on which the measures besides tariffs stop following the record; `None` while they follow it.
    pub fn frozen_on(&self) -> Option<Date> {
        match self {
            Self::Recorded | Self::NoNewTariffs2025 => None,
            Self::FrozenDecember2024 => Some(FROZEN),
            Self::Scenario(scenario) => scenario.header.baseline.frozen_on(),
        }
    }

    /// The actions of the baseline itself, from the ground up.
    pub fn actions(&self) -> Vec<&Action> {
        match self {
            Self::Recorded | Self::NoNewTariffs2025 | Self::FrozenDecember2024 => Vec::new(),
            Self::Scenario(scenario) => {
                let mut actions = scenario.header.baseline.actions();
                actions.extend(&scenario.actions);
                actions
            }
        }
    }
}

/// One action, all names resolved to ids of the benchmark.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Action {
    /// What kind of measure.
    pub instrument: Instrument,
    /// Region id of the government that acts (importer).
    pub actor: String,
    /// Region ids aimed at (exporters). Empty for instruments without a target.
    pub targets: Vec<String>,
    /// Size: a fraction for trade instruments, the unit of the lever for levers; 0 for instruments without one.
    pub magnitude: f64,
    /// Sector ids covered; all goods sectors when the file names none.
    pub sectors: Vec<String>,
    /// Whether USMCA-qualifying goods are hit.
    pub usmca: UsmcaCoverage,
    /// Share of the trade of those sectors that is hit, 0 to 1.
    pub share: f64,
    /// Legal authority, where one is named.
    pub authority: Option<Authority>,
    /// First day in force.
    pub from: Date,
    /// Last day in force; `None` while it stays.
    pub until: Option<Date>,
    /// Day of the announcement or notice.
    pub threat: Option<Date>,
    /// Day by which compliance was demanded.
    pub deadline: Option<Date>,
    /// Line in the file, for messages.
    #[serde(skip)]
    pub line: usize,
}

impl Scenario {
    /// Reads a scenario from text. `name` is the scenario's name, `file` what messages call the text.
    ///
    /// Errors: every problem of the file, each with line, column and, for a misspelt name, the nearest valid one.
    pub fn parse(name: &str, file: &str, text: &str) -> Result<Self, Diagnostics> {
        Self::from_source(name, SourceText::new(file, text))
    }

    /// Reads a scenario file. Errors as for [`Scenario::parse`], and those of reading a file.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let name = path.file_stem().map_or_else(
            || "scenario".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        );
        Self::from_source(&name, SourceText::read(path)?)
    }

    /// The same scenario with one or both governments in another mode. The text says so too, so that the scenario can be
    /// read again from it. Where the file sets no mode itself, behaviour is not its question: both worlds get it.
    ///
    /// Errors: those of [`Scenario::parse`].
    pub fn with_modes(
        &self,
        united_states: Option<GovernmentMode>,
        mexico: Option<GovernmentMode>,
    ) -> Result<Self, Diagnostics> {
        let text = government::with_modes(self, united_states, mexico);
        Self::parse(&self.name, &self.name, &text)
    }

    fn from_source(name: &str, source: SourceText) -> Result<Self, Diagnostics> {
        let vocabulary = Vocabulary::embedded()?;
        let document = toml_file::parse_source::<ScenarioFile>(source)?;
        check::check(name, &document, &vocabulary)
    }
}
