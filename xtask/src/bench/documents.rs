//! The whole path of a document, from the file to the first answer, beside Recoll.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use walkdir::WalkDir;

use super::cost::Costs;
use super::{Bench, papers, target};
use crate::process;

const GENERATED: usize = 400;

pub(crate) fn measure(bench: &Bench, given: Option<&Path>) -> Result<()> {
    let folder = bench.folder("papers")?;
    match given {
        Some(given) => copy_pdfs(given, &folder)?,
        None => papers::write(&folder, GENERATED)?,
    }
    let count = fs::read_dir(&folder)?.count();
    ensure!(count > 0, "there are no PDF files to measure with");
    println!("\ndocuments: {count} PDF files, stored, read and searchable");

    let papers = folder.to_string_lossy();
    let ours = Costs::of(|| {
        let run = bench.folder("add")?;
        process::output(&mut bench.muniment(&run, &["init"]))?;
        Ok(bench.muniment(&run, &["add", &papers]))
    })?;
    ours.print("muniment", count as f64, "documents");
    let (rate, _) = ours.per_cpu_second(count as f64);
    target("documents per CPU-second", rate, 120.0);

    if !is_there("recollindex") {
        println!("  recollindex is not installed, so there is no comparison");
        return Ok(());
    }
    let theirs = Costs::of(|| {
        let run = bench.folder("recoll")?;
        fs::write(run.join("recoll.conf"), format!("topdirs = {papers}\nnoaspell = 1\n"))?;
        let mut index = Command::new("recollindex");
        index.arg("-c").arg(run);
        Ok(index)
    })?;
    theirs.print("recollindex", count as f64, "documents");
    target("times Recoll", rate / theirs.per_cpu_second(count as f64).0, 3.0);
    Ok(())
}

/// Every PDF below `from`, in one folder, so that both programs see the same files.
fn copy_pdfs(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let path: PathBuf = entry?.into_path();
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
            let number = fs::read_dir(to)?.count();
            fs::copy(&path, to.join(format!("{number:05}.pdf")))?;
        }
    }
    Ok(())
}

/// Whether a program can be started, however it likes its arguments.
fn is_there(program: &str) -> bool {
    Command::new(program).arg("-h").output().is_ok()
}
