//! `link` and `unlink`: which document proves which license record.

use muniment::Vault;
use muniment::view::{ClaimFields, LinkRequest, LinkView};
use serde_json::json;

use crate::args::{ClaimArgs, LinkArgs};
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::{count, table};

pub(super) fn link(vault: &Vault, args: &LinkArgs, out: &Out) -> Result<Outcome, Failure> {
    let request = LinkRequest {
        document: args.document.clone(),
        license: args.license.clone(),
        kind: args.kind.clone(),
        quantity: args.quantity,
        pages: args.pages.clone(),
    };
    let links = vault.link(&[request])?.value;
    out.answer(&json!({ "links": links }), || links.join("\n"))?;
    Ok(Outcome::Done)
}

/// States how far a link proves its record; what is not given stays.
pub(super) fn claim(vault: &Vault, args: &ClaimArgs, out: &Out) -> Result<Outcome, Failure> {
    let links = vault.license(&args.license)?.links;
    let before = links.into_iter().find(|link| link.id == args.link).ok_or_else(|| {
        let message = format!("the license record has no link `{}`", args.link);
        Failure::wrong_use("no_such_link", message)
    })?;
    let claim = ClaimFields {
        quantity: args.quantity.or(before.claim.quantity),
        line: args.line.or(before.claim.line),
        shows: if args.shows.is_empty() { before.claim.shows } else { args.shows.clone() },
        note: args.note.clone().unwrap_or(before.claim.note),
    };
    vault.claim_links(&[(args.link.clone(), claim.clone())])?;
    out.answer(&json!({ "link": args.link, "claim": json::snake_case(&claim) }), || {
        format!("{} claims it", args.link)
    })?;
    Ok(Outcome::Done)
}

pub(super) fn unlink(vault: &Vault, links: &[String], out: &Out) -> Result<Outcome, Failure> {
    vault.unlink(links)?;
    out.answer(&json!({ "unlinked": links }), || {
        count(links.len(), "link removed", "links removed")
    })?;
    Ok(Outcome::Done)
}

/// Links as a table for a person.
pub(super) fn link_table(links: &[LinkView]) -> String {
    let rows = links.iter().map(|link| {
        [
            link.id.clone(),
            link.kind.clone(),
            link.claim.quantity.map_or(String::new(), |quantity| quantity.to_string()),
            link.pages.clone(),
            link.document_name.clone(),
            link.license_title.clone(),
        ]
    });
    table(["LINK", "AS", ">QUANTITY", "PAGES", "DOCUMENT", "LICENSE RECORD"], rows)
}
