//! What may not change a result: units, names, order, repetition, lanes, threads.

use rayon::prelude::*;
use vecinos_trade::{
    BenchmarkData, Deficit, Dimensions, Economy, Equilibrium, LabourMarket, Policy, Reconcile,
    Scenario, SolverSettings, calibration, solve, solve_lanes, solve_many,
};

use crate::embedded_economy::{MEXICO, USA, embedded};
use crate::random_benchmark::{random_benchmark, random_policy};

fn tight(economy: &Economy, policy: &Policy) -> Equilibrium {
    solve(
        economy,
        policy,
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .unwrap()
}

fn economy_of(data: &BenchmarkData) -> Option<Economy> {
    Some(
        calibration::calibrate(data, Reconcile::Strict)
            .ok()?
            .economy,
    )
}

fn assert_close(what: &str, values: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(values.len(), expected.len());
    for (position, (value, expected)) in values.iter().zip(expected).enumerate() {
        assert!(
            (value - expected).abs() <= tolerance * expected.abs().max(1.0),
            "{what} {position}: {value} against {expected}"
        );
    }
}

fn assert_same_hats(value: &Equilibrium, expected: &Equilibrium, tolerance: f64) {
    assert_close("wage", &value.wage_hat, &expected.wage_hat, tolerance);
    assert_close("price", &value.price_hat, &expected.price_hat, tolerance);
    assert_close(
        "share",
        &value.trade_share,
        &expected.trade_share,
        tolerance,
    );
    let (value, expected) = (&value.real_income_hat, &expected.real_income_hat);
    assert_close("real income", value, expected, tolerance);
}

#[test]
fn nothing_changes_without_a_shock() {
    let (embedded, _) = embedded();
    let economies = (0..40).filter_map(|draw| economy_of(&random_benchmark(draw)));
    for economy in std::iter::once(embedded).chain(economies) {
        let outcome = tight(&economy, &Policy::unchanged(&economy));
        for values in [
            &outcome.wage_hat,
            &outcome.employment,
            &outcome.cost_hat,
            &outcome.price_hat,
            &outcome.price_index_hat,
            &outcome.real_income_hat,
        ] {
            assert_close("hat", values, &vec![1.0; values.len()], 1e-12);
        }
        assert_close("share", &outcome.trade_share, &economy.trade_share, 1e-12);
    }
}

#[test]
fn money_units_do_not_matter() {
    for draw in 0..40 {
        let data = random_benchmark(draw);
        let Some(economy) = economy_of(&data) else {
            continue;
        };
        let thousandfold = BenchmarkData {
            flows: data.flows.iter().map(|flow| 1000.0 * flow).collect(),
            ..data.clone()
        };
        let policy = random_policy(&data, draw);
        let scaled = economy_of(&thousandfold).unwrap();
        assert_same_hats(&tight(&scaled, &policy), &tight(&economy, &policy), 1e-9);
    }
}

#[test]
fn the_order_of_regions_and_sectors_does_not_matter() {
    for draw in 0..40 {
        let data = random_benchmark(draw);
        let Some(economy) = economy_of(&data) else {
            continue;
        };
        let Dimensions { regions, sectors } = data.dimensions;
        let dimensions = data.dimensions;
        let region = |n: usize| (n + 1) % regions;
        let sector = |j: usize| sectors - 1 - j;
        let permuted_cube = |cube: &[f64]| -> Vec<f64> {
            let mut permuted = vec![0.0; cube.len()];
            for j in 0..sectors {
                for n in 0..regions {
                    for i in 0..regions {
                        permuted[dimensions.cell(sector(j), region(n), region(i))] =
                            cube[dimensions.cell(j, n, i)];
                    }
                }
            }
            permuted
        };
        let mut permuted = BenchmarkData {
            dimensions,
            flows: permuted_cube(&data.flows),
            tariff: permuted_cube(&data.tariff),
            input_share: data.input_share.clone(),
            elasticity: (0..sectors).map(|j| data.elasticity[sector(j)]).collect(),
        };
        for n in 0..regions {
            for k in 0..sectors {
                for j in 0..sectors {
                    permuted.input_share[dimensions.input(region(n), sector(k), sector(j))] =
                        data.input_share[dimensions.input(n, k, j)];
                }
            }
        }
        let policy = random_policy(&data, draw);
        let permuted_policy = Policy {
            tariff: permuted_cube(&policy.tariff),
            trade_cost_hat: policy.trade_cost_hat.as_deref().map(permuted_cube),
            deficit: policy.deficit,
        };
        let outcome = tight(&economy, &policy);
        let other = tight(&economy_of(&permuted).unwrap(), &permuted_policy);
        assert_close(
            "share",
            &other.trade_share,
            &permuted_cube(&outcome.trade_share),
            1e-9,
        );
        let real_income: Vec<f64> = (0..regions)
            .map(|n| other.real_income_hat[region(n)])
            .collect();
        assert_close("real income", &real_income, &outcome.real_income_hat, 1e-9);
    }
}

#[test]
fn there_and_back_is_the_benchmark() {
    for draw in 0..60 {
        let data = random_benchmark(draw);
        let Some(economy) = economy_of(&data) else {
            continue;
        };
        let there = Policy {
            deficit: Deficit::Kept,
            ..random_policy(&data, draw)
        };
        let outcome = tight(&economy, &there);
        let changed = calibration::rebase(&economy, &outcome);
        let back = Policy {
            tariff: economy.tariff.clone(),
            trade_cost_hat: there
                .trade_cost_hat
                .as_ref()
                .map(|costs| costs.iter().map(|cost| 1.0 / cost).collect()),
            deficit: Deficit::Kept,
        };
        let Ok(returned) = solve(
            &changed,
            &back,
            &LabourMarket::flexible(),
            &SolverSettings::tight(),
        ) else {
            panic!("draw {draw} does not come back");
        };
        // Shares that the way there made tiny come back with their rounding multiplied.
        let smallest = outcome
            .trade_share
            .iter()
            .zip(&economy.trade_share)
            .filter(|(_, before)| **before > 0.0)
            .map(|(after, _)| *after)
            .fold(1.0, f64::min);
        if smallest < 1e-6 {
            continue;
        }
        let product: Vec<f64> = outcome
            .real_income_hat
            .iter()
            .zip(&returned.real_income_hat)
            .map(|(there, back)| there * back)
            .collect();
        let ones = vec![1.0; product.len()];
        assert_close("real income", &product, &ones, 1e-8);
        let shares = &returned.trade_share;
        assert_close("share", shares, &economy.trade_share, 1e-8);
        let values = &returned.expenditure;
        assert_close("expenditure", values, &economy.expenditure, 1e-8);
    }
}

/// Eleven scenarios of one economy: other tariffs, closures and elasticities, one of them invalid.
struct Batch {
    economy: Economy,
    policies: Vec<Policy>,
    labours: Vec<LabourMarket>,
    elasticities: Vec<Option<Vec<f64>>>,
}

impl Batch {
    fn new() -> Self {
        let (economy, goods) = embedded();
        let dimensions = economy.dimensions;
        let cells = dimensions.regions * dimensions.sectors;
        let floors = LabourMarket::with_floors(
            2,
            (0..cells)
                .map(|cell| usize::from(goods.contains(&(cell % dimensions.sectors))))
                .collect(),
            vec![0.99; 2 * dimensions.regions],
        );
        let mut batch = Self {
            policies: Vec::new(),
            labours: Vec::new(),
            elasticities: Vec::new(),
            economy,
        };
        for number in 0..11_u8 {
            let mut policy = Policy::unchanged(&batch.economy);
            let points = 0.03 * f64::from(number);
            policy.raise_tariff(dimensions, USA, MEXICO, goods.clone(), points);
            if number == 5 {
                policy.tariff[7] = f64::NAN;
            }
            if number == 6 {
                policy.deficit = Deficit::Removed;
            }
            if number == 8 {
                policy.trade_cost_hat = Some(vec![1.01; dimensions.cells()]);
            }
            batch.policies.push(policy);
            batch.labours.push(if number % 3 == 0 {
                floors.clone()
            } else {
                LabourMarket::flexible()
            });
            batch
                .elasticities
                .push((number % 4 == 1).then(|| vec![4.0; dimensions.sectors]));
        }
        batch
    }

    fn scenarios(&self) -> Vec<Scenario<'_>> {
        (0..self.policies.len())
            .map(|number| Scenario {
                policy: &self.policies[number],
                labour: &self.labours[number],
                elasticity: self.elasticities[number].as_deref(),
            })
            .collect()
    }

    fn single(&self, number: usize) -> Result<Equilibrium, vecinos_trade::SolveError> {
        let economy = match &self.elasticities[number] {
            Some(elasticity) => self.economy.with_elasticity(elasticity.clone()),
            None => self.economy.clone(),
        };
        solve(
            &economy,
            &self.policies[number],
            &self.labours[number],
            &SolverSettings::default(),
        )
    }
}

