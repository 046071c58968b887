//! What opening a vault mends.

use std::fs;

use muniment_storage::{Recovered, Store};

use crate::fixture::*;

fn recover(vault: &TestVault) -> Recovered {
    Store::open(&location(vault.path()), writer(ANNA)).unwrap().1
}

fn temporary(vault: &TestVault, stem: &str) -> String {
    let name = format!("tmp/{stem}.{}", writer(ANNA).id());
    fs::create_dir_all(vault.file("tmp")).unwrap();
    assert!(!vault.file(&name).exists());
    name
}

const UUID: &str = "0198c5a0-0000-7000-8000-000000000002";

#[test]
fn an_object_that_only_the_journal_has_is_published_from_the_unfinished_files() {
    let (vault, digests) = TestVault::with(&[b"one", b"two"]);
    // As after a power cut on a system that did not make the new names durable.
    let by_digest = temporary(&vault, &digests[0].to_string());
    fs::rename(vault.object(&digests[0]), vault.file(&by_digest)).unwrap();
    let by_uuid = temporary(&vault, UUID);
    fs::rename(vault.object(&digests[1]), vault.file(&by_uuid)).unwrap();
    let mut published = recover(&vault).published;
    published.sort();
    let mut expected = digests.clone();
    expected.sort();
    assert_eq!(published, expected);
    assert_eq!(vault.store.read_object(&digests[0]).unwrap(), b"one");
    assert_sound(&vault.store, vault.path());
    assert_eq!(recover(&vault).published, [], "a second time there is nothing to do");
}

#[test]
fn unfinished_bytes_that_are_not_the_object_are_never_published() {
    let (vault, digests) = TestVault::with(&[b"one"]);
    fs::remove_file(vault.object(&digests[0])).unwrap();
    let torn = temporary(&vault, &digests[0].to_string());
    fs::write(vault.file(&torn), "on").unwrap();
    assert_eq!(recover(&vault).published, []);
    overwrite(&vault.file(&torn), b"onf");
    assert_eq!(recover(&vault).published, []);
    assert_eq!(problems(&vault.store), [("object_missing".into(), object_name(&digests[0]))]);
    overwrite(&vault.file(&torn), b"one");
    assert_eq!(recover(&vault).published, digests);
    assert_sound(&vault.store, vault.path());
}

#[test]
fn leftovers_are_swept_when_they_are_older_than_a_day_and_after_the_publishing() {
    let (vault, digests) = TestVault::with(&[b"one"]);
    let old = temporary(&vault, UUID);
    fs::write(vault.file(&old), "half a docu").unwrap();
    age(&vault.file(&old), 25);
    let young = temporary(&vault, &"ab".repeat(32));
    fs::write(vault.file(&young), "half a docu").unwrap();
    age(&vault.file(&young), 23);
    let needed = temporary(&vault, &digests[0].to_string());
    fs::remove_file(vault.object(&digests[0])).unwrap();
    fs::write(vault.file(&needed), "one").unwrap();
    age(&vault.file(&needed), 1000);

    let recovered = recover(&vault);
    assert_eq!(recovered.published, digests);
    let mut swept = recovered.swept;
    swept.sort();
    let mut expected = vec![old.clone(), needed];
    expected.sort();
    assert_eq!(swept, expected);
    assert!(!vault.file(&old).exists());
    assert!(vault.file(&young).exists(), "somebody may be writing it");
    assert_sound(&vault.store, vault.path());
}

#[test]
fn what_does_not_belong_there_is_reported_and_left_alone() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let foreign = ["journal/notes.txt", "keys/id_rsa", "tmp/upload.part"];
    for name in foreign {
        overwrite(&vault.file(name), b"{}");
        age(&vault.file(name), 1000);
    }
    let (store, recovered) = Store::open(&location(vault.path()), writer(ANNA)).unwrap();
    let mut found = recovered.foreign;
    found.sort();
    assert_eq!(found, foreign);
    assert_eq!(store.read_only(), None, "a foreign file hinders nobody");
    add(&store, "two.pdf", b"two");
    assert!(foreign.iter().all(|name| vault.file(name).exists()));
}

#[test]
fn an_entry_that_is_not_on_this_device_is_neither_missing_nor_free() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let behind = vault.open(BEN);
    add(&vault.store, "two.pdf", b"two");
    // The way in which a sync client marks a file that it keeps elsewhere.
    fs::rename(vault.entry(3), vault.file("journal/.000000000003.jsonl.icloud")).unwrap();
    let commit = behind.commit(muniment_core::Op::Unlink, &stamp(), &[forgotten(1)]).unwrap();
    assert_eq!(commit, muniment_storage::Committed::Behind, "entry 3 exists");
    let refused = behind.entries_after(2).expect_err("it cannot be read here");
    assert!(refused.to_string().contains("is not on this device"));
    let placeholder = ("placeholder".to_owned(), entry_name(3));
    assert!(problems(&vault.store).contains(&placeholder));
    assert!(problems_by_python(vault.path()).contains(&placeholder));
}
