//! Forecasts of the record, scored: rules, protocols, models, the score page.
//!
//! A model is compared with the class table under the same protocol only. With 21 questions a gain of 0.03 in the Brier
//! score cannot be shown (69 to 155 would be needed), so a tie keeps the table.

mod models;
mod page;
mod protocol;
mod rules;
mod structural;

pub use models::{ByBurden, ByClass, Constant, Forecaster, MarketImplied, Pooled};
pub use page::{
    DEFAULT_MODE, MarketScore, ModelScore, OtherScore, PairedDifference, ScorePage, forecasts,
    market_score, paired_difference, score, simple_models,
};
pub use protocol::Protocol;
pub use rules::{
    CLIP, brier, categorical, continuous_ranked_probability, logarithmic, ranked_probability,
};
pub use structural::{ByGame, PayoffStep, payoff_page};
