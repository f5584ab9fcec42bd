//! What a run reports: observed outputs, each with a unit, a side and an owner.

use serde::{Deserialize, Serialize};
pub use vecinos_evidence::registry::Grade;

use crate::quantity::Quantity;

/// The side of the border (or the whole world) an indicator belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Side {
    /// United States.
    Usa,
    /// Mexico.
    Mex,
    /// Canada.
    Can,
    /// China.
    Chn,
    /// All partners together.
    All,
}

impl Side {
    /// Region id in the benchmark (`USA`, `MEX`, `CAN`, `CHN`); `ALL` for all partners.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Usa => "USA",
            Self::Mex => "MEX",
            Self::Can => "CAN",
            Self::Chn => "CHN",
            Self::All => "ALL",
        }
    }
}

/// Unit of an indicator's value (baseline, scenario) and of the difference between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Percent change. Values are against the benchmark (2022 economy, measures of December 2024); the difference
    /// is the percent change of scenario against baseline, `((1 + s/100)/(1 + b/100) − 1)·100`.
    Percent,
    /// A rate or share in percent; the difference is in percentage points.
    PercentagePoints,
    /// Thousand jobs against full employment at the benchmark; the difference is in thousand jobs.
    ThousandJobs,
    /// Current U.S. dollars, billion a month; the difference is in the same unit.
    BillionUsdPerMonth,
    /// U.S. dollars of the benchmark year, billion a year; the difference is in the same unit.
    BillionUsdPerYear,
    /// Thousand persons; the difference is in the same unit.
    ThousandPersons,
    /// Persons (or encounters) a month; the difference is in the same unit.
    PersonsPerMonth,
    /// Deaths a month; the difference is in the same unit.
    DeathsPerMonth,
    /// Pesos per U.S. dollar; the difference is in the same unit.
    PesosPerDollar,
    /// Firearms a year; the difference is in the same unit.
    FirearmsPerYear,
    /// Index points, 2017 to 2019 = 100 for the two indices; the difference is in points.
    IndexPoints,
}

/// Whether the values are changes or levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// Change against the benchmark economy.
    Change,
    /// Level: money, jobs, a rate or a share.
    Level,
}

/// How an indicator moves inside a month: which part of the mechanism owns its timing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// Follows the equilibrium of the month's policy state at once.
    Equilibrium,
    /// Approaches the equilibrium with the published time profile of trade flows.
    TimeProfile,
    /// Follows the published pass-through of duties to prices.
    PassThrough,
    /// Follows the legal measures.
    Law,
    /// Moves with the state of a channel, month by month.
    Channel,
}

/// One reported output.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Indicator {
    /// What is measured.
    pub quantity: Quantity,
    /// The side it belongs to (importer, for trade and rates).
    pub side: Side,
    /// The partner (exporter), for bilateral indicators.
    pub partner: Option<Side>,
    /// Unit of the values and of the difference.
    pub unit: Unit,
    /// Change or level.
    pub kind: IndicatorKind,
    /// Evidence grade of the mechanism that gives it; parameters carry grades of their own.
    pub grade: Grade,
    /// What owns its timing.
    pub timing: Timing,
    /// Shown in the headline table.
    pub headline: bool,
}

impl Indicator {
    /// Stable id: `quantity.SIDE` or `quantity.SIDE.PARTNER`, for example `real_income.MEX`, `imports.USA.MEX`.
    pub fn id(&self) -> String {
        match self.partner {
            Some(partner) => format!(
                "{}.{}.{}",
                self.quantity.name(),
                self.side.id(),
                partner.id()
            ),
            None => format!("{}.{}", self.quantity.name(), self.side.id()),
        }
    }

    /// Message key of the title, for example `indicator-real-income`.
    pub fn title_key(&self) -> String {
        format!("indicator-{}", self.quantity.name().replace('_', "-"))
    }

