//! Every sentence quotes the numbers of the run, rounded as shown, and no others.

use vecinos_ensemble::{Band, Bands, EnsembleResult};
use vecinos_report::findings::{NumberStyle, Origin, Statistic, World, direction};
use vecinos_report::number::{fixed, signed};
use vecinos_report::reading::Links;
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

fn of_band(band: &Band, statistic: Statistic) -> f64 {
    match statistic {
        Statistic::Low => band.p5,
        Statistic::Median => band.p50,
        Statistic::High => band.p95,
    }
}

/// Looks a quoted number up in the run, without the code under test.
fn look_up(result: &EnsembleResult, origin: &Origin) -> f64 {
    match origin {
        Origin::Indicator {
            id,
            world,
            closure,
            links,
            statistic,
            month,
        } => {
            let indicator = result
                .indicators
                .iter()
                .find(|indicator| indicator.id == *id)
                .expect("an indicator");
            let bands = match (closure, links) {
                (None, Links::Measured) => &indicator.all,
                (_, Links::Judged) => indicator.judged.as_ref().expect("judged links"),
                (Some(closure), _) => {
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
        Origin::WindowTotal {
            id,
            links,
            statistic,
        } => {
            let total = result.indicator(id).expect("an indicator").window_total;
            let total = total.expect("a sum over the window");
            let band = match links {
                Links::Measured => total.measured,
                Links::Judged => total.judged.expect("judged links"),
            };
            of_band(&band, *statistic)
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
            of_band(&row.output, *statistic)
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
    ["90", "5"].contains(&number) || (number.len() == 4 && number.starts_with("20"))
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

fn ids(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.id.as_str()).collect()
}

#[test]
fn the_ledger_is_told_with_the_measured_band_first_and_the_judged_band_after() {
    for language in Language::ALL {
        let (result, findings) = all(language);
        let remittances = findings
            .iter()
            .find(|finding| finding.id == "remittances-MEX")
            .expect("a finding on remittances");
        let links: Vec<Links> = remittances
            .numbers
            .iter()
            .filter_map(|number| match number.origin {
                Origin::Indicator { links, .. } => Some(links),
                _ => None,
            })
            .collect();
        assert_eq!(links[..3], [Links::Measured; 3]);
        assert_eq!(links[3..], [Links::Judged; 3]);
        let place = |number: usize| {
            let shown = &remittances.numbers[number].shown;
            remittances.sentence.find(shown).expect("a number")
        };
        assert!(place(0) < place(3) && place(1) < place(4));
        check(&result, remittances);
    }
}

#[test]
fn where_only_judged_links_move_something_the_sentence_says_so() {
    let (_, findings) = all(Language::English);
    let sentence = |id: &str| {
        let found = findings.iter().find(|finding| finding.id == id);
        &found.expect("a finding").sentence
    };
    assert!(
        sentence("homicides-MEX")
            .starts_with("No published link moves homicides in Mexico; with judged links +"),
        "{}",
        sentence("homicides-MEX")
    );
    assert!(
        sentence("removals-USA").contains(
            "; judged links change nothing here; with published links summed over the window +"
        ),
        "{}",
        sentence("removals-USA")
    );
    assert!(!ids(&findings).contains(&"synthetic-opioid-deaths-USA"));
}

#[test]
fn where_trade_does_not_move_its_findings_shrink_to_one_sentence() {
    for language in Language::ALL {
        let result = fixture::without_trade();
        let found = findings(&result, &Catalogue::new(language));
        let ids = ids(&found);
        assert_eq!(ids.last(), Some(&"rates"));
        assert!(
            !ids.iter()
                .any(|id| id.starts_with("income") || id.starts_with("imports"))
        );
        // The levers of the scenario are those of firearms: what they reach stands first.
        assert_eq!(ids[..2], ["homicides-MEX", "security-cooperation-ALL"]);
        for finding in &found {
            check(&result, finding);
        }
        let gdp = found
            .iter()
            .find(|finding| finding.id == "gdp-USA")
            .expect("GDP");
        let words = match language {
            Language::English => "all of it comes from the number of workers",
            Language::Spanish => "todo viene del número de trabajadores",
        };
        assert!(gdp.sentence.contains(words), "{}", gdp.sentence);
    }
}

#[test]
fn an_effect_that_is_over_by_the_end_is_read_one_year_after_the_departure() {
    let mut result = fixture::without_trade();
    let end = result.months.len() - 1;
    let peso = result
        .indicators
        .iter_mut()
        .find(|indicator| indicator.id == "pesos_per_dollar.MEX")
        .expect("the peso");
    for bands in [&mut peso.all, peso.judged.as_mut().expect("judged links")] {
        let difference = &mut bands.difference;
        for values in [&mut difference.p5, &mut difference.p50, &mut difference.p95] {
            values[end] = 0.0;
        }
    }
    let found = findings(&result, &Catalogue::new(Language::English));
    let sentence = &found
        .iter()
        .find(|finding| finding.id == "pesos-per-dollar-MEX")
        .expect("a finding")
        .sentence;
    assert!(sentence.contains("December 2027"), "{sentence}");
}
