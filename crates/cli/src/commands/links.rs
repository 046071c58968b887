//! `link` and `unlink`: which document proves which license record.

use muniment::Vault;
use muniment::view::{LinkRequest, LinkView};
use serde_json::json;

use crate::args::LinkArgs;
use crate::failure::Failure;
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
            link.quantity.map_or(String::new(), |quantity| quantity.to_string()),
            link.pages.clone(),
            link.document_name.clone(),
            link.license_title.clone(),
        ]
    });
    table(["LINK", "AS", ">QUANTITY", "PAGES", "DOCUMENT", "LICENSE RECORD"], rows)
}
