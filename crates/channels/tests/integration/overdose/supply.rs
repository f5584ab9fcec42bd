//! The supply experiment of 2023–24 (`human_channels.md` §3.2, point 7), the years after it, adaptation.

use vecinos_channels::overdose::supply::{
    RecordedPurity, Supply, SupplyLevers, SupplyNumbers, SupplyOfMonth,
};
use vecinos_channels::overdose::{Inputs, Overdose};
use vecinos_channels::{Mechanism, Observations, Ports};

use crate::support::{month, started};

/// Opioid-involved deaths of 2023 and 2024 as used by the authors of SOURCE (Stringfellow et al. 2025).
const OBSERVED: [f64; 2] = [80_718.0, 55_005.0];

/// How the experiment is run.
struct Experiment {
    path: &'static str,
    purity_elasticity: f64,
    supply_share: f64,
}

impl Experiment {
    /// Mean opioid deaths and deaths by synthetic opioids of a year.
    fn year(&self, year: i32) -> [f64; 2] {
        let first = format!("{year}-01");
        let mut overdose = started::<Overdose>(&first, |parameters| {
            self.path.clone_into(&mut parameters.path);
            parameters.purity_elasticity = self.purity_elasticity;
            parameters.supply_share = self.supply_share;
            parameters.price_share = 0.0;
        });
        let mut sums = [0.0; 2];
        for month in month(&first).through(month(&first).plus(11)) {
            let given = overdose.month(month, &Inputs::neutral());
            sums[0] += given.opioid_deaths_per_year / 12.0;
            sums[1] += given.synthetic_opioid_deaths_per_year / 12.0;
        }
        sums
    }
}

#[test]
fn the_published_paths_without_the_shock_against_2023_and_2024() {
    // With the shipped inputs: Base −24 % in 2023 and +7 % in 2024, FentH +36 ± 3 % in 2024. The authors' own inputs of 2025
    // give +48 % (81,527 against 55,005); those inputs are not at hand.
    for (path, in_2023, in_2024) in [("base", -0.24, 0.07), ("fent_h", -0.04, 0.36)] {
        let experiment = Experiment {
            path,
            purity_elasticity: 0.0,
            supply_share: 1.0,
        };
        let errors = [(2023, OBSERVED[0]), (2024, OBSERVED[1])]
            .map(|(year, observed)| experiment.year(year)[0] / observed - 1.0);
        println!(
            "{path} without shock: 2023 {:+.3}, 2024 {:+.3}",
            errors[0], errors[1]
        );
        assert!((errors[0] - in_2023).abs() < 0.01, "{path} {errors:?}");
        assert!((errors[1] - in_2024).abs() < 0.03, "{path} {errors:?}");
    }
}

#[test]
fn with_the_shock_2024_is_met_within_a_tenth_whatever_the_elasticity_between_a_half_and_four_fifths()
 {
    for (purity_elasticity, expected) in [(0.5, 0.06), (0.68, -0.02), (0.8, -0.07)] {
        for supply_share in [1.0, 0.65, 0.3] {
            let experiment = Experiment {
                path: "fent_h",
                purity_elasticity,
                supply_share,
            };
            let error = experiment.year(2024)[0] / OBSERVED[1] - 1.0;
            println!("elasticity {purity_elasticity}, share {supply_share}: 2024 {error:+.3}");
            assert!(
                error.abs() < 0.1 && (error - expected).abs() < 0.01,
                "{error}"
            );
        }
    }
}

#[test]
fn deaths_by_synthetic_opioids_2015_to_2025_against_the_record() {
    // No estimate uses these deaths (T40.4, months of death; 2025 is an estimate of its compiler).
    let observations = Observations::embedded().unwrap();
    let record = observations.series("synthetic_opioid_deaths.USA").unwrap();
    let flags = observations
        .series("synthetic_opioid_deaths_estimated.USA")
        .unwrap();
    assert_eq!(flags.at(month("2024-12")), Some(0.0));
    assert_eq!(flags.at(month("2025-01")), Some(1.0));
    let observed = |year: i32| -> f64 {
        let first = month(&format!("{year}-01"));
        let months = first.through(first.plus(11));
        months.map(|month| record.at(month).unwrap()).sum()
    };
    assert_eq!(observed(2024), 47_735.0);
    let mut errors = Vec::new();
    for year in 2015..=2025 {
        let row: Vec<f64> = [(0.0, 1.0), (0.68, 1.0), (0.68, 0.65), (0.68, 0.3)]
            .into_iter()
            .map(|(purity_elasticity, supply_share)| {
                let experiment = Experiment {
                    path: "fent_h",
                    purity_elasticity,
                    supply_share,
                };
                experiment.year(year)[1]
            })
            .collect();
        println!(
            "{year}: observed {:.0}; no shock {:.0}; share 1 {:.0}; 0.65 {:.0}; 0.3 {:.0}",
            observed(year),
            row[0],
            row[1],
            row[2],
            row[3]
        );
        errors.push((
            year,
            row[2] / observed(year) - 1.0,
            row[0] / observed(year) - 1.0,
        ));
    }
    let of = |year: i32| errors.iter().find(|row| row.0 == year).unwrap();
    // The score of 2025: too many deaths, the recovery that the model expects has not come.
    assert!((of(2025).1 - 0.106).abs() < 0.01, "{errors:?}");
    // Without the shock the miss is three quarters.
    assert!(of(2025).2 > 0.7, "{errors:?}");
    // The pandemic years are missed from below.
    assert!(of(2021).1 < -0.05, "{errors:?}");
}

