//! The page as a whole: self-contained, escaped, complete, the same every time.

use std::collections::BTreeSet;

use vecinos_report::{Catalogue, Language, findings, render};

use crate::fixture;

fn page(language: Language) -> String {
    render(
        &fixture::result(),
        &fixture::bibliography(),
        &fixture::identity(),
        &Catalogue::new(language),
    )
    .unwrap()
}

#[test]
fn the_page_needs_nothing_else() {
    for language in Language::ALL {
        let page = page(language);
        // Patterns and arrowheads of pictures are named inside the page.
        let inside = page.replace("url(#", "");
        for outside in [
            "<script", "<link", "<img", "@import", "url(", "src=", "<iframe", "http://", "https://",
        ] {
            assert!(!inside.contains(outside), "{language}: {outside}");
        }
        assert!(page.starts_with("<!DOCTYPE html>"));
        assert!(page.contains(&format!("<html lang=\"{}\">", language.tag())));
    }
}

#[test]
fn ids_are_unique_and_every_anchor_exists() {
    for language in Language::ALL {
        let page = page(language);
        let values = |attribute: &str| -> Vec<String> {
            page.split(attribute)
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().to_owned())
                .collect()
        };
        let ids = values(" id=\"");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice");
        for pattern in page.split("url(#").skip(1) {
            let pattern = pattern.split(')').next().unwrap().to_owned();
            assert!(
                unique.contains(&pattern),
                "{language}: no pattern {pattern}"
            );
        }
        for anchor in values("href=\"#") {
            assert!(
                unique.contains(&anchor),
                "{language}: #{anchor} leads nowhere"
            );
        }
        for labels in values("aria-labelledby=\"") {
            for label in labels.split(' ') {
                assert!(unique.contains(&label.to_owned()), "{label}");
            }
        }
    }
}

