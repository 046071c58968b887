//! Work on many records at once, and calculations kept with a record.

use std::collections::BTreeMap;

use muniment::view::{CalculationRequest, FieldChange, LicenseFields, LicenseRow, LinkRequest};
use muniment::{Error, Vault};

use crate::office::{Office, add, licenses, named, sql_server};

fn change(field: &str, value: &str) -> FieldChange {
    FieldChange { field: field.to_owned(), value: value.to_owned() }
}

fn record(vault: &Vault, product: &str) -> String {
    let fields = LicenseFields { product: product.to_owned(), ..sql_server() };
    vault.add_license(&fields).expect("a new record").value
}

fn row(vault: &Vault, id: &str) -> LicenseRow {
    licenses(vault).into_iter().find(|row| row.id == id).expect("the record")
}

fn code<T>(refused: Result<T, Error>) -> String {
    refused.map(|_| ()).expect_err("a refusal").problem().code
}

fn cores(vcores: &str) -> CalculationRequest {
    CalculationRequest {
        function: "sql_core_vm".to_owned(),
        inputs: BTreeMap::from([("vcores".to_owned(), vcores.to_owned())]),
        as_of: None,
    }
}

#[test]
fn several_records_are_changed_as_planned_and_taken_back_at_once() {
    let office = Office::new();
    let vault = office.create();
    let (first, second) = (record(&vault, "Ledger"), record(&vault, "Tracker"));
    let already = record(&vault, "Planner");
    let moved = [change("agreement_number", " 7654321 "), change("channel", "")];
    vault.edit_licenses(std::slice::from_ref(&already), &moved).expect("an edit");
    let before = [row(&vault, &first), row(&vault, &second)];
    let all = [first.clone(), second.clone(), already, first[..13].to_owned()];

    let entries = vault.summary().expect("the summary").entries;
    let plan = vault.plan_edit(&all, &moved).expect("a plan");
    assert_eq!(vault.summary().expect("the summary").entries, entries, "a plan writes nothing");
    assert_eq!(plan.fields, ["agreement_number", "channel"]);
    assert_eq!((plan.rows.len(), plan.unchanged), (2, 1));
    assert_eq!(plan.rows[0].before[0], before[0].fields.agreement_number);
    assert_eq!(plan.rows[0].after, ["7654321", ""]);

    let edited = vault.edit_licenses(&all, &moved).expect("an edit").value;
    assert_eq!(edited, 2);
    assert_eq!(vault.summary().expect("the summary").entries, entries + 1, "one operation");
    let after = row(&vault, &second);
    let expected = LicenseFields {
        agreement_number: "7654321".to_owned(),
        channel: None,
        ..before[1].fields.clone()
    };
    assert_eq!(after.fields, expected, "nothing else changes");
    vault.undo().expect("undo works").expect("the change can be undone");
    assert_eq!([row(&vault, &first), row(&vault, &second)], before);
    office.nothing_is_wrong(&vault);
}

#[test]
fn records_that_cannot_be_changed_are_named_and_passed_over() {
    let office = Office::new();
    let vault = office.create();
    let (good, voided) = (record(&vault, "Ledger"), record(&vault, "Tracker"));
    vault.void_license(&voided, "sold").expect("a void");
    let all = [good, voided.clone(), "0123456789".to_owned()];
    let plan = vault.plan_edit(&all, &[change("publisher", "Contoso")]).expect("a plan");
    let refused: Vec<(&str, &str)> =
        plan.refused.iter().map(|each| (each.license.as_str(), each.code.as_str())).collect();
    assert_eq!(refused, [(voided.as_str(), "void"), ("0123456789", "no_such_license")]);
    let edited = vault.edit_licenses(&all, &[change("publisher", "Contoso")]).expect("an edit");
    assert_eq!(edited.value, 1);
}

#[test]
fn a_change_that_no_record_can_take_is_refused_as_a_whole() {
    let office = Office::new();
    let vault = office.create();
    let license = [record(&vault, "Ledger")];
    let refusal = |changes: &[FieldChange]| code(vault.plan_edit(&license, changes));
    assert_eq!(refusal(&[]), "no_change");
    assert_eq!(refusal(&[change("quantity", "5")]), "bad_field");
    assert_eq!(refusal(&[change("channel", "market")]), "bad_channel");
    assert_eq!(refusal(&[change("notes", "a"), change("notes", "b")]), "named_twice");
}

