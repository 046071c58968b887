//! The yearly true-up: what was done, the count against the baseline, and the common mistakes.

use muniment::view::{
    AgreementFields, DeadlineRequest, DeadlineView, LicenseFields, StepDoneFields, TrueUpView,
};
use muniment::{Error, Vault};

use crate::office::{Office, add, named, sql_server};

const NUMBER: &str = "7654321";
const ANNIVERSARY: &str = "2024-07-01";

fn enrollment() -> AgreementFields {
    AgreementFields {
        program: Some("ea_enterprise_enrollment".to_owned()),
        number: NUMBER.to_owned(),
        title: String::new(),
        parent: None,
        entity: None,
        counterparty: None,
        from: Some("2023-07-01".to_owned()),
        to: None,
        affiliates: Vec::new(),
        papers: Vec::new(),
        notes: String::new(),
    }
}

fn entered(vault: &Vault) -> String {
    vault.state_agreement(None, &enrollment()).expect("a new agreement").value
}

fn by(person: &str, on: &str) -> StepDoneFields {
    StepDoneFields {
        on: on.to_owned(),
        by: person.to_owned(),
        evidence: Vec::new(),
        note: String::new(),
    }
}

fn step(vault: &Vault, agreement: &str, step: &str, done: &StepDoneFields) {
    vault.state_true_up_step(agreement, ANNIVERSARY, step, Some(done)).expect("a step");
}

fn shown(vault: &Vault, agreement: &str, as_of: &str) -> TrueUpView {
    vault.true_up(agreement, ANNIVERSARY, Some(as_of)).expect("the true-up")
}

fn checks(view: &TrueUpView) -> Vec<&str> {
    view.findings.iter().map(|finding| finding.check.as_str()).collect()
}

fn code<T>(refused: Result<T, Error>) -> String {
    refused.map(|_| ()).expect_err("a refusal").problem().code
}

#[test]
fn every_anniversary_up_to_the_coming_one_has_a_true_up_and_the_third_is_the_last() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    let listed = |as_of| {
        let found = vault.true_ups(Some(&agreement), Some(as_of)).expect("the true-ups");
        found.into_iter().map(|each| each.anniversary).collect::<Vec<_>>()
    };
    assert_eq!(listed("2023-08-01"), ["2024-07-01"]);
    assert_eq!(listed("2024-07-02"), ["2024-07-01", "2025-07-01"]);
    assert_eq!(listed("2030-01-01"), ["2024-07-01", "2025-07-01", "2026-07-01"]);
    let other = AgreementFields {
        program: Some("select_plus".to_owned()),
        number: "V1".to_owned(),
        ..enrollment()
    };
    let other = vault.state_agreement(None, &other).expect("a new agreement").value;
    assert_eq!(vault.true_ups(Some(&other), None).expect("the true-ups"), []);
}

#[test]
fn a_true_up_is_done_step_by_step_and_known_as_of_each_day() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    let path = office.path("export.csv");
    std::fs::write(&path, "entitlements").expect("a file");
    add(&vault, &[&path]);
    let document = named(&vault, "export.csv").id;
    let exported = StepDoneFields { evidence: vec![document.clone()], ..by("Ada", "2024-04-30") };
    step(&vault, &agreement, "exported", &exported);
    step(&vault, &agreement, "reconciled", &by("Ada", "2024-05-10"));
    step(&vault, &agreement, "delta_identified", &by("", "2024-05-20"));

    let now = shown(&vault, &agreement, "2024-06-01");
    assert_eq!((now.places_done, now.places), (3, 5));
    assert_eq!(now.export_due.as_deref(), Some("2024-05-02"));
    let done = now.steps[0].done.as_ref().expect("exported");
    assert_eq!(done.evidence[0].id, document);
    let identified = now.steps[2].done.as_ref().expect("identified");
    assert!(!identified.by.is_empty(), "who works is the person where none is named");
    assert_eq!(shown(&vault, &agreement, "2024-05-10").places_done, 2);

    vault.undo().expect("undo works").expect("a step can be undone");
    assert_eq!(shown(&vault, &agreement, "2024-06-01").places_done, 2);
    vault.state_true_up_step(&agreement, ANNIVERSARY, "reconciled", None).expect("taken back");
    assert_eq!(shown(&vault, &agreement, "2024-06-01").places_done, 1);
    office.nothing_is_wrong(&vault);
}

#[test]
fn stating_the_same_step_again_writes_nothing() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    step(&vault, &agreement, "exported", &by("Ada", "2024-04-30"));
    let entries = vault.summary().expect("the summary").entries;
    step(&vault, &agreement, "exported", &by(" Ada ", "2024-04-30"));
    assert_eq!(vault.summary().expect("the summary").entries, entries);
}

