//! Replication of Caliendo and Parro (2015), "Estimates of the Trade and Welfare Effects of NAFTA", *Review of Economic
//! Studies* 82: 1–44, on their own data. Numbers are the printed ones of the named table; `expected_results.json` holds the
//! same results to full precision. The data are read where they lie and the tests are skipped, saying so, without them.

use std::sync::OnceLock;

use vecinos_trade::measures::{
    FirstOrderWelfare, RegionOutcome, export_composition, first_order_welfare, import_growth,
    region_outcomes,
};
use vecinos_trade::{Economy, Equilibrium, LabourMarket, Policy, SolverSettings, solve};

use crate::cp2015_data::{CANADA, MEXICO, NaftaData, UNITED_STATES, inside_nafta, shared_folder};

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
        let equilibrium = solve(
            &economy,
            &Policy::with_tariff(tariff),
            &LabourMarket::flexible(),
            &SolverSettings::tight(),
        )
        .unwrap();
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

/// The scenarios of the paper on the full model.
struct Replication {
    nafta: Case,
    world: Case,
    world_without_nafta: Case,
    nafta_given_world: Case,
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
            let world_without_nafta =
                Case::new(base.clone(), data.tariffs(|n, i| !inside_nafta(n, i)));
            let given_world = rebase(&base, &world_without_nafta.equilibrium);
            Some(Replication {
                nafta: Case::new(base.clone(), data.tariffs(inside_nafta)),
                world: Case::new(base, data.tariff_2005.clone()),
                world_without_nafta,
                nafta_given_world: Case::new(given_world, data.tariff_2005.clone()),
                nafta_with_deficits: Case::new(data.solved_base("def"), data.tariffs(inside_nafta)),
            })
        })
        .as_ref()
}

/// The equilibrium as a benchmark of its own.
fn rebase(economy: &Economy, equilibrium: &Equilibrium) -> Economy {
    Economy {
        trade_share: equilibrium.trade_share.clone(),
        tariff: equilibrium.tariff.clone(),
        value_added: equilibrium.labour_income.clone(),
        expenditure: equilibrium.expenditure.clone(),
        deficit: equilibrium.deficit.clone(),
        ..economy.clone()
    }
}

/// `value` rounds to the printed `expected` (two decimals).
fn assert_printed(what: &str, value: f64, expected: f64) {
    assert!(
        (value - expected).abs() <= 0.005 + 1e-9,
        "{what}: {value:.6}, the paper prints {expected}"
    );
}

fn assert_welfare(table: &str, case: &Case, expected: [[f64; 4]; 3]) {
    for (region, row) in MEMBERS.into_iter().zip(expected) {
        let outcome = case.outcomes[region];
        let values = [
            outcome.linear_welfare_pct,
            outcome.terms_of_trade_pct,
            outcome.volume_of_trade_pct,
            outcome.real_wage_pct,
        ];
        for ((value, printed), column) in values
            .into_iter()
            .zip(row)
            .zip(["welfare", "ToT", "VoT", "wage"])
        {
            assert_printed(
                &format!("{table}, region {region}, {column}"),
                value,
                printed,
            );
        }
    }
}

#[test]
fn caliendo_parro_2015_table_2_welfare_of_nafta() {
    let Some(cases) = replication() else { return };
    assert_welfare(
        "Table 2",
        &cases.nafta,
        [
            [1.31, -0.41, 1.72, 1.72],
            [-0.06, -0.11, 0.04, 0.32],
            [0.08, 0.04, 0.04, 0.11],
        ],
    );
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
    for (region, row) in MEMBERS.into_iter().zip(expected) {
        for (value, printed) in cases.nafta.by_group(region).into_iter().zip(row) {
            assert_printed(&format!("Table 3, region {region}"), value, printed);
        }
    }
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
        assert_printed(
            &format!("Table 5, {importer} from {exporter}"),
            growth,
            printed,
        );
    }
}

#[test]
fn caliendo_parro_2015_table_7_world_tariffs() {
    let Some(cases) = replication() else { return };
    let expected = [[1.36, -0.40, 1.76], [0.10, -0.08, 0.17], [0.22, 0.11, 0.11]];
    for (region, row) in MEMBERS.into_iter().zip(expected) {
        let outcome = cases.world.outcomes[region];
        let values = [
            outcome.linear_welfare_pct,
            outcome.terms_of_trade_pct,
            outcome.volume_of_trade_pct,
        ];
        for (value, printed) in values.into_iter().zip(row) {
            assert_printed(&format!("Table 7, region {region}"), value, printed);
        }
    }
}

#[test]
fn caliendo_parro_2015_table_9_nafta_given_world_tariffs() {
    let Some(cases) = replication() else { return };
    assert_welfare(
        "Table 9",
        &cases.nafta_given_world,
        [
            [1.17, -0.38, 1.55, 1.63],
            [-0.06, -0.09, 0.03, 0.31],
            [0.08, 0.04, 0.04, 0.11],
        ],
    );
}

#[test]
fn caliendo_parro_2015_table_a4_with_deficits() {
    let Some(cases) = replication() else { return };
    assert_welfare(
        "Table A4",
        &cases.nafta_with_deficits,
        [
            [1.17, -0.42, 1.59, 1.64],
            [-0.04, -0.08, 0.04, 0.33],
            [0.09, 0.05, 0.04, 0.12],
        ],
    );
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
        close(
            &format!("wage {region}"),
            outcome.wage_hat,
            &expected["wage_hat"][region],
            1e-8,
        );
        close(
            &format!("price {region}"),
            outcome.price_index_hat,
            &expected["price_index_hat"][region],
            1e-8,
        );
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
            // A share of a total near zero carries the rounding of both: the tolerance is relative.
            let tolerance = 1e-6 * share.abs().max(1.0);
            close(
                "terms-of-trade share",
                share,
                &contributions["tot"][sector],
                tolerance,
            );
        }
        for (sector, share) in shares(case.welfare.volume_of_trade_by_sector(region)) {
            let tolerance = 1e-6 * share.abs().max(1.0);
            close(
                "volume-of-trade share",
                share,
                &contributions["vot"][sector],
                tolerance,
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
