//! Muniment's command line, as a script sees it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::sandbox::Sandbox;
use crate::process::{self, Finished};

/// Short questions answer within this.
const PATIENCE: Duration = Duration::from_secs(300);

/// What `add` answers.
#[derive(Deserialize)]
pub(crate) struct Added {
    pub(crate) added: Vec<Stored>,
    pub(crate) duplicates: Vec<Stored>,
    pub(crate) failed: Vec<Refused>,
    pub(crate) workers: Workers,
}

/// A file whose bytes are in the vault.
#[derive(Deserialize)]
pub(crate) struct Stored {
    pub(crate) document: String,
    pub(crate) sha256: String,
    pub(crate) path: String,
}

/// A file that could not be stored.
#[derive(Deserialize)]
pub(crate) struct Refused {
    pub(crate) path: String,
    pub(crate) code: String,
    pub(crate) message: String,
}

/// The most that a worker used for one document.
#[derive(Deserialize, Clone, Copy, Default)]
pub(crate) struct Workers {
    pub(crate) peak_memory_bytes: u64,
    pub(crate) peak_cpu_seconds: f64,
}

/// A document in the list.
#[derive(Deserialize)]
pub(crate) struct Document {
    pub(crate) document: String,
    pub(crate) name: String,
    pub(crate) state: String,
    pub(crate) parent: Option<String>,
}

/// What the content of a document suggests.
#[derive(Deserialize)]
pub(crate) struct Suggested {
    pub(crate) values: Vec<SuggestedValue>,
}

/// A value that is suggested for a field.
#[derive(Deserialize)]
pub(crate) struct SuggestedValue {
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) reason: String,
    /// A structured invoice states it, and the text says the same.
    pub(crate) confirmed: bool,
}

/// The tables of a document before anybody says what their columns mean.
#[derive(Deserialize)]
pub(crate) struct Preview {
    pub(crate) tables: Vec<PreviewTable>,
}

#[derive(Deserialize)]
pub(crate) struct PreviewTable {
    pub(crate) captions: Vec<String>,
}

/// Why something was not done, as exit code 2 tells.
#[derive(Deserialize)]
pub(crate) struct Failed {
    pub(crate) code: String,
}

/// Something that verification found.
#[derive(Deserialize)]
pub(crate) struct Problem {
    pub(crate) code: String,
    pub(crate) path: String,
    pub(crate) message: String,
}

/// A terms edition in an answer.
#[derive(Deserialize)]
pub(crate) struct Edition {
    pub(crate) edition: String,
    pub(crate) title: String,
    pub(crate) document_name: String,
    pub(crate) effective: String,
}

/// The program, confined to a sandbox.
pub(crate) struct CommandLine<'a> {
    program: PathBuf,
    sandbox: &'a Sandbox,
}

impl<'a> CommandLine<'a> {
    pub(crate) fn new(program: PathBuf, sandbox: &'a Sandbox) -> Self {
        Self { program, sandbox }
    }

    pub(crate) fn init(&self) -> Result<()> {
        self.ask::<serde_json::Value>(&["init"], PATIENCE).map(drop)
    }

    /// Adds everything in a folder; returns once all of it can be found, the text of scans included
    /// where it is to be recognized, with the time it took.
    pub(crate) fn add(
        &self,
        folder: &Path,
        limit: Duration,
        recognize: bool,
    ) -> Result<(Added, Duration)> {
        let mut arguments = vec![OsStr::new("add"), folder.as_os_str()];
        if !recognize {
            arguments.push(OsStr::new("--no-recognition"));
        }
        self.ask(&arguments, limit)
    }

    /// Adds everything in a folder as terms editions.
    pub(crate) fn add_terms(&self, folder: &Path, limit: Duration) -> Result<Vec<Edition>> {
        #[derive(Deserialize)]
        struct Added {
            added: Vec<Edition>,
        }
        let arguments = [OsStr::new("terms"), OsStr::new("add"), folder.as_os_str()];
        Ok(self.ask::<Added>(&arguments, limit)?.0.added)
    }

    /// The terms editions in force on a day.
    pub(crate) fn terms_at(&self, day: &str) -> Result<Vec<Edition>> {
        #[derive(Deserialize)]
        struct InForce {
            editions: Vec<Edition>,
        }
        Ok(self.ask::<InForce>(&["terms", "at", day], PATIENCE)?.0.editions)
    }

