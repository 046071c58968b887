//! `cargo xtask corpus`: real documents through the command line's door, and what must come of them.

mod command_line;
mod expectations;
mod manifest;
mod recall;
mod recognition;
mod report;
mod sandbox;
mod spreadsheets;
mod suggestions;
mod terms;
#[cfg(test)]
#[cfg(unix)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::build;
use crate::workspace::{Profile, Workspace};
use command_line::{CommandLine, Document, Stored};
use manifest::Row;
use report::Report;
use sandbox::Sandbox;

/// The least part of a contract's words that must be found.
const LEAST_RECALL: f64 = 0.95;

/// Builds the command line and examines what it makes of the folder.
pub(crate) fn check(
    workspace: &Workspace,
    folder: &Path,
    release: bool,
    kinds: &[String],
) -> Result<()> {
    let folder = folder
        .canonicalize()
        .with_context(|| format!("there is no folder of documents at `{}`", folder.display()))?;
    let profile = if release { Profile::Release } else { Profile::Debug };
    build::command_line(workspace, profile)?;
    let program = workspace.program(profile, "muniment");
    let target = workspace.target();
    let (mut report, documents) = examine(&program, &target.join("corpus"), &folder, kinds)?;
    if kinds.is_empty() {
        let rows = manifest::read(&folder)?;
        let place = target.join("corpus-recognition");
        recognition::check(&program, &place, &folder, &rows, &mut report)?;
    }
    if kinds.is_empty() || kinds.iter().any(|kind| kind == "terms") {
        terms::check(&program, &target.join("corpus-terms"), &folder, &mut report)?;
    }
    report.finish(&documents)
}

/// Adds the folder kind by kind, and notes everything that is not as its manifest and the project's
/// promises say.
fn examine(
    program: &Path,
    place: &Path,
    folder: &Path,
    kinds: &[String],
) -> Result<(Report, Vec<Document>)> {
    let rows = manifest::read(folder)?;
    let of_kind = by_kind(&rows, kinds);
    ensure!(!of_kind.is_empty(), "the manifest has no documents of these kinds");
    let sandbox = Sandbox::new(place, folder)?;
    let muniment = CommandLine::new(program.to_owned(), &sandbox);
    muniment.init()?;

    let mut report = Report::default();
    let mut stored = BTreeMap::new();
    for (kind, rows) in &of_kind {
        add(&muniment, folder, kind, rows, &mut stored, &mut report)?;
    }
    let documents = muniment.list()?;
    check_states(&rows, &stored, &documents, &mut report);
    check_texts(&muniment, folder, &rows, &stored, &documents, &mut report);
    suggestions::of_invoices(&muniment, folder, &rows, &stored, &mut report)?;
    spreadsheets::check(&muniment, &rows, &stored, &mut report)?;
    check_whole(&muniment, &sandbox, &mut report)?;
    Ok((report, documents))
}

fn by_kind<'a>(rows: &'a [Row], kinds: &[String]) -> BTreeMap<&'a str, Vec<&'a Row>> {
    let mut of_kind: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows.iter().filter(|row| kinds.is_empty() || kinds.contains(&row.kind)) {
        of_kind.entry(&row.kind).or_default().push(row);
    }
    of_kind
}

/// Adds the files of one kind and holds what was stored against the manifest.
fn add(
    muniment: &CommandLine,
    folder: &Path,
    kind: &str,
    rows: &[&Row],
    stored: &mut BTreeMap<String, Stored>,
    report: &mut Report,
) -> Result<()> {
    // Each document has limits of its own in the worker; this one only ends a real hang.
    let limit = Duration::from_secs(120 + 5 * rows.len() as u64);
    let (added, took) = muniment.add(&folder.join(kind), limit, false)?;
    report.kind(kind, rows.len(), took);
    for refused in added.failed {
        report
            .problem(&refused.path, format!("not stored: {} ({})", refused.message, refused.code));
    }
    report.worker(added.workers);
    for file in added.added.into_iter().chain(added.duplicates) {
        let path = Path::new(&file.path);
        let path = path.strip_prefix(folder).unwrap_or(path);
        stored.insert(path.to_string_lossy().replace('\\', "/"), file);
    }
    for row in rows {
        match stored.get(&row.path) {
            None => report.problem(&row.path, "neither added nor reported as a duplicate"),
            Some(file) if file.sha256 != row.sha256 => report.problem(
                &row.path,
                format!("its hash is {}, the manifest says {}", file.sha256, row.sha256),
            ),
            Some(_) => {}
        }
    }
    Ok(())
}

