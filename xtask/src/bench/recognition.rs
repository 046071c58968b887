//! How well and how fast scanned pages are recognized, beside Tesseract and OCRmyPDF; and whether
//! typing an identifier finds the page that bears it, as it was read, among many other papers.
//!
//! There is one run: it reads enough pages for their mean, and takes half an hour on one core.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use super::{Bench, example};
use crate::process;
use crate::workspace::Workspace;

/// The papers among which a page is to be found.
const PAPERS: u32 = 100_000;

pub(crate) fn measure(workspace: &Workspace, bench: &Bench) -> Result<()> {
    let kept = bench.folder("kept")?;
    recognize(workspace, bench, &kept)?;
    let mut latency = Command::new(example(workspace, "muniment-search", "latency")?);
    println!("\nidentifiers: those of the generated pages, typed, among {PAPERS} papers");
    latency.args(["--documents", &PAPERS.to_string(), "--scans"]).arg(&kept);
    process::run(&mut latency)
}

/// Keeps in a folder what was read.
fn recognize(workspace: &Workspace, bench: &Bench, kept: &Path) -> Result<()> {
    let models = workspace.models();
    ensure!(models.is_dir(), "the models that recognize text are not in `{}`", models.display());
    let program = example(workspace, "muniment-extract", "recognition")?;
    println!("\nrecognition: generated pages, scanned in six ways, and real ones where there are");
    let mut recognition = Command::new(program);
    recognition.arg(models).arg(bench.folder("recognition")?).arg("--keep").arg(kept);
    let corpus = workspace.root().join("../shared/corpus");
    if corpus.is_dir() {
        recognition.arg("--corpus").arg(corpus);
    }
    process::run(&mut recognition)
}
