//! What the command could not do, and the exit code that says so.

use std::collections::BTreeMap;
use std::io;
use std::process::ExitCode;

use muniment::{Error, Problem};

/// The exit codes of the scripting contract, but for success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blame {
    /// Finished with problems.
    Problems = 1,
    /// Wrong use: what was asked for does not exist or cannot be.
    Use = 2,
    /// The vault cannot be opened.
    Vault = 3,
}

/// Why the command failed.
#[derive(Debug)]
pub(crate) struct Failure {
    problem: Problem,
    blame: Blame,
}

impl Failure {
    /// A wrong use that only the command line knows.
    pub(crate) fn wrong_use(code: &str, message: impl Into<String>) -> Self {
        let problem = Problem {
            code: code.to_owned(),
            message: message.into(),
            hint: None,
            details: BTreeMap::new(),
        };
        Self { problem, blame: Blame::Use }
    }

    /// The vault could not be opened or created.
    pub(crate) fn not_opened(error: &Error) -> Self {
        Self { problem: error.problem(), blame: Blame::Vault }
    }

    pub(crate) fn problem(&self) -> &Problem {
        &self.problem
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.blame as u8)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let problem = error.problem();
        let blame = match error {
            Error::Missing { .. }
            | Error::Ambiguous { .. }
            | Error::Invalid { .. }
            | Error::Query(_)
            | Error::Calculation(_) => Blame::Use,
            _ => Blame::Problems,
        };
        Self { problem, blame }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let problem = Problem {
            code: "cannot_write_answer".to_owned(),
            message: format!("could not write the answer: {error}"),
            hint: None,
            details: BTreeMap::new(),
        };
        Self { problem, blame: Blame::Problems }
    }
}
