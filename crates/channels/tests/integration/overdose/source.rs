//! SOURCE against its published runs.

use vecinos_channels::overdose::inputs::{SourceScenarios, time};
use vecinos_channels::overdose::source::{Source, SourceOutputs};
use vecinos_channels::overdose::source_parameters::SourceNumbers;

use crate::support::raw_data;

/// Steps of the published runs, 1999 to 2032.
const STEPS: i32 = 529;

/// Published runs: our name, file of the reference.
const RUNS: [(&str, &str); 5] = [
    ("base", "Base"),
    ("constant", "Cnst"),
    ("fent_h", "FentH"),
    ("fent_l", "FentL"),
    ("no_fentanyl", "NoFentHist"),
];

pub fn run(scenario: &str) -> Vec<SourceOutputs> {
    let inputs = SourceScenarios::embedded()
        .unwrap()
        .inputs(scenario)
        .unwrap();
    Source::run(&SourceNumbers::embedded().unwrap(), &inputs, STEPS)
}

/// The 16 published columns after `time` and `fent`.
fn columns(row: &SourceOutputs) -> [f64; 16] {
    [
        row.deaths,
        row.prescription_deaths,
        row.heroin_deaths,
        row.synthetic_deaths,
        row.heroin_disorder,
        row.prescription_disorder,
        row.disorder,
        row.misuse,
        row.nondisordered,
        row.heroin_initiation,
        row.in_treatment[0],
        row.in_treatment[1],
        row.in_treatment[2],
        row.nonfatal_overdoses,
        row.relative_heroin_risk,
        row.prescription_availability,
    ]
}

#[test]
fn lim_2022_all_sixteen_series_of_five_runs_to_2e_5() {
    let Some(folder) = raw_data() else {
        println!("skipped: the published runs stand in ../shared/data/fda_source");
        return;
    };
    for (scenario, file) in RUNS {
        let path = folder.join(format!("fda_source/reference_{file}_dt0625.csv"));
        let text = std::fs::read_to_string(path).unwrap();
        let header: Vec<&str> = text.lines().next().unwrap().trim().split(',').collect();
        let rows = run(scenario);
        let mut worst = (0.0, String::new());
        let mut compared = 0;
        for (step, line) in text.lines().skip(1).enumerate() {
            let published: Vec<f64> = line
                .trim()
                .split(',')
                .map(|field| field.parse().unwrap())
                .collect();
            for (column, ours) in columns(&rows[step]).into_iter().enumerate() {
                let theirs = published[column + 2];
                compared += 1;
                if theirs == 0.0 {
                    assert_eq!(ours, 0.0);
                    continue;
                }
                let error = (ours - theirs).abs() / theirs.abs().max(1e-9);
                if error > worst.0 {
                    worst = (error, format!("{} {}", header[column + 2], published[0]));
                }
            }
        }
        println!(
            "{scenario}: largest relative error {:.3e} ({})",
            worst.0, worst.1
        );
        assert_eq!(compared, 16 * 529);
        assert!(worst.0 <= 2e-5, "{scenario}: {worst:?}");
    }
}

#[test]
fn lim_2022_opioid_deaths_of_the_published_runs_to_a_person() {
    // Total opioid overdose deaths a year at the beginning of the year, as printed in the published runs (six digits).
    let years = [
        1999, 2005, 2010, 2015, 2017, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2028, 2032,
    ];
    let printed: [(&str, [f64; 14]); 4] = [
        (
            "base",
            [
                9621., 16421., 22436., 29328., 46897., 55641., 62580., 63514., 63296., 62110.,
                60121., 57894., 52207., 44571.,
            ],
        ),
        (
            "fent_h",
            [
                9621., 16421., 22436., 29328., 46897., 55641., 62580., 71599., 77040., 78242.,
                76129., 73138., 63410., 52724.,
            ],
        ),
        (
            "fent_l",
            [
                9621., 16421., 22436., 29328., 46897., 55641., 62580., 58784., 54854., 51152.,
                47748., 44719., 39055., 33522.,
            ],
        ),
        (
            "no_fentanyl",
            [
                9621., 16421., 22204., 24385., 23000., 20573., 19774., 18715., 17648., 16651.,
                15745., 14935., 12996., 11175.,
            ],
        ),
    ];
    for (scenario, deaths) in printed {
        let rows = run(scenario);
        for (year, deaths) in years.into_iter().zip(deaths) {
            let ours = rows[(year - 1999) * 16].deaths;
            let error = (ours - deaths).abs();
            assert!(
                error < 0.5 + 2e-5 * deaths,
                "{scenario} {year}: {ours}, printed {deaths}"
            );
        }
    }
}

