//! A manipulation for each thing that can be wrong. Both readers must name exactly it.

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use muniment_core::Digest;
use muniment_storage::{ProblemCode, Progress};

use crate::fixture::*;

/// Five entries: the first and four documents.
fn vault() -> (TestVault, Vec<Digest>) {
    TestVault::with(&[b"invoice 1", b"invoice 2", b"agreement", b"order"])
}

/// Checks that both readers find these problems and nothing else.
#[track_caller]
fn assert_problems(vault: &TestVault, expected: &[(ProblemCode, String)]) {
    let expected: BTreeSet<_> =
        expected.iter().map(|(code, path)| (code.to_string(), path.clone())).collect();
    let set = |problems: Problems| problems.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(set(problems(&vault.store)), expected);
    assert_eq!(set(problems_by_python(vault.path())), expected, "the reader in Python agrees");
    // A store opened after the fact sees the same.
    assert_eq!(set(problems(&vault.open(BEN))), expected);
}

#[test]
fn an_honest_vault_has_no_problems_and_every_byte_was_read() {
    let (vault, digests) = vault();
    let progress = AtomicU64::new(0);
    let note = |now: Progress| {
        progress.fetch_max(now.bytes_done, Ordering::Relaxed);
    };
    let report = vault.store.verify(&note, &|| false).unwrap();
    assert_eq!((report.objects, report.entries), (digests.len() as u64, 5));
    assert_eq!(report.bytes, 9 + 9 + 9 + 5);
    assert_eq!(progress.into_inner(), report.bytes);
    assert_eq!(report.problems, []);
    assert!(!report.canceled);
    let python = python(vault.path(), &[]);
    assert_eq!(python["entries"], 5);
    assert_eq!(python["documents"].as_object().unwrap().len(), 4);
    assert_sound(&vault.store, vault.path());
}

#[test]
fn a_missing_object_is_named_with_the_entry_that_added_it() {
    let (vault, digests) = vault();
    fs::remove_file(vault.object(&digests[2])).unwrap();
    let report = vault.store.verify(&|_| {}, &|| false).unwrap();
    assert_eq!(report.objects, 3);
    let problem = &report.problems[0];
    assert_eq!((problem.seq, problem.digest), (Some(4), Some(digests[2])));
    assert_problems(&vault, &[(ProblemCode::ObjectMissing, object_name(&digests[2]))]);
}

#[test]
fn each_flipped_bit_of_an_object_is_found() {
    let (vault, digests) = vault();
    let path = vault.object(&digests[3]);
    let whole = fs::read(&path).unwrap();
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        overwrite(&path, &bytes);
        let found = problems(&vault.store);
        assert_eq!(found, [("object_altered".into(), object_name(&digests[3]))], "bit {bit}");
    }
    assert_problems(&vault, &[(ProblemCode::ObjectAltered, object_name(&digests[3]))]);
}

#[test]
fn a_shorter_object_is_truncated_and_a_longer_one_altered() {
    let (vault, digests) = vault();
    overwrite(&vault.object(&digests[0]), b"invoice");
    overwrite(&vault.object(&digests[1]), b"");
    overwrite(&vault.object(&digests[2]), b"agreement and more");
    assert_problems(
        &vault,
        &[
            (ProblemCode::ObjectTruncated, object_name(&digests[0])),
            (ProblemCode::ObjectTruncated, object_name(&digests[1])),
            (ProblemCode::ObjectAltered, object_name(&digests[2])),
        ],
    );
}

#[test]
fn swapped_objects_are_both_altered() {
    let (vault, digests) = vault();
    overwrite(&vault.object(&digests[0]), b"invoice 2");
    overwrite(&vault.object(&digests[1]), b"invoice 1");
    assert_problems(
        &vault,
        &[
            (ProblemCode::ObjectAltered, object_name(&digests[0])),
            (ProblemCode::ObjectAltered, object_name(&digests[1])),
        ],
    );
}

#[test]
fn an_object_nobody_added_is_extra() {
    let (vault, _) = vault();
    let name = object_name(&Digest::new([0xcd; 32]));
    overwrite(&vault.file(&name), b"smuggled in");
    age(&vault.file(&name), 2);
    assert_problems(&vault, &[(ProblemCode::ObjectExtra, name)]);
}

