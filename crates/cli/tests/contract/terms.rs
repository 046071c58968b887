//! `terms`.

use serde_json::{Value, json};

use crate::desk::{Desk, has};

const JULY: &str = "# Product Terms\n\n## Servers\n\nThe software may run on one server of the customer at a time.\n";

/// Adds a folder with July and September 2019 of the Product Terms and a file that is no terms.
fn with_terms() -> (Desk, Value) {
    let desk = Desk::new();
    let july = desk.file("terms/MicrosoftProductTerms(WW)(English)(July2019)(CR).txt", JULY);
    let september = JULY.replace("one server", "two servers");
    desk.file("terms/MicrosoftProductTerms(WW)(English)(September2019)(CR).txt", september);
    desk.file("terms/note.txt", "Gone fishing.");
    let folder = std::path::Path::new(&july).parent().expect("a folder").to_string_lossy();
    let said = desk.run(&["terms", "add", &folder, "--json"]);
    assert_eq!(said.code, 1, "one file is no terms: {}", said.err);
    (desk, said.json())
}

fn edition(added: &Value, at: usize) -> String {
    added["added"][at]["edition"].as_str().expect("an edition").to_owned()
}

#[test]
fn a_folder_is_added_and_each_file_says_what_became_of_it() {
    let (desk, added) = with_terms();
    has(&added, &["added", "known", "refused", "failed"]);
    assert_eq!(added["refused"][0]["name"], "note.txt");
    assert_eq!(added["refused"][0]["code"], "not_terms");
    let listed = desk.json(&["terms", "list"]);
    assert_eq!(listed["total"], 2);
    let row = &listed["editions"][0];
    has(
        row,
        &[
            "edition",
            "label",
            "document",
            "document_name",
            "kind",
            "title",
            "scope",
            "region",
            "language",
            "effective",
            "precision",
            "chosen",
            "confirmed",
            "conflicts",
            "dates",
            "captured_on",
            "address",
            "notes",
            "voided",
        ],
    );
    assert_eq!(row["effective"], "2019-07-01");
    assert_eq!((&row["chosen"], &row["precision"]), (&json!("file_name"), &json!("month")));
}

#[test]
fn the_edition_in_force_and_the_gaps_are_told() {
    let (desk, _) = with_terms();
    let at = desk.json(&["terms", "at", "2019-08-15"]);
    assert_eq!(at["on"], "2019-08-15");
    assert_eq!(at["editions"][0]["effective"], "2019-07-01");
    has(&at["editions"][0], &["series", "gap"]);
    let gaps = desk.json(&["terms", "gaps", "--at", "2019-09-15"]);
    has(&gaps, &["series", "findings"]);
    assert_eq!(
        gaps["series"][0]["gaps"][0]["sentence"],
        "July 2019 assumed until September 2019; August 2019 not captured."
    );
}

#[test]
fn two_editions_are_compared() {
    let (desk, added) = with_terms();
    let mut ids = [(0, edition(&added, 0)), (1, edition(&added, 1))];
    ids.sort_by_key(|(at, _)| added["added"][*at]["effective"].to_string());
    let diff = desk.json(&["terms", "diff", &ids[0].1, &ids[1].1]);
    has(&diff, &["old", "new", "verdict", "headings", "changes", "affected"]);
    assert_eq!(diff["verdict"], "changed");
    has(&diff["changes"][0], &["kind", "heading", "old", "old_page", "new", "new_page", "marks"]);
    let none = desk.json(&["terms", "diff", &ids[0].1, &ids[1].1, "--find", "subscription"]);
    assert_eq!(none["changes"], json!([]));
}

#[test]
fn the_governing_terms_of_a_record_are_explained() {
    let (desk, _) = with_terms();
    let record = desk.json(&[
        "license",
        "add",
        "--product",
        "SQL Server",
        "--version",
        "2017",
        "--quantity",
        "4",
        "--channel",
        "volume_license",
        "--program",
        "Open License",
        "--acquired-on",
        "2019-08-20",
    ]);
    let license = record["license"].as_str().expect("a record");
    desk.json(&["terms", "release", "SQL Server", "2017", "2017-10-02"]);
    let answer = desk.json(&["terms", "governing", license, "--at", "2020-01-01"]);
    has(
        &answer,
        &[
            "license",
            "title",
            "version",
            "at",
            "rule",
            "source",
            "required_on",
            "missing",
            "explanation",
            "editions",
        ],
    );
    assert_eq!(answer["rule"], "GR-ORD");
    assert_eq!(answer["required_on"], "2019-08-20");
    let held = &answer["editions"][0];
    assert_eq!(held["edition"]["effective"], "2019-07-01");
    assert_eq!(held["action"], "capture_edition", "August may have replaced July");
    let chosen = ["terms", "elect", license, "--day", "2019-09-05", "--note", "two servers"];
    assert_eq!(desk.json(&chosen)["rule"], "GR-ELECT");
}

#[test]
fn an_edition_is_corrected_voided_and_restored() {
    let (desk, added) = with_terms();
    let id = edition(&added, 0);
    let set = desk.json(&["terms", "set", &id, "--effective", "2019-10-15", "--scope", "eaeas"]);
    assert_eq!((&set["effective"], &set["precision"]), (&json!("2019-10-15"), &json!("day")));
    assert_eq!((&set["chosen"], &set["confirmed"]), (&json!("person"), &json!(true)));
    assert_eq!(set["scope"], "EAEAS");
    desk.json(&["terms", "void", &id, "--reason", "a draft"]);
    assert_eq!(desk.json(&["terms", "list"])["total"], 1);
    desk.json(&["terms", "restore", &id]);
    assert_eq!(desk.json(&["terms", "list"])["total"], 2);
}

#[test]
fn an_edition_that_is_not_there_is_named() {
    let desk = Desk::new();
    let said = desk.run(&["terms", "show", "0190aaaa", "--json"]);
    assert_ne!(said.code, 0);
    assert!(said.err.contains("no_such_terms"), "{}", said.err);
}
