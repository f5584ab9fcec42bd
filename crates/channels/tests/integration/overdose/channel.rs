//! The monthly channel: laws, signs of levers, the same model as a run of SOURCE.

use proptest::prelude::*;
use vecinos_channels::overdose::{Inputs, Outputs, Overdose, Parameters};
use vecinos_channels::{Mechanism, Ports};

use super::source::run;
use crate::support::{month, started};

/// Months to the end with these inputs from 2025 on.
fn outputs(last: &str, inputs: &Inputs, change: impl FnOnce(&mut Parameters)) -> Vec<Outputs> {
    let mut overdose = started::<Overdose>("2025-01", change);
    let months = month("2025-01").through(month(last));
    months.map(|month| overdose.month(month, inputs)).collect()
}

fn last(inputs: &Inputs) -> Outputs {
    *outputs("2027-12", inputs, |_| {}).last().unwrap()
}

#[test]
fn without_a_shock_the_months_are_the_steps_of_source() {
    let rows = run("fent_h");
    let mut overdose = started::<Overdose>("2010-01", |parameters| {
        parameters.purity_elasticity = 0.0;
        parameters.price_share = 0.0;
    });
    for month in month("2010-01").through(month("2029-12")) {
        let given = overdose.month(month, &Inputs::neutral());
        let steps = vecinos_channels::calendar::source_steps(month);
        let count = steps.len() as f64;
        let mean: f64 = steps
            .map(|step| rows[usize::try_from(step).unwrap()].deaths)
            .sum::<f64>()
            / count;
        assert!(
            (given.opioid_deaths_per_year / mean - 1.0).abs() < 1e-12,
            "{month}"
        );
    }
}

#[test]
fn neutral_levers_leave_the_ratio_at_one_in_the_first_month() {
    let given = outputs("2025-01", &Inputs::neutral(), |_| {});
    assert_eq!(given[0].opioid_deaths_ratio, 1.0);
    assert!((0.5..0.65).contains(&given[0].supply_ratio), "{given:?}");
}

#[test]
fn every_lever_has_its_sign() {
    let neutral = last(&Inputs::neutral());
    let cut = |inputs: Inputs| {
        last(&inputs).opioid_deaths_per_year / neutral.opioid_deaths_per_year - 1.0
    };
    let base = Inputs::neutral();
    for (name, inputs) in [
        (
            "precursors",
            Inputs {
                precursor_control: 0.5,
                ..base
            },
        ),
        (
            "laboratories",
            Inputs {
                laboratory_control: 0.5,
                ..base
            },
        ),
        (
            "seizures",
            Inputs {
                seizures: 0.3,
                ..base
            },
        ),
        (
            "disruption",
            Inputs {
                supply_disruption: 0.2,
                ..base
            },
        ),
        (
            "naloxone",
            Inputs {
                naloxone_kits: 2.0,
                ..base
            },
        ),
        (
            "demand",
            Inputs {
                demand: 0.8,
                ..base
            },
        ),
    ] {
        let change = cut(inputs);
        println!("{name}: {change:+.4} of opioid deaths at the end of 2027");
        assert!(change < -0.001 && change > -0.5, "{name} {change}");
    }
    let treated = cut(Inputs {
        treatment_capacity: 1.5,
        ..base
    });
    println!("treatment: {treated:+.4}");
    assert!(treated <= 0.0);
    assert!(
        cut(Inputs {
            treatment_capacity: 0.5,
            ..base
        }) > 0.001
    );
}

#[test]
fn fewer_deaths_leave_more_people_with_a_disorder() {
    // SOURCE: with exposure halved the stock of users rises by one to four per cent by 2030.
    let path = |disruption| {
        let inputs = Inputs {
            supply_disruption: disruption,
            ..Inputs::neutral()
        };
        *outputs("2030-12", &inputs, |_| {}).last().unwrap()
    };
    let (without, with) = (path(0.0), path(0.5));
    let ratio = with.people_with_use_disorder / without.people_with_use_disorder;
    assert!((1.0..1.04).contains(&ratio), "{ratio}");
}

#[test]
fn naloxone_doubled_lies_inside_the_field_range() {
    // Kits ×1.25 lower deaths by 4.1 %, ×2 by 14.6 % (published inputs, base run).
    use vecinos_channels::overdose::inputs::SourceScenarios;
    use vecinos_channels::overdose::source::Source;
    use vecinos_channels::overdose::source_parameters::SourceNumbers;
    let inputs = SourceScenarios::embedded().unwrap().inputs("base").unwrap();
    let deaths = |ratio: f64| {
        let mut source = Source::start(&SourceNumbers::embedded().unwrap(), inputs.at(0).unwrap());
        let mut deaths = 0.0;
        for step in 0..=(2024 - 1999) * 16 + 8 {
            let mut now = *inputs.at(step).unwrap();
            if step >= (2023 - 1999) * 16 + 8 {
                now.naloxone_kits *= ratio;
            }
            deaths = source.advance(&now).deaths;
        }
        deaths
    };
    for (ratio, printed) in [(1.25, -0.041), (2.0, -0.146)] {
        let change = deaths(ratio) / deaths(1.0) - 1.0;
        println!("kits ×{ratio}: {change:+.4} after a year");
        assert!((change - printed).abs() < 0.006, "{change}");
    }
}

