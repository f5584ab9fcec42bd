//! What a person may do, and what it puts into the history.

use jiff::ToSpan;
use jiff::civil::Date;
use vecinos_politics::base_rates::{
    History, Lever, LeverEffect, Move, MoveKind, Reason, SimulatedQuestion, TariffEffect,
};
use vecinos_politics::law::TariffOrder;
use vecinos_politics::record::Response;
use vecinos_politics::{Authority, Issue, LegalAction, LegalState, Party, ThreatClass, UsmcaGoods};

/// One thing that a person may do in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Choice {
    /// Announces a tariff on all goods, about an issue, for 30 days later.
    Threaten(Issue),
    /// Puts the announced tariff in force.
    Impose,
    /// Lets the announced tariff pass.
    Withdraw,
    /// Lifts the tariff on all goods.
    Lift,
    /// Gives notice of withdrawal from the treaty.
    GiveNotice,
    /// Takes it back.
    WithdrawNotice,
    /// Sends forces to the border.
    SendForces,
    /// Hands prisoners over.
    HandOver,
    /// Releases water.
    ReleaseWater,
    /// Ends oil shipments to Cuba.
    EndOil,
    /// Charges tariffs on a list.
    Retaliate,
    /// Ends them.
    EndRetaliation,
}

/// The announced rate of a person's tariff.
pub(super) const RATE: f64 = 0.25;
/// Days from the announcement to its day.
const NOTICE: i32 = 30;
/// Sizes of the record: persons to the border, prisoners, acre-feet, billion dollars and rate of a list.
const FORCES: f64 = 10_000.0;
const PRISONERS: f64 = 29.0;
const WATER: f64 = 200_000.0;
const LIST: (f64, f64) = (3.0, 0.2);

/// An announcement that is not resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Announced {
    pub(super) issue: Issue,
    pub(super) on: Date,
    pub(super) deadline: Date,
}

impl Choice {
    pub(super) const UNITED_STATES: [Self; 8] = [
        Self::Threaten(Issue::Drugs),
        Self::Threaten(Issue::Migration),
        Self::Threaten(Issue::Water),
        Self::Impose,
        Self::Withdraw,
        Self::Lift,
        Self::GiveNotice,
        Self::WithdrawNotice,
    ];

    pub(super) const MEXICO: [Self; 6] = [
        Self::SendForces,
        Self::HandOver,
        Self::ReleaseWater,
        Self::EndOil,
        Self::Retaliate,
        Self::EndRetaliation,
    ];

    /// Key of its name in the catalogue.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Threaten(_) => "play-threaten",
            Self::Impose => "play-impose",
            Self::Withdraw => "play-withdraw",
            Self::Lift => "play-lift",
            Self::GiveNotice => "play-give-notice",
            Self::WithdrawNotice => "play-withdraw-notice",
            Self::SendForces => "play-send-forces",
            Self::HandOver => "play-hand-over",
            Self::ReleaseWater => "play-release-water",
            Self::EndOil => "play-end-oil",
            Self::Retaliate => "play-retaliate",
            Self::EndRetaliation => "play-end-retaliation",
        }
    }
}

/// What a person has done so far: the law as it stands, the history, the announcement that waits.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) side: Party,
    pub(super) law: LegalState,
    pub(super) history: History,
    pub(super) announced: Option<Announced>,
    oil_ended: bool,
}

impl Person {
    pub(super) fn new(side: Party, law: LegalState) -> Self {
        Self {
            side,
            law,
            history: History::default(),
            announced: None,
            oil_ended: false,
        }
    }

    /// The order of the tariff that was announced, under section 301, or 338 where that finds nothing.
    fn order(&self, from: Date) -> TariffOrder {
        TariffOrder {
            authority: Authority::Section338,
            product: None,
            rate: RATE,
            usmca_goods: UsmcaGoods::Charged,
            from,
            until: None,
        }
    }

