//! Terms of a payoff, each with its own name, so that a choice can say what moved it.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::preview::PolicyOutcome;

named! {
    /// A term of the payoff of either government.
    Term {
        /// Real income of one's own households.
        Welfare = "welfare",
        /// Consumer prices.
        Prices = "prices",
        /// Value added by sector, beyond real income.
        Sectors = "sectors",
        /// Business investment.
        Investment = "investment",
        /// Share prices.
        Markets = "markets",
        /// A completed statutory process, an industry served.
        Process = "process",
        /// A measure that a court may void.
        Law = "law",
        /// Tariffs of the other side, at the ballot box.
        Retaliation = "retaliation",
        /// What is conceded: gained by the United States, given by Mexico.
        Concession = "concession",
        /// Backing down without a concession; being seen as yielding.
        Audience = "audience",
        /// What comes after: a threat kept alive, leverage kept.
        Continuation = "continuation",
        /// Approval gained by standing firm.
        Rally = "rally",
        /// What a move is worth by itself: readiness, style.
        Readiness = "readiness",
    }
}

/// Number of terms.
const TERMS: usize = Term::ALL.len();

/// A payoff by terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<Term, f64>", into = "BTreeMap<Term, f64>")]
pub struct PayoffTerms {
    values: [f64; TERMS],
}

impl From<BTreeMap<Term, f64>> for PayoffTerms {
    fn from(map: BTreeMap<Term, f64>) -> Self {
        let mut terms = Self::default();
        for (term, value) in map {
            terms.values[term as usize] = value;
        }
        terms
    }
}

impl From<PayoffTerms> for BTreeMap<Term, f64> {
    fn from(terms: PayoffTerms) -> Self {
        terms.iter().filter(|(_, value)| *value != 0.0).collect()
    }
}

impl PayoffTerms {
    /// A payoff of these terms; a term given twice adds up.
    pub fn of(terms: &[(Term, f64)]) -> Self {
        let mut payoff = Self::default();
        for (term, value) in terms {
            payoff.values[*term as usize] += value;
        }
        payoff
    }

    /// One term.
    pub const fn get(&self, term: Term) -> f64 {
        self.values[term as usize]
    }

    /// Terms and values.
    pub fn iter(&self) -> impl Iterator<Item = (Term, f64)> {
        Term::ALL.iter().copied().zip(self.values)
    }

    /// Their sum.
    pub fn sum(&self) -> f64 {
        self.values.iter().sum()
    }

    /// The terms of this payoff less those of another.
    #[must_use]
    pub fn less(&self, other: &Self) -> Self {
        self.with(other, -1.0)
    }

    /// The terms of this payoff and `factor` times those of another.
    #[must_use]
    pub fn with(&self, other: &Self, factor: f64) -> Self {
        let mut sum = *self;
        for (value, added) in sum.values.iter_mut().zip(other.values) {
            *value += factor * added;
        }
        sum
    }

    /// Only the terms that count.
    #[must_use]
    pub fn masked(&self, counts: &TermSet) -> Self {
        let mut kept = *self;
        for (value, counts) in kept.values.iter_mut().zip(counts.counts) {
            if !counts {
                *value = 0.0;
            }
        }
        kept
    }
}

impl fmt::Display for PayoffTerms {
    /// The terms that matter, largest first: `concession +1.2, prices -0.8`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut terms: Vec<(Term, f64)> = self
            .iter()
            .filter(|(_, value)| value.abs() >= 0.005)
            .collect();
        terms.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        if terms.is_empty() {
            return formatter.write_str("no difference");
        }
        for (position, (term, value)) in terms.iter().enumerate() {
            let comma = if position == 0 { "" } else { ", " };
            write!(formatter, "{comma}{term} {value:+.2}")?;
        }
        Ok(())
    }
}

/// Which terms count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermSet {
    counts: [bool; TERMS],
}

impl TermSet {
    /// All of them.
    pub const ALL: Self = Self {
        counts: [true; TERMS],
    };

    /// Only these.
    pub fn only(terms: &[Term]) -> Self {
        let mut set = Self {
            counts: [false; TERMS],
        };
        for term in terms {
            set.counts[*term as usize] = true;
        }
        set
    }

    /// All but this one.
    #[must_use]
    pub const fn without(mut self, term: Term) -> Self {
        self.counts[term as usize] = false;
        self
    }
}

/// What a policy does to both sides, per cent, as far as payoffs read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Consequence {
    /// U.S. real income.
    pub us_income: f64,
    /// U.S. consumer prices.
    pub us_prices: f64,
    /// U.S. value added, mean over the sector groups; 0 without groups.
    pub us_sectors: f64,
    /// Mexican real income.
    pub mx_income: f64,
    /// Mexican business investment.
    pub mx_investment: f64,
}

impl Consequence {
    /// Per cent from the fractions of a preview; what is not a number counts as nothing.
    pub fn of(outcome: &PolicyOutcome) -> Self {
        let percent = |value: f64| {
            if value.is_finite() {
                100.0 * value
            } else {
                0.0
            }
        };
        let groups = &outcome.united_states.value_added;
        let sectors = groups.iter().sum::<f64>() / groups.len().max(1) as f64;
        Self {
            us_income: percent(outcome.united_states.real_income),
            us_prices: percent(outcome.united_states.consumer_prices),
            us_sectors: percent(sectors),
            mx_income: percent(outcome.mexico.real_income),
            mx_investment: percent(outcome.mexico.investment),
        }
    }
}
