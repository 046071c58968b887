//! Proof that nothing changed, and the name of what did.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use muniment::Vault;

use crate::office::{Office, named, writable};

/// The codes and files that verify names.
fn problems(vault: &Vault) -> Vec<(String, String)> {
    let report = vault.verify(&|_| {}, &|| false).expect("the vault can be verified");
    report.problems.into_iter().map(|problem| (problem.code, problem.path)).collect()
}

fn object(office: &Office, sha256: &str) -> (PathBuf, String) {
    let path = format!("objects/{}/{sha256}", &sha256[..2]);
    (office.vault_folder().join(&path), path)
}

#[test]
fn an_altered_object_is_named() {
    let office = Office::new();
    let vault = office.with_pile();
    let invoice = named(&vault, "Invoice NL-204417.pdf");
    let (_, name) = object(&office, &invoice.sha256);
    office.alter(&invoice.sha256);
    assert_eq!(problems(&vault), [("object_altered".to_owned(), name)]);
    let copy = office.path("copy.pdf");
    let refused =
        vault.save_copy(&invoice.id, &copy).expect_err("altered bytes are not handed out");
    assert!(!copy.exists(), "no altered copy stays: {refused}");
}

#[test]
fn missing_truncated_and_extra_files_are_named() {
    let office = Office::new();
    let vault = office.with_pile();
    let (missing, missing_name) = object(&office, &named(&vault, "Amendment M-02.pdf").sha256);
    let (cut, cut_name) = object(&office, &named(&vault, "Agreement V4471938.pdf").sha256);
    fs::remove_file(&missing).expect("an object goes");
    writable(&cut);
    let file = fs::OpenOptions::new().write(true).open(&cut).expect("an object");
    file.set_len(100).expect("an object is cut");
    fs::write(office.vault_folder().join("objects/todo.txt"), "call back").expect("a stray file");
    let mut found = problems(&vault);
    found.sort();
    let expected = [
        ("foreign_file", "objects/todo.txt"),
        ("object_missing", missing_name.as_str()),
        ("object_truncated", cut_name.as_str()),
    ];
    assert_eq!(found, expected.map(|(code, path)| (code.to_owned(), path.to_owned())));
}

#[test]
fn an_altered_journal_is_named_with_its_entry() {
    let office = Office::new();
    let vault = office.with_pile();
    let entry = office.vault_folder().join("journal/000000000002.jsonl");
    writable(&entry);
    let text = fs::read_to_string(&entry).expect("a journal entry");
    fs::write(&entry, text.replacen("desk", "disk", 1)).expect("an entry is altered");
    let report = vault.verify(&|_| {}, &|| false).expect("the vault can be verified");
    let named = report.problems.iter().any(|problem| {
        problem.code.starts_with("journal_") && problem.seq.is_some_and(|n| n == 2 || n == 3)
    });
    assert!(named, "{:?}", report.problems);
}

#[test]
fn the_list_of_digests_satisfies_sha256sum() {
    let office = Office::new();
    let vault = office.with_pile();
    let list = office.path("digests.txt");
    let lines = vault.write_checksums(&list).expect("the list");
    let written = fs::read_to_string(&list).expect("the list");
    assert_eq!(written.lines().count() as u64, lines);
    let checked = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet"])
        .arg(&list)
        .current_dir(office.vault_folder())
        .output()
        .expect("sha256sum runs");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let objects = written.lines().filter(|line| line.contains("objects/")).count();
    let entries = written.lines().filter(|line| line.contains("journal/")).count();
    assert!(objects > 25 && entries > 0, "{objects} objects and {entries} entries");
    office.nothing_is_wrong(&vault);
}
