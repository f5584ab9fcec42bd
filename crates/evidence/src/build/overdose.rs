//! The opioid model SOURCE as tables of our own (inputs, calibrated parameters, constants, scenario rules), and the observed
//! series of the channel `overdose`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::monthly::{Column, Rows, columns, file};
use super::overdose_names::{CONSTANTS, INITIAL_STOCKS, INPUTS, PARAMETERS, SCENARIOS, STOCKS};
use super::raw::{Folder, month, rounded, some_columns};
use crate::csv_table::CsvTable;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source_text::SourceText;

/// Source key of the published model with its files.
const MODEL: &str = "fda_source";

/// Decimals kept of posterior quantiles, which carry the dust of interpolation.
const QUANTILE_DECIMALS: usize = 9;

/// First month of the flag that tells estimated months of deaths from final ones.
const FIRST_FLAG: &str = "2017-01";

/// First month from which the content of pills has no gap.
const FIRST_PILLS: &str = "2021-11";

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![
        inputs(raw)?,
        parameters(raw)?,
        constants(raw)?,
        scenarios(raw)?,
        file("history/overdose.csv", &observed(raw)?),
    ])
}

/// The exogenous inputs of the published base run, one row a step.
fn inputs(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("fda_source/inputs_base_dt0625.csv")?;
    let time = csv.column("time")?;
    let mut positions = Vec::new();
    let mut text = "time".to_owned();
    for (published, own) in INPUTS {
        positions.push(csv.column(published)?);
        let _ = write!(text, ",{own}");
    }
    text.push_str(",source\n");
    for row in csv.rows() {
        let _ = write!(text, "{}", csv.number(row, time)?);
        for position in &positions {
            let _ = write!(text, ",{}", csv.number(row, *position)?);
        }
        let _ = writeln!(text, ",{MODEL}");
    }
    Ok(built("overdose/source_inputs.csv", text))
}

/// The calibrated parameters: best fit, bounds of the estimation, posterior quantiles.
fn parameters(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let table = raw.text("fda_source/params_X8.tab")?;
    let csv = tab_separated(&table)?;
    let [name, value, low, middle, high] =
        some_columns(&csv, ["name", "Value", "0.05", "0.5", "0.95"])?;
    let bounds = bounds(&raw.text("fda_source/params_X8_bounds_and_mode.txt")?)?;
    let mut rows = BTreeMap::new();
    for row in csv.rows() {
        let mut numbers = [0.0; 4];
        for (number, column) in numbers.iter_mut().zip([value, low, middle, high]) {
            *number = csv.number(row, column)?;
        }
        rows.insert(csv.field(row, name), numbers);
    }
    let corrections = STOCKS.iter().map(|(code, own)| {
        (
            format!("Initial stock correction[{code}]"),
            format!("correction_{own}"),
            "ratio",
        )
    });
    let named = PARAMETERS
        .iter()
        .map(|(published, own, unit)| ((*published).to_owned(), (*own).to_owned(), *unit))
        .chain(corrections);
    let mut text = "parameter,value,lowest,highest,posterior_5,posterior_50,posterior_95,unit,published_name,source\n"
        .to_owned();
    for (published, own, unit) in named {
        let lacking = || missing(&table, &published);
        let [value, low, middle, high] = rows.get(published.as_str()).ok_or_else(lacking)?;
        let (lowest, highest) = bounds.get(&published).ok_or_else(lacking)?;
        let _ = writeln!(
            text,
            "{own},{value},{lowest},{highest},{},{},{},{unit},{published},{MODEL}",
            rounded(*low, QUANTILE_DECIMALS),
            rounded(*middle, QUANTILE_DECIMALS),
            rounded(*high, QUANTILE_DECIMALS),
        );
    }
    Ok(built("overdose/source_parameters.csv", text))
}

/// The fixed constants: those of the equation listing, the two data means and the initial stocks.
fn constants(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("fda_source/constants_base.csv")?;
    let [name, value] = csv.columns(["name", "value"])?;
    let mut given = BTreeMap::new();
    for row in csv.rows() {
        given.insert(csv.field(row, name), csv.number(row, value)?);
    }
    let mut text = "constant,value,unit,source\n".to_owned();
    for (own, value, unit) in CONSTANTS {
        let _ = writeln!(text, "{own},{value},{unit},{MODEL}");
    }
    let stocks = STOCKS.iter().map(|(code, own)| {
        (
            format!("Initial stock base values[{code}]"),
            format!("initial_{own}"),
            "persons",
        )
    });
    let means = INITIAL_STOCKS
        .iter()
        .map(|(published, own)| ((*published).to_owned(), (*own).to_owned(), "share"));
    for (published, own, unit) in means.chain(stocks) {
        let value = given
            .get(published.as_str())
            .ok_or_else(|| missing(csv.source(), &published))?;
        let _ = writeln!(text, "{own},{value},{unit},{MODEL}");
    }
    Ok(built("overdose/source_constants.csv", text))
}

