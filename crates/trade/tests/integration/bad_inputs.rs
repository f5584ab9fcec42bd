//! Bad inputs are refused before the iteration, and the error names the table and the cell.

use vecinos_trade::{
    BenchmarkData, CalibrationError, Cell, Dimensions, Economy, LabourMarket, Policy, Reconcile,
    SolveError, SolverSettings, calibration, solve,
};

fn data() -> BenchmarkData {
    let dimensions = Dimensions {
        regions: 2,
        sectors: 2,
    };
    BenchmarkData {
        dimensions,
        flows: vec![60.0, 12.0, 10.0, 80.0, 40.0, 8.0, 7.0, 30.0],
        tariff: vec![0.0, 0.1, 0.2, 0.0, 0.0, 0.0, 0.05, 0.0],
        input_share: vec![0.1, 0.2, 0.3, 0.1, 0.2, 0.2, 0.1, 0.1],
        elasticity: vec![4.0, 6.0],
    }
}

fn economy() -> Economy {
    calibration::calibrate(&data(), Reconcile::Strict)
        .unwrap()
        .economy
}

fn refused(economy: &Economy, policy: &Policy, labour: &LabourMarket) -> (String, Cell) {
    match solve(economy, policy, labour, &SolverSettings::default()).unwrap_err() {
        SolveError::InvalidEconomy { table, cell, .. }
        | SolveError::InvalidPolicy { table, cell, .. }
        | SolveError::InvalidLabourMarket { table, cell, .. } => (table.to_owned(), cell),
        other => panic!("not refused before the iteration: {other}"),
    }
}

#[test]
fn economies_with_bad_numbers() {
    let flexible = LabourMarket::flexible();
    for value in [f64::NAN, f64::INFINITY, -0.5] {
        let mut bad = economy();
        let policy = Policy::unchanged(&bad);
        bad.trade_share[5] = value;
        let cell = Cell::Flow {
            sector: 1,
            importer: 0,
            exporter: 1,
        };
        let expected = ("trade_share".to_owned(), cell);
        assert_eq!(refused(&bad, &policy, &flexible), expected);
        let mut bad = economy();
        bad.expenditure[3] = value;
        let cell = Cell::RegionSector {
            region: 1,
            sector: 1,
        };
        let expected = ("expenditure".to_owned(), cell);
        assert_eq!(refused(&bad, &policy, &flexible), expected);
        let mut bad = economy();
        bad.elasticity[1] = value;
        let expected = ("elasticity".to_owned(), Cell::Sector { sector: 1 });
        assert_eq!(refused(&bad, &policy, &flexible), expected);
        let mut bad = economy();
        bad.input_share[4] = value;
        let cell = Cell::Input {
            region: 1,
            input: 0,
            using: 0,
        };
        let expected = ("input_share".to_owned(), cell);
        assert_eq!(refused(&bad, &policy, &flexible), expected);
    }
    let mut bad = economy();
    let policy = Policy::unchanged(&bad);
    bad.final_demand_share[0] += 0.1;
    let (table, cell) = refused(&bad, &policy, &flexible);
    assert_eq!(table, "final_demand_share");
    assert_eq!(cell, Cell::Region { region: 0 });
    let mut bad = economy();
    bad.deficit.pop();
    let (table, cell) = refused(&bad, &policy, &flexible);
    assert_eq!((table.as_str(), cell), ("deficit", Cell::Whole));
}