#[cfg(unix)]
#[test]
fn an_object_that_is_no_plain_file_is_unreadable() {
    let (vault, digests) = vault();
    fs::rename(vault.object(&digests[0]), vault.file("tmp/kept")).unwrap();
    std::os::unix::fs::symlink(vault.file("tmp/kept"), vault.object(&digests[0])).unwrap();
    assert_problems(
        &vault,
        &[
            (ProblemCode::ObjectUnreadable, object_name(&digests[0])),
            (ProblemCode::ForeignFile, "tmp/kept".into()),
        ],
    );
}

#[test]
fn an_object_that_is_not_on_this_device_is_not_missing() {
    let (vault, digests) = vault();
    let object = vault.object(&digests[0]);
    fs::rename(&object, object.with_file_name(format!(".{}.icloud", digests[0]))).unwrap();
    assert_problems(&vault, &[(ProblemCode::Placeholder, object_name(&digests[0]))]);
}

#[test]
fn a_missing_entry_is_named_alone() {
    let (vault, digests) = vault();
    fs::remove_file(vault.entry(3)).unwrap();
    age_object(&vault, &digests[1]);
    assert_problems(
        &vault,
        &[
            (ProblemCode::JournalMissing, entry_name(3)),
            (ProblemCode::ObjectExtra, object_name(&digests[1])),
        ],
    );
}

#[test]
fn a_cut_tail_is_missed_by_those_who_have_read_it() {
    let (vault, digests) = vault();
    fs::remove_file(vault.entry(5)).unwrap();
    age_object(&vault, &digests[3]);
    let found: BTreeSet<_> = problems(&vault.store).into_iter().collect();
    assert_eq!(
        found,
        BTreeSet::from([
            ("journal_missing".to_owned(), entry_name(5)),
            ("object_extra".to_owned(), object_name(&digests[3])),
        ])
    );
}

#[test]
fn an_entry_that_is_not_a_commit_file_is_altered() {
    let (vault, digests) = vault();
    age_object(&vault, &digests[1]);
    let whole = fs::read(vault.entry(3)).unwrap();
    let torn = &whole[..whole.len() - 20];
    let spaced = String::from_utf8(whole.clone()).unwrap().replacen(':', ": ", 1);
    for file in [torn, b"", b"\n\n\n", b"{}\n{}\n{}\n", spaced.as_bytes()] {
        overwrite(&vault.entry(3), file);
        assert_problems(
            &vault,
            &[
                (ProblemCode::JournalAltered, entry_name(3)),
                (ProblemCode::ObjectExtra, object_name(&digests[1])),
            ],
        );
    }
}

#[test]
fn an_edited_entry_has_a_bad_signature() {
    let (vault, _) = vault();
    let text = fs::read_to_string(vault.entry(3)).unwrap();
    overwrite(&vault.entry(3), text.replace("paper.pdf", "other.pdf").as_bytes());
    assert_problems(&vault, &[(ProblemCode::JournalBadSignature, entry_name(3))]);
}

#[test]
fn each_flipped_bit_of_an_entry_is_found() {
    let (vault, _) = vault();
    let whole = fs::read(vault.entry(3)).unwrap();
    for bit in (0..whole.len() * 8).step_by(7) {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        overwrite(&vault.entry(3), &bytes);
        let found = problems(&vault.store);
        let names_it = found.iter().any(|(_, path)| *path == entry_name(3));
        assert!(names_it, "bit {bit} was missed: {found:?}");
    }
}

#[test]
fn an_entry_that_was_replaced_by_its_own_writer_breaks_the_chain() {
    let (vault, _) = vault();
    let mut lines = lines(&vault.entry(3));
    lines[1] = lines[1].replace("paper.pdf", "other.pdf");
    overwrite(&vault.entry(3), &sign(ANNA, &lines));
    assert_problems(&vault, &[(ProblemCode::JournalBrokenChain, entry_name(4))]);
}

#[test]
fn a_rewritten_chain_is_not_signed() {
    let (vault, _) = vault();
    // Every digest is made to fit, so that only the signatures can tell.
    let mut prev: Option<(String, String)> = None;
    for n in 3..=5 {
        let mut text = fs::read_to_string(vault.entry(n)).unwrap();
        match &prev {
            None => text = text.replace("paper.pdf", "other.pdf"),
            Some((was, is)) => text = text.replace(was.as_str(), is),
        }
        let was = digest_of(&fs::read(vault.entry(n)).unwrap());
        prev = Some((was, digest_of(text.as_bytes())));
        overwrite(&vault.entry(n), text.as_bytes());
    }
    let expected: Vec<_> =
        (3..=5).map(|n| (ProblemCode::JournalBadSignature, entry_name(n))).collect();
    assert_problems(&vault, &expected);
}

