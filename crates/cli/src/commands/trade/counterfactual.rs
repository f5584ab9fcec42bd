//! New rates on a benchmark, solved: the part that `trade solve` and `trade content` share.

use std::path::Path;

use vecinos_evidence::benchmark::{BenchmarkTable, read_tariff_changes};
use vecinos_trade::{Economy, Equilibrium, LabourMarket, Policy, SolveError, SolverSettings};

use super::benchmark::{BenchmarkOptions, NoBenchmark};
use crate::failure::Failure;

/// A benchmark, and the equilibrium under new rates or why there is none.
pub struct Counterfactual {
    /// The tables as read.
    pub table: BenchmarkTable,
    /// What came of them.
    pub outcome: Result<Solved, SolveError>,
    /// Remarks on the file of rates.
    pub notes: Vec<String>,
}

/// An economy and its equilibrium under the new rates.
pub struct Solved {
    /// The balanced benchmark economy.
    pub economy: Economy,
    /// The equilibrium.
    pub equilibrium: Equilibrium,
}

/// Reads a benchmark and a file of rates, and solves (flexible wages, long run). Without a file the rates stay.
///
/// Errors: bad input; a solve that does not finish is an outcome, not an error.
pub fn solve(
    options: &BenchmarkOptions,
    tariffs: Option<&Path>,
    tolerance: Option<f64>,
) -> Result<Counterfactual, Failure> {
    let table = options.table()?;
    let (tariff, notes) = match tariffs {
        Some(path) => {
            let changes = read_tariff_changes(path, &table)?;
            (
                changes.apply(&table),
                changes.warnings.iter().map(ToString::to_string).collect(),
            )
        }
        None => (table.tariffs.clone(), Vec::new()),
    };
    let outcome = match options.economy(&table) {
        Ok(economy) => {
            solved(&economy, &Policy::with_tariff(tariff), tolerance).map(|equilibrium| Solved {
                economy,
                equilibrium,
            })
        }
        Err(NoBenchmark::Refused(failure)) => return Err(failure),
        Err(NoBenchmark::Unsolved(error)) => Err(error),
    };
    Ok(Counterfactual {
        table,
        outcome,
        notes,
    })
}

/// To the tolerance asked for, or to 1e-12. Near autarky the labour market hardly feels the wage, so a looser tolerance
/// would let wages and terms of trade pass that are far off; such a solve fails and says so.
fn solved(
    economy: &Economy,
    policy: &Policy,
    tolerance: Option<f64>,
) -> Result<Equilibrium, SolveError> {
    let tight = SolverSettings::tight();
    let settings = SolverSettings {
        tolerance: tolerance.unwrap_or(tight.tolerance),
        ..tight
    };
    vecinos_trade::solve(economy, policy, &LabourMarket::flexible(), &settings)
}
