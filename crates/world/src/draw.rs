//! One draw: a value for every uncertain parameter, from named random streams.
//!
//! Every parameter of the registry has its own stream, named after it, so adding a parameter changes no other draw. The
//! same draw number gives the same values in the baseline and in every scenario (common random numbers).

use std::collections::BTreeMap;

use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_evidence::registry::{Parameter, Registry, Value};
use vecinos_numerics::distributions::standard_normal;
use vecinos_numerics::math::exp;
use vecinos_numerics::random::Stream;

use crate::Closure;
use crate::scenario::SERVICES;
use crate::time_profile::{TimeProfile, TimeProfileError};

/// Number of draws in which closures alternate: even draws take the lower half of the closure's distribution.
const CLOSURE_STRATA: u64 = 2;

/// Parameters of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// Number of the draw; `None` for central values.
    pub number: Option<u64>,
    /// Labour-market closure.
    pub closure: Closure,
    /// Elasticity-set id.
    pub elasticity_set: String,
    /// θ by sector, in benchmark order.
    pub elasticity: Vec<f64>,
    /// Share of the long-run trade response by time since the change.
    pub time_profile: TimeProfile,
    /// Every numeric parameter of the registry, by name.
    pub numbers: BTreeMap<String, f64>,
    /// Every parameter that is a name, by name.
    pub names: BTreeMap<String, String>,
}

/// Why a draw cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DrawError {
    /// The registry lacks a parameter the world needs, or it has another type.
    #[error(transparent)]
    Parameter(#[from] Diagnostic),
    /// The registry names an elasticity set that the benchmark does not have, or a closure or profile that does not exist.
    #[error("the parameter `{parameter}` names `{name}`, which does not exist")]
    UnknownName {
        /// Registry name.
        parameter: &'static str,
        /// The name.
        name: String,
    },
    /// The knots of the time profile are not a profile.
    #[error(transparent)]
    TimeProfile(#[from] TimeProfileError),
}

/// Elasticity sets of the benchmark and the ids of its sectors.
#[derive(Clone, Copy, Debug)]
pub struct ElasticitySets<'a> {
    /// θ by sector under the name of each set.
    pub sets: &'a BTreeMap<String, Vec<f64>>,
    /// Sector ids.
    pub sectors: &'a [String],
}

impl Draw {
    /// Draw `number` under `seed`.
    ///
    /// Errors: a registry or benchmark that lacks what the world needs.
    pub fn sample(
        registry: &Registry,
        sets: ElasticitySets<'_>,
        seed: u64,
        number: u64,
    ) -> Result<Self, DrawError> {
        let values = registry.iter().map(|parameter| {
            let mut uniform = Stream::new(seed, &parameter.name, number).uniform();
            if parameter.name == "trade.closure" {
                let stratum = (number % CLOSURE_STRATA) as f64;
                uniform = (stratum + uniform) / CLOSURE_STRATA as f64;
            }
            (parameter, parameter.draw(uniform))
        });
        Self::assemble(Some(number), values, sets, |sector| {
            let name = format!("trade.elasticity_spread/{sector}");
            standard_normal(Stream::new(seed, &name, number).uniform())
        })
    }

    /// Central values, with this elasticity set and closure.
    ///
    /// Errors as for [`Draw::sample`].
    pub fn central(
        registry: &Registry,
        sets: ElasticitySets<'_>,
        elasticity_set: &str,
        closure: Closure,
    ) -> Result<Self, DrawError> {
        let values = registry.iter().map(|parameter| {
            let value = match parameter.name.as_str() {
                "trade.elasticity_set" => Value::Name(elasticity_set.to_owned()),
                "trade.closure" => Value::Name(closure.id().to_owned()),
                _ => parameter.value.clone(),
            };
            (parameter, value)
        });
        Self::assemble(None, values, sets, |_| 0.0)
    }

    fn assemble<'a>(
        number: Option<u64>,
        values: impl Iterator<Item = (&'a Parameter, Value)>,
        sets: ElasticitySets<'_>,
        standard_normal_of: impl Fn(&str) -> f64,
    ) -> Result<Self, DrawError> {
        let mut numbers = BTreeMap::new();
        let mut names = BTreeMap::new();
        for (parameter, value) in values {
            match value {
                Value::Number(value) => numbers.insert(parameter.name.clone(), value).map(|_| ()),
                Value::Name(value) => names.insert(parameter.name.clone(), value).map(|_| ()),
            };
        }
        let closure_name = name_of(&names, "trade.closure")?;
        let closure = Closure::ALL
            .into_iter()
            .find(|closure| closure.id() == closure_name)
            .ok_or_else(|| DrawError::UnknownName {
                parameter: "trade.closure",
                name: closure_name.to_owned(),
            })?;
        let elasticity_set = name_of(&names, "trade.elasticity_set")?.to_owned();
        let central = sets
            .sets
            .get(&elasticity_set)
            .ok_or_else(|| DrawError::UnknownName {
                parameter: "trade.elasticity_set",
                name: elasticity_set.clone(),
            })?;
        let spread = number_of(&numbers, "trade.elasticity_spread")?;
        let elasticity = central
            .iter()
            .zip(sets.sectors)
            .map(|(theta, sector)| {
                if sector == SERVICES {
                    *theta
                } else {
                    theta * exp(spread * standard_normal_of(sector))
                }
            })
            .collect();
        let time_profile = time_profile(&numbers, name_of(&names, "trade.time_profile")?)?;
        Ok(Self {
            number,
            closure,
            elasticity_set,
            elasticity,
            time_profile,
            numbers,
            names,
        })
    }

    /// A numeric parameter by registry name.
    ///
    /// Errors: `unknown-parameter`.
    pub fn number(&self, name: &'static str) -> Result<f64, DrawError> {
        number_of(&self.numbers, name)
    }
}

fn missing(name: &str) -> DrawError {
    Diagnostic::new(
        "unknown-parameter",
        "<registry>",
        1,
        1,
        format!("the registry lacks `{name}`"),
    )
    .into()
}

fn number_of(numbers: &BTreeMap<String, f64>, name: &str) -> Result<f64, DrawError> {
    numbers.get(name).copied().ok_or_else(|| missing(name))
}

fn name_of<'a>(names: &'a BTreeMap<String, String>, name: &str) -> Result<&'a str, DrawError> {
    names
        .get(name)
        .map(String::as_str)
        .ok_or_else(|| missing(name))
}

/// The profile of this name. A drawn share may lie above the one of a later year; it is then lowered to it, because the
/// response does not go back.
fn time_profile(numbers: &BTreeMap<String, f64>, name: &str) -> Result<TimeProfile, DrawError> {
    let knots: &[(f64, &str)] = match name {
        "published" => &[
            (0.0, "trade.time_profile_impact"),
            (1.0, "trade.time_profile_one_year"),
            (5.0, "trade.time_profile_five_years"),
            (10.0, "trade.time_profile_ten_years"),
        ],
        "fast" => &[
            (0.0, "trade.time_profile_impact"),
            (1.0, "trade.fast_profile_one_year"),
            (2.0, "trade.fast_profile_two_years"),
        ],
        other => {
            return Err(DrawError::UnknownName {
                parameter: "trade.time_profile",
                name: other.to_owned(),
            });
        }
    };
    let mut shares = Vec::with_capacity(knots.len());
    for (years, parameter) in knots {
        shares.push((*years, number_of(numbers, parameter)?));
    }
    let mut later = f64::INFINITY;
    for (_, share) in shares.iter_mut().rev() {
        *share = share.min(later);
        later = *share;
    }
    Ok(TimeProfile::new(shares)?)
}
