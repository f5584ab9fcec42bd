//! U.S. announced measures against Mexico as dated yes/no questions.
//!
//! What the raw table says in words (authority, demand, measure, response) becomes stable names here. What it does not
//! hold is coded here, once, by one person, after the outcomes were known: issue, episode, rate as a number, whether the
//! deadline was imputed, the ordered outcome, how the question was resolved, whether retaliation was announced.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::raw::{Folder, some_columns};
use crate::csv_table::{CsvTable, Row};
use crate::diagnostic::{Diagnostic, Diagnostics, one_of};

/// Source of every row: the compiled record itself (pages of each row are in its own column there).
const SOURCE: &str = "us_mx_threat_record";

/// What is coded per question.
struct Coding {
    id: &'static str,
    issue: &'static str,
    episode: &'static str,
    rate_percent: &'static str,
    deadline_imputed: bool,
    outcome: &'static str,
    resolution: &'static str,
    retaliation: &'static str,
}

const fn coding(
    id: &'static str,
    issue: &'static str,
    episode: &'static str,
    rate_percent: &'static str,
    outcome: &'static str,
    resolution: &'static str,
) -> Coding {
    Coding {
        id,
        issue,
        episode,
        rate_percent,
        deadline_imputed: false,
        outcome,
        resolution,
        retaliation: "none",
    }
}

/// The coding, in the order of the record. Episodes are those by which rows are held out together.
#[rustfmt::skip]
const CODINGS: [Coding; 23] = [
    Coding { retaliation: "executed", ..coding("Q01", "industry", "2018", "25", "in_force", "imposed") },
    coding("Q02", "migration", "2019", "", "withdrawn", "withdrawn"),
    Coding { deadline_imputed: true, ..coding("Q03", "drugs", "2019", "25", "withdrawn", "lapsed") },
    coding("Q04", "migration", "2019", "5", "paused", "paused"),
    coding("Q05", "drugs", "winter_2025", "25", "paused", "postponed"),
    Coding { retaliation: "announced", ..coding("Q06", "drugs", "winter_2025", "25", "paused", "paused") },
    Coding { retaliation: "announced", ..coding("Q07", "drugs", "winter_2025", "25", "carve_out", "imposed") },
    coding("Q08", "industry", "winter_2025", "25", "in_force", "imposed"),
    coding("Q09", "drugs", "winter_2025", "25", "withdrawn", "withdrawn"),
    coding("Q10", "industry", "winter_2025", "25", "in_force", "imposed"),
    Coding { deadline_imputed: true, ..coding("Q11", "water", "water", "", "withdrawn", "settled") },
    Coding { retaliation: "announced", ..coding("Q12", "industry", "spring_2025", "50", "in_force", "imposed") },
    coding("Q13", "drugs", "autumn_2025", "30", "paused", "paused"),
    coding("Q14", "industry", "spring_2025", "17", "in_force", "imposed"),
    coding("Q15", "trade_barriers", "autumn_2025", "30", "paused", "paused"),
    coding("Q16", "industry", "autumn_2025", "25", "in_force", "imposed"),
    coding("Q17", "water", "water", "5", "withdrawn", "settled"),
    Coding { deadline_imputed: true, ..coding("Q18", "cuba_oil", "cuba", "", "withdrawn", "voided") },
    coding("Q19", "trade_balance", "2026", "10", "in_force", "imposed"),
    coding("Q20", "trade_balance", "2026", "15", "withdrawn", "lapsed"),
    coding("Q21", "forced_labour", "2026", "10", "in_force", "imposed"),
    coding("R01", "treaty_review", "2026", "", "withdrawn", "lapsed"),
    coding("M01", "cartels", "2026", "", "withdrawn", "lapsed"),
];

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let burden = burden(raw)?;
    let csv = raw.csv("us_mx_threats/episodes.csv")?;
    let [id, announced, deadline, resolved] =
        some_columns(&csv, ["id", "announced", "deadline", "resolved"])?;
    let [class, authority, demand, headline] = some_columns(
        &csv,
        ["class", "authority", "demand_issue", "headline_measure"],
    )?;
    let [in_force, happened, response, detail, verified] = some_columns(
        &csv,
        [
            "in_force_by_deadline",
            "what_happened",
            "mx_response",
            "mx_detail",
            "verified",
        ],
    )?;
    let mut text = "id,class,authority,issue,episode,demand,headline,rate_percent,announced,deadline,deadline_imputed,\
resolved,in_force,outcome,resolution,response,retaliation,burden_pp,what_happened,response_detail,verified,source\n"
        .to_owned();
    for row in csv.rows() {
        let key = csv.field(row, id);
        let Some(coding) = CODINGS.iter().find(|coding| coding.id == key) else {
            let problem = csv.at(row, id, "unknown-name", "this question has no coding here");
            return Err(problem.into());
        };
        let fields = [
            key.to_owned(),
            class_name(&csv, row, class)?.to_owned(),
            authority_name(csv.field(row, authority)).to_owned(),
            coding.issue.to_owned(),
            coding.episode.to_owned(),
            csv.field(row, demand).to_owned(),
            csv.field(row, headline).to_owned(),
            coding.rate_percent.to_owned(),
            csv.date(row, announced)?.to_string(),
            csv.date(row, deadline)?.to_string(),
            coding.deadline_imputed.to_string(),
            csv.date(row, resolved)?.to_string(),
            yes_or_no(&csv, row, in_force)?.to_owned(),
            coding.outcome.to_owned(),
            coding.resolution.to_owned(),
            response_name(csv.field(row, response)).to_owned(),
            coding.retaliation.to_owned(),
            burden.get(key).cloned().unwrap_or_default(),
            csv.field(row, happened).to_owned(),
            csv.field(row, detail).to_owned(),
            verification(csv.field(row, verified)).to_owned(),
            SOURCE.to_owned(),
        ];
        let quoted: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{}", quoted.join(","));
    }
    Ok(vec![BuiltFile {
        path: "politics/threats.csv".to_owned(),
        text,
    }])
}

