//! Cartels: members, their recruitment and losses, and the violence between groups.
//!
//! Explains how recruitment, incapacitation (arrests), the removal of leaders, strikes and wages move the number of members
//! and the deaths between groups, week by week, and with them a part of Mexico's homicides.
//!
//! Equations (weeks; `C_i` members of group `i`, `C` of all): see [`groups`] and [`one_stock`]:
//!
//! ```text
//! dC_i/dt = ρ C_i − η C_i/C − θ C_i Σ_j S_ij C_j − ω C_i²
//! ρ = ρ₀ · recruitment · recruitment_pressure · wages^(−ε_w)
//! η = η₀ · incapacitation · cooperation + strikes · members lost per strike / weeks of the month
//! θ = θ₀ · lethality · (1 + x_l·touched_l + x_s·touched_s)          shocks, see [`shocks`]
//! homicide_ratio = 1 + share · (deaths / deaths of January 2022 − 1)
//! ```
//!
//! Two variants: `one_stock`, for ensembles, and `groups`, the 150-group model. Both run from January 2012; a later start is
//! reached with neutral inputs, so shocks before the start are not in it.
//!
//! Sources: Prieto-Curiel, Campedelli and Hope (2023), equations, coefficients and network; Calderón et al. (2015), Lindo and
//! Padilla-Romo (2018) and Phillips (2015) for shocks. Strikes, wages, the part of homicides that moves
//! with conflict: judgement.
//!
//! Where it fails: as a forecast it missed 2023–25, when homicides fell and the model rises ([`out_of_sample`]); the
//! coefficients are weakly identified (η and ω lie on the edge of the authors' box); one network, of 2020; no revenue,
//! territory, firearms or release from prison; groups that never met fight a little, so splitting a group changes deaths by
//! construction, and fragmentation is therefore not modelled by splitting. Results against 2022 and against the status quo
//! differ widely: the output ratios are against 2022, the world compares with the baseline.

pub mod groups;
pub mod network;
pub mod one_stock;
pub mod out_of_sample;
pub mod rates;
pub mod shocks;

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::pow;

use self::groups::Groups;
use self::network::Network;
use self::one_stock::OneStock;
use self::rates::{Coefficients, Flows};
use self::shocks::Shocks;
use crate::calendar::{cartels_start, weeks};
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;
use crate::{parameters, ports};

/// Week in which 2022 begins, counted from 0 in January 2012: the end of the authors' estimation.
pub const WEEK_OF_2022: i32 = 520;

