//! The project's own tasks: `cargo xtask run` opens the app, `cargo xtask test` proves it. Whatever
//! a known tool does is left to that tool; what stands here calls the tools in order.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "tasks talk to a terminal")]

mod bench;
mod bindings;
mod build;
mod corpus;
mod process;
mod run;
mod setup;
mod test;
mod tidy;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::setup::Purpose;
use crate::workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Muniment's own tasks")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing: system packages, npm packages, cargo tools
    Setup {
        /// What the machine is to be ready for
        #[arg(value_enum, default_value = "test")]
        purpose: Purpose,
    },
    /// Build Muniment and open it; on a machine without a vault, with the sample vault
    Run {
        /// Build without optimization: ready sooner, reads documents slower
        #[arg(long)]
        debug: bool,
        /// Passed on to Muniment, such as the vault to open
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Check and test everything, the real window included
    Test,
    /// Add a folder of real documents that has a MANIFEST.tsv, and hold the outcome against it
    Corpus {
        /// The folder
        folder: PathBuf,
        /// Use the optimized build
        #[arg(long)]
        release: bool,
        /// Only these kinds, such as `contract`
        #[arg(long, value_delimiter = ',')]
        kinds: Vec<String>,
    },
    /// Measure speed beside other programs, and print which targets are missed
    Bench {
        /// A folder of PDF files; without one they are generated
        #[arg(long)]
        documents: Option<PathBuf>,
        /// Only these measurements
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<bench::Measurement>,
    },
    /// Write the TypeScript form of the types the window and Rust exchange
    Bindings {
        /// Change nothing; fail where the committed ones are out of date
        #[arg(long)]
        check: bool,
    },
    /// Hold the sources against the house rules that no other tool checks
    Tidy,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match perform(&arguments.task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: &Task) -> anyhow::Result<()> {
    let workspace = Workspace::find()?;
    match task {
        Task::Setup { purpose } => setup::prepare(&workspace, *purpose),
        Task::Run { debug, arguments } => run::run(&workspace, *debug, arguments),
        Task::Test => test::test(&workspace),
        Task::Corpus { folder, release, kinds } => {
            corpus::check(&workspace, folder, *release, kinds)
        }
        Task::Bench { documents, only } => bench::bench(&workspace, documents.as_deref(), only),
        Task::Bindings { check } => bindings::bindings(&workspace, *check),
        Task::Tidy => tidy::tidy(&workspace),
    }
}
