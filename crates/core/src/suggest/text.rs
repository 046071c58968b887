//! What the text of a document suggests.

use super::calendar::Order;
use super::page::Page;
use super::spot::{self, Spot, locate};
use super::suggestion::{Suggested, SuggestedField, SuggestedPlace, Suggestion, SuggestionReason};
use super::{Clues, amounts, dates, kind, lines, names_parties, numbers, parties, title, totals};
use crate::{Description, EvidenceKind, Parties};

/// Reads the text, and what the format states of itself.
pub(super) fn read(clues: &Clues<'_>, pages: &[Page]) -> Suggested {
    let mut reading = Text { clues, pages, found: Suggested::default() };
    let kind = kind::of(clues, pages);
    reading.kind(kind);
    if clues.is_mail() {
        reading.mail();
        return reading.found;
    }
    reading.dates(kind);
    reading.numbers(kind);
    if kind.is_some_and(names_parties) {
        let Parties { issuer, recipient } = parties::of(kind, pages);
        reading.party(SuggestedField::Issuer, issuer);
        reading.party(SuggestedField::Recipient, recipient);
    }
    if is_bill(kind) {
        reading.totals();
        reading.found.lines = lines::of(pages);
    }
    reading.found
}

/// Whether papers of this kind list what was sold, and add it up.
fn is_bill(kind: Option<EvidenceKind>) -> bool {
    matches!(kind, Some(EvidenceKind::Invoice | EvidenceKind::Receipt | EvidenceKind::SplaInvoice))
}

struct Text<'a> {
    clues: &'a Clues<'a>,
    pages: &'a [Page],
    found: Suggested,
}

impl Text<'_> {
    fn kind(&mut self, kind: Option<EvidenceKind>) {
        let Some(kind) = kind else { return };
        let value = kind.code().to_owned();
        match kind::heading(kind, self.pages) {
            Some((line, printed)) => self.spot(
                SuggestedField::Kind,
                value,
                Spot {
                    value: (),
                    page: 0,
                    line,
                    clue: printed.clone(),
                    printed,
                    reason: SuggestionReason::Heading,
                },
            ),
            None => {
                let mail = self.clues.is_mail();
                let reason =
                    if mail { SuggestionReason::Stated } else { SuggestionReason::Wording };
                self.add(SuggestedField::Kind, value, reason, Vec::new());
            }
        }
    }

    fn mail(&mut self) {
        let clues = self.clues;
        let Parties { issuer, recipient } = parties::of_mail(clues);
        let date = clues.fact("date").and_then(dates::of_mail);
        for (field, fact, value) in [
            (SuggestedField::Title, "subject", clues.fact("subject").map(str::to_owned)),
            (SuggestedField::Date, "date", date.map(|day| day.to_string())),
            (SuggestedField::Issuer, "from", issuer),
            (SuggestedField::Recipient, "to", recipient),
        ] {
            let place = SuggestedPlace::Fact { name: fact.to_owned() };
            if let Some(value) = value {
                self.add(field, value, SuggestionReason::Stated, vec![place]);
            }
        }
    }

    fn dates(&mut self, kind: Option<EvidenceKind>) {
        for spot in dates::readings(kind, self.pages, Order::of(self.pages)) {
            self.spot(SuggestedField::Date, spot.value.to_string(), spot);
        }
    }

    fn numbers(&mut self, kind: Option<EvidenceKind>) {
        for spot in numbers::of(kind, self.pages) {
            if let Some(field) = SuggestedField::of_number(spot.value.kind) {
                self.spot(field, spot.value.value.clone(), spot);
            }
        }
    }

    fn party(&mut self, field: SuggestedField, name: Option<String>) {
        if let Some(name) = name {
            let place = locate(&name, self.texts());
            self.add(field, name, SuggestionReason::Named, place.into_iter().collect());
        }
    }

    fn totals(&mut self) {
        let totals = totals::of(self.pages);
        if totals.is_empty() {
            return;
        }
        if let Some((page, line, printed, code)) = amounts::currency(self.pages) {
            let (reason, clue) = (SuggestionReason::Only, String::new());
            let spot = Spot { value: (), page, line, printed, reason, clue };
            self.spot(SuggestedField::Currency, code.to_owned(), spot);
        }
        for (field, spot) in totals {
            self.spot(field, spot.value.to_string(), spot);
        }
    }

    fn texts(&self) -> &[&str] {
        &self.clues.pages[..self.pages.len()]
    }

    fn spot<T>(&mut self, field: SuggestedField, value: String, spot: Spot<T>) {
        let places = spot::place(&spot, self.pages, self.texts());
        let Spot { reason, clue, .. } = spot;
        self.found.add(Suggestion {
            field,
            value,
            reason,
            clue,
            places,
            contested: false,
            confirmed: false,
        });
    }

    fn add(
        &mut self,
        field: SuggestedField,
        value: String,
        reason: SuggestionReason,
        places: Vec<SuggestedPlace>,
    ) {
        let clue = String::new();
        self.found.add(Suggestion {
            field,
            value,
            reason,
            clue,
            places,
            contested: false,
            confirmed: false,
        });
    }
}

impl Suggested {
    /// Adds a title, from the best of the other fields or from the text.
    pub(super) fn add_title(&mut self, clues: &Clues<'_>, pages: &[Page]) {
        let known: Description = self.description();
        if known.title.is_some() {
            return;
        }
        let Some(value) = title::of(clues, pages, &known) else { return };
        let place = locate(&value, &clues.pages[..pages.len()]);
        let reason = match place {
            Some(_) => SuggestionReason::Heading,
            None => SuggestionReason::Composed,
        };
        let (field, places) = (SuggestedField::Title, place.into_iter().collect());
        self.add(Suggestion {
            field,
            value,
            reason,
            clue: String::new(),
            places,
            contested: false,
            confirmed: false,
        });
        self.arrange();
    }
}
