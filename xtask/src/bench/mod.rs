//! `cargo xtask bench`: how fast Muniment is, beside programs that do the same.
//!
//! Processor time is what is compared, because wall time on a shared machine says more about the
//! neighbors. Each run is repeated; the median and the worst are printed, and so is every miss.

mod cost;
mod documents;
mod papers;
mod productions;
mod queries;
mod recognition;
mod statements;
mod terms;
mod verification;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::setup::{self, Purpose};
use crate::workspace::{Profile, Workspace, cargo};
use crate::{build, process};

/// How often each run is repeated.
const RUNS: usize = 5;

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Measurement {
    /// Documents per second, from the file to the answer
    Documents,
    /// Bytes verified per second
    Verify,
    /// Time to answer a query
    Queries,
    /// Errors and time of reading scanned pages, and whether their identifiers are found
    Recognition,
    /// Time to read a license statement, and to compare two
    Statements,
    /// Time to compare two editions of public terms
    Terms,
    /// Time to write a pack of many documents
    Productions,
}

/// Measures, and prints the targets that were missed as missed.
pub(crate) fn bench(
    workspace: &Workspace,
    documents: Option<&Path>,
    only: &[Measurement],
) -> Result<()> {
    // The comparison is missing without its peers, the measurement is not.
    if let Err(error) = setup::prepare(workspace, Purpose::Bench) {
        println!("setup: {error:#}");
    }
    let wanted = |what: Measurement| only.is_empty() || only.contains(&what);
    build::command_line(workspace, Profile::Release)?;
    let bench = Bench {
        muniment: workspace.program(Profile::Release, "muniment"),
        scratch: workspace.target().join("bench"),
    };
    if wanted(Measurement::Documents) {
        documents::measure(&bench, documents)?;
    }
    if wanted(Measurement::Verify) {
        verification::measure(&bench)?;
    }
    if wanted(Measurement::Queries) {
        queries::measure(workspace, &bench)?;
    }
    if wanted(Measurement::Recognition) {
        recognition::measure(workspace, &bench)?;
    }
    if wanted(Measurement::Statements) {
        statements::measure(workspace, &bench)?;
    }
    if wanted(Measurement::Terms) {
        terms::measure(&bench)?;
    }
    if wanted(Measurement::Productions) {
        productions::measure(workspace, &bench)?;
    }
    fs::remove_dir_all(&bench.scratch).context("could not delete what was measured")
}

/// What every measurement needs.
struct Bench {
    muniment: PathBuf,
    scratch: PathBuf,
}

impl Bench {
    /// A fresh folder.
    fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.scratch.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)
            .with_context(|| format!("could not create `{}`", folder.display()))?;
        Ok(folder)
    }

    /// Muniment's command line on a vault in `folder`, with its caches beside it.
    fn muniment(&self, folder: &Path, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(&self.muniment);
        command.env("MUNIMENT_CACHE", folder.join("cache"));
        command.env("MUNIMENT_CONFIG", folder.join("config"));
        command.arg("--vault").arg(folder.join("vault")).args(arguments).arg("--json");
        command
    }
}

/// Builds an example, and says where it is.
fn example(workspace: &Workspace, package: &str, name: &str) -> Result<PathBuf> {
    process::run(cargo().current_dir(workspace.root()).args([
        "build",
        "--release",
        "--package",
        package,
        "--example",
        name,
    ]))?;
    Ok(workspace.program(Profile::Release, &format!("examples/{name}")))
}

/// Prints a target and whether it was met.
fn target(what: &str, reached: f64, wanted: f64) {
    let verdict = if reached >= wanted { "met" } else { "MISSED" };
    println!("  target: {what} at least {wanted:.2}: {reached:.2}, {verdict}");
}
