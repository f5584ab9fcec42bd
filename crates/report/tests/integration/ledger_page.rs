//! The ledger on the page: both bands, the indices, the couplings, levers in words, parameters by channel.

use vecinos_ensemble::EnsembleResult;
use vecinos_report::{Catalogue, Language, measures, render};

use crate::fixture;

fn page(result: &EnsembleResult, language: Language) -> String {
    render(
        result,
        &fixture::bibliography(),
        &fixture::identity(),
        &Catalogue::new(language),
    )
    .unwrap()
}

fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let start = format!("<section id=\"{id}\">");
    let rest = page.split(&start).nth(1).expect("a section");
    rest.split("</section>").next().unwrap()
}

#[test]
fn neither_band_is_hidden() {
    for language in Language::ALL {
        let page = page(&fixture::result(), language);
        let ledger = section(&page, "ledger");
        let pictures: Vec<&str> = ledger.split("<svg").skip(1).collect();
        assert!(pictures.len() >= 18, "{}", pictures.len());
        // Judged links change nothing of removals, returns and jobs here.
        let same = ["removals", "returned-total", "jobs"];
        for picture in pictures {
            let id = picture.split("aria-labelledby=\"").nth(1).unwrap();
            let id = id.split('"').next().unwrap();
            let differs = !same.iter().any(|name| id.contains(name));
            for class in ["\"band-90 ink-first\"", "\"line dashed ink-second\""] {
                assert!(picture.contains(class), "{language}: {class} of {id}");
            }
            for class in ["<pattern", "\"hatched ink-second\"", "\"edge ink-second\""] {
                assert_eq!(
                    picture.contains(class),
                    differs,
                    "{language}: {class} of {id}"
                );
            }
        }
        let words = Catalogue::new(language).text("legend-judged-band");
        assert!(ledger.contains(&words));
    }
}

#[test]
fn a_judged_band_inside_the_measured_one_is_seen_by_its_edges() {
    let mut result = fixture::result();
    for indicator in &mut result.indicators {
        let all = indicator.all.clone();
        if let Some(judged) = &mut indicator.judged {
            for (judged, all) in [
                (&mut judged.scenario, &all.scenario),
                (&mut judged.difference, &all.difference),
            ] {
                judged.p5.clone_from(&all.p25);
                judged.p95.clone_from(&all.p75);
            }
        }
    }
    let page = page(&result, Language::English);
    let picture = section(&page, "ledger").split("<svg").nth(1).unwrap();
    assert_eq!(picture.matches("\"edge ink-second\"").count(), 2);
    assert!(!picture.contains("<pattern"));
}

/// Judged links may move the baseline too: what they add is drawn above the one baseline on the chart, whatever their own is.
#[test]
fn the_judged_line_is_the_drawn_baseline_plus_the_judged_difference() {
    for language in Language::ALL {
        let mut result = fixture::result();
        let before = page(&result, language);
        for judged in result
            .indicators
            .iter_mut()
            .filter_map(|indicator| indicator.judged.as_mut())
        {
            for level in [&mut judged.baseline, &mut judged.scenario] {
                for values in [&mut level.p5, &mut level.p50, &mut level.p95] {
                    for value in values.iter_mut() {
                        *value -= 30.0;
                    }
                }
            }
        }
        let after = page(&result, language);
        assert_eq!(section(&before, "ledger"), section(&after, "ledger"));
        let words = Catalogue::new(language).text("legend-judged-level");
        assert!(section(&after, "ledger").contains(&words));
    }
}

#[test]
fn what_does_not_move_is_named_and_not_drawn() {
    let page = page(&fixture::result(), Language::English);
    let ledger = section(&page, "ledger");
    assert!(ledger.contains("not drawn: Deaths from synthetic opioids, United States."));
    assert!(!ledger.contains("chart-ledger-lives-synthetic"));
}

#[test]
fn the_index_under_a_single_weight_is_its_component() {
    let result = fixture::result();
    let page = page(&result, Language::English);
    let ledger = section(&page, "ledger");
    let table = ledger
        .split("<caption>Commercial relationship (index) under each single weight")
        .nth(1)
        .expect("a table of weights");
    let table = table.split("</table>").next().unwrap();
    assert_eq!(
        table.matches("<tr>").count(),
        5,
        "a head, the index, three components"
    );
    let row = table.split("Only goods trade").nth(1).expect("a row");
    let cells: Vec<&str> = row.split("<td>").skip(1).take(4).collect();
    assert!(
        cells[0].starts_with("1<"),
        "the central weight: {}",
        cells[0]
    );
    assert!(cells[2].starts_with("−6"), "{}", cells[2]);
    assert!(cells[3].starts_with("−10"), "{}", cells[3]);
    assert!(ledger.contains("ledger.weight_trade, ledger.weight_investment"));
}