/// Announced burden in percentage points of Mexican exports, by question.
fn burden(raw: &Folder) -> Result<BTreeMap<String, String>, Diagnostics> {
    let csv = raw.csv("us_mx_threats/burden.csv")?;
    let [id, value] = some_columns(&csv, ["id", "announced_burden_pp"])?;
    let mut found = BTreeMap::new();
    for row in csv.rows() {
        csv.number(row, value)?;
        found.insert(
            csv.field(row, id).to_owned(),
            csv.field(row, value).to_owned(),
        );
    }
    Ok(found)
}

fn class_name(csv: &CsvTable, row: &Row, column: usize) -> Result<&'static str, Diagnostic> {
    match csv.field(row, column) {
        "L" => Ok("linkage"),
        "S" => Ok("sector"),
        "G" => Ok("global"),
        "R" => Ok("review"),
        "M" => Ok("military"),
        _ => Err(csv
            .at(row, column, "unknown-name", "this is not a class")
            .with_expected(one_of(&["L", "S", "G", "R", "M"]))),
    }
}

fn yes_or_no(csv: &CsvTable, row: &Row, column: usize) -> Result<&'static str, Diagnostic> {
    match csv.field(row, column) {
        "1" => Ok("true"),
        "0" => Ok("false"),
        _ => Err(csv
            .at(row, column, "invalid-value", "this is not an outcome")
            .with_expected("0 or 1")),
    }
}

/// The authority named in the announcement.
fn authority_name(written: &str) -> &'static str {
    let starts = |prefix: &str| written.starts_with(prefix);
    match written {
        _ if starts("IEEPA") => "ieepa",
        _ if starts("s.232") => "section_232",
        _ if starts("s.122") => "section_122",
        _ if starts("s.301") => "section_301",
        _ if starts("AD ") => "anti_dumping",
        _ if starts("USMCA") => "treaty",
        _ => "none",
    }
}

fn response_name(written: &str) -> &'static str {
    match written {
        "concede" => "concede",
        "partial" => "partial",
        "retaliate" => "retaliate",
        "announce_only" => "announce_only",
        _ => "none",
    }
}

fn verification(written: &str) -> &'static str {
    if written.starts_with("partly") {
        "partly"
    } else {
        "yes"
    }
}

/// A field as CSV writes it: in quotation marks when it needs them.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
