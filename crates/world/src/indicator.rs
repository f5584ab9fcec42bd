//! What a run reports: observed outputs, each with a unit, a side and an owner.

use serde::{Deserialize, Serialize};
pub use vecinos_evidence::registry::Grade;

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

/// What is measured. The message key of the title is `indicator-` followed by the name with `-` for `_`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Exact real income, (I'/I)/P̂ (headline).
    RealIncome,
    /// First-order welfare of Caliendo and Parro (2015), equation for terms of trade plus volume of trade.
    FirstOrderWelfare,
    /// Real wage, ŵ/P̂.
    RealWage,
    /// Real gross domestic product at benchmark prices.
    RealGdp,
    /// Price index of imports at the border, duty included.
    ImportPrices,
    /// Consumer prices at retail.
    ConsumerPrices,
    /// Jobs lost (−) or won (+) against full employment; zero by assumption under flexible wages.
    NetJobs,
    /// Manufacturing employment, reallocation and net jobs together.
    ManufacturingEmployment,
    /// Duty charged on imports, all partners.
    TariffRevenue,
    /// Goods imports of `side` from `partner`, observed or seasonal level times the model's ratio.
    Imports,
    /// Goods imports of `side` from `partner`, percent against the benchmark.
    ImportsChange,
    /// Statutory tariff rate of `side` on `partner`, import-weighted.
    StatutoryRate,
    /// Charged tariff rate of `side` on `partner`: after preferences and exemptions, import-weighted.
    ChargedRate,
    /// Share of imports of `side` from `partner` that claims a preference (an observed indicator, not a rate).
    ClaimedShare,
    /// Output of motor vehicles and parts.
    VehicleOutput,
    /// Output of all manufacturing.
    ManufacturingOutput,
    /// Share of Chinese value added in the exports of `side` to `partner`.
    ChineseContent,
    /// Gross domestic product, all channels together.
    Gdp,
    /// Jobs, production chains and removals together.
    Jobs,
    /// Consumer prices, all channels together.
    Prices,
    /// Remittances received.
    Remittances,
    /// Encounters at the southwest border.
    Encounters,
    /// People without legal status in the United States.
    UnauthorizedPopulation,
    /// Removals from the United States.
    Removals,
    /// Mexicans removed to Mexico.
    ReturnsToMexico,
    /// Deaths from synthetic opioids.
    SyntheticOpioidDeaths,
    /// Victims of intentional homicide.
    Homicides,
    /// Active members of cartels.
    CartelMembers,
    /// Foreign direct investment received.
    ForeignInvestment,
    /// Foreign direct investment in manufacturing, per cent against no change.
    ManufacturingInvestment,
    /// Exchange rate.
    PesosPerDollar,
    /// Investment announced by Chinese firms.
    ChineseInvestment,
    /// Firearms smuggled from the United States.
    FirearmsSmuggled,
    /// Domestic pressure on the Mexican government.
    DomesticPressure,
    /// Component of the commercial relationship: goods trade.
    CommercialTrade,
    /// Component of the commercial relationship: investment.
    CommercialInvestment,
    /// Component of the commercial relationship: remittances.
    CommercialRemittances,
    /// Index of the commercial relationship.
    CommercialRelationship,
    /// Component of security cooperation: joint action.
    SecurityJointAction,
    /// Component of security cooperation: cartel members taken out of action.
    SecurityIncapacitation,
    /// Component of security cooperation: firearms seized.
    SecurityArmsSeized,
    /// Index of security cooperation.
    SecurityCooperation,
}

