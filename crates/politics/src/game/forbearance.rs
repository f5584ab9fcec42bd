//! How patient the two must be for cooperation to hold: the horizon without an exit.
//!
//! Cooperation on issues k can be sustained by the threat of falling back for good if and only if
//! `Σ_k gain_k ≤ δ/(1−δ) Σ_k loss_k` (repeated game; Maggi 2016; Limão 2005): what deviating once brings must not exceed what
//! the punishment costs from the next period on.

use serde::Serialize;
use vecinos_evidence::month::Month;

use crate::actor::Issue;
use crate::preview::{HypotheticalPolicy, OutcomePreview};

/// What one side gains by deviating once, and loses in every later period, on one issue. Fractions of real income.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Temptation {
    /// Issue.
    pub issue: Issue,
    /// Gain in the period of the deviation; nothing if negative.
    pub gain: f64,
    /// Loss in every period of the punishment, against cooperation; nothing if negative.
    pub loss: f64,
}

/// The smallest discount factor that sustains cooperation on issues taken together; 0 where nobody is tempted, `None` where
/// no patience is enough.
pub fn smallest_discount_factor(issues: &[Temptation]) -> Option<f64> {
    let gain: f64 = issues.iter().map(|one| one.gain.max(0.0)).sum();
    let loss: f64 = issues.iter().map(|one| one.loss.max(0.0)).sum();
    if gain <= 0.0 {
        Some(0.0)
    } else if loss > 0.0 {
        Some(gain / (gain + loss))
    } else {
        None
    }
}

/// An issue with the policies of a deviation of each side and of the punishment that follows.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueGame {
    /// Issue.
    pub issue: Issue,
    /// The United States deviates alone.
    pub united_states_deviates: HypotheticalPolicy,
    /// Mexico deviates alone.
    pub mexico_deviates: HypotheticalPolicy,
    /// Both have fallen back.
    pub punishment: HypotheticalPolicy,
}

/// Temptations of the United States and of Mexico on each issue, from solved outcomes.
///
/// Errors: those of the preview.
pub fn temptations<P: OutcomePreview>(
    preview: &P,
    month: Month,
    issues: &[IssueGame],
) -> Result<[Vec<Temptation>; 2], P::Error> {
    let mut both = [Vec::new(), Vec::new()];
    for issue in issues {
        let united_states = preview.resolved(month, &issue.united_states_deviates)?;
        let mexico = preview.resolved(month, &issue.mexico_deviates)?;
        let punished = preview.resolved(month, &issue.punishment)?;
        both[0].push(Temptation {
            issue: issue.issue,
            gain: united_states.united_states.real_income,
            loss: -punished.united_states.real_income,
        });
        both[1].push(Temptation {
            issue: issue.issue,
            gain: mexico.mexico.real_income,
            loss: -punished.mexico.real_income,
        });
    }
    Ok(both)
}

/// The horizon by issue and pooled, for one side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Horizon {
    /// Smallest discount factor by issue.
    pub by_issue: Vec<(Issue, Option<f64>)>,
    /// Smallest discount factor with all issues pooled.
    pub pooled: Option<f64>,
}

impl Horizon {
    /// From the temptations of one side.
    pub fn of(issues: &[Temptation]) -> Self {
        Self {
            by_issue: issues
                .iter()
                .map(|one| (one.issue, smallest_discount_factor(&[*one])))
                .collect(),
            pooled: smallest_discount_factor(issues),
        }
    }
}
