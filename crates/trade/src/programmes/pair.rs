//! What one ordered pair of regions pays under the measures of one day, by sector and product group.

use jiff::civil::Date;

use super::base::TariffBase;
use super::preference_use::PreferenceUse;
use super::programme::{TariffProgramme, UsmcaTreatment};
use super::schedule::TariffSchedule;

/// One ordered pair of regions under a schedule.
pub(super) struct Pair<'a> {
    pub importer: usize,
    pub exporter: usize,
    pub schedule: &'a TariffSchedule,
    pub base: &'a TariffBase,
    pub preference_use: PreferenceUse,
}

/// Everything that the rates of a pair depend on besides schedule, base and use of the preference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MeasuresInForce {
    /// Programmes that the exporter pays, by position in the schedule.
    pub programmes: Vec<usize>,
    /// Whether a preference is in force.
    pub preference: bool,
    /// Losses of qualification in force, by position in the schedule.
    pub losses: Vec<usize>,
}

/// A programme in force beside the others.
pub(super) struct Charge<'a> {
    programme: &'a TariffProgramme,
    rate: f64,
    /// Those of the list to which it yields.
    yields_to: Vec<usize>,
}

/// Additions of a pair to the benchmark rates, by sector.
#[derive(Clone, Debug)]
pub(super) struct PairRates {
    pub charged: Vec<f64>,
    pub statutory: Vec<f64>,
    pub exempt_share: Vec<f64>,
}

/// What a product group pays on a day.
pub(super) struct GroupRates {
    pub charged: f64,
    pub statutory: f64,
    exempt: f64,
}

impl<'a> Pair<'a> {
    /// The measures in force on a day, of `programmes` (positions in the schedule) and all others.
    pub fn in_force(&self, day: Date, programmes: &[usize]) -> MeasuresInForce {
        let pays = |position: &usize| {
            self.schedule.programmes.get(*position).is_some_and(|one| {
                one.importer == self.importer
                    && one.in_force(day)
                    && one.rates.contains_key(&self.exporter)
            })
        };
        let losses = self.schedule.qualification_losses.iter().enumerate();
        MeasuresInForce {
            programmes: programmes.iter().copied().filter(pays).collect(),
            preference: self.has_preference(day),
            losses: losses
                .filter(|(_, one)| {
                    one.importer == self.importer
                        && one.exporter == self.exporter
                        && one.in_force(day)
                })
                .map(|(position, _)| position)
                .collect(),
        }
    }

    /// The programmes among the measures, each with its rate and with those it yields to.
    pub fn charges(&self, measures: &MeasuresInForce) -> Vec<Charge<'a>> {
        let listed: Vec<(&TariffProgramme, f64)> = measures
            .programmes
            .iter()
            .filter_map(|position| {
                let programme = self.schedule.programmes.get(*position)?;
                let rate = programme.rates.get(&self.exporter)?;
                Some((programme, *rate))
            })
            .collect();
        listed
            .iter()
            .map(|(programme, rate)| Charge {
                programme,
                rate: *rate,
                yields_to: listed
                    .iter()
                    .enumerate()
                    .filter(|(_, (other, _))| {
                        programme.yields_to.iter().any(|rule| rule.names(other))
                    })
                    .map(|(position, _)| position)
                    .collect(),
            })
            .collect()
    }

    /// Share of the trade of a sector that a preference in force is open to, a fraction; rules in force at once act
    /// independently.
    pub fn qualifies(&self, sector: usize, measures: &MeasuresInForce) -> f64 {
        if !measures.preference {
            return 0.0;
        }
        let mut kept = 1.0;
        for position in &measures.losses {
            let loss = self.schedule.qualification_losses.get(*position);
            kept *= 1.0 - loss.map_or(0.0, |one| one.share.get(sector).copied().unwrap_or(0.0));
        }
        kept
    }

    /// What the pair pays on top of its benchmark rates, by sector.
    pub fn rates(&self, measures: &MeasuresInForce) -> PairRates {
        let sectors = self.base.dimensions.sectors;
        let charges = self.charges(measures);
        let mut named = vec![0.0; charges.len()];
        let mut rates = PairRates {
            charged: vec![0.0; sectors],
            statutory: vec![0.0; sectors],
            exempt_share: vec![0.0; sectors],
        };
        for sector in (0..sectors).filter(|sector| self.base.goods[*sector]) {
            let qualifies = self.qualifies(sector, measures);
            for group in 0..self.base.groups.len() {
                let at = self
                    .base
                    .grouped_cell(sector, self.importer, self.exporter, group);
                let share = self.base.group_share[at];
                if share > 0.0 {
                    let cell = GroupCell { sector, group, at };
                    let paid = self.group_rates(&charges, &cell, qualifies, &mut named);
                    rates.charged[sector] += share * paid.charged;
                    rates.statutory[sector] += share * paid.statutory;
                    rates.exempt_share[sector] += share * paid.exempt;
                }
            }
        }
        rates
    }

    /// Whether the benchmark rates of the pair are preferential.
    pub fn was_preferential(&self) -> bool {
        self.base.preferential[self.base.pair(self.importer, self.exporter)]
    }

    /// Whether a preference is in force for the pair, among those whose benchmark rates are preferential.
    fn has_preference(&self, day: Date) -> bool {
        self.was_preferential()
            && self.schedule.preferences.iter().any(|one| {
                one.importer == self.importer && one.exporter == self.exporter && one.in_force(day)
            })
    }

    /// What a product group pays on top of the benchmark rate, and its exempt share; `named` has a place for each charge.
    pub fn group_rates(
        &self,
        charges: &[Charge<'_>],
        cell: &GroupCell,
        qualifies: f64,
        named: &mut [f64],
    ) -> GroupRates {
        let covered = |charge: &Charge<'_>| charge.programme.scope.covered(cell.sector, cell.group);
        let was_preferential = self.was_preferential();
        let mut avoided = 0.0;
        for (named, charge) in named.iter_mut().zip(charges) {
            // Its rate on the whole group, after precedence.
            let mut share = covered(charge);
            for first in &charge.yields_to {
                if share > 0.0 {
                    share *= 1.0 - covered(&charges[*first]);
                }
            }
            *named = share * charge.rate;
            let programme = charge.programme;
            if was_preferential
                && programme.exempt_share_answers
                && matches!(programme.usmca, UsmcaTreatment::Exempt { .. })
            {
                avoided += *named * programme.collected_share;
            }
        }
        let (utilisation, most_favoured_nation) = if was_preferential {
            (
                self.base.utilisation[cell.at],
                self.base.most_favoured_nation[cell.at],
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
        for (rate, charge) in named.iter().zip(charges) {
            let (charged, statutory) = match charge.programme.usmca {
                UsmcaTreatment::Covered => (1.0, 1.0),
                UsmcaTreatment::Exempt { eligible_share } => (
                    1.0 - exempt,
                    1.0 - eligible_share.unwrap_or(utilisation) * qualifies,
                ),
                UsmcaTreatment::DomesticContent {
                    relief,
                    statutory_relief,
                } => (1.0 - relief * exempt, 1.0 - statutory_relief * qualifies),
            };
            paid.charged += rate * charge.programme.collected_share * charged;
            paid.statutory += rate * statutory;
        }
        paid
    }
}

/// A product group of a sector, and its place in the grouped cubes of the base.
pub(super) struct GroupCell {
    pub sector: usize,
    pub group: usize,
    pub at: usize,
}
