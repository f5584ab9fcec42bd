//! Migration: encounters at the U.S. southwest border by group of origin, month by month.
//!
//! Explains how regimes at the border and in Mexican transit, and the pull of the U.S. economy, move the number of
//! encounters of people from Mexico, northern Central America (El Salvador, Guatemala, Honduras), Venezuela, Cuba,
//! Nicaragua and Haiti together, and all other countries, all between ports of entry, and of all people at ports.
//!
//! Equation of a flow `g` (encounters a month `E`; `θ` openings per unemployed, `w` U.S. wage against the origin's, `x`
//! pesos per dollar, `h` hours of the Border Patrol, all against their baseline):
//!
//! ```text
//! ln E_g = a_g + season_g + Λ_g + u_g + β_θ ln θ + β_w ln w + β_x ln x(−1) + β_h ln h
//! Λ_g    = Σ effects of Title 42, Remain in Mexico · acceptance, limits on asylum, closure, appointments
//!          + transit_g · help · (lasting · strength + (1 − lasting) · fading) + parole_g · fading
//! u_g(k) = ρ_g^k u_g(0) + σ_g · luck · √((1 − ρ_g^2k) / (1 − ρ_g²))
//! fading(t) = fading(t−1) · 2^(−1/half-life) + step up of the measure
//! closure and limits on asylum at share s act by ln(1 − s + s·e^effect); lifted, s halves every `reopening_half_life`
//! ```
//!
//! Season, level, persistence and the effects of regimes are estimated here ([`estimate`]); `u(0)` is what the last
//! observed month leaves. Elasticities to drivers are priors of the literature. The closure and the limits on asylum can be
//! reversed: the chance that they still stand falls by a monthly hazard after the recorded months end (October 2026), and
//! a number of luck decides the month.
//!
//! Sources: encounters from DHS and CBP; Hanson and Spilimbergo (1999) for wages; Bahar (2025) and the comment of Rodríguez
//! and Bravo (2025) for tightness; own half-life of transit enforcement (one episode, 2014).
//!
//! Where it fails: effects are changes when a regime began or ended, so whatever else happened then is in them (a pandemic,
//! a rush before a deadline); the surges of 2014, 2019 and 2021 are deviations that no regime explains; persistence near
//! one makes levels after some years almost free; caravans, and movements between routes, are left out.

pub mod estimate;
pub mod flows;
pub mod parameters;
pub mod regimes;
pub mod season;

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::{exp, ln, pow};

use self::flows::{Flow, Logarithms};
use self::parameters::{Equation, FLOWS};
use self::regimes::{Fading, Regime, strength};
use self::season::harmonics;
use crate::calendar::MONTHS_PER_YEAR;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::{Observations, missing};
use crate::ports;

pub use self::parameters::Parameters;

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Expulsion without asylum as under the order of March 2020: 0 none, 1 as then.
        title_42: lever("share", 0.0, 0.0..=1.0),
        /// Remain in Mexico: 0 none, 1 border-wide as from August 2019.
        remain_in_mexico: lever("share", 0.0, 0.0..=1.0),
        /// Limits on asylum between ports as from June 2024: 0 none, 1 as then.
        asylum_limits: lever("share", 0.0, 0.0..=1.0),
        /// Closure as from January 2025 (no asylum, no appointments, emergency): 0 none, 1 as then.
        border_closure: lever("share", 0.0, 0.0..=1.0),
        /// Mexican enforcement against transit: 0 as between crackdowns, 1 as in January 2024.
        mexican_transit_enforcement: lever("share", 0.0, 0.0..=3.0),
        /// Hours of the Border Patrol at the border against 2024.
        border_patrol_hours: lever("ratio", 1.0, 0.1..=10.0),
        /// Parole for Venezuela, Cuba, Nicaragua and Haiti with returns to Mexico: 0 none, 1 as from January 2023.
        parole_pathway: lever("share", 0.0, 0.0..=1.0),
        /// Appointments at ports of entry: 0 none, 1 as in 2023–24.
        port_appointments: lever("share", 0.0, 0.0..=1.0),
        /// U.S. openings per unemployed against the baseline.
        us_labour_tightness: input("ratio", 1.0, 0.05..=5.0),
        /// U.S. wage against the wage at home, against the baseline.
        relative_wage: input("ratio", 1.0, 0.1..=10.0),
        /// Mexican help with transit flows; multiplies the effect of Mexican transit enforcement.
        transit_help: input("ratio", 1.0, 0.0..=3.0),
        /// Share of the people sent back under Remain in Mexico that Mexico accepts.
        remain_in_mexico_acceptance: input("share", 1.0, 0.0..=1.0),
        /// Pesos per dollar against the baseline.
        exchange_rate: input("ratio", 1.0, 0.1..=10.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Encounters a month at the southwest land border, between ports and at ports.
        encounters: output("encounters a month", 0.0, 0.0..=1e9),
        /// Encounters between ports of people from Mexico.
        encounters_mexico: output("encounters a month", 0.0, 0.0..=1e9),
        /// Encounters between ports of people from El Salvador, Guatemala and Honduras.
        encounters_northern_central_america: output("encounters a month", 0.0, 0.0..=1e9),
        /// Encounters between ports of people from Venezuela, Cuba, Nicaragua and Haiti.
        encounters_venezuela_cuba_nicaragua_haiti: output("encounters a month", 0.0, 0.0..=1e9),
        /// Encounters between ports of all other people.
        encounters_other: output("encounters a month", 0.0, 0.0..=1e9),
        /// Encounters at ports of entry.
        encounters_at_ports: output("encounters a month", 0.0, 0.0..=1e9),
        /// Encounters against those of the same month without any regime and with all inputs neutral.
        encounters_ratio: output("ratio", 1.0, 0.0..=1e9),
        /// Different people among the encounters.
        people: output("people a month", 0.0, 0.0..=1e9),
        /// People who stay without authorization.
        net_unauthorized_inflow: output("people a month", 0.0, 0.0..=1e9),
        /// Share of the closure of January 2025 that is in force.
        closure_in_force: output("share", 0.0, 0.0..=1.0),
        /// Share of the limits on asylum of June 2024 that is in force.
        asylum_limits_in_force: output("share", 0.0, 0.0..=1.0),
        /// Chance that the closure has been reversed by the end of the month.
        reversal_probability: output("probability", 0.0, 0.0..=1.0),
    }
}

