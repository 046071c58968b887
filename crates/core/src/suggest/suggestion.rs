//! Suggestions: values read from a document, each with its places and the reason it was taken.

use std::collections::BTreeSet;

use crate::code::vocabulary;
use crate::key::{find_keys, mask};
use crate::{Decimal, Description, InvoiceLine, NumberKind, ReferenceNumber, Totals};

/// A value proposed for a field of a document, for a person to accept, correct or reject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The field.
    pub field: SuggestedField,
    /// The value: a code, a day as `YYYY-MM-DD`, a number with a point, or a text as printed.
    pub value: String,
    /// Why it was taken.
    pub reason: SuggestionReason,
    /// The words that told what the value is, such as the label before it; empty where none did.
    pub clue: String,
    /// Where it was read, the best place first. Empty where it was put together.
    pub places: Vec<SuggestedPlace>,
    /// Another suggestion for the same field says otherwise.
    pub contested: bool,
    /// A structured invoice states it, and the text, read on its own, says the same.
    pub confirmed: bool,
}

/// A line proposed for an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedLine {
    /// Its number on the document, from 1, without gaps.
    pub number: u32,
    /// The number of the invoice it stands on, where the document holds several.
    pub invoice: String,
    /// The part number.
    pub part_number: String,
    /// What was sold.
    pub description: String,
    /// How many units, negative where they are taken back.
    pub quantity: Option<Decimal>,
    /// The code of the unit that is counted, where stated.
    pub unit: String,
    /// The price of a unit, with its currency.
    pub unit_price: String,
    /// The price of the line, with its currency.
    pub amount: String,
    /// The serial numbers of hardware.
    pub hardware: String,
    /// Why it was taken.
    pub reason: SuggestionReason,
    /// Where it was read.
    pub places: Vec<SuggestedPlace>,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestedPlace {
    /// In the text of a page.
    Text {
        /// The page, from 1.
        page: u32,
        /// The first byte in the text of the page.
        start: usize,
        /// The byte after the last one.
        end: usize,
    },
    /// In a structured invoice.
    Element {
        /// The file inside the document; empty where the document is the invoice.
        file: String,
        /// The path of the element.
        path: String,
    },
    /// In what the format states of itself, such as the header of a mail.
    Fact {
        /// Its name.
        name: String,
    },
}

/// Everything that the content of a document suggests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggested {
    /// By field, in the order of the fields; of one field the best first.
    pub values: Vec<Suggestion>,
    /// The lines of an invoice.
    pub lines: Vec<SuggestedLine>,
    /// What stands in structured invoices and cannot be read, with its place.
    pub unreadable: Vec<(String, SuggestedPlace)>,
}

vocabulary!(
    /// What a suggestion is for.
    SuggestedField, "suggested field" {
        /// The kind of the document.
        Kind = "kind",
        /// Its title.
        Title = "title",
        /// The day it bears.
        Date = "date",
        /// Who issued it.
        Issuer = "issuer",
        /// To whom.
        Recipient = "recipient",
        /// The number of an invoice.
        Invoice = "invoice",
        /// The number of a purchase order.
        PurchaseOrder = "purchase_order",
        /// The number of a seller's or publisher's order.
        Order = "order",
        /// The number of an agreement.
        Agreement = "agreement",
        /// The number of an enrollment.
        Enrollment = "enrollment",
        /// The number of a license.
        License = "license",
        /// The number of a customer.
        Customer = "customer",
        /// A publisher's part number.
        Part = "part",
        /// The number of a certificate of authenticity.
        Coa = "coa",
        /// The currency of its amounts, ISO 4217.
        Currency = "currency",
        /// The total without tax.
        Net = "net_total",
        /// The tax.
        Tax = "tax_total",
        /// The total with tax.
        Gross = "gross_total",
        /// A line of an invoice, named by its number.
        Line = "line",
    }
);

vocabulary!(
    /// Why a value was taken.
    SuggestionReason, "reason of a suggestion" {
        /// A structured invoice states it.
        Structured = "structured",
        /// The format states it, as a mail does its sender.
        Stated = "stated",
        /// A label stands before or above it.
        Labeled = "labeled",
        /// The paper calls itself so.
        Heading = "heading",
        /// What the paper says is typical of the kind.
        Wording = "wording",
        /// It has the form of such a number.
        Form = "form",
        /// It is the only one that can be meant.
        Only = "only",
        /// It stands where papers name their parties.
        Named = "named",
        /// It stands in a table of what was sold.
        Table = "table",
        /// Quantity, price and amount of the line agree.
        Arithmetic = "arithmetic",
        /// It can be read with the day first or with the month first.
        EitherOrder = "either_order",
        /// It was put together from other values.
        Composed = "composed",
    }
);

