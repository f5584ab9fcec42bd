//! The page of the backcast, on a small one built by hand.

use vecinos_ensemble::backcast::{Backcast, BackcastScore, PartnerBackcast};
use vecinos_ensemble::{Bands, RunSettings};
use vecinos_evidence::registry::Registry;
use vecinos_report::findings::{Origin, ScoreMeasure};
use vecinos_report::number::fixed;
use vecinos_report::{Catalogue, Language, backcast_findings, render_backcast};
use vecinos_trade::programmes::acceptance::acceptance;
use vecinos_world::{Month, Side};

use crate::fixture;

fn score(partner: Option<Side>, shift: f64) -> BackcastScore {
    BackcastScore {
        partner,
        relative_model: 7.31 + shift,
        relative_naive: 8.84,
        level_model: 12.27 + shift,
        level_naive: 11.93,
        months_nearer: 0.632,
        level_in_band: 0.158,
    }
}

fn backcast() -> Backcast {
    let origin = Month::new(2024, 12).unwrap();
    let months: Vec<Month> = origin.plus(1).through(origin.plus(19)).collect();
    let wave = |shift: f64| -> Vec<f64> {
        let values = (0..months.len()).map(|month| shift + (month % 5) as f64 - 2.0);
        values.collect()
    };
    let partner = |partner: Side, level: f64| PartnerBackcast {
        partner,
        source: "a_source".to_owned(),
        drift: 0.04,
        observed: wave(level),
        naive: wave(level + 2.0),
        effect: Bands::default(),
        forecast: Bands {
            p5: wave(level - 2.0),
            p25: wave(level - 1.5),
            p50: wave(level - 1.0),
            p75: wave(level - 0.5),
            p95: wave(level),
        },
        relative_observed: wave(5.0),
        relative_naive: wave(0.0),
        relative_forecast: wave(3.0),
    };
    Backcast {
        origin,
        settings: RunSettings {
            draws: 4,
            seed: 1,
            threads: None,
        },
        partners: vec![
            partner(Side::Mex, 45.0),
            partner(Side::Can, 35.0),
            partner(Side::Chn, 25.0),
        ],
        scores: vec![
            score(Some(Side::Mex), 0.0),
            score(Some(Side::Can), 4.0),
            score(Some(Side::Chn), 1.54),
            score(None, 0.5),
        ],
        months,
        rates: acceptance(&Registry::embedded().unwrap()).unwrap(),
    }
}

#[test]
fn scores_are_told_as_they_are_hits_and_misses() {
    let backcast = backcast();
    for language in Language::ALL {
        let found = backcast_findings(&backcast, &Catalogue::new(language));
        assert_eq!(found.len(), 8);
        for finding in &found {
            for number in &finding.numbers {
                let value = match &number.origin {
                    Origin::Score { partner, measure } => {
                        let mut scores = backcast.scores.iter();
                        let score = scores.find(|score| score.partner == *partner).unwrap();
                        match measure {
                            ScoreMeasure::RelativeModel => score.relative_model,
                            ScoreMeasure::RelativeNaive => score.relative_naive,
                            ScoreMeasure::LevelModel => score.level_model,
                            ScoreMeasure::LevelNaive => score.level_naive,
                            ScoreMeasure::MonthsNearer => score.months_nearer * 100.0,
                            ScoreMeasure::LevelInBand => score.level_in_band * 100.0,
                        }
                    }
                    other => panic!("{other:?}"),
                };
                assert_eq!(number.value, value);
                assert_eq!(number.shown, fixed(value, number.decimals));
                assert!(
                    finding.sentence.contains(&number.shown),
                    "{}",
                    finding.sentence
                );
            }
        }
    }
    let english = backcast_findings(&backcast, &Catalogue::new(Language::English));
    assert!(
        english[0]
            .sentence
            .starts_with("Mexico: the model tells the change between partners better")
    );
    assert!(
        english[2]
            .sentence
            .starts_with("Canada: the model tells the change between partners worse")
    );
    assert!(
        english[4]
            .sentence
            .starts_with("China: model and naive forecast do equally well")
    );
}

#[test]
fn the_page_shows_scores_and_misses() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let page = render_backcast(&backcast(), &fixture::identity(), &catalogue).unwrap();
        assert_eq!(page.matches("<svg").count(), 6);
        assert!(page.contains(&catalogue.text("caveat-backcast")));
        assert!(!page.contains("https://") && !page.contains("<script") && !page.contains("NaN"));
        for key in ["backcast-", "caveat-", "legend-"] {
            let text: String = page
                .split("<body>")
                .nth(1)
                .unwrap()
                .split('<')
                .filter_map(|piece| piece.split_once('>'))
                .flat_map(|(_, text)| [text, " "])
                .collect();
            assert!(
                !text.contains(key),
                "{language}: a key beginning with `{key}` shows"
            );
        }
    }
}

#[test]
fn an_empty_backcast_makes_a_page() {
    let mut empty = backcast();
    empty.months.clear();
    empty.partners.clear();
    empty.scores.clear();
    let catalogue = Catalogue::new(Language::Spanish);
    let page = render_backcast(&empty, &fixture::identity(), &catalogue).unwrap();
    assert!(page.contains("</html>"));
}

#[test]
fn the_page_shows_every_rate_compared_beside_what_was_published() {
    let backcast = backcast();
    let identity = fixture::identity();
    let page = render_backcast(&backcast, &identity, &Catalogue::new(Language::English)).unwrap();
    assert_eq!(backcast.rates.charged.len(), 16);
    for row in &backcast.rates.charged {
        let found = page.split("<tr>").find(|line| {
            line.contains(&row.month.to_string())
                && line.contains(&fixed(100.0 * row.model.total(), 2))
        });
        let line = found.unwrap();
        assert!(
            line.contains(&fixed(100.0 * row.observed.total(), 2)),
            "{line}"
        );
    }
    for row in &backcast.rates.statutory {
        assert!(page.contains(&row.day.to_string()));
        assert!(page.contains(&fixed(100.0 * row.by_the_orders, 1)));
    }
}
