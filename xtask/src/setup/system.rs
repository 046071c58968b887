//! System packages.

use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Purpose;
use super::packages::{Manager, needed};
use crate::process;

/// Installs the missing system packages for a purpose.
pub(crate) fn install(purpose: Purpose) -> Result<()> {
    match std::env::consts::OS {
        "linux" => install_linux(purpose),
        "windows" => install_windows(),
        // The window is part of the system, and the compiler this program was built with is the
        // only other thing a build needs.
        "macos" => Ok(()),
        other => bail!("Muniment runs on Linux, Windows and macOS, this is {other}"),
    }
}

fn install_linux(purpose: Purpose) -> Result<()> {
    let Some(manager) = manager() else {
        bail!(
            "no package manager of Debian, Fedora or Arch was found; install what corresponds to \
             these Debian packages: {}",
            needed(Manager::Apt, purpose).join(" ")
        );
    };
    let wanted = needed(manager, purpose);
    let missing: Vec<_> =
        wanted.into_iter().filter(|package| !is_installed(manager, package)).collect();
    if missing.is_empty() {
        println!("system packages: all there");
        return Ok(());
    }
    println!("system packages: installing {}", missing.join(" "));
    let failed = || format!("could not install {}", missing.join(" "));
    match manager {
        Manager::Apt => {
            process::run(as_root("apt-get").args(["-o", "DPkg::Lock::Timeout=300", "update"]))
                .with_context(failed)?;
            let install = ["install", "-y", "--no-install-recommends"];
            let mut apt = as_root("apt-get");
            apt.args(["-o", "DPkg::Lock::Timeout=300"]).args(install).args(&missing);
            process::run(&mut apt).with_context(failed)
        }
        Manager::Dnf => {
            process::run(as_root("dnf").args(["install", "-y"]).args(&missing)).with_context(failed)
        }
        Manager::Pacman => {
            let install = ["-S", "--needed", "--noconfirm"];
            process::run(as_root("pacman").args(install).args(&missing)).with_context(failed)
        }
    }
}

fn manager() -> Option<Manager> {
    let known = [("apt-get", Manager::Apt), ("dnf", Manager::Dnf), ("pacman", Manager::Pacman)];
    let found = known
        .into_iter()
        .find(|(program, _)| process::succeeds(Command::new(program).arg("--version")));
    found.map(|(_, manager)| manager)
}

fn is_installed(manager: Manager, package: &str) -> bool {
    match manager {
        Manager::Apt => {
            let status = ["-W", "-f", "${db:Status-Status}", package];
            process::output(Command::new("dpkg-query").args(status))
                .is_ok_and(|status| status == "installed")
        }
        Manager::Dnf => process::succeeds(Command::new("rpm").args(["-q", package])),
        // A group such as base-devel is known to the sync database only.
        Manager::Pacman => {
            process::succeeds(Command::new("pacman").args(["-Qq", package]))
                || process::succeeds(Command::new("pacman").args(["-Qqg", package]))
        }
    }
}

/// A command as the superuser, through sudo where this user is another.
fn as_root(program: &str) -> Command {
    let is_root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    let mut command = if is_root {
        Command::new(program)
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["--preserve-env=DEBIAN_FRONTEND", program]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// The window on Windows is the WebView2 runtime, which some editions come without.
fn install_windows() -> Result<()> {
    const RUNTIME: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let places = [r"HKLM\SOFTWARE\WOW6432Node", r"HKLM\SOFTWARE", r"HKCU\Software"];
    let is_there = places.iter().any(|place| {
        let key = format!(r"{place}\{RUNTIME}");
        process::succeeds(Command::new("reg").args(["query", &key, "/v", "pv"]))
    });
    if is_there {
        println!("WebView2: there");
        return Ok(());
    }
    let install = ["install", "--exact", "--id", "Microsoft.EdgeWebView2Runtime"];
    process::run(Command::new("winget").args(install)).context(
        "WebView2 is missing; get it from https://developer.microsoft.com/microsoft-edge/webview2",
    )
}
