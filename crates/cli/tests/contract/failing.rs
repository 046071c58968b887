//! Exit codes and errors.

use serde_json::Value;

use crate::desk::{Desk, has};

#[test]
fn no_vault_is_exit_code_3() {
    let desk = Desk::bare();
    let said = desk.run(&["list", "--json"]);
    assert_eq!(said.code, 3);
    let error = &said.json()["error"];
    has(error, &["code", "message", "hint"]);
    assert_eq!(error["code"], "vault_not_found");
    assert!(said.err.contains("vault_not_found"), "{}", said.err);
}

#[test]
fn a_folder_that_is_not_empty_is_no_place_for_a_new_vault() {
    let desk = Desk::bare();
    desk.file("vault/mine.txt", "mine");
    let said = desk.run(&["init", "--json"]);
    assert_eq!(said.code, 3);
    assert_eq!(said.json()["error"]["code"], "folder_not_empty");
}

#[test]
fn wrong_use_is_exit_code_2() {
    let desk = Desk::new();
    let path = desk.file("a.txt", "a");
    for arguments in [
        &["list", "--no-such-option"][..],
        &["add"],
        &["no-such-command"],
        &["add", &path, "--kind", "purchase"],
        &["show", "0123456789abcdef"],
        &["search", "kind:nothing-like-it"],
        &["search", "\"unclosed"],
        &["license", "show", "0123456789"],
        &["license", "add", "--product", "SQL Server"],
        &["unlink", "0123456789"],
    ] {
        let said = desk.run(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert_eq!(said.out, "", "{arguments:?} must answer nothing");
        assert!(!said.err.is_empty(), "{arguments:?} must say why");
    }
}

#[test]
fn an_error_is_one_json_value_too() {
    let desk = Desk::new();
    let said = desk.run(&["show", "0123456789abcdef", "--json"]);
    assert_eq!(said.code, 2);
    assert_eq!(said.json()["error"]["code"], "no_such_document");
    assert_ne!(said.json()["error"]["hint"], Value::Null);
}

#[test]
fn a_copy_of_altered_bytes_is_refused_and_leaves_no_file() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "kept");
    let sha256 = desk.json(&["show", &document])["sha256"].as_str().expect("a digest").to_owned();
    let object = desk.path("vault").join(format!("objects/{}/{sha256}", &sha256[..2]));
    std::fs::remove_file(&object).expect("the object goes");
    std::fs::write(&object, "sold").expect("another in its place");
    let to = desk.path("copy.txt");
    let said = desk.run(&["get", &document, "--to", &to.to_string_lossy(), "--json"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(!to.exists(), "no altered copy stays");
}

#[test]
fn people_read_aligned_columns_without_control_characters() {
    let desk = Desk::new();
    desk.added("a\u{1b}[31mred.txt", "kept");
    let said = desk.run(&["list"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("a[31mred.txt") && !said.out.contains('\u{1b}'), "{}", said.out);
    assert!(said.out.lines().all(|line| line.chars().count() <= 120), "{}", said.out);
}
