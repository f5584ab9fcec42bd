//! From programmes in force to the rates of a month.

use jiff::ToSpan;
use jiff::civil::Date;

use super::base::TariffBase;
use super::error::ProgrammeError;
use super::preference_use::PreferenceUse;
use super::programme::{TariffProgramme, UsmcaTreatment};
use super::schedule::TariffSchedule;

/// Rates of a month for every sector, importer and exporter.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectiveTariffs {
    /// Total rate charged, a fraction: benchmark rate, additions, and what is paid for want of a preference. Cube.
    pub charged: Vec<f64>,
    /// Total statutory rate, a fraction: benchmark rate and what the programmes say. Cube.
    pub statutory: Vec<f64>,
    /// Share of trade that enters under a preference, a fraction; 0 for pairs without one. Cube.
    pub exempt_share: Vec<f64>,
}

/// A schedule that fits a base: rates of any month or day without checking either again.
#[derive(Clone, Copy, Debug)]
pub struct CheckedTariffs<'a> {
    schedule: &'a TariffSchedule,
    base: &'a TariffBase,
}

impl<'a> CheckedTariffs<'a> {
    /// Checks a base and a schedule once ([`TariffBase::check`], [`TariffSchedule::check`]).
    ///
    /// Errors: the first thing that does not fit.
    pub fn new(schedule: &'a TariffSchedule, base: &'a TariffBase) -> Result<Self, ProgrammeError> {
        base.check()?;
        schedule.check(
            base.dimensions.regions,
            base.dimensions.sectors,
            base.groups.len(),
        )?;
        Ok(Self { schedule, base })
    }

    /// The rates of the month that holds `day`, each weighted with the days it is in force.
    ///
    /// On each day and for each product group of a cell: a programme covers a share of the group; what another
    /// programme it yields to covers is taken off; an exemption lowers the charged rate by the exempt share (statutory:
    /// by the convention of the record), relief for domestic content by the relief of the exempt share. The exempt
    /// share answers to the duty avoided on that day ([`PreferenceUse::exempt_share`]), loses what a qualification loss
    /// takes, and is zero where no preference is in force; trade that is not exempt pays the most-favoured-nation rate.
    /// Without any programme and with the preferences of the benchmark in force, the charged rate is the benchmark rate
    /// exactly.
    ///
    /// Errors: a month outside the calendar.
    pub fn month(
        &self,
        day: Date,
        preference_use: &PreferenceUse,
    ) -> Result<EffectiveTariffs, ProgrammeError> {
        let segments = segments(day, self.schedule)?;
        Ok(rates_over(
            &segments,
            self.schedule,
            self.base,
            *preference_use,
        ))
    }

    /// The rates of a single day; otherwise as [`Self::month`].
    pub fn day(&self, day: Date, preference_use: &PreferenceUse) -> EffectiveTariffs {
        let whole = [Segment { day, weight: 1.0 }];
        rates_over(&whole, self.schedule, self.base, *preference_use)
    }
}

/// The rates of the month that holds `day`: [`CheckedTariffs::month`], checked first.
///
/// Errors: a base or schedule that does not fit, a month outside the calendar.
pub fn effective_tariffs(
    day: Date,
    schedule: &TariffSchedule,
    base: &TariffBase,
    preference_use: &PreferenceUse,
) -> Result<EffectiveTariffs, ProgrammeError> {
    CheckedTariffs::new(schedule, base)?.month(day, preference_use)
}

/// The rates of a single day: [`CheckedTariffs::day`], checked first.
///
/// Errors: a base or schedule that does not fit.
pub fn tariffs_on(
    day: Date,
    schedule: &TariffSchedule,
    base: &TariffBase,
    preference_use: &PreferenceUse,
) -> Result<EffectiveTariffs, ProgrammeError> {
    Ok(CheckedTariffs::new(schedule, base)?.day(day, preference_use))
}

