//! The dated record of U.S. announced measures against Mexico, and what its frequencies say.
//!
//! 21 scored questions in three classes: linked to a non-trade demand or resting on a broad emergency power (1 of 12 in
//! force at the announced rate on the announced day), sector measures under a trade statute (6 of 6), global measures under
//! a statute (2 of 3). The classes were chosen after the record was seen; the honest test are the registered questions.

mod card;
mod classes;
mod frequencies;
mod prices;
mod question;

pub use card::{Announcement, Driver, INTERVAL, ThreatCard};
pub use classes::{BetaPrior, ClassTable, Frequency, HierarchicalPrior};
pub use frequencies::{
    Administration, AnnouncementRate, Frequencies, LAST_DAYS, announcement_rates,
};
pub use prices::{
    ChargedRateForecast, ForwardQuestion, ForwardRegister, MarketPrice, REGISTERED, REGISTERED_HASH,
};
pub use question::days_between as days_between_dates;
pub(crate) use question::days_between;
pub use question::{Outcome, Question, Resolution, Response, Retaliation, ThreatRecord};
