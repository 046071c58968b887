//! The portal access register and the benefits of Software Assurance: who may do what, what is
//! wrong about it, and what an agreement gives beside its licenses.

use muniment::view::{
    AccessAlertView, AccessFields, AccessRequest, AccessRow, AgreementFields, BenefitChecklist,
    BenefitFields, BenefitView, DeadlineRequest, DeadlineView, DescriptionView, NumberView,
};
use muniment::{AddOptions, Error, Input, SourceSystem, Vault, portal_roles};

use crate::office::{Office, add, named};

const TODAY: &str = "2024-06-01";
const NUMBER: &str = "7654321";

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

fn agreement(vault: &Vault) -> String {
    vault.state_agreement(None, &enrollment()).expect("a new agreement").value
}

fn fields(person: &str, agreement: &str, role: &str) -> AccessFields {
    AccessFields {
        person: person.to_owned(),
        agreement: Some(agreement.to_owned()),
        licensing_id: String::new(),
        role: role.to_owned(),
        status: "active".to_owned(),
        account: Some("entra_id".to_owned()),
        contacts: Vec::new(),
        invited_on: None,
        accepted_on: None,
        left_on: None,
        note: String::new(),
    }
}

fn state(vault: &Vault, fields: &AccessFields) -> String {
    vault.state_access(None, fields).expect("a new entry").value
}

/// Two administrators and one who reads the invoices.
fn staff(vault: &Vault, agreement: &str) {
    state(vault, &fields("Ada Birch", agreement, "administrator"));
    state(vault, &fields("Ben Ash", agreement, "administrator"));
    state(vault, &fields("Cleo Moss", agreement, "invoice_reader"));
}

fn alerts(vault: &Vault, as_of: &str) -> Vec<AccessAlertView> {
    vault.access_alerts(Some(as_of)).expect("the alerts")
}

fn codes(vault: &Vault, as_of: &str) -> Vec<String> {
    alerts(vault, as_of).into_iter().map(|alert| alert.code).collect()
}

fn request() -> AccessRequest {
    AccessRequest {
        filter: String::new(),
        agreement: None,
        role: None,
        status: None,
        alert: None,
        voided: false,
        as_of: Some(TODAY.to_owned()),
    }
}

fn listed(vault: &Vault, request: &AccessRequest) -> Vec<AccessRow> {
    vault.accesses(request).expect("the entries can be listed")
}

fn code<T>(refused: Result<T, Error>) -> String {
    refused.map(|_| ()).expect_err("a refusal").problem().code
}

fn deadline(vault: &Vault, rule: &str, as_of: &str) -> Option<DeadlineView> {
    let request = DeadlineRequest { as_of: Some(as_of.to_owned()), days: 400, all: true };
    let page = vault.deadlines(&request).expect("the deadlines");
    page.deadlines.into_iter().find(|deadline| deadline.rule == rule)
}

fn checklist(vault: &Vault, agreement: &str) -> BenefitChecklist {
    vault.benefits(agreement, Some(TODAY)).expect("the benefits")
}

fn benefit(vault: &Vault, agreement: &str, code: &str) -> BenefitView {
    let all = checklist(vault, agreement).benefits;
    all.into_iter().find(|benefit| benefit.benefit == code).expect("the benefit")
}

fn activated(seen_on: &str) -> BenefitFields {
    BenefitFields {
        state: "activated".to_owned(),
        since: Some("2023-08-01".to_owned()),
        seen_on: Some(seen_on.to_owned()),
        evidence: Vec::new(),
        note: String::new(),
    }
}

#[test]
fn an_agreement_with_two_administrators_and_a_reader_of_invoices_alerts_nobody() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    assert_eq!(codes(&vault, TODAY), ["too_few_administrators"]);
    staff(&vault, &agreement);
    assert_eq!(codes(&vault, TODAY), Vec::<String>::new());
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_leaver_who_still_administers_is_told_first_and_found_by_the_alert() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    staff(&vault, &agreement);
    let dan = AccessFields {
        left_on: Some("2024-05-31".to_owned()),
        ..fields("Dan Elm", &agreement, "administrator")
    };
    let dan = state(&vault, &dan);
    assert_eq!(codes(&vault, "2024-05-31"), Vec::<String>::new(), "it is the last day");
    let told = alerts(&vault, TODAY).remove(0);
    assert_eq!((told.code.as_str(), told.severity.as_str()), ("leaver_is_administrator", "error"));
    assert_eq!(told.accesses, std::slice::from_ref(&dan));
    let by_alert = AccessRequest { alert: Some(told.code), ..request() };
    let found = listed(&vault, &by_alert);
    assert_eq!((found.len(), found[0].id.as_str()), (1, dan.as_str()));
    vault.void_access(&dan, "the role was taken away").expect("a void");
    assert_eq!(codes(&vault, TODAY), Vec::<String>::new());
}

