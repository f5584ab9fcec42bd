//! What a history is made of: dated moves, and the tariffs and levers that follow from them.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::actor::{Authority, Issue, Party, Product, ThreatClass, UsmcaGoods};
use crate::game::PayoffTerms;
use crate::law::Rule;
use crate::record::Response;

named! {
    /// What an actor does.
    MoveKind {
        /// Announces a measure for a date.
        Threaten = "threaten",
        /// Renews an announcement after a pause.
        Renew = "renew",
        /// Declares a national emergency.
        DeclareEmergency = "declare_emergency",
        /// Opens an investigation.
        OpenInvestigation = "open_investigation",
        /// Finds for measures, or proclaims discrimination.
        Find = "find",
        /// Signs an order that has not taken effect.
        SignOrder = "sign_order",
        /// A measure takes effect.
        Impose = "impose",
        /// Exempts qualifying goods.
        CarveOut = "carve_out",
        /// Pauses or postpones.
        Pause = "pause",
        /// Withdraws, declares success, lets lapse.
        Withdraw = "withdraw",
        /// Ends a measure in force.
        Lift = "lift",
        /// A measure lapses by law.
        Lapse = "lapse",
        /// The law stands in the way.
        Blocked = "blocked",
        /// A court rules.
        Rule = "rule",
        /// Gives what was asked, or most of it.
        Concede = "concede",
        /// Gives a part.
        ConcedePart = "concede_part",
        /// Hands prisoners over.
        TransferPrisoners = "transfer_prisoners",
        /// Announces tariffs of its own.
        AnnounceRetaliation = "announce_retaliation",
        /// Charges them.
        Retaliate = "retaliate",
        /// Ends them.
        EndRetaliation = "end_retaliation",
        /// Plays for time.
        Delay = "delay",
        /// Refuses openly.
        Resist = "resist",
        /// Asks for consultations under the treaty, the way to a panel.
        Litigate = "litigate",
        /// Asks for tighter rules of origin as the price of a new term.
        DemandOriginRules = "demand_origin_rules",
        /// Accepts them.
        AcceptOriginRules = "accept_origin_rules",
        /// Confirms a new term of the treaty.
        ConfirmTerm = "confirm_term",
        /// Does not.
        DeclineTerm = "decline_term",
        /// A new term begins.
        TermExtended = "term_extended",
        /// Gives notice of withdrawal.
        GiveNotice = "give_notice",
        /// Takes it back.
        WithdrawNotice = "withdraw_notice",
        /// The treaty ends for a party, or expires.
        TreatyEnds = "treaty_ends",
    }
}

named! {
    /// A lever of cooperation.
    Lever {
        /// Mexican forces at the borders, persons.
        BorderForces = "border_forces",
        /// Prisoners handed over, persons, at once.
        PrisonersTransferred = "prisoners_transferred",
        /// Water delivered under the treaty of 1944, acre-feet, at once.
        WaterDelivered = "water_delivered",
        /// Oil shipments to Cuba, share of those before.
        CubaOilShipments = "cuba_oil_shipments",
        /// Trade barriers on a list for removal, items.
        BarriersListed = "barriers_listed",
        /// Mexican tariffs on goods of Asian countries without an agreement, per cent.
        TariffsOnAsianGoods = "tariffs_on_asian_goods",
    }
}