    /// Scenario against baseline in the indicator's unit of difference.
    pub fn difference(&self, baseline: f64, scenario: f64) -> f64 {
        match self.kind {
            IndicatorKind::Change => {
                ((1.0 + scenario / 100.0) / (1.0 + baseline / 100.0) - 1.0) * 100.0
            }
            IndicatorKind::Level => scenario - baseline,
        }
    }
}

/// Unit, kind, grade and timing of a quantity.
const fn description(quantity: Quantity) -> (Unit, IndicatorKind, Grade, Timing) {
    use Grade::{Estimated, Judgement, Published};
    use IndicatorKind::{Change, Level};
    match quantity {
        Quantity::RealIncome
        | Quantity::FirstOrderWelfare
        | Quantity::RealWage
        | Quantity::RealGdp => (Unit::Percent, Change, Published, Timing::Equilibrium),
        Quantity::ImportPrices | Quantity::ConsumerPrices => {
            (Unit::Percent, Change, Published, Timing::PassThrough)
        }
        Quantity::NetJobs => (Unit::ThousandJobs, Level, Judgement, Timing::Equilibrium),
        Quantity::TariffRevenue => (
            Unit::BillionUsdPerYear,
            Level,
            Judgement,
            Timing::TimeProfile,
        ),
        Quantity::Imports => (
            Unit::BillionUsdPerMonth,
            Level,
            Judgement,
            Timing::TimeProfile,
        ),
        Quantity::ImportsChange
        | Quantity::VehicleOutput
        | Quantity::ManufacturingOutput
        | Quantity::ManufacturingEmployment => {
            (Unit::Percent, Change, Judgement, Timing::TimeProfile)
        }
        Quantity::StatutoryRate => (Unit::PercentagePoints, Level, Published, Timing::Law),
        Quantity::ChargedRate | Quantity::ClaimedShare => {
            (Unit::PercentagePoints, Level, Estimated, Timing::Law)
        }
        Quantity::ChineseContent => (
            Unit::PercentagePoints,
            Level,
            Judgement,
            Timing::TimeProfile,
        ),
        Quantity::Gdp
        | Quantity::NationalIncome
        | Quantity::Prices
        | Quantity::ManufacturingInvestment => (Unit::Percent, Change, Judgement, Timing::Channel),
        Quantity::Jobs => channel_level(Unit::ThousandJobs, Judgement),
        Quantity::Remittances => channel_level(Unit::BillionUsdPerMonth, Estimated),
        Quantity::Encounters | Quantity::Removals | Quantity::ReturnsToMexico => {
            channel_level(Unit::PersonsPerMonth, Estimated)
        }
        Quantity::ReturnedTotal => channel_level(Unit::ThousandPersons, Estimated),
        Quantity::UnauthorizedPopulation | Quantity::CartelMembers => {
            channel_level(Unit::ThousandPersons, Published)
        }
        Quantity::SyntheticOpioidDeaths => channel_level(Unit::DeathsPerMonth, Published),
        Quantity::Homicides => channel_level(Unit::DeathsPerMonth, Judgement),
        Quantity::ForeignInvestment | Quantity::ChineseInvestment => {
            channel_level(Unit::BillionUsdPerYear, Judgement)
        }
        Quantity::PesosPerDollar => channel_level(Unit::PesosPerDollar, Estimated),
        Quantity::FirearmsSmuggled => channel_level(Unit::FirearmsPerYear, Published),
        Quantity::DomesticPressure
        | Quantity::CommercialTrade
        | Quantity::CommercialInvestment
        | Quantity::CommercialRemittances
        | Quantity::CommercialRelationship
        | Quantity::SecurityJointAction
        | Quantity::SecurityIncapacitation
        | Quantity::SecurityArmsSeized
        | Quantity::SecurityCooperation => channel_level(Unit::IndexPoints, Judgement),
    }
}

const fn channel_level(unit: Unit, grade: Grade) -> (Unit, IndicatorKind, Grade, Timing) {
    (unit, IndicatorKind::Level, grade, Timing::Channel)
}

