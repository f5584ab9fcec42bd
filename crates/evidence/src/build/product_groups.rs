//! Division of U.S. imports within a sector into product groups that measures single out, from 2024 imports by
//! industry (NAICS-4, four partners) and by chapter of the tariff (HS-2, all partners).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::BuiltFile;
use super::classification::{REGIONS, region_of_partner};
use super::raw::{Folder, rounded, some_columns};
use crate::diagnostic::Diagnostics;

/// Imports and duty.
#[derive(Clone, Copy, Default)]
struct Sums {
    imports: f64,
    duty: f64,
    duty_at_mfn: f64,
}

/// How a share is known.
#[derive(Clone, Copy)]
enum Basis {
    /// The partner's own imports by industry or chapter.
    Imports,
    /// Another region's composition stands in.
    StandIn,
}

impl Basis {
    const fn id(self) -> &'static str {
        match self {
            Self::Imports => "imports",
            Self::StandIn => "stand_in",
        }
    }
}

/// One line of the table.
struct Line {
    sector: &'static str,
    group: &'static str,
    share: f64,
    rates: Option<(f64, f64)>,
    basis: Basis,
}

/// Regions with imports by industry; each other region takes the composition of the one named, by sector.
fn composition_of(region: &'static str, sector: &str) -> (&'static str, Basis) {
    match (region, sector) {
        ("MEX" | "CAN" | "CHN" | "EU", _) => (region, Basis::Imports),
        // Computers, telephones and semiconductors in Asia; parts rather than cars in Latin America and south Asia.
        ("JKT" | "ASIA", "computers_electronics") | ("ASIA" | "LAC", "motor_vehicles") => {
            ("CHN", Basis::StandIn)
        }
        ("LAC", "wood") => ("CAN", Basis::StandIn),
        _ => ("EU", Basis::StandIn),
    }
}

pub(super) fn build(raw: &Folder) -> Result<Vec<BuiltFile>, Diagnostics> {
    let industries = industries(raw)?;
    let chapters = chapters(raw)?;
    let basic_metals = basic_metals(raw)?;
    let heavy = heavy_vehicles_of_mexico(raw)?;
    let copper_listed = listed_copper(raw)?;
    let mut text = "partner,sector,group,share,duty_rate,mfn_rate,basis,source\n".to_owned();
    for region in &REGIONS[1..] {
        let mut lines = Vec::new();
        for sector in [
            "motor_vehicles",
            "wood",
            "other_manufacturing",
            "computers_electronics",
        ] {
            let (model, basis) = composition_of(region, sector);
            let by_industry = by_industry(model, basis, &industries, heavy);
            lines.extend(by_industry.into_iter().filter(|line| line.sector == sector));
        }
        for (sector, group) in [
            ("energy_mining", "energy"),
            ("refined_petroleum", "energy"),
            ("pharmaceuticals", "pharmaceuticals"),
        ] {
            lines.push(Line {
                sector,
                group,
                share: 1.0,
                rates: None,
                basis: Basis::Imports,
            });
        }
        let metals = basic_metals.get(region).copied().unwrap_or(0.0);
        let chapter = |number: &str| {
            chapters
                .get(&(*region, number.to_owned()))
                .copied()
                .unwrap_or(0.0)
        };
        if metals > 0.0 {
            let copper = (copper_listed * chapter("74") / metals).min(1.0);
            // Mill products of steel and aluminium, scrap left out; where industries are not known, chapters 72 and 76.
            let mills = share_of(region, &["3311", "3313"], &["331"], &industries);
            let primary = mills
                .unwrap_or((chapter("72") + chapter("76")) / metals)
                .min(1.0 - copper);
            for (group, share) in [("primary_metals", primary), ("copper", copper)] {
                lines.push(Line {
                    sector: "basic_metals",
                    group,
                    share,
                    rates: None,
                    basis: Basis::Imports,
                });
            }
        }
        for line in lines {
            if line.share <= 0.0 {
                continue;
            }
            let (duty, mfn) = match line.rates.filter(|_| matches!(*region, "MEX" | "CAN")) {
                Some((duty, mfn)) => (rounded(duty, 6), rounded(mfn, 6)),
                None => (String::new(), String::new()),
            };
            // Writing into a String cannot fail.
            let _ = writeln!(
                text,
                "{region},{},{},{},{duty},{mfn},{},census_imports_2024",
                line.sector,
                line.group,
                rounded(line.share, 6),
                line.basis.id(),
            );
        }
    }
    Ok(vec![BuiltFile {
        path: "customs/product_groups.csv".to_owned(),
        text,
    }])
}

