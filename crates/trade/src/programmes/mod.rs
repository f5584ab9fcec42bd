//! Tariffs as stacks of legal programmes, and the three rates that follow from them.
//!
//! A duty on a good is the sum of what several legal authorities charge, each with its own dates, product scope,
//! treatment of goods that qualify for the USMCA and rule of precedence over the others. From the programmes in force
//! come three different numbers, which this module keeps apart:
//!
//! - the **statutory** rate: what the programmes say, with an exemption counted for the share of trade that the source
//!   of the statutory record takes as eligible;
//! - the **charged** rate: what customs collects, with the share of trade that really enters exempt. It starts from the
//!   utilisation of the preference on dutiable trade in 2024 and responds to the duty it avoids ([`PreferenceUse`]).
//!   This is the rate the economy sees;
//! - the **claimed** share: the value of imports whose importer filed a claim. An observed indicator with a
//!   measurement equation of its own ([`claims`]); never a rate.
//!
//! Product structure: every sector of a pair of regions is divided into *product groups* (light vehicles, vehicle parts,
//! listed metals, electronics…) whose shares of trade sum to one. Precedence between programmes is resolved inside a
//! group, so that goods under section 232, for example, escape a surcharge that exempts them.
//!
//! Everything is a pure function of plain structs.

pub mod acceptance;
pub mod authority;
pub mod base;
pub mod claims;
pub mod content_rule;
pub mod effective;
pub mod error;
pub mod estimate;
mod pair;
pub mod preference_use;
pub mod programme;
pub mod record;
pub mod schedule;

pub use authority::{Authority, UnknownAuthority};
pub use base::TariffBase;
pub use effective::{
    CheckedTariffs, EffectiveTariffs, MonthlyTariffs, effective_tariffs, group_charged, tariffs_on,
};
pub use error::ProgrammeError;
pub use preference_use::PreferenceUse;
pub use programme::{
    Precedence, Preference, QualificationLoss, Scope, TariffProgramme, UsmcaTreatment,
};
pub use record::{RecordError, RecordedTariffs};
pub use schedule::TariffSchedule;
