//! Every sentence quotes the numbers of the run, rounded as shown, and no others.

use vecinos_ensemble::{Band, Bands, EnsembleResult};
use vecinos_report::findings::{NumberStyle, Origin, Statistic, World, direction};
use vecinos_report::number::{fixed, signed};
use vecinos_report::{Catalogue, Finding, Language, findings};
use vecinos_world::Closure;

use crate::fixture;

fn quantile(bands: &Bands, statistic: Statistic, month: usize) -> f64 {
    match statistic {
        Statistic::Low => bands.p5[month],
        Statistic::Median => bands.p50[month],
        Statistic::High => bands.p95[month],
    }
}

/// Looks a quoted number up in the run, without the code under test.
fn look_up(result: &EnsembleResult, origin: &Origin) -> f64 {
    match origin {
        Origin::Indicator {
            id,
            world,
            closure,
            statistic,
            month,
        } => {
            let indicator = result
                .indicators
                .iter()
                .find(|indicator| indicator.id == *id)
                .expect("an indicator");
            let bands = match closure {
                None => &indicator.all,
                Some(closure) => {
                    &indicator
                        .by_closure
                        .iter()
                        .find(|set| set.closure == *closure)
                        .expect("a closure")
                        .bands
                }
            };
            let bands = match world {
                World::Baseline => &bands.baseline,
                World::Scenario => &bands.scenario,
                World::Difference => &bands.difference,
            };
            let position = result
                .months
                .iter()
                .position(|other| other == month)
                .expect("a month");
            quantile(bands, *statistic, position)
        }
        Origin::SectorOutput {
            side,
            sector,
            horizon,
            closure,
            statistic,
        } => {
            let row = result
                .sectors
                .iter()
                .find(|row| {
                    row.side == *side
                        && row.sector == *sector
                        && row.horizon == *horizon
                        && row.closure == *closure
                })
                .expect("a sector");
            match statistic {
                Statistic::Low => row.output.p5,
                Statistic::Median => row.output.p50,
                Statistic::High => row.output.p95,
            }
        }
        Origin::Dot {
            indicator,
            elasticity_set,
            closure,
            horizon,
        } => {
            let dot = result.dots.iter().find(|dot| {
                dot.indicator == *indicator
                    && dot.elasticity_set == *elasticity_set
                    && dot.closure == *closure
                    && dot.horizon == *horizon
            });
            dot.expect("a dot").difference
        }
        Origin::Score { .. } => panic!("not a finding of a run"),
        Origin::ElasticitySets { indicator } => {
            let mut sets: Vec<&str> = result
                .dots
                .iter()
                .filter(|dot| dot.indicator == *indicator)
                .map(|dot| dot.elasticity_set.as_str())
                .collect();
            sets.sort_unstable();
            sets.dedup();
            sets.len() as f64
        }
    }
}

pub(crate) fn check(result: &EnsembleResult, finding: &Finding) {
    for number in &finding.numbers {
        let value = look_up(result, &number.origin);
        assert_eq!(
            number.value.to_bits(),
            value.to_bits(),
            "{}: {number:?}",
            finding.id
        );
        let shown = match number.style {
            NumberStyle::Signed => signed(value, number.decimals),
            NumberStyle::Magnitude => fixed(value.abs(), number.decimals),
            NumberStyle::Level => fixed(value, number.decimals),
        };
        assert_eq!(number.shown, shown, "{}", finding.id);
        assert!(
            finding.sentence.contains(&shown),
            "`{shown}` is not in: {}",
            finding.sentence
        );
        // What is shown is the value to within half of its last digit.
        let plain: f64 = shown
            .replace('−', "-")
            .replace(',', "")
            .parse()
            .expect("a number");
        let half = 0.5 / 10_f64.powi(i32::try_from(number.decimals).unwrap()) + 1e-12;
        let exact = if number.style == NumberStyle::Magnitude {
            value.abs()
        } else {
            value
        };
        assert!(
            (plain - exact).abs() <= half,
            "{}: {plain} for {exact}",
            finding.id
        );
    }
}

/// Numbers that may stand in a sentence without being quoted: the width of the band, years of months and papers, and
/// horizons.
fn is_fixed(number: &str) -> bool {
    number == "90" || number == "5" || (number.len() == 4 && number.starts_with("20"))
}

fn all(language: Language) -> (EnsembleResult, Vec<Finding>) {
    let result = fixture::result();
    let findings = findings(&result, &Catalogue::new(language));
    (result, findings)
}

#[test]
fn every_quoted_number_is_the_number_of_the_run() {
    for language in Language::ALL {
        let (result, findings) = all(language);
        assert!(findings.len() >= 12, "{}", findings.len());
        for finding in &findings {
            assert!(!finding.numbers.is_empty(), "{}", finding.id);
            check(&result, finding);
        }
    }
}

#[test]
fn no_sentence_has_a_number_that_is_not_quoted() {
    for language in Language::ALL {
        let (_, findings) = all(language);
        for finding in findings {
            let digits = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
            for word in finding.sentence.split(|letter| !digits(letter)) {
                let number = word.trim_matches(['.', ',']);
                let quoted = finding
                    .numbers
                    .iter()
                    .any(|quoted| quoted.shown.trim_matches(['+', '−']) == number);
                assert!(
                    number.is_empty() || quoted || is_fixed(number),
                    "`{number}` in: {}",
                    finding.sentence
                );
            }
        }
    }
}

