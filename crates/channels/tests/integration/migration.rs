//! Encounters by group of origin: estimation, record, published facts, hold-outs, laws.

use proptest::prelude::*;
use serde::Deserialize;
use vecinos_channels::migration::estimate::{Term, estimate, fit};
use vecinos_channels::migration::flows::Flow;
use vecinos_channels::migration::regimes::{Fading, RECORDED, Regime, strength};
use vecinos_channels::migration::{Inputs, Migration, Outputs};
use vecinos_channels::{Mechanism, Observations, Ports};
use vecinos_evidence::embedded;
use vecinos_evidence::month::Month;
use vecinos_evidence::registry::{Distribution, Grade, Registry};

use crate::support::{month, started};

fn observed() -> Observations {
    Observations::embedded().unwrap()
}

fn sum(observations: &Observations, series: &str, from: &str, until: &str) -> f64 {
    let series = observations.series(series).unwrap();
    month(from)
        .through(month(until))
        .map(|month| series.at(month).unwrap())
        .sum()
}

/// Levers as recorded, inputs neutral.
fn recorded(month: Month) -> Inputs {
    Inputs {
        title_42: strength(Regime::Title42, month),
        remain_in_mexico: strength(Regime::RemainInMexico, month),
        asylum_limits: strength(Regime::AsylumLimits, month),
        border_closure: strength(Regime::BorderClosure, month),
        mexican_transit_enforcement: strength(Regime::MexicanTransitEnforcement, month),
        parole_pathway: strength(Regime::ParolePathway, month),
        port_appointments: strength(Regime::PortAppointments, month),
        ..Inputs::neutral()
    }
}

fn run(first: &str, last: &str, inputs: impl Fn(Month) -> Inputs) -> Vec<Outputs> {
    let mut migration = started::<Migration>(first, |_| {});
    month(first)
        .through(month(last))
        .map(|month| migration.month(month, &inputs(month)))
        .collect()
}

#[test]
fn the_estimates_stand_in_the_registry_with_their_standard_errors() {
    let registry = Registry::embedded().unwrap();
    let estimates = estimate(&observed()).unwrap();
    assert!(estimates.len() > 50, "{}", estimates.len());
    for estimate in &estimates {
        println!(
            "ESTIMATE {} {:.6} {:.6}",
            estimate.name, estimate.value, estimate.standard_error
        );
        let parameter = registry
            .get(&format!("migration.{}", estimate.name))
            .unwrap();
        assert_eq!(parameter.grade, Grade::Estimated, "{}", estimate.name);
        let value = parameter.number().unwrap();
        assert!(
            (value - estimate.value).abs() < 6e-5,
            "{estimate:?}: {value}"
        );
        let (Distribution::Normal {
            standard_deviation, ..
        }
        | Distribution::TruncatedNormal {
            standard_deviation, ..
        }) = parameter.distribution
        else {
            panic!("{}", estimate.name)
        };
        assert!((standard_deviation - estimate.standard_error).abs() < 6e-5);
    }
    let estimated = registry
        .iter()
        .filter(|parameter| parameter.name.starts_with("migration."))
        .filter(|parameter| parameter.grade == Grade::Estimated)
        .count();
    assert_eq!(estimated, estimates.len());
}

#[derive(Deserialize)]
struct Record {
    measure: Vec<Measure>,
}

#[derive(Deserialize)]
struct Measure {
    lever: String,
    magnitude: f64,
    from: toml::value::Datetime,
    until: Option<toml::value::Datetime>,
}

#[test]
fn the_record_of_measures_is_the_one_that_the_estimation_uses() {
    let text = embedded::text("record/migration.toml").unwrap();
    let record: Record = toml::from_str(text).unwrap();
    let name = |regime| match regime {
        Regime::Title42 => "title_42",
        Regime::RemainInMexico => "remain_in_mexico",
        Regime::AsylumLimits => "asylum_limits",
        Regime::BorderClosure => "border_closure",
        Regime::MexicanTransitEnforcement => "mexican_transit_enforcement",
        Regime::ParolePathway => "parole_pathway",
        Regime::PortAppointments => "port_appointments",
    };
    assert_eq!(record.measure.len(), RECORDED.len());
    for (measure, spell) in record.measure.iter().zip(RECORDED) {
        assert_eq!(measure.lever, name(spell.regime));
        assert_eq!(measure.magnitude, spell.strength);
        assert_eq!(measure.from.to_string(), spell.from.to_string());
        let until = measure.until.as_ref().map(ToString::to_string);
        assert_eq!(until, spell.until.map(|day| day.to_string()));
    }
}

