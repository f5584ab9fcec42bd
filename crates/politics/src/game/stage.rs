//! One announced measure as a game: Mexico answers, the United States resolves it in the last days, Mexico reacts.
//!
//! Choices are logit responses by backward induction. Who looks ahead uses first-order outcomes; who chooses at the end uses
//! solved ones.

use super::choice::{UNAVAILABLE, log_odds, logit, probability};
use super::payoffs::{Consequence, PayoffTerms, Term, TermSet};
use super::styles::{MexicoStyle, UnitedStatesStyle};
use crate::actor::{Authority, Issue, ThreatClass};
use crate::parameters::Parameters;

named! {
    /// Mexico's answer to an announcement.
    Answer {
        /// Gives what is asked.
        ConcedeFull = "concede_full",
        /// Gives a part.
        ConcedePart = "concede_part",
        /// Plays for time.
        Delay = "delay",
        /// Refuses openly.
        Resist = "resist",
        /// Announces tariffs of its own.
        AnnounceRetaliation = "announce_retaliation",
    }
}

named! {
    /// How the United States resolves an announcement.
    Resolve {
        /// The measure takes effect as announced.
        Impose = "impose",
        /// It takes effect and qualifying goods are exempted within days.
        CarveOut = "carve_out",
        /// Paused or postponed.
        Pause = "pause",
        /// Withdrawn, with success declared or not.
        Withdraw = "withdraw",
    }
}

named! {
    /// What Mexico does once a measure is in force.
    Reaction {
        /// Nothing.
        Absorb = "absorb",
        /// Asks for a panel under the treaty.
        Litigate = "litigate",
        /// Charges tariffs of its own.
        Retaliate = "retaliate",
        /// Gives more.
        ConcedeMore = "concede_more",
    }
}

/// What is at stake in an announcement: outcomes of carrying it out, carrying it out with qualifying goods exempt, and carrying
/// it out against Mexican tariffs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stakes {
    /// In force as announced.
    pub imposed: Consequence,
    /// In force, qualifying goods exempt.
    pub carved: Consequence,
    /// In force, with Mexican tariffs.
    pub answered: Consequence,
}

/// An announced measure as the two governments see it.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the announcement"
)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Situation {
    /// Class.
    pub class: ThreatClass,
    /// Authority named.
    pub authority: Authority,
    /// What it is about.
    pub issue: Issue,
    /// Whether something is demanded that Mexico can give.
    pub demand: bool,
    /// Whether it falls on all goods, so that it moves markets and can be carved out.
    pub broad: bool,
    /// Whether the law permits it on its day.
    pub lawful: bool,
    /// Whether the treaty is in force, so that a panel can be asked for.
    pub treaty: bool,
    /// First-order outcomes, for looking ahead.
    pub expected: Stakes,
    /// Solved outcomes, for what is chosen.
    pub resolved: Stakes,
    /// Probability that a court voids it.
    pub void_probability: f64,
    /// Reputation of the United States for such measures, log-odds.
    pub reputation: f64,
    /// Approval that standing firm would bring now, points.
    pub rally: f64,
    /// Concessions on other issues that count here, 0 to 1.
    pub other_concessions: f64,
}

/// Probabilities of a choice with the payoff of each action by terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice<const N: usize> {
    /// Probability of each action.
    pub probabilities: [f64; N],
    /// Payoff of each action.
    pub payoffs: [PayoffTerms; N],
}

impl<const N: usize> Choice<N> {
    /// What speaks for an action: its terms less those of the likeliest other one.
    pub fn against_next_best(&self, action: usize) -> PayoffTerms {
        let others = (0..N).filter(|other| *other != action && self.probabilities[*other] > 0.0);
        let next = others.max_by(|one, other| {
            let value = |position: &usize| self.probabilities[*position];
            value(one).total_cmp(&value(other))
        });
        next.map_or_else(PayoffTerms::default, |next| {
            self.payoffs[action].less(&self.payoffs[next])
        })
    }
}

/// Forecast of an announcement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageForecast {
    /// Mexico's answers, in the order of [`Answer`].
    pub answers: [f64; 5],
    /// Joint probability of the recorded response (in the order of [`crate::record::Response`]) and of being in force
    /// (no, yes).
    pub joint: [[f64; 2]; 5],
    /// Probability of each resolution, in the order of [`Resolve`].
    pub resolutions: [f64; 4],
}

impl StageForecast {
    /// Probability that the measure is in force at its rate on its day.
    pub fn in_force(&self) -> f64 {
        self.resolutions[Resolve::Impose as usize] + self.resolutions[Resolve::CarveOut as usize]
    }

    /// Probability of each recorded response.
    pub fn responses(&self) -> [f64; 5] {
        self.joint.map(|[no, yes]| no + yes)
    }
}

/// The stage game with its numbers and styles.
#[derive(Clone, Debug)]
pub struct StageGame {
    /// Numbers.
    pub parameters: Parameters,
    /// Style of the United States.
    pub united_states: UnitedStatesStyle,
    /// Style of Mexico.
    pub mexico: MexicoStyle,
    /// Terms that count.
    pub terms: TermSet,
}