/// Share of some industries in others of a region; `None` where the region has no figures by industry.
fn share_of(
    region: &str,
    part: &[&str],
    whole: &[&str],
    industries: &BTreeMap<(&'static str, String), Sums>,
) -> Option<f64> {
    let sum = |codes: &[&str]| {
        industries
            .iter()
            .filter(|((of, code), _)| {
                *of == region && codes.iter().any(|prefix| code.starts_with(prefix))
            })
            .map(|(_, sums)| sums.imports)
            .sum::<f64>()
    };
    let whole = sum(whole);
    (whole > 0.0).then(|| sum(part) / whole)
}

/// Shares of product groups that industries define.
fn by_industry(
    region: &str,
    basis: Basis,
    industries: &BTreeMap<(&'static str, String), Sums>,
    heavy_of_mexico: f64,
) -> Vec<Line> {
    let sum = |codes: &[&str]| {
        let mut total = Sums::default();
        for ((of, code), sums) in industries {
            if *of == region && codes.iter().any(|prefix| code.starts_with(prefix)) {
                total.imports += sums.imports;
                total.duty += sums.duty;
                total.duty_at_mfn += sums.duty_at_mfn;
            }
        }
        total
    };
    let share = |part: &[&str], whole: &[&str]| {
        let whole = sum(whole).imports;
        if whole > 0.0 {
            sum(part).imports / whole
        } else {
            0.0
        }
    };
    let rates = |codes: &[&str]| {
        let total = sum(codes);
        (total.imports > 0.0).then(|| {
            (
                total.duty / total.imports,
                total.duty_at_mfn / total.imports,
            )
        })
    };
    let line = |sector, group, share, rates| Line {
        sector,
        group,
        share,
        rates,
        basis,
    };
    let vehicle_makers = ["3361", "3362", "3363"];
    let vehicles = share(&["3361"], &vehicle_makers);
    let heavy = if region == "MEX" {
        heavy_of_mexico
    } else {
        0.0
    };
    // Upholstered wooden furniture and cabinets are 0.4 of household furniture: what the step of the statutory record
    // for Mexico on 2025-10-14 (0.05 points, from 4.5 to 25 %) implies for its 3.0 bn of imports.
    let listed_furniture = 0.4;
    vec![
        line(
            "motor_vehicles",
            "light_vehicles",
            vehicles * (1.0 - heavy),
            rates(&["3361"]),
        ),
        line(
            "motor_vehicles",
            "heavy_vehicles",
            vehicles * heavy,
            rates(&["3361"]),
        ),
        line(
            "motor_vehicles",
            "vehicle_parts",
            share(&["3363"], &vehicle_makers),
            rates(&["3363"]),
        ),
        line("wood", "timber", share(&["3211"], &["321"]), None),
        line(
            "other_manufacturing",
            "furniture",
            listed_furniture * share(&["3371"], &["337", "339"]),
            None,
        ),
        line(
            "computers_electronics",
            "electronics",
            share(&["3341", "3342", "3344"], &["334"]),
            None,
        ),
    ]
}

/// 2024 imports by region and NAICS-4 industry.
fn industries(raw: &Folder) -> Result<BTreeMap<(&'static str, String), Sums>, Diagnostics> {
    let csv = raw.csv("us_imports_sector_2024/us_imports_2024_mex_can_chn_eu_naics4.csv")?;
    let columns = some_columns(
        &csv,
        [
            "census_country_code",
            "naics4",
            "imports_2024_usd",
            "calculated_duty_2024_usd",
            "mfn_rate_import_weighted",
        ],
    )?;
    let [code, naics, imports_column, duty_column, mfn_column] = columns;
    let mut sums: BTreeMap<(&'static str, String), Sums> = BTreeMap::new();
    for row in csv.rows() {
        let Some(region) = region_of_partner(csv.field(row, code)) else {
            continue;
        };
        let imports = csv.number(row, imports_column)?;
        let sum = sums
            .entry((region, csv.field(row, naics).to_owned()))
            .or_default();
        sum.imports += imports;
        sum.duty += csv.number(row, duty_column)?;
        if !csv.field(row, mfn_column).is_empty() {
            sum.duty_at_mfn += imports * csv.number(row, mfn_column)?;
        }
    }
    Ok(sums)
}

/// The partners of the sector table: the EU stands as one, its members apart would count twice.
fn partners(raw: &Folder) -> Result<BTreeMap<String, &'static str>, Diagnostics> {
    let csv = raw.csv("us_imports_sector_2024/us_imports_2024_partner_icio22.csv")?;
    let code = csv.column("census_country_code")?;
    let mut partners = BTreeMap::new();
    for row in csv.rows() {
        let code = csv.field(row, code);
        if let Some(region) = region_of_partner(code) {
            partners.insert(code.to_owned(), region);
        }
    }
    Ok(partners)
}

/// 2024 imports by region and chapter of the tariff.
fn chapters(raw: &Folder) -> Result<BTreeMap<(&'static str, String), f64>, Diagnostics> {
    let partners = partners(raw)?;
    let csv = raw.csv("us_imports_sector_2024/us_imports_2024_hs2_all_partners.csv.gz")?;
    let [chapter, imports, code] = some_columns(&csv, ["HS2", "2024_imports", "CTY_CODE"])?;
    let mut sums = BTreeMap::new();
    for row in csv.rows() {
        if let Some(region) = partners.get(csv.field(row, code)) {
            let sum: &mut f64 = sums
                .entry((*region, csv.field(row, chapter).to_owned()))
                .or_default();
            *sum += csv.number(row, imports)?;
        }
    }
    Ok(sums)
}

/// 2024 imports of basic metals by region.
fn basic_metals(raw: &Folder) -> Result<BTreeMap<&'static str, f64>, Diagnostics> {
    let csv = raw.csv("us_imports_sector_2024/us_imports_2024_partner_icio22.csv")?;
    let [code, sector, imports] =
        some_columns(&csv, ["census_country_code", "sector", "imports_2024_usd"])?;
    let mut sums = BTreeMap::new();
    for row in csv.rows() {
        if let Some(region) = region_of_partner(csv.field(row, code))
            && csv.field(row, sector) == "C24"
        {
            let sum: &mut f64 = sums.entry(region).or_default();
            *sum += csv.number(row, imports)?;
        }
    }
    Ok(sums)
}

/// Share of road tractors and buses (HS 8701, 8702) in imports of vehicles from Mexico (HS 8701–8704), January and
/// February 2025, before any duty was added.
fn heavy_vehicles_of_mexico(raw: &Folder) -> Result<f64, Diagnostics> {
    let csv = raw.csv("census_trade/us_imports_mexico_hs4_monthly_2025_2026.csv")?;
    let [date, heading, total] = some_columns(&csv, ["date", "hs4", "total_musd"])?;
    let (mut heavy, mut all) = (0.0, 0.0);
    for row in csv.rows() {
        let heading = csv.field(row, heading);
        let early = ["2025-01", "2025-02"]
            .iter()
            .any(|month| csv.field(row, date).starts_with(month));
        if early && matches!(heading, "8701" | "8702" | "8703" | "8704") {
            let value = csv.number(row, total)?;
            all += value;
            if matches!(heading, "8701" | "8702") {
                heavy += value;
            }
        }
    }
    Ok(if all > 0.0 { heavy / all } else { 0.0 })
}

/// Share of copper and articles of it (HS 74) on the section 232 list: what the statutory record's rate on chapter 74
/// implies for Mexico and Canada together, between the rate on their other goods (4.5 and 12.25 %) and 50 %.
fn listed_copper(raw: &Folder) -> Result<f64, Diagnostics> {
    let csv = raw.csv("us_imports_sector_2024/us_imports_2024_hs2_all_partners.csv.gz")?;
    let [chapter, imports, code, increase] = some_columns(
        &csv,
        ["HS2", "2024_imports", "CTY_CODE", "2025_tariff_increase"],
    )?;
    let (mut listed, mut all) = (0.0, 0.0);
    for row in csv.rows() {
        let other = match csv.field(row, code) {
            "2010" => 4.5,
            "1220" => 12.25,
            _ => continue,
        };
        if csv.field(row, chapter) == "74" {
            let value = csv.number(row, imports)?;
            listed += value * (csv.number(row, increase)? - other) / (50.0 - other);
            all += value;
        }
    }
    Ok(if all > 0.0 {
        (listed / all).clamp(0.0, 1.0)
    } else {
        0.0
    })
}
