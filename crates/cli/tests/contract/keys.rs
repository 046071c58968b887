//! `key`, and what is masked elsewhere.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::desk::{Desk, Said, has};

const KEY: &str = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
const MASKED: &str = "•••••-•••••-•••••-•••••-QX2YT";
const PASSPHRASE: &str = "correct horse battery staple";

/// A desk on which a passphrase locks the keys.
fn locked_desk() -> Desk {
    let desk = Desk::new();
    let said = desk.run_with(&["key", "passphrase", "--passphrase-stdin", "--json"], PASSPHRASE);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.json()["passphrase"], true);
    desk
}

/// The product key, entered; and what the command said.
fn entered(desk: &Desk) -> (String, Said) {
    let arguments =
        ["key", "add", "--product", "Office", "--purchased", "50", "--key-stdin", "--json"];
    let said = desk.run_with(&arguments, KEY);
    assert_eq!(said.code, 0, "{}", said.err);
    (said.json()["key"].as_str().expect("an id").to_owned(), said)
}

fn code(said: &Said) -> Value {
    said.json()["error"]["code"].clone()
}

/// The files under a folder that hold this text, whole or without its hyphens, in any case.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let wanted = [text.to_lowercase(), text.replace('-', "").to_lowercase()];
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).expect("a file").to_ascii_lowercase();
            let holds =
                |text: &String| bytes.windows(text.len()).any(|part| part == text.as_bytes());
            if wanted.iter().any(holds) {
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
    found
}

#[test]
fn a_key_is_entered_listed_edited_and_voided_without_its_value() {
    let desk = locked_desk();
    let (key, said) = entered(&desk);
    assert!(!said.out.contains("88KH9") && !said.err.contains("88KH9"));
    let edited = desk.json(&["key", "edit", &key, "--used", "450", "--counted-on", "2024-05-01"]);
    has(&edited, &["key", "kind", "product", "masked", "sealed", "estimate", "finding", "history"]);
    assert_eq!(edited["masked"], MASKED);
    assert_eq!(edited["sealed"], true, "what is not given stays");
    assert_eq!(edited["finding"], "nearly_used_up");
    let listed = desk.json(&["key", "list", "--filter", "qx2yt"]);
    assert_eq!(listed["total"], 1);
    assert_eq!(listed["keys"][0]["last_five"], "QX2YT");
    assert_eq!(listed["keys"][0]["estimate"]["activations"], 500);
    desk.json(&["key", "void", &key, "--reason", "replaced"]);
    assert_eq!(desk.json(&["key", "list"])["total"], 0);
    desk.json(&["key", "restore", &key]);
    assert_eq!(desk.json(&["key", "list"])["total"], 1);
}

#[test]
fn a_value_is_in_no_file_of_the_vault_the_cache_or_the_configuration() {
    let desk = locked_desk();
    let (key, _) = entered(&desk);
    let reveal = ["key", "reveal", &key, "--reason", "for support", "--passphrase-stdin"];
    let said = desk.run_with(&reveal, PASSPHRASE);
    assert_eq!(said.out.trim(), KEY, "{}", said.err);
    desk.json(&["rebuild"]);
    for folder in ["vault", "cache", "config"] {
        assert_eq!(holding(&desk.path(folder), KEY), Vec::<String>::new());
        assert_eq!(holding(&desk.path(folder), PASSPHRASE), Vec::<String>::new());
    }
    let journal = desk.run(&["journal", "--json"]);
    assert!(journal.out.contains("reveal_keys") && !journal.out.contains("88KH9"));
}

#[test]
fn a_key_is_revealed_only_with_a_reason_and_the_right_passphrase() {
    let desk = locked_desk();
    let (key, _) = entered(&desk);
    let reveal = |reason: &str, passphrase: &str| {
        let line = ["key", "reveal", &key, "--reason", reason, "--passphrase-stdin", "--json"];
        desk.run_with(&line, passphrase)
    };
    assert_eq!(reveal("for support", PASSPHRASE).json()["value"], KEY);
    assert_eq!(code(&reveal("for support", "correct horse battery stable")), "wrong_passphrase");
    assert_eq!(code(&reveal(" ", PASSPHRASE)), "no_reason");
    let shown = desk.json(&["key", "show", &key]);
    let ops: Vec<&Value> =
        shown["history"].as_array().expect("entries").iter().map(|entry| &entry["op"]).collect();
    assert_eq!(ops, ["reveal_keys", "state_key"], "only what was shown is in the journal");
}

#[test]
fn a_document_is_found_by_a_key_that_its_hit_does_not_show() {
    let desk = Desk::new();
    desk.added("letter.txt", &format!("The key is {KEY} for Office."));
    let hit = |arguments: &[&str]| desk.json(arguments)["hits"][0]["snippet"].clone();
    assert_eq!(hit(&["search", KEY]), format!("The key is {MASKED} for Office."));
    assert_eq!(
        hit(&["search", KEY, "--reveal-keys", "to type it in"]),
        format!("The key is {KEY} for Office.")
    );
    assert_eq!(desk.json(&["journal"])["entries"][0]["op"], "reveal_keys");
}

#[test]
fn a_key_is_taken_from_the_text_of_a_document() {
    let desk = locked_desk();
    let document = desk.added("letter.txt", &format!("The key is {KEY} for Office."));
    let printed = desk.json(&["key", "printed", &document]);
    assert_eq!(printed["keys"][0]["masked"], MASKED);
    assert_eq!(printed["keys"][0]["registered"], Value::Null);
    let added = desk.json(&["key", "add", "--product", "Office", "--from", &document]);
    assert_eq!(added["document"], document.as_str());
    let printed = desk.json(&["key", "printed", &document]);
    assert_eq!(printed["keys"][0]["registered"], added["key"]);
}

#[test]
fn what_the_keys_refuse_has_a_code() {
    let desk = Desk::new();
    let line = ["key", "add", "--product", "Office", "--key-stdin", "--json"];
    assert_eq!(code(&desk.run_with(&line, KEY)), "no_identity", "there is no keychain here");
    assert_eq!(code(&desk.run_with(&line, "88KH9-VMK7Z")), "bad_key");
    for (line, expected) in [
        ("key add --product Office --last-five QX2Y", "bad_last_five"),
        ("key add --last-five QX2YT", "no_key_product"),
        ("key add --product Office --last-five QX2YT --kind cdkey", "bad_key_kind"),
        ("key add --product Office --last-five QX2YT --used 3", "no_count_day"),
        ("key show 0123456789", "no_such_key"),
    ] {
        let mut arguments: Vec<&str> = line.split(' ').collect();
        arguments.push("--json");
        let said = desk.run(&arguments);
        assert_eq!((said.code, code(&said)), (2, expected.into()), "{line}: {}", said.err);
    }
}
