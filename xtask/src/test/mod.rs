//! `cargo xtask test`: every check and every test, cheap ones first.

mod summary;

use anyhow::Result;

use crate::setup::{self, Purpose};
use crate::workspace::{Workspace, cargo, npm, tool};
use crate::{bindings, build, process, tidy};
use summary::Summary;

/// The test that drives the real window. Empty but on Linux: the driver knows no macOS, and on Windows
/// it needs a part that is not installed here.
const WINDOW: &str = "e2e";

/// Prepares the machine, then checks and tests everything. Stops at the first failure.
pub(crate) fn test(workspace: &Workspace) -> Result<()> {
    let mut summary = Summary::default();
    let outcome = steps(workspace, &mut summary);
    summary.print();
    outcome
}

fn steps(workspace: &Workspace, summary: &mut Summary) -> Result<()> {
    summary.step("setup", || setup::prepare(workspace, Purpose::Test))?;
    summary.step("house rules", || tidy::tidy(workspace))?;
    summary.step("format", || cargo_here(workspace, &["fmt", "--all", "--check"]))?;
    for script in ["lint", "check", "test"] {
        summary.step(&format!("ui {script}"), || {
            process::run(npm().current_dir(workspace.ui()).args(["run", script]))
        })?;
    }
    summary.step("ui build", || build::picture(workspace))?;
    summary.step("dependencies", || deny(workspace))?;
    summary.step("clippy", || {
        let all = ["clippy", "--workspace", "--all-targets", "--features", build::FEATURES];
        process::run(cargo().current_dir(workspace.root()).args(all).args(["--", "-D", "warnings"]))
    })?;
    summary.step("build", || build::everything(workspace))?;
    summary
        .step("tests of the tasks", || cargo_here(workspace, &["test", "--package", "xtask"]))?;
    summary.step("tests", || {
        let written = bindings::scratch(workspace)?;
        let mut tests = build::cargo_all(workspace, "test");
        tests.env(bindings::FOLDER_VARIABLE, &written);
        tests.args(["--no-fail-fast", "--lib", "--bins", "--examples"]);
        for name in workspace.integration_tests().into_iter().filter(|name| *name != WINDOW) {
            tests.args(["--test", name]);
        }
        process::run(&mut tests)?;
        bindings::compare(workspace, &written)
    })?;
    summary.step("examples in the docs", || {
        process::run(build::cargo_all(workspace, "test").arg("--doc"))
    })?;
    // One window at a time, so that on two cores none waits for another past its limits.
    summary.step("window", || {
        let mut tests = build::cargo_all(workspace, "test");
        tests.env("TAURI_DRIVER", tool("tauri-driver")?);
        process::run(tests.args(["--test", WINDOW, "--", "--test-threads", "1"]))
    })
}

fn cargo_here(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    process::run(cargo().current_dir(workspace.root()).args(arguments))
}

/// Licenses, sources and who may depend on whom. Known vulnerabilities only where their database
/// can be reached.
fn deny(workspace: &Workspace) -> Result<()> {
    let deny = |arguments: &[&str]| -> Result<()> {
        let mut command = std::process::Command::new(tool("cargo-deny")?);
        command.current_dir(workspace.root());
        process::run(command.args(["--log-level", "error", "--workspace", "check"]).args(arguments))
    };
    deny(&["bans", "licenses", "sources"])?;
    let fetch = ["fetch", "db"];
    let mut database = std::process::Command::new(tool("cargo-deny")?);
    if process::succeeds(database.current_dir(workspace.root()).args(fetch)) {
        deny(&["advisories"])
    } else {
        println!("advisories: skipped, their database cannot be reached");
        Ok(())
    }
}
