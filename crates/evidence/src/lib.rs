//! Figures with their sources: benchmark economy, history, parameters, bibliography, and located diagnostics.

pub mod benchmark;
pub mod build;
pub mod check;
pub mod csv_table;
pub mod customs;
pub mod diagnostic;
pub mod embedded;
pub mod history;
pub mod measures;
pub mod month;
pub mod points;
pub mod record;
pub mod registry;
pub mod source_text;
pub mod sources;
pub mod toml_file;
pub mod workers;
