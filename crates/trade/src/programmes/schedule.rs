//! A policy state over time: programmes, preferences and losses of qualification with their dates.

use jiff::ToSpan;
use jiff::civil::Date;

use super::authority::Authority;
use super::error::ProgrammeError;
use super::programme::{Preference, QualificationLoss, TariffProgramme, dates};

/// All measures of all importers with their dates, from which the rates of any month follow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TariffSchedule {
    /// Tariffs on top of the benchmark rates.
    pub programmes: Vec<TariffProgramme>,
    /// Treaty preferences; a pair whose benchmark rates are preferential and that has none in force pays the
    /// most-favoured-nation rates.
    pub preferences: Vec<Preference>,
    /// Rules that take the preference from part of the trade.
    pub qualification_losses: Vec<QualificationLoss>,
}

impl TariffSchedule {
    /// Checks every piece against numbers of regions, sectors and product groups.
    ///
    /// Errors: the first thing that does not fit.
    pub fn check(
        &self,
        regions: usize,
        sectors: usize,
        groups: usize,
    ) -> Result<(), ProgrammeError> {
        for programme in &self.programmes {
            programme.check(regions, sectors, groups)?;
        }
        let pairs = self
            .preferences
            .iter()
            .map(|one| (&one.id, one.importer, one.exporter, one.from, one.until))
            .chain(
                self.qualification_losses
                    .iter()
                    .map(|one| (&one.id, one.importer, one.exporter, one.from, one.until)),
            );
        for (id, importer, exporter, from, until) in pairs {
            dates(id, from, until)?;
            for region in [importer, exporter] {
                if region >= regions {
                    return Err(ProgrammeError::IndexOutOfRange {
                        programme: id.clone(),
                        what: "region",
                        index: region,
                        count: regions,
                    });
                }
            }
        }
        for loss in &self.qualification_losses {
            if loss.share.len() != sectors {
                return Err(ProgrammeError::WrongLength {
                    what: "the share that loses qualification",
                    expected: sectors,
                    found: loss.share.len(),
                });
            }
            for value in &loss.share {
                if !(0.0..=1.0).contains(value) {
                    return Err(ProgrammeError::NotAShare {
                        programme: loss.id.clone(),
                        what: "a share that loses qualification",
                        value: *value,
                    });
                }
            }
        }
        Ok(())
    }

    /// Ends a preference between an importer and an exporter: `last_day` is its last day in force. Pieces that would
    /// begin later are removed.
    pub fn end_preference(&mut self, id: &str, importer: usize, exporter: usize, last_day: Date) {
        let concerned =
            |one: &Preference| one.id == id && one.importer == importer && one.exporter == exporter;
        self.preferences
            .retain(|one| !concerned(one) || one.from <= last_day);
        for preference in self.preferences.iter_mut().filter(|one| concerned(one)) {
            if preference.until.is_none_or(|until| until > last_day) {
                preference.until = Some(last_day);
            }
        }
    }

    /// Suspends programmes of an importer on the goods of an exporter from `from` to `until` (both included, `None`
    /// without end): those of one authority or of all, on some sectors (by index) or on all.
    ///
    /// Every programme concerned is split into what stays and what is suspended, so that the rest of the schedule
    /// keeps its rates, dates and precedence; the pieces carry the id of the original.
    pub fn suspend(
        &mut self,
        importer: usize,
        exporter: usize,
        authority: Option<Authority>,
        sectors: Option<&[usize]>,
        from: Date,
        until: Option<Date>,
    ) {
        let suspension = Suspension {
            exporter,
            sectors,
            from,
            until,
        };
        let mut kept = Vec::with_capacity(self.programmes.len());
        for programme in self.programmes.drain(..) {
            let concerned = programme.importer == importer
                && authority.is_none_or(|wanted| wanted == programme.authority)
                && programme.rates.contains_key(&exporter)
                && programme.until.is_none_or(|last| last >= from)
                && until.is_none_or(|last| programme.from <= last);
            if concerned {
                suspension.split(programme, &mut kept);
            } else {
                kept.push(programme);
            }
        }
        self.programmes = kept;
    }
}

/// A stretch of days during which an exporter does not pay a programme.
struct Suspension<'a> {
    exporter: usize,
    sectors: Option<&'a [usize]>,
    from: Date,
    until: Option<Date>,
}

impl Suspension<'_> {
    /// Splits one programme at the suspension; pushes what stays.
    fn split(&self, programme: TariffProgramme, kept: &mut Vec<TariffProgramme>) {
        let mut alone = programme.clone();
        alone.rates.retain(|exporter, _| *exporter == self.exporter);
        let mut others = programme;
        others.rates.remove(&self.exporter);
        if !others.rates.is_empty() {
            kept.push(others);
        }
        // Before the suspension.
        if alone.from < self.from
            && let Ok(eve) = self.from.checked_sub(1.day())
        {
            kept.push(TariffProgramme {
                until: Some(eve),
                ..alone.clone()
            });
        }
        // During it: the sectors that are not suspended.
        if let Some(sectors) = self.sectors {
            let mut rest = alone.clone();
            rest.scope.except_sectors.extend_from_slice(sectors);
            rest.from = alone.from.max(self.from);
            rest.until = match (alone.until, self.until) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            kept.push(rest);
        }
        // After it.
        if let Some(last) = self.until
            && alone.until.is_none_or(|end| end > last)
            && let Ok(next) = last.checked_add(1.day())
        {
            kept.push(TariffProgramme {
                from: next,
                ..alone
            });
        }
    }
}