const fn indicator(
    quantity: Quantity,
    side: Side,
    partner: Option<Side>,
    headline: bool,
) -> Indicator {
    let (unit, kind, grade, timing) = description(quantity);
    Indicator {
        quantity,
        side,
        partner,
        unit,
        kind,
        grade,
        timing,
        headline,
    }
}

/// Indicators of production chains.
pub const CHAIN_INDICATORS: &[Indicator] = &[
    indicator(Quantity::RealIncome, Side::Mex, None, true),
    indicator(Quantity::RealIncome, Side::Usa, None, true),
    indicator(Quantity::RealIncome, Side::Can, None, true),
    indicator(Quantity::RealIncome, Side::Chn, None, false),
    indicator(Quantity::FirstOrderWelfare, Side::Mex, None, false),
    indicator(Quantity::FirstOrderWelfare, Side::Usa, None, false),
    indicator(Quantity::FirstOrderWelfare, Side::Can, None, false),
    indicator(Quantity::RealWage, Side::Mex, None, true),
    indicator(Quantity::RealWage, Side::Usa, None, true),
    indicator(Quantity::RealWage, Side::Can, None, true),
    indicator(Quantity::RealGdp, Side::Mex, None, false),
    indicator(Quantity::RealGdp, Side::Usa, None, false),
    indicator(Quantity::RealGdp, Side::Can, None, false),
    indicator(Quantity::NetJobs, Side::Mex, None, true),
    indicator(Quantity::NetJobs, Side::Usa, None, true),
    indicator(Quantity::ManufacturingEmployment, Side::Mex, None, false),
    indicator(Quantity::ManufacturingEmployment, Side::Usa, None, false),
    indicator(Quantity::ManufacturingOutput, Side::Mex, None, false),
    indicator(Quantity::ManufacturingOutput, Side::Usa, None, false),
    indicator(Quantity::ManufacturingOutput, Side::Can, None, false),
    indicator(Quantity::VehicleOutput, Side::Mex, None, true),
    indicator(Quantity::VehicleOutput, Side::Usa, None, true),
    indicator(Quantity::VehicleOutput, Side::Can, None, false),
    indicator(Quantity::ImportPrices, Side::Mex, None, false),
    indicator(Quantity::ImportPrices, Side::Usa, None, false),
    indicator(Quantity::ImportPrices, Side::Can, None, false),
    indicator(Quantity::ConsumerPrices, Side::Mex, None, true),
    indicator(Quantity::ConsumerPrices, Side::Usa, None, true),
    indicator(Quantity::ConsumerPrices, Side::Can, None, false),
    indicator(Quantity::TariffRevenue, Side::Mex, None, false),
    indicator(Quantity::TariffRevenue, Side::Usa, None, true),
    indicator(Quantity::TariffRevenue, Side::Can, None, false),
    indicator(Quantity::Imports, Side::Usa, Some(Side::Mex), true),
    indicator(Quantity::Imports, Side::Usa, Some(Side::Can), true),
    indicator(Quantity::Imports, Side::Usa, Some(Side::Chn), true),
    indicator(Quantity::Imports, Side::Mex, Some(Side::Usa), true),
    indicator(Quantity::ImportsChange, Side::Usa, Some(Side::Mex), true),
    indicator(Quantity::ImportsChange, Side::Usa, Some(Side::Can), true),
    indicator(Quantity::ImportsChange, Side::Usa, Some(Side::Chn), true),
    indicator(Quantity::ImportsChange, Side::Usa, Some(Side::All), false),
    indicator(Quantity::ImportsChange, Side::Mex, Some(Side::Usa), true),
    indicator(Quantity::StatutoryRate, Side::Usa, Some(Side::Mex), true),
    indicator(Quantity::StatutoryRate, Side::Usa, Some(Side::Can), false),
    indicator(Quantity::StatutoryRate, Side::Usa, Some(Side::Chn), false),
    indicator(Quantity::StatutoryRate, Side::Usa, Some(Side::All), false),
    indicator(Quantity::StatutoryRate, Side::Mex, Some(Side::Usa), false),
    indicator(Quantity::ChargedRate, Side::Usa, Some(Side::Mex), true),
    indicator(Quantity::ChargedRate, Side::Usa, Some(Side::Can), false),
    indicator(Quantity::ChargedRate, Side::Usa, Some(Side::Chn), false),
    indicator(Quantity::ChargedRate, Side::Usa, Some(Side::All), false),
    indicator(Quantity::ChargedRate, Side::Mex, Some(Side::Usa), false),
    indicator(Quantity::ClaimedShare, Side::Usa, Some(Side::Mex), false),
    indicator(Quantity::ClaimedShare, Side::Usa, Some(Side::Can), false),
    indicator(Quantity::ChineseContent, Side::Mex, Some(Side::Usa), true),
];

