//! Which findings a run gives, in the order of the page.

use vecinos_ensemble::{Dot, EnsembleResult, Horizon, IndicatorResult, SectorRow};
use vecinos_world::{Closure, Side};

use super::quote::{Draft, Located, direction, is_nothing};
use super::{Finding, NumberStyle, World};
use crate::catalogue::{Argument, Catalogue};
use crate::names;
use crate::number;
use crate::reading::{NOTHING, Reading, one_year, trade_moves, window_end};

/// Horizons of the sector finding, the first that the run has.
const SECTOR_HORIZONS: [Horizon; 4] = [
    Horizon::Years(5),
    Horizon::LongRun,
    Horizon::Years(10),
    Horizon::Years(1),
];

pub(super) struct Sentences<'a> {
    pub(super) result: &'a EnsembleResult,
    pub(super) catalogue: &'a Catalogue,
}

impl<'a> Sentences<'a> {
    /// All findings that the run supports.
    pub(super) fn all(&self) -> Vec<Finding> {
        let Some(end) = window_end(self.result) else {
            return Vec::new();
        };
        if self.result.departure.is_none() {
            return vec![
                self.draft()
                    .finish("never-departs", "finding-never-departs", &[]),
            ];
        }
        let ledger = self.ledger();
        if !trade_moves(self.result) {
            // One sentence says that trade stays as it is; the rest of it would say nothing.
            return ledger.into_iter().chain(self.rates(end)).collect();
        }
        let incomes = [Side::Mex, Side::Usa, Side::Can].map(|side| self.income(side, end));
        let imports = [(Side::Usa, Side::Mex), (Side::Mex, Side::Usa)]
            .map(|(importer, exporter)| self.imports(importer, exporter, end));
        let opening = incomes.into_iter().chain(imports).chain([self.rates(end)]);
        let details = [
            self.vehicles(end),
            self.jobs(end),
            self.prices(end),
            self.revenue(end),
            self.sectors(Side::Mex),
            self.sectors(Side::Usa),
            self.elasticities("real_income.MEX"),
            self.welfare(end),
        ];
        opening
            .flatten()
            .chain(ledger)
            .chain(details.into_iter().flatten())
            .collect()
    }

