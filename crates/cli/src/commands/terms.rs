//! `terms`: public terms by date.

mod comparing;
mod governing;

use std::path::PathBuf;

use muniment::view::{TermsAdded, TermsDetails, TermsInForce, TermsRequest, TermsRow};
use muniment::{AddOptions, Input, Vault};
use serde_json::{Value, json};

use super::adding::wait;
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::progress::Progress;
use crate::terms_args::TermsArgs;
use crate::text::{count, facts, printable, table};

pub(super) fn run(vault: &Vault, args: &TermsArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        TermsArgs::Add { paths, documents, address } => {
            add(vault, paths, documents, address.as_deref(), out)
        }
        TermsArgs::List { filter, kind, conflicting, voided } => {
            let request = TermsRequest {
                filter: filter.clone(),
                kind: kind.clone(),
                conflicting: *conflicting,
                voided: *voided,
            };
            list(&vault.terms(&request)?, out)
        }
        TermsArgs::Show { edition } => show(vault, edition, out),
        TermsArgs::Set { edition, fields } => {
            let had = vault.terms_edition(edition)?.row.fields;
            vault.state_terms(Some(edition), &fields.over(had))?;
            show(vault, edition, out)
        }
        TermsArgs::Confirm { edition } => {
            vault.confirm_terms(edition)?;
            show(vault, edition, out)
        }
        TermsArgs::Void { edition, reason } => {
            vault.void_terms(edition, reason)?;
            show(vault, edition, out)
        }
        TermsArgs::Restore { edition } => {
            vault.restore_terms(edition)?;
            show(vault, edition, out)
        }
        TermsArgs::At { date, kind } => at(vault, date, kind.as_deref(), out),
        TermsArgs::Diff { old, new, find } => comparing::diff(vault, old, new, find, out),
        TermsArgs::Find { words, at } => {
            comparing::find(vault, &words.join(" "), at.as_deref(), out)
        }
        TermsArgs::Gaps { at } => governing::gaps(vault, at.as_deref(), out),
        TermsArgs::Governing { license, used, at } => {
            governing::governing(vault, license, used.as_deref(), at.as_deref(), out)
        }
        other => governing::decide(vault, other, out),
    }
}

/// An edition as `terms list` shows it.
fn edition(row: &TermsRow) -> Value {
    let mut value = json::snake_case(&row.fields);
    if let Value::Object(fields) = &mut value {
        for (name, shown) in [
            ("edition", json!(row.id)),
            ("label", json!(row.label)),
            ("document_name", json!(row.document_name)),
            ("chosen", json!(row.chosen)),
            ("confirmed", json!(row.confirmed)),
            ("conflicts", json::snake_case(&row.conflicts)),
            ("dates", json::snake_case(&row.dates)),
            ("voided", json!(row.voided)),
        ] {
            fields.insert(name.to_owned(), shown);
        }
    }
    value
}

fn add(
    vault: &Vault,
    paths: &[PathBuf],
    documents: &[String],
    address: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    if paths.is_empty() && documents.is_empty() {
        let message = "name files, folders or documents to add as terms";
        return Err(Failure::wrong_use("nothing_to_add", message));
    }
    let mut ids = documents.to_vec();
    let mut failed = Vec::new();
    if !paths.is_empty() {
        let inputs = paths.iter().cloned().map(Input::Path).collect();
        let batch = vault.add(inputs, AddOptions::default());
        let stored = wait(vault, &batch, false, &Progress::new(out));
        ids.extend(stored.added.into_iter().map(|file| file.document));
        ids.extend(stored.duplicates.into_iter().map(|file| file.document));
        failed = stored.failed;
    }
    ids.sort();
    ids.dedup();
    let added = vault.add_terms(&ids, address)?.value;
    let rows = |rows: &[TermsRow]| rows.iter().map(edition).collect::<Vec<_>>();
    let answer = json!({
        "added": rows(&added.added),
        "known": rows(&added.known),
        "refused": json::snake_case(&added.refused),
        "failed": failed,
    });
    out.answer(&answer, || told(&added))?;
    for file in &failed {
        out.say(&format!("failed: {}: {} [{}]", file.path, file.message, file.code));
    }
    let whole = failed.is_empty() && added.refused.is_empty();
    Ok(if whole { Outcome::Done } else { Outcome::Problems })
}

