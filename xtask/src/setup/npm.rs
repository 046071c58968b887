//! The window's npm packages.

use std::fs;

use anyhow::{Context, Result};

use crate::process;
use crate::workspace::{Workspace, npm};

/// Installs what the lock file names, unless exactly that is installed.
pub(crate) fn install(workspace: &Workspace) -> Result<()> {
    let lock = workspace.ui().join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("could not read `{}`", lock.display()))?;
    // The copy lies among the packages, so that it disappears together with them.
    let installed = workspace.ui().join("node_modules/.installed-package-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        println!("npm packages: up to date");
        return Ok(());
    }
    process::run(npm().current_dir(workspace.ui()).args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, wanted)
        .with_context(|| format!("could not write `{}`", installed.display()))
}
