//! Committing, catching up and forks.

use std::fs;

use muniment_core::{Event, Op};
use muniment_storage::{Committed, EntryProblem, Error};
use sha2::{Digest as _, Sha256};

use crate::fixture::*;

#[test]
fn an_entry_is_returned_as_it_reads_back() {
    let vault = TestVault::new();
    let events = [forgotten(1), forgotten(2)];
    let Committed::Written(entry) =
        vault.store.commit(Op::ForgetSearch, &stamp(), &events).unwrap()
    else {
        panic!("nobody else writes");
    };
    assert_eq!(entry.events, events);
    assert_eq!(vault.store.entries_after(1).unwrap(), std::slice::from_ref(&entry));
    assert_eq!(vault.store.head().digest, entry.digest);
    let file = Sha256::digest(fs::read(vault.entry(2)).unwrap());
    assert_eq!(entry.digest.to_string(), hex::encode(file));
}

#[test]
fn entries_are_read_from_anywhere_and_in_parts() {
    let vault = TestVault::new();
    for n in 0..150 {
        commit(&vault.store, Op::ForgetSearch, &[forgotten(n)]);
    }
    let all = vault.open(ANNA).entries_after(0).unwrap();
    assert_eq!(all.iter().map(|entry| entry.n).collect::<Vec<_>>(), (1..=151).collect::<Vec<_>>());
    assert!(all.windows(2).all(|pair| pair[1].prev == Some(pair[0].digest)));
    let store = vault.open(BEN);
    assert_eq!(store.entries_after(149).unwrap(), all[149..]);
    assert_eq!(store.read_entries(100, 7).unwrap(), all[100..107]);
    assert_eq!(store.entries_after(151).unwrap(), []);
    assert!(matches!(store.entries_after(152), Err(Error::NoEntry(152))));
    assert_sound(&store, vault.path());
}

#[test]
fn of_two_writers_the_second_catches_up_and_tries_again() {
    let vault = TestVault::new();
    let ben = vault.open(BEN);
    commit(&vault.store, Op::ForgetSearch, &[forgotten(1)]);
    let behind = ben.commit(Op::ForgetSearch, &stamp(), &[forgotten(2)]).unwrap();
    assert_eq!(behind, Committed::Behind);
    assert_eq!(ben.entries_after(ben.head().n).unwrap().len(), 1);
    let entry = commit(&ben, Op::ForgetSearch, &[forgotten(2)]);
    assert_eq!(entry.n, 3);
    assert_eq!(vault.store.entries_after(2).unwrap(), [entry]);
    assert_sound(&vault.store, vault.path());
}

#[test]
fn a_writer_joins_once_with_its_first_entry() {
    let vault = TestVault::new();
    let joins = |events: &[Event]| {
        events.iter().filter(|event| matches!(event, Event::WriterJoined { .. })).count()
    };
    let ben = vault.open(BEN);
    assert_eq!(joins(&commit(&ben, Op::ForgetSearch, &[forgotten(1)]).events), 1);
    assert_eq!(joins(&commit(&ben, Op::ForgetSearch, &[forgotten(2)]).events), 0);
    assert_eq!(joins(&commit(&vault.open(BEN), Op::ForgetSearch, &[forgotten(3)]).events), 0);

    fs::remove_dir_all(vault.file("keys")).unwrap();
    let entry = commit(&vault.open(BEN), Op::ForgetSearch, &[forgotten(4)]);
    assert_eq!(joins(&entry.events), 0, "the journal has the key, not the copy in `keys`");
    assert_sound(&vault.open(ANNA), vault.path());
}

#[test]
fn a_false_copy_of_a_key_deceives_nobody() {
    let vault = TestVault::new();
    let ben = vault.open(BEN);
    commit(&ben, Op::ForgetSearch, &[forgotten(1)]);
    commit(&ben, Op::ForgetSearch, &[forgotten(2)]);
    let key = format!("keys/{}.pub", writer(BEN).id());
    let false_copy = fs::read_to_string(vault.file(&key)).unwrap().replace(":2,", ":1,");
    overwrite(&vault.file(&key), false_copy.as_bytes());
    assert_eq!(vault.open(ANNA).entries_after(2).unwrap().len(), 1);
    assert_eq!(commit(&vault.open(BEN), Op::ForgetSearch, &[forgotten(3)]).events.len(), 1);
}