/// Observed encounters: what a run starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    flows: [Logarithms; FLOWS],
    /// Border Patrol outside Mexico and northern Central America, coarse, and its split in the last month published apart.
    elsewhere: Logarithms,
}

/// A measure that can be reversed.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Standing {
    survival: f64,
    months: f64,
    reversed: bool,
    /// Strength in the last month.
    strength: f64,
    /// Share that deters: in force, or lifted not long ago.
    deters: f64,
}

/// What a measure that can be reversed does in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Deterrence {
    /// Share of arrivals that meet it.
    share: f64,
    /// What fading has left of its effect.
    left: f64,
}

impl Deterrence {
    /// Logarithm of what is left of arrivals, with this full effect on those that meet the measure.
    fn of(self, effect: f64) -> f64 {
        ln(1.0 - self.share + self.share * exp(effect * self.left))
    }
}

impl Standing {
    const NEW: Self = Self {
        survival: 1.0,
        months: 0.0,
        reversed: false,
        strength: 0.0,
        deters: 0.0,
    };

    /// One month with the measure at `strength`: the strength in force, and what it does. `lingering` is the share of the
    /// deterrence that a month leaves once a measure is lifted.
    fn month(
        &mut self,
        strength: f64,
        hazard: f64,
        luck: f64,
        fade: f64,
        lingering: f64,
    ) -> (f64, Deterrence) {
        let lingers = self.deters * lingering;
        if strength <= 0.0 {
            // What lingers has faded as far as the measure had.
            *self = Self {
                months: self.months,
                ..Self::NEW
            };
        } else {
            if self.strength <= 0.0 {
                self.months = 0.0;
            }
            self.survival *= 1.0 - hazard;
            self.reversed |= self.survival < 1.0 - luck;
        }
        self.strength = strength;
        let in_force = if self.reversed { 0.0 } else { strength };
        self.deters = in_force.max(lingers).min(1.0);
        let deterrence = Deterrence {
            share: self.deters,
            left: pow(1.0 - fade, self.months),
        };
        if strength > 0.0 {
            self.months += 1.0;
        }
        (in_force, deterrence)
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct Migration {
    parameters: Parameters,
    equations: [Equation; FLOWS],
    deviation: [f64; FLOWS],
    /// Months since the observed one that the deviation comes from.
    since: [f64; FLOWS],
    transit: Fading,
    parole: Fading,
    closure: Standing,
    asylum_limits: Standing,
    exchange_rate: f64,
    last: [f64; FLOWS],
}

/// Regimes as they act in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct InForce {
    title_42: f64,
    remain_in_mexico: f64,
    asylum_limits: Deterrence,
    border_closure: Deterrence,
    transit: f64,
    parole: f64,
    appointments: f64,
}

impl InForce {
    /// `Λ_g`.
    fn effect(&self, equation: &Equation) -> f64 {
        equation.title_42 * self.title_42
            + equation.remain_in_mexico * self.remain_in_mexico
            + self.asylum_limits.of(equation.asylum_limits)
            + self.border_closure.of(equation.border_closure)
            + equation.transit_enforcement * self.transit
            + equation.parole_pathway * self.parole
            + equation.port_appointments * self.appointments
    }
}

impl Equation {
    fn base(&self, month: Month) -> f64 {
        let mut sum = self.level;
        for (part, harmonic) in self.season.iter().zip(harmonics(month)) {
            sum += part * harmonic;
        }
        sum
    }

