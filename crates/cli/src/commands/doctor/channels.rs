//! Published runs of the channels: the cartel model at week 520, SOURCE by year, U.S. output with fewer workers.

use std::sync::Arc;

use vecinos_channels::cartels::Parameters as CartelParameters;
use vecinos_channels::cartels::groups::Groups;
use vecinos_channels::cartels::network::Network;
use vecinos_channels::labour::{Inputs as LabourInputs, Labour, Parameters as LabourParameters};
use vecinos_channels::overdose::inputs::SourceScenarios;
use vecinos_channels::overdose::source::Source;
use vecinos_channels::overdose::source_parameters::SourceNumbers;
use vecinos_channels::{Mechanism, Observations, ParameterSet, Ports};
use vecinos_evidence::registry::Registry;
use vecinos_world::Month;

use super::Replication;
use super::label::Label;

/// Weeks from January 2012 to January 2022.
const DECADE: usize = 520;

/// Members, recruits, deaths and exits by saturation a week after a decade: fourth-order Runge–Kutta, then Euler.
const WEEK_520: [(&str, [f64; 4]); 2] = [
    ("doctor-runge-kutta", [173_837.0, 439.368, 124.300, 64.092]),
    ("doctor-euler", [173_800.1, 439.275, 124.265, 64.069]),
];

/// A run of SOURCE: our name, the published one, and total opioid overdose deaths a year at the beginning of years.
type SourceRun = (&'static str, &'static str, [(i32, f64); 5]);

/// The runs that are repeated.
const SOURCE_DEATHS: [SourceRun; 2] = [
    (
        "base",
        "Base",
        [
            (2005, 16_421.0),
            (2010, 22_436.0),
            (2017, 46_897.0),
            (2020, 62_580.0),
            (2032, 44_571.0),
        ],
    ),
    (
        "fent_l",
        "FentL",
        [
            (2021, 58_784.0),
            (2023, 51_152.0),
            (2025, 44_719.0),
            (2028, 39_055.0),
            (2032, 33_522.0),
        ],
    ),
];

/// Million workers removed over 2025–28, and U.S. output in 2028, per cent.
const WORKERS: [(f64, f64); 2] = [(1.3, -1.2), (8.3, -7.4)];

pub(super) fn replications(registry: &Registry) -> Vec<Replication> {
    let mut found = cartels(registry);
    found.extend(source());
    found.extend(labour(registry));
    found
}

fn cartels(registry: &Registry) -> Vec<Replication> {
    let mut found = Vec::new();
    for (solver, printed) in WEEK_520 {
        let ours = decade(registry, solver == "doctor-runge-kutta");
        let quantities = [
            "doctor-members",
            "doctor-recruits",
            "doctor-conflict-deaths",
            "doctor-saturated",
        ];
        for (position, (quantity, theirs)) in quantities.into_iter().zip(printed).enumerate() {
            found.push(Replication {
                paper: Label::plain("doctor-paper-prieto-curiel"),
                place: Label::plain(solver),
                quantity: Label::plain(quantity),
                unit: Label::plain(if position == 0 {
                    "doctor-unit-persons"
                } else {
                    "doctor-unit-a-week"
                }),
                theirs,
                ours: ours
                    .as_ref()
                    .map(|ours| ours[position])
                    .map_err(Clone::clone),
                tolerance: 1e-4 * theirs,
            });
        }
    }
    found
}

/// The 150 groups after a decade from January 2012.
fn decade(registry: &Registry, runge_kutta: bool) -> Result<[f64; 4], String> {
    let parameters = CartelParameters::read(registry).map_err(|error| error.to_string())?;
    let network = Network::embedded().map_err(|error| error.to_string())?;
    let coefficients = parameters.coefficients();
    let mut groups = Groups::start(&Arc::new(network), parameters.initial_members);
    for _ in 0..DECADE {
        if runge_kutta {
            groups.week_by_runge_kutta(&coefficients);
        } else {
            groups.week(&coefficients);
        }
    }
    let flows = groups.flows(&coefficients);
    Ok([
        groups.total(),
        flows.recruits,
        flows.deaths,
        flows.saturated,
    ])
}

fn source() -> Vec<Replication> {
    let mut found = Vec::new();
    for (scenario, name, printed) in SOURCE_DEATHS {
        let deaths = source_deaths(scenario);
        for (year, theirs) in printed {
            let step = usize::try_from((year - 1999) * 16).unwrap_or(0);
            let ours = deaths.as_ref().map_err(Clone::clone).and_then(|deaths| {
                let at = deaths.get(step).copied();
                at.ok_or_else(|| format!("the run ends before {year}"))
            });
            found.push(Replication {
                paper: Label::plain("doctor-paper-source"),
                place: Label::with("doctor-run", [("run", name.to_owned())]),
                quantity: Label::with("doctor-opioid-deaths", [("year", year.to_string())]),
                unit: Label::plain("doctor-unit-a-year"),
                theirs,
                ours,
                tolerance: 0.5 + 2e-5 * theirs,
            });
        }
    }
    found
}

/// Total opioid overdose deaths a year, by step from 1999.
fn source_deaths(scenario: &str) -> Result<Vec<f64>, String> {
    let scenarios = SourceScenarios::embedded().map_err(|error| error.to_string())?;
    let inputs = scenarios.inputs(scenario);
    let inputs = inputs.ok_or_else(|| format!("there is no run `{scenario}`"))?;
    let numbers = SourceNumbers::embedded().map_err(|error| error.to_string())?;
    let rows = Source::run(&numbers, &inputs, 16 * (2032 - 1999) + 1);
    Ok(rows.iter().map(|row| row.deaths).collect())
}

fn labour(registry: &Registry) -> Vec<Replication> {
    WORKERS
        .into_iter()
        .map(|(workers, theirs)| Replication {
            paper: Label::plain("doctor-paper-piie"),
            place: Label::plain("doctor-place-2028"),
            quantity: Label::with("doctor-output-without", [("workers", workers.to_string())]),
            unit: Label::plain("doctor-unit-percent"),
            theirs,
            ours: output_without(registry, workers),
            tolerance: 1e-6,
        })
        .collect()
}

/// U.S. output at the end of 2028 when `workers` million leave evenly over 2025 to 2028, per cent.
fn output_without(registry: &Registry, workers: f64) -> Result<f64, String> {
    let mut parameters = LabourParameters::read(registry).map_err(|error| error.to_string())?;
    "piie".clone_into(&mut parameters.surface);
    parameters.piie_scale = 1.0;
    let observations = Observations::embedded().map_err(|error| error.to_string())?;
    let first = Month::RECORD_START;
    let data = Labour::data(&observations).map(Arc::new);
    let data = data.map_err(|error| error.to_string())?;
    let started = Labour::start(&parameters, &data, first);
    let mut labour = started.map_err(|error| error.to_string())?;
    let mut output = 0.0;
    for (count, month) in (1..).zip(first.through(first.plus(47))) {
        let inputs = LabourInputs {
            workers_removed: workers * f64::from(count) / 48.0,
            ..LabourInputs::neutral()
        };
        output = labour.month(month, &inputs).us_gdp;
    }
    Ok(output)
}
