//! What a person installs: Rust and Node. Everything else is installed here.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::workspace::npm;

type Version = (u32, u32);

/// Fails with what to get and where, when Rust or Node is missing or too old.
pub(crate) fn check() -> Result<()> {
    let rust = installed(Command::new("rustc").arg("--version"));
    require(rust, "Rust", (1, 95), "https://rustup.rs; an older one with `rustup update stable`")?;
    let node = installed(Command::new("node").arg("--version"));
    require(node, "Node", (20, 19), "https://nodejs.org/en/download")?;
    let npm = installed(npm().arg("--version"));
    require(npm, "npm", (10, 0), "https://nodejs.org/en/download; it comes with Node")
}

/// The version a program states, none where it cannot be started.
fn installed(command: &mut Command) -> Option<Version> {
    version(&process::output(command).ok()?)
}

fn require(found: Option<Version>, name: &str, least: Version, source: &str) -> Result<()> {
    let (major, minor) = least;
    match found {
        Some(found) if found >= least => Ok(()),
        Some((old, older)) => bail!(
            "{name} {major}.{minor} or newer is needed, this is {old}.{older}. Get it from {source}"
        ),
        None => bail!("{name} {major}.{minor} or newer is needed. Get it from {source}"),
    }
}

/// The first two numbers of the first word that begins with a digit, a leading `v` aside.
fn version(text: &str) -> Option<Version> {
    let is_version = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit());
    let word = text.split_whitespace().map(|word| word.trim_start_matches('v')).find(is_version)?;
    let mut numbers = word.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_in_what_each_program_prints() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert_eq!(version("v20.19.4"), Some((20, 19)));
        assert_eq!(version("11.0.0"), Some((11, 0)));
        assert_eq!(version("command not found"), None);
    }

    #[test]
    fn an_older_major_version_is_refused_whatever_its_minor() {
        let refused = require(Some((18, 99)), "Node", (20, 19), "nodejs.org").expect_err("too old");
        assert_eq!(
            refused.to_string(),
            "Node 20.19 or newer is needed, this is 18.99. Get it from nodejs.org"
        );
    }
}
