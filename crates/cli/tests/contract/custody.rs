//! `custody`, `seal`, `verify --seal`, `backup` and `restore --from`.

use std::fs;

use crate::desk::{Desk, has};

#[test]
fn custody_names_each_step() {
    let desk = Desk::new();
    let document = desk.added("invoice.txt", "Invoice 4711");
    assert_eq!(desk.json(&["verify", "--record"])["problems"].as_array().map(Vec::len), Some(0));
    let report = desk.json(&["custody", &document]);
    has(&report, &["document", "name", "sha256", "bytes", "found", "at", "through", "steps"]);
    let step = &report["steps"][0];
    has(step, &["n", "entry_sha256", "at", "actor", "act", "path", "source", "reason", "whole"]);
    assert_eq!((&step["act"], &step["actor"]), (&"acquired".into(), &"Ada".into()));
    assert_eq!(report["steps"][1]["whole"], true);
    let text = desk.run(&["custody", &document]).out;
    assert!(text.contains("acquired") && text.contains("unchanged"), "{text}");
}

#[test]
fn a_seal_is_made_listed_and_handed_out() {
    let desk = Desk::new();
    desk.added("invoice.txt", "Invoice 4711");
    let kept = desk.path("kept.checkpoint");
    let seal = desk.json(&["seal", "--to", &kept.to_string_lossy()]);
    has(&seal, &["path", "kept", "entries", "at", "signed_by", "text", "standing", "message"]);
    assert_eq!(seal["standing"], "holds");
    assert_eq!(fs::read_to_string(&kept).expect("the file"), seal["text"].as_str().expect("text"));
    assert_eq!(desk.json(&["seal", "list"])["seals"][0]["path"], seal["path"]);
    let key = desk.json(&["seal", "key"])["key"].as_str().expect("a key").to_owned();
    assert!(key.starts_with("app.muniment.desktop/"), "{key}");
    desk.json(&["seal", "query", "--to", &desk.path("query.tsq").to_string_lossy()]);
    assert!(desk.path("query.tsq").metadata().expect("a query").len() > 40);
}

#[test]
fn the_authority_is_a_setting() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["seal", "authority"])["authority"], "");
    let set = desk.json(&["seal", "authority", "http://127.0.0.1:9/tsa"]);
    assert_eq!(set["authority"], "http://127.0.0.1:9/tsa");
    let refused = desk.run(&["seal", "authority", "tsa", "--json"]);
    assert_eq!((refused.code, &refused.json()["error"]["code"]), (2, &"bad_authority".into()));
}

#[test]
fn verify_says_what_no_seal_excludes_and_names_what_one_shows() {
    let desk = Desk::new();
    desk.added("invoice.txt", "Invoice 4711");
    let kept = desk.path("kept.checkpoint").to_string_lossy().into_owned();
    desk.json(&["seal", "--to", &kept]);
    let alone = desk.json(&["verify"]);
    has(&alone, &["problems", "manipulations", "seals", "anchored_through", "not_excluded"]);
    assert_eq!(alone["not_excluded"][0], "rolled_back");
    let anchored = desk.json(&["verify", "--seal", &kept]);
    assert_eq!(anchored["anchored_through"], 2);
    assert_eq!(anchored["not_excluded"].as_array().map(Vec::len), Some(0));
    let last = desk.path("vault").join("journal/000000000002.jsonl");
    fs::remove_file(last).expect("the last entry goes");
    let said = desk.run(&["verify", "--seal", &kept, "--json"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert_eq!(said.json()["manipulations"][0]["code"], "last_entry_dropped");
    assert!(said.err.contains("does not open"), "{}", said.err);
}

#[test]
fn a_vault_is_backed_up_and_restored() {
    let desk = Desk::new();
    desk.added("invoice.txt", "Invoice 4711");
    let place = |name: &str| desk.path(name).to_string_lossy().into_owned();
    let first = desk.json(&["backup", "--to", &place("backup")]);
    has(&first, &["location", "files", "bytes", "kept", "entries", "seconds", "problems"]);
    assert_eq!(first["entries"], 2);
    assert_eq!(desk.json(&["backup", "--to", &place("backup")])["files"], 0);
    let restored = desk.json(&["restore", "--from", &place("backup"), "--to", &place("again")]);
    assert_eq!(restored["files"], first["files"]);
    let object = |vault: &str| fs::read(desk.path(vault).join("journal/000000000002.jsonl"));
    assert_eq!(object("again").expect("an entry"), object("vault").expect("an entry"));
    assert_eq!(desk.json(&["verify", "--vault", &place("again")])["entries"], 2);
    assert_eq!(desk.run(&["restore"]).code, 2, "a document or a backup is needed");
    assert_eq!(desk.run(&["restore", "--from", &place("backup")]).code, 2);
}
