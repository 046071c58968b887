//! Deadlines: from what a vault knows to what falls due, done with evidence, in a calendar.

use caldata::IcalParser;
use caldata::component::Component;
use muniment::Vault;
use muniment::view::{
    AgreementFields, DeadlineMark, DeadlinePage, DeadlineRequest, DeadlineView, DescriptionView,
    LicenseFields,
};

use crate::office::{Office, named, sql_server};

const AS_OF: &str = "2024-06-01";

/// A record whose Software Assurance ends on 2024-06-30.
fn assured() -> LicenseFields {
    LicenseFields {
        sa_from: Some("2021-07-01".to_owned()),
        sa_to: Some("2024-06-30".to_owned()),
        ..sql_server()
    }
}

fn request(as_of: &str) -> DeadlineRequest {
    DeadlineRequest { as_of: Some(as_of.to_owned()), days: 365, all: false }
}

fn page(vault: &Vault, as_of: &str) -> DeadlinePage {
    vault.deadlines(&request(as_of)).expect("the deadlines")
}

/// The first deadline of a rule, if one is listed.
fn first(vault: &Vault, rule: &str, as_of: &str) -> Option<DeadlineView> {
    page(vault, as_of).deadlines.into_iter().find(|deadline| deadline.rule == rule)
}

fn done(on: &str, evidence: &[String]) -> DeadlineMark {
    DeadlineMark {
        state: "done".to_owned(),
        day: Some(on.to_owned()),
        reason: String::new(),
        evidence: evidence.to_vec(),
    }
}

fn snoozed(until: &str, reason: &str) -> DeadlineMark {
    DeadlineMark {
        state: "snoozed".to_owned(),
        day: Some(until.to_owned()),
        reason: reason.to_owned(),
        evidence: Vec::new(),
    }
}

fn described(vault: &Vault, name: &str, kind: &str, date: &str) -> String {
    let document = named(vault, name).id;
    let said = DescriptionView {
        kind: Some(kind.to_owned()),
        title: None,
        date: Some(date.to_owned()),
        issuer: None,
        recipient: None,
        numbers: Vec::new(),
        currency: None,
        net: None,
        tax: None,
        gross: None,
        tags: Vec::new(),
    };
    vault.describe(&document, &said).expect("a description");
    document
}

#[test]
fn a_deadline_is_met_with_evidence_and_stays_so_on_every_machine() {
    let office = Office::new();
    let vault = office.with_pile();
    let license = vault.add_license(&assured()).expect("a record").value;
    let renewal = first(&vault, "D08-renewal", AS_OF).expect("it ends this month");
    assert_eq!((renewal.subject.as_str(), renewal.subject_id.as_str()), ("license", &*license));
    assert_eq!((renewal.due.as_str(), renewal.days_left), ("2024-06-30", 29));

    let invoice = named(&vault, "Invoice INV-0118840.pdf").id;
    let met = done("2024-05-28", std::slice::from_ref(&invoice));
    let changed = vault.mark_deadline(&renewal.key, &met).expect("it was met").changed;
    assert!(changed.scopes.contains(&"deadlines".to_owned()));
    assert_eq!(first(&vault, "D08-renewal", AS_OF), None);
    let again = vault.mark_deadline(&renewal.key, &met).expect("the same again").changed;
    assert!(again.scopes.is_empty(), "the same again changes nothing");

    let other = office.open_on("laptop");
    let everything = DeadlineRequest { all: true, ..request(AS_OF) };
    let listed = other.deadlines(&everything).expect("the deadlines").deadlines;
    let seen = listed.iter().find(|deadline| deadline.key == renewal.key).expect("it is done");
    let response = seen.response.as_ref().expect("what was stated");
    assert_eq!((seen.state.as_str(), response.evidence[0].id.as_str()), ("done", &*invoice));

    vault.undo().expect("undo works").expect("the mark can be taken back");
    assert!(first(&vault, "D08-renewal", AS_OF).is_some());
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_snooze_needs_a_reason_and_moves_the_alert_but_not_the_due_day() {
    let office = Office::new();
    let vault = office.create();
    vault.add_license(&assured()).expect("a record");
    let renewal = first(&vault, "D08-renewal", AS_OF).expect("it ends this month");
    let refused = vault.mark_deadline(&renewal.key, &snoozed("2024-06-15", " "));
    assert_eq!(refused.expect_err("no reason").problem().code, "no_reason");
    vault.mark_deadline(&renewal.key, &snoozed("2024-06-15", "in talks")).expect("it may wait");

    let waiting = first(&vault, "D08-renewal", AS_OF).expect("it is still due");
    assert_eq!((waiting.state.as_str(), waiting.due.as_str()), ("snoozed", "2024-06-30"));
    let alerts = |day| {
        let told = vault.deadline_alerts(Some(day)).expect("the alerts");
        told.iter().any(|deadline| deadline.key == renewal.key)
    };
    assert!(alerts("2024-06-15"), "a person is told when the snooze ends");
    assert!(!alerts("2024-06-16"));

    let open = DeadlineMark { state: "open".to_owned(), day: None, ..snoozed("", "") };
    vault.mark_deadline(&renewal.key, &open).expect("it is taken back");
    assert_eq!(first(&vault, "D08-renewal", AS_OF).expect("due").state, "alerting");
}

#[test]
fn documents_say_what_was_exported_ordered_and_announced() {
    let office = Office::new();
    let vault = office.with_pile();
    described(&vault, "License statement 2026-03-31.xlsx", "mls_snapshot", "2024-03-31");
    let letter = described(&vault, "Transfer notice Ashdown.docx", "audit_letter", "2024-05-20");
    let export = first(&vault, "D05", AS_OF).expect("an export is due");
    assert_eq!((export.due.as_str(), export.state.as_str()), ("2024-05-01", "overdue"));
    let notice = first(&vault, "D26", AS_OF).expect("the notice before the audit");
    assert_eq!((notice.subject.as_str(), notice.subject_id), ("matter", letter));
    assert_eq!(notice.due, "2024-06-19");
}

#[test]
fn an_enrollment_has_its_anniversaries_until_it_ends() {
    let office = Office::new();
    let vault = office.create();
    let enrollment = AgreementFields {
        program: Some("ea_enterprise_enrollment".to_owned()),
        number: "7654321".to_owned(),
        title: "Larkspur enrollment".to_owned(),
        parent: None,
        entity: None,
        counterparty: None,
        from: Some("2022-07-01".to_owned()),
        to: None,
        affiliates: Vec::new(),
        papers: Vec::new(),
        notes: String::new(),
    };
    let agreement = vault.state_agreement(None, &enrollment).expect("an agreement").value;
    let baseline = first(&vault, "D01", "2023-03-01").expect("the export before the anniversary");
    assert_eq!((baseline.subject.as_str(), baseline.subject_id), ("agreement", agreement.clone()));
    assert_eq!((baseline.occurrence.as_str(), baseline.due.as_str()), ("2023-07-01", "2023-05-02"));
    let end = first(&vault, "D16", "2025-01-01").expect("the end of the term");
    assert_eq!(end.due, "2025-06-30");
    let third = first(&vault, "D01", "2025-03-01").expect("the export before the renewal");
    assert_eq!(third.due, "2025-05-02");
    vault.void_agreement(&agreement, "of another company").expect("it no longer counts");
    assert_eq!(first(&vault, "D16", "2025-01-01"), None);
}

#[test]
fn own_rules_and_holidays_move_what_is_due() {
    let office = Office::new();
    let vault = office.create();
    vault.add_license(&assured()).expect("a record");
    let own = |offset: &str| {
        format!(
            r#"{{"id":"own","version":1,"rules":[{{"id":"own-1","version":1,"kind":"deadline",
            "title":"Tell the works council","explanation":"Before the assurance ends.",
            "severity":"info","source":"works agreement","anchor":"sa_end","schedule":"once",
            "offset":"{offset}"}}]}}"#
        )
    };
    let refused = vault.adopt_rules("deadlines", &own("soon")).expect_err("no offset").problem();
    assert_eq!(refused.code, "bad_rules");
    assert!(refused.message.contains("rule `own-1`: `offset`"), "{}", refused.message);

    vault.adopt_rules("deadlines", &own("2 business days before")).expect("own rules");
    let due = || first(&vault, "own-1", AS_OF).expect("the own rule").due;
    assert_eq!(due(), "2024-06-27");
    vault.set_holidays("2024-06-28 Peter and Paul\n").expect("holidays");
    assert_eq!(due(), "2024-06-26");
    let rules = vault.deadline_rules().expect("the rules");
    assert!(rules.iter().any(|rule| rule.id == "own-1" && rule.own));
    assert!(rules.iter().any(|rule| rule.id == "D01" && !rule.own));

    vault.adopt_rules("deadlines", "").expect("own rules are withdrawn");
    assert_eq!(first(&vault, "own-1", AS_OF), None);
    office.nothing_is_wrong(&vault);
}