#[test]
fn a_last_entry_that_is_not_the_one_this_process_read_is_altered() {
    let (vault, _) = vault();
    let mut lines = lines(&vault.entry(5));
    lines[1] = lines[1].replace("paper.pdf", "other.pdf");
    overwrite(&vault.entry(5), &sign(ANNA, &lines));
    assert_eq!(problems(&vault.store), [("journal_altered".into(), entry_name(5))]);
}

#[test]
fn an_entry_by_a_stranger_is_by_an_unknown_writer() {
    let (vault, _) = vault();
    let mut lines = lines(&vault.entry(5));
    lines[0] = lines[0]
        .replace(writer(ANNA).id().as_str(), writer(BEN).id().as_str())
        .replace("\"n\":5", "\"n\":6");
    let prev = digest_of(&fs::read(vault.entry(4)).unwrap());
    lines[0] = lines[0].replace(&prev, &digest_of(&fs::read(vault.entry(5)).unwrap()));
    overwrite(&vault.entry(6), &sign(BEN, &lines));
    assert_problems(&vault, &[(ProblemCode::JournalUnknownWriter, entry_name(6))]);
}

#[test]
fn entries_out_of_place_are_altered() {
    let (vault, digests) = vault();
    fs::rename(vault.entry(3), vault.file("tmp/x")).unwrap();
    fs::rename(vault.entry(4), vault.entry(3)).unwrap();
    fs::rename(vault.file("tmp/x"), vault.entry(4)).unwrap();
    age_object(&vault, &digests[1]);
    age_object(&vault, &digests[2]);
    assert_problems(
        &vault,
        &[
            (ProblemCode::JournalAltered, entry_name(3)),
            (ProblemCode::JournalAltered, entry_name(4)),
            (ProblemCode::ObjectExtra, object_name(&digests[1])),
            (ProblemCode::ObjectExtra, object_name(&digests[2])),
        ],
    );
}

#[test]
fn files_that_do_not_belong_are_extra_in_the_journal_and_foreign_elsewhere() {
    let (vault, _) = vault();
    fs::copy(vault.entry(2), vault.file("journal/000000000002 2.jsonl")).unwrap();
    overwrite(&vault.file("journal/notes.txt"), b"x");
    overwrite(&vault.file("objects/readme.txt"), b"x");
    overwrite(&vault.file("invoice.pdf"), b"x");
    overwrite(&vault.file("objects/Thumbs.db"), b"x");
    assert_problems(
        &vault,
        &[
            (ProblemCode::JournalExtra, "journal/000000000002 2.jsonl".into()),
            (ProblemCode::JournalExtra, "journal/notes.txt".into()),
            (ProblemCode::ForeignFile, "objects/readme.txt".into()),
            (ProblemCode::ForeignFile, "invoice.pdf".into()),
        ],
    );
}

#[test]
fn a_damaged_format_file_is_named() {
    let (vault, _) = vault();
    for damage in [None, Some("{"), Some(r#"{"format":1}"#)] {
        match damage {
            Some(text) => overwrite(&vault.file("vault.json"), text.as_bytes()),
            None => fs::remove_file(vault.file("vault.json")).unwrap(),
        }
        assert_eq!(problems(&vault.store), [("format_file_damaged".into(), "vault.json".into())]);
    }
}

#[test]
fn canceling_says_so() {
    let (vault, _) = vault();
    let report = vault.store.verify(&|_| {}, &|| true).unwrap();
    assert!(report.canceled);
    let asked = AtomicU32::new(0);
    let report =
        vault.store.verify(&|_| {}, &|| asked.fetch_add(1, Ordering::Relaxed) >= 3).unwrap();
    assert!(report.canceled);
    assert!(report.objects < 4);
    assert_eq!(report.problems, [], "what was not read is not wrong");
}

#[test]
fn every_problem_has_a_code_of_its_own() {
    let codes: BTreeSet<_> = ProblemCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes.len(), ProblemCode::ALL.len());
    assert_eq!(codes.len(), 16);
}

/// Makes an object look as old as an extra one must be to be told.
fn age_object(vault: &TestVault, digest: &Digest) {
    let path = vault.object(digest);
    let bytes = fs::read(&path).unwrap();
    overwrite(&path, &bytes);
    age(&path, 2);
}

fn digest_of(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    hex::encode(sha2::Sha256::digest(bytes))
}
