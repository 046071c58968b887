//! Commands about one document.

use std::io::BufRead;
use std::path::Path;

use muniment::Vault;
use muniment::view::{DescriptionView, DocumentDetails, NumberView};
use serde_json::{Value, json};

use super::links::link_table;
use crate::args::DescribeArgs;
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::{facts, printable, size};

pub(super) fn show(vault: &Vault, id: &str, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.document(id)?;
    let mut answer = json::document(&details.row);
    if let (Value::Object(shown), Value::Object(mut more)) =
        (&mut answer, json::snake_case(&details))
    {
        more.remove("row");
        more.insert("children".to_owned(), details.children.iter().map(json::document).collect());
        // In a list `parent` is an id; here that id stays, and the parent itself is `container`.
        more.remove("parent");
        let container = details.parent.as_ref().map(json::document);
        more.insert("container".to_owned(), container.unwrap_or_default());
        shown.extend(more);
    }
    out.answer(&answer, || told(&details))?;
    Ok(Outcome::Done)
}

fn told(details: &DocumentDetails) -> String {
    let DocumentDetails { row, description, suggested, .. } = details;
    let reason = row.state_reason.as_ref().map_or(String::new(), |why| format!(" ({why})"));
    let mut text = facts(&[
        ("name", row.name.clone()),
        ("document", row.id.clone()),
        ("sha-256", row.sha256.clone()),
        ("size", size(row.bytes)),
        ("format", details.media_type.clone()),
        ("state", format!("{}{reason}", row.state)),
        ("pages", row.pages.to_string()),
        ("voided", details.void_reason.clone().unwrap_or_default()),
        ("inside", details.parent.as_ref().map_or(String::new(), |parent| parent.name.clone())),
    ]);
    for (caption, said) in [("stated", description), ("suggested", suggested)] {
        let said = description_facts(said);
        if !said.is_empty() {
            text += &format!("\n{caption}\n{said}");
        }
    }
    text += "\narrived\n";
    for origin in &details.origins {
        let place = origin.container_path.as_ref().unwrap_or(&origin.path);
        text +=
            &format!("{}  {}  {}  {}\n", origin.at, origin.actor, origin.source, printable(place));
    }
    for child in &details.children {
        text += &format!("holds  {}  {}\n", child.sha256, printable(&child.name));
    }
    if !details.links.is_empty() {
        text += &format!("\n{}", link_table(&details.links));
    }
    text
}

fn description_facts(said: &DescriptionView) -> String {
    let numbers: Vec<String> =
        said.numbers.iter().map(|number| format!("{} {}", number.kind, number.value)).collect();
    facts(&[
        ("  kind", said.kind.clone().unwrap_or_default()),
        ("  title", said.title.clone().unwrap_or_default()),
        ("  date", said.date.clone().unwrap_or_default()),
        ("  issuer", said.issuer.clone().unwrap_or_default()),
        ("  recipient", said.recipient.clone().unwrap_or_default()),
        ("  numbers", numbers.join(", ")),
        ("  totals", totals(said)),
        ("  tags", said.tags.join(", ")),
    ])
}

/// The amounts that are stated, in their currency.
fn totals(said: &DescriptionView) -> String {
    let amounts = [("net", &said.net), ("tax", &said.tax), ("gross", &said.gross)];
    let amounts = amounts.iter().filter_map(|(name, amount)| Some((name, amount.as_ref()?)));
    let amounts: Vec<String> = amounts.map(|(name, amount)| format!("{name} {amount}")).collect();
    let currency = said.currency.as_deref().unwrap_or_default();
    format!("{} {currency}", amounts.join(", ")).trim().to_owned()
}

pub(super) fn text(
    vault: &Vault,
    id: &str,
    page: Option<u32>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let (state, pages) = vault.text(id)?;
    let pages: Vec<(u32, &String)> =
        (1..).zip(&pages).filter(|(number, _)| page.is_none_or(|page| page == *number)).collect();
    if let (Some(page), true) = (page, pages.is_empty()) {
        return Err(Failure::wrong_use("no_such_page", format!("there is no page `{page}`")));
    }
    let shown: Vec<Value> =
        pages.iter().map(|(number, text)| json!({ "page": number, "text": text })).collect();
    out.answer(&json!({ "pages": shown, "state": state }), || {
        let texts: Vec<String> = pages.iter().map(|(_, text)| printable(text)).collect();
        texts.join("\n\n")
    })?;
    if pages.is_empty() {
        out.say(&format!("no text: {state}"));
    }
    Ok(Outcome::Done)
}

