//! Suggestions from printed and structured invoices, with their places and contradictions.

use super::{
    Clues, Suggested, SuggestedField, SuggestedPlace, Suggestion, SuggestionReason, suggestions,
};
use crate::structured::{StatedTerm, StructuredInvoice};

fn read_with(text: &str, structured: &[StructuredInvoice]) -> Suggested {
    let clues = Clues { name: "a.pdf", media_type: "application/pdf", facts: &[], pages: &[text] };
    suggestions(&clues, structured)
}

fn read(text: &str) -> Suggested {
    read_with(text, &[])
}

fn of(found: &Suggested, field: SuggestedField) -> Vec<&Suggestion> {
    found.values.iter().filter(|value| value.field == field).collect()
}

fn values(found: &Suggested, field: SuggestedField) -> Vec<&str> {
    of(found, field).into_iter().map(|value| value.value.as_str()).collect()
}

/// What stands on the page at the first place of a suggestion.
fn printed<'a>(text: &'a str, suggestion: &Suggestion) -> &'a str {
    match suggestion.places.first() {
        Some(SuggestedPlace::Text { page: 1, start, end }) => &text[*start..*end],
        other => panic!("no place on the first page: {other:?}"),
    }
}

fn term(
    term: &'static str,
    line: Option<u32>,
    value: &'static str,
    place: &'static str,
) -> StatedTerm<'static> {
    StatedTerm { term, line, value, unit: "", place }
}

