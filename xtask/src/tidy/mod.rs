//! `cargo xtask tidy`: house rules that no other tool checks.

mod fences;
mod lengths;
mod links;
mod spelling;
mod words;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::workspace::Workspace;

/// A text file of the project.
pub(crate) struct Source {
    /// Where it is, from the project's root, with `/` on every platform.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    fn is(&self, extensions: &[&str]) -> bool {
        extensions.iter().any(|extension| self.path.ends_with(&format!(".{extension}")))
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Something that breaks a rule.
pub(crate) struct Finding {
    pub(crate) path: String,
    /// Counted from 1; none where the whole file is meant.
    pub(crate) line: Option<usize>,
    pub(crate) rule: String,
}

/// Fails with every finding listed.
pub(crate) fn tidy(workspace: &Workspace) -> Result<()> {
    let sources = sources(workspace)?;
    let mut findings = lengths::check(&sources);
    findings.extend(words::check(&sources));
    findings.extend(spelling::check(&sources));
    findings.extend(fences::check(&sources));
    findings.extend(links::check(&sources, workspace.root()));
    for Finding { path, line, rule } in &findings {
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        println!("{path}{line}: {rule}");
    }
    if !findings.is_empty() {
        bail!("{} places break the house rules", findings.len());
    }
    println!("tidy: {} files keep the house rules", sources.len());
    Ok(())
}

/// Every text file that git knows or would add.
fn sources(workspace: &Workspace) -> Result<Vec<Source>> {
    const TEXT: [&str; 10] =
        ["rs", "ts", "js", "svelte", "css", "html", "md", "toml", "py", "json"];
    let list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = process::output(Command::new("git").current_dir(workspace.root()).args(list))
        .context("the list of files comes from git")?;
    let mut sources = Vec::new();
    for path in listed.lines() {
        let full: PathBuf = workspace.root().join(path);
        // What was just deleted is still listed.
        let is_text = TEXT.iter().any(|extension| path.ends_with(&format!(".{extension}")));
        if is_text && full.is_file() {
            let text = fs::read_to_string(&full)
                .with_context(|| format!("could not read `{path}` as text"))?;
            sources.push(Source { path: path.to_owned(), text });
        }
    }
    Ok(sources)
}
