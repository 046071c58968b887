//! What the corpus says about itself.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// A file of the corpus.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    pub(crate) path: String,
    pub(crate) sha256: String,
    pub(crate) kind: String,
    /// Other files of the corpus that say what is in this one, separated by `;`.
    pub(crate) ground_truth: String,
    /// What other programs made of it.
    pub(crate) expected: String,
}

impl Row {
    /// The file that holds the text of this one, from the corpus's folder.
    pub(crate) fn full_text(&self) -> Option<&str> {
        self.ground_truth.split(';').find(|path| path.ends_with(".txt"))
    }
}

/// Reads `MANIFEST.tsv`, whose fields are bare.
pub(crate) fn read(folder: &Path) -> Result<Vec<Row>> {
    let path = folder.join("MANIFEST.tsv");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .from_path(&path)
        .with_context(|| format!("could not open `{}`", path.display()))?;
    let rows: Result<Vec<Row>, _> = reader.deserialize().collect();
    rows.with_context(|| format!("could not read `{}`", path.display()))
}
