//! Structured invoices: what an invoice in XML states, as values with the places they stand at.

use chrono::NaiveDate;

use crate::Decimal;
use crate::code::vocabulary;

/// A value and the place it was read from, a path of element names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadAt<T> {
    /// The value.
    pub value: T,
    /// The path of the element, such as `/Invoice/ID`.
    pub place: String,
}

/// An invoice as its XML states it. Absent means not stated, or not readable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StructuredInvoice {
    /// The file inside the document in which it stands; empty where the document is it.
    pub file: String,
    /// Its number.
    pub number: Option<ReadAt<String>>,
    /// What sort of invoice it is.
    pub kind: Option<ReadAt<InvoiceKind>>,
    /// The day it was issued.
    pub issued_on: Option<ReadAt<NaiveDate>>,
    /// Who sells.
    pub seller: StructuredParty,
    /// Who buys.
    pub buyer: StructuredParty,
    /// The number of the buyer's purchase order.
    pub purchase_order: Option<ReadAt<String>>,
    /// The number of the seller's order.
    pub sales_order: Option<ReadAt<String>>,
    /// The number of the contract.
    pub contract: Option<ReadAt<String>>,
    /// The currency, ISO 4217.
    pub currency: Option<ReadAt<String>>,
    /// The total without tax.
    pub net: Option<ReadAt<Decimal>>,
    /// The tax.
    pub tax: Option<ReadAt<Decimal>>,
    /// The total with tax.
    pub gross: Option<ReadAt<Decimal>>,
    /// Its lines, in the order of the file.
    pub lines: Vec<StructuredLine>,
    /// The values that are stated in a form that cannot be read.
    pub unreadable: Vec<ReadAt<String>>,
}

/// A party of a structured invoice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StructuredParty {
    /// Its name.
    pub name: Option<ReadAt<String>>,
    /// Its numbers: for tax, of a register, at the other party.
    pub ids: Vec<ReadAt<String>>,
}

/// A line of a structured invoice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StructuredLine {
    /// Where the line stands.
    pub place: String,
    /// Its number as stated.
    pub position: String,
    /// What was sold.
    pub description: String,
    /// The seller's number of the item.
    pub seller_item: String,
    /// The manufacturer's number of the item.
    pub manufacturer_item: String,
    /// A standard number of the item, such as a GTIN.
    pub standard_item: String,
    /// How many.
    pub quantity: Option<Decimal>,
    /// The code of the unit that is counted (UN/ECE Recommendation 20).
    pub unit: String,
    /// The price of one.
    pub price: Option<Decimal>,
    /// The price of the line.
    pub amount: Option<Decimal>,
    /// The serial numbers of the things sold.
    pub serials: Vec<String>,
}

vocabulary!(
    /// What sort of invoice a structured invoice is, by its type code (UNTDID 1001).
    InvoiceKind, "kind of invoice" {
        /// An invoice, also a corrected or a partial one.
        Invoice = "invoice",
        /// A credit note: quantities and amounts count as taken back.
        CreditNote = "credit_note",
        /// An invoice for a payment in advance.
        Prepayment = "prepayment",
    }
);

impl InvoiceKind {
    /// The sort that a type code names.
    fn of_type_code(code: &str) -> Option<Self> {
        match code {
            "81" | "83" | "261" | "262" | "296" | "308" | "381" | "396" | "420" | "458" | "532" => {
                Some(Self::CreditNote)
            }
            "386" => Some(Self::Prepayment),
            code if code.len() <= 3 && code.parse::<u16>().is_ok() => Some(Self::Invoice),
            _ => None,
        }
    }
}

/// A value as the XML has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedTerm<'a> {
    /// What it is, as a code.
    pub term: &'a str,
    /// The line it belongs to, from 1.
    pub line: Option<u32>,
    /// The value as written.
    pub value: &'a str,
    /// Its unit: a code of measure, a currency, or the form of a date.
    pub unit: &'a str,
    /// The path of the element.
    pub place: &'a str,
}

impl StatedTerm<'_> {
    fn text(&self) -> Option<ReadAt<String>> {
        Some(ReadAt { value: self.value.to_owned(), place: self.place.to_owned() })
    }
}

