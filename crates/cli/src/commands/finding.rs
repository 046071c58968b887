//! `list` and `search`: which documents there are.

use muniment::Vault;
use muniment::view::{DocumentRow, FindPage, FindRequest};
use serde_json::{Value, json};

use crate::args::ListArgs;
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::{count, short, size, table};

/// How many rows the door shows at once.
const PAGE: u64 = 500;

/// A request for every document that counts, in the order in which they came.
pub(super) fn everything() -> FindRequest {
    FindRequest {
        query: String::new(),
        typing: false,
        kinds: Vec::new(),
        years: Vec::new(),
        states: Vec::new(),
        linked: None,
        voided: false,
        doubtful: None,
        sort: "added".to_owned(),
        descending: false,
        offset: 0,
        limit: PAGE,
    }
}

pub(super) fn list(vault: &Vault, args: &ListArgs, out: &Out) -> Result<Outcome, Failure> {
    let request = FindRequest {
        kinds: args.kind.iter().cloned().collect(),
        states: args.state.iter().cloned().collect(),
        voided: args.voided,
        ..everything()
    };
    let (page, _) = collect(&|request| Ok(vault.find(request)?), &request, u64::MAX)?;
    let documents: Vec<Value> = page.rows.iter().map(json::document).collect();
    out.answer(&json!({ "documents": documents }), || {
        let rows = page.rows.iter().map(|row| {
            [
                short(&row.sha256),
                row.kind.clone().unwrap_or_default(),
                row.state.clone(),
                row.pages.to_string(),
                size(row.bytes),
                name(row),
            ]
        });
        let table = table(["SHA-256", "KIND", "STATE", ">PAGES", ">SIZE", "NAME"], rows);
        format!("{table}\n{}", count(page.rows.len(), "document", "documents"))
    })?;
    Ok(Outcome::Done)
}

pub(super) fn search(
    vault: &Vault,
    query: &str,
    limit: u64,
    reveal_keys: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let request = FindRequest {
        query: query.to_owned(),
        sort: "relevance".to_owned(),
        descending: true,
        ..everything()
    };
    let find = |request: &FindRequest| -> Result<FindPage, Failure> {
        match reveal_keys {
            Some(reason) => Ok(vault.find_with_keys(request, reason)?.value),
            None => Ok(vault.find(request)?),
        }
    };
    let (page, took_ms) = collect(&find, &request, limit)?;
    let hits: Vec<Value> = page.rows.iter().map(json::hit).collect();
    let answer = json!({ "total": page.total, "took_ms": took_ms, "hits": hits });
    out.answer(&answer, || {
        let rows = page.rows.iter().map(|row| {
            let (at, snippet) = match &row.hit {
                Some(hit) if hit.page > 0 => (hit.page.to_string(), hit.snippet.clone()),
                Some(hit) => (String::new(), hit.snippet.clone()),
                None => (String::new(), String::new()),
            };
            [short(&row.sha256), name(row), at, snippet]
        });
        let table = table(["SHA-256", "NAME", ">PAGE", "TEXT"], rows);
        let total = count(page.total as usize, "document", "documents");
        format!("{table}\n{} of {total} in {took_ms:.1} ms", page.rows.len())
    })?;
    Ok(Outcome::Done)
}

/// Asks for pages until there are `limit` rows or no more, and sums up the time.
fn collect(
    find: &dyn Fn(&FindRequest) -> Result<FindPage, Failure>,
    request: &FindRequest,
    limit: u64,
) -> Result<(FindPage, f64), Failure> {
    let mut all = find(&FindRequest { limit: limit.min(PAGE), ..request.clone() })?;
    let mut took_ms = all.took_ms;
    while (all.rows.len() as u64) < limit.min(all.total) {
        let offset = all.rows.len() as u64;
        let rest = FindRequest { offset, limit: (limit - offset).min(PAGE), ..request.clone() };
        let next = find(&rest)?;
        took_ms += next.took_ms;
        if next.rows.is_empty() {
            break;
        }
        all.rows.extend(next.rows);
    }
    Ok((all, took_ms))
}

/// The title a person gave, else the file's name.
pub(super) fn name(row: &DocumentRow) -> String {
    row.title.clone().unwrap_or_else(|| row.name.clone())
}
