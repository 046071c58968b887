//! Commands about the vault as a whole.

use std::path::Path;

use muniment::view::EntryView;
use muniment::{Settings, Vault};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::{count, table};

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
