//! The forbearance experiment: how much of the record's hostility and withholding is left, on two axes.
//!
//! On the first axis stands the multiplier on hostile U.S. action given a trigger, on the second the multiplier on Mexican
//! withholding or retaliation given a demand, both from 0 (none) to 1 (as on record). Every cell runs the same draws
//! against the same scripted baseline, so that cells differ by the multipliers alone; a history's chances are drawn
//! whatever the multipliers are, and a lower one only takes moves away.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use serde::Serialize;
use vecinos_politics::Party;
use vecinos_politics::base_rates::{History, MoveKind};
use vecinos_world::scenario::{BehaviourIn, GovernmentMode};
use vecinos_world::{
    CHAIN_INDICATORS, Draw, INDICATORS, Indicator, Model, Month, RunPlan, Scenario,
};

use crate::ensemble::{EnsembleError, Progress};
use crate::result::{Band, RunSettings};

/// Draws that one thread takes at a time. Has no influence on results.
const BATCH: usize = 20;

/// Surfaces: indicators, the last month of the window against the baseline. Those of the ledger with judged links.
pub const SURFACES: [&str; 7] = [
    "imports.USA.MEX",
    "commercial_relationship.ALL",
    "security_cooperation.ALL",
    "real_income.MEX",
    "real_income.USA",
    "foreign_investment.MEX",
    "encounters.USA",
];

/// One surface.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Surface {
    /// Indicator id.
    pub id: String,
    /// The indicator.
    pub indicator: Indicator,
    /// Difference from the baseline in the last month: `[hostility][withholding]`, in the order of
    /// [`ForbearanceGrid::multipliers`].
    pub cells: Vec<Vec<Band>>,
}

/// What governments did in one cell, moves per history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct CellMoves {
    /// U.S. announcements and renewals.
    pub announced: f64,
    /// U.S. measures that took effect.
    pub imposed: f64,
    /// Mexican concessions, whole or in part.
    pub conceded: f64,
    /// Mexican retaliation, announced or charged.
    pub retaliated: f64,
}

/// The experiment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForbearanceGrid {
    /// Scenario.
    pub scenario: String,
    /// Title in English.
    pub title: String,
    /// Title in Spanish.
    pub title_es: String,
    /// Baseline.
    pub baseline: String,
    /// Mode of both governments.
    pub mode: GovernmentMode,
    /// Month of reading: the last of the window.
    pub month: Month,
    /// Multipliers of both axes, from 0 to 1.
    pub multipliers: Vec<f64>,
    /// Surfaces, in the order of [`SURFACES`].
    pub surfaces: Vec<Surface>,
    /// Moves per history: `[hostility][withholding]`.
    pub moves: Vec<Vec<CellMoves>>,
    /// Settings.
    pub settings: RunSettings,
    /// Draws that did not solve, over all cells.
    pub failures: u64,
}

/// Runs the grid of `steps` by `steps` multipliers on a scenario; governments that it scripts act by base rates.
///
/// Errors: those of [`crate::run_ensemble`].
pub fn forbearance(
    model: &Model,
    scenario: &Scenario,
    steps: usize,
    settings: &RunSettings,
    progress: Progress<'_>,
) -> Result<ForbearanceGrid, EnsembleError> {
    if settings.draws == 0 {
        return Err(EnsembleError::NoDraws);
    }
    match settings.threads {
        None => here(model, scenario, steps, settings, progress),
        Some(threads) => rayon::ThreadPoolBuilder::new()
            .num_threads(threads.max(1))
            .build()
            .map_err(|error| EnsembleError::Threads(error.to_string()))?
            .install(|| here(model, scenario, steps, settings, progress)),
    }
}

fn here(
    model: &Model,
    scenario: &Scenario,
    steps: usize,
    settings: &RunSettings,
    progress: Progress<'_>,
) -> Result<ForbearanceGrid, EnsembleError> {
    let steps = steps.max(2);
    let multipliers: Vec<f64> = (0..steps)
        .map(|step| step as f64 / (steps - 1) as f64)
        .collect();
    let places: Vec<(usize, Indicator)> = SURFACES
        .iter()
        .filter_map(|id| {
            let position = INDICATORS.iter().position(|one| one.id() == *id)?;
            Some((position, INDICATORS[position]))
        })
        .collect();
    let done = AtomicU64::new(0);
    let all = settings.draws * (steps * steps) as u64;
    let mut surfaces: Vec<Vec<Vec<Band>>> = vec![Vec::new(); places.len()];
    let mut moves = Vec::with_capacity(steps);
    let mut failures = 0;
    for hostility in &multipliers {
        let mut row = Vec::with_capacity(steps);
        let mut bands: Vec<Vec<Band>> = vec![Vec::new(); places.len()];
        for withholding in &multipliers {
            let asked = cell_scenario(scenario, *hostility, *withholding);
            let cell = cell(model, &asked, settings, &places, &|draws| {
                let before = done.fetch_add(draws, Ordering::Relaxed);
                progress(before + draws, all);
            })?;
            failures += cell.failures;
            for (bands, mut values) in bands.iter_mut().zip(cell.values) {
                bands.push(Band::of(&mut values));
            }
            row.push(cell.moves);
        }
        for (surface, bands) in surfaces.iter_mut().zip(bands) {
            surface.push(bands);
        }
        moves.push(row);
    }
    Ok(ForbearanceGrid {
        scenario: scenario.name.clone(),
        title: scenario.header.title.clone(),
        title_es: scenario.header.title_es.clone(),
        baseline: scenario.header.baseline.name().to_owned(),
        mode: cell_scenario(scenario, 1.0, 1.0)
            .governments
            .united_states
            .mode,
        month: scenario.header.end,
        multipliers,
        surfaces: places
            .iter()
            .zip(surfaces)
            .map(|((_, indicator), cells)| Surface {
                id: indicator.id(),
                indicator: *indicator,
                cells,
            })
            .collect(),
        moves,
        settings: *settings,
        failures,
    })
}

