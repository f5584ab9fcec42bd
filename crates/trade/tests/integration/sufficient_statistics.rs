//! Nash tariffs by formula, Lashkaripour (2021), *Journal of International Economics* 131: 103419.

use std::collections::BTreeMap;
use std::io::Read;

use vecinos_trade::nash::sufficient_statistics::{
    FormulaError, FormulaNash, FormulaSettings, RevenueTerm, nash_tariffs,
};
use vecinos_trade::{
    BenchmarkData, Dimensions, Economy, LabourMarket, Policy, Reconcile, SolverSettings,
    calibration, solve,
};

use crate::cp2015_data::{rows, shared_folder};
use crate::random_economy::{Recipe, random_economy};

/// The 44 economies and 16 sectors (the last is services) of `tariffwar/wiod2014_cubes.csv.gz`, without input–output links.
struct TariffWar {
    regions: Vec<String>,
    data: BenchmarkData,
    elasticity_sets: BTreeMap<String, Vec<f64>>,
}

impl TariffWar {
    fn read() -> Option<Self> {
        let folder = shared_folder("tariffwar")?;
        let file = std::fs::File::open(folder.join("wiod2014_cubes.csv.gz")).unwrap();
        let mut text = String::new();
        flate2::read::GzDecoder::new(file)
            .read_to_string(&mut text)
            .unwrap();
        let records: Vec<csv::StringRecord> = csv::Reader::from_reader(text.as_bytes())
            .records()
            .map(Result::unwrap)
            .collect();
        let mut regions: Vec<String> = records.iter().map(|record| record[0].to_owned()).collect();
        regions.sort();
        regions.dedup();
        let position = |code: &str| regions.iter().position(|region| region == code).unwrap();
        let dimensions = Dimensions {
            regions: regions.len(),
            sectors: 16,
        };
        let mut flows = vec![0.0; dimensions.cells()];
        let mut tariff = vec![0.0; dimensions.cells()];
        for record in &records {
            let sector: usize = record[2].parse().unwrap();
            let cell = dimensions.cell(sector - 1, position(&record[1]), position(&record[0]));
            tariff[cell] = record[4].parse().unwrap();
            // The source's flows include the tariff.
            flows[cell] = record[3].parse::<f64>().unwrap() / (1.0 + tariff[cell]);
        }
        let mut reader = csv::Reader::from_path(folder.join("elasticities_wiod16.csv")).unwrap();
        let names: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let mut elasticity_sets: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for record in reader.records().map(Result::unwrap) {
            for (name, value) in names.iter().zip(&record).skip(1) {
                elasticity_sets
                    .entry(name.clone())
                    .or_default()
                    .push(value.parse().unwrap());
            }
        }
        // The paper's own set with its service elasticity of 4 (its Table 4) in place of the 5 of the package.
        let mut services_at_four = elasticity_sets["IS"].clone();
        services_at_four[15] = 4.0;
        elasticity_sets.insert("IS_svc4".to_owned(), services_at_four);
        let data = BenchmarkData {
            dimensions,
            flows,
            tariff,
            input_share: vec![0.0; dimensions.regions * 16 * 16],
            elasticity: vec![4.0; 16],
        };
        Some(Self {
            regions,
            data,
            elasticity_sets,
        })
    }

    fn region(&self, code: &str) -> usize {
        self.regions
            .iter()
            .position(|region| region == code)
            .unwrap()
    }

    /// The balanced-trade base under a set of elasticities.
    fn economy(&self, set: &str) -> Economy {
        let data = BenchmarkData {
            elasticity: self.elasticity_sets[set].clone(),
            ..self.data.clone()
        };
        let calibrated = calibration::calibrate(&data, Reconcile::Strict).unwrap();
        calibration::remove_deficits(&calibrated.economy).unwrap()
    }
}

fn formula(economy: &Economy, revenue_term: RevenueTerm) -> FormulaNash {
    nash_tariffs(
        economy,
        &FormulaSettings {
            revenue_term,
            ..FormulaSettings::default()
        },
    )
    .unwrap()
}

