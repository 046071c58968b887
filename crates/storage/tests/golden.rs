//! Vaults of released formats open for ever and say what they said.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

#[path = "golden/content.rs"]
mod content;
mod fixture;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use content::{OBJECTS, READING, SEED, VAULT, digest, operations};
use fixture::{assert_sound, location, python, writer};
use muniment_core::Event;
use muniment_storage::{Store, Writer};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/format1")
}

/// The files of a folder, by their names in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|file| file.unwrap())
        .filter(|file| file.file_type().is_file())
        .map(|file| {
            let name = file.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (name, fs::read(file.path()).unwrap())
        })
        .collect()
}

/// A copy of the golden vault, so that opening it can mend and write.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files(&golden()) {
        fixture::overwrite(&folder.path().join(name), &bytes);
    }
    folder
}

#[test]
fn the_golden_vault_of_format_1_says_what_it_said() {
    let folder = copy();
    let (store, recovered) = Store::open(&location(folder.path()), writer(1)).unwrap();
    assert_eq!(recovered, muniment_storage::Recovered::default());
    assert_eq!(store.vault(), VAULT);
    let entries = store.entries_after(0).unwrap();
    let expected = operations();
    assert_eq!(entries.len(), expected.len());
    let id = Writer::from_seed(&SEED).id();
    let joined =
        |event: &Event| matches!(event, Event::WriterJoined { writer, .. } if *writer == id);
    assert!(joined(&entries[0].events[1]), "the writer joins with the first entry");
    for (mut entry, expected) in entries.into_iter().zip(expected) {
        entry.events.retain(|event| !joined(event));
        assert_eq!(entry.events, expected.events);
        assert_eq!((entry.op, entry.at), (expected.op, expected.stamp.at));
        assert_eq!((entry.actor, &entry.writer), (expected.stamp.actor, &id));
    }
    for (n, bytes) in OBJECTS.iter().enumerate() {
        assert_eq!(store.read_object(&digest(n)).unwrap(), *bytes);
    }
    assert_eq!(store.derived(&digest(0), "reading").unwrap().unwrap(), READING.as_bytes());
    assert_sound(&store, folder.path());
    let names = python(folder.path(), &[]);
    assert_eq!(names["documents"][digest(0).to_string()], "Rechnung \"März\".txt");
}

#[test]
fn the_golden_vault_can_be_continued() {
    let folder = copy();
    let (store, _) = Store::open(&location(folder.path()), writer(1)).unwrap();
    fixture::add(&store, "new.pdf", b"new");
    assert_eq!(store.head().n, operations().len() as u64 + 1);
    assert_sound(&store, folder.path());
}

/// The journal, the objects and the format file of a released format are fixed byte for byte.
#[test]
fn this_version_writes_the_bytes_of_the_golden_vault() {
    let folder = tempfile::tempdir().unwrap();
    let mut operations = operations().into_iter();
    let first = operations.next().unwrap();
    let writer = Writer::from_seed(&SEED);
    let (store, _) = Store::create(&location(folder.path()), writer, VAULT, &first.stamp).unwrap();
    for bytes in OBJECTS {
        store.put_bytes(bytes).unwrap();
    }
    for next in operations {
        store.commit(next.op, &next.stamp, &next.events).unwrap();
    }
    let fixed = |folder: &Path| {
        let mut files = files(folder);
        files.retain(|name, _| name != "VAULT.txt" && !name.starts_with("derived/"));
        files
    };
    assert_eq!(fixed(folder.path()), fixed(&golden()));
}
