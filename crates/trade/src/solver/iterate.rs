//! The iteration: strategies, lanes, convergence and failure.

#![allow(
    clippy::inline_always,
    reason = "code must be inlined into the function that is compiled for the vector units"
)]

use vecinos_numerics::fixed_point::AndersonHistory;

use super::balance::{HARDLY_ANY_TRADE, SMALL_TRADE};
use super::map::{Damping, Workspace};
use super::system::System;
use super::{Scenario, outcome, validate};
use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::error::{SolveError, WorstCell};
use crate::policy::Policy;
use crate::settings::SolverSettings;

/// One way to iterate.
#[derive(Clone, Copy, Debug)]
struct Strategy {
    depth: usize,
    damping: Damping,
    maximum_iterations: usize,
}

/// A residual above this bound ends a strategy.
const LARGEST_RESIDUAL: f64 = 1e6;
/// The history of a lane is cleared when its residual is this many times its smallest so far.
const RESTART_FACTOR: f64 = 10.0;

/// The fast strategy, then more cautious ones, each from the benchmark again.
fn strategies(settings: &SolverSettings) -> [Strategy; 5] {
    let strategy = |depth: usize, wage: f64, goods: f64, balance: bool, more: usize| Strategy {
        depth,
        damping: Damping {
            wage,
            goods,
            balance,
        },
        maximum_iterations: settings.maximum_iterations.saturating_mul(more),
    };
    let depth = settings.anderson_depth;
    [
        strategy(depth, settings.wage_step, 1.0, false, 1),
        strategy(depth, 0.5, 1.0, true, 1),
        strategy(depth, settings.wage_step / 5.0, 1.0, false, 2),
        strategy(0, 0.05, 1.0, true, 10),
        strategy(0, settings.wage_step / 60.0, 0.3, false, 50),
    ]
}

/// How a strategy ended in one lane.
enum End {
    Solved(Box<Equilibrium>),
    Failed {
        residual: f64,
        worst_cell: WorstCell,
        iterations: usize,
        diverged: bool,
    },
}

/// Solves the lanes; the economy must have been validated.
pub(super) fn lanes<const LANES: usize>(
    economy: &Economy,
    scenarios: &[Scenario<'_>; LANES],
    settings: &SolverSettings,
) -> [Result<Equilibrium, SolveError>; LANES] {
    let dimensions = economy.dimensions;
    let mut errors: [Option<SolveError>; LANES] = std::array::from_fn(|lane| {
        let scenario = &scenarios[lane];
        validate::policy(dimensions, scenario.policy)
            .and_then(|()| scenario.labour.validate(dimensions))
            .and_then(|()| match scenario.elasticity {
                Some(elasticity) => validate::elasticity(elasticity, dimensions.sectors),
                None => Ok(()),
            })
            .err()
    });
    let unchanged = Policy::unchanged(economy);
    let flexible = crate::labour::LabourMarket::flexible();
    // An invalid scenario is replaced by the benchmark so that its neighbours can be solved; its result is its error.
    let valid: [Scenario<'_>; LANES] = std::array::from_fn(|lane| {
        if errors[lane].is_some() {
            Scenario {
                policy: &unchanged,
                labour: &flexible,
                elasticity: None,
            }
        } else {
            scenarios[lane]
        }
    });
    let strategies = strategies(settings);
    let system = System::new(economy, &valid);
    let mut ends = run(&system, &valid, strategies[0], settings.tolerance).into_iter();
    std::array::from_fn(|lane| {
        let end = ends.next();
        if let Some(error) = errors[lane].take() {
            return Err(error);
        }
        match end {
            Some(end) => finish(economy, &valid[lane], end, &strategies[1..], settings),
            None => Err(SolveError::Stalled {
                residual: f64::NAN,
                worst_cell: WorstCell::LabourMarket { region: 0, pool: 0 },
                iterations: 0,
            }),
        }
    })
}

/// Returns the equilibrium, or tries the remaining strategies alone in a single lane.
fn finish(
    economy: &Economy,
    scenario: &Scenario<'_>,
    first: End,
    remaining: &[Strategy],
    settings: &SolverSettings,
) -> Result<Equilibrium, SolveError> {
    let mut end = first;
    let mut spent = 0;
    let mut remaining = remaining.iter();
    loop {
        let (residual, worst_cell, iterations, diverged) = match end {
            End::Solved(mut equilibrium) => {
                equilibrium.iterations += spent;
                return Ok(*equilibrium);
            }
            End::Failed {
                residual,
                worst_cell,
                iterations,
                diverged,
            } => (residual, worst_cell, iterations, diverged),
        };
        spent += iterations;
        let Some(&strategy) = remaining.next() else {
            return Err(if diverged {
                SolveError::Diverged {
                    residual,
                    worst_cell,
                    iterations: spent,
                }
            } else {
                SolveError::Stalled {
                    residual,
                    worst_cell,
                    iterations: spent,
                }
            });
        };
        let single = [*scenario];
        let system = System::<1>::new(economy, &single);
        let [next] = run(&system, &single, strategy, settings.tolerance);
        end = next;
    }
}

