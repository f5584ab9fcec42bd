//! Derivatives by the implicit function theorem against central differences (five points) of the solver.

use vecinos_numerics::math;
use vecinos_trade::derivatives::{DerivativeError, Linearisation, Outcome};
use vecinos_trade::{
    Deficit, Dimensions, Economy, Equilibrium, LabourMarket, Policy, Reconcile, SolverSettings,
    calibration, solve,
};

use crate::embedded_economy::{MEXICO, USA, embedded};
use crate::random_economy::{Recipe, random_economy};
use crate::shared_tables::{SharedTables, numbers};

/// Step of the difference quotients, which are exact to the fourth power of it.
const STEP: f64 = 1e-3;
/// Largest difference allowed between a derivative and its quotient, relative to the largest entry of the table.
const TOLERANCE: f64 = 1e-7;

fn recipe(regions: usize, sectors: usize) -> Recipe {
    Recipe {
        dimensions: Dimensions { regions, sectors },
        elasticity: (1.5, 9.0),
        inputs: 0.5,
        tariff: 0.2,
        deficit: 1.0,
    }
}

fn solved(economy: &Economy, policy: &Policy, labour: &LabourMarket) -> Equilibrium {
    let settings = SolverSettings {
        tolerance: 1e-14,
        ..SolverSettings::tight()
    };
    solve(economy, policy, labour, &settings).unwrap()
}

/// The equilibria two steps and one step up and down in the direction of tariffs `direction`.
fn neighbours(
    economy: &Economy,
    policy: &Policy,
    labour: &LabourMarket,
    direction: &[(usize, f64)],
) -> [Equilibrium; 4] {
    [2.0, 1.0, -1.0, -2.0].map(|steps| {
        let mut moved = policy.clone();
        for &(cell, weight) in direction {
            moved.tariff[cell] += steps * STEP * weight;
        }
        solved(economy, &moved, labour)
    })
}

/// Compares two tables: largest difference against the largest entry.
fn assert_close(name: &str, found: &[f64], wanted: &[f64]) {
    assert_eq!(found.len(), wanted.len(), "{name}");
    let size = wanted.iter().map(|value| value.abs()).fold(1e-12, f64::max);
    for (position, (found, wanted)) in found.iter().zip(wanted).enumerate() {
        assert!(
            (found - wanted).abs() <= TOLERANCE * size,
            "{name}[{position}]: derivative {found:e}, quotient {wanted:e} (largest {size:e})"
        );
    }
}

/// The difference quotient of a table of the equilibrium.
fn slope(around: &[Equilibrium; 4], table: impl Fn(&Equilibrium) -> Vec<f64>) -> Vec<f64> {
    let [far_up, up, down, far_down] = around.each_ref().map(table);
    (0..up.len())
        .map(|entry| {
            (8.0 * (up[entry] - down[entry]) - (far_up[entry] - far_down[entry])) / (12.0 * STEP)
        })
        .collect()
}

/// The same for the logarithm of the table.
fn log_slope(around: &[Equilibrium; 4], table: impl Fn(&Equilibrium) -> &Vec<f64>) -> Vec<f64> {
    slope(around, |equilibrium| {
        table(equilibrium)
            .iter()
            .map(|&value| math::ln(value))
            .collect()
    })
}

/// All outcomes in one direction.
fn check_direction(
    economy: &Economy,
    policy: &Policy,
    labour: &LabourMarket,
    direction: &[(usize, f64)],
) {
    let equilibrium = solved(economy, policy, labour);
    let response = Linearisation::new(economy, &equilibrium, labour)
        .unwrap()
        .response(direction)
        .unwrap();
    let around = neighbours(economy, policy, labour, direction);
    let close = |name, found: &[f64], wanted: &[f64]| assert_close(name, found, wanted);
    close(
        "log_wage",
        &response.log_wage,
        &log_slope(&around, |e| &e.wage_hat),
    );
    close(
        "log_employment",
        &response.log_employment,
        &log_slope(&around, |e| &e.employment),
    );
    close(
        "log_cost",
        &response.log_cost,
        &log_slope(&around, |e| &e.cost_hat),
    );
    close(
        "log_price",
        &response.log_price,
        &log_slope(&around, |e| &e.price_hat),
    );
    let price_index = log_slope(&around, |e| &e.price_index_hat);
    close("log_price_index", &response.log_price_index, &price_index);
    close(
        "expenditure",
        &response.expenditure,
        &slope(&around, |e| e.expenditure.clone()),
    );
    close(
        "output",
        &response.output,
        &slope(&around, |e| e.output.clone()),
    );
    close("flow", &response.flow, &slope(&around, Equilibrium::flows));
    let revenue = slope(&around, |e| e.tariff_revenue.clone());
    close("tariff_revenue", &response.tariff_revenue, &revenue);
    close(
        "income",
        &response.income,
        &slope(&around, |e| e.income.clone()),
    );
    let real_income = log_slope(&around, |e| &e.real_income_hat);
    close("log_real_income", &response.log_real_income, &real_income);
}

