//! The Library of Congress program that validates bags, by which tests check packs.

use std::process::Command;

use anyhow::{Context, Result};

use super::models::python;
use crate::process;
use crate::workspace::Workspace;

const VERSION: &str = "1.9.0";

/// Installs it into the target folder, where tests look for it first.
pub(crate) fn install(workspace: &Workspace) -> Result<()> {
    let folder = workspace.target().join("bagit");
    let marker = folder.join(format!("bagit-{VERSION}.dist-info"));
    if marker.exists() {
        println!("bagit: {VERSION} is there");
        return Ok(());
    }
    let mut install = Command::new(python()?);
    install.args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"]).arg(&folder);
    install.arg(format!("bagit=={VERSION}"));
    process::run(&mut install).context("could not install bagit")
}