/// Iterates all lanes by one strategy until each has converged or failed.
fn run<const LANES: usize>(
    system: &System<'_, LANES>,
    scenarios: &[Scenario<'_>; LANES],
    strategy: Strategy,
    tolerance: f64,
) -> [End; LANES] {
    let mut workspace = Workspace::new(system);
    workspace.start(system);
    let mut history = AndersonHistory::<LANES>::new(system.unknowns(), strategy.depth);
    let mut ends: [Option<End>; LANES] = std::array::from_fn(|_| None);
    let mut smallest = [f64::INFINITY; LANES];
    let architecture = pulp::Arch::new();
    for iteration in 1..=strategy.maximum_iterations.max(1) {
        let residual = architecture.dispatch(Evaluate {
            system,
            workspace: &mut workspace,
            damping: strategy.damping,
        });
        let mut plain = [false; LANES];
        let mut running = false;
        for lane in 0..LANES {
            if ends[lane].is_some() {
                continue;
            }
            let value = residual[lane];
            let failed = value.is_nan() || value > LARGEST_RESIDUAL;
            let settled = value <= tolerance;
            let by_labour_market = !strategy.damping.balance;
            let imbalance = if by_labour_market
                && (settled && workspace.trades_below(system, lane, SMALL_TRADE)
                    || iteration == 1 && workspace.trades_below(system, lane, HARDLY_ANY_TRADE))
            {
                workspace.largest_imbalance(system, lane)
            } else {
                0.0
            };
            if imbalance > tolerance {
                // The labour market tells too little of the wage of a region that hardly trades.
                ends[lane] = Some(End::Failed {
                    residual: imbalance,
                    worst_cell: workspace.worst_cell(system, lane, strategy.damping),
                    iterations: iteration,
                    diverged: false,
                });
            } else if settled {
                ends[lane] = Some(End::Solved(Box::new(outcome::equilibrium(
                    system,
                    &workspace,
                    &scenarios[lane],
                    lane,
                    value,
                    iteration,
                ))));
            } else if failed || iteration == strategy.maximum_iterations.max(1) {
                ends[lane] = Some(End::Failed {
                    residual: if failed {
                        value
                    } else {
                        smallest[lane].min(value)
                    },
                    worst_cell: workspace.worst_cell(system, lane, strategy.damping),
                    iterations: iteration,
                    diverged: failed,
                });
            } else {
                running = true;
                if value > RESTART_FACTOR * smallest[lane] {
                    history.restart(lane);
                    plain[lane] = true;
                    smallest[lane] = value;
                }
                smallest[lane] = smallest[lane].min(value);
            }
        }
        if !running {
            break;
        }
        architecture.dispatch(Advance {
            history: &mut history,
            workspace: &mut workspace,
            plain: &plain,
        });
    }
    ends.map(|end| {
        end.unwrap_or(End::Failed {
            residual: f64::NAN,
            worst_cell: WorstCell::LabourMarket { region: 0, pool: 0 },
            iterations: 0,
            diverged: false,
        })
    })
}

/// [`Workspace::evaluate`] compiled for the vector units of the processor in hand. No fused multiply-add and no change of
/// order: the bits are those of the scalar code.
struct Evaluate<'a, 'b, const LANES: usize> {
    system: &'a System<'b, LANES>,
    workspace: &'a mut Workspace<LANES>,
    damping: Damping,
}

impl<const LANES: usize> pulp::WithSimd for Evaluate<'_, '_, LANES> {
    type Output = [f64; LANES];

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> Self::Output {
        self.workspace.evaluate(self.system, self.damping)
    }
}

/// [`AndersonHistory::advance`] compiled in the same way.
struct Advance<'a, const LANES: usize> {
    history: &'a mut AndersonHistory<LANES>,
    workspace: &'a mut Workspace<LANES>,
    plain: &'a [bool; LANES],
}

impl<const LANES: usize> pulp::WithSimd for Advance<'_, LANES> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        self.history
            .advance(&mut self.workspace.point, &self.workspace.step, self.plain);
    }
}