/// One cell, one importer's tariffs on one partner, and a mixed direction.
fn directions(dimensions: Dimensions) -> Vec<Vec<(usize, f64)>> {
    vec![
        vec![(dimensions.cell(1, 0, 1), 1.0)],
        (0..dimensions.sectors)
            .map(|sector| (dimensions.cell(sector, 1, 0), 1.0))
            .collect(),
        vec![
            (dimensions.cell(0, 0, 2), 1.0),
            (dimensions.cell(1, 2, 0), -0.5),
            (dimensions.cell(1, 1, 2), 2.0),
        ],
    ]
}

#[test]
fn responses_agree_with_central_differences_at_random_economies() {
    let labour = LabourMarket::flexible();
    for draw in 0..4 {
        let economy = random_economy(recipe(4, 3), draw);
        let benchmark = Policy::unchanged(&economy);
        let mut shocked = benchmark.clone();
        shocked.raise_tariff(economy.dimensions, 0, 1, 0..3, 0.6);
        shocked.raise_tariff(economy.dimensions, 2, 0, 0..2, 1.2);
        shocked.trade_cost_hat = Some(
            (0..economy.dimensions.cells())
                .map(|cell| 1.0 + 0.01 * (cell % 7) as f64)
                .collect(),
        );
        let balanced = Policy {
            deficit: Deficit::Removed,
            ..shocked.clone()
        };
        for policy in [&benchmark, &shocked, &balanced] {
            for direction in directions(economy.dimensions) {
                check_direction(&economy, policy, &labour, &direction);
            }
        }
    }
}

#[test]
fn responses_agree_without_inputs_and_with_one_sector() {
    let labour = LabourMarket::flexible();
    let economy = random_economy(
        Recipe {
            inputs: 0.0,
            ..recipe(3, 2)
        },
        11,
    );
    for direction in directions(economy.dimensions) {
        check_direction(&economy, &Policy::unchanged(&economy), &labour, &direction);
    }
    let economy = random_economy(recipe(3, 1), 12);
    let direction = [(economy.dimensions.cell(0, 0, 1), 1.0)];
    check_direction(&economy, &Policy::unchanged(&economy), &labour, &direction);
}

/// The embedded nine regions, at the benchmark and under 25 points on all Mexican goods with retaliation.
#[test]
fn responses_agree_at_the_embedded_economy() {
    let (economy, goods) = embedded();
    let dimensions = economy.dimensions;
    let labour = LabourMarket::flexible();
    let mut benchmark = Policy::unchanged(&economy);
    // Room for steps down: some benchmark rates are zero.
    benchmark.raise_tariff(dimensions, USA, MEXICO, goods.clone(), 0.01);
    benchmark.raise_tariff(dimensions, MEXICO, USA, goods.clone(), 0.01);
    let mut war = benchmark.clone();
    war.raise_tariff(dimensions, USA, MEXICO, goods.clone(), 0.25);
    war.raise_tariff(dimensions, MEXICO, USA, goods.clone(), 0.25);
    let all_goods: Vec<(usize, f64)> = goods
        .iter()
        .map(|&sector| (dimensions.cell(sector, USA, MEXICO), 1.0))
        .collect();
    let vehicles = vec![(dimensions.cell(19, MEXICO, USA), 1.0)];
    for policy in [&benchmark, &war] {
        for direction in [&all_goods, &vehicles] {
            check_direction(&economy, policy, &labour, direction);
        }
    }
}