#[test]
fn a_count_is_planned_and_then_written_as_planned() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    let table = office.path("count.csv");
    let rows = "Inventory of June;;\nProduct;Installed;Licensed\nOffice;540;500\nVisio;3;5\nTotal;543;505\n";
    std::fs::write(&table, rows).expect("a table");
    let entries = vault.summary().expect("the summary").entries;
    let plan = vault.plan_count(&agreement, ANNIVERSARY, &table, None).expect("a plan");
    assert_eq!(vault.summary().expect("the summary").entries, entries, "a plan writes nothing");
    assert_eq!((plan.lines.len(), plan.added), (2, 40));
    assert_eq!(plan.order.as_deref(), Some("order"));
    assert_eq!(plan.problems[0].code, "total_row");
    assert!(!plan.replaces);

    let counted =
        vault.state_count(&agreement, ANNIVERSARY, &table, &plan.mapping).expect("a count").value;
    assert_eq!(counted, 2);
    let view = shown(&vault, &agreement, "2024-06-30");
    assert_eq!(view.lines, plan.lines);
    assert_eq!(view.counted_from.as_deref(), Some("count.csv"));
    assert_eq!((view.lines[0].delta, view.lines[1].delta), (40, 0));
    assert!(view.rule.source.contains("Licensing Guide"), "{}", view.rule.source);
    vault.undo().expect("undo works").expect("a count can be undone");
    assert_eq!(shown(&vault, &agreement, "2024-06-30").counted_from, None);
}

#[test]
fn a_workbook_without_additions_asks_for_an_update_statement() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    let table = office.path("count.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, [product, deployed, baseline]) in
        [["Product", "Deployed", "Baseline"], ["Office", "500", "500"]].iter().enumerate()
    {
        let row = u32::try_from(row).expect("a row");
        for (column, text) in [(0, product), (1, deployed), (2, baseline)] {
            sheet.write_string(row, column, *text).expect("a cell");
        }
    }
    book.save(&table).expect("a workbook");
    let plan = vault.plan_count(&agreement, ANNIVERSARY, &table, None).expect("a plan");
    assert_eq!((plan.lines.len(), plan.added), (1, 0));
    assert_eq!(plan.order.as_deref(), Some("update_statement"));
}

#[test]
fn a_second_person_is_asked_for_but_nobody_is_stopped() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    step(&vault, &agreement, "delta_identified", &by("Ada", "2024-05-20"));
    step(&vault, &agreement, "submitted", &by("Ada", "2024-06-10"));
    assert!(checks(&shown(&vault, &agreement, "2024-06-10")).contains(&"not_reviewed"));
    step(&vault, &agreement, "second_review", &by("ada", "2024-06-01"));
    let same = shown(&vault, &agreement, "2024-06-10");
    assert!(checks(&same).contains(&"same_person"));
    assert_eq!(same.findings[0].severity, "error");
    step(&vault, &agreement, "second_review", &by("Ben", "2024-06-01"));
    let reviewed = shown(&vault, &agreement, "2024-06-10");
    let checks = checks(&reviewed);
    assert!(!checks.contains(&"same_person") && !checks.contains(&"not_reviewed"), "{checks:?}");
}

#[test]
fn the_baseline_is_compared_with_the_records_of_the_agreement() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    let license = LicenseFields {
        agreement_number: NUMBER.to_owned(),
        product: "Office".to_owned(),
        edition: String::new(),
        version: String::new(),
        quantity: 480,
        acquired_on: Some("2023-07-15".to_owned()),
        ..sql_server()
    };
    vault.add_license(&license).expect("a new record");
    let later = LicenseFields { acquired_on: Some("2024-07-10".to_owned()), ..license };
    vault.add_license(&later).expect("what the true-up itself added");
    let table = office.path("count.csv");
    let count = |baseline: u64| {
        let rows = format!("Product,Deployed,Baseline\nOffice,540,{baseline}\n");
        std::fs::write(&table, rows).expect("a table");
        let plan = vault.plan_count(&agreement, ANNIVERSARY, &table, None).expect("a plan");
        vault.state_count(&agreement, ANNIVERSARY, &table, &plan.mapping).expect("a count");
        shown(&vault, &agreement, "2024-06-30")
    };
    assert!(checks(&count(500)).contains(&"baseline_differs"));
    assert!(!checks(&count(480)).contains(&"baseline_differs"));
}