fn told(added: &TermsAdded) -> String {
    let mut text = edition_table(&added.added);
    for refused in &added.refused {
        text += &format!("no terms: {}: {}\n", printable(&refused.name), refused.message);
    }
    let conflicting = added.added.iter().filter(|row| !row.conflicts.is_empty()).count();
    text + &format!(
        "{} added, {} known, {} refused, {conflicting} to confirm",
        count(added.added.len(), "edition", "editions"),
        added.known.len(),
        added.refused.len()
    )
}

fn list(rows: &[TermsRow], out: &Out) -> Result<Outcome, Failure> {
    let shown: Vec<Value> = rows.iter().map(edition).collect();
    out.answer(&json!({ "total": rows.len(), "editions": shown }), || {
        format!("{}\n{}", edition_table(rows), count(rows.len(), "edition", "editions"))
    })?;
    Ok(Outcome::Done)
}

/// Editions as a table for a person.
fn edition_table(rows: &[TermsRow]) -> String {
    let cells = rows.iter().map(|row| {
        let conflict = if row.conflicts.is_empty() { "" } else { "to confirm" };
        [
            row.id.clone(),
            row.label.clone(),
            row.fields.effective.clone(),
            row.chosen.clone(),
            conflict.to_owned(),
            row.document_name.clone(),
        ]
    });
    table(["EDITION", "TERMS", "EFFECTIVE", "BY", "", "FILE"], cells)
}

fn show(vault: &Vault, id: &str, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.terms_edition(id)?;
    let mut answer = edition(&details.row);
    if let Value::Object(shown) = &mut answer {
        shown.insert("until".to_owned(), json!(details.until));
        shown.insert("history".to_owned(), json::snake_case(&details.history));
        shown.insert("void_reason".to_owned(), json!(details.void_reason));
    }
    out.answer(&answer, || described(&details))?;
    Ok(Outcome::Done)
}

fn described(details: &TermsDetails) -> String {
    let TermsDetails { row, .. } = details;
    let or_empty = Option::unwrap_or_default;
    let confirmed = if row.confirmed { "by a person" } else { "not yet" };
    let mut text = facts(&[
        ("terms", row.label.clone()),
        ("edition", row.id.clone()),
        ("document", row.document_name.clone()),
        ("kind", row.fields.kind.clone()),
        ("effective", format!("{} ({})", row.fields.effective, row.fields.precision)),
        ("until", or_empty(details.until.clone())),
        ("chosen by", row.chosen.clone()),
        ("confirmed", confirmed.to_owned()),
        ("captured on", or_empty(row.fields.captured_on.clone())),
        ("address", row.fields.address.clone()),
        ("notes", row.fields.notes.clone()),
        ("voided", or_empty(details.void_reason.clone())),
    ]);
    for date in &row.dates {
        let against = if row.conflicts.contains(date) { "  contradicts" } else { "" };
        text += &format!("{}  {}  {}{against}\n", date.source, date.day, printable(&date.words));
    }
    text
}

fn at(vault: &Vault, date: &str, kind: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    let found = vault.terms_at(Some(date), kind)?;
    let shown: Vec<Value> = found.iter().map(in_force).collect();
    out.answer(&json!({ "on": date, "editions": shown }), || {
        let rows: Vec<TermsRow> = found.iter().map(|found| found.edition.clone()).collect();
        let mut text = edition_table(&rows);
        for gap in found.iter().filter_map(|found| found.gap.as_ref()) {
            text += &format!("{}\n", gap.sentence);
        }
        text
    })?;
    Ok(Outcome::Done)
}

fn in_force(found: &TermsInForce) -> Value {
    let mut value = edition(&found.edition);
    if let Value::Object(fields) = &mut value {
        fields.insert("series".to_owned(), json::snake_case(&found.series));
        fields.insert("gap".to_owned(), json::snake_case(&found.gap));
    }
    value
}