/// Indicators of the bilateral ledger: the channels, and totals over all channels.
pub const LEDGER_INDICATORS: &[Indicator] = &[
    indicator(Quantity::Gdp, Side::Mex, None, true),
    indicator(Quantity::Gdp, Side::Usa, None, true),
    indicator(Quantity::NationalIncome, Side::Mex, None, true),
    indicator(Quantity::Jobs, Side::Usa, None, true),
    indicator(Quantity::Prices, Side::Mex, None, false),
    indicator(Quantity::Prices, Side::Usa, None, false),
    indicator(Quantity::Remittances, Side::Mex, None, true),
    indicator(Quantity::Encounters, Side::Usa, None, true),
    indicator(Quantity::UnauthorizedPopulation, Side::Usa, None, false),
    indicator(Quantity::Removals, Side::Usa, None, true),
    indicator(Quantity::ReturnsToMexico, Side::Mex, None, true),
    indicator(Quantity::ReturnedTotal, Side::Mex, None, true),
    indicator(Quantity::SyntheticOpioidDeaths, Side::Usa, None, true),
    indicator(Quantity::Homicides, Side::Mex, None, true),
    indicator(Quantity::CartelMembers, Side::Mex, None, false),
    indicator(Quantity::ForeignInvestment, Side::Mex, None, true),
    indicator(Quantity::ManufacturingInvestment, Side::Mex, None, false),
    indicator(Quantity::PesosPerDollar, Side::Mex, None, true),
    indicator(Quantity::ChineseInvestment, Side::Mex, None, false),
    indicator(Quantity::FirearmsSmuggled, Side::Mex, None, false),
    indicator(Quantity::DomesticPressure, Side::Mex, None, false),
    indicator(Quantity::CommercialTrade, Side::All, None, false),
    indicator(Quantity::CommercialInvestment, Side::All, None, false),
    indicator(Quantity::CommercialRemittances, Side::All, None, false),
    indicator(Quantity::CommercialRelationship, Side::All, None, true),
    indicator(Quantity::SecurityJointAction, Side::All, None, false),
    indicator(Quantity::SecurityIncapacitation, Side::All, None, false),
    indicator(Quantity::SecurityArmsSeized, Side::All, None, false),
    indicator(Quantity::SecurityCooperation, Side::All, None, true),
];

/// Every indicator of a run, in the order of trajectories and tables: production chains, then the ledger.
pub const INDICATORS: &[Indicator] = &{
    let mut all = [CHAIN_INDICATORS[0]; CHAIN_INDICATORS.len() + LEDGER_INDICATORS.len()];
    let mut position = 0;
    while position < all.len() {
        all[position] = if position < CHAIN_INDICATORS.len() {
            CHAIN_INDICATORS[position]
        } else {
            LEDGER_INDICATORS[position - CHAIN_INDICATORS.len()]
        };
        position += 1;
    }
    all
};

/// Position of an indicator in [`INDICATORS`] by its id.
pub fn position(id: &str) -> Option<usize> {
    INDICATORS.iter().position(|indicator| indicator.id() == id)
}
