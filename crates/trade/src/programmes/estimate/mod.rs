//! Estimates behind the record of measures, recomputed from embedded data so that anyone can check them.
//!
//! - [`coverage`]: the share of trade in listed metal articles, and what partners other than Mexico, Canada and China
//!   pay beside section 232, both from the statutory record.
//! - [`charged`]: the parameters of charged duty on Mexico, from the duty collected by month on vehicles, parts and
//!   everything else; and the collected share of other partners, from the duty collected on all imports.

pub mod charged;
pub mod coverage;
