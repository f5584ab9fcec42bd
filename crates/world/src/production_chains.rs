//! Production chains of one draw: which equilibria a policy path needs, and the responses they gave.
//!
//! An equilibrium is a pure function of the draw, the tariffs and the wage floors. Floors are a function of the policy
//! path: the wage before the path's reference month, falling by the rigidity a year. States are asked for in waves, because
//! the floors of a scenario rest on the wage that the baseline had when they parted.

use std::collections::BTreeMap;
use std::sync::Arc;

use vecinos_trade::{LabourMarket, SolveError};

use crate::geography::Geography;
use crate::policy::{PolicyPath, StateNumber};
use crate::response::Response;
use crate::{Closure, Month};

/// Months in a year of wage rigidity.
const YEAR: i32 = 12;

/// What an equilibrium of one draw depends on besides the draw: the policy state, and the floors of the three sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StateKey {
    /// The policy state.
    pub policy: StateNumber,
    /// Bits of the wage floors of manufacturing by side; all zero bits where wages are flexible.
    floors: [u64; 3],
}

impl StateKey {
    /// Wage floors of manufacturing by side, 0 for none.
    pub fn floors(self) -> [f64; 3] {
        self.floors.map(f64::from_bits)
    }
}

/// A state that could not be solved.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{month}: {error}")]
pub struct ChainFailure {
    /// First month of the policy state.
    pub month: Month,
    /// What the solver said.
    pub error: SolveError,
}

/// The states that one path goes through, in order of time.
pub type Itinerary = Vec<(Month, StateKey)>;

/// How wages of a draw behave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WageRigidity {
    /// Closure.
    pub closure: Closure,
    /// Lowest wage as a share of the wage a year before, by side; 0 where wages are flexible.
    pub yearly_floor: [f64; 3],
}

impl WageRigidity {
    /// The labour market with these floors: one pool under flexible wages, else manufacturing and the rest apart.
    pub fn labour_market(&self, geography: &Geography, floors: [f64; 3]) -> LabourMarket {
        if self.closure == Closure::FlexibleWages {
            return LabourMarket::flexible();
        }
        let dimensions = geography.dimensions;
        let mut pool_of = Vec::with_capacity(dimensions.regions * dimensions.sectors);
        for region in 0..dimensions.regions {
            // Where no floor exists at all, all sectors share one labour market, as published for other countries.
            let side = geography
                .sides
                .iter()
                .position(|candidate| *candidate == region);
            let split = side.is_some_and(|side| self.yearly_floor[side] > 0.0);
            pool_of.extend(
                geography
                    .manufacturing
                    .iter()
                    .map(|manufacturing| usize::from(!(split && *manufacturing))),
            );
        }
        let mut wage_floor = vec![0.0; dimensions.regions * 2];
        for (region, floor) in geography.sides.iter().zip(floors) {
            let pool = if floor > 0.0 {
                region * 2
            } else {
                region * 2 + 1
            };
            wage_floor[pool] = floor;
        }
        LabourMarket::with_floors(2, pool_of, wage_floor)
    }
}

/// Wages before a path parts from its reference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WageReference {
    /// First month that counts.
    pub month: Month,
    /// ŵ of manufacturing in the month before, by side.
    pub wage: [f64; 3],
}

impl WageReference {
    /// The benchmark: wage one, from the first month of the record.
    pub const BENCHMARK: Self = Self {
        month: Month::RECORD_START,
        wage: [1.0; 3],
    };

    /// Floors in a month: δ^(years begun since the reference) × the wage before.
    pub fn floors(&self, rigidity: &WageRigidity, month: Month) -> [f64; 3] {
        let years = (month.since(self.month).max(0) / YEAR) + 1;
        std::array::from_fn(|side| {
            let mut floor = self.wage[side];
            for _ in 0..years {
                floor *= rigidity.yearly_floor[side];
            }
            floor
        })
    }
}

