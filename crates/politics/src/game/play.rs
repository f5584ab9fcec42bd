//! A history in which the two governments choose: the agenda of [`crate::base_rates`], with the stage game in place of the
//! frequencies where there is a choice to make.

use jiff::civil::Date;

use super::choice::chosen;
use super::players::{Facts, Players, RATES};
use super::regime::RegimeEvent;
use super::stage::{Answer, Reaction, Resolve, Situation};
use crate::actor::{Authority, Issue, Party, Product, ThreatClass};
use crate::base_rates::moves::{MoveKind, Reason};
use crate::base_rates::run::{Pending, Run, Task, plus, whole_days};
use crate::base_rates::streams::{below, choose};
use crate::law::{LegalAction, TariffOrder};
use crate::record::{AnnouncementRate, LAST_DAYS, Resolution, Response, days_between};

/// Demands that the record does not hold once: they share half a pseudo-count over the months of the linked class.
const NEVER_DEMANDED: [Issue; 2] = [Issue::China, Issue::Cartels];

impl Run<'_> {
    /// A month begins: the regime moves on, triggers and gestures are drawn.
    pub(crate) fn next_month(&mut self, day: Date) {
        let month = day.first_of_month();
        let days = usize::try_from(month.days_in_month()).unwrap_or(30);
        let mut rates = self.rates_of(month);
        let Some(players) = &mut self.players else {
            return;
        };
        players.month_begins();
        if let Some(own) = &players.game.united_states.rates {
            rates.clone_from(own);
        }
        extend_with_new_issues(&mut rates);
        for rate in rates {
            let drawn = self.streams.triggers.uniform();
            let when = self.day_of(month, days);
            let Some(players) = &self.players else {
                continue;
            };
            if players.linkage.instruments(rate.issue).is_empty() {
                continue;
            }
            let factor = players.hazard(rate.class, rate.issue, when)
                * self.triggers.announcement(rate.issue);
            let probability = of_hazard(rate.monthly(), factor) * self.forbearance.hostility;
            if drawn < probability && when >= day {
                let reason = Reason::IssueRate {
                    count: rate.count,
                    months: rate.months,
                };
                let task = Task::Announce(rate.class, rate.issue, probability, reason);
                self.put(when, task);
            }
        }
        self.lay_out_gestures(month, days);
        self.lay_out_treaty(month, days);
        let next = plus(month.last_of_month(), 1);
        self.put(next, Task::Month);
    }

    /// A trigger: the United States weighs whether to make a demand, and with which rate.
    pub(crate) fn weigh_threat(&mut self, day: Date, issue: Issue, hazard: f64, reason: Reason) {
        let notices = &self.model.frequencies.notice_days[0];
        let notice = choose(&mut self.streams.threats, notices).unwrap_or(30);
        let drawn = self.streams.threats.uniform();
        let busy = self.agenda.values().any(|task| match task {
            Task::Answer(pending, _) | Task::Decide(pending) | Task::Resolve(pending) => {
                pending.question.class == ThreatClass::Linkage && pending.question.issue == issue
            }
            _ => false,
        });
        if busy {
            return;
        }
        let wide = self.legal.emergency_tariffs_void_from().is_some();
        let authority = if wide {
            Authority::Section301
        } else {
            Authority::Ieepa
        };
        let deadline = plus(day, notice);
        let situations = RATES.map(|rate| {
            let order = TariffOrder {
                authority,
                product: None,
                rate,
                usmca_goods: if wide {
                    crate::actor::UsmcaGoods::Exempt
                } else {
                    crate::actor::UsmcaGoods::Charged
                },
                from: deadline,
                until: None,
            };
            self.situation(day, ThreatClass::Linkage, issue, &order, false)
        });
        let [Some(a), Some(b), Some(c), Some(d)] = situations else {
            return;
        };
        let Some(players) = &mut self.players else {
            return;
        };
        let (probabilities, values) = players.weigh(day, issue, &[a, b, c, d]);
        let option = chosen(&probabilities, drawn);
        let Some(rate) = option.checked_sub(1).and_then(|rate| RATES.get(rate)) else {
            return;
        };
        players.regime_event(RegimeEvent::Threat);
        let probability = hazard * probabilities[option];
        // Against a milder threat the terms say why this rate; a trigger says why at all.
        let terms = match option {
            1 => values[0],
            _ => values[option - 1].less(&values[option - 2]),
        };
        let reason = if option == 1 {
            reason
        } else {
            Reason::Payoff { terms }
        };
        let entry = Self::united_states(day, MoveKind::Threaten, issue, probability, reason);
        self.open_threat(&entry, *rate, notice, false);
    }

    /// A linked announcement waits for Mexico's answer and for its last days.
    pub(crate) fn await_answer(&mut self, day: Date, pending: Pending, drawn: f64) {
        let notice = days_between(day, pending.question.deadline).max(0);
        let Some(players) = &self.players else {
            return;
        };
        let concentration = players.game.parameters.deadline_concentration;
        let share = super::choice::probability(concentration);
        let limit = if drawn < share {
            notice.min(LAST_DAYS)
        } else {
            notice
        };
        let stream = &mut self.streams.resolutions;
        let before = below(stream, usize::try_from(limit + 1).unwrap_or(1));
        // An announcement is not resolved on its own day unless that is the deadline.
        let before = i32::try_from(before).unwrap_or(0).min((notice - 1).max(0));
        let decided = plus(pending.question.deadline, -before);
        let waiting = days_between(day, decided).max(0);
        let late = self.streams.responses.uniform() < 0.5;
        let wait = below(
            &mut self.streams.responses,
            usize::try_from(waiting + 1).unwrap_or(1),
        );
        let answered = if late {
            decided
        } else {
            plus(day, i32::try_from(wait).unwrap_or(0))
        };
        self.put(answered, Task::Answer(pending, decided));
    }

    /// Mexico answers.
    pub(crate) fn answer(&mut self, day: Date, mut pending: Pending, decided: Date) {
        let issue = pending.question.issue;
        let order = self.order_of(&pending);
        let class = pending.question.class;
        let Some(situation) = self.situation(day, class, issue, &order, false) else {
            return;
        };
        let drawn = self.streams.responses.uniform();
        let withheld = self.forbearance.withholding;
        let Some(players) = &mut self.players else {
            return;
        };
        let choice = players.game.answer(&situation);
        let mut odds = choice.probabilities;
        withhold(&mut odds, withheld, situation.demand);
        let option = chosen(&odds, drawn);
        let answer = Answer::ALL.get(option).copied().unwrap_or(Answer::Delay);
        let probability = odds[option];
        let reason = Reason::Payoff {
            terms: choice.against_next_best(option),
        };
        pending.conceded = players.game.conceded(answer);
        let openly = matches!(answer, Answer::Resist | Answer::AnnounceRetaliation);
        if pending.conceded > 0.0 {
            players.gave(issue, day, pending.conceded);
        } else if situation.demand {
            players.stood_firm(issue, day, openly);
        }
        pending.question.response = match answer {
            Answer::ConcedeFull => Response::Concede,
            Answer::ConcedePart => Response::Partial,
            Answer::AnnounceRetaliation => Response::AnnounceOnly,
            Answer::Delay | Answer::Resist => Response::None,
        };
        match answer {
            Answer::ConcedeFull => {
                self.give(day, issue, MoveKind::Concede, 1.0, probability, reason);
            }
            Answer::ConcedePart => {
                let share = pending.conceded;
                self.give(
                    day,
                    issue,
                    MoveKind::ConcedePart,
                    share,
                    probability,
                    reason,
                );
            }
            Answer::AnnounceRetaliation => {
                let kind = MoveKind::AnnounceRetaliation;
                let mut entry = Self::mexico(day, kind, issue, probability, reason);
                entry.authority = Authority::Retaliation;
                self.log(entry);
            }
            // Silence before a measure that asks for nothing is no move.
            Answer::Delay | Answer::Resist if situation.demand => {
                let kind = if openly {
                    MoveKind::Resist
                } else {
                    MoveKind::Delay
                };
                self.log(Self::mexico(day, kind, issue, probability, reason));
            }
            Answer::Delay | Answer::Resist => {}
        }
        self.put(decided.max(day), Task::Decide(pending));
    }

    /// The United States resolves an announcement.
    pub(crate) fn decide(&mut self, day: Date, mut pending: Pending) {
        let issue = pending.question.issue;
        let class = pending.question.class;
        let order = self.order_of(&pending);
        let Some(situation) = self.situation(day, class, issue, &order, true) else {
            return;
        };
        let drawn = self.streams.resolutions.uniform();
        let Some(players) = &self.players else {
            return;
        };
        let stakes = &situation.resolved;
        let choice = players
            .game
            .resolution(&situation, stakes, pending.conceded);
        let option = chosen(&choice.probabilities, drawn);
        let act = Resolve::ALL
            .get(option)
            .copied()
            .unwrap_or(Resolve::Withdraw);
        pending.probability = choice.probabilities[option];
        pending.reason = Some(Reason::Payoff {
            terms: choice.against_next_best(option),
        });
        pending.impose = matches!(act, Resolve::Impose | Resolve::CarveOut);
        pending.carve_out = Some(act == Resolve::CarveOut);
        pending.resolution = match act {
            Resolve::Impose | Resolve::CarveOut => Resolution::Imposed,
            Resolve::Pause => Resolution::Paused,
            Resolve::Withdraw => Resolution::Withdrawn,
        };
        if pending.impose && day < pending.question.deadline {
            self.put(pending.question.deadline, Task::Resolve(pending));
        } else {
            pending.question.resolved = day;
            self.resolve(day, pending);
        }
    }

    /// Mexico reacts to a measure in force.
    pub(crate) fn react(&mut self, day: Date, pending: &mut Pending, order: &TariffOrder) {
        let (issue, class) = (pending.question.issue, pending.question.class);
        let Some(situation) = self.situation(day, class, issue, order, true) else {
            return;
        };
        let drawn = self.streams.responses.uniform();
        let withheld = self.forbearance.withholding;
        let Some(players) = &mut self.players else {
            return;
        };
        let choice = players.game.reaction(&situation, &situation.resolved);
        let mut odds = choice.probabilities;
        let retaliates = Reaction::Retaliate as usize;
        let withheld = withheld.min(1.0 / odds[retaliates].max(1e-12));
        let absorbed = Reaction::Absorb as usize;
        let freed = (odds[retaliates] * (1.0 - withheld)).max(-odds[absorbed]);
        odds[absorbed] += freed;
        odds[retaliates] -= freed;
        let option = chosen(&odds, drawn);
        let reason = Reason::Payoff {
            terms: choice.against_next_best(option),
        };
        let probability = odds[option];
        match Reaction::ALL.get(option) {
            Some(Reaction::Retaliate) => {
                pending.question.response = Response::Retaliate;
                let days = whole_days(self.model.parameters.retaliation_days);
                self.put(plus(day, days), Task::Retaliate(issue, probability, reason));
            }
            Some(Reaction::Litigate) => {
                let action = LegalAction::RequestConsultations {
                    complainant: Party::Mexico,
                    respondent: Party::UnitedStates,
                    perishable: order.product == Some(Product::Tomatoes),
                };
                if self.act(day, &action).is_ok() {
                    let kind = MoveKind::Litigate;
                    let mut entry = Self::mexico(day, kind, issue, probability, reason);
                    entry.authority = Authority::Treaty;
                    self.log(entry);
                }
            }
            Some(Reaction::ConcedeMore) => {
                let share = players.game.parameters.part_of_package;
                players.gave(issue, day, share);
                if pending.question.response == Response::None {
                    pending.question.response = Response::Partial;
                }
                self.give(
                    day,
                    issue,
                    MoveKind::ConcedePart,
                    share,
                    probability,
                    reason,
                );
            }
            _ => {}
        }
    }

    /// What an announcement leaves behind once it is resolved.
    pub(crate) fn settled(&mut self, pending: &Pending) {
        let question = &pending.question;
        let Some(players) = &mut self.players else {
            return;
        };
        players.learn(question.class, question.resolved, question.in_force);
        if question.class == ThreatClass::Linkage {
            players.regime_event(if question.in_force {
                RegimeEvent::Threat
            } else {
                RegimeEvent::Settlement
            });
        }
    }

    /// The order that an announcement stands for, on its day.
    fn order_of(&self, pending: &Pending) -> TariffOrder {
        let from = pending.question.deadline;
        if pending.question.class == ThreatClass::Linkage {
            self.linked_order(pending, from)
        } else {
            self.statutory_order(pending, from)
        }
    }

    fn situation(
        &self,
        day: Date,
        class: ThreatClass,
        issue: Issue,
        order: &TariffOrder,
        resolved: bool,
    ) -> Option<Situation> {
        let players = self.players.as_ref()?;
        let void = self.legal.emergency_tariffs_void_from();
        let from = TariffOrder {
            from: order.from.max(day),
            ..*order
        };
        let lawful = match order.authority {
            Authority::Ieepa => void.is_none(),
            Authority::Section338 => {
                let action = LegalAction::OrderTariff(from);
                self.legal.permitted(day, &action).is_ok()
            }
            _ => true,
        };
        let facts = Facts {
            lawful,
            treaty: self
                .legal
                .treaty()
                .between(Party::UnitedStates, Party::Mexico),
            ruled: void.is_some(),
            resolved,
        };
        Some(players.situation(day, class, issue, &from, facts))
    }
}

