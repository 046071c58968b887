//! `cargo xtask run`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use directories::ProjectDirs;

use crate::setup::{self, Purpose};
use crate::workspace::{Profile, Workspace, cargo};
use crate::{build, process};

/// Builds the window and opens it.
///
/// The optimized build is the default although it takes longer the first time: whoever follows the
/// README judges how fast documents go in, and an unoptimized reader is several times slower.
pub(crate) fn run(workspace: &Workspace, debug: bool, arguments: &[String]) -> Result<()> {
    setup::prepare(workspace, Purpose::Run)?;
    build::picture(workspace)?;
    let profile = if debug { Profile::Debug } else { Profile::Release };
    let mut build = cargo();
    build.current_dir(workspace.root());
    build.args(["build", "--package", "muniment-desktop"]);
    if profile == Profile::Release {
        build.arg("--release");
    }
    process::run(&mut build)?;

    let mut start = Command::new(workspace.program(profile, "muniment-desktop"));
    if arguments.is_empty() && !a_vault_was_opened() {
        start.arg("--sample");
    }
    process::run(start.args(arguments))
}

/// Whether the window has a list of vaults it opened on this machine.
fn a_vault_was_opened() -> bool {
    let folder = std::env::var_os("MUNIMENT_CONFIG").map(PathBuf::from).or_else(|| {
        ProjectDirs::from("app", "", "muniment").map(|folders| folders.config_dir().to_owned())
    });
    folder.is_some_and(|folder| folder.join("recent.json").exists())
}
