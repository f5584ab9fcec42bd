//! Tables, charts and self-contained pages from runs, in English and Spanish from one message catalogue.

pub mod catalogue;
pub mod language;
pub mod number;

pub use catalogue::{Argument, Catalogue};
pub use language::{Language, LanguageError};
