//! The one way in which the workspace is built for checks and tests.
//!
//! Cargo compiles a crate again for every other set of packages and features. So everything that
//! checks or tests selects the same ones, and asks for parts of the outcome by target only.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::process;
use crate::workspace::{Profile, Workspace, cargo, npm};

/// What is switched on beyond the defaults: the tests that write the window's types.
pub(crate) const FEATURES: &str = "muniment-desktop/bindings";

/// A cargo command for the whole workspace but this program.
pub(crate) fn cargo_all(workspace: &Workspace, verb: &str) -> Command {
    let mut command = cargo();
    // This program leaves itself out: it is running, and Windows does not replace what runs.
    let selection = ["--workspace", "--exclude", "xtask", "--features", FEATURES];
    command.current_dir(workspace.root()).arg(verb).args(selection);
    command
}

/// Builds every program, test and example.
pub(crate) fn everything(workspace: &Workspace) -> Result<()> {
    process::run(cargo_all(workspace, "build").args(["--bins", "--tests", "--examples"]))
}

/// Builds the command line.
pub(crate) fn command_line(workspace: &Workspace, profile: Profile) -> Result<()> {
    match profile {
        Profile::Debug => {
            picture(workspace)?;
            everything(workspace)
        }
        Profile::Release => process::run(cargo().current_dir(workspace.root()).args([
            "build",
            "--release",
            "--package",
            "muniment-cli",
        ])),
    }
}

/// Builds the window's picture, which the desktop program embeds; nothing where it is up to date.
pub(crate) fn picture(workspace: &Workspace) -> Result<()> {
    let ui = workspace.ui();
    if is_current(&ui)? {
        println!("ui: up to date");
        return Ok(());
    }
    process::run(npm().current_dir(ui).args(["run", "build"]))
}

fn is_current(ui: &Path) -> Result<bool> {
    let Ok(built) = fs::metadata(ui.join("dist/index.html")).and_then(|file| file.modified())
    else {
        return Ok(false);
    };
    Ok(newest_source(ui)?.is_none_or(|source| source <= built))
}

fn newest_source(ui: &Path) -> Result<Option<SystemTime>> {
    let sources = WalkDir::new(ui)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != "node_modules" && entry.file_name() != "dist");
    let mut newest = None;
    for entry in sources {
        let entry = entry.with_context(|| format!("could not list `{}`", ui.display()))?;
        if entry.file_type().is_file() {
            newest = newest.max(Some(entry.metadata()?.modified()?));
        }
    }
    Ok(newest)
}
