//! Replication of Caliendo and Parro (2015), "Estimates of the Trade and Welfare Effects of NAFTA", *Review of Economic
//! Studies* 82: 1–44, on their own data. Numbers are the printed ones of the named table; `expected_results.json` holds the
//! same results to full precision. The data are read where they lie and the tests are skipped, saying so, without them.

use std::sync::OnceLock;

use vecinos_numerics::math::{exp, ln};
use vecinos_trade::calibration::{calibrate, remove_deficits, with_domestic_sales};
use vecinos_trade::measures::{
    FirstOrderWelfare, RegionOutcome, export_composition, first_order_welfare, import_growth,
    region_outcomes,
};
use vecinos_trade::variants::{
    median_tariffs, one_sector, without_input_output_links, without_materials,
};
use vecinos_trade::{
    BenchmarkData, Economy, Equilibrium, LabourMarket, Policy, Reconcile, SolverSettings, solve,
};

use crate::cp2015_data::{
    CANADA, MEXICO, NaftaData, UNITED_STATES, inside_nafta, select, shared_folder,
};

const MEMBERS: [usize; 3] = [MEXICO, CANADA, UNITED_STATES];
const TRADABLE: usize = 20;

/// One solved scenario.
struct Case {
    economy: Economy,
    equilibrium: Equilibrium,
    outcomes: Vec<RegionOutcome>,
    welfare: FirstOrderWelfare,
}

impl Case {
    fn new(economy: Economy, tariff: Vec<f64>) -> Self {
        let equilibrium = solve_policy(&economy, &Policy::with_tariff(tariff));
        Self::of(economy, equilibrium)
    }

    /// A scenario of the package itself, whose cost shares add up to `1 + excess` (`[region][sector]`, below 4e-7 because
    /// material shares are printed to seven digits). Its cost function has the wage to the power β + excess; the excess
    /// enters as a factor on what each exporter charges everywhere, its own market included.
    fn of_package(economy: Economy, tariff: Vec<f64>, excess: &[f64]) -> Self {
        let policy = Policy::with_tariff(tariff);
        let wage_hat = solve_policy(&economy, &policy).wage_hat;
        let dimensions = economy.dimensions;
        let factor: Vec<f64> = excess
            .iter()
            .enumerate()
            .map(|(position, excess)| exp(excess * ln(wage_hat[position / dimensions.sectors])))
            .collect();
        let mut trade_cost_hat = vec![1.0; dimensions.cells()];
        for sector in 0..dimensions.sectors {
            for importer in 0..dimensions.regions {
                for exporter in 0..dimensions.regions {
                    trade_cost_hat[dimensions.cell(sector, importer, exporter)] =
                        factor[dimensions.region_sector(exporter, sector)];
                }
            }
        }
        let policy = Policy {
            trade_cost_hat: Some(trade_cost_hat),
            ..policy
        };
        let mut equilibrium = solve_policy(&economy, &policy);
        for (cost, factor) in equilibrium.cost_hat.iter_mut().zip(&factor) {
            *cost *= factor;
        }
        Self::of(economy, equilibrium)
    }

    fn of(economy: Economy, equilibrium: Equilibrium) -> Self {
        let outcomes = region_outcomes(&economy, &equilibrium).unwrap();
        let welfare = first_order_welfare(&economy, &equilibrium).unwrap();
        Self {
            economy,
            equilibrium,
            outcomes,
            welfare,
        }
    }

    fn growth(&self, importer: usize, exporters: &[usize]) -> f64 {
        import_growth(&self.economy, &self.equilibrium, importer, exporters)
            .unwrap()
            .unwrap()
    }

    fn nafta_growth(&self, importer: usize) -> f64 {
        let partners: Vec<usize> = MEMBERS
            .into_iter()
            .filter(|&member| member != importer)
            .collect();
        self.growth(importer, &partners)
    }

    /// Terms of trade with the partners in the agreement, and with the rest; then the volume of trade likewise. Per cent.
    fn by_group(&self, region: usize) -> [f64; 4] {
        let split = |parts: Vec<f64>| {
            let inside: f64 = MEMBERS
                .iter()
                .filter(|&&member| member != region)
                .map(|&member| parts[member])
                .sum();
            [100.0 * inside, 100.0 * (parts.iter().sum::<f64>() - inside)]
        };
        let terms = split(self.welfare.terms_of_trade_by_partner(region));
        let volume = split(self.welfare.volume_of_trade_by_partner(region));
        [terms[0], terms[1], volume[0], volume[1]]
    }
}

