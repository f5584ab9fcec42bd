//! U.S. imports and duties by sector and partner, most-favoured-nation rates, claims of the preference, statutory
//! increments.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::classification::{Group, REGIONS, SECTORS, region_of_partner, sector_of_code};
use super::raw::{Folder, month, rounded, some_columns};
use crate::diagnostic::Diagnostics;

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    Ok(vec![
        us_imports(raw)?,
        mfn_rates(raw)?,
        claims(raw)?,
        statutory_increments(raw)?,
    ])
}

#[derive(Default)]
struct Sums {
    imports: f64,
    duty: f64,
    duty_at_mfn: f64,
}

/// Imports, duty and import-weighted MFN rate in 2024 by partner region and sector; `special` are returned and
/// low-value goods (HS 98 and 99).
fn us_imports(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("us_imports_sector_2024/us_imports_2024_partner_icio22.csv")?;
    let code = csv.column("census_country_code")?;
    let sector_column = csv.column("sector")?;
    let imports_column = csv.column("imports_2024_usd")?;
    let duty_column = csv.column("calculated_duty_2024_usd")?;
    let mfn_column = csv.column("mfn_rate_import_weighted")?;
    let mut sums: BTreeMap<(&str, &str), Sums> = BTreeMap::new();
    for row in csv.rows() {
        let Some(region) = region_of_partner(csv.field(row, code)) else {
            continue;
        };
        let code = csv.field(row, sector_column);
        let sector = match (sector_of_code(code), code) {
            (Some(sector), _) => sector,
            (None, "SPECIAL") => "special",
            (None, _) => {
                let known: Vec<&str> = SECTORS.iter().map(|sector| sector.code).collect();
                return Err(csv
                    .source()
                    .unknown_name(0..0, "sector", code, known)
                    .into());
            }
        };
        let imports = csv.number(row, imports_column)?;
        let sum = sums.entry((region, sector)).or_default();
        sum.imports += imports;
        sum.duty += csv.number(row, duty_column)?;
        let mfn = if csv.field(row, mfn_column).is_empty() {
            0.0
        } else {
            csv.number(row, mfn_column)?
        };
        sum.duty_at_mfn += imports * mfn;
    }
    let mut text = "partner,sector,imports_musd,duty_musd,mfn_rate,source\n".to_owned();
    let sectors = SECTORS.iter().map(|sector| sector.id).chain(["special"]);
    for partner in &REGIONS[1..] {
        for sector in sectors.clone() {
            let Some(sum) = sums.get(&(*partner, sector)) else {
                continue;
            };
            let mfn = if sum.imports > 0.0 {
                sum.duty_at_mfn / sum.imports
            } else {
                0.0
            };
            // Writing into a String cannot fail.
            let _ = writeln!(
                text,
                "{partner},{sector},{},{},{},census_imports_2024",
                rounded(sum.imports / 1e6, 3),
                rounded(sum.duty / 1e6, 6),
                rounded(mfn, 6)
            );
        }
    }
    Ok(BuiltFile {
        path: "customs/us_imports_2024.csv".to_owned(),
        text,
    })
}

/// The rates that both sides would charge without the USMCA: the U.S. ones by sector from its own schedule, those of
/// Mexico and Canada on U.S. goods as averages over groups of sectors, weighted with 2022 imports from the United States.
fn mfn_rates(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("icio2022_cp/usmca_withdrawal_mfn_rates.csv")?;
    let sector_column = csv.column("sector")?;
    let mut rates: BTreeMap<(&str, &str), BTreeMap<&str, f64>> = BTreeMap::new();
    let columns = [
        ("USA", "MEX", "us_mfn_on_mex"),
        ("USA", "CAN", "us_mfn_on_can"),
        ("MEX", "USA", "mex_mfn_on_us_teti2021"),
        ("CAN", "USA", "can_mfn_on_us_teti2021"),
    ];
    for (importer, exporter, column) in columns {
        let column = csv.column(column)?;
        for row in csv.rows() {
            let Some(sector) = sector_of_code(csv.field(row, sector_column)) else {
                continue;
            };
            rates
                .entry((importer, exporter))
                .or_default()
                .insert(sector, csv.number(row, column)?);
        }
    }
    let imports = super::benchmark::imports(raw)?;
    let mut text = "importer,exporter,sector,rate,basis,source\n".to_owned();
    for (importer, exporter, _) in columns {
        let Some(by_sector) = rates.get(&(importer, exporter)) else {
            continue;
        };
        let mut groups: BTreeMap<Group, (f64, f64)> = BTreeMap::new();
        for sector in &SECTORS {
            let Some(rate) = by_sector.get(sector.id) else {
                continue;
            };
            let weight = imports(sector.id, importer, exporter);
            let (duty, total) = groups.entry(sector.group).or_default();
            *duty += weight * rate;
            *total += weight;
        }
        for sector in &SECTORS {
            let Some(own) = by_sector.get(sector.id) else {
                continue;
            };
            let (rate, basis, source) = if importer == "USA" {
                (*own, "sector", "census_imports_2024")
            } else {
                let (duty, total) = groups.get(&sector.group).copied().unwrap_or_default();
                (
                    if total > 0.0 { duty / total } else { 0.0 },
                    "group_average",
                    "teti_2024",
                )
            };
            let _ = writeln!(
                text,
                "{importer},{exporter},{},{},{basis},{source}",
                sector.id,
                rounded(rate, 6)
            );
        }
    }
    Ok(BuiltFile {
        path: "customs/usmca_mfn_rates.csv".to_owned(),
        text,
    })
}

