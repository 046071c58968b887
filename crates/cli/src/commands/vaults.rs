//! Commands about the vault as a whole.

use std::path::Path;

use muniment::view::{EntryView, VerifyProblem, VerifyProgress};
use muniment::{Settings, Vault};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::interrupt;
use crate::json;
use crate::out::{Out, Outcome};
use crate::progress::Progress;
use crate::text::{count, printable, size, table};

pub(super) fn init(location: &str, settings: Settings, out: &Out) -> Result<Outcome, Failure> {
    let vault = Vault::create(location, settings).map_err(|error| Failure::not_opened(&error))?;
    summary(&vault, "created", out)
}

pub(super) fn rebuild(location: &str, settings: Settings, out: &Out) -> Result<Outcome, Failure> {
    let vault =
        Vault::open_rebuilt(location, settings).map_err(|error| Failure::not_opened(&error))?;
    vault.finish_reading()?;
    let outcome = summary(&vault, "rebuilt", out);
    vault.close();
    outcome
}

fn summary(vault: &Vault, done: &str, out: &Out) -> Result<Outcome, Failure> {
    let summary = vault.summary()?;
    let mut answer = json::snake_case(&summary);
    if let Value::Object(fields) = &mut answer {
        fields.insert("vault".to_owned(), json!(summary.id));
        fields.remove("id");
    }
    out.answer(&answer, || {
        let documents = count(summary.documents as usize, "document", "documents");
        format!("{done} {} with {documents}", summary.location)
    })?;
    Ok(Outcome::Done)
}

pub(super) fn verify(vault: &Vault, out: &Out) -> Result<Outcome, Failure> {
    let progress = Progress::new(out);
    let show = |at: VerifyProgress| {
        progress.show(|| format!("{} of {} checked", size(at.bytes_done), size(at.bytes_total)));
    };
    let report = vault.verify(&show, &interrupt::asked)?;
    drop(progress);
    let problems: Vec<Value> = report.problems.iter().map(problem).collect();
    let answer = json!({
        "objects": report.objects,
        "bytes": report.bytes,
        "entries": report.entries,
        "at": report.at,
        "seconds": report.seconds,
        "problems": problems,
    });
    out.answer(&answer, || {
        let found = report.problems.iter().map(|problem| {
            format!(
                "{}: {} [{}]\n",
                printable(&problem.path),
                printable(&problem.message),
                problem.code
            )
        });
        let found: String = found.collect();
        let objects = count(report.objects as usize, "object", "objects");
        let entries = count(report.entries as usize, "journal entry", "journal entries");
        let problems = count(report.problems.len(), "problem", "problems");
        format!(
            "{found}{objects} ({}) and {entries} checked in {:.1} s: {problems}",
            size(report.bytes),
            report.seconds
        )
    })?;
    Ok(if report.problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}

fn problem(problem: &VerifyProblem) -> Value {
    json!({
        "code": problem.code,
        "path": problem.path,
        "seq": problem.seq,
        "document": problem.document,
        "message": problem.message,
    })
}

pub(super) fn checksums(vault: &Vault, to: &Path, out: &Out) -> Result<Outcome, Failure> {
    let lines = vault.write_checksums(to)?;
    let path = to.display().to_string();
    out.answer(&json!({ "path": path, "lines": lines }), || {
        format!("{path}: {}", count(lines as usize, "digest", "digests"))
    })?;
    Ok(Outcome::Done)
}

pub(super) fn journal(
    vault: &Vault,
    offset: u64,
    limit: u64,
    out: &Out,
) -> Result<Outcome, Failure> {
    let entries = vault.journal(offset, limit)?;
    let values: Vec<Value> = entries.iter().map(json::snake_case).collect();
    out.answer(&json!({ "entries": values }), || {
        let rows = entries.iter().map(|entry: &EntryView| {
            [
                entry.n.to_string(),
                entry.at.clone(),
                entry.actor.clone(),
                entry.op.clone(),
                entry.subjects.join(", "),
            ]
        });
        table([">N", "AT", "ACTOR", "OPERATION", "SUBJECTS"], rows)
    })?;
    Ok(Outcome::Done)
}