fn solve_policy(economy: &Economy, policy: &Policy) -> Equilibrium {
    solve(
        economy,
        policy,
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .unwrap()
}

/// The scenarios of the paper on the full model.
struct Replication {
    nafta: Case,
    world: Case,
    world_without_nafta: Case,
    nafta_with_deficits: Case,
}

fn data() -> Option<&'static NaftaData> {
    static DATA: OnceLock<Option<NaftaData>> = OnceLock::new();
    DATA.get_or_init(NaftaData::read).as_ref()
}

fn replication() -> Option<&'static Replication> {
    static CASES: OnceLock<Option<Replication>> = OnceLock::new();
    CASES
        .get_or_init(|| {
            let data = data()?;
            let base = data.solved_base("zero");
            let excess = data.excess_of_cost_shares();
            let case = |base: &Economy, tariff| Case::of_package(base.clone(), tariff, &excess);
            Some(Replication {
                nafta: case(&base, data.tariffs(inside_nafta)),
                world: case(&base, data.tariff_2005.clone()),
                world_without_nafta: case(&base, data.tariffs(|n, i| !inside_nafta(n, i))),
                nafta_with_deficits: case(&data.solved_base("def"), data.tariffs(inside_nafta)),
            })
        })
        .as_ref()
}

/// Cells in which the paper prints another second decimal than its own replication package gives (the printed parts were
/// made to add up): table, region, column.
const PRINTED_OTHERWISE: [(&str, usize, &str); 3] = [
    ("Table A4", MEXICO, "ToT"),
    ("Table A4", UNITED_STATES, "welfare"),
    ("Table 11, one sector", UNITED_STATES, "welfare"),
];

/// `value` rounds to the `printed` number of two decimals; in the cells of [`PRINTED_OTHERWISE`] it lies within one unit of
/// the last digit.
fn assert_printed(table: &str, region: usize, column: &str, value: f64, printed: f64) {
    let tolerance = if PRINTED_OTHERWISE.contains(&(table, region, column)) {
        0.01
    } else {
        0.005
    };
    assert!(
        (value - printed).abs() <= tolerance + 1e-9,
        "{table}, region {region}, {column}: {value:.6}, the paper prints {printed}"
    );
}

const COLUMNS: [&str; 4] = ["welfare", "ToT", "VoT", "wage"];

/// Welfare, terms of trade, volume of trade and real wage in per cent.
fn welfare_row(outcome: &RegionOutcome) -> [f64; 4] {
    [
        outcome.linear_welfare_pct,
        outcome.terms_of_trade_pct,
        outcome.volume_of_trade_pct,
        outcome.real_wage_pct,
    ]
}

/// Compares the first columns of a table with the rows printed for Mexico, Canada and the United States.
fn assert_rows<const WIDTH: usize>(
    table: &str,
    rows: impl Fn(usize) -> [f64; 4],
    expected: [[f64; WIDTH]; 3],
) {
    for (region, printed_row) in MEMBERS.into_iter().zip(expected) {
        for ((value, printed), column) in rows(region).into_iter().zip(printed_row).zip(COLUMNS) {
            assert_printed(table, region, column, value, printed);
        }
    }
}

/// Table 2 of the paper.
const TABLE_2: [[f64; 4]; 3] = [
    [1.31, -0.41, 1.72, 1.72],
    [-0.06, -0.11, 0.04, 0.32],
    [0.08, 0.04, 0.04, 0.11],
];

#[test]
fn caliendo_parro_2015_table_2_welfare_of_nafta() {
    let Some(cases) = replication() else { return };
    let row = |region: usize| welfare_row(&cases.nafta.outcomes[region]);
    assert_rows("Table 2", row, TABLE_2);
}

#[test]
fn caliendo_parro_2015_table_2_is_not_the_exact_change_of_real_income() {
    let Some(cases) = replication() else { return };
    for (region, exact) in MEMBERS.into_iter().zip([0.0073, -0.1101, 0.0741]) {
        let value = cases.nafta.outcomes[region].real_income_pct;
        assert!((value - exact).abs() < 6e-5, "region {region}: {value}");
    }
}