/// How inputs after the data are made in the five published runs.
fn scenarios(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("fda_source/scenario_rules.csv")?;
    let [scenario, input, rule, from, until, end] =
        csv.columns(["scenario", "input", "rule", "t_start", "t_end", "v_end"])?;
    let mut text = "scenario,input,rule,from,until,end_value,source\n".to_owned();
    for row in csv.rows() {
        let own = |names: &[(&str, &'static str)], column: usize| {
            let published = csv.field(row, column);
            names
                .iter()
                .find(|(name, _)| *name == published)
                .map(|(_, own)| *own)
                .ok_or_else(|| csv.at(row, column, "unknown-name", "unknown name"))
        };
        let _ = writeln!(
            text,
            "{},{},{},{},{},{},{MODEL}",
            own(&SCENARIOS, scenario)?,
            own(&INPUTS, input)?,
            csv.field(row, rule),
            csv.field(row, from),
            csv.field(row, until),
            csv.field(row, end),
        );
    }
    Ok(built("overdose/source_scenarios.csv", text))
}

/// Deaths, seizures, purity.
fn observed(raw: &Folder) -> Result<Rows, Diagnostics> {
    let column = |name, series, unit, source, decimals| Column {
        name,
        series,
        unit,
        source,
        decimals,
    };
    let mut rows = columns(
        raw,
        "cdc/overdose_deaths_12m_ending_us_monthly_2015_2026.csv",
        "date",
        &[],
        "2015-01",
        &[
            column(
                "all_drug_overdose_deaths_12m_predicted",
                "overdose_deaths_12_months.USA",
                "deaths in 12 months",
                "cdc_vsrr_overdose",
                0,
            ),
            column(
                "synthetic_opioid_deaths_12m_predicted",
                "synthetic_opioid_deaths_12_months.USA",
                "deaths in 12 months",
                "cdc_vsrr_overdose",
                0,
            ),
        ],
    )?;
    let deaths = "cdc/synthetic_opioid_deaths_us_true_monthly_1999_2026.csv";
    let wanted = [column(
        "deaths_T404",
        "synthetic_opioid_deaths.USA",
        "deaths",
        "cdc_synthetic_opioid_deaths",
        0,
    )];
    rows.extend(columns(raw, deaths, "month", &[], "1999-01", &wanted)?);
    let csv = raw.csv(deaths)?;
    let [date, status] = some_columns(&csv, ["month", "status"])?;
    for row in csv.rows() {
        let month = month(&csv, row, date)?;
        let flag = match csv.field(row, status) {
            "final" => "0",
            "estimated" => "1",
            _ => return Err(csv.at(row, status, "unknown-name", "unknown status").into()),
        };
        if month.as_str() >= FIRST_FLAG {
            let series = "synthetic_opioid_deaths_estimated.USA".to_owned();
            let entry = (flag.to_owned(), "flag", "cdc_synthetic_opioid_deaths");
            rows.insert((series, month), entry);
        }
    }
    let purity = "dea/fentanyl_purity_monthly_2019_2024.csv";
    for (first, wanted) in [
        (
            "2019-01",
            column(
                "powder_purity_pct",
                "fentanyl_purity.USA",
                "percent",
                "dea_ndta_2025",
                3,
            ),
        ),
        (
            FIRST_PILLS,
            column(
                "pill_mg_per_tablet",
                "fentanyl_per_pill.USA",
                "mg per pill",
                "dea_ndta_2025",
                3,
            ),
        ),
    ] {
        rows.extend(columns(raw, purity, "date", &[], first, &[wanted])?);
    }
    rows.extend(seizures(raw)?);
    Ok(rows)
}

/// Pounds of fentanyl that CBP seized, by month: everywhere and at the southwest border.
fn seizures(raw: &Folder) -> Result<Rows, Diagnostics> {
    let csv = raw.csv("cbp/drug_seizures_monthly_fy2019_2026.csv")?;
    let [date, region, drug, pounds] = some_columns(&csv, ["month", "region", "drug", "lbs"])?;
    let mut sums: BTreeMap<(&str, String), f64> = BTreeMap::new();
    for row in csv.rows() {
        if csv.field(row, drug) != "Fentanyl" {
            continue;
        }
        let month = month(&csv, row, date)?;
        let seized = csv.number(row, pounds)?;
        *sums
            .entry(("fentanyl_seized_pounds.USA", month.clone()))
            .or_default() += seized;
        if csv.field(row, region) == "Southwest Border" {
            *sums
                .entry(("fentanyl_seized_southwest_border_pounds.USA", month))
                .or_default() += seized;
        }
    }
    let rows = sums.into_iter().map(|((series, month), sum)| {
        let entry = (rounded(sum, 1), "pounds", "cbp_drug_seizures");
        ((series.to_owned(), month), entry)
    });
    Ok(rows.collect())
}

/// A tab-separated table whose first header cell is empty, as commas with that cell named.
fn tab_separated(source: &SourceText) -> Result<CsvTable, Diagnostics> {
    let text = format!("name{}", source.text().replace('\t', ","));
    CsvTable::parse(SourceText::new(source.name(), text))
}

/// Lowest and highest value of the estimation by published name, from lines `low <= name = value <= high`.
fn bounds(source: &SourceText) -> Result<BTreeMap<String, (f64, f64)>, Diagnostics> {
    let mut bounds = BTreeMap::new();
    for line in source.text().lines().filter(|line| !line.trim().is_empty()) {
        let bad = || missing(source, line);
        let number = |text: &str| text.trim().parse::<f64>().map_err(|_| bad());
        let (low, rest) = line.split_once("<=").ok_or_else(bad)?;
        let (middle, high) = rest.rsplit_once("<=").ok_or_else(bad)?;
        let (name, _) = middle.rsplit_once('=').ok_or_else(bad)?;
        bounds.insert(name.trim().to_owned(), (number(low)?, number(high)?));
    }
    Ok(bounds)
}

fn missing(source: &SourceText, what: &str) -> Diagnostic {
    let message = format!(
        "the raw table lacks `{}`, or it is damaged there",
        what.trim()
    );
    Diagnostic::new("missing-row", source.name(), 1, 1, message)
}

fn built(path: &str, text: String) -> BuiltFile {
    BuiltFile {
        path: path.to_owned(),
        text,
    }
}
