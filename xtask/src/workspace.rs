//! Where things are.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use directories::BaseDirs;
use serde::Deserialize;

/// The checkout, and what cargo knows of it.
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
    packages: Vec<Package>,
}

/// A crate of the workspace.
#[derive(Deserialize)]
struct Package {
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    packages: Vec<Package>,
}

impl Workspace {
    pub(crate) fn find() -> Result<Self> {
        let output = cargo()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .context("could not start `cargo metadata`")?;
        let metadata: Metadata =
            serde_json::from_slice(&output.stdout).context("could not read `cargo metadata`")?;
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
            packages: metadata.packages,
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// Where the models lie that the window's bundle takes in.
    pub(crate) fn models(&self) -> PathBuf {
        self.root.join("src-tauri").join("models")
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// A built program, by the name of its binary.
    pub(crate) fn program(&self, profile: Profile, name: &str) -> PathBuf {
        self.target
            .join(profile.folder())
            .join(name)
            .with_extension(std::env::consts::EXE_EXTENSION)
    }

    /// The names of all integration tests of the workspace.
    pub(crate) fn integration_tests(&self) -> Vec<&str> {
        let targets = self.packages.iter().flat_map(|package| &package.targets);
        targets
            .filter(|target| target.kind.iter().any(|kind| kind == "test"))
            .map(|target| target.name.as_str())
            .collect()
    }
}

/// How cargo builds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Debug,
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// The cargo that started this program.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm, which is a script on Windows.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Where cargo tools are installed; shared by every checkout on the machine.
pub(crate) fn tools() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("MUNIMENT_TOOLS") {
        return Ok(folder.into());
    }
    let folders = BaseDirs::new().context("this user has no home folder")?;
    Ok(folders.cache_dir().join("muniment").join("tools"))
}

/// An installed cargo tool.
pub(crate) fn tool(name: &str) -> Result<PathBuf> {
    let file = Path::new(name).with_extension(std::env::consts::EXE_EXTENSION);
    Ok(tools()?.join("bin").join(file))
}