#[test]
fn an_unknown_path_is_named_with_what_there_is() {
    use std::sync::Arc;
    use vecinos_channels::{Observations, ParameterSet};
    use vecinos_evidence::registry::Registry;
    let mut parameters = Parameters::read(&Registry::embedded().unwrap()).unwrap();
    "fent_x".clone_into(&mut parameters.path);
    let data = Arc::new(Overdose::data(&Observations::embedded().unwrap()).unwrap());
    let error = Overdose::start(&parameters, &data, month("2025-01")).unwrap_err();
    assert!(error.to_string().contains("fent_h"), "{error}");
}

#[test]
fn independent_draws_widen_the_level_and_leave_the_ratio() {
    use std::sync::Arc;
    use vecinos_channels::{Observations, ParameterSet};
    use vecinos_evidence::registry::{Registry, Value};
    struct Draw(Registry, u64);
    impl Draw {
        // A low-discrepancy point for each parameter: the additive recurrence with square roots of primes.
        fn at(&self, name: &str) -> Option<Value> {
            let parameter = self.0.get(name)?;
            let position = self.0.names().position(|other| other == name)?;
            let root = ((position * position + position + 41) as f64).sqrt();
            let uniform = (0.5 + self.1 as f64 * root).fract().clamp(1e-6, 1.0 - 1e-6);
            Some(parameter.draw(uniform))
        }
    }
    let registry = Registry::embedded().unwrap();
    let data = Arc::new(Overdose::data(&Observations::embedded().unwrap()).unwrap());
    let mut levels = Vec::new();
    let mut changes = Vec::new();
    for number in 1..=200 {
        let draw = Draw(registry.clone(), number);
        let mut parameters = Parameters::read(&registry).unwrap();
        for (name, place) in [
            (
                "overdose.heroin_overdose_rate",
                &mut parameters.heroin_overdose_rate,
            ),
            (
                "overdose.prescription_survival",
                &mut parameters.prescription_survival,
            ),
            (
                "overdose.heroin_survival_ratio",
                &mut parameters.heroin_survival_ratio,
            ),
            (
                "overdose.fentanyl_survival_ratio",
                &mut parameters.fentanyl_survival_ratio,
            ),
            (
                "overdose.fentanyl_overdose_ratio",
                &mut parameters.fentanyl_overdose_ratio,
            ),
            ("overdose.kit_efficiency", &mut parameters.kit_efficiency),
            ("overdose.relapse_rate", &mut parameters.relapse_rate),
            (
                "overdose.mixed_heroin_disorder_rate",
                &mut parameters.mixed_heroin_disorder_rate,
            ),
            (
                "overdose.heroin_initiation",
                &mut parameters.heroin_initiation,
            ),
            (
                "overdose.diverted_initiation",
                &mut parameters.diverted_initiation,
            ),
            (
                "overdose.risk_prescription_to_heroin",
                &mut parameters.risk_prescription_to_heroin,
            ),
        ] {
            let Some(Value::Number(value)) = draw.at(name) else {
                panic!("{name}");
            };
            *place = value;
        }
        let change = |disruption: f64| {
            let mut overdose = Overdose::start(&parameters, &data, month("2020-01")).unwrap();
            let inputs = Inputs {
                supply_disruption: disruption,
                ..Inputs::neutral()
            };
            let months = month("2020-01").through(month("2022-12"));
            let given: Vec<Outputs> = months.map(|month| overdose.month(month, &inputs)).collect();
            given
        };
        let (without, with) = (change(0.0), change(0.3));
        levels.push(without[0].opioid_deaths_per_year);
        changes.push(with[35].opioid_deaths_per_year / without[35].opioid_deaths_per_year);
    }
    levels.sort_by(f64::total_cmp);
    changes.sort_by(f64::total_cmp);
    println!(
        "200 draws: opioid deaths of January 2020 {:.0} to {:.0} (5 to 95 %, median {:.0}); supply ×0.7 leaves {:.4} to {:.4}",
        levels[10], levels[189], levels[100], changes[10], changes[189]
    );
    let of_level = levels[189] / levels[10] - 1.0;
    let of_change = changes[189] / changes[10] - 1.0;
    assert!(of_change < 0.1 * of_level, "{of_level} {of_change}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn stocks_stay_positive_to_the_end_of_any_window(
        supply in prop::array::uniform4(0.0..=1.0_f64),
        ratios in prop::array::uniform3(prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0_f64]),
    ) {
        let inputs = Inputs {
            precursor_control: supply[0],
            laboratory_control: supply[1],
            seizures: 0.9 * supply[2],
            supply_disruption: supply[3],
            naloxone_kits: 10.0 * ratios[0],
            treatment_capacity: 5.0 * ratios[1],
            demand: 2.0 * ratios[2],
        };
        let mut overdose = started::<Overdose>("2025-01", |parameters| {
            parameters.price_share = 0.5;
            parameters.demand_elasticity = 0.2;
        });
        for month in month("2025-01").through(month("2036-12")) {
            let given = overdose.month(month, &inputs);
            prop_assert_eq!(overdose.broken_law(), None);
            prop_assert!(given.opioid_deaths_per_year.is_finite() && given.opioid_deaths_per_year > 0.0);
            prop_assert!((0.0..=1.0).contains(&given.effective_exposure));
            prop_assert!((0.0..=1.0).contains(&given.supply_ratio));
        }
    }
}
