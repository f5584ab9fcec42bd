//! Tariff programmes, preferences and losses of qualification: the pieces of a policy state.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::authority::Authority;
use super::error::ProgrammeError;

/// A tariff that one importer charges under one legal authority, on top of its benchmark rates.
#[derive(Clone, Debug, PartialEq)]
pub struct TariffProgramme {
    /// Stable id, unique in a schedule.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// The law it rests on.
    pub authority: Authority,
    /// Region that charges it.
    pub importer: usize,
    /// Ad valorem rate by exporting region, a fraction (0.25 = 25 %); regions that are absent do not pay.
    pub rates: BTreeMap<usize, f64>,
    /// Which goods.
    pub scope: Scope,
    /// What goods that qualify for the USMCA pay.
    pub usmca: UsmcaTreatment,
    /// Where one of these is in force on the same goods, this programme is not charged.
    pub yields_to: Vec<Precedence>,
    /// Share of the duty that the programme names which customs collects (metal content instead of full value,
    /// offsets, goods of U.S. origin returned); 1 when nothing is known. Enters the charged rate, not the statutory one.
    pub collected_share: f64,
    /// Whether the exempt share answers to this programme. False for the first months of a measure, in which importers
    /// cannot yet have changed what they certify.
    pub exempt_share_answers: bool,
    /// First day in force.
    pub from: Date,
    /// Last day in force, included; `None` while no end is known.
    pub until: Option<Date>,
}

impl TariffProgramme {
    /// A programme at one rate on all goods of some exporters, without exemption or precedence, collected in full.
    pub fn on_all_goods(
        id: &str,
        authority: Authority,
        importer: usize,
        exporters: &[usize],
        rate: f64,
        from: Date,
        until: Option<Date>,
    ) -> Self {
        Self {
            id: id.to_owned(),
            title: id.to_owned(),
            authority,
            importer,
            rates: exporters.iter().map(|exporter| (*exporter, rate)).collect(),
            scope: Scope::all_goods(),
            usmca: UsmcaTreatment::Covered,
            yields_to: Vec::new(),
            collected_share: 1.0,
            exempt_share_answers: true,
            from,
            until,
        }
    }

    /// Whether the programme is in force on a day.
    pub fn in_force(&self, day: Date) -> bool {
        in_force(self.from, self.until, day)
    }

    /// Checks rates, shares, dates and indices against numbers of regions, sectors and product groups.
    ///
    /// Errors: the first thing that does not fit.
    pub fn check(
        &self,
        regions: usize,
        sectors: usize,
        groups: usize,
    ) -> Result<(), ProgrammeError> {
        let index = |what, index, count| {
            if index < count {
                return Ok(());
            }
            Err(ProgrammeError::IndexOutOfRange {
                programme: self.id.clone(),
                what,
                index,
                count,
            })
        };
        let share = |what, value: f64| {
            if (0.0..=1.0).contains(&value) {
                return Ok(());
            }
            Err(ProgrammeError::NotAShare {
                programme: self.id.clone(),
                what,
                value,
            })
        };
        dates(&self.id, self.from, self.until)?;
        index("region", self.importer, regions)?;
        for (exporter, rate) in &self.rates {
            index("region", *exporter, regions)?;
            if !rate.is_finite() || *rate < 0.0 {
                return Err(ProgrammeError::NotARate {
                    programme: self.id.clone(),
                    value: *rate,
                });
            }
        }
        for group in self.scope.groups.iter().flatten().chain(&self.scope.except) {
            index("product group", *group, groups)?;
        }
        for sector in &self.scope.except_sectors {
            index("sector", *sector, sectors)?;
        }
        if let Some(by_sector) = &self.scope.sector_share {
            if by_sector.len() != sectors {
                return Err(ProgrammeError::WrongLength {
                    what: "the covered share by sector",
                    expected: sectors,
                    found: by_sector.len(),
                });
            }
            for value in by_sector {
                share("a covered share", *value)?;
            }
        }
        share("the collected share", self.collected_share)?;
        match self.usmca {
            UsmcaTreatment::Covered
            | UsmcaTreatment::Exempt {
                eligible_share: None,
            } => Ok(()),
            UsmcaTreatment::Exempt {
                eligible_share: Some(eligible_share),
            } => share("the eligible share", eligible_share),
            UsmcaTreatment::DomesticContent {
                relief,
                statutory_relief,
            } => {
                share("the relief", relief)?;
                share("the statutory relief", statutory_relief)
            }
        }
    }
}

