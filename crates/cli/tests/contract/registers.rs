//! `agreement` and `entity`.

use serde_json::{Value, json};

use crate::desk::{Desk, has};

fn id<'a>(shown: &'a Value, what: &str) -> &'a str {
    shown[what].as_str().expect("an id")
}

fn enrollment(desk: &Desk) -> String {
    let shown = desk.json(&[
        "agreement",
        "add",
        "--program",
        "ea_enterprise_enrollment",
        "--number",
        "7654321",
        "--from",
        "2023-07-01",
    ]);
    id(&shown, "agreement").to_owned()
}

#[test]
fn an_agreement_is_entered_edited_listed_and_voided() {
    let desk = Desk::new();
    let agreement = enrollment(&desk);
    let edited = desk.json(&["agreement", "edit", &agreement, "--title", "Cloud enrollment"]);
    assert_eq!(edited["number"], "7654321", "what is not given stays");
    has(&edited, &["affiliates", "papers", "documents", "licenses", "children", "history"]);
    let listed = desk.json(&["agreement", "list", "--as-of", "2024-01-01"]);
    assert_eq!(listed["total"], 1);
    let row = &listed["agreements"][0];
    has(row, &["agreement", "label", "program", "number", "from", "to", "licenses", "voided"]);
    assert_eq!(row["label"], "Cloud enrollment");
    assert_eq!(row["next_anniversary"], "2024-07-01");
    assert_eq!(row["term_to"], "2026-06-30");
    desk.json(&["agreement", "void", &agreement, "--reason", "entered twice"]);
    assert_eq!(desk.json(&["agreement", "list"])["total"], 0);
    desk.json(&["agreement", "restore", &agreement]);
    assert_eq!(desk.json(&["agreement", "list", "--filter", "cloud"])["total"], 1);
}

#[test]
fn papers_and_affiliates_are_named_by_the_start_of_their_ids() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "Enrollment 7654321");
    let entity = desk.json(&["entity", "add", "--name", "Seebach GmbH", "--role", "affiliate"]);
    let entity = id(&entity, "entity");
    let agreement = enrollment(&desk);
    let paper = format!("{document}=enrollment:countersigned");
    let affiliate = format!("{entity}=out");
    let shown =
        desk.json(&["agreement", "edit", &agreement, "--paper", &paper, "--affiliate", &affiliate]);
    assert_eq!(shown["papers"][0]["document"], document.as_str());
    assert_eq!(shown["papers"][0]["shows"], json!(["countersigned"]));
    assert_eq!(
        shown["affiliates"],
        json!([{ "entity": entity, "name": "Seebach GmbH", "included": false }])
    );
    let cleared = desk.json(&["agreement", "edit", &agreement, "--paper", ""]);
    assert_eq!(cleared["papers"], json!([]));
    assert_ne!(cleared["affiliates"], json!([]), "what is not given stays");
}

#[test]
fn coverage_names_holes_and_what_has_no_counterpart() {
    let desk = Desk::new();
    enrollment(&desk);
    let path = desk.file("statement.txt", "License statement for 7654321");
    let added = desk.json(&["add", &path, "--source", "vlsc"]);
    let document = added["added"][0]["document"].as_str().expect("a document");
    desk.json(&[
        "describe",
        document,
        "--date",
        "2024-06-01",
        "--number",
        "enrollment=7654321",
        "--number",
        "agreement=V1112223",
    ]);
    let covered = desk.json(&["agreement", "coverage", "--as-of", "2024-06-11"]);
    has(&covered, &["as_of", "sources", "rows", "unregistered", "unmentioned"]);
    assert_eq!(covered["sources"][0], json!({ "source": "vlsc", "expected": true }));
    let cells = &covered["rows"][0]["cells"];
    assert_eq!(
        cells[0],
        json!({ "latest": "2024-06-01", "age": 10, "documents": 1, "hole": false })
    );
    assert_eq!(cells[1]["hole"], true);
    assert_eq!(
        covered["unregistered"],
        json!([{ "number": "V1112223", "licenses": 0, "documents": 1 }])
    );
    assert_eq!(covered["unmentioned"], json!([]));
}

#[test]
fn an_entity_is_entered_edited_listed_and_voided() {
    let desk = Desk::new();
    let shown = desk.json(&[
        "entity",
        "add",
        "--name",
        "Larkspur Instruments Inc.",
        "--alias",
        "LARKSPUR INSTR=..2019-12-31",
    ]);
    let entity = id(&shown, "entity");
    assert_eq!(shown["role"], "own");
    assert_eq!(
        shown["aliases"],
        json!([{ "name": "LARKSPUR INSTR", "from": null, "to": "2019-12-31" }])
    );
    let edited = desk.json(&["entity", "edit", entity, "--role", "affiliate"]);
    assert_eq!(edited["name"], "Larkspur Instruments Inc.");
    has(&edited, &["agreements", "licenses", "history", "void_reason"]);
    let listed = desk.json(&["entity", "list", "--role", "affiliate"]);
    assert_eq!(listed["total"], 1);
    has(&listed["entities"][0], &["entity", "name", "role", "aliases", "agreements", "voided"]);
    desk.json(&["entity", "void", entity, "--reason", "merged"]);
    assert_eq!(desk.json(&["entity", "list"])["total"], 0);
    desk.json(&["entity", "restore", entity]);
    assert_eq!(desk.json(&["entity", "list"])["total"], 1);
}

#[test]
fn what_a_register_refuses_has_a_code_and_exit_code_2() {
    let desk = Desk::new();
    enrollment(&desk);
    for (line, code) in [
        ("agreement add --title Unnumbered", "no_agreement_number"),
        ("agreement add --number 7654321", "number_in_use"),
        ("agreement add --number 1 --program ea2", "bad_program"),
        ("agreement add --number 1 --from 2024-07-01 --to 2024-06-30", "ends_before_it_starts"),
        ("agreement add --number 1 --paper 0a1b2c", "bad_paper"),
        ("agreement add --number 1 --entity 0a1b2c3d", "no_such_entity"),
        ("agreement show 0123456789", "no_such_agreement"),
        ("entity add --role own", "no_entity_name"),
        ("entity add --name Seebach --role friend", "bad_role"),
    ] {
        let mut arguments: Vec<&str> = line.split(' ').collect();
        arguments.push("--json");
        let said = desk.run(&arguments);
        assert_eq!(said.code, 2, "{line}: {}", said.err);
        assert_eq!(said.json()["error"]["code"], code, "{line}");
    }
}