/// 81 economies by 23 sectors: the same method, no matrix of all regions and sectors. Solves to 1e-12, comparison to 1e-5.
#[test]
fn responses_agree_with_81_economies() {
    let Some(tables) = SharedTables::read("icio2022_cp") else {
        return;
    };
    let elasticity = numbers(&tables.manifest["theta_sets"]["FGO"]);
    let economy = calibration::calibrate(&tables.benchmark(elasticity), Reconcile::Strict)
        .unwrap()
        .economy;
    let [usa, mexico] = ["USA", "MEX"].map(|code| tables.region(code));
    let labour = LabourMarket::flexible();
    let mut policy = Policy::unchanged(&economy);
    policy.raise_tariff(economy.dimensions, usa, mexico, 0..22, 0.25);
    let direction: Vec<(usize, f64)> = (0..22)
        .map(|sector| (economy.dimensions.cell(sector, usa, mexico), 1.0))
        .collect();
    let settings = SolverSettings::tight();
    let middle = solve(&economy, &policy, &labour, &settings).unwrap();
    let linearisation = Linearisation::new(&economy, &middle, &labour).unwrap();
    let response = linearisation.response(&direction).unwrap();
    let around = [2.0, 1.0, -1.0, -2.0].map(|steps| {
        let mut moved = policy.clone();
        for &(cell, weight) in &direction {
            moved.tariff[cell] += steps * STEP * weight;
        }
        solve(&economy, &moved, &labour, &settings).unwrap()
    });
    let compare = |name: &str, found: &[f64], wanted: &[f64]| {
        let size = wanted.iter().map(|value| value.abs()).fold(0.0, f64::max);
        for (position, (found, wanted)) in found.iter().zip(wanted).enumerate() {
            assert!(
                (found - wanted).abs() <= 1e-5 * size,
                "{name}[{position}]: derivative {found:e}, quotient {wanted:e} (largest {size:e})"
            );
        }
    };
    let real_income = log_slope(&around, |e| &e.real_income_hat);
    compare("log_real_income", &response.log_real_income, &real_income);
    compare("flow", &response.flow, &slope(&around, Equilibrium::flows));
    for region in [usa, mexico] {
        let gradient = linearisation
            .gradient(&Outcome::RealIncome { region })
            .unwrap();
        let sum: f64 = direction
            .iter()
            .map(|&(cell, weight)| weight * gradient[cell])
            .sum();
        assert!((sum - response.log_real_income[region]).abs() < 1e-12);
    }
}

/// Two pools in every region; floors of zero, or floors that bind in the first pool of regions hit by a shock.
fn pools(dimensions: Dimensions, floor: f64) -> LabourMarket {
    let pool_of = (0..dimensions.regions * dimensions.sectors)
        .map(|position| usize::from(position % dimensions.sectors > 0))
        .collect();
    let wage_floor = (0..2 * dimensions.regions)
        .map(|pool| if pool % 2 == 0 { floor } else { 0.0 })
        .collect();
    LabourMarket::with_floors(2, pool_of, wage_floor)
}

#[test]
fn responses_agree_with_immobile_pools_whose_floors_do_not_bind() {
    let economy = random_economy(recipe(3, 3), 21);
    let labour = pools(economy.dimensions, 0.0);
    let mut policy = Policy::unchanged(&economy);
    policy.raise_tariff(economy.dimensions, 0, 1, 0..3, 0.4);
    let equilibrium = solved(&economy, &policy, &labour);
    assert!(
        equilibrium
            .employment
            .iter()
            .all(|&employed| employed > 1.0 - 1e-9)
    );
    for direction in directions(economy.dimensions) {
        check_direction(&economy, &policy, &labour, &direction);
    }
}

#[test]
fn responses_agree_where_a_wage_floor_binds() {
    let economy = random_economy(recipe(3, 3), 22);
    let labour = pools(economy.dimensions, 0.99);
    let mut policy = Policy::unchanged(&economy);
    policy.raise_tariff(economy.dimensions, 0, 1, 0..3, 0.5);
    policy.raise_tariff(economy.dimensions, 2, 1, 0..3, 0.5);
    let equilibrium = solved(&economy, &policy, &labour);
    let binding = equilibrium
        .employment
        .iter()
        .filter(|&&employed| employed < 0.999)
        .count();
    assert!(
        binding > 0,
        "the shock was to make a floor bind: {:?}",
        equilibrium.employment
    );
    assert!(
        binding < 6,
        "some pools were to stay flexible: {:?}",
        equilibrium.employment
    );
    for direction in directions(economy.dimensions) {
        check_direction(&economy, &policy, &labour, &direction);
    }
    let linearisation = Linearisation::new(&economy, &equilibrium, &labour).unwrap();
    let response = linearisation
        .response(&directions(economy.dimensions)[1])
        .unwrap();
    for (pool, &employed) in equilibrium.employment.iter().enumerate() {
        let (wage, employment) = (response.log_wage[pool], response.log_employment[pool]);
        if employed < 0.999 {
            assert!(
                wage == 0.0 && employment != 0.0,
                "pool {pool}: {wage} {employment}"
            );
        } else {
            assert!(
                wage != 0.0 && employment == 0.0,
                "pool {pool}: {wage} {employment}"
            );
        }
    }
}

