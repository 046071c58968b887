//! Twelve manipulations of a vault, each done for real and named exactly, and honest vaults, which
//! must not raise an alarm.

use std::fs;
use std::path::Path;

use muniment_core::{Digest, Op};
use muniment_storage::{Anchor, Checkpoint, Kept, Manipulation, ManipulationKind as Kind, Store};

use crate::fixture::*;

/// Six entries: the first, four documents, and a search that was forgotten.
fn vault() -> (TestVault, Vec<Digest>) {
    let (vault, digests) = TestVault::with(&[b"invoice 1", b"invoice 2", b"agreement", b"order"]);
    commit(&vault.store, Op::ForgetSearch, &[forgotten(1)]);
    (vault, digests)
}

/// What was done, by the eyes of somebody who opens the vault after that.
fn found(vault: &TestVault, anchors: &[Anchor]) -> Vec<Manipulation> {
    let (store, _) = Store::open(&location(vault.path()), writer(BEN)).unwrap();
    store.verify(&|_| {}, &|| false).unwrap().manipulations(anchors)
}

#[track_caller]
fn assert_found(vault: &TestVault, anchors: &[Anchor], kind: Kind, paths: &[String]) {
    let found = found(vault, anchors);
    let told: Vec<_> = found.iter().map(|one| (one.kind, one.paths.as_slice())).collect();
    assert_eq!(told, [(kind, paths)], "{found:?}");
}

/// A seal that was handed to somebody.
fn sealed(vault: &TestVault) -> Anchor {
    Anchor::of(&checkpoint(vault), "handed out", Kept::Elsewhere)
}

fn checkpoint(vault: &TestVault) -> Checkpoint {
    let seal = vault.store.seal().unwrap();
    // What lies in the vault is the attacker's to remove.
    fs::remove_file(vault.file(&seal.path)).unwrap();
    seal.checkpoint.unwrap()
}

/// Writes the journal anew from an entry on, with the key of its writer.
fn resign(vault: &TestVault, from: u64, change: impl Fn(u64, &mut Vec<String>)) {
    let mut n = from;
    while vault.entry(n).exists() {
        let mut lines = lines(&vault.entry(n));
        change(n, &mut lines);
        if n > 1 {
            let prev = digest_of(&fs::read(vault.entry(n - 1)).unwrap());
            let at = lines[0].find("\"prev\":\"").unwrap() + 8;
            lines[0].replace_range(at..at + 64, &prev);
        }
        overwrite(&vault.entry(n), &sign(ANNA, &lines));
        n += 1;
    }
}

fn digest_of(bytes: &[u8]) -> String {
    muniment_storage::digest_of(bytes).to_string()
}

fn copy_folder(from: &Path, to: &Path) {
    for file in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let name = file.path().strip_prefix(from).unwrap();
        if file.file_type().is_file() {
            overwrite(&to.join(name), &fs::read(file.path()).unwrap());
        }
    }
}

#[test]
fn a_flipped_byte() {
    let (vault, digests) = vault();
    overwrite(&vault.object(&digests[1]), b"invoice 3");
    assert_found(&vault, &[], Kind::ByteFlipped, &[object_name(&digests[1])]);
}

#[test]
fn a_deleted_file() {
    let (vault, digests) = vault();
    fs::remove_file(vault.object(&digests[2])).unwrap();
    assert_found(&vault, &[], Kind::FileDeleted, &[object_name(&digests[2])]);
}

#[test]
fn a_deleted_entry() {
    let (vault, _) = vault();
    fs::remove_file(vault.entry(3)).unwrap();
    assert_found(&vault, &[], Kind::FileDeleted, &[entry_name(3)]);
}

#[test]
fn an_added_file() {
    let (vault, _) = vault();
    let forged = muniment_storage::digest_of(b"a forged invoice");
    overwrite(&vault.object(&forged), b"a forged invoice");
    age(&vault.object(&forged), 2);
    assert_found(&vault, &[], Kind::FileAdded, &[object_name(&forged)]);
}

#[test]
fn a_renamed_file() {
    let (vault, digests) = vault();
    let other = muniment_storage::digest_of(b"nothing");
    fs::create_dir_all(vault.object(&other).parent().unwrap()).unwrap();
    fs::rename(vault.object(&digests[0]), vault.object(&other)).unwrap();
    let paths = [object_name(&digests[0]), object_name(&other)];
    assert_found(&vault, &[], Kind::FileRenamed, &paths);
    fs::rename(vault.object(&other), vault.file("objects/invoice.pdf")).unwrap();
    let paths = [object_name(&digests[0]), "objects/invoice.pdf".to_owned()];
    assert_found(&vault, &[], Kind::FileRenamed, &paths);
}

