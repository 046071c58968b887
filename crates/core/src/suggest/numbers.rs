//! The numbers a document bears.

use std::sync::LazyLock;

use regex::Regex;

use super::calendar::is_date;
use super::page::Page;
use super::spot::Spot;
use super::suggestion::SuggestionReason;
use crate::NumberKind::{self, *};
use crate::{EvidenceKind, ReferenceNumber};

/// Part numbers beyond these are a price list's, not a paper's own.
const MOST_PARTS: usize = 20;

/// What stands before a number, best first; in small letters.
const LABELS: &[(NumberKind, &[&str])] = &[
    (
        Invoice,
        &[
            "invoice number",
            "invoice no",
            "invoice nr",
            "invoice num",
            "invoice id",
            "invoice #",
            "invoice:",
            "inv no",
            "inv. no",
            "inv #",
            "tax invoice no",
            "bill no",
            "rechnungsnummer",
            "rechnungsnr",
            "rechnungs-nr",
            "rechnungs-nummer",
            "rechnung nr",
            "rechnung-nr",
            "rechnung #",
            "belegnummer",
            "beleg-nr",
            "numéro de facture",
            "n° de facture",
            "nº de facture",
            "n° facture",
            "no de facture",
            "facture n°",
            "facture nº",
            "facture no",
            "facture numéro",
            "número de factura",
            "nº de factura",
            "n.º de factura",
            "factura n.º",
            "factura nº",
            "factura no",
            "factura número",
            "factuurnummer",
            "factuur nr",
            "receipt no",
            "receipt number",
        ],
    ),
    (
        PurchaseOrder,
        &[
            "purchase order number",
            "purchase order no",
            "purchase order #",
            "purchase order:",
            "po number",
            "po no",
            "po #",
            "p.o. number",
            "p.o. no",
            "p.o. #",
            "po:",
            "customer po",
            "your order no",
            "your order number",
            "ihre bestellnummer",
            "ihre bestellung",
            "bestellnummer",
            "bestell-nr",
            "bestellnr",
            "bon de commande n°",
            "bon de commande no",
            "orden de compra n.º",
            "orden de compra nº",
            "orden de compra no",
            "orden de compra",
        ],
    ),
    (
        Order,
        &[
            "sales order number",
            "sales order no",
            "order number",
            "order no",
            "order id",
            "order #",
            "confirmation number",
            "auftragsnummer",
            "auftrags-nr",
            "auftragsnr",
            "numéro de commande",
            "n° de commande",
            "commande n°",
            "número de pedido",
            "n.º de pedido",
            "pedido n.º",
            "pedido nº",
            "ordernummer",
        ],
    ),
    (
        Enrollment,
        &[
            "enrollment number",
            "enrollment no",
            "enrolment number",
            "enterprise enrollment number",
            "public customer number",
            "beitrittsnummer",
            "numéro d'inscription",
            "número de inscripción",
        ],
    ),
    (
        Agreement,
        &[
            "agreement number",
            "agreement no",
            "agreement id",
            "master agreement number",
            "contract number",
            "contract no",
            "vertragsnummer",
            "vertrags-nr",
            "vertragsnr",
            "numéro de contrat",
            "contrat n°",
            "n° de contrat",
            "número de contrato",
            "contrato n.º",
        ],
    ),
    (
        License,
        &[
            "license number",
            "licence number",
            "license no",
            "license id",
            "licensing id",
            "lizenznummer",
            "authorization number",
            "numéro de licence",
            "número de licencia",
        ],
    ),
    (
        Customer,
        &[
            "customer number",
            "customer no",
            "customer id",
            "customer #",
            "client number",
            "kundennummer",
            "kunden-nr",
            "kundennr",
            "kunden-nummer",
            "numéro client",
            "numéro de client",
            "n° client",
            "code client",
            "réf. client",
            "número de cliente",
            "n.º de cliente",
            "nº de cliente",
            "cliente n.º",
            "klantnummer",
        ],
    ),
    (Coa, &["coa number", "coa serial number", "coa no", "coa:", "certificate number"]),
];

/// Where kinds are called plainly by their name, as in "Rechnung R0005532486".
const HEADINGS: &[(NumberKind, &[&str])] = &[
    (Invoice, &["invoice", "tax invoice", "rechnung", "facture", "factura", "factuur"]),
    (PurchaseOrder, &["purchase order", "bestellung", "bon de commande"]),
];

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:number|no|nr|num|n°|nº|id)\b[\s.:°º]*)?[#:°º.\s]*([\p{L}\d](?:[\p{L}\d/._\\-]*[\p{L}\d])?)",
    )
});
/// Volume licensing (`269-05623`), and the newer catalog (`CFQ7TTC0LF8Q:0001`).
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:[A-Z0-9]{3}-\d{5}|(?:CFQ7TTC|DG7GMGF)[A-Z0-9]{5}(?::[A-Z0-9]{4})?)\b")
});
/// The authorization number of an Open license, such as `17232219ZZS0601`.
static AUTHORIZATION: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{8}ZZ[A-Z]\d{4}\b"));
static COA: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(\d{5}-\d{3}-\d{3}-\d{3}|X\d{2}-\d{5}-\d{2,})\b"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this file are right")
}