#[test]
fn tags_are_closed_in_order() {
    for language in Language::ALL {
        let page = page(language);
        let mut open: Vec<&str> = Vec::new();
        for piece in page.split('<').skip(1) {
            let tag = piece.split('>').next().unwrap();
            let name = tag
                .trim_start_matches('/')
                .split([' ', '\n', '/'])
                .next()
                .unwrap();
            if tag.starts_with('!') || tag.ends_with('/') || ["meta", "br"].contains(&name) {
                continue;
            }
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name), "{language}: near {piece}");
            } else {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn every_finding_stands_on_the_page() {
    for language in Language::ALL {
        let text = page(language).replace("<b>", "").replace("</b>", "");
        for finding in findings(&fixture::result(), &Catalogue::new(language)) {
            let escaped = finding
                .sentence
                .replace('&', "&#38;")
                .replace('\'', "&#39;");
            assert!(text.contains(&escaped), "{language}: {escaped}");
        }
    }
}

#[test]
fn every_picture_has_a_title_and_a_table_behind_it() {
    let page = page(Language::English);
    let figures: Vec<&str> = page.split("<figure").skip(1).collect();
    assert!(figures.len() >= 14, "{}", figures.len());
    for figure in figures {
        let figure = figure.split("</figure>").next().unwrap();
        assert_eq!(
            figure.matches("<svg").count(),
            figure.matches("<title").count()
        );
        assert_eq!(
            figure.matches("<svg").count(),
            figure.matches("<desc").count()
        );
        assert!(
            figure.contains("<svg") && figure.contains("<table") && figure.contains("<figcaption>")
        );
        assert!(
            !figure.contains("<desc></desc>"),
            "a picture without description"
        );
    }
}

#[test]
fn what_comes_from_files_is_escaped() {
    let mut result = fixture::result();
    result.title = "<script>alert(1)</script>".to_owned();
    result.scenario = "\"><img>".to_owned();
    result.log[0].description = "<b onload=x>".to_owned();
    result.parameters[0].unit = "<i>".to_owned();
    let page = render(
        &result,
        &fixture::bibliography(),
        &fixture::identity(),
        &Catalogue::new(Language::English),
    )
    .unwrap();
    for raw in ["<script", "<img", "<b onload", "<i>", "# <&>", "<A>"] {
        assert!(!page.contains(raw), "{raw}");
    }
    assert!(
        page.contains("&#60;script&#62;alert(1)"),
        "the title is still readable"
    );
}

#[test]
fn only_cited_sources_are_listed() {
    let page = page(Language::English);
    assert!(page.contains("The Long and Short (Run) of Trade Elasticities"));
    assert!(!page.contains("Not cited"));
}

#[test]
fn failed_draws_are_shown() {
    let mut result = fixture::result();
    assert!(!page(Language::English).contains("class=\"warning\""));
    let failure = |draw| vecinos_ensemble::DrawFailure {
        draw,
        month: Some(result.months[3]),
        world: Some(vecinos_ensemble::LogWorld::Scenario),
        residual: Some(0.1),
        message: "stalled".to_owned(),
    };
    result.failures = vec![failure(3), failure(3), failure(9)];
    let page = render(
        &result,
        &fixture::bibliography(),
        &fixture::identity(),
        &Catalogue::new(Language::English),
    )
    .unwrap();
    assert!(page.contains("2 draws of 200 found no equilibrium"));
}

#[test]
fn policies_and_assumptions_stand_apart() {
    let page = page(Language::English);
    let asked = page
        .split("<section id=\"asked\">")
        .nth(1)
        .unwrap()
        .split("</section>")
        .next()
        .unwrap();
    let (policies, assumptions) = asked.split_once("Assumptions</h3>").unwrap();
    assert!(
        policies
            .contains("United States: <span lang=\"en\">the USMCA ends with Mexico, Canada</span>")
            && !policies.contains("IEEPA tariffs")
    );
    assert!(
        assumptions.contains("trade.border_pass_through") && !assumptions.contains("time_profile")
    );
}

#[test]
fn measures_are_told_in_the_language_of_the_page() {
    let spanish = page(Language::Spanish);
    assert!(spanish.contains("<span lang=\"es-MX\">termina el T-MEC con México, Canadá</span>"));
    assert!(spanish.contains("<td lang=\"es-MX\">Aranceles de la IEEPA: 25 %</td>"));
    let mut result = fixture::result();
    let action = &mut result.log[1];
    action.name = "tariff".to_owned();
    action.magnitude = Some(0.125);
    action.sectors = vec!["motor_vehicles".to_owned(), "textiles".to_owned()];
    action.usmca_exempt = true;
    let render = |result: &vecinos_ensemble::EnsembleResult, language| {
        render(
            result,
            &fixture::bibliography(),
            &fixture::identity(),
            &Catalogue::new(language),
        )
        .unwrap()
    };
    let line = "12.5% added on vehicles and parts, textiles and clothing from Mexico, Canada, USMCA goods exempt";
    assert!(render(&result, Language::English).contains(line));
    result.log[1].sectors = fixture::SECTORS.iter().map(ToString::to_string).collect();
    result.log[1].usmca_exempt = false;
    assert!(
        render(&result, Language::Spanish)
            .contains("12.5% adicional a 23 sectores de México, Canadá<")
    );
    // A measure the catalogue does not know is told as the log tells it, and marked as English.
    result.log[0].title_es = None;
    assert!(
        render(&result, Language::Spanish).contains("<td lang=\"en\">IEEPA tariffs: 25 %</td>")
    );
}

#[test]
fn the_picture_stands_alone() {
    for language in Language::ALL {
        let mut result = fixture::result();
        let (identity, catalogue) = (fixture::identity(), Catalogue::new(language));
        let picture = vecinos_report::picture(&result, &identity, &catalogue).unwrap();
        assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert_eq!(
            picture.matches("<svg ").count(),
            4,
            "a frame and three panels"
        );
        assert!(picture.contains("prefers-color-scheme:dark") && !picture.contains("url("));
        assert!(
            picture.contains("−0.61%") && picture.contains("−0.08%") && picture.contains("−0.19%")
        );
        assert!(!picture.contains("picture-"), "a message key shows");
        result.months.clear();
        assert!(vecinos_report::picture(&result, &identity, &catalogue).is_none());
    }
}

#[test]
fn an_empty_run_still_makes_a_page() {
    let mut result = fixture::result();
    result.months.clear();
    result.indicators.clear();
    result.sectors.clear();
    result.rates.clear();
    result.dots.clear();
    result.log.clear();
    result.parameters.clear();
    result.departure = None;
    for language in Language::ALL {
        let page = render(
            &result,
            &fixture::bibliography(),
            &fixture::identity(),
            &Catalogue::new(language),
        )
        .unwrap();
        assert!(page.contains("</html>") && !page.contains("NaN"));
    }
}

#[test]
fn a_page_with_one_closure_names_only_that_one() {
    let mut result = fixture::result();
    for indicator in &mut result.indicators {
        indicator.by_closure.truncate(1);
    }
    result
        .sectors
        .retain(|row| row.closure == vecinos_world::Closure::FlexibleWages);
    let page = render(
        &result,
        &fixture::bibliography(),
        &fixture::identity(),
        &Catalogue::new(Language::English),
    )
    .unwrap();
    let months = page
        .split("<section id=\"months\">")
        .nth(1)
        .unwrap()
        .split("</section>")
        .next()
        .unwrap();
    assert!(months.contains("flexible wages, median") && !months.contains("downward-rigid"));
    assert!(
        !page.contains("figure-net-jobs"),
        "net jobs come from the closure that has no draws"
    );
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    assert_eq!(page(Language::Spanish), page(Language::Spanish));
}

#[test]
fn no_message_key_shows_on_the_page() {
    for language in Language::ALL {
        let page = page(language);
        let body = page.split("<body>").nth(1).unwrap();
        let text: String = body
            .split('<')
            .filter_map(|piece| piece.split_once('>'))
            .flat_map(|(_, text)| [text, " "])
            .collect();
        for family in [
            "indicator-",
            "section-",
            "column-",
            "sector-",
            "unit-",
            "legend-",
            "figure-",
            "caveat-",
            "ledger-",
            "links-",
            "weights-",
            "parameter-group-",
            "lever-value-",
            "channel-",
            "port-",
            "{$",
            "{ $",
        ] {
            assert!(
                !text.contains(family),
                "{language}: a key beginning with `{family}` shows"
            );
        }
    }
}