/// The gradient pulled back equals the responses pushed forward, cell by cell, for every kind of outcome.
#[test]
fn gradients_agree_with_responses() {
    let economy = random_economy(recipe(4, 3), 31);
    let dimensions = economy.dimensions;
    let mut policy = Policy::unchanged(&economy);
    policy.raise_tariff(dimensions, 0, 1, 0..3, 0.5);
    policy.raise_tariff(dimensions, 2, 1, 0..3, 0.5);
    let weights = vec![0.5, 0.0, 1.5];
    for labour in [LabourMarket::flexible(), pools(dimensions, 0.99)] {
        let equilibrium = solved(&economy, &policy, &labour);
        let linearisation = Linearisation::new(&economy, &equilibrium, &labour).unwrap();
        for region in 0..dimensions.regions {
            let real_income = linearisation
                .gradient(&Outcome::RealIncome { region })
                .unwrap();
            let price_index = linearisation
                .gradient(&Outcome::PriceIndex { region })
                .unwrap();
            let real_output = linearisation
                .gradient(&Outcome::RealOutput { region, sector: 1 })
                .unwrap();
            let government = linearisation
                .gradient(&Outcome::Government {
                    region,
                    sector_weights: weights.clone(),
                })
                .unwrap();
            for cell in 0..dimensions.cells() {
                let response = linearisation.response(&[(cell, 1.0)]).unwrap();
                let at = dimensions.region_sector(region, 1);
                let close = |name: &str, found: f64, wanted: f64| {
                    assert!(
                        (found - wanted).abs() <= 1e-11 * wanted.abs().max(1.0),
                        "{name} of region {region}, cell {cell}: {found:e}, {wanted:e}"
                    );
                };
                close(
                    "real income",
                    real_income[cell],
                    response.log_real_income[region],
                );
                close(
                    "price index",
                    price_index[cell],
                    response.log_price_index[region],
                );
                close(
                    "real output",
                    real_output[cell],
                    response.output[at] / equilibrium.output[at] - response.log_cost[at],
                );
                let (mut objective, mut change) =
                    (equilibrium.income[region], response.income[region]);
                for (sector, weight) in weights.iter().enumerate() {
                    let at = dimensions.region_sector(region, sector);
                    let share = weight * economy.value_added_share[at];
                    objective += share * equilibrium.output[at];
                    change += share * response.output[at];
                }
                close(
                    "government",
                    government[cell],
                    change / objective - response.log_price_index[region],
                );
            }
        }
    }
}

/// What the linear system conserves: world labour income, and the value of output against the value of flows.
#[test]
fn responses_keep_the_accounts() {
    let economy = random_economy(recipe(4, 3), 41);
    let dimensions = economy.dimensions;
    let labour = LabourMarket::flexible();
    let equilibrium = solved(&economy, &Policy::unchanged(&economy), &labour);
    let linearisation = Linearisation::new(&economy, &equilibrium, &labour).unwrap();
    for direction in directions(dimensions) {
        let response = linearisation.response(&direction).unwrap();
        let world: f64 = response
            .log_wage
            .iter()
            .zip(&equilibrium.labour_income)
            .map(|(change, income)| change * income)
            .sum();
        assert!(
            world.abs() < 1e-12,
            "world labour income moves by {world:e}"
        );
        for sector in 0..dimensions.sectors {
            for exporter in 0..dimensions.regions {
                let sold: f64 = (0..dimensions.regions)
                    .map(|importer| response.flow[dimensions.cell(sector, importer, exporter)])
                    .sum();
                let output = response.output[dimensions.region_sector(exporter, sector)];
                assert!((sold - output).abs() < 1e-12, "{sold:e} {output:e}");
            }
        }
        for region in 0..dimensions.regions {
            let income = response.log_wage[region] * equilibrium.labour_income[region]
                + response.tariff_revenue[region];
            assert!((income - response.income[region]).abs() < 1e-12);
        }
    }
}

#[test]
fn wrong_requests_are_errors() {
    let economy = random_economy(recipe(3, 2), 51);
    let labour = LabourMarket::flexible();
    let equilibrium = solved(&economy, &Policy::unchanged(&economy), &labour);
    let linearisation = Linearisation::new(&economy, &equilibrium, &labour).unwrap();
    assert_eq!(
        linearisation.response(&[(18, 1.0)]).unwrap_err(),
        DerivativeError::NoSuchCell {
            cell: 18,
            count: 18
        }
    );
    assert!(
        linearisation
            .gradient(&Outcome::RealIncome { region: 3 })
            .is_err()
    );
    assert!(
        linearisation
            .gradient(&Outcome::RealOutput {
                region: 0,
                sector: 2
            })
            .is_err()
    );
    let short = Outcome::Government {
        region: 0,
        sector_weights: vec![1.0],
    };
    assert!(linearisation.gradient(&short).is_err());
    let other = pools(economy.dimensions, 0.0);
    assert_eq!(
        Linearisation::new(&economy, &equilibrium, &other).unwrap_err(),
        DerivativeError::OtherLabourMarket
    );
    let other = random_economy(recipe(3, 3), 51);
    assert!(Linearisation::new(&other, &equilibrium, &labour).is_err());
    let mut broken = equilibrium.clone();
    broken.trade_share[0] = f64::NAN;
    assert!(Linearisation::new(&economy, &broken, &labour).is_err());
}
