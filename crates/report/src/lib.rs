//! Tables, charts and self-contained pages from runs, in English and Spanish from one message catalogue.

pub mod behaviour;
pub mod catalogue;
pub mod chart;
pub mod couplings_drawing;
pub mod findings;
pub mod identity;
pub mod language;
pub mod ledger_table;
pub mod measures;
pub mod names;
pub mod number;
pub mod page;
pub mod reading;
pub mod run_folder;
pub mod tables;

pub use catalogue::{Argument, Catalogue};
pub use findings::{Finding, QuotedNumber, backcast_findings, findings};
pub use identity::{RunIdentity, input_hash};
pub use language::{Language, LanguageError};
pub use page::{PageError, forbearance, picture, political_scores, render, render_backcast};
pub use run_folder::RunFolderError;
