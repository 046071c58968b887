//! `matter` and `answer`.

use serde_json::{Value, json};

use crate::desk::{Desk, has};

fn opened(desk: &Desk) -> Value {
    desk.json(&[
        "matter",
        "open",
        "AUD-7",
        "--title",
        "Audit",
        "--auditor",
        "Auditors LLP",
        "--letter",
        "2024-02-01",
        "--notice",
        "30",
        "--product",
        "SQL Server",
        "--prefix",
        "LARK",
    ])
}

fn asked(desk: &Desk) -> Value {
    desk.json(&["matter", "request", "add", "aud-7", "All invoices", "--asked", "2024-02-01"])
}

#[test]
fn a_matter_is_opened_listed_changed_and_closed() {
    let desk = Desk::new();
    let shown = opened(&desk);
    has(
        &shown,
        &[
            "matter",
            "label",
            "state",
            "due",
            "next_due",
            "open",
            "late",
            "answered",
            "volumes",
            "as_of",
            "entity_names",
            "requests",
            "conflicts",
            "warnings",
            "productions",
            "history",
        ],
    );
    assert_eq!((&shown["due"], &shown["reference"]), (&json!("2024-03-02"), &json!("AUD-7")));
    let changed = desk.json(&["matter", "change", "AUD-7", "--due", "2024-04-01", "--note", "n"]);
    assert_eq!((&changed["due"], &changed["title"]), (&json!("2024-04-01"), &json!("Audit")));
    let back = desk.json(&["matter", "change", "AUD-7", "--due", "", "--notice", "0"]);
    assert_eq!(back["due"], json!(null));
    let listed = desk.json(&["matter", "list", "auditors"]);
    assert_eq!((&listed["total"], &listed["matters"][0]["label"]), (&json!(1), &json!("Audit")));
    let closed =
        desk.json(&["matter", "close", "AUD-7", "--on", "2024-09-01", "--reason", "settled"]);
    assert_eq!((&closed["state"], &closed["closed_on"]), (&json!("closed"), &json!("2024-09-01")));
    assert_eq!(desk.json(&["matter", "list", "--state", "open"])["total"], 0);
    assert_eq!(desk.json(&["matter", "reopen", "AUD-7"])["state"], "open");
}

#[test]
fn a_request_is_entered_settled_and_answered() {
    let desk = Desk::new();
    opened(&desk);
    let request = asked(&desk);
    has(
        &request,
        &["number", "text", "asked_on", "due_on", "due", "standing", "settled_on", "responses"],
    );
    assert_eq!((&request["number"], &request["due"]), (&json!("1"), &json!("2024-03-02")));
    let request = desk.json(&["matter", "request", "change", "AUD-7", "1", "--due", "2024-02-20"]);
    assert_eq!((&request["text"], &request["due"]), (&json!("All invoices"), &json!("2024-02-20")));
    let document = desk.added("invoice.txt", "Invoice INV-2019/0042");
    let said = ["matter", "respond", "AUD-7", "1", "--document", &document, "--note", "paid"];
    let request = desk.json(&said);
    let response = &request["responses"][0];
    has(
        response,
        &[
            "subject",
            "id",
            "pages",
            "disposition",
            "redacted_copy",
            "note",
            "name",
            "copy_name",
            "voided",
            "exhibits",
        ],
    );
    assert_eq!((&response["disposition"], &response["note"]), (&json!("produce"), &json!("paid")));
    let gone = desk.json(&[&said[..], &["--take-back"]].concat());
    assert_eq!(gone["responses"], json!([]));
    let settle = ["matter", "request", "settle", "AUD-7", "1"];
    let request = desk.json(&[&settle[..], &["answered", "--on", "2024-02-10"]].concat());
    assert_eq!(
        (&request["standing"], &request["settled_on"]),
        (&json!("answered"), &json!("2024-02-10"))
    );
    assert_eq!(desk.json(&[&settle[..], &["open"]].concat())["standing"], "late");
    let shown = desk.json(&["matter", "request", "remove", "AUD-7", "1"]);
    assert_eq!(shown["requests"], json!([]));
    let log = desk.json(&["matter", "disclosures", "AUD-7"]);
    assert_eq!((&log["total"], &log["disclosures"]), (&json!(0), &json!([])));
}

#[test]
fn a_list_is_answered_and_becomes_responses() {
    let desk = Desk::new();
    opened(&desk);
    asked(&desk);
    let document = desk.added("invoice.txt", "Invoice INV-2019/0042");
    let list = desk.file("list.csv", "No;Invoice\n1;INV-2019/0042\n");
    let answered = desk.json(&["answer", &list]);
    has(&answered, &["lines", "answered"]);
    let line = &answered["lines"][0];
    has(line, &["line", "text", "kind", "exact", "near"]);
    has(&line["exact"][0], &["subject", "id", "name", "by", "found", "page"]);
    assert_eq!((&line["line"], &line["exact"][0]["id"]), (&json!(2), &json!(document)));
    let said = desk.run_with(
        &["answer", "-", "--matter", "AUD-7", "--request", "1", "--respond", "--json"],
        "INV-2019/0042\nINV-9999-1234\n",
    );
    assert_eq!(said.code, 1, "one line has no exact match: {}", said.err);
    assert_eq!(said.json()["responded"], 1);
    let shown = desk.json(&["matter", "show", "AUD-7"]);
    assert_eq!(shown["requests"][0]["responses"][0]["note"], "INV-2019/0042");
}

#[test]
fn what_a_matter_refuses_has_a_code_and_exit_code_2() {
    let desk = Desk::new();
    opened(&desk);
    asked(&desk);
    for (line, code) in [
        ("matter show AUD-8", "no_such_matter"),
        ("matter open AUD-7", "reference_taken"),
        ("matter open AUD-8 --prefix lark", "prefix_taken"),
        ("matter open AUD-8 --prefix a/b", "bad_prefix"),
        ("matter open AUD-8 --notice 30", "no_letter"),
        ("matter change AUD-7 --due 2024-01-01", "ends_before_it_starts"),
        ("matter request add AUD-7 more --number 1", "request_exists"),
        ("matter request settle AUD-7 2 answered", "no_such_request"),
        ("matter request settle AUD-7 1 done", "bad_settlement"),
        ("matter request settle AUD-7 1 answered --on 2024-01-31", "ends_before_it_starts"),
        ("matter respond AUD-7 1 --document 0123456789", "no_such_document"),
    ] {
        let mut arguments: Vec<&str> = line.split(' ').collect();
        arguments.push("--json");
        let said = desk.run(&arguments);
        assert_eq!(said.code, 2, "{line}: {}", said.err);
        assert_eq!(said.json()["error"]["code"], code, "{line}");
    }
}
