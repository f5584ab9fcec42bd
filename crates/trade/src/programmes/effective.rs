//! From programmes in force to the rates of a month.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::base::TariffBase;
use super::error::ProgrammeError;
use super::pair::{GroupCell, MeasuresInForce, Pair, PairRates};
use super::preference_use::PreferenceUse;
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
        MonthlyTariffs::new(*self, *preference_use).month(day)
    }

    /// The rates of a single day; otherwise as [`Self::month`].
    pub fn day(&self, day: Date, preference_use: &PreferenceUse) -> EffectiveTariffs {
        let whole = [Segment { day, weight: 1.0 }];
        MonthlyTariffs::new(*self, *preference_use).over(&whole)
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
    let segments = segments(day, &turns(schedule))?;
    let programmes: Vec<usize> = (0..schedule.programmes.len()).collect();
    let mut charged = vec![0.0; base.groups.len()];
    for (group, charged) in charged.iter_mut().enumerate() {
        let at = base.grouped_cell(sector, importer, exporter, group);
        if base.group_share[at] > 0.0 {
            *charged = base.group_collected[at];
            for segment in &segments {
                let measures = pair.in_force(segment.day, &programmes);
                let charges = pair.charges(&measures);
                let qualifies = pair.qualifies(sector, &measures);
                let mut named = vec![0.0; charges.len()];
                let cell = GroupCell { sector, group, at };
                let paid = pair.group_rates(&charges, &cell, qualifies, &mut named);
                *charged += segment.weight * paid.charged;
            }
        }
    }
    Ok(charged)
}

/// Rates of any number of months under one schedule: what months have in common is computed once. Every month has the bits
/// that [`CheckedTariffs::month`] gives it.
#[derive(Clone, Debug)]
pub struct MonthlyTariffs<'a> {
    checked: CheckedTariffs<'a>,
    preference_use: PreferenceUse,
    /// Days on which any measure begins, or the day after its last, in order.
    turns: Vec<Date>,
    /// Programmes that each pair pays at one time or another, by position in the schedule. `[importer][exporter]`.
    programmes: Vec<Vec<usize>>,
    /// Rates by measures in force. `[importer][exporter]`.
    known: Vec<BTreeMap<MeasuresInForce, PairRates>>,
}

impl<'a> MonthlyTariffs<'a> {
    /// Nothing computed yet.
    pub fn new(checked: CheckedTariffs<'a>, preference_use: PreferenceUse) -> Self {
        let base = checked.base;
        let regions = base.dimensions.regions;
        let mut programmes = vec![Vec::new(); regions * regions];
        for (position, programme) in checked.schedule.programmes.iter().enumerate() {
            for exporter in programme.rates.keys() {
                programmes[base.pair(programme.importer, *exporter)].push(position);
            }
        }
        Self {
            turns: turns(checked.schedule),
            programmes,
            known: vec![BTreeMap::new(); regions * regions],
            checked,
            preference_use,
        }
    }

    /// The rates of the month that holds `day`, as [`CheckedTariffs::month`].
    ///
    /// Errors: a month outside the calendar.
    pub fn month(&mut self, day: Date) -> Result<EffectiveTariffs, ProgrammeError> {
        let segments = segments(day, &self.turns)?;
        Ok(self.over(&segments))
    }

    /// Whether no measure begins or ends in the month that holds `day` or within the month before it, so that both have
    /// the same rates to the last bit.
    pub fn same_as_the_month_before(&self, day: Date) -> bool {
        let (Some(before), Some(after)) = (
            day.first_of_month().yesterday().ok(),
            day.last_of_month().tomorrow().ok(),
        ) else {
            return false;
        };
        let first = before.first_of_month();
        self.turns.partition_point(|turn| *turn <= first)
            == self.turns.partition_point(|turn| *turn < after)
    }

    /// Rates over stretches of days whose weights sum to one.
    fn over(&mut self, segments: &[Segment]) -> EffectiveTariffs {
        let CheckedTariffs { schedule, base } = self.checked;
        let dimensions = base.dimensions;
        let mut rates = EffectiveTariffs {
            charged: base.collected.clone(),
            statutory: base.collected.clone(),
            exempt_share: vec![0.0; dimensions.cells()],
        };
        let regions = dimensions.regions;
        for importer in 0..regions {
            for exporter in (0..regions).filter(|exporter| *exporter != importer) {
                let pair = Pair {
                    importer,
                    exporter,
                    schedule,
                    base,
                    preference_use: self.preference_use,
                };
                let programmes = &self.programmes[base.pair(importer, exporter)];
                if programmes.is_empty() && !pair.was_preferential() {
                    continue;
                }
                for segment in segments {
                    let measures = pair.in_force(segment.day, programmes);
                    let added = self.known[base.pair(importer, exporter)]
                        .entry(measures)
                        .or_insert_with_key(|measures| pair.rates(measures));
                    for sector in 0..dimensions.sectors {
                        let cell = dimensions.cell(sector, importer, exporter);
                        rates.charged[cell] += segment.weight * added.charged[sector];
                        rates.statutory[cell] += segment.weight * added.statutory[sector];
                        rates.exempt_share[cell] += segment.weight * added.exempt_share[sector];
                    }
                }
            }
        }
        for rate in rates.charged.iter_mut().chain(&mut rates.statutory) {
            *rate = rate.max(0.0);
        }
        rates
    }
}

/// Days of a month with the same measures: any of them, and their share of the month.
struct Segment {
    day: Date,
    weight: f64,
}

/// Days on which the rates of a schedule can change, in order.
fn turns(schedule: &TariffSchedule) -> Vec<Date> {
    let mut turns = Vec::new();
    let programmes = schedule.programmes.iter().map(|one| (one.from, one.until));
    let preferences = schedule.preferences.iter().map(|one| (one.from, one.until));
    let losses = schedule
        .qualification_losses
        .iter()
        .map(|one| (one.from, one.until));
    for (from, until) in programmes.chain(preferences).chain(losses) {
        turns.push(from);
        if let Some(after) = until.and_then(|last| last.tomorrow().ok()) {
            turns.push(after);
        }
    }
    turns.sort_unstable();
    turns.dedup();
    turns
}

/// Divides the month of `day` where a measure begins or ends.
fn segments(day: Date, turns: &[Date]) -> Result<Vec<Segment>, ProgrammeError> {
    let outside = |_| ProgrammeError::OutsideCalendar(day.to_string());
    let first = day.first_of_month();
    let end = first.checked_add(1.month()).map_err(outside)?;
    let inside =
        turns.partition_point(|turn| *turn <= first)..turns.partition_point(|turn| *turn < end);
    let mut starts = vec![first];
    starts.extend_from_slice(&turns[inside]);
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
