//! Why a command ends without an answer, and the exit code that says so.

use std::fmt::{self, Display};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};

/// Exit code of a run whose model has no answer, or of a check that did not pass.
pub const REFUSED: u8 = 1;
/// Exit code of bad input: a scenario, a file, an option or a name.
pub const BAD_INPUT: u8 = 2;
/// Exit code of an output that could not be written.
pub const NOT_WRITTEN: u8 = 3;

/// Why a command gives no answer.
#[derive(Debug)]
pub enum Failure {
    /// A scenario, a file, an option or a name that cannot be used, each place located.
    Input(Diagnostics),
    /// The model has no answer to give for a well-formed question.
    Model(String),
    /// An output could not be written.
    Output {
        /// What was to be written; `None` = the standard output.
        path: Option<PathBuf>,
        /// What the system said.
        reason: String,
    },
    /// The reader of the standard output went away (`vecinos … | head`), which is no error.
    ReaderGone,
}

impl Failure {
    /// The failure to write `path`.
    pub fn writing(path: &Path, reason: impl Display) -> Self {
        Self::Output {
            path: Some(path.to_path_buf()),
            reason: reason.to_string(),
        }
    }

    /// The failure to write the standard output.
    pub fn printing(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ReaderGone
        } else {
            Self::Output {
                path: None,
                reason: error.to_string(),
            }
        }
    }

    /// The exit code that tells a script what kind of failure this is.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Input(_) => ExitCode::from(BAD_INPUT),
            Self::Model(_) => ExitCode::from(REFUSED),
            Self::Output { .. } => ExitCode::from(NOT_WRITTEN),
            Self::ReaderGone => ExitCode::SUCCESS,
        }
    }
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Input(diagnostics)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Input(Diagnostics(vec![diagnostic]))
    }
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(diagnostics) => write!(formatter, "{diagnostics}"),
            Self::Model(reason) => write!(formatter, "error[no-answer]: {reason}"),
            Self::Output {
                path: Some(path),
                reason,
            } => {
                write!(
                    formatter,
                    "{}: error[not-written]: cannot write: {reason}",
                    path.display()
                )
            }
            Self::Output { path: None, reason } => {
                write!(
                    formatter,
                    "error[not-written]: cannot write the standard output: {reason}"
                )
            }
            Self::ReaderGone => Ok(()),
        }
    }
}
