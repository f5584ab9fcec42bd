//! Economies whose equilibrium is known on paper.

use vecinos_numerics::math::{exp, ln, pow};
use vecinos_trade::{
    BenchmarkData, Dimensions, Economy, LabourMarket, Policy, Reconcile, SolverSettings,
    calibration, solve,
};

fn calibrated(data: &BenchmarkData) -> Economy {
    calibration::calibrate(data, Reconcile::Strict)
        .unwrap()
        .economy
}

/// One sector, `regions` regions of different sizes, own inputs of `inputs`, trade balanced.
fn one_sector(regions: usize, elasticity: f64, inputs: f64) -> BenchmarkData {
    let dimensions = Dimensions {
        regions,
        sectors: 1,
    };
    let mut flows = vec![0.0; dimensions.cells()];
    for importer in 0..regions {
        for exporter in 0..regions {
            // Symmetric, therefore balanced.
            flows[dimensions.cell(0, importer, exporter)] = if importer == exporter {
                50.0 * (1.0 + importer as f64)
            } else {
                1.0 + (importer + exporter) as f64
            };
        }
    }
    BenchmarkData {
        dimensions,
        flows,
        tariff: vec![0.0; dimensions.cells()],
        input_share: vec![inputs; regions],
        elasticity: vec![elasticity],
    }
}

/// Arkolakis, Costinot and Rodríguez-Clare (2012, *American Economic Review* 102(1)): with one sector, balanced trade and no
/// tariff revenue, real income changes by the change of the domestic share to the power −1/θ, with own inputs −1/(θ β).
#[test]
fn one_sector_gains_follow_the_domestic_share() {
    for (elasticity, inputs) in [(5.0, 0.0), (0.5, 0.0), (4.0, 0.6), (40.0, 0.3)] {
        let data = one_sector(4, elasticity, inputs);
        let economy = calibrated(&data);
        let mut policy = Policy::unchanged(&economy);
        let mut costs = vec![1.0; economy.dimensions.cells()];
        for (cell, cost) in costs.iter_mut().enumerate() {
            if cell / 4 != cell % 4 {
                *cost = 0.8 + 0.05 * (cell % 5) as f64;
            }
        }
        policy.trade_cost_hat = Some(costs);
        let outcome = solve(
            &economy,
            &policy,
            &LabourMarket::flexible(),
            &SolverSettings::tight(),
        )
        .unwrap();
        for region in 0..4 {
            let cell = economy.dimensions.cell(0, region, region);
            let domestic = outcome.trade_share[cell] / economy.trade_share[cell];
            let expected = pow(domestic, -1.0 / (elasticity * (1.0 - inputs)));
            let value = outcome.real_income_hat[region];
            assert!((domestic - 1.0).abs() > 1e-4, "the shock must matter");
            assert!(
                (value - expected).abs() < 1e-10,
                "θ {elasticity}, inputs {inputs}, region {region}: {value} against {expected}"
            );
        }
    }
}

/// Two equal regions, one sector, no inputs, the same tariff t on each other: wages stay equal, the import share is
/// f (1+t)^−θ / Φ with Φ = d + f (1+t)^−θ from the benchmark shares d and f, and real income is Φ^(1/θ) / (1 − t/(1+t)·share).
#[test]
fn two_equal_regions_with_equal_tariffs() {
    let dimensions = Dimensions {
        regions: 2,
        sectors: 1,
    };
    for (elasticity, tariff) in [(5.0, 0.25), (2.0, 3.0), (30.0, 0.6)] {
        let economy = calibrated(&BenchmarkData {
            dimensions,
            flows: vec![70.0, 30.0, 30.0, 70.0],
            tariff: vec![0.0; 4],
            input_share: vec![0.0; 2],
            elasticity: vec![elasticity],
        });
        let outcome = solve(
            &economy,
            &Policy::with_tariff(vec![0.0, tariff, tariff, 0.0]),
            &LabourMarket::flexible(),
            &SolverSettings::tight(),
        )
        .unwrap();
        let foreign = 0.3 * exp(-elasticity * ln(1.0 + tariff));
        let aggregate = 0.7 + foreign;
        let share = foreign / aggregate;
        let income = 1.0 / (1.0 - tariff / (1.0 + tariff) * share);
        let expected = income * pow(aggregate, 1.0 / elasticity);
        for region in 0..2 {
            assert!((outcome.wage_hat[region] - 1.0).abs() < 1e-11);
            let value = outcome.real_income_hat[region];
            assert!(
                (value - expected).abs() < 1e-11,
                "{value} against {expected}"
            );
        }
    }
}

/// Regions that are copies of one another have the same outcome, with chains and several sectors.
#[test]
fn symmetric_regions_have_the_same_outcome() {
    let (regions, sectors) = (4, 3);
    let dimensions = Dimensions { regions, sectors };
    let mut data = BenchmarkData {
        dimensions,
        flows: vec![0.0; dimensions.cells()],
        tariff: vec![0.0; dimensions.cells()],
        input_share: vec![0.0; regions * sectors * sectors],
        elasticity: vec![1.5, 6.0, 20.0],
    };
    let mut policy = Policy::with_tariff(vec![0.0; dimensions.cells()]);
    for sector in 0..sectors {
        for importer in 0..regions {
            for exporter in 0..regions {
                let cell = dimensions.cell(sector, importer, exporter);
                let home = importer == exporter;
                data.flows[cell] = if home { 60.0 } else { 4.0 + sector as f64 };
                data.tariff[cell] = if home { 0.0 } else { 0.1 };
                policy.tariff[cell] = if home { 0.0 } else { 0.4 };
            }
        }
        for region in 0..regions {
            for input in 0..sectors {
                data.input_share[dimensions.input(region, input, sector)] =
                    0.1 + 0.02 * (input + 2 * sector) as f64;
            }
        }
    }
    let economy = calibrated(&data);
    let outcome = solve(
        &economy,
        &policy,
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .unwrap();
    for region in 0..regions {
        assert!((outcome.wage_hat[region] - 1.0).abs() < 1e-11);
        let value = outcome.real_income_hat[region];
        assert!((value - outcome.real_income_hat[0]).abs() < 1e-11);
        assert!(value < 1.0 - 1e-4, "tariffs cost these regions income");
    }
}