#[test]
fn the_recovery_that_a_half_life_of_two_years_implies_has_not_come_in_2026() {
    let observations = Observations::embedded().unwrap();
    let record = observations.series("synthetic_opioid_deaths.USA").unwrap();
    let mut overdose = started::<Overdose>("2026-01", |_| {});
    let (mut ours, mut observed) = (0.0, 0.0);
    for month in month("2026-01").through(month("2026-04")) {
        let given = overdose.month(month, &Inputs::neutral());
        ours += given.synthetic_opioid_deaths_per_year / 4.0;
        observed += record.at(month).unwrap() * 3.0;
    }
    println!("January to April 2026, a year: {ours:.0}, observed {observed:.0}");
    assert!((ours / observed - 1.34).abs() < 0.01, "{ours} {observed}");
}

#[test]
fn purity_fell_by_almost_a_half() {
    // DEA powder purity: 23.1 % in the first half of 2023, 12.3 % from August to October 2024.
    let given = supply_of("2024-12", &SupplyLevers::default(), 1000.0);
    assert!((given.supply_ratio - 0.53).abs() < 0.005, "{given:?}");
}

fn numbers() -> SupplyNumbers {
    SupplyNumbers {
        purity_elasticity: 0.68,
        supply_share: 0.65,
        recovery_half_life: 2.0,
        price_share: 0.1,
        demand_elasticity: 0.9,
        precursor_effect: 0.3,
        laboratory_effect: 0.2,
        seizure_effect: 0.25,
    }
}

fn supply_of(text: &str, levers: &SupplyLevers, recovery_half_life: f64) -> SupplyOfMonth {
    let recorded = RecordedPurity::read(&Observations::embedded().unwrap()).unwrap();
    let numbers = SupplyNumbers {
        recovery_half_life,
        ..numbers()
    };
    Supply::default().month(month(text), levers, &numbers, &recorded)
}

#[test]
fn suppliers_adapt_with_the_half_life_and_a_released_lever_leaves_no_surplus() {
    let recorded = RecordedPurity::read(&Observations::embedded().unwrap()).unwrap();
    let (mut with, mut without) = (Supply::default(), Supply::default());
    let held = SupplyLevers {
        precursor_control: 0.5,
        ..SupplyLevers::default()
    };
    let mut ratios = Vec::new();
    for (position, month) in month("2026-01").through(month("2030-12")).enumerate() {
        let levers = if position <= 48 {
            held
        } else {
            SupplyLevers::default()
        };
        let one = with.month(month, &levers, &numbers(), &recorded);
        let other = without.month(month, &SupplyLevers::default(), &numbers(), &recorded);
        ratios.push(one.supply_ratio / other.supply_ratio);
    }
    // 0.5 of precursors at an effect of 0.3: 15 % at first, half of it after two years, a quarter after four.
    assert!((ratios[0] - 0.85).abs() < 1e-12);
    assert!((ratios[24] - 0.925).abs() < 1e-12);
    assert!((ratios[48] - 0.9625).abs() < 1e-12);
    assert!(ratios[49..].iter().all(|ratio| *ratio == 1.0));
}

#[test]
fn the_price_channel_is_small_beside_purity() {
    // SOURCE: a doubled illicit price lowers deaths by 1.2 % in half a year and 5.8 % by 2030; exposure halved by 45 % in a
    // year.
    use vecinos_channels::overdose::inputs::SourceScenarios;
    use vecinos_channels::overdose::source::Source;
    use vecinos_channels::overdose::source_parameters::SourceNumbers;
    let inputs = SourceScenarios::embedded().unwrap().inputs("base").unwrap();
    let numbers = SourceNumbers::embedded().unwrap();
    let change_from = (2023 - 1999) * 16 + 8_usize;
    let first_change = i32::try_from(change_from).unwrap();
    let deaths = |price: f64, exposure: f64| -> Vec<f64> {
        let mut source = Source::start(&numbers, inputs.at(0).unwrap());
        let steps = 0..(2030 - 1999) * 16 + 1;
        let deaths = steps.map(|step| {
            let mut now = *inputs.at(step).unwrap();
            if step >= first_change {
                now.heroin_price *= price;
                now.fentanyl_penetration *= exposure;
            }
            source.advance(&now).deaths
        });
        deaths.collect()
    };
    let (base, dear) = (deaths(1.0, 1.0), deaths(2.0, 1.0));
    let after = |run: &[f64], steps: usize| run[steps] / base[steps] - 1.0;
    let half_a_year = change_from + 8;
    let year = change_from + 16;
    println!(
        "price ×2: {:+.4} after half a year, {:+.4} in 2030",
        after(&dear, half_a_year),
        after(&dear, base.len() - 1)
    );
    assert!((after(&dear, half_a_year) + 0.012).abs() < 0.003);
    assert!((after(&dear, base.len() - 1) + 0.058).abs() < 0.003);
    for (exposure, printed) in [(0.9, -0.10), (0.7, -0.28), (0.5, -0.45)] {
        let change = after(&deaths(1.0, exposure), year);
        println!("exposure ×{exposure}: {change:+.4} after a year");
        assert!((change - printed).abs() < 0.012, "{exposure}: {change}");
    }
}
