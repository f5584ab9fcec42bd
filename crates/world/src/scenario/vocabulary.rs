//! The names a scenario may use: regions, goods sectors, parameters.

use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::registry::Registry;

/// Id of the one sector that bears no duty.
pub const SERVICES: &str = "services";

/// Valid names of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Vocabulary {
    /// Region ids.
    pub regions: Vec<String>,
    /// Goods sectors: id and code of the source's classification, in benchmark order.
    pub goods: Vec<(String, String)>,
    /// Parameters.
    pub registry: Registry,
}

impl Vocabulary {
    /// The names of the embedded benchmark and registry.
    ///
    /// Errors: those of the embedded tables (tests read them).
    pub fn embedded() -> Result<Self, Diagnostics> {
        Ok(Self::of(
            &BenchmarkTable::embedded()?,
            Registry::embedded()?,
        ))
    }

    /// The names of a benchmark and a registry.
    pub fn of(benchmark: &BenchmarkTable, registry: Registry) -> Self {
        let goods = benchmark
            .sectors
            .iter()
            .filter(|sector| sector.id != SERVICES);
        Self {
            regions: benchmark.regions.clone(),
            goods: goods
                .map(|sector| (sector.id.clone(), sector.code.clone()))
                .collect(),
            registry,
        }
    }
}