/// Solved states of one draw.
#[derive(Clone, Debug, Default)]
pub struct SolvedStates {
    states: BTreeMap<StateKey, Result<Arc<Response>, ChainFailure>>,
}

/// An itinerary, or what stands in its way.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Every state is solved.
    Ready(Itinerary),
    /// These states have to be solved first; each with the first month it is needed in.
    Needs(Vec<(Month, StateKey)>),
    /// A state failed.
    Failed(ChainFailure),
}

impl SolvedStates {
    /// The response in a solved state.
    pub fn get(&self, key: StateKey) -> Option<&Arc<Response>> {
        self.states.get(&key)?.as_ref().ok()
    }

    /// Whether a state was solved or has failed.
    pub fn contains(&self, key: StateKey) -> bool {
        self.states.contains_key(&key)
    }

    /// Why a state failed; `None` when it did not.
    pub fn failure(&self, key: StateKey) -> Option<&ChainFailure> {
        self.states.get(&key)?.as_ref().err()
    }

    /// Keeps a solved or failed state.
    pub fn insert(&mut self, key: StateKey, outcome: Result<Response, ChainFailure>) {
        self.states.insert(key, outcome.map(Arc::new));
    }

    /// Number of states solved.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether nothing is solved yet.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// The state of a path in the long run of a month's policy: no wage floors.
    pub fn long_run(policy: StateNumber) -> StateKey {
        StateKey {
            policy,
            floors: [0.0_f64.to_bits(); 3],
        }
    }

    /// The state of an itinerary's last policy in the long run. Where none of its floors binds at the end, the equilibrium
    /// there is the one without floors, and is not solved again.
    pub fn long_run_of(&self, itinerary: &Itinerary, policy: StateNumber) -> StateKey {
        match itinerary.last() {
            Some((_, key))
                if key.policy == policy && self.contains(*key) && !self.binds(Some(*key)) =>
            {
                *key
            }
            _ => Self::long_run(policy),
        }
    }

    /// The states that `path` goes through between `first` and `last`, continuing `before` (the itinerary up to `first`).
    pub fn itinerary(
        &self,
        path: &PolicyPath,
        rigidity: &WageRigidity,
        reference: WageReference,
        before: &[(Month, StateKey)],
        last: Month,
    ) -> Progress {
        let mut itinerary: Itinerary = before
            .iter()
            .copied()
            .take_while(|(from, _)| *from < reference.month)
            .collect();
        let mut needs = Vec::new();
        let mut stretch_waits = false;
        for month in reference.month.through(last) {
            let policy = path.state(month);
            let current = itinerary.last().map(|(_, key)| *key);
            let same_policy = current.is_some_and(|key| key.policy == policy);
            if same_policy && (stretch_waits || !self.binds(current) && month > reference.month) {
                continue;
            }
            if rigidity.closure == Closure::FlexibleWages {
                let key = Self::long_run(policy);
                if current != Some(key) {
                    itinerary.push((month, key));
                }
                if !self.states.contains_key(&key) {
                    needs.push((month, key));
                }
                stretch_waits = false;
                continue;
            }
            let key = StateKey {
                policy,
                floors: reference.floors(rigidity, month).map(f64::to_bits),
            };
            if current != Some(key) {
                itinerary.push((month, key));
            }
            stretch_waits = !self.states.contains_key(&key);
            if stretch_waits {
                needs.push((month, key));
            }
        }
        let failure = itinerary
            .iter()
            .find_map(|(_, key)| self.states.get(key)?.as_ref().err());
        match failure {
            Some(failure) => Progress::Failed(failure.clone()),
            None if needs.is_empty() => Progress::Ready(itinerary),
            None => Progress::Needs(needs),
        }
    }

    /// Whether a wage floor leaves people without work in a state (false when it is not solved).
    fn binds(&self, key: Option<StateKey>) -> bool {
        key.and_then(|key| self.get(key))
            .is_some_and(|response| response.pool_employment.iter().any(|share| *share < 1.0))
    }
}
