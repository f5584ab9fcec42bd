//! The record of measures: what is embedded reads, and every kind of slip is located and named.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::measures::{MeasureRecord, MeasureVocabulary, UsmcaRule};
use vecinos_evidence::source_text::SourceText;

const GOOD: &str = r#"
[[measure]]
id = "test"
title = "Test"
title_es = "Prueba"
authority = "section_122"
importer = "USA"
exporters = ["MEX", "CAN"]
except_groups = ["energy"]
sectors = { food = 0.5 }
usmca = "exempt"
statutory_share = 0.8
yields_to = ["section_232"]
steps = [
    { from = 2026-02-24, rate = 0.10 },
    { from = 2026-05-01, until = 2026-07-23, rate = 0.15, exempt_share_answers = false },
]
grade = "published"
source = ["usmca_text"]
"#;

fn read(text: &str) -> Result<MeasureRecord, Diagnostics> {
    let vocabulary = MeasureVocabulary::embedded().unwrap();
    MeasureRecord::read([SourceText::new("measures.toml", text)], &vocabulary)
}

/// The code, line and suggestion of the only problem of [`GOOD`] with one text in place of another.
fn slip(from: &str, to: &str) -> (&'static str, usize, Option<String>) {
    assert!(GOOD.contains(from), "{from}");
    let problems = read(&GOOD.replace(from, to)).unwrap_err();
    assert_eq!(problems.0.len(), 1, "{problems}");
    let problem = &problems.0[0];
    assert_eq!(problem.file, "measures.toml");
    (problem.code, problem.line, problem.suggestion.clone())
}

#[test]
fn the_embedded_record_reads_and_every_measure_has_a_spanish_title_and_steps() {
    let record = MeasureRecord::embedded().unwrap();
    assert!(record.measures.len() > 40);
    for measure in &record.measures {
        assert!(
            !measure.title.is_empty() && !measure.title_es.is_empty(),
            "{}",
            measure.id
        );
        assert!(!measure.steps.is_empty(), "{}", measure.id);
    }
    assert_eq!(record.preferences.len(), 6);
    let reading = MeasureRecord::tracker_reading().unwrap();
    assert!(reading.measures.len() > record.measures.len());
}

#[test]
fn the_shares_of_product_groups_fit_into_their_sector() {
    let record = MeasureRecord::embedded().unwrap();
    let mut sums = std::collections::BTreeMap::new();
    for row in &record.product_shares {
        assert!((0.0..=1.0).contains(&row.share));
        *sums.entry((&row.partner, &row.sector)).or_insert(0.0) += row.share;
    }
    for (cell, sum) in sums {
        assert!(sum <= 1.0 + 1e-5, "{cell:?} {sum}");
    }
}

#[test]
fn steps_follow_one_another() {
    let record = read(GOOD).unwrap();
    let measure = &record.measures[0];
    assert_eq!(measure.usmca, UsmcaRule::Exempt);
    assert_eq!(measure.steps[0].until.unwrap().to_string(), "2026-04-30");
    assert!(measure.steps[0].exempt_share_answers && !measure.steps[1].exempt_share_answers);
    assert_eq!(
        measure.sectors.as_ref().unwrap()["food"].to_bits(),
        0.5_f64.to_bits()
    );
}

#[test]
fn misspelt_names_get_the_nearest_valid_one() {
    assert_eq!(
        slip("section_122", "secton_122"),
        ("unknown-name", 6, Some("section_122".to_owned()))
    );
    assert_eq!(slip("\"MEX\"", "\"MXE\"").0, "unknown-name");
    assert_eq!(
        slip("food =", "foods ="),
        ("unknown-name", 10, Some("food".to_owned()))
    );
    assert_eq!(
        slip("energy", "enregy"),
        ("unknown-name", 9, Some("energy".to_owned()))
    );
    assert_eq!(
        slip("section_232", "section_223"),
        ("unknown-name", 13, Some("section_232".to_owned()))
    );
    assert_eq!(
        slip("usmca_text", "usmca_txt"),
        ("unknown-source", 19, Some("usmca_text".to_owned()))
    );
    assert_eq!(
        slip("usmca =", "umsca ="),
        ("unknown-key", 11, Some("usmca".to_owned()))
    );
    let parameter = slip(
        "grade =",
        "collected_share = \"tariff_programmes.metals\"\ngrade =",
    );
    assert_eq!((parameter.0, parameter.1), ("unknown-parameter", 18));
}

#[test]
fn rates_shares_and_dates_out_of_order_are_located() {
    assert_eq!(slip("rate = 0.10", "rate = -0.10").0, "rate-out-of-range");
    assert_eq!(slip("rate = 0.10", "rate = \"10%\"").0, "percent-sign");
    assert_eq!(slip("food = 0.5", "food = 1.5").0, "share-out-of-range");
    assert_eq!(
        slip("until = 2026-07-23", "until = 2026-04-23").0,
        "date-order"
    );
    assert_eq!(
        slip("from = 2026-05-01", "from = 2026-02-24").0,
        "overlapping-dates"
    );
    assert_eq!(
        slip("from = 2026-05-01", "from = 2026-13-01").0,
        "toml-syntax"
    );
    assert_eq!(
        slip("source = [\"usmca_text\"]", "source = []").0,
        "estimated-without-source"
    );
    assert_eq!(
        slip("usmca = \"exempt\"", "usmca = \"domestic_content\"").0,
        "missing-key"
    );
    let twice = format!("{GOOD}{GOOD}");
    assert_eq!(read(&twice).unwrap_err().0[0].code, "duplicate-id");
}