impl SuggestedField {
    /// The kind of number this field is, if it is one.
    pub fn number(self) -> Option<NumberKind> {
        NumberKind::ALL.iter().copied().find(|kind| Self::of_number(*kind) == Some(self))
    }

    /// The field for a kind of number.
    pub fn of_number(kind: NumberKind) -> Option<Self> {
        Some(match kind {
            NumberKind::Invoice => Self::Invoice,
            NumberKind::PurchaseOrder => Self::PurchaseOrder,
            NumberKind::Order => Self::Order,
            NumberKind::Agreement => Self::Agreement,
            NumberKind::Enrollment => Self::Enrollment,
            NumberKind::License => Self::License,
            NumberKind::Customer => Self::Customer,
            NumberKind::Part => Self::Part,
            NumberKind::Coa => Self::Coa,
            NumberKind::Other => return None,
        })
    }

    /// Whether a document has one value of it, so that two contradict each other. A document may
    /// bear several part numbers.
    pub fn is_single(self) -> bool {
        !matches!(self, Self::Part | Self::Line)
    }
}

impl Suggested {
    /// The suggestions without those that a person rejected; what they contested counts alone.
    #[must_use]
    pub fn without(mut self, rejected: &BTreeSet<(SuggestedField, String)>) -> Self {
        self.values.retain(|value| !rejected.contains(&(value.field, value.value.clone())));
        self.lines
            .retain(|line| !rejected.contains(&(SuggestedField::Line, line.number.to_string())));
        self.mark_contested();
        self
    }

    /// The suggestions without product keys: what is shown in lists and may be confirmed repeats
    /// none. A number that is a key is no suggestion at all.
    #[must_use]
    pub fn without_keys(mut self) -> Self {
        self.values
            .retain(|value| value.field.number().is_none() || find_keys(&value.value).is_empty());
        for value in &mut self.values {
            value.value = mask(&value.value);
        }
        for line in &mut self.lines {
            line.part_number = mask(&line.part_number);
            line.description = mask(&line.description);
            line.hardware = mask(&line.hardware);
        }
        self
    }

    /// The best suggestion for a field, unless a structured invoice has none and the text can be
    /// read in two ways.
    pub fn best(&self, field: SuggestedField) -> Option<&Suggestion> {
        let best = self.values.iter().find(|value| value.field == field)?;
        (best.reason != SuggestionReason::EitherOrder).then_some(best)
    }

    /// The description that accepting the best of each field would give.
    pub fn description(&self) -> Description {
        let best = |field| self.best(field).map(|best| best.value.clone());
        let mut description = Description {
            kind: best(SuggestedField::Kind).and_then(|code| code.parse().ok()),
            title: best(SuggestedField::Title),
            date: best(SuggestedField::Date).and_then(|day| day.parse().ok()),
            ..Description::default()
        };
        description.parties.issuer = best(SuggestedField::Issuer);
        description.parties.recipient = best(SuggestedField::Recipient);
        let amount = |field| best(field).and_then(|amount| amount.parse().ok());
        description.totals = Totals {
            currency: best(SuggestedField::Currency),
            net: amount(SuggestedField::Net),
            tax: amount(SuggestedField::Tax),
            gross: amount(SuggestedField::Gross),
        };
        let mut seen = BTreeSet::new();
        for value in &self.values {
            if let Some(kind) = value.field.number()
                && (seen.insert(value.field) || !value.field.is_single())
            {
                let value = value.value.clone();
                description.numbers.push(ReferenceNumber { kind, value });
            }
        }
        description
    }

    /// Whether a value is suggested for a field.
    pub(super) fn has(&self, field: SuggestedField, value: &str) -> bool {
        self.values.iter().any(|known| known.field == field && known.value == value)
    }

    /// Adds a suggestion. One that says the same as another adds its places to it; the better
    /// reason counts, which is that of the first.
    pub(super) fn add(&mut self, suggestion: Suggestion) {
        let same = |other: &&mut Suggestion| {
            other.field == suggestion.field
                && says_same(suggestion.field, &other.value, &suggestion.value)
        };
        match self.values.iter_mut().find(same) {
            Some(known) => {
                known.confirmed |= known.reason == SuggestionReason::Structured
                    && suggestion.reason != SuggestionReason::Structured;
                for place in suggestion.places {
                    if !known.places.contains(&place) {
                        known.places.push(place);
                    }
                }
            }
            None => self.values.push(suggestion),
        }
    }

