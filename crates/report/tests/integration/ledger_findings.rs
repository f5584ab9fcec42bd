//! Findings of the ledger in time: shocks that are over, flows summed over the window, effects that round to nothing.

use vecinos_ensemble::EnsembleResult;
use vecinos_report::{Catalogue, Language, findings};

use crate::findings::check;
use crate::fixture;

fn only_in(result: &mut EnsembleResult, id: &str, month: usize) {
    let found = result.indicators.iter_mut().find(|one| one.id == id);
    let indicator = found.expect("an indicator");
    for bands in [
        &mut indicator.all,
        indicator.judged.as_mut().expect("judged links"),
    ] {
        let difference = &mut bands.difference;
        for values in [&mut difference.p5, &mut difference.p50, &mut difference.p95] {
            for (position, value) in values.iter_mut().enumerate() {
                if position != month {
                    *value = 0.0;
                }
            }
        }
    }
}

fn sentence_of(result: &EnsembleResult, language: Language, id: &str) -> Option<String> {
    let found = findings(result, &Catalogue::new(language));
    for finding in &found {
        check(result, finding);
    }
    found
        .into_iter()
        .find(|finding| finding.id == id)
        .map(|finding| finding.sentence)
}

#[test]
fn a_shock_that_is_over_is_read_where_it_is_largest() {
    for (language, month) in [
        (Language::English, "March 2027"),
        (Language::Spanish, "marzo de 2027"),
    ] {
        let mut result = fixture::without_trade();
        let months = result.months.iter();
        let place = months
            .map(ToString::to_string)
            .position(|one| one == "2027-03");
        only_in(&mut result, "pesos_per_dollar.MEX", place.expect("a month"));
        let sentence = sentence_of(&result, language, "pesos-per-dollar-MEX").expect("a finding");
        assert!(sentence.contains(month), "{sentence}");
    }
}

#[test]
fn a_flow_is_summed_over_the_window_and_its_largest_month_is_named() {
    for (language, words) in [
        (
            Language::English,
            [
                "; with published links largest in March 2027: ",
                "; with published links summed over the window ",
            ],
        ),
        (
            Language::Spanish,
            [
                "; con vínculos publicados, el mayor efecto es en marzo de 2027: ",
                "; con vínculos publicados, sumado sobre todo el periodo, ",
            ],
        ),
    ] {
        let mut result = fixture::result();
        let months = result.months.iter();
        let place = months
            .map(ToString::to_string)
            .position(|one| one == "2027-03");
        let found = result
            .indicators
            .iter_mut()
            .find(|one| one.id == "removals.USA");
        let difference = &mut found.expect("removals").all.difference;
        for values in [&mut difference.p5, &mut difference.p50, &mut difference.p95] {
            values[place.expect("a month")] = -90_000.0;
        }
        let sentence = sentence_of(&result, language, "removals-USA").expect("a finding");
        for words in words {
            assert!(sentence.contains(words), "{sentence}");
        }
    }
}

#[test]
fn what_rounds_to_nothing_is_not_told() {
    for language in Language::ALL {
        let mut result = fixture::result();
        for id in ["gdp.USA", "real_income.MEX"] {
            let found = result.indicators.iter_mut().find(|one| one.id == id);
            let indicator = found.expect("an indicator");
            for bands in std::iter::once(&mut indicator.all).chain(indicator.judged.as_mut()) {
                let difference = &mut bands.difference;
                difference.p5.fill(0.0);
                difference.p50.fill(0.000_2);
                difference.p95.fill(0.006);
            }
        }
        assert_eq!(sentence_of(&result, language, "gdp-USA"), None);
        assert_eq!(sentence_of(&result, language, "income-MEX"), None);
    }
}
