//! Who issued a document, and to whom.

use std::sync::LazyLock;

use regex::Regex;

use super::Clues;
use super::page::{Label, Page};
use crate::{EvidenceKind, Parties};

/// What stands before or above a name; in small letters.
const ISSUERS: &[&str] = &[
    "sold by",
    "issued by",
    "seller",
    "vendor",
    "supplier",
    "remit to",
    "from",
    "licensor",
    "verkäufer",
    "lieferant",
    "rechnungssteller",
    "lizenzgeber",
    "vendeur",
    "fournisseur",
    "émetteur",
    "vendedor",
    "proveedor",
    "emisor",
];
const RECIPIENTS: &[&str] = &[
    "bill to",
    "billed to",
    "invoice to",
    "invoiced to",
    "sold to",
    "billing address",
    "customer name",
    "buyer",
    "licensee",
    "customer",
    "rechnung an",
    "rechnungsempfänger",
    "rechnungsadresse",
    "käufer/leistungsempfänger",
    "käufer",
    "lizenznehmer",
    "facturé à",
    "adresse de facturation",
    "acheteur",
    "destinataire",
    "facturar a",
    "facturado a",
    "comprador",
    "factuuradres",
    "to",
];
/// On an order the vendor is the one it goes to.
const ORDERED_FROM: &[&str] =
    &["vendor", "supplier", "seller", "to", "lieferant", "fournisseur", "proveedor"];
const ORDERED_BY: &[&str] =
    &["buyer", "purchaser", "bill to", "ordered by", "from", "besteller", "acheteur", "comprador"];

/// Words that are labels or headings themselves, never names.
const NO_NAMES: &[&str] = &[
    "invoice",
    "rechnung",
    "facture",
    "factura",
    "date",
    "number",
    "address",
    "ship to",
    "bill to",
    "phone",
    "email",
    "e-mail",
    "vat",
    "tax",
    "total",
    "page",
    "customer",
    "order",
    "quantity",
    "description",
    "amount",
    "terms",
    "name",
    "receipt",
    "payment",
    "account",
    "purchase",
    "contact",
    "attention",
    "p.o.",
    "period",
    "fax",
    "tel",
    "www.",
    "nummer",
    "dear",
    "sehr geehrte",
    "globale",
    "adresse",
    "http",
];

/// Labels of a name in a block.
const NAME_LABELS: &[&str] = &["name", "nom", "nombre", "company", "firma", "company name"];
/// How far down a block a name can stand.
const BLOCK: usize = 4;
/// Lines in which a letterhead stands; a receipt has no address that could be mistaken for one.
const LETTERHEAD: usize = 1;
const RECEIPT_HEAD: usize = 4;
/// Lines in which the name of a shop stands, and the letters that it has at least.
const SHOP_HEAD: usize = 3;
const SHOP_LETTERS: usize = 8;

/// A company's name ends with its legal form.
static COMPANY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^((?:[\p{Lu}\d&][\p{L}\d&.'’+-]*|de|of|the|and|für|und|et|y|&|-)(?:\s(?:[\p{L}\d&.'’+()-]+|&)){0,7}?,?\s",
        r"(?:GmbH(?:\s&\sCo\.?\s?KG)?|AG|KG|OHG|UG|e\.\s?K\.|SE|Inc\.?|Incorporated|Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|PLC|plc|",
        r"Corp\.?|Corporation|Company|Co\.|S\.A\.S?\.?|SAS|SARL|S\.?à\.?r\.?l\.?|S\.L\.U?\.?|S\.R\.L\.?|S\.p\.A\.?|B\.V\.|BV|N\.V\.|",
        r"NV|A/S|AB|Oy|AS|(?i:Sdn\.?\s?Bhd\.?)|Pty\.?\sLtd\.?|Pvt\.?\sLtd\.?|K\.K\.))(?:$|[\s,;:|•·()–-])"
    ))
});
/// The parties of an agreement.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bbetween:?\s+(?:\(?\d\)?\s*)?(.{3,90}?(?:,\s(?:Inc|LLC|L\.?P|Ltd|Limited|Corp|N\.A|S\.A)\b\.?)?)(?:,|\s\(|\sa\s|\swith\s).{0,400}?\band\s+(?:\(?\d\)?\s*)?(.{3,90}?(?:,\s(?:Inc|LLC|L\.?P|Ltd|Limited|Corp|N\.A|S\.A)\b\.?)?)(?:,|\s\(|\sa\s|\swith\s)",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this file are right")
}

