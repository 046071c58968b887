//! How well and how fast scanned pages are recognized, beside Tesseract and OCRmyPDF.
//!
//! There is one run: it reads enough pages for their mean, and takes half an hour on one core.

use std::process::Command;

use anyhow::{Result, ensure};

use super::Bench;
use crate::process;
use crate::workspace::{Profile, Workspace, cargo};

pub(crate) fn measure(workspace: &Workspace, bench: &Bench) -> Result<()> {
    let models = workspace.models();
    ensure!(models.is_dir(), "the models that recognize text are not in `{}`", models.display());
    process::run(cargo().current_dir(workspace.root()).args([
        "build",
        "--release",
        "--package",
        "muniment-extract",
        "--example",
        "recognition",
    ]))?;
    println!("\nrecognition: generated pages, scanned in six ways, and real ones where there are");
    let mut recognition = Command::new(workspace.program(Profile::Release, "examples/recognition"));
    recognition.arg(models).arg(bench.folder("recognition")?);
    let corpus = workspace.root().join("../shared/corpus");
    if corpus.is_dir() {
        recognition.arg("--corpus").arg(corpus);
    }
    process::run(&mut recognition)
}
