//! A pack of many documents beside what people do by hand: copy, bag and zip them.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::cost::Costs;
use super::papers::Chance;
use super::{Bench, target};
use crate::process;
use crate::setup::python::BAGIT;
use crate::workspace::Workspace;

const FILES: usize = 10_000;
const BYTES_EACH: usize = 160_000;
/// What a pack may cost.
const SECONDS: f64 = 5.0;
/// How many documents one command names, so that no system finds its line too long.
const AT_ONCE: usize = 500;

/// By hand: a copy, the Library of Congress program, an archive that is not packed.
const BY_HAND: &str = "rm -rf \"$2\" \"$2.zip\" && cp -r \"$1\" \"$2\" && \
    python3 -m bagit --quiet --sha256 \"$2\" && zip -q -0 -r \"$2.zip\" \"$2\"";

pub(crate) fn measure(workspace: &Workspace, bench: &Bench) -> Result<()> {
    let folder = bench.folder("evidence")?;
    write_files(&folder)?;
    let gigabytes = (FILES * BYTES_EACH) as f64 / 1e9;
    println!("\nproductions: {FILES} documents, {gigabytes:.2} GB");

    let run = bench.folder("produce")?;
    process::output(&mut bench.muniment(&run, &["init"]))?;
    process::output(&mut bench.muniment(&run, &["add", &folder.to_string_lossy()]))?;
    ask(bench, &run)?;
    let packs = run.join("packs");
    let ours = Costs::of(|| {
        // Each run hands everything over again, as a volume of its own.
        if packs.exists() {
            fs::remove_dir_all(&packs).context("could not delete a pack")?;
        }
        let to = packs.to_string_lossy();
        let options =
            ["produce", "BENCH", "--zip", "--whole", "--as-of", "2026-01-01", "--to", &to];
        Ok(bench.muniment(&run, &options))
    })?;
    ours.print("muniment", gigabytes, "GB");
    target("packs in so many CPU seconds", SECONDS * ours.per_cpu_second(1.0).0, 1.0);

    let has_tools = |name: &str| process::succeeds(Command::new(name).arg("--version"));
    let python = BAGIT.folder(workspace);
    let mut bagit = Command::new("python3");
    bagit.args(["-c", "import bagit"]).env("PYTHONPATH", &python);
    if !has_tools("zip") || !process::succeeds(&mut bagit) {
        println!("  zip or bagit is not installed, so there is no comparison");
        return Ok(());
    }
    let theirs = Costs::of(|| {
        let mut by_hand = Command::new("sh");
        by_hand.args(["-c", BY_HAND, "by-hand"]).arg(&folder).arg(run.join("by-hand"));
        by_hand.env("PYTHONPATH", &python);
        Ok(by_hand)
    })?;
    theirs.print("by hand", gigabytes, "GB");
    let rate = |costs: &Costs| costs.per_cpu_second(gigabytes).0;
    target("times the speed of doing it by hand", rate(&ours) / rate(&theirs), 1.0);
    Ok(())
}

fn write_files(folder: &Path) -> Result<()> {
    let mut chance = Chance(0x5851_f42d_4c95_7f2d);
    for number in 0..FILES {
        let bytes: Vec<u8> =
            (0..BYTES_EACH / 8).flat_map(|_| chance.next().to_le_bytes()).collect();
        fs::write(folder.join(format!("paper {number:05}.bin")), bytes)?;
    }
    Ok(())
}

/// Opens a matter with one request that every document answers.
fn ask(bench: &Bench, run: &Path) -> Result<()> {
    process::output(&mut bench.muniment(run, &["matter", "open", "BENCH"]))?;
    let asked = ["matter", "request", "add", "BENCH", "Everything", "--number", "1"];
    process::output(&mut bench.muniment(run, &asked))?;
    let listed: Value =
        serde_json::from_str(&process::output(&mut bench.muniment(run, &["list"]))?)?;
    let documents = listed["documents"].as_array().context("`list` names no documents")?;
    let ids: Vec<&str> = documents.iter().filter_map(|each| each["document"].as_str()).collect();
    for ids in ids.chunks(AT_ONCE) {
        let mut arguments = vec!["matter", "respond", "BENCH", "1"];
        arguments.extend(ids.iter().flat_map(|id| ["--document", *id]));
        process::output(&mut bench.muniment(run, &arguments))?;
    }
    Ok(())
}