/// An invoice in a file of a PDF.
fn attached(terms: &[StatedTerm<'static>]) -> StructuredInvoice {
    StructuredInvoice::of("factur-x.xml", terms.iter().copied())
}

const INVOICE: &str = "\
Northwind Resellers Ltd.                                       INVOICE

Bill To:                              Invoice Number:   INV-2019-00421
Contoso Manufacturing Inc.            Invoice Date:     14/03/2019

Part No       Description                      Qty    Unit price    Amount
269-05623     Office Professional Plus          25        350.00    8,750.00
              with Software Assurance
9EM-00653     Windows Server 16 Core             2        900.00    1,800.00
Subtotal                                                           10,550.00
VAT 23 %                                                            2,426.50
Total EUR                                                          12,976.50
";

#[test]
fn every_value_says_where_it_is_printed() {
    let found = read(INVOICE);
    for (field, text) in [
        (SuggestedField::Kind, "INVOICE"),
        (SuggestedField::Date, "14/03/2019"),
        (SuggestedField::Invoice, "INV-2019-00421"),
        (SuggestedField::Recipient, "Contoso Manufacturing Inc."),
        (SuggestedField::Gross, "12,976.50"),
        (SuggestedField::Part, "269-05623"),
    ] {
        assert_eq!(printed(INVOICE, of(&found, field)[0]), text, "{field}");
    }
}

#[test]
fn places_count_the_bytes_of_the_text_as_it_is() {
    let text = "INVOICE\u{a0}Ümläut\nInvoice No:\u{a0}\u{a0}4711-22\nVAT 5.00\n";
    let found = read(text);
    assert_eq!(printed(text, of(&found, SuggestedField::Invoice)[0]), "4711-22");
}

#[test]
fn a_label_is_the_clue_of_its_value() {
    let found = read(INVOICE);
    let number = of(&found, SuggestedField::Invoice)[0];
    assert_eq!(
        (number.reason, number.clue.as_str()),
        (SuggestionReason::Labeled, "Invoice Number")
    );
}

#[test]
fn totals_are_told_apart() {
    let found = read(INVOICE);
    assert_eq!(values(&found, SuggestedField::Gross), ["12976.50"]);
    assert_eq!(values(&found, SuggestedField::Net), ["10550"]);
    assert_eq!(values(&found, SuggestedField::Tax), ["2426.50"]);
    assert_eq!(values(&found, SuggestedField::Currency), ["EUR"]);
}

#[test]
fn parts_of_a_total_that_do_not_add_up_are_left_out() {
    let found = read(&INVOICE.replace("2,426.50", "2,000.00"));
    assert_eq!(values(&found, SuggestedField::Gross), ["12976.50"]);
    assert!(of(&found, SuggestedField::Net).is_empty());
    assert!(of(&found, SuggestedField::Tax).is_empty());
}

#[test]
fn german_totals_have_commas() {
    let found = read(
        "RECHNUNG\nRechnungsnummer: 2019-77\nNettobetrag   1.000,00 EUR\nMwSt. 19 %   190,00 EUR\n\
         Gesamtbetrag   1.190,00 EUR\n",
    );
    assert_eq!(values(&found, SuggestedField::Gross), ["1190"]);
    assert_eq!(values(&found, SuggestedField::Net), ["1000"]);
}

#[test]
fn an_amount_without_decimals_is_whole() {
    let found = read("INVOICE\nInvoice No: 88-1\nVAT included\nGrand total JPY 1,234,000\n");
    assert_eq!(values(&found, SuggestedField::Gross), ["1234000"]);
    assert_eq!(values(&found, SuggestedField::Currency), ["JPY"]);
}

#[test]
fn the_lines_of_a_table_are_read() {
    let found = read(INVOICE);
    let lines: Vec<_> = found
        .lines
        .iter()
        .map(|line| {
            let quantity = line.quantity.map(|quantity| quantity.to_string());
            (line.number, line.part_number.as_str(), quantity, line.amount.as_str())
        })
        .collect();
    assert_eq!(
        lines,
        [
            (1, "269-05623", Some("25".to_owned()), "8,750.00"),
            (2, "9EM-00653", Some("2".to_owned()), "1,800.00"),
        ]
    );
    assert_eq!(found.lines[0].reason, SuggestionReason::Table);
    assert_eq!(found.lines[0].unit_price, "350.00");
}

#[test]
fn without_a_head_a_line_must_add_up() {
    let text = |amount: &str| {
        format!(
            "INVOICE\nInvoice No: 1-22\n269-05623 Office license   25   350.00   {amount}\nVAT 1.00\n"
        )
    };
    let found = read(&text("8,750.00"));
    assert_eq!(found.lines[0].reason, SuggestionReason::Arithmetic);
    assert_eq!(found.lines[0].description, "Office license");
    assert_eq!(read(&text("8,750.10")).lines, []);
}

#[test]
fn a_quantity_with_decimals_may_stand_first() {
    let found = read(
        "Rechnung Nr. 2017-77\nMenge Produkt Preis Gesamtbetrag\n\
         400,00 Luftballon: Bunt 0,79 € 316,00 €\nGesamtbetrag: 316,00 €\nMwSt. enthalten\n",
    );
    let line = &found.lines[0];
    assert_eq!(line.quantity.and_then(|quantity| quantity.whole()), Some(400));
    assert_eq!(line.description, "Luftballon: Bunt");
    assert_eq!(values(&found, SuggestedField::Gross), ["316"], "a column's head is no total");
}

#[test]
fn a_total_of_something_else_is_passed_over() {
    let found = read(
        "Rechnung Nr. 2017-77\nGesamtbetrag der Zuschläge 5,80\nBruttosumme 197,65\nMwSt. 19 %\n",
    );
    assert_eq!(values(&found, SuggestedField::Gross), ["197.65"]);
}

#[test]
fn a_day_that_can_be_read_in_two_ways_is_suggested_in_both() {
    let found = read("INVOICE\nInvoice No: 12345\nInvoice Date: 01/02/2019\nAmount due 5.00");
    assert_eq!(values(&found, SuggestedField::Date), ["2019-02-01", "2019-01-02"]);
    let days = of(&found, SuggestedField::Date);
    assert!(days.iter().all(|day| day.reason == SuggestionReason::EitherOrder && day.contested));
    assert_eq!(found.description().date, None, "it is left to the person");
}

#[test]
fn a_structured_day_settles_which_reading_is_meant() {
    let text = "INVOICE\nInvoice No: 12345\nInvoice Date: 01/02/2019\nAmount due 5.00";
    let invoice = attached(&[term("issue_date", None, "20190102", "/I/Date")]);
    let found = read_with(text, &[invoice]);
    assert_eq!(values(&found, SuggestedField::Date), ["2019-01-02"]);
    assert!(of(&found, SuggestedField::Date)[0].confirmed);
}

#[test]
fn a_structured_value_goes_first_and_the_text_may_contradict_it() {
    let invoice = attached(&[
        term("number", None, "INV-2019-00421", "/I/ID"),
        term("gross", None, "12976.05", "/I/Total"),
    ]);
    let found = read_with(INVOICE, &[invoice]);
    let number = of(&found, SuggestedField::Invoice);
    assert_eq!(number.len(), 1);
    assert!(number[0].confirmed && !number[0].contested);
    assert_eq!(number[0].reason, SuggestionReason::Structured);
    let element = SuggestedPlace::Element { file: "factur-x.xml".into(), path: "/I/ID".into() };
    assert_eq!(number[0].places[0], element);
    assert!(matches!(number[0].places[1], SuggestedPlace::Text { page: 1, .. }));
    assert_eq!(values(&found, SuggestedField::Gross), ["12976.05", "12976.50"]);
    assert!(of(&found, SuggestedField::Gross).iter().all(|total| total.contested));
}

#[test]
fn structured_lines_take_the_place_of_those_in_the_text() {
    let invoice = attached(&[
        term("line_description", Some(1), "Office", "/I/Line[1]/Name"),
        term("line_seller_item", Some(1), "269-05623", "/I/Line[1]/Item"),
        term("line_quantity", Some(1), "25.0", "/I/Line[1]/Quantity"),
        term("line_quantity", Some(2), "0.5", "/I/Line[2]/Quantity"),
    ]);
    let found = read_with(INVOICE, &[invoice]);
    let lines: Vec<_> =
        found.lines.iter().map(|line| (line.number, line.line().is_some())).collect();
    assert_eq!(lines, [(1, true), (2, false)], "half a unit is no line that can be stated");
    assert_eq!(values(&found, SuggestedField::Part), ["269-05623", "9EM-00653"]);
}

#[test]
fn a_credit_note_has_negative_quantities_and_no_kind() {
    let invoice = attached(&[
        term("number", None, "C-1", "/CreditNote/ID"),
        term("line_quantity", Some(1), "2", "/CreditNote/Line[1]/Quantity"),
    ]);
    let found = read_with("", &[invoice]);
    assert_eq!(found.lines[0].quantity.and_then(|quantity| quantity.whole()), Some(-2));
    assert!(of(&found, SuggestedField::Kind).is_empty());
    assert_eq!(values(&found, SuggestedField::Title), ["Credit note C-1"]);
}

#[test]
fn several_invoices_number_their_lines_through() {
    let one = |number, place| {
        attached(&[
            term("number", None, number, "/I/ID"),
            term("line_quantity", Some(1), "1", place),
        ])
    };
    let found = read_with("", &[one("A-1", "/I/L[1]/Q"), one("A-2", "/I/L[1]/Q")]);
    let lines: Vec<_> =
        found.lines.iter().map(|line| (line.number, line.invoice.as_str())).collect();
    assert_eq!(lines, [(1, "A-1"), (2, "A-2")]);
}

#[test]
fn an_authorization_number_is_known_by_its_form() {
    let found = read("Open License\nMicrosoft confirms 17232219ZZS0601 for Contoso");
    assert_eq!(values(&found, SuggestedField::License), ["17232219ZZS0601"]);
    assert_eq!(of(&found, SuggestedField::License)[0].reason, SuggestionReason::Form);
}

#[test]
fn the_same_document_suggests_the_same_in_the_same_order() {
    let invoice = attached(&[term("number", None, "X-9", "/I/ID")]);
    let once = read_with(INVOICE, std::slice::from_ref(&invoice));
    assert_eq!(once, read_with(INVOICE, &[invoice]));
    let fields: Vec<_> = once.values.iter().map(|value| value.field).collect();
    assert!(fields.is_sorted());
}
