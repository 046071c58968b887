//! `cargo xtask setup`: installs what is missing, and only that.

mod models;
mod npm;
mod packages;
mod prerequisites;
pub(crate) mod python;
mod system;
mod tools;

use anyhow::Result;

use crate::workspace::Workspace;

/// What a machine is to be made ready for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Purpose {
    /// Building and opening the app
    Run,
    /// The above and every check and test
    Test,
    /// The above and the programs the benchmark compares with
    Bench,
}

/// Makes this machine ready.
pub(crate) fn prepare(workspace: &Workspace, purpose: Purpose) -> Result<()> {
    prerequisites::check()?;
    system::install(purpose)?;
    npm::install(workspace)?;
    models::install(workspace)?;
    if purpose >= Purpose::Test {
        tools::install(workspace)?;
        python::BAGIT.install(workspace)?;
    }
    if purpose >= Purpose::Bench {
        python::OPENPYXL.install(workspace)?;
    }
    Ok(())
}