#[test]
fn caliendo_parro_2015_table_3_welfare_by_partner() {
    let Some(cases) = replication() else { return };
    let expected = [
        [-0.39, -0.02, 1.80, -0.08],
        [-0.09, -0.02, 0.08, -0.04],
        [0.03, 0.01, 0.04, 0.00],
    ];
    assert_rows("Table 3", |region| cases.nafta.by_group(region), expected);
}

#[test]
fn caliendo_parro_2015_table_5_import_growth() {
    let Some(cases) = replication() else { return };
    let expected = [
        (MEXICO, CANADA, 116.60),
        (MEXICO, UNITED_STATES, 118.31),
        (CANADA, MEXICO, 58.57),
        (CANADA, UNITED_STATES, 9.49),
        (UNITED_STATES, MEXICO, 109.54),
        (UNITED_STATES, CANADA, 6.57),
    ];
    for (importer, exporter, printed) in expected {
        let growth = cases.nafta.growth(importer, &[exporter]);
        assert_printed("Table 5", importer, "growth", growth, printed);
    }
}

#[test]
fn caliendo_parro_2015_table_7_world_tariffs() {
    let Some(cases) = replication() else { return };
    let row = |region: usize| welfare_row(&cases.world.outcomes[region]);
    let expected = [[1.36, -0.40, 1.76], [0.10, -0.08, 0.17], [0.22, 0.11, 0.11]];
    assert_rows("Table 7", row, expected);
}

/// What NAFTA adds when the world's tariffs change too: the ratio of the change with all tariffs to the change with all
/// but NAFTA's.
#[test]
fn caliendo_parro_2015_table_9_nafta_given_world_tariffs() {
    let Some(cases) = replication() else { return };
    let ratio = |region: usize| {
        let with = welfare_row(&cases.world.outcomes[region]);
        let without = welfare_row(&cases.world_without_nafta.outcomes[region]);
        std::array::from_fn(|column| {
            100.0 * ((100.0 + with[column]) / (100.0 + without[column]) - 1.0)
        })
    };
    let expected = [
        [1.17, -0.38, 1.55, 1.63],
        [-0.06, -0.09, 0.03, 0.31],
        [0.08, 0.04, 0.04, 0.11],
    ];
    assert_rows("Table 9", ratio, expected);
}

#[test]
fn caliendo_parro_2015_table_a4_with_deficits() {
    let Some(cases) = replication() else { return };
    let row = |region: usize| welfare_row(&cases.nafta_with_deficits.outcomes[region]);
    let expected = [
        [1.17, -0.42, 1.59, 1.64],
        [-0.04, -0.08, 0.04, 0.33],
        [0.09, 0.05, 0.04, 0.12],
    ];
    assert_rows("Table A4", row, expected);
}

