//! Coverage and rates that the statutory record implies.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::{Date, date};
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::customs::{ImportsBySector, MfnRate, StatutoryIncrement};
use vecinos_evidence::measures::{MeasureRecord, ProductShare};
use vecinos_evidence::registry::Registry;

use super::super::authority::Authority;
use super::super::base::TariffBase;
use super::super::effective::tariffs_on;
use super::super::error::ProgrammeError;
use super::super::preference_use::PreferenceUse;
use super::super::programme::{Precedence, Scope, TariffProgramme};
use super::super::record::{tariff_base, tariff_schedule};
use super::super::schedule::TariffSchedule;

/// Sectors whose goods are made of metal, over which the listed articles are spread evenly: a judgement.
pub const METAL_USING_SECTORS: [&str; 4] = [
    "metal_products",
    "electrical_equipment",
    "machinery",
    "other_manufacturing",
];

/// Partners whose other measures are taken as one rate on all goods but exempt ones.
pub const OTHER_PARTNERS: [&str; 5] = ["EU", "JKT", "ASIA", "LAC", "ROW"];

/// Prefix of the ids of the measures that [`other_partners`] writes.
pub const OTHER_PARTNERS_PREFIX: &str = "usa-other-";

/// Day on which only section 232 was in force: the emergency tariffs had ended, the surcharge had not begun.
const ONLY_SECTION_232: Date = date(2026, 2, 20);

/// First day of the metals regime of April 2026.
const METALS_2026: Date = date(2026, 4, 6);

/// Share of the metal-using sectors above which the statutory record is not followed: a cap, a judgement.
const HIGHEST_SHARE: f64 = 0.6;

/// What the estimates need.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The record; rows that the estimates themselves write are left out.
    pub record: &'a MeasureRecord,
    /// The benchmark.
    pub benchmark: &'a BenchmarkTable,
    /// U.S. imports of 2024.
    pub imports: &'a [ImportsBySector],
    /// Rates without the USMCA.
    pub mfn_rates: &'a [MfnRate],
    /// Statutory rates added since 2025.
    pub increments: &'a [StatutoryIncrement],
    /// Parameters.
    pub registry: &'a Registry,
}

impl Evidence<'_> {
    /// The record without the rows of these estimates.
    fn bare_record(&self) -> MeasureRecord {
        let mut record = self.record.clone();
        record
            .product_shares
            .retain(|row| !row.group.starts_with("metal_articles"));
        record
            .measures
            .retain(|measure| !measure.id.starts_with(OTHER_PARTNERS_PREFIX));
        record
    }

    fn base(&self, record: &MeasureRecord) -> Result<TariffBase, ProgrammeError> {
        tariff_base(record, self.benchmark, self.imports, self.mfn_rates)
    }

    fn schedule(&self, record: &MeasureRecord) -> Result<TariffSchedule, ProgrammeError> {
        tariff_schedule(record, self.benchmark, |name| {
            self.registry.number(name).ok()
        })
    }

    fn region(&self, name: &str) -> Result<usize, ProgrammeError> {
        self.benchmark
            .region_index(name)
            .ok_or_else(|| ProgrammeError::UnknownName {
                programme: "estimate".to_owned(),
                what: "region",
                name: name.to_owned(),
            })
    }
}

/// Statutory rate added on a partner's goods on a day, import-weighted, a fraction.
///
/// Errors: a base or schedule that does not fit.
pub fn added_statutory(
    day: Date,
    schedule: &TariffSchedule,
    base: &TariffBase,
    importer: usize,
    exporter: usize,
) -> Result<f64, ProgrammeError> {
    let rates = tariffs_on(day, schedule, base, &PreferenceUse { response: 0.0 })?;
    let before = base
        .mean(&base.collected, importer, exporter)
        .unwrap_or(0.0);
    Ok(base
        .mean(&rates.statutory, importer, exporter)
        .unwrap_or(before)
        - before)
}

/// Listed metal articles of one partner, as shares of its trade in each of the [`METAL_USING_SECTORS`].
#[derive(Clone, Debug, PartialEq)]
pub struct ListedMetals {
    /// Exporting region.
    pub partner: String,
    /// Articles listed in 2025, a fraction.
    pub articles: f64,
    /// Articles listed since April 2026, a fraction.
    pub articles_2026: f64,
}