#[test]
fn policies_with_bad_numbers() {
    let economy = economy();
    let flexible = LabourMarket::flexible();
    let cell = Cell::Flow {
        sector: 0,
        importer: 1,
        exporter: 0,
    };
    for rate in [f64::NAN, f64::INFINITY, -1.0] {
        let mut policy = Policy::unchanged(&economy);
        policy.tariff[2] = rate;
        let expected = ("tariff".to_owned(), cell);
        assert_eq!(refused(&economy, &policy, &flexible), expected);
    }
    let mut policy = Policy::unchanged(&economy);
    policy.trade_cost_hat = Some(vec![1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    let expected = ("trade_cost_hat".to_owned(), cell);
    assert_eq!(refused(&economy, &policy, &flexible), expected);
    let short = Policy::with_tariff(vec![0.0; 3]);
    let expected = ("tariff".to_owned(), Cell::Whole);
    assert_eq!(refused(&economy, &short, &flexible), expected);
}

#[test]
fn labour_markets_with_bad_numbers() {
    let economy = economy();
    let policy = Policy::unchanged(&economy);
    let unknown = LabourMarket::with_floors(1, vec![0, 0, 1, 0], vec![0.0; 2]);
    let cell = Cell::RegionSector {
        region: 1,
        sector: 0,
    };
    let expected = ("pool_of".to_owned(), cell);
    assert_eq!(refused(&economy, &policy, &unknown), expected);
    let negative = LabourMarket::with_floors(1, vec![0; 4], vec![0.0, -1.0]);
    let expected = (
        "wage_floor".to_owned(),
        Cell::LabourPool { region: 1, pool: 0 },
    );
    assert_eq!(refused(&economy, &policy, &negative), expected);
    let none = LabourMarket::with_floors(0, vec![0; 4], vec![]);
    assert_eq!(refused(&economy, &policy, &none).0, "pools_per_region");
}

#[test]
fn floors_above_world_income_cut_employment() {
    let economy = economy();
    let policy = Policy::unchanged(&economy);
    let floors = LabourMarket::with_floors(1, vec![0; 4], vec![1.2, 1.2]);
    let outcome = solve(&economy, &policy, &floors, &SolverSettings::tight()).unwrap();
    for employment in &outcome.employment {
        assert!((employment - 1.0 / 1.2).abs() < 1e-10, "{employment}");
    }
}

#[test]
fn too_few_iterations_are_a_typed_error() {
    let economy = economy();
    let settings = SolverSettings {
        maximum_iterations: 1,
        ..SolverSettings::tight()
    };
    let mut shocked = Policy::unchanged(&economy);
    shocked.tariff[1] = 2.0;
    let flexible = LabourMarket::flexible();
    match solve(&economy, &shocked, &flexible, &settings).unwrap_err() {
        SolveError::Stalled {
            residual,
            iterations,
            ..
        } => {
            assert!(residual > 1e-12 && residual.is_finite());
            assert!(iterations > 1, "every strategy was tried");
        }
        other => panic!("{other}"),
    }
}

#[test]
fn calibration_names_the_cell() {
    let mut bad = data();
    bad.flows[5] = -3.0;
    let error = calibration::calibrate(&bad, Reconcile::Strict).unwrap_err();
    let expected_cell = Cell::Flow {
        sector: 1,
        importer: 0,
        exporter: 1,
    };
    assert!(
        matches!(&error, CalibrationError::InvalidData { table: "flows", cell, .. } if *cell == expected_cell),
        "{error}"
    );
    let mut rounding = data();
    rounding.flows[5] = -1e-12;
    let economy = calibration::calibrate(&rounding, Reconcile::Strict)
        .unwrap()
        .economy;
    assert!(economy.trade_share[5].abs() <= 0.0);

    let mut heavy = data();
    heavy.input_share[0] = 0.9;
    let error = calibration::calibrate(&heavy, Reconcile::Strict).unwrap_err();
    assert!(
        matches!(
            error,
            CalibrationError::InvalidData {
                table: "input_share",
                ..
            }
        ),
        "{error}"
    );

    // Production of region 0 uses more of sector 1 than the region buys.
    let mut hungry = data();
    hungry.input_share[2] = 0.75;
    match calibration::calibrate(&hungry, Reconcile::Strict).unwrap_err() {
        CalibrationError::NegativeFinalDemand {
            region: 0,
            sector: 1,
            value,
            share_of_income,
        } => assert!(value < 0.0 && share_of_income < -1e-6),
        other => panic!("{other}"),
    }
    let reconciled = calibration::calibrate(&hungry, Reconcile::ThreeSteps).unwrap();
    assert!(reconciled.reconciled);
    assert_eq!(reconciled.clipped.len(), 1);
    let outcome = solve(
        &reconciled.economy,
        &Policy::unchanged(&reconciled.economy),
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .unwrap();
    for hat in &outcome.real_income_hat {
        assert!(
            (hat - 1.0).abs() < 1e-11,
            "the reconciled base is a fixed point"
        );
    }
}

#[test]
fn removing_deficits_balances_trade_and_is_a_fixed_point() {
    let economy = economy();
    assert!(economy.deficit.iter().any(|deficit| deficit.abs() > 0.1));
    let balanced = calibration::remove_deficits(&economy).unwrap();
    assert!(balanced.deficit.iter().all(|deficit| *deficit == 0.0));
    let flows = balanced.flows();
    let dimensions = balanced.dimensions;
    let imports: f64 = (0..2)
        .map(|sector| flows[dimensions.cell(sector, 0, 1)])
        .sum();
    let exports: f64 = (0..2)
        .map(|sector| flows[dimensions.cell(sector, 1, 0)])
        .sum();
    assert!((imports - exports).abs() < 1e-10 * imports);
    let outcome = solve(
        &balanced,
        &Policy::unchanged(&balanced),
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .unwrap();
    for hat in outcome.real_income_hat.iter().chain(&outcome.wage_hat) {
        assert!((hat - 1.0).abs() < 1e-12);
    }
}
