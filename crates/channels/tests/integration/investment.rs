//! Direct investment: the own estimate, the published multiplier, signs, capital accounting.

use vecinos_channels::investment::estimate::uncertainty_effect;
use vecinos_channels::investment::{Inputs, Investment, Outputs};
use vecinos_channels::{Mechanism, Observations, Ports};
use vecinos_evidence::month::Month;
use vecinos_evidence::registry::Registry;
use vecinos_numerics::math::{exp, ln};

use crate::support::{month, started};

fn run(months: i32, inputs: impl Fn(Month) -> Inputs) -> Vec<Outputs> {
    let mut investment = started::<Investment>("2025-01", |_| {});
    let first = month("2025-01");
    first
        .through(first.plus(months - 1))
        .map(|month| investment.month(month, &inputs(month)))
        .collect()
}

fn last(months: i32, inputs: Inputs) -> Outputs {
    run(months, |_| inputs).pop().unwrap()
}

#[test]
fn own_estimate_of_uncertainty_is_repeated_from_the_embedded_series() {
    // Evidence: 2000–2022, n = 92: −12 % (4) one quarter later, −16 % (4) two quarters later, about 0 in the same quarter.
    let observations = Observations::embedded().unwrap();
    let effect = |lag| uncertainty_effect(&observations, "MEX", lag).unwrap();
    for (lag, value, tolerance) in [(0, 0.0, 0.03), (1, -0.12, 0.006), (2, -0.16, 0.006)] {
        let found = effect(lag);
        assert_eq!(found.observations, 92);
        assert!((found.value - value).abs() < tolerance, "{lag} {found:?}");
        assert!(
            (found.standard_error - 0.04).abs() < 0.01,
            "{lag} {found:?}"
        );
    }
    // The registry's centre is the mean of the two quarters.
    let centre = Registry::embedded()
        .unwrap()
        .number("investment.uncertainty_effect")
        .unwrap();
    let mean = -(effect(1).value + effect(2).value) / 2.0;
    assert!((centre - mean).abs() < 0.003, "{centre} {mean}");
}

#[test]
fn the_us_index_gives_more_than_the_evidence_has() {
    // Evidence: −7 % (5) and −6 % (5) with the U.S. index. Ours are −14 % and −9 %: within two standard errors, not equal.
    let observations = Observations::embedded().unwrap();
    for (lag, theirs, ours) in [(1, -0.07, -0.14), (2, -0.06, -0.09)] {
        let found = uncertainty_effect(&observations, "USA", lag).unwrap();
        assert!((found.value - ours).abs() < 0.01, "{found:?}");
        assert!((found.value - theirs).abs() < 2.0 * found.standard_error);
    }
}

#[test]
fn buchanan_le_rishi_2012_one_standard_deviation_multiplies_by_1_69() {
    let mut investment = started::<Investment>("2025-01", |parameters| {
        parameters.judicial_reform_step = 1.0;
    });
    let inputs = Inputs {
        judicial_reform: 1.0,
        ..Inputs::neutral()
    };
    let first = month("2025-01");
    let long_run = first
        .through(first.plus(239))
        .map(|month| investment.month(month, &inputs))
        .last()
        .unwrap();
    assert!(
        (long_run.fdi_ratio * 1.69 - 1.0).abs() < 0.01,
        "{long_run:?}"
    );
    assert_eq!(long_run.risk, 1.0);
}

#[test]
fn uncertainty_waits_a_quarter_and_lasts_two() {
    // One quarter of one standard deviation from January 2025.
    let path = run(15, |this| Inputs {
        uncertainty: f64::from(u8::from(this < month("2025-04"))),
        ..Inputs::neutral()
    });
    assert!(path[..3].iter().all(|given| given.fdi_ratio == 1.0));
    assert!(path[3..11].iter().all(|given| given.fdi_ratio < 1.0));
    assert!((path[11].fdi_ratio - 1.0).abs() < 1e-12);
    // Held for a year the effect is the estimate, on the total to second order in the split.
    let held = last(
        12,
        Inputs {
            uncertainty: 1.0,
            ..Inputs::neutral()
        },
    );
    assert!((held.fdi_ratio - exp(-0.142)).abs() < 1e-3, "{held:?}");
}

