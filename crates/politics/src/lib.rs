//! Governments and institutions: law and clocks, the dated record of threats, base rates, scores, behaviour by base rates.
//!
//! - [`law`]: what may be done on which day, and what falls due by itself, as a state machine over a day-ordered queue.
//! - [`record`]: U.S. announced measures against Mexico as dated questions, their classes, frequencies and threat cards.
//! - [`scores`]: forecasts of the record scored under stated protocols, every model under the same one.
//! - [`base_rates`]: complete histories drawn from the frequencies of the record, each move through the filter of the law.
//! - [`preview`]: what a government that looks ahead needs to know of the world; defined here, implemented above.
//!
//! Figures come from the embedded tables `data/law/` and `data/politics/`; nothing here reads files or the clock.

#[macro_use]
mod named;

pub mod actor;
pub mod base_rates;
pub mod error;
pub mod game;
pub mod law;
pub mod parameters;
pub mod preview;
pub mod record;
pub mod scores;

pub use actor::{Authority, Issue, Party, Product, ThreatClass, UsmcaGoods};
pub use error::PoliticsError;
pub use law::{LawBook, LegalAction, LegalEvent, LegalState, Refusal, Rule};
pub use parameters::Parameters;
pub use record::ThreatRecord;
