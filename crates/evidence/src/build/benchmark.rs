//! The embedded benchmark: nine regions, 23 sectors, 2022.
//!
//! Flows and input coefficients come from the nine-region aggregate of the OECD tables. Tariffs of the United States
//! are duty collected over customs value in 2024 by sector and partner region. Tariffs of regions of several countries
//! are averages over their members. Tariffs of Mexico, Canada and China are averages over five groups of sectors,
//! weighted with the importer's 2022 imports from each partner region.
//!
//! The tariffs differ from those with which the aggregate was balanced, so expenditure X changes and final demand
//! F = X − Σγ Y would turn slightly negative where it was zero. There the row of input shares is scaled down to what is
//! available, and value added takes the difference: F is then a billionth of the use, never negative.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::BuiltFile;
use super::classification::{Group, REGIONS, SECTORS, SINGLE_COUNTRY_IMPORTERS, region_of_partner};
use super::raw::{Folder, rounded};
use crate::benchmark::{BenchmarkTable, Sector, TableSources};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Share of the use of a sector that final demand keeps where the inputs would exceed expenditure.
const KEPT_FOR_FINAL_DEMAND: f64 = 1e-9;

const NAME: &str = "Nine regions, 23 sectors, 2022";
const NOTE: &str = "Flows at basic prices, net of tariff; input coefficients of 2020. U.S. tariffs: duty collected in 2024 \
by sector and partner. Tariffs of EU, JKT, ASIA, LAC and ROW: averages over member countries (2021). Tariffs of MEX, CAN \
and CHN: averages over five groups of sectors by partner (2021), because the rows of their source are not free. Input \
rows scaled down where final demand would have been negative.";

/// The elasticity sets that are embedded: id of the set, column of the raw table.
const ELASTICITY_SETS: [(&str, &str); 8] = [
    ("fontagne_2022", "FGO"),
    ("caliendo_parro_2015", "CP_Ttxt"),
    ("shapiro_2016", "Shap"),
    ("giri_yi_yilmazkuday_2021", "GYY"),
    ("bagwell_staiger_yurukoglu_2021", "BSY"),
    ("lashkaripour_lugovskyy_2023", "LL"),
    ("uniform_4", "U4"),
    ("uniform_5", "uniform5"),
];

const ELASTICITY_SOURCES: [&str; 8] = [
    "fontagne_guimbard_orefice_2022",
    "caliendo_parro_2015",
    "shapiro_2016",
    "giri_yi_yilmazkuday_2021",
    "bagwell_staiger_yurukoglu_2021",
    "lashkaripour_lugovskyy_2023",
    "simonovska_waugh_2014",
    "tariffwar_repository",
];

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

#[derive(Deserialize)]
struct Aggregate {
    regions: Vec<String>,
    sectors: Vec<String>,
    flows_musd: Vec<Vec<Vec<f64>>>,
    tariff: Vec<Vec<Vec<f64>>>,
    gamma: Vec<Vec<Vec<f64>>>,
}

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let mut table = aggregate(raw)?;
    average_over_groups(&mut table);
    collected_duty(raw, &mut table)?;
    balance(&mut table);
    table.elasticity_sets = elasticities(raw)?;
    let files = table.to_files().into_iter();
    Ok(files
        .map(|(name, text)| BuiltFile {
            path: format!("benchmark/{name}"),
            text,
        })
        .collect())
}

/// Imports in 2022 by sector, importer and exporter, in million USD; 0 for unknown names.
pub(super) fn imports(raw: &Folder) -> Result<impl Fn(&str, &str, &str) -> f64, Diagnostics> {
    let table = aggregate(raw)?;
    Ok(move |sector: &str, importer: &str, exporter: &str| {
        let cell = table
            .sector_index(sector)
            .zip(table.region_index(importer))
            .zip(table.region_index(exporter));
        cell.map_or(0.0, |((sector, importer), exporter)| {
            table.flows[table.cell(sector, importer, exporter)]
        })
    })
}

/// Flows, input coefficients and the tariffs of the aggregate.
fn aggregate(raw: &Folder) -> Result<BenchmarkTable, Diagnostics> {
    let source = raw.text("icio2022_cp/agg9.json")?;
    let aggregate: Aggregate = serde_json::from_str(source.text()).map_err(|error| {
        Diagnostic::new(
            "invalid-json",
            source.name(),
            error.line(),
            error.column(),
            error.to_string(),
        )
    })?;
    let wrong = |message: &str| {
        Diagnostics::from(Diagnostic::new(
            "invalid-value",
            source.name(),
            1,
            1,
            message,
        ))
    };
    let codes: Vec<&str> = SECTORS.iter().map(|sector| sector.code).collect();
    if aggregate.regions != REGIONS || aggregate.sectors != codes {
        return Err(wrong(
            "the regions or sectors are not those of the benchmark",
        ));
    }
    let (sectors, regions) = (SECTORS.len(), REGIONS.len());
    let flatten = |cube: &[Vec<Vec<f64>>]| {
        cube.iter()
            .flatten()
            .flatten()
            .copied()
            .collect::<Vec<f64>>()
    };
    let table = BenchmarkTable {
        name: NAME.to_owned(),
        year: 2022,
        unit: "million USD".to_owned(),
        sources: TableSources {
            flows: keys(&["oecd_icio_2025"]),
            tariffs: keys(&["census_imports_2024", "teti_2024"]),
            inputs: keys(&["oecd_icio_2023"]),
            elasticities: keys(&ELASTICITY_SOURCES),
        },
        note: NOTE.to_owned(),
        regions: REGIONS.map(str::to_owned).to_vec(),
        sectors: SECTORS
            .iter()
            .map(|sector| Sector {
                id: sector.id.to_owned(),
                code: sector.code.to_owned(),
                title: sector.title.to_owned(),
            })
            .collect(),
        flows: flatten(&aggregate.flows_musd),
        tariffs: flatten(&aggregate.tariff),
        inputs: flatten(&aggregate.gamma),
        elasticity_sets: BTreeMap::new(),
    };
    let cells = sectors * regions * regions;
    if table.flows.len() != cells
        || table.tariffs.len() != cells
        || table.inputs.len() != regions * sectors * sectors
    {
        return Err(wrong(
            "the tables do not have the size that regions and sectors imply",
        ));
    }
    Ok(table)
}

