//! From the runs of single draws to one result.

use rayon::prelude::*;
use vecinos_evidence::registry::{Distribution, Value};
use vecinos_world::couplings::COUPLINGS;
use vecinos_world::geography::SIDES;
use vecinos_world::rates::sector_rates;
use vecinos_world::run::RunError;
use vecinos_world::{
    CHAIN_INDICATORS, Closure, Draw, DrawRun, Horizon, HorizonView, INDICATORS, Indicator, Month,
    Quantity, RunPlan, Scenario, Trajectory, Unit,
};

use crate::behaviour;
use crate::ensemble::{EnsembleError, Outcome};
use crate::result::{
    Band, Bands, ClosureBands, CouplingUse, Dot, DrawFailure, DrawRecord, DrawTrajectory,
    EnsembleResult, IndicatorBands, IndicatorResult, ParameterUse, RateRow, RunSettings, SectorRow,
    WindowTotal,
};

/// Quantities shown under every elasticity set, closure and horizon.
const DOT_QUANTITIES: [Quantity; 8] = [
    Quantity::RealIncome,
    Quantity::FirstOrderWelfare,
    Quantity::RealWage,
    Quantity::RealGdp,
    Quantity::NetJobs,
    Quantity::ImportsChange,
    Quantity::VehicleOutput,
    Quantity::ManufacturingOutput,
];

/// The elasticity sets of the grid: those the registry draws from, or the one that the scenario fixes.
pub(crate) fn grid_sets(plan: &RunPlan<'_>) -> Vec<String> {
    match plan
        .registry
        .get("trade.elasticity_set")
        .map(|parameter| (&parameter.distribution, &parameter.value))
    {
        Some((Distribution::Choice { options, .. }, _)) => options.clone(),
        Some((_, Value::Name(name))) => vec![name.clone()],
        _ => Vec::new(),
    }
}

pub(crate) fn result(
    plan: &RunPlan<'_>,
    scenario: &Scenario,
    settings: &RunSettings,
    outcomes: Vec<Outcome>,
    grid: &[Result<DrawRun, RunError>],
) -> Result<EnsembleResult, EnsembleError> {
    let mut runs: Vec<(u64, DrawRun)> = Vec::with_capacity(outcomes.len());
    let mut failures = Vec::new();
    let mut first_failure = None;
    for outcome in outcomes {
        match outcome.run {
            Ok(run) => runs.push((outcome.number, run)),
            Err(error) => {
                failures.push(failure(outcome.number, &error));
                first_failure = first_failure.or(Some(error));
            }
        }
    }
    if let (true, Some(error)) = (runs.is_empty(), first_failure) {
        return Err(EnsembleError::AllFailed(error));
    }
    let months: Vec<Month> = plan.first.through(plan.last).collect();
    let header = &scenario.header;
    Ok(EnsembleResult {
        scenario: scenario.name.clone(),
        title: header.title.clone(),
        title_es: header.title_es.clone(),
        description: header.description.clone(),
        description_es: header.description_es.clone(),
        scenario_text: scenario.text.clone(),
        baseline: header.baseline.name().to_owned(),
        settings: *settings,
        departure: plan.paths.departure,
        indicators: indicators(&runs, months.len()),
        sectors: sectors(plan, &runs),
        rates: if behaviour::is_the_question(plan) {
            // Rates differ by draw, and no draw has central values.
            Vec::new()
        } else {
            rates(plan)?
        },
        dots: dots(grid),
        log: plan
            .log
            .iter()
            .filter(|entry| Month::containing(entry.date) <= plan.last)
            .cloned()
            .collect(),
        behaviour: behaviour::summary(plan, scenario, &runs),
        histories: behaviour::histories(&runs),
        parameters: parameters(plan, &runs),
        couplings: couplings(plan),
        draws: runs
            .iter()
            .map(|(number, run)| record(plan, *number, &run.draw))
            .collect(),
        failures,
        data_hash: plan.model.data_hash.clone(),
        trajectories: runs
            .into_iter()
            .map(|(draw, run)| DrawTrajectory {
                draw,
                closure: run.draw.closure,
                baseline: run.baseline.values,
                scenario: run.scenario.values,
                judged: run.judged.map(|trajectory| {
                    let chains = CHAIN_INDICATORS.len() * trajectory.months;
                    trajectory.values.get(chains..).unwrap_or_default().to_vec()
                }),
            })
            .collect(),
        months,
    })
}