pub(super) fn get(vault: &Vault, id: &str, to: &Path, out: &Out) -> Result<Outcome, Failure> {
    if to.is_dir() {
        let message = format!("`{}` is a folder; name the file to write", to.display());
        return Err(Failure::wrong_use("not_a_file", message));
    }
    vault.save_copy(id, to)?;
    let row = vault.document(id)?.row;
    let path = to.display().to_string();
    let answer = json!({
        "document": row.id, "sha256": row.sha256, "path": path, "bytes": row.bytes,
    });
    out.answer(&answer, || format!("{path}: {} with SHA-256 {}", size(row.bytes), row.sha256))?;
    Ok(Outcome::Done)
}

pub(super) fn describe(vault: &Vault, args: &DescribeArgs, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.document(&args.document)?;
    let mut said = details.description;
    if args.suggested {
        said = filled(said, details.suggested);
    }
    let given = |given: &Option<String>, said: Option<String>| given.clone().or(said);
    said.kind = given(&args.kind, said.kind);
    said.title = given(&args.title, said.title);
    said.date = given(&args.date, said.date);
    said.issuer = given(&args.issuer, said.issuer);
    said.recipient = given(&args.recipient, said.recipient);
    said.currency = given(&args.currency, said.currency);
    said.net = given(&args.net, said.net);
    said.tax = given(&args.tax, said.tax);
    said.gross = given(&args.gross, said.gross);
    if !args.numbers.is_empty() {
        said.numbers = args.numbers.iter().map(|text| number(text)).collect::<Result<_, _>>()?;
    }
    if !args.tags.is_empty() {
        said.tags.clone_from(&args.tags);
    }
    vault.describe(&args.document, &said)?;
    show(vault, &details.row.id, out)
}

/// What is stated, with what is suggested in its gaps.
fn filled(said: DescriptionView, suggested: DescriptionView) -> DescriptionView {
    DescriptionView {
        kind: said.kind.or(suggested.kind),
        title: said.title.or(suggested.title),
        date: said.date.or(suggested.date),
        issuer: said.issuer.or(suggested.issuer),
        recipient: said.recipient.or(suggested.recipient),
        numbers: if said.numbers.is_empty() { suggested.numbers } else { said.numbers },
        currency: said.currency.or(suggested.currency),
        net: said.net.or(suggested.net),
        tax: said.tax.or(suggested.tax),
        gross: said.gross.or(suggested.gross),
        tags: said.tags,
    }
}

fn number(text: &str) -> Result<NumberView, Failure> {
    let (kind, value) = text
        .split_once('=')
        .ok_or_else(|| Failure::wrong_use("bad_number", format!("`{text}` is not KIND=NUMBER")))?;
    Ok(NumberView { kind: kind.to_owned(), value: value.to_owned() })
}

pub(super) fn void(vault: &Vault, id: &str, reason: &str, out: &Out) -> Result<Outcome, Failure> {
    vault.void_document(id, reason)?;
    show(vault, id, out)
}

pub(super) fn restore(vault: &Vault, id: &str, out: &Out) -> Result<Outcome, Failure> {
    vault.restore_document(id)?;
    show(vault, id, out)
}

pub(super) fn unlock(
    vault: &Vault,
    id: &str,
    from_stdin: bool,
    out: &Out,
) -> Result<Outcome, Failure> {
    let password = if from_stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    } else {
        rpassword::prompt_password("password: ")?
    };
    let state = vault.unlock(id, &password)?.value;
    let row = vault.document(id)?.row;
    let answer = json!({ "document": row.id, "sha256": row.sha256, "state": state });
    out.answer(&answer, || format!("{}: {state}", row.name))?;
    Ok(Outcome::Done)
}
