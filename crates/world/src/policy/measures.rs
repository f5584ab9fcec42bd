//! From the actions of a scenario to measures with dates.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use vecinos_politics::base_rates::History;
use vecinos_trade::content::{ContentError, ContentTable};
use vecinos_trade::programmes::content_rule::ContentDistribution;
use vecinos_trade::programmes::{
    self, ProgrammeError, QualificationLoss, Scope, TariffProgramme, TariffSchedule, UsmcaTreatment,
};

use super::log_lines;
use super::{PathMeasures, PolicyBook, PolicyPath, PolicyState, StateNumber, TradeLaw, state_key};
use crate::Month;
use crate::governments;
use crate::log::LogEntry;
use crate::model::Model;
use crate::policy::DrawnMeasures;
use crate::scenario::{Action, Baseline, Instrument, Scenario, UsmcaCoverage, authority};

/// A rule on Chinese content.
#[derive(Clone, Debug)]
pub(super) struct ContentRule {
    importer: usize,
    exporter: usize,
    /// Leontief content of the exporter's output by sector; `None` in sectors that the rule does not cover.
    content: Vec<Option<f64>>,
    threshold: f64,
    from: Date,
    until: Option<Date>,
}

impl ContentRule {
    pub(super) fn loss(&self, law: &TradeLaw) -> QualificationLoss {
        let hit = |content: &Option<f64>| {
            content.map_or(0.0, |mean| {
                let mean = mean * law.legal_content_ratio;
                ContentDistribution {
                    mean,
                    dispersion: law.content_dispersion,
                }
                .share_above(self.threshold)
            })
        };
        QualificationLoss {
            id: "content-rule".to_owned(),
            importer: self.importer,
            exporter: self.exporter,
            share: self.content.iter().map(hit).collect(),
            from: self.from,
            until: self.until,
        }
    }
}

/// The measures that a world holds, before months are looked at.
#[derive(Clone, Debug)]
pub struct Measures {
    schedule: TariffSchedule,
    content_rules: Vec<ContentRule>,
    trade_costs: Vec<TradeCost>,
    log: Vec<LogEntry>,
}

/// Iceberg costs of one pair.
#[derive(Clone, Debug)]
struct TradeCost {
    importer: usize,
    exporter: usize,
    sectors: Vec<usize>,
    /// Mean cost over the pair's trade in those sectors, as a fraction of value.
    cost: f64,
    from: Date,
    until: Option<Date>,
}

/// Why measures cannot be put in force.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PolicyError {
    /// A programme or preference is not valid.
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
    /// Content at the benchmark cannot be computed.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// A name that the benchmark does not have.
    #[error("the benchmark has no {kind} `{name}`")]
    UnknownName {
        /// "region" or "sector".
        kind: &'static str,
        /// The name.
        name: String,
    },
}

impl Measures {
    /// The measures of a baseline.
    ///
    /// Errors: an action that cannot be put in force.
    pub fn of_baseline(model: &Model, baseline: &Baseline) -> Result<Self, PolicyError> {
        let mut measures = Self::recorded(model, baseline.keeps_record());
        let besides_tariffs = log_lines::of_policy_record(model, baseline.frozen_on());
        measures.log.extend(besides_tariffs);
        for action in baseline.actions() {
            measures.apply(model, action)?;
        }
        Ok(measures)
    }

    /// The measures of a scenario: those of its baseline and its own actions, in order of day.
    ///
    /// Errors as for [`Measures::of_baseline`].
    pub fn of_scenario(model: &Model, scenario: &Scenario) -> Result<Self, PolicyError> {
        let mut measures = Self::of_baseline(model, &scenario.header.baseline)?;
        let mut actions: Vec<&Action> = scenario.actions.iter().collect();
        actions.sort_by_key(|action| action.from);
        for action in actions {
            measures.apply(model, action)?;
        }
        Ok(measures)
    }

    /// The recorded measures, or preferences alone.
    fn recorded(model: &Model, with_programmes: bool) -> Self {
        let mut schedule = model.record.clone();
        if !with_programmes {
            schedule.programmes.clear();
        }
        let mut measures = Self {
            schedule,
            content_rules: Vec::new(),
            trade_costs: Vec::new(),
            log: Vec::new(),
        };
        if with_programmes {
            let programmes = model.record.programmes.clone();
            measures
                .log
                .extend(log_lines::of_programmes(model, &programmes));
        }
        measures
    }

