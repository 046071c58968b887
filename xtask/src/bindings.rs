//! `cargo xtask bindings`: the TypeScript form of the types the window and Rust exchange.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::workspace::Workspace;
use crate::{build, process};

/// Tells the tests that write the types where to.
pub(crate) const FOLDER_VARIABLE: &str = "TS_RS_EXPORT_DIR";

/// Regenerates the committed types, or only compares them with fresh ones.
pub(crate) fn bindings(workspace: &Workspace, check: bool) -> Result<()> {
    build::picture(workspace)?;
    let fresh = scratch(workspace)?;
    let mut write = build::cargo_all(workspace, "test");
    write.args(["--lib", "--bins", "export_bindings"]).env(FOLDER_VARIABLE, &fresh);
    process::run(&mut write)?;
    if check {
        return compare(workspace, &fresh);
    }
    let committed = committed(workspace);
    let wanted = read_all(&fresh)?;
    for gone in read_all(&committed)?.keys().filter(|path| !wanted.contains_key(*path)) {
        fs::remove_file(committed.join(gone))?;
    }
    for (path, text) in &wanted {
        let path = committed.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder"))?;
        fs::write(&path, text).with_context(|| format!("could not write `{}`", path.display()))?;
    }
    println!("{} types in `{}`", wanted.len(), committed.display());
    Ok(())
}

/// An empty folder for the types that a run of the tests writes.
pub(crate) fn scratch(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target().join("bindings");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("could not empty `{}`", folder.display()))?;
    }
    fs::create_dir_all(&folder)
        .with_context(|| format!("could not create `{}`", folder.display()))?;
    Ok(folder)
}

/// Fails where the committed types are not those just written.
pub(crate) fn compare(workspace: &Workspace, fresh: &Path) -> Result<()> {
    let fresh = read_all(fresh)?;
    let committed = read_all(&committed(workspace))?;
    let differs = |path: &&PathBuf| fresh.get(*path) != committed.get(*path);
    let mut stale: Vec<_> = fresh.keys().filter(differs).collect();
    stale.extend(committed.keys().filter(|path| !fresh.contains_key(*path)));
    if fresh.is_empty() {
        bail!("the tests wrote no types; are they still exported?");
    }
    if !stale.is_empty() {
        bail!("these types are out of date, run `cargo xtask bindings`: {stale:?}");
    }
    println!("bindings: {} types up to date", fresh.len());
    Ok(())
}

fn committed(workspace: &Workspace) -> PathBuf {
    workspace.ui().join("src/lib/ipc/bindings")
}

fn read_all(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut texts = BTreeMap::new();
    if !folder.exists() {
        return Ok(texts);
    }
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|extension| extension == "ts") {
            let name = entry.path().strip_prefix(folder)?.to_owned();
            texts.insert(name, fs::read_to_string(entry.path())?);
        }
    }
    Ok(texts)
}