#[test]
fn a_quote_has_a_deadline_that_its_review_meets() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    step(&vault, &agreement, "exported", &by("Ada", "2024-05-02"));
    step(&vault, &agreement, "quote_received", &by("Ada", "2024-07-10"));
    let states = |as_of: &str| {
        let request = DeadlineRequest { as_of: Some(as_of.to_owned()), days: 60, all: true };
        let page = vault.deadlines(&request).expect("the deadlines");
        let of_true_ups = page.deadlines.into_iter().filter(|deadline| {
            deadline.key.starts_with("D01/") || deadline.key.starts_with("D03/")
        });
        let told = |deadline: DeadlineView| (deadline.rule, deadline.due, deadline.state);
        of_true_ups.map(told).collect::<Vec<_>>()
    };
    let d03 = |state: &str| ("D03".to_owned(), "2024-08-09".to_owned(), state.to_owned());
    let exported = ("D01".to_owned(), "2024-05-02".to_owned(), "done".to_owned());
    let before = states("2024-07-20");
    assert!(before.contains(&d03("open")), "{before:?}");
    assert!(before.contains(&exported), "the export met its deadline: {before:?}");
    assert_eq!(
        shown(&vault, &agreement, "2024-07-20").challenge_until.as_deref(),
        Some("2024-08-09")
    );
    step(&vault, &agreement, "reviewed", &by("Ben", "2024-07-25"));
    assert!(states("2024-07-25").contains(&d03("done")), "{:?}", states("2024-07-25"));
}

#[test]
fn what_cannot_be_stated_about_a_true_up_has_a_code() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    let state = |anniversary: &str, step: &str, on: &str| {
        code(vault.state_true_up_step(&agreement, anniversary, step, Some(&by("Ada", on))))
    };
    assert_eq!(state("2024-07-02", "exported", "2024-05-01"), "no_such_anniversary");
    assert_eq!(state("2027-07-01", "exported", "2024-05-01"), "no_such_anniversary");
    assert_eq!(state("2023-07-01", "exported", "2024-05-01"), "no_such_anniversary");
    assert_eq!(state(ANNIVERSARY, "counted", "2024-05-01"), "bad_step");
    assert_eq!(state(ANNIVERSARY, "exported", "2999-01-01"), "bad_date");
    assert_eq!(state(ANNIVERSARY, "exported", ""), "bad_date");
    let table = office.path("none.csv");
    std::fs::write(&table, "Product,Deployed,Baseline\n").expect("a table");
    let plan = vault.plan_count(&agreement, ANNIVERSARY, &table, None).expect("a plan");
    let counted = vault.state_count(&agreement, ANNIVERSARY, &table, &plan.mapping);
    assert_eq!(code(counted), "no_lines");
}

#[test]
fn a_true_up_answers_the_next_day_as_it_did_before() {
    let office = Office::new();
    let vault = office.create();
    let agreement = entered(&vault);
    step(&vault, &agreement, "exported", &by("Ada", "2024-05-02"));
    let table = office.path("count.csv");
    std::fs::write(&table, "Product,Deployed,Baseline\nOffice,540,500\n").expect("a table");
    let plan = vault.plan_count(&agreement, ANNIVERSARY, &table, None).expect("a plan");
    vault.state_count(&agreement, ANNIVERSARY, &table, &plan.mapping).expect("a count");
    let before = shown(&vault, &agreement, "2024-06-30");
    vault.close();
    drop(vault);
    let folder = office.vault_folder();
    let rebuilt = Vault::open_rebuilt(&folder.to_string_lossy(), office.machine("desk"));
    assert_eq!(shown(&rebuilt.expect("rebuilt"), &agreement, "2024-06-30"), before);
}

#[test]
fn what_was_submitted_for_a_year_proves_its_true_up() {
    let office = Office::new();
    let vault = office.with_pile();
    let agreement = entered(&vault);
    let added = LicenseFields {
        channel: Some("true_up".to_owned()),
        agreement_number: NUMBER.to_owned(),
        ..sql_server()
    };
    let license = vault.add_license(&added).expect("a record").value;
    let ordered = |vault: &Vault| {
        let proof = vault.check_license(&license, Some("2024-08-01"), "practical");
        let group = proof.expect("checked").groups.into_iter().find(|g| g.code == "R-TU-1/G1");
        let group = group.expect("a year is proven by its order");
        (group.state, group.met_by.into_iter().map(|by| by.document).collect::<Vec<_>>())
    };
    assert_eq!(ordered(&vault), ("missing".to_owned(), vec![]));
    let order = named(&vault, "Amendment M-02.pdf").id;
    let sent = StepDoneFields { evidence: vec![order.clone()], ..by("Ada", "2024-06-20") };
    step(&vault, &agreement, "submitted", &sent);
    assert_eq!(ordered(&vault), ("met".to_owned(), vec![order]));
}