/// The shares of listed metal articles that make the import-weighted statutory rate equal to the record on two days:
/// 2026-02-20, when only section 232 was in force, and 2026-04-06, the first day of the new metals regime. Where the
/// record lies below what mill products, vehicles, copper and wood pay already, the share is 0; no share exceeds 0.6.
///
/// Errors: a base or schedule that does not fit.
pub fn listed_metals(evidence: &Evidence) -> Result<Vec<ListedMetals>, ProgrammeError> {
    let mut record = evidence.bare_record();
    let mut found = Vec::new();
    let partners = ["MEX", "CAN", "CHN"].into_iter().chain(OTHER_PARTNERS);
    for partner in partners {
        let mut listed = ListedMetals {
            partner: partner.to_owned(),
            articles: 0.0,
            articles_2026: 0.0,
        };
        listed.articles = implied_share(
            evidence,
            &record,
            partner,
            "metal_articles",
            ONLY_SECTION_232,
            HIGHEST_SHARE,
        )?;
        record
            .product_shares
            .extend(rows(partner, "metal_articles", listed.articles));
        // The other partners' surcharge of 2026 is not in the bare record: the step of the metals regime counts.
        if !OTHER_PARTNERS.contains(&partner) {
            let rest = HIGHEST_SHARE.min(1.0 - listed.articles);
            listed.articles_2026 = implied_share(
                evidence,
                &record,
                partner,
                "metal_articles_2026",
                METALS_2026,
                rest,
            )?;
            record.product_shares.extend(rows(
                partner,
                "metal_articles_2026",
                listed.articles_2026,
            ));
        }
        found.push(listed);
    }
    Ok(found)
}

/// The share of a group in the metal-using sectors that the statutory record of a partner on a day implies.
fn implied_share(
    evidence: &Evidence,
    record: &MeasureRecord,
    partner: &str,
    group: &str,
    day: Date,
    highest: f64,
) -> Result<f64, ProgrammeError> {
    const TRIAL: f64 = 0.1;
    let Some(target) = evidence
        .increments
        .iter()
        .find(|row| row.partner == partner && row.from == day)
    else {
        return Ok(0.0);
    };
    let (usa, exporter) = (evidence.region("USA")?, evidence.region(partner)?);
    let schedule = evidence.schedule(record)?;
    let added = |share: f64| {
        let mut record = record.clone();
        record.product_shares.extend(rows(partner, group, share));
        added_statutory(day, &schedule, &evidence.base(&record)?, usa, exporter)
    };
    // The rate is linear in the share.
    let (without, with) = (added(0.0)?, added(TRIAL)?);
    let slope = (with - without) / TRIAL;
    if slope <= 0.0 {
        return Ok(0.0);
    }
    Ok(((target.added_rate - without) / slope).clamp(0.0, highest))
}

fn rows(partner: &str, group: &str, share: f64) -> Vec<ProductShare> {
    METAL_USING_SECTORS
        .iter()
        .map(|sector| ProductShare {
            partner: partner.to_owned(),
            sector: (*sector).to_owned(),
            group: group.to_owned(),
            share,
            duty_rate: None,
            mfn_rate: None,
        })
        .collect()
}

/// The table `measures/listed_metals.csv` of these shares.
pub fn listed_metals_table(listed: &[ListedMetals]) -> String {
    let mut text = "partner,sector,group,share,duty_rate,mfn_rate,basis,source\n".to_owned();
    for one in listed {
        for (group, share) in [
            ("metal_articles", one.articles),
            ("metal_articles_2026", one.articles_2026),
        ] {
            for sector in METAL_USING_SECTORS.iter().filter(|_| share > 0.0) {
                // Writing into a String cannot fail.
                let _ = writeln!(
                    text,
                    "{},{sector},{group},{share:.4},,,implied,trade_war_redux_2025",
                    one.partner
                );
            }
        }
    }
    text
}

/// What a partner pays beside section 232 from a day on: one rate on all goods but exempt ones.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherRate {
    /// Exporting region.
    pub partner: String,
    /// The law the measures of that time rest on.
    pub authority: Authority,
    /// First day.
    pub from: Date,
    /// Rate, a fraction.
    pub rate: f64,
}

/// Product groups exempt from these measures.
const EXEMPT_GROUPS: [&str; 3] = ["energy", "pharmaceuticals", "electronics"];

