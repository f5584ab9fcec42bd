//! Tables, charts and self-contained pages from runs, in English and Spanish from one message catalogue.

pub mod catalogue;
pub mod chart;
pub mod findings;
pub mod language;
pub mod names;
pub mod number;
pub mod reading;
pub mod tables;

pub use catalogue::{Argument, Catalogue};
pub use findings::{Finding, QuotedNumber, findings};
pub use language::{Language, LanguageError};