    /// How much two terms editions differ.
    pub(crate) fn terms_verdict(&self, old: &str, new: &str) -> Result<String> {
        #[derive(Deserialize)]
        struct Compared {
            verdict: String,
        }
        Ok(self.ask::<Compared>(&["terms", "diff", old, new], PATIENCE)?.0.verdict)
    }

    pub(crate) fn list(&self) -> Result<Vec<Document>> {
        #[derive(Deserialize)]
        struct List {
            documents: Vec<Document>,
        }
        Ok(self.ask::<List>(&["list"], PATIENCE)?.0.documents)
    }

    /// The text of a document, its pages one after the other.
    pub(crate) fn text(&self, document: &str) -> Result<String> {
        #[derive(Deserialize)]
        struct Text {
            pages: Vec<Page>,
        }
        #[derive(Deserialize)]
        struct Page {
            text: String,
        }
        let (Text { pages }, _) = self.ask(&["text", document], PATIENCE)?;
        Ok(pages.into_iter().map(|page| page.text).collect::<Vec<_>>().join("\n"))
    }

    pub(crate) fn suggest(&self, document: &str) -> Result<Suggested> {
        Ok(self.ask(&["suggest", document], PATIENCE)?.0)
    }

    /// The tables of a document.
    pub(crate) fn preview_statement(&self, document: &str) -> Result<Result<Preview, Failed>> {
        self.try_ask(&["statement", "preview", document])
    }

    /// Plans to read a document as lines; `columns` are fields with their captions.
    pub(crate) fn plan_statement(
        &self,
        document: &str,
        columns: &[String],
    ) -> Result<Result<(), Failed>> {
        let mut arguments = vec!["statement", "import", document, "--plan", "--rows", "line"];
        arguments.extend(columns.iter().flat_map(|column| ["--map", column]));
        let planned: Result<serde_json::Value, Failed> = self.try_ask(&arguments)?;
        Ok(planned.map(drop))
    }

    pub(crate) fn verify(&self) -> Result<Vec<Problem>> {
        #[derive(Deserialize)]
        struct Verified {
            problems: Vec<Problem>,
        }
        Ok(self.ask::<Verified>(&["verify"], PATIENCE)?.0.problems)
    }

    /// The answer to a command that may refuse with a reason.
    fn try_ask<T: DeserializeOwned>(&self, arguments: &[&str]) -> Result<Result<T, Failed>> {
        #[derive(Deserialize)]
        struct Refusal {
            error: Failed,
        }
        let (finished, line) = self.run(arguments, PATIENCE)?;
        let answer = match finished.status.code() {
            Some(0 | 1) => serde_json::from_slice(&finished.stdout).map(Ok),
            Some(2) => serde_json::from_slice(&finished.stdout).map(|Refusal { error }| Err(error)),
            _ => bail!("`{line}` ended with {}", finished.status),
        };
        answer.with_context(|| otherwise(&line, &finished))
    }

    /// The answer to one command. Exit code 1 means that the answer names problems.
    fn ask<T: DeserializeOwned>(
        &self,
        arguments: &[impl AsRef<OsStr>],
        limit: Duration,
    ) -> Result<(T, Duration)> {
        let (finished, line) = self.run(arguments, limit)?;
        if !matches!(finished.status.code(), Some(0 | 1)) {
            let said = process::tail(&finished.stderr, 20);
            bail!("`{line}` ended with {}\n{said}", finished.status);
        }
        let answer = serde_json::from_slice(&finished.stdout);
        Ok((answer.with_context(|| otherwise(&line, &finished))?, finished.wall))
    }

    fn run(&self, arguments: &[impl AsRef<OsStr>], limit: Duration) -> Result<(Finished, String)> {
        let mut command = Command::new(&self.program);
        self.sandbox.confine(&mut command);
        command.arg("--vault").arg(self.sandbox.vault()).args(arguments).arg("--json");
        let finished = process::run_limited(&mut command, limit)?;
        Ok((finished, process::line(&command)))
    }
}

fn otherwise(line: &str, finished: &Finished) -> String {
    format!("`{line}` answered otherwise than agreed\n{}", process::tail(&finished.stderr, 20))
}