    fn later(&self, deviation: f64, months: f64, luck: f64) -> f64 {
        let kept = pow(self.persistence, months);
        let room = 1.0 - self.persistence * self.persistence;
        let spread = if room > 0.0 {
            ((1.0 - kept * kept) / room).sqrt()
        } else {
            months.sqrt()
        };
        kept * deviation + self.innovation * luck * spread
    }
}

fn months_in_force(regime: Regime, last: Month) -> f64 {
    let mut months = 0.0;
    for month in regimes::record_start().through(last) {
        months = if strength(regime, month) > 0.0 {
            months + 1.0
        } else {
            0.0
        };
    }
    months
}

impl Migration {
    /// Regimes of a recorded month.
    fn recorded(parameters: &Parameters, month: Month) -> InForce {
        let half_life = parameters.transit_half_life;
        let lasting = parameters.transit_lasting_share;
        let transit = Fading::recorded(Regime::MexicanTransitEnforcement, month, half_life);
        let left = |regime, fade: f64| Deterrence {
            share: strength(regime, month),
            left: pow(1.0 - fade, (months_in_force(regime, month) - 1.0).max(0.0)),
        };
        InForce {
            title_42: strength(Regime::Title42, month),
            remain_in_mexico: strength(Regime::RemainInMexico, month),
            asylum_limits: left(Regime::AsylumLimits, parameters.asylum_limits_fade),
            border_closure: left(Regime::BorderClosure, parameters.closure_fade),
            transit: lasting * transit.strength + (1.0 - lasting) * transit.effect,
            parole: Fading::recorded(Regime::ParolePathway, month, half_life).effect,
            appointments: strength(Regime::PortAppointments, month),
        }
    }

    fn hazard(&self, month: Month, until_2029: f64) -> f64 {
        if month <= Month::RECORD_END {
            0.0
        } else if month.year() < 2029 || (month.year() == 2029 && month.month() == 1) {
            until_2029
        } else {
            self.parameters.reversal_hazard_after_2029
        }
    }
}

impl Mechanism for Migration {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = Data;

    const NAME: &'static str = "migration";

    fn earliest() -> Month {
        Month::RECORD_START.plus((2014 - 2025) * MONTHS_PER_YEAR)
    }

    fn data(observations: &Observations) -> Result<Data, Diagnostics> {
        Ok(Data {
            flows: [
                Flow::Mexico.observed(observations)?,
                Flow::NorthernCentralAmerica.observed(observations)?,
                Flow::VenezuelaCubaNicaraguaHaiti.observed(observations)?,
                Flow::Other.observed(observations)?,
                Flow::Ports.observed(observations)?,
            ],
            elsewhere: Flow::Elsewhere.observed(observations)?,
        })
    }

    fn start(
        parameters: &Parameters,
        data: &Arc<Data>,
        first: Month,
    ) -> Result<Self, ChannelError> {
        let equations = parameters.equations();
        let (mut deviation, mut since) = ([0.0; FLOWS], [0.0; FLOWS]);
        for (flow, equation) in equations.iter().enumerate() {
            let (month, observed) = data.before(flow, first)?;
            let expected =
                equation.base(month) + Self::recorded(parameters, month).effect(equation);
            deviation[flow] = observed - expected;
            since[flow] = f64::from(first.since(month) - 1);
        }
        let before = first.plus(-1);
        let half_life = parameters.transit_half_life;
        let standing = |regime| Standing {
            months: months_in_force(regime, before),
            strength: strength(regime, before),
            deters: strength(regime, before),
            ..Standing::NEW
        };
        Ok(Self {
            equations,
            deviation,
            since,
            transit: Fading::recorded(Regime::MexicanTransitEnforcement, before, half_life),
            parole: Fading::recorded(Regime::ParolePathway, before, half_life),
            closure: standing(Regime::BorderClosure),
            asylum_limits: standing(Regime::AsylumLimits),
            exchange_rate: 1.0,
            last: [0.0; FLOWS],
            parameters: parameters.clone(),
        })
    }

