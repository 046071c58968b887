//! What a document's content suggests about it, for a person to confirm.
//!
//! A wrong suggestion costs more than a missing one: whoever confirms in haste confirms it. So
//! nothing is suggested that the text does not say nearly in so many words, in English, German,
//! French or Spanish.

mod amounts;
mod calendar;
mod dates;
mod invoices;
mod kind;
mod lines;
mod numbers;
mod page;
mod parties;
mod records;
mod signs;
mod spot;
mod suggestion;
mod text;
mod title;
mod totals;

use crate::structured::StructuredInvoice;
use crate::{Description, EvidenceKind};
use page::Page;
pub use records::{Candidate, MatchReason, ProposedRecord, propose_records};
pub use suggestion::{
    Suggested, SuggestedField, SuggestedLine, SuggestedPlace, Suggestion, SuggestionReason,
};

/// How many pages are looked at: what a paper is stands at its beginning.
const PAGES: usize = 3;
/// How much of a page is looked at, in bytes.
const PAGE_BYTES: usize = 20_000;

/// What is known about a document's content.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clues<'a> {
    /// The file's own name.
    pub name: &'a str,
    /// The format, from its content, as a media type.
    pub media_type: &'a str,
    /// What the format itself states, such as `from`, `to`, `subject` and `date` of a mail.
    pub facts: &'a [(String, String)],
    /// The text of each page.
    pub pages: &'a [&'a str],
}

impl Clues<'_> {
    fn fact(&self, name: &str) -> Option<&str> {
        let found = self.facts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    fn is_mail(&self) -> bool {
        matches!(self.media_type, "message/rfc822" | "application/vnd.ms-outlook")
    }
}

/// Guesses what a document is from its text. What is in doubt is left out.
pub fn suggest(clues: &Clues<'_>) -> Description {
    suggestions(clues, &[]).description()
}

/// Whether a document calls itself a quote or requisition, which proves no purchase.
pub fn looks_like_quote(clues: &Clues<'_>) -> bool {
    let pages: Vec<Page> = clues.pages.iter().take(1).map(|text| Page::new(text)).collect();
    kind::is_quote(clues, &pages)
}

/// Reads values from a document's text and from the structured invoices that it is or holds. What
/// an invoice states goes before what the text says; where they differ, both are there.
pub fn suggestions(clues: &Clues<'_>, structured: &[StructuredInvoice]) -> Suggested {
    let pages: Vec<Page> = clues.pages.iter().take(PAGES).map(|text| Page::new(text)).collect();
    let texts = &clues.pages[..pages.len()];
    let mut suggested = Suggested::default();
    for invoice in structured {
        invoices::add(invoice, texts, &mut suggested);
    }
    let lines = invoices::lines(structured);
    // The text of an invoice that is XML repeats its elements and has no layout to read.
    let is_xml = structured.iter().any(|invoice| invoice.file.is_empty());
    let mut text = if is_xml { Suggested::default() } else { text::read(clues, &pages) };
    // A day that can be read in two ways contradicts nothing that one of the readings agrees with.
    let is_settled = text.values.iter().any(|value| {
        value.reason == SuggestionReason::EitherOrder && suggested.has(value.field, &value.value)
    });
    for value in text.values.drain(..) {
        let either = value.reason == SuggestionReason::EitherOrder;
        if !(either && is_settled) || suggested.has(value.field, &value.value) {
            suggested.add(value);
        }
    }
    suggested.lines = if lines.is_empty() { text.lines } else { lines };
    suggested.arrange();
    suggested.add_title(clues, &pages);
    suggested
}

/// Whether papers of this kind say who they are from and to.
fn names_parties(kind: EvidenceKind) -> bool {
    matches!(
        kind,
        EvidenceKind::Agreement
            | EvidenceKind::Enrollment
            | EvidenceKind::Amendment
            | EvidenceKind::PurchaseOrder
            | EvidenceKind::OrderConfirmation
            | EvidenceKind::Invoice
            | EvidenceKind::Receipt
            | EvidenceKind::SplaInvoice
            | EvidenceKind::AuditLetter
    )
}

#[cfg(test)]
mod invoice_tests;
#[cfg(test)]
mod tests;
