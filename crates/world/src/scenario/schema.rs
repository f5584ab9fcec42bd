//! The JSON Schema of scenario files, generated from the types that read them.

use super::file::ScenarioFile;

/// The schema (JSON Schema 2020-12).
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(ScenarioFile).to_value()
}