#[test]
fn a_check_against_another_run_fails() {
    let (result, findings) = all(Language::English);
    let mut other = result.clone();
    for indicator in &mut other.indicators {
        for value in &mut indicator.all.difference.p50 {
            *value *= 1.5;
        }
    }
    let income = findings
        .iter()
        .find(|finding| finding.id == "income-MEX")
        .expect("a finding on income");
    let outcome = std::panic::catch_unwind(|| check(&other, income));
    assert!(
        outcome.is_err(),
        "the check must notice numbers of another run"
    );
}

#[test]
fn directions_follow_the_band() {
    let band = |p5, p95| Band {
        p5,
        p25: p5,
        p50: f64::midpoint(p5, p95),
        p75: p95,
        p95,
    };
    assert_eq!(direction(&band(-2.0, -1.0)), "lower");
    assert_eq!(direction(&band(0.5, 1.0)), "higher");
    assert_eq!(direction(&band(-1.0, 0.5)), "unsettled");
    assert_eq!(direction(&band(0.0, 0.0)), "unsettled");
    assert_eq!(direction(&band(-0.0001, 0.0)), "unsettled");
}

#[test]
fn an_unsettled_sign_is_said_to_be_unsettled() {
    let mut result = fixture::result();
    let income = result
        .indicators
        .iter_mut()
        .find(|indicator| indicator.id == "real_income.MEX")
        .expect("income");
    for value in &mut income.all.difference.p95 {
        *value = 0.4;
    }
    let english = findings(&result, &Catalogue::new(Language::English));
    let sentence = &english
        .iter()
        .find(|finding| finding.id == "income-MEX")
        .expect("a finding")
        .sentence;
    assert!(
        sentence.contains("the sign is not settled") && sentence.contains("+0.4"),
        "{sentence}"
    );
    assert!(!sentence.contains("lower in"), "{sentence}");
}

#[test]
fn a_scenario_may_fix_the_closure() {
    for (kept, words) in [
        (Closure::FlexibleWages, "with flexible wages throughout"),
        (
            Closure::DownwardRigidWages,
            "with downward-rigid wages throughout",
        ),
    ] {
        let mut result = fixture::result();
        for indicator in &mut result.indicators {
            indicator.by_closure.retain(|set| set.closure == kept);
        }
        result.sectors.retain(|row| row.closure == kept);
        let found = findings(&result, &Catalogue::new(Language::English));
        let income = found
            .iter()
            .find(|finding| finding.id == "income-MEX")
            .expect("a finding");
        assert!(income.sentence.contains(words), "{}", income.sentence);
        assert!(found.iter().any(|finding| finding.id == "sectors-MEX"));
        assert_eq!(
            found.iter().any(|finding| finding.id == "jobs"),
            kept == Closure::DownwardRigidWages
        );
        for finding in &found {
            check(&result, finding);
        }
    }
}

#[test]
fn a_scenario_that_never_departs_is_said_to_change_nothing() {
    let mut result = fixture::result();
    result.departure = None;
    let found = findings(&result, &Catalogue::new(Language::English));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, "never-departs");
}

#[test]
fn an_empty_run_gives_no_findings() {
    let mut result = fixture::result();
    result.months.clear();
    assert!(findings(&result, &Catalogue::new(Language::English)).is_empty());
    let mut result = fixture::result();
    result.indicators.clear();
    result.sectors.clear();
    result.dots.clear();
    assert!(findings(&result, &Catalogue::new(Language::English)).is_empty());
}

#[test]
fn pieces_put_together_are_the_sentence() {
    for language in Language::ALL {
        for finding in all(language).1 {
            let whole: String = finding.pieces().iter().map(|(text, _)| *text).collect();
            assert_eq!(whole, finding.sentence);
            assert!(
                finding.pieces().iter().any(|(_, quoted)| *quoted),
                "{}",
                finding.id
            );
        }
    }
}

#[test]
fn sentences_read_as_they_were_written() {
    let text = |language| {
        all(language)
            .1
            .iter()
            .map(|finding| finding.sentence.clone())
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!("findings_en", text(Language::English));
    insta::assert_snapshot!("findings_es", text(Language::Spanish));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    let mut result = fixture::result();
    for indicator in &mut result.indicators {
        if [
            "net_jobs.USA",
            "statutory_rate.USA.MEX",
            "charged_rate.USA.MEX",
        ]
        .contains(&indicator.id.as_str())
        {
            let sets = indicator.by_closure.iter_mut().map(|set| &mut set.bands);
            for bands in sets.chain([&mut indicator.all]) {
                for values in [
                    &mut bands.difference.p5,
                    &mut bands.difference.p50,
                    &mut bands.difference.p95,
                ] {
                    values.fill(0.0);
                }
            }
        }
    }
    let found = findings(&result, &Catalogue::new(Language::English));
    let sentence = |id: &str| {
        &found
            .iter()
            .find(|finding| finding.id == id)
            .expect("a finding")
            .sentence
    };
    assert!(
        sentence("jobs").contains("not at all in the United States"),
        "{}",
        sentence("jobs")
    );
    assert!(
        sentence("rates").contains("are the same in baseline and scenario"),
        "{}",
        sentence("rates")
    );
    for finding in &found {
        check(&result, finding);
    }
}