/// Compares everything that `expected_results.json` says about one scenario.
fn assert_expected(name: &str, case: &Case) {
    let Some(folder) = shared_folder("cp2015_nafta") else {
        return;
    };
    let file = std::fs::read_to_string(folder.join("expected_results.json")).unwrap();
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let expected = &file["scenarios"][name];
    let mut compared = 0;
    let mut close = |what: &str, value: f64, expected: &serde_json::Value, tolerance: f64| {
        let expected = expected.as_f64().unwrap();
        assert!(
            (value - expected).abs() <= tolerance,
            "{name}, {what}: {value}, expected {expected}"
        );
        compared += 1;
    };
    for (region, outcome) in case.outcomes.iter().enumerate() {
        // These columns are printed with six decimals.
        for (key, value) in [
            ("welfare_pct", outcome.linear_welfare_pct),
            ("tot_pct", outcome.terms_of_trade_pct),
            ("vot_pct", outcome.volume_of_trade_pct),
            ("realwage_pct", outcome.real_wage_pct),
            ("real_income_pct", outcome.real_income_pct),
        ] {
            close(
                &format!("{key} {region}"),
                value,
                &expected[key][region],
                1e-6,
            );
        }
        for (key, hat) in [
            ("wage_hat", outcome.wage_hat),
            ("price_index_hat", outcome.price_index_hat),
        ] {
            let expected = 100.0 * (expected[key][region].as_f64().unwrap() - 1.0);
            let what = format!("{key} {region}, per cent");
            close(&what, 100.0 * (hat - 1.0), &expected.into(), 1e-6);
        }
    }
    let names = [
        (MEXICO, "Mexico"),
        (CANADA, "Canada"),
        (UNITED_STATES, "USA"),
    ];
    let before = case.economy.flows();
    let after = case.equilibrium.flows();
    for (region, region_name) in names {
        close(
            "import growth",
            case.nafta_growth(region),
            &expected["nafta_import_growth_pct"][region_name],
            1e-6,
        );
        for (partner, partner_name) in names.into_iter().filter(|&(partner, _)| partner != region) {
            let key = format!("{region_name}<-{partner_name}");
            close(
                &key,
                case.growth(region, &[partner]),
                &expected["import_growth_pct"][&key],
                1e-6,
            );
        }
        let groups = ["tot_nafta", "tot_row", "vot_nafta", "vot_row"];
        for (value, key) in case.by_group(region).into_iter().zip(groups) {
            close(
                key,
                value,
                &expected["bilateral_welfare_pct"][region_name][key],
                1e-6,
            );
        }
        if case.economy.dimensions.sectors < TRADABLE {
            continue;
        }
        let shares = |parts: Vec<f64>| {
            let total: f64 = parts.iter().sum();
            parts
                .into_iter()
                .map(move |part| 100.0 * part / total)
                .take(TRADABLE)
                .enumerate()
        };
        let contributions = &expected["sector_contribution_pct"][region_name];
        for (sector, share) in shares(case.welfare.terms_of_trade_by_sector(region)) {
            close(
                "terms-of-trade share",
                share,
                &contributions["tot"][sector],
                1e-6,
            );
        }
        for (sector, share) in shares(case.welfare.volume_of_trade_by_sector(region)) {
            close(
                "volume-of-trade share",
                share,
                &contributions["vot"][sector],
                1e-6,
            );
        }
        for (key, flows) in [("before", &before), ("after", &after)] {
            let composition = export_composition(case.economy.dimensions, flows, region);
            for (sector, share) in composition.iter().take(TRADABLE).enumerate() {
                close(
                    key,
                    100.0 * share,
                    &expected["export_shares_pct"][region_name][key][sector],
                    1e-6,
                );
            }
        }
    }
    assert!(compared >= 31 * 7 + 21, "only {compared} numbers compared");
}

#[test]
fn caliendo_parro_2015_expected_results_full_model() {
    let Some(cases) = replication() else { return };
    assert_expected("nafta_only_zero_deficit", &cases.nafta);
    assert_expected("world_zero_deficit", &cases.world);
    assert_expected(
        "world_without_nafta_zero_deficit",
        &cases.world_without_nafta,
    );
    assert_expected("nafta_only_with_deficit", &cases.nafta_with_deficits);
}

/// The three steps of the base: calibrated with deficits and clipped, re-solved, deficits removed.
fn three_steps(data: &BenchmarkData) -> (Economy, Economy) {
    let with_deficits = calibrate(data, Reconcile::ThreeSteps).unwrap().economy;
    let balanced = remove_deficits(&with_deficits).unwrap();
    (with_deficits, balanced)
}

/// Largest difference of two tables, relative to `scale`.
fn largest_difference(left: &[f64], right: &[f64], scale: f64) -> f64 {
    assert_eq!(left.len(), right.len());
    left.iter()
        .zip(right)
        .map(|(a, b)| (a - b).abs() / scale)
        .fold(0.0, f64::max)
}

/// The base rebuilt from raw data is that of the package up to the digits that the printed shares leave open.
#[test]
fn caliendo_parro_2015_three_step_base_is_that_of_the_replication_package() {
    let Some(data) = data() else { return };
    let (with_deficits, balanced) = three_steps(&data.benchmark());
    for (ours, theirs) in [
        (with_deficits, data.solved_base("def")),
        (balanced, data.solved_base("zero")),
    ] {
        let world: f64 = theirs.value_added.iter().sum();
        for (name, left, right, scale) in [
            ("trade shares", &ours.trade_share, &theirs.trade_share, 1.0),
            (
                "final demand",
                &ours.final_demand_share,
                &theirs.final_demand_share,
                1.0,
            ),
            ("value added", &ours.value_added, &theirs.value_added, world),
            ("deficits", &ours.deficit, &theirs.deficit, world),
            ("expenditure", &ours.expenditure, &theirs.expenditure, world),
        ] {
            let difference = largest_difference(left, right, scale);
            assert!(difference < 1e-6, "{name}: {difference:e}");
        }
        // It is a base: without any change nothing changes.
        let still = Case::new(ours, data.tariff_1993.clone());
        assert!(
            still
                .outcomes
                .iter()
                .all(|outcome| outcome.real_income_pct.abs() < 1e-9)
        );
    }
}