impl Quantity {
    /// Name in snake case, as in indicator ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RealIncome => "real_income",
            Self::FirstOrderWelfare => "first_order_welfare",
            Self::RealWage => "real_wage",
            Self::RealGdp => "real_gdp",
            Self::ImportPrices => "import_prices",
            Self::ConsumerPrices => "consumer_prices",
            Self::NetJobs => "net_jobs",
            Self::ManufacturingEmployment => "manufacturing_employment",
            Self::TariffRevenue => "tariff_revenue",
            Self::Imports => "imports",
            Self::ImportsChange => "imports_change",
            Self::StatutoryRate => "statutory_rate",
            Self::ChargedRate => "charged_rate",
            Self::ClaimedShare => "claimed_share",
            Self::VehicleOutput => "vehicle_output",
            Self::ManufacturingOutput => "manufacturing_output",
            Self::ChineseContent => "chinese_content",
            Self::Gdp => "gdp",
            Self::Jobs => "jobs",
            Self::Prices => "prices",
            Self::Remittances => "remittances",
            Self::Encounters => "encounters",
            Self::UnauthorizedPopulation => "unauthorized_population",
            Self::Removals => "removals",
            Self::ReturnsToMexico => "returns_to_mexico",
            Self::SyntheticOpioidDeaths => "synthetic_opioid_deaths",
            Self::Homicides => "homicides",
            Self::CartelMembers => "cartel_members",
            Self::ForeignInvestment => "foreign_investment",
            Self::ManufacturingInvestment => "manufacturing_investment",
            Self::PesosPerDollar => "pesos_per_dollar",
            Self::ChineseInvestment => "chinese_investment",
            Self::FirearmsSmuggled => "firearms_smuggled",
            Self::DomesticPressure => "domestic_pressure",
            Self::CommercialTrade => "commercial_trade",
            Self::CommercialInvestment => "commercial_investment",
            Self::CommercialRemittances => "commercial_remittances",
            Self::CommercialRelationship => "commercial_relationship",
            Self::SecurityJointAction => "security_joint_action",
            Self::SecurityIncapacitation => "security_incapacitation",
            Self::SecurityArmsSeized => "security_arms_seized",
            Self::SecurityCooperation => "security_cooperation",
        }
    }
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
    match quantity {
        Quantity::RealIncome
        | Quantity::FirstOrderWelfare
        | Quantity::RealWage
        | Quantity::RealGdp => (
            Unit::Percent,
            IndicatorKind::Change,
            Grade::Published,
            Timing::Equilibrium,
        ),
        Quantity::ImportPrices | Quantity::ConsumerPrices => (
            Unit::Percent,
            IndicatorKind::Change,
            Grade::Published,
            Timing::PassThrough,
        ),
        Quantity::NetJobs => (
            Unit::ThousandJobs,
            IndicatorKind::Level,
            Grade::Judgement,
            Timing::Equilibrium,
        ),
        Quantity::TariffRevenue => (
            Unit::BillionUsdPerYear,
            IndicatorKind::Level,
            Grade::Judgement,
            Timing::TimeProfile,
        ),
        Quantity::Imports => (
            Unit::BillionUsdPerMonth,
            IndicatorKind::Level,
            Grade::Judgement,
            Timing::TimeProfile,
        ),
        Quantity::ImportsChange
        | Quantity::VehicleOutput
        | Quantity::ManufacturingOutput
        | Quantity::ManufacturingEmployment => (
            Unit::Percent,
            IndicatorKind::Change,
            Grade::Judgement,
            Timing::TimeProfile,
        ),
        Quantity::StatutoryRate => (
            Unit::PercentagePoints,
            IndicatorKind::Level,
            Grade::Published,
            Timing::Law,
        ),
        Quantity::ChargedRate | Quantity::ClaimedShare => (
            Unit::PercentagePoints,
            IndicatorKind::Level,
            Grade::Estimated,
            Timing::Law,
        ),
        Quantity::ChineseContent => (
            Unit::PercentagePoints,
            IndicatorKind::Level,
            Grade::Judgement,
            Timing::TimeProfile,
        ),
        _ => ledger_description(quantity),
    }
}

/// The same for the quantities of the ledger.
const fn ledger_description(quantity: Quantity) -> (Unit, IndicatorKind, Grade, Timing) {
    match quantity {
        Quantity::Gdp | Quantity::Prices | Quantity::ManufacturingInvestment => (
            Unit::Percent,
            IndicatorKind::Change,
            Grade::Judgement,
            Timing::Channel,
        ),
        Quantity::Jobs => (
            Unit::ThousandJobs,
            IndicatorKind::Level,
            Grade::Judgement,
            Timing::Channel,
        ),
        Quantity::Remittances => channel_level(Unit::BillionUsdPerMonth, Grade::Estimated),
        Quantity::Encounters => channel_level(Unit::PersonsPerMonth, Grade::Estimated),
        Quantity::Removals | Quantity::ReturnsToMexico => {
            channel_level(Unit::PersonsPerMonth, Grade::Estimated)
        }
        Quantity::UnauthorizedPopulation | Quantity::CartelMembers => {
            channel_level(Unit::ThousandPersons, Grade::Published)
        }
        Quantity::SyntheticOpioidDeaths => channel_level(Unit::DeathsPerMonth, Grade::Published),
        Quantity::Homicides => channel_level(Unit::DeathsPerMonth, Grade::Judgement),
        Quantity::ForeignInvestment | Quantity::ChineseInvestment => {
            channel_level(Unit::BillionUsdPerYear, Grade::Judgement)
        }
        Quantity::PesosPerDollar => channel_level(Unit::PesosPerDollar, Grade::Estimated),
        Quantity::FirearmsSmuggled => channel_level(Unit::FirearmsPerYear, Grade::Published),
        _ => channel_level(Unit::IndexPoints, Grade::Judgement),
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
    indicator(Quantity::Jobs, Side::Usa, None, true),
    indicator(Quantity::Prices, Side::Mex, None, false),
    indicator(Quantity::Prices, Side::Usa, None, false),
    indicator(Quantity::Remittances, Side::Mex, None, true),
    indicator(Quantity::Encounters, Side::Usa, None, true),
    indicator(Quantity::UnauthorizedPopulation, Side::Usa, None, false),
    indicator(Quantity::Removals, Side::Usa, None, true),
    indicator(Quantity::ReturnsToMexico, Side::Mex, None, true),
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
