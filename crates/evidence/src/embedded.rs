//! The project's own tables, compiled into the binary.

use crate::diagnostic::Diagnostic;
use crate::source_text::SourceText;

macro_rules! data_files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../data/", $path)))),*]
    };
}

/// Path under `data/` and text of every embedded file.
const FILES: &[(&str, &str)] = data_files![
    "benchmark/benchmark.toml",
    "benchmark/elasticities.csv",
    "benchmark/flows.csv",
    "benchmark/inputs.csv",
    "benchmark/tariffs.csv",
    "customs/product_groups.csv",
    "customs/statutory_increments.csv",
    "customs/us_imports_2024.csv",
    "customs/usmca_claims_by_sector.csv",
    "customs/usmca_mfn_rates.csv",
    "history/duties.csv",
    "history/goods_trade.csv",
    "history/usmca_claims.csv",
    "labour/mexico_points.csv",
    "labour/us_workers.csv",
    "measures/canada.toml",
    "measures/china.toml",
    "measures/listed_metals.csv",
    "measures/mexico.toml",
    "measures/other_partners.toml",
    "measures/tracker_reading.toml",
    "measures/united_states.toml",
    "parameters/tariff_programmes.toml",
    "parameters/trade.toml",
    "sources.toml",
];

/// Paths under `data/` of every embedded file, sorted.
pub fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, _)| *path)
}

/// The text of an embedded file, by its path under `data/`.
pub fn text(path: &str) -> Option<&'static str> {
    FILES
        .iter()
        .find(|(name, _)| *name == path)
        .map(|(_, text)| *text)
}

/// The text of an embedded file as a source that can locate errors.
///
/// Errors: `missing-file` when nothing of that path is embedded, with the nearest path.
pub fn source(path: &str) -> Result<SourceText, Diagnostic> {
    let name = format!("data/{path}");
    match text(path) {
        Some(text) => Ok(SourceText::new(name, text)),
        None => Err(
            Diagnostic::new("missing-file", name, 1, 1, "no such embedded table")
                .with_suggestion(crate::diagnostic::nearest_name(path, paths())),
        ),
    }
}
