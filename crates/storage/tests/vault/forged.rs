//! Vaults that a stranger made: nothing in them is trusted, and nothing in them can hang,
//! exhaust or lead astray.

use std::fs;

use muniment_core::Op;
use muniment_storage::{Error, Store};
use proptest::prelude::*;

use crate::fixture::*;

/// Opens a vault whose second entry is these bytes and reads all of it.
fn read(vault: &TestVault, second: &[u8]) -> Result<usize, Error> {
    overwrite(&vault.entry(2), second);
    let (store, _) = Store::open(&location(vault.path()), writer(BEN))?;
    assert!(store.read_only().is_some(), "a damaged journal is not written to");
    store.entries_after(0).map(|entries| entries.len())
}

#[test]
fn lines_and_files_beyond_the_limits_are_refused() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let good = lines(&vault.entry(2));
    let mut long_line = good.clone();
    long_line[1] = long_line[1].replace("paper.pdf", &"x".repeat(2 << 20));
    let mut many_lines = good.clone();
    many_lines.extend(std::iter::repeat_n(good[1].clone(), 200_001));
    let mut long_actor = good.clone();
    long_actor[0] = long_actor[0].replace("Anna Acker", &"x".repeat(2000));
    for lines in [long_line, long_actor, many_lines] {
        let refused = read(&vault, &sign(ANNA, &lines)).expect_err("beyond a limit");
        assert_eq!(refused.code(), "vault_damaged");
    }
    let file = fs::File::create(vault.file("huge")).unwrap();
    file.set_len(65 << 20).unwrap();
    fs::remove_file(vault.entry(2)).unwrap();
    fs::rename(vault.file("huge"), vault.entry(2)).unwrap();
    let opened = Store::open(&location(vault.path()), writer(BEN));
    assert_eq!(opened.expect_err("beyond a limit").code(), "vault_damaged");
}

#[test]
fn json_that_is_not_a_record_is_refused() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let good = lines(&vault.entry(2));
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let surrogate = good[1].replace("paper.pdf", r"\ud800");
    let number = good[1].replace("\"bytes\":\"3\"", "\"bytes\":3");
    for line in [deep.as_str(), "", "null", "[]", "{", "\u{feff}{}", &surrogate, &number] {
        let forged = sign(ANNA, &[good[0].clone(), line.to_owned()]);
        let refused = read(&vault, &forged).expect_err("no record");
        assert!(matches!(refused, Error::Entry { n: 2, .. }), "{refused}");
    }
}

#[test]
fn a_vault_is_created_once_and_a_writer_speaks_for_itself() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let first = lines(&vault.entry(1));
    let good = lines(&vault.entry(2));
    let again = sign(ANNA, &[good[0].clone(), first[1].clone()]);
    assert!(read(&vault, &again).is_err(), "the vault exists");
    let bens_header = good[0].replace(writer(ANNA).id().as_str(), writer(BEN).id().as_str());
    let with_annas_key = sign(BEN, &[bens_header, first[2].clone()]);
    assert!(read(&vault, &with_annas_key).is_err(), "the key is another writer's");
}

#[test]
fn names_are_data_and_never_become_paths() {
    let vault = TestVault::new();
    let names = ["../../evil", "/etc/passwd", "..", "C:\\evil", "a\0b", "con", "\u{202e}fdp.exe"];
    for name in names {
        add(&vault.store, name, name.as_bytes());
    }
    let entries = vault.open(BEN).entries_after(1).unwrap();
    let read: Vec<String> = entries
        .iter()
        .flat_map(|entry| &entry.events)
        .filter_map(|event| match event {
            muniment_core::Event::DocumentAdded { origin, .. } => Some(origin.name.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(read, names, "they come back as they were");
    assert_sound(&vault.store, vault.path());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_does_not_hang_anybody() {
    let (vault, digests) = TestVault::with(&[b"one"]);
    for file in [vault.object(&digests[0]), vault.entry(2)] {
        fs::remove_file(&file).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
    }
    assert!(matches!(vault.store.read_object(&digests[0]), Err(Error::NotAFile(_))));
    assert!(matches!(vault.store.entries_after(1), Err(Error::NotAFile(_))));
    let codes: Vec<_> = problems(&vault.store).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["journal_altered"]);
}

#[test]
fn a_number_that_is_far_away_keeps_nobody_busy() {
    let (vault, digests) = TestVault::with(&[b"one"]);
    let mut far = lines(&vault.entry(2));
    far[0] = far[0]
        .replace("\"n\":2", "\"n\":999999999999")
        .replace(writer(ANNA).id().as_str(), writer(BEN).id().as_str());
    overwrite(&vault.entry(999_999_999_999), &sign(BEN, &far));
    let store = vault.open(BEN);
    assert_eq!(store.read_only().as_deref(), Some("journal_damaged"));
    assert_eq!(store.read_object(&digests[0]).unwrap(), b"one");
    assert_eq!(store.entries_after(0).unwrap().len(), 2);
    assert!(store.write_checksums(&mut Vec::new()).is_err());
    let expected = [
        ("journal_missing".to_owned(), entry_name(3)),
        ("journal_unknown_writer".to_owned(), entry_name(999_999_999_999)),
    ];
    assert_eq!(problems(&store), expected);
    assert_eq!(problems_by_python(vault.path()), expected);
}

#[test]
fn an_entry_of_another_vault_does_not_continue_this_one() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let (other, _) = TestVault::with(&[b"two"]);
    commit(&other.store, Op::ForgetSearch, &[forgotten(1)]);
    fs::copy(other.entry(3), vault.entry(3)).unwrap();
    assert!(vault.store.entries_after(2).is_err());
    assert_eq!(problems(&vault.store), [("journal_broken_chain".into(), entry_name(3))]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_in_the_journal_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let (vault, _) = TestVault::with(&[b"one"]);
        prop_assert!(read(&vault, &bytes).is_err());
    }

    #[test]
    fn no_bytes_in_the_format_file_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let vault = TestVault::new();
        overwrite(&vault.file("vault.json"), &bytes);
        prop_assert!(Store::open(&location(vault.path()), writer(BEN)).is_err());
    }
}