#[test]
fn an_alert_about_an_agreement_finds_everybody_who_has_access_to_it() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    state(&vault, &fields("Ada Birch", &agreement, "administrator"));
    state(&vault, &fields("Cleo Moss", &agreement, "invoice_reader"));
    let elsewhere = AccessFields {
        agreement: None,
        licensing_id: "5550001".to_owned(),
        ..fields("Dan Elm", "", "benefits_reader")
    };
    state(&vault, &elsewhere);
    let scoped = AccessRequest { agreement: Some(agreement), ..request() };
    assert_eq!(listed(&vault, &scoped).len(), 2);
    let by_alert = AccessRequest { alert: Some("no_invoice_reader".to_owned()), ..request() };
    let found: Vec<String> =
        listed(&vault, &by_alert).into_iter().map(|row| row.fields.person).collect();
    assert_eq!(found, ["Dan Elm"], "the invoices of the enrollment are read");
}

#[test]
fn an_invitation_has_its_deadline_and_is_told_once_it_has_passed() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    staff(&vault, &agreement);
    let invited = AccessFields {
        status: "invitation_sent".to_owned(),
        invited_on: Some("2024-05-02".to_owned()),
        ..fields("Dan Elm", &agreement, "product_keys_reader")
    };
    let dan = state(&vault, &invited);
    let due = deadline(&vault, "D09", TODAY).expect("the invitation has to be accepted");
    assert_eq!((due.due.as_str(), due.subject_id.as_str()), (TODAY, dan.as_str()));
    assert_eq!(due.subject_title, "Dan Elm (7654321)");
    assert_eq!(listed(&vault, &request())[3].days_awaited, Some(30));
    assert_eq!(codes(&vault, TODAY), Vec::<String>::new());
    assert_eq!(codes(&vault, "2024-06-02"), ["invitation_not_accepted"]);

    let accepted = AccessFields {
        status: "active".to_owned(),
        accepted_on: Some("2024-05-20".to_owned()),
        ..invited
    };
    vault.state_access(Some(&dan), &accepted).expect("an edit");
    assert_eq!(deadline(&vault, "D09", TODAY), None);
    assert_eq!(codes(&vault, "2024-06-02"), Vec::<String>::new());
}

#[test]
fn the_companys_own_rule_about_invitations_decides_alerts_too() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    staff(&vault, &agreement);
    let invited = AccessFields {
        status: "invitation_sent".to_owned(),
        invited_on: Some("2024-05-20".to_owned()),
        ..fields("Dan Elm", &agreement, "product_keys_reader")
    };
    state(&vault, &invited);
    assert_eq!(codes(&vault, TODAY), Vec::<String>::new());
    let own = r#"{"id": "ours", "version": 1, "rules": [{
        "id": "D09", "version": 2, "kind": "deadline", "severity": "error",
        "title": "Accept within a week", "explanation": "We invite those who wait for it.",
        "anchor": "invited", "schedule": "once", "offset": "7 days after",
        "lapses": "7 days after", "source": "our handbook"
    }]}"#;
    vault.adopt_rules("deadlines", own).expect("own rules");
    let told = alerts(&vault, TODAY).remove(0);
    assert_eq!((told.code.as_str(), told.severity.as_str()), ("invitation_not_accepted", "error"));
    assert_eq!(told.source, "our handbook");
}

#[test]
fn a_person_has_one_entry_for_a_role_under_an_agreement() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let first = fields("Ada Birch", &agreement, "administrator");
    let ada = state(&vault, &first);
    let again = AccessFields { person: " ada  birch ".to_owned(), ..first.clone() };
    assert_eq!(code(vault.state_access(None, &again)), "access_twice");
    vault.void_access(&ada, "entered by mistake").expect("a void");
    let second = state(&vault, &again);
    assert_eq!(code(vault.restore_access(&ada)), "access_twice");
    assert_eq!(code(vault.void_access(&ada, "again")), "already_void");
    vault.void_access(&second, "the first was right").expect("a void");
    vault.restore_access(&ada).expect("it counts again");
    assert_eq!(listed(&vault, &request()).len(), 1);
}