#[test]
fn two_swapped_files() {
    let (vault, digests) = vault();
    let (one, two) = (vault.object(&digests[0]), vault.object(&digests[1]));
    let (first, second) = (fs::read(&one).unwrap(), fs::read(&two).unwrap());
    overwrite(&one, &second);
    overwrite(&two, &first);
    let mut paths = [object_name(&digests[0]), object_name(&digests[1])];
    paths.sort();
    assert_found(&vault, &[], Kind::FilesSwapped, &paths);
}

#[test]
fn a_truncated_object_or_entry() {
    let (vault, digests) = vault();
    overwrite(&vault.object(&digests[2]), b"agree");
    assert_found(&vault, &[], Kind::Truncated, &[object_name(&digests[2])]);
    overwrite(&vault.object(&digests[2]), b"agreement");
    let whole = fs::read(vault.entry(6)).unwrap();
    overwrite(&vault.entry(6), &whole[..whole.len() - 40]);
    assert_found(&vault, &[], Kind::Truncated, &[entry_name(6)]);
}

#[test]
fn a_whole_vault_rolled_back() {
    let (vault, _) = vault();
    let old = tempfile::tempdir().unwrap();
    copy_folder(vault.path(), old.path());
    add(&vault.store, "credit note.pdf", b"credit note");
    let anchor = sealed(&vault);
    fs::remove_dir_all(vault.path()).unwrap();
    copy_folder(old.path(), vault.path());
    assert_eq!(found(&vault, &[]), [], "the older vault is true in itself");
    assert_found(&vault, &[anchor], Kind::RolledBack, &[entry_name(7)]);
}

#[test]
fn a_coherent_forgery_with_the_key() {
    let (vault, digests) = vault();
    let anchor = sealed(&vault);
    let forged = muniment_storage::digest_of(b"invoice 9");
    fs::remove_file(vault.object(&digests[1])).unwrap();
    overwrite(&vault.object(&forged), b"invoice 9");
    resign(&vault, 3, |_, lines| {
        for line in lines {
            *line = line.replace(&digests[1].to_string(), &forged.to_string());
        }
    });
    assert_eq!(found(&vault, &[]), [], "everything fits");
    assert_found(&vault, &[anchor], Kind::CoherentForgery, &[entry_name(1)]);
}

#[test]
fn a_seal_before_the_forgery_narrows_it_down() {
    let (vault, _) = vault();
    let early = sealed(&vault);
    add(&vault.store, "credit note.pdf", b"credit note");
    let late = sealed(&vault);
    resign(&vault, 7, |_, lines| lines[1] = lines[1].replace("credit note.pdf", "receipt.pdf"));
    let told = found(&vault, &[early, late]);
    assert_eq!(told[0].entries, Some((7, 7)), "{told:?}");
}

#[test]
fn a_coherent_forgery_without_the_key() {
    let (vault, _) = vault();
    let mut prev: Option<(String, String)> = None;
    for n in 3..=6 {
        let mut text = fs::read_to_string(vault.entry(n)).unwrap();
        match &prev {
            None => text = text.replace("paper.pdf", "other.pdf"),
            Some((was, is)) => text = text.replace(was.as_str(), is),
        }
        let was = digest_of(&fs::read(vault.entry(n)).unwrap());
        prev = Some((was, digest_of(text.as_bytes())));
        overwrite(&vault.entry(n), text.as_bytes());
    }
    assert_found(&vault, &[], Kind::CoherentForgery, &[entry_name(3)]);
}

#[test]
fn an_edited_line() {
    let (vault, _) = vault();
    let text = fs::read_to_string(vault.entry(3)).unwrap();
    overwrite(&vault.entry(3), text.replace("paper.pdf", "other.pdf").as_bytes());
    assert_found(&vault, &[], Kind::EntryEdited, &[entry_name(3)]);
}

#[test]
fn an_entry_that_its_own_writer_replaced() {
    let (vault, _) = vault();
    let mut lines = lines(&vault.entry(3));
    lines[1] = lines[1].replace("paper.pdf", "other.pdf");
    overwrite(&vault.entry(3), &sign(ANNA, &lines));
    assert_found(&vault, &[], Kind::EntryEdited, &[entry_name(3)]);
}

#[test]
fn a_dropped_last_entry() {
    let (vault, _) = vault();
    add(&vault.store, "credit note.pdf", b"credit note");
    let anchor = sealed(&vault);
    fs::remove_file(vault.entry(7)).unwrap();
    assert_eq!(found(&vault, &[]), [], "its object may belong to an operation under way");
    assert_found(&vault, &[anchor], Kind::LastEntryDropped, &[entry_name(7)]);
}

