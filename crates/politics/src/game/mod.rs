//! Governments that choose (mode `responsive`): a stage game on the outcomes of the world.
//!
//! A trigger on an issue, with a hazard from the record raised by irritants and regime; a demand with a rate and a deadline, or
//! none; Mexico's answer; the resolution in the last days; Mexico's reaction to a measure in force; courts, beliefs and regime.
//! Every choice is a logit response to a payoff whose economic terms come from [`crate::preview::OutcomePreview`] alone, and
//! every move passes the law. Six numbers are fitted to the 21 questions of the record ([`fit`]); all others are priors of the
//! registry, to be swept.
//!
//! What it does not do: approval is not modelled beyond a rally of published size, share prices beyond one of published size;
//! neither side solves for a fixed point over the whole future; the regimes are a judgement.

mod beliefs;
mod choice;
mod collective;
mod fit;
mod forbearance;
mod grid;
mod history;
mod irritants;
mod linkage;
mod payoffs;
mod play;
mod play_review;
pub(crate) mod players;
mod regime;
mod review;
mod simplex;
mod stage;
mod styles;

pub use beliefs::{Beliefs, Resolved};
pub use choice::{UNAVAILABLE, chosen, logit};
pub use collective::{Stakeholder, salience_weighted_mean};
pub use fit::{
    Case, FITTED, Fit, Priors, Values, case_of, day_probability, fit, fitted_values, log_posterior,
    set_fitted_values, stakes,
};
pub use forbearance::{Horizon, IssueGame, Temptation, smallest_discount_factor, temptations};
pub use grid::{PayoffGrid, tariff_on_all};
pub use history::{Play, Responsive, Setting};
pub use irritants::Irritants;
pub use linkage::{LINKS, Link, Linkage};
pub use payoffs::{Consequence, PayoffTerms, Term, TermSet};
pub use players::{RATES, mexican_list};
pub use regime::{Regime, RegimeBelief, RegimeChain, RegimeEvent};
pub use review::{ReviewAct, ReviewSituation, ReviewStatus, accepts_origin_rules, review};
pub use stage::{
    Answer, Choice, Reaction, Resolve, Situation, StageForecast, StageGame, Stakes, recorded,
};
pub use styles::{
    Count, MexicoPreset, MexicoStyle, Quantity, Span, StyleBook, UnitedStatesPreset,
    UnitedStatesStyle,
};
