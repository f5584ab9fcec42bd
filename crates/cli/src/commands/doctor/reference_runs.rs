//! The reference runs of the evidence note on the same nine regions and 23 sectors, made with another program.
//!
//! That economy has licensed tariff rows for importers other than the United States; the embedded one has open,
//! coarser ones, so answers agree closely but not to the last digit. The exact test vectors (to 1e-6 percentage
//! points) are run by the test suite where the raw data are at hand.

use vecinos_evidence::customs;
use vecinos_trade::{Economy, LabourMarket, Policy, SolverSettings, solve};

use super::label::Label;
use super::{Embedded, Replication};

/// Answers may differ by this much because of the other tariff rows, percentage points of real income.
const INCOME_TOLERANCE: f64 = 0.02;
/// The same for the change of U.S. imports from Mexico, percentage points.
const IMPORT_TOLERANCE: f64 = 0.5;

/// A reference run: what changes, the elasticities, real income of the three neighbours and U.S. goods imports from
/// Mexico, all in per cent.
struct Run {
    experiment: Experiment,
    set: &'static str,
    real_income: [(&'static str, f64); 3],
    imports: f64,
}

#[derive(Clone, Copy)]
enum Experiment {
    /// More points on all goods that the first buys from the second.
    Tariffs(&'static [(&'static str, &'static str)], f64),
    /// The neighbours' most-favoured-nation rates in place of the preference.
    MostFavouredNation,
}

impl Experiment {
    fn place(self, set: &str) -> Label {
        let set = ("set", set.to_owned());
        match self {
            Self::Tariffs(pairs, rise) => {
                let key = match pairs.len() {
                    1 => "doctor-place-on-mexico",
                    2 => "doctor-place-on-both",
                    _ => "doctor-place-with-answers",
                };
                Label::with(key, [("points", format!("{:.0}", 100.0 * rise)), set])
            }
            Self::MostFavouredNation => Label::with("doctor-place-withdrawal", [set]),
        }
    }
}

const ON_MEXICO: &[(&str, &str)] = &[("USA", "MEX")];
const ON_BOTH: &[(&str, &str)] = &[("USA", "MEX"), ("USA", "CAN")];
const WITH_ANSWERS: &[(&str, &str)] = &[
    ("USA", "MEX"),
    ("USA", "CAN"),
    ("MEX", "USA"),
    ("CAN", "USA"),
];

const fn run(
    experiment: Experiment,
    set: &'static str,
    [usa, mex, can]: [f64; 3],
    imports: f64,
) -> Run {
    Run {
        experiment,
        set,
        real_income: [("USA", usa), ("MEX", mex), ("CAN", can)],
        imports,
    }
}

const RUNS: [Run; 7] = [
    run(
        Experiment::Tariffs(ON_BOTH, 0.25),
        "fontagne_2022",
        [0.015_240, -1.776_295, -1.187_967],
        -69.568_517,
    ),
    run(
        Experiment::Tariffs(ON_BOTH, 0.25),
        "uniform_5",
        [0.017_988, -1.751_519, -1.221_292],
        -64.599_574,
    ),
    run(
        Experiment::Tariffs(ON_BOTH, 0.25),
        "caliendo_parro_2015",
        [-0.025_408, -1.473_450, -1.084_196],
        -74.401_830,
    ),
    run(
        Experiment::Tariffs(WITH_ANSWERS, 0.25),
        "fontagne_2022",
        [-0.087_776, -1.774_650, -1.336_634],
        -73.232_711,
    ),
    run(
        Experiment::Tariffs(ON_MEXICO, 0.25),
        "fontagne_2022",
        [0.000_283, -1.725_765, 0.070_770],
        -70.829_279,
    ),
    run(
        Experiment::Tariffs(ON_MEXICO, 0.10),
        "fontagne_2022",
        [0.029_103, -0.992_219, 0.036_067],
        -39.729_856,
    ),
    run(
        Experiment::MostFavouredNation,
        "fontagne_2022",
        [-0.006_198, -0.249_416, -0.063_352],
        -18.659_406,
    ),
];

pub(super) fn replications(embedded: &Embedded) -> Vec<Replication> {
    let mut found = Vec::new();
    for run in &RUNS {
        let outcome = outcome(embedded, run);
        let place = run.experiment.place(run.set);
        for (side, theirs) in run.real_income {
            let ours = outcome
                .as_ref()
                .map_err(Clone::clone)
                .and_then(|(incomes, _)| {
                    let region = embedded.region(side)?;
                    Ok(incomes[region])
                });
            found.push(Replication {
                paper: Label::plain("doctor-paper-reference-runs"),
                place: place.clone(),
                quantity: Label::with("doctor-real-income", [("side", side.to_owned())]),
                unit: Label::plain("doctor-unit-percent"),
                theirs,
                ours,
                tolerance: INCOME_TOLERANCE,
            });
        }
        found.push(Replication {
            paper: Label::plain("doctor-paper-reference-runs"),
            place,
            quantity: Label::with("doctor-goods-imports", [("partner", "MEX".to_owned())]),
            unit: Label::plain("doctor-unit-percent"),
            theirs: run.imports,
            ours: outcome.map(|(_, imports)| imports),
            tolerance: IMPORT_TOLERANCE,
        });
    }
    found
}

/// Real income by region and U.S. goods imports from Mexico, per cent.
fn outcome(embedded: &Embedded, run: &Run) -> Result<(Vec<f64>, f64), String> {
    let economy = embedded.economy(run.set)?;
    let policy = policy(embedded, &economy, run.experiment)?;
    let equilibrium = solve(
        &economy,
        &policy,
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .map_err(|error| error.to_string())?;
    let (usa, mexico) = (embedded.region("USA")?, embedded.region("MEX")?);
    let flows = economy.flows();
    let (mut before, mut after) = (0.0, 0.0);
    for sector in embedded.goods() {
        before += flows[economy.dimensions.cell(sector, usa, mexico)];
        after += equilibrium.flow(sector, usa, mexico);
    }
    let incomes = equilibrium
        .real_income_hat
        .iter()
        .map(|hat| 100.0 * (hat - 1.0))
        .collect();
    Ok((incomes, 100.0 * (after / before - 1.0)))
}

fn policy(
    embedded: &Embedded,
    economy: &Economy,
    experiment: Experiment,
) -> Result<Policy, String> {
    let mut policy = Policy::unchanged(economy);
    match experiment {
        Experiment::Tariffs(pairs, rise) => {
            for (importer, exporter) in pairs {
                let (importer, exporter) = (embedded.region(importer)?, embedded.region(exporter)?);
                policy.raise_tariff(
                    economy.dimensions,
                    importer,
                    exporter,
                    embedded.goods(),
                    rise,
                );
            }
        }
        Experiment::MostFavouredNation => {
            for rate in customs::usmca_mfn_rates().map_err(|error| error.to_string())? {
                let sector = embedded.table.sector_index(&rate.sector);
                let sector =
                    sector.ok_or_else(|| format!("the benchmark has no sector {}", rate.sector))?;
                let cell = economy.dimensions.cell(
                    sector,
                    embedded.region(&rate.importer)?,
                    embedded.region(&rate.exporter)?,
                );
                policy.tariff[cell] = rate.rate;
            }
        }
    }
    Ok(policy)
}
