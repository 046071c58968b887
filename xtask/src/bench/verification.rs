//! Verification of a vault beside the bare hash.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::cost::Costs;
use super::papers::Chance;
use super::{Bench, target};
use crate::process;

const FILES: usize = 64;
const BYTES_EACH: usize = 8 << 20;

pub(crate) fn measure(bench: &Bench) -> Result<()> {
    let folder = bench.folder("bytes")?;
    let files = write_files(&folder)?;
    let gigabytes = (FILES * BYTES_EACH) as f64 / 1e9;
    println!("\nverify: {gigabytes:.2} GB in {FILES} objects");

    let run = bench.folder("verify")?;
    process::output(&mut bench.muniment(&run, &["init"]))?;
    process::output(&mut bench.muniment(&run, &["add", &folder.to_string_lossy()]))?;
    let ours = Costs::of(|| Ok(bench.muniment(&run, &["verify"])))?;
    ours.print("muniment", gigabytes, "GB");

    if !process::succeeds(Command::new("openssl").arg("version")) {
        println!("  openssl is not installed, so there is no comparison");
        return Ok(());
    }
    let theirs = Costs::of(|| {
        let mut hash = Command::new("openssl");
        hash.args(["dgst", "-sha256"]).args(&files);
        Ok(hash)
    })?;
    theirs.print("openssl", gigabytes, "GB");
    let part = ours.per_cpu_second(gigabytes).0 / theirs.per_cpu_second(gigabytes).0;
    target("part of openssl's speed", part, 0.9);
    Ok(())
}

fn write_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut files = Vec::with_capacity(FILES);
    for number in 0..FILES {
        let bytes: Vec<u8> =
            (0..BYTES_EACH / 8).flat_map(|_| chance.next().to_le_bytes()).collect();
        let path = folder.join(format!("{number}.bin"));
        fs::write(&path, bytes)?;
        files.push(path);
    }
    Ok(files)
}
