//! The run folder is whole or absent.

use std::fs;
use std::path::{Path, PathBuf};

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, RowAccessor};
use vecinos_report::run_folder::{FILES, RunFolderError, default_path, write};
use vecinos_report::{Catalogue, Language, RunIdentity, input_hash};
use vecinos_world::CHAIN_INDICATORS;

use crate::fixture;

fn write_to(target: &Path) -> Result<PathBuf, RunFolderError> {
    let (result, bibliography, identity) = (
        fixture::result(),
        fixture::bibliography(),
        fixture::identity(),
    );
    write(
        &result,
        &bibliography,
        &identity,
        &Catalogue::new(Language::English),
        target,
    )
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn expected() -> Vec<String> {
    let mut names: Vec<String> = FILES.iter().map(ToString::to_string).collect();
    names.sort();
    names
}

#[test]
fn a_run_folder_is_whole_and_nothing_stands_beside_it() {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("new/deep/run");
    let written = write_to(&target).unwrap();
    assert_eq!(names(&written), expected());
    assert_eq!(names(target.parent().unwrap()), vec!["run"]);
    assert_eq!(
        fs::read_to_string(target.join("scenario.toml")).unwrap(),
        fixture::result().scenario_text
    );
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let (one, two) = (
        write_to(&place.path().join("one")).unwrap(),
        write_to(&place.path().join("two")).unwrap(),
    );
    for name in FILES {
        assert_eq!(
            fs::read(one.join(name)).unwrap(),
            fs::read(two.join(name)).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn the_manifest_tells_what_was_run_and_not_where() {
    let place = tempfile::tempdir().unwrap();
    let folder = write_to(&place.path().join("run")).unwrap();
    let text = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(manifest["seed"], 2026);
    assert_eq!(manifest["draws"], 200);
    assert_eq!(manifest["baseline"], "recorded");
    assert_eq!(manifest["departure"], "2026-12");
    assert_eq!(
        manifest["command"],
        "vecinos run usmca-ends --draws 200 --seed 2026"
    );
    assert_eq!(
        manifest["input_hash"],
        input_hash(&fixture::result(), &fixture::identity())
    );
    for name in FILES.iter().filter(|name| **name != "manifest.json") {
        let bytes = fs::read(folder.join(name)).unwrap();
        assert_eq!(manifest["files"][name]["bytes"], bytes.len(), "{name}");
        assert_eq!(
            manifest["files"][name]["blake3"],
            blake3::hash(&bytes).to_hex().to_string(),
            "{name}"
        );
    }
    assert!(
        !text.contains(place.path().to_str().unwrap()),
        "the manifest names a place"
    );
}

#[test]
fn parquet_holds_every_value_by_draw_month_and_indicator() {
    let result = fixture::result();
    let place = tempfile::tempdir().unwrap();
    let folder = write_to(&place.path().join("run")).unwrap();
    let reader =
        SerializedFileReader::new(fs::File::open(folder.join("indicators.parquet")).unwrap())
            .unwrap();
    let months = result.months.len();
    let mut rows = 0;
    for row in reader.get_row_iter(None).unwrap() {
        let row = row.unwrap();
        let (indicator, draw, month) = (rows / (2 * months), rows / months % 2, rows % months);
        assert_eq!(row.get_string(0).unwrap(), &result.indicators[indicator].id);
        assert_eq!(row.get_long(1).unwrap(), i64::try_from(draw).unwrap());
        assert_eq!(
            row.get_string(2).unwrap(),
            result.trajectories[draw].closure.id()
        );
        let Some((_, Field::Date(date))) = row.get_column_iter().nth(3) else {
            panic!("a date")
        };
        let date = *date;
        let days = jiff::civil::Date::ZERO
            .with()
            .year(1970)
            .month(1)
            .day(1)
            .build()
            .unwrap();
        let first = days.checked_add(jiff::Span::new().days(date)).unwrap();
        assert_eq!(first, result.months[month].first_day());
        let cell = indicator * months + month;
        assert_eq!(
            row.get_double(4).unwrap().to_bits(),
            result.trajectories[draw].baseline[cell].to_bits()
        );
        assert_eq!(
            row.get_double(5).unwrap().to_bits(),
            result.trajectories[draw].scenario[cell].to_bits()
        );
        // Production chains know no judged links; the ledger has values of its own.
        let judged = cell.checked_sub(CHAIN_INDICATORS.len() * months);
        let trajectory = &result.trajectories[draw];
        let expected = judged.map(|place| {
            [
                trajectory.judged[0][place].to_bits(),
                trajectory.judged[1][place].to_bits(),
            ]
        });
        let shown = row.get_double(6).ok().zip(row.get_double(7).ok());
        assert_eq!(
            shown.map(|(one, other)| [one.to_bits(), other.to_bits()]),
            expected
        );
        rows += 1;
    }
    assert_eq!(rows, result.indicators.len() * 2 * months);
}

#[test]
fn the_summary_gives_back_the_bands_to_the_last_bit() {
    let result = fixture::result();
    let place = tempfile::tempdir().unwrap();
    let folder = write_to(&place.path().join("run")).unwrap();
    let mut reader = csv::Reader::from_path(folder.join("indicators.csv")).unwrap();
    let columns = reader.headers().unwrap().clone();
    let position = |name: &str| columns.iter().position(|column| column == name).unwrap();
    let mut count = 0;
    for (index, record) in reader.records().enumerate() {
        let record = record.unwrap();
        let indicator = &result.indicators[index / result.months.len()];
        let month = index % result.months.len();
        let value = |name: &str| record[position(name)].parse::<f64>().unwrap();
        assert_eq!(&record[position("indicator")], indicator.id);
        assert_eq!(&record[position("month")], result.months[month].to_string());
        assert_eq!(
            value("difference_p5").to_bits(),
            indicator.all.difference.p5[month].to_bits()
        );
        assert_eq!(
            value("scenario_p95").to_bits(),
            indicator.all.scenario.p95[month].to_bits()
        );
        assert_eq!(
            value("difference_p50_downward_rigid_wages").to_bits(),
            indicator.by_closure[1].bands.difference.p50[month].to_bits()
        );
        let judged = indicator.judged.as_ref();
        assert_eq!(
            record[position("difference_p95_judged_links")]
                .parse::<f64>()
                .ok(),
            judged.map(|bands| bands.difference.p95[month])
        );
        assert_eq!(
            record[position("judged_baseline_p50")].parse::<f64>().ok(),
            judged.map(|bands| bands.baseline.p50[month])
        );
        count += 1;
    }
    assert_eq!(count, result.indicators.len() * result.months.len());
}

#[test]
fn the_log_is_a_table() {
    let place = tempfile::tempdir().unwrap();
    let folder = write_to(&place.path().join("run")).unwrap();
    let text = fs::read_to_string(folder.join("decisions.csv")).unwrap();
    assert_eq!(
        text,
        "date,event,world,actor,name,authority,description,sources,draw,probability,reason\n\
         2026-02-20,programme_ends,both,USA,ieepa,IEEPA,IEEPA tariffs: 25 %,treaty_2020,,1,recorded\n\
         2026-12-01,action_starts,scenario,USA,usmca_termination,IEEPA,The USMCA preference ends.,treaty_2020,,1,scripted\n\
         2027-03-15,action_starts,scenario,USA,firearms.southbound_inspections,decree,firearms.southbound_inspections set to 2.5 (ratio),,,1,scripted\n\
         2027-05-01,programme_starts,both,USA,firearms.tracing,,Joint tracing: a second office,,,1,recorded\n"
    );
}

#[test]
fn sectors_and_assumptions_are_tables() {
    let result = fixture::result();
    let place = tempfile::tempdir().unwrap();
    let folder = write_to(&place.path().join("run")).unwrap();
    let mut reader = csv::Reader::from_path(folder.join("sectors.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), result.sectors.len());
    for (row, sector) in rows.iter().zip(&result.sectors) {
        assert_eq!(
            (&row[0], &row[1], &row[3]),
            (
                sector.side.id(),
                sector.sector.as_str(),
                sector.closure.id()
            )
        );
        assert_eq!(row[6].parse::<f64>().unwrap(), sector.output.p50);
        assert_eq!(
            row[11].parse::<f64>().ok(),
            sector.workers.map(|band| band.p50)
        );
        assert_eq!(row[23].parse::<f64>().unwrap(), sector.imports.p95);
    }
    let mut reader = csv::Reader::from_path(folder.join("assumptions.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), result.dots.len());
    assert_eq!((&rows[0][3], &rows[6][3]), ("1", "long_run"));
    for (row, dot) in rows.iter().zip(&result.dots) {
        assert_eq!(
            (&row[0], &row[1]),
            (dot.indicator.as_str(), dot.elasticity_set.as_str())
        );
        assert_eq!(row[4].parse::<f64>().unwrap(), dot.difference);
    }
}

#[test]
fn an_earlier_run_is_replaced_and_an_empty_folder_used() {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("run");
    fs::create_dir(&target).unwrap();
    write_to(&target).unwrap();
    fs::write(target.join("report.html"), "old").unwrap();
    write_to(&target).unwrap();
    assert!(
        fs::read_to_string(target.join("report.html"))
            .unwrap()
            .contains("</html>")
    );
    assert_eq!(names(&target), expected());
    assert_eq!(names(place.path()), vec!["run"]);
}

#[test]
fn folders_with_other_things_are_left_alone() {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("papers");
    fs::create_dir(&target).unwrap();
    fs::write(target.join("thesis.tex"), "years of work").unwrap();
    let error = write_to(&target).unwrap_err();
    assert!(
        matches!(&error, RunFolderError::NotARunFolder { found, .. } if found == "thesis.tex"),
        "{error}"
    );
    // A run folder to which something was added is not replaced either.
    let run = place.path().join("run");
    write_to(&run).unwrap();
    fs::write(run.join("notes.txt"), "mine").unwrap();
    assert!(matches!(
        write_to(&run),
        Err(RunFolderError::NotARunFolder { .. })
    ));
    // Nor one whose only file has a known name but is not from a run.
    let fake = place.path().join("fake");
    fs::create_dir(&fake).unwrap();
    fs::write(fake.join("report.html"), "someone else's").unwrap();
    assert!(matches!(
        write_to(&fake),
        Err(RunFolderError::NotARunFolder { .. })
    ));
    assert_eq!(
        fs::read_to_string(fake.join("report.html")).unwrap(),
        "someone else's"
    );
    assert_eq!(names(&target), vec!["thesis.tex"]);
    assert_eq!(names(place.path()), vec!["fake", "papers", "run"]);
}

#[test]
fn names_that_cannot_be_folders_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(
        write_to(&file),
        Err(RunFolderError::NotAFolder { .. })
    ));
    assert!(matches!(
        write_to(&file.join("run")),
        Err(RunFolderError::Io { .. })
    ));
    assert!(matches!(
        write_to(Path::new("/")),
        Err(RunFolderError::NoName { .. })
    ));
    assert!(matches!(
        write_to(Path::new("")),
        Err(RunFolderError::NoName { .. })
    ));
    assert_eq!(names(place.path()), vec!["file"]);
}

#[test]
fn a_run_that_cannot_be_written_leaves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let mut result = fixture::result();
    // A draw whose values are cut off: the columns cannot be written once scenario.toml already was.
    result.trajectories[1].scenario.truncate(5);
    let target = place.path().join("new/run");
    let (bibliography, identity) = (fixture::bibliography(), fixture::identity());
    let error = write(
        &result,
        &bibliography,
        &identity,
        &Catalogue::new(Language::English),
        &target,
    )
    .unwrap_err();
    assert!(matches!(error, RunFolderError::Columns(_)), "{error}");
    assert_eq!(names(place.path()), Vec::<String>::new());
}

#[test]
fn the_name_is_the_hash_of_the_inputs() {
    let (result, identity) = (fixture::result(), fixture::identity());
    let name = |result, identity| default_path(Path::new("runs"), result, identity);
    let plain = name(&result, &identity);
    assert!(
        plain.to_str().unwrap().starts_with("runs/usmca-ends-"),
        "{}",
        plain.display()
    );
    let mut changed = Vec::new();
    let mut other = result.clone();
    other.settings.seed += 1;
    changed.push(name(&other, &identity));
    let mut other = result.clone();
    other.scenario_text.push('\n');
    changed.push(name(&other, &identity));
    let mut other = result.clone();
    other.data_hash = "0".to_owned();
    changed.push(name(&other, &identity));
    let newer = RunIdentity {
        version: "0.2.0".to_owned(),
        ..identity.clone()
    };
    changed.push(name(&result, &newer));
    for other in changed {
        assert_ne!(plain, other);
    }
    let mut same = result.clone();
    same.settings.threads = Some(7);
    assert_eq!(plain, name(&same, &identity));
    let mut odd = result.clone();
    odd.scenario = "../../etc/passwd".to_owned();
    assert_eq!(name(&odd, &identity).parent(), Some(Path::new("runs")));
}