#[test]
fn section_4_2_fiscal_years_and_months_of_encounters() {
    // human_channels.md §4.2; the series is rounded to 10 before October 2022.
    let observations = observed();
    let years = [
        (2019, 977_220.0),
        (2021, 1_734_680.0),
        (2022, 2_378_950.0),
        (2023, 2_475_669.0),
        (2024, 2_135_005.0),
        (2025, 443_671.0),
    ];
    for (year, total) in years {
        let (from, until) = (format!("{}-10", year - 1), format!("{year}-09"));
        let ours = sum(&observations, "encounters.SWB", &from, &until);
        assert!((ours - total).abs() <= 100.0, "FY{year}: {ours}");
    }
    let series = observations.series("encounters.SWB").unwrap();
    let at = |text: &str| series.at(month(text)).unwrap();
    for (text, value) in [
        ("2019-05", 144_110.0),
        ("2019-09", 52_420.0),
        ("2023-12", 301_981.0),
        ("2024-01", 176_195.0),
        ("2024-05", 170_716.0),
        ("2024-07", 104_100.0),
        ("2024-12", 96_033.0),
        ("2025-01", 61_445.0),
        ("2025-02", 11_710.0),
        ("2026-07", 12_730.0),
    ] {
        assert_eq!(at(text), value, "{text}");
    }
    assert!((at("2019-09") / at("2019-05") - 0.36).abs() < 0.01);
}

#[test]
fn section_4_1_southern_border_plan_half_life() {
    let observations = observed();
    let northern = |from: &str, until: &str| {
        sum(
            &observations,
            "usbp_encounters.northern_central_america",
            from,
            until,
        )
    };
    let mexico =
        |from: &str, until: &str| sum(&observations, "usbp_encounters.mexico", from, until);
    let years = [
        ("2013-07", "2014-06"),
        ("2014-07", "2015-06"),
        ("2015-07", "2016-06"),
    ];
    let [before, first, second] = years.map(|(from, until)| northern(from, until));
    let [mexico_before, mexico_first, mexico_second] =
        years.map(|(from, until)| mexico(from, until));
    assert_eq!([before, first, second], [231_020.0, 137_870.0, 180_280.0]);
    let relative = |own: f64, other: f64| {
        vecinos_numerics::math::ln(own / before) - vecinos_numerics::math::ln(other / mexico_before)
    };
    let one = relative(first, mexico_first);
    let two = relative(second, mexico_second);
    // −0.31 log points in the first year, −0.04 in the second: halved every 12·ln 2 / ln(0.31 / 0.04) months.
    println!("relative to Mexicans: {one:.3}, {two:.3}");
    assert!(
        (one + 0.31).abs() < 0.01 && (two + 0.04).abs() < 0.01,
        "{one} {two}"
    );
    let half_life = 12.0 * std::f64::consts::LN_2 / vecinos_numerics::math::ln(one / two);
    println!("half-life: {half_life:.2} months");
    assert!((half_life - 4.0).abs() < 0.3, "{half_life}");
}

#[test]
fn section_4_1_june_2019_package() {
    let observations = observed();
    let series = observations
        .series("usbp_encounters.northern_central_america")
        .unwrap();
    let at = |text: &str| series.at(month(text)).unwrap();
    assert_eq!([at("2019-05"), at("2019-12")], [103_250.0, 12_440.0]);
    assert!((at("2019-12") / at("2019-05") - 0.12).abs() < 0.005);
    assert!(
        ["2020-01", "2020-02", "2020-03"]
            .iter()
            .all(|text| at(text) < at("2019-12"))
    );
}

#[test]
fn section_4_1_january_2024() {
    let observations = observed();
    let series = observations
        .series("usbp_encounters.northern_central_america")
        .unwrap();
    let values =
        ["2023-12", "2024-01", "2024-05", "2024-07"].map(|text| series.at(month(text)).unwrap());
    assert_eq!(values, [59_500.0, 29_550.0, 25_030.0, 13_440.0]);
}