#[test]
fn a_calculation_is_kept_with_its_rule_and_source_until_it_is_taken_back() {
    let office = Office::new();
    let vault = office.create();
    let license = record(&vault, "Ledger");
    let kept = vault.keep_calculation(&license, &cores("2"), " for the audit ").expect("kept");
    let details = vault.license(&license).expect("the record");
    let shown = &details.calculations[0];
    assert_eq!(shown.id, kept.value);
    assert_eq!(shown.inputs[0].value, "2");
    assert!(shown.outcomes[0].value.starts_with('4'), "{}", shown.outcomes[0].value);
    assert!(!shown.rule.is_empty() && !shown.source.is_empty());
    assert_eq!((shown.note.as_str(), shown.is_current), ("for the audit", true));
    assert_eq!(details.history.len(), 2);

    vault.void_calculation(&kept.value, "wrong machine").expect("a void");
    assert_eq!(vault.license(&license).expect("the record").calculations, []);
    vault.undo().expect("undo works").expect("the void can be undone");
    assert_eq!(vault.license(&license).expect("the record").calculations.len(), 1);
    office.nothing_is_wrong(&vault);
}

#[test]
fn keeping_can_be_undone_and_what_cannot_be_calculated_is_not_kept() {
    let office = Office::new();
    let vault = office.create();
    let license = record(&vault, "Ledger");
    assert_eq!(code(vault.keep_calculation(&license, &cores("0"), "")), "bad_input");
    assert_eq!(code(vault.keep_calculation("0123456789", &cores("2"), "")), "no_such_license");
    vault.keep_calculation(&license, &cores("2"), "").expect("kept");
    vault.undo().expect("undo works").expect("keeping can be undone");
    assert_eq!(vault.license(&license).expect("the record").calculations, []);
    vault.void_license(&license, "sold").expect("a void");
    assert_eq!(code(vault.keep_calculation(&license, &cores("2"), "")), "void");
    assert_eq!(code(vault.void_calculation("0123", "")), "no_such_kept_calculation");
}

#[test]
fn several_documents_are_linked_to_several_records_and_unlinked_by_one_undo() {
    let office = Office::new();
    let vault = office.create();
    let records = [record(&vault, "Ledger"), record(&vault, "Tracker")];
    let documents = ["order.txt", "invoice.txt"].map(|name| {
        let path = office.path(name);
        std::fs::write(&path, format!("a document called {name}")).expect("a file");
        add(&vault, &[&path]);
        named(&vault, name).id
    });
    let request = |document: &String, license: &String| LinkRequest {
        document: document.clone(),
        license: license.clone(),
        kind: "invoice".to_owned(),
        quantity: None,
        pages: String::new(),
    };
    let all: Vec<LinkRequest> = documents
        .iter()
        .flat_map(|document| records.iter().map(move |license| request(document, license)))
        .collect();
    vault.link(&[request(&documents[0], &records[0])]).expect("a link");

    let plan = vault.plan_links(&all).expect("a plan");
    let codes: Vec<Option<&str>> = plan.rows.iter().map(|row| row.code.as_deref()).collect();
    assert_eq!(codes, [Some("already_linked"), None, None, None]);
    assert_eq!(
        (plan.makes, plan.rows[0].license.as_str()),
        (3, row(&vault, &records[0]).title.as_str())
    );
    let links = |id: &String| row(&vault, id).links;
    assert_eq!((links(&records[0]), links(&records[1])), (1, 0), "a plan links nothing");

    assert_eq!(vault.link_planned(&all).expect("links").value, 3);
    assert_eq!((links(&records[0]), links(&records[1])), (2, 2));
    vault.undo().expect("undo works").expect("the links can be undone");
    assert_eq!((links(&records[0]), links(&records[1])), (1, 0));
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_link_that_is_asked_for_twice_is_made_once() {
    let office = Office::new();
    let vault = office.create();
    let license = record(&vault, "Ledger");
    let path = office.path("order.txt");
    std::fs::write(&path, "an order").expect("a file");
    add(&vault, &[&path]);
    let request = LinkRequest {
        document: named(&vault, "order.txt").id,
        license: license.clone(),
        kind: "purchase_order".to_owned(),
        quantity: None,
        pages: String::new(),
    };
    let twice = [request.clone(), request];
    assert_eq!(code(vault.link(&twice)), "already_linked");
    assert_eq!(vault.link_planned(&twice).expect("links").value, 1);
    assert_eq!(row(&vault, &license).links, 1);
}