impl StructuredInvoice {
    /// Reads what an invoice states. Of several values of one term the first counts; of several
    /// taxes that in the currency of the invoice.
    pub fn of<'a>(file: &str, terms: impl IntoIterator<Item = StatedTerm<'a>>) -> Self {
        let mut invoice = Self { file: file.to_owned(), ..Self::default() };
        let mut taxes: Vec<StatedTerm<'a>> = Vec::new();
        let (mut seller, mut buyer) = (None, None);
        for term in terms {
            match term.line {
                Some(line) => invoice.read_line(line, &term),
                None if term.term == "tax" => taxes.push(term),
                None if term.term == "seller_trading_name" => {
                    keep_first(&mut seller, || term.text());
                }
                None if term.term == "buyer_trading_name" => keep_first(&mut buyer, || term.text()),
                None => invoice.read_header(&term),
            }
        }
        let currency = invoice.currency.as_ref().map(|currency| currency.value.clone());
        let own = taxes.iter().find(|tax| currency.as_deref() == Some(tax.unit));
        if let Some(tax) = own.or(taxes.first()) {
            invoice.tax = invoice.decimal(tax);
        }
        // The legal name goes before the one under which a party trades.
        keep_first(&mut invoice.seller.name, || seller);
        keep_first(&mut invoice.buyer.name, || buyer);
        // UBL gives credit notes a root of their own, beside the type code.
        let is_credit = |place: &str| place.starts_with("/CreditNote/");
        if let Some(number) = invoice.number.as_ref().filter(|number| is_credit(&number.place)) {
            let place = number.place.clone();
            invoice.kind = Some(ReadAt { value: InvoiceKind::CreditNote, place });
        }
        invoice
    }

    /// Whether quantities and amounts are taken back.
    pub fn is_credit(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.value == InvoiceKind::CreditNote)
    }

    fn read_header(&mut self, term: &StatedTerm<'_>) {
        let text = || term.text();
        match term.term {
            "number" => keep_first(&mut self.number, text),
            "type_code" => {
                let kind = InvoiceKind::of_type_code(term.value);
                let kind = kind.map(|value| ReadAt { value, place: term.place.to_owned() });
                if kind.is_none() {
                    self.unreadable.extend(text());
                }
                keep_first(&mut self.kind, || kind);
            }
            "issue_date" => {
                let day = day_of(term.value);
                let day = day.map(|value| ReadAt { value, place: term.place.to_owned() });
                if day.is_none() {
                    self.unreadable.extend(text());
                }
                keep_first(&mut self.issued_on, || day);
            }
            "seller" => keep_first(&mut self.seller.name, text),
            "seller_id" => self.seller.ids.extend(text()),
            "buyer" => keep_first(&mut self.buyer.name, text),
            "buyer_id" => self.buyer.ids.extend(text()),
            "purchase_order" => keep_first(&mut self.purchase_order, text),
            "sales_order" => keep_first(&mut self.sales_order, text),
            "contract" => keep_first(&mut self.contract, text),
            "currency" => keep_first(&mut self.currency, text),
            "net" if self.net.is_none() => self.net = self.decimal(term),
            "gross" if self.gross.is_none() => self.gross = self.decimal(term),
            _ => {}
        }
    }

    fn read_line(&mut self, number: u32, term: &StatedTerm<'_>) {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        // Lines come one after the other; a gap is a line of which nothing is looked for.
        if at > self.lines.len() && at <= self.lines.len() + MOST_EMPTY_LINES {
            self.lines.resize_with(at, StructuredLine::default);
        }
        let decimal = match term.term {
            "line_quantity" | "line_price" | "line_amount" => self.decimal(term),
            _ => None,
        };
        let Some(line) = at.checked_sub(1).and_then(|at| self.lines.get_mut(at)) else { return };
        if line.place.is_empty() {
            line.place = line_place(term.place);
        }
        let text = || term.value.to_owned();
        match term.term {
            "line_position" => line.position = text(),
            "line_description" => line.description = text(),
            "line_seller_item" => line.seller_item = text(),
            "line_manufacturer_item" => line.manufacturer_item = text(),
            "line_standard_item" => line.standard_item = text(),
            "line_quantity" if line.quantity.is_none() => {
                line.quantity = decimal.map(|decimal| decimal.value);
                line.unit = term.unit.to_owned();
            }
            "line_price" => line.price = line.price.or(decimal.map(|decimal| decimal.value)),
            "line_amount" => line.amount = line.amount.or(decimal.map(|decimal| decimal.value)),
            "line_serial" => line.serials.push(text()),
            _ => {}
        }
    }

    fn decimal(&mut self, term: &StatedTerm<'_>) -> Option<ReadAt<Decimal>> {
        let place = term.place.to_owned();
        if let Ok(value) = term.value.parse() {
            return Some(ReadAt { value, place });
        }
        self.unreadable.push(ReadAt { value: term.value.to_owned(), place });
        None
    }
}

/// So many lines in a row may state nothing that is looked for.
const MOST_EMPTY_LINES: usize = 1_000;