#[test]
fn an_entry_that_was_replaced_is_a_fork_and_refused() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let ben = vault.open(BEN);
    // A sync client puts another history in place: entry 2 is somebody else's.
    let mut lines = lines(&vault.entry(2));
    lines[0] = lines[0].replace("Anna Acker", "Anna Other");
    overwrite(&vault.entry(2), &sign(ANNA, &lines));
    assert!(matches!(ben.commit(Op::Unlink, &stamp(), &[forgotten(1)]), Err(Error::Forked(2))));
    assert_eq!(ben.read_only().as_deref(), Some("sync_conflict"));
    assert!(!vault.entry(3).exists(), "nothing continues a fork");
}

#[test]
fn an_entry_that_continues_another_history_is_a_fork() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let ben = vault.open(BEN);
    commit(&vault.store, Op::ForgetSearch, &[forgotten(1)]);
    let mut lines = lines(&vault.entry(3));
    let prev = vault.store.entries_after(1).unwrap()[0].digest.to_string();
    lines[0] = lines[0].replace(&prev, &"0".repeat(64));
    overwrite(&vault.entry(3), &sign(ANNA, &lines));
    assert!(matches!(ben.entries_after(2), Err(Error::Forked(2))));
    assert_eq!(ben.read_only().as_deref(), Some("sync_conflict"));
}

#[test]
fn an_entry_names_only_objects_that_are_there() {
    let vault = TestVault::new();
    let stored = vault.store.put_bytes(b"here").unwrap();
    let missing = muniment_core::Digest::new([5; 32]);
    let refused = |event| vault.store.commit(Op::AddDocuments, &stamp(), &[event]).unwrap_err();
    assert!(matches!(refused(added(missing, 4, "a")), Error::ObjectMissing(d) if d == missing));
    assert!(matches!(refused(added(stored.digest, 5, "a")), Error::ObjectAltered(_)));
    assert_eq!(vault.store.entries_after(1).unwrap(), [], "nothing was written");
}

#[test]
fn what_passes_a_limit_is_refused_and_written_nowhere() {
    let vault = TestVault::new();
    let too_long = "x".repeat(2 << 20);
    let void = Event::LicenseVoided {
        license: muniment_core::LicenseId::new(uuid::Uuid::nil()),
        reason: too_long.clone(),
    };
    let refused = vault.store.commit(Op::VoidLicense, &stamp(), &[void]).unwrap_err();
    assert!(matches!(refused, Error::TooLarge { what: "a line", .. }));
    let mut stamp = stamp();
    stamp.actor = too_long;
    assert!(vault.store.commit(Op::Unlink, &stamp, &[forgotten(1)]).is_err());
    let many = vec![forgotten(1); 200_001];
    assert!(vault.store.commit(Op::ForgetSearch, &crate::fixture::stamp(), &many).is_err());
    assert_eq!(vault.store.head().n, 1);
    assert_sound(&vault.store, vault.path());
}

#[test]
fn an_entry_nobody_signed_is_not_read() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let ben = vault.open(BEN);
    let mut lines = lines(&vault.entry(2));
    lines[0] = lines[0].replace("\"n\":2", "\"n\":3").replace(
        &vault.store.entries_after(0).unwrap()[0].digest.to_string(),
        &vault.store.head().digest.to_string(),
    );
    for (file, expected) in [
        (sign(BEN, &lines), "the signature is not the writer's"),
        (b"{}\n".to_vec(), "it is not a commit file: it has a single line"),
    ] {
        overwrite(&vault.entry(3), &file);
        let Err(Error::Entry { n: 3, source }) = ben.entries_after(2) else {
            panic!("it must not be read");
        };
        assert_eq!(source.to_string(), expected);
    }
    overwrite(&vault.entry(3), &sign(ANNA, &lines));
    assert_eq!(ben.entries_after(2).unwrap().len(), 1, "only the signature was wrong");
}

#[test]
fn an_entry_of_a_newer_version_says_so() {
    let vault = TestVault::new();
    let entry = commit(&vault.store, Op::ForgetSearch, &[forgotten(1)]);
    let mut lines = lines(&vault.entry(2));
    lines[1] = r#"{"type":"statement_recorded"}"#.to_owned();
    overwrite(&vault.entry(2), &sign(ANNA, &lines));
    assert_eq!(entry.n, 2);
    let store = vault.open(BEN);
    assert_eq!(store.read_only().as_deref(), Some("newer_format"));
    let refused = store.entries_after(0).unwrap_err();
    assert_eq!(refused.code(), "newer_format");
    assert!(matches!(refused, Error::Entry { n: 2, source: EntryProblem::Line { line: 2, .. } }));
}
