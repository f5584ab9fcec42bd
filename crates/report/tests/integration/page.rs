//! The page as a whole.

use vecinos_report::{Catalogue, Language, render};

use crate::fixture;

fn page(language: Language) -> String {
    render(
        &fixture::result(),
        &fixture::bibliography(),
        &fixture::identity(),
        &Catalogue::new(language),
    )
    .expect("a page")
}

#[test]
fn show() {
    for language in Language::ALL {
        std::fs::write(format!("/tmp/F-report-{language}.html"), page(language)).unwrap();
    }
}