impl StageGame {
    /// The game with these numbers, no particular style, and all terms.
    pub fn new(parameters: Parameters) -> Self {
        Self {
            parameters,
            united_states: UnitedStatesStyle::default(),
            mexico: MexicoStyle::default(),
            terms: TermSet::ALL,
        }
    }

    /// How much of the demand an answer gives.
    pub const fn conceded(&self, answer: Answer) -> f64 {
        match answer {
            Answer::ConcedeFull => 1.0,
            Answer::ConcedePart => self.parameters.part_of_package,
            _ => 0.0,
        }
    }

    fn economy(&self, consequence: &Consequence, broad: bool) -> PayoffTerms {
        let p = &self.parameters;
        let style = &self.united_states;
        let stress = if broad {
            (p.market_event - style.market_threshold).max(0.0)
        } else {
            0.0
        };
        PayoffTerms::of(&[
            (Term::Welfare, p.welfare_weight * consequence.us_income),
            (
                Term::Prices,
                -p.price_weight * style.price_sensitivity * consequence.us_prices,
            ),
            (Term::Sectors, p.sector_weight * consequence.us_sectors),
            (
                Term::Markets,
                -p.market_weight * style.market_sensitivity * stress,
            ),
        ])
    }

    /// Mexico's reaction to a measure in force.
    pub fn reaction(&self, situation: &Situation, stakes: &Stakes) -> Choice<4> {
        let p = &self.parameters;
        let gain = stakes.answered.mx_income - stakes.imposed.mx_income;
        let payoffs = [
            PayoffTerms::default(),
            PayoffTerms::of(&[(Term::Readiness, p.litigation_value)]),
            PayoffTerms::of(&[
                (Term::Welfare, p.mx_welfare_weight * gain),
                (
                    Term::Readiness,
                    p.retaliation_readiness + self.mexico.retaliation_shift,
                ),
            ]),
            PayoffTerms::of(&[
                (Term::Readiness, p.concede_more_value),
                (
                    Term::Concession,
                    -p.part_of_package * self.concession_cost(situation.issue),
                ),
            ]),
        ];
        let available = [true, situation.treaty, true, situation.demand];
        self.choice(payoffs, available, p.mx_rationality)
    }

    fn concession_cost(&self, issue: Issue) -> f64 {
        let p = &self.parameters;
        (p.concession_cost + self.mexico.concession_shift(issue)) * (1.0 + p.public_threat_markup)
    }

    /// How the United States resolves an announcement after a concession, 0 to 1, at these stakes.
    pub fn resolution(&self, situation: &Situation, stakes: &Stakes, conceded: f64) -> Choice<4> {
        let p = &self.parameters;
        let style = &self.united_states;
        let total = (conceded + situation.other_concessions).clamp(0.0, 1.0);
        let retaliation =
            self.reaction(situation, stakes).probabilities[Reaction::Retaliate as usize];
        let linked = situation.class == ThreatClass::Linkage;
        let (process, shift) = if linked {
            (0.0, style.linked_shift)
        } else {
            (p.process_value, style.process_shift)
        };
        let common = PayoffTerms::of(&[
            (Term::Process, process),
            (Term::Readiness, shift),
            (Term::Law, -p.legal_risk_cost * situation.void_probability),
            (Term::Retaliation, -p.retaliation_cost * retaliation),
        ]);
        let imposed = self
            .economy(&stakes.imposed, situation.broad)
            .with(&common, 1.0);
        let carved = self
            .economy(&stakes.carved, situation.broad)
            .with(&common, 1.0);
        let gained = if situation.demand {
            p.concession_value * p.visibility * style.visibility * total
        } else {
            0.0
        };
        let audience = -p.audience_cost * style.audience * (1.0 - total);
        let pause = PayoffTerms::of(&[
            (Term::Concession, gained),
            (Term::Audience, audience * p.pause_relief),
            (
                Term::Continuation,
                p.us_discount_factor * style.patience * p.continuation_value,
            ),
        ]);
        let withdraw = PayoffTerms::of(&[(Term::Concession, gained), (Term::Audience, audience)]);
        let available = [
            situation.lawful,
            situation.lawful && situation.broad,
            true,
            true,
        ];
        self.choice(
            [imposed, carved, pause, withdraw],
            available,
            p.us_rationality,
        )
    }

    /// What Mexico expects of an answer: probabilities of the measure as announced and carved out.
    fn expected_force(&self, situation: &Situation, conceded: f64) -> (f64, f64) {
        let choice = self.resolution(situation, &situation.expected, conceded);
        let imposed = choice.probabilities[Resolve::Impose as usize];
        let carved = choice.probabilities[Resolve::CarveOut as usize];
        let force = imposed + carved;
        if force <= 0.0 {
            return (0.0, 0.0);
        }
        let shift = self.parameters.reputation_weight * situation.reputation;
        let believed = probability(log_odds(force) + shift);
        (believed * imposed / force, believed * carved / force)
    }

