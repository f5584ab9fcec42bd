//! How governments behave in a scenario.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use vecinos_evidence::toml_file::Spanned;

/// How a government behaves, as written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GovernmentTable {
    /// `scripted`: it does what the actions say. `base-rates`: it acts by the frequencies of the record.
    pub mode: Spanned<GovernmentMode>,
    /// Whose frequencies: for the United States under `base-rates` an administration on record (`first_trump`, `biden`,
    /// `second_trump`); those in office when absent.
    pub style: Option<Spanned<String>>,
    /// Forbearance, 0 to 1: the share of hostile acts that is not done, given a trigger (United States), or of withholding
    /// and retaliation, given a demand (Mexico). Default 0: as on record.
    pub forbearance: Option<Spanned<f64>>,
}

/// Modes of behaviour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GovernmentMode {
    /// Does what the scenario's actions say.
    #[default]
    Scripted,
    /// Acts by base rates of past threats.
    BaseRates,
    /// Chooses by its own interest. Not available in this version.
    Responsive,
}

impl GovernmentMode {
    /// Stable name, as written in scenario files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Scripted => "scripted",
            Self::BaseRates => "base-rates",
            Self::Responsive => "responsive",
        }
    }

    /// The mode of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Scripted, Self::BaseRates, Self::Responsive]
            .into_iter()
            .find(|mode| mode.id() == name)
    }
}

/// In which worlds governments act by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BehaviourIn {
    /// In the scenario: their behaviour is the question, and the baseline is scripted.
    #[default]
    Scenario,
    /// In both worlds, with the same history in each draw: the question is another one.
    Both,
}

/// Experiments that `vecinos run` adds to a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Experiment {
    /// Multipliers on hostility and withholding from 0 to 1, as `vecinos forbearance` runs them.
    ForbearanceGrid,
}

/// One government.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Government {
    /// Mode.
    pub mode: GovernmentMode,
    /// Style; that of the record when absent.
    pub style: Option<String>,
    /// Share of hostile acts (United States) or of withholding (Mexico) that is not done, 0 to 1.
    pub forbearance: f64,
}

/// The two governments.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Governments {
    /// The United States.
    pub united_states: Government,
    /// Mexico.
    pub mexico: Government,
    /// In which worlds they act by themselves.
    pub act_in: BehaviourIn,
}

impl Governments {
    /// Whether both do what the actions say.
    pub fn scripted(&self) -> bool {
        [&self.united_states, &self.mexico]
            .iter()
            .all(|government| government.mode == GovernmentMode::Scripted)
    }
}

/// The text of a scenario with other modes: tables of governments that are written are replaced, the rest stays as it is.
pub(super) fn with_modes(
    scenario: &super::Scenario,
    united_states: Option<GovernmentMode>,
    mexico: Option<GovernmentMode>,
) -> String {
    let Ok(mut document) = scenario.text.parse::<toml::Table>() else {
        return scenario.text.clone();
    };
    let background = scenario.governments.scripted();
    let set = |table: &mut toml::Table, key: &str, value: toml::Value| {
        table.insert(key.to_owned(), value);
    };
    let empty = || toml::Value::Table(toml::Table::new());
    for (name, mode) in [("USA", united_states), ("MEX", mexico)] {
        let Some(mode) = mode else { continue };
        let governments = document.entry("government").or_insert_with(empty);
        if let Some(governments) = governments.as_table_mut() {
            let one = governments.entry(name).or_insert_with(empty);
            if let Some(one) = one.as_table_mut() {
                set(one, "mode", mode.id().into());
            }
        }
    }
    if let (true, Some(header)) = (
        background,
        document
            .get_mut("scenario")
            .and_then(toml::Value::as_table_mut),
    ) {
        set(header, "behaviour", "both".into());
    }
    toml::to_string(&document).unwrap_or_else(|_| scenario.text.clone())
}