/// The scenario of a cell.
fn cell_scenario(scenario: &Scenario, hostility: f64, withholding: f64) -> Scenario {
    let mut asked = scenario.clone();
    asked.governments.act_in = BehaviourIn::Scenario;
    let governments = [
        (&mut asked.governments.united_states, hostility),
        (&mut asked.governments.mexico, withholding),
    ];
    for (government, multiplier) in governments {
        if government.mode == GovernmentMode::Scripted {
            government.mode = GovernmentMode::BaseRates;
        }
        government.forbearance = 1.0 - multiplier;
    }
    asked
}

struct Cell {
    values: Vec<Vec<f64>>,
    moves: CellMoves,
    failures: u64,
}

fn cell(
    model: &Model,
    scenario: &Scenario,
    settings: &RunSettings,
    places: &[(usize, Indicator)],
    done: &(dyn Fn(u64) + Sync),
) -> Result<Cell, EnsembleError> {
    let plan = RunPlan::under_seed(model, scenario, settings.seed)?;
    let sets = model.elasticity_sets();
    let draws = (0..settings.draws)
        .map(|number| Draw::sample(&plan.registry, sets, settings.seed, number))
        .collect::<Result<Vec<_>, _>>()?;
    // Of every run only the last month and the counts of moves are kept.
    let read: Vec<Option<(Vec<f64>, CellMoves)>> = draws
        .par_chunks(BATCH)
        .flat_map_iter(|batch| {
            let runs = plan.run(batch.to_vec(), false);
            done(batch.len() as u64);
            let kept = runs.into_iter().map(|run| {
                let run = run.ok()?;
                let values = places.iter().map(|(position, indicator)| {
                    // The ledger with judged links: hostility reaches cooperation through them.
                    let worlds = if *position < CHAIN_INDICATORS.len() {
                        [&run.baseline, &run.scenario]
                    } else {
                        run.judged.each_ref()
                    };
                    let last = |world: usize| {
                        let world = worlds[world];
                        let place = (position + 1) * world.months;
                        place
                            .checked_sub(1)
                            .and_then(|place| world.values.get(place))
                    };
                    Some(indicator.difference(*last(0)?, *last(1)?))
                });
                let values = values.collect::<Option<Vec<_>>>()?;
                let moves = run.history.as_deref().map(count).unwrap_or_default();
                Some((values, moves))
            });
            kept.collect::<Vec<_>>()
        })
        .collect();
    let mut found = Cell {
        values: vec![Vec::new(); places.len()],
        moves: CellMoves::default(),
        failures: 0,
    };
    let mut solved = 0.0;
    for one in read {
        let Some((values, moves)) = one else {
            found.failures += 1;
            continue;
        };
        for (sample, value) in found.values.iter_mut().zip(values) {
            sample.push(value);
        }
        solved += 1.0;
        found.moves.announced += moves.announced;
        found.moves.imposed += moves.imposed;
        found.moves.conceded += moves.conceded;
        found.moves.retaliated += moves.retaliated;
    }
    for sum in [
        &mut found.moves.announced,
        &mut found.moves.imposed,
        &mut found.moves.conceded,
        &mut found.moves.retaliated,
    ] {
        *sum /= f64::max(solved, 1.0);
    }
    Ok(found)
}

fn count(history: &History) -> CellMoves {
    let of = |actor: Party, kinds: &[MoveKind]| {
        let moves = history.moves.iter();
        let counted = moves.filter(|one| one.actor == actor && kinds.contains(&one.kind));
        counted.count() as f64
    };
    CellMoves {
        announced: of(Party::UnitedStates, &[MoveKind::Threaten, MoveKind::Renew]),
        imposed: of(Party::UnitedStates, &[MoveKind::Impose]),
        conceded: of(Party::Mexico, &[MoveKind::Concede, MoveKind::ConcedePart]),
        retaliated: of(
            Party::Mexico,
            &[MoveKind::AnnounceRetaliation, MoveKind::Retaliate],
        ),
    }
}
