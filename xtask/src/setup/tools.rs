//! Cargo tools, in a folder of their own that checkouts share.

use std::fs;

use anyhow::{Context, Result};

use crate::process;
use crate::workspace::{Workspace, cargo, tool, tools};

struct Tool {
    name: &'static str,
    version: &'static str,
    /// Where it can be of use: the driver of the window tests knows Linux and Windows only.
    platforms: &'static [&'static str],
}

const TOOLS: [Tool; 2] = [
    Tool { name: "cargo-deny", version: "0.20.2", platforms: &["linux", "windows", "macos"] },
    Tool { name: "tauri-driver", version: "2.1.0", platforms: &["linux"] },
];

/// Installs the tools that are missing or of another version.
pub(crate) fn install(workspace: &Workspace) -> Result<()> {
    // Cargo's own list of what it installed there; absent before the first time.
    let list = fs::read_to_string(tools()?.join(".crates.toml")).unwrap_or_default();
    for Tool { name, version, platforms } in TOOLS {
        if !platforms.contains(&std::env::consts::OS) {
            continue;
        }
        if list.contains(&format!("\"{name} {version} ")) && tool(name)?.exists() {
            println!("{name}: {version} is there");
            continue;
        }
        let mut install = cargo();
        // They run for a second and are compiled for minutes: an unoptimized build is the quicker
        // way to an answer.
        install.args(["install", name, "--version", version, "--locked", "--force", "--debug"]);
        install.arg("--root").arg(tools()?);
        let parts = workspace.target().join("tools");
        install.env("CARGO_TARGET_DIR", &parts);
        install.env("CARGO_PROFILE_DEV_DEBUG", "false");
        process::run(&mut install).with_context(|| format!("could not install {name}"))?;
        fs::remove_dir_all(&parts)
            .with_context(|| format!("could not delete `{}`", parts.display()))?;
    }
    Ok(())
}