fn bits(outcome: &Equilibrium) -> Vec<u64> {
    [
        &outcome.wage_hat,
        &outcome.employment,
        &outcome.labour_income,
        &outcome.cost_hat,
        &outcome.price_hat,
        &outcome.price_index_hat,
        &outcome.trade_share,
        &outcome.expenditure,
        &outcome.output,
        &outcome.income,
        &outcome.tariff_revenue,
        &outcome.real_income_hat,
    ]
    .into_iter()
    .flatten()
    .chain([&outcome.residual])
    .map(|value| value.to_bits())
    .collect()
}

#[test]
fn a_lane_has_the_bits_of_its_single_solve() {
    let batch = Batch::new();
    let scenarios = batch.scenarios();
    let settings = SolverSettings::default();
    let many = solve_many(&batch.economy, &scenarios, &settings);
    let eight = solve_lanes::<8>(
        &batch.economy,
        scenarios[..8].try_into().unwrap(),
        &settings,
    );
    let mut failed = 0;
    for (number, result) in many.iter().enumerate() {
        match (batch.single(number), result) {
            (Ok(single), Ok(lane)) => {
                assert!(bits(&single) == bits(lane), "scenario {number}");
                assert_eq!(single.iterations, lane.iterations);
            }
            (Err(single), Err(lane)) => {
                failed += 1;
                assert_eq!(&single, lane);
            }
            (single, lane) => panic!("scenario {number}: {single:?} alone, {lane:?} in its lane"),
        }
    }
    assert_eq!(failed, 1, "only the invalid scenario fails");
    for (result, expected) in eight.iter().zip(&many) {
        assert!(result == expected, "eight lanes against four and one");
    }
}

#[test]
fn one_thread_and_two_give_the_same_bits() {
    let batch = Batch::new();
    let scenarios = batch.scenarios();
    let run = |threads: usize| -> Vec<Vec<u64>> {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
            .install(|| {
                scenarios
                    .par_chunks(3)
                    .flat_map_iter(|group| {
                        solve_many(&batch.economy, group, &SolverSettings::default())
                    })
                    .map(|result| result.map_or_else(|_| Vec::new(), |outcome| bits(&outcome)))
                    .collect()
            })
    };
    assert!(run(1) == run(2));
}