/// The sender and receiver of a mail, by name where they have one.
pub(super) fn of_mail(clues: &Clues<'_>) -> Parties {
    let name = |fact: &str| {
        let first = clues.fact(fact)?;
        let name = first.split('<').next().unwrap_or(first).trim().trim_matches('"').trim();
        let whole = if name.is_empty() { first.trim_matches(['<', '>']) } else { name };
        Some(whole.to_owned())
    };
    Parties { issuer: name("from"), recipient: name("to") }
}

pub(super) fn of(kind: Option<EvidenceKind>, pages: &[Page]) -> Parties {
    let Some(first) = pages.first() else { return Parties::default() };
    match kind {
        Some(EvidenceKind::Agreement | EvidenceKind::Enrollment | EvidenceKind::Amendment) => {
            agreed(first)
        }
        Some(EvidenceKind::PurchaseOrder) => {
            Parties { issuer: labeled(first, ORDERED_BY), recipient: labeled(first, ORDERED_FROM) }
        }
        _ => {
            let receipt = kind == Some(EvidenceKind::Receipt);
            let head = if receipt { RECEIPT_HEAD } else { LETTERHEAD };
            let recipient = labeled(first, RECIPIENTS);
            let issuer = labeled(first, ISSUERS)
                .or_else(|| sender(pages, recipient.as_deref(), head))
                .or_else(|| shop(first));
            let issuer = issuer.filter(|issuer| Some(issuer) != recipient.as_ref());
            Parties { issuer, recipient }
        }
    }
}

fn agreed(page: &Page) -> Parties {
    let text: Vec<&str> = page.lines.iter().take(40).map(|line| line.text.trim()).collect();
    let text = text.join(" ");
    let parties = BETWEEN.captures(&text).and_then(|found| {
        let company = |group: usize| {
            let words: Vec<&str> = found[group].split_whitespace().collect();
            let words = words.join(" ");
            let name = words.trim_matches(['"', '“', '”']);
            let proper = name.starts_with(char::is_uppercase)
                && (2..=9).contains(&name.split_whitespace().count());
            proper.then(|| name.to_owned())
        };
        Some(Parties { issuer: Some(company(1)?), recipient: Some(company(2)?) })
    });
    let named = || Parties { issuer: labeled(page, ISSUERS), recipient: labeled(page, RECIPIENTS) };
    parties.unwrap_or_else(named)
}

/// The name after a label, or under it.
fn labeled(page: &Page, labels: &[&str]) -> Option<String> {
    page.labels(labels).filter(|label| begins_cell(page, *label, labels)).find_map(|label| {
        let beside = || page.cell_after(label).and_then(name);
        let below = || block(page, label);
        if page.has_colon(label) { beside().or_else(below) } else { below().or_else(beside) }
    })
}

/// The name in a block under its label, which may have a label of its own.
fn block(page: &Page, label: Label) -> Option<String> {
    for line in page.column_below(label).take(BLOCK) {
        match line.split_once(':') {
            Some((key, value)) if NAME_LABELS.contains(&key.trim().to_lowercase().as_str()) => {
                return name(value.trim());
            }
            Some(_) => {}
            None => return name(line),
        }
    }
    None
}

/// Whether a label is the start of its cell, and what follows it is set apart.
fn begins_cell(page: &Page, label: Label, labels: &[&str]) -> bool {
    let line = &page.lines[label.line];
    let starts = line
        .cells
        .iter()
        .any(|cell| labels.iter().any(|known| cell.start + known.len() == label.end));
    let rest = &line.text[label.end..];
    let apart = rest.trim().is_empty()
        || rest.starts_with(':')
        || rest.starts_with("  ")
        || rest.starts_with('\t');
    starts && apart
}

