//! Value-added content: rows that sum to one, the accounts of the world, a case on paper, and a dense Leontief inverse.

use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};
use vecinos_trade::calibration::calibrate;
use vecinos_trade::{
    ContentError, ContentTable, Dimensions, Economy, LabourMarket, Policy, Reconcile,
    SolverSettings, solve,
};

use crate::embedded_economy::{MEXICO, USA, embedded};
use crate::random_economy::{Recipe, random_economy, symmetric_economy};
use crate::shared_tables::SharedTables;

fn random(draw: u64) -> Economy {
    let dimensions = Dimensions {
        regions: 4,
        sectors: 5,
    };
    let recipe = Recipe {
        dimensions,
        elasticity: (2.0, 8.0),
        inputs: 0.6,
        tariff: 0.4,
        deficit: 1.0,
    };
    random_economy(recipe, draw)
}

fn sum(table: &ContentTable, region: usize, sector: usize) -> f64 {
    table.origin(region, sector).iter().sum::<f64>() + table.input_tariffs(region, sector)
}

#[test]
fn rows_sum_to_one_with_the_tariffs_on_inputs() {
    for draw in 0..5 {
        let economy = random(draw);
        let Dimensions { regions, sectors } = economy.dimensions;
        let mut policy = Policy::unchanged(&economy);
        for exporter in 0..regions {
            policy.raise_tariff(economy.dimensions, 0, exporter, 0..sectors, 1.5);
        }
        let equilibrium = solve(
            &economy,
            &policy,
            &LabourMarket::flexible(),
            &SolverSettings::tight(),
        )
        .unwrap();
        let before = ContentTable::at_benchmark(&economy).unwrap();
        let after = ContentTable::at_equilibrium(&economy, &equilibrium).unwrap();
        for region in 0..regions {
            for sector in 0..sectors {
                for table in [&before, &after] {
                    assert!((sum(table, region, sector) - 1.0).abs() < 1e-12);
                    assert!(
                        table
                            .origin(region, sector)
                            .iter()
                            .all(|&share| share >= 0.0)
                    );
                    assert!(table.input_tariffs(region, sector) > 0.0);
                }
            }
        }
        let flows = equilibrium.flows();
        let content = after.of_exports(&flows, 1, 2).unwrap();
        let total = &content.total;
        assert!((total.origin.iter().sum::<f64>() + total.input_tariffs - 1.0).abs() < 1e-12);
        let exports: f64 = content.by_sector.iter().map(|sector| sector.exports).sum();
        assert!((exports - total.exports).abs() < 1e-12);
    }
}

/// One sector, two like regions, no tariffs: with inputs γ and home share h the domestic content v and the foreign content
/// 1 − v of a good solve v = β + γ [h v + (1 − h)(1 − v)].
#[test]
fn two_like_regions_have_the_content_worked_out_on_paper() {
    for (home, inputs) in [(0.7, 0.4), (0.5, 0.5), (0.9, 0.0)] {
        let dimensions = Dimensions {
            regions: 2,
            sectors: 1,
        };
        let economy = symmetric_economy(dimensions, home, 4.0, inputs);
        let own = ContentTable::at_benchmark(&economy).unwrap().origin(0, 0)[0];
        let expected = (1.0 - inputs * home) / (1.0 - inputs * (2.0 * home - 1.0));
        assert!((own - expected).abs() < 1e-13, "{own} against {expected}");
    }
}

/// The same shares from (I − A)ᵀ v = b, with A the dense matrix of all regions and sectors.
#[test]
fn shares_are_those_of_the_dense_leontief_inverse() {
    let (economy, _) = embedded();
    let dimensions = economy.dimensions;
    let Dimensions { regions, sectors } = dimensions;
    let size = regions * sectors;
    let mut system = Matrix::identity(size);
    for region in 0..regions {
        for using in 0..sectors {
            let row = dimensions.region_sector(region, using);
            for input in 0..sectors {
                let weight = economy.input_share[dimensions.input(region, input, using)];
                for origin in 0..regions {
                    let cell = dimensions.cell(input, region, origin);
                    system[(row, dimensions.region_sector(origin, input))] -=
                        weight * economy.trade_share[cell] / (1.0 + economy.tariff[cell]);
                }
            }
        }
    }
    let factors = LuFactorization::new(system).unwrap();
    let table = ContentTable::at_benchmark(&economy).unwrap();
    for origin in 0..regions {
        let labour: Vec<f64> = (0..size)
            .map(|row| {
                if row / sectors == origin {
                    economy.value_added_share[row]
                } else {
                    0.0
                }
            })
            .collect();
        let dense = factors.solve(&labour).unwrap();
        for (row, share) in dense.iter().enumerate() {
            let ours = table.origin(row / sectors, row % sectors)[origin];
            assert!(
                (ours - share).abs() < 1e-12,
                "{row} {origin}: {ours} against {share}"
            );
        }
    }
}