#[test]
fn access_to_a_voided_agreement_alerts_nobody() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let invited = AccessFields {
        status: "invitation_sent".to_owned(),
        invited_on: Some("2024-01-02".to_owned()),
        ..fields("Dan Elm", &agreement, "administrator")
    };
    state(&vault, &invited);
    assert_eq!(codes(&vault, TODAY).len(), 3);
    vault.void_agreement(&agreement, "entered twice").expect("a void");
    assert_eq!(codes(&vault, TODAY), Vec::<String>::new());
    assert_eq!(deadline(&vault, "D09", "2024-01-10"), None);
}

#[test]
fn stating_the_same_access_again_writes_nothing() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let said = fields("Ada Birch", &agreement, "administrator");
    let ada = state(&vault, &said);
    let entries = vault.summary().expect("the summary").entries;
    let again = vault.state_access(Some(&ada[..18]), &said).expect("the same");
    assert_eq!((again.value, again.changed.scopes), (ada, Vec::new()));
    assert_eq!(vault.summary().expect("the summary").entries, entries);
}

#[test]
fn what_was_stated_about_access_and_benefits_can_be_taken_back() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let said = fields("Ada Birch", &agreement, "administrator");
    let ada = state(&vault, &said);
    let keys = AccessFields { role: "product_keys_reader".to_owned(), ..said.clone() };
    vault.state_access(Some(&ada), &keys).expect("an edit");
    vault.state_benefit(&agreement, "home_use", Some(&activated("2024-02-01"))).expect("stated");
    vault.state_migration(&agreement, Some("2024-03-01")).expect("stated");

    let undo = || vault.undo().expect("undo works").expect("something to take back");
    assert!(benefit(&vault, &agreement, "home_use").check_again);
    undo();
    assert_eq!(checklist(&vault, &agreement).migrated_on, None);
    undo();
    assert_eq!(benefit(&vault, &agreement, "home_use").standing, None);
    undo();
    assert_eq!(listed(&vault, &request())[0].fields, said);
    undo();
    assert_eq!(listed(&vault, &request()), []);
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_role_is_shown_with_its_names_in_both_portals() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let reader = state(&vault, &fields("Ada Birch", &agreement, "benefits_reader"));
    let shown = vault.access(&reader, None).expect("the entry").role;
    assert!(portal_roles().contains(&shown));
    let called = |portal: &str| {
        let mut names = shown.names.iter().filter(|name| name.portal == portal);
        names.next().map(|name| name.said.statement.clone())
    };
    assert_eq!(called("m365_admin").as_deref(), Some("Benefits reader"));
    assert_eq!(called("vlsc").as_deref(), Some("Software Assurance Manager"));
}

