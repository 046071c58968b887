//! Backup and restore: the same files, whatever happens on the way.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use muniment_storage::{Copied, Error, Location, Store, restore};

use crate::fixture::*;

/// The files of a vault, but for unfinished and quarantined ones.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    all.filter(|file| file.file_type().is_file())
        .map(|file| {
            let name = file.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (name, fs::read(file.path()).unwrap())
        })
        .filter(|(name, _)| !name.starts_with("tmp/") && !name.starts_with("quarantine/"))
        .collect()
}

fn back_up(store: &Store, to: &Location) -> Result<Copied, Error> {
    store.back_up(to, &|_| {}, &|| false)
}

fn restored(from: &Location, to: &Location) -> Result<Copied, Error> {
    restore(from, to, &writer(BEN), &|_| {}, &|| false)
}

#[test]
fn a_restored_vault_has_the_files_of_the_original() {
    let (vault, digests) = TestVault::with(&[b"invoice 1", b"agreement"]);
    vault.store.put_derived(&digests[0], "reading", b"text").unwrap();
    vault.store.seal().unwrap();
    let (backup, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let copied = back_up(&vault.store, &location(backup.path())).unwrap();
    assert_eq!((copied.entries, copied.kept, copied.problems), (3, 0, Vec::new()));
    restored(&location(backup.path()), &location(again.path())).unwrap();
    assert_eq!(files(again.path()), files(vault.path()));
    let (store, _) = Store::open(&location(again.path()), writer(BEN)).unwrap();
    assert_sound(&store, again.path());
}

#[test]
fn a_vault_comes_back_from_a_bucket() {
    let (vault, _) = TestVault::with(&[b"invoice 1", b"agreement"]);
    let bucket: Location = "memory://backups/a_vault_comes_back".parse().unwrap();
    back_up(&vault.store, &bucket).unwrap();
    let again = tempfile::tempdir().unwrap();
    restored(&bucket, &location(again.path())).unwrap();
    assert_eq!(files(again.path()), files(vault.path()));
}

#[test]
fn a_second_backup_copies_only_what_is_new() {
    let (vault, _) = TestVault::with(&[b"invoice 1"]);
    let backup = tempfile::tempdir().unwrap();
    let first = back_up(&vault.store, &location(backup.path())).unwrap();
    add(&vault.store, "order.pdf", b"order");
    let second = back_up(&vault.store, &location(backup.path())).unwrap();
    assert_eq!((second.files, second.kept), (2, first.files), "an object and its entry are new");
    assert_eq!(files(backup.path()), files(vault.path()));
}

#[test]
fn a_backup_that_was_stopped_is_no_vault_and_goes_on() {
    let (vault, _) = TestVault::with(&[b"invoice 1", b"invoice 2", b"agreement"]);
    let backup = tempfile::tempdir().unwrap();
    let to = location(backup.path());
    let mut steps = 0;
    for stop_after in 0.. {
        let asked = Cell::new(0);
        let cancel = || {
            asked.set(asked.get() + 1);
            asked.get() > stop_after
        };
        match vault.store.back_up(&to, &|_| {}, &cancel) {
            Err(Error::Canceled) => {
                let opened = Store::open(&to, writer(BEN));
                let is_whole = files(backup.path()) == files(vault.path());
                assert!(opened.is_err() || is_whole, "a part of a vault does not open");
                steps += 1;
            }
            done => {
                done.unwrap();
                break;
            }
        }
    }
    assert!(steps > 5, "it was stopped {steps} times");
    assert_eq!(files(backup.path()), files(vault.path()));
}

#[test]
fn damage_is_told_and_not_spread() {
    let (vault, digests) = TestVault::with(&[b"invoice 1", b"agreement"]);
    overwrite(&vault.object(&digests[0]), b"invoice 7");
    let backup = tempfile::tempdir().unwrap();
    let copied = back_up(&vault.store, &location(backup.path())).unwrap();
    let told: Vec<_> = copied.problems.iter().map(|p| (p.code.code(), p.path.clone())).collect();
    assert_eq!(told, [("object_altered", object_name(&digests[0]))]);
    assert!(!backup.path().join(object_name(&digests[0])).exists());
    overwrite(&vault.object(&digests[0]), b"invoice 1");
    let mended = back_up(&vault.store, &location(backup.path())).unwrap();
    assert_eq!((mended.files, mended.problems), (1, Vec::new()));
}

#[test]
fn rot_in_a_backup_is_set_aside_and_mended() {
    let (vault, digests) = TestVault::with(&[b"invoice 1"]);
    let backup = tempfile::tempdir().unwrap();
    back_up(&vault.store, &location(backup.path())).unwrap();
    overwrite(&backup.path().join(object_name(&digests[0])), b"inv");
    back_up(&vault.store, &location(backup.path())).unwrap();
    assert_eq!(files(backup.path()), files(vault.path()));
    assert_eq!(fs::read_dir(backup.path().join("quarantine")).unwrap().count(), 1);
}

#[test]
fn a_vault_that_was_rolled_back_does_not_shorten_its_backup() {
    let (vault, _) = TestVault::with(&[b"invoice 1", b"agreement"]);
    let backup = tempfile::tempdir().unwrap();
    back_up(&vault.store, &location(backup.path())).unwrap();
    fs::remove_file(vault.entry(3)).unwrap();
    let store = vault.open(ANNA);
    assert!(matches!(back_up(&store, &location(backup.path())), Err(Error::BackupAhead(3))));
    add(&store, "other.pdf", b"another history");
    assert!(matches!(back_up(&store, &location(backup.path())), Err(Error::BackupDiffers(3))));
    assert!(backup.path().join(entry_name(3)).exists());
}

#[test]
fn a_backup_goes_only_where_nothing_else_is() {
    let (vault, _) = TestVault::with(&[b"invoice 1"]);
    let taken = tempfile::tempdir().unwrap();
    fs::write(taken.path().join("notes.txt"), "mine").unwrap();
    assert!(matches!(back_up(&vault.store, &location(taken.path())), Err(Error::NotEmpty(_))));
    let inside = location(&vault.path().join("backup"));
    assert!(matches!(back_up(&vault.store, &inside), Err(Error::Location { .. })));
    let nothing = tempfile::tempdir().unwrap();
    let back = restored(&location(nothing.path()), &location(taken.path()));
    assert!(matches!(back, Err(Error::NotAVault { .. })));
}