    /// Governments act: one action of a scenario enters the measures.
    fn apply(&mut self, model: &Model, action: &Action) -> Result<(), PolicyError> {
        let actor = region(model, &action.actor)?;
        let targets = action
            .targets
            .iter()
            .map(|name| region(model, name))
            .collect::<Result<Vec<_>, _>>()?;
        let sectors = action
            .sectors
            .iter()
            .map(|name| sector(model, name))
            .collect::<Result<Vec<_>, _>>()?;
        match action.instrument {
            Instrument::Tariff => self
                .schedule
                .programmes
                .push(tariff(model, action, actor, &targets, &sectors)),
            Instrument::TariffSuspension => {
                let whose = action.authority.map(programme_authority);
                for target in targets {
                    self.schedule.suspend(
                        actor,
                        target,
                        whose,
                        Some(&sectors),
                        action.from,
                        action.until,
                    );
                }
            }
            Instrument::RecordedMeasures => self.reinstate(model, action, actor),
            Instrument::UsmcaTermination => {
                let last_day = action.from.checked_sub(1.day()).unwrap_or(action.from);
                for target in targets {
                    self.schedule
                        .end_preference("usmca", actor, target, last_day);
                    self.schedule
                        .end_preference("usmca", target, actor, last_day);
                }
            }
            Instrument::UsmcaExtension => {
                for preference in &mut self.schedule.preferences {
                    let expires = preference.until.is_some_and(|until| {
                        until >= authority::USMCA_EXPIRY.yesterday().unwrap_or(until)
                    });
                    if expires {
                        preference.until = None;
                    }
                }
            }
            Instrument::ContentRule => {
                for target in targets {
                    self.content_rules
                        .push(content_rule(model, action, actor, target, &sectors)?);
                }
            }
            // Levers are no tariffs: they make the path of the channels.
            Instrument::Lever(_) => {}
            Instrument::TradeCost => {
                self.trade_costs
                    .extend(targets.into_iter().map(|exporter| TradeCost {
                        importer: actor,
                        exporter,
                        sectors: sectors.clone(),
                        cost: action.magnitude * action.share,
                        from: action.from,
                        until: action.until,
                    }));
            }
        }
        self.log.extend(log_lines::of_action(model, action));
        Ok(())
    }

    /// The actor's recorded programmes, clipped to the dates of the action.
    fn reinstate(&mut self, model: &Model, action: &Action, actor: usize) {
        let mut programmes = Vec::new();
        for programme in model
            .record
            .programmes
            .iter()
            .filter(|programme| programme.importer == actor)
        {
            let mut programme = programme.clone();
            programme.from = programme.from.max(action.from);
            programme.until = match (programme.until, action.until) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            if programme.until.is_none_or(|until| until >= programme.from) {
                programmes.push(programme);
            }
        }
        self.log
            .extend(log_lines::of_programmes(model, &programmes));
        self.schedule.programmes.extend(programmes);
    }

    /// The same measures without the lines of their log, for draws that make them again and again.
    #[must_use]
    pub(crate) fn without_log(mut self) -> Self {
        self.log.clear();
        self
    }

    /// Governments act by themselves: a history enters the measures. It leaves no lines in this log; its moves are a log of
    /// their own.
    pub(crate) fn enact(&mut self, model: &Model, history: &History) {
        governments::enact(model, history, &mut self.schedule);
    }

    /// The states of these measures, month by month from the first of the record to `last`.
    ///
    /// Two months share a state when their tariffs agree to the last bit under every one of the `probes`.
    ///
    /// Errors: those of [`effective_tariffs`].
    pub fn path(
        self,
        model: &Model,
        probes: &[TradeLaw],
        last: Month,
        book: &mut PolicyBook,
    ) -> Result<PolicyPath, PolicyError> {
        let source = book.sources.len();
        book.sources.push(PathMeasures {
            schedule: self.schedule,
            content_rules: self.content_rules,
        });
        let drawn: Vec<DrawnMeasures> = probes.iter().map(|law| book.drawn(model, law)).collect();
        let mut probes = drawn
            .iter()
            .map(|drawn| drawn.checked(model))
            .collect::<Result<Vec<_>, _>>()?;
        let mut states = Vec::new();
        let mut factors_before = None;
        for month in Month::RECORD_START.through(last) {
            let factors = trade_costs(model, &self.trade_costs, month);
            let same_factors = factors == factors_before;
            factors_before.clone_from(&factors);
            if let Some(before) = states.last().copied()
                && same_factors
                && probes
                    .iter()
                    .all(|probe| probe.same_as_the_month_before(source, month))
            {
                states.push(before);
                continue;
            }
            let trade_cost_hat = factors.map(Arc::new);
            let state = PolicyState {
                month,
                source,
                trade_cost_hat,
            };
            let key = state_key(&state, &mut probes)?;
            let next = StateNumber(book.states.len());
            let number = *book.numbers.entry(key).or_insert(next);
            if number == next {
                book.states.push(state);
            }
            states.push(number);
        }
        let mut log = self.log;
        log.sort_by_key(|entry| (entry.date, entry.event));
        Ok(PolicyPath {
            first: Month::RECORD_START,
            states,
            log,
        })
    }
}