    /// The law after what a choice takes on a day; why not, where the law or the state of play refuses.
    fn after(&self, day: Date, choice: Choice) -> Result<LegalState, String> {
        let mut law = self.law.clone();
        law.advance(day);
        let party = self.side;
        let refused = |refusal: vecinos_politics::Refusal| refusal.rule.citation().to_owned();
        let nothing = || Err(String::new());
        match choice {
            Choice::Threaten(_) if self.announced.is_some() => return nothing(),
            Choice::Threaten(_) => {
                let _ = law.apply(day, &LegalAction::ProclaimDiscrimination);
            }
            Choice::Impose => {
                let Some(announced) = self.announced else {
                    return nothing();
                };
                let from = announced.deadline.max(day);
                law.apply(day, &LegalAction::OrderTariff(self.order(from)))
                    .map_err(refused)?;
            }
            Choice::Withdraw if self.announced.is_none() => return nothing(),
            Choice::EndOil if self.oil_ended => return nothing(),
            Choice::Withdraw
            | Choice::SendForces
            | Choice::HandOver
            | Choice::ReleaseWater
            | Choice::EndOil => {}
            Choice::Lift => {
                let (authority, product) = (Authority::Section338, None);
                law.apply(day, &LegalAction::EndTariff { authority, product })
                    .map_err(refused)?;
            }
            Choice::GiveNotice => {
                law.apply(day, &LegalAction::GiveNotice(party))
                    .map_err(refused)?;
            }
            Choice::WithdrawNotice => {
                law.apply(day, &LegalAction::WithdrawNotice(party))
                    .map_err(refused)?;
            }
            Choice::Retaliate => {
                law.apply(day, &LegalAction::OrderCounterTariff { rate: LIST.1 })
                    .map_err(refused)?;
            }
            Choice::EndRetaliation => {
                law.apply(day, &LegalAction::EndCounterTariff)
                    .map_err(refused)?;
            }
        }
        Ok(law)
    }

    /// Whether a choice may be made on a day.
    pub(super) fn may(&self, day: Date, choice: Choice) -> bool {
        self.after(day, choice).is_ok()
    }

    /// Makes a choice; why not, where it may not be made.
    pub(super) fn choose(&mut self, day: Date, choice: Choice) -> Result<Move, String> {
        self.law = self.after(day, choice)?;
        let made = self.moved(day, choice);
        self.history.moves.push(made.clone());
        Ok(made)
    }

    fn moved(&mut self, day: Date, choice: Choice) -> Move {
        let (kind, issue) = match choice {
            Choice::Threaten(issue) => (MoveKind::Threaten, issue),
            Choice::Impose => (MoveKind::Impose, self.issue()),
            Choice::Withdraw => (MoveKind::Withdraw, self.issue()),
            Choice::Lift => (MoveKind::Lift, Issue::Drugs),
            Choice::GiveNotice => (MoveKind::GiveNotice, Issue::TreatyReview),
            Choice::WithdrawNotice => (MoveKind::WithdrawNotice, Issue::TreatyReview),
            Choice::SendForces => (MoveKind::Concede, Issue::Migration),
            Choice::HandOver => (MoveKind::TransferPrisoners, Issue::Drugs),
            Choice::ReleaseWater => (MoveKind::Concede, Issue::Water),
            Choice::EndOil => (MoveKind::Concede, Issue::CubaOil),
            Choice::Retaliate => (MoveKind::Retaliate, Issue::TradeBalance),
            Choice::EndRetaliation => (MoveKind::EndRetaliation, Issue::TradeBalance),
        };
        let mut made = Move {
            date: day,
            actor: self.side,
            kind,
            authority: Authority::None,
            issue,
            magnitude: None,
            product: None,
            target: if self.side == Party::Mexico {
                Party::UnitedStates
            } else {
                Party::Mexico
            },
            deadline: None,
            probability: 1.0,
            reason: Reason::FollowsFrom,
        };
        self.act(day, choice, &mut made);
        made
    }

    fn issue(&self) -> Issue {
        self.announced.map_or(Issue::Drugs, |one| one.issue)
    }