/// Which goods a programme covers: product groups × sectors. Services are never covered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// Product groups covered, by index; `None` covers all.
    pub groups: Option<Vec<usize>>,
    /// Product groups left out.
    pub except: Vec<usize>,
    /// Sectors left out, by index.
    pub except_sectors: Vec<usize>,
    /// Share of trade covered in each sector, a fraction; `None` covers all of every sector.
    pub sector_share: Option<Vec<f64>>,
}

impl Scope {
    /// All goods.
    pub fn all_goods() -> Self {
        Self::default()
    }

    /// A share of the trade of each sector, whatever the product group.
    pub fn sectors(share: Vec<f64>) -> Self {
        Self {
            sector_share: Some(share),
            ..Self::default()
        }
    }

    /// The goods of some product groups, in whatever sector.
    pub fn groups(groups: Vec<usize>) -> Self {
        Self {
            groups: Some(groups),
            ..Self::default()
        }
    }

    /// Share of the trade of a product group within a sector that is covered, a fraction.
    pub fn covered(&self, sector: usize, group: usize) -> f64 {
        let listed = self
            .groups
            .as_ref()
            .is_none_or(|groups| groups.contains(&group));
        if !listed || self.except.contains(&group) || self.except_sectors.contains(&sector) {
            return 0.0;
        }
        self.sector_share
            .as_ref()
            .map_or(1.0, |share| share.get(sector).copied().unwrap_or(0.0))
    }
}

/// What goods that qualify for the USMCA pay under a programme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum UsmcaTreatment {
    /// The full rate, like all others.
    Covered,
    /// Nothing.
    Exempt {
        /// Share of trade taken as eligible in the *statutory* rate: a convention of the statutory record, a fraction.
        /// `None` where no record has such a convention: the share of dutiable trade that entered under the preference in
        /// 2024. The charged rate uses the modelled exempt share instead.
        eligible_share: Option<f64>,
    },
    /// The rate on their value less U.S. content.
    DomesticContent {
        /// Share of the duty that qualifying goods escape in the charged rate, a fraction.
        relief: f64,
        /// The same in the statutory rate: a convention of the statutory record.
        statutory_relief: f64,
    },
}

/// A programme that comes first on the same goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// Any programme of the importer under this authority.
    Authority(Authority),
    /// One programme, by id.
    Programme(String),
}

impl Precedence {
    /// Whether it names the programme.
    pub fn names(&self, programme: &TariffProgramme) -> bool {
        match self {
            Self::Authority(authority) => *authority == programme.authority,
            Self::Programme(id) => *id == programme.id,
        }
    }
}

/// A treaty preference that qualifying goods of an exporter enjoy with an importer (one ordered pair).
#[derive(Clone, Debug, PartialEq)]
pub struct Preference {
    /// Name of the agreement, for example `usmca`.
    pub id: String,
    /// Region that grants it.
    pub importer: usize,
    /// Region whose goods enjoy it.
    pub exporter: usize,
    /// First day in force.
    pub from: Date,
    /// Last day in force, included; `None` without an end.
    pub until: Option<Date>,
}

impl Preference {
    /// Whether the preference is in force on a day.
    pub fn in_force(&self, day: Date) -> bool {
        in_force(self.from, self.until, day)
    }
}

/// A rule that makes part of the qualifying trade of a pair lose the preference (for example a content rule).
#[derive(Clone, Debug, PartialEq)]
pub struct QualificationLoss {
    /// Stable id.
    pub id: String,
    /// Region that applies the rule.
    pub importer: usize,
    /// Region whose goods are hit.
    pub exporter: usize,
    /// Share of trade that no longer qualifies, by sector, a fraction.
    pub share: Vec<f64>,
    /// First day in force.
    pub from: Date,
    /// Last day in force, included; `None` without an end.
    pub until: Option<Date>,
}

impl QualificationLoss {
    /// Whether the rule is in force on a day.
    pub fn in_force(&self, day: Date) -> bool {
        in_force(self.from, self.until, day)
    }
}

fn in_force(from: Date, until: Option<Date>, day: Date) -> bool {
    from <= day && until.is_none_or(|last| day <= last)
}

/// Checks that an interval of days is not reversed.
pub(super) fn dates(id: &str, from: Date, until: Option<Date>) -> Result<(), ProgrammeError> {
    match until {
        Some(last) if last < from => Err(ProgrammeError::DatesReversed {
            programme: id.to_owned(),
            from: from.to_string(),
            until: last.to_string(),
        }),
        _ => Ok(()),
    }
}