/// `nash_wiod2014_testvectors.csv` (computed from equations 6, 7 and 14 with δ = 0, as in the author's programs): 44 economies,
/// all four elasticity sets, to 1e-4 percentage points; the flows of the test data are rounded to six digits.
#[test]
fn the_formula_gives_the_test_vectors() {
    let Some(war) = TariffWar::read() else { return };
    let folder = shared_folder("tariffwar").unwrap();
    let mut compared = 0;
    let mut solved: BTreeMap<String, FormulaNash> = BTreeMap::new();
    for record in rows(&folder.join("nash_wiod2014_testvectors.csv")) {
        let (set, region) = (&record[0], war.region(&record[1]));
        let nash = solved
            .entry(set.to_owned())
            .or_insert_with(|| formula(&war.economy(set), RevenueTerm::LeftOut));
        for (what, found, wanted) in [
            ("tariff", 100.0 * nash.tariff[region], &record[2]),
            (
                "welfare",
                100.0 * (nash.equilibrium.real_income_hat[region] - 1.0),
                &record[3],
            ),
        ] {
            let wanted: f64 = wanted.parse().unwrap();
            assert!(
                (found - wanted).abs() < 1e-4,
                "{set} {} {what}: {found}, expected {wanted}",
                &record[1]
            );
        }
        compared += 1;
    }
    assert_eq!((compared, solved.len()), (176, 4));
}

/// Table 2, first two columns, with the paper's elasticities (services 4). The data vintage differs: the United States, Mexico
/// and the average agree within 1 point of tariff and 0.2 of welfare. Canada does not, and the cause is not known: the paper
/// prints 21.0 %, these data give 32.4 % (welfare agrees within 0.3).
#[test]
fn the_formula_comes_close_to_table_2() {
    let Some(war) = TariffWar::read() else { return };
    let folder = shared_folder("tariffwar").unwrap();
    let nash = formula(&war.economy("IS_svc4"), RevenueTerm::LeftOut);
    let published: BTreeMap<String, (f64, f64)> = rows(&folder.join("lashkaripour2021_table2.csv"))
        .iter()
        .map(|row| {
            (
                row[0].to_owned(),
                (row[1].parse().unwrap(), row[2].parse().unwrap()),
            )
        })
        .collect();
    let ours = |code: &str| {
        let region = war.region(code);
        (
            100.0 * nash.tariff[region],
            100.0 * (nash.equilibrium.real_income_hat[region] - 1.0),
        )
    };
    for code in ["USA", "MEX"] {
        let ((tariff, welfare), (paper_tariff, paper_welfare)) = (ours(code), published[code]);
        println!("{code}: {tariff:.1} / {welfare:.2}, paper {paper_tariff} / {paper_welfare}");
        assert!(
            (tariff - paper_tariff).abs() < 1.0,
            "{code}: {tariff}, paper {paper_tariff}"
        );
        assert!(
            (welfare - paper_welfare).abs() < 0.2,
            "{code}: {welfare}, paper {paper_welfare}"
        );
    }
    // The average of the paper is over its 43 economies, without the rest of the world.
    let codes: Vec<&String> = published.keys().filter(|code| *code != "Average").collect();
    assert_eq!(codes.len(), 43);
    let mean = |pick: fn((f64, f64)) -> f64| {
        codes.iter().map(|code| pick(ours(code))).sum::<f64>() / codes.len() as f64
    };
    let (tariff, welfare) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let (paper_tariff, paper_welfare) = published["Average"];
    println!("average: {tariff:.1} / {welfare:.2}, paper {paper_tariff} / {paper_welfare}");
    assert!(
        (tariff - paper_tariff).abs() < 1.0,
        "average {tariff}, paper {paper_tariff}"
    );
    assert!(
        (welfare - paper_welfare).abs() < 0.2,
        "average {welfare}, paper {paper_welfare}"
    );

    let ((tariff, welfare), (paper_tariff, paper_welfare)) = (ours("CAN"), published["CAN"]);
    println!(
        "CAN: {tariff:.1} / {welfare:.2}, paper {paper_tariff} / {paper_welfare} (known miss)"
    );
    let miss = tariff - paper_tariff;
    assert!(
        (10.0..13.0).contains(&miss),
        "the known miss of Canada, 11.4 points, is now {miss}"
    );
    assert!(
        (welfare - paper_welfare).abs() < 0.3,
        "Canada {welfare}, paper {paper_welfare}"
    );
}