#[test]
fn ashby_ramos_2013_crime_spares_manufacturing() {
    let given = last(
        48,
        Inputs {
            homicides: 1.5,
            ..Inputs::neutral()
        },
    );
    assert_eq!(given.manufacturing_fdi_ratio, 1.0);
    assert!(given.fdi_ratio < 1.0);
}

#[test]
fn levers_have_the_signs_of_the_evidence() {
    let neutral = last(36, Inputs::neutral());
    assert_eq!(neutral.fdi_ratio, 1.0);
    assert_eq!(neutral.capital, 0.0);
    // Four quarters of 2024: 36.8 billion revised, 36.9 as first published.
    assert!(
        (neutral.fdi_level_billion - 36.87).abs() < 0.1,
        "{neutral:?}"
    );
    let down: [fn(&mut Inputs); 4] = [
        |inputs| inputs.judicial_reform = 1.0,
        |inputs| inputs.constitutional_changes = 1.0,
        |inputs| inputs.investor_disputes = 1.0,
        |inputs| inputs.energy_restrictions = 1.0,
    ];
    for change in down {
        let mut inputs = Inputs::neutral();
        change(&mut inputs);
        let given = last(36, inputs);
        assert!((0.85..1.0).contains(&given.fdi_ratio), "{given:?}");
        assert!(given.risk > 0.0 && given.capital < 0.0 && given.mexico_gdp < 0.0);
    }
    let up: [fn(&mut Inputs); 3] = [
        |inputs| inputs.nearshoring_tax_breaks = 5.0,
        |inputs| inputs.infrastructure = 1.5,
        |inputs| inputs.tariff_advantage = 10.0,
    ];
    for change in up {
        let mut inputs = Inputs::neutral();
        change(&mut inputs);
        let given = last(36, inputs);
        assert!((1.0..1.2).contains(&given.fdi_ratio), "{given:?}");
        assert!(given.risk == 0.0 && given.capital > 0.0);
    }
}

#[test]
fn capital_adds_up() {
    let path = run(60, |_| Inputs {
        judicial_reform: 1.0,
        uncertainty: 0.5,
        ..Inputs::neutral()
    });
    let mut capital = 0.0;
    for given in &path {
        let level = given.fdi_level_billion / given.fdi_ratio;
        let added = 100.0 * 0.6 * level * (given.fdi_ratio - 1.0) / 5400.0;
        capital += (added - 0.06 * capital) / 12.0;
        assert!((given.capital - capital).abs() < 1e-12);
        assert!((given.mexico_gdp - 0.4 * capital).abs() < 1e-12);
    }
    // Five years of a tenth to a sixth less investment take about a third of a per cent of the capital.
    assert!((-0.5..-0.1).contains(&capital), "{capital}");
}

#[test]
fn the_record_of_2025_is_not_explained() {
    // As first published, 2025 is 10.8 % above 2024. The reform alone takes investment down: the miss is stated in the docs.
    let observations = Observations::embedded().unwrap();
    let year = |year: i32| {
        let first = Month::new(year, 1).unwrap();
        let points = observations.points("fdi_published.MEX").unwrap();
        points
            .iter()
            .find(|point| point.from == first && point.months() == 12)
            .unwrap()
            .value
    };
    let observed = ln(year(2025) / year(2024));
    let given = last(
        12,
        Inputs {
            judicial_reform: 1.0,
            ..Inputs::neutral()
        },
    );
    assert!((observed - 0.103).abs() < 0.001, "{observed}");
    assert!(ln(given.fdi_ratio) < 0.0);
}