#[test]
fn couplings_are_listed_with_grade_and_state() {
    let result = fixture::result();
    let page = page(&result, Language::English);
    let links = section(&page, "couplings");
    assert_eq!(
        links.matches("<tr id=\"link-").count(),
        result.couplings.len()
    );
    assert_eq!(links.matches("switched off</td>").count(), 1);
    assert!(links.contains("judged band only") && links.contains("both bands"));
    assert!(links.contains("class=\"map\"") && !links.contains("<style"));
    let mut without = result;
    without.couplings.clear();
    let page = page_without_links(&without);
    assert!(!page.contains("class=\"map\""));
}

fn page_without_links(result: &EnsembleResult) -> String {
    page(result, Language::Spanish)
}

#[test]
fn levers_are_told_in_words_with_their_unit() {
    let result = fixture::result();
    let (english, spanish) = (
        page(&result, Language::English),
        page(&result, Language::Spanish),
    );
    assert!(section(&english, "asked").contains("Southbound inspections: ×2.5"));
    assert!(section(&spanish, "asked").contains("Inspecciones hacia el sur: ×2.5"));
    assert!(section(&spanish, "asked").contains("(decreto)"));
    // A recorded measure is told by its title; what stands after a colon in it is no rate.
    assert!(section(&english, "log").contains(
        "Joint tracing: a second office (Tracing and action against straw purchases: ×1.2)"
    ));
    assert!(section(&spanish, "log").contains(
        "Rastreo conjunto: una segunda oficina (Rastreo y acción contra compradores de paja: ×1.2)"
    ));
}

#[test]
fn a_lever_set_to_nothing_is_told_as_zero() {
    let mut entry = fixture::result().log[2].clone();
    entry.name = "firearms.assault_weapons_ban".to_owned();
    entry.magnitude = None;
    let (line, language) = measures::describe(&entry, &Catalogue::new(Language::English));
    assert_eq!(
        (line.as_str(), language),
        ("U.S. ban on assault weapons (share in force): 0%", "en")
    );
}

#[test]
fn units_the_catalogue_does_not_know_stay_as_they_are() {
    let catalogue = Catalogue::new(Language::Spanish);
    assert_eq!(measures::lever_value(&catalogue, "share", 0.125), "12.5%");
    assert_eq!(
        measures::lever_value(&catalogue, "persons a month", 5000.0),
        "5,000 personas al mes"
    );
    assert_eq!(
        measures::lever_value(&catalogue, "furlongs", 2.0),
        "2 furlongs"
    );
}

#[test]
fn parameters_stand_by_channel_and_only_touched_ones_are_open() {
    let page = page(&fixture::result(), Language::English);
    let evidence = section(&page, "evidence");
    let groups: Vec<&str> = evidence.split("<details class=\"group\"").skip(1).collect();
    assert_eq!(groups.len(), 4);
    let open = |title: &str| {
        let group = groups.iter().find(|group| group.contains(title));
        group.expect("a group").starts_with(" open>")
    };
    assert!(open("Production chains <span") && open("Firearms <span"));
    assert!(!open("Weights of the indices") && !open("Cartels <span"));
    assert!(evidence.contains("1.549×10⁻⁸"));
}

#[test]
fn where_trade_does_not_move_the_page_opens_with_what_does() {
    for language in Language::ALL {
        let page = page(&fixture::without_trade(), language);
        assert!(page.contains("figure-ledger-opening"));
        for gone in ["months", "assumptions", "welfare", "sectors"] {
            assert!(
                !page.contains(&format!("<section id=\"{gone}\">")),
                "{gone}"
            );
            assert!(!page.contains(&format!("href=\"#{gone}\"")), "{gone}");
        }
        assert!(!page.contains("figure-real-income"));
        let text = Catalogue::new(language).text("trade-unmoved");
        assert!(section(&page, "headline").contains(&text));
    }
}