/// Table 2 once more, from raw data to the printed digit without the solved base of the package.
#[test]
fn caliendo_parro_2015_table_2_from_raw_data() {
    let Some(data) = data() else { return };
    let case = Case::new(three_steps(&data.benchmark()).1, data.tariffs(inside_nafta));
    assert_rows(
        "Table 2",
        |region| welfare_row(&case.outcomes[region]),
        TABLE_2,
    );
}

/// NAFTA in the three variants of Table 11.
struct Variants {
    one_sector: Case,
    without_materials: Case,
    without_links: Case,
}

fn variants() -> Option<&'static Variants> {
    static CASES: OnceLock<Option<Variants>> = OnceLock::new();
    CASES
        .get_or_init(|| {
            let data = data()?;
            let benchmark = data.benchmark();
            let tariff = data.tariffs(inside_nafta);
            let case =
                |benchmark: &BenchmarkData| Case::new(three_steps(benchmark).1, tariff.clone());
            let (single, single_tariff) = one_sector_data(data, &benchmark);
            Some(Variants {
                one_sector: Case::new(three_steps(&single).1, single_tariff),
                without_materials: case(&without_materials(&benchmark).unwrap()),
                without_links: case(&without_input_output_links(&benchmark).unwrap()),
            })
        })
        .as_ref()
}

/// The one-sector variant and its tariffs after NAFTA.
fn one_sector_data(data: &NaftaData, benchmark: &BenchmarkData) -> (BenchmarkData, Vec<f64>) {
    let sectors = data.dimensions.sectors;
    let tradable: Vec<bool> = (0..sectors).map(|sector| sector < TRADABLE).collect();
    let mut single = one_sector(benchmark, &tradable, 4.55).unwrap();
    // The paper sums gross output before raising it to exports where it is smaller.
    let mut gross_output = vec![0.0; single.dimensions.regions * single.dimensions.sectors];
    for (position, value) in data.gross_output.iter().enumerate() {
        let group = usize::from(!tradable[position % sectors]);
        gross_output[single.dimensions.region_sector(position / sectors, group)] += value;
    }
    single.flows = with_domestic_sales(single.dimensions, &single.flows, &gross_output);
    let later = median_tariffs(data.dimensions, &data.tariff_2005, &tradable).unwrap();
    let tariff = select(single.dimensions, &single.tariff, &later, inside_nafta);
    (single, tariff)
}

#[test]
fn caliendo_parro_2015_table_11_welfare_without_sectors_materials_or_links() {
    let Some(variants) = variants() else { return };
    for (table, case, expected) in [
        (
            "Table 11, one sector",
            &variants.one_sector,
            [0.41, -0.08, 0.05],
        ),
        (
            "Table 11, no materials",
            &variants.without_materials,
            [0.50, -0.03, 0.03],
        ),
        (
            "Table 11, no I-O",
            &variants.without_links,
            [0.66, -0.04, 0.04],
        ),
    ] {
        for (region, printed) in MEMBERS.into_iter().zip(expected) {
            let value = case.outcomes[region].linear_welfare_pct;
            assert_printed(table, region, "welfare", value, printed);
        }
    }
}

#[test]
fn caliendo_parro_2015_table_11_import_growth() {
    let (Some(variants), Some(cases)) = (variants(), replication()) else {
        return;
    };
    for (table, case, expected) in [
        (
            "Table 11, one sector",
            &variants.one_sector,
            [60.99, 5.98, 17.34],
        ),
        (
            "Table 11, no materials",
            &variants.without_materials,
            [88.08, 9.95, 26.91],
        ),
        (
            "Table 11, no I-O",
            &variants.without_links,
            [98.96, 10.14, 30.70],
        ),
        ("Table 11, benchmark", &cases.nafta, [118.28, 11.11, 40.52]),
    ] {
        for (region, printed) in MEMBERS.into_iter().zip(expected) {
            assert_printed(table, region, "growth", case.nafta_growth(region), printed);
        }
    }
}

#[test]
fn caliendo_parro_2015_expected_results_variants() {
    let Some(variants) = variants() else { return };
    assert_expected("nafta_one_sector", &variants.one_sector);
    assert_expected("nafta_no_materials", &variants.without_materials);
    assert_expected("nafta_no_io", &variants.without_links);
}
