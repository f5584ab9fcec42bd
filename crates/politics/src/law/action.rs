//! What the actors may try to do, as far as the law has something to say about it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::actor::{Authority, Party, Product, UsmcaGoods};

named! {
    /// What a national emergency is about.
    EmergencySubject {
        /// The southern border.
        Border = "border",
        /// Fentanyl and cartels.
        Drugs = "drugs",
        /// The trade deficit.
        TradeDeficit = "trade_deficit",
        /// A third country (oil for Cuba).
        ForeignPolicy = "foreign_policy",
    }
}

/// Votes in one chamber.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// In favour.
    pub yes: u16,
    /// Against.
    pub no: u16,
}

impl Votes {
    /// Members who voted.
    pub const fn cast(self) -> u32 {
        self.yes as u32 + self.no as u32
    }

    /// Whether more voted for than against.
    pub const fn majority(self) -> bool {
        self.yes > self.no
    }
}

/// What a joint resolution of Congress does when it becomes law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Ends a national emergency.
    EndEmergency(EmergencySubject),
    /// Lets the section 122 surcharge go on for so many days more.
    ExtendSection122(u16),
    /// Authorises force abroad.
    AuthoriseForce,
    /// Ends the use of force abroad.
    EndForce,
}

/// A tariff as ordered.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TariffOrder {
    /// The law it rests on.
    pub authority: Authority,
    /// Goods; all goods when absent.
    pub product: Option<Product>,
    /// Rate, as a fraction.
    pub rate: f64,
    /// How qualifying goods are treated.
    pub usmca_goods: UsmcaGoods,
    /// First day it is charged.
    pub from: Date,
    /// First day it is not charged any more, where the order says one.
    pub until: Option<Date>,
}

/// One act.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum LegalAction {
    /// Opens an investigation (sections 201, 232, 301, antidumping).
    OpenInvestigation {
        /// Under which law.
        authority: Authority,
        /// Into which goods.
        product: Option<Product>,
    },
    /// Ends an investigation with a finding for measures: report of Commerce, determination, finding of injury.
    FindFor {
        /// Under which law.
        authority: Authority,
        /// About which goods.
        product: Option<Product>,
    },
    /// Delays the measures that follow a section 301 determination.
    DelayMeasures {
        /// About which goods.
        product: Option<Product>,
    },
    /// Finds discrimination and proclaims duties under section 338.
    ProclaimDiscrimination,
    /// Orders a U.S. tariff on Mexican goods (a new one, or another rate).
    OrderTariff(TariffOrder),
    /// Ends the U.S. tariffs of this authority on these goods.
    EndTariff {
        /// The law they rest on.
        authority: Authority,
        /// Goods; all goods when absent.
        product: Option<Product>,
    },
    /// Continues a section 301 measure for another term.
    ContinueMeasures {
        /// About which goods.
        product: Option<Product>,
    },
    /// Declares a national emergency.
    DeclareEmergency(EmergencySubject),
    /// Continues one for another year.
    ContinueEmergency(EmergencySubject),
    /// Ends one by proclamation.
    EndEmergency(EmergencySubject),
    /// Both chambers pass a joint resolution.
    PassResolution {
        /// What it does.
        matter: Matter,
        /// Votes in the House.
        house: Votes,
        /// Votes in the Senate.
        senate: Votes,
    },
    /// The President signs one.
    SignResolution(Matter),
    /// The President vetoes one.
    VetoResolution(Matter),
    /// Congress overrides the veto.
    OverrideVeto {
        /// What it does.
        matter: Matter,
        /// Votes in the House.
        house: Votes,
        /// Votes in the Senate.
        senate: Votes,
    },
    /// The President orders insurgents to disperse.
    ProclaimDispersal,
    /// Armed forces at home, in law enforcement or only in support.
    DeployAtHome {
        /// Whether they enforce the law.
        law_enforcement: bool,
    },
    /// Force on the territory of another state, without its consent.
    UseForceAbroad,
    /// The report to Congress on it.
    ReportForce,
    /// The end of it.
    EndForceAbroad,
    /// Notice to Congress that groups will be designated as terrorist organisations.
    NotifyDesignation,
    /// The designation.
    DesignateTerrorists,
    /// A court rules on tariffs under the emergency power.
    RuleOnEmergencyTariffs {
        /// Whether they stand.
        upheld: bool,
    },
    /// A party confirms a new term of the agreement.
    ConfirmTerm(Party),
    /// A party says that it does not.
    DeclineTerm(Party),
    /// A party gives notice of withdrawal.
    GiveNotice(Party),
    /// A party takes its notice back.
    WithdrawNotice(Party),
    /// A party tells the others of talks with a non-market economy.
    AnnounceNonMarketTalks(Party),
    /// It opens them.
    OpenNonMarketTalks(Party),
    /// It shows the text.
    ShowNonMarketText(Party),
    /// It signs.
    SignNonMarketAgreement(Party),
    /// Another party gives notice because of it.
    GiveNonMarketNotice {
        /// Who gives notice.
        party: Party,
        /// Who signed.
        signatory: Party,
    },
    /// A party asks another for consultations.
    RequestConsultations {
        /// Who complains.
        complainant: Party,
        /// Of whom.
        respondent: Party,
        /// Whether about perishable goods.
        perishable: bool,
    },
    /// The complainant asks for a panel, which stands on delivery.
    RequestPanel {
        /// Number of the dispute, from 0 in order of consultations.
        dispute: usize,
    },
    /// The panel's final report.
    ReportOfPanel {
        /// Number of the dispute.
        dispute: usize,
        /// Whether the complaint is upheld.
        upheld: bool,
    },
    /// The complainant suspends equivalent benefits.
    SuspendBenefits {
        /// Number of the dispute.
        dispute: usize,
    },
    /// The panel is reconvened.
    ReconvenePanel {
        /// Number of the dispute.
        dispute: usize,
        /// On both the level of suspension and the compliance, or on one of them.
        both: bool,
    },
    /// A party asks for the review of labour rights at a plant.
    RequestRapidResponse(Party),
    /// Both chambers of the Mexican Congress vote a constitutional reform.
    VoteReform {
        /// Votes of the deputies.
        deputies: Votes,
        /// Votes of the senators.
        senators: Votes,
    },
    /// State legislatures approve it.
    ApproveReform {
        /// How many more.
        states: u16,
    },
    /// It is published.
    PublishReform,
    /// Mexico answers a U.S. tariff with one of its own.
    OrderCounterTariff {
        /// Rate on the goods of the list, a fraction.
        rate: f64,
    },
    /// Mexico ends it.
    EndCounterTariff,
    /// The Mexican Senate authorises foreign troops.
    AuthoriseForeignTroops,
    /// Foreign troops enter with consent.
    AdmitForeignTroops,
    /// The high-level group authorises a meeting with foreign agents (article 70).
    AuthoriseMeeting,
    /// The meeting.
    MeetForeignAgents,
    /// The written report on it.
    ReportMeeting,
    /// Foreign agents arrest somebody in Mexico.
    ArrestByForeignAgents,
    /// Mexico establishes that a government, through its agents, incited what article 74 lists.
    EstablishMisconduct,
    /// Mexico suspends security cooperation (article 74).
    SuspendCooperation,
    /// Mexico resumes it.
    ResumeCooperation,
}
