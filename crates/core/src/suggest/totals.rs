//! The totals of an invoice or receipt: without tax, the tax, and with tax.

use super::amounts::{Mark, Printed, numbers_in};
use super::page::{Label, Page};
use super::spot::Spot;
use super::suggestion::{SuggestedField, SuggestionReason};
use crate::Decimal;

/// What stands before a total with tax, best first; in small letters.
const GROSS: &[&str] = &[
    "grand total",
    "bruttosumme",
    "bruttobetrag",
    "rechnungsbetrag",
    "total rounded",
    "total amount due",
    "due payable",
    "factuur totaal",
    "summe inkl",
    "amount due",
    "balance due",
    "invoice total",
    "total due",
    "total incl",
    "total (incl",
    "total including",
    "total inclusive",
    "gesamtbetrag",
    "endbetrag",
    "gesamtsumme",
    "zahlbetrag",
    "zu zahlen",
    "brutto",
    "total ttc",
    "montant ttc",
    "net à payer",
    "total à payer",
    "importe total",
    "total factura",
    "total a pagar",
    "totaal incl",
    "totaalbedrag",
    "te betalen",
    "total amount",
    "total sales",
    "nett total",
    "total",
    "gesamt",
    "totaal",
];
const NET: &[&str] = &[
    "total excl",
    "total (excl",
    "subtotal",
    "sub-total",
    "sub total",
    "net total",
    "total net",
    "net amount",
    "untaxed amount",
    "nettobetrag",
    "nettosumme",
    "summe netto",
    "netto",
    "zwischensumme",
    "total ht",
    "montant ht",
    "base imponible",
    "subtotaal",
    "totaal excl",
];
const TAX: &[&str] = &[
    "total vat",
    "vat total",
    "vat amount",
    "total tax",
    "sales tax",
    "gesamtsteuer",
    "steuerbetrag",
    "mehrwertsteuer",
    "umsatzsteuer",
    "mwst",
    "ust",
    "total tva",
    "tva",
    "iva",
    "btw",
    "gst",
    "vat",
    "tax",
];
/// A total beside which one of these stands is of something else.
const NOT_GROSS: &[&str] = &[
    "sub",
    "net ",
    "netto",
    "excl",
    "ohne",
    "ht ",
    "hors",
    "tax",
    "vat",
    "mwst",
    "steuer",
    "tva",
    "iva",
    "discount",
    "rabatt",
    "saving",
    "qty",
    "quantity",
    "item",
    "menge",
    "position",
    "zuschl",
    "zu-",
    "abschl",
    "nachl",
    "charge",
    "allowance",
    "paid",
    "payments",
    "points",
    "change",
    "tendered",
];

/// What stands alone has no more letters beside it than a currency.
const CURRENCY_LETTERS: usize = 3;

/// The totals that a paper prints, as many as can be told. Those that do not add up are left out
/// but for the total with tax.
pub(super) fn of(pages: &[Page]) -> Vec<(SuggestedField, Spot<Decimal>)> {
    let mark = Mark::of(pages);
    let Some(gross) = gross(pages, mark) else { return Vec::new() };
    let mut totals = vec![(SuggestedField::Gross, gross.clone())];
    let nets = candidates(pages, NET, mark);
    let taxes = candidates(pages, TAX, mark);
    let adding_up = nets.iter().find_map(|net| {
        let tax = taxes.iter().find(|tax| gross.value.is_sum_of(net.value, tax.value))?;
        Some((net.clone(), tax.clone()))
    });
    if let Some((net, tax)) = adding_up {
        totals.push((SuggestedField::Net, net));
        totals.push((SuggestedField::Tax, tax));
    }
    totals
}

/// The total with tax: of the best label, the last place with an amount.
fn gross(pages: &[Page], mark: Mark) -> Option<Spot<Decimal>> {
    GROSS.iter().find_map(|label| {
        let mut found = candidates(pages, &[label], mark);
        // With the plain word, the largest is the total; others are of pages or groups.
        found.retain(|spot| !is_other(pages, spot, label));
        let largest = found.iter().map(|spot| spot.value).max()?;
        found.into_iter().rev().find(|spot| spot.value == largest)
    })
}

fn is_other(pages: &[Page], spot: &Spot<Decimal>, label: &str) -> bool {
    let clue = spot.clue.to_lowercase();
    let Some(line) = pages.get(spot.page).and_then(|page| page.lines.get(spot.line)) else {
        return true;
    };
    let before = line.lower.find(&clue).map_or("", |at| &line.lower[..at]);
    let after = line.lower.find(&clue).map_or("", |at| &line.lower[at + clue.len()..]);
    let near = format!("{} {}", before.rsplit("  ").next().unwrap_or_default(), after);
    let near: String = near.chars().filter(|c| !c.is_ascii_digit()).collect();
    NOT_GROSS.iter().any(|other| !label.contains(other.trim()) && near.contains(other))
        && !near.contains("incl")
}

/// Every amount after one of the labels or under it.
fn candidates(pages: &[Page], labels: &[&str], mark: Mark) -> Vec<Spot<Decimal>> {
    let mut found = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        for label in page.labels(labels) {
            found.extend(after(at, page, label, mark));
        }
    }
    found
}

/// The last amount after a label on its line, else the one under it.
fn after(at: usize, page: &Page, label: Label, mark: Mark) -> Option<Spot<Decimal>> {
    let spot = |line: usize, text: &str, printed: &Printed| Spot {
        value: printed.value,
        page: at,
        line,
        printed: text[printed.start..printed.end].to_owned(),
        reason: SuggestionReason::Labeled,
        clue: page.words_of(label),
    };
    let rest = &page.lines[label.line].text[label.end..];
    if let Some(last) = numbers_in(rest, mark).last() {
        return Some(spot(label.line, rest, last));
    }
    // Under the head of a column stand the amounts of its lines, each beside other values.
    let below = page.below(label)?;
    let numbers = numbers_in(below, mark);
    let [only] = &numbers[..] else { return None };
    let others = below[..only.start].chars().chain(below[only.end..].chars());
    let alone = others.filter(|c| c.is_alphabetic()).count() <= CURRENCY_LETTERS;
    (alone && only.has_decimals).then(|| spot(label.line + 1, below, only))
}
