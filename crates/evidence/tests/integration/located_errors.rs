//! Positions, messages and suggestions.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use vecinos_evidence::csv_table::CsvTable;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics, nearest_name};
use vecinos_evidence::source_text::SourceText;

#[test]
fn a_diagnostic_prints_as_one_line_that_editors_understand() {
    let diagnostic =
        Diagnostic::unknown_name("a.toml", 3, 9, "sector", "textles", ["wood", "textiles"]);
    assert_eq!(
        diagnostic.to_string(),
        "a.toml:3:9: error[unknown-name]: unknown sector `textles`; expected `wood` or `textiles`; did you mean `textiles`?"
    );
}

#[test]
fn diagnostics_turn_into_json_with_stable_field_names() {
    let diagnostics = Diagnostics::from(
        Diagnostic::new("gap", "a.csv", 7, 2, "a month is missing").with_text("2025-03"),
    );
    let json = serde_json::to_value(&diagnostics).unwrap();
    assert_eq!(
        json,
        serde_json::json!([{
            "severity": "error", "code": "gap", "file": "a.csv", "line": 7, "column": 2,
            "text": "2025-03", "message": "a month is missing"
        }])
    );
}

#[test]
fn the_nearest_name_is_a_plausible_slip_or_none() {
    let sectors = ["motor_vehicles", "other_transport", "textiles", "wood"];
    assert_eq!(
        nearest_name("motor_vehicle", sectors),
        Some("motor_vehicles")
    );
    assert_eq!(
        nearest_name("Motor Vehicles", sectors),
        Some("motor_vehicles")
    );
    assert_eq!(nearest_name("textlies", sectors), Some("textiles"));
    assert_eq!(nearest_name("vehicles", sectors), Some("motor_vehicles"));
    assert_eq!(nearest_name("MXE", ["USA", "MEX", "CAN"]), Some("MEX"));
    assert_eq!(nearest_name("zebra", sectors), None);
    assert_eq!(nearest_name("", sectors), None);
}

#[test]
fn columns_are_counted_in_characters() {
    let source = SourceText::new("a", "año = 1\nseñal = x");
    let offset = source.text().find('x').unwrap();
    assert_eq!(source.position(offset), (2, 9));
    assert_eq!(source.position(9_999), (2, 10));
}

#[test]
fn missing_files_name_their_neighbour_and_folders_are_not_files() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("scenario.toml"), "x = 1").unwrap();
    let missing = SourceText::read(&folder.path().join("scenaro.toml")).unwrap_err();
    assert_eq!(
        (missing.code, missing.line, missing.column),
        ("missing-file", 1, 1)
    );
    assert_eq!(
        missing.suggestion,
        Some(folder.path().join("scenario.toml").display().to_string())
    );
    for far in ["18title.toml", "e.toml", "scenario-of-another-kind.toml"] {
        std::fs::write(folder.path().join(far), "x = 1").unwrap();
    }
    for unlike in ["title.toml", "nope.toml", "toml", "kind.toml"] {
        let missing = SourceText::read(&folder.path().join(unlike)).unwrap_err();
        assert_eq!(missing.suggestion, None, "{unlike}");
    }
    assert_eq!(
        SourceText::read(folder.path()).unwrap_err().code,
        "not-a-file"
    );
}

#[test]
fn text_that_is_not_utf8_is_located_at_its_first_wrong_byte() {
    let problem = SourceText::from_bytes("a.csv", b"ab\ncd\xff\xfe".to_vec()).unwrap_err();
    assert_eq!(
        (problem.code, problem.line, problem.column),
        ("not-utf8", 2, 3)
    );
    assert_eq!(problem.text.as_deref(), Some("byte 0xff"));
}

#[test]
fn gzip_is_read_and_a_truncated_one_is_located_where_the_text_ends() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.csv.gz");
    let lines: Vec<String> = (0..2_000)
        .map(|row| format!("{row},{}", row * 7919 % 1000))
        .collect();
    let rows = lines.join(
        "
",
    );
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(rows.as_bytes()).unwrap();
    let whole = encoder.finish().unwrap();
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(SourceText::read(&path).unwrap().text(), rows);
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let problem = SourceText::read(&path).unwrap_err();
    assert_eq!(problem.code, "damaged-gzip");
    assert!(
        problem.line > 1 && problem.line < 2_000,
        "line {}",
        problem.line
    );
    std::fs::write(&path, b"not gzip at all").unwrap();
    assert_eq!(SourceText::read(&path).unwrap_err().code, "damaged-gzip");
}

#[test]
fn csv_errors_point_at_their_field() {
    let csv = CsvTable::parse(SourceText::new(
        "a.csv",
        "name,rate\n\"x, y\", 25%\r\n\nz,abc\n",
    ))
    .unwrap();
    let percent = csv.number(&csv.rows()[0], 1).unwrap_err();
    assert_eq!(
        (percent.code, percent.line, percent.column),
        ("percent-sign", 2, 9)
    );
    assert_eq!(percent.suggestion.as_deref(), Some("0.25"));
    let word = csv.number(&csv.rows()[1], 1).unwrap_err();
    assert_eq!((word.code, word.line, word.column), ("not-a-number", 4, 3));
}

proptest! {
    #[test]
    fn random_bytes_never_panic_in_a_csv(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = SourceText::from_bytes("random", bytes)
            && let Ok(csv) = CsvTable::parse(source)
        {
            for row in csv.rows() {
                let _ = (csv.number(row, 0), csv.month(row, 0), csv.date(row, 0), csv.line(row));
            }
        }
    }

    #[test]
    fn text_with_commas_and_quotes_never_panics_in_a_csv(text in "[a-c,\"\n\r 0-9%é]{0,80}") {
        if let Ok(csv) = CsvTable::parse(SourceText::new("random", text)) {
            for row in csv.rows() {
                for column in 0..4 {
                    let _ = csv.number(row, column);
                }
            }
        }
    }
}