/// `us_mx_bilateral_payoffs.csv`, WIOD 2014: added tariffs on goods of each other, welfare of the three neighbours, 40 cells,
/// printed to three decimals.
#[test]
fn bilateral_payoffs_agree() {
    let Some(war) = TariffWar::read() else { return };
    let folder = shared_folder("tariffwar").unwrap();
    let [usa, mexico, canada] = ["USA", "MEX", "CAN"].map(|code| war.region(code));
    let mut economies: BTreeMap<String, Economy> = BTreeMap::new();
    let mut compared = 0;
    for record in rows(&folder.join("us_mx_bilateral_payoffs.csv")) {
        if &record[0] != "WIOD2014" {
            continue;
        }
        let economy = economies
            .entry(record[1].to_owned())
            .or_insert_with(|| war.economy(&record[1]));
        let mut policy = Policy::unchanged(economy);
        let points = |column: usize| record[column].parse::<f64>().unwrap() / 100.0;
        policy.raise_tariff(economy.dimensions, usa, mexico, 0..15, points(2));
        policy.raise_tariff(economy.dimensions, mexico, usa, 0..15, points(3));
        let equilibrium = solve(
            economy,
            &policy,
            &LabourMarket::flexible(),
            &SolverSettings::default(),
        )
        .unwrap();
        for (region, column) in [(usa, 4), (mexico, 5), (canada, 6)] {
            let found = 100.0 * (equilibrium.real_income_hat[region] - 1.0);
            let wanted: f64 = record[column].parse().unwrap();
            assert!(
                (found - wanted).abs() < 6e-4,
                "{record:?}: {found}, expected {wanted}"
            );
        }
        compared += 1;
    }
    assert_eq!(compared, 40);
}

/// The printed formula counts the partners' tariff revenue (δ); the author's programs do not. On these data the difference
/// is below 3 points of tariff for every economy.
#[test]
fn the_revenue_term_matters_little() {
    let Some(war) = TariffWar::read() else { return };
    let economy = war.economy("U4");
    let [printed, left_out] =
        [RevenueTerm::Printed, RevenueTerm::LeftOut].map(|term| formula(&economy, term));
    let mut largest = 0.0_f64;
    for (with, without) in printed.tariff.iter().zip(&left_out.tariff) {
        assert!(
            with <= without,
            "foreign demand is more elastic when revenue reacts"
        );
        largest = largest.max(without - with);
    }
    println!(
        "largest effect of the revenue term: {:.3} points",
        100.0 * largest
    );
    assert!(largest > 1e-5 && largest < 0.03, "{largest}");
}

#[test]
fn the_formula_refuses_economies_outside_its_scope() {
    let recipe = Recipe {
        dimensions: Dimensions {
            regions: 3,
            sectors: 2,
        },
        elasticity: (3.0, 6.0),
        inputs: 0.5,
        tariff: 0.1,
        deficit: 0.0,
    };
    let settings = FormulaSettings::default();
    let linked = random_economy(recipe, 1);
    assert_eq!(
        nash_tariffs(&linked, &settings).unwrap_err(),
        FormulaError::InputOutputLinks {
            region: 0,
            sector: 0
        }
    );
    let unbalanced = random_economy(
        Recipe {
            inputs: 0.0,
            deficit: 1.0,
            ..recipe
        },
        1,
    );
    assert!(matches!(
        nash_tariffs(&unbalanced, &settings),
        Err(FormulaError::UnbalancedTrade { region: 0, .. })
    ));
    let economy = random_economy(
        Recipe {
            inputs: 0.0,
            ..recipe
        },
        1,
    );
    let hurried = FormulaSettings {
        maximum_rounds: 1,
        ..settings
    };
    assert!(matches!(
        nash_tariffs(&economy, &hurried),
        Err(FormulaError::NotConverged { round: 1, .. })
    ));
    let mut closed = economy.clone();
    for sector in 0..2 {
        for importer in 0..3 {
            for exporter in 0..3 {
                let cell = closed.dimensions.cell(sector, importer, exporter);
                closed.trade_share[cell] = f64::from(u8::from(importer == exporter));
            }
        }
    }
    for region in 0..3 {
        for sector in 0..2 {
            let position = closed.dimensions.region_sector(region, sector);
            closed.expenditure[position] =
                closed.final_demand_share[position] * closed.value_added[region];
        }
    }
    assert!(matches!(
        nash_tariffs(&closed, &settings),
        Err(FormulaError::NoExports { region: 0 })
    ));
}