fn keep_first<T>(slot: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if slot.is_none() {
        *slot = value();
    }
}

/// The path of the line in which an element stands.
fn line_place(place: &str) -> String {
    place.find(']').map_or(place, |end| &place[..=end]).to_owned()
}

/// A calendar day as the syntaxes write it: `20240229` or `2024-02-29`, with a time or zone after.
fn day_of(text: &str) -> Option<NaiveDate> {
    let digits = text.get(..8).filter(|start| start.bytes().all(|byte| byte.is_ascii_digit()));
    match digits {
        Some(digits) => NaiveDate::parse_from_str(digits, "%Y%m%d").ok(),
        None => NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(term: &'static str, value: &'static str) -> StatedTerm<'static> {
        StatedTerm { term, line: None, value, unit: "", place: "/Invoice/X" }
    }

    fn of_line(term: &'static str, value: &'static str) -> StatedTerm<'static> {
        let place = "/Invoice/InvoiceLine[1]/X";
        StatedTerm { term, line: Some(1), value, unit: "C62", place }
    }

    #[test]
    fn days_are_read_in_the_forms_of_both_syntaxes() {
        for text in ["20240229", "2024-02-29", "2024-02-29+01:00", "20240229000000"] {
            assert_eq!(day_of(text).map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        }
        for text in ["2023-02-29", "29.02.2024", "2024", ""] {
            assert_eq!(day_of(text), None, "{text}");
        }
    }

    #[test]
    fn type_codes_tell_credit_notes_and_prepayments() {
        let kind = |code| StructuredInvoice::of("", [header("type_code", code)]).kind;
        let named = |code| kind(code).map(|kind| kind.value);
        assert_eq!(named("380"), Some(InvoiceKind::Invoice));
        assert_eq!(named("384"), Some(InvoiceKind::Invoice));
        assert_eq!(named("381"), Some(InvoiceKind::CreditNote));
        assert_eq!(named("386"), Some(InvoiceKind::Prepayment));
        assert_eq!(named("bill"), None);
    }

    #[test]
    fn the_root_of_a_credit_note_says_what_it_is() {
        let number = StatedTerm { place: "/CreditNote/ID", ..header("number", "C-1") };
        assert!(StructuredInvoice::of("", [number]).is_credit());
        assert!(!StructuredInvoice::of("", [header("number", "C-1")]).is_credit());
    }

    #[test]
    fn a_value_that_cannot_be_read_is_said_and_left_out() {
        let invoice =
            StructuredInvoice::of("", [header("gross", "1,00"), header("issue_date", "soon")]);
        assert_eq!((invoice.gross, invoice.issued_on), (None, None));
        let values: Vec<&str> =
            invoice.unreadable.iter().map(|unreadable| unreadable.value.as_str()).collect();
        assert_eq!(values, ["1,00", "soon"]);
    }

    #[test]
    fn of_several_taxes_the_one_in_the_currency_of_the_invoice_counts() {
        let tax = |unit, value| StatedTerm { unit, ..header("tax", value) };
        let invoice = StructuredInvoice::of(
            "",
            [tax("GBP", "16.00"), tax("EUR", "19.00"), header("currency", "EUR")],
        );
        assert_eq!(invoice.tax.map(|tax| tax.value.to_string()).as_deref(), Some("19"));
    }

    #[test]
    fn the_legal_name_of_a_party_goes_before_its_trading_name() {
        let trading = header("seller_trading_name", "Shop");
        let name = |terms: &[StatedTerm<'static>]| {
            let invoice = StructuredInvoice::of("", terms.iter().copied());
            invoice.seller.name.map(|name| name.value)
        };
        assert_eq!(name(&[trading, header("seller", "Shop Ltd")]).as_deref(), Some("Shop Ltd"));
        assert_eq!(name(&[trading]).as_deref(), Some("Shop"));
    }

    #[test]
    fn a_line_keeps_its_values_and_its_place() {
        let invoice = StructuredInvoice::of(
            "invoice.xml",
            [of_line("line_description", "Office"), of_line("line_quantity", "25.000")],
        );
        let line = &invoice.lines[0];
        assert_eq!(line.description, "Office");
        assert_eq!(line.quantity.and_then(Decimal::whole), Some(25));
        assert_eq!((line.unit.as_str(), line.place.as_str()), ("C62", "/Invoice/InvoiceLine[1]"));
    }

    #[test]
    fn a_line_far_beyond_the_others_costs_no_memory() {
        let far = StatedTerm { line: Some(u32::MAX), ..of_line("line_description", "x") };
        assert!(StructuredInvoice::of("", [far]).lines.len() <= MOST_EMPTY_LINES);
    }
}