/// A text that can be a name: a few words, no number before them, no label.
fn name(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '|'));
    if let Some(company) = company(text) {
        return Some(company);
    }
    let lower = text.to_lowercase();
    let words = text.split_whitespace().count();
    let proper = text.starts_with(char::is_uppercase)
        && (1..=6).contains(&words)
        && text.len() <= 60
        && text.chars().filter(|c| c.is_alphabetic()).count() * 10 >= text.chars().count() * 7
        && !text.contains([':', '@', '#']);
    let label = NO_NAMES.iter().any(|no| lower.starts_with(no) || lower.ends_with(no));
    (proper && !label).then(|| text.to_owned())
}

/// The company with which a text begins.
fn company(text: &str) -> Option<String> {
    let found = COMPANY.captures(text.trim_start())?;
    let name = found[1].trim();
    let label = NO_NAMES.iter().any(|no| name.to_lowercase().starts_with(no));
    (!label && name.split_whitespace().count() >= 2).then(|| name.to_owned())
}

/// Who sends an invoice without saying so: the company of the sender's line above the address, or
/// the one named again and again.
fn sender(pages: &[Page], recipient: Option<&str>, head: usize) -> Option<String> {
    let first = pages.first()?;
    let other = |name: &String| recipient.is_none_or(|recipient| !same(name, recipient));
    let line = first
        .lines
        .iter()
        .take(20)
        .flat_map(|line| line.cells.iter().map(move |cell| line.cell(*cell)));
    let sender_line = line.clone().filter(|cell| {
        let parts =
            cell.matches([',', '•', '·', '●', '|', '–']).count() + cell.matches(" - ").count();
        parts >= 2 && cell.chars().any(char::is_numeric)
    });
    if let Some(sender) = sender_line.filter_map(company).find(other) {
        return Some(sender);
    }
    let letterhead = first.lines.iter().take(head);
    let mut letterhead =
        letterhead.flat_map(|line| line.cells.iter().map(move |cell| line.cell(*cell)));
    if let Some(sender) = letterhead.find_map(company).filter(other) {
        return Some(sender);
    }
    let mut named: Vec<String> = Vec::new();
    for cell in line.filter_map(company).filter(other) {
        if !named.iter().any(|known| same(known, &cell)) {
            named.push(cell);
        }
    }
    let times = |name: &str| {
        let name = name.to_lowercase();
        let lines = pages.iter().flat_map(|page| &page.lines);
        lines.map(|line| line.lower.matches(&name).count()).sum::<usize>()
    };
    let again: Vec<&String> = named.iter().filter(|name| times(name) >= 2).collect();
    match (&again[..], recipient, &named[..]) {
        ([only], _, _) => Some((*only).clone()),
        // The other party is known, so the only company left is the sender.
        ([], Some(_), [only]) => Some(only.clone()),
        _ => None,
    }
}

/// The name on top of what a till prints, in capital letters.
fn shop(page: &Page) -> Option<String> {
    let till = ["cash", "change", "cashier", "total rounded", "gst"];
    if till.iter().filter(|word| page.says(word)).count() < 2 {
        return None;
    }
    let mut lines = page.lines.iter().take(SHOP_HEAD);
    let name = lines.find(|line| is_shop(&line.text))?;
    // The legal form may stand on a line of its own.
    let form = lines.next().map(|line| line.text.trim());
    let form = form.filter(|form| matches!(*form, "SDN BHD" | "SDN. BHD." | "GMBH" | "LTD"));
    let name = name.text.trim();
    Some(form.map_or_else(|| name.to_owned(), |form| format!("{name} {form}")))
}

fn is_shop(line: &str) -> bool {
    let line = line.trim();
    let words = line.split_whitespace().count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let label = NO_NAMES.iter().any(|no| line.to_lowercase().starts_with(no));
    (2..=6).contains(&words)
        && letters >= SHOP_LETTERS
        && letters * 4 >= line.chars().filter(|c| !c.is_whitespace()).count() * 3
        && !line.chars().any(|c| c.is_lowercase() || c.is_numeric())
        && !label
}

fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(['.', ','], "");
    plain(a) == plain(b)
}