#[test]
fn the_rules_make_the_published_inputs() {
    // Lim et al. (2022), scenario files: fentanyl penetration of the two other projections.
    let scenarios = SourceScenarios::embedded().unwrap();
    let penetration = |scenario: &str, year: i32| {
        let inputs = scenarios.inputs(scenario).unwrap();
        inputs.at((year - 1999) * 16).unwrap().fentanyl_penetration
    };
    for (scenario, printed) in [
        ("fent_h", [0.693_163, 0.929_326, 0.989_206, 0.994_521]),
        ("fent_l", [0.563_745, 0.567_499, 0.569_458, 0.569_895]),
    ] {
        for (year, printed) in [2021, 2024, 2028, 2032].into_iter().zip(printed) {
            assert!((penetration(scenario, year) - printed).abs() < 1e-6);
        }
    }
    assert_eq!(penetration("constant", 2030), 0.562_129);
    assert_eq!(penetration("no_fentanyl", 2019), 0.0);
    let constant = scenarios.inputs("constant").unwrap();
    assert_eq!(
        constant.at(22 * 16).unwrap().buprenorphine_providers,
        114_376.0
    );
    assert!(scenarios.inputs("none").is_none());
}

#[test]
fn the_rules_of_the_base_run_make_its_own_inputs() {
    // The table is printed with six digits.
    let scenarios = SourceScenarios::embedded().unwrap();
    let (table, ruled) = (
        scenarios.inputs("base").unwrap(),
        scenarios.inputs_by_rules("base").unwrap(),
    );
    for step in 0..STEPS {
        let (table, ruled) = (table.at(step).unwrap(), ruled.at(step).unwrap());
        for (table, ruled) in [
            (table.fentanyl_penetration, ruled.fentanyl_penetration),
            (table.naloxone_kits, ruled.naloxone_kits),
            (table.heroin_price, ruled.heroin_price),
            (table.buprenorphine_providers, ruled.buprenorphine_providers),
            (table.methadone_capacity, ruled.methadone_capacity),
            (table.vivitrol_capacity, ruled.vivitrol_capacity),
            (table.prescription_patients, ruled.prescription_patients),
            (
                table.prescriptions_per_patient,
                ruled.prescriptions_per_patient,
            ),
            (table.days_per_prescription, ruled.days_per_prescription),
            (table.strength_per_day, ruled.strength_per_day),
            (table.abuse_deterrent_share, ruled.abuse_deterrent_share),
        ] {
            assert!(
                (table - ruled).abs() <= 6e-6 * table,
                "{}: {table} {ruled}",
                time(step)
            );
        }
    }
}

#[test]
fn past_2032_the_inputs_go_on_smoothly() {
    for (scenario, _) in RUNS {
        let inputs = SourceScenarios::embedded()
            .unwrap()
            .inputs(scenario)
            .unwrap();
        for step in STEPS - 1..STEPS + 79 {
            let (one, other) = (inputs.at(step).unwrap(), inputs.at(step + 1).unwrap());
            for (one, other) in [
                (one.naloxone_kits, other.naloxone_kits),
                (one.population, other.population),
                (one.heroin_price, other.heroin_price),
                (one.prescription_patients, other.prescription_patients),
                (one.methadone_capacity, other.methadone_capacity),
            ] {
                assert!(
                    (other / one - 1.0).abs() < 4e-4,
                    "{scenario} {step}: {one} {other}"
                );
            }
        }
    }
}

#[test]
fn persons_who_enter_and_leave_make_the_change_of_all_stocks() {
    let numbers = SourceNumbers::embedded().unwrap();
    for (scenario, _) in RUNS {
        let inputs = SourceScenarios::embedded()
            .unwrap()
            .inputs(scenario)
            .unwrap();
        let mut source = Source::start(&numbers, inputs.at(0).unwrap());
        for step in 0..600 {
            let before = source.state().total();
            let outputs = source.advance(inputs.at(step).unwrap());
            let expected = before + (outputs.entries - outputs.departures) / 16.0;
            let after = source.state().total();
            assert!(
                (after / expected - 1.0).abs() < 1e-13,
                "{scenario} {}",
                time(step)
            );
            assert!(source.state().persons().all(|persons| persons >= 0.0));
        }
    }
}

#[test]
fn the_state_and_the_intermediates_of_the_base_run_to_1e_9() {
    // The check points of a second program that follows the same specification, twelve digits.
    let Some(folder) = raw_data() else {
        println!("skipped: the check points stand in ../shared/data/fda_source");
        return;
    };
    let text = std::fs::read_to_string(folder.join("fda_source/checkpoints_base.csv")).unwrap();
    let inputs = SourceScenarios::embedded().unwrap().inputs("base").unwrap();
    let mut source = Source::start(&SourceNumbers::embedded().unwrap(), inputs.at(0).unwrap());
    let (mut compared, mut worst) = (0, 0.0_f64);
    for step in 0..STEPS {
        let now = inputs.at(step).unwrap();
        let at = format!(",{:.4},", time(step));
        for line in text.lines().filter(|line| line.contains(&at)) {
            let fields: Vec<&str> = line.split(',').collect();
            let (symbol, theirs): (_, f64) = (fields[0], fields[2].parse().unwrap());
            let quantities = source.quantities(now);
            let ours = quantities.iter().find(|(name, _)| name == symbol);
            let ours = ours.unwrap_or_else(|| panic!("no {symbol}")).1;
            let error = (ours - theirs).abs() / theirs.abs().max(1e-9);
            assert!(error < 1e-9, "{line}: {ours}");
            worst = worst.max(error);
            compared += 1;
        }
        source.advance(now);
    }
    println!("check points: largest relative error {worst:.1e}");
    assert_eq!(compared, 56 * 5);
}