#[test]
fn hanson_spilimbergo_1999_wages() {
    // Mexican real wages 10 % lower raise apprehensions of Mexicans by 7.5 to 8.8 %.
    let neutral = run("2025-01", "2025-01", |_| Inputs::neutral());
    let cheaper = run("2025-01", "2025-01", |_| Inputs {
        relative_wage: 1.0 / 0.9,
        ..Inputs::neutral()
    });
    let rise = cheaper[0].encounters_mexico / neutral[0].encounters_mexico - 1.0;
    assert!((0.075..=0.088).contains(&rise), "{rise}");
}

/// Encounters over the months after `last`: observed, forecast from data until `last` with the dates of all regimes known,
/// and forecast without regimes. The effect of a regime that `last` has not seen, listed in `unseen`, is the one that the
/// whole series gives: a forecaster at the time could not know it.
fn hold_out(flow: Flow, last: &str, months: i32, unseen: &[Term]) -> [f64; 3] {
    let observations = observed();
    let last = month(last);
    let seen_by_then = |term: &Term| {
        let regime = match term {
            Term::Stands(regime) | Term::Fades(regime) => regime,
            Term::Pandemic => return last.year() >= 2020,
        };
        let mut months = month("2011-10").through(last);
        !unseen.contains(term) && months.any(|month| strength(*regime, month) > 0.0)
    };
    let seen: Vec<Term> = flow.terms().iter().copied().filter(seen_by_then).collect();
    let whole = fit(&observations, flow, flow.terms(), Month::LAST).unwrap();
    let known: Vec<(Term, f64)> = unseen
        .iter()
        .filter_map(|term| Some((*term, whole.effect(*term)?.0)))
        .collect();
    let with = fit(&observations, flow, &seen, last).unwrap();
    let without = fit(&observations, flow, &[], last).unwrap();
    let series = flow.observed(&observations).unwrap();
    let mut sums = [0.0; 3];
    for month in last.plus(1).through(last.plus(months)) {
        sums[0] += vecinos_numerics::math::exp(series.at(month).unwrap());
        sums[1] += with.forecast(month, &known);
        sums[2] += without.forecast(month, &[]);
    }
    sums
}

/// Prints the misses of coarse groups and total; gives those of the total, with and without regimes.
fn report_hold_out(name: &str, last: &str, months: i32, unseen: &[Term]) -> [f64; 2] {
    let miss = |forecast: f64, observed: f64| 100.0 * (forecast / observed - 1.0);
    let mut totals = [0.0; 3];
    let mut lines = Vec::new();
    for flow in [Flow::Mexico, Flow::NorthernCentralAmerica, Flow::Elsewhere] {
        let sums = hold_out(flow, last, months, unseen);
        lines.push((flow.name(), sums));
        for (total, sum) in totals.iter_mut().zip(sums) {
            *total += sum;
        }
    }
    lines.push(("total", totals));
    for (group, [observed, with, without]) in lines {
        println!(
            "{name}, {group}: observed {observed:.0}; regimes known {with:.0} ({:+.0} %); no regimes {without:.0} ({:+.0} %)",
            miss(with, observed),
            miss(without, observed),
        );
    }
    [miss(totals[1], totals[0]), miss(totals[2], totals[0])]
}

#[test]
fn hold_out_2019_neither_model_sees_the_surge() {
    // The rise of January to May 2019 is no regime; knowing of Remain in Mexico from January makes the miss larger.
    let unseen = [Term::Stands(Regime::RemainInMexico)];
    let [with, without] = report_hold_out("2019", "2018-12", 12, &unseen);
    assert!(with < -35.0 && without < -35.0, "{with} {without}");
}

#[test]
fn hold_out_june_to_december_2019_regimes_explain_the_fall() {
    let unseen = [
        Term::Stands(Regime::RemainInMexico),
        Term::Fades(Regime::MexicanTransitEnforcement),
    ];
    let [with, without] = report_hold_out("June to December 2019", "2019-05", 7, &unseen);
    assert!(with.abs() < without.abs(), "{with} {without}");
}

#[test]
fn hold_out_2024_regimes_explain_a_part() {
    let unseen = [Term::Stands(Regime::AsylumLimits)];
    let [with, without] = report_hold_out("January to November 2024", "2023-12", 11, &unseen);
    assert!(with.abs() < without.abs(), "{with} {without}");
}

