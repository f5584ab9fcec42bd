//! Parameters of the channel, `data/parameters/migration.toml`, and the equation that each flow makes of them.

use super::season::HARMONICS;
use crate::parameters;

parameters! {
    /// Parameters, `data/parameters/migration.toml`. Effects of regimes are on the natural logarithm of encounters.
    pub struct Parameters of "migration" {
        /// Level: logarithm of encounters a month, people from Mexico, without season and regimes.
        level_mexico: number,
        /// Season, cosine of the year, people from Mexico.
        season_mexico_annual_cosine: number,
        /// Season, sine of the year, people from Mexico.
        season_mexico_annual_sine: number,
        /// Season, cosine of the half-year, people from Mexico.
        season_mexico_half_year_cosine: number,
        /// Season, sine of the half-year, people from Mexico.
        season_mexico_half_year_sine: number,
        /// ρ: persistence of a month's deviation, people from Mexico.
        persistence_mexico: number,
        /// Standard deviation of a month's news, people from Mexico.
        innovation_mexico: number,
        /// Effect of Title 42 on the logarithm, people from Mexico.
        title_42_mexico: number,
        /// Effect of the limits on asylum on the logarithm, people from Mexico.
        asylum_limits_mexico: number,
        /// Level: logarithm of encounters a month, people from El Salvador, Guatemala and Honduras, without season and regimes.
        level_northern_central_america: number,
        /// Season, cosine of the year, people from El Salvador, Guatemala and Honduras.
        season_northern_central_america_annual_cosine: number,
        /// Season, sine of the year, people from El Salvador, Guatemala and Honduras.
        season_northern_central_america_annual_sine: number,
        /// Season, cosine of the half-year, people from El Salvador, Guatemala and Honduras.
        season_northern_central_america_half_year_cosine: number,
        /// Season, sine of the half-year, people from El Salvador, Guatemala and Honduras.
        season_northern_central_america_half_year_sine: number,
        /// ρ: persistence of a month's deviation, people from El Salvador, Guatemala and Honduras.
        persistence_northern_central_america: number,
        /// Standard deviation of a month's news, people from El Salvador, Guatemala and Honduras.
        innovation_northern_central_america: number,
        /// Effect of Title 42 on the logarithm, people from El Salvador, Guatemala and Honduras.
        title_42_northern_central_america: number,
        /// Effect of Remain in Mexico, border-wide, on the logarithm, people from El Salvador, Guatemala and Honduras.
        remain_in_mexico_northern_central_america: number,
        /// Effect of the limits on asylum on the logarithm, people from El Salvador, Guatemala and Honduras.
        asylum_limits_northern_central_america: number,
        /// First effect of Mexican transit enforcement on the logarithm, people from El Salvador, Guatemala and Honduras.
        transit_enforcement_northern_central_america: number,
        /// Level: logarithm of encounters a month, people from Venezuela, Cuba, Nicaragua and Haiti, without season and regimes.
        level_venezuela_cuba_nicaragua_haiti: number,
        /// Season, cosine of the year, people from Venezuela, Cuba, Nicaragua and Haiti.
        season_venezuela_cuba_nicaragua_haiti_annual_cosine: number,
        /// Season, sine of the year, people from Venezuela, Cuba, Nicaragua and Haiti.
        season_venezuela_cuba_nicaragua_haiti_annual_sine: number,
        /// Season, cosine of the half-year, people from Venezuela, Cuba, Nicaragua and Haiti.
        season_venezuela_cuba_nicaragua_haiti_half_year_cosine: number,
        /// Season, sine of the half-year, people from Venezuela, Cuba, Nicaragua and Haiti.
        season_venezuela_cuba_nicaragua_haiti_half_year_sine: number,
        /// ρ: persistence of a month's deviation, people from Venezuela, Cuba, Nicaragua and Haiti.
        persistence_venezuela_cuba_nicaragua_haiti: number,
        /// Standard deviation of a month's news, people from Venezuela, Cuba, Nicaragua and Haiti.
        innovation_venezuela_cuba_nicaragua_haiti: number,
        /// Effect of Title 42 on the logarithm, people from Venezuela, Cuba, Nicaragua and Haiti.
        title_42_venezuela_cuba_nicaragua_haiti: number,
        /// Effect of Remain in Mexico, border-wide, on the logarithm, people from Venezuela, Cuba, Nicaragua and Haiti.
        remain_in_mexico_venezuela_cuba_nicaragua_haiti: number,
        /// Effect of the limits on asylum on the logarithm, people from Venezuela, Cuba, Nicaragua and Haiti.
        asylum_limits_venezuela_cuba_nicaragua_haiti: number,
        /// First effect of Mexican transit enforcement on the logarithm, people from Venezuela, Cuba, Nicaragua and Haiti.
        transit_enforcement_venezuela_cuba_nicaragua_haiti: number,
        /// First effect of the parole pathway on the logarithm, people from Venezuela, Cuba, Nicaragua and Haiti.
        parole_pathway_venezuela_cuba_nicaragua_haiti: number,
        /// Level: logarithm of encounters a month, all other people, without season and regimes.
        level_other: number,
        /// Season, cosine of the year, all other people.
        season_other_annual_cosine: number,
        /// Season, sine of the year, all other people.
        season_other_annual_sine: number,
        /// Season, cosine of the half-year, all other people.
        season_other_half_year_cosine: number,
        /// Season, sine of the half-year, all other people.
        season_other_half_year_sine: number,
        /// ρ: persistence of a month's deviation, all other people.
        persistence_other: number,
        /// Standard deviation of a month's news, all other people.
        innovation_other: number,
        /// Effect of Title 42 on the logarithm, all other people.
        title_42_other: number,
        /// Effect of Remain in Mexico, border-wide, on the logarithm, all other people.
        remain_in_mexico_other: number,
        /// Effect of the limits on asylum on the logarithm, all other people.
        asylum_limits_other: number,
        /// First effect of Mexican transit enforcement on the logarithm, all other people.
        transit_enforcement_other: number,
        /// Level: logarithm of encounters a month, all people at ports of entry, without season and regimes.
        level_ports: number,
        /// Season, cosine of the year, all people at ports of entry.
        season_ports_annual_cosine: number,
        /// Season, sine of the year, all people at ports of entry.
        season_ports_annual_sine: number,
        /// Season, cosine of the half-year, all people at ports of entry.
        season_ports_half_year_cosine: number,
        /// Season, sine of the half-year, all people at ports of entry.
        season_ports_half_year_sine: number,
        /// ρ: persistence of a month's deviation, all people at ports of entry.
        persistence_ports: number,
        /// Standard deviation of a month's news, all people at ports of entry.
        innovation_ports: number,
        /// Effect of Title 42 on the logarithm, all people at ports of entry.
        title_42_ports: number,
        /// Effect of appointments at ports on the logarithm, all people at ports of entry.
        port_appointments_ports: number,
        /// Effect of the closure on the logarithm, people from Mexico.
        border_closure_mexico: number,
        /// Effect of the closure on the logarithm, northern Central America.
        border_closure_northern_central_america: number,
        /// Effect of the closure on the logarithm, all others between ports.
        border_closure_elsewhere: number,
        /// Effect of the closure on the logarithm, ports of entry.
        border_closure_ports: number,
        /// Months in which half the effect of transit enforcement, or of the parole pathway, is gone.
        transit_half_life: number,
        /// Share of the effect of transit enforcement that lasts while it is kept up.
        transit_lasting_share: number,
        /// Share of the effect of the closure that is lost in a month.
        closure_fade: number,
        /// Months in which half of the deterrence is gone once the closure or the limits on asylum are lifted.
        reopening_half_life: number,
        /// Share of the effect of the limits on asylum that is lost in a month.
        asylum_limits_fade: number,
        /// `β_θ`: elasticity of encounters to U.S. openings per unemployed.
        labour_tightness_elasticity: number,
        /// `β_w`: elasticity of encounters of Mexicans to the U.S. wage against the Mexican one.
        wage_elasticity_mexico: number,
        /// `β_w` of the other groups.
        wage_elasticity_elsewhere: number,
        /// Elasticity of encounters of Mexicans to pesos per dollar, a month later.
        exchange_rate_elasticity: number,
        /// Elasticity of encounters between ports to hours of the Border Patrol: more are met, some are deterred.
        patrol_hours_elasticity: number,
        /// Share of encounters that are repeats, without Title 42.
        repeat_share: number,
        /// Share of encounters that are repeats, under Title 42.
        repeat_share_title_42: number,
        /// Share of the people encountered who stay in the United States, and those who enter unseen, per person, without closure.
        stay_share: number,
        /// The same under the closure or expulsion.
        stay_share_closed: number,
        /// Share of the people that Title 42 expels.
        title_42_expelled_share: number,
        /// Chance in a month that the closure is reversed, until January 2029.
        closure_reversal_hazard: number,
        /// Chance in a month that the limits on asylum are reversed, until January 2029.
        asylum_limits_reversal_hazard: number,
        /// Chance in a month that either is reversed, from February 2029.
        reversal_hazard_after_2029: number,
        /// Luck, uniform: the month in which the closure is reversed is the one in which the chance that it still stands falls below one less this.
        closure_luck: number,
        /// Luck, uniform: the same for the limits on asylum.
        asylum_limits_luck: number,
        /// Luck, standard normal: where in its band the persistent deviation goes, all groups alike.
        flow_luck: number,
    }
}