fn failure(draw: u64, error: &RunError) -> DrawFailure {
    let place = error.place();
    DrawFailure {
        draw,
        month: place.map(|(_, month)| month),
        world: place.map(|(world, _)| world),
        residual: error.residual(),
        message: error.to_string(),
    }
}

/// Baseline and scenario of a run under one set of links.
type Worlds = fn(&DrawRun) -> [&Trajectory; 2];

fn measured(run: &DrawRun) -> [&Trajectory; 2] {
    [&run.baseline, &run.scenario]
}

fn judged(run: &DrawRun) -> [&Trajectory; 2] {
    run.judged.each_ref()
}

fn indicators(runs: &[(u64, DrawRun)], months: usize) -> Vec<IndicatorResult> {
    INDICATORS
        .par_iter()
        .enumerate()
        .map(|(position, indicator)| {
            let bands = |chosen: &[&DrawRun], worlds: Worlds| {
                let place = |month: usize| position * months + month;
                let baseline =
                    |draw: usize, month: usize| worlds(chosen[draw])[0].values[place(month)];
                let scenario =
                    |draw: usize, month: usize| worlds(chosen[draw])[1].values[place(month)];
                IndicatorBands {
                    baseline: Bands::of(chosen.len(), months, baseline),
                    scenario: Bands::of(chosen.len(), months, scenario),
                    difference: Bands::of(chosen.len(), months, |draw, month| {
                        indicator.difference(baseline(draw, month), scenario(draw, month))
                    }),
                }
            };
            let all: Vec<&DrawRun> = runs.iter().map(|(_, run)| run).collect();
            let in_ledger = position >= CHAIN_INDICATORS.len();
            let total = |worlds: Worlds| {
                let place = |month: usize| position * months + month;
                let of_draw = |run: &&DrawRun| -> f64 {
                    let [baseline, scenario] = worlds(run);
                    (0..months)
                        .map(|month| {
                            let place = place(month);
                            indicator.difference(baseline.values[place], scenario.values[place])
                        })
                        .sum()
                };
                Band::of(&mut all.iter().map(of_draw).collect::<Vec<f64>>())
            };
            IndicatorResult {
                id: indicator.id(),
                indicator: *indicator,
                all: bands(&all, measured),
                judged: in_ledger.then(|| bands(&all, judged)),
                window_total: is_flow(*indicator).then(|| WindowTotal {
                    measured: total(measured),
                    judged: in_ledger.then(|| total(judged)),
                }),
                by_closure: closures(runs)
                    .into_iter()
                    .map(|(closure, chosen)| ClosureBands {
                        closure,
                        bands: bands(&chosen, measured),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// Flows whose sum over months is a number of people or deaths.
const fn is_flow(indicator: Indicator) -> bool {
    matches!(indicator.unit, Unit::PersonsPerMonth | Unit::DeathsPerMonth)
}

/// The runs of each closure that has any.
fn closures(runs: &[(u64, DrawRun)]) -> Vec<(Closure, Vec<&DrawRun>)> {
    Closure::ALL
        .into_iter()
        .map(|closure| {
            (
                closure,
                runs.iter()
                    .map(|(_, run)| run)
                    .filter(|run| run.draw.closure == closure)
                    .collect::<Vec<_>>(),
            )
        })
        .filter(|(_, chosen)| !chosen.is_empty())
        .collect()
}

fn sectors(plan: &RunPlan<'_>, runs: &[(u64, DrawRun)]) -> Vec<SectorRow> {
    let ids = &plan.model.geography.sector_ids;
    let mut rows = Vec::new();
    for (closure, chosen) in closures(runs) {
        let horizons = chosen
            .iter()
            .map(|run| run.horizons.len())
            .max()
            .unwrap_or(0);
        for horizon in 0..horizons {
            let views: Vec<&HorizonView> = chosen
                .iter()
                .filter_map(|run| run.horizons.get(horizon))
                .collect();
            let Some(first) = views.first() else { continue };
            let band = |value: &dyn Fn(&HorizonView) -> f64| {
                let mut sample: Vec<f64> = views.iter().map(|view| value(view)).collect();
                Band::of(&mut sample)
            };
            for (side, name) in SIDES.into_iter().enumerate() {
                for (sector, id) in ids.iter().enumerate() {
                    let place = side * ids.len() + sector;
                    rows.push(SectorRow {
                        side: name,
                        sector: id.clone(),
                        horizon: first.horizon,
                        closure,
                        output: band(&|view| view.output[place]),
                        workers: (side == 0).then(|| band(&|view| view.us_workers[sector])),
                        price: band(&|view| view.price[place]),
                        imports: band(&|view| view.imports[place]),
                    });
                }
            }
        }
    }
    rows
}

fn rates(plan: &RunPlan<'_>) -> Result<Vec<RateRow>, EnsembleError> {
    let Some(set) = grid_sets(plan).into_iter().next() else {
        return Ok(Vec::new());
    };
    let draw = Draw::central(
        &plan.registry,
        plan.model.elasticity_sets(),
        &set,
        Closure::FlexibleWages,
    )?;
    let ids = &plan.model.geography.sector_ids;
    let rows = sector_rates(plan, &draw).map_err(EnsembleError::Rates)?;
    Ok(rows
        .into_iter()
        .map(|row| RateRow {
            importer: row.importer,
            exporter: row.exporter,
            sector: row
                .sector
                .and_then(|sector| ids.get(sector).cloned())
                .unwrap_or_else(|| "all".to_owned()),
            month: plan.last,
            statutory_baseline: row.baseline.statutory,
            statutory_scenario: row.scenario.statutory,
            charged_baseline: row.baseline.charged,
            charged_scenario: row.scenario.charged,
            claimed_baseline: row.baseline.claimed,
            claimed_scenario: row.scenario.claimed,
        })
        .collect())
}

fn dots(grid: &[Result<DrawRun, RunError>]) -> Vec<Dot> {
    let mut dots = Vec::new();
    for (position, indicator) in CHAIN_INDICATORS.iter().enumerate() {
        if !DOT_QUANTITIES.contains(&indicator.quantity) {
            continue;
        }
        for run in grid.iter().flatten() {
            dots.extend(run.horizons.iter().map(|view| Dot {
                indicator: indicator.id(),
                elasticity_set: run.draw.elasticity_set.clone(),
                closure: run.draw.closure,
                horizon: view.horizon,
                difference: view.indicators[position],
            }));
        }
    }
    dots.sort_by_key(|dot| match dot.horizon {
        Horizon::Years(years) => years,
        Horizon::LongRun => u32::MAX,
    });
    dots.sort_by(|one, other| one.indicator.cmp(&other.indicator));
    dots
}

fn parameters(plan: &RunPlan<'_>, runs: &[(u64, DrawRun)]) -> Vec<ParameterUse> {
    plan.registry
        .iter()
        .map(|parameter| {
            let drawn = !matches!(
                parameter.distribution,
                Distribution::Fixed | Distribution::Choice { .. }
            );
            ParameterUse {
                name: parameter.name.clone(),
                unit: parameter.unit.clone(),
                grade: parameter.grade,
                sources: parameter.source.clone(),
                value: parameter.value.clone(),
                drawn: drawn.then(|| {
                    let values = runs
                        .iter()
                        .filter_map(|(_, run)| run.draw.numbers.get(&parameter.name).copied());
                    Band::of(&mut values.collect::<Vec<_>>())
                }),
                overridden: parameter.overridden,
                note: parameter.note.clone(),
            }
        })
        .collect()
}

/// The couplings with their grades, and in which of the two sets of links each was in force.
fn couplings(plan: &RunPlan<'_>) -> Vec<CouplingUse> {
    let [measured, judged] = &plan.links;
    COUPLINGS
        .iter()
        .enumerate()
        .map(|(row, coupling)| {
            let parameter = coupling.parameter.and_then(|name| plan.registry.get(name));
            CouplingUse {
                coupling: *coupling,
                grade: coupling.grade(&plan.registry),
                strength: parameter.and_then(|parameter| match parameter.value {
                    Value::Number(value) => Some(value),
                    Value::Name(_) => None,
                }),
                measured: measured.is_on(row),
                judged: judged.is_on(row),
            }
        })
        .collect()
}

/// Parameters of one draw: the numbers that are drawn, and all names.
fn record(plan: &RunPlan<'_>, number: u64, draw: &Draw) -> DrawRecord {
    let drawn = |name: &String| {
        plan.registry
            .get(name)
            .is_some_and(|parameter| !matches!(parameter.distribution, Distribution::Fixed))
    };
    DrawRecord {
        draw: number,
        closure: draw.closure,
        elasticity_set: draw.elasticity_set.clone(),
        values: draw
            .numbers
            .iter()
            .filter(|(name, _)| drawn(name))
            .map(|(name, value)| (name.clone(), *value))
            .collect(),
        names: draw
            .names
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    }
}