/// Imports and the value claiming the USMCA preference by month, partner and sector.
fn claims(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let csv = raw.csv("us_imports_sector_2024/usmca_claims_monthly_icio22.csv")?;
    let month_column = csv.column("month")?;
    let code = csv.column("cty_code")?;
    let sector_column = csv.column("sector")?;
    let total_column = csv.column("total_value")?;
    let claimed_column = csv.column("usmca_value")?;
    let mut rows: BTreeMap<(String, &str, usize), (f64, f64)> = BTreeMap::new();
    for row in csv.rows() {
        let Some(partner) = region_of_partner(csv.field(row, code)) else {
            continue;
        };
        let code = csv.field(row, sector_column);
        // SPECIAL stands last.
        let position = SECTORS
            .iter()
            .position(|sector| sector.code == code)
            .unwrap_or(SECTORS.len());
        let sum = rows
            .entry((month(&csv, row, month_column)?, partner, position))
            .or_default();
        sum.0 += csv.number(row, total_column)?;
        sum.1 += csv.number(row, claimed_column)?;
    }
    let mut text = "month,partner,sector,imports_musd,claimed_musd,source\n".to_owned();
    for ((month, partner, position), (total, claimed)) in &rows {
        let sector = SECTORS.get(*position).map_or("special", |sector| sector.id);
        let (total, claimed) = (rounded(total / 1e6, 3), rounded(claimed / 1e6, 3));
        let _ = writeln!(
            text,
            "{month},{partner},{sector},{total},{claimed},census_usmca_claims"
        );
    }
    Ok(BuiltFile {
        path: "customs/usmca_claims_by_sector.csv".to_owned(),
        text,
    })
}

/// The statutory rate added since January 2025, weighted with 2024 imports, at each action date: partners as the source
/// has them for Mexico, Canada and China, means over their countries for the other regions.
fn statutory_increments(raw: &Folder) -> Result<BuiltFile, Diagnostics> {
    let partners = raw.csv("us_imports_sector_2024/us_imports_2024_partner_icio22.csv")?;
    let [code, name] = some_columns(&partners, ["census_country_code", "country"])?;
    let mut region_of: BTreeMap<&str, &str> = BTreeMap::new();
    for row in partners.rows() {
        if let Some(region) = region_of_partner(partners.field(row, code)) {
            region_of.insert(partners.field(row, name), region);
        }
    }
    // The source has China without Hong Kong.
    region_of.remove("HONG KONG");
    let csv = raw.csv("tradewartracker/country-by-time.csv")?;
    let [date, country, rate, imports] = some_columns(
        &csv,
        ["date", "country_name", "effective tariff", "total imports"],
    )?;
    let mut rows: BTreeMap<(usize, &str), (f64, f64)> = BTreeMap::new();
    for row in csv.rows() {
        let Some(region) = region_of.get(csv.field(row, country)) else {
            continue;
        };
        let Some(position) = REGIONS.iter().position(|known| known == region) else {
            continue;
        };
        let value = csv.number(row, imports)?;
        let (duty, total) = rows.entry((position, csv.field(row, date))).or_default();
        *duty += value * csv.number(row, rate)? / 100.0;
        *total += value;
    }
    let mut text = "partner,from,added_rate,source\n".to_owned();
    for ((position, date), (duty, total)) in &rows {
        let rate = if *total > 0.0 { duty / total } else { 0.0 };
        let _ = writeln!(
            text,
            "{},{date},{},trade_war_redux_2025",
            REGIONS[*position],
            rounded(rate, 6)
        );
    }
    Ok(BuiltFile {
        path: "customs/statutory_increments.csv".to_owned(),
        text,
    })
}
