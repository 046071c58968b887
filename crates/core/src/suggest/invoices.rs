//! What structured invoices suggest.

use super::numbers::{is_part, part_in};
use super::spot::locate;
use super::suggestion::{
    Suggested, SuggestedField, SuggestedLine, SuggestedPlace, Suggestion, SuggestionReason,
};
use crate::structured::{InvoiceKind, ReadAt, StructuredInvoice, StructuredLine};
use crate::{Decimal, EvidenceKind};

/// Adds what an invoice states. Where the text says the same, its place is given, too.
pub(super) fn add(invoice: &StructuredInvoice, texts: &[&str], to: &mut Suggested) {
    let mut adding = Adding { invoice, texts, to };
    adding.header();
    adding.title();
    adding.parts();
    for unreadable in &invoice.unreadable {
        let place = element(invoice, &unreadable.place);
        adding.to.unreadable.push((unreadable.value.clone(), place));
    }
}

/// The lines of invoices, numbered through.
pub(super) fn lines(invoices: &[StructuredInvoice]) -> Vec<SuggestedLine> {
    let several = invoices.len() > 1;
    let all = invoices.iter().flat_map(|invoice| {
        invoice.lines.iter().filter(|line| line.quantity.is_some()).map(move |line| {
            let number = invoice.number.as_ref().filter(|_| several);
            let number = number.map_or(String::new(), |number| number.value.clone());
            SuggestedLine { invoice: number, ..line_of(invoice, line) }
        })
    });
    all.zip(1..).map(|(line, number)| SuggestedLine { number, ..line }).collect()
}

struct Adding<'a> {
    invoice: &'a StructuredInvoice,
    texts: &'a [&'a str],
    to: &'a mut Suggested,
}

impl Adding<'_> {
    fn header(&mut self) {
        let invoice = self.invoice;
        // A credit note proves no purchase, so nothing is said of its kind.
        if let Some(kind) = invoice.kind.as_ref().filter(|_| !invoice.is_credit()) {
            let (InvoiceKind::Invoice | InvoiceKind::Prepayment | InvoiceKind::CreditNote) =
                kind.value;
            let code = EvidenceKind::Invoice.code().to_owned();
            self.plain(SuggestedField::Kind, &kind.place, code);
        }
        if let Some(day) = &invoice.issued_on {
            self.plain(SuggestedField::Date, &day.place, day.value.to_string());
        }
        self.text(SuggestedField::Issuer, invoice.seller.name.as_ref());
        self.text(SuggestedField::Recipient, invoice.buyer.name.as_ref());
        self.text(SuggestedField::Invoice, invoice.number.as_ref());
        self.text(SuggestedField::PurchaseOrder, invoice.purchase_order.as_ref());
        self.text(SuggestedField::Order, invoice.sales_order.as_ref());
        self.text(SuggestedField::Agreement, invoice.contract.as_ref());
        if let Some(currency) = &invoice.currency {
            self.plain(SuggestedField::Currency, &currency.place, currency.value.clone());
        }
        let totals = [
            (SuggestedField::Net, &invoice.net),
            (SuggestedField::Tax, &invoice.tax),
            (SuggestedField::Gross, &invoice.gross),
        ];
        for (field, total) in totals {
            if let Some(total) = total {
                self.plain(field, &total.place, total.value.to_string());
            }
        }
    }

    /// What a credit note is called, of which no kind is suggested.
    fn title(&mut self) {
        let invoice = self.invoice;
        let Some(number) = invoice.number.as_ref().filter(|_| invoice.is_credit()) else { return };
        let seller = invoice.seller.name.as_ref().map(|seller| format!(", {}", seller.value));
        let value = format!("Credit note {}{}", number.value, seller.unwrap_or_default());
        self.to.add(Suggestion {
            field: SuggestedField::Title,
            value,
            reason: SuggestionReason::Composed,
            clue: String::new(),
            places: Vec::new(),
            contested: false,
            confirmed: false,
        });
    }

    /// The publisher's part numbers among the numbers and names of what was sold.
    fn parts(&mut self) {
        for line in &self.invoice.lines {
            let numbers = [&line.manufacturer_item, &line.seller_item, &line.standard_item];
            let part = numbers.into_iter().find(|number| is_part(number)).map(String::as_str);
            if let Some(part) = part.or_else(|| part_in(&line.description)) {
                let at = ReadAt { value: part.to_owned(), place: line.place.clone() };
                self.text(SuggestedField::Part, Some(&at));
            }
        }
    }

    /// A text as printed: where the document shows it, that place is given as well.
    fn text(&mut self, field: SuggestedField, read: Option<&ReadAt<String>>) {
        let Some(read) = read else { return };
        let shown = locate(&read.value, self.texts);
        self.value(field, &read.place, read.value.clone(), shown);
    }

    fn plain(&mut self, field: SuggestedField, place: &str, value: String) {
        self.value(field, place, value, None);
    }

    fn value(
        &mut self,
        field: SuggestedField,
        place: &str,
        value: String,
        shown: Option<SuggestedPlace>,
    ) {
        let mut places = vec![element(self.invoice, place)];
        places.extend(shown);
        let clue = place.rsplit('/').next().unwrap_or_default().to_owned();
        let reason = SuggestionReason::Structured;
        self.to.add(Suggestion {
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

fn line_of(invoice: &StructuredInvoice, line: &StructuredLine) -> SuggestedLine {
    let currency = invoice.currency.as_ref().map_or("", |currency| currency.value.as_str());
    let money = |amount: Option<Decimal>| {
        amount.map_or(String::new(), |amount| format!("{amount} {currency}").trim().to_owned())
    };
    // A credit note states what it takes back as positive quantities.
    let quantity = line.quantity.map(|quantity| {
        if invoice.is_credit() && !quantity.is_negative() { quantity.negated() } else { quantity }
    });
    let numbers = [&line.manufacturer_item, &line.seller_item];
    let part = numbers.into_iter().find(|number| is_part(number)).cloned();
    let part = part.or_else(|| part_in(&line.description).map(str::to_owned));
    let first = || numbers.into_iter().find(|number| !number.is_empty()).cloned();
    SuggestedLine {
        number: 0,
        invoice: String::new(),
        part_number: part.or_else(first).unwrap_or_else(|| line.standard_item.clone()),
        description: line.description.clone(),
        quantity,
        unit: line.unit.clone(),
        unit_price: money(line.price),
        amount: money(line.amount),
        hardware: line.serials.join(", "),
        reason: SuggestionReason::Structured,
        places: vec![element(invoice, &line.place)],
    }
}

fn element(invoice: &StructuredInvoice, path: &str) -> SuggestedPlace {
    SuggestedPlace::Element { file: invoice.file.clone(), path: path.to_owned() }
}
