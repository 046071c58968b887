//! `deadlines`.

use std::fs;

use serde_json::json;

use crate::desk::{Desk, has};

/// A desk with a record whose Software Assurance ends on 2024-06-30; returns the record.
fn assured(desk: &Desk) -> String {
    let shown = desk.json(&[
        "license",
        "add",
        "--product",
        "SQL Server",
        "--quantity",
        "16",
        "--sa-to",
        "2024-06-30",
    ]);
    shown["license"].as_str().expect("a record").to_owned()
}

fn listed(desk: &Desk, as_of: &str, rule: &str) -> serde_json::Value {
    let answer = desk.json(&["deadlines", "--as-of", as_of]);
    let deadlines = answer["deadlines"].as_array().expect("a list").clone();
    deadlines.into_iter().find(|deadline| deadline["rule"] == rule).unwrap_or_default()
}

#[test]
fn a_deadline_comes_with_its_rule_its_subject_and_its_days() {
    let desk = Desk::new();
    let record = assured(&desk);
    let answer = desk.json(&["deadlines", "--as-of", "2024-06-01", "--days", "30"]);
    has(&answer, &["as_of", "until", "left_out", "ics", "deadlines"]);
    assert_eq!(answer["until"], "2024-07-01");
    let renewal = listed(&desk, "2024-06-01", "D08-renewal");
    has(
        &renewal,
        &[
            "key",
            "rule",
            "kind",
            "severity",
            "title",
            "explanation",
            "source",
            "alternatives",
            "subject",
            "subject_id",
            "subject_title",
            "occurrence",
            "opens",
            "due",
            "days_left",
            "alerts",
            "next_alert",
            "state",
            "response",
        ],
    );
    assert_eq!(renewal["key"], format!("D08-renewal/license/{record}/2024-06-30"));
    assert_eq!((&renewal["due"], &renewal["days_left"]), (&json!("2024-06-30"), &json!(29)));
    assert_eq!(renewal["state"], "alerting");
}

#[test]
fn a_deadline_is_done_reopened_and_snoozed_by_its_key() {
    let desk = Desk::new();
    assured(&desk);
    let contract = desk.added("renewal.txt", "Renewal of 2024");
    let key = listed(&desk, "2024-06-01", "D08-renewal")["key"].as_str().expect("a key").to_owned();
    desk.json(&["deadlines", "done", &key, "--on", "2024-05-20", "--evidence", &contract]);
    assert!(listed(&desk, "2024-06-01", "D08-renewal").is_null(), "what is done is not listed");
    let all = desk.json(&["deadlines", "--as-of", "2024-06-01", "--all"]);
    let done = all["deadlines"].as_array().expect("a list").iter();
    let done = done.filter(|deadline| deadline["state"] == "done").collect::<Vec<_>>();
    assert_eq!(done[0]["response"]["evidence"][0]["id"], contract.as_str());
    desk.json(&["deadlines", "reopen", &key]);
    desk.json(&["deadlines", "snooze", &key, "--until", "2024-06-20", "--reason", "in talks"]);
    let snoozed = listed(&desk, "2024-06-01", "D08-renewal");
    assert_eq!(snoozed["state"], "snoozed");
    assert_eq!(snoozed["response"]["reason"], "in talks");
}

#[test]
fn the_calendar_file_is_written_beside_the_answer() {
    let desk = Desk::new();
    assured(&desk);
    let file = desk.path("due.ics").to_string_lossy().into_owned();
    let answer = desk.json(&["deadlines", "--as-of", "2024-06-01", "--ics", &file]);
    assert_eq!(answer["ics"], file.as_str());
    let text = fs::read_to_string(&file).expect("the file");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n"), "{text}");
}

#[test]
fn the_rules_come_with_their_sources() {
    let desk = Desk::new();
    let answer = desk.json(&["deadlines", "rules"]);
    let rules = answer["rules"].as_array().expect("a list");
    has(
        &rules[0],
        &[
            "id",
            "version",
            "kind",
            "severity",
            "title",
            "explanation",
            "source",
            "anchor",
            "schedule",
            "offset",
            "valid_from",
            "valid_to",
            "alternatives",
            "own",
        ],
    );
    assert_eq!(rules[0]["id"], "D01");
}

#[test]
fn own_rules_and_holidays_are_read_from_files_and_printed_as_written() {
    let desk = Desk::new();
    let holidays = desk.file("holidays.txt", "2026-12-25 Christmas Day\n");
    desk.json(&["deadlines", "holidays", &holidays]);
    assert_eq!(desk.json(&["deadlines", "holidays"])["holidays"], "2026-12-25 Christmas Day\n");
    let broken = desk.file("own.json", r#"{"id":"own","version":1,"rules":[{"id":"own-1"}]}"#);
    let said = desk.run(&["deadlines", "own", &broken]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("rule `own-1`: `version` is missing [bad_rules]"), "{}", said.err);
    assert_eq!(desk.json(&["deadlines", "own"])["rules"], "");
}

#[test]
fn what_is_no_deadline_is_wrong_use() {
    let desk = Desk::new();
    let record = assured(&desk);
    let other_day = format!("D08-renewal/license/{record}/2024-06-29");
    for arguments in [
        &["deadlines", "--as-of", "today"][..],
        &["deadlines", "--days", "36501"],
        &["deadlines", "done", "D08-renewal", "--on", "2024-05-20"],
        &["deadlines", "done", other_day.as_str(), "--on", "2024-05-20"],
        &["deadlines", "snooze", other_day.as_str(), "--until", "2024-06-20", "--reason", " "],
    ] {
        let said = desk.run(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert_eq!(said.out, "", "{arguments:?} must answer nothing");
    }
}
