//! Programs in Python that tests and the benchmark compare with, each in a folder of its own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::models::python;
use crate::process;
use crate::workspace::Workspace;

/// A package of the Python Package Index, at the version that is compared with.
pub(crate) struct Package {
    name: &'static str,
    version: &'static str,
}

/// The Library of Congress program that validates bags, by which tests check packs.
pub(crate) const BAGIT: Package = Package { name: "bagit", version: "1.9.0" };
/// The reader of workbooks that the benchmark compares with.
pub(crate) const OPENPYXL: Package = Package { name: "openpyxl", version: "3.1.5" };

impl Package {
    /// Where it is installed, for `PYTHONPATH`; tests look there first.
    pub(crate) fn folder(&self, workspace: &Workspace) -> PathBuf {
        workspace.target().join(self.name)
    }

    /// Installs it into the target folder.
    pub(super) fn install(&self, workspace: &Workspace) -> Result<()> {
        let Self { name, version } = self;
        let folder = self.folder(workspace);
        if folder.join(format!("{name}-{version}.dist-info")).exists() {
            println!("{name}: {version} is there");
            return Ok(());
        }
        let mut install = Command::new(python()?);
        install.args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"]).arg(&folder);
        install.arg(format!("{name}=={version}"));
        process::run(&mut install).with_context(|| format!("could not install {name}"))
    }
}