    fn month(&mut self, month: Month, inputs: &Inputs) -> Outputs {
        let (closure_hazard, asylum_hazard) = (
            self.hazard(month, self.parameters.closure_reversal_hazard),
            self.hazard(month, self.parameters.asylum_limits_reversal_hazard),
        );
        let parameters = &self.parameters;
        let lingering = pow(0.5, 1.0 / parameters.reopening_half_life);
        let (closure_in_force, border_closure) = self.closure.month(
            inputs.border_closure,
            closure_hazard,
            parameters.closure_luck,
            parameters.closure_fade,
            lingering,
        );
        let (asylum_limits_in_force, asylum_limits) = self.asylum_limits.month(
            inputs.asylum_limits,
            asylum_hazard,
            parameters.asylum_limits_luck,
            parameters.asylum_limits_fade,
            lingering,
        );
        let (half_life, lasting) = (
            parameters.transit_half_life,
            parameters.transit_lasting_share,
        );
        let transit_fading = self
            .transit
            .month(inputs.mexican_transit_enforcement, half_life);
        let transit =
            lasting * inputs.mexican_transit_enforcement + (1.0 - lasting) * transit_fading;
        let in_force = InForce {
            title_42: inputs.title_42,
            remain_in_mexico: inputs.remain_in_mexico * inputs.remain_in_mexico_acceptance,
            asylum_limits,
            border_closure,
            transit: transit * inputs.transit_help,
            parole: self.parole.month(inputs.parole_pathway, half_life),
            appointments: inputs.port_appointments,
        };
        let tightness = parameters.labour_tightness_elasticity * ln(inputs.us_labour_tightness);
        let (wage, hours) = (ln(inputs.relative_wage), ln(inputs.border_patrol_hours));
        let exchange_rate = ln(self.exchange_rate);
        let (mut flows, mut without) = ([0.0; FLOWS], 0.0);
        for (flow, equation) in self.equations.iter().enumerate() {
            self.since[flow] += 1.0;
            let deviation =
                equation.later(self.deviation[flow], self.since[flow], parameters.flow_luck);
            let level = equation.base(month) + deviation;
            let drivers = tightness
                + equation.wage_elasticity * wage
                + equation.exchange_rate_elasticity * exchange_rate
                + equation.patrol_hours_elasticity * hours;
            without += exp(level.min(MOST_LOGARITHM));
            flows[flow] = exp((level + in_force.effect(equation) + drivers).min(MOST_LOGARITHM));
        }
        self.exchange_rate = inputs.exchange_rate;
        self.last = flows;
        let encounters = flows.iter().sum::<f64>();
        let repeat = parameters.repeat_share
            + (parameters.repeat_share_title_42 - parameters.repeat_share) * inputs.title_42;
        let people = encounters * (1.0 - repeat);
        let turned_away =
            closure_in_force.max(inputs.title_42 * parameters.title_42_expelled_share);
        let stay = parameters.stay_share
            + (parameters.stay_share_closed - parameters.stay_share) * turned_away;
        Outputs {
            encounters,
            encounters_mexico: flows[0],
            encounters_northern_central_america: flows[1],
            encounters_venezuela_cuba_nicaragua_haiti: flows[2],
            encounters_other: flows[3],
            encounters_at_ports: flows[4],
            encounters_ratio: encounters / without,
            people,
            net_unauthorized_inflow: people * stay,
            closure_in_force,
            asylum_limits_in_force,
            reversal_probability: 1.0 - self.closure.survival,
        }
    }

    fn broken_law(&self) -> Option<String> {
        self.last
            .iter()
            .any(|flow| !(flow.is_finite() && *flow >= 0.0))
            .then(|| format!("encounters are {:?}", self.last))
    }
}

/// Largest logarithm of a month's encounters of one flow: 100 million, beyond any meaning.
const MOST_LOGARITHM: f64 = 18.4;

impl Data {
    /// The last observed month before `first` and its logarithm. After November 2024 the two groups that are no longer
    /// published apart share what is published of both as in their last month apart.
    fn before(&self, flow: usize, first: Month) -> Result<(Month, f64), ChannelError> {
        let gap = || Diagnostics::from(missing("data/history", "encounters before the start"));
        let own = self.flows.get(flow).ok_or_else(gap)?;
        let month = first.plus(-1);
        if month <= own.last() || flow == 0 || flow == 1 || flow == 4 {
            let month = month.min(own.last());
            return Ok((month, own.at(month).ok_or_else(gap)?));
        }
        let split = own.last();
        let share = own.at(split).ok_or_else(gap)? - self.elsewhere.at(split).ok_or_else(gap)?;
        let month = month.min(self.elsewhere.last());
        Ok((month, self.elsewhere.at(month).ok_or_else(gap)? + share))
    }
}