/// Total rates charged on the product groups of one cell in the month that holds `day`, fractions, by group index; 0
/// for groups without trade. Benchmark rates are those of the groups where customs figures tell them apart.
///
/// Errors: as for [`effective_tariffs`]; a cell outside the base.
pub fn group_charged(
    day: Date,
    schedule: &TariffSchedule,
    base: &TariffBase,
    preference_use: &PreferenceUse,
    cell: (usize, usize, usize),
) -> Result<Vec<f64>, ProgrammeError> {
    CheckedTariffs::new(schedule, base)?;
    let (sector, importer, exporter) = cell;
    let limits = [
        ("sector", sector, base.dimensions.sectors),
        ("region", importer.max(exporter), base.dimensions.regions),
    ];
    for (what, index, count) in limits {
        if index >= count {
            return Err(ProgrammeError::IndexOutOfRange {
                programme: "cell".to_owned(),
                what,
                index,
                count,
            });
        }
    }
    let pair = Pair {
        importer,
        exporter,
        schedule,
        base,
        preference_use: *preference_use,
    };
    let segments = segments(day, schedule)?;
    let mut charged = vec![0.0; base.groups.len()];
    for (group, charged) in charged.iter_mut().enumerate() {
        let at = base.grouped_cell(sector, importer, exporter, group);
        if base.group_share[at] > 0.0 {
            *charged = base.group_collected[at];
            for segment in &segments {
                let in_force = pair.in_force(segment.day);
                let qualifies = pair.qualifies(sector, segment.day);
                let paid = pair.group_rates(&in_force, sector, group, at, qualifies);
                *charged += segment.weight * paid.charged;
            }
        }
    }
    Ok(charged)
}

/// Rates over stretches of days whose weights sum to one.
fn rates_over(
    segments: &[Segment],
    schedule: &TariffSchedule,
    base: &TariffBase,
    preference_use: PreferenceUse,
) -> EffectiveTariffs {
    let cells = base.dimensions.cells();
    let mut rates = EffectiveTariffs {
        charged: base.collected.clone(),
        statutory: base.collected.clone(),
        exempt_share: vec![0.0; cells],
    };
    let regions = base.dimensions.regions;
    for importer in 0..regions {
        for exporter in 0..regions {
            if importer == exporter {
                continue;
            }
            let pair = Pair {
                importer,
                exporter,
                schedule,
                base,
                preference_use,
            };
            for segment in segments {
                pair.add(segment, &mut rates);
            }
        }
    }
    for rate in rates.charged.iter_mut().chain(&mut rates.statutory) {
        *rate = rate.max(0.0);
    }
    rates
}

/// Days of a month with the same measures: any of them, and their share of the month.
struct Segment {
    day: Date,
    weight: f64,
}

/// Divides the month of `day` where a measure begins or ends.
fn segments(day: Date, schedule: &TariffSchedule) -> Result<Vec<Segment>, ProgrammeError> {
    let outside = |_| ProgrammeError::OutsideCalendar(day.to_string());
    let first = day.first_of_month();
    let end = first.checked_add(1.month()).map_err(outside)?;
    let mut starts = vec![first];
    let programmes = schedule.programmes.iter().map(|one| (one.from, one.until));
    let preferences = schedule.preferences.iter().map(|one| (one.from, one.until));
    let losses = schedule
        .qualification_losses
        .iter()
        .map(|one| (one.from, one.until));
    for (from, until) in programmes.chain(preferences).chain(losses) {
        starts.push(from);
        if let Some(after) = until.and_then(|last| last.checked_add(1.day()).ok()) {
            starts.push(after);
        }
    }
    starts.retain(|start| first <= *start && *start < end);
    starts.sort_unstable();
    starts.dedup();
    let days = f64::from(first.days_in_month());
    let ends = starts.iter().skip(1).chain(std::iter::once(&end));
    let mut parts = Vec::with_capacity(starts.len());
    for (start, stop) in starts.iter().zip(ends) {
        let length = start.until(*stop).map_err(outside)?.get_days();
        parts.push(Segment {
            day: *start,
            weight: f64::from(length) / days,
        });
    }
    Ok(parts)
}

/// One ordered pair of regions under a schedule.
struct Pair<'a> {
    importer: usize,
    exporter: usize,
    schedule: &'a TariffSchedule,
    base: &'a TariffBase,
    preference_use: PreferenceUse,
}

/// What a product group pays on a day.
struct GroupRates {
    charged: f64,
    statutory: f64,
    exempt: f64,
}