/// The rates that make the import-weighted statutory rate of each other partner equal to the record at every date
/// since 2025-04-05, given what section 232 charges; never below 0.
///
/// Errors: a base or schedule that does not fit.
pub fn other_partners(evidence: &Evidence) -> Result<Vec<OtherRate>, ProgrammeError> {
    let mut record = evidence.bare_record();
    for one in listed_metals(evidence)? {
        record
            .product_shares
            .extend(rows(&one.partner, "metal_articles", one.articles));
        record
            .product_shares
            .extend(rows(&one.partner, "metal_articles_2026", one.articles_2026));
    }
    let base = evidence.base(&record)?;
    let schedule = evidence.schedule(&record)?;
    let usa = evidence.region("USA")?;
    let mut found = Vec::new();
    for partner in OTHER_PARTNERS {
        let exporter = evidence.region(partner)?;
        for row in evidence
            .increments
            .iter()
            .filter(|row| row.partner == partner)
        {
            let Some(authority) = authority_of(row.from) else {
                continue;
            };
            let without = added_statutory(row.from, &schedule, &base, usa, exporter)?;
            let mut trial = schedule.clone();
            trial
                .programmes
                .push(other_programme(&base, authority, usa, exporter, row.from));
            let slope = added_statutory(row.from, &trial, &base, usa, exporter)? - without;
            let rate = if slope > 0.0 {
                ((row.added_rate - without) / slope).max(0.0)
            } else {
                0.0
            };
            found.push(OtherRate {
                partner: partner.to_owned(),
                authority,
                from: row.from,
                rate,
            });
        }
    }
    Ok(found)
}

/// The programme of a partner at a rate of one.
fn other_programme(
    base: &TariffBase,
    authority: Authority,
    usa: usize,
    exporter: usize,
    from: Date,
) -> TariffProgramme {
    let except = (0..base.groups.len())
        .filter(|group| EXEMPT_GROUPS.contains(&base.groups[*group].as_str()));
    TariffProgramme {
        scope: Scope {
            except: except.collect(),
            ..Scope::all_goods()
        },
        yields_to: vec![Precedence::Authority(Authority::Section232)],
        ..TariffProgramme::on_all_goods("trial", authority, usa, &[exporter], 1.0, from, None)
    }
}

/// The law on which the general measures of a day rested; `None` before they began and in the days between.
fn authority_of(day: Date) -> Option<Authority> {
    const SPELLS: [(Date, Option<Authority>); 5] = [
        (date(2025, 4, 5), None),
        (date(2026, 2, 20), Some(Authority::Ieepa)),
        (date(2026, 2, 24), None),
        (date(2026, 7, 24), Some(Authority::Section122)),
        (Date::MAX, Some(Authority::Section301)),
    ];
    SPELLS
        .iter()
        .find(|(end, _)| day < *end)
        .and_then(|(_, authority)| *authority)
}

/// Last day of the spell of an authority; `None` where it has not ended.
fn last_day(authority: Authority) -> Option<Date> {
    match authority {
        Authority::Ieepa => Some(date(2026, 2, 19)),
        Authority::Section122 => Some(date(2026, 7, 23)),
        _ => None,
    }
}

/// The file `measures/other_partners.toml` of these rates.
pub fn other_partners_file(rates: &[OtherRate]) -> String {
    let mut measures: BTreeMap<(usize, Authority), Vec<&OtherRate>> = BTreeMap::new();
    for rate in rates {
        let position = OTHER_PARTNERS
            .iter()
            .position(|partner| *partner == rate.partner);
        measures
            .entry((position.unwrap_or(usize::MAX), rate.authority))
            .or_default()
            .push(rate);
    }
    let mut text = "# What partners other than Mexico, Canada and China pay beside section 232, as one rate on all goods but exempt\n\
                    # ones: the rate that makes the import-weighted statutory rate equal to the record (trade_war_redux_2025).\n\
                    # Computed by `vecinos_trade::programmes::estimate::coverage::other_partners`; a test recomputes it.\n"
        .to_owned();
    for ((position, authority), steps) in &measures {
        let Some(partner) = OTHER_PARTNERS.get(*position) else {
            continue;
        };
        // Writing into a String cannot fail.
        let _ = write!(
            text,
            "\n[[measure]]\nid = \"{OTHER_PARTNERS_PREFIX}{}-{authority}\"\n\
             title = \"General measures on {partner} beside section 232, {authority}\"\n\
             title_es = \"Medidas generales a {partner} aparte de la sección 232, {authority}\"\n\
             authority = \"{authority}\"\nimporter = \"USA\"\nexporters = [\"{partner}\"]\n\
             except_groups = [\"energy\", \"pharmaceuticals\", \"electronics\"]\nyields_to = [\"section_232\"]\n\
             collected_share = \"tariff_programmes.other_partners_collected_share\"\nsteps = [\n",
            partner.to_lowercase()
        );
        for (index, step) in steps.iter().enumerate() {
            let until = match last_day(*authority) {
                Some(last) if index + 1 == steps.len() => format!("until = {last}, "),
                _ => String::new(),
            };
            let _ = writeln!(
                text,
                "    {{ from = {}, {until}rate = {:.4} }},",
                step.from, step.rate
            );
        }
        text.push_str("]\ngrade = \"estimated\"\nsource = [\"trade_war_redux_2025\"]\n");
    }
    text
}
