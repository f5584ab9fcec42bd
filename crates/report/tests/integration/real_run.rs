//! A real run of a ready scenario with a few draws, through findings, page and folder.

use std::sync::OnceLock;

use vecinos_ensemble::{EnsembleResult, RunSettings, run_ensemble};
use vecinos_evidence::sources::Bibliography;
use vecinos_report::run_folder::{FILES, write};
use vecinos_report::{Catalogue, Language, findings, render};
use vecinos_world::Model;
use vecinos_world::scenario::library;

use crate::{findings::check, fixture};

fn run(name: &str) -> EnsembleResult {
    let model = Model::embedded().expect("the embedded model");
    let scenario = library::resolve(name).expect("a ready scenario");
    let settings = RunSettings {
        draws: 6,
        ..RunSettings::of_scenario(&scenario)
    };
    run_ensemble(&model, &scenario, &settings, &|_, _| {}).expect("a run")
}

fn usmca_ends() -> &'static EnsembleResult {
    static RUN: OnceLock<EnsembleResult> = OnceLock::new();
    RUN.get_or_init(|| run("usmca-ends"))
}

#[test]
fn sentences_quote_the_run() {
    let result = usmca_ends();
    for language in Language::ALL {
        let found = findings(result, &Catalogue::new(language));
        assert_eq!(
            found.len(),
            25,
            "every finding that does not round to nothing"
        );
        for finding in &found {
            check(result, finding);
        }
    }
}

#[test]
fn the_page_is_complete_and_every_cited_source_is_known() {
    let result = usmca_ends();
    let bibliography = Bibliography::embedded().expect("the embedded bibliography");
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let page = render(result, &bibliography, &fixture::identity(), &catalogue).expect("a page");
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        for anchor in page.split("href=\"#").skip(1) {
            let anchor = anchor.split('"').next().expect("an anchor");
            assert!(ids.contains(&anchor), "{language}: #{anchor} leads nowhere");
        }
        assert!(!page.contains("NaN"));
        assert!(!page.contains(&catalogue.text("section-empty")));
        for sector in fixture::SECTORS {
            let name = vecinos_report::names::sector(&catalogue, sector);
            assert!(page.contains(&name), "{language}: {name}");
        }
    }
}

#[test]
fn the_folder_is_whole() {
    let place = tempfile::tempdir().expect("a place");
    let bibliography = Bibliography::embedded().expect("the embedded bibliography");
    let catalogue = Catalogue::new(Language::Spanish);
    let target = place.path().join("run");
    write(
        usmca_ends(),
        &bibliography,
        &fixture::identity(),
        &catalogue,
        &target,
    )
    .expect("a folder");
    for name in FILES {
        assert!(
            target.join(name).metadata().expect("a file").len() > 0,
            "{name}"
        );
    }
}

#[test]
fn a_scenario_without_a_departure_makes_a_page() {
    let mut result = usmca_ends().clone();
    result.departure = None;
    result.sectors.clear();
    let bibliography = Bibliography::embedded().expect("the embedded bibliography");
    let catalogue = Catalogue::new(Language::English);
    let page = render(&result, &bibliography, &fixture::identity(), &catalogue).expect("a page");
    assert!(page.contains("The scenario never departs from its baseline"));
    assert!(page.contains("Nothing of trade parts from the baseline"));
}
