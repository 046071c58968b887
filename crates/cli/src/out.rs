//! Where answers and messages go.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

use muniment::Problem;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::text::printable;

/// How a command that gave its answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// It gave its answer, and the answer names problems.
    Problems,
}

/// Standard output in the form that was asked for, and messages on standard error.
pub(crate) struct Out {
    json: bool,
}

impl Out {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Gives the answer: one JSON value, or text for a person.
    pub(crate) fn answer(
        &self,
        value: &Value,
        text: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        let mut stdout = BufWriter::new(io::stdout().lock());
        let written = if self.json {
            serde_json::to_writer(&mut stdout, value).map_err(io::Error::from)
        } else {
            stdout.write_all(text().trim_end().as_bytes())
        };
        // A reader that has read enough, such as `head`, is no failure.
        match written.and_then(|()| writeln!(stdout)).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Says something to the person beside the answer.
    pub(crate) fn say(&self, message: &str) {
        let _ = writeln!(io::stderr().lock(), "{}", printable(message));
    }

    /// Whether lines on standard error can be overwritten.
    pub(crate) fn is_watched(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Tells what went wrong, and with `--json` as a value too.
    pub(crate) fn problem(&self, problem: &Problem) {
        self.say(&format!("error: {} [{}]", problem.message, problem.code));
        if let Some(hint) = &problem.hint {
            self.say(&format!("hint: {hint}"));
        }
        if self.json {
            let value = json!({ "error": {
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }});
            let _ = writeln!(io::stdout().lock(), "{value}");
        }
    }
}