#[test]
fn hold_out_2025_without_regimes_fails_by_a_multiple() {
    let unseen = [Term::Stands(Regime::BorderClosure)];
    let [with, without] = report_hold_out("January to August 2025", "2024-12", 8, &unseen);
    assert!(with.abs() < 25.0, "{with}");
    assert!(without > 200.0, "{without}");
}

#[test]
fn the_record_of_2025_and_2026_against_the_model() {
    let with = run("2025-01", "2026-07", recorded);
    let without = run("2025-01", "2026-07", |_| Inputs::neutral());
    let observations = observed();
    let series = observations.series("encounters.SWB").unwrap();
    let (mut observed, mut modelled, mut unregulated) = (0.0, 0.0, 0.0);
    for (place, month) in month("2025-01").through(month("2026-07")).enumerate() {
        let value = series.at(month).unwrap();
        println!(
            "{month}: observed {value:.0}, model {:.0}, without regimes {:.0}",
            with[place].encounters, without[place].encounters,
        );
        if month > Month::RECORD_START {
            observed += value;
            modelled += with[place].encounters;
            unregulated += without[place].encounters;
        }
    }
    let miss = modelled / observed - 1.0;
    println!("February 2025 to July 2026: {:+.1} %", 100.0 * miss);
    // The months of 2025 to August are in the estimation; the others are not.
    assert!(miss.abs() < 0.1, "{miss}");
    assert!(unregulated > 10.0 * observed);
}

#[test]
fn transit_enforcement_fades_with_its_half_life_and_help_multiplies_it() {
    let mut fading = Fading::default();
    assert_eq!(fading.month(1.0, 4.0), 1.0);
    for _ in 0..4 {
        fading.month(1.0, 4.0);
    }
    assert!((fading.effect - 0.5).abs() < 1e-12);
    assert_eq!(fading.month(0.0, 4.0), 0.0);
    let crackdown = |help: f64| {
        run("2025-01", "2025-01", move |_| Inputs {
            mexican_transit_enforcement: 3.0,
            transit_help: help,
            ..Inputs::neutral()
        })[0]
    };
    let (none, some, all) = (crackdown(0.0), crackdown(0.5), crackdown(1.0));
    let flow = |outputs: &Outputs| outputs.encounters_northern_central_america;
    assert!(flow(&none) > flow(&some) && flow(&some) > flow(&all));
    let step = flow(&some) / flow(&none);
    assert!((flow(&all) / flow(&some) - step).abs() < 1e-9);
    assert_eq!(none.encounters_mexico, all.encounters_mexico);
}

#[test]
fn luck_decides_the_month_of_a_reversal_and_never_before_the_record_ends() {
    let reversed_in = |luck: f64| {
        let mut migration = started::<Migration>("2025-01", |parameters| {
            parameters.closure_luck = luck;
            parameters.closure_reversal_hazard = 0.02;
            parameters.reversal_hazard_after_2029 = 0.02;
        });
        month("2025-01").through(month("2030-12")).find(|month| {
            let given = migration.month(*month, &recorded(*month));
            *month > Month::new(2025, 1).unwrap() && given.closure_in_force == 0.0
        })
    };
    assert_eq!(reversed_in(0.0), Some(month("2026-11")));
    // 0.98^35 is the first power below one half.
    assert_eq!(reversed_in(0.5), Some(month("2029-09")));
    assert_eq!(reversed_in(0.9), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn groups_add_up_to_the_total(share in 0.0..1.0_f64, wage in 0.2..3.0_f64, transit in 0.0..3.0_f64) {
        let given = run("2024-06", "2026-12", |_| Inputs {
            asylum_limits: share,
            border_closure: 1.0 - share,
            relative_wage: wage,
            mexican_transit_enforcement: transit,
            ..Inputs::neutral()
        });
        for month in given {
            let groups = month.encounters_mexico
                + month.encounters_northern_central_america
                + month.encounters_venezuela_cuba_nicaragua_haiti
                + month.encounters_other
                + month.encounters_at_ports;
            prop_assert!((groups - month.encounters).abs() <= 1e-9 * month.encounters);
            prop_assert!(month.people <= month.encounters && month.people >= 0.0);
        }
    }
}
