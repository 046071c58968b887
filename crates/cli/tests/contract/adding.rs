//! `init`, `add`, `list`, `get`.

use serde_json::json;

use crate::desk::{Desk, has};

#[test]
fn add_tells_what_was_added_what_was_there_and_what_failed() {
    let desk = Desk::new();
    let invoice = desk.file("in/invoice.txt", "Invoice 4711 for 16 cores");
    let copy = desk.file("in/sub/copy.txt", "Invoice 4711 for 16 cores");
    let folder = desk.path("in").to_string_lossy().into_owned();
    let missing = desk.path("nothing.pdf").to_string_lossy().into_owned();

    let said = desk.run(&["add", &folder, &missing, "--json"]);
    assert_eq!(said.code, 1, "one file could not be added: {}", said.err);
    let answer = said.json();
    has(&answer, &["added", "duplicates", "failed", "states", "workers"]);
    has(&answer["workers"], &["peak_memory_bytes", "peak_cpu_seconds"]);
    let added = &answer["added"][0];
    has(added, &["document", "sha256", "path", "bytes"]);
    assert_eq!(added["bytes"], 25);
    assert_eq!(
        added["sha256"], "08b8450f7de2f2560655f236006980996775a24733fd971d363b38bf6e21e097",
        "the digest of the file"
    );
    let duplicate = &answer["duplicates"][0];
    has(duplicate, &["document", "sha256", "path"]);
    assert_eq!(duplicate["document"], added["document"]);
    let mut paths = [added["path"].as_str(), duplicate["path"].as_str()];
    paths.sort_unstable();
    assert_eq!(paths, [Some(invoice.as_str()), Some(copy.as_str())]);
    let failed = &answer["failed"][0];
    has(failed, &["path", "code", "message"]);
    assert_eq!(failed["path"], missing);
    assert_eq!(answer["states"], json!({ "text": 1 }));
}

#[test]
fn kind_and_source_are_stated_for_everything_added() {
    let desk = Desk::new();
    let path = desk.file("order.txt", "Order 12");
    let answer = desk.json(&["add", &path, "--kind", "purchase_order", "--source", "vlsc"]);
    let document = answer["added"][0]["document"].as_str().expect("a document");
    let shown = desk.json(&["show", document]);
    assert_eq!(shown["kind"], "purchase_order");
    assert_eq!(shown["origins"][0]["source"], "vlsc");
    assert_eq!(shown["origins"][0]["actor"], "Ada");
}

#[test]
fn without_waiting_everything_is_stored_and_later_searchable() {
    let desk = Desk::new();
    let path = desk.file("note.txt", "The renewal is due in spring");
    let answer = desk.json(&["add", "--no-wait", &path]);
    assert_eq!(answer["added"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.json(&["list"])["documents"].as_array().map(Vec::len), Some(1));
    let other = desk.file("other.txt", "Nothing of interest");
    assert_eq!(desk.json(&["add", &other])["states"], json!({ "text": 2 }));
    assert_eq!(desk.json(&["search", "renewal"])["total"], 1);
}

#[test]
fn list_tells_each_document() {
    let desk = Desk::new();
    desk.added("a.txt", "first");
    desk.added("b.txt", "second");
    let answer = desk.json(&["list"]);
    let documents = answer["documents"].as_array().expect("a list");
    assert_eq!(documents.len(), 2);
    has(
        &documents[0],
        &["document", "sha256", "name", "kind", "state", "bytes", "pages", "parent"],
    );
    assert_eq!(documents[0]["name"], "a.txt");
    assert_eq!(documents[0]["state"], "text");
    assert_eq!(documents[0]["parent"], json!(null));
}

#[test]
fn get_writes_the_same_bytes() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "exactly these bytes\n");
    let to = desk.path("copy.txt");
    let answer = desk.json(&["get", &document, "--to", &to.to_string_lossy()]);
    has(&answer, &["document", "sha256", "path", "bytes"]);
    assert_eq!(std::fs::read(&to).expect("the copy"), b"exactly these bytes\n");
}