parameters! {
    /// Parameters, `data/parameters/cartels.toml`.
    pub struct Parameters of "cartels" {
        /// `one_stock` or `groups`.
        variant: choice,
        /// `C(0)`: members in January 2012, persons.
        initial_members: number,
        /// ρ₀: recruits per member and week.
        recruitment_rate: number,
        /// η₀: members incapacitated a week.
        incapacitated_per_week: number,
        /// θ₀: lethality of conflict, per person and week.
        lethality_rate: number,
        /// ω: saturation, per person and week.
        saturation_rate: number,
        /// `s` of January 2012, one stock.
        conflict_strength: number,
        /// `k`: speed at which `s` falls, one stock.
        conflict_selection: number,
        /// `h`: concentration of members in groups, one stock.
        concentration: number,
        /// `x_l`: rise of lethality where a leader was removed.
        leader_shock: number,
        /// Weeks for which it lasts.
        leader_shock_weeks: number,
        /// Share of all conflict that one removal touches.
        leader_conflict_share: number,
        /// `x_s`: rise of lethality where a strike fell.
        strike_shock: number,
        /// Weeks for which it lasts.
        strike_shock_weeks: number,
        /// Share of all conflict that one strike touches.
        strike_conflict_share: number,
        /// Members killed or arrested in one strike.
        members_lost_per_strike: number,
        /// `ε_w`: elasticity of recruitment to legal incomes, taken with a minus.
        wage_elasticity: number,
        /// Share of homicides that moves with deaths between groups.
        homicide_share: number,
    }
}

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Recruitment under prevention programmes, against none.
        recruitment: lever("ratio", 1.0, 0.0..=5.0),
        /// Members incapacitated by Mexico's own effort, against 2012–22.
        incapacitation: lever("ratio", 1.0, 0.0..=20.0),
        /// Leaders of groups removed in the month.
        leader_removals: lever("leaders a month", 0.0, 0.0..=50.0),
        /// Strikes on cartels from outside in the month.
        strikes: lever("strikes a month", 0.0, 0.0..=100.0),
        /// Legal incomes of young men, wages and transfers, against the baseline.
        wages_and_transfers: lever("ratio", 1.0, 0.2..=5.0),
        /// Incapacitation made possible by cooperation with the United States, against its level of 2024.
        cooperation: input("ratio", 1.0, 0.0..=10.0),
        /// Lethality of conflict, for instance by firearms or scarcity of drugs, against the baseline.
        lethality: input("ratio", 1.0, 0.0..=10.0),
        /// Recruitment under pressure from elsewhere, for instance forced returns, against the baseline.
        recruitment_pressure: input("ratio", 1.0, 0.0..=10.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// Members of all groups at the end of the month.
        members: output("persons", 0.0, 0.0..=1e9),
        /// Members against January 2022.
        members_ratio: output("ratio to January 2022", 1.0, 0.0..=1e6),
        /// Deaths between groups, mean of the weeks of the month.
        deaths_per_week: output("deaths a week", 0.0, 0.0..=1e9),
        /// Deaths between groups against January 2022.
        deaths_ratio: output("ratio to January 2022", 1.0, 0.0..=1e9),
        /// Recruits, mean of the weeks of the month.
        recruits_per_week: output("persons a week", 0.0, 0.0..=1e9),
        /// Members arrested or struck, mean of the weeks of the month.
        incapacitated_per_week: output("persons a week", 0.0, 0.0..=1e9),
        /// Of these, arrested by Mexican authorities, strikes from outside left aside.
        arrested_per_week: output("persons a week", 0.0, 0.0..=1e9),
        /// Homicides in Mexico against January 2022, raw projection.
        homicide_ratio: output("ratio to January 2022", 1.0, 0.0..=1e9),
        /// Strikes in the month, for other channels.
        strikes: output("strikes a month", 0.0, 0.0..=100.0),
        /// Multiplier on lethality by shocks, mean of the weeks of the month.
        lethality_shock: output("ratio", 1.0, 0.0..=1e3),
    }
}

/// One of the two variants of the model.
#[derive(Clone, Debug)]
enum Model {
    OneStock(OneStock),
    Groups(Groups),
}

impl Model {
    /// The variant that the parameters name, in January 2012.
    fn start(parameters: &Parameters, network: &Arc<Network>) -> Result<Self, ChannelError> {
        match parameters.variant.as_str() {
            "one_stock" => Ok(Self::OneStock(OneStock {
                members: parameters.initial_members,
                strength: parameters.conflict_strength,
                selection: parameters.conflict_selection,
                concentration: parameters.concentration,
            })),
            "groups" => Ok(Self::Groups(Groups::start(
                network,
                parameters.initial_members,
            ))),
            other => Err(ChannelError::UnknownChoice {
                parameter: "cartels.variant",
                name: other.to_owned(),
                options: "`one_stock`, `groups`".to_owned(),
            }),
        }
    }

    fn week(&mut self, coefficients: &Coefficients) -> Flows {
        match self {
            Self::OneStock(stock) => stock.week(coefficients),
            Self::Groups(groups) => groups.week(coefficients),
        }
    }

    fn members(&self) -> f64 {
        match self {
            Self::OneStock(stock) => stock.members,
            Self::Groups(groups) => groups.total(),
        }
    }
}