#[test]
fn a_benefit_is_activated_with_evidence_and_checked_again_after_a_migration() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let path = office.path("activation.txt");
    std::fs::write(&path, "The home use program is active").expect("a file");
    add(&vault, &[&path]);
    let document = named(&vault, "activation.txt").id;
    let with_evidence =
        BenefitFields { evidence: vec![document.clone(), document], ..activated("2024-02-01") };
    let done = vault.state_benefit(&agreement, "home_use", Some(&with_evidence)).expect("stated");
    assert!(done.changed.scopes.contains(&"benefits".to_owned()));
    let standing = benefit(&vault, &agreement, "home_use").standing.expect("it is stated");
    assert_eq!(
        (standing.evidence.len(), standing.evidence[0].name.as_str()),
        (1, "activation.txt")
    );

    vault.state_migration(&agreement, Some("2024-03-01")).expect("it moved");
    assert!(benefit(&vault, &agreement, "home_use").check_again);
    vault.state_benefit(&agreement, "home_use", Some(&activated("2024-03-05"))).expect("stated");
    assert!(!benefit(&vault, &agreement, "home_use").check_again);
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_migration_is_prepared_task_by_task() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let task = |code: &str| {
        let checklist = vault.migration(&agreement, Some(TODAY)).expect("the checklist");
        let found = checklist.items.into_iter().find(|item| item.task == code);
        found.map(|item| (item.state, item.open_for)).expect("the task")
    };
    assert_eq!(task("parallel_administrators"), ("open".to_owned(), Vec::new()));
    staff(&vault, &agreement);
    assert_eq!(task("parallel_administrators").0, "done");
    let personal = AccessFields {
        account: Some("microsoft_account".to_owned()),
        ..fields("Dora Fenn", &agreement, "administrator")
    };
    state(&vault, &personal);
    assert_eq!(task("entra_accounts"), ("open".to_owned(), vec!["Dora Fenn".to_owned()]));

    assert_eq!(task("entitlements").0, "open");
    let path = office.path("contracts.txt");
    std::fs::write(&path, format!("Contract {NUMBER}")).expect("a file");
    let options = AddOptions { source: Some(SourceSystem::M365Admin), ..AddOptions::default() };
    vault.add(vec![Input::Path(path)], options).wait_searchable();
    let export = named(&vault, "contracts.txt").id;
    let said = DescriptionView {
        date: Some("2024-05-02".to_owned()),
        numbers: vec![NumberView { kind: "agreement".to_owned(), value: NUMBER.to_owned() }],
        ..vault.document(&export).expect("the export").description
    };
    vault.describe(&export, &said).expect("described");
    assert_eq!(task("entitlements").0, "done");
    assert_eq!(task("benefits_checked_again").0, "not_due");
    vault.state_migration(&agreement, Some("2024-05-01")).expect("it moved before");
    assert_eq!(task("entitlements").0, "open");
    assert_eq!(task("benefits_checked_again").0, "done");
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_benefit_cannot_stand_as_nobody_can_have_seen_it() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let refused =
        |fields: &BenefitFields| code(vault.state_benefit(&agreement, "home_use", Some(fields)));
    assert_eq!(refused(&activated("2999-01-01")), "bad_date");
    assert_eq!(refused(&activated("2023-07-31")), "seen_before_it_was_so");
    assert_eq!(refused(&BenefitFields { since: None, ..activated(TODAY) }), "no_activation_day");
    vault.void_agreement(&agreement, "entered twice").expect("a void");
    assert_eq!(refused(&activated(TODAY)), "void");
}

#[test]
fn a_look_at_every_benefit_completes_the_review() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let listed = vault.benefits(&agreement, None).expect("the benefits");
    assert_eq!(listed.reviewed_on, None);
    for benefit in listed.benefits.iter().filter(|benefit| benefit.retired_on.is_none()) {
        let seen_on = Some("2024-05-01".to_owned());
        let state = "available".to_owned();
        let seen = BenefitFields { state, since: None, seen_on, ..activated("") };
        vault.state_benefit(&agreement, &benefit.benefit, Some(&seen)).expect("stated");
    }
    vault.state_benefit(&agreement, "home_use", Some(&activated("2024-02-01"))).expect("stated");
    let reviewed_on = vault.benefits(&agreement, None).expect("the benefits").reviewed_on;
    assert_eq!(reviewed_on.as_deref(), Some("2024-02-01"), "as old as the oldest look");
}

#[test]
fn both_registers_answer_on_another_machine_as_they_did_before() {
    let office = Office::new();
    let vault = office.create();
    let agreement = agreement(&vault);
    let invited = AccessFields {
        status: "invitation_sent".to_owned(),
        invited_on: Some("2024-05-02".to_owned()),
        contacts: vec!["bill_to".to_owned()],
        ..fields("Dan Elm", &agreement, "administrator")
    };
    let dan = state(&vault, &invited);
    vault.state_benefit(&agreement, "home_use", Some(&activated("2024-02-01"))).expect("stated");
    vault.state_migration(&agreement, Some("2024-03-01")).expect("it moved");
    let answers = |vault: &Vault| {
        (
            vault.access(&dan, Some(TODAY)).expect("the entry"),
            vault.access_alerts(Some(TODAY)).expect("the alerts"),
            vault.benefits(&agreement, Some(TODAY)).expect("the benefits"),
        )
    };
    let before = answers(&vault);
    assert_eq!(before.0.history.len(), 1);
    let other = office.open_on("laptop");
    assert_eq!(answers(&other), before);
}
