//! What a document's content suggests about it, for a person to confirm.
//!
//! A wrong suggestion costs more than a missing one: whoever confirms in haste confirms it. So
//! nothing is suggested that the text does not say nearly in so many words, in English, German,
//! French or Spanish.

mod calendar;
mod dates;
mod kind;
mod numbers;
mod page;
mod parties;
mod signs;
mod title;

use crate::{Description, EvidenceKind};
use calendar::Order;
use page::Page;

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

/// Guesses what a document is from its content. What is in doubt is left out.
pub fn suggest(clues: &Clues<'_>) -> Description {
    let pages: Vec<Page> = clues.pages.iter().take(PAGES).map(|text| Page::new(text)).collect();
    let kind = kind::of(clues, &pages);
    let mut description = Description { kind, ..Description::default() };
    if clues.is_mail() {
        description.title = clues.fact("subject").map(str::to_owned);
        description.date = clues.fact("date").and_then(dates::of_mail);
        description.parties = parties::of_mail(clues);
        return description;
    }
    let order = Order::of(&pages);
    description.date = dates::of(kind, &pages, order);
    description.numbers = numbers::of(kind, &pages);
    if kind.is_some_and(names_parties) {
        description.parties = parties::of(kind, &pages);
    }
    description.title = title::of(clues, &pages, &description);
    description
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
mod tests;