fn trade_costs(model: &Model, costs: &[TradeCost], month: Month) -> Option<Vec<f64>> {
    let dimensions = model.economy.dimensions;
    let mut factors: Option<Vec<f64>> = None;
    for cost in costs {
        let first = cost.from.max(month.first_day());
        let last = cost
            .until
            .map_or(month.last_day(), |until| until.min(month.last_day()));
        let days = last.since(first).map_or(-1, |span| span.get_days()) + 1;
        if days <= 0 {
            continue;
        }
        let part = f64::from(days) / f64::from(month.days());
        let cube = factors.get_or_insert_with(|| vec![1.0; dimensions.cells()]);
        for sector in &cost.sectors {
            cube[dimensions.cell(*sector, cost.importer, cost.exporter)] *= 1.0 + cost.cost * part;
        }
    }
    factors
}

fn region(model: &Model, name: &str) -> Result<usize, PolicyError> {
    let position = model
        .geography
        .region_ids
        .iter()
        .position(|region| region == name);
    position.ok_or_else(|| PolicyError::UnknownName {
        kind: "region",
        name: name.to_owned(),
    })
}

fn sector(model: &Model, name: &str) -> Result<usize, PolicyError> {
    let position = model
        .geography
        .sector_ids
        .iter()
        .position(|sector| sector == name);
    position.ok_or_else(|| PolicyError::UnknownName {
        kind: "sector",
        name: name.to_owned(),
    })
}

fn programme_authority(authority: crate::scenario::Authority) -> programmes::Authority {
    use crate::scenario::Authority as Written;
    match authority {
        Written::Ieepa => programmes::Authority::Ieepa,
        Written::Section122 => programmes::Authority::Section122,
        Written::Section201 => programmes::Authority::Section201,
        Written::Section232 => programmes::Authority::Section232,
        Written::Section301 => programmes::Authority::Section301,
        Written::Section338 => programmes::Authority::Section338,
        Written::Statute => programmes::Authority::Statute,
        Written::Decree => programmes::Authority::Decree,
        Written::Treaty => programmes::Authority::Treaty,
        Written::Hypothetical => programmes::Authority::Hypothetical,
    }
}

fn tariff(
    model: &Model,
    action: &Action,
    importer: usize,
    targets: &[usize],
    sectors: &[usize],
) -> TariffProgramme {
    let mut share = vec![0.0; model.economy.dimensions.sectors];
    for sector in sectors {
        share[*sector] = action.share;
    }
    TariffProgramme {
        id: format!("action-line-{}", action.line),
        title: log_lines::describe(action),
        authority: action
            .authority
            .map_or(programmes::Authority::Hypothetical, programme_authority),
        importer,
        rates: targets
            .iter()
            .map(|exporter| (*exporter, action.magnitude))
            .collect(),
        scope: Scope::sectors(share),
        usmca: match action.usmca {
            UsmcaCoverage::Covered => UsmcaTreatment::Covered,
            // No statutory record says which share of trade an action that nobody took finds eligible.
            UsmcaCoverage::Exempt => UsmcaTreatment::Exempt {
                eligible_share: None,
            },
        },
        yields_to: Vec::new(),
        collected_share: 1.0,
        exempt_share_answers: true,
        from: action.from,
        until: action.until,
    }
}

/// A content rule with the Chinese content of the target's output at the benchmark.
fn content_rule(
    model: &Model,
    action: &Action,
    importer: usize,
    exporter: usize,
    sectors: &[usize],
) -> Result<ContentRule, PolicyError> {
    let table = ContentTable::at_benchmark(&model.economy)?;
    let mut content = vec![None; model.economy.dimensions.sectors];
    for sector in sectors {
        content[*sector] = table
            .origin(exporter, *sector)
            .get(model.geography.china)
            .copied();
    }
    Ok(ContentRule {
        importer,
        exporter,
        content,
        threshold: action.magnitude,
        from: action.from,
        until: action.until,
    })
}