impl Parameters {
    /// The coefficients without any policy.
    pub fn coefficients(&self) -> Coefficients {
        Coefficients {
            recruitment: self.recruitment_rate,
            incapacitation: self.incapacitated_per_week,
            lethality: self.lethality_rate,
            saturation: self.saturation_rate,
        }
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct Cartels {
    parameters: Parameters,
    model: Model,
    leader_shocks: Shocks,
    strike_shocks: Shocks,
    members_2022: f64,
    deaths_2022: f64,
}

impl Mechanism for Cartels {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = Network;

    const NAME: &'static str = "cartels";

    fn earliest() -> Month {
        cartels_start()
    }

    fn data(_: &Observations) -> Result<Network, Diagnostics> {
        Network::embedded()
    }

    fn start(
        parameters: &Parameters,
        data: &Arc<Network>,
        first: Month,
    ) -> Result<Self, ChannelError> {
        if first < cartels_start() || first > Month::LAST {
            return Err(ChannelError::OutsideData {
                channel: Self::NAME,
                month: first,
                first: cartels_start(),
                last: Month::LAST,
            });
        }
        let coefficients = parameters.coefficients();
        let mut model = Model::start(parameters, data)?;
        let mut reference = model.clone();
        for _ in 0..WEEK_OF_2022 {
            reference.week(&coefficients);
        }
        for _ in 0..weeks(first).start {
            model.week(&coefficients);
        }
        Ok(Self {
            parameters: parameters.clone(),
            model,
            leader_shocks: Shocks::NONE,
            strike_shocks: Shocks::NONE,
            members_2022: reference.members(),
            deaths_2022: reference.week(&coefficients).deaths,
        })
    }

    fn month(&mut self, month: Month, inputs: &Inputs) -> Outputs {
        let parameters = &self.parameters;
        let weeks = weeks(month);
        let count = f64::from(weeks.end - weeks.start);
        let pay = pow(inputs.wages_and_transfers, -parameters.wage_elasticity);
        let mut coefficients = parameters.coefficients();
        coefficients.recruitment *= inputs.recruitment * inputs.recruitment_pressure * pay;
        coefficients.incapacitation *= inputs.incapacitation * inputs.cooperation;
        let arrests = coefficients.incapacitation;
        coefficients.incapacitation += inputs.strikes * parameters.members_lost_per_strike / count;
        let arrested_share = if coefficients.incapacitation > 0.0 {
            arrests / coefficients.incapacitation
        } else {
            0.0
        };
        self.leader_shocks.add(
            inputs.leader_removals,
            parameters.leader_conflict_share,
            parameters.leader_shock_weeks,
        );
        self.strike_shocks.add(
            inputs.strikes,
            parameters.strike_conflict_share,
            parameters.strike_shock_weeks,
        );
        let base = coefficients.lethality * inputs.lethality;
        let mut sum = Flows::default();
        let mut shocks = 0.0;
        for _ in weeks {
            let shock = 1.0
                + parameters.leader_shock * self.leader_shocks.week()
                + parameters.strike_shock * self.strike_shocks.week();
            coefficients.lethality = base * shock.max(0.0);
            let flows = self.model.week(&coefficients);
            shocks += shock.max(0.0);
            sum.recruits += flows.recruits;
            sum.incapacitated += flows.incapacitated;
            sum.deaths += flows.deaths;
        }
        let deaths = sum.deaths / count;
        let deaths_ratio = deaths / self.deaths_2022;
        let members = self.model.members();
        Outputs {
            members,
            members_ratio: members / self.members_2022,
            deaths_per_week: deaths,
            deaths_ratio,
            recruits_per_week: sum.recruits / count,
            incapacitated_per_week: sum.incapacitated / count,
            arrested_per_week: arrested_share * sum.incapacitated / count,
            homicide_ratio: 1.0 + parameters.homicide_share * (deaths_ratio - 1.0),
            strikes: inputs.strikes,
            lethality_shock: shocks / count,
        }
    }

    fn broken_law(&self) -> Option<String> {
        let members = self.model.members();
        let negative = match &self.model {
            Model::OneStock(_) => members < 0.0,
            Model::Groups(groups) => groups.members().iter().any(|members| *members < 0.0),
        };
        (negative || !members.is_finite()).then(|| format!("the groups have {members} members"))
    }
}