    /// Mexico's answer to an announcement.
    pub fn answer(&self, situation: &Situation) -> Choice<5> {
        let p = &self.parameters;
        let style = &self.mexico;
        let red_line = style.red_lines.contains(&situation.issue);
        let mut payoffs = [PayoffTerms::default(); 5];
        let mut available = [true; 5];
        for (position, answer) in Answer::ALL.iter().enumerate() {
            let conceded = self.conceded(*answer);
            available[position] = match answer {
                Answer::ConcedeFull => situation.demand && !red_line,
                Answer::ConcedePart => situation.demand,
                _ => true,
            };
            let (imposed, carved) = self.expected_force(situation, conceded);
            let stakes = &situation.expected;
            let expected = |value: &dyn Fn(&Consequence) -> f64| {
                imposed * value(&stakes.imposed) + carved * value(&stakes.carved)
            };
            let (rally, readiness) = match answer {
                Answer::ConcedeFull | Answer::ConcedePart => (0.0, 0.0),
                Answer::Delay => (0.5, p.delay_value + style.delay_shift),
                Answer::Resist => (1.0, p.resist_value),
                Answer::AnnounceRetaliation => (1.0, p.announce_value + style.retaliation_shift),
            };
            let yielding = if *answer == Answer::ConcedeFull {
                p.yielding_cost
            } else {
                0.0
            };
            payoffs[position] = PayoffTerms::of(&[
                (
                    Term::Welfare,
                    p.mx_welfare_weight * expected(&|one| one.mx_income),
                ),
                (
                    Term::Investment,
                    p.mx_investment_weight * expected(&|one| one.mx_investment),
                ),
                (
                    Term::Concession,
                    -conceded * self.concession_cost(situation.issue),
                ),
                (Term::Audience, -yielding),
                (
                    Term::Rally,
                    rally * p.rally_weight * style.political_capital * situation.rally,
                ),
                (Term::Readiness, readiness),
            ]);
        }
        self.choice(payoffs, available, p.mx_rationality)
    }

    /// Expected U.S. payoff of an announcement before Mexico answers: first-order outcomes, all later choices by their
    /// probabilities.
    pub fn announcement_value(&self, situation: &Situation) -> PayoffTerms {
        let answers = self.answer(situation);
        let mut value = PayoffTerms::default();
        for (position, answer) in Answer::ALL.iter().enumerate() {
            let weight = answers.probabilities[position];
            if weight <= 0.0 {
                continue;
            }
            let choice = self.resolution(situation, &situation.expected, self.conceded(*answer));
            for (probability, payoff) in choice.probabilities.iter().zip(&choice.payoffs) {
                value = value.with(payoff, weight * probability);
            }
        }
        value.masked(&self.terms)
    }

    /// Forecast of an announcement: answers, resolutions, and the response that the record would show.
    pub fn forecast(&self, situation: &Situation) -> StageForecast {
        let answers = self.answer(situation).probabilities;
        let reactions = self.reaction(situation, &situation.resolved).probabilities;
        let mut joint = [[0.0; 2]; 5];
        let mut resolutions = [0.0; 4];
        for (position, answer) in Answer::ALL.iter().enumerate() {
            let weight = answers[position];
            let choice = self.resolution(situation, &situation.resolved, self.conceded(*answer));
            for (sum, probability) in resolutions.iter_mut().zip(choice.probabilities) {
                *sum += weight * probability;
            }
            let force = choice.probabilities[Resolve::Impose as usize]
                + choice.probabilities[Resolve::CarveOut as usize];
            joint[recorded(*answer, None) as usize][0] += weight * (1.0 - force);
            for (reaction, probability) in Reaction::ALL.iter().zip(reactions) {
                joint[recorded(*answer, Some(*reaction)) as usize][1] +=
                    weight * force * probability;
            }
        }
        StageForecast {
            answers,
            joint,
            resolutions,
        }
    }

    fn choice<const N: usize>(
        &self,
        payoffs: [PayoffTerms; N],
        available: [bool; N],
        rationality: f64,
    ) -> Choice<N> {
        let payoffs = payoffs.map(|payoff| payoff.masked(&self.terms));
        let mut values = [UNAVAILABLE; N];
        for ((value, payoff), available) in values.iter_mut().zip(&payoffs).zip(available) {
            if available {
                *value = payoff.sum();
            }
        }
        Choice {
            probabilities: logit(&values, rationality, self.parameters.tie_band),
            payoffs,
        }
    }
}

/// The response that the record would show for an answer and, of a measure in force, a reaction.
pub fn recorded(answer: Answer, reaction: Option<Reaction>) -> crate::record::Response {
    use crate::record::Response;
    match (answer, reaction) {
        (Answer::ConcedeFull, _) | (Answer::ConcedePart, Some(Reaction::ConcedeMore)) => {
            Response::Concede
        }
        (Answer::ConcedePart, _) | (_, Some(Reaction::ConcedeMore)) => Response::Partial,
        (_, Some(Reaction::Retaliate)) => Response::Retaliate,
        (Answer::AnnounceRetaliation, _) => Response::AnnounceOnly,
        (Answer::Delay | Answer::Resist, _) => Response::None,
    }
}
