//! Reference runs of the shared data, to 1e-6 percentage points: `icio2022_cp/reference_results.json` (81 × 23),
//! `icio2022_cp/agg9_reference_results.json` (9 × 23) and `wiod2014_cp/reference_results.json` (44 × 50). They come from
//! another solver (plain damped iteration), not from publications.

use serde_json::Value;
use vecinos_trade::{
    BenchmarkData, Dimensions, Economy, Equilibrium, LabourMarket, Policy, Reconcile,
    SolverSettings, calibration, solve,
};

use crate::cp2015_data::shared_folder;
use crate::shared_tables::{
    SharedTables, names, numbers, read_json, reference_policy, withdrawal_rates,
};

/// Percentage points.
const TOLERANCE: f64 = 1e-6;

fn assert_percent(what: &str, value: f64, expected: f64) {
    assert!(
        (value - expected).abs() <= TOLERANCE,
        "{what}: {value} instead of {expected}"
    );
}

fn solved(economy: &Economy, policy: &Policy) -> Equilibrium {
    solve(
        economy,
        policy,
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .unwrap()
}

fn calibrated(data: &BenchmarkData) -> Economy {
    calibration::calibrate(data, Reconcile::Strict)
        .unwrap()
        .economy
}

/// Sum of flows over the first `goods` sectors, change in per cent.
fn import_growth(
    economy: &Economy,
    equilibrium: &Equilibrium,
    goods: usize,
    pairs: impl Fn(usize, usize) -> bool,
) -> f64 {
    let regions = economy.dimensions.regions;
    let benchmark = economy.flows();
    let (mut before, mut after) = (0.0, 0.0);
    for sector in 0..goods {
        for importer in 0..regions {
            for exporter in 0..regions {
                if importer != exporter && pairs(importer, exporter) {
                    before += benchmark[economy.dimensions.cell(sector, importer, exporter)];
                    after += equilibrium.flow(sector, importer, exporter);
                }
            }
        }
    }
    100.0 * (after / before - 1.0)
}

fn compare_regions(name: &str, reference: &Value, equilibrium: &Equilibrium) {
    let regions = equilibrium.dimensions.regions;
    for (field, values) in [
        ("real_income_pct", &equilibrium.real_income_hat),
        ("wage_hat", &equilibrium.wage_hat),
        ("price_index_hat", &equilibrium.price_index_hat),
    ] {
        let expected = numbers(&reference[field]);
        assert_eq!(expected.len(), regions);
        for region in 0..regions {
            let (value, expected) = if field == "real_income_pct" {
                (100.0 * (values[region] - 1.0), expected[region])
            } else {
                (100.0 * values[region], 100.0 * expected[region])
            };
            assert_percent(&format!("{name} {field} region {region}"), value, expected);
        }
    }
}

#[test]
fn icio_2022_reference_results_81_economies() {
    let Some(tables) = SharedTables::read("icio2022_cp") else {
        return;
    };
    let folder = shared_folder("icio2022_cp").unwrap();
    let reference = read_json(&folder.join("reference_results.json"));
    let places = ["USA", "MEX", "CAN"].map(|code| tables.region(code));
    let [usa, mexico, _] = places;
    let goods = 22;
    let scenarios = reference["scenarios"].as_array().unwrap();
    assert_eq!(scenarios.len(), 28);
    for scenario in scenarios {
        let set = scenario["theta"].as_str().unwrap();
        let name = format!("{} {set}", scenario["scenario"].as_str().unwrap());
        let elasticity = numbers(&tables.manifest["theta_sets"][set]);
        let economy = calibrated(&tables.benchmark(elasticity));
        let policy = reference_policy(
            scenario["scenario"].as_str().unwrap(),
            Policy::unchanged(&economy),
            economy.dimensions,
            places,
            goods,
            19,
            withdrawal_rates,
        );
        let equilibrium = solved(&economy, &policy);
        compare_regions(&name, scenario, &equilibrium);
        for (field, value) in [
            (
                "us_goods_imports_from_mex_pct",
                import_growth(&economy, &equilibrium, goods, |importer, exporter| {
                    importer == usa && exporter == mexico
                }),
            ),
            (
                "mex_goods_imports_from_us_pct",
                import_growth(&economy, &equilibrium, goods, |importer, exporter| {
                    importer == mexico && exporter == usa
                }),
            ),
            (
                "mex_goods_exports_total_pct",
                import_growth(&economy, &equilibrium, goods, |_, exporter| {
                    exporter == mexico
                }),
            ),
        ] {
            assert_percent(
                &format!("{name} {field}"),
                value,
                scenario[field].as_f64().unwrap(),
            );
        }
        let real_wages = numbers(&scenario["real_wage_pct"]);
        for (region, expected) in real_wages.into_iter().enumerate() {
            let value = equilibrium.wage_hat[region] / equilibrium.price_index_hat[region];
            assert_percent(
                &format!("{name} real wage {region}"),
                100.0 * (value - 1.0),
                expected,
            );
        }
    }
}

#[test]
fn icio_2022_reference_results_nine_regions() {
    let Some(folder) = shared_folder("icio2022_cp") else {
        return;
    };
    let raw = read_json(&folder.join("agg9.json"));
    let manifest = read_json(&folder.join("icio2022_cp.manifest.json"));
    let reference = read_json(&folder.join("agg9_reference_results.json"));
    let dimensions = Dimensions {
        regions: names(&raw["regions"]).len(),
        sectors: names(&raw["sectors"]).len(),
    };
    let scenarios = reference["scenarios"].as_array().unwrap();
    assert_eq!(scenarios.len(), 15);
    for scenario in scenarios {
        let set = scenario["theta"].as_str().unwrap();
        let name = format!("{} {set}", scenario["scenario"].as_str().unwrap());
        let economy = calibrated(&BenchmarkData {
            dimensions,
            flows: numbers(&raw["flows_musd"]),
            tariff: numbers(&raw["tariff"]),
            input_share: numbers(&raw["gamma"]),
            elasticity: numbers(&manifest["theta_sets"][set]),
        });
        let policy = reference_policy(
            scenario["scenario"].as_str().unwrap(),
            Policy::unchanged(&economy),
            dimensions,
            [0, 1, 2],
            22,
            19,
            withdrawal_rates,
        );
        let equilibrium = solved(&economy, &policy);
        compare_regions(&name, scenario, &equilibrium);
        assert_percent(
            &format!("{name} imports"),
            import_growth(&economy, &equilibrium, 22, |importer, exporter| {
                importer == 0 && exporter == 1
            }),
            scenario["us_goods_imports_from_mex_pct"].as_f64().unwrap(),
        );
    }
}

#[test]
fn wiod_2014_reference_results_44_economies() {
    let Some(tables) = SharedTables::read("wiod2014_cp") else {
        return;
    };
    let folder = shared_folder("wiod2014_cp").unwrap();
    let reference = read_json(&folder.join("reference_results.json"));
    let places = ["USA", "MEX", "CAN"].map(|code| tables.region(code));
    let scenarios = reference["scenarios"].as_object().unwrap();
    assert_eq!(scenarios.len(), 10);
    for (key, expected) in scenarios {
        let (set, scenario) = key.split_once('/').unwrap();
        let elasticity = match set {
            "cp2015_theta" => tables.array("theta_cp2015_mapped").to_vec(),
            "theta5" => vec![5.0; tables.sectors.len()],
            other => panic!("unknown set {other}"),
        };
        let economy = calibrated(&tables.benchmark(elasticity));
        let policy = reference_policy(
            scenario,
            Policy::unchanged(&economy),
            economy.dimensions,
            places,
            22,
            19,
            |_| Vec::new(),
        );
        let equilibrium = solved(&economy, &policy);
        for (region, code) in tables.regions.iter().enumerate() {
            let expected = &expected[code.as_str()];
            let real_wage = equilibrium.wage_hat[region] / equilibrium.price_index_hat[region];
            for (field, value) in [
                (
                    "real_income_pct",
                    100.0 * (equilibrium.real_income_hat[region] - 1.0),
                ),
                ("real_wage_pct", 100.0 * (real_wage - 1.0)),
            ] {
                assert_percent(
                    &format!("{key} {code} {field}"),
                    value,
                    expected[field].as_f64().unwrap(),
                );
            }
        }
    }
}