/// The equation of one flow.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Equation {
    /// Level, logarithm.
    pub level: f64,
    /// Season.
    pub season: [f64; HARMONICS],
    /// ρ.
    pub persistence: f64,
    /// Standard deviation of the news.
    pub innovation: f64,
    /// Effect of Title 42.
    pub title_42: f64,
    /// Effect of Remain in Mexico.
    pub remain_in_mexico: f64,
    /// Effect of the limits on asylum.
    pub asylum_limits: f64,
    /// First effect of transit enforcement.
    pub transit_enforcement: f64,
    /// First effect of the parole pathway.
    pub parole_pathway: f64,
    /// Effect of appointments at ports.
    pub port_appointments: f64,
    /// Effect of the closure.
    pub border_closure: f64,
    /// `β_w`.
    pub wage_elasticity: f64,
    /// Elasticity to the exchange rate.
    pub exchange_rate_elasticity: f64,
    /// Elasticity to hours of the Border Patrol.
    pub patrol_hours_elasticity: f64,
}

/// Number of flows: four groups of origin between ports, and the ports.
pub const FLOWS: usize = 5;

impl Parameters {
    /// The equations: Mexico, northern Central America, the four nationalities, others, ports.
    pub fn equations(&self) -> [Equation; FLOWS] {
        [
            Equation {
                level: self.level_mexico,
                season: [
                    self.season_mexico_annual_cosine,
                    self.season_mexico_annual_sine,
                    self.season_mexico_half_year_cosine,
                    self.season_mexico_half_year_sine,
                ],
                persistence: self.persistence_mexico,
                innovation: self.innovation_mexico,
                title_42: self.title_42_mexico,
                asylum_limits: self.asylum_limits_mexico,
                border_closure: self.border_closure_mexico,
                wage_elasticity: self.wage_elasticity_mexico,
                exchange_rate_elasticity: self.exchange_rate_elasticity,
                patrol_hours_elasticity: self.patrol_hours_elasticity,
                ..Equation::default()
            },
            Equation {
                level: self.level_northern_central_america,
                season: [
                    self.season_northern_central_america_annual_cosine,
                    self.season_northern_central_america_annual_sine,
                    self.season_northern_central_america_half_year_cosine,
                    self.season_northern_central_america_half_year_sine,
                ],
                persistence: self.persistence_northern_central_america,
                innovation: self.innovation_northern_central_america,
                title_42: self.title_42_northern_central_america,
                remain_in_mexico: self.remain_in_mexico_northern_central_america,
                asylum_limits: self.asylum_limits_northern_central_america,
                transit_enforcement: self.transit_enforcement_northern_central_america,
                border_closure: self.border_closure_northern_central_america,
                wage_elasticity: self.wage_elasticity_elsewhere,
                patrol_hours_elasticity: self.patrol_hours_elasticity,
                ..Equation::default()
            },
            Equation {
                level: self.level_venezuela_cuba_nicaragua_haiti,
                season: [
                    self.season_venezuela_cuba_nicaragua_haiti_annual_cosine,
                    self.season_venezuela_cuba_nicaragua_haiti_annual_sine,
                    self.season_venezuela_cuba_nicaragua_haiti_half_year_cosine,
                    self.season_venezuela_cuba_nicaragua_haiti_half_year_sine,
                ],
                persistence: self.persistence_venezuela_cuba_nicaragua_haiti,
                innovation: self.innovation_venezuela_cuba_nicaragua_haiti,
                title_42: self.title_42_venezuela_cuba_nicaragua_haiti,
                remain_in_mexico: self.remain_in_mexico_venezuela_cuba_nicaragua_haiti,
                asylum_limits: self.asylum_limits_venezuela_cuba_nicaragua_haiti,
                transit_enforcement: self.transit_enforcement_venezuela_cuba_nicaragua_haiti,
                parole_pathway: self.parole_pathway_venezuela_cuba_nicaragua_haiti,
                border_closure: self.border_closure_elsewhere,
                wage_elasticity: self.wage_elasticity_elsewhere,
                patrol_hours_elasticity: self.patrol_hours_elasticity,
                ..Equation::default()
            },
            Equation {
                level: self.level_other,
                season: [
                    self.season_other_annual_cosine,
                    self.season_other_annual_sine,
                    self.season_other_half_year_cosine,
                    self.season_other_half_year_sine,
                ],
                persistence: self.persistence_other,
                innovation: self.innovation_other,
                title_42: self.title_42_other,
                remain_in_mexico: self.remain_in_mexico_other,
                asylum_limits: self.asylum_limits_other,
                transit_enforcement: self.transit_enforcement_other,
                border_closure: self.border_closure_elsewhere,
                wage_elasticity: self.wage_elasticity_elsewhere,
                patrol_hours_elasticity: self.patrol_hours_elasticity,
                ..Equation::default()
            },
            Equation {
                level: self.level_ports,
                season: [
                    self.season_ports_annual_cosine,
                    self.season_ports_annual_sine,
                    self.season_ports_half_year_cosine,
                    self.season_ports_half_year_sine,
                ],
                persistence: self.persistence_ports,
                innovation: self.innovation_ports,
                title_42: self.title_42_ports,
                port_appointments: self.port_appointments_ports,
                border_closure: self.border_closure_ports,
                wage_elasticity: self.wage_elasticity_elsewhere,
                ..Equation::default()
            },
        ]
    }
}