    pub(super) fn draft(&self) -> Draft<'a> {
        Draft::new(self.catalogue)
    }

    pub(super) fn indicator(&self, id: &str) -> Option<&'a IndicatorResult> {
        self.result.indicator(id)
    }

    fn difference(
        &self,
        id: &str,
        closure: Option<Closure>,
        reading: Reading,
    ) -> Option<Located<'a>> {
        Located::read(self.indicator(id)?, World::Difference, closure, reading)
    }

    fn income(&self, side: Side, end: Reading) -> Option<Finding> {
        let id = format!("real_income.{}", side.id());
        let all = self.difference(&id, None, end)?;
        if is_nothing(&all.band) {
            return None;
        }
        let decimals = all.decimals();
        let mut draft = self.draft();
        let closures = self.closures(&id, end, &mut draft, decimals)?;
        let arguments = [
            ("direction", direction(&all.band).into()),
            ("place", names::in_side(self.catalogue, side).into()),
            ("month", draft.month(end)),
            ("median", draft.median(&all, style_of(&all), decimals)),
            ("band", draft.band(&all, decimals)),
            ("closures", closures),
        ];
        Some(draft.finish(
            &format!("income-{}", side.id()),
            "finding-income",
            &arguments,
        ))
    }

    /// The medians of both closures, or the name of the one that the scenario fixes.
    fn closures(
        &self,
        id: &str,
        end: Reading,
        draft: &mut Draft<'_>,
        decimals: usize,
    ) -> Option<Argument> {
        let [flexible, rigid] = Closure::ALL.map(|closure| self.difference(id, Some(closure), end));
        let text = match (flexible, rigid) {
            (Some(flexible), Some(rigid)) => {
                let arguments = [
                    (
                        "flexible",
                        draft.median(&flexible, NumberStyle::Signed, decimals),
                    ),
                    ("rigid", draft.median(&rigid, NumberStyle::Signed, decimals)),
                ];
                self.catalogue.with("finding-income-closures", &arguments)
            }
            (None, None) => return None,
            (flexible, _) => {
                let closure =
                    flexible.map_or(Closure::DownwardRigidWages, |_| Closure::FlexibleWages);
                let name = names::closure_in_sentence(self.catalogue, closure);
                self.catalogue
                    .with("finding-income-one-closure", &[("closure", name.into())])
            }
        };
        Some(text.into())
    }

    fn imports(&self, importer: Side, exporter: Side, end: Reading) -> Option<Finding> {
        let pair = format!("{}-{}", importer.id(), exporter.id());
        let id = format!("imports_change.{}.{}", importer.id(), exporter.id());
        let first_reading = one_year(self.result).unwrap_or(end);
        let first = self.difference(&id, None, first_reading)?;
        let last = self.difference(&id, None, end)?;
        if is_nothing(&first.band) && is_nothing(&last.band) {
            return None;
        }
        let mut draft = self.draft();
        let decimals = first.decimals();
        let arguments = [
            ("direction", direction(&first.band).into()),
            (
                "flow",
                self.catalogue.text(&format!("imports-{pair}")).into(),
            ),
            ("month", draft.month(first_reading)),
            ("median", draft.median(&first, style_of(&first), decimals)),
            ("band", draft.band(&first, decimals)),
        ];
        let opening = self.catalogue.with("finding-imports", &arguments);
        let name = format!("imports-{pair}");
        if first_reading == end {
            return Some(draft.finish(&name, "finding-imports-once", &[("first", opening.into())]));
        }
        let decimals = last.decimals();
        let arguments = [
            ("first", opening.into()),
            ("month", draft.month(end)),
            ("median", draft.median(&last, NumberStyle::Signed, decimals)),
            ("band", draft.band(&last, decimals)),
        ];
        Some(draft.finish(&name, "finding-imports-later", &arguments))
    }

    /// A sentence about one indicator on both sides of the border.
    fn both_sides(
        &self,
        id: &str,
        key: &str,
        quantity: &str,
        closure: Option<Closure>,
        reading: Reading,
    ) -> Option<Finding> {
        let mut draft = self.draft();
        let mut none = true;
        let mut side = |side: Side| -> Option<Argument> {
            let located =
                self.difference(&format!("{quantity}.{}", side.id()), closure, reading)?;
            none &= is_nothing(&located.band);
            let place = ("place", names::in_side(self.catalogue, side).into());
            if is_nothing(&located.band) {
                return Some(self.catalogue.with("finding-side-none", &[place]).into());
            }
            let arguments = [
                place,
                (
                    "median",
                    draft.median(&located, NumberStyle::Signed, located.decimals()),
                ),
                ("band", draft.band(&located, located.decimals())),
            ];
            Some(self.catalogue.with("finding-side", &arguments).into())
        };
        let (mexico, united_states) = (side(Side::Mex)?, side(Side::Usa)?);
        if none {
            return None;
        }
        let arguments = [
            ("mexico", mexico),
            ("united_states", united_states),
            ("month", draft.month(reading)),
        ];
        Some(draft.finish(id, key, &arguments))
    }

    fn vehicles(&self, end: Reading) -> Option<Finding> {
        self.both_sides("vehicles", "finding-vehicles", "vehicle_output", None, end)
    }

    fn jobs(&self, end: Reading) -> Option<Finding> {
        // Net jobs are read where the floor bites: one year after the departure when the window reaches that far.
        let reading = one_year(self.result).unwrap_or(end);
        self.both_sides(
            "jobs",
            "finding-jobs",
            "net_jobs",
            Some(Closure::DownwardRigidWages),
            reading,
        )
    }

    fn prices(&self, end: Reading) -> Option<Finding> {
        self.both_sides("prices", "finding-prices", "consumer_prices", None, end)
    }

    fn rates(&self, end: Reading) -> Option<Finding> {
        let statutory = self.indicator("statutory_rate.USA.MEX")?;
        let charged = self.indicator("charged_rate.USA.MEX")?;
        let mut draft = self.draft();
        let mut rate = |indicator, world| {
            let located = Located::read(indicator, world, None, end)?;
            Some(draft.median(&located, NumberStyle::Level, 1))
        };
        let unchanged = [statutory, charged].into_iter().all(|indicator| {
            Located::read(indicator, World::Difference, None, end)
                .is_some_and(|located| is_nothing(&located.band))
        });
        let month = names::month(self.catalogue, end.month).into();
        if unchanged {
            let arguments = [
                ("statutory", rate(statutory, World::Scenario)?),
                ("charged", rate(charged, World::Scenario)?),
                ("month", month),
            ];
            return Some(draft.finish("rates", "finding-rates-unchanged", &arguments));
        }
        let arguments = [
            ("statutory_baseline", rate(statutory, World::Baseline)?),
            ("statutory_scenario", rate(statutory, World::Scenario)?),
            ("charged_baseline", rate(charged, World::Baseline)?),
            ("charged_scenario", rate(charged, World::Scenario)?),
            ("month", month),
        ];
        Some(draft.finish("rates", "finding-rates", &arguments))
    }

    fn revenue(&self, end: Reading) -> Option<Finding> {
        let located = self.difference("tariff_revenue.USA", None, end)?;
        if is_nothing(&located.band) {
            return None;
        }
        let decimals = located.decimals();
        let mut draft = self.draft();
        let arguments = [
            ("direction", direction(&located.band).into()),
            (
                "median",
                draft.median(&located, style_of(&located), decimals),
            ),
            ("band", draft.band(&located, decimals)),
            ("month", draft.month(end)),
        ];
        Some(draft.finish("revenue", "finding-revenue", &arguments))
    }

    fn welfare(&self, end: Reading) -> Option<Finding> {
        let exact = self.difference("real_income.MEX", None, end)?;
        let first_order = self.difference("first_order_welfare.MEX", None, end)?;
        if is_nothing(&exact.band) && is_nothing(&first_order.band) {
            return None;
        }
        let mut draft = self.draft();
        let arguments = [
            (
                "first_order",
                draft.median(&first_order, NumberStyle::Signed, first_order.decimals()),
            ),
            (
                "first_order_band",
                draft.band(&first_order, first_order.decimals()),
            ),
            (
                "exact",
                draft.median(&exact, NumberStyle::Signed, exact.decimals()),
            ),
            ("exact_band", draft.band(&exact, exact.decimals())),
            ("month", draft.month(end)),
        ];
        Some(draft.finish("welfare", "finding-welfare", &arguments))
    }

    fn elasticities(&self, id: &str) -> Option<Finding> {
        let unit = self.indicator(id)?.indicator.unit;
        let dots: Vec<&Dot> = self
            .result
            .dots
            .iter()
            .filter(|dot| dot.indicator == id && dot.difference.is_finite())
            .filter(|dot| dot.closure == Closure::FlexibleWages && dot.horizon == Horizon::LongRun)
            .collect();
        let low = dots
            .iter()
            .min_by(|left, right| left.difference.total_cmp(&right.difference))?;
        let high = dots
            .iter()
            .max_by(|left, right| left.difference.total_cmp(&right.difference))?;
        let nothing = low.difference.abs().max(high.difference.abs()) < NOTHING;
        if dots.len() < 2 || nothing {
            return None;
        }
        let decimals = number::decimals_for(high.difference - low.difference, high.difference);
        let mut draft = self.draft();
        let arguments = [
            ("low", draft.dot(low, unit, decimals)),
            (
                "low_set",
                names::elasticity_set(self.catalogue, &low.elasticity_set).into(),
            ),
            ("high", draft.dot(high, unit, decimals)),
            (
                "high_set",
                names::elasticity_set(self.catalogue, &high.elasticity_set).into(),
            ),
            ("sets", draft.sets(dots.len(), id)),
        ];
        Some(draft.finish("elasticities", "finding-elasticities", &arguments))
    }

    fn sectors(&self, side: Side) -> Option<Finding> {
        let rows = |closure, horizon| -> Vec<&SectorRow> {
            let of_side = self
                .result
                .sectors
                .iter()
                .filter(|row| row.side == side && row.horizon == horizon);
            of_side
                .filter(|row| row.closure == closure && row.output.p50.is_finite())
                .collect()
        };
        let (closure, horizon, rows) = Closure::ALL
            .into_iter()
            .flat_map(|closure| SECTOR_HORIZONS.map(|horizon| (closure, horizon)))
            .map(|(closure, horizon)| (closure, horizon, rows(closure, horizon)))
            .find(|(.., rows)| rows.len() >= 2)?;
        let worst = rows
            .iter()
            .min_by(|left, right| left.output.p50.total_cmp(&right.output.p50))?;
        let best = rows
            .iter()
            .max_by(|left, right| left.output.p50.total_cmp(&right.output.p50))?;
        if is_nothing(&worst.output) && is_nothing(&best.output) {
            return None;
        }
        let mut draft = self.draft();
        let (worst_value, worst_band) = draft.sector(worst);
        let (best_value, best_band) = draft.sector(best);
        let name = |row: &SectorRow| {
            Argument::from(names::sector_in_sentence(self.catalogue, &row.sector))
        };
        let arguments = [
            ("horizon", draft.horizon(horizon)),
            (
                "closure",
                names::closure_in_sentence(self.catalogue, closure).into(),
            ),
            ("place", names::in_side(self.catalogue, side).into()),
            ("worst", name(worst)),
            ("worst_value", worst_value),
            ("worst_band", worst_band),
            ("best", name(best)),
            ("best_value", best_value),
            ("best_band", best_band),
        ];
        Some(draft.finish(
            &format!("sectors-{}", side.id()),
            "finding-sectors",
            &arguments,
        ))
    }
}

/// Without sign where a word says the direction, with sign where the direction is open.
fn style_of(located: &Located<'_>) -> NumberStyle {
    if direction(&located.band) == "unsettled" {
        NumberStyle::Signed
    } else {
        NumberStyle::Magnitude
    }
}
