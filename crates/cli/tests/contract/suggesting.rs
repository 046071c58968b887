//! `suggest`.

use serde_json::Value;

use crate::desk::{Desk, has};

const INVOICE: &str = "\
Northwind Resellers Ltd.                                       INVOICE

Bill To:                              Invoice Number:   INV-2024-00421
Contoso Manufacturing Inc.            Invoice Date:     14/06/2024

Part Number       Description                          Qty     Price        Amount
269-05623         Office Professional Plus license     25      350.00       8,750.00

Total EUR                                                                   8,750.00
Northwind Resellers Ltd. - VAT IE1234567X
";

fn best<'a>(answer: &'a Value, field: &str) -> Option<&'a Value> {
    answer["values"].as_array()?.iter().find(|value| value["field"] == field)
}

#[test]
fn suggestions_have_values_with_reasons_and_places() {
    let desk = Desk::new();
    let document = desk.added("invoice.txt", INVOICE);
    let answer = desk.json(&["suggest", &document]);
    has(&answer, &["values", "lines", "records", "unreadable", "rejected"]);
    let number = best(&answer, "invoice").expect("a number");
    has(
        number,
        &["field", "value", "reason", "clue", "places", "contested", "confirmed", "stated"],
    );
    assert_eq!(number["value"], "INV-2024-00421");
    assert_eq!(number["reason"], "labeled");
    assert_eq!(number["places"][0]["page"], 1);
    let line = &answer["lines"][0];
    has(line, &["number", "part_number", "description", "quantity", "quantity_read", "amount"]);
    assert_eq!(line["quantity"], 25);
}

#[test]
fn what_is_accepted_or_corrected_is_stated() {
    let desk = Desk::new();
    let document = desk.added("invoice.txt", INVOICE);
    let answer = desk.json(&[
        "suggest",
        &document,
        "--accept",
        "kind",
        "--accept",
        "invoice=INV-2024-00421",
        "--accept",
        "line",
        "--correct",
        "date=2024-06-15",
    ]);
    assert_eq!(best(&answer, "invoice").expect("a number")["stated"], true);
    let shown = desk.json(&["show", &document]);
    assert_eq!(shown["kind"], "invoice");
    assert_eq!(shown["date"], "2024-06-15");
    assert_eq!(shown["description"]["numbers"][0]["value"], "INV-2024-00421");
}

#[test]
fn what_is_rejected_stays_away_until_it_is_withdrawn() {
    let desk = Desk::new();
    let document = desk.added("invoice.txt", INVOICE);
    let answer = desk.json(&["suggest", &document, "--reject", "invoice"]);
    assert_eq!(best(&answer, "invoice"), None);
    assert_eq!(answer["rejected"][0]["value"], "INV-2024-00421");
    let answer = desk.json(&["suggest", &document, "--withdraw", "invoice=INV-2024-00421"]);
    assert!(best(&answer, "invoice").is_some());
}

#[test]
fn a_record_with_the_same_part_number_is_proposed() {
    let desk = Desk::new();
    let added = desk.json(&[
        "license",
        "add",
        "--product",
        "Office",
        "--quantity",
        "25",
        "--part-number",
        "269-05623",
    ]);
    let document = desk.added("invoice.txt", INVOICE);
    let answer = desk.json(&["suggest", &document]);
    let record = &answer["records"][0];
    assert_eq!(record["license"]["license"], added["license"]);
    assert_eq!(record["reasons"][0]["reason"], "part");
    assert_eq!(record["quantity"], 25);
}

#[test]
fn a_field_that_is_none_and_a_value_that_nobody_suggests_are_wrong_use() {
    let desk = Desk::new();
    let document = desk.added("invoice.txt", INVOICE);
    for (option, code) in [("color", "bad_field"), ("invoice=4711", "no_such_suggestion")] {
        let said = desk.run(&["suggest", &document, "--accept", option, "--json"]);
        assert_eq!(said.code, 2, "{}", said.err);
        assert_eq!(said.json()["error"]["code"], code);
    }
}