/// Every document ended in a state, and the files whose state is known in theirs.
fn check_states(
    rows: &[Row],
    stored: &BTreeMap<String, Stored>,
    documents: &[Document],
    report: &mut Report,
) {
    for document in documents.iter().filter(|document| !expectations::is_final(&document.state)) {
        let state = &document.state;
        report.problem(&document.name, format!("ended in `{state}`, which is not a final state"));
    }
    let states: BTreeMap<&str, &str> =
        documents.iter().map(|found| (found.document.as_str(), found.state.as_str())).collect();
    for row in rows {
        let Some(file) = stored.get(&row.path) else { continue };
        let Some(state) = states.get(file.document.as_str()) else {
            report.problem(&row.path, "stored, but not in the list of documents");
            continue;
        };
        report.state(&row.kind, state);
        if let Some(wanted) = expectations::states(row).filter(|wanted| !wanted.contains(state)) {
            let wanted = wanted.join("` or `");
            report.problem(
                &row.path,
                format!("is `{state}`, expected `{wanted}` ({})", row.expected),
            );
        }
    }
}

/// Documents marked as text have text, and contracts have theirs.
fn check_texts(
    muniment: &CommandLine,
    folder: &Path,
    rows: &[Row],
    stored: &BTreeMap<String, Stored>,
    documents: &[Document],
    report: &mut Report,
) {
    let mut truths = BTreeMap::new();
    for row in rows.iter().filter(|row| row.kind == "contract") {
        if let (Some(file), Some(truth)) = (stored.get(&row.path), row.full_text()) {
            truths.insert(file.document.as_str(), (row, folder.join(truth)));
        }
    }
    let marked: Vec<_> = documents.iter().filter(|document| document.state == "text").collect();
    let next = AtomicUsize::new(0);
    let shared = Mutex::new(report);
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(document) = marked.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let text = muniment.text(&document.document);
                    let truth = truths.get(document.document.as_str());
                    let mut report = shared.lock().expect("no thread panics with the report");
                    match text {
                        Err(error) => report.problem(&document.name, format!("{error:#}")),
                        Ok(text) if text.trim().is_empty() => {
                            report.problem(&document.name, "is marked as text and has none");
                        }
                        Ok(text) => {
                            if let Some((row, truth)) = truth {
                                check_recall(row, truth, &text, &mut report);
                            }
                        }
                    }
                }
            });
        }
    });
}

fn check_recall(row: &Row, truth: &Path, text: &str, report: &mut Report) {
    let Ok(truth) = std::fs::read(truth) else {
        report.problem(&row.path, format!("`{}` cannot be read", truth.display()));
        return;
    };
    let recall = recall::of_tokens(&String::from_utf8_lossy(&truth), text);
    report.recall(recall);
    if recall < LEAST_RECALL {
        report.problem(&row.path, format!("recall of its words is {recall:.3}"));
    }
}

/// The vault verifies, and nothing was written beside it.
fn check_whole(muniment: &CommandLine, sandbox: &Sandbox, report: &mut Report) -> Result<()> {
    for problem in muniment.verify()? {
        report.problem(&problem.path, format!("verify: {} ({})", problem.message, problem.code));
    }
    for path in sandbox.written_outside()? {
        report.problem(&path.display().to_string(), "was written outside the vault");
    }
    Ok(())
}
