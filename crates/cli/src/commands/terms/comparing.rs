//! `terms diff` and `terms find`.

use muniment::Vault;
use muniment::view::{TermsChange, TermsComparison, TermsComparisonRequest, TermsHit};
use serde_json::{Value, json};

use super::edition;
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::{count, printable, table};

pub(super) fn diff(
    vault: &Vault,
    old: &str,
    new: &str,
    find: &str,
    out: &Out,
) -> Result<Outcome, Failure> {
    let comparison = vault.compare_terms(&TermsComparisonRequest {
        old: old.to_owned(),
        new: new.to_owned(),
        find: find.to_owned(),
        whole: false,
    })?;
    let affected = comparison.affected.iter().map(|affected| {
        let mut value = json::license(&affected.license);
        value["headings"] = json!(affected.headings);
        value
    });
    let answer = json!({
        "old": edition(&comparison.old),
        "new": edition(&comparison.new),
        "verdict": comparison.verdict,
        "headings": json::snake_case(&comparison.headings),
        "changes": json::snake_case(&comparison.changes),
        "affected": affected.collect::<Vec<Value>>(),
    });
    out.answer(&answer, || told(&comparison))?;
    Ok(Outcome::Done)
}

fn told(comparison: &TermsComparison) -> String {
    let cells = comparison.headings.iter().map(|heading| {
        [
            heading.heading.clone(),
            heading.added.to_string(),
            heading.removed.to_string(),
            heading.changed.to_string(),
            heading.moved.to_string(),
        ]
    });
    let mut text = table(["HEADING", ">ADDED", ">REMOVED", ">CHANGED", ">MOVED"], cells);
    let shown = comparison.changes.iter().filter(|change| change.kind != "cosmetic");
    for change in shown {
        text += &format!("\n{}  {}\n{}\n", change.kind, printable(&change.heading), words(change));
    }
    for affected in &comparison.affected {
        let license = &affected.license;
        text += &format!("affects  {}  {}\n", license.id, printable(&license.title));
    }
    text + &format!(
        "{}: {}",
        comparison.verdict,
        count(comparison.changes.len(), "change", "changes")
    )
}

/// The paragraph; changed words stand in brackets, `[-gone-]` and `[+new+]`.
fn words(change: &TermsChange) -> String {
    if change.marks.is_empty() {
        let text = change.new.as_ref().or(change.old.as_ref());
        return printable(text.map_or("", String::as_str));
    }
    let marked = change.marks.iter().map(|mark| match mark.kind.as_str() {
        "removed" => format!("[-{}-]", mark.text),
        "added" => format!("[+{}+]", mark.text),
        _ => mark.text.clone(),
    });
    printable(&marked.collect::<Vec<_>>().join(" "))
}

pub(super) fn find(
    vault: &Vault,
    words: &str,
    at: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let hits = vault.find_in_terms(words, at)?;
    let shown: Vec<Value> = hits.iter().map(hit).collect();
    out.answer(&json!({ "total": hits.len(), "hits": shown }), || {
        let told = hits.iter().map(|hit| {
            let label = printable(&hit.edition.label);
            format!("{label}, page {}: {}\n", hit.page, printable(&hit.text))
        });
        told.collect::<String>() + &count(hits.len(), "hit", "hits")
    })?;
    Ok(Outcome::Done)
}

fn hit(hit: &TermsHit) -> Value {
    json!({
        "edition": hit.edition.id,
        "label": hit.edition.label,
        "document": hit.edition.fields.document,
        "page": hit.page,
        "heading": hit.heading,
        "text": hit.text,
    })
}