/// Issues that were never demanded, with half a pseudo-count over the months of the linked class.
fn extend_with_new_issues(rates: &mut Vec<AnnouncementRate>) {
    let linked = rates
        .iter()
        .find(|rate| rate.class == ThreatClass::Linkage)
        .map(|rate| rate.months);
    let Some(months) = linked else {
        return;
    };
    for issue in NEVER_DEMANDED {
        rates.push(AnnouncementRate {
            class: ThreatClass::Linkage,
            issue,
            count: 0,
            months,
            pseudo_count: 0.5 / NEVER_DEMANDED.len() as f64,
        });
    }
}

/// Probability of at least one event in a month when its hazard is multiplied.
fn of_hazard(monthly: f64, factor: f64) -> f64 {
    let hazard = -vecinos_numerics::math::ln_1p(-monthly.min(1.0 - 1e-12));
    -vecinos_numerics::math::expm1(-hazard * factor)
}

/// Withholding under forbearance: what is not withheld is given in full, or nothing is said where nothing is asked.
fn withhold(odds: &mut [f64; 5], withheld: f64, demand: bool) {
    let to = if demand {
        Answer::ConcedeFull
    } else {
        Answer::Delay
    } as usize;
    let held = 1.0 - odds[to];
    // Withholding that is more than that of the game stops where everything is withheld.
    let withheld = if held > 0.0 {
        withheld.min(1.0 / held)
    } else {
        withheld
    };
    let mut freed = 0.0;
    for (position, probability) in odds.iter_mut().enumerate() {
        if position != to {
            freed += *probability * (1.0 - withheld);
            *probability *= withheld;
        }
    }
    odds[to] += freed;
}

/// Players whose irritants can be set while the days pass.
pub(crate) fn set_irritants(players: &mut Players<'_>, irritants: super::Irritants) {
    players.irritants = irritants;
}