#[test]
fn what_is_no_deadline_cannot_be_marked() {
    let office = Office::new();
    let vault = office.create();
    let license = vault.add_license(&assured()).expect("a record").value;
    let code = |key: &str, mark: &DeadlineMark| {
        vault.mark_deadline(key, mark).expect_err("a refusal").problem().code
    };
    let met = done("2024-05-28", &[]);
    assert_eq!(code("D08-renewal", &met), "no_such_deadline");
    let key = |day: &str| format!("D08-renewal/license/{license}/{day}");
    assert_eq!(code(&key("2024-06-29"), &met), "no_such_deadline", "another day");
    assert_eq!(code(&key("2024-06-30"), &done("2999-01-01", &[])), "bad_date");
    let unknown = done("2024-05-28", &["0193bd42aa".to_owned()]);
    assert_eq!(code(&key("2024-06-30"), &unknown), "no_such_document");
}

#[test]
fn another_calendar_library_reads_what_is_due() {
    let office = Office::new();
    let vault = office.create();
    vault.add_license(&assured()).expect("a record");
    let deadlines = page(&vault, AS_OF).deadlines;
    let text = vault.calendar_file(&request(AS_OF)).expect("the calendar file");

    let calendar = IcalParser::from_slice(text.as_bytes())
        .next()
        .expect("a calendar")
        .expect("the calendar can be read");
    let mut keys: Vec<&str> = calendar
        .events
        .iter()
        .map(|event| event.get_uid().split('@').next().unwrap_or_default())
        .collect();
    keys.sort_unstable();
    let mut due: Vec<&str> = deadlines.iter().map(|deadline| deadline.key.as_str()).collect();
    due.sort_unstable();
    assert_eq!(keys, due, "each deadline is one event");

    for deadline in &deadlines {
        let event = calendar
            .events
            .iter()
            .find(|event| event.get_uid().starts_with(&deadline.key))
            .expect("the event of the deadline");
        let said = |name: &str| {
            let line = event.get_property(name).expect("the property");
            format!("{:?}", line.value)
        };
        assert!(said("DTSTART").contains(&deadline.due.replace('-', "")));
        assert!(said("SUMMARY").contains(&deadline.title));
        assert!(said("DESCRIPTION").contains("Source: "));
        assert_eq!(event.get_alarms().len(), deadline.alerts.len());
    }
}