/// Why a move was made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The record of the class: yes of so many.
    ClassRate {
        /// Class.
        class: ThreatClass,
        /// Cases with a yes.
        yes: u32,
        /// Cases.
        of: u32,
    },
    /// The class has lost its instrument: the wide prior.
    WidePrior,
    /// Announcements about the issue on record, in so many months.
    IssueRate {
        /// Announcements.
        count: u32,
        /// Months that count.
        months: f64,
    },
    /// A frequency of the record: yes of so many.
    Frequency {
        /// Cases with a yes.
        yes: u32,
        /// Cases.
        of: u32,
    },
    /// One of the cases of the record, drawn.
    DrawnFromRecord,
    /// A market price.
    MarketPrice,
    /// The law asks for it or brings it about.
    Law,
    /// The law stands in the way.
    Refused {
        /// The rule.
        rule: Rule,
    },
    /// It follows from an earlier move.
    FollowsFrom,
    /// A choice in the stage game: the terms of its payoff less those of the likeliest other action.
    Payoff {
        /// Terms.
        terms: PayoffTerms,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ClassRate { class, yes, of } => {
                write!(
                    formatter,
                    "class {}: {yes} of {of} in force on their day",
                    class.letter()
                )
            }
            Self::WidePrior => formatter.write_str("the class has lost its instrument: wide prior"),
            Self::IssueRate { count, months } => {
                write!(
                    formatter,
                    "{count} announcements in {months:.1} months on record"
                )
            }
            Self::Frequency { yes, of } => write!(formatter, "{yes} of {of} on record"),
            Self::DrawnFromRecord => formatter.write_str("drawn from the cases on record"),
            Self::MarketPrice => formatter.write_str("market price"),
            Self::Law => formatter.write_str("by law"),
            Self::Refused { rule } => write!(formatter, "not permitted: {}", rule.citation()),
            Self::FollowsFrom => formatter.write_str("follows from an earlier move"),
            Self::Payoff { terms } => write!(formatter, "payoff against the next best: {terms}"),
        }
    }
}

/// One move.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Move {
    /// Day.
    pub date: Date,
    /// Who.
    pub actor: Party,
    /// What.
    pub kind: MoveKind,
    /// Under which law.
    pub authority: Authority,
    /// About what.
    pub issue: Issue,
    /// How much: a tariff as a fraction, a lever in its unit; none where there is nothing to measure.
    pub magnitude: Option<f64>,
    /// On which goods; all, or none meant, when absent.
    pub product: Option<Product>,
    /// At whom.
    pub target: Party,
    /// Announced day of effect, where one is announced.
    pub deadline: Option<Date>,
    /// Probability with which it was drawn (per month for announcements).
    pub probability: f64,
    /// Why.
    pub reason: Reason,
}

/// A tariff from a first day until the first day without it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TariffEffect {
    /// Who charges.
    pub importer: Party,
    /// On whose goods.
    pub exporter: Party,
    /// Under which law.
    pub authority: Authority,
    /// Goods; all goods when absent.
    pub product: Option<Product>,
    /// Rate, a fraction.
    pub rate: f64,
    /// How qualifying goods are treated.
    pub usmca_goods: UsmcaGoods,
    /// Value of trade on the list, billion U.S. dollars a year, where it is a list; all trade when absent.
    pub list_billion_usd: Option<f64>,
    /// First day.
    pub from: Date,
    /// First day without it; open when absent.
    pub until: Option<Date>,
    /// Whether it was in force at the start of the history, so that only its end is news.
    pub recorded: bool,
}

/// A lever at a level from a first day until the first day without it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeverEffect {
    /// Who sets it.
    pub actor: Party,
    /// Which.
    pub lever: Lever,
    /// Level in its unit.
    pub level: f64,
    /// First day.
    pub from: Date,
    /// First day without it; open when absent.
    pub until: Option<Date>,
}

/// An announced measure of a history, as the record asks about one.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is an answer of its own"
)]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulatedQuestion {
    /// Class.
    pub class: ThreatClass,
    /// Authority.
    pub authority: Authority,
    /// Issue.
    pub issue: Issue,
    /// Day of the announcement.
    pub announced: Date,
    /// Announced day of effect.
    pub deadline: Date,
    /// Day it was resolved.
    pub resolved: Date,
    /// Whether it was in force at its rate on its day.
    pub in_force: bool,
    /// What Mexico did.
    pub response: Response,
    /// Whether its odds came from the wide prior.
    pub wide: bool,
    /// Whether the law refused what was to be imposed.
    pub refused: bool,
    /// Whether a renewed threat followed a pause.
    pub renewal: bool,
}

/// A complete history.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    /// Moves in order of days.
    pub moves: Vec<Move>,
    /// Tariffs that follow.
    pub tariffs: Vec<TariffEffect>,
    /// Levers that follow.
    pub levers: Vec<LeverEffect>,
    /// Announced measures that were resolved.
    pub questions: Vec<SimulatedQuestion>,
    /// Day on which the treaty ends between the United States and Mexico, if it does within the window.
    pub treaty_ends: Option<Date>,
}