pub(super) fn of(kind: Option<EvidenceKind>, pages: &[Page]) -> Vec<Spot<ReferenceNumber>> {
    let mut found: Vec<Spot<ReferenceNumber>> = Vec::new();
    for (number, labels) in LABELS {
        let on_pages = || pages.iter().enumerate();
        let labeled = on_pages().find_map(|(at, page)| labeled(*number, at, page, labels));
        let spot = labeled.or_else(|| {
            let headings = HEADINGS.iter().find(|(known, _)| known == number)?.1;
            on_pages().find_map(|(at, page)| after_heading(*number, at, page, headings))
        });
        let known = |spot: &Spot<_>| found.iter().any(|other| other.value.value == spot.printed);
        found.extend(spot.filter(|spot| !known(spot)));
    }
    if kind == Some(EvidenceKind::Coa) && !found.iter().any(|spot| spot.value.kind == Coa) {
        found.extend(of_form(Coa, &COA, pages).into_iter().take(1));
    }
    if !found.iter().any(|spot| spot.value.kind == License) {
        found.extend(of_form(License, &AUTHORIZATION, pages).into_iter().take(1));
    }
    found.extend(parts(pages));
    found
}

fn labeled(
    kind: NumberKind,
    at: usize,
    page: &Page,
    labels: &[&str],
) -> Option<Spot<ReferenceNumber>> {
    page.labels(labels).find_map(|label| {
        let beside = || Some((number_in(page.after(label))?, label.line));
        let below = || Some((page.below(label).and_then(number_in)?, label.line + 1));
        let (value, line) = beside().or_else(below)?;
        Some(Spot {
            clue: page.words_of(label),
            ..spot(kind, &value, at, line, SuggestionReason::Labeled)
        })
    })
}

/// A number right after the name of the paper at the start of a cell.
fn after_heading(
    kind: NumberKind,
    at: usize,
    page: &Page,
    headings: &[&str],
) -> Option<Spot<ReferenceNumber>> {
    let cells = page.lines.iter().enumerate().flat_map(|(at, line)| {
        line.cells.iter().map(move |cell| (at, line.cell(*cell), &line.lower[cell.start..cell.end]))
    });
    cells.into_iter().find_map(|(line, text, lower)| {
        let end = headings.iter().filter_map(|heading| heading_end(lower, heading)).max()?;
        let rest = text[end..].trim_start();
        // A code of the sort of invoice may stand between.
        let rest = rest
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'))
            .map_or(rest, |(_, rest)| rest);
        let value = number_in(rest.trim_start()).filter(|number| number.len() >= 4)?;
        let clue = text[..end].to_owned();
        Some(Spot { clue, ..spot(kind, &value, at, line, SuggestionReason::Heading) })
    })
}

fn spot(
    kind: NumberKind,
    value: &str,
    page: usize,
    line: usize,
    reason: SuggestionReason,
) -> Spot<ReferenceNumber> {
    let number = ReferenceNumber { kind, value: value.to_owned() };
    Spot { value: number, page, line, printed: value.to_owned(), reason, clue: String::new() }
}

/// Where the name of the paper ends with which a cell begins; German puts it at the end of a word.
fn heading_end(cell: &str, heading: &str) -> Option<usize> {
    let first = cell.find(' ').unwrap_or(cell.len());
    let end = if cell.starts_with(heading) {
        heading.len()
    } else if heading == "rechnung" && cell[..first].ends_with(heading) {
        first
    } else {
        return None;
    };
    (!cell[end..].starts_with(char::is_alphanumeric)).then_some(end)
}

/// The number with which a text begins.
fn number_in(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    // Small letters decide where the label ends; the number is kept as printed.
    let text = if lower.len() == text.len() { text } else { lower.as_str() };
    let found = NUMBER.captures(&lower)?.get(1)?;
    let value = text.get(found.range())?;
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
    let amount = text[found.end()..].starts_with([',', '%', '€']);
    let fits = digits >= 1 && (2..=40).contains(&value.len()) && digits * 4 >= value.len();
    (fits && !year && !amount && !is_date(value)).then(|| value.to_owned())
}

/// Part numbers of the publisher's forms, where the text is about licenses.
fn parts(pages: &[Page]) -> Vec<Spot<ReferenceNumber>> {
    let about =
        ["license", "licence", "lizenz", "licencia", "microsoft", "part number", "sku", "software"];
    if !about.iter().any(|word| {
        pages.iter().any(|page| page.lines.iter().any(|line| line.lower.contains(word)))
    }) {
        return Vec::new();
    }
    let found = of_form(Part, &PART, pages);
    if found.len() > MOST_PARTS { Vec::new() } else { found }
}

/// The numbers of a form, each once, where they stand first. A longer number is another one.
fn of_form(kind: NumberKind, form: &Regex, pages: &[Page]) -> Vec<Spot<ReferenceNumber>> {
    let mut found: Vec<Spot<ReferenceNumber>> = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        for (line_at, line) in page.lines.iter().enumerate() {
            for value in form.find_iter(&line.text) {
                let bytes = line.text.as_bytes();
                let joined =
                    |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|b| *b == b'-');
                let inside = joined(value.start().checked_sub(1)) || joined(Some(value.end()));
                let known = found.iter().any(|spot| spot.printed == value.as_str());
                if !inside && !known {
                    found.push(spot(kind, value.as_str(), at, line_at, SuggestionReason::Form));
                }
            }
        }
    }
    found
}

/// Whether a text has the form of a publisher's part number.
pub(super) fn is_part(text: &str) -> bool {
    PART.find(text).is_some_and(|found| found.as_str() == text)
}

/// The part number in a text.
pub(super) fn part_in(text: &str) -> Option<&str> {
    PART.find(text).map(|found| found.as_str())
}