impl Pair<'_> {
    /// Programmes in force for the pair on a day, each with its rate.
    fn in_force(&self, day: Date) -> Vec<(&TariffProgramme, f64)> {
        self.schedule
            .programmes
            .iter()
            .filter(|one| one.importer == self.importer && one.in_force(day))
            .filter_map(|one| one.rates.get(&self.exporter).map(|rate| (one, *rate)))
            .collect()
    }

    /// Share of the trade of a sector that a preference in force on a day is open to, a fraction.
    fn qualifies(&self, sector: usize, day: Date) -> f64 {
        if self.has_preference(day) {
            1.0 - self.loss(sector, day)
        } else {
            0.0
        }
    }

    /// Adds the part of the month that a segment fills.
    fn add(&self, segment: &Segment, rates: &mut EffectiveTariffs) {
        let day = segment.day;
        let in_force = self.in_force(day);
        let was_preferential = self.base.preferential[self.base.pair(self.importer, self.exporter)];
        if in_force.is_empty() && !was_preferential {
            return;
        }
        for sector in 0..self.base.dimensions.sectors {
            if !self.base.goods[sector] {
                continue;
            }
            let cell = self
                .base
                .dimensions
                .cell(sector, self.importer, self.exporter);
            let qualifies = self.qualifies(sector, day);
            for group in 0..self.base.groups.len() {
                let at = self
                    .base
                    .grouped_cell(sector, self.importer, self.exporter, group);
                let share = self.base.group_share[at];
                if share > 0.0 {
                    let paid = self.group_rates(&in_force, sector, group, at, qualifies);
                    let weight = segment.weight * share;
                    rates.charged[cell] += weight * paid.charged;
                    rates.statutory[cell] += weight * paid.statutory;
                    rates.exempt_share[cell] += weight * paid.exempt;
                }
            }
        }
    }

    /// Whether a preference is in force for the pair, among those whose benchmark rates are preferential.
    fn has_preference(&self, day: Date) -> bool {
        self.base.preferential[self.base.pair(self.importer, self.exporter)]
            && self.schedule.preferences.iter().any(|one| {
                one.importer == self.importer && one.exporter == self.exporter && one.in_force(day)
            })
    }

    /// Share of the trade of a sector that no longer qualifies; rules in force at once act independently.
    fn loss(&self, sector: usize, day: Date) -> f64 {
        let mut kept = 1.0;
        for loss in &self.schedule.qualification_losses {
            if loss.importer == self.importer
                && loss.exporter == self.exporter
                && loss.in_force(day)
            {
                kept *= 1.0 - loss.share.get(sector).copied().unwrap_or(0.0);
            }
        }
        1.0 - kept
    }

    /// What a product group pays on top of the benchmark rate, and its exempt share.
    fn group_rates(
        &self,
        in_force: &[(&TariffProgramme, f64)],
        sector: usize,
        group: usize,
        at: usize,
        qualifies: f64,
    ) -> GroupRates {
        // Rate of each programme on the whole group, after precedence.
        let named = |programme: &TariffProgramme, rate: f64| {
            let mut covered = programme.scope.covered(sector, group);
            for (other, _) in in_force {
                if covered > 0.0 && programme.yields_to.iter().any(|rule| rule.names(other)) {
                    covered *= 1.0 - other.scope.covered(sector, group);
                }
            }
            covered * rate
        };
        let was_preferential = self.base.preferential[self.base.pair(self.importer, self.exporter)];
        let mut avoided = 0.0;
        if was_preferential {
            for (programme, rate) in in_force {
                if programme.exempt_share_answers
                    && matches!(programme.usmca, UsmcaTreatment::Exempt { .. })
                {
                    avoided += named(programme, *rate) * programme.collected_share;
                }
            }
        }
        let (utilisation, most_favoured_nation) = if was_preferential {
            (
                self.base.utilisation[at],
                self.base.most_favoured_nation[at],
            )
        } else {
            (0.0, 0.0)
        };
        let exempt = if was_preferential && qualifies > 0.0 {
            qualifies * self.preference_use.exempt_share(utilisation, avoided)
        } else {
            0.0
        };
        let without_preference = was_preferential && qualifies <= 0.0;
        let mut paid = GroupRates {
            charged: most_favoured_nation * (utilisation - exempt),
            statutory: if without_preference {
                most_favoured_nation * utilisation
            } else {
                0.0
            },
            exempt,
        };
        for (programme, rate) in in_force {
            let rate = named(programme, *rate);
            let (charged, statutory) = match programme.usmca {
                UsmcaTreatment::Covered => (1.0, 1.0),
                UsmcaTreatment::Exempt { eligible_share } => {
                    (1.0 - exempt, 1.0 - eligible_share * qualifies)
                }
                UsmcaTreatment::DomesticContent {
                    relief,
                    statutory_relief,
                } => (1.0 - relief * exempt, 1.0 - statutory_relief * qualifies),
            };
            paid.charged += rate * programme.collected_share * charged;
            paid.statutory += rate * statutory;
        }
        paid
    }
}
