//! Every number of `shared/data/cp2015_nafta/expected_results.json` to 1e-6 percentage points (seven scenarios of Caliendo and
//! Parro 2015, solved independently from the authors' data).

use serde_json::Value;
use vecinos_trade::measures::export_composition;

use crate::cp2015_cases::{Case, MEMBERS, TRADABLE, replication};
use crate::cp2015_data::shared_folder;

/// Names of the members of the agreement in the file, in the order of [`MEMBERS`].
const NAMES: [&str; 3] = ["Mexico", "Canada", "USA"];

/// Percentage points.
const TOLERANCE: f64 = 1e-6;

/// One scenario of the file, and how many of its numbers were compared.
struct Comparison<'a> {
    name: &'a str,
    expected: &'a Value,
    compared: usize,
}

impl Comparison<'_> {
    fn close(&mut self, what: &str, value: f64, expected: &Value) {
        let expected = expected.as_f64().unwrap();
        assert!(
            (value - expected).abs() <= TOLERANCE,
            "{}, {what}: {value}, expected {expected}",
            self.name
        );
        self.compared += 1;
    }

    /// The columns that the file has for all 31 countries.
    fn regions(&mut self, case: &Case) {
        let expected = self.expected;
        for (region, outcome) in case.outcomes.iter().enumerate() {
            for (key, value) in [
                ("welfare_pct", outcome.linear_welfare_pct),
                ("tot_pct", outcome.terms_of_trade_pct),
                ("vot_pct", outcome.volume_of_trade_pct),
                ("realwage_pct", outcome.real_wage_pct),
                ("real_income_pct", outcome.real_income_pct),
            ] {
                self.close(&format!("{key} {region}"), value, &expected[key][region]);
            }
            for (key, hat) in [
                ("wage_hat", outcome.wage_hat),
                ("price_index_hat", outcome.price_index_hat),
            ] {
                let percent = 100.0 * (expected[key][region].as_f64().unwrap() - 1.0);
                self.close(
                    &format!("{key} {region}"),
                    100.0 * (hat - 1.0),
                    &percent.into(),
                );
            }
        }
    }

    /// Trade of one member with the others, and its welfare by group of partners.
    fn partners(&mut self, case: &Case, region: usize, name: &str) {
        let expected = self.expected;
        let total = &expected["nafta_import_growth_pct"][name];
        self.close(
            "imports from the agreement",
            case.nafta_growth(region),
            total,
        );
        for (partner, partner_name) in MEMBERS.into_iter().zip(NAMES) {
            if partner != region {
                let key = format!("{name}<-{partner_name}");
                let growth = case.growth(region, &[partner]);
                self.close(&key, growth, &expected["import_growth_pct"][&key]);
            }
        }
        let groups = ["tot_nafta", "tot_row", "vot_nafta", "vot_row"];
        for (value, key) in case.by_group(region).into_iter().zip(groups) {
            self.close(key, value, &expected["bilateral_welfare_pct"][name][key]);
        }
    }

    /// Shares of sectors in one member's welfare terms and exports.
    fn sectors(&mut self, case: &Case, region: usize, name: &str) {
        let expected = self.expected;
        for (key, parts) in [
            ("tot", case.welfare.terms_of_trade_by_sector(region)),
            ("vot", case.welfare.volume_of_trade_by_sector(region)),
        ] {
            let total: f64 = parts.iter().sum();
            for (sector, part) in parts.iter().take(TRADABLE).enumerate() {
                let share = &expected["sector_contribution_pct"][name][key][sector];
                self.close(key, 100.0 * part / total, share);
            }
        }
        for (key, flows) in [
            ("before", case.economy.flows()),
            ("after", case.equilibrium.flows()),
        ] {
            let composition = export_composition(case.economy.dimensions, &flows, region);
            for (sector, share) in composition.iter().take(TRADABLE).enumerate() {
                let share_expected = &expected["export_shares_pct"][name][key][sector];
                self.close(key, 100.0 * share, share_expected);
            }
        }
    }
}

/// Compares everything that `expected_results.json` says about one scenario.
pub fn assert_expected(name: &str, case: &Case) {
    let Some(folder) = shared_folder("cp2015_nafta") else {
        return;
    };
    let file = std::fs::read_to_string(folder.join("expected_results.json")).unwrap();
    let file: Value = serde_json::from_str(&file).unwrap();
    let mut comparison = Comparison {
        name,
        expected: &file["scenarios"][name],
        compared: 0,
    };
    comparison.regions(case);
    let by_sector = case.economy.dimensions.sectors > TRADABLE;
    for (region, region_name) in MEMBERS.into_iter().zip(NAMES) {
        comparison.partners(case, region, region_name);
        if by_sector {
            comparison.sectors(case, region, region_name);
        }
    }
    let expected = 31 * 7 + 3 * 7 + if by_sector { 3 * 4 * TRADABLE } else { 0 };
    assert_eq!(comparison.compared, expected, "{name}");
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