    /// What a choice puts into the history besides its move.
    fn act(&mut self, day: Date, choice: Choice, made: &mut Move) {
        let lever = |history: &mut History, lever: Lever, level: f64, until: Option<Date>| {
            history.levers.push(LeverEffect {
                actor: Party::Mexico,
                lever,
                level,
                from: day,
                until,
            });
        };
        let next = day.saturating_add(1.days());
        match choice {
            Choice::Threaten(issue) => {
                let deadline = day.saturating_add(NOTICE.days());
                made.authority = Authority::Section338;
                made.magnitude = Some(RATE);
                made.deadline = Some(deadline);
                self.announced = Some(Announced {
                    issue,
                    on: day,
                    deadline,
                });
            }
            Choice::Impose | Choice::Withdraw => {
                made.authority = Authority::Section338;
                made.magnitude = Some(RATE);
                if let Some(announced) = self.announced.take() {
                    let in_force = choice == Choice::Impose;
                    let from = announced.deadline.max(day);
                    if in_force {
                        self.history.tariffs.push(tariff(self.order(from)));
                        made.deadline = Some(from);
                    }
                    self.history.questions.push(SimulatedQuestion {
                        class: ThreatClass::Linkage,
                        authority: Authority::Section338,
                        issue: announced.issue,
                        announced: announced.on,
                        deadline: announced.deadline,
                        resolved: if in_force { from } else { day },
                        in_force,
                        response: Response::None,
                        wide: true,
                        refused: false,
                        renewal: false,
                    });
                }
            }
            Choice::Lift => {
                made.authority = Authority::Section338;
                end(&mut self.history, Party::UnitedStates, day);
            }
            Choice::GiveNotice => {
                made.authority = Authority::Treaty;
                let ends = self.law.treaty().withdrawals[self.side.index()];
                made.deadline = ends;
                self.history.treaty_ends = ends;
            }
            Choice::WithdrawNotice => {
                made.authority = Authority::Treaty;
                self.history.treaty_ends = None;
            }
            Choice::SendForces => {
                made.magnitude = Some(FORCES);
                lever(&mut self.history, Lever::BorderForces, FORCES, None);
            }
            Choice::HandOver => {
                made.magnitude = Some(PRISONERS);
                let prisoners = Lever::PrisonersTransferred;
                lever(&mut self.history, prisoners, PRISONERS, Some(next));
            }
            Choice::ReleaseWater => {
                made.magnitude = Some(WATER);
                lever(&mut self.history, Lever::WaterDelivered, WATER, Some(next));
            }
            Choice::EndOil => {
                made.magnitude = Some(0.0);
                self.oil_ended = true;
                lever(&mut self.history, Lever::CubaOilShipments, 0.0, None);
            }
            Choice::Retaliate => {
                made.authority = Authority::Retaliation;
                made.magnitude = Some(LIST.1);
                self.history.tariffs.push(TariffEffect {
                    importer: Party::Mexico,
                    exporter: Party::UnitedStates,
                    authority: Authority::Retaliation,
                    list_billion_usd: Some(LIST.0),
                    rate: LIST.1,
                    ..tariff(self.order(day))
                });
            }
            Choice::EndRetaliation => {
                made.authority = Authority::Retaliation;
                end(&mut self.history, Party::Mexico, day);
            }
        }
    }
}

fn tariff(order: TariffOrder) -> TariffEffect {
    TariffEffect {
        importer: Party::UnitedStates,
        exporter: Party::Mexico,
        authority: order.authority,
        product: order.product,
        rate: order.rate,
        usmca_goods: order.usmca_goods,
        list_billion_usd: None,
        from: order.from,
        until: None,
        recorded: false,
    }
}

/// Ends the open tariffs of an importer; one that had not begun never was.
fn end(history: &mut History, importer: Party, day: Date) {
    history
        .tariffs
        .retain(|one| one.importer != importer || one.from < day);
    for one in &mut history.tariffs {
        if one.importer == importer && one.until.is_none() {
            one.until = Some(day);
        }
    }
}
