//! `search`, `text`, `verify`, `checksums`, `journal`.

use serde_json::json;

use crate::desk::{Desk, has};

#[test]
fn search_tells_each_hit_with_its_place() {
    let desk = Desk::new();
    let document = desk.added("letter.txt", "Please keep the certificate with the notebook.");
    desk.added("other.txt", "Nothing of interest.");
    let answer = desk.json(&["search", "certificate"]);
    has(&answer, &["total", "took_ms", "hits"]);
    assert_eq!(answer["total"], 1);
    let hit = &answer["hits"][0];
    has(hit, &["document", "sha256", "name", "kind", "page", "snippet", "score"]);
    assert_eq!(hit["document"], document.as_str());
    assert_eq!(hit["page"], 1);
    assert!(hit["snippet"].as_str().expect("a snippet").contains("certificate"));
}

#[test]
fn a_limit_shortens_the_hits_and_not_the_total() {
    let desk = Desk::new();
    for name in ["a", "b", "c"] {
        desk.added(&format!("{name}.txt"), &format!("delivery note {name}"));
    }
    let answer = desk.json(&["search", "delivery", "note", "--limit", "2"]);
    assert_eq!(answer["total"], 3);
    assert_eq!(answer["hits"].as_array().map(Vec::len), Some(2));
}

#[test]
fn text_tells_pages_and_state() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "one page");
    let answer = desk.json(&["text", &document]);
    assert_eq!(answer["state"], "text");
    assert_eq!(answer["pages"][0]["page"], 1);
    assert_eq!(answer["pages"][0]["text"].as_str().map(str::trim), Some("one page"));
    assert_eq!(desk.run(&["text", &document]).out.trim(), "one page");
    let beyond = desk.run(&["text", &document, "--page", "7"]);
    assert_eq!(beyond.code, 2);
}

#[test]
fn verify_counts_and_names_problems() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "kept");
    let sound = desk.json(&["verify"]);
    has(&sound, &["objects", "bytes", "entries", "problems"]);
    assert_eq!((&sound["objects"], &sound["bytes"]), (&json!(1), &json!(4)));
    assert_eq!(sound["problems"], json!([]));

    let sha256 = desk.json(&["show", &document])["sha256"].as_str().expect("a digest").to_owned();
    let object = format!("objects/{}/{sha256}", &sha256[..2]);
    std::fs::remove_file(desk.path("vault").join(&object)).expect("the object goes");
    let said = desk.run(&["verify", "--json"]);
    assert_eq!(said.code, 1);
    let problem = &said.json()["problems"][0];
    has(problem, &["code", "path", "seq", "message"]);
    assert_eq!(problem["code"], "object_missing");
    assert_eq!(problem["path"], object.as_str());
}

#[test]
fn the_journal_names_each_operation_latest_first() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "kept");
    desk.json(&["void", &document, "--reason", "not ours"]);
    let answer = desk.json(&["journal"]);
    let ops: Vec<&str> = answer["entries"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["op"].as_str().expect("an operation"))
        .collect();
    assert_eq!(ops, ["void_document", "add_documents", "create_vault"]);
    has(&answer["entries"][0], &["n", "at", "actor", "op", "subjects", "sha256"]);
}

#[test]
fn checksums_writes_a_line_for_each_object_and_entry() {
    let desk = Desk::new();
    desk.added("a.txt", "kept");
    let list = desk.path("digests.txt");
    let answer = desk.json(&["checksums", "--to", &list.to_string_lossy()]);
    let written = std::fs::read_to_string(&list).expect("the list");
    assert_eq!(answer["lines"].as_u64(), Some(written.lines().count() as u64));
    assert!(written.contains("objects/") && written.contains("journal/000000000001.jsonl"));
}
