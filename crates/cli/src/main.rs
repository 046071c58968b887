//! The `muniment` command: a vault for a terminal and for scripts.
//!
//! One JSON value or a readable answer goes to standard output, everything else to standard
//! error. Exit codes: 0 done, 1 finished with problems, 2 wrong use, 3 the vault cannot be opened.

mod access_args;
mod args;
mod commands;
mod custody_args;
mod deadline_args;
mod failure;
mod interrupt;
mod json;
mod key_args;
mod license_args;
mod matter_args;
mod out;
mod production_args;
mod progress;
mod register_args;
mod statement_args;
mod terms_args;
mod text;
mod true_up_args;

use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::EnvFilter;

use args::Args;
use out::{Out, Outcome};

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == "--worker") {
        return muniment::serve_worker();
    }
    let args = Args::parse();
    let filter = EnvFilter::try_from_env("MUNIMENT_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    interrupt::listen();
    let out = Out::new(args.json);
    match commands::run(&args, &out) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(failure) => {
            out.problem(failure.problem());
            failure.exit_code()
        }
    }
}