/// Content of everything that is finally bought is everybody's value added.
#[test]
fn content_of_world_final_demand_is_value_added() {
    for draw in 0..5 {
        let economy = random(draw);
        let dimensions = economy.dimensions;
        let Dimensions { regions, sectors } = dimensions;
        let table = ContentTable::at_benchmark(&economy).unwrap();
        let income = economy.income();
        let mut absorbed = vec![0.0; regions];
        for (buyer, income) in income.iter().enumerate() {
            for sector in 0..sectors {
                let position = dimensions.region_sector(buyer, sector);
                let demand = economy.final_demand_share[position] * income;
                for seller in 0..regions {
                    let cell = dimensions.cell(sector, buyer, seller);
                    let sales = demand * economy.trade_share[cell] / (1.0 + economy.tariff[cell]);
                    for (total, share) in absorbed.iter_mut().zip(table.origin(seller, sector)) {
                        *total += sales * share;
                    }
                }
            }
        }
        for (region, value) in absorbed.into_iter().enumerate() {
            assert!(
                (value / economy.value_added[region] - 1.0).abs() < 1e-9,
                "{region}"
            );
        }
    }
}

/// The embedded economy: Mexico's exports to the United States hold mostly Mexican, then American and Chinese value added,
/// and a tariff on Chinese inputs shows in its own row and drives Chinese content out.
#[test]
fn mexican_exports_to_the_united_states() {
    const CHINA: usize = 3;
    let (economy, goods) = embedded();
    let sectors = economy.dimensions.sectors;
    let before = ContentTable::at_benchmark(&economy)
        .unwrap()
        .of_exports(&economy.flows(), MEXICO, USA)
        .unwrap();
    assert_eq!(before.by_sector.len(), sectors);
    let origin = &before.total.origin;
    let others = |region: &usize| ![MEXICO, USA, CHINA].contains(region);
    assert!(origin[MEXICO] > 0.5 && origin[MEXICO] < 0.9);
    assert!(
        (0..9)
            .filter(others)
            .all(|region| origin[USA] > origin[region])
    );
    assert!(origin[CHINA] > 0.01);

    let mut policy = Policy::unchanged(&economy);
    policy.raise_tariff(economy.dimensions, MEXICO, CHINA, goods, 0.5);
    let equilibrium = solve(
        &economy,
        &policy,
        &LabourMarket::flexible(),
        &SolverSettings::default(),
    )
    .unwrap();
    let after = ContentTable::at_equilibrium(&economy, &equilibrium)
        .unwrap()
        .of_exports(&equilibrium.flows(), MEXICO, USA)
        .unwrap();
    assert!(after.total.origin[CHINA] < origin[CHINA]);
    assert!(after.total.input_tariffs > before.total.input_tariffs);
}

#[test]
fn wrong_requests_are_errors() {
    let mut economy = random(0);
    let table = ContentTable::at_benchmark(&economy).unwrap();
    assert!(table.of_exports(&[1.0], 0, 1).is_err());
    assert!(table.of_exports(&economy.flows(), 0, 7).is_err());
    assert!(table.origin(7, 0).is_empty());
    assert!(table.input_tariffs(0, 7).abs() < f64::MIN_POSITIVE);
    economy.input_share.pop();
    assert!(matches!(
        ContentTable::at_benchmark(&economy),
        Err(ContentError::Measure(_))
    ));
}

/// Chains with next to no value added: the rounds of inputs into inputs are given up, not cut short.
#[test]
fn content_that_does_not_settle_is_an_error() {
    let mut economy = random(1);
    let dimensions = economy.dimensions;
    economy.tariff.fill(0.0);
    economy.value_added_share.fill(1e-6);
    economy
        .input_share
        .fill((1.0 - 1e-6) / dimensions.sectors as f64);
    assert!(matches!(
        ContentTable::at_benchmark(&economy),
        Err(ContentError::NotSettled { rounds: 20_000, change }) if change > 0.0
    ));
}

/// 81 economies: rows still sum to one, and the largest suppliers of value added in Mexican exports to the United States are,
/// after Mexico, the United States and China.
#[test]
fn mexican_exports_among_81_economies() {
    let Some(tables) = SharedTables::read("icio2022_cp") else {
        return;
    };
    let sectors = tables.dimensions.sectors;
    let benchmark = tables.benchmark(vec![5.0; sectors]);
    let economy = calibrate(&benchmark, Reconcile::ThreeSteps)
        .unwrap()
        .economy;
    let table = ContentTable::at_benchmark(&economy).unwrap();
    for region in 0..economy.dimensions.regions {
        for sector in 0..sectors {
            assert!((sum(&table, region, sector) - 1.0).abs() < 1e-12);
        }
    }
    let [mexico, usa, china] = ["MEX", "USA", "CHN"].map(|code| tables.region(code));
    let content = table
        .of_exports(&economy.flows(), mexico, usa)
        .unwrap()
        .total;
    let mut ranking: Vec<usize> = (0..economy.dimensions.regions).collect();
    ranking.sort_by(|&a, &b| content.origin[b].total_cmp(&content.origin[a]));
    assert_eq!(ranking[..3], [mexico, usa, china]);
}