#[test]
fn a_dropped_last_entry_that_a_seal_in_the_vault_covers() {
    let (vault, _) = vault();
    let seal = vault.store.seal().unwrap();
    fs::remove_file(vault.entry(6)).unwrap();
    let anchor = Anchor::of(&seal.checkpoint.unwrap(), seal.path, Kept::Vault);
    assert_found(&vault, &[anchor], Kind::LastEntryDropped, &[entry_name(6)]);
}

#[test]
fn reordered_entries() {
    let (vault, _) = vault();
    let (third, fourth) = (fs::read(vault.entry(3)).unwrap(), fs::read(vault.entry(4)).unwrap());
    overwrite(&vault.entry(3), &fourth);
    overwrite(&vault.entry(4), &third);
    assert_found(&vault, &[], Kind::EntriesReordered, &[entry_name(3), entry_name(4)]);
}

#[test]
fn a_backdated_entry() {
    let (vault, _) = vault();
    let text = fs::read_to_string(vault.entry(4)).unwrap();
    overwrite(&vault.entry(4), text.replace("2026-11-21", "2024-11-21").as_bytes());
    assert_found(&vault, &[], Kind::EntryBackdated, &[entry_name(4)]);
}

#[test]
fn a_backdated_entry_with_the_key() {
    let (vault, _) = vault();
    let backdate = |n: u64, lines: &mut Vec<String>| {
        if n == 5 {
            lines[0] = lines[0].replace("2026-11-21", "2024-11-21");
        }
    };
    resign(&vault, 5, backdate);
    assert_found(&vault, &[], Kind::EntryBackdated, &[entry_name(5)]);
}

#[test]
fn backdating_a_whole_journal_with_the_key_needs_a_seal() {
    let (vault, _) = vault();
    let anchor = sealed(&vault);
    resign(&vault, 1, |_, lines| lines[0] = lines[0].replace("2026-11-21", "2024-11-21"));
    assert_eq!(found(&vault, &[]), [], "the clock is the writer's");
    assert_found(&vault, &[anchor], Kind::CoherentForgery, &[entry_name(1)]);
}

#[test]
fn a_thousand_honest_checks_raise_no_alarm() {
    let vault = TestVault::new();
    let mut anchors = Vec::new();
    for round in 0..1000_u32 {
        if round % 40 == 0 {
            add(&vault.store, "paper.pdf", &round.to_le_bytes());
        }
        if round % 120 == 5 {
            let seal = vault.store.seal().unwrap();
            anchors.push(Anchor::of(&seal.checkpoint.unwrap(), seal.path, Kept::Vault));
        }
        let report = vault.store.verify(&|_| {}, &|| false).unwrap();
        assert_eq!(report.problems, [], "round {round}");
        assert_eq!(report.manipulations(&anchors), [], "round {round}");
    }
    assert!(anchors.len() > 5, "seals were among the checks");
}

#[test]
fn a_seal_that_was_edited_is_damaged() {
    let (vault, _) = vault();
    let seal = vault.store.seal().unwrap();
    let text = fs::read_to_string(vault.file(&seal.path)).unwrap();
    overwrite(&vault.file(&seal.path), text.replacen("\n6\n", "\n5\n", 1).as_bytes());
    let found = problems(&vault.open(BEN));
    assert_eq!(found, [("seal_damaged".to_owned(), seal.path)]);
}

/// What the checker in Python says of a seal.
fn checked_by_python(vault: &TestVault, checkpoint: &Checkpoint) -> (Option<i32>, String) {
    let seal = tempfile::NamedTempFile::new().unwrap();
    fs::write(seal.path(), checkpoint.text()).unwrap();
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/check_seal.py");
    let output = std::process::Command::new("python3")
        .arg("-B")
        .args([checker.as_path(), vault.path(), seal.path()])
        .output()
        .expect("python3 is needed for the second checker of seals: install Python 3.11 or newer");
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_checker_in_python_agrees_about_seals() {
    let vault = TestVault::new();
    for n in 0..6_u8 {
        let sealed = checkpoint(&vault);
        let (code, told) = checked_by_python(&vault, &sealed);
        assert_eq!(code, Some(0), "{n}: {told}");
        add(&vault.store, "paper.pdf", &[n]);
        assert_eq!(checked_by_python(&vault, &sealed).0, Some(0), "a later entry changes nothing");
    }
    let sealed = checkpoint(&vault);
    resign(&vault, 4, |_, lines| lines[1] = lines[1].replace("paper.pdf", "other.pdf"));
    assert_eq!(checked_by_python(&vault, &sealed).0, Some(1));
    fs::remove_file(vault.entry(7)).unwrap();
    assert_eq!(checked_by_python(&vault, &sealed).0, Some(1));
}
