//! Packs that somebody changed: what a check names, and what it cannot see without an anchor.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use muniment::{Vault, check_pack};

use super::{INVOICE, LETTER, asked, checked, code, copy_folder, found, options, produce};
use crate::office::Office;

/// A finished pack, with the vault it came from and its digest.
fn finished(office: &Office) -> (Vault, PathBuf, String) {
    let vault = asked(office);
    let made = produce(office, &vault, &options(), "out");
    (vault, PathBuf::from(made.path), made.digest)
}

#[test]
fn each_manipulation_of_a_pack_is_named() {
    let office = Office::new();
    let (_, pack, _) = finished(&office);
    let whole = office.path("whole");
    copy_folder(&pack, &whole);
    let manipulated = |manipulate: &dyn Fn(&Path)| {
        let copy = office.path("copy");
        if copy.exists() {
            fs::remove_dir_all(&copy).expect("the copy goes");
        }
        copy_folder(&whole, &copy);
        manipulate(&copy);
        let report = checked(&copy, None);
        let tell = |finding: &muniment::view::PackFindingView| {
            (finding.code.clone(), finding.path.clone(), finding.other.clone())
        };
        report.findings.iter().map(tell).collect::<Vec<_>>()
    };
    let one = |code: &str, path: &str, other: Option<&str>| {
        vec![(code.to_owned(), path.to_owned(), other.map(str::to_owned))]
    };
    let flipped = manipulated(&|pack| {
        let mut bytes = fs::read(pack.join(LETTER)).expect("the letter");
        bytes[3] ^= 1;
        fs::write(pack.join(LETTER), bytes).expect("one bit is turned");
    });
    assert_eq!(flipped, one("altered", LETTER, None));
    let cut = manipulated(&|pack| fs::write(pack.join(LETTER), "Dear").expect("a cut"));
    assert_eq!(cut, one("truncated", LETTER, None));
    let gone = manipulated(&|pack| fs::remove_file(pack.join(LETTER)).expect("a deletion"));
    assert_eq!(gone, one("missing", LETTER, None));
    let more = manipulated(&|pack| fs::write(pack.join("data/x.txt"), "x").expect("a file"));
    assert_eq!(more, one("added", "data/x.txt", None));
    let moved = manipulated(&|pack| {
        fs::rename(pack.join(LETTER), pack.join("data/12_other/y.txt")).expect("a new name");
    });
    assert_eq!(moved, one("renamed", LETTER, Some("data/12_other/y.txt")));
    let swapped = manipulated(&|pack| {
        let bytes = |path: &str| fs::read(pack.join(path)).expect("a file");
        let (invoice, letter) = (bytes(INVOICE), bytes(LETTER));
        fs::write(pack.join(INVOICE), letter).expect("the letter");
        fs::write(pack.join(LETTER), invoice).expect("the invoice");
    });
    assert_eq!(swapped, one("swapped", INVOICE, Some(LETTER)));
}

#[test]
fn a_folder_above_or_inside_a_pack_is_no_pack() {
    let office = Office::new();
    let (_, pack, _) = finished(&office);
    let above = pack.parent().expect("it lies in a folder").to_owned();
    for other in [above, pack.join("data")] {
        assert_eq!(code(check_pack(&other, None, &|_| true)), "not_a_pack");
    }
    fs::remove_file(pack.join("bagit.txt")).expect("a deletion");
    let report = checked(&pack, None);
    assert!(found(&report).contains(&("missing", "bagit.txt")), "{report:?}");
}

#[test]
fn a_coherent_forgery_is_found_by_an_anchor_and_its_lack_is_said() {
    let office = Office::new();
    let (vault, pack, digest) = finished(&office);
    forge(&pack);
    let alone = checked(&pack, None);
    assert_eq!((found(&alone), alone.anchor.as_str()), (Vec::new(), "none"));
    let given = checked(&pack, Some(&digest));
    assert_eq!(found(&given), [("not_the_pack", "tagmanifest-sha256.txt")]);
    let recorded = vault.check_pack(&pack, None, &|_| true).expect("the pack can be read");
    assert_eq!(recorded.anchor, "recorded");
    assert_eq!(found(&recorded), [("altered", LETTER), ("not_the_pack", "tagmanifest-sha256.txt")]);
}

/// Replaces the letter and every digest and size of it, list by list.
fn forge(pack: &Path) {
    let forged = "Dear auditor, there is nothing at all";
    let before = sha256(&pack.join(LETTER));
    let length = fs::metadata(pack.join(LETTER)).expect("the letter").len();
    fs::write(pack.join(LETTER), forged).expect("another letter");
    let mut changes = vec![(before, sha256(&pack.join(LETTER)))];
    changes.push((format!("\"bytes\": \"{length}\""), format!("\"bytes\": \"{}\"", forged.len())));
    for list in [
        "data/01_index.csv",
        "data/custody.jsonl",
        "data/manifest.json",
        "bag-info.txt",
        "manifest-sha256.txt",
        "manifest.sha256",
        "tagmanifest-sha256.txt",
    ] {
        let path = pack.join(list);
        let was = sha256(&path);
        let mut text = fs::read_to_string(&path).expect("a list");
        for (from, to) in &changes {
            text = text.replace(from, to);
        }
        fs::write(&path, text).expect("a forged list");
        changes.push((was, sha256(&path)));
    }
}

fn sha256(path: &Path) -> String {
    let hash =
        "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())";
    let output = Command::new("python3").args(["-c", hash]).arg(path).output();
    String::from_utf8_lossy(&output.expect("python3 runs").stdout).trim().to_owned()
}

#[test]
fn a_pack_that_nobody_touched_raises_no_alarm_in_a_hundred_checks() {
    let office = Office::new();
    let (vault, pack, digest) = finished(&office);
    for _ in 0..100 {
        assert_eq!(found(&checked(&pack, Some(&digest))), []);
    }
    let recorded = vault.check_pack(&pack, None, &|_| true).expect("the pack can be read");
    assert_eq!((found(&recorded), recorded.anchor.as_str()), (Vec::new(), "recorded"));
}

#[test]
fn the_command_checks_a_pack_without_a_vault() {
    let office = Office::new();
    let (_, pack, digest) = finished(&office);
    let check = |arguments: &[&str]| {
        let mut command = Command::new(crate::office::command());
        command.env_remove("MUNIMENT_VAULT").arg("check").arg(&pack).args(arguments);
        command.output().expect("the command runs").status.code()
    };
    assert_eq!(check(&["--json", "--manifest-digest", &digest]), Some(0));
    assert_eq!(check(&["--manifest-digest", &"0".repeat(64)]), Some(1));
    fs::write(pack.join("data/x.txt"), "x").expect("a file");
    assert_eq!(check(&[]), Some(1));
}