/// Replaces the rates of single-country importers by averages over groups of sectors, weighted with 2022 imports.
fn average_over_groups(table: &mut BenchmarkTable) {
    for (importer, _) in REGIONS
        .iter()
        .enumerate()
        .filter(|(_, id)| SINGLE_COUNTRY_IMPORTERS.contains(id))
    {
        for exporter in 0..REGIONS.len() {
            if exporter == importer {
                for sector in 0..SECTORS.len() {
                    let cell = table.cell(sector, importer, importer);
                    table.tariffs[cell] = 0.0;
                }
                continue;
            }
            let mut sums: BTreeMap<Group, (f64, f64)> = BTreeMap::new();
            for (sector, name) in SECTORS.iter().enumerate() {
                let cell = table.cell(sector, importer, exporter);
                let (duty, imports) = sums.entry(name.group).or_default();
                *duty += table.flows[cell] * table.tariffs[cell];
                *imports += table.flows[cell];
            }
            for (sector, name) in SECTORS.iter().enumerate() {
                let (duty, imports) = sums.get(&name.group).copied().unwrap_or_default();
                let cell = table.cell(sector, importer, exporter);
                table.tariffs[cell] = if imports > 0.0 {
                    round_nine(duty / imports)
                } else {
                    0.0
                };
            }
        }
    }
}

/// Replaces the rates of the United States by duty collected over customs value in 2024.
fn collected_duty(raw: &Folder, table: &mut BenchmarkTable) -> Result<(), Diagnostics> {
    let csv = raw.csv("us_imports_sector_2024/us_imports_2024_partner_icio22.csv")?;
    let code = csv.column("census_country_code")?;
    let sector_column = csv.column("sector")?;
    let imports_column = csv.column("imports_2024_usd")?;
    let duty_column = csv.column("calculated_duty_2024_usd")?;
    let regions = REGIONS.len();
    let mut sums = vec![(0.0, 0.0); SECTORS.len() * regions];
    for row in csv.rows() {
        // SPECIAL: returned and low-value goods, of no sector.
        let Some(sector) = table.sector_index(csv.field(row, sector_column)) else {
            continue;
        };
        let Some(region) = region_of_partner(csv.field(row, code)) else {
            continue;
        };
        let Some(exporter) = table.region_index(region) else {
            continue;
        };
        let (duty, imports): &mut (f64, f64) = &mut sums[sector * regions + exporter];
        *duty += csv.number(row, duty_column)?;
        *imports += csv.number(row, imports_column)?;
    }
    for sector in 0..SECTORS.len() {
        for exporter in 0..regions {
            let (duty, imports) = sums[sector * regions + exporter];
            let cell = table.cell(sector, 0, exporter);
            table.tariffs[cell] = if imports > 0.0 {
                round_nine(duty / imports)
            } else {
                0.0
            };
        }
    }
    Ok(())
}

/// Scales input rows down where final demand would be negative.
fn balance(table: &mut BenchmarkTable) {
    let (regions, sectors) = (REGIONS.len(), SECTORS.len());
    let (output, expenditure) = (table.output(), table.expenditure());
    for region in 0..regions {
        for input in 0..sectors {
            let used: f64 = (0..sectors)
                .map(|using| {
                    table.inputs[table.input(region, input, using)]
                        * output[region * sectors + using]
                })
                .sum();
            let available = expenditure[region * sectors + input] * (1.0 - KEPT_FOR_FINAL_DEMAND);
            if used > available {
                for using in 0..sectors {
                    let cell = table.input(region, input, using);
                    table.inputs[cell] *= available / used;
                }
            }
        }
    }
}

fn elasticities(raw: &Folder) -> Result<BTreeMap<String, Vec<f64>>, Diagnostics> {
    let csv = raw.csv("trade_elasticities/theta_icio22_sectors.csv")?;
    let sector_column = csv.column("sector")?;
    let mut sets = BTreeMap::new();
    for (id, column) in ELASTICITY_SETS {
        let column = csv.column(column)?;
        let mut values = Vec::with_capacity(SECTORS.len());
        for sector in &SECTORS {
            let row = csv
                .rows()
                .iter()
                .find(|row| csv.field(row, sector_column) == sector.code)
                .ok_or_else(|| {
                    csv.at_header(
                        sector_column,
                        "missing-rows",
                        format!("there is no row for {}", sector.code),
                    )
                })?;
            values.push(csv.number(row, column)?);
        }
        sets.insert(id.to_owned(), values);
    }
    Ok(sets)
}

/// Nine decimals: a rate to a millionth of a basis point.
fn round_nine(rate: f64) -> f64 {
    rounded(rate, 9).parse().unwrap_or(rate)
}
