//! What a run measures: the quantities behind indicators.

use serde::{Deserialize, Serialize};

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
    /// Income of a country: gross domestic product and remittances received.
    NationalIncome,
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
    /// Mexicans back in Mexico since January 2025, removed or on their own.
    ReturnedTotal,
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
            Self::NationalIncome => "national_income",
            Self::Jobs => "jobs",
            Self::Prices => "prices",
            Self::Remittances => "remittances",
            Self::Encounters => "encounters",
            Self::UnauthorizedPopulation => "unauthorized_population",
            Self::Removals => "removals",
            Self::ReturnsToMexico => "returns_to_mexico",
            Self::ReturnedTotal => "returned_total",
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