    /// Sorts by field, keeping the order within each, and marks contradictions.
    pub(super) fn arrange(&mut self) {
        self.values.sort_by_key(|value| value.field);
        self.mark_contested();
    }

    fn mark_contested(&mut self) {
        let fields: Vec<SuggestedField> = self.values.iter().map(|value| value.field).collect();
        for value in &mut self.values {
            let count = fields.iter().filter(|field| **field == value.field).count();
            value.contested = value.field.is_single() && count > 1;
        }
    }
}

impl SuggestedLine {
    /// The line as an invoice states it, where its quantity is a whole number.
    pub fn line(&self) -> Option<InvoiceLine> {
        Some(InvoiceLine {
            number: self.number,
            invoice: self.invoice.clone(),
            part_number: self.part_number.clone(),
            description: self.description.clone(),
            quantity: self.quantity?.whole()?,
            unit_price: self.unit_price.clone(),
            amount: self.amount.clone(),
            hardware: self.hardware.clone(),
        })
    }
}

/// Whether two values say the same but for case, white space and, of parties, what follows a name,
/// such as its legal form.
fn says_same(field: SuggestedField, a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    let (a, b) = (plain(a), plain(b));
    let is_party = matches!(field, SuggestedField::Issuer | SuggestedField::Recipient);
    let begins = a.starts_with(&b) || b.starts_with(&a);
    a == b || is_party && begins && a.chars().count().min(b.chars().count()) >= NAME_LETTERS
}

/// Names with fewer letters than this are the same only as a whole.
const NAME_LETTERS: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(field: SuggestedField, value: &str) -> Suggestion {
        Suggestion {
            field,
            value: value.to_owned(),
            reason: SuggestionReason::Labeled,
            clue: String::new(),
            places: Vec::new(),
            contested: false,
            confirmed: false,
        }
    }

    fn suggested(values: &[(SuggestedField, &str)]) -> Suggested {
        let mut suggested = Suggested::default();
        values.iter().for_each(|(field, value)| suggested.add(suggestion(*field, value)));
        suggested.arrange();
        suggested
    }

    #[test]
    fn every_kind_of_number_but_the_unnamed_has_a_field() {
        for kind in NumberKind::ALL {
            let field = SuggestedField::of_number(*kind);
            assert_eq!(field.is_none(), *kind == NumberKind::Other, "{kind}");
            assert_eq!(field.and_then(SuggestedField::number), field.map(|_| *kind));
        }
    }

    #[test]
    fn a_contradiction_stays_visible_until_one_side_is_rejected() {
        let both = suggested(&[(SuggestedField::Invoice, "7"), (SuggestedField::Invoice, "8")]);
        assert!(both.values.iter().all(|value| value.contested));
        let rejected = BTreeSet::from([(SuggestedField::Invoice, "7".to_owned())]);
        let left = both.without(&rejected);
        assert_eq!(left.values.len(), 1);
        assert!(!left.values[0].contested);
    }

    #[test]
    fn several_part_numbers_do_not_contradict_each_other() {
        let parts =
            suggested(&[(SuggestedField::Part, "269-05623"), (SuggestedField::Part, "9EM-00653")]);
        assert!(parts.values.iter().all(|value| !value.contested));
        assert_eq!(parts.description().numbers.len(), 2);
    }

    #[test]
    fn a_value_read_twice_is_one_suggestion() {
        let once = suggested(&[
            (SuggestedField::Issuer, "Northwind  Ltd."),
            (SuggestedField::Issuer, "NORTHWIND LTD."),
        ]);
        assert_eq!(once.values.len(), 1);
        assert_eq!(once.values[0].value, "Northwind  Ltd.");
    }

    #[test]
    fn the_legal_form_of_a_party_contradicts_nothing() {
        let party = suggested(&[
            (SuggestedField::Issuer, "Au bon moulin"),
            (SuggestedField::Issuer, "Au bon moulin SARL"),
        ]);
        assert_eq!(party.values.len(), 1);
        let numbers = suggested(&[
            (SuggestedField::Invoice, "2019-421"),
            (SuggestedField::Invoice, "2019-42"),
        ]);
        assert_eq!(numbers.values.len(), 2, "a number that begins so is another one");
    }

    #[test]
    fn of_a_contested_number_the_best_describes() {
        let both = suggested(&[(SuggestedField::Invoice, "7"), (SuggestedField::Invoice, "8")]);
        let numbers: Vec<String> =
            both.description().numbers.into_iter().map(|number| number.value).collect();
        assert_eq!(numbers, ["7"]);
    }
}
