//! What a government that looks ahead is told of this world: [`OutcomePreview`] by the trade core.
//!
//! Governments see central values, not those of a draw: they do not know which draw they live in, and the same few policies are
//! asked about in every draw, so that each is solved once for a whole ensemble. The policy in force is that of the record in
//! the month asked about; tariffs that a history has raised before are not among it. Wages are flexible: long-run outcomes.
//!
//! First-order outcomes come from the equilibrium made linear at the policy in force ([`vecinos_trade::derivatives`]); solved
//! ones from an equilibrium under the hypothetical policy. Levers of cooperation change nothing here, nor does investment:
//! the trade core has no word on either.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_politics::base_rates::{History, TariffEffect};
use vecinos_politics::preview::{
    HypotheticalPolicy, OutcomePreview, PolicyOutcome, Precision, SideOutcome,
};
use vecinos_politics::{Authority, Party, Product, UsmcaGoods};
use vecinos_trade::derivatives::{DerivativeError, Linearisation};
use vecinos_trade::programmes::{PreferenceUse, ProgrammeError, TariffSchedule, tariffs_on};
use vecinos_trade::{Equilibrium, LabourMarket, Policy, SolveError, solve};

use crate::Month;
use crate::governments::enact;
use crate::model::Model;

/// A preview failed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PreviewError {
    /// A number that the registry lacks.
    #[error(transparent)]
    Parameter(#[from] Diagnostic),
    /// A hypothetical measure does not fit the tariff programmes.
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
    /// No equilibrium was found.
    #[error(transparent)]
    Solve(#[from] SolveError),
    /// No derivative was found.
    #[error(transparent)]
    Derivative(#[from] DerivativeError),
}

/// A hypothetical tariff as far as outcomes depend on it.
type TariffKey = (
    Party,
    Authority,
    Option<Product>,
    u64,
    UsmcaGoods,
    Option<u64>,
);

/// What is asked: month, whether solved, tariffs added, tariffs ended.
type Question = (Month, bool, Vec<TariffKey>, Vec<TariffKey>);

/// A policy with its equilibrium, and the equilibrium made linear where it has been asked for.
#[derive(Debug)]
struct Known {
    tariffs: Vec<f64>,
    equilibrium: Equilibrium,
    linear: Mutex<Option<Arc<Linearisation>>>,
}

/// The trade core as governments see it.
#[derive(Debug)]
pub struct WorldPreview {
    model: Arc<Model>,
    preference_use: PreferenceUse,
    groups: Vec<String>,
    /// Sectors of each group.
    members: Vec<Vec<usize>>,
    answers: Mutex<BTreeMap<Question, PolicyOutcome>>,
    known: Mutex<BTreeMap<[u8; 32], Arc<Known>>>,
}

/// Sector groups of the value added that a preview reports.
pub const SECTOR_GROUPS: [&str; 4] = ["farm_and_food", "motor_vehicles", "other_goods", "services"];

impl WorldPreview {
    /// The preview of a model with central values.
    ///
    /// Errors: a parameter that the registry lacks.
    pub fn new(model: Arc<Model>) -> Result<Self, PreviewError> {
        let response = model.registry.number(PreferenceUse::RESPONSE_PARAMETER)?;
        let geography = &model.geography;
        let mut members = vec![Vec::new(); SECTOR_GROUPS.len()];
        for (sector, id) in geography.sector_ids.iter().enumerate() {
            let group = if ["agriculture", "fishing", "food"].contains(&id.as_str()) {
                0
            } else if Some(sector) == geography.motor_vehicles {
                1
            } else if geography.goods.contains(&sector) {
                2
            } else {
                3
            };
            members[group].push(sector);
        }
        Ok(Self {
            preference_use: PreferenceUse { response },
            groups: SECTOR_GROUPS.map(str::to_owned).to_vec(),
            members,
            model,
            answers: Mutex::default(),
            known: Mutex::default(),
        })
    }

    /// Number of equilibria solved so far.
    pub fn solved_states(&self) -> usize {
        lock(&self.known).len()
    }

    fn answer(
        &self,
        month: Month,
        policy: &HypotheticalPolicy,
        precision: Precision,
    ) -> Result<PolicyOutcome, PreviewError> {
        let keys = |effects: &[TariffEffect]| effects.iter().map(key).collect::<Vec<_>>();
        let question = (
            month,
            precision == Precision::Resolved,
            keys(&policy.added_tariffs),
            keys(&policy.ended_tariffs),
        );
        if let Some(known) = lock(&self.answers).get(&question) {
            return Ok(known.clone());
        }
        let day = month.first_day();
        let in_force = self.charged(day, None)?;
        let asked = self.charged(day, Some(policy))?;
        let before = self.state(in_force)?;
        let outcome = match precision {
            Precision::Derivative => self.first_order(&before, &asked)?,
            Precision::Resolved => self.exact(&before, asked)?,
        };
        lock(&self.answers).insert(question, outcome.clone());
        Ok(outcome)
    }

    /// Rates charged on a day by the record, with a hypothetical policy or without.
    fn charged(
        &self,
        day: Date,
        policy: Option<&HypotheticalPolicy>,
    ) -> Result<Vec<f64>, PreviewError> {
        let model = &self.model;
        let mut schedule: TariffSchedule = model.record.clone();
        if let Some(policy) = policy {
            let mut tariffs = Vec::new();
            tariffs.extend(policy.added_tariffs.iter().map(|effect| TariffEffect {
                from: day,
                until: None,
                recorded: false,
                ..*effect
            }));
            tariffs.extend(policy.ended_tariffs.iter().map(|effect| TariffEffect {
                until: Some(day),
                recorded: true,
                ..*effect
            }));
            let history = History {
                tariffs,
                ..History::default()
            };
            enact(model, &history, &mut schedule);
        }
        let rates = tariffs_on(day, &schedule, &model.tariff_base, &self.preference_use)?;
        Ok(rates.charged)
    }

    /// The equilibrium under these rates.
    fn state(&self, tariffs: Vec<f64>) -> Result<Arc<Known>, PreviewError> {
        let mut hasher = blake3::Hasher::new();
        for rate in &tariffs {
            hasher.update(&rate.to_bits().to_le_bytes());
        }
        let hash = *hasher.finalize().as_bytes();
        if let Some(known) = lock(&self.known).get(&hash) {
            return Ok(Arc::clone(known));
        }
        let policy = Policy::with_tariff(tariffs);
        let labour = LabourMarket::flexible();
        let equilibrium = solve(&self.model.economy, &policy, &labour, &self.model.solver)?;
        let known = Arc::new(Known {
            tariffs: policy.tariff,
            equilibrium,
            linear: Mutex::default(),
        });
        lock(&self.known).insert(hash, Arc::clone(&known));
        Ok(known)
    }

    fn linear(&self, state: &Known) -> Result<Arc<Linearisation>, PreviewError> {
        if let Some(linear) = lock(&state.linear).as_ref() {
            return Ok(Arc::clone(linear));
        }
        let labour = LabourMarket::flexible();
        let linear = Linearisation::new(&self.model.economy, &state.equilibrium, &labour)?;
        let linear = Arc::new(linear);
        *lock(&state.linear) = Some(Arc::clone(&linear));
        Ok(linear)
    }

    fn first_order(&self, before: &Known, asked: &[f64]) -> Result<PolicyOutcome, PreviewError> {
        let changes = asked.iter().zip(&before.tariffs).enumerate();
        let direction: Vec<(usize, f64)> = changes
            .filter(|(_, (new, old))| new.to_bits() != old.to_bits())
            .map(|(cell, (new, old))| (cell, new - old))
            .collect();
        let response = self.linear(before)?.response(&direction)?;
        let equilibrium = &before.equilibrium;
        let economy = &self.model.economy;
        let dimensions = self.model.geography.dimensions;
        let side = |region: usize| {
            let price = response.log_price_index[region];
            let value_added = self.members.iter().map(|sectors| {
                let (mut level, mut change) = (0.0, 0.0);
                for sector in sectors {
                    let position = dimensions.region_sector(region, *sector);
                    let share = economy.value_added_share[position];
                    level += share * equilibrium.output[position];
                    change += share * response.output[position];
                }
                if level > 0.0 {
                    change / level - price
                } else {
                    0.0
                }
            });
            let vehicle_output = self.model.geography.motor_vehicles.map_or(0.0, |sector| {
                let position = dimensions.region_sector(region, sector);
                let output = equilibrium.output[position];
                if output > 0.0 {
                    response.output[position] / output - response.log_cost[position]
                } else {
                    0.0
                }
            });
            SideOutcome {
                real_income: response.log_real_income[region],
                consumer_prices: price,
                vehicle_output,
                value_added: value_added.collect(),
                investment: 0.0,
            }
        };
        Ok(self.both(side))
    }

    fn exact(&self, before: &Known, asked: Vec<f64>) -> Result<PolicyOutcome, PreviewError> {
        let after = self.state(asked)?;
        let (old, new) = (&before.equilibrium, &after.equilibrium);
        let economy = &self.model.economy;
        let dimensions = self.model.geography.dimensions;
        let side = |region: usize| {
            let price = new.price_index_hat[region] / old.price_index_hat[region];
            let value_added = self.members.iter().map(|sectors| {
                let level = |equilibrium: &Equilibrium| -> f64 {
                    let positions = sectors
                        .iter()
                        .map(|sector| dimensions.region_sector(region, *sector));
                    positions
                        .map(|position| {
                            economy.value_added_share[position] * equilibrium.output[position]
                        })
                        .sum()
                };
                let was = level(old);
                if was > 0.0 {
                    level(new) / was / price - 1.0
                } else {
                    0.0
                }
            });
            let vehicle_output = self.model.geography.motor_vehicles.map_or(0.0, |sector| {
                let position = dimensions.region_sector(region, sector);
                let volume = |equilibrium: &Equilibrium| {
                    equilibrium.output[position] / equilibrium.cost_hat[position]
                };
                let was = volume(old);
                if was > 0.0 {
                    volume(new) / was - 1.0
                } else {
                    0.0
                }
            });
            SideOutcome {
                real_income: new.real_income_hat[region] / old.real_income_hat[region] - 1.0,
                consumer_prices: price - 1.0,
                vehicle_output,
                value_added: value_added.collect(),
                investment: 0.0,
            }
        };
        Ok(self.both(side))
    }

    fn both(&self, side: impl Fn(usize) -> SideOutcome) -> PolicyOutcome {
        let [united_states, mexico, _] = self.model.geography.sides;
        PolicyOutcome {
            united_states: side(united_states),
            mexico: side(mexico),
        }
    }
}

impl OutcomePreview for WorldPreview {
    type Error = PreviewError;

    fn sector_groups(&self) -> &[String] {
        &self.groups
    }

    fn derivative(
        &self,
        month: Month,
        policy: &HypotheticalPolicy,
    ) -> Result<PolicyOutcome, Self::Error> {
        self.answer(month, policy, Precision::Derivative)
    }

    fn resolved(
        &self,
        month: Month,
        policy: &HypotheticalPolicy,
    ) -> Result<PolicyOutcome, Self::Error> {
        self.answer(month, policy, Precision::Resolved)
    }
}

fn key(effect: &TariffEffect) -> TariffKey {
    (
        effect.importer,
        effect.authority,
        effect.product,
        effect.rate.to_bits(),
        effect.usmca_goods,
        effect.list_billion_usd.map(f64::to_bits),
    )
}

/// A lock whose holder failed holds a cache of finished answers all the same.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
